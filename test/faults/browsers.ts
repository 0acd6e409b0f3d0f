import { type Browser, launch } from 'puppeteer-core';
import { chromiumFlags } from '../runner/chromium-flags.mjs';

/** What puppeteer switches off of how pages live in a browser that people use. */
const PUPPETEERS = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
];

/** Timers of hidden pages are slowed to one a minute after five minutes; here after five seconds. */
const EARLY_THROTTLING = '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/5';

/** A browser for rows that only the network and the server take part in. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  launch({ executablePath, args: chromiumFlags() });

/** A browser as people use it: hidden pages are slowed, and stored ones may come back. */
export const startLifelikeBrowser = (
  executablePath: string,
  { throttlesEarly = true } = {},
): Promise<Browser> =>
  launch({
    executablePath,
    // In a network namespace nobody outside could reach its port.
    pipe: true,
    ignoreDefaultArgs: PUPPETEERS,
    args: [...chromiumFlags(), ...(throttlesEarly ? [EARLY_THROTTLING] : [])],
  });

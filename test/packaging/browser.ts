import { type Browser, launch, type Page } from 'puppeteer-core';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { chromiumFlags } from '../runner/chromium-flags.mjs';
import { until } from '../support/waiting.ts';

/** How long a page may take for what it shows, in ms: far above what a loaded machine needs. */
const LIMIT = 30_000;

export async function openBrowser(): Promise<Browser> {
  return launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
}

/** A page, and what it has complained of: errors that nobody caught, and the console's. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Waits until the element that matches `selector` has this text. */
  shows(selector: string, text: string): Promise<void>;
  /** Waits until the console's log tells of a message that arrived. */
  logsMessage(): Promise<void>;
}

export async function visit(browser: Browser, address: string): Promise<Visit> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(address);
  // Not by the page's own waiting, which a content policy may forbid.
  const seen = (what: string, isThere: () => Promise<boolean>) =>
    until(isThere, what, LIMIT).catch(async (error) => {
      const body = await page.evaluate(() => document.body.innerHTML);
      throw new Error([error.message, body, ...complaints].join('\n'));
    });
  return {
    page,
    complaints,
    shows: (selector, text) =>
      seen(`“${text}” in ${selector}`, () =>
        page.evaluate(
          (selector, text) => document.querySelector(selector)?.textContent === text,
          selector,
          text,
        ),
      ),
    logsMessage: () =>
      seen('a message in the log', () =>
        page.evaluate(() => {
          const shadow = document.querySelector('socket-console')?.shadowRoot;
          return Boolean(shadow?.querySelector('[part~=entry-received]'));
        }),
      ),
  };
}

import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumFlags } from './chromium-flags.mjs';

/** Loaded by name where it is needed: its types do not pass with `exactOptionalPropertyTypes`. */
const WEBDRIVER = '@web/test-runner-webdriver';

/** Of several pages in one window all but one would be hidden. */
const createPage = ({ context }) => context.newPage({ type: 'window' });

/**
 * What starts an engine for the runner: `program` is its browser; WebKitGTK's is driven through the
 * WebDriver that listens on `port`.
 */
export const launchers = {
  chromium: ({ program }) =>
    chromeLauncher({
      launchOptions: { executablePath: program, args: chromiumFlags() },
      createPage,
    }),
  firefox: ({ program }) =>
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: program,
        // Firefox puts off attempts to an address that failed, for up to a minute.
        extraPrefsFirefox: { 'network.websocket.delay-failed-reconnects': false },
      },
      createBrowserContext: ({ browser }) => browser.defaultBrowserContext(),
      createPage: ({ context }) => context.newPage(),
    }),
  webkit: async ({ program, port }) => {
    const { webdriverLauncher } = await import(WEBDRIVER);
    return webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: Number(port),
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: program, args: ['--automation'] },
        'wdio:enforceWebDriverClassic': true,
      },
    });
  },
};

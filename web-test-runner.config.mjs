import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { setUpBrowser } from './scripts/set-up/get-browser.mjs';
import { chromiumFlags } from './test/runner/chromium-flags.mjs';
import { devServerCommands } from './test/runner/dev-server-commands.mjs';
import { frameworkModules } from './test/runner/framework-modules.mjs';
import { logger } from './test/runner/logger.mjs';
import { publicNames } from './test/runner/public-names.mjs';
import { reporter } from './test/runner/reporter.mjs';
import { scriptedServers } from './test/runner/scripted-server.mjs';

const devServer = devServerCommands();
const watching = process.argv.includes('--watch');

/** Of several pages in one window all but one would be hidden. */
function createVisiblePage({ context }) {
  return context.newPage({ type: 'window' });
}

export default {
  rootDir: import.meta.dirname,
  files: 'test/**/*.browser.ts',
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await setUpBrowser(), args: chromiumFlags() },
      createPage: createVisiblePage,
    }),
  ],
  plugins: [
    publicNames(),
    frameworkModules(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    devServer.plugin,
    scriptedServers(),
  ],
  reporters: [watching ? defaultReporter() : reporter(), devServer.reporter],
  ...(watching ? {} : { logger: logger() }),
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  concurrency: 2,
  staticLogging: !watching,
  browserStartTimeout: 60_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
};

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { setUpBrowser } from './scripts/set-up/get-browser.mjs';
import { devServerCommands } from './test/runner/dev-server-commands.mjs';
import { launchers } from './test/runner/engines.mjs';
import { frameworkModules } from './test/runner/framework-modules.mjs';
import { logger } from './test/runner/logger.mjs';
import { publicNames } from './test/runner/public-names.mjs';
import { reporter } from './test/runner/reporter.mjs';
import { scriptedServers } from './test/runner/scripted-server.mjs';

const devServer = devServerCommands();
const watching = process.argv.includes('--watch');

const { ENGINE = 'chromium', ENGINE_PROGRAM, ENGINE_PORT } = process.env;
const program = ENGINE_PROGRAM ?? (await setUpBrowser());

export default {
  rootDir: import.meta.dirname,
  files: 'test/**/*.browser.ts',
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  browsers: [await launchers[ENGINE]({ program, port: ENGINE_PORT })],
  plugins: [
    publicNames(),
    frameworkModules(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    devServer.plugin,
    scriptedServers(),
  ],
  reporters: [watching ? defaultReporter() : reporter(), devServer.reporter],
  ...(watching ? {} : { logger: logger() }),
  // A hang guard, far above what the slowest test needs on a loaded machine.
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  // Only Chromium shows two pages at once.
  concurrency: ENGINE === 'chromium' ? 2 : 1,
  staticLogging: !watching,
  browserStartTimeout: 60_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
};

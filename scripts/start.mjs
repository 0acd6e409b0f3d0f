import { join } from 'node:path';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { freePort } from './set-up/free-port.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';
import { onStop } from './set-up/signals.mjs';

/** Longer than the development server waits for its clients to answer its goodbye. */
const STOP_LIMIT = 5000;

await runMain(async () => {
  await setUpDependencies();
  const { createServer } = await import('vite');
  const configFile = join(root, 'vite.config.ts');
  const server = await createServer({
    configFile,
    server: { port: await freePort(5173), strictPort: false },
    logLevel: 'warn',
  });
  // Vite's own handler would end the process with an error code.
  process.removeAllListeners('SIGTERM');
  stopOnSignal(server);
  await server.listen();
  console.log(`The demo runs at http://localhost:${server.httpServer.address().port}/`);
  console.log('Ctrl-C stops it.');
});

function stopOnSignal(server) {
  onStop(async () => {
    setTimeout(() => process.exit(1), STOP_LIMIT);
    await server.close();
    process.exit(0);
  });
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setUpDependencies } from './set-up/dependencies.mjs';
import { root } from './set-up/paths.mjs';
import { runMain } from './set-up/plain-failure.mjs';

await runMain(async () => {
  await setUpDependencies();
  const { bundleEntries, bundleForScriptTag } = await import('./build/bundles.mjs');
  const { writeDeclarations } = await import('./build/declarations.mjs');
  const { buildInspector } = await import('./build/inspector.mjs');
  const { writeManifest } = await import('./build/manifest.mjs');
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await bundleEntries();
  await bundleForScriptTag('index', 'heartbeat-socket.min');
  await bundleForScriptTag('console', 'socket-console.min');
  await writeDeclarations();
  await writeManifest();
  await buildInspector();
});

import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { devServer } from './dev-server/vite-plugin.ts';

const source = (entry: string): string =>
  fileURLToPath(new URL(`./src/${entry}.ts`, import.meta.url));

/** The demo, served by `npm start`; its pages import the package by its public names. */
export default defineConfig({
  root: fileURLToPath(new URL('./demo', import.meta.url)),
  appType: 'mpa',
  clearScreen: false,
  server: { port: 5173, fs: { allow: ['..'] } },
  resolve: {
    // Lit's development build only adds a notice to the browser's console.
    conditions: defaultClientConditions.filter((name) => name !== 'development|production'),
    alias: [
      { find: /^heartbeat-socket$/, replacement: source('index') },
      { find: /^heartbeat-socket\/([\w-]+)$/, replacement: source('$1') },
    ],
  },
  plugins: [devServer()],
});

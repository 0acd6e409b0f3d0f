import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The script of a row's page, with the package's sources in it. */
export async function bundlePage(): Promise<string> {
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'warn',
    resolve: {
      alias: [
        { find: /^heartbeat-socket$/, replacement: file('../../../src/index.ts') },
        { find: /^heartbeat-socket\/(\w+)$/, replacement: file('../../../src/$1.ts') },
      ],
    },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: file('../page/main.ts'), formats: ['es'] },
    },
  })) as unknown as { output: { code: string }[] }[];
  const code = bundle?.output[0]?.code;
  if (!code) throw new Error('The page of the rows could not be built.');
  return code;
}

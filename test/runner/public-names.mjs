/**
 * Tests import the package by its public names; here they mean the sources, as in `vite.config.ts`
 * and `tsconfig.json`.
 */
export function publicNames() {
  return {
    name: 'public-names',
    resolveImport({ source }) {
      const name = /^heartbeat-socket(?:\/([\w-]+))?$/.exec(source);
      return name ? `/src/${name[1] ?? 'index'}.ts` : undefined;
    },
  };
}

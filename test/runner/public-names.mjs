/**
 * Tests import the package by its public names; here they mean the sources, as in `vite.config.ts`
 * and `tsconfig.json`.
 */
export function publicNames() {
  return {
    name: 'public-names',
    resolveImport({ source }) {
      const [, entry = 'index'] = /^heartbeat-socket(?:\/([\w-]+))?$/.exec(source) ?? [source, ''];
      return entry && `/src/${entry}.ts`;
    },
  };
}

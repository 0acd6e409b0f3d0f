/**
 * Tests import the package by its public names; here they mean the sources, as in `vite.config.ts`
 * and `tsconfig.json`.
 */
const SOURCES = {
  'heartbeat-socket': '/src/index.ts',
  'heartbeat-socket/console': '/src/console.ts',
  'heartbeat-socket/core': '/src/core.ts',
  'heartbeat-socket/elements': '/src/elements.ts',
  'heartbeat-socket/faults': '/src/faults.ts',
};

export function publicNames() {
  return {
    name: 'public-names',
    resolveImport({ source }) {
      return SOURCES[source];
    },
  };
}

/** Everybody who takes part, by the names under which results are kept, in the order of the tables. */
export const libraryNames = [
  'bare',
  'floor',
  'class',
  'element',
  'reconnecting-websocket',
  'partysocket',
  'sockette',
  'robust-websocket',
  'websocket-heartbeat-js',
  'vueuse',
] as const;

export type LibraryName = (typeof libraryNames)[number];

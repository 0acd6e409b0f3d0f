/** The libraries by name; most can only be imported in a page. */
import { bare } from './bare.ts';
import { floor } from './floor.ts';
import { heartbeatSocket } from './heartbeat-socket.ts';
import { heartbeatSocketElement } from './heartbeat-socket-element.ts';
import type { Library } from './library.ts';
import type { LibraryName } from './names.ts';
import { partySocket } from './partysocket.ts';
import { reconnectingWebSocket } from './reconnecting-websocket.ts';
import { robustWebSocket } from './robust-websocket.ts';
import { sockette } from './sockette.ts';
import { vueUse } from './vueuse.ts';
import { websocketHeartbeat } from './websocket-heartbeat-js.ts';

export const libraries: Readonly<Record<LibraryName, Library>> = {
  bare,
  floor,
  class: heartbeatSocket,
  element: heartbeatSocketElement,
  'reconnecting-websocket': reconnectingWebSocket,
  partysocket: partySocket,
  sockette,
  'robust-websocket': robustWebSocket,
  'websocket-heartbeat-js': websocketHeartbeat,
  vueuse: vueUse,
};

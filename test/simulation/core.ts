import type { Connection } from '../../src/core/connection.ts';
import type { HeartbeatSocket } from '../../src/core/heartbeat-socket.ts';

/** The code under test: the one of the working tree, or a copy with a bug put in. */
export interface Core {
  readonly HeartbeatSocket: typeof HeartbeatSocket;
  readonly connectionOf: (face: object) => Connection;
}

/** Loads it from the folder of sources at `address`. */
export async function loadCore(address: URL): Promise<Core> {
  const face = await import(new URL('core/face.ts', address).href);
  const socket = await import(new URL('core/heartbeat-socket.ts', address).href);
  return { HeartbeatSocket: socket.HeartbeatSocket, connectionOf: face.connectionOf };
}

/** A class shaped like WebSocket. */
export type WebSocketClass = new (url: string, protocols: string | string[]) => WebSocket;

/**
 * Stands between a connection and its sockets: `dial` makes the real socket, or gives the running
 * one; what is given back takes its place. `isReply` tells whether data, arriving now, would be the
 * reply to a probe.
 */
export type Interposer = (dial: () => WebSocket, isReply: (data: unknown) => boolean) => WebSocket;

/**
 * Lets a socket go: nothing of it is heard any more, and it closes in its own time (with `code`, if
 * given). Sockets that can be torn down at once (those of ws) are, unless a code is to be sent.
 */
export function letGo(socket: WebSocket & { terminate?(): void }, code?: number): void {
  socket.onopen = socket.onmessage = socket.onclose = null;
  // ws reports an aborted handshake as an error, and an error nobody listens to ends the process.
  socket.onerror = () => {};
  try {
    if (!code && socket.terminate) socket.terminate();
    else socket.close(code);
  } catch {
    // It is gone, which is what was asked for.
  }
}

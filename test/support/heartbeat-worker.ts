/** A module worker that runs a HeartbeatSocket, and tells its page of every event. */
import { HeartbeatSocket } from 'heartbeat-socket/core';

let socket: HeartbeatSocket;

const types = ['open', 'message', 'heartbeat', 'close', 'reconnecting', 'statechange'] as const;

addEventListener('message', ({ data: [command, ...args] }) => {
  if (command === 'make') {
    const [url, options] = args;
    socket = new HeartbeatSocket(url, [], options);
    for (const type of types) {
      socket.addEventListener(type, (event: Event) => {
        const { data, cause } = event as Event & { data?: unknown; cause?: unknown };
        postMessage({ type, state: socket.state, url: socket.url, data, cause });
      });
    }
  }
  if (command === 'send') socket.send(args[0]);
  if (command === 'close') socket.close();
  if (command === 'online') dispatchEvent(new Event('online'));
});

postMessage({ type: 'ready' });

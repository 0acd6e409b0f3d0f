import { HeartbeatSocket, type HeartbeatSocketOptions } from 'heartbeat-socket/core';
import { heard } from './lanes.ts';

/** A signal that outlives every socket. */
const forever = new AbortController().signal;

const make = (url: string, options: HeartbeatSocketOptions = {}) =>
  new HeartbeatSocket(url, [], options);

async function open(url: string, options?: HeartbeatSocketOptions): Promise<HeartbeatSocket> {
  const socket = make(url, options);
  await heard(socket, 'open');
  return socket;
}

/** Closes it, and waits until that is done. */
async function shut(socket: HeartbeatSocket): Promise<void> {
  socket.close();
  if (socket.state !== 'closed') await heard(socket, 'close');
}

/** Every way in which a socket may end, with whatever hangs on it at the time. */
export const endings: readonly ((url: string) => Promise<unknown>)[] = [
  // While the handshake runs.
  (url) => shut(make(url)),
  (url) => shut(make(`${url}hang`)),
  // In a wait, after the line was cut.
  async (url) => {
    const socket = await open(url);
    socket.send('drop');
    await heard(socket, 'reconnecting');
    await shut(socket);
  },
  async (url) => {
    const socket = await open(url);
    socket.addEventListener('reconnecting', (event) => event.preventDefault());
    socket.send('drop');
    await heard(socket, 'close');
    await heard(socket, 'close');
  },
  // In a wait, after an attempt that took too long.
  async (url) => {
    const socket = make(`${url}hang`, { connectTimeout: 5 });
    await heard(socket, 'reconnecting');
    await shut(socket);
  },
  // While a function owes the address, or after it has failed.
  () => shut(new HeartbeatSocket(() => new Promise(() => {}))),
  async () => {
    const socket = new HeartbeatSocket(() => Promise.reject(new Error('no token')));
    await heard(socket, 'reconnecting');
    await shut(socket);
  },
  // Never started, with messages held for a link that never comes.
  async (url) => {
    const socket = make(url, { manual: true, queueTime: 60_000 });
    socket.send('x'.repeat(100));
    socket.send(new ArrayBuffer(100));
    socket.close();
  },
  // Without a single word.
  async (url) => void make(url, { manual: true }),
  // With a message held for a while, and listeners and observers left on it.
  async (url) => {
    const socket = make(url, { queueTime: 60_000 });
    socket.send('held');
    socket.tap(() => socket.latency);
    socket.onmessage = () => socket.latency;
    socket.addEventListener('close', () => socket.latency);
    await heard(socket, 'open');
    await shut(socket);
  },
  // While a probe is owed its answer.
  async (url) => {
    const socket = await open(url, { heartTime: 1, heartMessage: 'no answer' });
    await new Promise<void>((resolve) => {
      socket.tap(({ type }) => type === 'probe' && resolve());
    });
    await shut(socket);
  },
  // Found dead.
  async (url) => {
    const socket = await open(url, {
      heartTime: 1,
      heartTimeout: 5,
      heartMessage: 'no answer',
      reconnectCount: 0,
    });
    await heard(socket, 'close');
  },
  // By a signal, and with one that outlives it.
  async (url) => {
    const controller = new AbortController();
    const socket = await open(url, { signal: controller.signal });
    controller.abort();
    await heard(socket, 'close');
  },
  async (url) => shut(await open(url, { signal: forever })),
  async (url) => void make(url, { signal: AbortSignal.abort() }),
  // By the server.
  async (url) => {
    const socket = await open(url, { reconnectCount: 0 });
    socket.send('close');
    await heard(socket, 'close');
  },
  // From its own listener, and started once more from another.
  async (url) => {
    const socket = make(url);
    socket.onopen = () => socket.close();
    await heard(socket, 'close');
    socket.connect();
    await heard(socket, 'close');
  },
  // With no constructor that ever came to its end.
  async () => {
    try {
      make('ftp://127.0.0.1/');
    } catch {
      // This is the point.
    }
  },
];

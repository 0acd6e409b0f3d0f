import { HeartbeatSocketElement } from 'heartbeat-socket';
import { SocketConsoleElement } from 'heartbeat-socket/console';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import { consoleDroppings, droppings } from './droppings.ts';
import { endings } from './endings.ts';
import { heard, pick, repeat } from './lanes.ts';

/** Does some work `count` times, on servers at these addresses. */
export type Work = (urls: readonly string[], count: number) => Promise<void>;

/** Opens a socket of a class, closes it, and waits for its end. */
const cycles =
  (make: (url: string) => WebSocket | HeartbeatSocket): Work =>
  (urls, count) =>
    repeat(count, async (number) => {
      const socket = make(pick(urls, number));
      await heard(socket, 'open');
      socket.close();
      await heard(socket, 'close');
    });

const inEveryWay =
  (ways: readonly ((url: string) => Promise<unknown>)[]): Work =>
  (urls, count) =>
    repeat(count, async (number) => {
      await pick(ways, number)(pick(urls, number));
    });

/** Sockets and elements that stay, to lose their link again and again. */
const kept: (HeartbeatSocket | HeartbeatSocketElement)[] = [];

const openKept: Work = async (urls, count) => {
  for (let number = 0; number < count; number += 1) {
    const options = { reconnectTime: 1, reconnectGrowth: 1, reconnectJitter: 0 };
    const url = pick(urls, number);
    const socket =
      number % 2
        ? new HeartbeatSocket(url, [], options)
        : Object.assign(document.createElement('heartbeat-socket'), options, { url });
    if (socket instanceof HTMLElement) document.body.append(socket);
    kept.push(socket);
    await heard(socket, 'open');
  }
};

/** Half of the links are cut by the server, half are let go by us. */
const loseLinks: Work = (_, count) =>
  Promise.all(
    kept.map(async (socket, index) => {
      for (let number = index; number < count; number += kept.length) {
        const opened = heard(socket, 'open');
        if (number % 3) socket.reconnect();
        else socket.send('drop');
        await opened;
      }
    }),
  ).then(() => {});

const closeKept: Work = async () => {
  for (const socket of kept.splice(0)) {
    socket.close();
    await heard(socket, 'close');
    if (socket instanceof HTMLElement) socket.remove();
  }
};

/** What Node asks of the page. */
export const work = {
  bare: cycles((url) => new WebSocket(url)),
  cycles: cycles((url) => new HeartbeatSocket(url)),
  endings: inEveryWay(endings),
  droppings: inEveryWay(droppings),
  consoleDroppings: inEveryWay(consoleDroppings),
  openKept,
  loseLinks,
  closeKept,
} satisfies Record<string, Work>;

export type WorkName = keyof typeof work;

/** The classes whose living instances Node counts. */
export const classes = {
  WebSocket,
  AbortController,
  HeartbeatSocket,
  HeartbeatSocketElement,
  SocketConsoleElement,
};

Object.assign(globalThis, { work, classes });

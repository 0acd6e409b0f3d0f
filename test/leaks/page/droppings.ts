import 'heartbeat-socket';
import 'heartbeat-socket/console';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { heard } from './lanes.ts';

/** The default heartbeat is on, and none of it has been waited for. */
function make(url: string): HeartbeatSocketElement {
  const element = document.createElement('heartbeat-socket');
  element.setAttribute('url', url);
  return element;
}

async function open(url: string): Promise<HeartbeatSocketElement> {
  const element = make(url);
  document.body.append(element);
  await heard(element, 'open');
  return element;
}

let count = 0;

/** A console for an element, and what ties the two: an id, or a reference. */
function attachConsole(element: HeartbeatSocketElement, isById: boolean): HTMLElement {
  const socketConsole = document.createElement('socket-console');
  if (isById) {
    count += 1;
    element.id = `element-${count}`;
    socketConsole.htmlFor = element.id;
  } else {
    socketConsole.socket = element;
  }
  document.body.append(socketConsole);
  return socketConsole;
}

/** Every way in which a page may drop an element that is connected, and what it leaves on it. */
export const droppings: readonly ((url: string) => Promise<unknown>)[] = [
  // As most do.
  async (url) => (await open(url)).remove(),
  async (url) => {
    const element = await open(url);
    element.close();
    element.remove();
  },
  // With handlers, listeners and observers left on it.
  async (url) => {
    const element = await open(url);
    element.onopen = element.onmessage = element.onclose = () => element.state;
    element.onstatechange = element.onheartbeat = () => element.state;
    element.addEventListener('close', () => element.state);
    element.tap(() => element.state);
    element.shouldReconnect = () => element.isConnected;
    element.send('text');
    element.remove();
  },
  // Along with what it stands in.
  async (url) => {
    const frame = document.createElement('div');
    const element = make(url);
    frame.append(element);
    document.body.append(frame);
    await heard(element, 'open');
    frame.textContent = '';
    frame.remove();
  },
  // Moved, and taken out and put back, before it goes.
  async (url) => {
    const element = await open(url);
    document.head.append(element);
    element.remove();
    document.body.append(element);
    element.remove();
  },
  // While it connects.
  async (url) => {
    const element = make(url);
    document.body.append(element);
    await element.updateComplete;
    element.remove();
  },
  // Before it has had the time to.
  async (url) => {
    const element = make(url);
    document.body.append(element);
    element.remove();
  },
  // In a wait.
  async (url) => {
    const element = await open(url);
    element.send('drop');
    await heard(element, 'reconnecting');
    element.remove();
  },
  // Without a link that could be: held messages, and no address.
  async () => {
    const element = document.createElement('heartbeat-socket');
    element.queueTime = 60_000;
    document.body.append(element);
    element.send('held');
    element.remove();
    element.close();
  },
  // In no document, ever.
  async (url) => void make(url).send('held'),
];

/** The same with a console at it, whichever of the two goes first. */
export const consoleDroppings: readonly ((url: string) => Promise<unknown>)[] = [
  async (url) => {
    const element = await open(url);
    const socketConsole = attachConsole(element, true);
    element.send('text');
    element.remove();
    await heard(element, 'close');
    socketConsole.remove();
  },
  async (url) => {
    const element = await open(url);
    const socketConsole = attachConsole(element, true);
    await Promise.resolve();
    socketConsole.remove();
    element.remove();
  },
  async (url) => {
    const element = await open(url);
    const socketConsole = attachConsole(element, false);
    element.remove();
    socketConsole.remove();
  },
];

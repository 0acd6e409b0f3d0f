import 'heartbeat-socket';
import 'heartbeat-socket/console';
import type { SocketConsoleElement, TappableSocket } from 'heartbeat-socket/console';

type Observer = Parameters<TappableSocket['tap']>[0];

/** A socket that tells what it is told to. */
class Teller implements TappableSocket {
  readonly state = 'open';
  readonly #observers = new Set<Observer>();

  tap(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  receive(data: string): void {
    const record = { type: 'received', time: performance.now(), data } as const;
    for (const observer of this.#observers) observer(record);
  }

  connect(): void {}
  send(): void {}
  close(): void {}
}

const teller = new Teller();
const element = document.createElement('socket-console');
document.body.append(element);

/** A turn of the event loop, so that no task is long. */
const turn = () => new Promise((resolve) => setTimeout(resolve));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The message of a number, of about a hundred characters. */
const message = (number: number) =>
  JSON.stringify({
    number,
    user: `user-${number % 1000}`,
    text: 'some words that a message may have',
  });

/** Has a console hold so many messages, which are told as fast as they come. */
async function fill(count: number): Promise<void> {
  element.socket = teller;
  await element.updateComplete;
  for (let number = 0; number < count; number += 1) {
    teller.receive(message(number));
    if (number % 5000 === 0) await turn();
  }
  await settled(element);
}

/** Waits until all of the log is searched. */
async function settled(console: SocketConsoleElement): Promise<void> {
  do await console.updateComplete;
  while (await isSearching(console));
}

async function isSearching(console: SocketConsoleElement): Promise<boolean> {
  await frame();
  return /still to search/.test(find(console, 'count')?.textContent ?? '');
}

function find(console: SocketConsoleElement, part: string): HTMLElement | null | undefined {
  return console.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
}

function held(): number {
  return Number(find(element, 'log')?.getAttribute('aria-rowcount'));
}

/** Milliseconds from a change to the end of the frame that shows it. */
async function painted(change: () => void): Promise<number> {
  await frame();
  const start = performance.now();
  change();
  await frame();
  // The frame's own work is done when the next task runs.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  return performance.now() - start;
}

/** How long each of these takes until it is painted, in milliseconds. */
export interface Paints {
  /** The first rows that a filter finds. */
  readonly filter: number;
  /** The rows of another place. */
  readonly scroll: number;
  /** A plain list of a thousand rows with the same three cells, all made anew. */
  readonly plain: number;
}

const filters = ['user-77', '/"number":\\d*99,/', '-user-1', 'words "may have"', ''];

/** Each of them so many times, by turns, so that what else the machine does meets all of them. */
async function paints(times: number): Promise<readonly Paints[]> {
  const log = find(element, 'log') as HTMLElement;
  const list = document.createElement('ol');
  document.body.append(list);
  const rounds: Paints[] = [];
  for (let time = 0; time < times; time += 1) {
    const filter = await painted(() => {
      element.filter = filters[time % filters.length] ?? '';
    });
    element.filter = '';
    await settled(element);
    const scroll = await painted(() => {
      log.scrollTop = (log.scrollHeight * ((time * 37) % 100)) / 100;
    });
    const plain = await painted(() => {
      const rows = Array.from({ length: 1000 }, (_, number) => {
        const row = document.createElement('li');
        for (const text of [new Date().toISOString(), '↓', message(number + time)]) {
          row.append(Object.assign(document.createElement('span'), { textContent: text }));
        }
        return row;
      });
      list.replaceChildren(...rows);
    });
    list.replaceChildren();
    rounds.push({ filter, scroll, plain });
  }
  list.remove();
  return rounds;
}

/** Watches a real link until so many messages have come; gives how long that took, in milliseconds. */
async function flood(url: string, messages: number): Promise<number> {
  const socket = document.createElement('heartbeat-socket');
  socket.url = url;
  let left = messages;
  const all = new Promise<void>((resolve) => {
    socket.addEventListener('message', () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  element.socket = socket;
  document.body.append(socket);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const start = performance.now();
  await all;
  const duration = performance.now() - start;
  socket.close();
  socket.remove();
  return duration;
}

const bounded = (maxEntries: number, maxBytes: number) =>
  Object.assign(element, { maxEntries, maxBytes });

/** What the test calls, by name. */
export const scene = { fill, held, bounded, paints, flood };

Object.assign(globalThis, { scene });

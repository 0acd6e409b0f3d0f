import 'heartbeat-socket';
import type {
  HeartbeatSocketElementEventMap as EventMap,
  HeartbeatSocketElement,
  TapRecord,
} from 'heartbeat-socket';
import { bounded, until } from './waiting.ts';

export type EventType = keyof EventMap;

const types: readonly EventType[] = [
  'open',
  'message',
  'heartbeat',
  'close',
  'reconnecting',
  'unsent',
  'error',
  'statechange',
];

/** What an element has told since it was made. */
interface History {
  readonly events: { readonly event: EventMap[EventType]; readonly time: number }[];
  readonly records: TapRecord[];
  readonly arrivals: Set<() => void>;
}

const histories = new Map<HeartbeatSocketElement, History>();

/** Attributes for a retry without delay or chance. */
export const quick = { 'reconnect-time': 50, 'reconnect-growth': 1, 'reconnect-jitter': 0 };

type AttributeValues = Record<string, string | number | boolean>;
type Properties = Partial<HeartbeatSocketElement>;

/** An element that is in no document yet; everything it tells is recorded. */
export function make(attributes: AttributeValues = {}, properties: Properties = {}) {
  const element = document.createElement('heartbeat-socket');
  record(element);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  Object.assign(element, properties);
  return element;
}

/** The same, in the document. */
export function mount(attributes: AttributeValues = {}, properties: Properties = {}) {
  const element = make(attributes, properties);
  document.body.append(element);
  return element;
}

/** The same, and its link is up. */
export async function mountOpen(attributes: AttributeValues = {}, properties: Properties = {}) {
  const element = mount(attributes, properties);
  await heard(element, 'open');
  return element;
}

/**
 * What is made by `make`, with nothing left to chance: a link's first probe comes after all of its
 * heart-time, a try by hint at once.
 */
export function withoutChance<Made>(make: () => Made): Made {
  const { random } = Math;
  Math.random = () => 0;
  try {
    return make();
  } finally {
    Math.random = random;
  }
}

/** Records what an element tells, and ends it with the test. */
export function record(element: HeartbeatSocketElement): void {
  const history: History = { events: [], records: [], arrivals: new Set() };
  histories.set(element, history);
  for (const type of types) {
    element.addEventListener(type, (event) => {
      history.events.push({ event, time: performance.now() });
      for (const arrive of history.arrivals) arrive();
    });
  }
  // An element whose class is not there yet cannot be tapped.
  element.tap?.((record) => history.records.push(record));
}

/** Ends the elements of a test. */
export function endElements(): void {
  for (const element of histories.keys()) {
    element.close?.();
    element.remove();
  }
  histories.clear();
}

function historyOf(element: HeartbeatSocketElement): History {
  const history = histories.get(element);
  if (!history) throw new Error('This element is not recorded.');
  return history;
}

/** All events of a type so far. */
export function all<Type extends EventType>(
  element: HeartbeatSocketElement,
  type: Type,
): EventMap[Type][] {
  const { events } = historyOf(element);
  return events.map(({ event }) => event).filter((event) => event.type === type) as never;
}

/** The details of all events of a type so far. */
export function details<Type extends EventType>(element: HeartbeatSocketElement, type: Type) {
  return all(element, type).map(({ detail }) => detail) as EventMap[Type]['detail'][];
}

/** The types of all events so far, in order. */
export function order(element: HeartbeatSocketElement): string[] {
  return historyOf(element).events.map(({ event }) => event.type);
}

/** The states so far, in order, from the first change on. */
export function states(element: HeartbeatSocketElement): string[] {
  return details(element, 'statechange').map(({ state }) => state);
}

/** What arrived as messages so far. */
export function received(element: HeartbeatSocketElement): unknown[] {
  return details(element, 'message').map(({ data }) => data);
}

/** What `tap()` told so far, of one type. */
export function tapped(element: HeartbeatSocketElement, type: TapRecord['type']): TapRecord[] {
  return historyOf(element).records.filter((record) => record.type === type);
}

/** When an event was dispatched, as `performance.now()`. */
export function timeOf(element: HeartbeatSocketElement, event: Event): number {
  return historyOf(element).events.find((entry) => entry.event === event)?.time ?? Number.NaN;
}

/** The event of a type, the first or the one with that number, past or to come. */
export async function heard<Type extends EventType>(
  element: HeartbeatSocketElement,
  type: Type,
  number = 1,
): Promise<EventMap[Type]> {
  const history = historyOf(element);
  const arrived = new Promise<EventMap[Type]>((resolve) => {
    const look = () => {
      const event = all(element, type)[number - 1];
      if (!event) return;
      history.arrivals.delete(look);
      resolve(event);
    };
    history.arrivals.add(look);
    look();
  });
  return bounded(arrived, () => `${type} ${number}; there was: ${order(element).join(' ')}`);
}

/** Waits for the record of that number of a type from `tap()`. */
export async function recorded(
  element: HeartbeatSocketElement,
  type: TapRecord['type'],
  number = 1,
): Promise<TapRecord> {
  await until(() => tapped(element, type).length >= number, `${type} ${number}`);
  return tapped(element, type)[number - 1] as TapRecord;
}

/** Waits for a message of these words to come. */
export async function heardMessage(element: HeartbeatSocketElement, words: unknown): Promise<void> {
  await until(() => received(element).includes(words), `message ${words}`);
}

let count = 0;

/** Shows that the link works: a message goes there and back. */
export async function echo(element: HeartbeatSocketElement): Promise<void> {
  count += 1;
  const words = `echo ${count}`;
  element.send(words);
  await heardMessage(element, words);
}

import type {
  ConsoleSocket,
  ConsoleTexts,
  SocketConsoleElement,
  TappableSocket,
} from 'heartbeat-socket/console';
import 'heartbeat-socket/console';

type Observer = Parameters<TappableSocket['tap']>[0];
type TapRecord = Parameters<Observer>[0];
type State = TappableSocket['state'];

/** A socket whose states and records a test says by hand. */
export class FakeSocket implements TappableSocket {
  state: State = 'idle';
  queueLimit = 1000;
  readonly calls: string[] = [];
  readonly observers = new Set<Observer>();
  /** How often it was tapped. */
  taps = 0;
  /** What `send()` throws, if anything. */
  refusal: Error | undefined;
  /** When all that it tells has happened; undefined: when it is told. */
  time: number | undefined;

  constructor(state: State = 'idle') {
    this.state = state;
  }

  connect(): void {
    this.calls.push('connect');
  }

  send(data: string): void {
    if (this.refusal) throw this.refusal;
    this.calls.push(`send ${data}`);
    this.tell('sent', { data });
  }

  close(): void {
    this.calls.push('close');
  }

  tap(observer: Observer): () => void {
    this.taps += 1;
    this.observers.add(observer);
    return () => this.observers.delete(observer);
  }

  tell(type: TapRecord['type'], facts: Partial<TapRecord> = {}): void {
    const time = this.time ?? performance.now();
    for (const observer of this.observers) observer({ type, time, ...facts });
  }

  become(state: State): void {
    const previous = this.state;
    this.state = state;
    this.tell('statechange', { detail: { state, previous } });
  }

  /** Loses its link, and waits for the next attempt. */
  lose(delay: number, attempt = 1): void {
    this.become('waiting');
    const cause = 'network';
    this.tell('close', {
      detail: {
        code: 1006,
        reason: '',
        wasClean: false,
        cause,
        willReconnect: true,
        unconfirmed: 0,
      },
    });
    this.tell('reconnecting', { detail: { attempt, delay, cause } });
  }
}

/** A place of its own on the page for each test. */
export function stage(markup = ''): HTMLElement {
  const element = document.createElement('main');
  element.innerHTML = markup;
  document.body.append(element);
  return element;
}

/** Removes what tests have put on the page. */
export function clearStage(): void {
  for (const element of document.querySelectorAll('main')) element.remove();
}

/** Names what consoles of this file store: other files use the same storage at the same time. */
export const prefix = `test-${crypto.randomUUID()}`;

/** What is stored under the prefix. */
export const stored = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** Removes what tests have stored. */
export function clearStorage(): void {
  for (const key of stored()) localStorage.removeItem(key);
}

/** A console on the page, rendered. */
export async function consoleFor(
  socket: ConsoleSocket | null,
  texts: Partial<ConsoleTexts> = {},
): Promise<SocketConsoleElement> {
  const element = document.createElement('socket-console');
  element.socket = socket;
  element.texts = texts;
  stage().append(element);
  await rendered(element);
  return element;
}

/** Waits until all that was told so far is on the screen. */
export async function rendered(element: SocketConsoleElement): Promise<void> {
  // Observers of mutations, and promises of definitions, come first.
  do {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  } while (isSearching(element));
}

/** On a busy machine, what a filter lets pass may take more than one slice of a search. */
function isSearching({ shadowRoot }: SocketConsoleElement): boolean {
  return /still to search/.test(shadowRoot?.querySelector('[part="count"]')?.textContent ?? '');
}

/** The next animation frame. */
export function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits, frame by frame, until something holds. The runner's time limit ends it. */
export async function until(holds: () => unknown): Promise<void> {
  while (!(await holds())) await frame();
}

/** A part of the console. */
export function part<E extends HTMLElement = HTMLElement>(
  element: SocketConsoleElement,
  name: string,
): E {
  const found = element.shadowRoot?.querySelector<E>(`[part~="${name}"]`);
  if (!found) throw new Error(`There is no part "${name}".`);
  return found;
}

/** The button of that part. */
export function button(element: SocketConsoleElement, name: string): HTMLButtonElement {
  return part<HTMLButtonElement>(element, name);
}

/** The message field. */
export function field(element: SocketConsoleElement): HTMLTextAreaElement {
  return part<HTMLTextAreaElement>(element, 'input');
}

/** The lines of the log, as elements. */
export function entries(element: SocketConsoleElement): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part~="entry"]') ?? [])];
}

/** The lines of the log as text: the mark and the words, without the time. */
export function lines(element: SocketConsoleElement): string[] {
  return entries(element).map((entry) =>
    [...entry.children]
      .slice(1)
      .map((child) => child.textContent)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** All that the console says outside of its log, as text. */
export function notice(element: SocketConsoleElement): string {
  const found = element.shadowRoot?.querySelector('[part="notice"]');
  return found?.textContent ?? '';
}

/** What the status region says. */
export function status(element: SocketConsoleElement): string {
  return (part(element, 'status').textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Which of the three buttons are enabled. */
export function enabled(element: SocketConsoleElement): string {
  return ['connect', 'send', 'close'].filter((name) => !button(element, name).disabled).join(' ');
}

/** Presses a key in the message field. */
export function press(element: SocketConsoleElement, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  field(element).dispatchEvent(event);
  return event;
}

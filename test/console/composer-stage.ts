import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  clearStorage,
  consoleFor,
  FakeSocket,
  part,
  prefix,
  rendered,
} from './support.ts';

/** A socket that keeps what it is given. */
export class KeepingSocket extends FakeSocket {
  readonly sent: unknown[] = [];

  override send(data: string): void {
    super.send(data);
    this.sent.push(data);
  }
}

/** The socket of the running test, and the console that watches it. */
export let socket: KeepingSocket;
export let element: SocketConsoleElement;

/** Shows a console: from now on, `element` is that one. */
export const show = async (): Promise<void> => {
  element = await consoleFor(socket);
  element.storage = prefix;
  await rendered(element);
};

/** Has each test begin with a console that watches an open link. */
export const eachWithConsole = (): void => {
  beforeEach(async () => {
    socket = new KeepingSocket('open');
    await show();
  });

  afterEach(() => {
    clearStage();
    clearStorage();
  });
};

export const find = (selector: string): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(selector);

/** The part that has the focus. */
export const focused = (): string | null | undefined =>
  element.shadowRoot?.activeElement?.getAttribute('part');

export const open = async (): Promise<void> => {
  if (!find('[part="send-options"]')) button(element, 'more').click();
  await rendered(element);
};

/** Chooses an option of a list. */
export const choose = async (name: string, value: string): Promise<void> => {
  await open();
  const list = part<HTMLSelectElement>(element, name);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await rendered(element);
};

export const write = async (text: string, name = 'input'): Promise<void> => {
  const place = part<HTMLInputElement>(element, name);
  place.value = text;
  place.dispatchEvent(new Event('input', { bubbles: true }));
  await rendered(element);
};

export const send = async (text: string): Promise<void> => {
  await write(text);
  button(element, 'send').click();
  await rendered(element);
};

export const problem = (): string => {
  const { hidden, textContent } = part(element, 'problem');
  return hidden ? '' : `${textContent}`;
};

export const switchPlaceholders = async (): Promise<void> => {
  await open();
  part<HTMLInputElement>(element, 'placeholders').click();
  await rendered(element);
};

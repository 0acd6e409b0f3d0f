import type { TestContext } from 'node:test';

interface Listening {
  readonly type: string;
  readonly listener: (event: Event) => void;
  readonly signal: AbortSignal | undefined;
}

/** A target of events that knows who listens. */
class FakeTarget {
  #listening: Listening[] = [];

  addEventListener = (
    type: string,
    listener: (event: Event) => void,
    { signal }: AddEventListenerOptions = {},
  ): void => {
    this.#listening.push({ type, listener, signal });
  };

  get listeners(): number {
    this.#listening = this.#listening.filter(({ signal }) => !signal?.aborted);
    return this.#listening.length;
  }

  fire(type: string, facts: object = {}): void {
    const event = Object.assign(new Event(type), facts);
    for (const { type, listener, signal } of [...this.#listening]) {
      if (type === event.type && !signal?.aborted) listener(event);
    }
  }
}

/** The globals of a page that a connection listens to, until the test has ended. */
export class FakePage {
  readonly window = new FakeTarget();
  readonly document = Object.assign(new FakeTarget(), {
    visibilityState: 'visible',
    baseURI: 'https://page.test/app/',
  });
  readonly navigator = { onLine: true };

  constructor(t: TestContext) {
    const { window, document, navigator } = this;
    setGlobals(t, { addEventListener: window.addEventListener, document, navigator });
  }

  get listeners(): number {
    return this.window.listeners + this.document.listeners;
  }

  online(): void {
    this.navigator.onLine = true;
    this.window.fire('online');
  }

  offline(): void {
    this.navigator.onLine = false;
    this.window.fire('offline');
  }
}

/** Gives globals other values until the test has ended. */
export function setGlobals(t: TestContext, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    });
  }
}

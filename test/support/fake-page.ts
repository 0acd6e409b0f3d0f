interface Listening {
  readonly type: string;
  readonly listener: (event: Event) => void;
  readonly signal: AbortSignal | undefined;
}

/** A target of events that knows who listens. */
export class FakeTarget {
  #listening: Listening[] = [];

  readonly addEventListener = (
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

/** What a connection listens to of a page. */
export class FakePage {
  readonly window = new FakeTarget();
  readonly document = Object.assign(new FakeTarget(), {
    visibilityState: 'visible',
    baseURI: 'https://page.test/app/',
  });
  readonly navigator = { onLine: true };

  get listeners(): number {
    return this.window.listeners + this.document.listeners;
  }

  /** Makes the page's globals those of this process; gives back the function that ends it. */
  enter(): () => void {
    const { window, document, navigator } = this;
    return replaceGlobals({ addEventListener: window.addEventListener, document, navigator });
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

/** Gives globals other values; gives back the function that ends it. */
export function replaceGlobals(values: object): () => void {
  const before = Object.keys(values).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

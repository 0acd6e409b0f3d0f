interface Listening {
  readonly type: string;
  readonly listener: (event: Event) => void;
  readonly signal: AbortSignal | undefined;
}

/** A target of events that can count who listens. */
export class SimulatedTarget {
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
    for (const one of [...this.#listening]) {
      if (one.type !== type || one.signal?.aborted) continue;
      one.listener({ type, ...facts } as Event);
    }
  }
}

/** What an `AbortSignal` is to those who listen to it. */
export class SimulatedSignal extends SimulatedTarget {
  aborted = false;

  abort(): void {
    this.aborted = true;
    this.fire('abort');
  }
}

/** The globals of a page. */
export class Page {
  readonly window = new SimulatedTarget();
  readonly document = Object.assign(new SimulatedTarget(), {
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
    const globals = { addEventListener: window.addEventListener, document, navigator };
    const before = Object.keys(globals).map(
      (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
    );
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    return () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    };
  }
}

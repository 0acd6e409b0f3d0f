import type { ConnectionState, SendData, TapRecord } from '../../core/reports.ts';
import type { PlainClose, SourceRecord } from '../record/subjects.ts';
import type { Source } from './source.ts';

/** Any `WebSocket`, as far as the console needs it. */
export type WebSocketLike = Pick<
  WebSocket,
  'url' | 'protocol' | 'readyState' | 'send' | 'close' | 'addEventListener' | 'removeEventListener'
>;

const states: readonly ConnectionState[] = ['connecting', 'open', 'closing', 'closed'];

/** A plain WebSocket: what arrives, what the console sends, and its opening, closing and failing. */
export class PlainSource implements Source {
  readonly connects = false;
  readonly holds = false;
  readonly breakable = undefined;
  readonly #socket: WebSocketLike;
  readonly #observer: (record: SourceRecord) => void;
  readonly #listeners = new AbortController();

  constructor(socket: WebSocketLike, observer: (record: SourceRecord) => void) {
    this.#socket = socket;
    this.#observer = observer;
    this.#listen('open', () => this.#opened());
    this.#listen('message', ({ data }) => this.#tell({ type: 'received', data }));
    this.#listen('error', () => this.#tell({ type: 'error' }));
    this.#listen('close', ({ code, reason, wasClean }) =>
      this.#tell({ type: 'close', detail: { code, reason, wasClean } }),
    );
  }

  get state(): ConnectionState {
    return states[this.#socket.readyState] ?? 'closed';
  }

  get url(): string {
    return this.#socket.url;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  connect(): void {}

  send(data: SendData): void {
    this.#socket.send(data as string);
    this.#tell({ type: 'sent', data });
  }

  close(): void {
    this.#socket.close();
  }

  end(): void {
    this.#listeners.abort();
  }

  #opened(): void {
    const { url, protocol } = this.#socket;
    this.#tell({ type: 'open', detail: { url, protocol, attempt: 0 } });
  }

  #tell(record: Omit<TapRecord, 'time'> | Omit<PlainClose, 'time'>): void {
    this.#observer({ ...record, time: performance.now() } as SourceRecord);
  }

  #listen<K extends keyof WebSocketEventMap>(
    type: K,
    listener: (event: WebSocketEventMap[K]) => void,
  ): void {
    this.#socket.addEventListener(type, listener as EventListener);
    // Look-alikes of WebSocket seldom know the option `signal`.
    this.#listeners.signal.addEventListener('abort', () => {
      this.#socket.removeEventListener(type, listener as EventListener);
    });
  }
}

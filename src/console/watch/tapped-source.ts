import type { Interposer } from '../../core/link.ts';
import type { ConnectionState, SendData, TapRecord } from '../../core/reports.ts';
import type { SourceRecord } from '../record/subjects.ts';
import type { Breakable, Source } from './source.ts';

/** `<heartbeat-socket>` and `HeartbeatSocket`, as far as the console needs them. */
export interface TappableSocket {
  readonly state: ConnectionState;
  /** The address of the running or last attempt. The element gives what it was set to. */
  readonly url?: unknown;
  readonly protocol?: string;
  /** How many bytes it holds while there is no link; a `HeartbeatSocket` does not say. */
  readonly queueLimit?: number;
  connect(): void;
  send(data: SendData): void;
  close(): void;
  tap(observer: (record: TapRecord) => void): () => void;
  /** Without it, nothing can be broken on purpose. */
  interpose?(interposer?: Interposer): void;
}

/** A socket that can be tapped. */
export class TappedSource implements Source {
  readonly connects = true;
  readonly #socket: TappableSocket;
  readonly #endTap: () => void;

  constructor(socket: TappableSocket, observer: (record: SourceRecord) => void) {
    this.#socket = socket;
    this.#endTap = socket.tap(observer);
  }

  get state(): ConnectionState {
    return this.#socket.state;
  }

  get url(): string {
    const { url } = this.#socket;
    return typeof url === 'string' || url instanceof URL ? `${url}` : '';
  }

  get protocol(): string {
    return this.#socket.protocol ?? '';
  }

  get holds(): boolean {
    return this.#socket.queueLimit !== 0;
  }

  get breakable(): Source['breakable'] {
    return isBreakable(this.#socket) ? this.#socket : undefined;
  }

  connect(): void {
    this.#socket.connect();
  }

  send(data: SendData): void {
    this.#socket.send(data);
  }

  close(): void {
    this.#socket.close();
  }

  end(): void {
    this.#endTap();
  }
}

function isBreakable(socket: TappableSocket): socket is TappableSocket & Breakable {
  return typeof socket.interpose === 'function';
}

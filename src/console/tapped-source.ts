import type { ConnectionState, TapRecord } from '../core/reports.ts';
import type { SourceRecord } from './entries.ts';
import type { Source } from './source.ts';

/** `<heartbeat-socket>` and `HeartbeatSocket`, as far as the console needs them. */
export interface TappableSocket {
  readonly state: ConnectionState;
  /** How many bytes it holds while there is no link; a `HeartbeatSocket` does not say. */
  readonly queueLimit?: number;
  connect(): void;
  send(data: string): void;
  close(): void;
  tap(observer: (record: TapRecord) => void): () => void;
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

  get holds(): boolean {
    return this.#socket.queueLimit !== 0;
  }

  connect(): void {
    this.#socket.connect();
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(): void {
    this.#socket.close();
  }

  end(): void {
    this.#endTap();
  }
}

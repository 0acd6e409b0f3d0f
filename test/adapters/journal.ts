import type { HeartbeatSocketHookOptions } from 'heartbeat-socket/react';

/** Options that write down what becomes of a component's socket, with quick retries. */
export class Journal {
  /** Every socket that was made. */
  readonly sockets: WebSocket[] = [];
  readonly messages: unknown[] = [];
  readonly errors: Error[] = [];
  readonly closes: { readonly code: number; readonly cause: string }[] = [];

  /** New functions at every call, as a rendering makes them. */
  options(more: HeartbeatSocketHookOptions = {}): HeartbeatSocketHookOptions {
    const { sockets } = this;
    return {
      reconnectTime: 50,
      reconnectJitter: 0,
      // Counted where it is made, whatever becomes of it.
      WebSocket: class extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          sockets.push(this);
        }
      },
      onMessage: ({ data }) => this.messages.push(data),
      onError: ({ error }) => this.errors.push(error),
      onClose: ({ code, cause }) => this.closes.push({ code, cause }),
      ...more,
    };
  }
}

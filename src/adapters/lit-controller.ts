import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectionState } from '../core/reports.ts';
import {
  OwnedSocket,
  type OwnedSocketOptions,
  type SocketControls,
  type SocketFacts,
  type SocketUrl,
} from './owned-socket.ts';

/**
 * A `HeartbeatSocket` for an element of Lit. It connects when the element is in a document, closes
 * with 1000 when it is taken out, and has the element rendered when something changes: for messages
 * only if it reads `lastMessage`.
 */
export class HeartbeatSocketController implements ReactiveController, SocketFacts, SocketControls {
  readonly send: SocketControls['send'];
  readonly close: SocketControls['close'];
  readonly connect: SocketControls['connect'];
  readonly reconnect: SocketControls['reconnect'];
  readonly socket: SocketControls['socket'];

  readonly #host: ReactiveControllerHost;
  readonly #owned: OwnedSocket;
  #url: SocketUrl;
  #options: OwnedSocketOptions;

  /**
   * @param host - The element.
   * @param url - As of `HeartbeatSocket`; `null` while there is nothing to connect to.
   * @param options - Those of `HeartbeatSocket`, `protocols`, and a handler for each event.
   */
  constructor(host: ReactiveControllerHost, url: SocketUrl, options: OwnedSocketOptions = {}) {
    this.#host = host;
    this.#url = url;
    this.#options = options;
    this.#owned = new OwnedSocket(options);
    ({
      send: this.send,
      close: this.close,
      connect: this.connect,
      reconnect: this.reconnect,
      socket: this.socket,
    } = this.#owned.controls);
    this.#owned.subscribe(() => host.requestUpdate());
    this.#owned.want(url, options);
    host.addController(this);
  }

  /** Where to connect. Another one, by content, reconnects with the element's next update. */
  get url(): SocketUrl {
    return this.#url;
  }

  set url(url: SocketUrl) {
    this.#url = url;
    this.#host.requestUpdate();
  }

  /** The options; others apply, to the running link too, with the element's next update. */
  get options(): OwnedSocketOptions {
    return this.#options;
  }

  set options(options: OwnedSocketOptions) {
    this.#options = options;
    this.#host.requestUpdate();
  }

  get state(): ConnectionState {
    return this.#owned.facts.state;
  }

  get latency(): number | null {
    return this.#owned.facts.latency;
  }

  get lastMessage(): MessageEvent | null {
    return this.#owned.readMessage();
  }

  hostConnected(): void {
    this.#owned.enter();
  }

  hostUpdate(): void {
    this.#owned.want(this.#url, this.#options);
  }

  hostDisconnected(): void {
    this.#owned.leave();
  }
}

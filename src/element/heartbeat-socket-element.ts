import { css, type PropertyDeclarations, ReactiveElement } from '@lit/reactive-element';
import { type Connection, createConnection } from '../core/connection.ts';
import { connections, type Face, giveFace } from '../core/face.ts';
import {
  type ConnectionOptions,
  type OptionName,
  optionNames,
  readOptions,
} from '../core/options.ts';
import { type CloseFacts, reportTypes } from '../core/reports.ts';
import type { Report } from '../core/state.ts';
import { type Attributes, attributeOf, attributes, reflectAttributes } from './attributes.ts';
import { elementEvent, type HeartbeatSocketElementEventMap } from './events.ts';
import { onPageCache } from './page-lifecycle.ts';

/** HTMLElement has these two handlers itself; they hear our events too. */
const handlerTypes = reportTypes.filter((type) => type !== 'close' && type !== 'error');

type HandlerAttributes = {
  [Type in Exclude<keyof HeartbeatSocketElementEventMap, 'close' | 'error'> as `on${Type}`]:
    | ((this: HeartbeatSocketElement, event: HeartbeatSocketElementEventMap[Type]) => unknown)
    | null;
};

type EventMap = Omit<HTMLElementEventMap, keyof HeartbeatSocketElementEventMap> &
  HeartbeatSocketElementEventMap;

export interface HeartbeatSocketElement
  extends Omit<Face, keyof EventTarget>,
    Attributes,
    HandlerAttributes {
  addEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: HeartbeatSocketElement, event: EventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: HeartbeatSocketElement, event: EventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Whether two addresses are one by content; any function is as good as another. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A WebSocket connection as an element: it connects when it is in a document and has a `url`,
 * keeps the link alive by heartbeats, and comes back by itself. It shows nothing. A button with
 * `commandfor` can tell it `--connect`, `--close` or `--reconnect`.
 *
 * @tag heartbeat-socket
 * @fires {SocketOpenEvent} open - A link is up.
 * @fires {SocketMessageEvent} message - A message that is no heartbeat reply.
 * @fires {HeartbeatEvent} heartbeat - A probe was answered.
 * @fires {SocketCloseEvent} close - A link, or an attempt, ended.
 * @fires {ReconnectingEvent} reconnecting - A wait begins; cancelable.
 * @fires {UnsentEvent} unsent - Accepted messages that will not be sent.
 * @fires {SocketErrorEvent} error - Something failed, and what to do about it.
 * @fires {StateChangeEvent} statechange - The state changed.
 * @cssState idle - Never started.
 * @cssState connecting - An attempt is running.
 * @cssState open - A link is up.
 * @cssState closing - The closing handshake is running.
 * @cssState waiting - Between two attempts.
 * @cssState closed - Closed for good.
 */
export class HeartbeatSocketElement extends ReactiveElement {
  /** `readyState` of an attempt, and of the wait for the next one. */
  declare static readonly CONNECTING: 0;
  /** `readyState` of a link that is up. */
  declare static readonly OPEN: 1;
  /** `readyState` of the closing handshake. */
  declare static readonly CLOSING: 2;
  /** `readyState` before the first attempt, and after the end. */
  declare static readonly CLOSED: 3;

  static override styles = css`
    :host {
      display: none;
    }
  `;

  static override properties: PropertyDeclarations = Object.fromEntries([
    ...[...attributes].map(([attribute, name]) => [name, { attribute, noAccessor: true }]),
    // Not attributes, but taken over as well where they were set before the class was there.
    ...['shouldReconnect', ...handlerTypes.map((type) => `on${type}`)].map((name) => [
      name,
      { attribute: false, noAccessor: true },
    ]),
  ]);

  static {
    reflectAttributes(
      HeartbeatSocketElement.prototype,
      (element) => (element as HeartbeatSocketElement).#kept,
      (element, name) => (element as HeartbeatSocketElement).#change(name),
    );
  }

  readonly #kept = new Map<string, unknown>();
  readonly #states = this.attachInternals().states as Set<string> | undefined;
  readonly #connection = createConnection(readOptions({}), (report) => this.#tell(report));
  /** The properties that changed since they were last read. */
  readonly #changed = new Set<string>();
  #removal: ReturnType<typeof setTimeout> | undefined;
  #isRemoved = false;
  #attached: AbortController | undefined;

  constructor() {
    super();
    connections.set(this, () => this.#read());
    this.#states?.add('idle');
    this.addEventListener('command', (event) => {
      const { command } = event as Event & { command: string };
      if (command === '--connect') this.connect();
      if (command === '--close') this.close();
      if (command === '--reconnect') this.reconnect();
    });
  }

  /**
   * Asked last, after all other rules, whether an attempt follows an end. Null: no objection.
   */
  get shouldReconnect(): ((facts: CloseFacts) => boolean) | null {
    return (this.#kept.get('shouldReconnect') as (facts: CloseFacts) => boolean) ?? null;
  }

  set shouldReconnect(callback: ((facts: CloseFacts) => boolean) | null) {
    this.#kept.set('shouldReconnect', callback);
    this.#change('shouldReconnect');
  }

  override attributeChangedCallback(attribute: string, _: string | null, value: string | null) {
    const name = attributes.get(attribute);
    if (!name) return;
    if (value !== null) this.#kept.delete(name);
    this.#change(name);
  }

  override connectedCallback() {
    super.connectedCallback();
    clearTimeout(this.#removal);
    this.#attached ??= new AbortController();
    onPageCache(
      {
        stored: () => this.#connection.suspend(),
        restored: () => this.state === 'waiting' && this.connect(),
      },
      this.#attached.signal,
    );
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#attached?.abort();
    this.#attached = undefined;
    // Taken out and put back in one go, or moved, it keeps its link.
    this.#removal = setTimeout(() => {
      if (['idle', 'closing', 'closed'].includes(this.state)) return;
      this.#isRemoved = true;
      this.close(1000);
      this.#connection.isWanted = true;
    });
  }

  protected override createRenderRoot() {
    try {
      return super.createRenderRoot();
    } catch {
      // A style sheet cannot follow an element that was made in one document into another.
      return this.renderRoot ?? this.shadowRoot;
    }
  }

  protected override updated() {
    const connection = this.#read();
    const { source, tried, state, isWanted } = connection;
    const isOver = state === 'closing' || state === 'closed';
    const comesBack = this.#isRemoved && isOver && isWanted;
    if (!this.isConnected) return;
    this.#isRemoved = false;
    if (this.manual && (comesBack || state === 'idle')) return;
    if (state === 'idle' && source[0]) connection.connect();
    const moved = tried && isWanted && !isSame(tried, source);
    if (comesBack || moved) connection.reconnect();
  }

  #change(name: string) {
    this.#changed.add(name);
    this.requestUpdate();
  }

  get #names() {
    const { protocols } = this;
    return typeof protocols === 'string' ? protocols.split(/[\s,]+/).filter(Boolean) : protocols;
  }

  /** The connection, with every change of the properties handed on to it. */
  #read(): Connection {
    const connection = this.#connection;
    const changed = this.#changed;
    if (!changed.size) return connection;
    const options = optionNames.filter((name) => changed.has(name));
    connection.source = [this.url || undefined, this.#names];
    connection.binaryType = this.binaryType;
    connection.configure(readOptions(this.#raw(options), options));
    changed.clear();
    return connection;
  }

  /** Options as they were given: attributes as text. */
  #raw(names: readonly OptionName[]): ConnectionOptions {
    const given = (name: OptionName) =>
      this.#kept.get(name) ?? this.getAttribute(attributeOf(name)) ?? undefined;
    return Object.fromEntries(names.map((name) => [name, given(name)]));
  }

  #tell(report: Report): boolean {
    if (report.type === 'statechange') {
      this.#states?.delete(report.detail.previous);
      this.#states?.add(report.detail.state);
    }
    return this.dispatchEvent(elementEvent(report));
  }
}

giveFace(HeartbeatSocketElement, handlerTypes);

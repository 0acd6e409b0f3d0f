import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConsoleSocket } from './console-socket.ts';
import { isSocket } from './console-socket.ts';

/** What the console was told to watch, as it stands now. */
export type Target =
  | { readonly kind: 'socket'; readonly socket: ConsoleSocket }
  /** Neither `for` nor `socket` is set. */
  | { readonly kind: 'unset' }
  /** `for` names nothing. */
  | { readonly kind: 'missing'; readonly id: string }
  /** An element whose tag is not defined yet. */
  | { readonly kind: 'undefined'; readonly id: string; readonly tag: string }
  /** An element, or something that `socket` was set to, that is no socket. */
  | { readonly kind: 'no-socket'; readonly id: string; readonly tag: string };

type Facts = Partial<Record<string, unknown>>;

/** Where the finder looks. */
export interface TargetHost extends ReactiveControllerHost, HTMLElement {
  readonly htmlFor: string;
  readonly socket: unknown;
}

/**
 * Finds what `for` names in the host's own root, and goes on finding it while the host is connected:
 * when it appears later, moves, is replaced or removed, or when its tag is defined at last.
 */
export class TargetFinder implements ReactiveController {
  readonly #host: TargetHost;
  readonly #found: (target: Target) => void;
  readonly #mutations = globalThis.MutationObserver && new MutationObserver(() => this.look());
  readonly #awaited = new Set<string>();
  /** What was found last. */
  #last: Target | undefined;

  /** @param found Called with the target where it is another one than before. */
  constructor(host: TargetHost, found: (target: Target) => void) {
    this.#host = host;
    this.#found = found;
    host.addController(this);
  }

  hostConnected(): void {
    this.look();
  }

  hostDisconnected(): void {
    this.#mutations?.disconnect();
    this.#last = undefined;
  }

  /** Looks again: something has changed. */
  look(): void {
    if (!this.#host.isConnected) return;
    this.#mutations?.disconnect();
    const target = this.#target();
    if (areSame(target, this.#last)) return;
    this.#last = target;
    this.#found(target);
  }

  #target(): Target {
    const { htmlFor, socket } = this.#host;
    if (socket !== null && socket !== undefined) return this.#judged(socket, '');
    if (!htmlFor) return { kind: 'unset' };
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#mutations?.observe(root, { childList: true, subtree: true, attributeFilter: ['id'] });
    const element = root.getElementById(htmlFor);
    return element ? this.#judged(element, htmlFor) : { kind: 'missing', id: htmlFor };
  }

  #judged(value: unknown, id: string): Target {
    if (isSocket(value)) return { kind: 'socket', socket: value };
    if (!(value instanceof Element)) return { kind: 'no-socket', id, tag: '' };
    const tag = value.localName;
    if (value.matches(':defined')) return { kind: 'no-socket', id, tag };
    this.#awaitDefinition(value, tag);
    return { kind: 'undefined', id: id || value.id, tag };
  }

  #awaitDefinition(element: Element, tag: string): void {
    if (this.#awaited.has(tag)) return;
    this.#awaited.add(tag);
    const registry = element.customElementRegistry ?? customElements;
    // It may never be defined: to wait for that keeps no console.
    const finder = new WeakRef(this);
    const look = () => finder.deref()?.look();
    // A name that cannot be defined rejects: then there is nothing to wait for.
    registry.whenDefined(tag).then(look, () => {});
  }
}

/** Whether two looks have found the same: a page may change with every message. */
function areSame(one: Facts, other: Facts = {}): boolean {
  return ['kind', 'socket', 'id', 'tag'].every((name) => one[name] === other[name]);
}

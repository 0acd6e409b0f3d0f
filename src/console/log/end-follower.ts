import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far from the end still counts as at the end, in CSS pixels. */
const slack = 8;

/**
 * Keeps a scrolling element at its end, unless the user has scrolled up; back at the end, it follows
 * again.
 */
export class EndFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #scroller: () => HTMLElement | null;
  /** Not where elements have no size, as in tests without a browser. */
  readonly #resizes = globalThis.ResizeObserver && new ResizeObserver(() => this.#follow());
  #following = true;

  constructor(host: ReactiveControllerHost & HTMLElement, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller && this.#host.isConnected) this.#resizes?.observe(scroller);
    this.#follow();
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
  }

  /** To be called when the element was scrolled, by whomever. */
  scrolled(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    this.#following = scrollHeight - scrollTop - clientHeight <= slack;
  }

  #follow(): void {
    const scroller = this.#scroller();
    if (this.#following && scroller) scroller.scrollTop = scroller.scrollHeight;
  }
}

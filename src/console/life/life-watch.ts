import type { ReactiveController } from 'lit';
import type { Inspector } from '../inspector.ts';
import { LinkLife } from './link-life.ts';

/**
 * Follows the life of the link, and renders the console again once a second while that moves: by one
 * timer, and only while the page is visible, and the link open or the chart shown.
 */
export class LifeWatch implements ReactiveController {
  readonly life: LinkLife;
  readonly #inspector: Inspector;
  #isCharted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.life = new LinkLife(inspector.live);
    inspector.host.addController(this);
  }

  /** Told in every rendering that shows the chart. */
  markCharted(): void {
    this.#isCharted = true;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tick);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tick);
    this.#stop();
    // Moved in one go, it misses nothing.
    queueMicrotask(() => {
      if (!this.#inspector.host.isConnected) this.life.align(undefined);
    });
  }

  hostUpdate(): void {
    this.#isCharted = false;
    this.life.align(this.#inspector.source?.state);
  }

  hostUpdated(): void {
    if (!this.#isMoving) this.#stop();
    else this.#timer ??= setTimeout(this.#tick, this.#untilNextSecond);
  }

  get #isMoving(): boolean {
    // A console that was removed has no source.
    if (document.hidden || !this.#inspector.source) return false;
    return this.#isCharted || this.life.link !== undefined;
  }

  /** When the uptime has one more whole second. */
  get #untilNextSecond(): number {
    const since = this.life.phases.current?.since ?? 0;
    return 1000 - ((this.life.now() - since) % 1000);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #tick = (): void => {
    this.#stop();
    this.#inspector.host.requestUpdate();
  };
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host again at each whole second before a deadline: by one timer, and only while there
 * is a deadline and the page is visible.
 */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #deadline: () => number | undefined;
  #seconds = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param deadline The deadline in force, as `performance.now()`, if any. */
  constructor(host: ReactiveControllerHost & HTMLElement, deadline: () => number | undefined) {
    this.#host = host;
    this.#deadline = deadline;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tick);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tick);
    clearTimeout(this.#timer);
  }

  /** The whole seconds before the deadline, as this rendering shows them; 0 without one. */
  get seconds(): number {
    return this.#seconds;
  }

  hostUpdate(): void {
    const deadline = this.#deadline();
    const left = deadline === undefined ? 0 : deadline - performance.now();
    this.#seconds = Math.max(0, Math.ceil(left / 1000));
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const deadline = this.#deadline();
    if (deadline === undefined || this.#seconds === 0) return;
    if (document.hidden || !this.#host.isConnected) return;
    // Not what is left now, but when what was shown is no longer true: that may have passed.
    const end = deadline - (this.#seconds - 1) * 1000;
    this.#timer = setTimeout(this.#tick, Math.max(0, end - performance.now()));
  }

  readonly #tick = (): void => {
    if (this.#deadline() !== undefined) this.#host.requestUpdate();
  };
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host again at each whole second before a deadline: by one timer, and only while there
 * is a deadline and the page is visible.
 */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #deadline: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param deadline The deadline in force, as `performance.now()`, if any. */
  constructor(host: ReactiveControllerHost, deadline: () => number | undefined) {
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

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const deadline = this.#deadline();
    if (deadline === undefined || document.hidden) return;
    const left = deadline - performance.now();
    if (left > 0) this.#timer = setTimeout(this.#tick, left % 1000 || 1000);
  }

  readonly #tick = (): void => {
    if (this.#deadline() !== undefined) this.#host.requestUpdate();
  };
}

/** The whole seconds before a deadline; never less than none. */
export function secondsBefore(deadline: number): number {
  return Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
}

import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';

/** How long something is shown, in milliseconds. */
const shownFor = 5000;

/** Tells the user something in passing: it is shown for a while, and read aloud. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & Node;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Node) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#say('');
  }

  /** Where the console has left the page, nobody is there to be told. */
  say(text: string): void {
    if (!this.#host.isConnected) return;
    this.#say(text);
    this.#timer = setTimeout(() => this.#say(''), shownFor);
  }

  view(): TemplateResult {
    return html`<p part="said" role="status" ?data-empty=${!this.#text}>${this.#text}</p>`;
  }

  #say(text: string): void {
    clearTimeout(this.#timer);
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }
}

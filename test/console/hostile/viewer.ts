import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { consoleFor, entries, FakeSocket, frame, rendered, until } from '../support.ts';

export const viewNames = ['text', 'json', 'hex'] as const;

/** Shows one message at a time in a console of its own, as somebody does who looks at all of it. */
export class Viewer {
  readonly socket: FakeSocket;
  readonly element: SocketConsoleElement;

  private constructor(socket: FakeSocket, element: SocketConsoleElement) {
    this.socket = socket;
    this.element = element;
  }

  static async open(): Promise<Viewer> {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    element.style.blockSize = '700px';
    await rendered(element);
    return new Viewer(socket, element);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  get viewRadios(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('[part="detail-views"] input')];
  }

  /** Shows a message as the only row. */
  async receive(data: unknown): Promise<void> {
    this.element.clear();
    this.socket.tell('received', { data });
    await rendered(this.element);
  }

  /** Opens the last row. */
  async openLast(): Promise<void> {
    entries(this.element).at(-1)?.click();
    await until(() => this.root.querySelector('[part="detail-views"]'));
    await this.idle();
  }

  /** Chooses a view, if that is possible. */
  async choose(view: (typeof viewNames)[number]): Promise<boolean> {
    const radio = this.viewRadios[viewNames.indexOf(view)];
    if (!radio || radio.disabled) return false;
    if (!radio.checked) radio.click();
    await this.idle();
    return radio.checked;
  }

  /** Opens what can be opened at the beginning of the tree. */
  async unfold(): Promise<void> {
    for (const key of ['Home', ...Array.from({ length: 5 }, () => 'ArrowRight')]) {
      const current = this.root.querySelector('[role="treeitem"][tabindex="0"]');
      current?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await this.idle();
    }
  }

  /** Waits until what was asked for is read, laid out and painted. */
  async idle(): Promise<void> {
    await rendered(this.element);
    await until(() => !this.root.querySelector('[aria-busy="true"]'));
    await rendered(this.element);
    await frame();
  }
}

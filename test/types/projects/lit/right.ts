import {
  HeartbeatSocketController,
  type HeartbeatSocketControllerOptions,
} from 'heartbeat-socket/lit';
import { html, LitElement } from 'lit';

const options: HeartbeatSocketControllerOptions = { heartTime: 2000 };

export class RoomElement extends LitElement {
  declare room: string | null;
  readonly #feed = new HeartbeatSocketController(this, '/ws/', {
    ...options,
    onMessage: ({ data }) => console.log(data),
    onClose: ({ cause, code }) => console.log(cause === 'client', code.toFixed()),
  });

  protected override willUpdate() {
    this.#feed.url = this.room;
    this.#feed.options = { ...this.#feed.options, heartTime: 3000 };
  }

  protected override render() {
    const { state, latency, lastMessage, send } = this.#feed;
    const known: 'idle' | 'connecting' | 'open' | 'closing' | 'waiting' | 'closed' = state;
    return html`<p @click=${() => send('Hello!')}>
      ${known} ${latency?.toFixed()} ${String(lastMessage?.data)}
    </p>`;
  }
}

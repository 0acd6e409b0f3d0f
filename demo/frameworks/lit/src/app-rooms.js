import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { settingsOf } from './settings.js';

/** A feed that can be changed and left out, and a list of rooms, each with its own link. */
export class AppRooms extends LitElement {
  static properties = {
    room: { state: true },
    heartTime: { state: true },
    isShown: { state: true },
    rooms: { state: true },
    heard: { state: true },
  };

  constructor() {
    super();
    this.settings = settingsOf(location.search);
    this.room = 'feed';
    this.heartTime = 400;
    this.isShown = true;
    this.rooms = ['a', 'b', 'c'];
    this.heard = [];
  }

  render() {
    return html`
      <button id="send" @click=${this.send}>Send hello</button>
      <button id="faster" @click=${() => (this.heartTime = 200)}>Beat faster</button>
      <button id="move-room" @click=${() => (this.room = 'other')}>Go to the other room</button>
      <button id="rerender" @click=${() => this.requestUpdate()}>Render again</button>
      <button id="toggle" @click=${() => (this.isShown = !this.isShown)}>
        ${this.isShown ? 'Leave' : 'Enter'}
      </button>
      <button id="reverse" @click=${() => (this.rooms = this.rooms.toReversed())}>
        Reverse the rooms
      </button>

      ${this.isShown ? this.feed() : nothing}

      <ul id="rooms">
        ${repeat(
          this.rooms,
          (name) => name,
          (name) => html`
            <li>
              Room ${name}
              <heartbeat-socket id="room-${name}" url=${this.settings.server + name}></heartbeat-socket>
            </li>
          `,
        )}
      </ul>

      <socket-console for="feed"></socket-console>
      <ol id="heard">
        ${this.heard.map((line) => html`<li>${line}</li>`)}
      </ol>
    `;
  }

  feed() {
    return html`
      <heartbeat-socket
        id="feed"
        url=${this.settings.server + this.room}
        .protocols=${['chat', 'news']}
        .heartTime=${this.heartTime}
        heart-timeout="5000"
        reconnect-time="300"
        binary-type="arraybuffer"
        ?manual=${this.settings.isManual}
        .heartMessage=${() => 'ping'}
        .shouldReconnect=${() => true}
        @open=${({ detail }) => this.hear(`open ${detail.attempt}`)}
        @message=${({ data }) => this.hear(`message ${data}`)}
        @heartbeat=${({ type }) => this.hear(type)}
        @close=${({ type }) => this.hear(type)}
        @reconnecting=${({ type }) => this.hear(type)}
        @unsent=${({ type }) => this.hear(type)}
        @error=${({ type }) => this.hear(type)}
        @statechange=${({ type }) => this.hear(type)}
      ></heartbeat-socket>
    `;
  }

  send() {
    this.renderRoot.querySelector('#feed').send('hello');
  }

  hear(line) {
    this.heard = [...this.heard, line];
  }
}

import { assert } from 'chai';
import { HeartbeatSocketController } from 'heartbeat-socket/lit';
import type { HeartbeatSocketHookOptions, SocketUrl } from 'heartbeat-socket/react';
import { html, LitElement } from 'lit';
import { ownServerUrl } from '../support/server.ts';
import { timer, until } from '../support/waiting.ts';
import { Journal } from './journal.ts';
import { holdsRules, type Mounted } from './rules.ts';

class HostElement extends LitElement {
  static source: [SocketUrl, HeartbeatSocketHookOptions];
  readonly feed = new HeartbeatSocketController(this, ...HostElement.source);
  renderings = 0;
  readsMessages = true;

  protected override render() {
    this.renderings++;
    const { state } = this.feed;
    return html`${state} ${this.readsMessages ? this.feed.lastMessage?.data : ''}`;
  }

  get text() {
    return this.shadowRoot?.textContent?.trim();
  }
}
customElements.define('host-element', HostElement);

function attach(url: SocketUrl, options: HeartbeatSocketHookOptions): HostElement {
  HostElement.source = [url, options];
  const host = new HostElement();
  document.body.append(host);
  return host;
}

function mount(url: SocketUrl, options: HeartbeatSocketHookOptions): Mounted {
  const host = attach(url, options);
  return {
    get shown() {
      return host.feed;
    },
    async update(url, options) {
      host.feed.url = url;
      host.feed.options = options;
      await host.updateComplete;
    },
    unmount: () => host.remove(),
  };
}

describe('HeartbeatSocketController of Lit', () => {
  holdsRules(mount);

  let journal: Journal;
  let host: HostElement;
  beforeEach(() => {
    journal = new Journal();
    host = attach(ownServerUrl(), journal.options());
  });
  afterEach(() => host.remove());

  it('The element is rendered for what changes', async () => {
    await until(() => host.text === 'open');
    host.feed.send('Hello!');
    await until(() => host.text === 'open Hello!');
  });

  it('An element that does not read the last message is not rendered for messages', async () => {
    host.remove();
    host = attach(ownServerUrl(), journal.options());
    host.readsMessages = false;
    await until(() => host.text === 'open');
    const before = host.renderings;
    host.feed.send('Hello!');
    await until(() => journal.messages.length === 1);
    await host.updateComplete;
    assert.equal(host.renderings, before);
  });

  it('Other options alone are followed, and so is another url', async () => {
    await until(() => host.text === 'open');
    host.feed.options = journal.options({ heartTime: 30 });
    await until(() => host.feed.latency !== null);
    await host.updateComplete;
    host.feed.url = `${ownServerUrl()}Ann`;
    await until(() => journal.messages.includes('Hello Ann!'));
  });

  it('An element that is moved keeps its link', async () => {
    await until(() => host.text === 'open');
    const another = document.createElement('div');
    document.body.append(another);
    another.append(host);
    // The closing would come with the next task.
    await timer(0);
    await timer(0);
    assert.equal(host.feed.state, 'open');
    assert.lengthOf(journal.sockets, 1);
    another.remove();
  });

  it('An element that is put back later connects again', async () => {
    await until(() => host.text === 'open');
    host.remove();
    await until(() => journal.closes.length === 1);
    document.body.append(host);
    await until(() => journal.sockets.length === 2 && host.text?.startsWith('open'));
  });
});

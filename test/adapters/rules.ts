import { assert } from 'chai';
import type {
  HeartbeatSocketHook,
  HeartbeatSocketHookOptions,
  SocketUrl,
} from 'heartbeat-socket/react';
import { startServer, type TestServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';
import { Journal } from './journal.ts';

/** A component that owns a socket, by one of the adapters. */
export interface Mounted {
  /** What it shows: that of its latest rendering. */
  readonly shown: HeartbeatSocketHook;
  /** Renders it anew, and waits until that has taken effect. */
  update(url: SocketUrl, options: HeartbeatSocketHookOptions): Promise<void>;
  unmount(): void;
}

export type Mount = (url: SocketUrl, options: HeartbeatSocketHookOptions) => Mounted;

/** The rules that hold for each adapter alike. */
export function holdsRules(mountBare: Mount): void {
  let server: TestServer;
  let journal: Journal;
  const mounted: Mounted[] = [];

  before(async () => {
    server = await startServer();
  });
  beforeEach(() => {
    journal = new Journal();
  });
  afterEach(async () => {
    for (const one of mounted.splice(0)) one.unmount();
    await until(async () => (await server.facts()).clients.length === 0, 'no client left');
  });

  const mount: Mount = (url, options) => {
    const one = mountBare(url, options);
    mounted.push(one);
    return one;
  };
  const open = async (url: SocketUrl = server.url, options = journal.options()) => {
    const one = mount(url, options);
    await until(() => one.shown.state === 'open', 'open');
    return one;
  };
  const echo = async (one: Mounted, words: string) => {
    one.shown.send(words);
    await until(() => journal.messages.includes(words), words);
  };

  it('A component connects, and shows it', async () => {
    const one = mount(server.url, journal.options());
    await until(() => one.shown.state === 'open', 'open');
    assert.lengthOf(journal.sockets, 1);
    assert.equal(one.shown.latency, null);
    assert.equal(one.shown.lastMessage, null);
  });

  it('What is sent before there is a link goes out when there is one', async () => {
    const one = mount(server.url, journal.options());
    await echo(one, 'early');
  });

  it('Every message is heard, and the last one shown', async () => {
    const one = await open();
    for (const words of ['one', 'two', 'two']) one.shown.send(words);
    await until(() => journal.messages.length === 3, 'three messages');
    assert.deepEqual(journal.messages, ['one', 'two', 'two']);
    await until(() => one.shown.lastMessage?.data === 'two', 'the last one');
  });

  it('New functions are no change, and the latest are called', async () => {
    const one = await open(() => server.url);
    const heard: unknown[] = [];
    const onMessage = ({ data }: MessageEvent) => heard.push(data);
    await one.update(() => server.url, journal.options({ onMessage }));
    one.shown.send('later');
    await until(() => heard.length === 1, 'heard');
    assert.isEmpty(journal.messages);
    assert.lengthOf(journal.sockets, 1);
  });

  it('The same url and protocols in other objects are no change', async () => {
    const protocols = () => ({ protocols: ['one', 'two'], fatalCodes: [4000] });
    const one = await open(new URL(server.url), journal.options(protocols()));
    await one.update(server.url, journal.options(protocols()));
    await echo(one, 'still there');
    assert.lengthOf(journal.sockets, 1);
  });

  it('Another url and other protocols reconnect, once for both', async () => {
    const one = await open();
    await one.update(`${server.url}Ann`, journal.options({ protocols: ['one'] }));
    await until(() => journal.messages.includes('Hello Ann!'), 'the greeting');
    assert.lengthOf(journal.sockets, 2);
    assert.equal(one.shown.socket.protocol, 'one');
    await until(async () => (await server.facts()).clients.length === 1, 'one client');
  });

  it('Other options apply to the running link', async () => {
    const one = await open(server.url, journal.options({ heartTime: 0 }));
    await one.update(server.url, journal.options({ heartTime: 30 }));
    await until(() => one.shown.latency !== null, 'latency');
    assert.lengthOf(journal.sockets, 1);
  });

  it('Functions among the options are the latest when they are called', async () => {
    const asked: string[] = [];
    const options = (name: string) =>
      journal.options({ heartTime: 30, heartMessage: () => `${asked.push(name)}` });
    const one = await open(server.url, options('first'));
    await one.update(server.url, options('second'));
    asked.length = 0;
    await until(() => asked.length > 0, 'a probe');
    assert.notInclude(asked, 'first');
  });

  it('Bytes arrive as binaryType says, also where it changes', async () => {
    const one = await open(server.url, journal.options({ binaryType: 'arraybuffer' }));
    one.shown.send(Uint8Array.of(1));
    await until(() => journal.messages.length === 1, 'bytes');
    await one.update(server.url, journal.options());
    one.shown.send(Uint8Array.of(2));
    await until(() => journal.messages.length === 2, 'bytes again');
    assert.instanceOf(journal.messages[0], ArrayBuffer);
    assert.instanceOf(journal.messages[1], Blob);
    assert.lengthOf(journal.sockets, 1);
  });

  it('bad input: a handler that throws is reported, and breaks nothing', async () => {
    const { onerror } = window;
    const reported: unknown[] = [];
    window.onerror = (_, __, ___, ____, error) => {
      reported.push(error?.message);
      return true;
    };
    try {
      const onMessage = () => {
        throw new Error('a fault of the page');
      };
      const one = await open(server.url, journal.options({ onMessage }));
      one.shown.send('Hello!');
      await until(() => one.shown.lastMessage?.data === 'Hello!', 'the message');
      assert.deepEqual(reported, ['a fault of the page']);
      assert.equal(one.shown.state, 'open');
    } finally {
      window.onerror = onerror;
    }
  });

  it('Without a url there is no link, until there is one', async () => {
    const one = mount(null, journal.options());
    await one.update(undefined, journal.options());
    assert.equal(one.shown.state, 'idle');
    await one.update(server.url, journal.options());
    await until(() => one.shown.state === 'open', 'open');
    await one.update(null, journal.options());
    await until(() => one.shown.state === 'closed', 'closed');
    assert.deepEqual(journal.closes, [{ code: 1000, cause: 'client' }]);
    assert.isEmpty(journal.errors);
    await one.update(server.url, journal.options());
    await until(() => one.shown.state === 'open', 'open again');
    assert.lengthOf(journal.sockets, 2);
  });

  it('A manual one waits for connect()', async () => {
    const one = mount(server.url, journal.options({ manual: true }));
    await one.update(server.url, journal.options({ manual: true }));
    assert.equal(one.shown.state, 'idle');
    one.shown.connect();
    await until(() => one.shown.state === 'open', 'open');
  });

  it('close() is final, also for another url; connect() starts again', async () => {
    const one = await open();
    one.shown.close();
    await until(() => one.shown.state === 'closed', 'closed');
    await one.update(`${server.url}Ann`, journal.options());
    assert.equal(one.shown.state, 'closed');
    assert.lengthOf(journal.sockets, 1);
    one.shown.connect();
    await until(() => journal.messages.includes('Hello Ann!'), 'the greeting');
  });

  it('reconnect() makes a new link', async () => {
    const one = await open();
    one.shown.reconnect();
    await until(() => journal.sockets.length === 2 && one.shown.state === 'open', 'open again');
  });

  it('A link that is lost comes back', async () => {
    const one = await open(`${server.url}?close=4500&after=300`, journal.options());
    await until(() => journal.sockets.length >= 2, 'a second socket');
    assert.equal(journal.closes[0]?.code, 4500);
    one.shown.close();
  });

  it('A refused attempt is told as an error', async () => {
    const options = journal.options({ reconnectCount: 0 });
    const one = mount(`${server.url}?refuse=403`, options);
    await until(() => one.shown.state === 'closed', 'closed');
    assert.lengthOf(journal.errors, 1);
    assert.deepEqual(journal.closes, [{ code: 1006, cause: 'network' }]);
  });

  it('bad input: a url that cannot be one is told as an error, and the next one is tried', async () => {
    const one = mount('ftp://localhost/', journal.options());
    await until(() => one.shown.state === 'closed', 'closed');
    assert.include(journal.errors[0]?.message, 'ftp://localhost/');
    await one.update(server.url, journal.options());
    await until(() => one.shown.state === 'open', 'open');
  });

  it('A component that is gone closes with 1000, and tells it', async () => {
    const one = await open();
    one.unmount();
    await until(() => journal.closes.length > 0, 'close');
    assert.deepEqual(journal.closes, [{ code: 1000, cause: 'client' }]);
    assert.equal((await server.facts()).clients.length, 0);
  });

  it('A component that is gone before its link is up opens none', async () => {
    const one = mount(`${server.url}?hang`, journal.options());
    await until(() => journal.sockets.length === 1, 'an attempt');
    one.unmount();
    await until(() => journal.closes.length > 0, 'close');
    assert.lengthOf(journal.sockets, 1);
    assert.isAtLeast(journal.sockets[0]?.readyState ?? 0, WebSocket.CLOSING);
  });
}

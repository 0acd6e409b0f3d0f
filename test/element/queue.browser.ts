import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  heardMessage,
  make,
  mount,
  mountOpen,
  order,
  quick,
  received,
  recorded,
  tapped,
  timeOf,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { timer, until } from '../support/waiting.ts';

const url = ownServerUrl();

/** Waits between attempts until it is told to connect. */
const patient = { 'reconnect-time': 60000, 'reconnect-jitter': 0, 'heart-time': 0 };

describe('sending without a link', () => {
  afterEach(endElements);

  it('idle, connecting, waiting: what is sent is held, and goes out in order', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?close=4000&after=400`, manual: true, ...patient });
    element.send('idle');
    element.connect();
    element.send('connecting');
    await heard(element, 'message', 2);
    await heard(element, 'reconnecting');
    element.send('waiting');
    element.connect();
    element.send('connecting again');
    await heard(element, 'message', 4);
    const { messages } = await server.facts();
    assert.deepEqual(messages, ['idle', 'connecting', 'waiting', 'connecting again']);
  });

  it('what the open listeners send goes first, then what was held, then the rest', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    element.send('held 1');
    element.send('held 2');
    element.addEventListener('open', () => {
      element.send('login');
      queueMicrotask(() => element.send('after the listeners'));
    });
    element.addEventListener('open', () => element.send('second listener'));
    await heard(element, 'message', 5);
    const { messages } = await server.facts();
    assert.deepEqual(messages.slice(0, 4), ['login', 'second listener', 'held 1', 'held 2']);
    assert.equal(messages[4], 'after the listeners');
  });

  it('a copy is held: bytes as they were at the call', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    const bytes = new Uint8Array([0, 1, 2, 3]);
    element.send(bytes.subarray(1, 3));
    element.send(bytes.buffer);
    element.send(new DataView(bytes.buffer, 3));
    element.send(new Blob(['blob']));
    bytes.fill(9);
    await heard(element, 'message', 4);
    assert.deepEqual((await server.facts()).messages, [
      'binary:0102',
      'binary:00010203',
      'binary:03',
      'binary:626c6f62',
    ]);
  });

  it('bufferedAmount counts what is held, in bytes', () => {
    const element = make();
    element.send('four');
    element.send('检测');
    element.send(new Uint8Array(10));
    element.send(new Blob(['123']));
    assert.equal(element.bufferedAmount, 4 + 6 + 10 + 3);
  });

  it('over queue-limit send() throws QuotaExceededError, and holds nothing of that message', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, 'queue-limit': 10 });
    element.send('12345');
    let thrown: unknown;
    try {
      element.send('123456');
    } catch (error) {
      thrown = error;
    }
    assert.instanceOf(thrown, DOMException);
    assert.equal((thrown as DOMException).name, 'QuotaExceededError');
    const { QuotaExceededError: Class } = globalThis as { QuotaExceededError?: never };
    if (Class) assert.instanceOf<unknown>(thrown, Class);
    assert.equal(element.bufferedAmount, 5);
    element.send('67890');
    await heard(element, 'message', 2);
    assert.deepEqual((await server.facts()).messages, ['12345', '67890']);
  });

  it('queue-limit 0: send() throws InvalidStateError while connecting, as a WebSocket does', async () => {
    const element = mount({ url, 'queue-limit': 0 });
    await element.updateComplete;
    const native = new WebSocket(url);
    for (const socket of [native, element]) {
      let thrown: unknown;
      try {
        socket.send('too early');
      } catch (error) {
        thrown = error;
      }
      assert.equal((thrown as DOMException).name, 'InvalidStateError');
    }
    native.close();
  });

  it('queue-limit 0: what is sent after the end is discarded, counted, and no unsent comes', async () => {
    const element = await mountOpen({ url, 'queue-limit': 0 });
    element.close();
    await heard(element, 'close');
    element.send('12345');
    assert.equal(element.bufferedAmount, 5);
    element.connect();
    await heard(element, 'open', 2);
    await echo(element);
    assert.deepEqual(details(element, 'unsent'), []);
  });

  it('older than queue-time: it comes back in unsent as expired, and the rest is sent', async () => {
    const server = await startServer();
    await server.crash();
    const element = mount({ url: server.url, ...patient, 'queue-time': 500 });
    await heard(element, 'reconnecting');
    element.send('first');
    element.send('second');
    const bare = timer(500);
    const event = await heard(element, 'unsent');
    element.send('third');
    // What was sent a moment apart may expire a moment apart.
    const expired = () => details(element, 'unsent').flatMap(({ data }) => data);
    await until(() => expired().length === 2);
    assert.deepEqual(expired(), ['first', 'second']);
    assert.equal(event.detail.reason, 'expired');
    assert.isAtMost(timeOf(element, event) - (await bare), 100);
    assert.equal(element.state, 'waiting');
    await server.start();
    element.connect();
    await heardMessage(element, 'third');
    assert.deepEqual((await server.facts()).messages, ['third']);
  });

  it('what is held at the final close comes back in unsent, in order', async () => {
    const element = mount({ url: `${url}?close=4400&after=50`, manual: true });
    const bytes = new Uint8Array([1, 2]);
    element.send('one');
    element.send(bytes);
    element.close();
    const { detail } = await heard(element, 'unsent');
    assert.equal(detail.reason, 'closed');
    assert.deepEqual(detail.data, ['one', bytes]);
    assert.equal(element.bufferedAmount, 0);
  });

  it('what is held when an open listener closes comes back in unsent', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    element.onopen = () => element.close();
    element.send('held');
    assert.deepEqual((await heard(element, 'unsent')).detail, { data: ['held'], reason: 'closed' });
    assert.deepEqual((await server.facts()).messages, []);
  });

  it('what is held when it gives up comes back in unsent', async () => {
    const element = mount({ url: `${url}?refuse=500`, 'reconnect-count': 1, ...quick });
    element.send('held');
    assert.deepEqual((await heard(element, 'unsent')).detail, { data: ['held'], reason: 'closed' });
    assert.deepEqual(order(element).slice(-3), ['error', 'close', 'unsent']);
  });

  it('what is sent in closing or closed comes back in unsent at once', async () => {
    const element = await mountOpen({ url: `${url}?freeze=0` });
    element.close();
    assert.equal(element.state, 'closing');
    element.send('closing');
    assert.deepEqual((await heard(element, 'unsent')).detail.data, ['closing']);
    assert.equal(element.state, 'closing');
    element.heartTimeout = 50;
    await heard(element, 'close');
    element.send('closed');
    assert.deepEqual((await heard(element, 'unsent', 2)).detail.data, ['closed']);
  });

  it('what is held is no sent message before it is', async () => {
    const element = mount({ url, manual: true });
    element.send('held');
    await recorded(element, 'held');
    assert.deepEqual(tapped(element, 'sent'), []);
    element.connect();
    await heardMessage(element, 'held');
    assert.deepEqual(
      tapped(element, 'sent').map(({ data }) => data),
      ['held'],
    );
  });

  it('send() without an argument throws a TypeError, and other values go as text', async () => {
    const element = await mountOpen({ url });
    assert.throws(() => (element.send as () => void)(), TypeError);
    for (const value of [7, null, { toString: () => 'object' }]) element.send(value as never);
    await heard(element, 'message', 3);
    assert.deepEqual(received(element), ['7', 'null', 'object']);
  });

  it('a server that stops and starts again: back in time, one link, each message once, in order', async () => {
    const server = await startServer();
    const element = await mountOpen({
      url: server.url,
      'heart-time': 200,
      'heart-timeout': 1000,
      'reconnect-time': 300,
      'reconnect-max-time': 600,
      'heart-message': '{"heart":1}',
    });
    const words = Array.from({ length: 40 }, (_, count) => `message ${count}`);
    for (const word of words.slice(0, 10)) element.send(word);
    await heardMessage(element, 'message 9');
    await server.stop();
    await heard(element, 'close');
    for (const word of words.slice(10, 25)) element.send(word);
    await timer(2000);
    for (const word of words.slice(25)) element.send(word);

    await server.start();
    const started = performance.now();
    await until(() => element.state === 'open');
    const waits = details(element, 'reconnecting');
    const inForce = waits.at(-1)?.delay ?? 0;
    assert.isAtMost(performance.now() - started, inForce + 500);
    await heardMessage(element, 'message 39');
    await echo(element);
    const { connections, messages } = await server.facts();
    assert.equal(connections, 1);
    assert.deepEqual(
      messages.filter((text) => text.startsWith('message')),
      words,
    );
    assert.isAtLeast(waits.length, 2);
    assert.deepEqual(details(element, 'unsent'), []);
  });
});

import { assert } from 'chai';
import { injectFaults } from 'heartbeat-socket/faults';
import {
  details,
  echo,
  endElements,
  heard,
  heardMessage,
  make,
  mount,
  mountOpen,
  received,
  recorded,
  tapped,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();

/** Waits between attempts until it is told to connect. */
const patient = { 'reconnect-time': 60000, 'reconnect-jitter': 0, 'heart-time': 0 };

describe('sending without a link', () => {
  afterEach(endElements);

  it('idle, connecting, waiting: what is sent is held, and goes out in order', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, manual: true, ...patient });
    element.send('idle');
    element.connect();
    element.send('connecting');
    await heard(element, 'message', 2);
    injectFaults(element).cut();
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

  it('bad input: a copy is held: bytes as they were at the call', async () => {
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

  it('bad input: over queue-limit send() throws QuotaExceededError, and holds nothing of that message', async () => {
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

  it('bad input: send() without an argument throws a TypeError, and other values go as text', async () => {
    const element = await mountOpen({ url });
    assert.throws(() => (element.send as () => void)(), TypeError);
    for (const value of [7, null, { toString: () => 'object' }]) element.send(value as never);
    await heard(element, 'message', 3);
    assert.deepEqual(received(element), ['7', 'null', 'object']);
  });
});

import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import type { HeartbeatSocket } from 'heartbeat-socket/core';
import { type FaultInjection, type Faults, injectFaults } from 'heartbeat-socket/faults';
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
} from '../support/element.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { endSockets, makeSocket, openSocket, plain } from '../support/socket.ts';
import { nextEvent, until } from '../support/waiting.ts';

const beating = { 'heart-time': 100, 'heart-timeout': 300, ...quick };

describe('a link with faults', () => {
  let server: TestServer;
  const injections: FaultInjection[] = [];

  /** Faults that end with their test. */
  function breakUp(socket: HeartbeatSocketElement | HeartbeatSocket, faults?: Faults) {
    const injection = injectFaults(socket, faults);
    injections.push(injection);
    return injection;
  }

  const nobodyIsLeft = () => until(async () => (await server.facts()).connections === 0);

  before(async () => {
    server = await startServer();
  });

  afterEach(async () => {
    endElements();
    endSockets();
    await nobodyIsLeft();
    for (const injection of injections.splice(0)) injection.stop();
  });

  it('that loses what comes is found dead while it runs, and comes back', async () => {
    const element = await mountOpen({ url: server.url, ...beating });
    const faults: Faults = { incoming: 'drop' };
    breakUp(element, faults);
    const { detail } = await heard(element, 'close');
    assert.deepEqual([detail.cause, detail.code], ['heart-timeout', 1006]);
    delete faults.incoming;
    element.heartTimeout = 8000;
    await heard(element, 'open', 2);
    await echo(element);
    assert.equal((await server.facts()).connections, 1);
  });

  it('that loses replies alone goes on hearing messages', async () => {
    const element = await mountOpen({ url: server.url, ...beating, 'heart-timeout': 8000 });
    let lost = 0;
    breakUp(element, {
      incoming: (frame) => frame.type === 'message' && frame.isReply && ++lost && 'drop',
    });
    await until(() => lost);
    await echo(element);
    assert.deepEqual(details(element, 'close'), []);
    assert.deepEqual(details(element, 'heartbeat'), []);
  });

  it('that is late keeps the order of a thousand messages, of the undelayed among them, too', async () => {
    const element = await mountOpen({ url: server.url });
    let count = 0;
    const sometimes = () => count++ % 3 && (count % 7) + 0.3;
    breakUp(element, { incoming: sometimes, outgoing: sometimes });
    const words = Array.from({ length: 1000 }, (_, index) => `${index}`);
    for (const word of words) element.send(word);
    await heardMessage(element, '999');
    assert.deepEqual(received(element), words);
  });

  it('that is cut closes as a broken network does, comes back, and is gone on the server', async () => {
    const element = await mountOpen({ url: server.url, ...quick });
    breakUp(element).cut();
    const { detail } = await heard(element, 'close');
    assert.deepEqual([detail.code, detail.cause, detail.willReconnect], [1006, 'network', true]);
    await heard(element, 'open', 2);
    await until(async () => (await server.facts()).connections === 1);
  });

  it('pretends to be offline: attempts are refused, no server is asked, what is sent is held', async () => {
    const element = await mountOpen({ url: server.url, ...quick });
    const offline = breakUp(element, { attempt: 'refuse' });
    offline.cut();
    element.send('held');
    await heard(element, 'reconnecting', 3);
    await nobodyIsLeft();
    offline.stop();
    element.check();
    await heardMessage(element, 'held');
    assert.lengthOf(details(element, 'open'), 2);
  });

  it('has them from its first attempt on, where they were there before it', async () => {
    const element = make({ url: server.url, ...quick });
    const faults: Faults = { attempt: 'refuse' };
    breakUp(element, faults);
    document.body.append(element);
    await heard(element, 'close');
    faults.attempt = 50;
    assert.equal((await heard(element, 'open')).detail.attempt, details(element, 'close').length);
  });

  it('has them at a new url, too', async () => {
    const element = await mountOpen({ url: server.url });
    breakUp(element, { incoming: (frame) => frame.type === 'message' && 'drop' });
    element.url = `${server.url}Ann`;
    await heard(element, 'open', 2);
    element.send('x');
    await until(async () => (await server.facts()).messages.includes('x'));
    assert.deepEqual(received(element), []);
  });

  it('goes into the back-forward cache and comes back with them', async () => {
    const element = await mountOpen({ url: server.url });
    breakUp(element, { attempt: 50, incoming: 20, outgoing: 20 });
    element.send('may be lost');
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    assert.equal((await heard(element, 'close')).detail.cause, 'page');
    await nobodyIsLeft();
    element.send('held');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await heardMessage(element, 'held');
    assert.notInclude(order(element), 'unsent');
  });

  it('is the same for the class: bytes arrive as asked, late and in order', async () => {
    const socket = await openSocket(server.url, { binaryType: 'arraybuffer' });
    breakUp(socket, { incoming: 50 });
    socket.send(Uint8Array.of(1, 2));
    const { data } = await nextEvent<MessageEvent<ArrayBuffer>>(socket, 'message');
    assert.deepEqual([...new Uint8Array(data)], [1, 2]);
    socket.binaryType = 'blob';
    socket.send(Uint8Array.of(3));
    assert.instanceOf((await nextEvent<MessageEvent>(socket, 'message')).data, Blob);
  });

  it('closes a plain socket by its handshake, with its code', async () => {
    const socket = await openSocket(server.url, plain);
    breakUp(socket, { outgoing: 20, incoming: 20 });
    socket.close(3000, 'bye');
    assert.equal(socket.readyState, WebSocket.CLOSING);
    const { code, reason, wasClean } = await nextEvent<CloseEvent>(socket, 'close');
    assert.deepEqual([code, reason, wasClean], [3000, 'bye', true]);
  });

  it('fails a plain socket that is refused as the platform does', async () => {
    const socket = makeSocket(server.url, { ...plain, manual: true });
    breakUp(socket, { attempt: 'refuse' });
    socket.connect();
    assert.equal(socket.readyState, WebSocket.CONNECTING);
    const types: string[] = [];
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, () => types.push(type));
    }
    const { code, wasClean } = await nextEvent<CloseEvent>(socket, 'close');
    assert.deepEqual([code, wasClean, socket.readyState], [1006, false, WebSocket.CLOSED]);
    assert.deepEqual(types, ['error', 'close']);
  });

  it('shows the subprotocol that the server chose', async () => {
    const element = mount({ url: server.url, protocols: 'v1' });
    breakUp(element);
    await heard(element, 'open');
    const bare = new WebSocket(server.url, 'v1');
    await nextEvent(bare, 'open');
    assert.equal(element.protocol, bare.protocol);
    bare.close();
  });
});

import { assert } from 'chai';
import {
  HeartbeatEvent,
  type HeartbeatSocketElement,
  ReconnectingEvent,
  SocketCloseEvent,
  SocketErrorEvent,
  SocketMessageEvent,
  SocketOpenEvent,
  StateChangeEvent,
  UnsentEvent,
} from 'heartbeat-socket';
import { injectFaults } from 'heartbeat-socket/faults';
import {
  all,
  details,
  type EventType,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  order,
  quick,
} from '../support/element.ts';
import { ownServerUrl } from '../support/server.ts';
import { nextEvent, until } from '../support/waiting.ts';

const url = ownServerUrl();

/** An element that has told every event there is. */
async function talkative(): Promise<HeartbeatSocketElement> {
  const element = await mountOpen({
    url,
    'heart-time': 50,
    'reconnect-time': 60000,
  });
  await echo(element);
  await heard(element, 'heartbeat');
  injectFaults(element).cut(4000);
  await heard(element, 'reconnecting');
  element.send('never sent');
  element.heartMessage = () => 'no matter';
  element.url = `${url}#no-fragments-here`;
  await heard(element, 'unsent');
  await heard(element, 'error');
  return element;
}

describe('the events of <heartbeat-socket>', () => {
  afterEach(endElements);

  it('each has a class of its own, a CustomEvent with a detail', async () => {
    const element = await talkative();
    const classes = {
      open: SocketOpenEvent,
      message: SocketMessageEvent,
      heartbeat: HeartbeatEvent,
      close: SocketCloseEvent,
      reconnecting: ReconnectingEvent,
      unsent: UnsentEvent,
      error: SocketErrorEvent,
      statechange: StateChangeEvent,
    };
    for (const [type, EventClass] of Object.entries(classes)) {
      const [event] = all(element, type as EventType);
      assert.instanceOf<unknown>(event, EventClass as never, type);
      assert.instanceOf(event, CustomEvent, type);
      assert.isObject(event?.detail, type);
    }
  });

  it('none bubbles, and only reconnecting can be cancelled', async () => {
    const element = await talkative();
    for (const type of new Set(order(element)) as Set<EventType>) {
      const [event] = all(element, type);
      assert.isFalse(event?.bubbles, type);
      assert.isFalse(event?.composed, type);
      assert.equal(event?.cancelable, type === 'reconnecting', type);
    }
  });

  it('none reaches a parent, a dialog or the window', async () => {
    const dialog = document.createElement('dialog');
    const reached: string[] = [];
    dialog.onclose = () => reached.push('dialog');
    const onError = () => reached.push('window');
    addEventListener('error', onError);
    document.body.append(dialog);
    const element = mount({ url: `${url}#wrong` });
    dialog.append(element);
    await heard(element, 'error');
    const closing = mount({ url });
    dialog.append(closing);
    await heard(closing, 'open');
    closing.close();
    await heard(closing, 'close');
    removeEventListener('error', onError);
    dialog.remove();
    assert.deepEqual(reached, []);
  });

  it('open tells the resolved address, the subprotocol and attempt 0 the first time', async () => {
    const element = await mountOpen({ url: '/ws/?some=token', protocols: 'chat json' });
    assert.deepEqual(details(element, 'open'), [
      { url: `${url}?some=token`, protocol: 'chat', attempt: 0 },
    ]);
    assert.equal(element.protocol, 'chat');
    assert.equal(element.extensions, '');
  });

  it('open tells the retry that worked', async () => {
    const element = mount({ url: `${url}?close=4000`, 'stable-time': 60000, ...quick });
    const { detail } = await heard(element, 'open', 3);
    assert.equal(detail.attempt, 2);
  });

  it('message has what the platform has: data, origin, lastEventId, source, ports', async () => {
    const element = await mountOpen({ url });
    const socket = new WebSocket(url);
    socket.onopen = () => socket.send('same');
    element.send('same');
    const [event, native] = await Promise.all([
      heard(element, 'message'),
      nextEvent<MessageEvent>(socket, 'message'),
    ]);
    socket.close();
    for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports'] as const) {
      assert.deepEqual<unknown>(event[name], native[name], name);
    }
    assert.equal(event.data, event.detail.data);
    assert.equal(event.origin, event.detail.origin);
  });

  it('heartbeat tells the round trip, which latency keeps', async () => {
    // A clock of whole milliseconds sees no shorter one.
    const delay = 20;
    const element = mount({ url: `${url}?delay=${delay}`, 'heart-time': 50 });
    assert.isNull(element.latency);
    const { detail } = await heard(element, 'heartbeat');
    assert.isAtLeast(detail.latency, delay - 2);
    assert.isBelow(detail.latency, 5000);
    assert.equal(element.latency, detail.latency);
  });

  it('close has what the platform has, and says cause, willReconnect and unconfirmed', async () => {
    const element = mount({ url: `${url}?close=4001`, 'reconnect-time': 60000 });
    const event = await heard(element, 'close');
    assert.deepEqual(event.detail, {
      code: 4001,
      reason: '',
      wasClean: true,
      cause: 'server',
      willReconnect: true,
      unconfirmed: 0,
    });
    assert.deepEqual([event.code, event.reason, event.wasClean], [4001, '', true]);
  });

  it('close counts the messages written after the last sign of life as unconfirmed', async () => {
    const element = await mountOpen({ url: `${url}?freeze=0`, 'reconnect-time': 60000 });
    element.send('one');
    element.send('two');
    element.reconnect();
    const { detail } = await heard(element, 'close');
    assert.equal(detail.unconfirmed, 2);
  });

  it('error has the error and its message', async () => {
    const element = mount({ url: `${url}#wrong` });
    const event = await heard(element, 'error');
    assert.instanceOf(event.error, Error);
    assert.equal(event.error, event.detail.error);
    assert.equal(event.message, event.error.message);
  });

  it('when several are due: statechange, error, close, unsent, reconnecting', async () => {
    const element = await mountOpen({
      url: `${url}?mute`,
      'heart-time': 60,
      'heart-timeout': 60,
      'reconnect-time': 60000,
    });
    await heard(element, 'reconnecting');
    const lost = order(element).slice(order(element).indexOf('open') + 1);
    assert.deepEqual(lost, ['statechange', 'error', 'close', 'reconnecting']);

    element.send('held');
    element.close();
    await heard(element, 'unsent');
    assert.deepEqual(order(element).slice(-3), ['statechange', 'close', 'unsent']);
  });

  it('the state has changed before statechange is told', async () => {
    const element = mount({ url });
    const seen: [string, string][] = [];
    element.onstatechange = ({ detail }) => seen.push([detail.state, element.state]);
    await heard(element, 'open');
    element.close();
    await heard(element, 'close');
    for (const [told, found] of seen.slice(0, 2)) assert.equal(told, found);
    assert.deepEqual(
      seen.map(([told]) => told),
      ['connecting', 'open', 'closing', 'closed'],
    );
  });

  it('events go out in one order also when a listener closes', async () => {
    const element = mount({ url });
    element.addEventListener('open', () => element.close(), { once: true });
    const later: string[] = [];
    for (const type of ['open', 'close'] as const) {
      element.addEventListener(type, () => later.push(type));
    }
    await until(() => later.includes('close'));
    assert.deepEqual(later, ['open', 'close']);
  });
});

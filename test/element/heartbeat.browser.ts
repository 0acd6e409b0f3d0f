import { assert } from 'chai';
import {
  all,
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  order,
  quick,
  received,
  recorded,
  states,
  tapped,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareAlarm, nextEvent, until } from '../support/waiting.ts';

const url = ownServerUrl();

describe('the heartbeat', () => {
  afterEach(endElements);

  it('keeps a link alive that the server would close for silence', async () => {
    const element = mount({ url: `${url}?idle=3000`, 'heart-time': 300, 'heart-timeout': 5000 });
    const bare = new WebSocket(`${url}?idle=3000`);
    const { code } = await nextEvent<CloseEvent>(bare, 'close');
    assert.equal(code, 1001);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it("a link's first probe comes after a random 0.5 to 1 of heart-time", async () => {
    const heartTime = 1500;
    const made = performance.now();
    const elements = Array.from({ length: 12 }, () => mount({ url, 'heart-time': heartTime }));
    const measured = elements.map(async (element) => {
      await heard(element, 'open');
      const opened = performance.now();
      const [probe, latest] = await Promise.all([recorded(element, 'probe'), bareAlarm(heartTime)]);
      // It opened a little before its event came; a bare alarm says how late the page is.
      assert.isAtLeast(probe.time - made, heartTime / 2);
      assert.isAtMost(probe.time, latest + 100);
      return probe.time - opened;
    });
    const times = await Promise.all(measured);
    assert.isAbove(Math.max(...times) - Math.min(...times), 30, 'they do not beat in step');
  });

  it('a probe goes out although messages keep arriving: the quieter direction counts', async () => {
    const element = mount({ url: `${url}?flood=50`, 'heart-time': 200 });
    await recorded(element, 'probe', 3);
    assert.isAbove(received(element).length, 5);
  });

  it('a probe goes out although we keep sending', async () => {
    const element = await mountOpen({ url: `${url}?delay=60000`, 'heart-time': 300 });
    const sending = setInterval(() => element.send('noise'), 20);
    await recorded(element, 'probe');
    clearInterval(sending);
    // A page that was late may have sent once only, but it sent before.
    assert.isNotEmpty(tapped(element, 'sent'));
  });

  it('no second probe goes out while a deadline runs', async () => {
    const element = mount({ url: `${url}?delay=900`, 'heart-time': 200, 'heart-timeout': 8000 });
    const [, again] = await Promise.all([
      heard(element, 'heartbeat'),
      recorded(element, 'probe', 2),
    ]);
    const [reply] = tapped(element, 'reply');
    assert.isAtLeast(again.time, reply?.time ?? Number.POSITIVE_INFINITY);
  });

  it('check() while a deadline runs sends no second probe', async () => {
    const element = await mountOpen({ url: `${url}?delay=300`, 'heart-time': 60000 });
    dispatchEvent(new Event('offline'));
    await recorded(element, 'probe');
    element.check();
    dispatchEvent(new Event('offline'));
    await heard(element, 'heartbeat');
    assert.lengthOf(tapped(element, 'probe'), 1);
  });

  it('any message ends the deadline', async () => {
    const element = mount({ url: `${url}?mute&flood=20`, 'heart-time': 100 });
    await recorded(element, 'probe', 8);
    assert.deepEqual(states(element), ['connecting', 'open']);
    assert.deepEqual(details(element, 'heartbeat'), []);
  });

  it('a reply to a probe is a heartbeat and no message', async () => {
    const element = mount({ url, 'heart-time': 100 });
    await heard(element, 'heartbeat', 2);
    await echo(element);
    assert.lengthOf(received(element), 1);
    assert.lengthOf(tapped(element, 'received'), 1);
  });

  it('a reply stays owed after other messages have shown life', async () => {
    const element = mount({ url: `${url}?flood=100&delay=300`, 'heart-time': 150 });
    await heard(element, 'heartbeat', 4);
    assert.notInclude(received(element), 'pong');
    assert.isAbove(received(element).length, 10);
  });

  it('a pong nobody asked for is a message', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    element.send('ping');
    assert.equal((await heard(element, 'message')).data, 'pong');
    assert.deepEqual(details(element, 'heartbeat'), []);
  });

  it('check() probes an open link now', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    element.check();
    await heard(element, 'heartbeat');
  });

  it('a server that never answers a probe gets an error naming heart-message, and growing waits', async () => {
    const element = mount({
      url: `${url}?mute`,
      'heart-time': 60,
      'heart-timeout': 60,
      'reconnect-time': 40,
      'reconnect-jitter': 0,
      'stable-time': 0,
    });
    await heard(element, 'reconnecting', 4);
    assert.deepEqual(
      details(element, 'reconnecting').map(({ attempt, delay }) => [attempt, delay]),
      [
        [1, 40],
        [2, 80],
        [3, 160],
        [4, 320],
      ],
    );
    const errors = all(element, 'error');
    assert.isAtLeast(errors.length, 1);
    for (const { message } of errors) assert.match(message, /heart-message/);
  });

  it('a server that showed life before is not told so: a frozen link is no fault of heart-message', async () => {
    const element = mount({
      url: `${url}greeted?freeze=0`,
      'heart-time': 300,
      'heart-timeout': 1000,
      ...quick,
    });
    await heard(element, 'close');
    assert.include(order(element), 'message');
    assert.deepEqual(details(element, 'error'), []);
  });

  it('heart-time and heart-message apply to the running link', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    element.heartMessage = '检测';
    element.heartTime = 50;
    await heard(element, 'heartbeat', 2);
    assert.equal((await server.facts()).messages[0], '检测');
    element.heartTime = 0;
    await echo(element);
    const probes = tapped(element, 'probe').length;
    element.check();
    await echo(element);
    assert.lengthOf(tapped(element, 'probe'), probes);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('heart-timeout applies to the running link', async () => {
    const element = await mountOpen({
      url: `${url}?freeze=0`,
      'heart-time': 50,
      'heart-timeout': 60000,
    });
    await recorded(element, 'probe');
    element.heartTimeout = 100;
    assert.equal((await heard(element, 'close')).detail.cause, 'heart-timeout');
  });

  it('heart-reply is what a reply looks like: the rest are messages, but signs of life', async () => {
    const element = await mountOpen({ url, 'heart-time': 150, 'heart-reply': 'alive' });
    await until(() => received(element).filter((data) => data === 'pong').length >= 3);
    assert.deepEqual(details(element, 'heartbeat'), []);
    assert.equal(element.state, 'open');
    element.setAttribute('heart-reply', 'pong');
    await heard(element, 'heartbeat');
  });

  it('heartReply as a function is asked with the message and the probe', async () => {
    const asked: unknown[][] = [];
    const element = mount({ url, 'heart-time': 100 });
    element.heartReply = (data, probe) => {
      asked.push([data, probe]);
      return data === 'pong';
    };
    await heard(element, 'heartbeat');
    assert.deepEqual(asked[0], ['pong', 'ping']);
  });
});

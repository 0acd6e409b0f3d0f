import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import { violations } from '../support/axe.ts';
import { where } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { nextEvent, until } from '../support/waiting.ts';
import {
  button,
  clearStage,
  consoleFor,
  FakeSocket,
  lines,
  part,
  rendered,
  stage,
} from './support.ts';

/** Has garbage collected at once. */
const { gc } = globalThis as { gc?: () => void };

describe('breaking on purpose in <socket-console>', () => {
  let server: TestServer;
  let feed: HeartbeatSocketElement;
  let element: SocketConsoleElement;
  let received: unknown[];
  let causes: string[];

  afterEach(clearStage);

  /** A console that watches an open link, with the panel open. */
  const watch = async (attributes = 'heart-time="0"', query = ''): Promise<void> => {
    server = await startServer();
    const place = stage(`
      <heartbeat-socket id="feed" url="${server.url}${query}" reconnect-time="50" reconnect-growth="1"
        ${attributes}></heartbeat-socket>
      <socket-console for="feed" panels="break"></socket-console>`);
    feed = place.querySelector('heartbeat-socket') as HeartbeatSocketElement;
    element = place.querySelector('socket-console') as SocketConsoleElement;
    // The link of the test before may still be closing: it has arrays of its own.
    const messages: unknown[] = [];
    const ends: string[] = [];
    feed.addEventListener('message', ({ data }) => messages.push(data));
    feed.addEventListener('close', ({ detail }) => ends.push(detail.cause));
    received = messages;
    causes = ends;
    await until(() => feed.state === 'open');
    await rendered(element);
  };

  const fault = (name: string): HTMLInputElement =>
    element.shadowRoot?.querySelector(`[part="fault"][value="${name}"]`) as HTMLInputElement;

  const toggle = async (name: string): Promise<void> => {
    fault(name).click();
    await rendered(element);
  };

  /** Sends a message until its echo comes: a link may be found dead just after it was sent. */
  const untilEchoed = (message: string): Promise<void> =>
    until(() => {
      feed.send(message);
      return received.includes(message);
    });

  /** What the log says of faults. */
  const told = (): string[] =>
    lines(element)
      .filter((line) => line.startsWith('⚡'))
      .map((line) => line.slice(line.indexOf(' ') + 1));

  /** Breaks a link while it is open, and sends a message by it, before it can be found dead. */
  const breakAndSend = (name: string, message: string): Promise<void> =>
    until(() => {
      if (feed.state !== 'open') return false;
      causes.length = 0;
      received.length = 0;
      fault(name).click();
      feed.send(message);
      return true;
    });

  const banner = (): HTMLElement | null | undefined =>
    element.shadowRoot?.querySelector<HTMLElement>('[part="breaking"]');

  it('drops what comes in, and only that: the link is found dead', async () => {
    await watch('heart-time="200" heart-timeout="200"');
    await breakAndSend('drop-incoming', 'lost');
    await until(() => causes.length > 0);
    assert.equal(causes[0], 'heart-timeout');
    assert.include((await server.facts()).messages, 'lost');
    await toggle('drop-incoming');
    await untilEchoed('one');
    assert.notInclude(received, 'lost');
  });

  it('drops what goes out, and only that, until it is switched off', async () => {
    await watch();
    await toggle('drop-outgoing');
    feed.send('one');
    await toggle('drop-outgoing');
    feed.send('two');
    await until(() => received.length > 0);
    assert.deepEqual(received, ['two']);
    assert.deepEqual((await server.facts()).messages, ['two']);
  });

  it('delays each way by as much as is set', async () => {
    await watch();
    const field = part<HTMLInputElement>(element, 'delay');
    field.value = '200';
    field.dispatchEvent(new Event('change'));
    await toggle('delay');
    const start = performance.now();
    feed.send('one');
    await nextEvent(feed, 'message');
    // Timers may ring a millisecond early.
    assert.isAtLeast(performance.now() - start, 398);
  });

  it('takes delays of 1 to 60000 ms, and shows what it takes', async () => {
    await watch();
    const field = part<HTMLInputElement>(element, 'delay');
    const shown: string[] = [];
    for (const value of ['200', '', '-5', '1e9', '2.6']) {
      field.value = value;
      field.dispatchEvent(new Event('change'));
      await rendered(element);
      shown.push(field.value);
    }
    assert.deepEqual(shown, ['200', '200', '1', '60000', '3']);
  });

  it('swallows replies: the link is found dead, while messages come in', async () => {
    await watch('heart-time="200" heart-timeout="200"');
    await toggle('swallow-replies');
    await untilEchoed('one');
    await until(() => causes.length > 0);
    assert.equal(causes[0], 'heart-timeout');
  });

  it('cuts the link once, as a broken network does; it comes back', async () => {
    await watch();
    button(element, 'cut').click();
    await until(() => causes.length > 0);
    await until(() => feed.state === 'open');
    assert.deepEqual(causes, ['network']);
    await rendered(element);
    assert.deepEqual(told(), ['broken on purpose link cut']);
    assert.isFalse(Boolean(banner()));
    feed.send('one');
    await until(() => received.includes('one'));
  });

  it('cuts without ending the faults', async () => {
    await watch();
    await toggle('drop-outgoing');
    button(element, 'cut').click();
    await until(() => causes.length > 0);
    await until(() => feed.state === 'open');
    feed.send('lost');
    await toggle('drop-outgoing');
    feed.send('two');
    await until(() => received.length > 0);
    assert.deepEqual(received, ['two']);
  });

  it('offline, the link is silent until it is found dead, and no attempt gets through', async () => {
    // The server pushes messages; not to hear them is to be found dead.
    await watch('heart-time="200" heart-timeout="200"', '?flood=100');
    await breakAndSend('offline', 'lost');
    await until(() => causes.length > 3);
    assert.deepEqual(causes.slice(0, 3), ['heart-timeout', 'network', 'network']);
    assert.deepEqual(received, []);
    feed.send('held');
    await toggle('offline');
    let arrived: readonly unknown[] = [];
    await until(async () => {
      arrived = (await server.facts()).messages;
      return arrived.includes('held');
    });
    assert.notInclude(arrived, 'lost');
  });

  it('offline, an attempt that has begun fails, too', async () => {
    await watch();
    let opened = 0;
    feed.addEventListener('open', () => {
      opened += 1;
    });
    feed.reconnect();
    assert.equal(feed.state, 'connecting');
    fault('offline').click();
    await until(() => causes.length > 2);
    assert.deepEqual(causes.slice(0, 3), ['client', 'network', 'network']);
    assert.equal(opened, 0);
  });

  it('online again, a link that lost something ends; one that lost nothing goes on', async () => {
    await watch();
    // What crosses before is not lost.
    await toggle('swallow-replies');
    feed.send('zero');
    await until(() => received.includes('zero'));
    await toggle('offline');
    await toggle('offline');
    await toggle('swallow-replies');
    feed.send('one');
    await until(() => received.includes('one'));
    assert.deepEqual(causes, []);
    await toggle('offline');
    feed.send('lost');
    await toggle('offline');
    await until(() => causes.length > 0);
    await until(() => feed.state === 'open');
    await toggle('offline');
    await toggle('offline');
    feed.send('two');
    await until(() => received.includes('two'));
    assert.deepEqual(causes, ['network']);
  });

  it('leaves nothing between the socket and its links once all is off', async () => {
    await watch();
    const interposers: unknown[] = [];
    feed.interpose = (interposer) => interposers.push(interposer);
    await toggle('delay');
    await toggle('offline');
    await toggle('delay');
    assert.equal(interposers.length, 1);
    await toggle('offline');
    button(element, 'cut').click();
    assert.deepEqual(
      interposers.map((each) => typeof each),
      ['function', 'undefined', 'function', 'undefined'],
    );
  });

  it('is told in the log and in a banner, which stays when the panel is closed', async () => {
    await watch();
    await toggle('delay');
    await toggle('drop-incoming');
    await toggle('delay');
    assert.deepEqual(told(), [
      'broken on purpose delay',
      'broken on purpose drop incoming, delay',
      'broken on purpose drop incoming',
    ]);
    element.panels = '';
    await rendered(element);
    assert.include(banner()?.innerText.replace(/\s+/g, ' '), 'broken on purpose: drop incoming');
  });

  it('is switched off as a whole in the banner, which hands on the focus', async () => {
    await watch();
    await toggle('drop-incoming');
    await toggle('drop-outgoing');
    element.panels = '';
    await rendered(element);
    const off = banner()?.querySelector('button');
    off?.focus();
    off?.click();
    await rendered(element);
    assert.isFalse(Boolean(banner()));
    assert.equal(told().at(-1), 'nothing broken any more');
    assert.equal(focused()?.getAttribute('aria-controls'), 'panel-break');
    feed.send('one');
    await until(() => received.includes('one'));
  });

  const endings: readonly [title: string, end: () => void][] = [
    ['leaves the page', () => element.remove()],
    ['may not act', () => Object.assign(element, { readOnly: true })],
    ['watches another socket', () => Object.assign(element, { socket: new WebSocket(server.url) })],
    ['watches none', () => Object.assign(element, { htmlFor: '' })],
  ];
  for (const [title, end] of endings) {
    it(`ends when the console ${title}`, async () => {
      await watch();
      await toggle('drop-outgoing');
      end();
      await rendered(element);
      feed.send('one');
      await until(() => received.includes('one'));
      assert.isFalse(Boolean(banner()));
      assert.deepEqual(causes, []);
    });
  }

  it('is not offered by a console that may not act', async () => {
    await watch();
    element.readOnly = true;
    await rendered(element);
    assert.equal(element.shadowRoot?.querySelectorAll('[aria-controls="panel-break"]').length, 0);
    assert.equal(element.shadowRoot?.querySelectorAll('[part="faults"]').length, 0);
  });

  it('ends where another console breaks the same socket, and is told to have ended', async () => {
    await watch();
    const other = await consoleFor(feed);
    other.panels = 'break';
    await rendered(other);
    await toggle('drop-incoming');
    const { shadowRoot } = other;
    shadowRoot?.querySelector<HTMLElement>('[part="fault"][value="delay"]')?.click();
    await rendered(element);
    assert.lengthOf(element.shadowRoot?.querySelectorAll('[part="breaking"]') ?? [], 0);
    assert.lengthOf(told(), 2);
    await rendered(other);
    assert.include(part(other, 'breaking').textContent, 'delay');
    await untilEchoed('still there');
  });

  where('garbage that is collected on demand')(
    'once it is over, a socket that lives on keeps no console in memory',
    async () => {
      const sockets: FakeSocket[] = [];
      const gone: WeakRef<SocketConsoleElement>[] = [];
      for (let count = 0; count < 5; count += 1) {
        const socket = Object.assign(new FakeSocket('open'), { interpose: () => {} });
        sockets.push(socket);
        gone.push(await brokenBy(socket));
      }
      clearStage();
      // The engine may still know one or the other.
      await until(() => {
        gc?.();
        return gone.some((each) => !each.deref());
      }, 'a console was collected');
      assert.lengthOf(sockets, 5);
    },
  );

  /** Has a console of its own break a socket, until the page is cleared. */
  const brokenBy = async (socket: FakeSocket): Promise<WeakRef<SocketConsoleElement>> => {
    const breaking = await consoleFor(socket);
    breaking.panels = 'break';
    await rendered(breaking);
    breaking.shadowRoot?.querySelector<HTMLElement>('[part="fault"]')?.click();
    await rendered(breaking);
    return new WeakRef(breaking);
  };

  it('works on a HeartbeatSocket', async () => {
    server = await startServer();
    const socket = new HeartbeatSocket(server.url);
    await nextEvent(socket, 'open');
    element = await consoleFor(socket);
    element.panels = 'break';
    await rendered(element);
    const closed = nextEvent<CloseEvent & { cause?: string }>(socket, 'close');
    button(element, 'cut').click();
    assert.equal((await closed).cause, 'network');
    socket.close();
  });

  it('says why where there is no HeartbeatSocket', async () => {
    server = await startServer();
    const socket = new WebSocket(server.url);
    element = await consoleFor(socket);
    element.panels = 'break';
    await rendered(element);
    assert.include(part(element, 'panel-break').innerText, 'neither');
    element.socket = null;
    await rendered(element);
    assert.include(part(element, 'panel-break').innerText, 'no socket');
    socket.close();
  });

  it('has nothing to cut where there is no link', async () => {
    await watch();
    assert.isFalse(button(element, 'cut').disabled);
    feed.close();
    await until(() => feed.state === 'closed');
    await rendered(element);
    assert.isTrue(button(element, 'cut').disabled);
  });

  it('axe finds nothing, with everything broken', async () => {
    document.documentElement.lang = 'en';
    document.title = 'Breaking';
    await watch();
    place().prepend(Object.assign(document.createElement('h1'), { textContent: 'Breaking' }));
    for (const name of ['drop-incoming', 'drop-outgoing', 'delay', 'swallow-replies', 'offline']) {
      await toggle(name);
    }
    assert.deepEqual(await violations(), []);
  });

  it('fits a phone: 320 px wide, nothing sticks out', async () => {
    await watch();
    place().style.inlineSize = '320px';
    for (const name of ['drop-incoming', 'drop-outgoing', 'delay', 'offline']) await toggle(name);
    const { right } = place().getBoundingClientRect();
    for (const name of ['breaking', 'all-off', 'faults', 'delay', 'cut']) {
      assert.isAtMost(part(element, name).getBoundingClientRect().right, right, name);
    }
    const panel = part(element, 'panel-break');
    assert.isAtMost(panel.scrollWidth, panel.clientWidth);
  });

  where('keys from outside')('works by keyboard alone', async () => {
    await watch();
    fault('drop-incoming').focus();
    await sendKeys({ press: ' ' });
    assert.isTrue(fault('drop-incoming').checked);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    assert.isTrue(fault('drop-outgoing').checked);
    for (let step = 0; step < 6; step += 1) await sendKeys({ press: 'Tab' });
    assert.equal(focused()?.getAttribute('part'), 'all-off');
    await sendKeys({ press: 'Enter' });
    await rendered(element);
    assert.equal(told().at(-1), 'nothing broken any more');
    assert.equal((focused() as HTMLInputElement).value, 'drop-incoming');
    button(element, 'cut').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => causes.length > 0);
    assert.equal((focused() as HTMLInputElement).value, 'drop-incoming');
  });

  const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;

  const place = (): HTMLElement => document.querySelector('main') as HTMLElement;
});

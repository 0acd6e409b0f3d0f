import { assert } from 'chai';
import type { ConsoleTexts, SocketConsoleElement } from 'heartbeat-socket/console';
import { chineseTexts } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import { watchTimers } from './life-timers.ts';
import {
  button,
  clearStage,
  consoleFor,
  FakeSocket,
  lines,
  part,
  rendered,
  until,
} from './support.ts';

/** A socket with a past: what it tells happened some seconds ago. */
class OldSocket extends FakeSocket {
  url = '';
  protocol = '';

  ago(seconds: number, ...[type, facts]: Parameters<FakeSocket['tell']>): void {
    this.tell(type, { ...facts, time: performance.now() - seconds * 1000 });
  }

  openedAgo(seconds: number, url = 'wss://host/feed', attempt = 0): void {
    this.state = 'open';
    this.ago(seconds, 'open', { detail: { url, protocol: this.protocol, attempt } });
  }

  beatAgo(seconds: number, latency: number): void {
    this.ago(seconds, 'reply', { data: 'pong' });
    this.ago(seconds, 'heartbeat', { detail: { latency } });
  }

  foundDeadAgo(seconds: number): void {
    const facts = { code: 1006, reason: '', wasClean: false, unconfirmed: 0 };
    const cause = 'heart-timeout';
    this.state = 'waiting';
    this.ago(seconds, 'close', { detail: { ...facts, cause, willReconnect: true } });
    this.ago(seconds, 'reconnecting', { detail: { attempt: 1, delay: 60_000, cause } });
  }
}

/** A plain WebSocket, as far as the console sees. */
class PlainSocket extends EventTarget {
  readonly url = 'wss://host/plain';
  readonly protocol = '';
  readonly readyState = WebSocket.OPEN;
  send(): void {}
  close(): void {}
}

/** The names and values of the status line. */
function facts(element: SocketConsoleElement): Record<string, string> {
  const found = element.shadowRoot?.querySelectorAll('[part=fact]') ?? [];
  const words = (fact: Element, tag: string) =>
    (fact.querySelector(tag)?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return Object.fromEntries([...found].map((fact) => [words(fact, 'dt'), words(fact, 'dd')]));
}

function find(element: SocketConsoleElement, selector: string): Element | null {
  return element.shadowRoot?.querySelector(selector) ?? null;
}

/** The part, or the tag, that has the focus. */
function focused(element: SocketConsoleElement): string | undefined {
  const active = element.shadowRoot?.activeElement;
  return active?.getAttribute('part') ?? active?.localName;
}

/** What the chart says in words. */
function words(element: SocketConsoleElement): string {
  return (find(element, 'figcaption')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Which shapes are drawn in the chart. */
function shapes(element: SocketConsoleElement): string[] {
  const paths = element.shadowRoot?.querySelectorAll('.chart path') ?? [];
  return [...paths]
    .filter((path) => path.getAttribute('d'))
    .map((path) => path.getAttribute('class') ?? '');
}

async function withChart(element: SocketConsoleElement): Promise<void> {
  element.panels = 'life';
  await rendered(element);
}

/** Runs something in a page that says of itself that it is hidden. */
async function hidden(run: () => Promise<void>): Promise<void> {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  try {
    document.dispatchEvent(new Event('visibilitychange'));
    await run();
  } finally {
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('the status line of <socket-console>', () => {
  let socket: OldSocket;

  beforeEach(() => {
    socket = new OldSocket();
  });

  afterEach(clearStage);

  it('says the address, in full and without its secrets', async () => {
    socket.url = '/ws/ada?token=verysecret&room=12';
    const element = await consoleFor(socket);
    const origin = location.origin.replace('http', 'ws');
    assert.equal(facts(element).Address, `${origin}/ws/ada?token=***&room=12`);
    assert.notInclude(element.shadowRoot?.innerHTML, 'verysecret');
  });

  it('says the address of the last link where the socket does not tell one', async () => {
    const element = await consoleFor(socket);
    assert.notProperty(facts(element), 'Address');
    socket.openedAgo(1, 'wss://host/feed?key=verysecret');
    await rendered(element);
    assert.equal(facts(element).Address, 'wss://host/feed?key=***');
  });

  it('says the subprotocol that was chosen, with what cannot be seen by its name', async () => {
    const element = await consoleFor(socket);
    assert.notProperty(facts(element), 'Subprotocol');
    socket.protocol = 'chat\u202e.v2';
    socket.openedAgo(1);
    await rendered(element);
    assert.equal(facts(element).Subprotocol, 'chat[U+202E].v2');
  });

  it('counts how long the link has been open', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(58);
    const seen: string[] = [];
    await until(() => {
      const { 'Open for': uptime = '' } = facts(element);
      if (uptime && uptime !== seen.at(-1)) seen.push(uptime);
      return seen.length > 1 && uptime.startsWith('1 min');
    });
    // A busy machine may skip some.
    assert.match(seen.join(), /^(58 s,)?(59 s,)?1 min( \d s)?(,1 min \d s)?$/);
  });

  it('says that it was open at least so long where nobody saw it open', async () => {
    socket.state = 'open';
    const element = await consoleFor(socket);
    assert.match(facts(element)['Open for'] ?? '', /^at least \d s$/);
    socket.state = 'closed';
    element.requestUpdate();
    await rendered(element);
    assert.notProperty(facts(element), 'Open for');
  });

  it('counts messages and bytes each way, and how many a second of late', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(10);
    socket.ago(9, 'sent', { data: 'é' });
    for (const seconds of [1.5, 1.3, 1.1])
      socket.ago(seconds, 'received', { data: 'x'.repeat(1000) });
    await rendered(element);
    assert.equal(facts(element).Sent, '1 message, 2 B (0/s, 0 B/s)');
    assert.equal(facts(element).Received, '3 messages, 3.0 kB (0.6/s, 600 B/s)');
  });

  it('says of a plain WebSocket that it counts what the console sends alone', async () => {
    const element = await consoleFor(new PlainSocket());
    assert.property(facts(element), 'Sent from here');
    assert.notProperty(facts(element), 'Sent');
  });

  it('says no rate without a link, and keeps the counts', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(10);
    socket.ago(2, 'received', { data: 'x' });
    socket.foundDeadAgo(0);
    await rendered(element);
    assert.equal(facts(element).Received, '1 message, 1 B');
  });

  it('keeps the counts when the log is emptied', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(10);
    socket.tell('sent', { data: 'x' });
    element.clear();
    await rendered(element);
    assert.match(facts(element).Sent ?? '', /^1 message, 1 B/);
  });

  it('counts anew for another socket', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(10);
    socket.tell('sent', { data: 'x' });
    await rendered(element);
    element.socket = new OldSocket('open');
    await rendered(element);
    assert.match(facts(element).Sent ?? '', /^0 messages, 0 B/);
    assert.match(facts(element)['Open for'] ?? '', /^at least \d s$/);
  });

  it('goes on with the same link when the console is moved', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(3600);
    await rendered(element);
    const { parentElement } = element;
    document.body.append(element);
    parentElement?.append(element);
    await rendered(element);
    assert.equal(facts(element)['Open for'], '1 h');
  });

  it('does not guess what went on while the console was away', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(3600);
    await rendered(element);
    const { parentElement } = element;
    element.remove();
    await Promise.resolve();
    parentElement?.append(element);
    await rendered(element);
    assert.match(facts(element)['Open for'] ?? '', /^at least \d s$/);
  });

  it('is not there without a socket', async () => {
    const element = await consoleFor(null);
    assert.isNull(find(element, '[part=facts]'));
  });

  it('is read aloud by nobody by itself', async () => {
    socket.state = 'open';
    const element = await consoleFor(socket);
    await withChart(element);
    const loud = '[aria-live], [role=status], [role=log], [role=timer], output';
    for (const selector of ['[part=facts]', 'figure']) {
      assert.isNotNull(find(element, selector));
      assert.isNull(find(element, selector)?.closest(loud) ?? null);
      assert.isNull(find(element, selector)?.querySelector(loud) ?? null);
    }
  });

  it('is said in the texts of the console', async () => {
    const element = await consoleFor(socket, chineseTexts);
    socket.openedAgo(61.5);
    await withChart(element);
    assert.match(facts(element).已连接 ?? '', /^1 分 \d 秒$/);
    assert.equal(facts(element).已发送, '0 条,0 B (0 条/秒,0 B/秒)');
    assert.match(words(element), /^最近 5 分钟:已连接 1 分 \d 秒;无往返;无丢失$/);
  });
});

describe('the try-now button of <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
  });

  afterEach(clearStage);

  const shown = (): boolean => find(element, '[part=try-now]') !== null;

  it('is there while it waits, beside the retry and the seconds before it', async () => {
    assert.isFalse(shown());
    socket.lose(60_000, 3);
    await rendered(element);
    assert.isTrue(shown());
    assert.match(facts(element).Retry ?? '', /^3 in \d\d s Try now$/);
    socket.become('connecting');
    await rendered(element);
    assert.isFalse(shown());
    assert.equal(facts(element).Retry, '3');
    socket.become('open');
    socket.tell('open', { detail: { url: 'wss://host/', protocol: '', attempt: 3 } });
    await rendered(element);
    assert.notProperty(facts(element), 'Retry');
  });

  it('counts the seconds down', async () => {
    socket.lose(2500, 3);
    await rendered(element);
    await until(() => /^3 in [01] s/.test(facts(element).Retry ?? ''));
  });

  it('connects', async () => {
    socket.lose(60_000);
    await rendered(element);
    button(element, 'try-now').click();
    assert.deepEqual(socket.calls, ['connect']);
  });

  it('is not there where the console only watches', async () => {
    element.readOnly = true;
    socket.lose(60_000);
    await rendered(element);
    assert.isFalse(shown());
    assert.match(facts(element).Retry ?? '', /^1 in \d\d s$/);
  });

  it('leaves the focus to the log when it goes', async () => {
    socket.lose(60_000);
    await rendered(element);
    button(element, 'try-now').focus();
    socket.become('connecting');
    await rendered(element);
    assert.equal(focused(element), 'log');
  });

  it('takes no focus that it did not have', async () => {
    socket.lose(60_000);
    await rendered(element);
    button(element, 'close').focus();
    socket.become('connecting');
    await rendered(element);
    assert.equal(focused(element), 'close');
  });

  it('has what connecting throws told in the log', async () => {
    socket.connect = () => {
      throw new Error('Not today.');
    };
    socket.lose(60_000);
    await rendered(element);
    button(element, 'try-now').click();
    await rendered(element);
    assert.include(lines(element).at(-1), 'Not today.');
  });
});

describe('the chart of <socket-console>', () => {
  let socket: OldSocket;

  beforeEach(() => {
    socket = new OldSocket();
  });

  afterEach(clearStage);

  async function consoleWithPast(texts: Partial<ConsoleTexts> = {}): Promise<SocketConsoleElement> {
    const element = await consoleFor(socket, texts);
    const change = { state: 'connecting', previous: 'idle' } as const;
    socket.ago(102, 'statechange', { detail: change });
    socket.openedAgo(100);
    socket.beatAgo(90, 3);
    socket.beatAgo(80, 41);
    socket.beatAgo(70, 8);
    socket.foundDeadAgo(50);
    return element;
  }

  it('is described in words', async () => {
    const element = await consoleWithPast();
    await withChart(element);
    // It waits on meanwhile; and where the clock has whole milliseconds, one of them may be missing.
    assert.match(
      words(element),
      /^In the last 5 minutes: open 30 s, connecting 2 s, waiting (49|5\d) s, dead 20 s; 3 round trips, 3 to 41 ms, median 8 ms; 1 loss$/,
      words(element),
    );
    const chart = find(element, '.chart svg');
    assert.equal(chart?.getAttribute('role'), 'img');
    assert.isNotEmpty(chart?.getAttribute('aria-label'));
  });

  it('shows each phase, the round trips and the losses', async () => {
    const element = await consoleWithPast();
    await withChart(element);
    const drawn = ['grid', 'open', 'connecting', 'waiting', 'dead', 'round-trips', 'losses'];
    assert.deepEqual(shapes(element), drawn);
    assert.equal(find(element, '.scale')?.textContent?.replace(/\s+/g, ' ').trim(), '50 ms0');
  });

  it('names each shape by a word', async () => {
    socket.state = 'open';
    const element = await consoleFor(socket);
    await withChart(element);
    const named = [...(element.shadowRoot?.querySelectorAll('figure li') ?? [])].map((item) => [
      item.querySelector('path')?.getAttribute('class'),
      item.textContent?.trim(),
    ]);
    assert.deepEqual(named, [
      ['open', 'open'],
      ['connecting', 'connecting'],
      ['waiting', 'waiting'],
      ['dead', 'dead'],
      ['closed', 'closed'],
      ['round-trips', 'round trip'],
      ['losses', 'loss'],
    ]);
  });

  it('is drawn anew, at once, in other texts and for another socket', async () => {
    const element = await consoleWithPast();
    await withChart(element);
    element.texts = chineseTexts;
    await element.updateComplete;
    assert.match(words(element), /^最近 5 分钟:.*往返 3 次/);
    element.socket = new FakeSocket('open');
    await rendered(element);
    assert.match(words(element), /^最近 5 分钟:.*无往返/);
  });

  it('moves on by itself', async () => {
    const element = await consoleWithPast();
    await withChart(element);
    const before = words(element);
    await until(() => words(element) !== before);
  });

  it('says of a plain WebSocket why there are no round trips', async () => {
    const plain = new PlainSocket();
    const element = await consoleFor(plain as unknown as WebSocket);
    await withChart(element);
    plain.dispatchEvent(new MessageEvent('message', { data: 'x' }));
    await rendered(element);
    assert.match(words(element), /no round trips; no loss A plain WebSocket has no heartbeats/);
    assert.deepEqual(shapes(element), ['grid', 'open']);
    assert.equal(facts(element).Address, 'wss://host/plain');
  });

  it('has the same nodes whatever happened', async () => {
    const element = await consoleFor(socket);
    socket.openedAgo(300);
    await withChart(element);
    const nodes = (): number => find(element, 'figure')?.querySelectorAll('*').length ?? 0;
    const before = nodes();
    for (let second = 300; second > 0; second -= 0.1) socket.beatAgo(second, second % 40);
    for (let second = 300; second > 0; second -= 1) {
      socket.openedAgo(second);
      socket.foundDeadAgo(second - 0.5);
    }
    await until(() => shapes(element).includes('losses'));
    assert.equal(nodes(), before);
  });

  it('is not drawn while its panel is closed', async () => {
    let drawings = 0;
    const element = await consoleWithPast({ lifeSummary: () => `${++drawings}` });
    socket.openedAgo(1);
    await rendered(element);
    const { 'Open for': uptime } = facts(element);
    await until(() => facts(element)['Open for'] !== uptime);
    assert.equal(drawings, 0);
    const start = performance.now();
    await withChart(element);
    assert.isAbove(drawings, 0);
    assert.isAtMost(drawings, 1 + Math.floor((performance.now() - start) / 900));
  });

  it('is drawn once a second, however often the console is', async () => {
    let drawings = 0;
    const element = await consoleFor(socket, { lifeSummary: () => `${++drawings}` });
    socket.openedAgo(1);
    const start = performance.now();
    await withChart(element);
    for (let renderings = 0; renderings < 20; renderings += 1) {
      socket.tell('received', { data: 'x' });
      await rendered(element);
    }
    assert.isAtMost(drawings, 1 + Math.floor((performance.now() - start) / 900));
  });

  it('is not drawn while the page is hidden, and at once when it is shown', async () => {
    let drawings = 0;
    const element = await consoleFor(socket, { lifeSummary: () => `${++drawings}` });
    socket.openedAgo(1);
    await withChart(element);
    const before = drawings;
    await hidden(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1300));
      socket.tell('received', { data: 'x' });
      await rendered(element);
      assert.equal(drawings, before);
    });
    await rendered(element);
    assert.equal(drawings, before + 1);
  });
});

describe('the life of the link in <socket-console>', () => {
  let socket: OldSocket;

  beforeEach(() => {
    socket = new OldSocket();
  });

  afterEach(clearStage);

  it('has one timer while the link is open, and none when it is not, or nobody looks', async () => {
    const timers = watchTimers();
    try {
      const element = await consoleFor(socket);
      assert.equal(timers.size, 0, 'idle');
      socket.openedAgo(10);
      await rendered(element);
      assert.equal(timers.size, 1, 'open');
      socket.tell('received', { data: 'x' });
      await rendered(element);
      assert.equal(timers.size, 1, 'after another line');
      await withChart(element);
      assert.equal(timers.size, 1, 'with the chart');
      await hidden(async () => {
        await rendered(element);
        assert.equal(timers.size, 0, 'in a hidden page');
      });
      await rendered(element);
      assert.equal(timers.size, 1, 'shown again');
      element.remove();
      assert.equal(timers.size, 0, 'removed');
      element.texts = {};
      await element.updateComplete;
      assert.equal(timers.size, 0, 'rendered while it is removed');
      document.querySelector('main')?.append(element);
      await rendered(element);
      assert.equal(timers.size, 1, 'put back');
      socket.become('closed');
      element.panels = '';
      element.requestUpdate();
      await rendered(element);
      assert.equal(timers.size, 0, 'closed');
      await withChart(element);
      assert.equal(timers.size, 1, 'closed, with the chart');
      element.socket = null;
      await rendered(element);
      assert.equal(timers.size, 0, 'without a socket');
    } finally {
      timers.end();
    }
  });

  it('can be scrolled by keyboard where its panel is too low for it', async () => {
    const element = await consoleFor(new OldSocket('open'));
    element.style.blockSize = '16rem';
    await withChart(element);
    const panel = part(element, 'panel-life');
    assert.isAbove(panel.scrollHeight, panel.clientHeight);
    (find(element, 'figure') as HTMLElement).focus();
    assert.equal(focused(element), 'figure');
  });

  for (const state of ['idle', 'connecting', 'open', 'closing', 'waiting', 'closed'] as const) {
    it(`is a thing that axe finds nothing in, in ${state}`, async () => {
      document.documentElement.lang = 'en';
      document.title = 'The life of a link';
      socket.url = 'wss://host/feed?token=x';
      socket.protocol = 'chat';
      const element = await consoleFor(socket);
      element.before(document.createElement('h1'));
      element.previousElementSibling?.append('The life of a link');
      socket.openedAgo(100);
      socket.beatAgo(90, 3);
      socket.foundDeadAgo(50);
      if (state === 'waiting') socket.lose(60_000);
      else socket.become(state);
      await withChart(element);
      assert.deepEqual(await violations(), []);
    });
  }
});

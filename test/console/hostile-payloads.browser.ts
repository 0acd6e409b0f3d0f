import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { where } from '../support/engines.ts';
import { codeGroups } from './hostile/code.ts';
import { dataGroups } from './hostile/data.ts';
import { broughtIn, structureOf, unseenIn, withoutNames } from './hostile/harmless.ts';
import type { HostileGroup, HostilePayload } from './hostile/payload.ts';
import { slowdown } from './hostile/slowdown.ts';
import { StallMeter } from './hostile/stall-meter.ts';
import { unseenGroups } from './hostile/unseen.ts';
import { clearStage, consoleFor, FakeSocket, frame, part, rendered, until } from './support.ts';

/** The longest time in milliseconds that a message may hold up the page. */
const longest = 100;

/**
 * How often a message is opened, at most, that seems to hold it up. The work is the same each time;
 * what other programs do on the machine only adds to it: so the shortest time is the message's own.
 */
const openings = 20;

/** Whether it counts here how long a message holds up the page. */
const isMeasured = where('short stalls') === it;

const groups: readonly HostileGroup[] = [...codeGroups, ...unseenGroups, ...dataGroups];

describe('bad input: hostile messages in <socket-console>', () => {
  const meter = new StallMeter();
  let socket: FakeSocket;
  let element: SocketConsoleElement;
  let known: Set<string>;
  let page: { readonly structure: string[]; readonly address: string };

  const root = () => element.shadowRoot as ShadowRoot;
  const pageNow = () => ({
    structure: [...structureOf(document)].sort(),
    address: location.href,
  });

  // All that a console needs to show messages: what is not among it comes from a message.
  before(async () => {
    for (let count = 0; count < 5; count += 1) slowdown();
    await start();
    known = new Set(['bdi', 'bdi[dir]']);
    const look = (): void => {
      for (const each of structureOf(root())) known.add(each);
    };
    const benign = [
      '{"a":[1,"x",null,{}]}',
      `["${'x'.repeat(1000)}"]`,
      `\0${'b '.repeat(9000)}`,
      '',
    ];
    for (const data of [...benign, Uint8Array.of(0xff).buffer, new Blob(['x'])]) {
      await receive(data);
      await openLast();
      look();
      for (const view of viewNames) if (await choose(view)) look();
    }
    await choose('json');
    look();
    clearStage();
  });

  beforeEach(start);

  afterEach(() => {
    clearStage();
    assert.notProperty(window, '__harm');
    assert.notProperty({}, 'harm');
  });

  async function start(): Promise<void> {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
    element.style.blockSize = '700px';
    await rendered(element);
    page = pageNow();
  }

  async function receive(data: unknown): Promise<void> {
    element.clear();
    socket.tell('received', { data });
    await rendered(element);
  }

  async function openLast(): Promise<void> {
    [...root().querySelectorAll<HTMLElement>('[part~="entry"]')].at(-1)?.click();
    await until(() => root().querySelector('[part="detail-views"]'));
    await idle();
  }

  /** Waits until what was asked for is read and laid out; and painted, where that is measured. */
  async function idle(): Promise<void> {
    await rendered(element);
    await until(() => !root().querySelector('[aria-busy="true"]'));
    await rendered(element);
    if (isMeasured) await frame();
  }

  function viewRadios(): HTMLInputElement[] {
    return [...root().querySelectorAll<HTMLInputElement>('[part="detail-views"] input')];
  }

  const viewNames = ['text', 'json', 'hex'] as const;

  /** Chooses a view, if that is possible. */
  async function choose(view: (typeof viewNames)[number]): Promise<boolean> {
    const radio = viewRadios()[viewNames.indexOf(view)];
    if (!radio || radio.disabled) return false;
    if (!radio.checked) radio.click();
    await idle();
    return radio.checked;
  }

  /** Opens what can be opened at the beginning of the tree. */
  async function unfold(): Promise<void> {
    for (const key of [
      'Home',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
    ]) {
      const current = root().querySelector('[role="treeitem"][tabindex="0"]');
      current?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await idle();
    }
  }

  function assertHarmless(): void {
    assert.deepEqual(broughtIn(element, known), [], 'nothing comes from the message');
    assert.deepEqual(unseenIn(root().textContent ?? ''), [], 'all can be seen');
    assert.deepEqual(pageNow(), page, 'the page is as it was');
  }

  function assertShown(data: string | undefined): void {
    if (!data) return;
    const shown = part(element, 'detail-text').textContent ?? '';
    assert.isAbove(shown.length, 0);
    const wanted = withoutNames(data.slice(0, shown.length + 10));
    assert.isTrue(wanted.startsWith(withoutNames(shown)), 'the text is what it is');
    if (data.length <= 8192) assert.equal(withoutNames(shown), withoutNames(data));
  }

  /** Shows a message as a row and in each view. */
  async function show({ make }: HostilePayload): Promise<number> {
    element.clear();
    const data = make();
    const text = typeof data === 'string' ? data : undefined;
    await idle();
    meter.start();
    await receive(data);
    await openLast();
    let stall = meter.stop();
    assertHarmless();
    for (const view of viewNames) {
      meter.start();
      const isShown = await choose(view);
      if (isShown && view === 'json') await unfold();
      stall = Math.max(stall, meter.stop());
      if (!isShown) continue;
      assertHarmless();
      if (view === 'text') assertShown(text);
      if (view === 'json') assert.isAbove(root().querySelectorAll('[role="treeitem"]').length, 0);
      if (view === 'hex' && part(element, 'detail').querySelector('td')) {
        assert.match(
          part(element, 'detail-hex').querySelector('td')?.textContent ?? '',
          /^[\da-f ]+$/,
        );
      }
    }
    if (text !== undefined) assert.isFalse(viewRadios()[0]?.disabled);
    return stall;
  }

  /** Shows a message, and says which it was if that fails. */
  async function showNamed(payload: HostilePayload): Promise<number> {
    return show(payload).catch((error: Error) => {
      throw new Error(`${payload.name}: ${error.message}`, { cause: error });
    });
  }

  /** How long each message held up the page when it was first shown. */
  const stalls = new Map<HostilePayload, number>();

  for (const { name, payloads } of groups) {
    it(`${name}: ${payloads.length} messages do no harm`, async function () {
      this.timeout(120_000);
      for (const payload of payloads) stalls.set(payload, await showNamed(payload));
    });

    const title = `${name}: none of them holds up the page for more than ${longest} ms`;
    where('short stalls')(title, async function () {
      this.timeout(120_000);
      for (const payload of payloads) {
        // In milliseconds of a machine that has nothing else to do.
        let stall = stalls.get(payload) ?? Number.POSITIVE_INFINITY;
        for (let count = 1; count < openings && stall > longest; count += 1) {
          const next = await showNamed(payload);
          stall = Math.min(stall, next > longest ? next / slowdown() : next);
        }
        assert.isAtMost(stall, longest, payload.name);
      }
    });
  }

  it('do no harm wherever else they stand: in addresses, reasons, errors, heartbeats', async function () {
    this.timeout(120_000);
    for (const { make } of [...codeGroups, ...unseenGroups].flatMap(({ payloads }) => payloads)) {
      const data = make();
      if (typeof data !== 'string') continue;
      element.clear();
      for (const tell of placesOf(data)) tell();
      await rendered(element);
      const rows = [...root().querySelectorAll<HTMLElement>('[part~="entry"]')];
      assert.isAtLeast(rows.length, 7);
      for (const row of rows) {
        row.click();
        await element.updateComplete;
        assert.exists(root().querySelector('[part="detail"]'));
        assertHarmless();
      }
    }
  });

  /** Everything but a message that brings a text to the console. */
  function placesOf(text: string): (() => void)[] {
    const close = {
      wasClean: true,
      cause: 'server',
      willReconnect: false,
      unconfirmed: 0,
    } as const;
    return [
      () => socket.tell('sent', { data: text }),
      () => socket.tell('held', { data: text }),
      () => socket.tell('probe', { data: text }),
      () => socket.tell('reply', { data: text }),
      () => socket.tell('open', { detail: { url: text, protocol: text, attempt: 0 } }),
      () => socket.tell('close', { detail: { ...close, code: 4000, reason: text } }),
      () => socket.tell('unsent', { detail: { data: [text], reason: 'closed' } }),
      () => socket.tell('error', { detail: { error: new Error(text) } }),
      () => socket.tell('sent', { data: { toString: () => text } }),
    ];
  }

  const bodyOf = async (data: string): Promise<HTMLElement> => {
    await receive(data);
    return [...root().querySelectorAll<HTMLElement>('.body')].at(-1) as HTMLElement;
  };

  it('cannot write the name of an unseen character: those are marked', async () => {
    const names = (await bodyOf('[U+202E] \u202E')).querySelectorAll('.named');
    assert.deepEqual(
      Array.from(names, (each) => each.textContent),
      ['[U+202E]'],
    );
  });

  it('make few nodes, however much of them is unseen', async () => {
    const body = await bodyOf('\0a'.repeat(900));
    assert.isBelow(body.querySelectorAll('*').length, 100);
  });

  it('cannot reach into other rows: direction is isolated, and each row clipped', async () => {
    const body = await bodyOf('שלום 1 2 3');
    assert.equal(getComputedStyle(body).unicodeBidi, 'isolate');
    assert.equal(getComputedStyle(body.closest('[part~="entry"]') as Element).overflow, 'clip');
  });

  it('cannot widen the console', async () => {
    const { width } = element.getBoundingClientRect();
    for (const data of ['x'.repeat(2000), '\u00a0'.repeat(500)]) {
      await receive(data);
      await openLast();
      await choose('text');
      for (const name of ['log', 'detail']) {
        const { scrollWidth, clientWidth } = part(element, name);
        assert.equal(scrollWidth, clientWidth, name);
      }
    }
    assert.equal(element.getBoundingClientRect().width, width);
  });

  it('are two hundred at least', () => {
    assert.isAtLeast(
      groups.reduce((sum, { payloads }) => sum + payloads.length, 0),
      200,
    );
  });
});

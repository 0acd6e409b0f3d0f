import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { codeGroups } from './hostile/code.ts';
import { hostileGroups } from './hostile/groups.ts';
import { broughtIn, structureOf, unseenIn, withoutNames } from './hostile/harmless.ts';
import type { HostilePayload } from './hostile/payload.ts';
import { unseenGroups } from './hostile/unseen.ts';
import { Viewer, viewNames } from './hostile/viewer.ts';
import { clearStage, entries, type FakeSocket, part, rendered } from './support.ts';

describe('bad input: hostile messages in <socket-console>', () => {
  let viewer: Viewer;
  let socket: FakeSocket;
  let element: SocketConsoleElement;
  let known: Set<string>;
  let page: { readonly structure: string[]; readonly address: string };

  const root = () => viewer.root;
  const pageNow = () => ({
    structure: [...structureOf(document)].sort(),
    address: location.href,
  });

  // All that a console needs to show messages: what is not among it comes from a message.
  before(async () => {
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
      await viewer.receive(data);
      await viewer.openLast();
      look();
      for (const view of viewNames) if (await viewer.choose(view)) look();
    }
    await viewer.choose('json');
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
    viewer = await Viewer.open();
    ({ socket, element } = viewer);
    page = pageNow();
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
  async function show({ make }: HostilePayload): Promise<void> {
    const data = make();
    const text = typeof data === 'string' ? data : undefined;
    await viewer.receive(data);
    await viewer.openLast();
    assertHarmless();
    for (const view of viewNames) {
      const isShown = await viewer.choose(view);
      if (!isShown) continue;
      if (view === 'json') await viewer.unfold();
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
    if (text !== undefined) assert.isFalse(viewer.viewRadios[0]?.disabled);
  }

  for (const { name, payloads } of hostileGroups) {
    it(`${name}: ${payloads.length} messages do no harm`, async function () {
      this.timeout(120_000);
      for (const payload of payloads) {
        await show(payload).catch((error: Error) => {
          throw new Error(`${payload.name}: ${error.message}`, { cause: error });
        });
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
      const rows = entries(element);
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
    await viewer.receive(data);
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
      await viewer.receive(data);
      await viewer.openLast();
      await viewer.choose('text');
      for (const name of ['log', 'detail']) {
        const { scrollWidth, clientWidth } = part(element, name);
        assert.equal(scrollWidth, clientWidth, name);
      }
    }
    assert.equal(element.getBoundingClientRect().width, width);
  });

  it('are two hundred at least', () => {
    assert.isAtLeast(
      hostileGroups.reduce((sum, { payloads }) => sum + payloads.length, 0),
      200,
    );
  });
});

import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import { clearStage, consoleFor, FakeSocket, part, rendered, until } from './support.ts';

describe('one entry of <socket-console>, in full', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
  });

  afterEach(clearStage);

  before(() => {
    document.documentElement.lang = 'en';
    document.title = 'One entry';
    const header = document.createElement('header');
    header.innerHTML = '<h1>One entry</h1>';
    document.body.append(header);
  });

  const all = (selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const pane = () => all('[part~="detail"]')[0];
  const text = (name: string) => part(element, name).textContent ?? '';

  /** Clicks the newest line of the log. */
  const openLast = async () => {
    await rendered(element);
    all('[part~="entry"]').at(-1)?.click();
    await rendered(element);
  };

  /** Has a message arrive, and opens it. */
  const receive = async (data: unknown) => {
    socket.tell('received', { data });
    await openLast();
    await until(() => pane()?.querySelector('[part~="detail-views"]'));
  };

  const radio = (view: string) => {
    const found = all('[part="detail-views"] label').find(
      ({ innerText }) => innerText.trim() === view,
    );
    return found?.querySelector('input') as HTMLInputElement;
  };
  const choose = async (view: string) => {
    radio(view).click();
    await rendered(element);
  };
  const chosen = () => ['Text', 'JSON', 'Hex'].filter((view) => radio(view).checked).join();

  /** The rows of the tree, each with its level. */
  const rows = () =>
    all('[role="treeitem"]').map(
      (row) => `${row.ariaLevel} ${row.querySelector('.pair')?.textContent?.trim()}`,
    );
  const press = async (key: string) => {
    element.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
    );
    await rendered(element);
  };
  const focused = () =>
    element.shadowRoot?.activeElement?.querySelector('.pair')?.textContent?.trim();

  /** What is on the clipboard after a button was pressed. */
  const copied = async (form: string) => {
    const before = navigator.clipboard.writeText;
    const written: string[] = [];
    navigator.clipboard.writeText = async (each) => void written.push(each);
    try {
      all(`[data-form="${form}"]`)[0]?.click();
      await until(() => written.length > 0);
      await rendered(element);
    } finally {
      navigator.clipboard.writeText = before;
    }
    return written[0];
  };

  describe('how a message is shown', () => {
    it('text as text, objects and arrays as JSON, bytes as hex', async () => {
      await receive('hello');
      assert.equal(chosen(), 'Text');
      assert.equal(text('detail-text'), 'hello');
      await receive(' {"a":1}');
      assert.equal(chosen(), 'JSON');
      await receive('[1');
      assert.equal(chosen(), 'Text');
      await receive('17');
      assert.equal(chosen(), 'Text');
      await receive(Uint8Array.of(0, 255).buffer);
      assert.equal(chosen(), 'Hex');
    });

    it('a choice stays for the next message, where it is possible', async () => {
      await receive('{"a":1}');
      await choose('Hex');
      await receive('{"b":2}');
      assert.equal(chosen(), 'Hex');
      await choose('JSON');
      await receive('plain');
      assert.equal(chosen(), 'Text');
      assert.isTrue(radio('JSON').disabled);
      assert.include(pane()?.innerText, 'No JSON: character 1 does not fit.');
      await receive('17');
      assert.equal(chosen(), 'JSON');
      assert.deepEqual(rows(), ['1 17']);
    });

    it('what cannot be shown or copied cannot be chosen', async () => {
      await receive(Uint8Array.of(0xff).buffer);
      assert.isTrue(radio('Text').disabled);
      assert.isTrue(radio('JSON').disabled);
      assert.deepEqual(
        all('[data-form]:enabled').map(({ dataset }) => dataset.form),
        ['hex', 'base64'],
      );
    });

    it('bytes that are UTF-8 can be read as text and as JSON', async () => {
      await receive(new TextEncoder().encode('{"é":1}').buffer);
      await choose('Text');
      assert.equal(text('detail-text'), '{"é":1}');
      await choose('JSON');
      assert.deepEqual(rows(), ['1 {…} 1 key', '2 "é": 1']);
    });

    it('bytes and text as hex: where, sixteen bytes, and what ASCII can print', async () => {
      await receive('0123456789abcdefé');
      await choose('Hex');
      await until(() => pane()?.querySelector('[part="detail-hex"]'));
      const cells = all('[part="detail-hex"] tbody tr').map((row) =>
        [...row.children].map(({ textContent }) => textContent),
      );
      assert.deepEqual(cells, [
        ['00000000', '30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66', '0123456789abcdef'],
        ['00000010', 'c3 a9', '..'],
      ]);
    });

    it('a Blob when it has been read, and a size where nothing was kept', async () => {
      socket.tell('received', { data: new Blob(['hi']) });
      await openLast();
      await until(() => pane()?.querySelector('[part="detail-hex"]'));
      await choose('Text');
      assert.equal(text('detail-text'), 'hi');
    });

    it('an empty message as such', async () => {
      await receive('');
      assert.include(pane()?.innerText, 'empty');
      await choose('Hex');
      assert.include(pane()?.innerText, 'empty');
      assert.equal(await copied('base64'), '');
    });

    it('a large message in pages', async () => {
      await receive(`${'x'.repeat(20_000)}end`);
      const field = pane()?.querySelector('input[type="number"]') as HTMLInputElement;
      assert.equal(field.max, '3');
      assert.isBelow(text('detail-text').length, 20_000);
      field.value = '99';
      field.dispatchEvent(new Event('change'));
      await rendered(element);
      assert.equal(field.value, '3');
      assert.match(text('detail-text'), /x+end$/);
      const [previous, next] = all('[part="detail-pager"] button') as HTMLButtonElement[];
      assert.isTrue(next?.disabled);
      previous?.click();
      await rendered(element);
      assert.equal(field.value, '2');
      assert.notInclude(text('detail-text'), 'end');
    });
  });

  describe('JSON', () => {
    it('is a tree: its rows say their level, their place, and whether they are open', async () => {
      await receive('{"list":[1,"two",null],"empty":{}}');
      assert.deepEqual(rows(), [
        '1 {…} 2 keys',
        '2 "list": […] 3 items',
        '3 0: 1',
        '3 1: "two"',
        '3 2: null',
        '2 "empty": {} 0 keys',
      ]);
      const row = all('[role="treeitem"]')[1];
      assert.equal(row?.closest('[role="tree"]')?.getAttribute('aria-label'), 'JSON');
      assert.deepEqual(
        [row?.ariaExpanded, row?.ariaPosInSet, row?.ariaSetSize, row?.className],
        ['true', '1', '2', 'array'],
      );
      assert.isNull(all('[role="treeitem"]')[5]?.ariaExpanded);
    });

    it('opens and closes by the mouse', async () => {
      await receive('{"list":[1]}');
      all('[role="treeitem"]')[1]?.click();
      await rendered(element);
      assert.deepEqual(rows(), ['1 {…} 1 key', '2 "list": […] 1 item']);
      all('[role="treeitem"]')[1]?.click();
      await rendered(element);
      assert.equal(rows().length, 3);
    });

    it('opens, closes and moves by the keyboard, with one stop for Tab', async () => {
      await receive('{"list":[1],"last":2}');
      all('[role="treeitem"]')[0]?.focus();
      await press('ArrowRight');
      assert.equal(focused(), '"list": […] 1 item');
      await press('ArrowLeft');
      assert.equal(rows().length, 3);
      await press('ArrowDown');
      assert.equal(focused(), '"last": 2');
      await press('Home');
      assert.equal(focused(), '{…} 2 keys');
      await press('End');
      assert.equal(focused(), '"last": 2');
      assert.equal(all('[role="treeitem"][tabindex="0"]').length, 1);
    });

    it('keeps the digits of large numbers, duplicate keys, and __proto__', async () => {
      await receive('{"n":12345678901234567890,"n":1.0,"__proto__":{"x":1}}');
      assert.includeMembers(rows(), [
        '2 "n": 12345678901234567890',
        '2 "n": 1.0',
        '2 "__proto__": {…} 1 key',
      ]);
      assert.isUndefined(({} as { x?: unknown }).x);
      assert.include(await copied('json'), '"n": 12345678901234567890,\n  "n": 1.0,');
    });

    it('cuts no character of a long key or text in two', async () => {
      const long = `"${'😀'.repeat(300)}"`;
      await receive(`{${long}:${long}}`);
      const words = text('detail-json');
      assert.equal(words.match(/😀… 103 characters more/g)?.length, 2);
      assert.notInclude(words, 'U+D83D');
    });

    it('keeps what is open while other messages come in', async () => {
      await receive('{"list":[1]}');
      all('[role="treeitem"]')[1]?.click();
      const before = all('[role="treeitem"]')[1];
      socket.tell('received', { data: 'more' });
      await rendered(element);
      assert.equal(rows().length, 2);
      assert.equal(all('[role="treeitem"]')[1], before);
    });
  });

  describe('copying', () => {
    it('takes all of a message, in each form', async () => {
      await receive('{"é":[1]}');
      assert.equal(await copied('text'), '{"é":[1]}');
      assert.equal(text('said'), 'Copied: Text.');
      assert.equal(await copied('json'), '{\n  "é": [\n    1\n  ]\n}');
      assert.equal(await copied('hex'), '7b 22 c3 a9 22 3a 5b 31 5d 7d');
      assert.equal(await copied('base64'), 'eyLDqSI6WzFdfQ==');
    });

    it('takes characters that cannot be seen as they are', async () => {
      await receive('a\u202e\0');
      assert.equal(text('detail-text'), 'a[U+202E][NUL]');
      assert.equal(await copied('text'), 'a\u202e\0');
    });

    it('says so where it is not possible', async () => {
      await receive('hello');
      const before = navigator.clipboard.writeText;
      const command = document.execCommand;
      navigator.clipboard.writeText = () =>
        Promise.reject(new DOMException('No', 'NotAllowedError'));
      document.execCommand = () => false;
      all('[data-form="text"]')[0]?.click();
      await until(() => text('said'));
      navigator.clipboard.writeText = before;
      document.execCommand = command;
      assert.match(text('said'), /^Not copied/);
    });

    it('has another way where pages have no clipboard', async () => {
      await receive('hello');
      const before = navigator.clipboard.writeText;
      const command = document.execCommand;
      let copied: string | undefined;
      navigator.clipboard.writeText = undefined as unknown as typeof before;
      document.execCommand = () => {
        const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer() });
        window.dispatchEvent(event);
        copied = event.clipboardData?.getData('text/plain');
        return true;
      };
      all('[data-form="text"]')[0]?.click();
      await until(() => text('said'));
      navigator.clipboard.writeText = before;
      document.execCommand = command;
      assert.equal(copied, 'hello');
      assert.equal(text('said'), 'Copied: Text.');
    });
  });

  describe('the pane', () => {
    it('says what the entry is, its size, and when it was', async () => {
      await receive('hello');
      const words = pane()?.innerText ?? '';
      for (const each of ['received', '5 bytes', 'Time', 'UTC', 'Since the start']) {
        assert.include(words, each);
      }
    });

    it('says what a close means', async () => {
      socket.lose(3000);
      await rendered(element);
      all('[part~="entry-close"]')[0]?.click();
      await rendered(element);
      const words = text('detail-facts');
      assert.include(words, '1006 – Abnormal Closure');
      assert.include(words, 'retry 1, after 3.0 s');
    });

    it('shows unsent messages one by one', async () => {
      const data = Array.from({ length: 30 }, (_, index) => `message ${index}`);
      socket.tell('unsent', { detail: { data, reason: 'closed' } });
      await openLast();
      assert.equal(text('detail-text'), 'message 0');
      assert.include(pane()?.innerText, 'and 10 more');
      all('[part="detail-pager"] button').at(-1)?.click();
      await rendered(element);
      assert.equal(text('detail-text'), 'message 1');
      socket.tell('unsent', { detail: { data: ['first', 'second'], reason: 'closed' } });
      await openLast();
      assert.equal(text('detail-text'), 'first');
    });

    it('begins anew with the unsent messages of a recording', async () => {
      socket.tell('unsent', { detail: { data: [...'12345'], reason: 'closed' } });
      await openLast();
      for (let turn = 0; turn < 3; turn += 1) {
        all('[part="detail-pager"] button').at(-1)?.click();
        await rendered(element);
      }
      assert.equal(text('detail-text'), '4');
      const data = ['first', 'second'];
      const entry = { kind: 'unsent', at: 1, reason: 'closed', count: 2, data };
      await element.openLog(new Blob([JSON.stringify(entry)]), 'other');
      await openLast();
      assert.equal(text('detail-text'), 'first');
    });

    it('follows an entry that learns more', async () => {
      element.heartbeats = true;
      socket.tell('reply', { data: 'pong' });
      await openLast();
      assert.notInclude(text('detail-facts'), 'Round trip');
      socket.tell('heartbeat', { detail: { latency: 5 } });
      await rendered(element);
      assert.include(text('detail-facts'), 'Round trip');
      assert.include(text('detail-facts'), '5.0 ms');
    });

    it('closes by its button, and by Escape, and the focus is not lost', async () => {
      await receive('hello');
      part(element, 'detail-close').click();
      await rendered(element);
      assert.isUndefined(pane());
      await openLast();
      radio('Text').focus();
      await press('Escape');
      assert.isUndefined(pane());
      assert.exists(element.shadowRoot?.activeElement);
    });

    it('axe finds nothing in any view', async () => {
      await receive('{"a":[1,"x",null,{"b":true}],"c":{}}');
      for (const view of ['Text', 'JSON', 'Hex']) {
        await choose(view);
        assert.deepEqual(await violations(), [], view);
      }
    });
  });
});

import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { chineseTexts, type SocketConsoleElement } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import { where } from '../support/engines.ts';
import { watchTimers } from './life-timers.ts';
import {
  button,
  clearStage,
  consoleFor,
  FakeSocket,
  field,
  lines,
  part,
  press,
  rendered,
  stage,
  until,
} from './support.ts';

/** A socket that keeps what it is given. */
class KeepingSocket extends FakeSocket {
  readonly sent: unknown[] = [];

  override send(data: string): void {
    super.send(data);
    this.sent.push(data);
  }
}

describe('what <socket-console> can send', () => {
  let socket: KeepingSocket;
  let element: SocketConsoleElement;

  /** Other test files use the same storage at the same time. */
  const prefix = 'test-of-sending';

  /** What is stored under the prefix. */
  const stored = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

  const show = async (): Promise<void> => {
    element = await consoleFor(socket);
    element.storage = prefix;
    await rendered(element);
  };

  beforeEach(async () => {
    socket = new KeepingSocket('open');
    await show();
  });

  afterEach(() => {
    clearStage();
    for (const key of stored()) localStorage.removeItem(key);
  });

  const find = (selector: string): HTMLElement | null | undefined =>
    element.shadowRoot?.querySelector<HTMLElement>(selector);

  /** The part that has the focus. */
  const focused = (): string | null | undefined =>
    element.shadowRoot?.activeElement?.getAttribute('part');

  const open = async (): Promise<void> => {
    if (!find('[part="send-options"]')) button(element, 'more').click();
    await rendered(element);
  };

  /** Chooses an option of a list. */
  const choose = async (name: string, value: string): Promise<void> => {
    await open();
    const list = part<HTMLSelectElement>(element, name);
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await rendered(element);
  };

  const write = async (text: string, name = 'input'): Promise<void> => {
    const place = part<HTMLInputElement>(element, name);
    place.value = text;
    place.dispatchEvent(new Event('input', { bubbles: true }));
    await rendered(element);
  };

  const send = async (text: string): Promise<void> => {
    await write(text);
    button(element, 'send').click();
    await rendered(element);
  };

  const problem = (): string => {
    const { hidden, textContent } = part(element, 'problem');
    return hidden ? '' : `${textContent}`;
  };

  const switchPlaceholders = async (): Promise<void> => {
    await open();
    part<HTMLInputElement>(element, 'placeholders').click();
    await rendered(element);
  };

  describe('JSON', () => {
    it('is sent as it was written', async () => {
      await choose('kind', 'json');
      await send(' {"a": 1.0}');
      assert.deepEqual(socket.sent, [' {"a": 1.0}']);
      assert.equal(field(element).value, '');
    });

    it('that is none is not sent: the field says where, and shows it', async () => {
      await choose('kind', 'json');
      await send('{"a":\n  x}');
      assert.deepEqual(socket.sent, []);
      assert.equal(problem(), 'This is not JSON from line 2, column 3 on.');
      const { value, selectionStart, selectionEnd } = field(element);
      assert.equal(value.slice(selectionStart, selectionEnd), 'x');
      assert.equal(field(element).getAttribute('aria-invalid'), 'true');
      assert.equal(field(element).getAttribute('aria-describedby'), part(element, 'problem').id);
      await write('{');
      assert.equal(problem(), '');
      assert.equal(field(element).getAttribute('aria-invalid'), 'false');
    });

    it('that is none is sent as text, once that is chosen', async () => {
      await choose('kind', 'json');
      await send('{');
      await choose('kind', 'text');
      assert.equal(problem(), '');
      button(element, 'send').click();
      assert.deepEqual(socket.sent, ['{']);
    });
  });

  it('bytes, in hex and base64', async () => {
    for (const [kind, text] of [
      ['hex', '01 FF\n00'],
      ['base64', 'Af8A'],
    ] as const) {
      await choose('kind', kind);
      await send(text);
      assert.deepEqual([...(socket.sent.pop() as Uint8Array)], [1, 255, 0]);
      await send('~');
      assert.include(problem(), 'line 1, column 1');
    }
    assert.deepEqual(socket.sent, []);
  });

  it('what is not text is named by the button, with all else closed', async () => {
    await choose('kind', 'hex');
    button(element, 'more').click();
    await rendered(element);
    assert.equal(button(element, 'more').innerText.trim(), 'More: hex');
    assert.equal(button(element, 'more').ariaExpanded, 'false');
  });

  describe('a file', () => {
    const file = new File([new Uint8Array([1, 255])], 'a\u202Eb.bin');

    const drop = (): DragEvent => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      const dropped = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      field(element).dispatchEvent(dropped);
      return dropped;
    };

    it('is shown with its name and size, and sent as its bytes', async () => {
      await choose('kind', 'file');
      assert.isTrue(button(element, 'send').disabled);
      const input = find('input[type=file]') as HTMLInputElement;
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      assert.equal(input.value, '', 'the same one can be chosen again');
      await rendered(element);
      assert.include(
        part(element, 'file').innerText.replace(/\s+/g, ' '),
        'a[U+202E]b.bin 2 bytes',
      );
      button(element, 'send').focus();
      button(element, 'send').click();
      button(element, 'send').click();
      await until(() => socket.sent.length > 0);
      await rendered(element);
      assert.equal(socket.sent.length, 1, 'it was being read already');
      assert.deepEqual([...new Uint8Array(socket.sent[0] as ArrayBuffer)], [1, 255]);
      assert.equal(focused(), 'send');
    });

    it('may be dropped, and the page does not open it', async () => {
      await write('a draft');
      const over = new DragEvent('dragover', {
        dataTransfer: new DataTransfer(),
        bubbles: true,
        cancelable: true,
      });
      over.dataTransfer?.items.add(file);
      field(element).dispatchEvent(over);
      assert.isTrue(over.defaultPrevented);
      assert.isTrue(drop().defaultPrevented);
      await rendered(element);
      assert.isFalse(field(element).checkVisibility());
      button(element, 'send').click();
      await until(() => socket.sent.length > 0);
      await choose('kind', 'text');
      assert.isTrue(field(element).checkVisibility());
      assert.equal(field(element).value, 'a draft');
    });

    it('that can’t be read is told in the log, and not sent', async () => {
      drop();
      await rendered(element);
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = () => Promise.reject(new Error('It is gone.'));
      button(element, 'send').click();
      await until(() => lines(element).length > 0);
      Blob.prototype.arrayBuffer = arrayBuffer;
      assert.deepEqual(lines(element), ['! error It is gone.']);
      assert.deepEqual(socket.sent, []);
    });

    /** Sends it, while something happens. */
    const sendMeanwhile = async (happens: () => void): Promise<void> => {
      drop();
      await rendered(element);
      const { arrayBuffer } = Blob.prototype;
      let read = (): void => {};
      Blob.prototype.arrayBuffer = () =>
        new Promise((resolve) => {
          read = () => resolve(new ArrayBuffer(1));
        });
      button(element, 'send').click();
      Blob.prototype.arrayBuffer = arrayBuffer;
      happens();
      await rendered(element);
      read();
      await rendered(element);
    };

    it('is not sent over another socket than it was meant for', async () => {
      const other = new KeepingSocket('open');
      await sendMeanwhile(() => Object.assign(element, { socket: other }));
      assert.deepEqual([socket.sent, other.sent], [[], []]);
    });

    it('is not sent where nothing can be sent any more', async () => {
      await sendMeanwhile(() => socket.become('closed'));
      assert.deepEqual(socket.sent, []);
    });
  });

  describe('placeholders', () => {
    it('are text unless they are switched on', async () => {
      await send('{{counter}}');
      await switchPlaceholders();
      await send('{{counter}} \\{{counter}}');
      await send('no');
      await send('{{counter}}');
      await switchPlaceholders();
      await send('{{counter}}');
      assert.deepEqual(socket.sent, ['{{counter}}', '1 {{counter}}', 'no', '2', '{{counter}}']);
    });

    it('are previewed, made safe to look at', async () => {
      await switchPlaceholders();
      assert.isFalse(find('#placeholders-hint')?.hidden);
      await write('{{counter}} \u202E<b>');
      assert.equal(part(element, 'preview').innerText.trim(), 'Sends: 1 [U+202E]<b>');
      await write('none');
      assert.isFalse(Boolean(find('[part="preview"]')));
      await write('{{counter}}');
      await choose('kind', 'hex');
      assert.isFalse(Boolean(find('[part="preview"]')), 'bytes have none');
    });

    it('do not count what could not be sent', async () => {
      await switchPlaceholders();
      socket.refusal = new Error('No.');
      await send('{{counter}}');
      socket.refusal = undefined;
      await send('{{counter}}');
      assert.deepEqual(socket.sent, ['1']);
    });

    it('are filled in before JSON is checked', async () => {
      await choose('kind', 'json');
      await switchPlaceholders();
      await send('[{{now}}, {{x}}]');
      assert.equal(problem(), 'This is not JSON from line 1, column 12 on.');
      await send('[{{counter}}]');
      assert.deepEqual(socket.sent, ['[1]']);
    });
  });

  describe('what was sent before', () => {
    const arrow = (key: 'ArrowUp' | 'ArrowDown', init = {}): boolean =>
      press(element, { key, ...init }).defaultPrevented;

    it('comes back by the arrow keys, with its kind, and so does the draft', async () => {
      await send('one');
      await choose('kind', 'hex');
      await send('02');
      await choose('kind', 'text');
      await write('unfinished');
      assert.isTrue(arrow('ArrowUp'));
      await rendered(element);
      assert.equal(field(element).value, '02');
      assert.equal(part<HTMLSelectElement>(element, 'kind').value, 'hex');
      arrow('ArrowUp');
      assert.isFalse(arrow('ArrowUp'));
      assert.equal(field(element).value, 'one');
      assert.isTrue(arrow('ArrowDown'));
      assert.equal(field(element).value, '02');
      assert.isTrue(arrow('ArrowDown'));
      assert.equal(field(element).value, 'unfinished');
      assert.isFalse(arrow('ArrowDown'));
    });

    it('is gone through by the same key, also where it has several lines', async () => {
      for (const text of ['one', 'two\nlines', 'three\nlines']) await send(text);
      for (const text of ['three\nlines', 'two\nlines', 'one']) {
        assert.isTrue(arrow('ArrowUp'));
        assert.equal(field(element).value, text);
      }
      for (const text of ['two\nlines', 'three\nlines', '']) {
        assert.isTrue(arrow('ArrowDown'));
        assert.equal(field(element).value, text);
      }
    });

    it('leaves the arrow keys to the field where it has a line to go to', async () => {
      await send('one');
      await write('first\nsecond');
      const caretAt = (place: number, end = place): void =>
        field(element).setSelectionRange(place, end);
      caretAt(8);
      assert.isFalse(arrow('ArrowUp'));
      caretAt(2);
      assert.isFalse(arrow('ArrowDown'));
      caretAt(2, 4);
      assert.isFalse(arrow('ArrowUp'), 'a selection');
      for (const init of [{ shiftKey: true }, { ctrlKey: true }, { isComposing: true }]) {
        caretAt(2);
        assert.isFalse(arrow('ArrowUp', init), JSON.stringify(init));
      }
      caretAt(2);
      assert.isTrue(arrow('ArrowUp'));
    });

    it('leaves them to the field in a line that is wrapped, too, but at its ends', async () => {
      const caretAt = (place: number): void => field(element).setSelectionRange(place, place);
      const long = 'word '.repeat(200);
      await send('one');
      await send(long);
      await send('two');
      arrow('ArrowUp');
      arrow('ArrowUp');
      assert.equal(field(element).value, long);
      caretAt(500);
      assert.isFalse(arrow('ArrowUp'));
      assert.isFalse(arrow('ArrowDown'));
      caretAt(0);
      assert.isTrue(arrow('ArrowUp'));
      assert.equal(field(element).value, 'one');
      arrow('ArrowDown');
      caretAt(long.length);
      assert.isTrue(arrow('ArrowDown'));
      assert.equal(field(element).value, 'two');
    });

    it('is gone with the page: nothing of it is stored', async () => {
      await send('a secret');
      press(element, { key: 'ArrowUp' });
      await rendered(element);
      assert.deepEqual(stored(), []);
    });
  });

  describe('saved messages', () => {
    const save = async (name: string): Promise<void> => {
      await open();
      await write(name, 'saved-name');
      button(element, 'saved-save').click();
      await rendered(element);
    };

    const names = (): string[] =>
      [...part<HTMLSelectElement>(element, 'saved').options].slice(1).map(({ text }) => text);

    it('are kept under their names, with their kind, for all consoles to come', async () => {
      await choose('kind', 'json');
      await write('{}');
      await save('empty object');
      await show();
      await open();
      assert.deepEqual(names(), ['empty object']);
      await choose('saved', 'empty object');
      assert.equal(field(element).value, '{}');
      assert.equal(part<HTMLSelectElement>(element, 'kind').value, 'json');
      assert.deepEqual(stored(), [`${prefix}:messages`]);
    });

    it('do not drive out a draft for good', async () => {
      await write('saved');
      await save('a');
      await write('draft');
      await choose('saved', 'a');
      field(element).setSelectionRange(0, 0);
      press(element, { key: 'ArrowUp' });
      assert.equal(field(element).value, 'draft');
    });

    it('are replaced under the same name, and deleted', async () => {
      for (const text of ['one', 'two']) {
        await write(text);
        await save(' a ');
      }
      assert.deepEqual(names(), ['a']);
      assert.equal(part<HTMLSelectElement>(element, 'saved').value, 'a');
      assert.equal(part(element, 'said').innerText, 'Saved as “a”.');
      await choose('saved', 'a');
      assert.equal(field(element).value, 'two');
      button(element, 'saved-delete').click();
      await rendered(element);
      assert.deepEqual(names(), []);
      assert.equal(focused(), 'saved');
    });

    it('need a name, and a message that is no file', async () => {
      await save('  ');
      assert.isTrue(button(element, 'saved-save').disabled);
      await write('a', 'saved-name');
      assert.isFalse(button(element, 'saved-save').disabled);
      await choose('kind', 'file');
      assert.isTrue(button(element, 'saved-save').disabled);
      assert.isTrue(button(element, 'saved-delete').disabled);
    });

    it('have names that are no more than text', async () => {
      await save('<b>\u202E\u0007');
      assert.deepEqual(names(), ['<b>[U+202E][BEL]']);
      await choose('saved', '<b>\u202E\u0007');
      assert.isFalse(button(element, 'saved-delete').disabled);
    });

    it('where they can’t be stored, last as long as the console, which says so', async () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
      await save('a');
      Storage.prototype.setItem = setItem;
      assert.deepEqual(names(), ['a']);
      assert.include(part(element, 'said').innerText, 'stores nothing');
      assert.deepEqual(stored(), []);
    });
  });

  describe('a message again and again', () => {
    const start = async (interval = 10): Promise<void> => {
      await open();
      const place = part<HTMLInputElement>(element, 'interval');
      place.value = `${interval}`;
      place.dispatchEvent(new Event('change'));
      button(element, 'repeat').click();
      await rendered(element);
    };

    const banner = (): string => find('[part="repeating"]')?.innerText.replace(/\s+/g, ' ') ?? '';

    /** Whether it has ended: a timer of the same time, and one more, ring first. */
    const goesOn = async (): Promise<boolean> => {
      const { length } = socket.sent;
      for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 10));
      return socket.sent.length > length;
    };

    it('goes out at once and at every interval, counted, until it is stopped', async () => {
      await switchPlaceholders();
      await write('{{counter}}');
      await start();
      await until(() => socket.sent.length > 4);
      assert.deepEqual(socket.sent.slice(0, 4), ['1', '2', '3', '4']);
      await rendered(element);
      assert.match(banner(), /^Sending every 10 ms: \d+ messages$/);
      assert.equal(button(element, 'repeat').innerText, 'Stop');
      button(element, 'repeat').click();
      await rendered(element);
      assert.equal(banner(), '');
      assert.isFalse(await goesOn());
      assert.equal(field(element).value, '{{counter}}');
    });

    it('is what the field said then, whatever it says later', async () => {
      await write('one');
      await start();
      await send('two');
      await until(() => socket.sent.length > 5);
      assert.deepEqual([...new Set(socket.sent)].sort(), ['one', 'two']);
      assert.equal(socket.sent.filter((data) => data === 'two').length, 1);
    });

    it('is marked with all else closed, and stopped there; the focus goes on', async () => {
      await start();
      button(element, 'more').click();
      await rendered(element);
      const stop = find('[part="repeating"] button');
      stop?.focus();
      stop?.click();
      await rendered(element);
      assert.equal(banner(), '');
      assert.equal(focused(), 'more');
      assert.isFalse(await goesOn());
    });

    it('waits while there is no link, without a queue, and goes on by itself', async () => {
      await start();
      socket.become('waiting');
      await rendered(element);
      assert.include(banner(), 'waiting for a link');
      assert.isFalse(await goesOn());
      const { length } = socket.sent;
      socket.become('open');
      await until(() => socket.sent.length > length);
      await rendered(element);
      assert.notInclude(banner(), 'waiting');
    });

    it('ends with a message that can’t be made, or sent, which is told', async () => {
      await choose('kind', 'json');
      await write('{');
      await start();
      assert.equal(banner(), '');
      assert.include(problem(), 'column 2');
      await write('{}');
      socket.refusal = new Error('No.');
      await start();
      assert.equal(banner(), '');
      assert.deepEqual(lines(element), ['! error No.']);
      assert.deepEqual(socket.sent, []);
    });

    const other = new KeepingSocket('open');
    const endings: readonly [title: string, end: () => void][] = [
      ['leaves the page', () => element.remove()],
      ['may not act', () => Object.assign(element, { readOnly: true })],
      ['watches another socket', () => Object.assign(element, { socket: other })],
      ['watches none', () => Object.assign(element, { socket: null })],
    ];
    for (const [title, end] of endings) {
      it(`ends when the console ${title}`, async () => {
        await start();
        assert.isTrue(await goesOn());
        end();
        await rendered(element);
        assert.isFalse(await goesOn());
        assert.deepEqual(other.sent, []);
        stage().append(element);
        element.readOnly = false;
        element.socket = socket;
        await rendered(element);
        assert.equal(banner(), '');
        assert.isFalse(await goesOn());
      });
    }

    it('leaves no timer when the console leaves the page', async () => {
      const timers = watchTimers();
      await start(60_000);
      assert.isAbove(timers.size, 0);
      element.remove();
      assert.equal(timers.size, 0);
      timers.end();
    });

    it('has no shorter interval than 10 ms, and shows the one it takes', async () => {
      await open();
      const place = part<HTMLInputElement>(element, 'interval');
      const shown: string[] = [];
      for (const value of ['', '3', '-1', '1e99', '20.4']) {
        place.value = value;
        place.dispatchEvent(new Event('change'));
        await rendered(element);
        shown.push(place.value);
      }
      assert.deepEqual(shown, ['1000', '10', '10', '86400000', '20']);
    });

    it('can’t begin where nothing can be sent', async () => {
      socket.become('closed');
      await open();
      assert.isTrue(button(element, 'repeat').disabled);
    });

    it('may be a file, read once', async () => {
      await choose('kind', 'file');
      assert.isTrue(button(element, 'repeat').disabled);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.txt'));
      const dropped = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      part(element, 'composer').dispatchEvent(dropped);
      await rendered(element);
      await start();
      await until(() => socket.sent.length > 2);
      assert.equal(new Set(socket.sent).size, 1);
      assert.equal((socket.sent[0] as ArrayBuffer).byteLength, 1);
    });
  });

  describe('with everything open', () => {
    const openAll = async (): Promise<void> => {
      await choose('kind', 'json');
      await switchPlaceholders();
      await write('{{counter}}');
      part<HTMLInputElement>(element, 'interval').value = '1000';
      button(element, 'repeat').click();
      await write('{{counter}');
      button(element, 'send').click();
      await rendered(element);
      assert.notEqual(problem(), '');
    };

    it('axe finds nothing, in English and Chinese', async () => {
      document.documentElement.lang = 'en';
      document.title = 'Sending';
      element.before(Object.assign(document.createElement('h1'), { textContent: 'Sending' }));
      await openAll();
      assert.deepEqual(await violations(), []);
      element.texts = chineseTexts;
      element.lang = 'zh';
      await choose('kind', 'file');
      assert.deepEqual(await violations(), []);
    });

    it('fits a phone: 320 px wide, nothing sticks out', async () => {
      const place = element.parentElement as HTMLElement;
      place.style.inlineSize = '320px';
      await openAll();
      const composer = part(element, 'composer');
      assert.isAtMost(composer.scrollWidth, composer.clientWidth);
      const options = part(element, 'send-options');
      assert.isAtMost(options.scrollWidth, options.clientWidth);
      const { right } = place.getBoundingClientRect();
      for (const name of ['send', 'more', 'repeating', 'saved-save', 'interval']) {
        assert.isAtMost(part(element, name).getBoundingClientRect().right, right, name);
      }
    });

    where('keys from outside')('every control is reached by keyboard', async () => {
      await write('x');
      await open();
      await write('a', 'saved-name');
      field(element).focus();
      const order: unknown[] = [];
      for (let step = 0; step < 8; step += 1) {
        await sendKeys({ press: 'Tab' });
        order.push(focused());
      }
      assert.deepEqual(order, [
        ...['send', 'more', 'kind', 'placeholders', 'saved', 'saved-name', 'saved-save'],
        'interval',
      ]);
      part(element, 'saved-name').focus();
      await sendKeys({ press: 'Enter' });
      await rendered(element);
      assert.equal(part<HTMLSelectElement>(element, 'saved').value, 'a');
    });
  });
});

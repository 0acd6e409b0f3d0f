import { assert } from 'chai';
import {
  choose,
  eachWithConsole,
  element,
  find,
  focused,
  KeepingSocket,
  open,
  problem,
  send,
  socket,
  switchPlaceholders,
  write,
} from './composer-stage.ts';
import { button, field, lines, part, rendered, until } from './support.ts';

describe('what <socket-console> can send', () => {
  eachWithConsole();

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

    it('is not sent by a console that may not act any more', async () => {
      await sendMeanwhile(() => Object.assign(element, { readOnly: true }));
      assert.deepEqual(socket.sent, []);
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

    it('are previewed as they are by now, after every message', async () => {
      await switchPlaceholders();
      await write('{{counter}}');
      await open();
      button(element, 'repeat').click();
      button(element, 'repeat').click();
      await rendered(element);
      assert.isNotEmpty(socket.sent);
      assert.equal(part(element, 'preview').innerText.trim(), `Sends: ${socket.sent.length + 1}`);
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
});

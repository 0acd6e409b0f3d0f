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
import { watchTimers } from './life-timers.ts';
import { button, field, lines, part, rendered, stage, until } from './support.ts';

describe('a message of <socket-console> again and again', () => {
  eachWithConsole();

  const start = async (interval = 10): Promise<void> => {
    await open();
    const place = part<HTMLInputElement>(element, 'interval');
    place.value = `${interval}`;
    place.dispatchEvent(new Event('change'));
    button(element, 'repeat').click();
    await rendered(element);
  };

  const banner = (): string =>
    find('[part="repeating"]')?.innerText.replace(/\s+/g, ' ').trim() ?? '';

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

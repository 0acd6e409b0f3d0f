import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  consoleFor,
  entries,
  FakeSocket,
  lines,
  part,
  rendered,
} from './support.ts';

describe('the log of <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
  });

  afterEach(clearStage);

  const shown = async (): Promise<string[]> => {
    await rendered(element);
    return lines(element);
  };

  it('tells messages with their direction', async () => {
    socket.tell('sent', { data: 'ask' });
    socket.tell('received', { data: 'answer' });
    assert.deepEqual(await shown(), ['↑ sent ask', '↓ received answer']);
  });

  it('tells the time of each line', async () => {
    const before = Date.now();
    socket.tell('received', { data: 'x' });
    const after = Date.now();
    await rendered(element);
    const time = entries(element)[0]?.querySelector('time');
    assert.match(time?.textContent ?? '', /^\d\d:\d\d:\d\d\.\d{3}$/);
    const told = Date.parse(time?.dateTime ?? '');
    // As far as the wall clock and the one of the records may drift apart.
    const slack = 101;
    assert.isAtLeast(told, before - slack);
    assert.isAtMost(told, after + slack);
  });

  it('tells messages that are held', async () => {
    socket.tell('held', { data: 'later' });
    assert.deepEqual(await shown(), ['⇡ held later']);
  });

  it('tells what was accepted and will not be sent', async () => {
    socket.tell('unsent', { detail: { data: ['a', 'b'], reason: 'closed' } });
    socket.tell('unsent', { detail: { data: [...'abcdefg'], reason: 'expired' } });
    assert.deepEqual(await shown(), [
      '⊘ unsent 2 messages, no link will come a b',
      '⊘ unsent 7 messages, held too long a b c d e and 2 more',
    ]);
  });

  it('tells opens with the address, the subprotocol and the retry that worked', async () => {
    socket.tell('open', { detail: { url: 'wss://a.example/', protocol: '', attempt: 0 } });
    socket.tell('open', { detail: { url: 'wss://a.example/', protocol: 'chat', attempt: 3 } });
    assert.deepEqual(await shown(), [
      '● open wss://a.example/',
      '● open wss://a.example/ subprotocol chat retry 3',
    ]);
  });

  it('tells closes with code, reason, cause and what happens next', async () => {
    const facts = { wasClean: true, unconfirmed: 0 };
    socket.tell('close', {
      detail: { ...facts, code: 1001, reason: 'bye', cause: 'server', willReconnect: true },
    });
    socket.tell('close', {
      detail: {
        ...facts,
        code: 1006,
        reason: '',
        cause: 'heart-timeout',
        willReconnect: false,
        unconfirmed: 2,
      },
    });
    assert.deepEqual(await shown(), [
      '○ close 1001 bye cause server will retry',
      '○ close 1006 cause heart-timeout 2 messages unconfirmed stays closed',
    ]);
  });

  it('tells no retry where a new link was asked for', async () => {
    socket.tell('close', {
      detail: {
        code: 1006,
        reason: '',
        wasClean: false,
        cause: 'client',
        willReconnect: true,
        unconfirmed: 0,
      },
    });
    assert.deepEqual(await shown(), ['○ close 1006 cause client a new link follows']);
  });

  it('tells the first attempt, and errors', async () => {
    socket.state = 'idle';
    socket.become('connecting');
    socket.tell('error', { detail: { error: new TypeError('That is no address.') } });
    assert.deepEqual(await shown(), ['… connecting', '! error TypeError: That is no address.']);
  });

  it('tells the size and the first bytes of binary messages', async () => {
    socket.tell('received', { data: new Uint8Array([0, 1, 255]).buffer });
    socket.tell('sent', { data: new Uint8Array([7, 8, 9]).subarray(1, 2) });
    socket.tell('received', { data: new ArrayBuffer(30) });
    assert.deepEqual(await shown(), [
      '↓ received 3 bytes 00 01 ff',
      '↑ sent 1 byte 08',
      `↓ received 30 bytes ${'00 '.repeat(24)}…`,
    ]);
  });

  it('tells the size and the first bytes of a Blob, as soon as it has read them', async () => {
    socket.tell('received', { data: new Blob(['AB']) });
    assert.include((await shown())[0], '2 bytes');
    while (!(await shown())[0]?.includes('41 42'));
  });

  it('reads the Blobs of messages that come back unsent, too', async () => {
    const data = ['text', new Blob(['AB'])];
    socket.tell('unsent', { detail: { data, reason: 'closed' } });
    while (!(await shown())[0]?.includes('41 42'));
  });

  it('takes bytes and Blobs of another window for what they are', async () => {
    const frame = document.createElement('iframe');
    document.querySelector('main')?.append(frame);
    const other = frame.contentWindow as Window & typeof globalThis;
    socket.tell('received', { data: new other.Uint8Array([1, 2]).buffer });
    socket.tell('received', { data: new other.Blob(['AB']) });
    frame.remove();
    assert.equal((await shown())[0], '↓ received 2 bytes 01 02');
    while (!(await shown())[1]?.includes('41 42'));
  });

  it('shows the beginning of a long message, and says how much there is', async () => {
    socket.tell('received', { data: 'x'.repeat(1_000_000) });
    const [long = ''] = await shown();
    assert.isBelow(long.length, 600);
    assert.include(long, '999,500 characters more');
  });

  it('says so when a message is empty', async () => {
    socket.tell('received', { data: '' });
    assert.deepEqual(await shown(), ['↓ received empty']);
  });

  it('hides heartbeats, until their button shows them with their latency', async () => {
    socket.tell('probe', { data: 'ping' });
    socket.tell('reply', { data: 'pong' });
    socket.tell('heartbeat', { detail: { latency: 12.4 } });
    assert.deepEqual(await shown(), []);
    const chip = button(element, 'chip-heartbeats');
    assert.equal(chip.getAttribute('aria-pressed'), 'false');
    chip.click();
    assert.deepEqual(await shown(), ['♥\ufe0e probe ping', '♥\ufe0e reply pong 12 ms']);
    assert.isTrue(element.heartbeats);
    chip.click();
    assert.deepEqual(await shown(), []);
  });

  it('joins a reply and its latency in either order', async () => {
    element.heartbeats = true;
    socket.tell('heartbeat', { detail: { latency: 3.21 } });
    socket.tell('reply', { data: 'pong' });
    socket.tell('heartbeat', { detail: { latency: 99 } });
    assert.deepEqual(await shown(), ['♥\ufe0e reply pong 3.2 ms', '♥\ufe0e reply 99 ms']);
  });

  it('is emptied by its button, and by clear()', async () => {
    socket.tell('received', { data: 'x' });
    await rendered(element);
    button(element, 'clear').click();
    assert.deepEqual(await shown(), []);
    socket.tell('received', { data: 'y' });
    await rendered(element);
    element.clear();
    assert.deepEqual(await shown(), []);
  });

  it('keeps as many entries as it may; the oldest go, and it says how many', async () => {
    element.maxEntries = 1000;
    for (let number = 0; number < 2500; number += 1) {
      socket.tell('received', { data: String(number) });
    }
    assert.equal((await shown()).at(-1), '↓ received 2499');
    const log = part(element, 'log');
    assert.equal(log.getAttribute('aria-rowcount'), '1000');
    assert.include(part(element, 'count').textContent, '1,500 older ones have gone');
    log.scrollTop = 0;
    while ((await shown())[0] !== '↓ received 1500');
  });

  it('keeps as many bytes as it may', async () => {
    element.setAttribute('max-bytes', '10000');
    for (let number = 0; number < 100; number += 1) {
      socket.tell('received', { data: 'x'.repeat(1000) });
    }
    await rendered(element);
    assert.equal(part(element, 'log').getAttribute('aria-rowcount'), '4');
  });

  it('takes the default for a bound that is none, and says so', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    element.setAttribute('max-entries', 'many');
    await rendered(element);
    console.warn = warn;
    assert.lengthOf(warnings, 1);
    assert.include(warnings[0], 'max-entries');
    element.removeAttribute('max-entries');
    await rendered(element);
    assert.equal(element.maxEntries, 1_000_000);
    assert.lengthOf(warnings, 1);
  });

  it('renders ten times a second at most, however much is told', async () => {
    // While a link is open, its time runs.
    socket.become('closed');
    // The sizes of the first row are looked at.
    socket.tell('received', { data: 'x' });
    await rendered(element);
    await rendered(element);
    let updates = 0;
    const update = Reflect.get(element, 'performUpdate') as () => void;
    Object.assign(element, {
      performUpdate: () => {
        updates += 1;
        update.call(element);
      },
    });
    const start = performance.now();
    for (let number = 0; number < 500; number += 1) socket.tell('received', { data: 'x' });
    await rendered(element);
    // One for all of it; on a busy machine, the search takes more turns.
    assert.isAtMost(updates, 1 + Math.floor((performance.now() - start) / 100));
  });

  it('goes on in a hidden page, which has no frames', async () => {
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = () => 0;
    try {
      socket.tell('received', { data: 'x' });
      assert.deepEqual(await shown(), ['↓ received x']);
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
    }
  });
});

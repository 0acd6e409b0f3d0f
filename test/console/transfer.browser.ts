import { assert } from 'chai';
import { chineseTexts, type SocketConsoleElement } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import {
  button,
  clearStage,
  consoleFor,
  entries,
  FakeSocket,
  frame,
  part,
  rendered,
  until,
} from './support.ts';

describe('export, import and replay of <socket-console>', () => {
  const header = document.createElement('header');

  before(() => {
    document.documentElement.lang = 'en';
    document.title = 'Transfer';
    header.innerHTML = '<h1>Transfer</h1>';
    document.body.append(header);
  });

  after(() => header.remove());

  afterEach(clearStage);

  const opened = async (socket: FakeSocket): Promise<SocketConsoleElement> => {
    const element = await consoleFor(socket);
    element.panels = 'transfer';
    await rendered(element);
    return element;
  };

  const find = <E extends HTMLElement>(element: SocketConsoleElement, name: string): E | null =>
    element.shadowRoot?.querySelector<E>(`[part~="${name}"]`) ?? null;

  const text = (element: SocketConsoleElement, name: string): string =>
    (find(element, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();

  const choose = (element: SocketConsoleElement, name: string, value: string): void => {
    const select = part<HTMLSelectElement>(element, name);
    select.value = value;
    assert.equal(select.value, value);
    select.dispatchEvent(new Event('change'));
  };

  /** Chooses a file as a user does. */
  const give = (element: SocketConsoleElement, file: File): void => {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const field = part<HTMLInputElement>(element, 'log-file');
    field.files = transfer.files;
    field.dispatchEvent(new Event('change'));
  };

  const drop = (element: SocketConsoleElement, file: File): void => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const options = { dataTransfer, bubbles: true, cancelable: true };
    const over = new DragEvent('dragover', options);
    part(element, 'transfer').dispatchEvent(over);
    assert.isTrue(over.defaultPrevented, 'it may be dropped');
    part(element, 'transfer').dispatchEvent(new DragEvent('drop', options));
  };

  const talk = (socket: FakeSocket): void => {
    socket.become('open');
    const url = 'wss://ada:secret@a.example/ws?token=abc';
    socket.tell('open', { detail: { url, protocol: '', attempt: 0 } });
    socket.tell('sent', { data: 'one' });
    socket.tell('received', { data: 'two' });
    socket.tell('sent', { data: new Uint8Array([1, 2]).buffer });
  };

  const json = async (element: SocketConsoleElement, filtered = false): Promise<unknown[]> => {
    const file = await element.exportLog('jsonl', { filtered });
    const lines = (await file.text()).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  };

  interface Saved {
    readonly name: string;
    readonly url: string;
    readonly text: string;
  }

  /** Presses a button that saves, and catches what the browser is given. */
  const saved = async (element: SocketConsoleElement): Promise<Saved> => {
    const real = HTMLAnchorElement.prototype.click;
    try {
      const { content, ...given } = await new Promise<
        Omit<Saved, 'text'> & { readonly content: Promise<Response> }
      >((resolve) => {
        HTMLAnchorElement.prototype.click = function click(): void {
          resolve({ name: this.download, url: this.href, content: fetch(this.href) });
        };
        button(element, 'save').click();
      });
      return { ...given, text: await (await content).text() };
    } finally {
      HTMLAnchorElement.prototype.click = real;
    }
  };

  for (const format of ['jsonl', 'har']) {
    it(`A log that is saved as ${format} and opened again is the same, and has no secrets`, async () => {
      const socket = new FakeSocket();
      const element = await opened(socket);
      talk(socket);
      socket.lose(60_000);
      await rendered(element);
      const before = await json(element);
      choose(element, 'format', format);
      const { name, text: content } = await saved(element);
      assert.match(name, new RegExp(`\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.${format}$`));
      assert.notMatch(content, /abc|secret/);

      give(element, new File([content], 'saved.log'));
      await until(() => find(element, 'recording'));
      assert.deepEqual(await json(element), before);
      assert.equal(
        text(element, 'recording'),
        `Looking at saved.log, ${before.length} entries. Back to the live log`,
      );
    });
  }

  it('What is saved stays for a browser that fetches it late, and goes in the end', async () => {
    const element = await opened(new FakeSocket());
    const real = globalThis.setTimeout;
    const late: (() => void)[] = [];
    // Only what waits so long; the rest of the console goes on.
    globalThis.setTimeout = ((run: () => void, delay = 0) =>
      delay < 10_000 ? real(run, delay) : late.push(run)) as typeof setTimeout;
    try {
      const { url } = await saved(element);
      await new Promise((resolve) => real(resolve, 50));
      assert.isTrue((await fetch(url)).ok);
      for (const run of late) run();
      assert.instanceOf(await fetch(url).catch((error) => error), Error);
    } finally {
      globalThis.setTimeout = real;
    }
  });

  /** The addresses that a HAR tells of. */
  const addresses = (har: string): string[] =>
    JSON.parse(har).log.entries.map(
      ({ request }: { readonly request: { readonly url: string } }) => request.url,
    );

  it('A relative address is saved as what it means', async () => {
    const socket = Object.assign(new FakeSocket(), { url: '/ws/?token=abc' });
    const element = await opened(socket);
    socket.become('connecting');
    choose(element, 'format', 'har');
    const { name, text: har } = await saved(element);
    assert.match(name, new RegExp(`^${location.host.replace(':', '-')}_`));
    assert.deepEqual(addresses(har), [`ws://${location.host}/ws/?token=***`]);
  });

  it('A recording is saved by its own addresses, not by the one of the socket that is watched', async () => {
    const element = await opened(Object.assign(new FakeSocket(), { url: 'wss://live.example/' }));
    choose(element, 'format', 'har');
    const attempt = '{"kind":"connecting","at":1}\n';
    await element.openLog(new Blob([attempt]));
    const failed = await saved(element);
    assert.match(failed.name, /^\d{4}-/);
    assert.deepEqual(addresses(failed.text), ['']);
    const open = '{"kind":"open","at":2,"url":"wss://a.example/","protocol":"","attempt":0}\n';
    await element.openLog(new Blob([open, '{"kind":"another","at":3}\n', attempt]));
    const { name, text: har } = await saved(element);
    assert.match(name, /^a\.example_/);
    assert.deepEqual(addresses(har), ['wss://a.example/', '']);
  });

  it('A recording without a name is told of without one', async () => {
    const element = await opened(new FakeSocket());
    await element.openLog(new Blob(['{"kind":"connecting","at":1}']));
    await rendered(element);
    assert.include(text(element, 'recording'), 'Looking at a recording, 1 entry.');
    element.texts = chineseTexts;
    await rendered(element);
    assert.include(text(element, 'recording'), '正在查看录制的日志,共 1 条。');
  });

  it('A recording stands still, while the live log goes on, and is shown again', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    await element.openLog(new Blob(['{"kind":"sent","data":"old","size":3,"at":1}\n']), 'a');
    await rendered(element);
    assert.lengthOf(entries(element), 1);
    assert.isTrue(button(element, 'clear').disabled, 'the live log is not cleared unseen');
    talk(socket);
    await rendered(element);
    assert.lengthOf(entries(element), 1);
    button(element, 'back').click();
    await rendered(element);
    assert.isNull(find(element, 'recording'));
    assert.lengthOf(entries(element), 4);
  });

  it('A pause of the live log is as it was, once a recording was shown', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    socket.tell('received', { data: 'before' });
    await rendered(element);
    element.paused = true;
    await rendered(element);
    socket.tell('received', { data: 'after' });
    await element.openLog(recording(2, 1));
    await rendered(element);
    assert.lengthOf(entries(element), 2);
    element.closeLog();
    await rendered(element);
    assert.lengthOf(entries(element), 1);
    assert.include(text(element, 'pause'), '1 waiting');
  });

  /** A console that opens a log, of which nothing can be read until `goOn()`. */
  const opening = async () => {
    const element = await opened(new FakeSocket());
    const file = recording(3, 1);
    const gate = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    file.stream = () => gate.readable;
    const log = element.openLog(file);
    const goOn = async (): Promise<void> => {
      void recording(3, 1).stream().pipeTo(gate.writable);
      await log;
      await rendered(element);
    };
    return { element, goOn };
  };

  it('Of two logs that are opened at once, the one that was asked for last is shown', async () => {
    const { element, goOn } = await opening();
    await element.openLog(recording(2, 1));
    await goOn();
    assert.lengthOf(entries(element), 2);
  });

  it('A log is shown though one that was asked for later is none', async () => {
    const { element, goOn } = await opening();
    const refused = await element.openLog(new Blob(['x'])).catch((error) => error);
    assert.instanceOf(refused, Error);
    await goOn();
    assert.lengthOf(entries(element), 3);
  });

  it('A log that is still being opened is not shown after the way back to the live one', async () => {
    const { element, goOn } = await opening();
    element.closeLog();
    await goOn();
    assert.equal(text(element, 'recording'), '');
  });

  it('A row that is read is let go where another log is shown: its number is another entry', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    talk(socket);
    await rendered(element);
    entries(element)[1]?.click();
    await rendered(element);
    assert.include(text(element, 'detail'), 'one');
    await element.openLog(recording(4, 1));
    await rendered(element);
    assert.equal(text(element, 'detail'), '');
    assert.lengthOf(
      entries(element).filter((row) => row.ariaSelected === 'true'),
      0,
    );
    entries(element)[2]?.click();
    await rendered(element);
    assert.include(text(element, 'detail'), 'm2');
    element.closeLog();
    await rendered(element);
    assert.equal(text(element, 'detail'), '');
  });

  it('A wait of a recording does not count down, though it has the number of one that does', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    socket.lose(60_000);
    await rendered(element);
    const live = entries(element).at(-1)?.textContent;
    const lines = [1, 2].map((at) => ({
      kind: 'wait',
      attempt: 1,
      delay: 9,
      phase: 'counting',
      waited: 0,
      at,
    }));
    await element.openLog(new Blob([lines.map((line) => JSON.stringify(line)).join('\n')]), 'a');
    await rendered(element);
    const shown = new Set(entries(element).map((each) => each.querySelector('b')?.textContent));
    assert.match(live ?? '', /retry 1 in [56]\d s/);
    assert.deepEqual([...shown], ['retry 1 in 1 s']);
  });

  it('A file is opened where it is dropped', async () => {
    const element = await opened(new FakeSocket());
    drop(element, new File(['{"kind":"connecting","at":1}'], 'dropped.jsonl'));
    await until(() => find(element, 'recording'));
    assert.include(text(element, 'recording'), 'dropped.jsonl, 1 entry.');
  });

  it('A file that is no log is told of, and changes nothing', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    talk(socket);
    await rendered(element);
    const cases = [
      ['<script>alert(1)</script>', 'neither JSON lines'],
      ['{"kind":"connecting","at":1}\n{', 'Line 2 of the file is not JSON.'],
      ['{"kind":"connecting","at":1}\n\n{}', 'Line 3 of the file is no entry'],
      ['{"log":{"entries":[', 'broken'],
      ['{"log":{"entries":[]}}', 'no WebSocket'],
    ] as const;
    for (const [content, said] of cases) {
      give(element, new File([content], 'x'));
      await until(() => text(element, 'file-problem').includes(said));
      assert.isNull(find(element, 'recording'));
      assert.lengthOf(entries(element), 4);
    }
    assert.deepEqual(await violations(), []);
  });

  it('The name of a file cannot pretend to be another, nor become markup', async () => {
    const element = await opened(new FakeSocket());
    await element.openLog(new Blob(['{"kind":"connecting","at":1}']), '<b>x</b>\u202Egnp.exe');
    await rendered(element);
    assert.include(text(element, 'recording'), '<b>x</b>[U+202E]gnp.exe');
    assert.isNull(part(element, 'recording').querySelector('b'));
  });

  it('An import is cancelled by its button, and nothing has changed', async () => {
    const element = await opened(new FakeSocket());
    const line = `${JSON.stringify({ kind: 'sent', data: 'x'.repeat(20), size: 20, at: 1 })}\n`;
    const file = new File([line.repeat(300_000)], 'large');
    // It has no end: however late the button is pressed, there is something to cancel.
    const lines = new TextEncoder().encode(line.repeat(1000));
    file.stream = () => new ReadableStream({ pull: (reader) => reader.enqueue(lines) });
    give(element, file);
    await until(() => find(element, 'cancel'));
    assert.match(text(element, 'progress'), /Reading: \d+ %/);
    button(element, 'cancel').click();
    await until(() => !find(element, 'progress'));
    assert.isNull(find(element, 'recording'));
    assert.equal(text(element, 'file-problem'), '');
  });

  it('Only what the filter shows is saved, if that is chosen', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    talk(socket);
    element.filter = 'two';
    await rendered(element);
    choose(element, 'extent', 'shown');
    await rendered(element);
    const { text: content } = await saved(element);
    assert.lengthOf(content.trim().split('\n'), 1);
    assert.include(content, 'two');
    assert.lengthOf(await json(element), 4);
    assert.lengthOf(await json(element, true), 1);
  });

  it('A filter that was set just before is in force when a script exports', async () => {
    const socket = new FakeSocket();
    const element = await opened(socket);
    talk(socket);
    element.filter = 'two';
    assert.lengthOf(await json(element, true), 1);
  });

  it('A console that was never in the page opens a log and exports it', async () => {
    const element = document.createElement('socket-console');
    await element.openLog(recording(2, 1));
    const file = await element.exportLog('jsonl');
    assert.lengthOf((await file.text()).trim().split('\n'), 2);
    element.filter = 'm1';
    assert.lengthOf(await json(element, true), 1);
  });

  it('A search that finds next to nothing leaves the page its turn, too', async () => {
    const element = await opened(new FakeSocket());
    const line = `${JSON.stringify({ kind: 'sent', data: 'abc '.repeat(20), size: 80, at: 1 })}\n`;
    await element.openLog(new Blob([line.repeat(100_000)]));
    element.filter = '/(b|c)+x/';
    let turns = 0;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      turns += 1;
      channel.port2.postMessage(undefined);
    };
    channel.port2.postMessage(undefined);
    await element.updateComplete;
    turns = 0;
    assert.lengthOf(await json(element, true), 0);
    channel.port1.close();
    assert.isAbove(turns, 3);
  });

  /** What the socket was sent, in order. */
  const sent = (socket: FakeSocket): string[] =>
    socket.calls.filter((call) => call.startsWith('send')).map((call) => call.slice(5));

  const recording = (count: number, gap: number): File =>
    new File(
      Array.from(
        { length: count },
        (_, index) =>
          `${JSON.stringify({ kind: index % 2 ? 'received' : 'sent', data: `m${index}`, size: 2, at: index * gap })}\n`,
      ),
      'talk',
    );

  /** Has a socket lose its link as it sends its message of this number. */
  const loseAfter = (socket: FakeSocket, count: number): void => {
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      send(data);
      if (sent(socket).length === count) socket.lose(60_000);
    };
  };

  it('A replay sends what was sent, in its order, and says when it is over', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    await element.openLog(recording(6, 20));
    choose(element, 'speed', '2');
    await rendered(element);
    button(element, 'play').click();
    await until(() => text(element, 'said').includes('Replayed'));
    assert.deepEqual(sent(socket), ['m0', 'm2', 'm4']);
    assert.equal(text(element, 'said'), 'Replayed 3 of 3 messages.');
  });

  it('A replay waits while the link is down, and goes on with the next one', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    loseAfter(socket, 1);
    await element.openLog(recording(6, 30));
    await rendered(element);
    button(element, 'play').click();
    await until(() => text(element, 'replay-progress') === '1 of 3 sent waits for the link');
    // Longer than all of it would take.
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(sent(socket), ['m0']);
    socket.become('open');
    await until(() => text(element, 'said').includes('Replayed'));
    assert.deepEqual(sent(socket), ['m0', 'm2', 'm4']);
  });

  it('A replay ends when another socket comes while its messages are still being gathered', async () => {
    const first = new FakeSocket('open');
    const element = await opened(first);
    await element.openLog(recording(6, 1));
    await rendered(element);
    const { now } = performance;
    let time = now.call(performance);
    // Whatever is done takes long: its messages are still being gathered when the click is over.
    performance.now = () => {
      time += 100;
      return time;
    };
    button(element, 'play').click();
    performance.now = now;
    const second = new FakeSocket('open');
    element.socket = second;
    await rendered(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual([...sent(first), ...sent(second)], []);
  });

  it('A replay sends nothing more when the link ends between two messages that are both due', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    loseAfter(socket, 2);
    await element.openLog(recording(6, 1));
    choose(element, 'speed', 'Infinity');
    await rendered(element);
    button(element, 'play').click();
    await until(() => text(element, 'replay-progress') === '2 of 3 sent waits for the link');
    assert.deepEqual(sent(socket), ['m0', 'm2']);
  });

  const endings: Readonly<Record<string, (element: SocketConsoleElement) => unknown>> = {
    'its button is pressed': (element) => button(element, 'stop').click(),
    'the console leaves the page': (element) => element.remove(),
    'another socket is watched': (element) => {
      element.socket = new FakeSocket('open');
    },
    'the console may only be read': (element) => {
      element.readOnly = true;
    },
  };
  for (const [title, end] of Object.entries(endings)) {
    it(`A replay ends when ${title}`, async () => {
      const socket = new FakeSocket('open');
      const element = await opened(socket);
      await element.openLog(recording(10_000, 5));
      await rendered(element);
      button(element, 'play').click();
      await until(() => sent(socket).length > 2);
      end(element);
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      const { length } = sent(socket);
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.lengthOf(sent(socket), length);
      assert.isBelow(length, 5000);
    });
  }

  it('A replay without pauses leaves the page its turn', async () => {
    const socket = new FakeSocket('open');
    let inOneGo = 0;
    let longestGo = 0;
    socket.send = (data) => {
      FakeSocket.prototype.send.call(socket, data);
      inOneGo += 1;
      longestGo = Math.max(longestGo, inOneGo);
      // Another task than the one that sends.
      if (inOneGo === 1) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          inOneGo = 0;
        };
        port2.postMessage(undefined);
      }
    };
    const element = await opened(socket);
    await element.openLog(recording(2000, 1000));
    choose(element, 'speed', 'Infinity');
    await rendered(element);
    button(element, 'play').click();
    await until(() => sent(socket).length === 1000);
    assert.isBelow(longestGo, 1000, 'there was a turn for others on the way');
  });

  /** Checks that what goes on meanwhile renders the console ten times a second, and hardly more. */
  const rendersSeldom = async (element: SocketConsoleElement, work: () => Promise<unknown>) => {
    let renderings = 0;
    element.addController({
      hostUpdated: () => {
        renderings += 1;
      },
    });
    const began = performance.now();
    await work();
    // The beginning, the end, and what is said of it.
    assert.isAtMost(renderings, (performance.now() - began) / 100 + 5);
  };

  it('How far a replay is, is shown ten times a second at most', async () => {
    const element = await opened(new FakeSocket('open'));
    await element.openLog(recording(10_000, 1));
    choose(element, 'speed', 'Infinity');
    await rendered(element);
    await rendersSeldom(element, () => {
      button(element, 'play').click();
      return until(() => text(element, 'said').includes('Replayed'));
    });
  });

  it('How far an export is, is shown ten times a second at most', async () => {
    const element = await opened(new FakeSocket('open'));
    await element.openLog(recording(100_000, 1));
    await rendered(element);
    await rendersSeldom(element, () => saved(element));
  });

  it('A button that goes hands on the focus: to what takes its place, or to the log', async () => {
    const element = await opened(new FakeSocket('open'));
    await element.openLog(recording(3, 60_000));
    await rendered(element);
    const pressed = async (name: string): Promise<string | undefined> => {
      button(element, name).focus();
      button(element, name).click();
      await until(() => !find(element, name));
      return element.shadowRoot?.activeElement?.part.value;
    };
    assert.equal(await pressed('play'), 'stop');
    assert.equal(await pressed('stop'), 'play');
    assert.equal(await pressed('back'), 'log');
    part(element, 'input').focus();
    element.readOnly = true;
    await rendered(element);
    assert.equal(element.shadowRoot?.activeElement?.part.value, 'log');
  });

  it('A replay sleeps through a pause that is longer than any timer', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    await element.openLog(recording(3, 15 * 86_400_000));
    await rendered(element);
    button(element, 'play').click();
    await until(() => sent(socket).length === 1);
    let renderings = 0;
    element.addController({
      hostUpdated: () => {
        renderings += 1;
      },
    });
    for (let count = 0; count < 30; count += 1) await frame();
    assert.isBelow(renderings, 10);
  });

  it('A message that the socket refuses ends a replay, and is told of', async () => {
    const socket = new FakeSocket('open');
    socket.refusal = new Error('No room.');
    const element = await opened(socket);
    await element.openLog(recording(6, 1));
    await rendered(element);
    button(element, 'play').click();
    await until(() => text(element, 'said').includes('Replayed 0 of 3'));
    element.closeLog();
    await rendered(element);
    assert.include(entries(element).at(-1)?.textContent, 'No room.');
  });

  it('There is no replay where the console may only be read', async () => {
    const element = await opened(new FakeSocket('open'));
    element.readOnly = true;
    await rendered(element);
    assert.isNull(find(element, 'replay'));
    assert.isNotNull(find(element, 'export'));
  });

  it('A file that is none is refused with what is wrong with it, in the words of the console', async () => {
    const element = await opened(new FakeSocket('open'));
    const refusal = async (text: string) =>
      element.openLog(new Blob([text])).then(
        () => 'nothing',
        ({ message }) => message,
      );
    assert.equal(await refusal('hi'), 'This file is neither JSON lines of a log nor a HAR.');
    assert.include(await refusal('{"kind":"connecting","at":1}\nx'), 'Line 2');
    element.texts = { fileUnknown: 'Nein.' };
    await rendered(element);
    assert.equal(await refusal('hi'), 'Nein.');
  });

  it('A format that there is none of is refused by name', async () => {
    const element = await opened(new FakeSocket('open'));
    for (const format of ['xml', 'HAR', 'constructor']) {
      const { message } = await Reflect.apply(element.exportLog, element, [format]).catch(
        (error: unknown) => error,
      );
      assert.include(message, format);
      assert.include(message, 'jsonl, csv, har');
    }
  });

  it('axe finds nothing, with a recording shown and a replay running', async () => {
    const socket = new FakeSocket('open');
    const element = await opened(socket);
    await element.openLog(recording(6, 60_000), 'talk');
    await rendered(element);
    button(element, 'play').click();
    await until(() => find(element, 'stop'));
    assert.deepEqual(await violations(), []);
  });

  it('At 320 px nothing of it sticks out', async () => {
    const element = await opened(new FakeSocket('open'));
    await element.openLog(recording(6, 60_000), 'a'.repeat(100));
    element.style.inlineSize = '320px';
    await rendered(element);
    const { right } = element.getBoundingClientRect();
    for (const name of ['transfer', 'export', 'import', 'replay', 'log-file', 'recording']) {
      assert.isAtMost(part(element, name).getBoundingClientRect().right, right, name);
    }
  });
});

import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  consoleFor,
  FakeSocket,
  lines,
  rendered,
  status,
  until,
} from './support.ts';

describe('the countdown of <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
  });

  afterEach(clearStage);

  const last = (): string => lines(element).at(-1) ?? '';
  /** The seconds that the last line says are left. */
  const left = (): number => Number(/ in (\d+) s$/.exec(last())?.[1] ?? Number.NaN);

  /** Loses the link, and checks that the last line says what is left until the attempt. */
  const loseAndSee = async (delay: number, attempt: number, meanwhile = () => {}) => {
    const since = performance.now();
    socket.lose(delay, attempt);
    meanwhile();
    await rendered(element);
    assert.match(last(), new RegExp(`^↻ retry ${attempt} in \\d+ s$`));
    assert.isAtMost(left(), Math.ceil(delay / 1000));
    assert.isAtLeast(left(), Math.ceil((since + delay - performance.now()) / 1000));
  };

  it('counts the seconds before an attempt down', async () => {
    await loseAndSee(2500, 4);
    const seen = [left()];
    let looked = performance.now();
    let missed = 0;
    await until(() => {
      const now = performance.now();
      // A busy page may not show them all.
      missed += Math.round((now - looked) / 1000);
      looked = now;
      if (left() !== seen.at(-1)) seen.push(left());
      return left() === 0;
    });
    assert.deepEqual(
      seen,
      [3, 2, 1, 0].filter((seconds) => seen.includes(seconds)),
    );
    assert.isAtLeast(seen.length, 1 + (seen[0] ?? 0) - missed);
  });

  it('says how long the wait was once the attempt began', async () => {
    socket.time = performance.now();
    socket.lose(60_000);
    socket.become('connecting');
    await rendered(element);
    assert.equal(last(), '↻ retry 1, after 0.0 s');
  });

  it('says so when the attempt was called off', async () => {
    socket.lose(60_000);
    socket.become('closed');
    await rendered(element);
    assert.equal(last(), '↻ retry 1 called off');
  });

  it('is not read aloud at every second', async () => {
    socket.lose(2500);
    await rendered(element);
    const said = status(element);
    assert.include(said, 'waiting');
    await until(() => left() < 2);
    assert.equal(status(element), said);
  });

  it('has one timer, and none when nothing counts, or the console is gone', async () => {
    const timers = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear } = window;
    Object.assign(window, {
      setTimeout: (run: () => void, delay: number) => {
        const timer = set(() => {
          timers.delete(timer);
          run();
        }, delay);
        timers.add(timer);
        return timer;
      },
      clearTimeout: (timer: number) => {
        timers.delete(timer);
        clear(timer);
      },
    });
    try {
      socket.lose(60_000);
      await rendered(element);
      assert.equal(timers.size, 1, 'while it counts');
      socket.tell('received', { data: 'x' });
      await rendered(element);
      assert.equal(timers.size, 1, 'after another line');
      element.remove();
      assert.equal(timers.size, 0, 'removed');
      element.texts = {};
      await element.updateComplete;
      assert.equal(timers.size, 0, 'rendered while it is removed');
      document.querySelector('main')?.append(element);
      await rendered(element);
      assert.equal(timers.size, 1, 'put back');
      socket.become('connecting');
      await rendered(element);
      assert.equal(timers.size, 0, 'nothing counts');
    } finally {
      Object.assign(window, { setTimeout: set, clearTimeout: clear });
    }
  });

  it('rests while the page is hidden, and is right again when it is shown', async () => {
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      socket.lose(3900);
      await rendered(element);
      const before = left();
      await new Promise((resolve) => setTimeout(resolve, 1300));
      assert.equal(left(), before);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await rendered(element);
      assert.isBelow(left(), before);
      await until(() => left() < 2);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('goes on when the console is moved', async () => {
    await loseAndSee(60_000, 1, () => {
      document.body.append(element);
      document.querySelector('main')?.append(element);
    });
  });

  it('is over when the attempt took place while the console was away', async () => {
    const since = performance.now();
    socket.lose(60_000);
    element.remove();
    socket.become('connecting');
    socket.become('open');
    document.querySelector('main')?.append(element);
    await rendered(element);
    const [, waited] = /^↻ retry 1, after (\d+\.\d) s$/.exec(last()) ?? [];
    assert.isAtMost(Number(waited), (performance.now() - since) / 1000 + 0.05);
  });

  it('is over when another wait runs by the time the console is back', async () => {
    socket.lose(20);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 40));
    socket.become('connecting');
    socket.become('waiting');
    document.querySelector('main')?.append(element);
    await rendered(element);
    assert.equal(last(), '↻ retry 1, after 0.0 s');
  });

  it('ends when the console watches another socket', async () => {
    socket.lose(60_000);
    element.socket = new FakeSocket('waiting');
    await rendered(element);
    assert.deepEqual(lines(element).slice(-2), [
      '↻ retry 1 called off',
      '⇄ another socket from here on',
    ]);
  });

  it('survives clearing the log', async () => {
    await loseAndSee(60_000, 1);
    button(element, 'clear').click();
    await rendered(element);
    assert.lengthOf(lines(element), 1);
    assert.match(last(), /^↻ retry 1 in \d+ s$/);
  });
});

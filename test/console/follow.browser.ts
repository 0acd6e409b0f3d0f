import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { clearStage, consoleFor, FakeSocket, frame, part, rendered } from './support.ts';

describe('scrolling the log of <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;
  let log: HTMLElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
    log = part(element, 'log');
    await tell(60);
    // The size of the log is looked at with the next frame.
    await frame();
    await frame();
  });

  afterEach(clearStage);

  const tell = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number += 1) socket.tell('received', { data: 'x' });
    await rendered(element);
  };

  const fromEnd = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;

  const scrollTo = async (top: number): Promise<void> => {
    log.scrollTop = top;
    await frame();
    await frame();
  };

  it('follows the end', async () => {
    assert.isAbove(log.scrollHeight, log.clientHeight);
    assert.isBelow(fromEnd(), 2);
    await tell(10);
    assert.isBelow(fromEnd(), 2);
  });

  it('stays where the user has scrolled to', async () => {
    await scrollTo(100);
    await tell(10);
    assert.equal(log.scrollTop, 100);
  });

  it('follows again when the user is back at the end', async () => {
    await scrollTo(100);
    await scrollTo(log.scrollHeight);
    await tell(10);
    assert.isBelow(fromEnd(), 2);
  });

  it('follows the end when the console becomes smaller', async () => {
    element.style.blockSize = '300px';
    await frame();
    await frame();
    assert.isBelow(fromEnd(), 2);
  });
});

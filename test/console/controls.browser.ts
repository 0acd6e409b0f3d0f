import { assert } from 'chai';
import { ownServerUrl, startServer } from '../support/server.ts';
import {
  button,
  clearStage,
  consoleFor,
  enabled,
  FakeSocket,
  rendered,
  status,
  until,
} from './support.ts';

describe('the buttons of <socket-console>', () => {
  afterEach(clearStage);

  const expected = {
    idle: 'connect',
    connecting: 'send close',
    open: 'send close',
    closing: '',
    waiting: 'connect send close',
    closed: 'connect',
  } as const;

  for (const [state, names] of Object.entries(expected)) {
    it(`are enabled in ${state} exactly as they can work: ${names || 'none'}`, async () => {
      const socket = new FakeSocket(state as keyof typeof expected);
      assert.equal(enabled(await consoleFor(socket)), names);
    });
  }

  it('do not send in connecting and waiting where nothing would be held', async () => {
    const socket = new FakeSocket('connecting');
    socket.queueLimit = 0;
    const element = await consoleFor(socket);
    assert.equal(enabled(element), 'close');
    socket.become('waiting');
    await rendered(element);
    assert.equal(enabled(element), 'connect close');
    socket.become('open');
    await rendered(element);
    assert.equal(enabled(element), 'send close');
  });

  it('never connect a plain WebSocket', async () => {
    const server = await startServer();
    const element = await consoleFor(new WebSocket(`${server.url}?hang`));
    assert.equal(enabled(element), 'close');
    button(element, 'close').click();
    await until(() => status(element) === 'closed');
    assert.equal(enabled(element), '');
    element.socket = new WebSocket(ownServerUrl());
    await until(() => enabled(element) === 'send close');
    button(element, 'close').click();
    await rendered(element);
    assert.equal(enabled(element), '');
  });

  it('are all disabled without a socket', async () => {
    const element = await consoleFor(null);
    assert.equal(enabled(element), '');
    assert.include(status(element), 'no socket');
  });

  it('do what they say', async () => {
    const socket = new FakeSocket('waiting');
    const element = await consoleFor(socket);
    for (const name of ['connect', 'close', 'send']) button(element, name).click();
    assert.deepEqual(socket.calls, ['connect', 'close', 'send ']);
  });

  it('offer to try now between two attempts', async () => {
    const socket = new FakeSocket('closed');
    const element = await consoleFor(socket);
    assert.equal(button(element, 'connect').innerText, 'Connect');
    socket.become('waiting');
    await rendered(element);
    assert.equal(button(element, 'connect').innerText, 'Try now');
  });

  it('do nothing that has become impossible before the next frame', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    socket.become('closed');
    button(element, 'send').click();
    button(element, 'close').click();
    assert.deepEqual(socket.calls, []);
  });

  it('give the focus to the log when they are disabled under it', async () => {
    const socket = new FakeSocket('idle');
    const element = await consoleFor(socket);
    button(element, 'connect').focus();
    socket.become('connecting');
    await rendered(element);
    assert.equal(element.shadowRoot?.activeElement?.getAttribute('part'), 'log');
  });
});

import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  consoleFor,
  enabled,
  FakeSocket,
  field,
  lines,
  press,
  rendered,
} from './support.ts';

describe('sending from <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
    field(element).value = 'hello';
  });

  afterEach(clearStage);

  it('Enter sends what the field says, and empties it', () => {
    const event = press(element, { key: 'Enter' });
    assert.deepEqual(socket.calls, ['send hello']);
    assert.equal(field(element).value, '');
    assert.isTrue(event.defaultPrevented);
  });

  it('Shift+Enter makes a line', () => {
    const event = press(element, { key: 'Enter', shiftKey: true });
    assert.deepEqual(socket.calls, []);
    assert.isFalse(event.defaultPrevented);
  });

  it('Enter does not send while an input method is composing', () => {
    const event = press(element, { key: 'Enter', isComposing: true });
    assert.deepEqual(socket.calls, []);
    assert.isFalse(event.defaultPrevented);
  });

  it('Enter does not send as the key that ended a composition (keyCode 229)', () => {
    press(element, { key: 'Enter', keyCode: 229 });
    assert.deepEqual(socket.calls, []);
  });

  it('the button sends too', () => {
    button(element, 'send').click();
    assert.deepEqual(socket.calls, ['send hello']);
    assert.equal(field(element).value, '');
  });

  it('a send() that throws is told in the log, and keeps the text', async () => {
    socket.refusal = new DOMException('No room for 5 bytes more.', 'QuotaExceededError');
    press(element, { key: 'Enter' });
    await rendered(element);
    assert.deepEqual(lines(element), ['! error QuotaExceededError: No room for 5 bytes more.']);
    assert.equal(field(element).value, 'hello');
  });

  it('where nothing can be sent, Enter keeps the text', async () => {
    socket.become('closed');
    press(element, { key: 'Enter' });
    assert.deepEqual(socket.calls, []);
    assert.equal(field(element).value, 'hello');
  });

  it('a socket that does not say what it holds is tried, and its refusal told', async () => {
    const silent = new FakeSocket('waiting');
    delete (silent as { queueLimit?: number }).queueLimit;
    silent.refusal = new DOMException('Still connecting.', 'InvalidStateError');
    element = await consoleFor(silent);
    assert.equal(enabled(element), 'connect send close');
    press(element, { key: 'Enter' });
    await rendered(element);
    assert.deepEqual(lines(element), ['! error InvalidStateError: Still connecting.']);
  });

  it('a connect() or close() that throws is told in the log', async () => {
    socket.close = () => {
      throw new Error('Not now.');
    };
    button(element, 'close').click();
    await rendered(element);
    assert.deepEqual(lines(element), ['! error Not now.']);
  });

  it('is hidden where the console may not act, and what was written is still there afterwards', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    field(element).value = 'half a message';
    element.readOnly = true;
    await rendered(element);
    assert.isFalse(field(element).checkVisibility());
    for (const name of ['connect', 'close']) {
      assert.isNull(element.shadowRoot?.querySelector(`[part~="${name}"]`), name);
    }
    element.readOnly = false;
    await rendered(element);
    assert.equal(field(element).value, 'half a message');
    assert.isTrue(field(element).checkVisibility());
  });
});

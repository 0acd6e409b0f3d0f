import { assert } from 'chai';
import { startServer } from '../support/server.ts';
import {
  button,
  clearStage,
  consoleFor,
  FakeSocket,
  field,
  lines,
  rendered,
  status,
  until,
} from './support.ts';

describe('<socket-console> with a plain WebSocket', () => {
  afterEach(clearStage);

  it('tells the opening, what arrives, what it sends itself, and the close', async () => {
    const server = await startServer();
    const element = await consoleFor(new WebSocket(server.url));
    await until(() => !button(element, 'send').disabled);
    field(element).value = 'echo me';
    button(element, 'send').click();
    await until(() => lines(element).length === 3);
    await server.stop();
    await until(() => lines(element).at(-1)?.startsWith('○ close'));
    assert.deepEqual(lines(element), [
      `● open ${server.url}`,
      '↑ sent echo me',
      '↓ received echo me',
      '↓ received server is closed',
      '○ close 1001',
    ]);
    assert.equal(status(element), 'closed');
  });

  it('tells an error, of which nobody says why', async () => {
    const server = await startServer();
    const element = await consoleFor(new WebSocket(`${server.url}?refuse=503`));
    await until(() => lines(element).length === 2);
    assert.deepEqual(lines(element), ['! error The browser does not say why.', '○ close 1006']);
  });

  it('lets go of it when it is to watch another', async () => {
    const server = await startServer();
    const plain = new WebSocket(server.url);
    const element = await consoleFor(plain);
    await until(() => lines(element).length === 1);
    element.socket = new FakeSocket('open');
    await rendered(element);
    const before = lines(element).length;
    const heard = new Promise((resolve) => plain.addEventListener('message', resolve));
    plain.send('unheard');
    await heard;
    await rendered(element);
    assert.equal(lines(element).length, before);
    plain.close();
  });

  it('takes what has the shape of a WebSocket for one', async () => {
    const target = new EventTarget();
    const sent: unknown[] = [];
    const lookAlike = Object.assign(target, {
      url: 'ws://look.alike/',
      protocol: '',
      readyState: 1,
      send: (data: unknown) => sent.push(data),
      close: () => {},
    });
    const element = await consoleFor(lookAlike as unknown as WebSocket);
    button(element, 'send').click();
    target.dispatchEvent(new MessageEvent('message', { data: 'hi' }));
    await rendered(element);
    assert.deepEqual(sent, ['']);
    assert.deepEqual(lines(element), ['↑ sent empty', '↓ received hi']);
  });
});

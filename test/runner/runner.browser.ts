import { assert } from 'chai';
import { ownServerUrl, startServer } from '../support/server.ts';

async function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await event(socket, 'open');
  return socket;
}

function event<T extends Event>(target: EventTarget, type: string): Promise<T> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as T), { once: true });
  });
}

describe('the test runner', () => {
  it('shows every page, so that no timer is slowed', () => {
    assert.equal(document.visibilityState, 'visible');
  });

  it('has the development server on its own port', async () => {
    const socket = await opened(ownServerUrl());
    socket.send('hello');
    const { data } = await event<MessageEvent>(socket, 'message');
    assert.equal(data, 'hello');
    socket.close();
  });

  it('starts servers on ports of their own, which know their clients and messages', async () => {
    const server = await startServer();
    const socket = await opened(server.url);
    socket.send('hello');
    await event(socket, 'message');
    const { connections, messages } = await server.facts();
    assert.deepEqual({ connections, messages }, { connections: 1, messages: ['hello'] });
  });

  it('stops such a server with a word, and starts it again on its port', async () => {
    const server = await startServer();
    const socket = await opened(server.url);
    const closed = event<CloseEvent>(socket, 'close');
    await server.stop();
    assert.equal((await closed).code, 1001);
    await server.start();
    await opened(server.url);
    assert.equal((await server.facts()).connections, 1);
  });

  it('crashes such a server without a word', async () => {
    const server = await startServer();
    const socket = await opened(server.url);
    const closed = event<CloseEvent>(socket, 'close');
    await server.crash();
    assert.equal((await closed).code, 1006);
  });
});

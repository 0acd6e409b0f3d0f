import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import { startServer } from '../support/server.ts';
import {
  button,
  clearStage,
  consoleFor,
  enabled,
  field,
  lines,
  press,
  rendered,
  stage,
  status,
  until,
} from './support.ts';

describe('<socket-console> with a real <heartbeat-socket>', () => {
  afterEach(clearStage);

  const put = async (attributes: string) => {
    const place = stage(`
      <heartbeat-socket id="feed" ${attributes}></heartbeat-socket>
      <socket-console for="feed"></socket-console>`);
    const element = place.querySelector('socket-console') as SocketConsoleElement;
    await rendered(element);
    return { element, feed: place.querySelector('heartbeat-socket') as HeartbeatSocketElement };
  };

  const send = (element: SocketConsoleElement, text: string): void => {
    field(element).value = text;
    press(element, { key: 'Enter' });
  };

  /** No attempt comes by itself. */
  const patient = 'reconnect-time="60000" reconnect-max-time="60000" reconnect-jitter="0"';

  it('tells an echo', async () => {
    const { url } = await startServer();
    const { element } = await put(`url="${url}"`);
    await until(() => status(element) === 'open');
    send(element, 'hello');
    await until(() => lines(element).length === 4);
    assert.deepEqual(lines(element), [
      '… connecting',
      `● open ${url}`,
      '↑ sent hello',
      '↓ received hello',
    ]);
  });

  it('tells a message once, also to a page that listens', async () => {
    const { url } = await startServer();
    const { element, feed } = await put(`url="${url}" manual`);
    feed.onmessage = () => {};
    feed.onopen = () => feed.send("the page's");
    feed.connect();
    await until(() => lines(element).length >= 4);
    assert.deepEqual(lines(element).slice(2), ["↑ sent the page's", "↓ received the page's"]);
  });

  it('tells how a frozen link was found dead, and came back', async () => {
    const { url } = await startServer();
    const { element } = await put(
      `url="${url}?freeze=0" heart-time="100" heart-timeout="100" reconnect-time="50"`,
    );
    await until(() => lines(element).some((line) => /retry \d+, after/.test(line)));
    const found = lines(element).join('\n');
    assert.include(found, '○ close 1006 cause heart-timeout will retry');
  });

  it('tells heartbeats with their latency, once each', async () => {
    const { url } = await startServer();
    const { element } = await put(`url="${url}" heart-time="100"`);
    element.heartbeats = true;
    await until(
      () => lines(element).filter((line) => /reply pong [\d.]+ ms/.test(line)).length > 1,
    );
    assert.notInclude(lines(element).join('\n'), 'received');
    assert.match(lines(element).join('\n'), /probe ping\n.*reply pong/);
  });

  it('tells that a message was held, and that it was sent in the end', async () => {
    const server = await startServer();
    await server.stop();
    const { element } = await put(`url="${server.url}" ${patient}`);
    await until(() => status(element).startsWith('waiting'));
    assert.equal(enabled(element), 'connect send close');
    send(element, 'for later');
    await rendered(element);
    assert.equal(lines(element).at(-1), '⇡ held for later');
    await server.start();
    button(element, 'connect').click();
    await until(() => lines(element).at(-1) === '↓ received for later');
    assert.include(lines(element), '↑ sent for later');
    assert.deepEqual((await server.facts()).messages, ['for later']);
  });

  it('tells what comes back unsent when it is closed while waiting', async () => {
    const server = await startServer();
    await server.stop();
    const { element } = await put(`url="${server.url}" ${patient}`);
    await until(() => status(element).startsWith('waiting'));
    send(element, 'never');
    button(element, 'close').click();
    await until(() => lines(element).at(-1) === '⊘ unsent 1 message, no link will come never');
    assert.include(lines(element).at(-2), 'stays closed');
  });

  it('tells that a message is too large to hold, and keeps it in the field', async () => {
    const server = await startServer();
    await server.stop();
    const { element } = await put(`url="${server.url}" ${patient} queue-limit="3"`);
    await until(() => status(element).startsWith('waiting'));
    send(element, 'four');
    await rendered(element);
    assert.match(lines(element).at(-1) ?? '', /^! error QuotaExceededError/);
    assert.equal(field(element).value, 'four');
  });

  it('does not send before there is a link, where queue-limit is 0', async () => {
    const server = await startServer();
    await server.stop();
    const { element } = await put(`url="${server.url}" ${patient} queue-limit="0"`);
    await until(() => status(element).startsWith('waiting'));
    assert.equal(enabled(element), 'connect close');
  });

  it('tells why there is no connection without a url', async () => {
    const { element } = await put('');
    assert.equal(status(element), 'idle');
    button(element, 'connect').click();
    await until(() => lines(element).length > 0);
    assert.equal(status(element), 'closed');
    assert.match(lines(element).join('\n'), /^! error .*url/);
  });

  it('watches a HeartbeatSocket too', async () => {
    const { url } = await startServer();
    const socket = new HeartbeatSocket(url);
    const element = await consoleFor(socket);
    await until(() => status(element) === 'open');
    send(element, 'hello');
    await until(() => lines(element).at(-1) === '↓ received hello');
    button(element, 'close').click();
    await until(() => status(element) === 'closed');
    button(element, 'connect').click();
    await until(() => status(element) === 'open');
    socket.close();
  });

  it('tells what a HeartbeatSocket that holds nothing throws before there is a link', async () => {
    const { url } = await startServer();
    const socket = new HeartbeatSocket(`${url}?hang`, [], { queueLimit: 0 });
    const element = await consoleFor(socket);
    send(element, 'too early');
    await rendered(element);
    assert.match(lines(element).at(-1) ?? '', /^! error InvalidStateError/);
    assert.equal(field(element).value, 'too early');
    socket.close();
  });
});

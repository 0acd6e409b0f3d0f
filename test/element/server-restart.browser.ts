import { assert } from 'chai';
import { details, echo, endElements, heard, heardMessage, mountOpen } from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareOpen, timer } from '../support/waiting.ts';

describe('a server that stops and starts again', () => {
  afterEach(endElements);

  it('back within the wait in force, one link, each message once, in order', async () => {
    const server = await startServer();
    const element = await mountOpen({
      url: server.url,
      'heart-time': 200,
      'heart-timeout': 5000,
      'reconnect-time': 300,
      'reconnect-max-time': 600,
      'heart-message': '{"heart":1}',
    });
    const words = Array.from({ length: 40 }, (_, count) => `message ${count}`);
    for (const word of words.slice(0, 10)) element.send(word);
    await heardMessage(element, 'message 9');
    await server.stop();
    await heard(element, 'close');
    for (const word of words.slice(10, 25)) element.send(word);
    await heard(element, 'reconnecting', 3);
    for (const word of words.slice(25)) element.send(word);

    await server.start();
    const opened = heard(element, 'open', 2).then(() => performance.now());
    const waits = details(element, 'reconnecting');
    await timer(waits.at(-1)?.delay ?? 0);
    const latest = await bareOpen(ownServerUrl());
    assert.isAtMost(await opened, latest + 500);
    await heardMessage(element, 'message 39');
    await echo(element);
    const { connections, messages } = await server.facts();
    assert.equal(connections, 1);
    assert.deepEqual(
      messages.filter((text) => text.startsWith('message')),
      words,
    );
    assert.isAtLeast(waits.length, 2);
    assert.deepEqual(details(element, 'unsent'), []);
  });
});

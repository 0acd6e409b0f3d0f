import { assert } from 'chai';
import { details, endElements, heard, make, mount, order, quick } from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();

describe('bad input: addresses', () => {
  afterEach(endElements);

  for (const [how, protocols, named] of [
    ['twice in the attribute', 'chat, json chat', 'chat'],
    ['twice in an array', ['chat', 'chat'], 'chat'],
    ['empty', ['chat', ''], '""'],
    ['with a space', ['chat json'], 'chat json'],
    ['no text', [7, {}], '[object Object]'],
  ] as const) {
    it(`a subprotocol ${how}: one error that names it, state closed, and what was sent comes back`, async () => {
      const element = make({ url, ...quick }, { protocols: protocols as never });
      element.send('held');
      document.body.append(element);
      const { error } = (await heard(element, 'error')).detail;
      assert.include(error.message, named);
      assert.equal(element.state, 'closed');
      assert.deepEqual((await heard(element, 'unsent')).detail.data, ['held']);
      assert.deepEqual(order(element), ['statechange', 'error', 'unsent']);
    });
  }

  for (const [kind, given] of [
    ['malformed', 'ws://['],
    ['of another scheme', 'ftp://localhost/'],
    ['with a fragment', '/ws/#'],
    ['with a port that is none', 'ws://localhost:99999/'],
  ] as const) {
    it(`a url ${kind}: one error that names it, and what was sent comes back`, async () => {
      const element = make({ url: given, ...quick });
      element.send('held');
      document.body.append(element);
      const { error } = (await heard(element, 'error')).detail;
      assert.include(error.message, given);
      assert.deepEqual((await heard(element, 'unsent')).detail.data, ['held']);
      assert.deepEqual(order(element), ['statechange', 'error', 'unsent']);
    });
  }

  for (const answer of [7, null, undefined, {}, ['/ws/'], Symbol('no url')]) {
    it(`a url function that gives ${String(answer)}: a failed attempt that is told, and what was sent goes out with the next`, async () => {
      const server = await startServer();
      let asked = 0;
      const element = make(quick);
      element.url = () => {
        asked += 1;
        return asked === 1 ? (answer as never) : server.url;
      };
      element.send('held');
      document.body.append(element);
      await heard(element, 'message');
      const [error, ...others] = details(element, 'error');
      assert.match(error?.error.message ?? '', /Invalid url/);
      assert.lengthOf(others, 0);
      assert.deepEqual((await server.facts()).messages, ['held']);
    });
  }

  it('a url function that never settles: connect-timeout tells it, and what was sent goes out with the next', async () => {
    const server = await startServer();
    let asked = 0;
    const element = make({ 'connect-timeout': 50, ...quick });
    element.url = () => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : server.url;
    };
    element.send('held');
    element.connectTimeout = 50;
    document.body.append(element);
    const { detail } = await heard(element, 'error');
    assert.match(detail.error.message, /connect-timeout/);
    element.connectTimeout = 8000;
    await heard(element, 'message');
    assert.deepEqual((await server.facts()).messages, ['held']);
  });

  it('a url that holds a name and a password reads as a WebSocket reads it', async () => {
    const given = url.replace('//', '//name:secret@');
    const native = new WebSocket(given);
    const element = mount({ url: given });
    const { detail } = await heard(element, 'open');
    assert.equal(detail.url, native.url);
    native.close();
  });
});

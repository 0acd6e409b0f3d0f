import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkProtocols, resolveUrl } from '../../src/core/address.ts';
import { setGlobals } from './support/fake-page.ts';

const syntaxError = (run: () => unknown) =>
  assert.throws(run, (error: unknown) => {
    assert.ok(error instanceof DOMException, 'a DOMException');
    assert.equal(error.name, 'SyntaxError');
    return true;
  });

describe('addresses, as the WHATWG WebSockets standard obtains them', () => {
  test('ws: and wss: stay, resolved', () => {
    assert.equal(resolveUrl('ws://host.test'), 'ws://host.test/');
    assert.equal(resolveUrl('wss://HOST.test:443/a b?c'), 'wss://host.test/a%20b?c');
  });

  test('http: and https: mean ws: and wss:', () => {
    assert.equal(resolveUrl('http://host.test/'), 'ws://host.test/');
    assert.equal(resolveUrl('https://host.test/'), 'wss://host.test/');
    assert.equal(resolveUrl('https://host.test:444/'), 'wss://host.test:444/');
  });

  test('a URL object means its address', () => {
    assert.equal(resolveUrl(new URL('https://host.test/x')), 'wss://host.test/x');
  });

  test('relative ones are relative to the document', (t) => {
    setGlobals(t, { document: { baseURI: 'https://page.test/app/index.html' } });
    assert.equal(resolveUrl('/ws/'), 'wss://page.test/ws/');
    assert.equal(resolveUrl('live?x'), 'wss://page.test/app/live?x');
    assert.equal(resolveUrl('//other.test/'), 'wss://other.test/');
  });

  test('in a worker, relative to the worker', (t) => {
    setGlobals(t, { location: { href: 'http://page.test/js/worker.js' } });
    assert.equal(resolveUrl('ws'), 'ws://page.test/js/ws');
  });

  for (const wrong of [
    'ftp://host.test/',
    'file:///x',
    'about:blank',
    'ws://',
    'wss://a b/',
    '/x',
  ]) {
    test(`${wrong} is a SyntaxError`, () => syntaxError(() => resolveUrl(wrong)));
  }

  test('a fragment is a SyntaxError, an empty one too', () => {
    syntaxError(() => resolveUrl('ws://host.test/#x'));
    syntaxError(() => resolveUrl('ws://host.test/#'));
  });

  for (const wrong of [undefined, null, 5, {}, [], true, Symbol('x')]) {
    test(`${String(wrong)} is a SyntaxError`, () => syntaxError(() => resolveUrl(wrong)));
  }
});

describe('subprotocols', () => {
  test('one may be given as text, several as an array', () => {
    assert.deepEqual(checkProtocols('chat'), ['chat']);
    assert.deepEqual(checkProtocols(['chat', 'v2.json']), ['chat', 'v2.json']);
    assert.deepEqual(checkProtocols([]), []);
  });

  test('each is a token of RFC 9110', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      const isToken = /[0-9A-Za-z!#$%&'*+\-.^_`|~]/.test(character);
      if (isToken) checkProtocols([`a${character}`]);
      else syntaxError(() => checkProtocols([`a${character}`]));
    }
  });

  test('an empty one is a SyntaxError', () => syntaxError(() => checkProtocols([''])));

  test('one that comes twice is a SyntaxError', () => {
    syntaxError(() => checkProtocols(['a', 'b', 'a']));
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'A')), (list) => {
        assert.deepEqual(checkProtocols(list), list);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemOf } from '../../demo/addresses.js';
import { bookmarkOf, hasMask, settingsOf } from '../../demo/bookmark.js';

const plain = new URL('http://a.example/inspector.html');
const secure = new URL('https://a.example/inspector.html');

describe('an address that the inspector is given', () => {
  for (const address of [
    'ws://b.example/',
    'wss://b.example/x?y',
    'http://b.example',
    '/ws/',
    './ws',
    '?hang',
  ]) {
    it(`may be ${address}`, () => assert.equal(problemOf(address, plain), ''));
  }
  for (const [address, told] of Object.entries({
    'wss://': 'no address',
    'ftp://b.example/': 'not with ftp:',
    'javascript:alert(1)': 'not with javascript:',
    'wss://b.example/#room': 'leave out #room',
    'b.example/ws?x=1': 'begins with ws:// or wss://',
    'b.example': 'begins with ws:// or wss://',
    'b.example:80/ws': 'not with b.example:',
  })) {
    it(`is not ${address}: ${told}`, () => assert(problemOf(address, plain).includes(told)));
  }
  for (const address of ['ws://b.example/', 'http://b.example/', 'ws://127.0.0.1.example/']) {
    it(`is not ${address} in a page that came over https`, () => {
      assert(problemOf(address, secure).includes('use wss: only'));
    });
  }
  for (const address of [
    'ws://localhost:1/',
    'ws://127.0.0.1/',
    'ws://[::1]/',
    'ws://a.localhost/',
    '/ws/',
  ]) {
    it(`may be ${address} in such a page, too`, () => assert.equal(problemOf(address, secure), ''));
  }
});

describe('a bookmark', () => {
  const settings = {
    url: 'wss://b.example/?x=1',
    protocols: 'a, b',
    format: 'own',
    probe: '&=#',
    'heart-time': '7',
  };

  it('brings back all settings', () => {
    const { hash, isComplete } = bookmarkOf(settings);
    assert.deepEqual(settingsOf(hash), settings);
    assert(isComplete);
  });

  it('leaves out what is as it always is', () => {
    const { hash } = bookmarkOf(settingsOf('#url=ws%3A%2F%2Fb'));
    assert.equal(hash, '#url=ws%3A%2F%2Fb');
  });

  it('has no secrets, and says what is missing', () => {
    const { hash, isComplete } = bookmarkOf({ ...settings, url: 'wss://u:p@b.example/?key=abc' });
    assert(!isComplete);
    assert.equal(settingsOf(hash).url, 'wss://***@b.example/?key=***');
    assert(hasMask(settingsOf(hash).url));
  });

  for (const [protocols, kept] of Object.entries({
    'bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln': '***',
    'mqtt, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln': 'mqtt, ***',
    'graphql-ws, access_token, abc': 'graphql-ws, ***',
    'graphql-ws, v1.json': 'graphql-ws, v1.json',
  })) {
    it(`of the subprotocols ${protocols} has ${kept}`, () => {
      const { hash, isComplete } = bookmarkOf({ ...settings, protocols });
      assert.equal(settingsOf(hash).protocols, kept);
      assert.equal(isComplete, kept === protocols);
    });
  }

  for (const [probe, kept] of Object.entries({
    '{"token":"SECRET"}': '{"token":"***"}',
    '{"op": "ping", "as": [{"apiKey": 7}]}': '{"op":"ping","as":[{"apiKey":"***"}]}',
    '{"op":"ping",  "id": 7}': '{"op":"ping",  "id": 7}',
    'PING token=SECRET': 'PING ***',
    '/ping?token=SECRET': '/ping?token=***',
    'are you there?': 'are you there?',
  })) {
    it(`of the heartbeat ${probe} has ${kept}`, () => {
      const { hash, isComplete } = bookmarkOf({ ...settings, probe });
      assert.equal(settingsOf(hash).probe, kept);
      assert.equal(isComplete, kept === probe);
    });
  }
});

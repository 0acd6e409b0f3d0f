import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import { outcomes, thrown } from '../support/story.ts';

/** Addresses, and what they mean wherever the page is. */
const absolute: Readonly<Record<string, string>> = {
  // Schemes
  'ws://foo': 'ws://foo/',
  'ws://foo/': 'ws://foo/',
  'WS://FOO/Bar': 'ws://foo/Bar',
  'wSs://foo/': 'wss://foo/',
  'wss://foo/': 'wss://foo/',
  'http://foo/': 'ws://foo/',
  'https://foo/': 'wss://foo/',
  'HTTP://foo/': 'ws://foo/',
  'HttpS://foo/': 'wss://foo/',
  'ws:foo': 'ws://foo/',
  'ws:/foo': 'ws://foo/',
  'ws:///foo': 'ws://foo/',
  'wss:foo/bar': 'wss://foo/bar',
  'http:///foo': 'ws://foo/',
  'ws:\\\\foo\\bar': 'ws://foo/bar',
  // Ports
  'ws://foo:80/': 'ws://foo/',
  'ws://foo:080/': 'ws://foo/',
  'ws://foo:443/': 'ws://foo:443/',
  'ws://foo:8080/': 'ws://foo:8080/',
  'ws://foo:/': 'ws://foo/',
  'ws://foo:0/': 'ws://foo:0/',
  'ws://foo:65535/': 'ws://foo:65535/',
  'ws://foo:25/': 'ws://foo:25/',
  'wss://foo:443/': 'wss://foo/',
  'wss://foo:80/': 'wss://foo:80/',
  'http://foo:80/': 'ws://foo/',
  'http://foo:443/': 'ws://foo:443/',
  'https://foo:443/': 'wss://foo/',
  'https://foo:80/': 'wss://foo:80/',
  // Users
  'ws://user@foo/': 'ws://user@foo/',
  'ws://user:word@foo/': 'ws://user:word@foo/',
  'ws://:word@foo/': 'ws://:word@foo/',
  'ws://user:@foo/': 'ws://user@foo/',
  'ws://@foo/': 'ws://foo/',
  'ws://a b:c d@foo/': 'ws://a%20b:c%20d@foo/',
  'ws://a@b@foo/': 'ws://a%40b@foo/',
  // Whitespace
  ' \n ws://foo/ \t\f\r': 'ws://foo/',
  'w\ts://f\no\ro/b\tar': 'ws://foo/bar',
  '\0ws://foo/\x1f': 'ws://foo/',
  // Hosts
  'ws://EXAMPLE.test/': 'ws://example.test/',
  'ws://foo./': 'ws://foo./',
  'ws://ex%41mple/': 'ws://example/',
  'ws://Ärger.test/': 'ws://xn--rger-koa.test/',
  'ws://ｆｏｏ/': 'ws://foo/',
  'ws://例え.テスト/': 'ws://xn--r8jz45g.xn--zckzah/',
  'ws://xn--rger-koa.test/': 'ws://xn--rger-koa.test/',
  'ws://a_b/': 'ws://a_b/',
  'ws://0x7f.1/': 'ws://127.0.0.1/',
  'ws://127.1/': 'ws://127.0.0.1/',
  'ws://2130706433/': 'ws://127.0.0.1/',
  'ws://0177.0.0.1/': 'ws://127.0.0.1/',
  'ws://[::1]/': 'ws://[::1]/',
  'ws://[0:0:0:0:0:0:0:1]:8080/': 'ws://[::1]:8080/',
  'ws://[::ffff:127.0.0.1]/': 'ws://[::ffff:7f00:1]/',
  'ws://[2001:DB8::1]:80/': 'ws://[2001:db8::1]/',
  // Paths and queries
  'ws://foo/a/../b/./c': 'ws://foo/b/c',
  'ws://foo/../..': 'ws://foo/',
  'ws://foo/%2e%2e/a/%2E/b': 'ws://foo/a/b',
  'ws://foo//a': 'ws://foo//a',
  'ws://foo/a b': 'ws://foo/a%20b',
  'ws://foo/a\\b': 'ws://foo/a/b',
  'ws://foo/é😀': 'ws://foo/%C3%A9%F0%9F%98%80',
  'ws://foo/\ud800': 'ws://foo/%EF%BF%BD',
  'ws://foo/%41%zz%': 'ws://foo/%41%zz%',
  'ws://foo/a;b,c:d@e': 'ws://foo/a;b,c:d@e',
  'ws://foo/"<>`{}': 'ws://foo/%22%3C%3E%60%7B%7D',
  'ws://foo/%23': 'ws://foo/%23',
  'ws://foo?a': 'ws://foo/?a',
  'ws://foo/?': 'ws://foo/?',
  'ws://foo/?a b&c=é': 'ws://foo/?a%20b&c=%C3%A9',
  'ws://foo/?"<>\'': 'ws://foo/?%22%3C%3E%27',
  'ws://foo/?a?b/../c': 'ws://foo/?a?b/../c',
  'ws://foo/?%41\\': 'ws://foo/?%41\\',
};

/** Relative addresses; a page has nothing but its own to compare with. */
const relative: readonly string[] = [
  '',
  '/',
  '/ws/',
  'ws',
  './ws/a',
  '../ws',
  '../../../../../ws',
  '?query',
  '/a?b',
  '//foo',
  '//foo:81/bar',
  '\\\\foo\\bar',
  '/\t a',
  'http:ws',
  '/http://foo/',
  'a b',
  ':80',
  '@',
  '%',
];

/** What can't be made a `ws:` or `wss:` address. */
const invalid: readonly string[] = [
  // Fragments
  '#',
  '#x',
  '/#',
  'ws://foo/#',
  'ws://foo#x',
  'wss://foo/a?b#c',
  'http://foo/#x',
  // Other schemes
  'ftp://foo/',
  'file:///foo',
  'mailto:foo@bar',
  'about:blank',
  'javascript:1',
  'data:,foo',
  'blob:http://foo/bar',
  'urn:foo',
  'wsx://foo/',
  'x-ws://foo/',
  'ws-foo://bar/',
  'ws+unix://foo/',
  'httpx://foo/',
  'chrome://foo/',
  'foo:bar',
  'foo:',
  // No host, or none that can be
  'ws:',
  'ws://',
  'ws://?a',
  'ws://user@/',
  'ws://user:word@/',
  'ws://:80/',
  'http://',
  'https://',
  '//',
  '///',
  'ws://a<b/',
  'ws://a^b/',
  'ws://a|b/',
  'ws://a%00b/',
  'ws://%zz/',
  'ws://foo:x/',
  'ws://foo:-1/',
  'ws://foo:65536/',
  'ws://foo:8 0/',
  'ws://1.2.3.256/',
  'ws://1.2.3.4.5/',
  'ws://0x100000000/',
  'ws://[::1/',
  'ws://::1/',
  'ws://[:::1]/',
  'ws://[g::1]/',
  'ws://[]/',
  'ws://\u00ad/',
  'http://:x',
];

/** Where engines differ in how strictly they parse: then the platform's word holds. */
const disputed: readonly string[] = [
  'ws://fo o/',
  'ws://a%20b/',
  'ws://xn--/',
  'ws://foo/^|',
  'ws://a*b/',
];

const show = (text: string): string => JSON.stringify(text);

export const url = subject('the url', (expect) => {
  for (const [given, meant] of Object.entries(absolute)) {
    expect(`${show(given)} means ${meant}`, (scene) => {
      const socket = scene.make(given);
      assert.equal(socket.url, meant);
      assert.equal(socket.readyState, 0);
    });
  }
  for (const given of relative) {
    expect(`${show(given)} is relative to the page`, (scene) => {
      const base = globalThis.document?.baseURI ?? location.href;
      const meant = new URL(given, base).href.replace(/^http/, 'ws').replace(/#.*/, '');
      assert.equal(scene.make(given).url, meant);
    });
  }
  for (const given of invalid) {
    expect(`${show(given)} is a SyntaxError`, ({ Socket }) => {
      assert.equal(
        thrown(() => new Socket(given)),
        outcomes.syntax,
      );
    });
  }
  for (const given of disputed) {
    expect(`${show(given)} is what the platform's URL parser makes of it`, (scene) => {
      let meant = 'nothing';
      const fault = thrown(() => {
        meant = scene.make(given).url;
      });
      return [fault, meant];
    });
  }
  expectObjects(expect);
});

function expectObjects(expect: Expect): void {
  expect('the address of a URL object is taken', (scene) => {
    assert.equal(scene.keep(new scene.Socket(new URL('http://foo/bar'))).url, 'ws://foo/bar');
  });
  expect('a URL object with a fragment is a SyntaxError', ({ Socket }) => {
    assert.equal(
      thrown(() => new Socket(new URL('ws://foo/#x'))),
      outcomes.syntax,
    );
  });
  expect('a URL object changed afterwards changes nothing', (scene) => {
    const given = new URL('ws://foo/bar');
    const socket = scene.keep(new scene.Socket(given));
    given.host = 'other';
    assert.equal(socket.url, 'ws://foo/bar');
  });
}

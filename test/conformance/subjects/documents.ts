import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, handshake, textHex } from '../support/script.ts';
import { outcomes, thrown } from '../support/story.ts';

/** A script's address under the name of the page's own host, whose cookies it shares. */
const sameSite = (url: string): string => url.replace('127.0.0.1', location.hostname);

/** Cookies as pages have always set them: the store of today is not everywhere. */
const setCookie = (text: string): boolean => Reflect.set(document, 'cookie', text);

const construct = ({ Socket }: Scene, ...args: unknown[]): WebSocket =>
  Reflect.construct(Socket, args);

export const documents = subject('documents', (expect) => {
  expectAddresses(expect);
  expectCookies(expect);
  expect('bufferedAmount does not fall while a synchronous request runs', async (scene) => {
    const socket = await scene.open();
    socket.send('hello');
    const request = new XMLHttpRequest();
    request.open('GET', '/', false);
    request.send();
    assert.equal(socket.bufferedAmount, 5);
  });
  expect('no event comes while a synchronous request runs', async (scene) => {
    const socket = scene.make();
    const events: string[] = [];
    socket.onopen = () => events.push('open');
    const request = new XMLHttpRequest();
    request.open('GET', '/', false);
    request.send();
    assert.deepEqual([events, socket.readyState], [[], 0]);
    await nextEvent(socket, 'open');
  });
  expect('nodes, windows and lists go out as the texts they become', async (scene) => {
    const place = scene.script();
    const socket = await scene.open(place.url);
    const data = [document, window, document.createElement('b'), document.body.children];
    for (const value of data) Reflect.apply(socket.send, socket, [value]);
    socket.close();
    await nextEvent(socket, 'close');
    const { frames } = await place.transcript();
    assert.deepEqual(
      frames.slice(0, -1).map(({ opcode, payload }) => [opcode, payload]),
      data.map((value) => [1, textHex(`${value}`)]),
    );
  });
});

function expectAddresses(expect: Expect): void {
  expect('a relative url is relative to the base of the document at the time', (scene) => {
    const base = document.createElement('base');
    base.href = 'http://127.0.0.1:1/base/';
    document.head.append(base);
    try {
      const socket = scene.make('x');
      base.href = 'http://127.0.0.1:1/other/';
      assert.equal(socket.url, 'ws://127.0.0.1:1/base/x');
      assert.equal(scene.make('').url, 'ws://127.0.0.1:1/other/');
    } finally {
      base.remove();
    }
  });
  expect('a base that is no http: makes relative urls a SyntaxError', ({ Socket }) => {
    const base = document.createElement('base');
    base.href = 'ftp://foo/';
    document.head.append(base);
    try {
      assert.equal(
        thrown(() => new Socket('x')),
        outcomes.syntax,
      );
    } finally {
      base.remove();
    }
  });
  expect('a relative url follows the history', (scene) => {
    const { href } = location;
    history.replaceState(null, '', '/deep/er/page?query#fragment');
    try {
      const [path, empty] = [scene.make('x').url, scene.make('').url];
      const origin = location.origin.replace('http', 'ws');
      assert.deepEqual([path, empty], [`${origin}/deep/er/x`, `${origin}/deep/er/page?query`]);
    } finally {
      history.replaceState(null, '', href);
    }
  });
  expect('the address of a link, and of the page, are taken as texts', (scene) => {
    const link = document.createElement('a');
    link.href = '/linked';
    assert.equal(scene.keep(construct(scene, link)).url, link.href.replace('http', 'ws'));
    assert.equal(
      thrown(() => construct(scene, document)),
      outcomes.none,
    );
  });
}

function expectCookies(expect: Expect): void {
  expect('cookies of the host go along', async (scene) => {
    setCookie('conformance=sent; Path=/; Max-Age=60');
    setCookie('elsewhere=sent; Path=/elsewhere; Max-Age=60');
    const place = scene.script();
    const socket = await scene.open(sameSite(place.url));
    socket.close();
    const { cookie = '' } = (await place.transcript()).request.headers;
    assert.include(cookie, 'conformance=sent');
    assert.notInclude(cookie, 'elsewhere');
  });
  expect('cookies of another host do not', async (scene) => {
    setCookie('conformance=sent; Path=/; Max-Age=60');
    const place = scene.script();
    const socket = await scene.open(place.url);
    socket.close();
    assert.notInclude((await place.transcript()).request.headers.cookie ?? '', 'conformance');
  });
  expect('a cookie of the answer is there in the open event', async (scene) => {
    const name = `answer-${crypto.randomUUID()}`;
    const reply = handshake({ 'Set-Cookie': `${name}=set; Path=/; Max-Age=60` });
    await scene.open(sameSite(scene.script({ reply, steps: farewell }).url));
    assert.include(document.cookie, `${name}=set`);
  });
  expect('a cookie for scripts alone is hidden, and goes along the next time', async (scene) => {
    const name = `hidden-${crypto.randomUUID()}`;
    const reply = handshake({ 'Set-Cookie': `${name}=set; Path=/; Max-Age=60; HttpOnly` });
    await scene.open(sameSite(scene.script({ reply, steps: farewell }).url));
    assert.notInclude(document.cookie, name);
    const place = scene.script();
    (await scene.open(sameSite(place.url))).close();
    assert.include((await place.transcript()).request.headers.cookie ?? '', `${name}=set`);
  });
}

import { assert } from 'chai';
import { nextEvent } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, handshake, type Script, type Transcript } from '../support/script.ts';

/** The request of a socket, made from the address of its script by `change`. */
async function request(
  scene: Scene,
  change = (url: string) => url,
  script?: Script,
): Promise<Transcript['request']> {
  const place = scene.script(script);
  const socket = scene.make(change(place.url));
  await nextEvent(socket, 'open');
  socket.close();
  return (await place.transcript()).request;
}

/** What the server sees of a request, but for what is random and the script's own address. */
export const handshakeRequest = subject('the request', (expect) => {
  expect('it is a GET for a WebSocket of version 13', async (scene) => {
    const { method, headers } = await request(scene);
    assert.equal(method, 'GET');
    assert.equal(headers.upgrade?.toLowerCase(), 'websocket');
    assert.match(headers.connection ?? '', /\bupgrade\b/i);
    assert.equal(headers['sec-websocket-version'], '13');
    assert.equal(atob(headers['sec-websocket-key'] ?? '').length, 16);
  });
  expect('each has a key of its own', async (scene) => {
    const [one, other] = [await request(scene), await request(scene)];
    assert.notEqual(one.headers['sec-websocket-key'], other.headers['sec-websocket-key']);
  });
  expect('its origin is that of the page', async (scene) => {
    assert.equal((await request(scene)).headers.origin, location.origin);
  });
  expect('its host has a port, unless that is the default', async (scene) => {
    assert.equal(
      (await request(scene)).headers.host,
      new URL(`http:${scene.places.scripted}`).host,
    );
  });
  expect('its path and query are those of the url', async (scene) => {
    const { url } = await request(scene, (url) => `${url}&a=%20%zz&é?#`.replace('#', ''));
    assert.isTrue(url.endsWith('&a=%20%zz&%C3%A9?'));
  });
  expect('it has the same headers', async (scene) => {
    const { headers } = await request(scene);
    return Object.keys(headers).sort();
  });
  expect(
    'it offers the same extensions',
    async (scene) => (await request(scene)).headers['sec-websocket-extensions'],
  );
  expectUsers(expect);
  expect('http: is asked for in the same way', async (scene) => {
    const { headers } = await request(scene, (url) => url.replace('ws:', 'http:'));
    assert.equal(headers.upgrade?.toLowerCase(), 'websocket');
  });
  expect('a relative address is asked for where it means', async (scene) => {
    const { headers } = await request(scene, (url) => url.replace('ws:', ''));
    assert.equal(headers.host, new URL(`http:${scene.places.scripted}`).host);
  });
});

function expectUsers(expect: Expect): void {
  for (const user of ['user:word', 'user', ':word', 'us%20er:w%C3%B6rd']) {
    expect(
      `the user of ${user}@ is told as on the platform`,
      async (scene) =>
        (await request(scene, (url) => url.replace('//', `//${user}@`))).headers.authorization ??
        'none',
    );
  }
  expect('a compressed message is taken where that was agreed on', async (scene) => {
    const reply = handshake({ 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    // "Hello", compressed, of RFC 7692, section 7.2.3.1.
    const place = scene.script({ reply, steps: [{ write: 'c107f248cdc9c90700' }, ...farewell] });
    const { data } = await nextEvent<MessageEvent>(scene.make(place.url), 'message');
    assert.equal(data, 'Hello');
  });
}

import { assert } from 'chai';
import {
  all,
  details,
  endElements,
  heard,
  make,
  mount,
  mountOpen,
  received,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();

/** Waits between attempts until it is told to connect. */
const patient = { 'reconnect-time': 60000, 'reconnect-jitter': 0, 'heart-time': 0 };

describe('bad input: data', () => {
  afterEach(endElements);

  it('of every kind, sent while waiting and changed right after, goes out as it was, in order', async () => {
    const server = await startServer();
    const element = make({ ...patient, url: server.url, manual: true });
    document.body.append(element);
    const buffer = new Uint8Array([1, 2, 3]).buffer;
    const view = new Uint8Array([0, 4, 5, 6, 0]).subarray(1, 4);
    const numbers = new Uint16Array([0x0807]);
    const changing = { text: 'an object', toString: () => changing.text };
    const values = [
      new Blob(['a Blob']),
      buffer,
      view,
      numbers,
      7,
      null,
      undefined,
      { an: 'object' },
      changing,
      'lone \ud800 surrogate',
      '',
    ];
    for (const value of values) element.send(value as never);
    new Uint8Array(buffer).fill(9);
    view.fill(9);
    numbers.fill(9);
    changing.text = 'changed';
    element.connect();
    await heard(element, 'message', values.length);
    const hex = [...'a Blob'].map((letter) => letter.charCodeAt(0).toString(16)).join('');
    assert.deepEqual((await server.facts()).messages, [
      `binary:${hex}`,
      'binary:010203',
      'binary:040506',
      'binary:0708',
      '7',
      'null',
      'undefined',
      '[object Object]',
      'an object',
      'lone \ufffd surrogate',
      '',
    ]);
  });

  it('a lone surrogate counts and arrives as on a WebSocket', async () => {
    const element = await mountOpen({ url });
    const native = new WebSocket(url);
    await new Promise((resolve) => native.addEventListener('open', resolve));
    const arrived = new Promise((resolve) => {
      native.onmessage = ({ data }) => resolve(data);
    });
    native.send('\udc00');
    element.send('\udc00');
    await heard(element, 'message');
    assert.deepEqual(received(element), [await arrived]);
    native.close();
  });

  it('that has no text throws what a WebSocket throws, and nothing is held of it', () => {
    const element = mount({ url, manual: true });
    const native = new WebSocket(url);
    for (const value of [Symbol('no text'), Object.create(null)]) {
      assert.throws(() => native.send(value), TypeError);
      assert.throws(() => element.send(value), TypeError);
    }
    assert.equal(element.bufferedAmount, 0);
    native.close();
  });

  it('of 10 MiB while waiting throws QuotaExceededError, and nothing else is lost', async () => {
    const server = await startServer();
    let query = '?close=4000';
    const element = mount(patient, { url: () => `${server.url}${query}` });
    await heard(element, 'reconnecting');
    query = '';
    element.send('before');
    const large = 10 * 1024 * 1024;
    for (const value of [
      'x'.repeat(large),
      new ArrayBuffer(large),
      new Blob(['x'.repeat(large)]),
    ]) {
      const { name, message } = thrownBy(() => element.send(value));
      assert.equal(name, 'QuotaExceededError');
      assert.match(message, /queue-limit/);
    }
    element.send('after');
    assert.equal(element.bufferedAmount, 'before'.length + 'after'.length);
    element.connect();
    await heard(element, 'message', 2);
    assert.deepEqual((await server.facts()).messages, ['before', 'after']);
    assert.lengthOf(all(element, 'unsent'), 0);
  });

  it('of 10 MiB that may be held comes back whole in unsent', async () => {
    const element = mount({ url, manual: true, 'queue-limit': 2e7 });
    const bytes = new Uint8Array(10 * 1024 * 1024).fill(7);
    element.send(bytes);
    bytes.fill(0);
    element.close();
    const [data] = (await heard(element, 'unsent')).detail.data as Uint8Array[];
    assert.equal(data?.byteLength, bytes.byteLength);
    assert.isTrue(data?.every((byte) => byte === 7));
    assert.lengthOf(details(element, 'close'), 0);
  });
});

function thrownBy(act: () => void): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown.');
}

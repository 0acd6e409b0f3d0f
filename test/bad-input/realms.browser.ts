import { assert } from 'chai';
import { details, endElements, heard, make, mount, mountOpen, record } from '../support/element.ts';
import { endFrames, openFrame } from '../support/frame.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { makeSocket } from '../support/socket.ts';

const url = ownServerUrl();

/** The globals of another window. */
type Realm = Window & typeof globalThis;

describe('bad input: what was made in another window', () => {
  let inner: Document;
  let realm: Realm;

  beforeEach(async () => {
    inner = await openFrame('');
    realm = inner.defaultView as Realm;
  });

  afterEach(() => {
    endElements();
    endFrames();
  });

  /** Bytes and Blobs of that window, and how each arrives. */
  const values = (): [unknown, string][] => [
    [new realm.Uint8Array([1, 2, 3]).buffer, 'binary:010203'],
    [new realm.Uint8Array([4, 5]), 'binary:0405'],
    [new realm.Blob(['a']), 'binary:61'],
    [new realm.File(['b'], 'name'), 'binary:62'],
  ];

  it('bytes, Blobs and Files go out as bytes', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url, 'heart-time': 0 });
    for (const [value] of values()) element.send(value as never);
    await heard(element, 'message', values().length);
    assert.deepEqual(
      (await server.facts()).messages,
      values().map(([, arrived]) => arrived),
    );
  });

  it('bytes, Blobs and Files that were held go out as bytes, as they were at the call', async () => {
    const server = await startServer();
    const element = make({ url: server.url, 'heart-time': 0 });
    for (const [value] of values()) {
      element.send(value as never);
      if (value instanceof realm.ArrayBuffer) new Uint8Array(value).fill(9);
    }
    document.body.append(element);
    await heard(element, 'message', values().length);
    assert.deepEqual(
      (await server.facts()).messages,
      values().map(([, arrived]) => arrived),
    );
  });

  it('an ArrayBuffer is a probe', async () => {
    const heartMessage = new realm.Uint8Array([7, 7]).buffer;
    const element = mount({ url, 'heart-time': 60 }, { heartMessage });
    await heard(element, 'heartbeat');
    assert.lengthOf(details(element, 'error'), 0);
  });

  it('a URL object means its address', async () => {
    const element = mount({}, { url: new realm.URL(url) as never });
    assert.equal((await heard(element, 'open')).detail.url, url);
  });

  it('a String object is a url, as for a WebSocket', () => {
    const native = new WebSocket(new String(url) as never);
    const socket = makeSocket(new String(url) as never);
    assert.equal(socket.url, native.url);
    socket.close();
    native.close();
  });

  it('an element put first into the document of another window connects', async () => {
    const element = document.createElement('heartbeat-socket');
    record(element);
    element.setAttribute('url', url);
    inner.body.append(element);
    await heard(element, 'open');
    assert.equal(element.ownerDocument, inner);
  });

  it('an element put first into the document of another window closes when it is removed, and comes back', async () => {
    const element = make({ url });
    inner.body.append(element);
    await heard(element, 'open');
    element.remove();
    assert.equal((await heard(element, 'close')).detail.code, 1000);
    document.body.append(element);
    await heard(element, 'open', 2);
  });
});

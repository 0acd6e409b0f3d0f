import { assert } from 'chai';
import {
  details,
  endElements,
  heard,
  mount,
  mountOpen,
  received,
  recorded,
} from '../support/element.ts';
import { startServer } from '../support/server.ts';
import { timer } from '../support/waiting.ts';

const probe = new Uint8Array([0xff, 0x00, 0x7f]);

async function hex(data: unknown): Promise<string> {
  const bytes = new Uint8Array(
    data instanceof Blob ? await data.arrayBuffer() : (data as ArrayBuffer),
  );
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('a probe of bytes', () => {
  afterEach(endElements);

  for (const binaryType of ['blob', 'arraybuffer'] as const) {
    const Class = binaryType === 'blob' ? Blob : ArrayBuffer;

    it(`binary-type ${binaryType}: its echo is a heartbeat, and no message`, async () => {
      const server = await startServer();
      const element = mount(
        { url: server.url, 'heart-time': 100, 'binary-type': binaryType },
        { heartMessage: probe },
      );
      await heard(element, 'heartbeat', 3);
      assert.deepEqual(received(element), []);
      assert.equal((await server.facts()).messages[0], 'binary:ff007f');
    });

    it(`binary-type ${binaryType}: other bytes arrive as that while a reply is owed`, async () => {
      const server = await startServer();
      const element = mount(
        { url: `${server.url}?delay=300`, 'heart-time': 100, 'binary-type': binaryType },
        { heartMessage: probe },
      );
      await recorded(element, 'probe');
      element.send(new Uint8Array([1, 2, 3]));
      element.send(new Uint8Array([0xff, 0x00, 0x7e]));
      await heard(element, 'message', 2);
      const data = received(element);
      assert.deepEqual(await Promise.all(data.map(hex)), ['010203', 'ff007e']);
      for (const item of data) assert.instanceOf<unknown>(item, Class as never);
    });

    it(`binary-type ${binaryType}: bytes arrive as that while none is owed`, async () => {
      const server = await startServer();
      const element = await mountOpen(
        { url: server.url, 'heart-time': 60000, 'binary-type': binaryType },
        { heartMessage: probe },
      );
      element.send(new Uint8Array([4, 5]));
      const { data } = await heard(element, 'message');
      assert.instanceOf<unknown>(data, Class as never);
      assert.equal(await hex(data), '0405');
    });
  }

  it('the bytes are sent as they are at each probe, and compared with what was sent', async () => {
    const server = await startServer();
    const changing = new Uint8Array([1]);
    const element = mount(
      { url: `${server.url}?delay=200`, 'heart-time': 100 },
      { heartMessage: changing },
    );
    await recorded(element, 'probe');
    changing[0] = 2;
    await heard(element, 'heartbeat', 2);
    const { messages } = await server.facts();
    assert.deepEqual(messages.slice(0, 2), ['binary:01', 'binary:02']);
    assert.deepEqual(received(element), []);
  });

  it('binary-type applies to the running link', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    element.binaryType = 'arraybuffer';
    element.send(new Uint8Array([9]));
    assert.instanceOf((await heard(element, 'message')).data, ArrayBuffer);
    element.setAttribute('binary-type', 'blob');
    await timer(0);
    element.send(new Blob(['x']));
    assert.instanceOf((await heard(element, 'message', 2)).data, Blob);
    assert.lengthOf(details(element, 'open'), 1);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { opened, type Scene, type SetUpOptions } from './support/set-up.ts';

const probe = new Uint8Array([0, 1, 2]);
const options: SetUpOptions = { heartTime: 1000, heartTimeout: 500, heartMessage: probe };

const lastMessage = (scene: Scene) => scene.messages.at(-1);

describe('heart-message: while a byte probe is owed a reply', () => {
  test('the inner socket receives ArrayBuffers, and only then', async () => {
    const scene = await opened(options);
    assert.equal(scene.link.binaryType, 'blob');
    await scene.advance(1000);
    assert.equal(scene.link.binaryType, 'arraybuffer');
    await scene.receive(probe);
    assert.equal(scene.link.binaryType, 'blob');
    assert.deepEqual(scene.types, ['heartbeat']);
  });

  test('messages still are handed out as binary-type says', async () => {
    for (const [binaryType, Type] of [
      ['blob', Blob],
      ['arraybuffer', ArrayBuffer],
    ] as const) {
      const scene = await opened({ ...options, binaryType });
      await scene.receive(new Uint8Array([7]));
      assert.ok(lastMessage(scene) instanceof Type, `a ${Type.name}`);
      await scene.advance(1000);
      await scene.receive(new Uint8Array([8, 9]));
      const data = lastMessage(scene);
      assert.ok(data instanceof Type, `a ${Type.name}`);
      const buffer = data instanceof Blob ? await data.arrayBuffer() : data;
      assert.deepEqual([...new Uint8Array(buffer)], [8, 9]);
    }
  });

  test('text stays text', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('x');
    assert.equal(lastMessage(scene), 'x');
  });

  test('binaryType gives back what was set, and can be changed', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    assert.equal(scene.socket.binaryType, 'blob');
    scene.socket.binaryType = 'arraybuffer';
    await scene.receive(new Uint8Array([7]));
    assert.ok(lastMessage(scene) instanceof ArrayBuffer, 'an ArrayBuffer');
    await scene.receive(probe);
    assert.equal(scene.link.binaryType, 'arraybuffer');
    scene.socket.binaryType = 'blob';
    assert.equal(scene.link.binaryType, 'blob');
  });

  test('set to blob meanwhile, the inner socket goes on receiving ArrayBuffers', async () => {
    const scene = await opened({ ...options, binaryType: 'arraybuffer' });
    await scene.advance(1000);
    scene.socket.binaryType = 'blob';
    assert.equal(scene.link.binaryType, 'arraybuffer');
    await scene.receive(new Uint8Array([7]));
    assert.ok(lastMessage(scene) instanceof Blob, 'a Blob');
  });

  test('it lasts as long as any byte probe is owed, after other messages, too', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('x');
    await scene.advance(1000);
    await scene.receive(probe);
    assert.equal(scene.link.binaryType, 'arraybuffer');
    await scene.receive(probe);
    assert.equal(scene.link.binaryType, 'blob');
  });

  test('a new link starts with what binary-type says', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.end();
    await scene.advance(5000);
    assert.equal(scene.link.binaryType, 'blob');
  });

  test('a text reply may answer it: pong', async () => {
    const scene = await opened(options);
    await scene.advance(1000);
    await scene.receive('pong');
    assert.deepEqual(scene.types, ['heartbeat']);
    assert.equal(scene.link.binaryType, 'blob');
  });

  test('a heart-reply function gets the bytes as an ArrayBuffer', async () => {
    const got: unknown[] = [];
    const heartReply = (data: unknown) => got.push(data) > 0;
    const scene = await opened({ ...options, heartReply });
    await scene.advance(1000);
    await scene.receive(new Uint8Array([5]));
    assert.ok(got[0] instanceof ArrayBuffer, 'an ArrayBuffer');
  });

  test('bytes that are reused for the next probe still answer the one before', async () => {
    const buffer = new Uint8Array([1]);
    const heartMessage = () => {
      buffer[0] = (buffer[0] ?? 0) + 1;
      return buffer;
    };
    const scene = await opened({ ...options, heartMessage });
    await scene.advance(1000);
    await scene.receive('x');
    await scene.advance(1000);
    await scene.receive(new Uint8Array([2]));
    await scene.receive(new Uint8Array([3]));
    assert.equal(scene.told('heartbeat').length, 2);
  });
});

import { assert } from 'chai';
import { until } from '../../support/waiting.ts';
import { subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { farewell, textFrame } from '../support/script.ts';

/** Has the garbage collected, by the engine's own word where it gives it, else by making more. */
async function collectGarbage(): Promise<void> {
  const { gc = () => new ArrayBuffer(134_217_728) } = globalThis as { gc?: () => unknown };
  const canary = new WeakRef({});
  await until(async () => {
    await gc();
    return canary.deref() === undefined;
  }, 'garbage was collected');
}

/** A socket that nobody holds but its own listeners; tells what they hear. */
function abandon(
  scene: Scene,
  url: string,
  types: readonly string[],
  asHandler: boolean,
): string[] {
  const heard: string[] = [];
  const socket = new scene.Socket(url);
  for (const type of types) {
    const hear = (event: Event) => {
      heard.push(type);
      if (type === 'message') (event.target as WebSocket).close();
    };
    if (asHandler) Reflect.set(socket, `on${type}`, hear);
    else socket.addEventListener(type, hear);
  }
  return heard;
}

export const lifetime = subject('a socket that nobody holds', (expect) => {
  for (const asHandler of [false, true]) {
    const how = asHandler ? 'a handler' : 'a listener';
    expect(`with ${how} of open, it lives while it connects`, async (scene) => {
      const place = scene.script({ steps: [{ wait: true }, ...farewell] });
      const heard = abandon(scene, place.url, ['open'], asHandler);
      await collectGarbage();
      await until(() => heard.length);
      assert.deepEqual(heard, ['open']);
    });
    expect(`with ${how} of message, it lives while it is open`, async (scene) => {
      const place = scene.script({
        steps: [{ wait: true }, { write: textFrame('x') }, ...farewell],
      });
      const heard = abandon(scene, place.url, ['message', 'close'], asHandler);
      await collectGarbage();
      await place.go();
      await until(() => heard.includes('close'));
      assert.deepEqual(heard, ['message', 'close']);
    });
    expect(`with ${how} of close, it lives until it is closed`, async (scene) => {
      const place = scene.script({ steps: [{ wait: true }, { end: true }] });
      const heard = abandon(scene, place.url, ['close'], asHandler);
      await collectGarbage();
      await place.go();
      await until(() => heard.length);
      assert.deepEqual(heard, ['close']);
    });
  }
  expect('what it sent before arrives', async (scene) => {
    const place = scene.script({ steps: [{ frames: 1 }, { write: textFrame('x') }, ...farewell] });
    const heard: string[] = [];
    (() => {
      const socket = new scene.Socket(place.url);
      socket.onopen = () => socket.send(new Blob(['last word']));
      socket.onmessage = ({ data }) => {
        heard.push(data);
        socket.close();
      };
    })();
    await collectGarbage();
    const { frames } = await place.transcript();
    assert.equal(frames[0]?.length, 9);
    assert.deepEqual(heard, ['x']);
  });
});

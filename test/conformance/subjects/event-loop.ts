import { assert } from 'chai';
import { block, nextEvent, timer } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, farewell, textFrame } from '../support/script.ts';
import { eventNames } from '../support/story.ts';

const three = ['a', 'b', 'c'].map(textFrame).join('');

/** What a page notes of a socket that gets three messages and is closed by its server. */
async function log(
  scene: Scene,
  hear: (note: (entry: string) => void, event: MessageEvent) => void,
): Promise<string[]> {
  const entries: string[] = [];
  const steps = [{ write: three + closeFrame(1000) }, { frames: 1 }, { end: true }] as const;
  const socket = scene.make(scene.script({ steps }).url);
  for (const type of eventNames) {
    socket.addEventListener(type, (event) =>
      hear((entry) => entries.push(entry), event as MessageEvent),
    );
  }
  await nextEvent(socket, 'close');
  await timer(0);
  return entries;
}

const nameOf = ({ type, data }: MessageEvent): string => (type === 'message' ? data : type);

export const eventLoop = subject('the event loop', (expect) => {
  expectMicrotasks(expect);
  expectTasks(expect);
});

function expectMicrotasks(expect: Expect): void {
  expect('promises settle between two events', async (scene) => {
    const entries = await log(scene, (note, event) => {
      note(nameOf(event));
      void Promise.resolve().then(() => note(`${nameOf(event)} settled`));
    });
    assert.deepEqual(
      entries,
      ['open', 'a', 'b', 'c', 'close'].flatMap((name) => [name, `${name} settled`]),
    );
  });
  expect('long chains of promises settle between two events', async (scene) => {
    const entries = await log(scene, async (note, event) => {
      for (let step = 0; step < 50; step++) await null;
      note(nameOf(event));
    });
    assert.deepEqual(entries, ['open', 'a', 'b', 'c', 'close']);
  });
  expect('promises settle between the error and the close of a failed attempt', async (scene) => {
    await scene.succeedFirst();
    const socket = scene.make(scene.places.refused);
    const entries: string[] = [];
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, async () => {
        entries.push(type);
        for (let step = 0; step < 5; step++) await null;
        entries.push(`${type} settled`);
      });
    }
    await nextEvent(socket, 'close');
    await timer(0);
    assert.deepEqual(entries, ['error', 'error settled', 'close', 'close settled']);
  });
  expect('readyState is the same in the event and in its microtasks', async (scene) => {
    const socket = scene.make();
    const seen: number[] = [];
    const look = async () => {
      seen.push(socket.readyState);
      await null;
      seen.push(socket.readyState);
    };
    for (const type of eventNames) socket.addEventListener(type, look);
    await nextEvent(socket, 'open');
    socket.send('x');
    await nextEvent(socket, 'message');
    await timer(0);
    socket.close();
    await nextEvent(socket, 'close');
    await timer(0);
    assert.deepEqual(seen, [1, 1, 1, 1, 3, 3]);
  });
  expect('one who awaits open may set onmessage in time for the first message', async (scene) => {
    const steps = [{ write: textFrame('first') }, ...farewell];
    const socket = scene.make(scene.script({ steps }).url);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const { data } = await new Promise<MessageEvent>((resolve) => {
      socket.onmessage = resolve;
    });
    assert.equal(data, 'first');
  });
  expect('one who awaits each message in turn misses none', async (scene) => {
    const socket = scene.make(scene.script({ steps: [{ write: three }, ...farewell] }).url);
    const seen: string[] = [];
    for (let count = 0; count < 3; count++) {
      const { data } = await new Promise<MessageEvent>((resolve) => {
        socket.onmessage = resolve;
      });
      seen.push(data);
    }
    assert.deepEqual(seen, ['a', 'b', 'c']);
  });
  expect('one who awaits error is in time for close', async (scene) => {
    await scene.succeedFirst();
    const socket = scene.make(scene.places.refused);
    await new Promise((resolve) => socket.addEventListener('error', resolve));
    await nextEvent(socket, 'close');
  });
}

function expectTasks(expect: Expect): void {
  expect('no event comes while the page is busy', async (scene) => {
    const socket = scene.make();
    const seen: string[] = [];
    for (const type of eventNames) socket.addEventListener(type, () => seen.push(type));
    block(50);
    await Promise.resolve();
    assert.deepEqual([seen, socket.readyState], [[], 0]);
    await nextEvent(socket, 'open');
    socket.send('x');
    block(50);
    await Promise.resolve();
    assert.deepEqual(seen, ['open']);
    await nextEvent(socket, 'message');
    const before = seen.length;
    socket.close();
    block(50);
    await Promise.resolve();
    assert.deepEqual([seen.length - before, socket.readyState], [0, 2]);
  });
  expect('send() and close() dispatch nothing before they return', async (scene) => {
    const socket = await scene.open();
    let isBusy = true;
    const during: string[] = [];
    for (const type of eventNames) {
      socket.addEventListener(type, () => isBusy && during.push(type));
    }
    socket.send('x');
    socket.send(new Blob(['x']));
    socket.close();
    isBusy = false;
    await nextEvent(socket, 'close');
    assert.deepEqual(during, []);
  });
  expect('events come in order, also after a busy page', async (scene) => {
    const entries: string[] = [];
    const steps = [{ write: three + closeFrame(4000) }, { frames: 1 }, { end: true }] as const;
    const socket = scene.make(scene.script({ steps }).url);
    for (const type of eventNames) {
      socket.addEventListener(type, (event) => {
        entries.push(nameOf(event as MessageEvent));
        block(20);
      });
    }
    await nextEvent(socket, 'close');
    assert.deepEqual(entries, ['open', 'a', 'b', 'c', 'close']);
  });
  expect('a listener added in an event is not called for it, but for the next', async (scene) => {
    const socket = scene.make(scene.script({ steps: [{ write: three }, ...farewell] }).url);
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      socket.onmessage = () => {
        socket.addEventListener(
          'message',
          ({ data }) => {
            seen.push(data);
            if (data === 'c') resolve();
          },
          { once: true },
        );
      };
    });
    assert.deepEqual(seen, ['b', 'c']);
  });
  expect('a socket made in the close event of another', async (scene) => {
    const first = scene.make(`${scene.places.echo}?close=4400`);
    const second = await new Promise<WebSocket>((resolve) => {
      first.onclose = () => resolve(scene.make());
    });
    await nextEvent(second, 'open');
    assert.deepEqual([first.readyState, second.readyState], [3, 1]);
  });
  expect('a synchronous event of the page itself leaves the socket alone', async (scene) => {
    const socket = await scene.open();
    const seen: unknown[] = [];
    for (const type of eventNames)
      socket.addEventListener(type, (event) => seen.push([event.type, socket.readyState]));
    for (const event of [
      new Event('open'),
      new MessageEvent('message', { data: 'own' }),
      new Event('error'),
      new CloseEvent('close', { code: 1000 }),
    ]) {
      assert.isTrue(socket.dispatchEvent(event));
    }
    assert.deepEqual(seen, [
      ['open', 1],
      ['message', 1],
      ['error', 1],
      ['close', 1],
    ]);
    socket.send('x');
    await nextEvent(socket, 'message');
    assert.equal(socket.readyState, 1);
  });
  expect(
    'an event of the page may be of any type, and the same event may come twice',
    async (scene) => {
      const socket = await scene.open();
      const event = new CustomEvent('own', { detail: 7 });
      const seen: unknown[] = [];
      socket.addEventListener('own', (own) => seen.push((own as CustomEvent).detail));
      socket.dispatchEvent(event);
      socket.dispatchEvent(event);
      assert.deepEqual(seen, [7, 7]);
    },
  );
}

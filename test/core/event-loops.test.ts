import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene, type SetUpOptions, settle } from './support/set-up.ts';

/** After so many rounds without a task between them, a page counts as frozen. */
const most = 2000;

const offline = () => Promise.reject(new Error('no token'));
const boom = () => {
  throw new Error('no token');
};

/** Counts the rounds of a page that answers an event by what makes it come again. */
function loop(options: SetUpOptions, type: string, again: (scene: Scene) => void) {
  const scene = new Scene({ manual: true, ...options });
  const rounds = { count: 0 };
  scene.socket.addEventListener(type, () => {
    rounds.count += 1;
    if (rounds.count < most) again(scene);
  });
  return { scene, rounds };
}

describe('Rule 21: a page that answers an event by the next lets other tasks in', () => {
  for (const [title, options, type, again] of [
    ['unsent by send()', {}, 'unsent', ({ socket }: Scene) => socket.send('again')],
    ['close by reconnect(), with a url function that throws', { url: boom }, 'close', redo],
    ['close by reconnect(), with one that rejects', { url: offline }, 'close', redo],
    ['reconnecting by connect()', { url: offline }, 'reconnecting', start],
  ] as const) {
    test(title, async () => {
      const { scene, rounds } = loop(options, type, again);
      if (type === 'unsent') {
        scene.socket.close();
        scene.socket.send('first');
      } else scene.socket.connect();
      // A task of the test's own, in which no timer of the clock rings.
      await settle();
      assert.ok(rounds.count > 0, 'the page loops');
      assert.ok(rounds.count <= 100, `${rounds.count} rounds before another task`);
    });
  }

  test('the rest comes in later tasks, in order and whole', async () => {
    let count = 0;
    const { scene } = loop({}, 'unsent', ({ socket }) => {
      count += 1;
      socket.send(`${count}`);
    });
    scene.socket.close();
    scene.socket.send('0');
    await settle();
    assert.ok(scene.told('unsent').length < most, 'it waits for a task');
    await scene.advance(0);
    assert.deepEqual(
      scene.told('unsent').map(({ data }) => Number(data[0])),
      [...Array(most).keys()],
    );
  });
});

function redo({ socket }: Scene): void {
  socket.reconnect();
}

function start({ socket }: Scene): void {
  socket.connect();
}

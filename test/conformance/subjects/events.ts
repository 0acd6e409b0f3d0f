import { assert } from 'chai';
import { nextEvent, timer } from '../../support/waiting.ts';
import { type Expect, subject } from '../support/expectation.ts';
import type { Scene } from '../support/scene.ts';
import { closeFrame, farewell, frame, opcodes, textFrame } from '../support/script.ts';
import { type EventName, eventNames } from '../support/story.ts';

const classes = { open: Event, message: MessageEvent, error: Event, close: CloseEvent } as const;

/**
 * What each class of events adds to Event. The origin of our messages is a property of their own, as
 * a `MessageEvent` takes as long to parse one that it is given as for all the rest.
 */
const members: Readonly<Record<EventName, readonly string[]>> = {
  open: [],
  error: [],
  message: ['data', 'lastEventId', 'source', 'ports'],
  close: ['code', 'reason', 'wasClean'],
};

/** An event of each type, looked at by `look` while it is dispatched. */
async function during<Seen>(
  scene: Scene,
  type: EventName,
  look: (event: Event, socket: WebSocket) => Seen,
): Promise<Seen> {
  if (type === 'error') await scene.succeedFirst();
  const steps = [
    { write: textFrame('x') + closeFrame(4000, 'own') },
    { frames: 1 },
    { end: true },
  ] as const;
  const socket = scene.make(type === 'error' ? scene.places.refused : scene.script({ steps }).url);
  let seen: { of: Seen } | undefined;
  socket.addEventListener(type, (event) => {
    seen = { of: look(event, socket) };
  });
  await nextEvent(socket, type);
  assert.exists(seen);
  return (seen as { of: Seen }).of;
}

export const events = subject('events', (expect) => {
  for (const type of eventNames) {
    expect(`${type} is an event of the platform's class, and of no other`, async (scene) => {
      const event = await during(scene, type, (event) => event);
      assert.isTrue(Object.getPrototypeOf(event) === classes[type].prototype);
      assert.isTrue(event.constructor === classes[type]);
      assert.equal(event.type, type);
    });
    expect(
      `${type} neither bubbles, nor can it be cancelled, nor is it composed`,
      async (scene) => {
        const { bubbles, cancelable, composed } = await during(scene, type, (event) => event);
        assert.deepEqual([bubbles, cancelable, composed], [false, false, false]);
      },
    );
    expect(`${type} is dispatched at the socket alone`, async (scene) => {
      await during(scene, type, (event, socket) => {
        assert.isTrue(event.target === socket);
        assert.isTrue(event.currentTarget === socket);
        assert.isTrue(event.srcElement === socket);
        assert.equal(event.eventPhase, Event.AT_TARGET);
        assert.isTrue(event.composedPath().length === 1 && event.composedPath()[0] === socket);
      });
    });
    expect(`${type} afterwards: it has a target, but no path and no phase`, async (scene) => {
      const [event, socket] = await during(
        scene,
        type,
        (event, socket) => [event, socket] as const,
      );
      await timer(0);
      assert.isTrue(event.target === socket);
      assert.isTrue(event.currentTarget === null);
      assert.equal(event.eventPhase, Event.NONE);
      assert.deepEqual(event.composedPath(), []);
    });
    expect(`${type}: preventDefault() does nothing`, async (scene) => {
      await during(scene, type, (event) => {
        event.preventDefault();
        Object.assign(event, { returnValue: false });
        assert.deepEqual([event.defaultPrevented, event.returnValue], [false, true]);
      });
    });
    expect(`${type} has the time at which it happened`, async (scene) => {
      const before = performance.now();
      const { timeStamp } = await during(scene, type, (event) => event);
      // Clocks are coarse.
      assert.isAtLeast(timeStamp, before - 1);
      assert.isAtMost(timeStamp, performance.now() + 1);
    });
    expect(`${type} is a new event each time, the same for all its listeners`, async (scene) => {
      const events: Event[] = [];
      await during(scene, type, (event, socket) => {
        events.push(event);
        socket.addEventListener(type, (later) => events.push(later), { once: true });
      });
      const other = await during(scene, type, (event) => event);
      assert.isTrue(events[0] === (events[1] ?? events[0]));
      assert.isTrue(events[0] !== other);
    });
    expect(`${type} has the tag of its class`, async (scene) => {
      assert.equal(
        `${await during(scene, type, (event) => event)}`,
        `[object ${classes[type].name}]`,
      );
    });
    expect(`${type} keeps stopPropagation() to itself`, async (scene) => {
      await during(scene, type, (event) => event.stopPropagation());
    });
    for (const member of members[type]) {
      expect(`${type}.${member} is read from the class, and can't be changed`, async (scene) => {
        const event = await during(scene, type, (event) => event);
        assert.isFalse(Object.hasOwn(event, member));
        assert.isFalse(Reflect.set(event, member, 'other'));
      });
    }
  }
  expectMessage(expect);
  expectClose(expect);
});

function expectMessage(expect: Expect): void {
  expect('a message has its data, and the origin of the server', async (scene) => {
    const { data, origin } = (await during(scene, 'message', (event) => event)) as MessageEvent;
    assert.deepEqual([data, origin], ['x', new URL(scene.script().url).origin]);
  });
  expect('the origin has no path, no query and no user', async (scene) => {
    const url = scene.places.echo.replace('ws://', 'ws://user:word@');
    const socket = await scene.open(`${url}?a=b`);
    socket.send('x');
    const { origin } = await nextEvent<MessageEvent>(socket, 'message');
    assert.equal(origin, new URL(scene.places.echo).origin);
  });
  expect('a message has no id, no source, and no ports', async (scene) => {
    const message = (await during(scene, 'message', (event) => event)) as MessageEvent;
    assert.deepEqual([message.lastEventId, message.source, message.ports], ['', null, []]);
    assert.isTrue(Object.isFrozen(message.ports));
    const { ports } = message;
    assert.isTrue(message.ports === ports);
  });
  expect('the data of a message is the same each time it is read', async (scene) => {
    for (const type of ['blob', 'arraybuffer'] as const) {
      const socket = scene.make(
        scene.script({ steps: [{ write: frame(opcodes.binary, 'x') }, ...farewell] }).url,
      );
      socket.binaryType = type;
      const message = await nextEvent<MessageEvent>(socket, 'message');
      const { data } = message;
      assert.isTrue(message.data === data);
    }
  });
}

function expectClose(expect: Expect): void {
  expect('a close has code, reason and wasClean', async (scene) => {
    const { code, reason, wasClean } = (await during(
      scene,
      'close',
      (event) => event,
    )) as CloseEvent;
    assert.deepEqual([code, reason, wasClean], [4000, 'own', true]);
  });
  expect('the close of a failed attempt has 1006, no reason, and was not clean', async (scene) => {
    await scene.succeedFirst();
    const { code, reason, wasClean } = await nextEvent<CloseEvent>(
      scene.make(scene.places.refused),
      'close',
    );
    assert.deepEqual([code, reason, wasClean], [1006, '', false]);
  });
  expect('no other event of the platform comes', async (scene) => {
    const socket = scene.make();
    const seen: string[] = [];
    for (const type of [
      'connecting',
      'closing',
      'readystatechange',
      'load',
      'abort',
      'ping',
      'pong',
      'messageerror',
      'end',
    ]) {
      socket.addEventListener(type, () => seen.push(type));
    }
    await nextEvent(socket, 'open');
    socket.close();
    await nextEvent(socket, 'close');
    assert.deepEqual(seen, []);
  });
}

import { assert } from 'chai';
import { type Expect, subject } from '../support/expectation.ts';
import { dispatch, get, set } from '../support/handlers.ts';
import { type EventName, eventNames } from '../support/story.ts';

export const handlerOrder = subject('handlers among listeners', (expect) => {
  for (const type of eventNames) expectOrder(expect, type);
});

/** Listeners `a` and `b` around the handler, and what is called when. */
function expectOrder(expect: Expect, type: EventName): void {
  const order = (
    title: string,
    wanted: string,
    act: (socket: WebSocket, note: (name: string) => () => void) => void,
  ) =>
    expect(`on${type} ${title}`, (scene) => {
      const socket = scene.make();
      const log: string[] = [];
      act(socket, (name) => () => log.push(name));
      dispatch(socket, type);
      assert.equal(log.join(' '), wanted);
    });

  expect(`on${type} and a listener that captures come in the platform's order`, (scene) => {
    const socket = scene.make();
    const log: string[] = [];
    set(socket, type, () => log.push('handler'));
    socket.addEventListener(type, () => log.push('capture'), true);
    dispatch(socket, type);
    return [...log];
  });
  order('has its place among the listeners', 'a handler b', (socket, note) => {
    socket.addEventListener(type, note('a'));
    set(socket, type, note('handler'));
    socket.addEventListener(type, note('b'));
  });
  order('keeps its place when it is replaced', 'new a', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, note('new'));
  });
  order('loses its place when it is null for a while', 'a new', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, null);
    set(socket, type, note('new'));
  });
  order('has its place from an object on that is no function', 'new a', (socket, note) => {
    set(socket, type, {});
    socket.addEventListener(type, note('a'));
    set(socket, type, note('new'));
  });
  order('keeps its place while it is an object that is no function', 'new a', (socket, note) => {
    set(socket, type, note('old'));
    socket.addEventListener(type, note('a'));
    set(socket, type, {});
    set(socket, type, note('new'));
  });
  order('is another listener than the same function', 'same same', (socket, note) => {
    const same = note('same');
    socket.addEventListener(type, same);
    set(socket, type, same);
    socket.addEventListener(type, same);
  });
  order('is not taken away by removeEventListener()', 'handler', (socket, note) => {
    const handler = note('handler');
    set(socket, type, handler);
    socket.removeEventListener(type, handler);
    socket.removeEventListener(type, get(socket, type) as () => void);
  });
  order('null takes away the handler only', 'same', (socket, note) => {
    const same = note('same');
    socket.addEventListener(type, same);
    set(socket, type, same);
    set(socket, type, null);
  });
  order('null set while none is there does nothing', 'a', (socket, note) => {
    set(socket, type, null);
    socket.addEventListener(type, note('a'));
    set(socket, type, undefined);
  });
  order('set during the event, for the first time, is for the next', 'a', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, note('handler'));
    });
  });
  order('replaced by a listener before it: the new one is called', 'a new', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, note('new'));
    });
    set(socket, type, note('old'));
  });
  order('set to null by a listener before it is not called', 'a', (socket, note) => {
    socket.addEventListener(type, () => {
      note('a')();
      set(socket, type, null);
    });
    set(socket, type, note('old'));
  });
  order(
    'set to null and anew by a listener before it is for the next event',
    'a',
    (socket, note) => {
      socket.addEventListener(type, () => {
        note('a')();
        set(socket, type, null);
        set(socket, type, note('new'));
      });
      set(socket, type, note('old'));
    },
  );
  order('replaced by itself is for the next event', 'old a', (socket, note) => {
    set(socket, type, () => {
      note('old')();
      set(socket, type, note('new'));
    });
    socket.addEventListener(type, note('a'));
  });
  order('is not called after stopImmediatePropagation()', 'a', (socket, note) => {
    socket.addEventListener(type, (event) => {
      note('a')();
      event.stopImmediatePropagation();
    });
    set(socket, type, note('handler'));
  });
  order('may stop the listeners behind it', 'handler', (socket, note) => {
    set(socket, type, (event: Event) => {
      note('handler')();
      event.stopImmediatePropagation();
    });
    socket.addEventListener(type, note('b'));
  });
}

import type { Context } from '../records.ts';
import type { Rule } from './rule.ts';

/** `readyState` by state (section 1). */
const readyStates = { idle: 3, connecting: 0, open: 1, closing: 2, waiting: 0, closed: 3 };

export const readyStateFits: Rule = {
  name: 'readyState says what state says (section 1)',
  watch: (world, complain) => ({
    step() {
      const { story, face } = world;
      const { state } = story;
      // A plain one shows the platform's own, which runs ahead of its events.
      const isPlatform = story.isPlain && story.socket;
      const expected = isPlatform ? story.socket?.readyState : readyStates[state];
      if (face.readyState !== expected) complain(`readyState is ${face.readyState} in ${state}`);
    },
  }),
};

const isCall = (context: Context | undefined, ...names: string[]) =>
  context?.by === 'call' && names.includes(context.name);

export const endIsFinal: Rule = {
  name: 'Nothing but connect() or reconnect() starts what is idle or closed (11, 17)',
  watch: (world, complain) => ({
    turn({ from, to, context }) {
      if (from !== 'idle' && from !== 'closed') return;
      if (isCall(context, 'connect', 'reconnect', 'move')) {
        if (to === 'connecting' && world.signal.aborted) complain('it starts after the abort');
        return;
      }
      if (from === 'idle' && to === 'closed' && isCall(context, 'close', 'abort')) return;
      complain(`from ${from} to ${to} by ${context?.by ?? 'itself'}`);
    },
  }),
};

export const closeWorks: Rule = {
  name: 'close() ends it in every state, an open link by a handshake (17)',
  watch: ({ story }, complain) => ({
    leave({ context }) {
      if (!isCall(context, 'close', 'abort')) return;
      const { state } = story;
      if (state !== 'closed' && state !== 'closing') complain(`it is ${state} after close()`);
    },
    turn({ from, to, context }) {
      if (to === 'closing' && from !== 'open' && !story.isPlain) complain(`closing from ${from}`);
      const byCallback = story.isPrevented || isCall(context, 'close', 'abort', 'store');
      if (to === 'closing' && !byCallback) complain('closing, and nobody has asked for it');
      const isStart = isCall(context, 'connect', 'reconnect', 'move', 'restore');
      if (from === 'waiting' && to === 'closed' && !byCallback && !(isStart && story.isUnusable)) {
        complain('closed while waiting, and nobody has asked for it');
      }
    },
  }),
};

export const waitsCanBePrevented: Rule = {
  name: 'preventDefault() in reconnecting closes what waits (section 1)',
  watch: ({ story }, complain) => ({
    step() {
      if (story.state === 'waiting' && story.isPrevented) complain('it waits nevertheless');
    },
  }),
};

export const opensByItsSocket: Rule = {
  name: 'A link is open when its socket is',
  watch: ({ story }, complain) => ({
    turn({ from, to, context }) {
      if (to !== 'open') return;
      if (from !== 'connecting') complain(`open from ${from}`);
      if (context?.by !== 'socket' || context.event !== 'open') complain('open without a socket');
      if (story.socket?.readyState !== 1) complain('open before its socket is');
    },
    leave({ context }) {
      if (context.by !== 'socket' || context.event !== 'open') return;
      if (story.state === 'connecting') complain('still connecting after its socket has opened');
    },
  }),
};

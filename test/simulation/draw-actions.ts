import type { Action, Hook, Reaction } from './actions.ts';
import type { Chance, Weighted } from './chance.ts';
import { drawChanges } from './settings.ts';

type Draw = (chance: Chance) => Action;

/** Waits from a moment to longer than a browser waits for a dead link's close. */
function drawWait(chance: Chance): Action {
  const [least, most] = chance.weigh<readonly [number, number]>([
    [3, [0, 5]],
    [4, [5, 200]],
    [6, [200, 2000]],
    [4, [2000, 8000]],
    [1, [8000, 40_000]],
    [0.3, [40_000, 130_000]],
  ]);
  return { do: 'wait', ms: chance.between(least, most) };
}

const drawSize = (chance: Chance) =>
  chance.weigh<number>([
    [6, 8],
    [2, 25],
    [1, 5000],
    [0.5, 40_000],
  ]);

/** What the page's code may do in each place. */
const calls: readonly Reaction[] = ['close', 'connect', 'reconnect', 'send', 'check'];
const reactions: { readonly [Place in Hook]: readonly Reaction[] } = {
  open: calls,
  message: calls,
  heartbeat: calls,
  close: calls,
  error: calls,
  statechange: calls,
  unsent: [...calls, 'send', 'send'],
  reconnecting: [...calls, 'prevent', 'prevent'],
  tap: ['close', 'reconnect', 'throw', 'check'],
  url: ['throw', 'reject', 'never', 'later', 'later', 'garbage', 'close'],
  protocols: ['throw', 'reject'],
  heartMessage: ['throw', 'garbage', 'close', 'reconnect', 'send'],
  heartReply: ['throw', 'garbage', 'close', 'reconnect', 'send'],
  shouldReconnect: ['throw', 'garbage', 'no', 'no', 'close', 'reconnect', 'send'],
  dial: ['throw'],
};

function drawReaction(chance: Chance): Action {
  const on = chance.pick(Object.keys(reactions) as Hook[]);
  const times = chance.isTrue(0.02) ? 150 : chance.between(1, 4);
  return { do: 'react', on, by: chance.pick(reactions[on]), times };
}

const codes = [
  1000, 1001, 1002, 1005, 1006, 1008, 1011, 1012, 1012, 1013, 1015, 3000, 4000, 4401, 4401, 4408,
  4429, 4403,
];

const drawWelcome: Draw = (chance) => ({
  do: 'welcome',
  as: chance.weigh([
    [6, { does: 'accept', after: 0 } as const],
    [2, { does: 'accept', after: chance.between(100, 4000) } as const],
    [3, { does: 'refuse', after: chance.pick([0, 0, 500]) } as const],
    [2, { does: 'hang' } as const],
    [2, { does: 'bounce', code: chance.pick(codes) } as const],
  ]),
});

const drawAnswer: Draw = (chance) => ({
  do: 'answer',
  as: chance.pick([
    { probes: 'answers', delay: 0, closes: true },
    { probes: 'answers', delay: 0, closes: true },
    { probes: 'ignores' },
    { messages: 'answers' },
    { messages: 'ignores' },
    { delay: chance.between(50, 1500) },
    { closes: false },
  ]),
});

/** What may be done to a world, and how often. */
const table: readonly Weighted<Draw>[] = [
  [
    12,
    (chance) => ({
      do: 'send',
      kind: chance.weigh([
        [6, 'text'],
        [3, 'bytes'],
        [0.5, 'blob'],
      ] as const),
      size: drawSize(chance),
    }),
  ],
  [4, () => ({ do: 'connect' })],
  [2, () => ({ do: 'reconnect' })],
  [
    2,
    (chance) => ({
      do: 'close',
      ...(chance.isTrue(0.3) && { code: chance.pick([1000, 3000, 4000]) }),
    }),
  ],
  [2, () => ({ do: 'check' })],
  [0.1, () => ({ do: 'abort' })],
  [0.7, () => ({ do: 'store' })],
  [1.5, () => ({ do: 'restore' })],
  [1.5, (chance) => ({ do: 'configure', changes: drawChanges(chance, 3) })],
  [0.7, (chance) => ({ do: 'move', to: chance.isTrue(0.2) ? 'nowhere' : chance.between(1, 3) })],
  [0.7, (chance) => ({ do: 'binaryType', to: chance.pick(['blob', 'arraybuffer']) })],
  [5, drawReaction],
  [2, () => ({ do: 'online' })],
  [1.5, () => ({ do: 'offline' })],
  [1, () => ({ do: 'hide' })],
  [1.5, () => ({ do: 'show' })],
  [0.5, () => ({ do: 'resume' })],
  [0.5, () => ({ do: 'pageshow' })],
  [
    2,
    (chance) => ({
      do: 'block',
      ms: chance.pick([30, 400, 1500, 6000, 20_000]),
      timersFirst: chance.isTrue(),
    }),
  ],
  [
    1,
    (chance) => ({
      do: 'sleep',
      ms: chance.between(3000, 7_200_000),
      link: chance.pick(['kept', 'dead', 'cut']),
    }),
  ],
  [0.7, (chance) => ({ do: 'set the clock', ms: chance.pick([-3_600_000, -500, 500, 3_600_000]) })],
  [0.7, (chance) => ({ do: 'throttle', to: chance.pick(['none', 'second', 'minute', 'minute']) })],
  [4, drawWelcome],
  [3, drawAnswer],
  [
    4,
    (chance) => ({
      do: 'say',
      what: chance.pick(['text', 'text', 'bytes', 'pong']),
      times: chance.between(1, 3),
    }),
  ],
  [3, (chance) => ({ do: 'end', code: chance.pick(codes) })],
  [
    1,
    (chance) => ({
      do: 'restart',
      ms: chance.between(0, 4000),
      code: chance.pick([1001, 1012, 1006]),
    }),
  ],
  [2, (chance) => ({ do: 'cut', tellsError: chance.isTrue() })],
  [2, (chance) => ({ do: 'die', room: chance.pick([0, 20_000, Infinity]) })],
  [1, (chance) => ({ do: 'stall', ms: chance.between(50, 8000) })],
];

/** The actions of one life. Each life has its own favourites, so that rare things meet often. */
export function drawActions(chance: Chance): Action[] {
  const favourites = table
    .filter(() => chance.isTrue(0.6))
    .map(([weight, draw]) => [weight * chance.pick([0.3, 1, 1, 4]), draw] as const);
  const actions: Action[] = [{ do: 'connect' }];
  for (let count = chance.between(10, 60); count; count--) {
    actions.push(drawWait(chance));
    for (let some = chance.between(1, 3); some && favourites.length; some--) {
      actions.push(chance.weigh(favourites)(chance));
    }
  }
  return actions;
}

import type { Mutation } from './mutation.ts';

export const lifeAndDeath: readonly Mutation[] = [
  {
    name: 'waits for the close of a dead link',
    bug: 'A dead link is closed, and nothing is done before its close event, which takes minutes.',
    file: 'heartbeat.ts',
    source: "return ending(state, signal, 'heart-timeout', {",
    replacement: `if (time) return { state: { name: 'closing', since: time, unconfirmed: 0 } };
    return ending(state, signal, 'heart-timeout', {`,
  },
  {
    name: 'late timers are a verdict',
    bug: 'A page that was blocked or slept finds its link dead, though nobody has listened.',
    file: 'heartbeat.ts',
    source: 'late > Math.min(heartTimeout, tolerance)',
    replacement: 'late > Infinity',
  },
  {
    name: 'no task of grace',
    bug: 'A blocked page decides before it looks at what has arrived meanwhile.',
    file: 'alarm.ts',
    source: 'if (dueAt() > clock.now()) expire();\n      else timer = clock.setTimeout(expire, 0);',
    replacement: 'expire();',
  },
  {
    name: 'sleep goes unnoticed',
    bug: 'A laptop wakes up and finds its link dead by a probe from before its sleep.',
    file: 'alarm.ts',
    source: 'slept ? Infinity : now - dueAt()',
    replacement: 'now - dueAt()',
  },
  {
    name: 'the deadline is rearmed by every probe',
    bug: 'Every doubt sends another probe and starts the deadline anew: death is never found.',
    file: 'heartbeat.ts',
    source: 'settings.heartTime && !state.deadline ?',
    replacement: 'settings.heartTime ?',
  },
  {
    name: 'only replies are signs of life',
    bug: 'A link over which messages pour in is found dead, as the reply is stuck behind them.',
    file: 'heartbeat.ts',
    source: 'deadline: undefined,',
    replacement: 'deadline: answered ? undefined : state.deadline,',
  },
  {
    name: 'replies are forgotten after other messages',
    bug: 'A reply that comes after another message is handed to the page.',
    file: 'heartbeat.ts',
    source: 'state.owed.filter((owed) => owed !== answered) : state.owed,',
    replacement: 'state.owed.filter((owed) => owed !== answered) : [],',
  },
  {
    name: 'probes ignore what is sent',
    bug: 'A page that sends much and hears nothing is never probed.',
    file: 'heartbeat.ts',
    source: 'Math.min(state.receivedAt ?? state.since, state.sentAt)',
    replacement: 'Math.max(state.receivedAt ?? state.since, state.sentAt)',
  },
  {
    name: 'an upload is no sign of life',
    bug: 'A slow upload is cut off, as the probe behind it is not answered in time.',
    file: 'heartbeat.ts',
    source: 'backlog < deadline.backlog ? time : deadline.since',
    replacement: 'deadline.since',
  },
  {
    name: 'all clients beat in step',
    bug: 'The first probe of every link comes after the same time.',
    file: 'machine.ts',
    source: 'share: 1 - random / 2,',
    replacement: 'share: 1,',
  },
  {
    name: 'timers stay chained',
    bug: 'In a hidden tab the heartbeat is slowed to one a minute.',
    file: 'alarm.ts',
    source: 'isChained = chained;',
    replacement: 'isChained = false;',
  },
];

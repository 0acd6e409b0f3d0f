import type { CloseDetail, OpenDetail } from '../../../src/core/reports.ts';
import type { RecordOf } from '../records.ts';
import type { Rule, World } from './rule.ts';

/** An event that is due, and what must be true of it. */
interface Due {
  readonly type: string;
  /** Whether it may be left out. */
  readonly isOptional?: boolean;
  readonly facts?: object;
}

export const eventsTellTheStory: Rule = {
  name: 'Events tell what happened, all of it, in order, and truly (section 1, 12, 16)',
  watch(world, complain) {
    const { story, mail } = world;
    const due: Due[] = [];
    const expect = (type: string, facts: object = {}) => due.push({ type, facts });
    /** Whether the state has changed in the running call. */
    let hasTurned = false;
    return {
      turn(record) {
        hasTurned = true;
        due.push(...eventsOf(record, world));
      },
      enter({ context }) {
        if (context.by === 'socket' && context.event === 'error' && story.isPlain) expect('error');
        if (context.by !== 'call') return;
        hasTurned = false;
        const isOver = story.state === 'closing' || story.state === 'closed';
        if (context.name === 'send' && isOver) due.push({ type: 'unsent', isOptional: true });
      },
      leave({ context }) {
        // What is closed stays so where the address can't be used, and says why.
        if (context.by !== 'call' || story.state !== 'closed' || !story.isUnusable) return;
        const { name } = context;
        const isStart = name === 'connect' || name === 'reconnect' || name === 'move';
        if (isStart && !hasTurned && !world.signal.aborted) expect('error');
      },
      received({ data, reply, time }) {
        if (reply >= 0) expect('heartbeat', { latency: story.now - time });
        else expect('message', { data: handedOut(data, world) });
      },
      event({ event }) {
        const { type } = event;
        if (type === 'unsent' && due[0]?.type !== 'unsent') return;
        if (type === 'unsent' && (event as Event & { reason: string }).reason === 'expired') return;
        while (due[0]?.isOptional && due[0].type !== type) due.shift();
        const [next] = due;
        if (type === 'error' && next?.type !== 'error') {
          if (!story.faults--) complain(`an error that nothing explains: ${reasonOf(event)}`);
          return;
        }
        due.shift();
        if (next?.type !== type) complain(`${type} comes where ${next?.type ?? 'nothing'} is due`);
        else complainOf(event, next.facts ?? {}, complain);
      },
      step() {
        if (world.mayOutboxWait) return;
        while (due[0]?.isOptional) due.shift();
        if (due[0]) complain(`${due[0].type} is not told`);
        if (story.faults) complain('the error of a callback is not told');
        if (mail.isOpening) complain('an event within another');
      },
    };
  },
};

/** The events that tell of a new state, in their order. */
function eventsOf({ from, to, end, context }: RecordOf<'turn'>, { story }: World): Due[] {
  const due: Due[] = [{ type: 'statechange', facts: { state: to, previous: from } }];
  const { link, run, socket } = story;
  if (to === 'open') {
    const { url = '', protocol = '' } = socket ?? {};
    const facts: OpenDetail = { url, protocol, attempt: run.attempt };
    due.push({ type: 'open', facts });
  }
  const isStart = context?.by === 'call' && !['close', 'abort'].includes(context.name);
  if (end?.hasError || (from === 'idle' && to === 'closed' && isStart)) due.push({ type: 'error' });
  if (end) {
    const { code, reason, wasClean, cause } = end;
    let unconfirmed = from === 'open' ? (link?.unconfirmed ?? 0) : 0;
    if (from === 'closing' && !wasClean) unconfirmed = story.closingUnconfirmed;
    const willReconnect = to !== 'closed';
    const facts: CloseDetail = {
      code,
      reason,
      wasClean,
      cause: cause as CloseDetail['cause'],
      unconfirmed,
      willReconnect,
    };
    due.push({ type: 'close', facts });
  }
  if (to === 'closed') due.push({ type: 'unsent', isOptional: true });
  if (to === 'waiting' && end?.cause !== 'page') {
    due.push({ type: 'reconnecting', facts: { attempt: run.attempt, cause: end?.cause } });
  }
  return due;
}

/** Bytes come as binaryType says, also where the socket gave them otherwise. */
const handedOut = (data: unknown, { face }: World): unknown =>
  data instanceof ArrayBuffer && face.binaryType === 'blob' ? Blob : data;

function complainOf(event: Event, facts: object, complain: (what: string) => void): void {
  for (const [name, expected] of Object.entries(facts)) {
    const actual = event[name as keyof Event] as unknown;
    if (expected === Blob ? actual instanceof Blob : actual === expected) continue;
    complain(`${event.type}: ${name} is ${actual}, not ${expected}`);
  }
}

const reasonOf = (event: Event) => (event as Event & { error?: Error }).error?.message;

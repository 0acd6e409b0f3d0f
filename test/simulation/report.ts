import type { Core } from './core.ts';
import { Life, type Trace } from './life.ts';
import { type Plan, plainest } from './plan.ts';
import type { Context, WorldRecord } from './records.ts';
import type { Failure } from './run.ts';
import { shrink } from './shrink.ts';

/** A failure, with the shortest history that was found for it. */
export interface Report {
  readonly lines: readonly string[];
  /** How many actions the shortest history has. */
  readonly length: number;
}

/** Shrinks the history of a failure, and tells it. */
export async function reportOf(core: Core, plan: Plan, failure: Failure): Promise<Report> {
  const { seed, world, violation } = failure;
  const shortest = await shrink(core, plan, violation.rule);
  const story: string[] = [];
  const { violation: last } = await new Life(core, shortest, tracing(story)).live();
  const lines = [
    `✖ ${violation.rule}`,
    `  ${last?.what ?? violation.what}`,
    `  seed ${seed}, world ${world}, after ${failure.steps} steps`,
    `  replay: npm run simulate -- --seed ${seed} --world ${world}`,
    '',
    `The shortest history found (${shortest.actions.length} of ${plan.actions.length} actions):`,
    ...specialsOf(shortest),
    ...story,
  ];
  return { lines, length: shortest.actions.length };
}

/** What is not as usual about a world. */
function specialsOf(plan: Plan): string[] {
  return (['settings', 'surroundings'] as const).flatMap((part) =>
    Object.entries(plan[part])
      .filter(([name, value]) => {
        const usual = plainest[part] as unknown as Record<string, unknown>;
        return JSON.stringify(usual[name]) !== JSON.stringify(value);
      })
      .map(([name, value]) => `  ${name}: ${JSON.stringify(value) ?? value}`),
  );
}

function tracing(lines: string[]): Trace {
  let start: number | undefined;
  return (time, record) => {
    start ??= time;
    const text = record.type === 'action' ? `▶ ${record.text}` : textOf(record);
    if (text) lines.push(`  ${String(time - start).padStart(8)} ms  ${text}`);
  };
}

/** A record as a line to read, or nothing where another one says it. */
function textOf(record: WorldRecord): string | undefined {
  switch (record.type) {
    case 'enter':
      return callOf(record.context);
    case 'turn':
      return `  ${record.from} → ${record.to}`;
    case 'attempt':
      return `  an attempt${record.isAfresh ? ' afresh' : ''}`;
    case 'dialled':
      return `  a socket for ${record.socket.url}`;
    case 'wrote':
      return record.message ? `  writes message ${record.message.id}` : '  writes a probe';
    case 'received':
      return record.reply < 0 ? '  takes a message' : '  takes a reply';
    case 'event':
      return `    event ${record.event.type} ${factsOf(record.event)}`;
    case 'arrived':
      return `the server gets message ${record.message.id}`;
  }
  return undefined;
}

function callOf(context: Context): string | undefined {
  switch (context.by) {
    case 'call':
      return `${context.name}()`;
    case 'socket':
      return `socket: ${context.event}`;
    case 'page':
      return `page: ${context.event}`;
    case 'callback':
      return context.name === 'tap' ? undefined : `  asks ${context.name}`;
    case 'timer':
      return 'timer';
  }
}

const names = [
  'state',
  'code',
  'cause',
  'willReconnect',
  'unconfirmed',
  'attempt',
  'delay',
  'latency',
  'reason',
  'error',
] as const;

const factsOf = (event: Event): string =>
  names
    .filter((name) => name in event)
    .map((name) => `${name} ${(event as unknown as Record<string, unknown>)[name]}`)
    .join(', ');

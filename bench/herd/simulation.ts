import { type Library, usualHeart } from '../libraries/library.ts';
import { quantile } from '../statistics.ts';
import { seeded } from './random.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { type SimulatedPage, simulatedPage } from './simulated-page.ts';
import { SimulatedServer } from './simulated-server.ts';

/** What became of the herd. */
export interface Herd {
  /** The most connections that came in within 100 ms. */
  readonly peak: number;
  /** All connections that came in. */
  readonly knocks: number;
  /** Seconds from the server's return until a client was back: mean, and the slowest 5 % of all. */
  readonly mean: number;
  readonly p95: number;
  /** How many had not come back when the watch ended. */
  readonly lost: number;
}

/** What one client of the herd runs, as a script that evaluates to its module's exports. */
export interface HerdPlan {
  readonly script: string;
  readonly clients: number;
  /** How long the server is away, in milliseconds. */
  readonly outage: number;
  readonly seed: number;
}

/** So many share a clock: with all of them at once, memory would have to be swept all the time. */
const BATCH = 2000;

/** Longer than any library's idea of a stable link, shorter than a heartbeat. */
const UPTIME = 10_000;

/** How long after the server's return the watch ends. */
const PATIENCE = 120_000;

/** Drops all clients of a server at once, and sees them come back. */
export async function simulate(plan: HerdPlan): Promise<Herd> {
  const arrivals: number[] = [];
  const back: number[] = [];
  // Every failed attempt may make an error; nobody reads where.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  for (let first = 0; first < plan.clients; first += BATCH) {
    const size = Math.min(BATCH, plan.clients - first);
    const batch = await simulateBatch(plan, size, seeded(plan.seed + first));
    back.push(...batch.back);
    for (const [slot, count] of batch.arrivals.entries()) {
      arrivals[slot] = (arrivals[slot] ?? 0) + (count ?? 0);
    }
  }
  Error.stackTraceLimit = stackTraceLimit;
  const seconds = back.map((time) => time / 1000).sort((one, other) => one - other);
  return {
    peak: arrivals.reduce((most, count) => Math.max(most, count ?? 0), 0),
    knocks: arrivals.reduce((sum, count) => sum + (count ?? 0), 0),
    mean: seconds.reduce((sum, time) => sum + time, 0) / seconds.length,
    p95: quantile(seconds, 0.95),
    lost: plan.clients - back.length,
  };
}

async function simulateBatch(
  { script, outage }: HerdPlan,
  size: number,
  random: () => number,
): Promise<{ arrivals: (number | undefined)[]; back: number[] }> {
  const clock = new SimulatedClock();
  const server = new SimulatedServer(clock);
  const evaluate = evaluator(script, simulatedPage(clock, server, random));
  const up = UPTIME + outage;
  const back: number[] = [];
  for (let index = 0; index < size; index++) {
    const connection = evaluate().connect('ws://simulated/', {
      heart: usualHeart,
      told(type) {
        if (type !== 'open' || clock.now < UPTIME) return;
        back.push(clock.now - up);
        // It is back, and no more of it is of interest.
        clock.setTimeout(() => connection.close());
      },
    });
  }
  clock.setTimeout(() => server.drop(outage), UPTIME);
  await clock.run(up + PATIENCE, () => back.length === size);
  return { arrivals: server.arrivals, back };
}

/**
 * What gives the library that a script exports, each time as a page that has just loaded it. A
 * script that asks for no random number when it is loaded is the same in all pages, and one of it
 * is enough.
 */
function evaluator(script: string, page: SimulatedPage): () => Library {
  const run = new Function(...Object.keys(page), `${script}\nreturn bundle;`);
  const globals = Object.values(page);
  const load = () => {
    const library = Object.values(run(...globals) as Record<string, Library>)[0];
    if (!library) throw new Error('The script exports no library.');
    return library;
  };
  const { random } = page.Math;
  let draws = 0;
  page.Math.random = () => {
    draws += 1;
    return random();
  };
  const first = load();
  page.Math.random = random;
  return draws > 0 ? load : () => first;
}

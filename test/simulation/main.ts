import { help, readWish, type Wish } from './command.ts';
import { loadCore } from './core.ts';
import { planOf } from './plan.ts';
import { reportOf } from './report.ts';
import { simulate } from './run.ts';

/** The sources that are tried: those of the working tree, or a copy with a bug put in. */
const sources = process.env.SIMULATED_SOURCES
  ? new URL(process.env.SIMULATED_SOURCES)
  : new URL('../../src/', import.meta.url);

async function main({ seed, steps, world }: Wish): Promise<void> {
  const core = await loadCore(sources);
  const isOne = world !== undefined;
  console.log(`seed ${seed}, ${isOne ? `world ${world}` : `${steps} steps`}`);
  const begin = performance.now();
  const run = await simulate(core, seed, isOne ? 1 : steps, world);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const summary = `${run.steps} steps in ${run.worlds} worlds, ${seconds} s`;
  const { failure } = run;
  if (failure) {
    const { lines } = await reportOf(core, planOf(seed, failure.world), failure);
    console.log(lines.join('\n'));
    process.exitCode = 1;
  }
  console.log(`${summary}: ${failure ? 'a rule does not hold' : 'no violation'}`);
}

try {
  const wish = readWish(process.argv.slice(2));
  if (wish) await main(wish);
  else console.log(help);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${help}`);
  process.exitCode = 1;
}

/** A process that simulates one herd: what it is told to, and tells what became of it. */
import { type HerdPlan, simulate } from './simulation.ts';

process.once('message', async (plan: HerdPlan) => {
  const herd = await simulate(plan);
  process.send?.(herd, () => process.disconnect());
});

// Nobody waits for it any more.
process.once('disconnect', () => process.exit());

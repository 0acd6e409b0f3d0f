/** A process that simulates one herd: what it is told to, and tells what became of it. */
import { type HerdPlan, simulate } from './simulation.ts';

process.once('message', async (plan: HerdPlan) => {
  process.send?.(await simulate(plan));
  process.disconnect();
});

/** A worker that checks expectations, of any kind that can import modules. */
import { check, type Seen } from './check.ts';
import { classes } from './classes.ts';
import type { Places } from './places.ts';
import { type Order, type Outcome, subjects } from './subjects.ts';

let places: Places;

/** What the platform's class has shown, by expectation. */
const seen = new Map<object, Seen>();

async function obey(order: Order): Promise<Outcome> {
  if ('places' in order) {
    places = order.places;
    return {};
  }
  const expectation = subjects[order.subject].expectations[order.at];
  if (!expectation) throw new RangeError(`No expectation ${order.at} of ${order.subject}.`);
  const native = seen.get(expectation) ?? [];
  seen.set(expectation, native);
  await check(expectation, classes[order.className], places, native);
  return {};
}

const hear = async ({ data, ports }: MessageEvent<Order>) => {
  const outcome = await obey(data).catch((error) => ({
    failure: String(error instanceof Error ? error.stack : error),
  }));
  ports[0]?.postMessage(outcome);
};

// A dedicated worker.
addEventListener('message', hear);

// A shared worker.
addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  port?.addEventListener('message', hear);
  port?.start();
});

import { bounded, LOADING_BOUND } from '../../support/waiting.ts';
import { classNames } from './classes.ts';
import { openPlaces } from './places.ts';
import { type Order, type Outcome, type SubjectName, subjects } from './subjects.ts';

/** What a worker takes its orders from; each brings a port for the answer. */
interface Line {
  postMessage(order: Order, transfer: Transferable[]): void;
}

function tell(line: Line, order: Order, bound?: number): Promise<Outcome> {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Outcome>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  line.postMessage(order, [port2]);
  return bounded(answered, () => 'answer of the worker', bound);
}

/**
 * Holds all expectations of some subjects against both classes in a worker that `start` gives a line
 * to, one after the other as in a page.
 */
export function holdInWorker(kind: string, names: readonly SubjectName[], start: () => Line): void {
  describe(`conformance in a ${kind} worker`, () => {
    let line: Line;
    before(async () => {
      line = start();
      // Its modules come first.
      await tell(line, { places: await openPlaces() }, LOADING_BOUND);
    });

    for (const subject of names) {
      for (const [at, { title }] of subjects[subject].expectations.entries()) {
        for (const className of classNames) {
          it(`${className}: ${subjects[subject].name}: ${title}`, async () => {
            const { failure } = await tell(line, { subject, at, className });
            if (failure) throw new Error(failure);
          });
        }
      }
    }
  });
}

import { holdInWorker } from './support/in-worker.ts';
import type { SubjectName } from './support/subjects.ts';

/** What differs most where there is no document; the page itself holds the rest. */
const names: readonly SubjectName[] = [
  'constructorArguments',
  'closing',
  'ends',
  'eventLoop',
  'manyMessages',
  'binaryType',
];

const script = new URL('./support/worker.ts', import.meta.url);

holdInWorker('dedicated', names, () => new Worker(script, { type: 'module' }));
holdInWorker('shared', names, () => new SharedWorker(script, { type: 'module' }).port);

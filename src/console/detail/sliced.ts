import { inNextTask } from '../next-task.ts';

/** How long a slice of work lasts, in milliseconds: less than a frame. */
const slice = 12;

/**
 * Runs work that would hold up the page in slices: the first at once, so that small work is done
 * when this returns; the others in tasks of their own. What the work throws, `failed` is told;
 * default: it is thrown on.
 * @returns A function that ends it; then nobody is told.
 */
export function inSlices<T>(
  work: Iterator<unknown, T>,
  done: (result: T) => void,
  failed: (error: unknown) => void = rethrow,
): () => void {
  let isEnded = false;
  const run = (): void => {
    if (isEnded) return;
    const result = runOnce(work, failed);
    if (result === undefined) inNextTask(run);
    else if ('value' in result) done(result.value);
  };
  run();
  return () => {
    isEnded = true;
  };
}

/** The pieces of a text, put together in slices; where there is none, there is a pause. */
export function joinedInSlices(pieces: Iterable<string | undefined>): Promise<string> {
  return new Promise((resolve, reject) => {
    inSlices(joining(pieces), resolve, reject);
  });
}

function rethrow(error: unknown): never {
  throw error;
}

/** Runs one slice: nothing, if there is more to do; no value, if it failed. */
function runOnce<T>(
  work: Iterator<unknown, T>,
  failed: (error: unknown) => void,
): { readonly value: T } | Record<never, never> | undefined {
  const end = performance.now() + slice;
  try {
    do {
      const step = work.next();
      if (step.done) return { value: step.value };
    } while (performance.now() < end);
    return undefined;
  } catch (error) {
    failed(error);
    return {};
  }
}

function* joining(pieces: Iterable<string | undefined>): Generator<undefined, string> {
  const all: string[] = [];
  for (const piece of pieces) {
    if (piece) all.push(piece);
    yield;
  }
  return all.join('');
}

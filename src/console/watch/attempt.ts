import type { Inspector } from '../inspector.ts';
import { errorSubject } from '../record/subjects.ts';
import type { Source } from './source.ts';

/**
 * Does something with the socket that is watched. What it throws is told in the log.
 * @returns Whether it was done.
 */
export function attempt(
  { source, recorder }: Inspector,
  action: (source: Source) => void,
): boolean {
  if (!source) return false;
  try {
    action(source);
    return true;
  } catch (error) {
    recorder.note(errorSubject(error));
    return false;
  }
}

import type { SendData } from '../../core/reports.ts';
import type { Inspector } from '../inspector.ts';
import { errorSubject } from '../record/subjects.ts';
import { controlsFor } from '../watch/controls.ts';

/** Sends over the socket that is watched. What it throws is told in the log; says whether it went. */
export function transmit({ source, recorder, readOnly }: Inspector, data: SendData): boolean {
  if (!source || readOnly || !controlsFor(source).send) return false;
  try {
    source.send(data);
    return true;
  } catch (error) {
    recorder.note(errorSubject(error));
    return false;
  }
}

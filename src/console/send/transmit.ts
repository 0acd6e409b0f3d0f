import type { SendData } from '../../core/reports.ts';
import type { Inspector } from '../inspector.ts';
import { attempt } from '../watch/attempt.ts';
import { controlsFor } from '../watch/controls.ts';

/** Sends over the socket that is watched, where that can be; says whether it went. */
export function transmit(inspector: Inspector, data: SendData): boolean {
  if (inspector.readOnly || !controlsFor(inspector.source).send) return false;
  return attempt(inspector, (source) => source.send(data));
}

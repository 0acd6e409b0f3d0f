import type { BreakTexts } from '../break/texts.ts';
import type { FaultName } from './entry.ts';

/** The words for faults, in order. */
export function faultsText(active: readonly FaultName[], texts: BreakTexts): string {
  return active.map((name) => texts[name] ?? name).join(', ');
}

import type { FaultName } from './entry.ts';
import type { BreakTexts } from './texts.ts';

/** The words for faults, in order. */
export function faultsText(active: readonly FaultName[], texts: BreakTexts): string {
  return active.map((name) => texts[name] ?? name).join(', ');
}

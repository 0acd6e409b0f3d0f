import type { Check } from './check.ts';
import { atOnce, late } from './checks/arrival.ts';
import { oneConnection, readdressed, reconfigured, rerendered } from './checks/changes.ts';
import { consoled } from './checks/console.ts';
import { declared, hydrated } from './checks/events.ts';
import { moved, reordered, unmounted } from './checks/moves.ts';

/** The rows of the matrix, in order. */
export const checks = {
  atOnce,
  late,
  declared,
  reconfigured,
  rerendered,
  readdressed,
  unmounted,
  reordered,
  moved,
  oneConnection,
  hydrated,
  consoled,
} satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;

import { codeGroups } from './code.ts';
import { dataGroups } from './data.ts';
import type { HostileGroup } from './payload.ts';
import { unseenGroups } from './unseen.ts';

/** All of them. */
export const hostileGroups: readonly HostileGroup[] = [
  ...codeGroups,
  ...unseenGroups,
  ...dataGroups,
];

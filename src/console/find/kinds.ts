import { namesIn } from '../names.ts';
import type { Kind } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';

/** What the kinds of entries are shown and hidden by. */
const kindGroups = {
  sent: ['sent'],
  received: ['received'],
  heartbeats: ['probe', 'reply'],
  held: ['held', 'unsent'],
  link: ['connecting', 'open', 'close', 'wait', 'another', 'faults'],
  errors: ['error'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

export type KindGroup = keyof typeof kindGroups;

export const groupNames = Object.keys(kindGroups) as readonly KindGroup[];

/** How many entries of a group there are. */
export function countOf(group: KindGroup, store: EntryStore): number {
  return kindGroups[group].reduce((sum, kind) => sum + store.count(kind), 0);
}

/** What says which groups are shown. */
export interface KindSettings {
  /** The names of those that are hidden, separated by spaces; it says nothing of heartbeats. */
  readonly hide: string;
  readonly heartbeats: boolean;
}

/** Whether a group is shown. */
export function isShown(group: KindGroup, { hide, heartbeats }: KindSettings): boolean {
  return group === 'heartbeats' ? heartbeats : !namesIn(hide, groupNames).includes(group);
}

/** The kinds that are hidden. */
export function hiddenKinds(settings: KindSettings): ReadonlySet<Kind> {
  const groups = groupNames.filter((group) => !isShown(group, settings));
  return new Set<Kind>(groups.flatMap((group) => kindGroups[group]));
}

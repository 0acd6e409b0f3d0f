import { namesIn } from '../names.ts';
import type { Kind } from '../record/entry.ts';
import type { EntryStore } from '../record/entry-store.ts';

/** What the kinds of entries are shown and hidden by. */
export const kindGroups = {
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

/** The kinds that are hidden, by the names of their groups, separated by spaces. */
export function hiddenKinds(groups: string): ReadonlySet<Kind> {
  return new Set<Kind>(namesIn(groups, groupNames).flatMap(kindsOf));
}

function kindsOf(group: KindGroup): readonly Kind[] {
  return kindGroups[group];
}

import { namesIn } from './names.ts';

/** The panels, in the order in which they are shown. */
export const panelNames = ['life', 'break', 'transfer'] as const;

export type PanelName = (typeof panelNames)[number];

/** Which panels are open, of what an attribute names; one that acts on the socket only if it may. */
export function openPanels(named: string, mayAct: boolean): PanelName[] {
  return namesIn(named, panelNames).filter((name) => mayAct || name !== 'break');
}

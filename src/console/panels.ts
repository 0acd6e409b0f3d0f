/** The panels, in the order in which they are shown. */
export const panelNames = ['life', 'break', 'transfer'] as const;

export type PanelName = (typeof panelNames)[number];

/** Which panels are open, of what an attribute names; one that acts on the socket only if it may. */
export function openPanels(named: string, mayAct: boolean): PanelName[] {
  const names = named.split(/\s+/);
  return panelNames.filter((name) => names.includes(name) && (mayAct || name !== 'break'));
}

/** The names of panels, with one more or one fewer. */
export function withPanelToggled(named: string, panel: PanelName): string {
  const names = named.split(/\s+/);
  return panelNames.filter((name) => names.includes(name) !== (name === panel)).join(' ');
}

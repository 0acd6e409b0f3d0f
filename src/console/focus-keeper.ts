/**
 * Call it before a rendering, and what it gives after: an element that had the focus, and can't have
 * it any more, hands it on: one that is gone to what its group has in its place, else to the log.
 */
export function focusKeeper(root: ShadowRoot | null): () => void {
  const focused = root?.activeElement;
  if (!root || !focused) return () => {};
  const group = focused.closest('fieldset');
  return () => {
    const isGone = !focused.isConnected;
    if (!isGone && !focused.matches(':disabled, [hidden] *')) return;
    const inPlace =
      isGone && group?.isConnected && group.querySelector<HTMLElement>('button:enabled');
    (inPlace || root.querySelector<HTMLElement>('[part~="log"]'))?.focus();
  };
}

/** A shadow root as Chromium has it. */
type SelectingRoot = ShadowRoot & Partial<Pick<Document, 'getSelection'>>;

/** Whether the user has selected text that begins in an element of a shadow root. */
export function isTextSelectedIn(element: HTMLElement): boolean {
  const root = element.getRootNode() as SelectingRoot;
  const selection = root.getSelection?.() ?? document.getSelection();
  if (selection?.type !== 'Range') return false;
  if (element.contains(selection.anchorNode)) return true;
  // WebKit tells what is in a shadow root only to those who name it.
  const [range] = composedRanges(selection, root);
  return range !== undefined && !range.collapsed && element.contains(range.startContainer);
}

function composedRanges(selection: Selection, root: ShadowRoot): readonly StaticRange[] {
  if (!('getComposedRanges' in selection)) return [];
  try {
    return selection.getComposedRanges({ shadowRoots: [root] });
  } catch {
    // Before the standard had options, roots were arguments: Safari 17 and 18.
    return Reflect.apply(selection.getComposedRanges, selection, [root]);
  }
}

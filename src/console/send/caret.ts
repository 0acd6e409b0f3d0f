/** Whether Arrow Up has no line of the field above it to go to. */
export function isInFirstLine(field: HTMLTextAreaElement): boolean {
  const { value, selectionStart, selectionEnd } = field;
  if (selectionStart !== selectionEnd) return false;
  return (
    selectionStart === 0 || (!isWrapped(field) && !value.slice(0, selectionStart).includes('\n'))
  );
}

/** Whether Arrow Down has no line of the field below it to go to. */
export function isInLastLine(field: HTMLTextAreaElement): boolean {
  const { value, selectionStart, selectionEnd } = field;
  if (selectionStart !== selectionEnd) return false;
  return (
    selectionEnd === value.length ||
    (!isWrapped(field) && !value.slice(selectionEnd).includes('\n'))
  );
}

/** Puts a text into the field, and the caret where the same arrow key goes on. */
export function fill(field: HTMLTextAreaElement, value: string, caret: 'start' | 'end'): void {
  field.value = value;
  const place = caret === 'start' ? 0 : value.length;
  field.setSelectionRange(place, place);
}

/** Whether the field shows more lines than its text has: where a line ends then is not known. */
function isWrapped(field: HTMLTextAreaElement): boolean {
  const style = getComputedStyle(field);
  const padding = Number.parseFloat(style.paddingBlockStart) * 2;
  const lines = (field.scrollHeight - padding) / Number.parseFloat(style.lineHeight);
  return Math.round(lines) > field.value.split('\n').length;
}

/** Puts a text on the clipboard. Rejects where that is not possible, or not allowed. */
export async function copyText(text: string): Promise<void> {
  try {
    // Not there in pages that did not come over https.
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copyByCommand(text)) throw error;
  }
}

/** The old way. Without a field to select from: a long text in a field would hold up the page. */
function copyByCommand(text: string): boolean {
  let copied = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  window.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy') && copied;
  } finally {
    window.removeEventListener('copy', put, { capture: true });
  }
}

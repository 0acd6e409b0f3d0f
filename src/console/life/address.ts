/** The address that a `url` means: relative to the document, `http:` and `https:` as `ws:` and `wss:`. */
export function addressOf(url: string, base = document.baseURI): string {
  if (!url) return '';
  try {
    const resolved = new URL(url, base);
    resolved.protocol = resolved.protocol.replace('http', 'ws');
    return resolved.href;
  } catch {
    // It is shown as it is: the attempt's error says what is wrong with it.
    return url;
  }
}

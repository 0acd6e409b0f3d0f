/** What the page's address asks for. */
export function settingsOf(search) {
  const parameters = new URLSearchParams(search);
  return {
    server: parameters.get('socket') ?? 'ws://localhost:8787/ws/',
    isManual: parameters.has('manual'),
    isLate: parameters.has('late'),
  };
}

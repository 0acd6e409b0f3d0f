/** What the page's address asks for. */
export interface Settings {
  readonly server: string;
  readonly isManual: boolean;
  readonly isLate: boolean;
}

export function settingsOf(search: string): Settings {
  const parameters = new URLSearchParams(search);
  return {
    server: parameters.get('socket') ?? 'ws://localhost:8787/ws/',
    isManual: parameters.has('manual'),
    isLate: parameters.has('late'),
  };
}

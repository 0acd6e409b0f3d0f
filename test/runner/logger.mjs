/**
 * A logger for @web/test-runner that writes straight to the terminal; its own repaints the screen
 * around every line.
 */
export function logger() {
  const told = new Set();
  const print = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);
  return {
    log: () => {},
    debug: () => {},
    error: print,
    warn: print,
    group: () => {},
    groupEnd: () => {},
    clearLoggedSyntaxErrors: () => told.clear(),
    logSyntaxError({ message, code, filePath, line, column }) {
      const place = `${filePath}:${line}:${column}`;
      if (told.has(place)) return;
      told.add(place);
      print(`\n✖ ${place}: ${message}\n${code}\n`);
    },
  };
}

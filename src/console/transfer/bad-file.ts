/** What is wrong with a file. */
export type Fault =
  /** Neither a HAR nor JSON lines. */
  | { readonly kind: 'unknown' }
  /** A line, counted from 1, that is not JSON, or no entry of a log. */
  | { readonly kind: 'not-json' | 'no-entry'; readonly line: number }
  /** A HAR that is broken, or ends too early. */
  | { readonly kind: 'broken-har' }
  /** A HAR without a WebSocket. */
  | { readonly kind: 'no-socket' };

/** A file that cannot be opened. */
export class BadFileError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`This is no log: ${fault.kind}${'line' in fault ? `, line ${fault.line}` : ''}.`);
    this.name = 'BadFileError';
    this.fault = fault;
  }
}

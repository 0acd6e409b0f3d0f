/** A bug to be put into a copy of the sources. */
export interface Mutation {
  readonly name: string;
  /** The bug as its users know it. */
  readonly bug: string;
  /** The file, in `src/core`. */
  readonly file: string;
  /** A text that is there exactly once. */
  readonly source: string;
  readonly replacement: string;
}

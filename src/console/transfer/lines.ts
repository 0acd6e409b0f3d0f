/** Cuts a text that comes in chunks into its lines. */
export class Lines {
  #begun: string[] = [];

  /** The lines that end in this chunk. */
  *take(chunk: string): Generator<string> {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      this.#begun.push(chunk.slice(start, end));
      yield this.last();
      start = end + 1;
    }
    if (start < chunk.length) this.#begun.push(chunk.slice(start));
  }

  /** What has come after the last end of a line. */
  last(): string {
    const line = this.#begun.join('');
    this.#begun = [];
    return line;
  }
}

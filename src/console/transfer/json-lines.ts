import type { Entry } from '../record/entry.ts';
import { BadFileError } from './bad-file.ts';
import { Lines } from './lines.ts';
import { type ReadEntry, readEntry } from './read-entry.ts';
import { entryJson } from './write-json.ts';

/**
 * Entries as JSON lines: an entry a line, each with all of its fields, so that a file may be cut,
 * joined and searched by lines. There is no first line of another kind.
 */
export function* jsonLines(entries: Iterable<Entry>): Generator<string> {
  for (const entry of entries) {
    yield* entryJson(entry);
    yield '\n';
  }
}

/** Reads JSON lines that come in chunks. Empty lines are left out. */
export class JsonLinesReader {
  readonly #lines = new Lines();
  #line = 0;

  /** @throws {BadFileError} at a line that is no entry. */
  *take(chunk: string): Generator<ReadEntry> {
    for (const line of this.#lines.take(chunk)) yield* this.#read(line);
  }

  /** @throws {BadFileError} when the last line is no entry. */
  *end(): Generator<ReadEntry> {
    yield* this.#read(this.#lines.last());
  }

  *#read(line: string): Generator<ReadEntry> {
    this.#line += 1;
    if (!line.trim()) return;
    const entry = readEntry(this.#parsed(line));
    if (!entry) throw new BadFileError({ kind: 'no-entry', line: this.#line });
    yield entry;
  }

  #parsed(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch {
      throw new BadFileError({ kind: 'not-json', line: this.#line });
    }
  }
}

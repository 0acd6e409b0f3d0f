import type { EntryStore } from '../record/entry-store.ts';
import { BadFileError } from './bad-file.ts';
import type { Work } from './export-log.ts';
import { HarReader } from './har-reader.ts';
import { JsonLinesReader } from './json-lines.ts';
import type { ReadEntry } from './read-entry.ts';
import { Slices } from './slices.ts';

/** So much of a file tells what it is. */
const headSize = 1024;

interface Reader {
  take(chunk: string): Iterable<ReadEntry | undefined>;
  end(): Iterable<ReadEntry | undefined>;
}

/**
 * Reads a file of JSON lines, or a HAR, into a store: in slices, the page goes on meanwhile.
 * `progress` hears how many bytes were read.
 * @throws {BadFileError} when it is neither.
 * @throws The signal's reason.
 */
export async function importLog(
  file: Blob,
  store: EntryStore,
  { signal, progress }: Work = {},
): Promise<void> {
  signal?.throwIfAborted();
  const slices = new Slices(signal);
  const add = async (found: Iterable<ReadEntry | undefined>): Promise<void> => {
    for (const entry of found) {
      if (entry) store.add(entry.subject, entry.at);
      if (slices.isOver) await slices.rest();
    }
  };
  const decoder = new TextDecoder();
  const chunks = file.stream().getReader();
  let reader: Reader | undefined;
  let head = '';
  let size = 0;
  try {
    for (let { done, value } = await chunks.read(); !done; { done, value } = await chunks.read()) {
      signal?.throwIfAborted();
      const text = decoder.decode(value, { stream: true });
      size += value?.byteLength ?? 0;
      if (!reader) {
        head += text;
        if (head.length < headSize) continue;
        reader = readerOf(head);
        await add(reader.take(head));
      } else await add(reader.take(text));
      progress?.(size);
    }
    if (!reader) {
      reader = readerOf(head);
      await add(reader.take(head));
    }
    await add(reader.take(decoder.decode()));
    await add(reader.end());
    signal?.throwIfAborted();
  } catch (error) {
    const isAtOnce =
      error instanceof BadFileError && 'line' in error.fault && error.fault.line === 1;
    throw isAtOnce ? new BadFileError({ kind: 'unknown' }) : error;
  } finally {
    // Nobody waits for a file to be let go.
    void chunks.cancel().catch(() => {});
  }
}

function readerOf(head: string): Reader {
  return /^\s*\{\s*"log"\s*:/.test(head) ? new HarReader() : new JsonLinesReader();
}

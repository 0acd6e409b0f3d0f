import type { Entry } from '../record/entry.ts';
import { type EntryData, hasBlobs, withoutBlobs } from '../record/payload.ts';
import { csv } from './csv.ts';
import { har } from './har.ts';
import { jsonLines } from './json-lines.ts';
import { Slices } from './slices.ts';

/** A format in which a log is saved: JSON lines, CSV, or HAR. */
export type ExportFormat = 'jsonl' | 'csv' | 'har';

/** What ends a long work, and who hears how far it is. */
export interface Work {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: number) => void) | undefined;
}

/** How many characters make a part of the file. */
const partSize = 1_048_576;

/** The formats, with their media types. */
export const fileTypes: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/jsonl',
  csv: 'text/csv',
  har: 'application/json',
};

/**
 * Writes entries to a file, in slices: the page goes on meanwhile. `progress` hears how many
 * characters are written.
 * @param entries May have nothing in place of some.
 * @param url What the attempts of a HAR were made to, by the socket that the log ends with, where no
 * entry tells.
 * @throws The signal's reason.
 */
export async function exportLog(
  entries: Iterable<Entry | undefined>,
  format: ExportFormat,
  url: string,
  { signal, progress }: Work = {},
): Promise<Blob> {
  signal?.throwIfAborted();
  const slices = new Slices(signal);
  const list: Entry[] = [];
  for (const entry of entries) {
    if (entry) list.push(hasBlob(entry) ? await withBytes(entry) : entry);
    if (slices.isOver) await slices.rest();
  }
  const parts: Blob[] = [];
  let done = 0;
  let pieces: string[] = [];
  let size = 0;
  for (const piece of writers[format](list, url)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= partSize) {
      parts.push(new Blob(pieces));
      done += size;
      pieces = [];
      size = 0;
    }
    if (slices.isOver) {
      progress?.(done + size);
      await slices.rest();
    }
  }
  signal?.throwIfAborted();
  return new Blob([...parts, ...pieces], { type: fileTypes[format] });
}

const writers: Readonly<
  Record<ExportFormat, (entries: readonly Entry[], url: string) => Iterable<string>>
> = { jsonl: jsonLines, csv, har };

function hasBlob(entry: Entry): entry is Entry & { data: EntryData } {
  return 'data' in entry && entry.data !== undefined && hasBlobs(entry.data);
}

/** The entry as it will be once its Blobs are read. */
async function withBytes(entry: Entry & { data: EntryData }): Promise<Entry> {
  return { ...entry, data: await withoutBlobs(entry.data) } as Entry;
}

import { directionOf, type Entry } from '../record/entry.ts';
import { base64Pieces } from '../text/base64.ts';

const columns = ['time', 'kind', 'direction', 'size', 'text', 'base64', 'facts'];

/**
 * Entries as CSV (RFC 4180), with a row of names first. Times are ISO 8601 in UTC. `facts` holds, as
 * JSON, what has no column of its own. The data of messages that came back unsent is left out.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: what a server sent
 * must not be run by whoever opens the file. So CSV is for reading; JSON lines are exact.
 */
export function* csv(entries: Iterable<Entry>): Generator<string> {
  yield row(columns);
  for (const entry of entries) yield row(cellsOf(entry));
}

function cellsOf(entry: Entry): string[] {
  const { id, at, kind, ...facts } = entry;
  const time = new Date(at).toISOString();
  const { data, size, ...others } = facts as typeof facts & { data?: unknown; size?: number };
  const json = JSON.stringify(others);
  return [
    time,
    kind,
    directionOf(entry) ?? '',
    size === undefined ? '' : String(size),
    typeof data === 'string' ? data : '',
    data instanceof Uint8Array ? [...base64Pieces(data)].join('') : '',
    json === '{}' ? '' : json,
  ];
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  // What has no need of quotes anywhere, also where a spreadsheet parts cells by other marks.
  return /^[\w.:+/=-]*$/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}

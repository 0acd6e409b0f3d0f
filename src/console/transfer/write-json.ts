import type { Entry } from '../record/entry.ts';
import type { Payload } from '../record/payload.ts';
import { base64Pieces } from '../text/base64.ts';
import { wholeParts } from '../text/whole.ts';

/** How many characters are written at a time. */
const pieceSize = 65_536;

/**
 * An entry as JSON, in pieces: all of its fields, bytes as `{"base64":"…"}`, what was too large to
 * keep as `{"leftOut":size}`. Its Blobs have been read.
 */
export function* entryJson(entry: Entry): Generator<string> {
  if (!('data' in entry) || entry.data === undefined) {
    yield JSON.stringify(entry);
    return;
  }
  const { data, ...others } = entry;
  yield `${JSON.stringify(others).slice(0, -1)},"data":`;
  if (entry.kind === 'unsent') yield* listJson(entry.data);
  else yield* payloadJson(data as Payload);
  yield '}';
}

/** A text as JSON, in pieces. */
function* textJson(text: string): Generator<string> {
  yield '"';
  yield* escaped(text);
  yield '"';
}

/** The same without its quotes. */
export function* escaped(text: string): Generator<string> {
  for (const part of wholeParts(text, pieceSize)) yield JSON.stringify(part).slice(1, -1);
}

function* payloadJson(data: Payload): Generator<string> {
  if (typeof data === 'string') yield* textJson(data);
  else if (data instanceof Uint8Array) {
    yield '{"base64":"';
    yield* base64Pieces(data);
    yield '"}';
  } else yield JSON.stringify('leftOut' in data ? data : { leftOut: data.size });
}

function* listJson(list: readonly Payload[]): Generator<string> {
  yield '[';
  for (const [index, data] of list.entries()) {
    if (index > 0) yield ',';
    yield* payloadJson(data);
  }
  yield ']';
}

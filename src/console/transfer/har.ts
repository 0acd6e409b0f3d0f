import type { Entry, OpenSubject } from '../record/entry.ts';
import { base64Pieces } from '../text/base64.ts';
import { frameOf } from './har-frames.ts';
import { type LinkRange, linkRanges, socketRange } from './har-links.ts';
import { entryJson, escaped } from './write-json.ts';

/** The version of what the comments hold. */
export const version = 1;

/** The name by which our comments are known. */
export const creator = 'heartbeat-socket';

/**
 * A log as HAR 1.2, with `_webSocketMessages` as Chromium's developer tools write and import them:
 * an entry for each link or attempt, and in it only fields which that importer reads (it does not
 * read `cache`). What has no place in a message is in the entry's `comment`, as JSON lines: first
 * `{"heartbeat-socket":1,"entries":COUNT}`, then `{"index":INDEX,"entry":{…}}` for an entry that is
 * no message, and `{"index":INDEX,"frame":{…}}` for what a message's entry has beyond it.
 *
 * @param url What attempts of the last socket were made to, where no link of that socket tells.
 */
export function* har(entries: readonly Entry[], url: string): Generator<string> {
  const log = { version: '1.2', creator: { name: creator, version: String(version) } };
  yield `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[`;
  let separator = '';
  let address = '';
  for (const range of linkRanges(entries)) {
    if (range.start === 0 || entries[range.start]?.kind === 'another') {
      const socket = socketRange(entries, range.start);
      const isLast = socket.end === entries.length;
      address = openOf(entries, socket)?.url ?? (isLast ? url : '');
    }
    address = openOf(entries, range)?.url ?? address;
    yield separator;
    yield* link(entries, range, address);
    separator = ',\n';
  }
  yield ']}}\n';
}

function* link(entries: readonly Entry[], range: LinkRange, url: string): Generator<string> {
  yield `${JSON.stringify(factsOf(entries, range, url)).slice(0, -1)},"_webSocketMessages":[`;
  let separator = '\n';
  for (let index = range.start; index < range.end; index += 1) {
    const frame = frameOf(entries[index] as Entry);
    // Also where there is none: whoever writes this out rests in between.
    yield frame ? `${separator}${JSON.stringify(frame.head).slice(0, -1)},"data":"` : '';
    if (!frame) continue;
    yield* typeof frame.data === 'string' ? escaped(frame.data) : base64Pieces(frame.data);
    yield '"}';
    separator = ',\n';
  }
  yield '],"comment":"';
  for (const piece of comment(entries, range)) yield JSON.stringify(piece).slice(1, -1);
  yield '"}';
}

function* comment(entries: readonly Entry[], { start, end }: LinkRange): Generator<string> {
  yield `${JSON.stringify({ [creator]: version, entries: end - start })}\n`;
  for (let place = start; place < end; place += 1) {
    const entry = entries[place] as Entry;
    const frame = frameOf(entry);
    const index = place - start;
    if (frame) {
      yield frame.more ? `${JSON.stringify({ index, frame: frame.more })}\n` : '';
      continue;
    }
    yield `{"index":${index},"entry":`;
    yield* entryJson(entry);
    yield '}\n';
  }
}

/** What HAR says of a link itself. */
function factsOf(entries: readonly Entry[], range: LinkRange, url: string): object {
  const began = entries[range.start]?.at ?? 0;
  const open = openOf(entries, range);
  const lasted = Math.max(0, (entries[range.end - 1]?.at ?? 0) - began);
  const wait = open ? Math.min(lasted, Math.max(0, open.at - began)) : lasted;
  const message = { httpVersion: 'unknown', cookies: [], headers: [], headersSize: -1 };
  return {
    startedDateTime: new Date(began).toISOString(),
    time: lasted,
    request: { method: 'GET', url, ...message, queryString: [], bodySize: 0 },
    response: {
      status: open ? 101 : 0,
      statusText: open ? 'Switching Protocols' : '',
      ...message,
      headers: open?.protocol ? [{ name: protocolHeader, value: open.protocol }] : [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      bodySize: -1,
    },
    timings: { send: 0, wait, receive: lasted - wait },
    _resourceType: 'websocket',
  };
}

export const protocolHeader = 'Sec-WebSocket-Protocol';

function openOf(
  entries: readonly Entry[],
  { start, end }: LinkRange,
): (Entry & OpenSubject) | undefined {
  for (let index = start; index < end; index += 1) {
    const entry = entries[index];
    if (entry?.kind === 'open') return entry;
  }
  return undefined;
}

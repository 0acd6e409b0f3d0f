import { BadFileError } from './bad-file.ts';
import { creator, protocolHeader } from './har.ts';
import { type HarFrame, type Raw, rawClose, rawOf } from './har-frames.ts';
import { type Found, JsonWalk, type Plan } from './json-walk.ts';
import { Lines } from './lines.ts';
import { type ReadEntry, readEntry } from './read-entry.ts';

const link = '/log/entries/*';

/** What is looked at; of the rest, an answer's body may be large. */
const plans: Readonly<Record<string, Plan>> = {
  '': 'enter',
  '/log': 'enter',
  '/log/creator': 'take',
  '/log/entries': 'enter',
  [link]: 'enter',
  [`${link}/startedDateTime`]: 'take',
  [`${link}/request`]: 'enter',
  [`${link}/request/url`]: 'take',
  [`${link}/response`]: 'enter',
  [`${link}/response/headers`]: 'take',
  [`${link}/_webSocketMessages`]: 'enter',
  [`${link}/_webSocketMessages/*`]: 'take',
  [`${link}/comment`]: 'stream',
};

/** Reads a HAR that comes in chunks: one of ours, or one that a browser's developer tools wrote. */
export class HarReader {
  readonly #walk = new JsonWalk(
    (path) => (Object.hasOwn(plans, path) ? plans[path] : undefined) ?? 'skip',
  );
  #link = new LinkReader();
  /** Links of other files; they are put in the order of their beginnings. */
  readonly #foreign: LinkReader[] = [];
  #hasEntries = false;
  /** One of ours may be empty. */
  #isOurs = false;
  #count = 0;

  /** @throws {BadFileError} where the file is no HAR. */
  *take(chunk: string): Generator<ReadEntry | undefined> {
    try {
      for (const found of this.#walk.take(chunk)) yield* this.#read(found);
    } catch (error) {
      throw error instanceof SyntaxError ? new BadFileError({ kind: 'broken-har' }) : error;
    }
  }

  /** @throws {BadFileError} when the file was not complete, or has no WebSocket. */
  *end(): Generator<ReadEntry | undefined> {
    if (!this.#walk.isOver || !this.#hasEntries) throw new BadFileError({ kind: 'broken-har' });
    this.#foreign.sort((one, other) => one.began - other.began);
    for (const link of this.#foreign) {
      yield* this.#counted(link.foreignEntries(this.#count > 0));
    }
    if (this.#count === 0 && !this.#isOurs) throw new BadFileError({ kind: 'no-socket' });
  }

  *#read(found: Found): Generator<ReadEntry | undefined> {
    if (found.path === '/log/entries') this.#hasEntries = true;
    if (found.kind === 'value' && found.path === '/log/creator') {
      this.#isOurs = (found.value as Raw | null)?.name === creator;
    }
    if (found.kind !== 'end' || found.path !== link) {
      this.#link.read(found);
      // Where nothing comes of it yet, too: the page is to rest in between.
      yield undefined;
      return;
    }
    if (this.#link.isOurs) yield* this.#counted(this.#link.ownEntries());
    else if (this.#link.isSocket) this.#foreign.push(this.#link);
    this.#link = new LinkReader();
  }

  *#counted(entries: Iterable<Raw>): Generator<ReadEntry | undefined> {
    for (const raw of entries) {
      const entry = readEntry(raw);
      if (!entry) throw new BadFileError({ kind: 'broken-har' });
      this.#count += 1;
      yield entry;
    }
  }
}

/** What an entry beyond its frame, or instead of one, is told by in a comment. */
interface Note {
  readonly index: number;
  readonly entry?: Raw;
  readonly frame?: Raw;
}

/** One entry of a HAR. */
class LinkReader {
  began = Number.NaN;
  #url = '';
  #protocol = '';
  #frames: HarFrame[] | undefined;
  readonly #lines = new Lines();
  #isOtherComment = false;
  #total: number | undefined;
  readonly #notes: Note[] = [];

  /** Whether it is one that we wrote, and all of it is there. */
  get isOurs(): boolean {
    if (this.#total === undefined) return false;
    const others = this.#notes.filter(({ entry }) => entry).length;
    return others + (this.#frames?.length ?? 0) === this.#total;
  }

  get isSocket(): boolean {
    return this.#frames !== undefined && !Number.isNaN(this.began);
  }

  read(found: Found): void {
    const name = found.path.slice(link.length + 1);
    if (found.kind === 'piece') this.#readComment(found.text);
    else if (found.kind === 'end') {
      if (name === '_webSocketMessages') this.#frames ??= [];
    } else if (name === 'startedDateTime') this.began = Date.parse(text(found.value));
    else if (name === 'request/url') this.#url = text(found.value);
    else if (name === 'response/headers') this.#protocol = protocolOf(found.value);
    else if (name === '_webSocketMessages/*') this.#addFrame(found.value);
  }

  *ownEntries(): Generator<Raw> {
    const frames = (this.#frames ?? []).values();
    let next = 0;
    for (let index = 0; index < (this.#total ?? 0); index += 1) {
      const note = this.#notes[next]?.index === index ? this.#notes[next] : undefined;
      if (note) next += 1;
      if (note?.entry) yield note.entry;
      else {
        const { value } = frames.next();
        if (value) yield { ...rawOf(value), ...note?.frame };
      }
    }
  }

  /** @param hasOthers Whether another socket's entries come before. */
  *foreignEntries(hasOthers: boolean): Generator<Raw> {
    const at = this.began;
    if (hasOthers) yield { kind: 'another', at };
    yield { kind: 'open', at, url: this.#url, protocol: this.#protocol, attempt: 0 };
    const frames = (this.#frames ?? []).toSorted((one, other) => one.time - other.time);
    let isClosing = false;
    for (const frame of frames) {
      if (frame.opcode !== 8) yield rawOf(frame);
      // Each side sends one; the first began it.
      else if (!isClosing) {
        isClosing = true;
        yield rawClose(frame);
      }
    }
  }

  #addFrame(value: unknown): void {
    const { type, time, opcode, data } = (value ?? {}) as Partial<Record<string, unknown>>;
    const known = type === 'send' || type === 'receive' || type === 'error';
    if (!known || typeof time !== 'number' || typeof opcode !== 'number') return;
    if (typeof data !== 'string') return;
    this.#frames ??= [];
    this.#frames.push({ type, time, opcode, data });
  }

  #readComment(text: string): void {
    if (this.#isOtherComment) return;
    for (const line of this.#lines.take(text)) {
      const value = parsed(line);
      if (this.#total !== undefined && isAfter(value.index, this.#notes.at(-1)?.index)) {
        this.#notes.push(value as unknown as Note);
      } else if (creator in value && typeof value.entries === 'number') this.#total = value.entries;
      else this.#isOtherComment = true;
    }
  }
}

function isAfter(index: unknown, last = -1): boolean {
  return typeof index === 'number' && index > last;
}

function parsed(line: string): Raw {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Raw) : {};
  } catch {
    return {};
  }
}

function protocolOf(headers: unknown): string {
  if (!Array.isArray(headers)) return '';
  const names = (each: unknown) => text((each as Raw | null)?.name).toLowerCase();
  const header = headers.find((each) => names(each) === protocolHeader.toLowerCase());
  return text((header as Raw | undefined)?.value);
}

/** Of anything but a text, nothing: whatever it is, it may throw when it is made a text. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

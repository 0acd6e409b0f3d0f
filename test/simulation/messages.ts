import type { SendData } from '../../src/core/reports.ts';

/** What kind of data a message is. */
export type Kind = 'text' | 'bytes' | 'blob';

/** A message that the page sends; its data says which one it is, wherever it turns up. */
export interface Message {
  readonly id: number;
  readonly kind: Kind;
  readonly size: number;
  /** When the page sent it. */
  readonly time: number;
  fate: 'new' | 'held' | 'written' | 'unsent' | 'discarded';
}

/** The first byte of messages that are bytes; probes have another. */
const mark = 0xaa;

/** The least size that has room for the id. */
const least = 8;

/** The messages of a world. */
export class Messages {
  readonly all: Message[] = [];
  readonly #blobs = new WeakMap<object, Message>();

  /** A message, and its data as the page gives it to `send()`. */
  make(kind: Kind, size: number, time: number): { message: Message; data: SendData } {
    const id = this.all.length;
    const message: Message = { id, kind, size: Math.max(size, least), time, fate: 'new' };
    this.all.push(message);
    if (kind === 'bytes') return { message, data: bytesOf(message) };
    const text = `m${id}.`.padEnd(message.size, '-');
    if (kind === 'text') return { message, data: text };
    const data = new Blob([text]);
    this.#blobs.set(data, message);
    return { message, data };
  }

  /** The message that `data` is; `undefined` where it is none of the page's. */
  find(data: unknown): Message | undefined {
    if (typeof data === 'string') {
      const [, id] = /^m(\d+)\./.exec(data) ?? [];
      return this.all[Number(id)];
    }
    if (data instanceof Blob) return this.#blobs.get(data);
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data as ArrayBuffer);
    if (bytes[0] !== mark || bytes.length < least) return undefined;
    return this.all[((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0)];
  }

  /** Whether `data` is still what was given to `send()`. */
  isWhole(data: unknown, { size }: Message): boolean {
    if (typeof data === 'string') return data.length === size;
    if (data instanceof Blob) return data.size === size;
    const bytes = data as Uint8Array;
    return bytes.byteLength === size && bytes.at(-1) === mark;
  }

  /** Does to `data` what a page may do to its own buffer after it was sent. */
  spoil(data: SendData): void {
    if (data instanceof Uint8Array) data.fill(0, 3);
  }
}

function bytesOf({ id, size }: Message): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(mark);
  bytes[1] = id >> 8;
  bytes[2] = id & 255;
  return bytes;
}

export const sizeOf = (data: unknown): number => {
  if (typeof data === 'string') return data.length;
  return data instanceof Blob ? data.size : (data as ArrayBuffer).byteLength;
};

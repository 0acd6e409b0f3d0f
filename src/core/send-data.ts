/** Data to be sent: as Web IDL converts it, its size, its copy. */
import type { SendData } from './reports.ts';

/** Whether data is of one of these kinds, in whichever window or realm it was made. */
const isOf = (data: unknown, ...kinds: string[]) =>
  kinds.includes(
    (data as { [Symbol.toStringTag]?: string } | undefined)?.[Symbol.toStringTag] ?? '',
  );

/** Whether data is bytes rather than text. */
export const isBytes = (data: unknown): data is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(data) || isOf(data, 'ArrayBuffer');

/** The bytes themselves, not copied. */
export const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

/** What `WebSocket.send()` makes of its argument: text, unless it is bytes or a Blob. */
export const toSendData = (data: unknown): SendData =>
  isBytes(data) || isOf(data, 'Blob', 'File') ? (data as SendData) : `${data}`;

/** The size of data on the wire, in bytes. */
export const sizeOf = (data: SendData): number => new Blob([data as BlobPart]).size;

/** The data as it is now: a view's bytes as a `Uint8Array`; text and Blobs can't change. */
export function copyOf<Data extends SendData>(data: Data): Data | Uint8Array | ArrayBuffer {
  if (!isBytes(data)) return data;
  return ArrayBuffer.isView(data) ? bytesOf(data).slice() : data.slice(0);
}

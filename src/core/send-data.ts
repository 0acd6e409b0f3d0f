/** Data to be sent: as Web IDL converts it, its size, its copy. */
import type { SendData } from './reports.ts';

/** What kind of object data is, in whichever window or realm it was made. */
const kindOf = (data: unknown) =>
  (data as { readonly [Symbol.toStringTag]: string } | null)?.[Symbol.toStringTag];

/** Whether data is bytes rather than text. */
export const isBytes = (data: unknown): data is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(data) || /ArrayBuffer$/.test(kindOf(data) as string);

/** The bytes themselves, not copied. */
export const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

/** What `WebSocket.send()` makes of its argument: text, unless it is bytes or a Blob. */
export const toSendData = (data: unknown): SendData =>
  isBytes(data) || ['Blob', 'File'].includes(kindOf(data) as string)
    ? (data as SendData)
    : `${data}`;

/** The size of data on the wire, in bytes. */
export const sizeOf = (data: SendData): number => new Blob([data as BlobPart]).size;

/** The data as it is now: a view's bytes as a `Uint8Array`; text and Blobs can't change. */
export function copyOf<Data extends SendData>(data: Data): Data | Uint8Array | ArrayBuffer {
  if (!isBytes(data)) return data;
  return ArrayBuffer.isView(data) ? bytesOf(data).slice() : data.slice();
}

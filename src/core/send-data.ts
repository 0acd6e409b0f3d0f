/** Data to be sent: as Web IDL converts it, its size, its copy. */
import { isBytes } from './heartbeat-format.ts';
import type { SendData } from './reports.ts';

/** What `WebSocket.send()` makes of its argument: text, unless it is bytes or a Blob. */
export function toSendData(data: unknown): SendData {
  const isData = typeof data === 'string' || isBytes(data) || data instanceof Blob;
  return isData ? (data as SendData) : `${data}`;
}

/** The size of data on the wire, in bytes. */
export function sizeOf(data: SendData): number {
  if (typeof data === 'string') return new TextEncoder().encode(data).length;
  return isBytes(data) ? data.byteLength : data.size;
}

/** The data as it is now: a view's bytes as a `Uint8Array`; text and Blobs can't change. */
export function copyOf<Data extends SendData>(data: Data): Data | Uint8Array | ArrayBuffer {
  if (data instanceof ArrayBuffer) return data.slice(0);
  if (!ArrayBuffer.isView(data)) return data;
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

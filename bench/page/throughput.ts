import type { LibraryName } from '../libraries/names.ts';
import { contender } from './contenders.ts';

/** Messages that go one way. */
export interface Traffic {
  readonly direction: 'receive' | 'send';
  readonly kind: 'text' | 'binary';
  /** Bytes per message. */
  readonly size: number;
  /** Messages per sample. */
  readonly count: number;
}

/** Resolves with the milliseconds until the last message was there. */
export function sample(
  name: LibraryName,
  { direction, kind, size, count }: Traffic,
): Promise<number> {
  const socket = contender(name);
  const isSending = direction === 'send';
  const payload = kind === 'text' ? 'x'.repeat(size) : new Uint8Array(size).fill(120).buffer;
  return new Promise((resolve) => {
    const begun = performance.now();
    // Of what is sent, the server says when all of it has arrived.
    socket.after(isSending ? 1 : count, () => resolve(performance.now() - begun));
    socket.send(`${direction} ${count} ${size} ${kind}`);
    for (let sent = 0; isSending && sent < count; sent++) socket.send(payload);
  });
}

/** A collection in the midst of a sample would be of somebody else's garbage. */
export const collectGarbage = () => (globalThis as { gc?: () => void }).gc?.();

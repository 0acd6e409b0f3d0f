import { nextEvent } from '../../support/waiting.ts';
import type { Scene } from './scene.ts';
import { opcodes, type ReceivedFrame } from './script.ts';

/** `send()` with arguments of any kind. */
export const send = (socket: WebSocket, ...args: unknown[]): unknown =>
  Reflect.apply(socket.send, socket, args);

/** The frames that arrive when a page does this with an open link, without the close frame. */
export async function arrived(
  scene: Scene,
  act: (socket: WebSocket) => unknown,
): Promise<readonly ReceivedFrame[]> {
  const place = scene.script();
  const socket = await scene.open(place.url);
  await act(socket);
  socket.close();
  await nextEvent(socket, 'close');
  return (await place.transcript()).frames.slice(0, -1);
}

/** Their kinds and payloads, as hex. */
export const summary = (frames: readonly ReceivedFrame[]) =>
  frames.map(({ opcode, payload }) => `${opcode === opcodes.text ? 'text' : 'bytes'} ${payload}`);

export const bytes = (...values: number[]) => Uint8Array.from(values);

/** Memory that workers share; its constructor is there for isolated pages only. */
export const sharedMemory = () =>
  new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;

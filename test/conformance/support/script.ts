/** What `test/runner/scripted-server.mjs` is told to do, and what it tells. */

/** One thing that the server does once the handshake is answered; one after the other. */
export type Step =
  /** Writes these bytes, as hex. */
  | { readonly write: string }
  /** Waits until the page says `go()`. */
  | { readonly wait: true }
  /** Waits until so many frames have arrived. */
  | { readonly frames: number }
  /** Reads no more. */
  | { readonly rest: true }
  /** Waits for the client's close frame, answers it by the same, and ends the connection. */
  | { readonly answer: true }
  /** Ends the connection as TCP does (FIN). */
  | { readonly end: true }
  /** Ends the connection by a TCP reset. */
  | { readonly reset: true };

export interface Script {
  /** The answer to the handshake: the right one, `null` for none, or this text. */
  readonly reply?: string | null;
  readonly steps?: readonly Step[];
}

/** A frame as it came, unmasked. */
export interface ReceivedFrame {
  readonly isFinal: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly isMasked: boolean;
  readonly length: number;
  /** As hex, the first 1,024 bytes. */
  readonly payload: string;
}

/** What the server saw of one connection. */
export interface Transcript {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly frames: readonly ReceivedFrame[];
}

/** An address whose server does as the script says, and what to ask it. */
export class ScriptedPlace {
  readonly url: string;
  readonly #server: string;
  readonly #key = crypto.randomUUID();

  constructor(server: string, script: Script) {
    this.#server = server;
    this.url = `ws:${server}script/${this.#key}?script=${encodeURIComponent(JSON.stringify(script))}`;
  }

  /** Lets the script go on where it waits. */
  async go(): Promise<void> {
    await fetch(`http:${this.#server}go/${this.#key}`);
  }

  /** What the server saw; waits for the end of the connection. */
  async transcript(): Promise<Transcript> {
    return (await fetch(`http:${this.#server}transcript/${this.#key}`)).json();
  }
}

/** The last steps of a server that closes as RFC 6455 wants. */
export const farewell: readonly Step[] = [{ answer: true }];

/** A frame as bytes, as hex: unmasked, as a server sends it, and all in order but what is given. */
export function frame(
  opcode: number,
  payload: Uint8Array | string = '',
  { isFinal = true, reserved = 0, mask = false, sizeOfLength = 0 } = {},
): string {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const { length } = bytes;
  const size = sizeOfLength || (length < 126 ? 1 : length < 65536 ? 2 : 8);
  const head = [(isFinal ? 0x80 : 0) | (reserved << 4) | opcode];
  const masked = mask ? 0x80 : 0;
  head.push(masked | (size === 1 ? length : size === 2 ? 126 : 127));
  for (let at = size - 1; size > 1 && at >= 0; at--)
    head.push(Math.floor(length / 256 ** at) & 255);
  if (mask) head.push(0, 0, 0, 0);
  return toHex([...head, ...bytes]);
}

export const toHex = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A text as the hex of its UTF-8. */
export const textHex = (text: string): string => toHex(new TextEncoder().encode(text));

export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

/** A message of one text frame. */
export const textFrame = (text: string): string => frame(opcodes.text, text);

/** A close frame's payload: a code and a reason. */
export const closePayload = (code: number, reason = ''): Uint8Array =>
  Uint8Array.of(code >> 8, code & 255, ...new TextEncoder().encode(reason));

/** A close frame: with a code and a reason, or empty. */
export const closeFrame = (code?: number, reason = ''): string =>
  frame(opcodes.close, code === undefined ? '' : closePayload(code, reason));

/** The head of an answer to a handshake, right but for what is given; `undefined` leaves one out. */
export function handshake(headers: Readonly<Record<string, string | undefined>> = {}): string {
  const all = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Accept': '{accept}',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return ['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n');
}

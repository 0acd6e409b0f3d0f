/** A JSON form of messages in which a text travels as `msg`. */
export type JsonForm = 'mode' | 'ModeCode';

/** What a message says to the server. */
export interface Meaning {
  /** Whether it is a probe in one of the heartbeat formats. */
  readonly isHeartbeat: boolean;
  /** The JSON form it is in, if any. */
  readonly form: JsonForm | undefined;
}

const PLAIN: Meaning = { isHeartbeat: false, form: undefined };
const HEARTBEAT: Meaning = { isHeartbeat: true, form: undefined };

/** The heartbeats that are a mere text. */
const TEXT_PROBES = new Set(['ping', '检测']);
const LONGEST_TEXT_PROBE = Math.max(...[...TEXT_PROBES].map((probe) => Buffer.byteLength(probe)));
const BRACE = '{'.charCodeAt(0);

/** Reads a message's bytes. Anything that is no heartbeat format means nothing in particular. */
export function understand(data: Buffer): Meaning {
  // A flood of plain messages costs no decoding.
  if (data[0] === BRACE) return understandJson(data.toString());
  if (data.length > LONGEST_TEXT_PROBE) return PLAIN;
  return TEXT_PROBES.has(data.toString()) ? HEARTBEAT : PLAIN;
}

/** What answers this message: `pong` for the text `ping`, or `undefined`: the message itself. */
export function replyTo(data: Buffer, isBinary: boolean): string | undefined {
  return !isBinary && data.length === 4 && data.toString() === 'ping' ? 'pong' : undefined;
}

/** Puts a text into a client's form; as it is without one. */
export function inForm(form: JsonForm | undefined, msg: string): string {
  switch (form) {
    case 'mode':
      return JSON.stringify({ mode: 'MESSAGE', msg });
    case 'ModeCode':
      return JSON.stringify({ ModeCode: 'message', msg });
    case undefined:
      return msg;
  }
}

function understandJson(text: string): Meaning {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return PLAIN;
  }
  const { mode, ModeCode, heart } = value as Record<string, unknown>;
  if (typeof mode === 'string') return { isHeartbeat: mode === 'HEART_BEAT', form: 'mode' };
  if (typeof ModeCode === 'string') {
    return { isHeartbeat: ModeCode === 'heart_beat', form: 'ModeCode' };
  }
  return heart === 1 ? HEARTBEAT : PLAIN;
}

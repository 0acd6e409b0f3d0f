import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why an upgrade is answered with an HTTP error instead of a WebSocket. */
export interface Refusal {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** One sentence for the person who reads the answer; its body. */
  readonly sentence: string;
}

/** Statuses whose answer has no body (RFC 9110, sections 15.3.5 and 15.4.5). */
const BODILESS = new Set([204, 304]);

/** How long a refused client may take to hang up before its connection is destroyed, in ms. */
const HANG_UP_TIME = 2000;

/**
 * Answers an upgrade with an HTTP error and ends the connection. The bytes still coming from the
 * client are read and thrown away: destroying a socket with unread bytes resets the connection, and
 * a reset can overtake the answer.
 */
export function refuse(socket: Duplex, { status, sentence }: Refusal): void {
  const body = BODILESS.has(status) ? '' : `${sentence}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    'Connection: close',
    ...(status === 426 ? ['Upgrade: websocket'] : []),
    ...(body === ''
      ? []
      : ['Content-Type: text/plain; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  const timer = setTimeout(() => socket.destroy(), HANG_UP_TIME);
  socket.once('close', () => clearTimeout(timer));
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

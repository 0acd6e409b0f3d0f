import type { Ask } from './callbacks.ts';
import type { HeartbeatData, Settings } from './options.ts';
import { bytesOf, copyOf, isBytes } from './send-data.ts';
import type { Probe } from './state.ts';

/** How a heartbeat looks on the wire: what to send, and what a message means. */
export interface HeartbeatFormat {
  /** The next probe. */
  probe(settings: Settings): HeartbeatData;
  /** The index of the owed probe that `data` is the reply to, or −1 where it is a message. */
  replyTo(data: unknown, owed: readonly Probe[], settings: Settings): number;
}

const isEcho = (data: unknown, probe: HeartbeatData): boolean =>
  isBytes(data) && isBytes(probe)
    ? data.byteLength === probe.byteLength && `${bytesOf(data)}` === `${bytesOf(probe)}`
    : data === probe;

/** The format of the options `heartMessage` and `heartReply`; `ask` calls them where they are functions. */
export const messageFormat = (ask: Ask): HeartbeatFormat => ({
  probe: ({ heartMessage: given }) =>
    ask(
      'heart-message',
      () => copyOf(typeof given === 'function' ? given() : given) as HeartbeatData,
      'ping',
    ),

  replyTo: (data, owed, { heartReply: given }) =>
    owed.findIndex(({ data: probe }) => {
      if (typeof given === 'string') return data === given;
      const isUsual = data === 'pong' || isEcho(data, probe);
      return given ? ask('heart-reply', () => given(data, probe), isUsual) : isUsual;
    }),
});

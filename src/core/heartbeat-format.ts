import type { Ask } from './callbacks.ts';
import type { HeartbeatData, Settings } from './options.ts';
import { bytesOf, isBytes } from './send-data.ts';
import type { Probe } from './state.ts';

/** How a heartbeat looks on the wire: what to send, and what a message means. */
export interface HeartbeatFormat {
  /** The next probe. */
  probe(settings: Settings): HeartbeatData;
  /** The index of the owed probe that `data` is the reply to, or −1 where it is a message. */
  replyTo(data: unknown, owed: readonly Probe[], settings: Settings): number;
}

function isEcho(data: unknown, probe: HeartbeatData): boolean {
  if (!isBytes(data) || !isBytes(probe)) return data === probe;
  const sent = bytesOf(probe);
  return data.byteLength === sent.length && bytesOf(data).every((byte, at) => byte === sent[at]);
}

/** The format of the options `heartMessage` and `heartReply`; `ask` calls them where they are functions. */
export const messageFormat = (ask: Ask): HeartbeatFormat => ({
  probe({ heartMessage }) {
    const given = heartMessage || 'ping';
    return ask('heart-message', () => (typeof given === 'function' ? given() : given)) ?? 'ping';
  },

  replyTo(data, owed, { heartReply }) {
    return owed.findIndex(({ data: probe }) => {
      const isDefault = () => data === 'pong' || isEcho(data, probe);
      if (!heartReply) return isDefault();
      if (typeof heartReply !== 'function') return data === heartReply;
      return ask('heart-reply', () => heartReply(data, probe)) ?? isDefault();
    });
  },
});

import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { FloodPlan } from './query.ts';
import type { Timers } from './timers.ts';

/** While more than this many bytes wait to be written, nothing is added to them. */
const WAITING_BYTES = 262_144;

/** The shortest pause between two batches, in ms. */
const SHORTEST_PAUSE = 2;

/** Of what could not be sent in time, at most so many seconds' worth is made up for. */
const CATCH_UP_SECONDS = 0.25;

/**
 * Pushes numbered messages: the text of a number, from 1 on and without gaps, padded with spaces to
 * the size asked for (a number that is longer than that is not cut). Each timer sends as many as
 * have fallen due since the last one, so the rate holds although timers are late; a client that
 * reads more slowly gets what it can take.
 */
export function flood(
  socket: WebSocket,
  link: Duplex,
  timers: Timers,
  { perSecond, size }: FloodPlan,
): void {
  let sent = 0;
  let due = 0;
  let last = performance.now();

  const sendWhatIsDue = () => {
    const now = performance.now();
    due = Math.min(due + ((now - last) / 1000) * perSecond, 1 + perSecond * CATCH_UP_SECONDS);
    last = now;
    link.cork();
    while (due >= 1 && socket.bufferedAmount < WAITING_BYTES) {
      due -= 1;
      sent += 1;
      socket.send(String(sent).padEnd(size));
    }
    link.uncork();
    waitForNext();
  };

  const waitForNext = () => {
    if (socket.readyState !== WebSocket.OPEN) return;
    const untilNext = Math.ceil(((1 - due) / perSecond) * 1000);
    timers.after(Math.max(SHORTEST_PAUSE, untilNext), sendWhatIsDue);
  };

  waitForNext();
}

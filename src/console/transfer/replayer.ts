import type { ReactiveController } from 'lit';
import type { SendData } from '../../core/reports.ts';
import type { Inspector } from '../inspector.ts';
import type { Entry } from '../record/entry.ts';
import { errorSubject } from '../record/subjects.ts';
import type { Source } from '../watch/source.ts';
import { type Pace, ReplayPace } from './replay-pace.ts';
import { Slices } from './slices.ts';

/** The most messages that are sent before the page has its turn. */
const mostAtOnce = 64;

/** The longest time until it looks again, in milliseconds: timers do not hold any. */
const longestSleep = 3_600_000;

/** How often a link that is gone is looked for, in milliseconds; most often, it is told. */
const lookTime = 250;

/** A message that is sent again. */
interface Message {
  readonly data: SendData;
  readonly at: number;
}

interface Running {
  readonly source: Source;
  readonly messages: readonly Message[];
  readonly pace: ReplayPace;
  /** How many messages are left out: of those that were too large to keep, there is nothing to send. */
  readonly leftOut: number;
}

/** How far a replay is. */
export interface ReplayProgress {
  readonly sent: number;
  readonly total: number;
  /** Whether it waits for the link. */
  readonly isHeld: boolean;
}

/**
 * Sends recorded messages again, over the socket that is watched and with the pauses that were
 * between them. While there is no link, it waits. It ends with what the user looks at: when the
 * console leaves the page, watches another socket, or may not act.
 */
export class Replayer implements ReactiveController {
  readonly #inspector: Inspector;
  #running: Running | undefined;
  /** Counts the starts, so that one that was overtaken ends. */
  #starts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    inspector.host.addController(this);
  }

  /** How far it is, while it runs. */
  get progress(): ReplayProgress | undefined {
    const running = this.#running;
    if (!running) return undefined;
    const { source, pace, messages } = running;
    return { sent: pace.next, total: messages.length, isHeld: source.state !== 'open' };
  }

  /** Sends what was sent of these entries. One that runs ends. */
  async start(entries: Iterable<Entry | undefined>, pace: Pace): Promise<void> {
    this.stop();
    this.#starts += 1;
    const start = this.#starts;
    const { source } = this.#inspector;
    const messages: Message[] = [];
    let leftOut = 0;
    const slices = new Slices();
    for (const entry of entries) {
      if (entry?.kind === 'sent') {
        if (typeof entry.data === 'object' && 'leftOut' in entry.data) leftOut += 1;
        else messages.push({ data: entry.data as SendData, at: entry.at });
      }
      if (slices.isOver) await slices.rest();
    }
    const { source: current, texts, readOnly, host } = this.#inspector;
    if (start !== this.#starts || !source || source !== current) return;
    if (readOnly || !host.isConnected) return;
    if (messages.length === 0) {
      this.#inspector.say(texts.nothingToReplay);
      return;
    }
    const times = messages.map(({ at }) => at);
    const timing = new ReplayPace(times, pace, performance.now());
    this.#running = { source, messages, leftOut, pace: timing };
    host.requestUpdate();
    this.#play();
  }

  /** Ends it, if it runs. */
  stop(): void {
    this.#starts += 1;
    clearTimeout(this.#timer);
    if (!this.#running) return;
    this.#running = undefined;
    this.#inspector.host.requestUpdate();
  }

  hostUpdate(): void {
    const { source, readOnly } = this.#inspector;
    if (this.#running && (readOnly || source !== this.#running.source)) this.#end();
  }

  /** What has changed may be the link. */
  hostUpdated(): void {
    const goesOn = this.#running?.source.state === 'open' && this.#isHeld;
    // Not within the update that is being finished.
    if (goesOn) queueMicrotask(this.#play);
  }

  hostDisconnected(): void {
    this.stop();
  }

  #isHeld = false;

  readonly #play = (): void => {
    clearTimeout(this.#timer);
    const running = this.#running;
    if (!running) return;
    const { source, pace } = running;
    const now = performance.now();
    this.#isHeld = source.state !== 'open';
    if (this.#isHeld) pace.hold(now);
    else pace.advance(now);
    for (let sent = 0; sent < mostAtOnce && this.#isDue(running); sent += 1) {
      if (!this.#send(running)) return;
    }
    if (pace.isOver) this.#end();
    // What happened at a message may have ended it.
    if (this.#running !== running) return;
    const wait = this.#isHeld ? lookTime : Math.min(pace.wait, longestSleep);
    this.#timer = setTimeout(this.#play, wait);
    this.#inspector.showSoon();
  };

  /** Also asked between two messages: what happens at one may end the link, or the replay. */
  #isDue({ source, pace }: Running): boolean {
    return (
      this.#running?.pace === pace && !pace.isOver && pace.wait === 0 && source.state === 'open'
    );
  }

  #send({ source, messages, pace }: Running): boolean {
    try {
      source.send((messages[pace.next] as Message).data);
      pace.goOn();
      return true;
    } catch (error) {
      this.#inspector.recorder.note(errorSubject(error));
      this.#end();
      return false;
    }
  }

  /** Ends it, and tells how far it came. */
  #end(): void {
    const running = this.#running;
    this.stop();
    if (!running) return;
    const { say, texts } = this.#inspector;
    say(texts.replayed(running.pace.next, running.messages.length, running.leftOut));
  }
}

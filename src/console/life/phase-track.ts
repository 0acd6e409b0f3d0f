/**
 * What the link is about. `dead` is open still, but nothing came any more: that is found out later.
 * A socket that was never started counts as closed.
 */
export type Phase = 'open' | 'connecting' | 'waiting' | 'dead' | 'closed';

/** All of them, in the order in which they are shown. */
export const phases: readonly Phase[] = ['open', 'connecting', 'waiting', 'dead', 'closed'];

/** From when on it was so, in milliseconds; without a phase: nobody watched. */
export interface Span {
  readonly phase: Phase | undefined;
  readonly since: number;
}

/** A phase with its beginning and its end. */
export interface PastSpan extends Span {
  readonly phase: Phase;
  readonly until: number;
}

/** How many spans are remembered; the oldest go first. */
const mostSpans = 512;

/** When a link was open, connecting, waiting, dead or closed. */
export class PhaseTrack {
  readonly #spans: Span[] = [];

  /** What it is now. */
  get current(): Span | undefined {
    return this.#spans.at(-1);
  }

  /** Goes on in this phase, from then on; nothing changes where it is in it already. */
  enter(phase: Phase | undefined, since: number): void {
    if (phase !== this.current?.phase) this.begin(phase, since);
  }

  /** Begins this phase, also where it is in it already. */
  begin(phase: Phase | undefined, since: number): void {
    this.#spans.push({ phase, since });
    if (this.#spans.length > mostSpans) this.#spans.shift();
  }

  /** What is open has been dead since then. */
  foundDead(since: number): void {
    if (this.current?.phase === 'open') this.begin('dead', since);
  }

  /** The spans between two times, cut to fit. */
  between(from: number, to: number): PastSpan[] {
    return this.#spans.flatMap(({ phase, since }, index) => {
      const until = Math.min(to, this.#spans[index + 1]?.since ?? to);
      const start = Math.max(from, since);
      return phase && until > start ? [{ phase, since: start, until }] : [];
    });
  }
}

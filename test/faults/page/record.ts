import type { Entry, Journal, Progress } from '../journal.ts';
import { moment } from '../moment.ts';
import { factsOf, type Subject } from './subject.ts';
import type { Twin } from './twin.ts';

/** What is kept of each event's facts. */
const kept = {
  open: ['attempt'],
  close: ['code', 'cause', 'willReconnect', 'unconfirmed'],
  reconnecting: ['attempt', 'delay', 'cause'],
  heartbeat: ['latency'],
  statechange: ['state', 'previous'],
} as const;

const pageEvents = {
  document: ['visibilitychange', 'freeze', 'resume'],
  window: ['online', 'offline', 'pagehide', 'pageshow'],
} as const;

const hints = ['visibilitychange visible', 'resume', 'online', 'pageshow persisted'];

type Mutable<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key];
};

/** Writes down all that a subject tells, and has the twin do the same by bare means. */
export class Recorder {
  readonly #subject: Subject;
  readonly #twin: Twin;
  readonly #lastLife: Record<number, number> = {};
  readonly #notes: Pick<
    Mutable<Journal>,
    'events' | 'accepted' | 'written' | 'unsent' | 'received' | 'probes'
  > = { events: [], accepted: [], written: [], unsent: [], received: [], probes: [] };
  #link = 0;

  constructor(subject: Subject, twin: Twin) {
    this.#subject = subject;
    this.#twin = twin;
    this.#followEvents();
    this.#followFrames();
    this.#followPage();
  }

  get journal(): Journal {
    return {
      ...this.#notes,
      lastLife: this.#lastLife,
      twin: this.#twin.notes,
      state: this.#subject.state,
    };
  }

  get progress(): Progress {
    const { events, probes, received } = this.#notes;
    const retry = events.findLast((entry) => entry.type === 'reconnecting');
    return {
      state: this.#subject.state,
      isTwinOpen: this.#twin.isOpen,
      opens: this.#link,
      heartbeats: events.filter(({ type }) => type === 'heartbeat').length,
      probes: probes.length,
      received: received.length,
      retry: retry?.detail.attempt ?? 0,
    };
  }

  accept(number: number): void {
    this.#notes.accepted.push(number);
  }

  #add(type: Entry['type'], detail: unknown): void {
    this.#notes.events.push({ at: moment(), type, detail } as Entry);
  }

  #followEvents(): void {
    const target: EventTarget = this.#subject;
    for (const [type, names] of Object.entries(kept)) {
      target.addEventListener(type, (event) => {
        const facts = factsOf(event);
        if (type === 'open') {
          this.#link += 1;
          this.#live();
        }
        this.#add(
          type as Entry['type'],
          Object.fromEntries(names.map((name) => [name, facts[name]])),
        );
        if (type === 'reconnecting') this.#twin.wait(facts.delay as number);
        if (type === 'statechange' && facts.state === 'connecting') this.#twin.attempt();
      });
    }
    target.addEventListener('error', (event) => {
      const { error } = factsOf(event) as { error?: Error };
      this.#add('error', { message: error?.message ?? '' });
    });
    target.addEventListener('unsent', (event) => {
      const { data, reason } = factsOf(event) as { data: string[]; reason: string };
      this.#add('unsent', { reason, count: data.length });
      this.#notes.unsent.push(...data.map(numberOf));
    });
    target.addEventListener('message', (event) => {
      const text = String((event as MessageEvent).data);
      // The server's own are numbers, perhaps padded; all else are echoes of ours.
      if (/^\d+ *$/.test(text)) {
        this.#notes.received.push({ number: Number(text), link: this.#link });
      }
    });
  }

  #followFrames(): void {
    this.#subject.tap(({ type, data }) => {
      const link = this.#link;
      if (type === 'received' || type === 'reply') this.#live();
      if (type === 'probe') this.#notes.probes.push({ link, at: moment() });
      if (type === 'sent' && /^c\d+ *$/.test(String(data))) {
        this.#notes.written.push({ number: numberOf(String(data)), link, at: moment() });
      }
    });
  }

  #live(): void {
    this.#lastLife[this.#link] = moment();
    this.#twin.life(this.#link);
  }

  #followPage(): void {
    const note = (event: Event) => {
      const persisted = (event as PageTransitionEvent).persisted ? ' persisted' : '';
      const shown = event.type === 'visibilitychange' ? ` ${document.visibilityState}` : '';
      const name = `${event.type}${persisted}${shown}`;
      this.#add('page', { name });
      if (hints.includes(name)) this.#twin.hint();
    };
    for (const type of pageEvents.document) document.addEventListener(type, note);
    for (const type of pageEvents.window) addEventListener(type, note);
  }
}

const numberOf = (text: string): number => Number(text.slice(1));

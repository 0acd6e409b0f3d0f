import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf } from '../../src/console/life/address.ts';
import { summaryOf } from '../../src/console/life/life-summary.ts';
import { LinkLife } from '../../src/console/life/link-life.ts';
import type { CloseSubject, Entry, ReplySubject, Subject } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';
import { Recorder } from '../../src/console/record/recorder.ts';

/** A Saturday, in milliseconds since 1970. */
const start = 1_700_000_000_000;

const open: Subject = { kind: 'open', url: 'wss://host/feed', protocol: '', attempt: 0 };

const wait: Subject = { kind: 'wait', attempt: 3, delay: 4000, phase: 'counting', waited: 0 };

function close(facts: Partial<CloseSubject> = {}): Subject {
  return {
    kind: 'close',
    code: 1006,
    reason: '',
    wasClean: false,
    unconfirmed: 0,
    cause: 'network',
    willReconnect: true,
    ...facts,
  };
}

const message = (kind: 'sent' | 'received' | 'probe', size = 10): Subject => ({
  kind,
  data: 'x'.repeat(size),
  size,
});

/** A life, and a log to write into: at seconds after the start. */
class Log {
  readonly store = new EntryStore({ maxEntries: 1000, maxBytes: 1_000_000 });
  readonly life = new LinkLife(this.store);

  at(seconds: number, ...subjects: Subject[]): this {
    for (const subject of subjects) this.store.add(subject, start + seconds * 1000);
    return this;
  }

  /** A reply as it is written: without its round trip, which is learned right after it. */
  reply(seconds: number, latency: number): this {
    this.at(seconds, { kind: 'reply', data: 'pong', size: 4, latency: undefined });
    return this.learn({ latency });
  }

  /** The last entry learns something. */
  learn(facts: Partial<ReplySubject> | Record<string, unknown>): this {
    const last = this.store.get(this.store.lastId);
    this.store.replace({ ...last, ...facts } as Entry);
    return this;
  }

  /** The phases until then, with their seconds. */
  phases(until: number): string[] {
    return this.life.phases
      .between(start, start + until * 1000)
      .map(
        ({ phase, since, until }) => `${phase} ${(since - start) / 1000}–${(until - start) / 1000}`,
      );
  }

  /** The round trips, with their seconds. */
  trips(): string[] {
    return this.life.roundTrips
      .since(start)
      .map(({ at, latency }) => `${(at - start) / 1000} s: ${latency ?? 'lost'}`);
  }
}

describe('The life of a link', () => {
  it('is connecting, open, waiting and closed as the entries say', () => {
    const log = new Log()
      .at(0, { kind: 'connecting' })
      .at(1, open)
      .at(5, close(), wait)
      .learn({ phase: 'tried', waited: 4000 })
      .at(10, close({ willReconnect: false }));
    assert.deepEqual(log.phases(12), [
      'connecting 0–1',
      'open 1–5',
      'waiting 5–9',
      'connecting 9–10',
      'closed 10–12',
    ]);
  });

  it('is closed from when a wait was called off', () => {
    const log = new Log().at(0, wait).learn({ phase: 'off', waited: 1500 });
    assert.deepEqual(log.phases(2), ['waiting 0–1.5', 'closed 1.5–2']);
  });

  it('is waiting, without a wait that counts, while the page is stored', () => {
    const log = new Log().at(0, open).at(1, close({ cause: 'page' }));
    assert.deepEqual(log.phases(2), ['open 0–1', 'waiting 1–2']);
  });

  it('is connecting, not waiting, where the link was let go for another', () => {
    const log = new Log()
      .at(0, open)
      .at(1, { kind: 'connecting' }, close({ cause: 'client' }))
      .at(2, open);
    assert.deepEqual(log.phases(3), ['open 0–1', 'connecting 1–2', 'open 2–3']);
  });

  it('is closed after the close of a plain WebSocket, which tells nothing of the future', () => {
    const log = new Log().at(0, open).at(1, close({ cause: undefined, willReconnect: undefined }));
    assert.deepEqual(log.phases(2), ['open 0–1', 'closed 1–2']);
  });

  for (const [sign, subject] of [
    ['message', message('received')],
    ['reply', { kind: 'reply', data: 'pong', size: 4, latency: undefined }],
  ] as const) {
    it(`was dead since its last ${sign}, where it was found dead`, () => {
      const log = new Log()
        .at(0, open)
        .at(2, subject)
        .at(4, message('sent'), message('probe'))
        .at(9, close({ cause: 'heart-timeout' }), wait);
      assert.deepEqual(log.phases(10), ['open 0–2', 'dead 2–9', 'waiting 9–10']);
    });
  }

  it('was dead all along, where nothing ever came', () => {
    const log = new Log()
      .at(0, open)
      .at(2, message('received'))
      .at(3, close())
      .at(4, open)
      .at(9, close({ cause: 'heart-timeout' }));
    assert.deepEqual(log.phases(10), ['open 0–3', 'waiting 3–4', 'dead 4–9', 'waiting 9–10']);
  });

  it('was not dead where nobody saw it open', () => {
    assert.deepEqual(new Log().at(9, close({ cause: 'heart-timeout' })).phases(10), [
      'waiting 9–10',
    ]);
  });

  it('was dead since it was watched, where nothing came since', () => {
    const log = new Log();
    log.life.align('open', start + 5000);
    log.at(9, close({ cause: 'heart-timeout' }));
    assert.deepEqual(log.phases(10), ['dead 5–9', 'waiting 9–10']);
  });

  it('is in one phase until another begins', () => {
    const log = new Log().at(0, { kind: 'connecting' }).at(1, { kind: 'connecting' });
    assert.deepEqual(log.phases(2), ['connecting 0–2']);
    log.at(3, wait).learn({ delay: 9000 });
    assert.deepEqual(log.phases(4), ['connecting 0–3', 'waiting 3–4']);
  });

  it('is cut to the time that is asked for', () => {
    const { life } = new Log().at(0, open).at(2, close()).at(6, open).at(8, close());
    assert.deepEqual(life.phases.between(start + 3000, start + 7000), [
      { phase: 'waiting', since: start + 3000, until: start + 6000 },
      { phase: 'open', since: start + 6000, until: start + 7000 },
    ]);
  });

  it('takes over where the socket stands, as from then on', () => {
    const { life, ...log } = new Log();
    life.align('open', start);
    assert.deepEqual(life.link, { phase: 'open', since: start, sawOpening: false });
    log.store.add(open, start + 2000);
    assert.deepEqual(life.link, { phase: 'open', since: start + 2000, sawOpening: true });
    life.align('open', start + 3000);
    assert.deepEqual(life.link, { phase: 'open', since: start + 2000, sawOpening: true });
  });

  it('has a gap where nobody watched', () => {
    const log = new Log().at(0, open);
    log.life.align(undefined, start + 1000);
    assert.deepEqual([log.life.link], [undefined]);
    log.life.align('open', start + 5000);
    assert.deepEqual(log.phases(6), ['open 0–1', 'open 5–6']);
    assert.equal(log.life.link?.sawOpening, false);
  });

  it('is closed before it was ever started', () => {
    const log = new Log();
    log.life.align('idle', start);
    assert.deepEqual(log.phases(1), ['closed 0–1']);
  });

  it('stays what it was while it closes', () => {
    const log = new Log().at(0, open);
    log.life.align('closing', start + 1000);
    assert.deepEqual(log.phases(2), ['open 0–2']);
    const other = new Log();
    other.life.align('closing', start);
    assert.deepEqual(other.phases(1), ['open 0–1'], 'where that is all that was seen');
  });

  it('knows its address, and which retry it is', () => {
    const { life, ...log } = new Log();
    assert.deepEqual([life.url, life.attempt], ['', 0]);
    log.store.add(wait, start);
    assert.equal(life.attempt, 3);
    log.store.add({ ...open, attempt: 4 } as Subject, start);
    assert.deepEqual([life.url, life.attempt], ['wss://host/feed', 4]);
    log.store.add({ kind: 'connecting' }, start);
    assert.equal(life.attempt, 0);
  });

  it('remembers the last 512 changes, however many there are', () => {
    const log = new Log();
    for (let second = 0; second < 1000; second += 1) {
      log.at(second, second % 2 ? open : { kind: 'connecting' });
    }
    const phases = log.phases(1000);
    assert.equal(phases.length, 512);
    assert.equal(phases[0], 'connecting 488–489');
  });
});

describe('The traffic of a link', () => {
  it('is its messages and their bytes each way, without heartbeats', () => {
    const { life } = new Log()
      .at(0, open, message('sent', 3), message('sent', 4), message('received', 5))
      .at(1, message('probe'))
      .reply(2, 5);
    assert.deepEqual([life.sent.messages, life.sent.bytes], [2, 7]);
    assert.deepEqual([life.received.messages, life.received.bytes], [1, 5]);
  });

  it('is not counted anew where an entry is replaced', () => {
    const { life } = new Log().at(0, message('received')).learn({ data: 'y' });
    assert.deepEqual([life.received.messages, life.received.bytes], [1, 10]);
  });

  it('outlives the link, and the log that is emptied or drops its oldest', () => {
    const log = new Log().at(0, open, message('sent')).at(1, close()).at(2, open, message('sent'));
    log.store.bounds = { maxEntries: 1, maxBytes: 1000 };
    log.store.clear();
    assert.deepEqual([log.life.sent.messages, log.life.sent.bytes], [2, 20]);
  });

  it('has a rate: the average of the last five whole seconds', () => {
    const { life } = new Log()
      .at(3.9, message('sent', 1000))
      .at(4, message('sent', 20), message('sent', 20))
      .at(8.9, message('sent', 60), message('received', 5))
      .at(9.1, message('sent', 1000));
    const now = start + 9500;
    assert.deepEqual(life.sent.perSecond(now), { messages: 3 / 5, bytes: 20 });
    assert.deepEqual(life.received.perSecond(now), { messages: 1 / 5, bytes: 1 });
    assert.deepEqual(life.sent.perSecond(now + 3000), { messages: 2 / 5, bytes: 1060 / 5 });
    assert.deepEqual(life.sent.perSecond(now + 60_000), { messages: 0, bytes: 0 });
  });
});

describe('The round trips of a link', () => {
  it('are learned right after their replies, and once', () => {
    const log = new Log()
      .at(0, open)
      .reply(1, 7)
      .learn({ data: new Uint8Array(4) })
      .reply(2, 8);
    assert.deepEqual(log.trips(), ['1 s: 7', '2 s: 8']);
  });

  it('are learned where they are told before their replies', () => {
    const log = new Log()
      .at(1, { kind: 'reply', data: undefined, size: 0, latency: 7 })
      .learn({ data: 'pong', size: 4 });
    assert.deepEqual(log.trips(), ['1 s: 7']);
  });

  it('are lost where the link was found dead, and not where it ended otherwise', () => {
    const log = new Log()
      .at(0, open)
      .at(1, close())
      .at(2, open)
      .at(9, close({ cause: 'heart-timeout' }));
    assert.deepEqual(log.trips(), ['9 s: lost']);
  });

  it('are remembered up to 1,024, the oldest go first', () => {
    const log = new Log();
    for (let second = 0; second < 2000; second += 1) log.reply(second, second);
    const trips = log.trips();
    assert.equal(trips.length, 1024);
    assert.equal(trips[0], '976 s: 976');
    assert.equal(trips.at(-1), '1999 s: 1999');
  });
});

describe('The life of a link, when another socket is watched', () => {
  it('starts over', () => {
    const log = new Log()
      .at(0, { ...open, attempt: 2 } as Subject, message('sent'), message('received'))
      .reply(1, 5)
      .at(2, { kind: 'another' });
    const { life } = log;
    assert.deepEqual([life.sent.messages, life.received.bytes], [0, 0]);
    assert.deepEqual([life.url, life.attempt], ['', 0]);
    assert.deepEqual([log.trips(), log.phases(3)], [[], []]);
    log.reply(4, 6);
    assert.deepEqual(log.trips(), ['4 s: 6']);
  });
});

describe('The life of a link, when the log is emptied', () => {
  it('goes on, with the wait that is written into it again', () => {
    const log = new Log();
    const recorder = new Recorder(log.store, () => {});
    const now = performance.now();
    const detail = { attempt: 1, delay: 60_000, cause: 'network' } as const;
    recorder.record({ type: 'sent', time: now, data: 'x' });
    recorder.record({ type: 'reconnecting', time: now, detail });
    recorder.record({ type: 'sent', time: now + 30_000, data: 'x' });
    const before = log.life.now(0);
    recorder.clear();
    assert.equal(log.life.sent.messages, 2);
    assert.equal(log.life.phases.current?.phase, 'waiting');
    recorder.record({ type: 'sent', time: now + 31_000, data: 'x' });
    assert(Math.abs(log.life.now(0) - before - 1000) < 1, 'Time goes on as it did.');
  });
});

describe('The time of a life', () => {
  it('goes on from where it was when the clock is set back', () => {
    const log = new Log()
      .at(0, open)
      .at(3600, message('sent'))
      .at(0, message('sent'))
      .at(5, close());
    assert.deepEqual(log.phases(3700), ['open 0–3605', 'waiting 3605–3700']);
    assert.equal(log.life.now(start + 6000), start + 3_606_000);
  });

  it('stands still for entries that come a little out of order', () => {
    const log = new Log().at(1, open).at(0.5, message('sent')).at(2, close());
    assert.deepEqual(log.phases(3), ['open 1–2', 'waiting 2–3']);
  });

  it('is not moved by being asked for', () => {
    const log = new Log().at(0, open);
    log.life.now(start + 60_000);
    log.at(1, close());
    assert.deepEqual(log.phases(2), ['open 0–1', 'waiting 1–2']);
  });
});

describe('The summary of a life', () => {
  it('is of the time that was asked for, its phases in their order', () => {
    const log = new Log()
      .at(0, open)
      .reply(1, 500)
      .reply(5, 41)
      .reply(6, 3)
      .reply(7, 8)
      .at(10, close({ cause: 'heart-timeout' }), wait);
    const summary = summaryOf(log.life, start + 2000, start + 12_000);
    assert.deepEqual(
      [...summary.times],
      [
        ['open', 5000],
        ['waiting', 2000],
        ['dead', 3000],
      ],
    );
    const { roundTrips, shortest, median, longest, losses } = summary;
    assert.deepEqual([roundTrips, shortest, median, longest, losses], [3, 3, 8, 41, 1]);
  });

  it('has the middle of the two middle ones as the median of an even number', () => {
    const log = new Log().reply(1, 1).reply(2, 100).reply(3, 4).reply(4, 2);
    assert.equal(summaryOf(log.life, start, start + 5000).median, 3);
    assert.equal(summaryOf(new Log().reply(1, 6).life, start, start + 5000).median, 6);
  });

  it('has nothing but zeros where nothing happened', () => {
    const { times, ...numbers } = summaryOf(new Log().life, start, start + 1000);
    assert.equal(times.size, 0);
    assert.deepEqual(numbers, { roundTrips: 0, shortest: 0, median: 0, longest: 0, losses: 0 });
  });
});

describe('The address of a link', () => {
  it('is what the document makes of it', () => {
    const base = 'https://host/app/page.html';
    assert.equal(addressOf('../ws/?a=1', base), 'wss://host/ws/?a=1');
    assert.equal(addressOf('http://other/x', base), 'ws://other/x');
    assert.equal(addressOf('ws://other/x', base), 'ws://other/x');
  });

  it('is what was given, where it is none', () => {
    assert.equal(addressOf('ws://[', 'https://host/'), 'ws://[');
    assert.equal(addressOf('', 'https://host/'), '');
  });
});

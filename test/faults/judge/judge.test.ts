import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry, Journal } from '../journal.ts';
import type { Row } from '../row.ts';
import { type Evidence, judge } from './judge.ts';

/** A link that the server resets at 1000, and the next one, by a page that does all right. */

const row: Row = {
  name: 'reset',
  face: 'class',
  sees: 'close 1006 network, reconnecting 1, open 1',
  detection: 'bare',
  recovery: 'wait',
  left: { open: 1 },
};

const close = { code: 1006, cause: 'network', willReconnect: true, unconfirmed: 1 } as const;

const events: readonly Entry[] = [
  { at: 10, type: 'statechange', detail: { state: 'connecting', previous: 'idle' } },
  { at: 20, type: 'open', detail: { attempt: 0 } },
  { at: 1005, type: 'statechange', detail: { state: 'waiting', previous: 'open' } },
  { at: 1005, type: 'close', detail: close },
  { at: 1005, type: 'reconnecting', detail: { attempt: 1, delay: 300, cause: 'network' } },
  { at: 1310, type: 'statechange', detail: { state: 'connecting', previous: 'waiting' } },
  { at: 1320, type: 'open', detail: { attempt: 1 } },
];

const journal: Journal = {
  events,
  accepted: [1, 2, 3, 4],
  written: [
    { number: 1, link: 1, at: 500 },
    { number: 2, link: 1, at: 600 },
    { number: 3, link: 1, at: 1001 },
    { number: 4, link: 2, at: 1321 },
  ],
  unsent: [],
  received: [
    { number: 1, link: 1 },
    { number: 2, link: 1 },
    { number: 1, link: 2 },
  ],
  probes: [],
  lastLife: { 1: 990, 2: 1330 },
  twin: {
    silences: [],
    waits: [{ from: 1005, rang: 1306 }],
    hints: [],
    beats: { chained: [], armed: [] },
    stalls: [],
    attempts: [
      { from: 10, opened: 21, ended: 1004, code: 1006 },
      { from: 1310, opened: 1321 },
    ],
  },
  state: 'open',
};

const evidence: Evidence = {
  journal,
  facts: {
    received: [1, 2, 4].map((number) => ({ number, link: number === 4 ? 1 : 0 })),
    requests: 2,
    open: 1,
    frozen: 0,
  },
  moments: { faultAt: 1000, backAt: Number.NaN, runnerStalls: [] },
};

const wrongOf = (journalChanges: Partial<Journal>, factChanges = {}, rowChanges = {}) => {
  const changed = {
    ...evidence,
    journal: { ...journal, ...journalChanges },
    facts: { ...evidence.facts, ...factChanges },
  };
  return judge({ ...row, ...rowChanges }, changed).wrong.join('; ');
};

/** The same events, those from a moment on later. */
const later = (from: number, by: number): readonly Entry[] =>
  events.map((entry) => (entry.at >= from ? { ...entry, at: entry.at + by } : entry));

describe('the judge of the fault matrix', () => {
  it('finds nothing wrong where all is right', () => {
    const verdict = judge(row, evidence);
    assert.deepEqual(verdict.wrong, []);
    assert.deepEqual([verdict.accounts.told, verdict.accounts.crossed], [1, 0]);
  });

  it('sees an end told a second late', () => {
    assert.match(wrongOf({ events: later(1005, 1000) }), /detection took 1005 ms, bound 104 ms/);
  });

  it('sees a retry that comes a second late', () => {
    assert.match(wrongOf({ events: later(1310, 1000) }), /wait 1 took 1305 ms, bound 401 ms/);
  });

  it('forgives what the page was held up for, after the bare timer had rung', () => {
    const stalls = [{ from: 1306, to: 2306 }];
    const twin = { ...journal.twin, stalls };
    assert.equal(wrongOf({ events: later(1310, 1000), twin }), '');
    const elsewhere = { ...journal.twin, stalls: [{ from: 0, to: 1000 }] };
    assert.match(wrongOf({ events: later(1310, 1000), twin: elsewhere }), /recovery took/);
  });

  it('sees a second probe that nothing held up, and forgives one that a page sent late', () => {
    const silent: Row = {
      ...row,
      options: { heartTime: 300, heartTimeout: 400 },
      sees: 'close 1006 heart-timeout, reconnecting 1, open 1',
      detection: 'heartbeat',
      recovery: 'wait',
    };
    const dead = { ...close, cause: 'heart-timeout' } as const;
    const told = later(1005, 1500).map((entry) => {
      if (entry.type === 'close') return { ...entry, detail: dead };
      if (entry.type !== 'reconnecting') return entry;
      return { ...entry, detail: { ...entry.detail, cause: 'heart-timeout' } as const };
    });
    const wrongWith = (stalls: Journal['twin']['stalls']) =>
      wrongOf(
        {
          events: told,
          probes: [1300, 2100].map((at) => ({ link: 1, at })),
          twin: {
            ...journal.twin,
            silences: [{ link: 1, from: 1001, rang: 1701 }],
            waits: [{ from: 2505, rang: 2806 }],
            attempts: [
              { from: 10, opened: 21 },
              { from: 2810, opened: 2821 },
            ],
            stalls,
          },
        },
        {},
        silent,
      );
    assert.match(wrongWith([]), /detection took 1505 ms, bound 801 ms/);
    assert.equal(wrongWith([{ from: 1310, to: 2100 }]), '');
  });

  it('sees a handshake that took more than twice as long as a bare one', () => {
    const attempts = [
      { from: 10, opened: 21, ended: 1004, code: 1006 },
      { from: 1310, opened: 1510 },
    ];
    const twin = { ...journal.twin, attempts };
    assert.equal(wrongOf({ events: later(1320, 450), twin }), '');
    assert.match(
      wrongOf({ events: later(1320, 550), twin }),
      /attempt 1 took 560 ms, bound 500 ms/,
    );
  });

  it('sees a retry without its wait', () => {
    assert.match(wrongOf({ events: later(1310, -290) }), /wait 1 ended after 15 of 300 ms/);
  });

  it('sees a wait without its random part', () => {
    const detail = { attempt: 1, delay: 400, cause: 'network' } as const;
    const full = events.map((entry) =>
      entry.type === 'reconnecting' ? { ...entry, detail } : entry,
    );
    assert.match(wrongOf({ events: full }), /wait 1 is 400 ms, not 200 to/);
  });

  it('sees other events than the row’s', () => {
    assert.match(
      wrongOf({}, {}, { sees: 'close 1006 network' }),
      /it saw “close 1006 network, rec/,
    );
  });

  it('sees a code other than a bare WebSocket’s', () => {
    const [first, second] = journal.twin.attempts;
    assert(first && second);
    const twin = { ...journal.twin, attempts: [{ ...first, code: 1001 }, second] };
    assert.match(wrongOf({ twin }), /the code is 1006, and a bare WebSocket’s 1001/);
  });

  it('sees a message that was lost before one that arrived', () => {
    const received = [2, 4].map((number) => ({ number, link: number === 4 ? 1 : 0 }));
    assert.match(wrongOf({}, { received }), /1 messages were lost without a word/);
  });

  it('sees a loss that unconfirmed did not count', () => {
    const told = { ...close, unconfirmed: 0 };
    const silent = events.map((entry) =>
      entry.type === 'close' ? { ...entry, detail: told } : entry,
    );
    assert.match(wrongOf({ events: silent }), /1 messages were lost without a word/);
  });

  it('sees a message that came twice, and one out of order', () => {
    const numbers = [2, 1, 1, 4];
    const received = numbers.map((number) => ({ number, link: number === 4 ? 1 : 0 }));
    assert.match(wrongOf({}, { received }), /1 messages came twice; 1 messages came out of order/);
  });

  it('sees a gap in what the server said', () => {
    const received = [
      { number: 1, link: 1 },
      { number: 3, link: 1 },
    ];
    assert.match(wrongOf({ received }), /1 of the server’s messages did not follow/);
  });

  it('sees a link too many, and a socket too many', () => {
    assert.match(wrongOf({}, { open: 2 }), /the server has 2 open and 0 frozen, not 1 and 0/);
    assert.match(wrongOf({}, { requests: 3 }), /3 sockets were made in 2 attempts/);
  });
});

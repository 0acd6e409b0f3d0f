import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOf } from '../../src/console/detail/facts.ts';
import { chineseDetailTexts } from '../../src/console/detail/texts-zh.ts';
import type { CloseSubject, Subject } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';
import { englishTexts } from '../../src/console/texts.ts';

const start = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

/** A store with these entries, one and a half seconds between two of them. */
function storeOf(...subjects: Subject[]): EntryStore {
  const store = new EntryStore({ maxEntries: 100_000, maxBytes: 1e9 });
  for (const [index, subject] of subjects.entries()) store.add(subject, start + index * 1500);
  return store;
}

/** The facts of the entry with that number, by their names. */
function facts(store: EntryStore, id = store.lastId): Record<string, string> {
  const entry = store.get(id);
  assert.ok(entry);
  return Object.fromEntries(factsOf(entry, store, englishTexts));
}

const message = (kind: 'sent' | 'received' | 'probe'): Subject => ({ kind, data: 'x', size: 1 });
const connecting: Subject = { kind: 'connecting' };
const close: CloseSubject = {
  kind: 'close',
  code: 1006,
  reason: '',
  wasClean: false,
  unconfirmed: 0,
  cause: 'network',
  willReconnect: true,
};

describe('what is known of an entry', () => {
  it('is when: by this clock, in UTC, and since the log began', () => {
    const found = facts(storeOf(connecting, message('sent')));
    assert.equal(found.UTC, '2026-01-02T03:04:06.506Z');
    assert.equal(new Date(String(found.Time?.replace(' ', 'T'))).getTime(), start + 1500);
    assert.match(String(found.Time), /^\d{4}-\d\d-\d\d \d\d:\d\d:06\.506$/);
    assert.equal(found['Since the start'], '1.500 s');
  });

  it('is how long after the one before of the same direction', () => {
    const store = storeOf(message('sent'), message('received'), connecting, message('probe'));
    assert.equal(facts(store)['Since the last sent'], '4.500 s');
    assert.ok(!('Since the last received' in facts(store, 2)));
    assert.ok(!('Since the last sent' in facts(store, 3)));
  });

  it('looks back only so far', () => {
    const store = storeOf(message('sent'));
    for (let count = 0; count < 10_000; count += 1) store.add(message('received'), start);
    store.add(message('sent'), start);
    assert.ok(!('Since the last sent' in facts(store)));
  });

  it('is the round trip of a reply', () => {
    const reply: Subject = { kind: 'reply', data: 'pong', size: 4, latency: 12.34 };
    assert.equal(facts(storeOf(reply))['Round trip'], '12 ms');
  });

  it('is where a link leads, with its subprotocol and its attempt', () => {
    const open: Subject = { kind: 'open', url: 'wss://a/?token=***', protocol: 'chat', attempt: 3 };
    const found = facts(storeOf(open));
    assert.equal(found.Address, 'wss://a/?token=***');
    assert.equal(found.Subprotocol, 'chat');
    assert.equal(found.Attempt, 'retry 3');
    assert.equal(facts(storeOf({ ...open, attempt: 0 })).Attempt, 'the first');
  });

  it('is what a close means, why it came, and what follows', () => {
    const found = facts(storeOf({ ...close, unconfirmed: 2 }));
    assert.equal(found.Code, '1006 – Abnormal Closure: the link ended without a close frame');
    assert.equal(found.Reason, 'none given');
    assert.equal(found.Handshake, 'not finished');
    assert.equal(found.Cause, 'the link was lost: no close frame came');
    assert.equal(found.Unconfirmed, '2 messages unconfirmed');
    assert.equal(found.Next, 'will retry');
  });

  it('is the wait that follows a close, where it does', () => {
    const wait: Subject = { kind: 'wait', attempt: 2, delay: 2500, phase: 'counting', waited: 0 };
    const store = storeOf(close, wait);
    assert.equal(facts(store, 1).Next, 'retry 2, after 2.5 s');
    assert.equal(facts(store, 2).wait, '2.500 s');
    assert.equal(facts(storeOf({ ...wait, phase: 'off' })).Next, 'retry 2 called off');
    assert.equal(
      facts(storeOf({ ...wait, phase: 'tried', waited: 100 })).Next,
      'retry 2, after 0.1 s',
    );
  });

  it('is no more than a plain WebSocket tells of its close', () => {
    const found = facts(storeOf({ ...close, cause: undefined, willReconnect: undefined }));
    assert.ok(!('Cause' in found));
    assert.ok(!('Next' in found));
    assert.equal(facts(storeOf({ ...close, willReconnect: false })).Next, 'stays closed');
    assert.equal(facts(storeOf({ ...close, cause: 'client' })).Next, 'a new link follows');
  });

  it('is what failed, what came back unsent, and what is broken on purpose', () => {
    assert.equal(facts(storeOf({ kind: 'error', message: 'No.' })).What, 'No.');
    assert.equal(
      facts(storeOf({ kind: 'error', message: undefined })).What,
      'The browser does not say why.',
    );
    const unsent: Subject = { kind: 'unsent', reason: 'expired', count: 30, data: ['x'] };
    assert.equal(facts(storeOf(unsent)).What, '30 messages, held too long');
    assert.ok(facts(storeOf({ kind: 'faults', active: ['delay'] })).What);
    assert.ok(!('What' in facts(storeOf({ kind: 'faults', active: [] }))));
  });
});

describe('close codes', () => {
  const registered = [
    ...Array.from({ length: 16 }, (_, index) => 1000 + index),
    ...[3000, 3003, 3008],
  ];
  const ranges = [1016, 2999, 3001, 3999, 4000, 4999, 0, 999, 5000];

  for (const [language, { closeMeaning }] of [
    ['English', englishTexts],
    ['Chinese', chineseDetailTexts],
  ] as const) {
    it(`that are registered have a meaning of their own in ${language}`, () => {
      const meanings = new Set([...registered, ...ranges].map(closeMeaning));
      assert.equal(meanings.size, registered.length + 4);
      for (const [low, high] of [
        [1016, 2999],
        [3001, 3999],
        [4000, 4999],
        [0, 5000],
      ] as const) {
        assert.equal(closeMeaning(low), closeMeaning(high));
      }
    });
  }

  it('have the names of the registry', () => {
    assert.match(englishTexts.closeMeaning(1000), /^Normal Closure/);
    assert.match(englishTexts.closeMeaning(1009), /^Message Too Big/);
    assert.match(englishTexts.closeMeaning(1012), /^Service Restart/);
    assert.match(englishTexts.closeMeaning(3008), /^Timeout/);
    assert.match(englishTexts.closeMeaning(4401), /private use/);
  });
});

describe('durations', () => {
  it('have the unit that fits, and a sign where the clock was set back', () => {
    const { elapsed } = englishTexts;
    assert.deepEqual([0, 0.125, 999, 1000, 61_500, 7_200_000, -1500].map(elapsed), [
      '0 ms',
      '0.125 ms',
      '999 ms',
      '1.000 s',
      '1 min 1.500 s',
      '120 min 0.000 s',
      '−1.500 s',
    ]);
  });

  it('are rounded before they are split into units', () => {
    const lengths = [999.9996, 1000.4, 59_999.4, 59_999.6, 119_999.9, -59_999.6];
    assert.deepEqual(lengths.map(englishTexts.elapsed), [
      '1.000 s',
      '1.000 s',
      '59.999 s',
      '1 min 0.000 s',
      '2 min 0.000 s',
      '−1 min 0.000 s',
    ]);
    assert.deepEqual(lengths.map(chineseDetailTexts.elapsed), [
      '1.000 秒',
      '1.000 秒',
      '59.999 秒',
      '1 分 0.000 秒',
      '2 分 0.000 秒',
      '−1 分 0.000 秒',
    ]);
  });
});

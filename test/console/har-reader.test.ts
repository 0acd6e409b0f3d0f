import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';
import { exportLog } from '../../src/console/transfer/export-log.ts';
import { importLog } from '../../src/console/transfer/import-log.ts';

async function opened(har: object | string): Promise<object[]> {
  const store = new EntryStore({ maxEntries: 1000, maxBytes: 1e6 });
  await importLog(new Blob([typeof har === 'string' ? har : JSON.stringify(har)]), store);
  return [...store.entries()].map(({ id, ...rest }) => rest);
}

const began = Date.parse('2026-01-02T03:04:05.000Z');
const seconds = began / 1000;

/** An entry as Chromium writes it; some fields stand for the many that are of no use here. */
const socket = (messages: readonly object[], facts: object = {}) => ({
  _initiator: { type: 'script', stack: { callFrames: [{ url: 'x' }] } },
  _resourceType: 'websocket',
  _webSocketMessages: messages,
  request: { method: 'GET', url: 'wss://a.example/ws?token=abc', headers: [] },
  response: {
    status: 101,
    headers: [{ name: 'sec-websocket-protocol', value: 'chat' }],
    content: { size: 0, mimeType: 'x-unknown' },
  },
  startedDateTime: new Date(began).toISOString(),
  time: 3,
  ...facts,
});
const page = {
  request: { url: 'https://a.example/' },
  response: { content: { text: '{"log":[}' } },
};
const harOf = (...entries: readonly object[]) => ({
  log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries },
});
const message = (type: string, time: number, opcode: number, data: string) => ({
  ...{ type, time: seconds + time, opcode, data },
});
const open = { kind: 'open', url: 'wss://a.example/ws?token=***', protocol: 'chat', attempt: 0 };

describe('a HAR that a browser’s developer tools wrote', () => {
  it('fields that are no texts, and throw when they are made texts, are as if they were not there', async () => {
    const hostile = { toString: 1, valueOf: 1 };
    const headers = [{ name: hostile, value: hostile }];
    const facts = { request: { url: hostile }, response: { headers } };
    assert.deepEqual(await opened(harOf(socket([], facts))), [
      { kind: 'open', at: began, url: '', protocol: '', attempt: 0 },
    ]);
    const undated = socket([], { startedDateTime: hostile });
    await assert.rejects(opened(harOf(undated)), /no-socket/);
  });

  it('is read: text, bytes and errors, of sockets alone, the secrets of addresses masked', async () => {
    const har = harOf(
      page,
      socket([
        message('send', 1, 1, 'héllo'),
        message('receive', 1.0000012, 2, 'AP+A'),
        message('error', 2, -1, 'to ws://h/?key=abc'),
      ]),
    );
    assert.deepEqual(await opened(har), [
      { ...open, at: began },
      { kind: 'sent', data: 'héllo', size: 6, at: began + 1000 },
      { kind: 'received', data: Uint8Array.of(0, 255, 128), size: 3, at: began + 1000.001 },
      { kind: 'error', message: 'to ws://h/?key=***', at: began + 2000 },
    ]);
  });

  it('shows pings and pongs as heartbeats, and a close once, by who began it', async () => {
    const frames = [
      message('send', 1, 9, ''),
      message('receive', 2, 10, ''),
      message('receive', 3, 8, btoa('\u0003\u00e8bye')),
      message('send', 4, 8, btoa('\u0003\u00e8')),
    ];
    const [, probe, reply, close, ...others] = await opened(harOf(socket(frames)));
    const empty = { data: new Uint8Array(), size: 0 };
    assert.deepEqual(probe, { kind: 'probe', ...empty, at: began + 1000 });
    assert.deepEqual(reply, { kind: 'reply', ...empty, latency: undefined, at: began + 2000 });
    assert.deepEqual(close, {
      ...{ kind: 'close', code: 1000, reason: 'bye', wasClean: true, cause: 'server' },
      ...{ willReconnect: undefined, unconfirmed: 0, at: began + 3000 },
    });
    assert.deepEqual(others, []);
  });

  it('shows several sockets one after the other, in the order in which they began', async () => {
    const later = { startedDateTime: new Date(began + 500).toISOString() };
    const har = harOf(
      socket([message('send', 2, 1, 'later')], later),
      socket([message('send', 3, 1, 'second'), message('send', 1, 1, 'first')]),
    );
    assert.deepEqual(
      (await opened(har)).map((entry) => ('data' in entry ? entry.data : (entry as Entry).kind)),
      ['open', 'first', 'second', 'another', 'open', 'later'],
    );
  });

  it('may have its fields in any order, and comments of others', async () => {
    const { request, ...others } = socket([message('send', 1, 1, 'x')], {
      comment: 'slow\n"here"',
    });
    const entry = {
      comment: (others as { comment?: string }).comment,
      ...Object.fromEntries(Object.entries(others).reverse()),
      request,
    };
    assert.deepEqual(await opened(JSON.stringify(harOf(entry), undefined, 2)), [
      { ...open, at: began },
      { kind: 'sent', data: 'x', size: 1, at: began + 1000 },
    ]);
  });

  it('leaves out messages that have not what a message needs', async () => {
    const bad = [
      {},
      null,
      1,
      [],
      { ...message('send', 1, 1, 'x'), time: '1' },
      message('drop', 1, 1, ''),
    ];
    assert.deepEqual(await opened(harOf(socket(bad as object[]))), [{ ...open, at: began }]);
  });

  it('keeps what is no base64, though it should be, as text', async () => {
    const [, received] = await opened(harOf(socket([message('receive', 1, 2, '\u0001?')])));
    assert.deepEqual(received, { kind: 'received', data: '\u0001?', size: 2, at: began + 1000 });
  });
});

describe('a HAR of ours', () => {
  const entries: Entry[] = [
    { id: 1, kind: 'open', url: 'wss://a.example/', protocol: '', attempt: 0, at: began },
    { id: 2, kind: 'probe', data: 'ping', size: 4, at: began + 1 },
    { id: 3, kind: 'sent', data: 'x', size: 1, at: began + 2 },
  ];
  const changed = async (change: (frames: object[]) => void): Promise<object[]> => {
    const har = JSON.parse(await (await exportLog(entries, 'har', '')).text());
    change(har.log.entries[0]._webSocketMessages);
    return opened(har);
  };

  it('needs no comment for what messages tell themselves, to the microsecond', async () => {
    const plain = Array.from({ length: 1000 }, (_, index) => ({
      ...{
        kind: index % 2 ? 'sent' : 'received',
        data: 'é'.repeat(index % 7),
        size: (index % 7) * 2,
      },
      ...{ id: index + 1, at: Math.round((began + index * 1.237) * 1000) / 1000 },
    })) as Entry[];
    const har = JSON.parse(await (await exportLog(plain, 'har', '')).text());
    assert.equal(har.log.entries[0].comment, '{"heartbeat-socket":1,"entries":1000}\n');
  });

  it('that lost messages on its way is read by those that it has', async () => {
    const kinds = (await changed((frames) => frames.shift())).map((entry) => (entry as Entry).kind);
    assert.deepEqual(kinds, ['open', 'sent']);
  });

  it('has a link for each attempt, and with it the wait for it and the errors of it', async () => {
    const close = { kind: 'close', code: 1006, reason: '', wasClean: false, cause: 'network' };
    const wait = { kind: 'wait', attempt: 1, delay: 1, phase: 'tried', waited: 1 };
    const kinds = [
      'another',
      'connecting',
      'open',
      'sent',
      close,
      'error',
      wait,
      close,
      wait,
      'open',
      'sent',
      'open',
      'another',
    ];
    const log = kinds.map((kind, index) => ({
      ...(kind === 'open'
        ? entries[0]
        : kind === 'sent'
          ? entries[2]
          : typeof kind === 'string'
            ? { kind, message: 'x' }
            : kind),
      ...{ id: index + 1, at: began + index },
    })) as Entry[];
    const har = JSON.parse(await (await exportLog(log, 'har', '')).text());
    const counts = har.log.entries.map(
      ({ comment }: { comment: string }) => JSON.parse(comment.split('\n')[0] ?? '').entries,
    );
    assert.deepEqual(counts, [6, 2, 3, 1, 1]);
  });
});

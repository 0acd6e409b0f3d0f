import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';
import { BadFileError } from '../../src/console/transfer/bad-file.ts';
import { type ExportFormat, exportLog } from '../../src/console/transfer/export-log.ts';
import { importLog } from '../../src/console/transfer/import-log.ts';
import { log } from './arbitrary-entries.ts';

const bounds = { maxEntries: 1_000_000, maxBytes: 268_435_456 };

async function opened(file: Blob): Promise<Entry[]> {
  const store = new EntryStore(bounds);
  await importLog(file, store);
  return [...store.entries()];
}

const saved = (entries: readonly Entry[], format: ExportFormat) =>
  exportLog(entries, format, 'wss://a.example/');

/** Gives a file's bytes in chunks of a few bytes. */
function inChunks(file: Blob, size: number): Blob {
  const stream = (): ReadableStream<Uint8Array> => {
    const reader = file.arrayBuffer().then((buffer) => new Uint8Array(buffer));
    let start = 0;
    return new ReadableStream({
      async pull(controller) {
        const bytes = await reader;
        if (start >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(start, start + size));
        start += size;
      },
    });
  };
  return Object.assign(Object.create(file), { stream });
}

describe('exported and imported again, nothing differs', () => {
  for (const format of ['jsonl', 'har'] as const) {
    it(`as ${format}, whatever the log is`, async () => {
      await fc.assert(
        fc.asyncProperty(log, async (entries) => {
          assert.deepEqual(await opened(await saved(entries, format)), entries);
        }),
        { numRuns: 300 },
      );
    });

    it(`as ${format}, however the file is cut into chunks`, async () => {
      await fc.assert(
        fc.asyncProperty(log, fc.integer({ min: 1, max: 40 }), async (entries, size) => {
          assert.deepEqual(await opened(inChunks(await saved(entries, format), size)), entries);
        }),
        { numRuns: 100 },
      );
    });

    it(`as ${format}, with messages longer than what is written at a time`, async () => {
      const texts = ['😀'.repeat(70_000), `a${'😀'.repeat(70_000)}`, '\ud83d'.repeat(70_000)];
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index);
      const entries = [...texts, bytes].map((data, index) => ({
        ...{ kind: 'sent', data, size: 7 },
        ...{ id: index + 1, at: 1_700_000_000_000 + index / 1000 },
      })) as Entry[];
      assert.deepEqual(await opened(await saved(entries, format)), entries);
    });

    it(`as ${format}, with Blobs that were not read yet: they are read`, async () => {
      const data = new Blob([new Uint8Array([1, 2, 3])]);
      const at = 1_700_000_000_000.123;
      const entries: Entry[] = [
        { id: 1, at, kind: 'received', data, size: 3 },
        { id: 2, at, kind: 'unsent', reason: 'closed', count: 1, data: [data] },
      ];
      const [received, unsent] = await opened(await saved(entries, format));
      const bytes = new Uint8Array([1, 2, 3]);
      assert.deepEqual(received, { ...entries[0], data: bytes });
      assert.deepEqual(unsent, { ...entries[1], data: [bytes] });
    });

    it(`as ${format}, in a file that nobody could read or write at once, the page is not blocked`, async () => {
      const entries = Array.from({ length: 100_000 }, (_, index) => ({
        ...{ kind: index % 3 ? 'received' : 'probe', data: `{"n":${index}}`, size: 6 },
        ...{ id: index + 1, at: 1_700_000_000_000 + index },
      })) as Entry[];
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 1);
      const file = await saved(entries, format);
      const turnsOfExport = turns;
      assert.equal((await opened(file)).length, entries.length);
      clearInterval(timer);
      assert(turnsOfExport > 3, `${turnsOfExport} turns`);
      assert(turns - turnsOfExport > 3, `${turns - turnsOfExport} turns`);
    });

    it(`as ${format}, both ways end at once when they are cancelled, and tell how far they are`, async () => {
      const entries = Array.from({ length: 100_000 }, (_, index) => ({
        ...{ kind: 'sent', data: `${index}`, size: 6 },
        ...{ id: index + 1, at: index },
      })) as Entry[];
      const file = await saved(entries, format);
      for (const work of [
        (options: object) => exportLog(entries, format, '', options),
        (options: object) => importLog(file, new EntryStore(bounds), options),
      ]) {
        const control = new AbortController();
        const told: number[] = [];
        const progress = (done: number) => {
          told.push(done);
          if (told.length === 2) control.abort(new Error('enough'));
        };
        await assert.rejects(work({ signal: control.signal, progress }), /enough/);
        assert.equal(told.length, 2);
        assert((told[0] as number) <= (told[1] as number) && (told[1] as number) > 0);
        await assert.rejects(work({ signal: control.signal }), /enough/);
      }
    });
  }
});

it('a reading that is cancelled after the last chunk ends, too', async () => {
  const control = new AbortController();
  const stream = () =>
    new ReadableStream({
      start: (chunks) => chunks.enqueue(new TextEncoder().encode('{"kind":"another","at":1}')),
      // Asked for as soon as the first one is taken.
      pull: async (chunks) => {
        await new Promise(setImmediate);
        chunks.close();
        control.abort(new Error('enough'));
      },
    });
  const file = Object.assign(new Blob(), { stream });
  const work = { signal: control.signal };
  await assert.rejects(importLog(file, new EntryStore(bounds), work), /enough/);
});

it('a writing that is cancelled while its last Blob is read ends, too', async () => {
  const control = new AbortController();
  const data = Object.assign(new Blob(['x']), {
    arrayBuffer: async () => {
      control.abort(new Error('enough'));
      return new ArrayBuffer(1);
    },
  });
  const entries = [{ kind: 'received', data, size: 1, id: 1, at: 0 }] as const;
  await assert.rejects(exportLog(entries, 'jsonl', '', { signal: control.signal }), /enough/);
});

describe('a file that is no log is refused, and it is told what is wrong', () => {
  const entry = '{"kind":"connecting","at":1}\n';
  const cases: Readonly<Record<string, [string, object]>> = {
    'a text': ['Hello!', { kind: 'unknown' }],
    'another JSON': ['{\n  "name": "x"\n}', { kind: 'unknown' }],
    'a list': ['[1,2]', { kind: 'unknown' }],
    'a line that is not JSON': [`${entry}\n${entry}{"kind":`, { kind: 'not-json', line: 4 }],
    'a kind that there is not': [`${entry}{"kind":"x","at":1}`, { kind: 'no-entry', line: 2 }],
    'a field that is missing': [`${entry}{"kind":"sent","at":1}`, { kind: 'no-entry', line: 2 }],
    'a field of another type': [
      `${entry}{"kind":"open","at":1,"url":{},"protocol":"","attempt":0}`,
      { kind: 'no-entry', line: 2 },
    ],
    'a time beyond all dates': [
      `${entry}{"kind":"connecting","at":1e300}`,
      { kind: 'no-entry', line: 2 },
    ],
    'a size below nothing': [
      `${entry}{"kind":"sent","data":"","size":-1,"at":1}`,
      { kind: 'no-entry', line: 2 },
    ],
    'bytes that are no base64': [
      `${entry}{"kind":"sent","data":{"base64":"?"},"size":1,"at":1}`,
      { kind: 'no-entry', line: 2 },
    ],
    'a kind that every object has': [
      `${entry}{"kind":"toString","at":1}`,
      { kind: 'no-entry', line: 2 },
    ],
    'a HAR that ends too early': ['{"log":{"entries":[{"time":1', { kind: 'broken-har' }],
    'a HAR with the wrong bracket': ['{"log":[}]', { kind: 'broken-har' }],
    'a HAR with text in it': ['{"log":{"entries":[x]}}', { kind: 'broken-har' }],
    'a HAR with more after it': ['{"log":{"entries":[]}}{', { kind: 'broken-har' }],
    'a HAR without entries': ['{"log":{}}', { kind: 'broken-har' }],
    'a HAR of a page without a WebSocket': [
      '{"log":{"entries":[{"startedDateTime":"2026-01-01T00:00:00Z","request":{"url":"x"}}]}}',
      { kind: 'no-socket' },
    ],
  };
  for (const [title, [text, fault]] of Object.entries(cases)) {
    it(`${title}: ${JSON.stringify(fault)}`, async () => {
      const error = await opened(new Blob([text])).catch((error) => error);
      assert(error instanceof BadFileError, String(error));
      assert.deepEqual(error.fault, fault);
    });
  }

  it('whatever a file has, it is read or refused, and nothing else', async () => {
    const piece = fc.constantFrom(
      ...[
        '{"log":',
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        ',',
        ':',
        '"entries":',
        '"_webSocketMessages":',
      ],
      ...['1', 'null', ' ', '\n', '{"kind":"another","at":1}', '"comment":"{}', '\\u00', 'é'],
    );
    const text = fc.tuple(
      fc.constantFrom('', '{"log":{"entries":['),
      fc.array(piece, { maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async ([start, pieces], size) => {
        const file = inChunks(new Blob([start, ...pieces]), size);
        const error = await opened(file).then(
          () => undefined,
          (error) => error,
        );
        assert(error === undefined || error instanceof BadFileError, String(error));
      }),
      { numRuns: 1500 },
    );
  });

  it('an empty file is an empty log', async () => {
    assert.deepEqual(await opened(new Blob([])), []);
  });
});

describe('what is opened has no secrets either', () => {
  it('the urls and errors of JSON lines are masked', async () => {
    const lines = [
      { kind: 'open', at: 1, url: 'wss://u:p@h/?token=abc', protocol: '', attempt: 0 },
      { kind: 'error', at: 2, message: 'no link to ws://h/?key=abc' },
      {
        kind: 'close',
        at: 3,
        code: 1000,
        reason: 'see ws://h/?sig=abc',
        wasClean: true,
        unconfirmed: 0,
      },
    ];
    const text = JSON.stringify(
      await opened(new Blob([lines.map((each) => JSON.stringify(each)).join('\n')])),
    );
    assert(!text.includes('abc') && !text.includes('u:p'), text);
    assert.equal(text.match(/\*\*\*/g)?.length, 4);
  });
});

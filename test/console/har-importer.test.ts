import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import type { Entry, Subject } from '../../src/console/record/entry.ts';
import { EntryStore } from '../../src/console/record/entry-store.ts';
import { exportLog } from '../../src/console/transfer/export-log.ts';
import { importLog } from '../../src/console/transfer/import-log.ts';
import { chromiumFlags } from '../runner/chromium-flags.mjs';

const start = 1_700_000_000_000;

const subjects: readonly Subject[] = [
  { kind: 'connecting' },
  { kind: 'open', url: 'wss://a.example/ws?token=***', protocol: 'chat', attempt: 0 },
  { kind: 'sent', data: 'héllo', size: 6 },
  { kind: 'received', data: Uint8Array.of(0, 255, 128), size: 3 },
  { kind: 'probe', data: 'ping', size: 4 },
  { kind: 'reply', data: 'pong', size: 4, latency: 12.5 },
  { kind: 'error', message: 'It failed.' },
  {
    ...{ kind: 'close', code: 1006, reason: '', wasClean: false, cause: 'network' },
    ...{ willReconnect: true, unconfirmed: 1 },
  },
  { kind: 'wait', attempt: 1, delay: 1000, phase: 'tried', waited: 1000 },
  { kind: 'error', message: 'No server.' },
  {
    ...{ kind: 'close', code: 1006, reason: '', wasClean: false, cause: 'network' },
    ...{ willReconnect: false, unconfirmed: 0 },
  },
];

const entries = subjects.map(
  (subject, index) => ({ ...subject, id: index + 1, at: start + index * 100 + 0.125 }) as Entry,
);

/** What the importer made of a file, and by which paths it read that. */
interface Imported {
  readonly read: readonly string[];
  readonly requests: readonly {
    readonly url: string;
    readonly type: string;
    readonly status: number;
    readonly seconds: number;
    readonly protocolHeader: string | undefined;
    readonly frames: readonly object[];
  }[];
}

/** Runs in the developer tools' own page. */
async function runImporter(har: object): Promise<Imported> {
  const read = new Set<string>();
  const watched = (value: object, path: string): object =>
    new Proxy(value, {
      get(target, name) {
        const found = Reflect.get(target, name);
        if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found;
        const isItem = Array.isArray(target);
        if (isItem && name === 'length') return found;
        const here = isItem ? `${path}[]` : `${path}.${name}`;
        read.add(here);
        return typeof found === 'object' && found !== null ? watched(found, here) : found;
      },
    });
  const address = './models/har/har.js';
  const { HARFormat, Importer } = await import(address);
  const root = new HARFormat.HARRoot(watched(har, ''));
  const requests = Importer.Importer.requestsFromHARLog(root.log);
  return {
    read: [...read],
    // biome-ignore lint/suspicious/noExplicitAny: the developer tools have no types here.
    requests: requests.map((request: any) => ({
      url: request.url(),
      type: request.resourceType().name(),
      status: request.statusCode,
      seconds: request.endTime - request.issueTime(),
      protocolHeader: request.responseHeaderValue('Sec-WebSocket-Protocol'),
      frames: request.frames().map((frame: object) => ({ ...frame })),
    })),
  };
}

/** Runs there, too: imports a HAR, and exports what came of it. */
async function runRoundTrip(har: object): Promise<string> {
  const address = './models/har/har.js';
  const { HARFormat, Importer, Log } = await import(address);
  const requests = Importer.Importer.requestsFromHARLog(new HARFormat.HARRoot(har).log);
  return JSON.stringify({ log: await Log.Log.build(requests, { sanitize: true }) });
}

function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((each) => pathsOf(each, `${path}[]`))
    : Object.entries(value).flatMap(([name, each]) => pathsOf(each, `${path}.${name}`));
  return path ? [path, ...inner] : inner;
}

let browser: Browser;
let page: Page;
let har: { readonly log: { readonly entries: readonly object[] } };
let imported: Imported;

before(async () => {
  browser = await launch({ executablePath: await setUpBrowser(), args: chromiumFlags() });
  page = await browser.newPage();
  await page.goto('devtools://devtools/bundled/inspector.html');
  // What tsx compiles names its functions by this.
  await page.evaluate('globalThis.__name = (made) => made');
  har = JSON.parse(await (await exportLog(entries, 'har', '')).text());
  imported = await page.evaluate(runImporter, har);
});
after(() => browser?.close());

describe('the exported HAR, in the importer of Chromium’s developer tools', () => {
  it('has exactly the fields that the importer reads', () => {
    const written = [...new Set(pathsOf(har))].sort();
    assert.deepEqual(written, [...imported.read].sort());
  });

  it('is a web socket for each attempt, with what is known of it', () => {
    const facts = imported.requests.map(({ frames, seconds, ...rest }) => rest);
    const url = 'wss://a.example/ws?token=***';
    assert.deepEqual(facts, [
      { url, type: 'websocket', status: 101, protocolHeader: 'chat' },
      { url, type: 'websocket', status: 0 },
    ]);
    assert(Math.abs((imported.requests[0]?.seconds ?? 0) - 0.7) < 1e-6);
  });

  it('has every message, with its time, its direction and its data', () => {
    const seconds = (index: number) => (start + index * 100 + 0.125) / 1000;
    assert.deepEqual(
      imported.requests.map(({ frames }) => frames),
      [
        [
          { time: seconds(2), text: 'héllo', opCode: 1, mask: true, type: 'send' },
          { time: seconds(3), text: 'AP+A', opCode: 2, mask: false, type: 'receive' },
          { time: seconds(4), text: 'ping', opCode: 1, mask: true, type: 'send' },
          { time: seconds(5), text: 'pong', opCode: 1, mask: false, type: 'receive' },
          { time: seconds(6), text: 'It failed.', opCode: -1, mask: false, type: 'error' },
        ],
        [{ time: seconds(9), text: 'No server.', opCode: -1, mask: false, type: 'error' }],
      ],
    );
  });

  it('comes back from there with every message, when the developer tools have exported it', async () => {
    const text = await page.evaluate(runRoundTrip, har);
    const store = new EntryStore({ maxEntries: 100, maxBytes: 1e6 });
    await importLog(new Blob([text]), store);
    const told = [...store.entries()].map((entry) => {
      const { kind, at } = entry;
      return [kind, 'data' in entry ? entry.data : '', Math.round((at - start) * 1000) / 1000];
    });
    assert.deepEqual(told, [
      ['open', '', 0],
      ['sent', 'héllo', 200.125],
      ['received', Uint8Array.of(0, 255, 128), 300.125],
      ['sent', 'ping', 400.125],
      ['received', 'pong', 500.125],
      ['error', '', 600.125],
      ['another', '', 800],
      ['open', '', 800],
      ['error', '', 900.125],
    ]);
  });

  it('can be imported when it tells of no address at all', async () => {
    const file = await exportLog([{ kind: 'connecting', id: 1, at: start }], 'har', '');
    const { requests } = await page.evaluate(runImporter, JSON.parse(await file.text()));
    assert.equal(requests.length, 1);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry, Subject } from '../../src/console/record/entry.ts';
import { exportLog } from '../../src/console/transfer/export-log.ts';

const close: Subject = {
  ...{ kind: 'close', code: 1006, reason: '', wasClean: false, cause: 'network' },
  ...{ willReconnect: false, unconfirmed: 0 },
};
const failed: Subject[] = [{ kind: 'connecting' }, close];
const another: Subject[] = [{ kind: 'another' }];
const link = (url: string): Subject[] => [{ kind: 'open', url, protocol: '', attempt: 0 }, close];

/** The addresses of the HAR of a log: one for each link or attempt. */
async function addresses(...subjects: readonly (readonly Subject[])[]): Promise<string[]> {
  const entries = subjects
    .flat()
    .map((subject, index) => ({ ...subject, id: index + 1, at: index }) as Entry);
  const har = JSON.parse(await (await exportLog(entries, 'har', 'wss://now/')).text());
  return har.log.entries.map(({ request }: { request: { url: string } }) => request.url);
}

describe('in a HAR of ours, the address of an attempt that never opened', () => {
  it('is the one of the link before it; of the first link, where there is none before', async () => {
    const log = [failed, link('wss://a/'), failed, link('wss://b/'), failed];
    assert.deepEqual(await addresses(...log), [
      ...['wss://a/', 'wss://a/', 'wss://a/'],
      ...['wss://b/', 'wss://b/'],
    ]);
  });

  it('is never the one of another socket', async () => {
    const log = [link('wss://a/'), another, failed, failed, link('wss://b/'), another, failed];
    assert.deepEqual(await addresses(...log), [
      'wss://a/',
      ...['wss://b/', 'wss://b/', 'wss://b/'],
      'wss://now/',
    ]);
  });

  it('is the one that is watched now for the last socket alone; of one before, there is none', async () => {
    assert.deepEqual(await addresses(failed, another, failed, another, failed, failed), [
      ...['', ''],
      ...['wss://now/', 'wss://now/'],
    ]);
  });
});

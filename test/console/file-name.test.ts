import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileName } from '../../src/console/transfer/file-name.ts';

const date = new Date(2026, 0, 2, 3, 4, 5);

for (const [url, name] of Object.entries({
  'wss://ada:pass@a.example:8443/ws?x=1': 'a.example-8443_2026-01-02T03-04-05.har',
  'ws://[::1]/': '-1-_2026-01-02T03-04-05.har',
  '': '2026-01-02T03-04-05.har',
})) {
  it(`the file of a log of “${url}” is named ${name}`, () => {
    assert.equal(fileName(url, date, 'har'), name);
  });
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '../../src/console/record/entry.ts';
import { csv } from '../../src/console/transfer/csv.ts';
import { log } from './arbitrary-entries.ts';

const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const sent = (data: string | Uint8Array): Entry => ({ kind: 'sent', data, size: 4, id: 1, at });
const rowOf = (entry: Entry) => [...csv([entry])].slice(1).join('');

describe('a log as CSV', () => {
  it('begins with the names of its columns', () => {
    assert.equal([...csv([])].join(''), 'time,kind,direction,size,text,base64,facts\r\n');
  });

  it('has a row for each entry: text as it is, bytes as base64', () => {
    assert.equal(rowOf(sent('{"a":1}')), '2026-01-02T03:04:05.678Z,sent,out,4,"{""a"":1}",,\r\n');
    assert.equal(
      rowOf(sent(Uint8Array.of(0, 255))),
      '2026-01-02T03:04:05.678Z,sent,out,4,,AP8=,\r\n',
    );
  });

  it('has what fits no column as JSON', () => {
    const entry: Entry = { kind: 'wait', attempt: 1, delay: 5, phase: 'off', waited: 2, id: 1, at };
    const facts = '"{""attempt"":1,""delay"":5,""phase"":""off"",""waited"":2}"';
    assert.equal(rowOf(entry), `2026-01-02T03:04:05.678Z,wait,,,,,${facts}\r\n`);
  });

  for (const mark of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
    it(`gives no spreadsheet a formula that begins with ${JSON.stringify(mark)}`, () => {
      const text = `${mark}cmd|' /C calc'!A0`;
      assert(rowOf(sent(text)).includes(`,"'${mark}cmd`), rowOf(sent(text)));
    });
  }

  it('puts in quotes what a spreadsheet might part, also by semicolons', () => {
    assert(rowOf(sent('a;=1')).includes(',"a;=1",'));
  });

  it('is read back, cell by cell, by the rules of RFC 4180, whatever the log is', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const rows = parsed([...csv(entries)].join(''));
        assert.equal(rows.length, entries.length + 1);
        for (const [index, entry] of entries.entries()) {
          const row = rows[index + 1] ?? [];
          assert.equal(row.length, 7);
          assert(!row.some((cell) => /^[=+\-@\t\r\n]/.test(cell)), row.join('|'));
          const data = 'data' in entry ? entry.data : '';
          if (typeof data === 'string')
            assert.equal(row[4]?.replace(/^'/, ''), data.replace(/^'/, ''));
        }
      }),
    );
  });
});

/** A reader by the grammar of RFC 4180, which knows nothing of how it was written. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

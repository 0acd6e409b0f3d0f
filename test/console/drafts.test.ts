import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bytesOfBase64, bytesOfHex } from '../../src/console/send/bytes-of-text.ts';
import { type Draft, messageOf, savedDraft } from '../../src/console/send/draft.ts';
import { filledIn, hasPlaceholders } from '../../src/console/send/placeholders.ts';
import { problemText } from '../../src/console/send/problem.ts';
import { englishTexts } from '../../src/console/texts.ts';

const moment = { now: Date.UTC(2026, 0, 2, 3, 4, 5, 6), counter: 7, random: () => 0.5 };

const draft = (kind: Draft['kind'], text: string, fills = false): Draft => ({ kind, text, fills });

const bytes = fc.uint8Array();
const spaces = fc.stringMatching(/^[ \n\t\r]{0,2}$/);

/** A text with white space wherever `split` cuts it. */
function spaced(pieces: readonly string[], space: string): string {
  return space + pieces.join(space) + space;
}

describe('Hex', () => {
  test('stands for bytes, in capitals and small letters, with white space between the bytes', () => {
    fc.assert(
      fc.property(bytes, spaces, fc.boolean(), (expected, space, isCapital) => {
        const pairs = [...expected].map((byte) => byte.toString(16).padStart(2, '0'));
        const text = spaced(pairs, space);
        const given = bytesOfHex(isCapital ? text.toUpperCase() : text);
        assert.deepEqual([...(given as Uint8Array)], [...expected]);
      }),
    );
  });

  const wrong: readonly [text: string, reason: string, at: number][] = [
    ['0g', 'hex', 1],
    ['00 x0', 'hex', 3],
    ['0x00', 'hex', 1],
    ['00,01', 'hex', 2],
    ['\u0660\u0660', 'hex', 0],
    ['0', 'half-byte', 0],
    ['00 1', 'half-byte', 3],
    ['00 1 02', 'half-byte', 3],
  ];
  for (const [text, reason, at] of wrong) {
    test(`is wrong at ${at} in ${JSON.stringify(text)}: ${reason}`, () => {
      assert.deepEqual(bytesOfHex(text), { reason, at });
    });
  }
});

describe('Base64', () => {
  test('stands for bytes, in both alphabets, with or without its padding, with white space', () => {
    fc.assert(
      fc.property(bytes, spaces, fc.boolean(), fc.boolean(), (expected, space, isUrl, isPadded) => {
        let text = Buffer.from(expected).toString(isUrl ? 'base64url' : 'base64');
        if (!isPadded) text = text.replace(/=/g, '');
        const given = bytesOfBase64(spaced(text.match(/.{1,3}/g) ?? [], space));
        assert.deepEqual([...(given as Uint8Array)], [...expected]);
      }),
    );
  });

  const wrong: readonly [text: string, reason: string, at: number][] = [
    ['AA*A', 'base64', 2],
    ['AA=A', 'base64', 2],
    ['\u00e4AAA', 'base64', 0],
    ['AAAA A', 'base64-end', 6],
    ['A===', 'base64-end', 1],
  ];
  for (const [text, reason, at] of wrong) {
    test(`is wrong at ${at} in ${JSON.stringify(text)}: ${reason}`, () => {
      assert.deepEqual(bytesOfBase64(text), { reason, at });
    });
  }
});

describe('Placeholders', () => {
  test('are filled in by their exact names', () => {
    const written = '{{time}} {{now}} {{counter}} {{random}} {{Time}} {{ now }} {counter} {{x}}';
    const text =
      '2026-01-02T03:04:05.006Z 1767323045006 7 80000000 {{Time}} {{ now }} {counter} {{x}}';
    assert.equal(filledIn(written, moment).text, text);
  });

  test('are the same time and number wherever they stand, and another random number each', () => {
    let calls = 0;
    const random = () => calls++ / 16;
    const { text } = filledIn('{{counter}}{{random}}{{counter}}{{random}}', { ...moment, random });
    assert.equal(text, '700000000710000000');
  });

  test('stay as they are with a backslash before them, which goes', () => {
    assert.equal(filledIn('\\{{now}} \\n \\{{x}}', moment).text, '{{now}} \\n \\{{x}}');
  });

  test('leave what has none as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!hasPlaceholders(text));
        assert.equal(filledIn(text, moment).text, text);
      }),
    );
    assert.deepEqual([hasPlaceholders('{{now}}'), hasPlaceholders('{{no}}')], [true, false]);
  });

  test('can be told apart from what stands around them: each place has its origin', () => {
    const { text, origin } = filledIn('a{{counter}}b{{now}}\\{{now}}', moment);
    assert.equal(text, 'a7b1767323045006{{now}}');
    assert.deepEqual([0, 1, 2, 3, 10, 16, 23].map(origin), [0, 1, 12, 13, 13, 20, 28]);
  });
});

describe('A message', () => {
  test('is the text as it is, also where it looks like something else', () => {
    for (const text of ['', '{{now}}', '{', '\ud800']) {
      assert.deepEqual(messageOf(draft('text', text), moment), { data: text });
    }
  });

  test('is JSON as it was written, checked after its placeholders are filled in', () => {
    const given = messageOf(draft('json', ' {"n": {{counter}}}\n', true), moment);
    assert.deepEqual(given, { data: ' {"n": 7}\n' });
  });

  test('is none where it is not JSON; the place is that in the text as it was written', () => {
    const given = messageOf(draft('json', '[{{now}},\n{{counter}},x]', true), moment);
    assert.deepEqual(given, { problem: { reason: 'json', at: 22 } });
    const bare = messageOf(draft('json', '[{{now}}]'), moment);
    assert.deepEqual(bare, { problem: { reason: 'json', at: 2 } });
  });

  test('is bytes for hex and base64', () => {
    for (const [kind, text] of [
      ['hex', '01 ff'],
      ['base64', 'Af8='],
    ] as const) {
      const given = messageOf(draft(kind, text), moment);
      assert.deepEqual(given, { data: new Uint8Array([1, 255]) });
    }
    assert.deepEqual(messageOf(draft('hex', '{{now}}', true), moment), {
      problem: { reason: 'hex', at: 0 },
    });
  });

  test('that is saved is read again, and nothing else is', () => {
    const saved = draft('json', '{}', true);
    assert.deepEqual(savedDraft(JSON.parse(JSON.stringify(saved))), saved);
    assert.deepEqual(savedDraft({ kind: 'hex', text: '', fills: 1 }), draft('hex', ''));
    for (const other of [
      null,
      'x',
      {},
      { ...saved, kind: 'file' },
      { ...saved, text: 1 },
      [saved],
    ]) {
      assert.equal(savedDraft(other), undefined);
    }
  });
});

describe('A problem', () => {
  test('is told with its line and column, from 1', () => {
    const text = '[1,\n 2,\n  x]';
    const told = problemText({ reason: 'json', at: text.indexOf('x') }, text, englishTexts);
    assert.equal(told, 'This is not JSON from line 3, column 3 on.');
    const first = problemText({ reason: 'hex', at: 0 }, 'x', englishTexts);
    assert.equal(first, 'There is no hex digit at line 1, column 1.');
  });

  test('has words of its own for each reason', () => {
    const reasons = ['json', 'hex', 'half-byte', 'base64', 'base64-end'] as const;
    const told = reasons.map((reason) => problemText({ reason, at: 0 }, '', englishTexts));
    assert.equal(new Set(told).size, reasons.length);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printableRuns, withNames } from '../../src/console/text/printable.ts';

const staysAsItIs = (text: string) => assert.equal(withNames(text), text);

describe('a text that can be looked at', () => {
  it('has names for control characters, but for line feeds and tabs', () => {
    assert.equal(
      withNames('a\0b\u001b[31mc\rd\u007fe\u0085\n\t'),
      'a[NUL]b[ESC][31mc[CR]d[DEL]e[U+0085]\n\t',
    );
  });

  it('has names for what changes the direction, and for line separators', () => {
    for (const code of [0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069]) {
      const name = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      assert.equal(withNames(`é${String.fromCodePoint(code)}é`), `é${name}é`);
    }
  });

  it('has names for lone surrogates, and none for pairs', () => {
    assert.equal(withNames('\ud800 x \udc00 😀'), '[U+D800] x [U+DC00] 😀');
  });

  it('has names for what has no shape: fillers, soft hyphens, tags, joiners of graphemes', () => {
    for (const code of [
      0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x2060, 0x2064, 0x3164, 0xfeff,
      0xffa0, 0xfff0, 0xfff9, 0xe0041, 0xe0fff,
    ]) {
      const name = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      assert.equal(withNames(`a${String.fromCodePoint(code)}b`), `a${name}b`);
    }
  });

  it('leaves the scripts of the world alone', () => {
    staysAsItIs('one\n\ttwo नमस्ते می‌خواهم क्‍ष 检测 é ۝ 葛\u{e0100}城 שלום');
  });

  it('leaves emoji alone', () => {
    staysAsItIs('👩‍🚀 ❤️ 👁️‍🗨️ 1️⃣ #️⃣ 🏳️‍🌈 👨‍👩‍👧‍👦');
  });

  it('has names for joiners and selectors that join nothing', () => {
    assert.equal(withNames('pay\u200dpal \u200c é\u200da'), 'pay[U+200D]pal [U+200C] é[U+200D]a');
    assert.equal(withNames('a\ufe0f'), 'a[U+FE0F]');
  });

  it('has names for data that is hidden in a row of selectors or joiners', () => {
    assert.equal(withNames('😀\ufe01\ufe02\u{e0101}'), '😀\ufe01[U+FE02][U+E0101]');
    assert.equal(withNames('é\u200d\u200cé'), 'é[U+200D][U+200C]é');
  });

  it('marks names, so that a text cannot write one itself', () => {
    assert.deepEqual(printableRuns('[NUL]\0\0b'), [
      { text: '[NUL]', named: false },
      { text: '[NUL][NUL]', named: true },
      { text: 'b', named: false },
    ]);
  });

  it('has few runs, and all that is unseen has its name still', () => {
    const runs = printableRuns('\0a'.repeat(900));
    assert.ok(runs.length <= 101);
    assert.equal(runs.map(({ text }) => text).join(''), '[NUL]a'.repeat(900));
  });
});

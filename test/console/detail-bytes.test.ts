import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { encoded, hexLines, hexPieces } from '../../src/console/detail/bytes.ts';
import { inSlices, joinedInSlices } from '../../src/console/detail/sliced.ts';
import { charactersPerPage, pageCount, textPage } from '../../src/console/detail/text-pages.ts';
import { base64Pieces } from '../../src/console/text/base64.ts';

const bytesOfAnyLength = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc
    .integer({ min: 2000, max: 60_000 })
    .map((length) => Uint8Array.from({ length }, (_, at) => at)),
);

describe('bytes', () => {
  it('in lines: where each begins, sixteen bytes, and what of them ASCII can print', () => {
    const bytes = Uint8Array.from([...Buffer.from('<b>\u0000\u001b~\u007f é, 0123456'), 0xff]);
    assert.deepEqual(hexLines(bytes, 0, 100), [
      {
        offset: '00000000',
        hex: '3c 62 3e 00 1b 7e 7f 20 c3 a9 2c 20 30 31 32 33',
        text: '<b>..~. .., 0123',
      },
      { offset: '00000010', hex: '34 35 36 ff', text: '456.' },
    ]);
  });

  it('in lines: only those that are asked for', () => {
    const lines = hexLines(new Uint8Array(10_485_760), 4096, 4096 + 32);
    assert.deepEqual(
      lines.map(({ offset }) => offset),
      ['00001000', '00001010'],
    );
  });

  it('in hex and in base64 are what Node makes of them', async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfAnyLength, async (bytes) => {
        const buffer = Buffer.from(bytes);
        assert.equal(await joinedInSlices(base64Pieces(bytes)), buffer.toString('base64'));
        const hex = await joinedInSlices(hexPieces(bytes));
        assert.equal(hex.replaceAll(' ', ''), buffer.toString('hex'));
        assert.equal(
          hex.split(' ').every((byte) => byte.length === 2),
          bytes.length > 0,
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('a text as UTF-8', () => {
  it('is what TextEncoder makes of it, however long it is', () => {
    for (const text of ['', 'é\ud800', `x${'😀'.repeat(100_000)}\udc00`]) {
      const work = encoded(text);
      let step = work.next();
      while (!step.done) step = work.next();
      assert.deepEqual(Buffer.from(step.value), Buffer.from(new TextEncoder().encode(text)));
    }
  });
});

describe('the pages of a text', () => {
  it('are the text, put together, and cut no character in two', () => {
    const text = `x${'😀'.repeat(charactersPerPage)}\ud800`;
    const pages = Array.from({ length: pageCount(text) }, (_, page) => textPage(text, page));
    assert.equal(pages.join(''), text);
    assert.equal(pages.length, 3);
    assert.ok(!/[\ud800-\udbff]$/.test(pages[0] ?? ''));
    assert.ok(!/^[\udc00-\udfff]/.test(pages[1] ?? ''));
  });

  it('are one for an empty text', () => {
    assert.equal(pageCount(''), 1);
    assert.equal(textPage('', 0), '');
  });
});

describe('work in slices', () => {
  const takes = function* (turns: number): Generator<undefined, string> {
    for (let turn = 0; turn < turns; turn += 1) {
      // Each turn is longer than a slice.
      for (const end = performance.now() + 15; performance.now() < end; );
      yield;
    }
    return 'done';
  };

  it('that is large lets other tasks run before it is done', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      inSlices(takes(5), (result) => {
        order.push(result);
        resolve();
      });
      setTimeout(() => order.push('other'));
    });
    assert.deepEqual(order, ['other', 'done']);
  });

  it('goes on where timers stand still', async () => {
    const { mock: timer } = mock.method(globalThis, 'setTimeout', () => {});
    try {
      assert.equal(await new Promise((resolve) => inSlices(takes(3), resolve)), 'done');
    } finally {
      timer.restore();
    }
  });

  it('that was ended is told no more', async () => {
    let told = false;
    const end = inSlices(takes(3), () => {
      told = true;
    });
    end();
    await new Promise<void>((resolve) => {
      inSlices(takes(5), () => resolve());
    });
    assert.equal(told, false);
  });

  it('that throws is a failure', async () => {
    const failing = function* (): Generator<string> {
      yield 'x';
      throw new RangeError('Invalid string length');
    };
    await assert.rejects(joinedInSlices(failing()), RangeError);
  });
});

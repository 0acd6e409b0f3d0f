import { assert } from 'chai';
import { clearStage, consoleFor, entries, part, rendered } from './support.ts';

describe('what a file tells <socket-console> of a link', () => {
  afterEach(clearStage);

  const long = 'fact '.repeat(100_000);
  const end = { code: 1000, wasClean: true, unconfirmed: 0 };
  const told: Readonly<Record<string, object>> = {
    'an error': { kind: 'error', message: long },
    'an address': { kind: 'open', url: long, protocol: '', attempt: 0 },
    'a subprotocol': { kind: 'open', url: '', protocol: long, attempt: 0 },
    'a reason': { kind: 'close', reason: long, ...end },
    'a list of faults': { kind: 'faults', active: Array(50_000).fill('offline') },
  };

  for (const [name, entry] of Object.entries(told)) {
    it(`as ${name} may be of any length: the row and the pane show its beginning`, async () => {
      const element = await consoleFor(null);
      await element.openLog(new Blob([JSON.stringify({ ...entry, at: 1 })]), 'long');
      await rendered(element);
      assert.isBelow(entries(element)[0]?.textContent?.length ?? Infinity, 1500);
      entries(element)[0]?.click();
      await rendered(element);
      assert.isBelow(part(element, 'detail-facts').textContent?.length ?? Infinity, 8000);
    });
  }

  it('is not cut within a character', async () => {
    const element = await consoleFor(null);
    const message = `x${'😀'.repeat(10_000)}`;
    await element.openLog(new Blob([JSON.stringify({ kind: 'error', message, at: 1 })]), 'long');
    await rendered(element);
    entries(element)[0]?.click();
    await rendered(element);
    const words = part(element, 'detail-facts').textContent ?? '';
    assert.include(words, '😀 … 15,002 characters more');
    assert.notInclude(words, 'U+D83D');
  });
});

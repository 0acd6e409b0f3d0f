import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Draft } from '../../src/console/send/draft.ts';
import { MessageHistory } from '../../src/console/send/message-history.ts';

const draft = (text: string): Draft => ({ kind: 'text', text, fills: false });

/** A history in which these were sent. */
function historyOf(...texts: string[]): MessageHistory {
  const history = new MessageHistory(3);
  for (const text of texts) history.add(draft(text));
  return history;
}

/** What going back gives, again and again, from an empty field. */
function allOf(history: MessageHistory): string[] {
  const found: string[] = [];
  for (let text: string | undefined = ''; ; ) {
    text = history.back(draft(text))?.text;
    if (text === undefined) return found;
    found.push(text);
  }
}

describe('The history of sent messages', () => {
  test('goes back from the last to the first, and there it stays', () => {
    assert.deepEqual(allOf(historyOf('1', '2', '3')), ['3', '2', '1']);
    assert.equal(historyOf().back(draft('')), undefined);
  });

  test('goes forward again, to the draft that was left', () => {
    const history = historyOf('1', '2');
    history.back(draft('unfinished'));
    history.back(draft('2'));
    assert.equal(history.forward(draft('1'))?.text, '2');
    assert.equal(history.forward(draft('2'))?.text, 'unfinished');
    assert.equal(history.forward(draft('unfinished')), undefined);
  });

  test('has nothing after a draft', () => {
    assert.equal(historyOf('1').forward(draft('')), undefined);
  });

  test('keeps what is changed on the way, until something is sent', () => {
    const history = historyOf('1', '2');
    history.back(draft(''));
    history.back(draft('2, changed'));
    assert.equal(history.forward(draft('1'))?.text, '2, changed');
    history.add(draft('3'));
    assert.deepEqual(allOf(history), ['3', '2', '1']);
  });

  test('takes the draft as it is now after something was sent', () => {
    const history = historyOf('1');
    history.back(draft('old'));
    history.add(draft('1'));
    history.back(draft('new'));
    assert.equal(history.forward(draft('1'))?.text, 'new');
  });

  test('keeps a message once that is sent twice in a row', () => {
    assert.deepEqual(allOf(historyOf('1', '1')), ['1']);
    assert.deepEqual(allOf(historyOf('1', '2', '1')), ['1', '2', '1']);
    const history = historyOf('1');
    history.add({ ...draft('1'), kind: 'json' });
    history.add({ ...draft('1'), kind: 'json', fills: true });
    assert.deepEqual(allOf(history), ['1', '1', '1']);
  });

  test('is bounded: the oldest go first', () => {
    assert.deepEqual(allOf(historyOf('1', '2', '3', '4', '5')), ['5', '4', '3']);
  });
});

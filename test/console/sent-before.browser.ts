import { assert } from 'chai';
import { choose, eachWithConsole, element, send, write } from './composer-stage.ts';
import { field, part, press, rendered, stored } from './support.ts';

describe('what was sent before from <socket-console>', () => {
  eachWithConsole();

  const arrow = (key: 'ArrowUp' | 'ArrowDown', init = {}): boolean =>
    press(element, { key, ...init }).defaultPrevented;

  it('comes back by the arrow keys, with its kind, and so does the draft', async () => {
    await send('one');
    await choose('kind', 'hex');
    await send('02');
    await choose('kind', 'text');
    await write('unfinished');
    assert.isTrue(arrow('ArrowUp'));
    await rendered(element);
    assert.equal(field(element).value, '02');
    assert.equal(part<HTMLSelectElement>(element, 'kind').value, 'hex');
    arrow('ArrowUp');
    assert.isFalse(arrow('ArrowUp'));
    assert.equal(field(element).value, 'one');
    assert.isTrue(arrow('ArrowDown'));
    assert.equal(field(element).value, '02');
    assert.isTrue(arrow('ArrowDown'));
    assert.equal(field(element).value, 'unfinished');
    assert.isFalse(arrow('ArrowDown'));
  });

  it('is gone through by the same key, also where it has several lines', async () => {
    for (const text of ['one', 'two\nlines', 'three\nlines']) await send(text);
    for (const text of ['three\nlines', 'two\nlines', 'one']) {
      assert.isTrue(arrow('ArrowUp'));
      assert.equal(field(element).value, text);
    }
    for (const text of ['two\nlines', 'three\nlines', '']) {
      assert.isTrue(arrow('ArrowDown'));
      assert.equal(field(element).value, text);
    }
  });

  it('leaves the arrow keys to the field where it has a line to go to', async () => {
    await send('one');
    await write('first\nsecond');
    const caretAt = (place: number, end = place): void =>
      field(element).setSelectionRange(place, end);
    caretAt(8);
    assert.isFalse(arrow('ArrowUp'));
    caretAt(2);
    assert.isFalse(arrow('ArrowDown'));
    caretAt(2, 4);
    assert.isFalse(arrow('ArrowUp'), 'a selection');
    for (const init of [{ shiftKey: true }, { ctrlKey: true }, { isComposing: true }]) {
      caretAt(2);
      assert.isFalse(arrow('ArrowUp', init), JSON.stringify(init));
    }
    caretAt(2);
    assert.isTrue(arrow('ArrowUp'));
  });

  it('leaves them to the field in a line that is wrapped, too, but at its ends', async () => {
    const caretAt = (place: number): void => field(element).setSelectionRange(place, place);
    const long = 'word '.repeat(200);
    await send('one');
    await send(long);
    await send('two');
    arrow('ArrowUp');
    arrow('ArrowUp');
    assert.equal(field(element).value, long);
    caretAt(500);
    assert.isFalse(arrow('ArrowUp'));
    assert.isFalse(arrow('ArrowDown'));
    caretAt(0);
    assert.isTrue(arrow('ArrowUp'));
    assert.equal(field(element).value, 'one');
    arrow('ArrowDown');
    caretAt(long.length);
    assert.isTrue(arrow('ArrowDown'));
    assert.equal(field(element).value, 'two');
  });

  it('is gone with the page: nothing of it is stored', async () => {
    await send('a secret');
    press(element, { key: 'ArrowUp' });
    await rendered(element);
    assert.deepEqual(stored(), []);
  });
});

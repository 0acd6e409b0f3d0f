import { assert } from 'chai';
import { choose, eachWithConsole, element, focused, open, show, write } from './composer-stage.ts';
import { button, field, part, prefix, press, rendered, stored } from './support.ts';

describe('saved messages of <socket-console>', () => {
  eachWithConsole();

  const save = async (name: string): Promise<void> => {
    await open();
    await write(name, 'saved-name');
    button(element, 'saved-save').click();
    await rendered(element);
  };

  const names = (): string[] =>
    [...part<HTMLSelectElement>(element, 'saved').options].slice(1).map(({ text }) => text);

  it('are kept under their names, with their kind, for all consoles to come', async () => {
    await choose('kind', 'json');
    await write('{}');
    await save('empty object');
    await show();
    await open();
    assert.deepEqual(names(), ['empty object']);
    await choose('saved', 'empty object');
    assert.equal(field(element).value, '{}');
    assert.equal(part<HTMLSelectElement>(element, 'kind').value, 'json');
    assert.deepEqual(stored(), [`${prefix}:messages`]);
  });

  it('do not drive out a draft for good', async () => {
    await write('saved');
    await save('a');
    await write('draft');
    await choose('saved', 'a');
    field(element).setSelectionRange(0, 0);
    press(element, { key: 'ArrowUp' });
    assert.equal(field(element).value, 'draft');
  });

  it('are replaced under the same name, and deleted', async () => {
    for (const text of ['one', 'two']) {
      await write(text);
      await save(' a ');
    }
    assert.deepEqual(names(), ['a']);
    assert.equal(part(element, 'said').innerText, 'Saved as “a”.');
    await choose('saved', 'a');
    assert.equal(field(element).value, 'two');
    button(element, 'saved-delete').click();
    await rendered(element);
    assert.deepEqual(names(), []);
    assert.equal(focused(), 'saved');
  });

  it('can be used again, whether they were chosen or just saved', async () => {
    await write('one');
    await save('a');
    const list = part<HTMLSelectElement>(element, 'saved');
    assert.equal(list.value, '');
    await choose('saved', 'a');
    assert.equal(list.value, '');
    button(element, 'send').click();
    await choose('saved', 'a');
    assert.equal(field(element).value, 'one');
  });

  it('stand in the list as long as it has the focus: arrow keys go on from there', async () => {
    await save('a');
    await save('b');
    const list = part<HTMLSelectElement>(element, 'saved');
    list.focus();
    await choose('saved', 'b');
    assert.equal(list.value, 'b');
    part(element, 'saved-delete').focus();
    assert.equal(list.value, '');
    assert.equal(part<HTMLInputElement>(element, 'saved-name').value, 'b');
    button(element, 'saved-delete').click();
    await rendered(element);
    assert.deepEqual(names(), ['a']);
  });

  it('can be deleted under a name that has one', async () => {
    await save('a');
    await write('b', 'saved-name');
    assert.isTrue(button(element, 'saved-delete').disabled);
    await write('a ', 'saved-name');
    button(element, 'saved-delete').click();
    await rendered(element);
    assert.deepEqual(names(), []);
  });

  it('are in the other consoles of the page at once', async () => {
    await open();
    const other = element;
    await show();
    await save('a');
    await rendered(other);
    const { options } = part<HTMLSelectElement>(other, 'saved');
    assert.deepEqual(Array.from(options, ({ text }) => text).slice(1), ['a']);
  });

  it('need a name, and a message that is no file', async () => {
    await save('  ');
    assert.isTrue(button(element, 'saved-save').disabled);
    await write('a', 'saved-name');
    assert.isFalse(button(element, 'saved-save').disabled);
    await choose('kind', 'file');
    assert.isTrue(button(element, 'saved-save').disabled);
    assert.isTrue(button(element, 'saved-delete').disabled);
  });

  it('have names that are no more than text', async () => {
    await save('<b>\u202E\u0007');
    assert.deepEqual(names(), ['<b>[U+202E][BEL]']);
    await choose('saved', '<b>\u202E\u0007');
    assert.isFalse(button(element, 'saved-delete').disabled);
  });

  it('where they can’t be stored, last as long as the console, which says so', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    await save('a');
    Storage.prototype.setItem = setItem;
    assert.deepEqual(names(), ['a']);
    assert.include(part(element, 'said').innerText, 'stores nothing');
    assert.deepEqual(stored(), []);
  });
});

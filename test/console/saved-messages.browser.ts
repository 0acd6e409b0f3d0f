import { assert } from 'chai';
import {
  choose,
  eachWithConsole,
  element,
  focused,
  open,
  prefix,
  show,
  stored,
  write,
} from './composer-stage.ts';
import { button, field, part, press, rendered } from './support.ts';

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
    assert.equal(part<HTMLSelectElement>(element, 'saved').value, 'a');
    assert.equal(part(element, 'said').innerText, 'Saved as “a”.');
    await choose('saved', 'a');
    assert.equal(field(element).value, 'two');
    button(element, 'saved-delete').click();
    await rendered(element);
    assert.deepEqual(names(), []);
    assert.equal(focused(), 'saved');
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

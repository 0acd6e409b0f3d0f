import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { SavedList } from '../../src/console/saved-list.ts';

type Keeper = ConstructorParameters<typeof SavedList>[0];

/** A `localStorage` that can be full, and be blocked. */
class FakeStorage {
  readonly map = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException('', 'QuotaExceededError');
    this.map.set(key, value);
  }
}

/** The least of a window, that tells what happens to its storage. */
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

let storage: FakeStorage;
let said: string[];
let updates: number;

function place(localStorage: unknown): void {
  const descriptor = { get: () => (localStorage as () => unknown)(), configurable: true };
  Object.defineProperty(globalThis, 'localStorage', descriptor);
}

beforeEach(() => {
  storage = new FakeStorage();
  said = [];
  updates = 0;
  place(() => storage);
});

function listOf(prefix = 'prefix'): SavedList<number> {
  const keeper = {
    host: { addController() {}, requestUpdate: () => (updates += 1) },
    texts: { notStored: 'not stored' },
    storage: prefix,
    say: (text: string) => said.push(text),
  } as unknown as Keeper;
  return new SavedList(keeper, 'numbers', (value) =>
    typeof value === 'number' ? value : undefined,
  );
}

describe('A list of saved things', () => {
  test('keeps them under the prefix of the console, for lists to come', () => {
    const list = listOf();
    list.save('one', 1);
    list.save('two', 2);
    assert.deepEqual([...storage.map.keys()], ['prefix:numbers']);
    const expected = [
      { name: 'one', value: 1 },
      { name: 'two', value: 2 },
    ];
    assert.deepEqual([list.items, listOf().items], [expected, expected]);
    assert.deepEqual(listOf('other').items, []);
    assert.equal(updates, 2);
  });

  test('replaces what has that name, where it stands', () => {
    const list = listOf();
    for (const [index, name] of ['a', 'b', 'a'].entries()) list.save(name, index);
    assert.deepEqual(list.items, [
      { name: 'a', value: 2 },
      { name: 'b', value: 1 },
    ]);
    assert.deepEqual([list.get('a'), list.get('c')], [2, undefined]);
  });

  test('removes by name', () => {
    const list = listOf();
    list.save('a', 1);
    list.save('b', 2);
    list.remove('a');
    list.remove('unknown');
    assert.deepEqual(listOf().items, [{ name: 'b', value: 2 }]);
  });

  test('gives the same array until something changes', () => {
    const list = listOf();
    list.save('a', 1);
    assert.equal(list.items, list.items);
  });

  test('takes names as they are, those of properties of every object, too', () => {
    const list = listOf();
    for (const name of ['__proto__', 'constructor', '', '\ud800']) list.save(name, 1);
    assert.deepEqual(
      listOf().items.map(({ name }) => name),
      ['__proto__', 'constructor', '', '\ud800'],
    );
  });

  const garbage = ['', '{', 'null', '7', '"x"', '{"a":1}', '[null,7,"x",[],{}]'];
  for (const text of [...garbage, '[{"name":7,"value":1},{"name":"a","value":"1"},{"name":"b"}]']) {
    test(`passes over what it cannot read: ${text}`, () => {
      storage.map.set('prefix:numbers', text);
      const list = listOf();
      assert.deepEqual(list.items, []);
      list.save('a', 1);
      assert.deepEqual(list.items, [{ name: 'a', value: 1 }]);
    });
  }

  test('keeps what it cannot read, where it stands: a newer version may have saved it', () => {
    const newer = [
      { name: 'a', value: 'new' },
      { name: 'b', value: 1, note: 'new' },
      { name: 7, value: { kind: 'new' } },
    ];
    storage.map.set('prefix:numbers', JSON.stringify(newer));
    const list = listOf();
    const stored = () => JSON.parse(storage.map.get('prefix:numbers') ?? '');
    list.save('a', 1);
    assert.deepEqual(stored(), [...newer, { name: 'a', value: 1 }]);
    list.remove('a');
    assert.deepEqual(stored(), newer);
    list.save('b', 2);
    assert.deepEqual(stored(), [newer[0], { name: 'b', value: 2 }, newer[2]]);
  });

  test('keeps what another one has saved meanwhile', () => {
    const [one, other] = [listOf(), listOf()];
    one.save('a', 1);
    other.save('b', 2);
    one.save('c', 3);
    assert.equal(other.items.map(({ name }) => name).join(), 'a,b,c');
  });

  test('has the others of its window rendered again, and only while they are connected', () => {
    const [one, other, third] = [listOf(), listOf(), listOf('other')];
    for (const list of [other, third]) list.hostConnected();
    one.save('a', 1);
    assert.equal(updates, 2);
    one.remove('a');
    assert.equal(updates, 4);
    storage.room = 0;
    one.save('b', 2);
    assert.equal(updates, 5);
    for (const list of [other, third]) list.hostDisconnected();
    storage.room = 1000;
    one.save('c', 3);
    assert.equal(updates, 6);
  });

  test('renders again when another tab changes it, and only while it is connected', () => {
    const list = listOf();
    const tell = (key: string | null) =>
      page.dispatchEvent(Object.assign(new Event('storage'), { key }));
    list.hostConnected();
    tell('prefix:other');
    assert.equal(updates, 0);
    tell('prefix:numbers');
    tell(null);
    assert.equal(updates, 2);
    list.hostDisconnected();
    tell(null);
    assert.equal(updates, 2);
  });

  test('goes on in memory where the storage is full, and says so once', () => {
    const list = listOf();
    list.save('a', 1);
    storage.room = 0;
    list.save('b', 2);
    list.save('c', 3);
    assert.equal(list.items.length, 3);
    assert.deepEqual(said, ['not stored']);
    assert.equal(listOf().items.length, 1);
  });

  test('stores what it held in memory once there is room', () => {
    const list = listOf();
    storage.room = 0;
    list.save('a', 1);
    storage.room = 1000;
    list.save('b', 2);
    assert.equal(listOf().items.length, 2);
    storage.room = 0;
    list.save('c', 3);
    assert.deepEqual(said, ['not stored', 'not stored']);
  });

  test('goes on in memory where the storage is blocked', () => {
    place(() => {
      throw new DOMException('', 'SecurityError');
    });
    const list = listOf();
    assert.deepEqual(list.items, []);
    list.save('a', 1);
    list.remove('b');
    assert.deepEqual(list.items, [{ name: 'a', value: 1 }]);
    assert.deepEqual(said, ['not stored']);
  });

  test('stores nothing without a prefix, and has nothing to say about it', () => {
    const list = listOf('');
    list.save('a', 1);
    assert.deepEqual(list.items, [{ name: 'a', value: 1 }]);
    assert.deepEqual([[...storage.map], said], [[], []]);
  });
});

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { JsonNode } from '../../src/console/detail/json-nodes.ts';
import {
  childrenOf,
  mostChildren,
  rootOf as readRoot,
} from '../../src/console/detail/json-nodes.ts';
import { prettyJson } from '../../src/console/detail/json-pretty.ts';
import { JsonTree } from '../../src/console/detail/json-tree.ts';
import { checkJson } from '../../src/console/text/json-check.ts';
import { fullSpeed, slices, stepByStep } from './detail-slices.ts';

/** The result of work that pauses. */
function finished<T>(work: Iterator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The place of the first character that is wrong; nothing, if the text is JSON. */
const faultOf = (text: string) => finished(checkJson(text));
const rootOf = (text: string) => finished(readRoot(text));
const pretty = (text: string) => [...prettyJson(text)].join('');
const children = (text: string, node: JsonNode) => finished(childrenOf(text, node));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value, read back from the nodes. */
function readBack(text: string, node: JsonNode): unknown {
  const { kind, start, end } = node;
  if (kind === 'array') return all(text, node).map((each) => readBack(text, each));
  if (kind === 'object') {
    const entries = all(text, node).map((each) => [
      JSON.parse(String(each.key)),
      readBack(text, each),
    ]);
    return Object.fromEntries(entries);
  }
  return JSON.parse(text.slice(start, end));
}

/** The children, those in ranges included. */
function all(text: string, node: JsonNode): JsonNode[] {
  return children(text, node).flatMap((each) => (each.kind === 'range' ? all(text, each) : each));
}

const spaced = fc
  .tuple(fc.jsonValue(), fc.constantFrom('', ' ', '\t', ' \r\n'))
  .map(([value, space]) => JSON.stringify(value, null, space));

describe('the check for JSON', () => {
  it('finds nothing wrong in what JSON.stringify writes', () => {
    fc.assert(fc.property(spaced, (text) => faultOf(text) === undefined));
  });

  it('agrees with JSON.parse on every text', () => {
    const pieces = fc.constantFrom(
      ...'{}[]:,"\\/ \n\t\u0000eE+-.019x',
      'true',
      'null',
      '\\u00e9',
      '\\u12',
      '"a"',
      '1.5e3',
      '\ufeff',
      '\u00a0',
    );
    const text = fc.array(pieces, { maxLength: 12 }).map((some) => some.join(''));
    fc.assert(
      fc.property(text, (each) => {
        assert.equal(faultOf(each) === undefined, isJson(each));
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with JSON.parse on JSON that one character was changed of', () => {
    const changed = fc
      .tuple(spaced, fc.nat(), fc.constantFrom(...'{}[]:,"\\ 0a\u001f'))
      .map(([text, place, character]) => {
        const at = place % text.length;
        return text.slice(0, at) + character + text.slice(at + 1);
      });
    fc.assert(
      fc.property(changed, (each) => {
        assert.equal(faultOf(each) === undefined, isJson(each));
      }),
      { numRuns: 2000 },
    );
  });

  it('tells the first character that is wrong', () => {
    assert.equal(faultOf('{"a": 1,}'), 8);
    assert.equal(faultOf('[1 2]'), 3);
    assert.equal(faultOf('["a\nb"]'), 3);
    assert.equal(faultOf('["\\x"]'), 2);
    assert.equal(faultOf('hello'), 0);
    assert.equal(faultOf('[1'), 2);
    assert.equal(faultOf(''), 0);
  });

  it('pauses in long texts, whatever they are made of', () => {
    const long = 200_000;
    for (const text of [
      `"${'x'.repeat(long)}"`,
      `[${'1,'.repeat(long)}1]`,
      '['.repeat(long) + ']'.repeat(long),
      `"${'\\n'.repeat(long)}"`,
    ]) {
      let pauses = 0;
      const work = checkJson(text);
      let step = work.next();
      for (; !step.done; step = work.next()) pauses += 1;
      assert.equal(step.value, undefined);
      assert.ok(pauses >= 10, `${pauses} pauses in ${text.slice(0, 5)}`);
    }
  });
});

describe('the nodes of JSON', () => {
  it('hold every value there is', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        assert.deepEqual(readBack(text, rootOf(text)), JSON.parse(text));
      }),
    );
  });

  it('keep numbers as they stand in the text, duplicate keys, and keys that objects have themselves', () => {
    const text = '{"a":12345678901234567890,"a":1.0,"__proto__":{"x":1e400},"constructor":-0}';
    const nodes = children(text, rootOf(text));
    assert.deepEqual(
      nodes.map(({ key, start, end }) => [key, text.slice(start, end)]),
      [
        ['"a"', '12345678901234567890'],
        ['"a"', '1.0'],
        ['"__proto__"', '{"x":1e400}'],
        ['"constructor"', '-0'],
      ],
    );
    assert.equal(({} as { x?: unknown }).x, undefined);
  });

  it('are shown in ranges, where there are more than a hundred', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}": ${index}`);
    const text = `{ ${keys.join(' , ')} }`;
    const root = rootOf(text);
    assert.equal(root.count, 100_000);
    const ranges = children(text, root);
    assert.deepEqual(
      ranges.map(({ first, count }) => [first, count]),
      Array.from({ length: 10 }, (_, index) => [index * 10_000, 10_000]),
    );
    const [inner] = children(text, ranges[7] as JsonNode).slice(-1);
    assert.deepEqual([inner?.first, inner?.count, inner?.level], [79_900, 100, 3]);
    const last = children(text, inner as JsonNode).at(-1);
    assert.equal(last?.key, '"k79999"');
    assert.equal(text.slice(last?.start, last?.end), '79999');
  });

  it('are never more than a hundred at once, and none is lost', () => {
    for (const count of [99, 100, 101, 150, 10_000, 10_001]) {
      const text = `[${Array.from({ length: count }, (_, index) => index).join()}]`;
      const root = rootOf(text);
      assert.ok(children(text, root).length <= mostChildren);
      const places = all(text, root).map(({ key }) => key);
      assert.deepEqual(
        places,
        Array.from({ length: count }, (_, index) => index),
      );
    }
  });

  it('may be as deep as the text is long', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    assert.equal(faultOf(text), undefined);
    assert.equal(rootOf(text).count, 1);
  });
});

describe('pretty JSON', () => {
  it('is what JSON.stringify would write, where that loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        assert.equal(pretty(JSON.stringify(value)), JSON.stringify(value, null, 2));
      }),
    );
  });

  it('keeps digits and duplicate keys', () => {
    assert.equal(
      pretty('{"a":12345678901234567890,"a":1.0}'),
      '{\n  "a": 12345678901234567890,\n  "a": 1.0\n}',
    );
  });

  it('does not grow with the square of the depth', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    const found = pretty(text);
    assert.ok(found.length < text.length + 10_000);
    assert.equal(found.replace(/\s/g, ''), text);
  });
});

describe('the tree of JSON', () => {
  /** A tree, when it has read what it opens. */
  const treeOf = async (text: string): Promise<JsonTree> =>
    settled(new JsonTree(text, rootOf(text), () => {}));
  const settled = async (tree: JsonTree): Promise<JsonTree> => {
    while (tree.isBusy) await new Promise((resolve) => setTimeout(resolve));
    return tree;
  };
  const press = async (tree: JsonTree, ...keys: string[]): Promise<string> => {
    for (const key of keys) {
      assert.ok(tree.press(key), key);
      await settled(tree);
    }
    return String(tree.current.key ?? 'all');
  };
  const shown = (tree: JsonTree) =>
    tree.rows.map(
      ({ node }) => `${node.level} ${node.key ?? 'all'}${node === tree.current ? ' <' : ''}`,
    );

  it('opens what is small at first, and closes and opens by Enter and by the space bar', async () => {
    const tree = await treeOf('{"a":[1,2],"b":{"c":null}}');
    assert.deepEqual(shown(tree), ['1 all <', '2 "a"', '3 0', '3 1', '2 "b"', '3 "c"']);
    await press(tree, 'Enter');
    assert.deepEqual(shown(tree), ['1 all <']);
    await press(tree, ' ');
    assert.deepEqual(shown(tree), ['1 all <', '2 "a"', '2 "b"']);
  });

  it('moves by the arrows, Home and End', async () => {
    const tree = await treeOf('{"a":[1,2],"b":{"c":null}}');
    assert.equal(await press(tree, 'ArrowRight'), '"a"');
    assert.equal(await press(tree, 'ArrowRight'), '0');
    assert.equal(await press(tree, 'ArrowDown', 'ArrowDown'), '"b"');
    assert.equal(await press(tree, 'ArrowUp'), '1');
    assert.equal(await press(tree, 'ArrowLeft'), '"a"');
    assert.equal(await press(tree, 'ArrowLeft'), '"a"');
    assert.deepEqual(shown(tree), ['1 all', '2 "a" <', '2 "b"', '3 "c"']);
    assert.equal(await press(tree, 'ArrowRight'), '"a"');
    assert.equal(tree.rows.length, 6);
    assert.equal(await press(tree, 'End'), '"c"');
    assert.equal(await press(tree, 'ArrowDown'), '"c"');
    assert.equal(await press(tree, 'Home', 'ArrowUp'), 'all');
    assert.equal(tree.press('x'), false);
  });

  it('says of each row which of how many it is', async () => {
    const tree = await treeOf('[7,[8],9]');
    assert.deepEqual(
      tree.rows.map(({ place, siblings }) => `${place}/${siblings}`),
      ['1/1', '1/3', '2/3', '1/1', '3/3'],
    );
  });

  it('does not open by itself what is large or deep', async () => {
    const deep = '['.repeat(50) + ']'.repeat(50);
    const tree = await treeOf(`[${deep},[${'1,'.repeat(80)}1]]`);
    assert.deepEqual(
      tree.rows.map(({ node }) => node.level),
      [1, 2, 3, 4, 2],
    );
  });

  describe('while it reads something large', () => {
    afterEach(fullSpeed);

    /** A tree whose second row is closed, and takes several slices to be read. */
    const largeTree = async () => {
      const told = { of: (): void => {} };
      const text = `[[${'1,'.repeat(80_000)}1]]`;
      const tree = await settled(new JsonTree(text, rootOf(text), () => told.of()));
      assert.deepEqual(shown(tree), ['1 all <', '2 0']);
      await press(tree, 'ArrowDown');
      stepByStep();
      return { tree, large: tree.current, told };
    };

    it('says that it is busy, however that was opened', async () => {
      const { tree, told } = await largeTree();
      let isTold = false;
      told.of = () => queueMicrotask(() => (isTold ||= tree.isBusy));
      tree.press('ArrowRight');
      await Promise.resolve();
      assert.ok(isTold);
    });

    it('reads that once, however often it is to be opened', async () => {
      const { tree, large, told } = await largeTree();
      const found: unknown[] = [];
      told.of = () => found.includes(tree.rows) || found.push(tree.rows);
      for (const key of ['Enter', 'Enter', 'ArrowRight', 'ArrowRight']) tree.press(key);
      tree.toggle(large);
      await settled(tree);
      assert.equal(tree.rows.length, 2 + 9);
      assert.equal(found.length, 2, 'closed, and open');
    });

    it('reads no further what is closed meanwhile, and opens it when it is asked to again', async () => {
      const { tree } = await largeTree();
      tree.press('ArrowRight');
      tree.press('ArrowLeft');
      assert.equal(tree.isBusy, false);
      await slices(100);
      assert.deepEqual(shown(tree), ['1 all', '2 0 <']);
      await press(tree, 'ArrowRight');
      assert.equal(tree.rows.length, 2 + 9);
    });

    it('reads no further when it is ended, and tells nobody', async () => {
      const { tree, told } = await largeTree();
      tree.press('ArrowRight');
      told.of = () => assert.fail('It is told.');
      tree.end();
      await slices(100);
      assert.equal(tree.rows.length, 2);
    });
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { USAGE } from '../../dev-server/arguments.ts';
import { enginesTables } from '../../scripts/readme/engines.mjs';
import { sizesTable } from '../../scripts/readme/sizes.mjs';
import { connecting, opened } from '../core/support/set-up.ts';
import { codesIn, passage, port, readme, root, table } from './readme.ts';

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

/** The text that people read: no code, tables, comments or addresses. */
const prose = readme
  // What was measured, which comparison.test.ts holds to its results.
  .replace(/<!-- comparison[\s\S]*<!-- \/comparison -->/, '')
  .replace(/<!-- engines[\s\S]*<!-- \/engines -->/, '')
  .replace(/^ *```[\s\S]*?^ *```$/gm, '')
  .replace(/^\|.*$/gm, '')
  .replace(/<!--.*?-->|<[^>]+>|`[^`]*`|\]\([^)]*\)/g, '');

describe('a number in the README is that of the code', () => {
  it('the sizes are those of the build (npm run readme fills them in)', async () => {
    assert.equal(passage('sizes'), await sizesTable());
  });

  it('the tests passed in each engine are those of the last run (npm run test:engines keeps them)', () => {
    const results = JSON.parse(readFileSync(join(root, 'test/engines.json'), 'utf8'));
    assert.equal(passage('engines'), enginesTables(results));
  });

  it('the port is the one that the development server takes', () => {
    assert.match(USAGE, new RegExp(`default ${port}\\b`));
    const named = [...readme.matchAll(/(?:localhost|127\.0\.0\.1):(\d+)|port: (\d+)/g)];
    assert(named.length > 0);
    for (const [, one, other] of named) assert.equal(one ?? other, String(port));
  });

  it('the version of Node is the least that package.json allows', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, told] = /Node (\d+\.\d+) or newer/.exec(readme) ?? [];
    assert.equal(engines.node, `>=${told}`);
  });

  for (const [name, module] of [
    ['React', 'react'],
    ['Vue', 'vue'],
    ['Angular', '@angular/core'],
  ] as const) {
    it(`the version of ${name} is the one that the quick start is run with`, () => {
      const [, told] = new RegExp(`^### ${name} ([\\d.]+)$`, 'm').exec(readme) ?? [];
      assert(told && `${versionOf(module)}.`.startsWith(`${told}.`), `${told}`);
    });
  }

  for (const row of table('Choosing the times', 'for')) {
    const cells = [row['heart-time'], row['heart-timeout'], row['found dead within']];
    const [heartTime = 0, heartTimeout = 0, total = 0] = cells.map((cell) =>
      Number(codesIn(cell)[0]),
    );

    it(`a dead link is found within ${total} ms, with a heart-time of ${heartTime}`, async () => {
      const scene = await opened({ heartTime, heartTimeout });
      await scene.receive('the last sign of life');
      await scene.advance(total - 1);
      assert.equal(scene.told('close').length, 0);
      await scene.advance(1);
      assert.equal(scene.told('close')[0]?.cause, 'heart-timeout');
    });
  }

  it('the times called the defaults are the defaults', () => {
    const [defaults] = table('Choosing the times', 'for').filter((row) =>
      /default/.test(row.for ?? ''),
    );
    const rows = table('Attributes and properties', 'attribute');
    for (const name of ['heart-time', 'heart-timeout']) {
      const row = rows.find(({ attribute }) => attribute === `\`${name}\``);
      assert.equal(defaults?.[name], row?.default);
    }
  });

  it('the first probe comes after a random half to whole heart-time', async () => {
    for (const [random, part] of [
      [0, 1],
      [1, 0.5],
    ] as const) {
      const scene = await opened({ heartTime: 1000, random: () => random });
      await scene.advance(1000 * part - 1);
      assert.equal(scene.link.sent.length, 0);
      await scene.advance(1);
      assert.equal(scene.link.sent.length, 1);
    }
  });

  it('the codes of a restart, and how long they make it wait', async () => {
    const [, codes = '', least, most] =
      /\| The server restarts[^:]*: ([\d, ]+) \|.*random (\d+) to (\d+) s/.exec(readme) ?? [];
    assert.equal(codes, '1012, 1013, 4429');
    for (const code of codes.split(', ')) {
      for (const [random, wait] of [
        [0, least],
        [1, most],
      ] as const) {
        const scene = await opened({ reconnectTime: 0, random: () => random });
        await scene.end(Number(code));
        assert.equal(scene.told('reconnecting')[0]?.delay, Number(wait) * 1000, code);
      }
    }
  });

  it('a hint makes it try within a random second', async () => {
    assert.match(readme, /tries within a random second/);
    for (const random of [0, 0.999]) {
      const scene = await connecting({ reconnectJitter: 0, random: () => random });
      await scene.end();
      scene.socket.check();
      assert.equal(scene.links, 1);
      await scene.advance(1000 * random + 1);
      assert.equal(scene.links, 2);
    }
  });

  it('4401, 4409 and 1000 are treated as it says', async () => {
    const after = async (code: number, url?: () => string) => {
      const scene = await opened(url && { url });
      await scene.end(code);
      return scene.told('close')[0]?.willReconnect;
    };
    assert.equal(await after(1000), true);
    assert.equal(await after(4409), false);
    assert.equal(await after(4401), false);
    assert.equal(await after(4401, () => 'ws://server.test/'), true);
  });

  it('no other number stands in the text', () => {
    const known = new Set([
      // Which of these belongs where is checked above, or in names.test.ts.
      ...['20.19', '19', '3.5', '21', '1000', '1001', '1006', '4401', '4409'],
      // The first and the last of something.
      ...['0', '1'],
      // The seconds of a fault of the demo.
      '5',
      // The versions of TypeScript, which test/types looks after.
      ...['5.9', '7'],
      // Base 64, the encoding.
      '64',
      // HTTP statuses, in an example.
      ...['401', '503'],
    ]);
    const numbers = prose.match(/\d[\d.,]*\d|\d/g) ?? [];
    assert.deepEqual(
      numbers.filter((number) => !known.has(number)),
      [],
    );
  });
});

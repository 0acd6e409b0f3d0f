import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readme, root } from './readme.ts';

const prose = readme.replace(/^ *```[\s\S]*?^ *```$/gm, '');
const links = [
  ...prose.matchAll(/\]\(([^)\s]+)\)/g),
  ...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g),
].map(([, address = '']) => address);

/** The anchors of the headings, as GitHub makes them. */
const anchors = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-'),
);

describe('the links of the README', () => {
  it('to files name files that exist', () => {
    const files = links.filter((link) => !/^(#|https:)/.test(link));
    assert(files.length > 0);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('to headings name headings that exist, and one only', () => {
    const named = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1));
    assert(named.length > 0);
    for (const name of named) {
      assert.equal(anchors.filter((anchor) => anchor === name).length, 1, `#${name}`);
    }
  });
});

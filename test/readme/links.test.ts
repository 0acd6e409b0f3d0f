import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { pages, root, textOf } from './readme.ts';

/** The text that people read: no code. */
const proseOf = (page: string) => textOf(page).replace(/^ *```[\s\S]*?^ *```$/gm, '');

/** Where a page leads to. */
const linksOf = (page: string): string[] =>
  [
    ...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g),
    ...proseOf(page).matchAll(/\b(?:src|srcset|href)="([^"]+)"/g),
  ].map(([, address = '']) => address);

/** The anchors of the headings, as GitHub makes them. */
const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

for (const page of pages) {
  describe(`the links of ${page}`, () => {
    const links = linksOf(page)
      .filter((link) => !link.startsWith('https:'))
      .map((link) => link.split('#'));

    it('to files name files that exist', () => {
      const files = links.flatMap(([file]) => (file ? [join(root, dirname(page), file)] : []));
      assert(files.length > 0);
      assert.deepEqual(
        files.filter((file) => !existsSync(file)),
        [],
      );
    });

    it('to headings name headings that exist, and one only', () => {
      const named = links.filter(([, heading]) => heading !== undefined);
      assert(named.length > 0);
      for (const [file, heading] of named) {
        const target = file ? relative(root, join(root, dirname(page), file)) : page;
        assert.equal(
          anchorsOf(target).filter((anchor) => anchor === heading).length,
          1,
          `${target}#${heading}`,
        );
      }
    });
  });
}

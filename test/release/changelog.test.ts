import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withVersion } from '../../scripts/release/changelog.mjs';

const before = '# Changelog\n\nIntroduction.\n';
const released = '## 0.1.0 - 2026-01-01\n\n- The first.\n';
const unreleased = '\n## Unreleased\n\n### Added\n\n- Something.\n\n';

describe('the changelog of a release', () => {
  it('has the changes under the version and its date, and room for the next', () => {
    assert.equal(
      withVersion(`${before}${unreleased}${released}`, '0.2.0', '2026-02-03'),
      `${before}\n## Unreleased\n\n## 0.2.0 - 2026-02-03\n\n### Added\n\n- Something.\n\n${released}`,
    );
  });

  it('is refused where nothing is told', () => {
    const text = `${before}\n## Unreleased\n\n${released}`;
    assert.throws(() => withVersion(text, '0.2.0', '2026-02-03'), /Nothing is told/);
  });

  it('is refused without the heading, and with two', () => {
    for (const text of [`${before}${released}`, `${before}${unreleased}${unreleased}`]) {
      assert.throws(() => withVersion(text, '0.2.0', '2026-02-03'), /one heading/);
    }
  });

  it('is refused for a version that it tells of', () => {
    const text = `${before}${unreleased}${released}`;
    assert.throws(() => withVersion(text, '0.1.0', '2026-02-03'), /already/);
  });
});

/**
 * The changelog with what is under "Unreleased" under the heading of a version, and an empty
 * "Unreleased" above. Throws where nothing is told, or the version has a heading already.
 *
 * @param {string} text
 * @param {string} version as `1.2.3`
 * @param {string} date as `2026-01-31`
 */
export function withVersion(text, version, date) {
  if (text.includes(`\n## ${version} - `))
    throw new Error(`${version} is in the changelog already.`);
  const [before, after, ...more] = text.split('\n## Unreleased\n');
  if (after === undefined || more.length > 0) {
    throw new Error('The changelog needs one heading "## Unreleased".');
  }
  const [changes = ''] = after.split(/^## /m);
  if (!/^- /m.test(changes)) throw new Error('Nothing is told under "## Unreleased".');
  return `${before}\n## Unreleased\n\n## ${version} - ${date}\n${after}`;
}

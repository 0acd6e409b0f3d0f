import { limits } from '../../test/support/engine-limits.mjs';

const names = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/** What passed in each engine, and why what did not run there cannot, as two tables for README.md. */
export function enginesTables(results) {
  const counts = Object.entries(names).map(([engine, name]) => {
    const { version, passed, skipped } = results[engine];
    return `| ${name} ${version} | ${passed} | ${skipped} |`;
  });
  const reasons = Object.entries(limits).map(
    ([need, { engines, why }]) =>
      `| ${need} | ${engines.map((engine) => names[engine]).join(', ')} | ${why} |`,
  );
  return `${[
    '| engine | tests passed | left out |',
    '| --- | --- | --- |',
    ...counts,
    '',
    '| left out, as they need | in | because |',
    '| --- | --- | --- |',
    ...reasons,
  ].join('\n')}\n`;
}

/** The sizes of what was built, as a table for README.md. */
export async function sizesTable() {
  const { bundleSizes } = await import('../build/sizes.mjs');
  const rows = Object.entries(await bundleSizes())
    .filter(([, bytes]) => bytes > 0)
    .map(([name, bytes]) => `| \`${name}\` | ${kilobytes(bytes)} |`);
  return `${['| what | size |', '| --- | --- |', ...rows].join('\n')}\n`;
}

/** To a tenth: to the byte, compressors differ by version. */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

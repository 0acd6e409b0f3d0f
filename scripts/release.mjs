import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withVersion } from './release/changelog.mjs';
import { runNpm } from './set-up/npm.mjs';
import { root } from './set-up/paths.mjs';
import { PlainFailure, runMain } from './set-up/plain-failure.mjs';
import { run } from './set-up/run.mjs';

const HELP = `npm run release -- VERSION             sets the version, closes the changelog's "Unreleased", commits, tags
npm run release -- VERSION --dry-run   says what it would do, packs, and leaves all as it was`;

const changelogFile = join(root, 'CHANGELOG.md');

await runMain(async () => {
  const args = process.argv.slice(2);
  const isDry = args.includes('--dry-run');
  const [version = '', ...more] = args.filter((arg) => arg !== '--dry-run');
  if (more.length > 0 || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new PlainFailure(HELP);
  if (await git('status', '--porcelain')) {
    throw new PlainFailure('There are changes that are not committed: commit them first.');
  }
  if (await git('tag', '--list', `v${version}`)) {
    throw new PlainFailure(`v${version} is released already.`);
  }
  const changelog = closed(await readFile(changelogFile, 'utf8'), version);
  if (isDry) return await tryOut(version);

  await writeFile(changelogFile, changelog);
  await succeed(
    'npm version',
    runNpm(['version', version, '--no-git-tag-version'], { quiet: true }),
  );
  await git('commit', '--all', '--message', `Version ${version}`);
  await git('tag', '--annotate', `v${version}`, '--message', `Version ${version}`);
  console.log(`v${version} is committed and tagged. Now: git push --follow-tags`);
  console.log('The tag has the workflow "release" test it and publish it, with provenance.');
});

function closed(text, version) {
  try {
    return withVersion(text, version, new Date().toISOString().slice(0, 10));
  } catch (error) {
    throw new PlainFailure(error.message);
  }
}

async function tryOut(version) {
  await succeed('npm publish', runNpm(['publish', '--dry-run'], { quiet: false }));
  console.log(
    `\nDry run: version ${version}, its changelog, a commit and the tag v${version} are next.`,
  );
}

async function git(...args) {
  const { code, output } = await run('git', args, { quiet: true });
  if (code !== 0) throw new PlainFailure(`git ${args[0]} failed: ${output.trim()}`);
  return output.trim();
}

async function succeed(what, running) {
  const { code, output } = await running;
  if (code !== 0) throw new PlainFailure(`${what} failed. ${output ?? ''}`);
}

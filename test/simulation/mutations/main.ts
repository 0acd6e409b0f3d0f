import { parseArgs } from 'node:util';
import { comingBack } from './coming-back.ts';
import { lifeAndDeath } from './life-and-death.ts';
import { messagesAndClosing } from './messages-and-closing.ts';
import { mutated, tryMutation } from './try-mutation.ts';

const help = `npm run mutations                     puts each bug into a copy of the sources, and looks for it
npm run mutations -- PATTERN ...      only those whose name contains a PATTERN
npm run mutations -- --seed S --quick the histories are not shrunk`;

const all = [...lifeAndDeath, ...comingBack, ...messagesAndClosing];

async function main(patterns: string[], seed: number, isQuick: boolean): Promise<void> {
  const isAll = patterns.length === 0;
  const mutations = all.filter(
    ({ name }) => isAll || patterns.some((pattern) => name.includes(pattern)),
  );
  // One that no longer fits is told before any work is done.
  for (const mutation of mutations) await mutated(mutation);
  let missed = 0;
  for (const mutation of mutations) {
    const finding = await tryMutation(mutation, seed, !isQuick);
    if (!finding.rule) missed++;
    const { rule = 'NOT FOUND', steps, length } = finding;
    const shrunk = length === undefined ? '' : `, ${length} actions`;
    console.log(`${finding.rule ? '✔' : '✖'} ${mutation.name}`);
    console.log(`    ${rule}: after ${steps} steps${shrunk}`);
  }
  console.log(`\n${mutations.length - missed} of ${mutations.length} bugs found (seed ${seed})`);
  if (missed) process.exitCode = 1;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(help);
  else await main(positionals, Number(values.seed), values.quick);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

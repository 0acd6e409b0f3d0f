import { parseArgs } from 'node:util';
import { PlainFailure } from '../scripts/set-up/plain-failure.mjs';
import { type LibraryName, libraryNames } from './libraries/names.ts';
import { type MeasureName, type MeasureOptions, measureNames } from './measures/index.ts';

export const USAGE = `Usage: npm run bench -- [MEASURE ...] [option ...]

Measures heartbeat-socket next to a bare WebSocket and to other libraries, in one
Chromium, against one server. All measures together take some ten minutes; they
want a machine that does nothing else. Their results go into bench/results.json,
of which \`npm run readme\` makes the table and the charts of the README.

Measures: ${measureNames.slice(0, 5).join(', ')},
  ${measureNames.slice(5).join(', ')}
Without one, all of them run. Named ones are only printed, unless --save.

  --quick      fewer rounds, fewer clients, less traffic; nothing is saved
  --only A,B   whose throughput is measured:
               ${libraryNames.slice(0, 6).join(', ')},
               ${libraryNames.slice(6).join(', ')}
  --rounds N   pairs of samples, for throughput and latency
  --save       keep the results of the named measures, beside those of earlier runs
  --help       say this
`;

export interface Arguments extends MeasureOptions {
  readonly help: boolean;
  readonly names: readonly MeasureName[];
  /** Whether the results are to be kept. */
  readonly save: boolean;
}

/** @throws {PlainFailure} when an argument means nothing. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new PlainFailure('--rounds takes a whole number above 0.');
  }
  const named = known('measure', positionals, measureNames);
  return {
    help: values.help ?? false,
    names: named.length > 0 ? named : measureNames,
    only: known<LibraryName>('library', values.only?.split(',') ?? [], libraryNames),
    quick: values.quick ?? false,
    rounds,
    save: !values.quick && (named.length === 0 || (values.save ?? false)),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        quick: { type: 'boolean' },
        save: { type: 'boolean' },
        only: { type: 'string' },
        rounds: { type: 'string' },
      },
    });
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function known<Name extends string>(
  kind: string,
  given: readonly string[],
  names: readonly Name[],
): Name[] {
  return given.map((name) => {
    if (names.includes(name as Name)) return name as Name;
    throw new PlainFailure(`There is no ${kind} ${name}; there are ${names.join(', ')}.`);
  });
}

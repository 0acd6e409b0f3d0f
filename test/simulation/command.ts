import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Wish {
  readonly seed: number;
  readonly steps: number;
  /** The one world to live through, where one is asked for. */
  readonly world: number | undefined;
}

export const help = `npm run simulate                       a million steps from a random seed
npm run simulate -- --seed S --steps N
npm run simulate -- --seed S --world W  one world of a seed, to see a failure again`;

/** Reads the command line; `undefined` where help is asked for. Throws what is wrong, in a sentence. */
export function readWish(given: readonly string[]): Wish | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      steps: { type: 'string', default: '1000000' },
      world: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const { seed, steps, world } = values;
  return {
    seed: seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeOf('seed', seed),
    steps: wholeOf('steps', steps),
    world: world === undefined ? undefined : wholeOf('world', world),
  };
}

function wholeOf(name: string, text: string): number {
  const number = Number(text.replaceAll(',', ''));
  if (text && Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} takes a whole number, not "${text}".`);
}

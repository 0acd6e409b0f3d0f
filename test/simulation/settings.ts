import type { Changes } from './actions.ts';
import type { Chance } from './chance.ts';

/** The settings of a world's connection that are numbers, and the fatal codes. */
export type Numbers = Required<Changes> & { readonly fatalCodes: string };

/** The settings that nobody has changed. */
export const defaults: Numbers = {
  heartTime: 15_000,
  heartTimeout: 5000,
  reconnectTime: 5000,
  reconnectGrowth: 2,
  reconnectMaxTime: 30_000,
  reconnectJitter: 0.9,
  reconnectCount: -1,
  stableTime: 5000,
  connectTimeout: 10_000,
  queueLimit: 1_048_576,
  queueTime: 0,
  fatalCodes: '1002 1003 1007 1008 1010 4400-4407 4409-4428 4430-4499',
};

/** Values worth trying for each setting. */
const choices: { readonly [Name in keyof Required<Changes>]: readonly number[] } = {
  heartTime: [0, 300, 2000, 2000, 15_000],
  heartTimeout: [40, 200, 1000, 1000, 5000],
  reconnectTime: [0, 100, 1000, 1000, 5000],
  reconnectGrowth: [1, 1.5, 2, 2],
  reconnectMaxTime: [1000, 4000, 30_000],
  reconnectJitter: [0, 0.5, 0.9, 0.9, 1],
  reconnectCount: [-1, -1, -1, -1, 0, 1, 2, 5],
  stableTime: [0, 1000, 5000],
  connectTimeout: [0, 1000, 3000, 10_000],
  queueLimit: [0, 60, 300, 1_048_576, 1_048_576],
  queueTime: [0, 0, 500, 5000],
};

/** Some other values for some of the settings. */
export function drawChanges(chance: Chance, most: number): Changes {
  const names = Object.keys(choices) as (keyof typeof choices)[];
  const changes: Changes = {};
  for (let count = chance.between(1, most); count; count--) {
    const name = chance.pick(names);
    changes[name] = chance.pick(choices[name]);
  }
  return changes;
}

const plain: Changes = { heartTime: 0, reconnectCount: 0, queueLimit: 0, connectTimeout: 0 };

export function drawSettings(chance: Chance): Numbers {
  const drawn: Record<string, number> = {};
  for (const [name, values] of Object.entries(choices)) drawn[name] = chance.pick(values);
  const { fatalCodes } = defaults;
  const codes = chance.pick([fatalCodes, fatalCodes, '', '1000 1011-1013']);
  const settings = { ...(drawn as Required<Changes>), fatalCodes: codes };
  return chance.isTrue(0.05) ? { ...settings, ...plain } : settings;
}

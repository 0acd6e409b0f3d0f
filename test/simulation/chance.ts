import { seeded } from '../core/support/random.ts';

/** A seed of its own for number `index` of what `seed` gives; neighbours have nothing in common. */
export function seedOf(seed: number, index: number): number {
  let bits = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Something to choose, and how often in comparison with the others. */
export type Weighted<Choice> = readonly [weight: number, choice: Choice];

/** All that is random about a simulation comes from here, and so from one seed. */
export class Chance {
  /** A number from 0 to 1, never 1 itself. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  isTrue(probability = 0.5): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[Math.floor(this.next() * choices.length)] as Choice;
  }

  weigh<Choice>(choices: readonly Weighted<Choice>[]): Choice {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return (choices.at(-1) as Weighted<Choice>)[1];
  }
}

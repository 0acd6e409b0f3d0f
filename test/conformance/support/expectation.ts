import type { Scene } from './scene.ts';

/**
 * What the standards expect of a WebSocket class, and how to see that one keeps it. What `check`
 * gives back must be the same for every class: so also what the standards leave open is held.
 */
export interface Expectation {
  readonly title: string;
  readonly check: (scene: Scene) => unknown;
}

/** The expectations about one subject. */
export interface Subject {
  readonly name: string;
  readonly expectations: readonly Expectation[];
}

/** Adds an expectation to a subject. */
export type Expect = (title: string, check: Expectation['check']) => void;

/** Collects the expectations about a subject. They need neither a document nor mocha. */
export function subject(name: string, describe: (expect: Expect) => void): Subject {
  const expectations: Expectation[] = [];
  describe((title, check) => expectations.push({ title, check }));
  return { name, expectations };
}

/**
 * What an engine lacks, or does its own way, so that a test of ours cannot hold there; each with its
 * reason, as the README tells it.
 */

export type Engine = 'chromium' | 'firefox' | 'webkit';

/** The engine that this page runs in. */
export const engine: Engine = /Firefox/.test(globalThis.navigator?.userAgent)
  ? 'firefox'
  : /Chrom/.test(globalThis.navigator?.userAgent)
    ? 'chromium'
    : 'webkit';

/** By what a test needs: the engines without it, and what that means. */
export const limits = {
  'invoker commands': {
    engines: ['webkit'],
    why: 'Buttons with `commandfor` do nothing, as the engine has no invoker commands yet: call the methods.',
  },
  moveBefore: {
    engines: ['webkit'],
    why: 'There is no `moveBefore()` yet; an element that is taken out and put back in one go keeps its link all the same.',
  },
  'close codes from 1012 to 1014': {
    engines: ['webkit'],
    why: 'A close with 1012, 1013 or 1014 arrives as 1006, so the longer wait after them does not apply.',
  },
  'emulated media': {
    engines: ['firefox', 'webkit'],
    why: 'Its automation cannot choose dark pages or reduced motion; those tests run in Chromium only.',
  },
  'keys from outside': {
    engines: ['webkit'],
    why: 'Its automation cannot press keys inside a test; use by keyboard is tested in the other two.',
  },
  'subprotocols with an iterator of null': {
    engines: ['firefox'],
    why: 'It refuses subprotocols whose iterator is null, which Web IDL takes as text, and so do we.',
  },
  'arrivals before timers': {
    engines: ['firefox'],
    why: 'After a stall it hands over what has arrived a task later, so one more probe may go out; no link is ended by that.',
  },
} as const satisfies Record<string, { readonly engines: readonly Engine[]; readonly why: string }>;

/** `it`, where the engine has what the test needs. */
export const where = (need: keyof typeof limits): Mocha.TestFunction =>
  (limits[need].engines as readonly Engine[]).includes(engine)
    ? (it.skip as Mocha.TestFunction)
    : it;

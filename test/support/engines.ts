import { limits } from './engine-limits.mjs';

const { userAgent = '' } = globalThis.navigator ?? {};

/** The engine that this page runs in. */
export const engine = /Firefox/.test(userAgent)
  ? 'firefox'
  : /Chrom/.test(userAgent)
    ? 'chromium'
    : 'webkit';

/** `it`, where the engine has what the test needs. */
export const where = (need: keyof typeof limits): Mocha.TestFunction =>
  limits[need].engines.some((name) => name === engine) ? (it.skip as Mocha.TestFunction) : it;

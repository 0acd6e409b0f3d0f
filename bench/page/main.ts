/** The page's side of the measures, for what drives the page to call. */
import { throughput } from './throughput.ts';

const pageSide = { throughput };

export type PageSide = typeof pageSide;

Object.assign(globalThis, { bench: pageSide });

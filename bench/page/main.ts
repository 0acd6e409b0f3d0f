/** The page's side of the measures, for what drives the page to call. */
import { libraries } from '../libraries/index.ts';
import { enter } from './contenders.ts';
import { echo } from './echo.ts';
import { roundTrip } from './latency.ts';
import { keep } from './memory.ts';
import { collectGarbage, sample } from './throughput.ts';
import { begin, closeAll, record, stallAfterProbes } from './trial.ts';

/** What the libraries' files say of them. */
const facts = () =>
  Object.fromEntries(
    Object.entries(libraries).map(([name, { connect: _, ...facts }]) => [name, facts]),
  );

const pageSide = {
  facts,
  echo,
  enter,
  sample,
  collectGarbage,
  roundTrip,
  keep,
  begin,
  record,
  closeAll,
  stallAfterProbes,
};

export type PageSide = typeof pageSide;

Object.assign(globalThis, { bench: pageSide });

import type { LibraryName } from '../libraries/names.ts';
import type { Stage } from '../stage.ts';
import { type CloseWhileWaitingResult, measureCloseWhileWaiting } from './close-while-waiting.ts';
import { type EchoResult, measureEcho } from './echo.ts';
import { type FrozenResult, measureFrozen } from './frozen.ts';
import { type HerdResult, measureHerd } from './herd.ts';
import { type LateCloseResult, measureLateClose } from './late-close.ts';
import { type LatencyResult, measureLatency } from './latency.ts';
import { type MemoryResult, measureMemory } from './memory.ts';
import { measureOutage, type OutageResult } from './outage.ts';
import { measureSize, type SizeResult } from './size.ts';
import { measureStall, type StallResult } from './stall.ts';
import { measureThroughput, type ThroughputResult } from './throughput.ts';
import { measureUrlFunction, type UrlFunctionResult } from './url-function.ts';

/** What the measures give, by their names. */
export interface Measured {
  readonly echo: EchoResult;
  readonly throughput: ThroughputResult;
  readonly latency: LatencyResult;
  readonly memory: MemoryResult;
  readonly frozen: FrozenResult;
  readonly 'late-close': LateCloseResult;
  readonly outage: OutageResult;
  readonly stall: StallResult;
  readonly 'url-function': UrlFunctionResult;
  readonly 'close-while-waiting': CloseWhileWaitingResult;
  readonly herd: HerdResult;
  readonly size: SizeResult;
}

export type MeasureName = keyof Measured;

export interface MeasureOptions {
  /** Fewer rounds, fewer clients, less traffic: for a look, not for the table. */
  readonly quick: boolean;
  /** Whose throughput is measured; everybody's, unless told otherwise. */
  readonly only: readonly LibraryName[];
  /** Pairs of samples, in place of the usual number. */
  readonly rounds: number | undefined;
}

type Measure<Name extends MeasureName> = (
  stage: Stage,
  options: MeasureOptions,
) => Promise<Measured[Name]>;

/** In the order in which they run, alone: what others do at the same time would disturb them. */
export const alone: { readonly [Name in MeasureName]?: Measure<Name> } = {
  echo: measureEcho,
  size: measureSize,
  throughput: measureThroughput,
  latency: (stage, { quick, rounds }) => measureLatency(stage, rounds ?? (quick ? 5 : 15)),
  memory: measureMemory,
  herd: (_, { quick }) => measureHerd(quick ? 2000 : 100_000),
};

/** Mostly they wait, and wait together. */
export const together: { readonly [Name in MeasureName]?: Measure<Name> } = {
  frozen: measureFrozen,
  'late-close': measureLateClose,
  outage: measureOutage,
  stall: measureStall,
  'url-function': measureUrlFunction,
  'close-while-waiting': measureCloseWhileWaiting,
};

export const measureNames = [...Object.keys(alone), ...Object.keys(together)] as MeasureName[];

import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { type LoadedRows, loadScoredRows, type ScoredRowsRequest } from '../../data/index.ts';
import { compareParts, type PartsRequest } from '../../metrics/index.ts';
import type { MetricComparison, ScoredRows } from '../../metrics/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { type CompareThreads, openCompareThreads } from './compare-threads.ts';

/** What comparisons of several models share, so that one is read while another is computed. */
export interface Comparing extends AsyncDisposable {
  /** As many models are worth being compared beside each other. */
  readonly atOnce: number;
  /** One after the other: the engine keeps the tables of its last question open, and takes all processors for each. */
  load(request: ScoredRowsRequest): Promise<LoadedRows>;
  compare(rows: ScoredRows, request: PartsRequest): Promise<readonly MetricComparison[]>;
}

/** Below, the work is shorter than the start of a thread (50 ms). */
const fewRows = 2_000;

/** @param models how many there are to compare: for one alone nothing else could go on meanwhile */
export function openComparing(engine: EngineAtHand, models: number): Comparing {
  const threads = Math.min(models, availableParallelism());
  const inTurn = pLimit(1);
  let opened: CompareThreads | undefined;
  return {
    // One is read while the others are computed.
    atOnce: threads + 1,
    load: (request) => inTurn(async () => loadScoredRows(await engine.get(), request)),
    async compare(rows, request) {
      if (models < 2 || rows.n < fewRows) return compareParts(rows, request);
      opened ??= openCompareThreads(threads);
      return await opened.compare(rows, request);
    },
    async [Symbol.asyncDispose]() {
      await opened?.close();
    },
  };
}

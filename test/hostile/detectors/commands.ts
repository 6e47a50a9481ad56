import { type Detector, inSink } from '../canary.ts';

/** What commands in comments have brought about. */
export interface Commanded {
  /** Titles of the runs that somebody's command started. */
  readonly started: readonly string[];
  /** `model metric, by login: reason` of each acceptance on the ledger. */
  readonly accepted: readonly string[];
  /** All of both that people were allowed, and meant. */
  readonly meant: ReadonlySet<string>;
}

/** Nothing is started or accepted but what somebody with the right to do so has said, word by word. */
export const commandEscapes: Detector<Commanded> = (sink, { started, accepted, meant }) =>
  inSink(sink, [
    ...started.filter((run) => !meant.has(run)).map((run) => `a run that nobody asked for: ${run}`),
    ...accepted.filter((loss) => !meant.has(loss)).map((loss) => `a loss that nobody accepted: ${loss}`),
  ]);

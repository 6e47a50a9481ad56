/** What every check answers. There is no fourth answer: what was not checked is `unknown`. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** How much a `fail` matters: only `fail` blocks, `warn` is shown, `info` is listed. */
export type Level = 'fail' | 'warn' | 'info';

const order: Readonly<Record<Verdict, number>> = { fail: 0, unknown: 1, pass: 2 };

/** The worst of several verdicts; `unknown` for none at all, since nothing was checked. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict | undefined;
  for (const verdict of verdicts) if (found === undefined || order[verdict] < order[found]) found = verdict;
  return found ?? 'unknown';
}

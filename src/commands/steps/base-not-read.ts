import type { CheckResult, DataReport } from '../../data/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';

/** What is said where the base's data cannot be read, so that nothing is compared with them. */
export interface BaseNotRead {
  /** Of the base's own fault: no change can mend it, so it only warns. */
  readonly warning?: CheckResult;
  /** Another attempt may read them. */
  readonly problems: readonly Problem[];
}

/**
 * The contract of the change is judged without the base's data. Where they are damaged, or lie at an address that this
 * change has left, comparing with them will never work.
 */
export function baseNotRead(error: unknown, before: ResolvedDataset, now: ResolvedDataset): BaseNotRead {
  if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
  const isLeft = before.dataset.source !== now.dataset.source;
  if (error.ends !== 'input' && error.ends !== 'fail' && !isLeft) {
    return { problems: error.problems.map((each) => ({ ...each, message: `Of the base: ${each.message}` })) };
  }
  const why = error.problems.map(({ message }) => message.replace(/\.$/, '')).join('; ');
  const warning: CheckResult = {
    ...{ check: 'drift', verdict: 'fail', level: 'warn', reason: 'base-data-unreadable' },
    sentence: `the data of the base cannot be read, so nothing is compared with them: ${why}`,
    rows: { checked: 0, nulls: 0, skipped: 0, failed: 0 },
    examples: [],
    path: [...now.dataset.path, 'drift'],
  };
  return { warning, problems: [] };
}

export function withWarning(report: DataReport, warning: CheckResult | undefined): DataReport {
  return warning === undefined ? report : { ...report, checks: [...report.checks, warning] };
}

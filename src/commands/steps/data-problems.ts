import { failedChecks } from '../../report/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { DatasetPart } from './check-data.ts';

/** One answer of a contract or a comparison, as far as a problem says it. */
interface Finding {
  readonly reason: string;
  readonly sentence: string;
  readonly place?: Problem['place'];
}

/** What stops a change in one dataset: what fails in the order of the headline, then what could not be answered. */
export function dataProblems({ dataset, report, diff }: Pick<DatasetPart, 'dataset' | 'report' | 'diff'>) {
  const blocking = <Of extends { readonly level: string }>(all: readonly Of[] = []) =>
    all.filter(({ level }) => level === 'fail');
  const checks = [...blocking(report?.checks), ...blocking(diff?.checks)];
  const columns = blocking(diff?.columns);
  const found: readonly Finding[] = [
    ...failedChecks({ ...(report && { report }), ...(diff && { diff }) }),
    ...columns.filter(({ state }) => state === 'drifted'),
    ...checks.filter(({ verdict }) => verdict === 'unknown'),
    ...columns.filter(({ state }) => state === 'unknown'),
  ];
  return found.map(
    ({ reason, sentence, place }): Problem => ({
      reason,
      message: `${dataset}: ${sentence}`,
      ...(place && { place }),
    }),
  );
}

import type { CheckResult } from '../data/types.ts';
import { code, count, sentence, withoutName } from './clause.ts';
import type { DatasetReport } from './types.ts';

/** What a headline says of one dataset. */
export function datasetClause(dataset: DatasetReport): string {
  const name = `data ${code(dataset.dataset)}`;
  const problem = dataset.problems.find(({ verdict }) => verdict !== 'pass');
  if (problem && dataset.outcome !== 'drifted')
    return `${name}: ${sentence(withoutName(problem.message, dataset.dataset))}`;
  switch (dataset.outcome) {
    case 'data-broken':
      return `${name} is broken: ${brokenClause(failedChecks(dataset))}`;
    case 'drifted':
      return `${name} drifted: ${driftClause(dataset)}`;
    case 'data-passes':
      return `${name} passes ${passedClause(dataset)}`;
    case 'nothing-to-run':
      return `${name} is ${sentence(dataset.note ?? 'unchanged')}`;
    default:
      return `nobody can tell about ${name}: ${unknownData(dataset)}`;
  }
}

/** What only warns is no check that passed. */
function passedClause({ report }: DatasetReport): string {
  const checks = report?.checks ?? [];
  const warned = checks.filter(({ verdict }) => verdict !== 'pass').length;
  if (warned === 0) return `its ${count(checks.length, 'check') || 'comparison'}`;
  return `${checks.length - warned} of its ${count(checks.length, 'check')}; the rest only warns`;
}

/** Which rows they are stands below; one line has no room for them. */
function withoutExamples(text: string): string {
  return text.split('; first: ')[0] ?? text;
}

/** Blocking checks that failed, those that touch the largest share of rows first; a check on no rows touches all. */
export function failedChecks({ report, diff }: Pick<DatasetReport, 'report' | 'diff'>): CheckResult[] {
  const share = ({ rows }: CheckResult) => (rows.checked === 0 ? 1 : rows.failed / rows.checked);
  return [...(report?.checks ?? []), ...(diff?.checks ?? [])]
    .filter(({ level, verdict }) => level === 'fail' && verdict === 'fail')
    .toSorted((one, other) => share(other) - share(one));
}

function brokenClause(checks: readonly CheckResult[]): string {
  const [first, ...more] = checks;
  if (!first) return 'its report says fail';
  const names = new Set(more.map((check) => check.name ?? check.column ?? check.check));
  const others = [...names].slice(0, 3);
  const rest = names.size > others.length ? ', …' : '';
  const also =
    more.length === 0 ? '' : ` (and ${count(more.length, 'more failing check')}: ${others.join(', ')}${rest})`;
  return `${withoutExamples(sentence(first.sentence))}${also}`;
}

function driftClause({ diff }: DatasetReport): string {
  const drifted = (diff?.columns ?? []).filter(({ state, level }) => state === 'drifted' && level === 'fail');
  const more = drifted.length - 1;
  return `${sentence(drifted[0]?.sentence ?? '')}${more > 0 ? ` (and ${count(more, 'more column')})` : ''}`;
}

/** What decides: a column that nobody limited and that few rows cannot tell of is no reason to stop. */
function unknownData({ report, diff }: DatasetReport): string {
  const open = [
    ...[...(report?.checks ?? []), ...(diff?.checks ?? [])].filter(({ verdict }) => verdict === 'unknown'),
    ...(diff?.columns ?? []).filter(({ state }) => state === 'unknown'),
  ];
  const decisive = open.find(({ level }) => level === 'fail') ?? open[0];
  return sentence(decisive?.sentence ?? 'there is no report of it');
}

import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../../project/types.ts';
import type { ColumnSketch } from '../sketch/schema.ts';
import { typeWords } from '../type-words.ts';
import type { ColumnDiff } from '../types.ts';
import { type Compared, compareColumn, limitPath, nothing } from './column.ts';
import { type Finding, isUntold, stateOf } from './finding.ts';
import { type Asked, askedOf } from './limits.ts';
import type { Refused } from './named/named.ts';
import { showsNature } from './nature.ts';
import { amount, estimated, percent, quoted, rowsText, statisticName } from './wording.ts';

type State = ColumnDiff['state'];
const worstFirst: readonly State[] = ['drifted', 'unknown', 'changed', 'same'];

/** One column of both sketches, judged. */
export function diffColumn(
  base: ColumnSketch,
  head: ColumnSketch,
  dataset: Dataset,
  /** `alpha`: the column's share of false alarms. */
  {
    alpha,
    appended,
    folders,
  }: { readonly alpha: number; readonly appended: boolean; readonly folders: ReadonlySet<string> },
): ColumnDiff {
  const ruledBy = askedOf(dataset, head.name, head.type, appended);
  const asked: Asked = { ...ruledBy, nature: ruledBy.nature || folders.has(head.name) || showsNature(base, head) };
  const declared = dataset.columns.get(head.name);
  const gate = declared?.defaults?.level ?? declared?.level ?? 'fail';
  const ruled = Object.keys(asked.declared).length > 0;
  const empty = base.rows === 0 || head.rows === 0;
  const compared: Compared = empty ? nothing : compareColumn(base, head, asked, alpha);
  const judged = judge(compared, asked, [base, head], empty);
  const findings = ordered(compared.findings).filter((finding) => finding.gates);
  return {
    column: head.name,
    kind: compared.kind,
    state: judged.state,
    // Nobody declared a limit that so few rows could decide: it is said, but it does not stop anybody.
    level: (judged.reason === 'not-enough-data' || judged.reason === 'values-cut') && !ruled ? 'warn' : gate,
    reason: judged.reason,
    sentence: judged.sentence,
    statistics: findings.map(({ statistic, value, limit, noise }) => ({
      ...{ statistic, value, limit },
      noise: noise.drifted,
    })),
    ...(compared.tests.length > 0 ? { tests: compared.tests } : {}),
    nulls: { base: base.nulls / Math.max(1, base.rows), head: head.nulls / Math.max(1, head.rows) },
    ...(compared.range && { range: compared.range }),
    newValues: compared.newValues.slice(0, 20),
    lostValues: compared.lostValues.slice(0, 20),
    histogram: compared.histogram,
    path: limitPath(dataset.path, head.name, dataset.drift.columns.has(head.name)),
  };
}

/** What is said of one column. */
interface ColumnVerdict {
  readonly state: State;
  readonly reason: string;
  readonly sentence: string;
}

function judge(
  compared: Compared,
  asked: Asked,
  [base, head]: readonly [ColumnSketch, ColumnSketch],
  empty: boolean,
): ColumnVerdict {
  const name = head.name;
  if (empty) {
    const side = base.rows === 0 ? 'base' : 'head';
    return { state: 'unknown', reason: 'one-side-empty', sentence: `${name}: the ${side} has no rows.` };
  }
  if (!compared.comparable && !asked.ignored) {
    return { state: 'unknown', reason: 'type-changed', sentence: wordRetyped(base, head, asked) };
  }
  // What is the same on every row needs no law of chance, however few rows there are.
  if (isSame(base, head) && !asked.ignored && !asked.hiddenByHead) {
    return { state: 'same', reason: 'not-changed', sentence: `${name}: exactly as in the base.` };
  }
  const decisive = ordered(compared.findings)[0];
  const state = decisive === undefined ? 'same' : stateOf(decisive);
  if (asked.ignored) return quiet(name, state, decisive, 'not-compared', 'excluded from drift');
  const refused = asked.hiddenByHead ? undefined : compared.refused[0];
  if (state !== 'drifted' && refused !== undefined) return notToBeHad(name, refused);
  if (state === 'drifted' || state === 'unknown') return loud(name, state, decisive, [base, head]);
  if (asked.hiddenByHead && !asked.nature) {
    const sentence = `${name}: its values are not compared, because this change calls it sensitive; the base branch does not.`;
    return { state: 'unknown', reason: 'hidden-by-change', sentence };
  }
  if (asked.nature) return quiet(name, state, decisive, 'moves-by-nature', 'a key, identifier or time');
  const reason = state === 'changed' ? 'changed' : 'not-changed';
  return quiet(name, state, decisive, reason, state === 'changed' ? within(decisive) : 'no more than chance');
}

/** A declared limit that nobody can ask is no limit that was kept. */
function notToBeHad(name: string, { statistic, reason, why }: Refused): ColumnVerdict {
  return { state: 'unknown', reason, sentence: `${name}: ${statisticName(statistic)} cannot be told: ${why}.` };
}

/** Counts of every cell and value are equal. What is kept without its values may have changed in them. */
function isSame(base: ColumnSketch, head: ColumnSketch): boolean {
  const { kind } = head.content;
  return (kind === 'numbers' || kind === 'values') && isDeepStrictEqual(base, head);
}

/** "area is text now and was numbers in the base, so the two cannot be compared; "abc" is no number". */
function wordRetyped(base: ColumnSketch, head: ColumnSketch, { sensitive }: Asked): string {
  const [before, after] = [typeWords(base), typeWords(head)];
  const [from, to] = before === after ? [base.engineType, head.engineType] : [before, after];
  const odd = sensitive ? undefined : firstOdd(base, head);
  const because = odd === undefined ? '' : `; ${quoted(odd)} is no number`;
  return `${head.name} holds ${to} now and held ${from} in the base: the two cannot be compared${because}.`;
}

/** What turned a column of numbers into text, where the sketch lists it. */
function firstOdd(base: ColumnSketch, { content }: ColumnSketch): string | undefined {
  if (content.kind !== 'values' || (base.type !== 'number' && base.type !== 'integer')) return undefined;
  return content.values.map(([value]) => value).find((value) => value.trim() === '' || Number.isNaN(Number(value)));
}

function within(finding: Finding | undefined): string {
  return finding?.gates ? `${measured(finding)}, limit ${limitText(finding)}` : 'beyond chance; for information';
}

function quiet(name: string, state: State, finding: Finding | undefined, reason: string, why: string): ColumnVerdict {
  const what = finding === undefined ? 'nothing to compare in numbers' : finding.detail;
  return { state, reason, sentence: `${name}: ${what} (${why}).` };
}

function loud(
  name: string,
  state: State,
  finding: Finding | undefined,
  sides: readonly [ColumnSketch, ColumnSketch],
): ColumnVerdict {
  if (finding === undefined) return { state, reason: 'not-changed', sentence: `${name}: nothing to compare.` };
  if (state === 'unknown') {
    if (isUntold(finding)) {
      const sentence = `${name}: cannot tell: of each side the most frequent values are listed, and ${percent(finding.untold ?? 0)} of the rows have values that one list has and the other lacks; the limit is ${limitText(finding)}.`;
      return { state, reason: 'values-cut', sentence };
    }
    const rows = sides.map((side) => rowsText(side.rows)).join(' and ');
    const least = shift(finding, finding.noise.drifted);
    const sentence = `${name}: cannot tell from ${rows} rows: only a shift above ${least} could be seen, the limit is ${limitText(finding)}; ${finding.detail}.`;
    return { state, reason: 'not-enough-data', sentence };
  }
  const reason =
    finding.statistic === 'new-category'
      ? 'new-category'
      : finding.statistic === 'nulls'
        ? 'null-share-moved'
        : 'drifted';
  return { state, reason, sentence: `${name} ${measured(finding)} (limit ${limitText(finding)}): ${finding.detail}.` };
}

function measured(finding: Finding): string {
  if (finding.statistic === 'new-category' && finding.atLeast)
    return `has a value in at least ${percent(Math.floor(finding.value * 1000) / 1000)} more of the rows than the base can have`;
  if (finding.statistic === 'new-category')
    return `has values that the base lacks in ${percent(finding.value)} of the rows`;
  return `moved by ${shift(finding, finding.value)}`;
}

function shift(finding: Finding, value: number): string {
  const { limit } = finding;
  if (finding.statistic === 'wasserstein') return `${estimated(value, limit)} standard deviations`;
  if (finding.statistic === 'jensen-shannon') return `a divergence of ${estimated(value, limit)}`;
  if (inPoints(finding)) return `${estimated(value * 100, limit * 100)} points`;
  return `${statisticName(finding.statistic)} ${estimated(value, limit)}`;
}

function limitText(finding: Finding): string {
  if (finding.statistic === 'new-category') return percent(finding.limit);
  return inPoints(finding) ? `${amount(finding.limit * 100)}` : amount(finding.limit);
}

function inPoints({ statistic }: Finding): boolean {
  return statistic === 'l-infinity' || statistic === 'nulls' || statistic === 'new-category';
}

/** Worst state first; within it the one that goes furthest beyond its limit, or beyond chance. */
function ordered(findings: readonly Finding[]): readonly Finding[] {
  const beyond = (finding: Finding): number =>
    finding.value / Math.max(finding.gates ? finding.limit : finding.noise.changed, 1e-300);
  return [...findings].sort(
    (a, b) => worstFirst.indexOf(stateOf(a)) - worstFirst.indexOf(stateOf(b)) || beyond(b) - beyond(a),
  );
}

/** Worst first: by state, what stops and what no number can be told of before the rest, then by how far beyond the limit, then by name. */
export function compareDiffs(a: ColumnDiff, b: ColumnDiff): number {
  const weight = (diff: ColumnDiff): number => {
    const first = diff.statistics[0];
    return first === undefined ? 0 : first.value / Math.max(first.limit, 1e-300);
  };
  const byState = worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state);
  return byState || openness(a) - openness(b) || weight(b) - weight(a) || (a.column < b.column ? -1 : 1);
}

/** Of unknown columns those that stop come first, and of these the ones that more rows would not decide. */
function openness({ state, level, reason }: ColumnDiff): number {
  if (state !== 'unknown') return 0;
  return (level === 'fail' ? 0 : 2) + (reason === 'not-enough-data' ? 1 : 0);
}

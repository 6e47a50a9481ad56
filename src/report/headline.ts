import type { CheckResult } from '../data/types.ts';
import type { GateResult } from '../gates/types.ts';
import { clip, oneLine } from '../support/escape/index.ts';
import {
  askedOf,
  judgedLines,
  lacksInterval,
  type MetricLine,
  metricLines,
  requirementOf,
  warningOf,
} from './metric-line.ts';
import { decimalsOf, formatNumber } from './numbers.ts';
import { byOutcome } from './outcome.ts';
import { changedRows, lossOnNewRows } from './test-rows.ts';
import type { DatasetReport, ModelReport, Outcome, Report } from './types.ts';

/** One sentence with the decisive number. The clause of what decided comes first, other failures follow in short. */
export function headlineOf(report: Report): string {
  const clauses = clausesOf(report).toSorted((one, other) => byOutcome(one.outcome, other.outcome));
  const [first, ...others] = clauses;
  if (!first) return 'There is nothing in this report: neither models nor datasets were planned.';
  const also = others.filter(
    ({ outcome, loss }) =>
      matters(outcome) ||
      loss !== undefined ||
      ((first.outcome === 'within-limits' || first.outcome === 'warned') && outcome === 'better'),
  );
  const rest = also.length > 1 ? `; and ${also.length - 1} more` : '';
  const text = `${first.text}${also[0] ? `; also ${alsoText(also[0])}${rest}` : ''}${loosening(report)}`;
  return `${capitalised(text)}.`;
}

/** The name of a file keeps its case. */
function capitalised(text: string): string {
  return /^[\w-]*[./][\w./-]*\w/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Where nothing else happens, the looser policy is the news: it judges every pull request after this one. */
function looseningClause(loosened: Report['policy']): string {
  const [first] = loosened;
  const more = loosened.length > 1 ? ` (and ${count(loosened.length - 1, 'more loosening')})` : '';
  return `this change ${sentence(first?.sentence ?? 'loosens the policy')}${more}; it judges every change after this one`;
}

function loosening({ policy, models }: Report): string {
  const loosened = policy.some(({ kind }) => kind === 'loosened') && models.some(({ gates }) => gates.length > 0);
  return loosened ? '; judged by the base branch’s gates, which this change loosens' : '';
}

interface Clause {
  readonly outcome: Outcome;
  readonly text: string;
  /** What new test rows show of the base's own model, whatever its gates say. */
  readonly loss?: string;
}

/** A model that its gates let pass is news only for its loss. */
function alsoText({ outcome, text, loss }: Clause): string {
  return loss !== undefined && !matters(outcome) ? loss : text;
}

const passing: readonly Outcome[] = [
  'mixed',
  'within-limits',
  'better',
  'first-run',
  'unknown-allowed',
  'passes',
  'policy-loosened',
  'no-change',
  'data-passes',
  'nothing-to-run',
];

function matters(outcome: Outcome): boolean {
  return !passing.includes(outcome);
}

function clausesOf(report: Report): Clause[] {
  const { problems, models, datasets, policy, untouched } = report;
  const blocked = policy.find(({ blocks }) => blocks);
  const clauses: Clause[] = [
    ...problems
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ message, verdict }): Clause => {
        return { outcome: verdict === 'unknown' ? 'cannot-tell' : 'stopped', text: sentence(message) };
      }),
    ...datasets.map((dataset): Clause => ({ outcome: dataset.outcome, text: datasetClause(dataset) })),
    ...models.filter(({ reason }) => reason !== 'fork-not-trained').map(modelClauses), // one problem tells of them all
  ];
  const loosened = policy.filter(({ kind, blocks }) => kind === 'loosened' && !blocks);
  if (loosened.length > 0) clauses.push({ outcome: 'policy-loosened', text: looseningClause(loosened) });
  if (blocked) clauses.push({ outcome: 'policy-blocked', text: `this change ${sentence(blocked.sentence)}` });
  if (untouched.models.length + untouched.datasets.length > 0) {
    clauses.push({ outcome: 'nothing-to-run', text: nothingClause(report) });
  }
  return clauses;
}

function nothingClause({ untouched }: Report): string {
  const counts = [count(untouched.models.length, 'model'), count(untouched.datasets.length, 'dataset')].filter(
    (text) => text !== '',
  );
  const because = untouched.because === undefined ? '' : `: ${sentence(untouched.because)}`;
  return `nothing had to run${because}; ${counts.join(' and ')} untouched`;
}

/** "1 model", "3 models", and nothing for none. */
export function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function modelClauses(model: ModelReport): Clause {
  const { outcome } = model;
  const text = modelClause(model);
  const loss = lossOnNewRows(model);
  const told = (outcome === 'worse' || outcome === 'not-good-enough') && byRowsAlone(model);
  if (loss === undefined || told) return { outcome, text };
  return {
    outcome,
    text: `${text}; the base’s own model is ${loss}`,
    loss: `the base’s own ${code(model.model)} is ${loss}`,
  };
}

function modelClause(model: ModelReport): string {
  const name = code(model.model);
  const lines = metricLines(model);
  const first = lines[0];
  const problem = model.problems.find(({ verdict }) => verdict !== 'pass');
  switch (model.outcome) {
    case 'stopped':
    case 'training-failed':
    case 'not-trained':
      return problem
        ? `${name}: ${sentence(problem.message)}`
        : `training of ${name} ended with \`${model.candidate?.exit}\``;
    case 'worse':
    case 'not-good-enough':
      return `${name} ${model.outcome === 'worse' ? 'got worse' : 'is not good enough'}: ${failing(first)}${slicesToo(lines)}${rowsClause(model, first)}`;
    case 'cannot-tell':
      return `nobody can tell about ${name}: ${unknownClause(model)}`;
    case 'warned':
      return `${name} ${warnedClause(lines)}`;
    case 'first-run':
      return `${name} is trained for the first time${first ? `: ${brief(lines.find(overall) ?? first)}` : ''}`;
    case 'nothing-to-run':
      return `${name} did not have to run: ${sentence(model.plan.reasons[0] ?? 'its inputs are unchanged')}`;
    default:
      return `${name} ${movedClause(model.outcome, lines)}${notAlike(model)}`;
  }
}

/** What moved moved on rows that are not all the base's. */
function notAlike(model: ModelReport): string {
  const changed = changedRows(model);
  return changed === undefined ? '' : `; ${changed}`;
}

function overall(line: MetricLine): boolean {
  return line.slice === undefined;
}

/** What a gate says that stops nothing; a line that got worse is told first. */
function warnedClause(lines: readonly MetricLine[]): string {
  const warned = judgedLines(lines).filter((line) => warningOf(line) !== undefined);
  const worse = warned.filter(({ movement }) => movement === 'worse');
  const line = worse.find((each) => warningOf(each)?.verdict === 'fail') ?? worse[0] ?? warned[0];
  const gate = line && warningOf(line);
  if (!line || !gate) return 'breaks a limit that only warns';
  if (gate.on !== undefined) return `does not keep a limit that stops nothing: ${sentence(gate.sentence)}`;
  const unknown = gate.verdict === 'unknown';
  const limit = gate.level === 'warn' ? 'a limit that only warns' : 'a limit that allows unknown';
  const moved = line.movement === 'worse' ? `got worse${unknown ? ', possibly' : ''} beyond` : 'does not keep';
  return `${moved} ${limit}: ${brief(line)}; the gate asks for ${askedOf(line, gate)} (${gate.level === 'warn' ? 'warn' : 'unknown is allowed'})`;
}

function movedClause(outcome: Outcome, lines: readonly MetricLine[]): string {
  const asked = lines.filter((line) => line.gates.length > 0);
  const judged = judgedLines(asked);
  const better = judged.find((line) => overall(line) && line.movement === 'better');
  const worse = judged.find((line) => line.movement === 'worse');
  if (outcome === 'better' && better) return `got better: ${brief(better)}`;
  if (outcome === 'mixed' && better && worse)
    return `got better in ${brief(better)}, and worse in ${brief(worse)}, within its limit`;
  if (outcome === 'within-limits' && worse)
    return `got worse within its limit: ${brief(worse)}; allowed: ${allowed(worse)}`;
  const first = judged.find(overall) ?? judged[0] ?? asked[0];
  const number = first ? `: ${brief(first)}` : '';
  if (outcome === 'passes' && first && lacksInterval(first))
    return `passes its gates; nobody can tell without an interval whether it changed${number}`;
  if (outcome === 'passes') return `passes its gates, without a comparison${number}`;
  if (outcome === 'unknown-allowed') return `could not be judged, which its gates allow${number}`;
  return `did not measurably change${number}`;
}

/** "roc-auc 0.742 → 0.761, +0.019 [0.014, 0.024]". */
function brief(line: MetricLine): string {
  const name = `${oneLine(line.metric)}${line.slice ? ` for ${code(`${line.slice.column} = ${line.slice.value}`)}` : ''}`;
  const values = line.base === '–' || line.movement === 'same' ? line.head : `${line.base} → ${line.head}`;
  return `${name} ${values}${line.delta ? `, ${line.delta}` : ''}`;
}

function allowed(line: MetricLine): string {
  return (
    line.gates
      .filter(({ kind, verdict }) => kind !== 'min' && kind !== 'max' && verdict === 'pass')
      .map(requirementOf)
      .join(', ') || 'by its gates'
  );
}

function failing(line: MetricLine | undefined): string {
  const gate = line?.gates.find(({ blocks, verdict }) => blocks && verdict === 'fail');
  if (!line || !gate) return 'a gate fails';
  if (gate.on !== undefined) return sentence(gate.sentence);
  return `${brief(line)}; the gate asks for ${askedOf(line, gate)}`;
}

/** The candidate predicts what the base's model predicts, and the rows are others: no training moved the number. */
export function byRowsAlone(model: ModelReport): boolean {
  const { change } = metricLines(model)[0]?.comparison ?? {};
  return (model.testRows?.effect ?? []).length > 0 && change?.exact === true && change.value === 0;
}

/** Where the base's model stood before the rows changed. */
function rowsClause(model: ModelReport, line: MetricLine | undefined): string {
  if (!byRowsAlone(model)) return '';
  const before = model.testRows?.effect.find(({ metric }) => metric === line?.metric && !line.slice)?.from;
  const from =
    before === undefined || !line?.comparison ? '' : ` from ${formatNumber(before, decimalsOf(line.comparison))}`;
  return `; nothing was trained, the new test rows moved it${from}`;
}

function slicesToo(lines: readonly MetricLine[]): string {
  const more = lines.slice(1).filter(({ gates }) => gates.some(fails)).length;
  return more === 0 ? '' : ` (and ${more} more ${more === 1 ? 'line fails' : 'lines fail'})`;
}

function fails({ blocks, verdict }: GateResult): boolean {
  return blocks && verdict === 'fail';
}

function unknownClause(model: ModelReport): string {
  const gate = model.gates.find(({ blocks }) => blocks);
  const text = gate?.sentence ?? model.problems.find(({ verdict }) => verdict !== 'pass')?.message;
  if (text !== undefined) return sentence(text);
  if (model.reason === 'training-interrupted') return `its training ended with \`${model.candidate?.exit}\``;
  return 'no gate answered for it';
}

function datasetClause(dataset: DatasetReport): string {
  const name = `data ${code(dataset.dataset)}`;
  const problem = dataset.problems.find(({ verdict }) => verdict !== 'pass');
  if (problem && dataset.outcome !== 'drifted') return `${name}: ${sentence(problem.message)}`;
  switch (dataset.outcome) {
    case 'data-broken':
      return `${name} is broken: ${brokenClause(failedChecks(dataset))}`;
    case 'drifted':
      return `${name} drifted: ${driftClause(dataset)}`;
    case 'data-passes':
      return `${name} passes its ${count(dataset.report?.checks.length ?? 0, 'check') || 'comparison'}`;
    case 'nothing-to-run':
      return `${name} is ${sentence(dataset.note ?? 'unchanged')}`;
    default:
      return `nobody can tell about ${name}: ${unknownData(dataset)}`;
  }
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
  const others = more.slice(0, 3).map((check) => check.name ?? check.column ?? check.check);
  const rest = more.length > others.length ? ', …' : '';
  const also =
    more.length === 0 ? '' : ` (and ${count(more.length, 'more failing check')}: ${others.join(', ')}${rest})`;
  return `${withoutExamples(sentence(first.sentence))}${also}`;
}

function driftClause({ diff }: DatasetReport): string {
  const drifted = (diff?.columns ?? []).filter(({ state, level }) => state === 'drifted' && level === 'fail');
  const more = drifted.length - 1;
  return `${sentence(drifted[0]?.sentence ?? '')}${more > 0 ? ` (and ${count(more, 'more column')})` : ''}`;
}

function unknownData({ report, diff }: DatasetReport): string {
  const check = [...(report?.checks ?? []), ...(diff?.checks ?? [])].find(({ verdict }) => verdict === 'unknown');
  const column = diff?.columns.find(({ state }) => state === 'unknown');
  return sentence(check?.sentence ?? column?.sentence ?? 'there is no report of it');
}

/** A sentence of another room as a clause of ours: one line, no full stop, not longer than a reader bears. */
function sentence(text: string): string {
  return clip(oneLine(text).replace(/\.$/, ''), 240);
}

function code(name: string): string {
  return `\`${clip(oneLine(name), 80).replaceAll('`', "'")}\``;
}

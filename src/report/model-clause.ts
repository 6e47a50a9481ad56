import type { GateResult } from '../gates/types.ts';
import { oneLine } from '../support/escape/index.ts';
import { acceptedClause } from './accepted.ts';
import { code, sentence, withoutName } from './clause.ts';
import { judgingGates, whyUnjudged } from './first-run.ts';
import { isLost, moreLost } from './lost-metrics.ts';
import {
  askedOf,
  isUngated,
  judgedLines,
  lacksInterval,
  type MetricLine,
  metricLines,
  requirementOf,
  warningOf,
} from './metric-line.ts';
import { decimalsOf, formatNumber } from './numbers.ts';
import { changedRows } from './test-rows.ts';
import type { ModelReport, Outcome } from './types.ts';
import { unaskedGainText, unaskedText } from './unasked-moves.ts';

/** What a headline says of one model: its name, what happened, and the decisive number. */
export function modelClause(model: ModelReport): string {
  const name = code(model.model);
  const lines = metricLines(model);
  const first = lines[0];
  const problem = model.problems.find(({ verdict }) => verdict !== 'pass');
  switch (model.outcome) {
    case 'stopped':
    case 'training-failed':
    case 'not-trained':
      return problem
        ? `${name}: ${sentence(withoutName(problem.message, model.model))}`
        : `training of ${name} ended with \`${model.candidate?.exit}\``;
    case 'worse':
    case 'not-good-enough':
      return `${name} ${model.outcome === 'worse' ? 'got worse' : 'is not good enough'}: ${failing(first)}${slicesToo(lines)}${rowsClause(model)}`;
    case 'cannot-tell':
      return `nobody can tell about ${name}: ${unknownClause(model)}${besideUnknown(model, lines)}`;
    case 'accepted':
      return `${name} ${acceptedLoss(model, lines)}`;
    case 'warned':
      return `${name} ${warnedClause(lines)}`;
    case 'first-run':
      return `${name} is ${model.plan.untrained ? 'there' : 'trained'} for the first time${firstRunClause(model, lines)}`;
    case 'nothing-to-run':
      if (model.plan.decision === 'removed') return `${name} is no longer in \`mlops.yaml\``;
      return `${name} did not have to run: ${sentence(model.plan.reasons[0] ?? 'its inputs are unchanged')}`;
    case 'passes':
      if (model.reason === 'intermediate-model') return `${name} has no number of its own: ${neededText(model)}`;
      return `${name} ${movedClause(model.outcome, lines)}${unasked(model.outcome, lines)}${oneSeed(lines)}${notAlike(model)}`;
    default:
      return `${name} ${movedClause(model.outcome, lines)}${unasked(model.outcome, lines)}${oneSeed(lines)}${notAlike(model)}`;
  }
}

function neededText({ plan: { neededBy = [] } }: ModelReport): string {
  const need = neededBy.length === 1 ? 'needs' : 'need';
  return `${neededBy.map(code).join(', ')} ${need} it, and ${neededBy.length === 1 ? 'is' : 'are'} judged`;
}

/** What was asked and how it ended; where nothing was asked, that first. */
function firstRunClause(model: ModelReport, lines: readonly MetricLine[]): string {
  const number = lines.find(overall) ?? lines[0];
  const why = whyUnjudged(model);
  if (why !== undefined) return ` and nothing judged it: ${why}${number ? `; ${brief(number)}` : ''}`;
  const asked = lines.flatMap((line) => judgingGates(line.gates).map((gate) => ({ line, gate })));
  const decisive =
    asked.find(({ gate }) => gate.verdict === 'fail') ?? asked.find(({ line }) => overall(line)) ?? asked[0];
  if (decisive === undefined) return number ? `: ${brief(number)}` : '';
  const { line, gate } = decisive;
  const kept = gate.verdict === 'fail' ? ' and does not keep a limit that only warns' : '';
  return `${kept}: ${brief(line)}; the gate asks for ${askedOf(line, gate)}`;
}

/** The loss first, in the words of one that nobody accepted; then who took it. */
function acceptedLoss({ gates }: ModelReport, lines: readonly MetricLine[]): string {
  const taken = lines.flatMap((line) => {
    const gate = line.gates.find(({ accepted }) => accepted !== undefined);
    return gate?.accepted === undefined ? [] : [{ line, gate, accepted: gate.accepted }];
  });
  const [first] = taken;
  if (first === undefined) return 'fails a gate that somebody has accepted';
  const { line, gate, accepted } = first;
  const did = gate.kind === 'kept' ? 'lost a metric' : 'fails a gate';
  const what =
    gate.on === undefined && gate.kind !== 'kept'
      ? `${brief(line)}; the gate asks for ${askedOf(line, gate)}`
      : sentence(gate.sentence);
  const others = gates.filter((one) => one.accepted !== undefined).length - 1;
  const more = others === 0 ? '' : `; ${others} more accepted ${others === 1 ? 'loss' : 'losses'} in the table`;
  return `${did}, ${acceptedClause(accepted)}; ${what}${more}`;
}

/** What the gates let pass because none asks for it; a gain is news only where nothing else moved. */
function unasked(outcome: Outcome, lines: readonly MetricLine[]): string {
  const text = unaskedText(lines);
  const gain = outcome === 'passes' ? unaskedGainText(lines) : undefined;
  return [text, gain].flatMap((part) => (part === undefined ? [] : [`; ${part}`])).join('');
}

/** A move that is certain over rows need not be one over seeds. */
function oneSeed(lines: readonly MetricLine[]): string {
  const moved = lines.filter(({ movement }) => movement === 'better' || movement === 'worse');
  const unknown = moved.some(({ comparison }) => comparison?.change?.seedNoise === 'unknown');
  return unknown ? '; over the rows alone: what another seed would say is not known' : '';
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
  if (isLost(line) && gate.verdict === 'unknown') return lostClause(line, gate, lines);
  if (gate.on !== undefined) return `does not keep a limit that stops nothing: ${sentence(gate.sentence)}`;
  const unknown = gate.verdict === 'unknown';
  const limit = gate.level === 'warn' ? 'a limit that only warns' : 'a limit that allows unknown';
  const moved = line.movement === 'worse' ? `got worse${unknown ? ', possibly' : ''} beyond` : 'does not keep';
  return `${moved} ${limit}: ${brief(line)}; the gate asks for ${askedOf(line, gate)} (${gate.level === 'warn' ? 'warn' : 'unknown is allowed'})`;
}

/** A number that is gone, where that may be; what else was judged stands beside it. */
function lostClause(line: MetricLine, gate: GateResult, lines: readonly MetricLine[]): string {
  const other = judgedLines(lines).find((one) => one !== line && overall(one) && !isLost(one));
  const may = gate.level === 'warn' ? 'its gate only warns' : 'unknown is allowed';
  return `passes, but ${sentence(gate.sentence)} (${may})${other ? `; ${brief(other)}` : ''}`;
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
  if (outcome === 'passes' && first && lacksInterval(first) && isUngated(first))
    return `has no gates${number}; whether chance alone moved it is not known`;
  if (outcome === 'passes' && first?.comparison?.otherData !== undefined)
    return `passes its gates; its training read other data, so that the values are of different rows, perhaps${number}`;
  if (outcome === 'passes' && first && lacksInterval(first))
    return `passes its gates; nobody can tell without an interval whether it changed${number}`;
  if (outcome === 'passes' && first?.comparison?.change) return `passes its gates${number}`;
  if (outcome === 'passes') return `passes its gates, without a comparison${number}`;
  if (outcome === 'unknown-allowed') return `could not be judged, which its gates allow${number}`;
  if (judged.length > 0 && judged.every(({ movement }) => movement === 'same')) return `is exactly as before${number}`;
  return `did not measurably change${number}`;
}

/** "roc-auc for `origin = EWR`". */
function subject({ metric, slice }: MetricLine): string {
  return `${oneLine(metric)}${slice ? ` for ${code(`${slice.column} = ${slice.value}`)}` : ''}`;
}

/** "roc-auc 0.742 → 0.761, +0.019 [0.014, 0.024]". */
function brief(line: MetricLine): string {
  const values = line.base === '–' || line.movement === 'same' ? line.head : `${line.base} → ${line.head}`;
  return `${subject(line)} ${values}${line.delta ? `, ${line.delta}` : ''}`;
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

/**
 * The candidate predicts what the base's model predicts, and the rows are others: no training moved the number that
 * decides, the rows did.
 */
export function byRowsAlone(model: ModelReport): boolean {
  return movedByRows(model) !== undefined;
}

/** Where the base's model stood before the rows changed, in the digits of the table; undefined where it stands there still. */
function movedByRows(model: ModelReport): string | undefined {
  const [line] = metricLines(model);
  const { change } = line?.comparison ?? {};
  if (!line?.comparison || line.slice || !change?.exact || change.value !== 0) return undefined;
  const moved = model.testRows?.effect.find(({ metric }) => metric === line.metric);
  if (moved === undefined) return undefined;
  const decimals = decimalsOf(line.comparison);
  const from = formatNumber(moved.from, decimals);
  return from === formatNumber(moved.to, decimals) ? undefined : from;
}

function rowsClause(model: ModelReport): string {
  const from = movedByRows(model);
  return from === undefined ? '' : `; nothing was trained, the new test rows moved it from ${from}`;
}

function slicesToo(lines: readonly MetricLine[]): string {
  const [next, ...more] = lines.slice(1).filter(({ gates }) => gates.some(fails));
  if (next === undefined) return '';
  return more.length === 0 ? ` (${subject(next)} fails too)` : ` (${more.length + 1} more lines of the table fail too)`;
}

function fails({ blocks, verdict }: GateResult): boolean {
  return blocks && verdict === 'fail';
}

function unknownClause(model: ModelReport): string {
  const open = model.problems.filter(({ verdict }) => verdict !== 'pass');
  // What decided: that a gate finds no value follows from it.
  const decisive = open.find(({ reason }) => reason === model.reason);
  const gate = model.gates.find(({ blocks }) => blocks);
  const text = decisive?.message ?? gate?.sentence ?? open[0]?.message;
  const more = decisive === undefined ? moreLost(model) : '';
  if (text !== undefined) return `${sentence(withoutName(text, model.model))}${more}`;
  if (model.reason === 'training-interrupted') return `its training ended with \`${model.candidate?.exit}\``;
  return 'no gate answered for it';
}

/** What all rows say where only a part of them cannot tell. Changed rows say nothing that a gate would believe. */
function besideUnknown(model: ModelReport, lines: readonly MetricLine[]): string {
  const decisive = model.gates.find(({ blocks }) => blocks);
  if (decisive === undefined || changedRows(model) !== undefined) return '';
  const known = lines.filter((line) => overall(line) && !line.gates.some(({ blocks }) => blocks));
  const moved = judgedLines(known).filter(({ movement }) => movement === 'better' || movement === 'worse');
  const line = moved.find(({ metric }) => metric === decisive.metric) ?? moved[0];
  if (line === undefined) return '';
  const where = decisive.slice === undefined ? '' : 'on all rows ';
  return `; ${where}it got ${line.movement}${line.movement === 'worse' ? ' within its limit' : ''}: ${brief(line)}`;
}

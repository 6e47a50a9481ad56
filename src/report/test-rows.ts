import { clip, oneLine } from '../support/escape/index.ts';
import { decimalsFor } from '../support/numbers.ts';
import { formatCount, formatNumber, formatShare, formatSigned } from './numbers.ts';
import type { ModelReport, TestRows } from './types.ts';

type Arrived = TestRows['onArrived'][number];
type Moved = TestRows['effect'][number];

/**
 * What became of the base's test rows, one sentence each: values that changed, rows that are gone, columns that were
 * added, what the rows alone do to the base's own model (unless a table has it), and how that does on those that arrived.
 * @param decimals of a metric, as the table shows it
 * @param alone whether the candidate predicts what the base's model predicts
 */
export function testRowsTexts(
  { testRows }: Pick<ModelReport, 'testRows'>,
  decimals: (metric: string) => number,
  alone: boolean,
): readonly string[] {
  if (testRows === undefined) return [];
  const texts = [
    changedText(testRows, decimals),
    goneText(testRows),
    addedText(testRows),
    effectOf(testRows).kind === 'table' ? '' : effectText(testRows, decimals, alone),
    arrivedText(testRows),
  ];
  return texts.filter((text) => text !== '');
}

/** "100 of the 400 test rows that the base knows have other values here": for a headline; undefined where none has. */
export function changedRows({ testRows }: Pick<ModelReport, 'testRows'>): string | undefined {
  const { changed = 0, known = 0 } = testRows?.rows ?? {};
  if (changed === 0) return undefined;
  const which =
    known === 1
      ? 'the only test row'
      : changed === known
        ? `all ${formatCount(known)} test rows`
        : `${formatCount(changed)} of the ${formatCount(known)} test rows`;
  return `${which} that the base knows ${changed === 1 ? 'has' : 'have'} other values here`;
}

function changedText(testRows: TestRows, decimals: (metric: string) => number): string {
  const { rows, columns, onVouched } = testRows;
  const which = changedRows({ testRows });
  if (which === undefined) return '';
  const named = columns.slice(0, 6).map((column) => `${code(column.name)} in ${formatCount(column.rows)}`);
  const more = columns.length > named.length ? ` and ${columns.length - named.length} more columns` : '';
  const left = rows.known - rows.changed;
  const value = (metric: string, number: number | null) =>
    number === null ? 'no value' : formatNumber(number, decimals(metric));
  const there = onVouched.map(
    ({ metric, base, head }) => `${oneLine(metric)} ${value(metric, base)} → ${value(metric, head)}`,
  );
  const again =
    left === 0
      ? 'No row is left that the base vouches for, so no gate passes.'
      : `Each gate is asked again on the ${formatCount(left)} ${left === 1 ? 'other' : 'others'}, and the worse answer counts${there.length === 0 ? '' : `; there: ${there.join(', ')}`}.`;
  return `In ${code(testRows.dataset)}, ${which}: ${named.join(', ')}${more}. ${again}`;
}

function goneText({ dataset, rows: { base, gone } }: TestRows): string {
  if (gone === 0) return '';
  const which = gone === base ? 'None' : `${formatCount(gone)} (${formatShare(gone / base)})`;
  return `${which} of the base’s ${formatCount(base)} rows of ${code(dataset)} ${gone === base ? 'is left' : gone === 1 ? 'is gone' : 'are gone'}.`;
}

function addedText({ dataset, added }: TestRows): string {
  if (added.length === 0) return '';
  const named = added.slice(0, 6).map(code);
  const more = added.length > named.length ? ` and ${added.length - named.length} more` : '';
  const are = added.length === 1 ? 'is a new column' : 'are new columns';
  return `${named.join(', ')}${more} ${are} of ${code(dataset)}: the base cannot vouch for the values.`;
}

/** As many metrics a sentence carries. */
const mostInSentence = 2;

/** What the rows alone did to the base's own model, as a sentence where it is short, else as a table. */
export function effectOf(testRows: TestRows | undefined): {
  readonly kind: 'nothing' | 'sentence' | 'table';
  readonly lines: readonly Moved[];
} {
  const lines = testRows?.effect ?? [];
  if (lines.every(({ from, to }) => from === to)) return { kind: 'nothing', lines: [] };
  return { kind: lines.length > mostInSentence ? 'table' : 'sentence', lines };
}

/** What the new rows alone did, with the digits of the table: shown whatever the candidate's model does with them. */
export function effectText(testRows: TestRows, decimals: (metric: string) => number, alone: boolean): string {
  const { dataset, rows } = testRows;
  const { kind, lines } = effectOf(testRows);
  if (kind === 'nothing') return '';
  const number = ({ metric }: Moved, value: number) => formatNumber(value, decimals(metric));
  const moved = lines.map((line) => `${line.metric} ${number(line, line.from)} → ${number(line, line.to)}`);
  const counts = `${formatCount(rows.base)} → ${formatCount(rows.known + rows.arrived)} rows`;
  const all = alone
    ? 'This change predicts what the base predicts, so all of it comes from the rows.'
    : `The ${kind === 'table' ? 'table above compares' : 'table compares'} both models on all test rows of this change.`;
  const what = kind === 'table' ? '' : `: ${moved.join(', ')}`;
  return `The test rows changed (${code(dataset)}, ${counts}), and they alone move the base’s own model${what}${kind === 'table' ? ', as follows' : ''}. ${all}`;
}

function arrivedText({ dataset, rows, onArrived }: TestRows): string {
  if (onArrived.length === 0) return '';
  const worstFirst = onArrived.toSorted((one, other) => strength(one) - strength(other));
  const moved = worstFirst.map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
  const sentence =
    `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${code(dataset)} alone, against the ` +
    `${formatCount(rows.known)} that the base knows: ${moved.join('; ')}.`;
  const guess = guessText(worstFirst);
  return guess === undefined ? sentence : `${sentence} ${guess}`;
}

/** How much of the movement the labels make by themselves: rows with other labels are harder or easier to guess. */
function guessText(lines: readonly Arrived[]): string | undefined {
  const line = lines.find(({ constant }) => constant !== undefined);
  if (line?.constant === undefined) return undefined;
  const { known, arrived } = line.constant;
  const value = (number: number) => formatNumber(number, decimalsIn(line));
  const worse = line.better === 'lower' ? line.arrived > arrived : line.arrived < arrived;
  const verdict = worse ? ', better than the model on the new ones' : '';
  return `The best constant answer has ${oneLine(line.metric)} ${value(known)} → ${value(arrived)} on the known and on the new rows${verdict}.`;
}

/** What a headline says of a loss beyond chance: the metric that lost most for its uncertainty. */
export function lossOnNewRows({ testRows }: Pick<ModelReport, 'testRows'>): string | undefined {
  const [worst] = (testRows?.onArrived ?? [])
    .filter((line) => movementOf(line) === 'worse')
    .toSorted((one, other) => strength(one) - strength(other));
  if (testRows === undefined || worst === undefined) return undefined;
  const { constant } = worst;
  const value = (number: number) => formatNumber(number, decimalsIn(worst));
  const guess = constant === undefined ? '' : constantText(worst, value(constant.known), value(constant.arrived));
  return `worse on the ${formatCount(testRows.rows.arrived)} new test rows: ${numbersOf(worst)}${guess}`;
}

/** Rows with harder labels cost any model; how much of a loss they make stands beside it, not somewhere below. */
function constantText({ constant, change, better }: Arrived, known: string, arrived: string): string {
  const moved = ((constant?.arrived ?? 0) - (constant?.known ?? 0)) * (better === 'lower' ? -1 : 1);
  const aside = `the best constant answer: ${known} → ${arrived}`;
  return moved / change >= 0.5 ? `, most of it by the other labels (${aside})` : ` (${aside})`;
}

function code(name: string): string {
  return `\`${clip(oneLine(name), 80).replaceAll('`', "'")}\``;
}

const movements = {
  better: '(better)',
  worse: '(worse)',
  unclear: '(within noise)',
  unknown: '(no interval)',
} as const;

function movementOf({ interval }: Arrived): keyof typeof movements {
  if (interval === undefined) return 'unknown';
  if (interval.low > 0) return 'better';
  return interval.high < 0 ? 'worse' : 'unclear';
}

/** The change in units of its interval's half width. */
function strength({ change, interval }: Arrived): number {
  return interval === undefined ? 0 : (2 * change) / (interval.high - interval.low);
}

/** "log-loss 0.405 → 0.668, +0.264 [0.159, 0.368]": plain differences, as in the table. */
function numbersOf({ metric, better, known, arrived, change, interval }: Arrived): string {
  const decimals = decimalsIn({ change, ...(interval && { interval }) });
  const sign = better === 'lower' ? -1 : 1;
  const values = `${oneLine(metric)} ${formatNumber(known, decimals)} → ${formatNumber(arrived, decimals)}`;
  if (interval === undefined) return values;
  const bounds = [sign * interval.low, sign * interval.high].toSorted((a, b) => a - b);
  const [low = 0, high = 0] = bounds;
  return `${values}, ${formatSigned(sign * change, decimals)} [${formatNumber(low, decimals)}, ${formatNumber(high, decimals)}]`;
}

function decimalsIn({ change, interval }: Pick<Arrived, 'change' | 'interval'>): number {
  const half = interval === undefined ? Math.abs(change) : (interval.high - interval.low) / 2;
  return decimalsFor(half, 2) ?? 3;
}

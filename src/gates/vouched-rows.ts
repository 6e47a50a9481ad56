import { formatNumber } from '../support/numbers.ts';
import { blocksUnknown, subjectOf } from './results.ts';
import type { GateResult, JudgedRows } from './types.ts';

/**
 * A verdict has to hold on the rows that the base vouches for as well: where these deny what all rows together say, or
 * cannot tell, theirs counts. Nobody needs changed rows to fail.
 * @param all results over all rows; @param again the same questions on the vouched rows
 */
export function worseOfBoth(
  all: readonly GateResult[],
  again: readonly GateResult[],
  rows: JudgedRows,
): readonly GateResult[] {
  const others = new Map(again.map((result) => [keyOf(result), result]));
  return all.map((one) => {
    const other = others.get(keyOf(one));
    if (one.verdict !== 'fail' && other?.verdict === 'fail') {
      return { ...other, on: 'vouched-rows', sentence: onVouched(other.sentence, rows) };
    }
    return one.verdict === 'pass' && other?.verdict !== 'pass' ? notDeserved(one, other, rows) : one;
  });
}

/** The same question on other rows. */
function keyOf({ metric, slice, kind, rule }: GateResult): string {
  return JSON.stringify([rule.path, metric, kind, slice?.column, slice?.value]);
}

function notDeserved(one: GateResult, other: GateResult | undefined, rows: JudgedRows): GateResult {
  const names = rows.columns.slice(0, 3).map(({ name }) => name);
  const columns = `${names.join(', ')}${rows.columns.length > names.length ? ', …' : ''}`;
  const sentence =
    rows.vouched === undefined || rows.vouched.rows === 0
      ? `${subjectOf(one)} rests on changed rows alone: all ${formatNumber(rows.changed, 0)} test rows that the base knows have other values here (${columns}).`
      : onVouched(other?.sentence ?? `${subjectOf(one)} has no result.`, rows);
  return {
    ...one,
    verdict: 'unknown',
    reason: 'rows-changed',
    on: 'vouched-rows',
    sentence,
    blocks: one.level === 'fail' && blocksUnknown(one.rule, 'rows-changed'),
  };
}

function onVouched(sentence: string, { vouched }: JudgedRows): string {
  const count = vouched?.rows ?? 0;
  const which = count === 1 ? '1 test row that is' : `${formatNumber(count, 0)} test rows that are`;
  return `On the ${which} as the base has them: ${sentence}`;
}

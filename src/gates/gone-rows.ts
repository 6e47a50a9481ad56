import type { GateRule, Model } from '../project/types.ts';
import { formatNumber } from '../support/numbers.ts';
import { blocksUnknown, kindOf, subjectOf } from './results.ts';
import type { GateResult, JudgedRows } from './types.ts';

/** The largest share of the base's test rows that may be gone before what is left proves nothing. */
const mostGone = 0.01;

/** Where more than `mostGone` of the base's rows are gone, nobody can tell whether what is left was chosen. */
export function unlessGone(result: GateResult, { base, gone }: JudgedRows): GateResult {
  if (result.verdict !== 'pass' || gone <= mostGone * base) return result;
  const share = (100 * gone) / base;
  const counted = `${formatNumber(gone, 0)} of the base's ${formatNumber(base, 0)} test rows (${formatNumber(share, share < 10 ? 1 : 0)} %)`;
  const which = gone === base ? `none of the base's ${formatNumber(base, 0)} test rows is left` : `${counted} are gone`;
  return {
    ...result,
    verdict: 'unknown',
    reason: 'rows-gone',
    sentence: `${result.sentence.replace(/\.$/, '')}; but ${which}, and at most ${100 * mostGone} % may be.`,
    blocks: result.level === 'fail' && blocksUnknown(result.rule, 'rows-gone'),
  };
}

/**
 * Slices that the base's rows let a `by` gate judge and the head's do not: the slice is gone, or too little of it is
 * left. They take the place of what was said about them as small.
 */
export function withLostSlices(
  model: Model,
  results: readonly GateResult[],
  { slices }: JudgedRows,
): readonly GateResult[] {
  const lost = [...model.gates.values()].flat().flatMap((rule) => {
    const own = results.filter((result) => result.rule === rule && result.slice !== undefined);
    const judged = new Set(own.filter(({ reason }) => reason !== 'slice-too-small').map(({ slice }) => slice?.value));
    if (rule.by === undefined || !results.some((result) => result.rule === rule && asked(result))) return [];
    return slices
      .filter(({ column }) => column === rule.by)
      .filter(({ value, rows }) => rows >= rule.minRows && !judged.has(value))
      .filter(({ value, rows, left }) => left < rows || !own.some(({ slice }) => slice?.value === value))
      .map((slice) => lostSlice(model, rule, slice));
  });
  const replaced = new Set(lost.map(keyOf));
  return [...lost, ...results.filter((result) => result.reason !== 'slice-too-small' || !replaced.has(keyOf(result)))];
}

/** A metric that was not computed by the column at all is another matter, and said already. */
function asked({ reason }: GateResult): boolean {
  return reason !== 'slice-missing' && reason !== 'metric-missing';
}

function keyOf({ rule, slice }: GateResult): string {
  return JSON.stringify([rule.path, slice?.column, slice?.value]);
}

function lostSlice(
  model: Model,
  rule: GateRule,
  { column, value, rows, left }: JudgedRows['slices'][number],
): GateResult {
  const about = { metric: rule.metric, slice: { column, value } };
  const now = left === 0 ? 'none is left' : left === 1 ? '1 is left' : `${formatNumber(left, 0)} are left`;
  const why = left < rule.minRows ? '' : ', and larger slices took its place';
  return {
    model: model.name,
    ...about,
    rule,
    kind: kindOf(rule),
    level: rule.level,
    verdict: 'unknown',
    reason: 'slice-gone',
    sentence: `${subjectOf(about)} is no longer judged: the base has ${formatNumber(rows, 0)} test rows of it, ${now}${why}.`,
    blocks: rule.level === 'fail' && blocksUnknown(rule, 'slice-gone'),
  };
}

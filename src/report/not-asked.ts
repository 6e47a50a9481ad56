import type { GateResult } from '../gates/types.ts';
import { code } from './clause.ts';
import { metricLines, requirementOf } from './metric-line.ts';
import { formatCount } from './numbers.ts';
import type { ModelReport } from './types.ts';

/** As many values of a column are named. */
const named = 8;

/**
 * Gates on slices that have no answer by design, one sentence each: the table has no row for such a slice, and what
 * was not judged must not look as if it had passed.
 */
export function notAskedTexts(model: ModelReport): readonly string[] {
  return [...tooSmallTexts(model), ...notYetTexts(model)];
}

/** "`rmse` is not judged for `region` `north` (28 rows), `south` (12 rows): its gate asks for 30 rows." */
function tooSmallTexts(model: ModelReport): readonly string[] {
  const rows = new Map(metricLines(model).map((line) => [keyOf(line), line.rows]));
  return grouped(model.gates.filter(({ reason }) => reason === 'slice-too-small')).map((gates) => {
    const [first] = gates;
    const size = (gate: GateResult) => rows.get(keyOf(gate)) ?? undefined;
    const each = [...new Map(gates.map((gate) => [gate.slice?.value ?? '', size(gate)]))];
    const values = each
      .slice(0, named)
      .map(([value, count]) => `${code(value)}${count === undefined ? '' : ` (${rowsText(count)})`}`);
    const more = each.length > values.length ? ` and ${each.length - values.length} more` : '';
    const floor = first?.rule.minRows ?? 0;
    const asks = gates.every((gate) => (size(gate) ?? 0) < floor)
      ? `its gate asks for ${rowsText(floor)}`
      : 'too few rows';
    return `${code(first?.metric ?? '')} is not judged for ${code(first?.slice?.column ?? '')} ${values.join(', ')}${more}: ${asks}.`;
  });
}

/** "Not asked yet, since the base does not have this model: `rmse` by `region` at most 2 % worse." */
function notYetTexts(model: ModelReport): readonly string[] {
  const asked = grouped(model.gates.filter(({ reason, slice }) => reason === 'not-in-baseline' && slice !== undefined));
  const texts = asked.flatMap(([gate]) =>
    gate === undefined ? [] : [`${code(gate.metric)} by ${code(gate.slice?.column ?? '')} ${requirementOf(gate)}`],
  );
  return texts.length === 0 ? [] : [`Not asked yet, since the base does not have this model: ${texts.join('; ')}.`];
}

/** By what is asked of which column. */
function grouped(gates: readonly GateResult[]): readonly (readonly GateResult[])[] {
  const key = ({ metric, slice, kind, rule }: GateResult) => JSON.stringify([metric, slice?.column, kind, rule.path]);
  return [...Map.groupBy(gates, key).values()];
}

function keyOf({ metric, slice }: Pick<GateResult, 'metric' | 'slice'>): string {
  return JSON.stringify([metric, slice?.column, slice?.value]);
}

function rowsText(rows: number): string {
  return `${formatCount(rows)} row${rows === 1 ? '' : 's'}`;
}

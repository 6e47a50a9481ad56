import { judgedLines, type MetricLine } from './metric-line.ts';
import { mainInterval } from './numbers.ts';

/**
 * What got worse beyond its noise although no gate judges it, the greatest loss first (in units of its interval's half
 * width). All rows only: of many slices some move by chance. A metric that a gate judges on slices has a gate.
 */
export function unaskedLosses(lines: readonly MetricLine[]): readonly MetricLine[] {
  const judged = new Set(judgedLines(lines).map(({ metric }) => metric));
  return lines
    .filter(({ metric, slice, movement }) => slice === undefined && movement === 'worse' && !judged.has(metric))
    .toSorted((one, other) => strength(other) - strength(one));
}

/** A loss that is certain has no width to be measured by, and comes last. */
function strength({ comparison }: MetricLine): number {
  const change = comparison?.change;
  const bounds = change === undefined || change.exact ? undefined : mainInterval(change.intervals);
  return change === undefined || bounds === undefined ? 0 : (-2 * change.value) / (bounds.high - bounds.low);
}

/** "8 metrics that no gate judges got worse, most log-loss +0.132 [0.120, 0.144]"; undefined where none did. */
export function unaskedText(lines: readonly MetricLine[]): string | undefined {
  const losses = unaskedLosses(lines);
  const [first] = losses;
  if (first === undefined) return undefined;
  const named = `${first.metric} ${first.delta}`;
  if (losses.length === 1) return `${named}, which no gate judges, is worse`;
  return `${losses.length} metrics that no gate judges got worse, most ${named}`;
}

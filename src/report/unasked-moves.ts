import { judgedLines, type MetricLine } from './metric-line.ts';
import { mainInterval } from './numbers.ts';

/**
 * What moved beyond its noise although no gate judges it, the greatest move first (in units of its interval's half
 * width). All rows only: of many slices some move by chance. A metric that a gate judges on slices has a gate.
 */
export function unaskedMoves(lines: readonly MetricLine[], wanted: 'worse' | 'better'): readonly MetricLine[] {
  const judged = new Set(judgedLines(lines).map(({ metric }) => metric));
  return lines
    .filter(({ metric, slice, movement }) => slice === undefined && movement === wanted && !judged.has(metric))
    .toSorted((one, other) => strength(other) - strength(one));
}

/** A move that is certain has no width to be measured by, and comes last. */
function strength({ comparison }: MetricLine): number {
  const change = comparison?.change;
  const bounds = change === undefined || change.exact ? undefined : mainInterval(change.intervals);
  return change === undefined || bounds === undefined ? 0 : (2 * Math.abs(change.value)) / (bounds.high - bounds.low);
}

/** "8 metrics that no gate judges got worse, most log-loss +0.132 [0.120, 0.144]"; undefined where none did. */
export function unaskedText(lines: readonly MetricLine[]): string | undefined {
  return movesText(unaskedMoves(lines, 'worse'), 'worse');
}

/** The same of gains: where what gates judge stands still, "no change" would be untrue of the rest. */
export function unaskedGainText(lines: readonly MetricLine[]): string | undefined {
  return movesText(unaskedMoves(lines, 'better'), 'better');
}

function movesText(moved: readonly MetricLine[], way: 'worse' | 'better'): string | undefined {
  const [first] = moved;
  if (first === undefined) return undefined;
  const named = `${first.metric} ${first.delta}`;
  if (moved.length === 1) return `${named}, which no gate judges, is ${way}`;
  return `${moved.length} metrics that no gate judges got ${way}, most ${named}`;
}

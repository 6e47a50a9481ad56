import { random } from '../../support/random.ts';
import { type ConfusionMetric, emptyMargins } from '../definitions/margins.ts';
import type { Sample, Side } from '../sample.ts';
import type { Replicates } from './bootstrap.ts';
import { sidesInOrder } from './canonical.ts';
import { resamples } from './replicates.ts';

/** Above as many distinct cells (many classes or seeds) the linear approximation is used. */
export const mostCells = 4096;

/** A cell of the joint table: the label, and what each seed of each side says; `count` rows are in it. */
interface Cell {
  readonly label: number;
  readonly candidate: readonly number[];
  readonly baseline: readonly number[];
  readonly count: number;
}

/** The joint table in an order that depends on its contents alone, or null where it has too many cells. */
export function jointCells(sample: Sample): readonly Cell[] | null {
  const [first = [], second = []] = sidesInOrder(sample);
  const sides = [...first, ...second];
  const counts = new Map<number, number>();
  const radix = sample.k;
  if (radix ** (sides.length + 1) > Number.MAX_SAFE_INTEGER) return null;
  for (let i = 0; i < sample.n; i++) {
    let key = sample.labels[i] ?? 0;
    // A side that says no class has no value to make an interval for; it must not spoil the other's cells.
    for (const side of sides) key = key * radix + (side.predictedFinite ? (side.predicted?.[i] ?? 0) : 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.size > mostCells) return null;
  }
  const swapped = first !== sample.candidate;
  return completed(counts, radix, sides.length)
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => {
      const said = digits(key, radix, sides.length);
      const [ours, theirs] = [said.slice(0, first.length), said.slice(first.length)];
      const label = Math.floor(key / radix ** sides.length);
      return { label, count, candidate: swapped ? theirs : ours, baseline: swapped ? ours : theirs };
    });
}

/** For two classes and few seeds, the cells that no row is in: they get their share of the smoothing. */
function completed(counts: ReadonlyMap<number, number>, radix: number, sides: number): [number, number][] {
  const all = radix ** (sides + 1);
  if (radix !== 2 || all > 512) return [...counts];
  return Array.from({ length: all }, (_, key) => [key, counts.get(key) ?? 0]);
}

function digits(key: number, radix: number, length: number): number[] {
  const list: number[] = [];
  let rest = key;
  for (let at = 0; at < length; at++) {
    list.unshift(rest % radix);
    rest = Math.floor(rest / radix);
  }
  return list;
}

/**
 * Replicates of metrics of the confusion matrix: n rows are drawn anew over the joint cells. For two classes, half a
 * row is added to each cell of the table of two single seeds (four rows in all) before drawing, so that a cell that
 * happens to be empty still has a chance; the replicates are then moved back by what that does to the value.
 */
export function resampleCells(
  sample: Sample,
  cells: readonly Cell[],
  metrics: readonly ConfusionMetric[],
  seed: number,
): readonly Replicates[] {
  const seeds = { candidate: sample.candidate, baseline: sample.baseline ?? [] };
  const empty = (sides: readonly Side[]) => sides.map(() => new Float64Array(resamples));
  const results = metrics.map(() => ({ candidate: empty(seeds.candidate), baseline: empty(seeds.baseline) }));
  const added = cells.some((cell) => cell.count === 0) || sample.k === 2 ? 4 / cells.length : 0;
  const smoothed = Float64Array.from(cells, (cell) => cell.count + added);
  const observed = Float64Array.from(cells, (cell) => cell.count);
  const labels = Uint32Array.from(cells, (cell) => cell.label);
  const table = emptyMargins(sample.k);
  const columns = (['candidate', 'baseline'] as const).flatMap((side) =>
    seeds[side].map((_, k) => {
      const answers = Uint32Array.from(cells, (cell) => cell[side][k] ?? 0);
      const all = (counts: Float64Array) => {
        fillMargins(table, counts, labels, answers);
        return metrics.map((metric) => metric(table));
      };
      const [exact, blurred] = [all(observed), all(smoothed)];
      const shifts = exact.map((value, index) => value - (blurred[index] ?? Number.NaN));
      return { answers, shifts, targets: results.map((result) => result[side][k]) };
    }),
  );
  const stream = random(seed, 0xce11, sample.n);
  const total = smoothed.reduce((sum, count) => sum + count, 0);
  const drawn = new Float64Array(cells.length);
  for (let replicate = 0; replicate < resamples; replicate++) {
    let left = sample.n;
    let mass = total;
    for (let at = 0; at < cells.length; at++) {
      const count = stream.binomial(left, Math.min(1, (smoothed[at] ?? 0) / mass));
      drawn[at] = count;
      left -= count;
      mass -= smoothed[at] ?? 0;
    }
    for (const { answers, shifts, targets } of columns) {
      fillMargins(table, drawn, labels, answers);
      for (const [index, metric] of metrics.entries()) {
        const target = targets[index];
        if (target) target[replicate] = metric(table) + (shifts[index] ?? 0);
      }
    }
  }
  return results;
}

/** What one seed of one side says of rows that are spread over the cells so. */
function fillMargins(
  table: ReturnType<typeof emptyMargins>,
  counts: Float64Array,
  labels: Uint32Array,
  answers: Uint32Array,
): void {
  const { truth, predicted, hits } = table;
  for (const column of [truth, predicted, hits]) column.fill(0);
  table.total = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    const label = labels[at] ?? 0;
    const answer = answers[at] ?? 0;
    truth[label] = (truth[label] ?? 0) + count;
    predicted[answer] = (predicted[answer] ?? 0) + count;
    if (label === answer) hits[answer] = (hits[answer] ?? 0) + count;
    table.total += count;
  }
}

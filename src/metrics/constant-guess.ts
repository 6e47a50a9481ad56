import { compareRows } from './compare.ts';
import { toSample } from './sample.ts';
import type { ScoredRows, SeedPredictions } from './types.ts';

/**
 * Metrics whose best constant answer is the mean of the labels: the share of each class for log loss and Brier score
 * (both are strictly proper, Gneiting and Raftery 2007), the mean value for squared errors.
 */
const ofTheMean: ReadonlySet<string> = new Set(['log-loss', 'brier', 'mse', 'rmse']);

/**
 * What the best constant answer for these very rows would score: metric → value. A loss that grew as much as this one
 * did grew because the labels became harder to guess, whatever the model does. Only for metrics where the mean answers.
 */
export function constantGuess(rows: ScoredRows, metrics: readonly string[]): ReadonlyMap<string, number> {
  const asked = metrics.filter((metric) => ofTheMean.has(metric));
  if (asked.length === 0 || rows.n === 0 || rows.task === 'scored') return new Map();
  const { baseline: _, ...alone } = rows;
  const lines = compareRows({ ...alone, candidate: [answer(rows)] }, { metrics: asked, levels: [] });
  return new Map(
    lines.flatMap(({ metric, slice, candidate: { value } }) =>
      slice === undefined && value !== null ? [[metric, value] as const] : [],
    ),
  );
}

function answer(rows: ScoredRows): SeedPredictions {
  const { labels, weights, totalWeight } = toSample(rows);
  const mean = (of: (label: number) => number) =>
    labels.reduce((sum, label, row) => sum + of(label) * (weights[row] ?? 0), 0) / totalWeight;
  const always = (value: number) => new Float64Array(rows.n).fill(value);
  const made = { seed: null, artifact: 'constant' };
  if (rows.task === 'regression') return { ...made, predicted: always(mean((label) => label)), scores: [] };
  const shares = rows.classes.map((_, index) => mean((label) => (label === index ? 1 : 0)));
  return { ...made, scores: (rows.task === 'binary' ? shares.slice(1) : shares).map(always) };
}

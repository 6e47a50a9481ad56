import { compareRows } from '../src/metrics/index.ts';
import type { Interval, ScoredRows } from '../src/metrics/types.ts';
import { type Random, random } from '../src/support/random.ts';

/** One simulation: samples of `rows` rows from one law, and how often the 95 % intervals hold the true values. */
export interface Simulation {
  readonly task: 'binary' | 'regression';
  readonly metric: string;
  readonly rows: number;
  readonly repetitions: number;
  readonly seed: number;
}

/** Shares of repetitions in which the interval of the change, and of the candidate's value, holds the truth. */
export function coverage(simulation: Simulation): { readonly change: number; readonly value: number } {
  const { metric, repetitions } = simulation;
  const truth = measure(sample(simulation, 150_000, random(simulation.seed, 1)), metric, []);
  let change = 0;
  let value = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const drawn = sample(simulation, simulation.rows, random(simulation.seed, 2, repetition));
    const found = measure(drawn, metric, [0.95], repetition);
    if (holds(found.change?.intervals[0], truth.change?.value ?? Number.NaN)) change += 1;
    if (holds(found.candidate.intervals[0], truth.candidate.value ?? Number.NaN)) value += 1;
  }
  return { change: change / repetitions, value: value / repetitions };
}

function measure(rows: ScoredRows, metric: string, levels: readonly number[], seed = 0) {
  const [line] = compareRows(rows, { metrics: [metric], levels, seed });
  if (!line) throw new Error(`no line for ${metric}`);
  return line;
}

function holds(interval: Interval | undefined, truth: number): boolean {
  return interval !== undefined && interval.low <= truth && truth <= interval.high;
}

/** Two models of different skill whose errors are correlated, as those of a candidate and its baseline are. */
function sample({ task }: Simulation, n: number, stream: Random): ScoredRows {
  const labels = new Float64Array(n);
  const candidate = new Float64Array(n);
  const baseline = new Float64Array(n);
  const noise = (): number => stream.uniform() + stream.uniform() + stream.uniform() - 1.5;
  for (let i = 0; i < n; i++) {
    const shared = noise();
    const label = task === 'binary' ? (stream.uniform() < 0.3 ? 1 : 0) : noise() * 3;
    labels[i] = label;
    const [ours, theirs] = [shared + noise() * 0.7, shared * 1.1 + noise() * 0.7];
    candidate[i] = task === 'binary' ? logistic(-1.2 + 2.2 * label + 1.6 * ours) : label + ours;
    baseline[i] = task === 'binary' ? logistic(-1.2 + 1.9 * label + 1.6 * theirs) : label + theirs;
  }
  const side = (column: Float64Array, artifact: string) =>
    task === 'binary'
      ? { seed: null, artifact, scores: [column] }
      : { seed: null, artifact, scores: [], predicted: column };
  const classes = task === 'binary' ? ['no', 'yes'] : [];
  return {
    task,
    n,
    classes,
    labels,
    candidate: [side(candidate, 'a')],
    baseline: [side(baseline, 'b')],
    slices: new Map(),
  };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

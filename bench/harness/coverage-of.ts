import { compareRows } from '../../src/metrics/index.ts';
import type { Interval, ScoredRows } from '../../src/metrics/types.ts';
import { type Random, random } from '../../src/support/random.ts';
import { normalQuantile } from '../../src/support/statistics.ts';

/** One simulation: samples of `rows` rows from one law, and how often the 95 % intervals hold the true values. */
export interface Simulation {
  readonly task: 'binary' | 'regression';
  readonly metric: string;
  readonly rows: number;
  /** Rows belong to as many groups, and those of one group are much alike; absent: they are independent. */
  readonly groups?: number;
  /** Groups of very different sizes (lognormal, σ = 1) instead of equal ones. */
  readonly uneven?: boolean;
  /** Only every third group has positive rows. */
  readonly rare?: boolean;
  readonly repetitions: number;
  readonly seed: number;
}

/** Shares of repetitions in which an interval holds the truth: that of the change, and that of the candidate's value. */
export interface Coverage {
  readonly change: number;
  readonly value: number;
  /** Share of repetitions that call the candidate worse than it is by more than the truth: 2.5 % is promised. */
  readonly falseWorse: number;
}

export function coverage(simulation: Simulation): Coverage {
  const { metric, repetitions } = simulation;
  const truth = measure(truthful(simulation), metric, []);
  const trueChange = truth.change?.value ?? Number.NaN;
  const held = { change: 0, value: 0, worse: 0 };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const drawn = sample(simulation, random(simulation.seed, 2, repetition));
    const found = measure(drawn, metric, [0.95], repetition);
    if (holds(found.change?.intervals[0], trueChange)) held.change += 1;
    if (holds(found.candidate.intervals[0], truth.candidate.value ?? Number.NaN)) held.value += 1;
    if ((found.change?.intervals[0]?.high ?? Number.POSITIVE_INFINITY) < trueChange) held.worse += 1;
  }
  return {
    change: held.change / repetitions,
    value: held.value / repetitions,
    falseWorse: held.worse / repetitions,
  };
}

/** 150,000 rows of the same law, in groups of the same size. */
function truthful(simulation: Simulation): ScoredRows {
  const rows = 150_000;
  const { groups } = simulation;
  const many = groups && Math.round((rows * groups) / simulation.rows);
  return sample({ ...simulation, rows, ...(many && { groups: many }) }, random(simulation.seed, 1));
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
function sample({ task, rows: n, groups, uneven, rare }: Simulation, stream: Random): ScoredRows {
  const labels = new Float64Array(n);
  const candidate = new Float64Array(n);
  const baseline = new Float64Array(n);
  const noise = (): number => stream.uniform() + stream.uniform() + stream.uniform() - 1.5;
  // What a group has in common: how likely its labels are, what both models get wrong, and what only one does.
  const common = Array.from({ length: groups ?? 0 }, () => ({ label: noise(), shared: noise(), ours: noise() }));
  const clusters = groupsOfRows(n, groups, uneven, stream);
  for (let i = 0; i < n; i++) {
    const group = common[clusters[i] ?? 0] ?? { label: 0, shared: 0, ours: 0 };
    const shared = noise() + group.shared;
    const positives = rare && (clusters[i] ?? 0) % 3 > 0 ? 0 : 0.3 + 0.15 * group.label;
    const label = task === 'binary' ? (stream.uniform() < positives ? 1 : 0) : noise() * 3;
    labels[i] = label;
    const [ours, theirs] = [shared + noise() * 0.7 + group.ours * 0.7, shared * 1.1 + noise() * 0.7];
    candidate[i] = task === 'binary' ? logistic(-1.2 + 2.2 * label + 1.6 * ours) : label + ours;
    baseline[i] = task === 'binary' ? logistic(-1.2 + 1.9 * label + 1.6 * theirs) : label + theirs;
  }
  const side = (column: Float64Array, artifact: string) =>
    task === 'binary'
      ? { seed: null, artifact, scores: [column] }
      : { seed: null, artifact, scores: [], predicted: column };
  return {
    task,
    n,
    classes: task === 'binary' ? ['no', 'yes'] : [],
    labels,
    candidate: [side(candidate, 'a')],
    baseline: [side(baseline, 'b')],
    slices: new Map(),
    ...(groups && { clusters }),
  };
}

function groupsOfRows(n: number, groups: number | undefined, uneven: boolean | undefined, stream: Random): Int32Array {
  if (groups && uneven) return unevenGroups(n, groups, stream);
  return Int32Array.from({ length: n }, (_, i) => (groups ? i % groups : i));
}

/** Each group has a row; the others fall where a lognormal weight draws them. */
function unevenGroups(n: number, groups: number, stream: Random): Int32Array {
  let sum = 0;
  const ends = Array.from({ length: groups }, () => {
    sum += Math.exp(normalQuantile(Math.max(stream.uniform(), 1e-12)));
    return sum;
  });
  return Int32Array.from({ length: n }, (_, i) => {
    const place = stream.uniform() * sum;
    return i < groups ? i : ends.findIndex((end) => end > place);
  });
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

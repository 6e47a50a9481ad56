/**
 * Comparison with intervals at three levels, all usual metrics: node bench/compare.ts [--rows 1000000] [--rounds 5].
 * Target: 1,000,000 predictions a side in at most 3 s. Beside it, sorting the same scores with the platform's own sort.
 */
import { compareRows, defaultMetrics } from '../src/metrics/index.ts';
import { random } from '../src/support/random.ts';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';

const n = numberArgument('rows', 1_000_000);
const rounds = numberArgument('rounds', 5);
const stream = random(1);
const labels = new Float64Array(n);
const candidate = new Float64Array(n);
const baseline = new Float64Array(n);
for (let i = 0; i < n; i++) {
  const label = stream.uniform() < 0.24 ? 1 : 0;
  const noise = (stream.uniform() + stream.uniform() + stream.uniform() - 1.5) * 1.5;
  labels[i] = label;
  candidate[i] = 1 / (1 + Math.exp(1.5 - 1.3 * label - noise));
  baseline[i] = 1 / (1 + Math.exp(1.5 - 1.1 * label - noise - (stream.uniform() - 0.5)));
}
const rows = {
  task: 'binary' as const,
  n,
  classes: ['on time', 'late'],
  labels,
  candidate: [{ seed: 1, artifact: 'a', scores: [candidate] }],
  baseline: [{ seed: 1, artifact: 'b', scores: [baseline] }],
  slices: new Map(),
};

const metrics = defaultMetrics('binary');
const request = { levels: [0.95, 0.99, 1 - 0.05 / metrics.length], seed: 1 };
const compare = () => compareRows(rows, request);
heading(`Comparison: ${n} predictions a side, ${metrics.length} metrics`);
for (const line of compare()) {
  const interval = line.change?.intervals[0];
  const change = [line.change?.value, interval?.low, interval?.high].map((value) => value?.toFixed(5));
  console.log(
    `${line.metric.padEnd(20)} ${line.candidate.value?.toFixed(5)}  ${change[0]} [${change[1]}, ${change[2]}]  ${line.method}`,
  );
}
const timings = await alternate(
  [
    { name: 'sort of both score columns (floor)', run: () => [candidate.toSorted(), baseline.toSorted()] },
    { name: 'comparison with intervals', run: compare },
  ],
  rounds,
);
table(timings, rounds);
judge([{ figure: 'comparison with intervals', value: timings[1]?.median ?? Number.NaN, limit: 3, unit: 's' }]);

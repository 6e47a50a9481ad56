// Comparison with intervals: node bench/compare.ts [rows]. Target: 1,000,000 predictions a side in at most 3 s.
import { compareRows, defaultMetrics } from '../src/metrics/index.ts';
import { random } from '../src/support/random.ts';

const n = Number(process.argv[2] ?? 1_000_000);
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
const before = process.cpuUsage();
const start = performance.now();
const lines = compareRows(rows, { levels: [0.95, 0.99, 1 - 0.05 / metrics.length], seed: 1 });
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(before);
for (const line of lines) {
  const interval = line.change?.intervals[0];
  const change = [line.change?.value, interval?.low, interval?.high].map((value) => value?.toFixed(5));
  console.log(
    `${line.metric.padEnd(20)} ${line.candidate.value?.toFixed(5)}  ${change[0]} [${change[1]}, ${change[2]}]  ${line.method}`,
  );
}
console.log(
  `${metrics.length} metrics, ${n} predictions a side: ${seconds.toFixed(2)} s (processor ${((cpu.user + cpu.system) / 1e6).toFixed(2)} s)`,
);

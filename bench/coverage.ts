/**
 * How often 95 % intervals hold the true value: node bench/coverage.ts [--repetitions 1000] [--rows 50,200,1000].
 * There is no target; 95 is what is promised, and small samples of few positives are known to miss it.
 */
import { defaultMetrics } from '../src/metrics/index.ts';
import { coverage } from './coverage-of.ts';
import { heading, numberArgument, textArgument } from './measure.ts';

const repetitions = numberArgument('repetitions', 1000);
const sizes = textArgument('rows', '50,200,1000').split(',').map(Number);

heading(`Coverage of 95 % intervals in percent, ${repetitions} repetitions: change / value`);
console.log(['metric'.padEnd(20), ...sizes.map((rows) => `${rows} rows`.padStart(16))].join(''));
for (const task of ['binary', 'regression'] as const) {
  for (const metric of defaultMetrics(task)) {
    const cells = sizes.map((rows) => {
      const { change, value } = coverage({ task, metric, rows, repetitions, seed: 1 });
      return `${(100 * change).toFixed(1)} / ${(100 * value).toFixed(1)}`.padStart(16);
    });
    console.log([metric.padEnd(20), ...cells].join(''));
  }
}

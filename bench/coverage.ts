/**
 * How often 95 % intervals hold the true value: node bench/coverage.ts [--repetitions 1000] [--rows 50,200,1000] [--groups 20 [--uneven] [--rare]].
 * With groups, rows of one group are much alike, and a third figure says how often the candidate is called worse than it
 * is: 2.5 % is promised. Groups may be of very different sizes, and the positive rows in a third of them.
 * There is no target; 95 is what is promised, and small samples of few positives are known to miss it.
 */
import { defaultMetrics } from '../src/metrics/index.ts';
import { coverage } from './harness/coverage-of.ts';
import { heading, numberArgument, textArgument } from './harness/measure.ts';

const repetitions = numberArgument('repetitions', 1000);
const groups = numberArgument('groups', Number.MAX_SAFE_INTEGER);
const grouped = groups < Number.MAX_SAFE_INTEGER;
const [uneven, rare] = ['--uneven', '--rare'].map((flag) => process.argv.includes(flag));
const sizes = textArgument('rows', '50,200,1000').split(',').map(Number);

heading(
  `Coverage of 95 % intervals in percent, ${repetitions} repetitions: change / value${grouped ? ` / false worse; ${groups} groups${uneven ? ', uneven' : ''}${rare ? ', positives in a third' : ''}` : ''}`,
);
console.log(['metric'.padEnd(20), ...sizes.map((rows) => `${rows} rows`.padStart(grouped ? 22 : 16))].join(''));
for (const task of ['binary', 'regression'] as const) {
  for (const metric of defaultMetrics(task)) {
    const cells = sizes.map((rows) => {
      const found = coverage({ task, metric, rows, repetitions, seed: 1, ...(grouped && { groups, uneven, rare }) });
      const shares = [found.change, found.value, ...(grouped ? [found.falseWorse] : [])];
      return shares
        .map((share) => (100 * share).toFixed(1))
        .join(' / ')
        .padStart(grouped ? 22 : 16);
    });
    console.log([metric.padEnd(20), ...cells].join(''));
  }
}

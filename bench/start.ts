/**
 * How long the program takes to its first (and, for help, its last) line, against Node alone.
 * node bench/start.ts [--rounds 15]. Target: at most 0.15 s.
 */
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { mlops, program, root } from './harness/program.ts';

const rounds = numberArgument('rounds', 15);
heading('Start of the program');
const timings = await alternate(
  [
    { name: 'node -e 0 (floor)', run: () => program(process.execPath, ['-e', '0'], root) },
    { name: 'mlops --help', run: () => mlops(['--help'], root) },
    { name: 'mlops plan --help', run: () => mlops(['plan', '--help'], root) },
    { name: 'mlops --version', run: () => mlops(['--version'], root) },
  ],
  rounds,
);
table(timings, rounds);
judge(timings.slice(1).map(({ name, median }) => ({ figure: name, value: median, limit: 0.15, unit: 's' })));

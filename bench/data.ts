/**
 * Profile + drift against a stored sketch, and a contract of 25 rules, each as a whole process, against a process that
 * has DuckDB hash every value of the same 20 columns, in turns. node bench/data.ts [--rows 1000000] [--rounds 3]
 * [--cache folder] [--peer python]. For 10,000,000 rows the targets are ratios to the floor and memory, for 1,000,000
 * seconds. With a Python that has the fastest peer (pip install pointblank==1.1.1 polars==2.1.0) it is asked the same
 * contract in the same turns.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { parseSketch } from '../src/data/index.ts';
import { writtenRules } from './data/contract.ts';
import { writeTable } from './harness/made-table.ts';
import { heading, judge, numberArgument, type Target, table, textArgument, timing } from './harness/measure.ts';
import { type TreeRun, treeRun } from './harness/process-tree.ts';
import { root } from './harness/program.ts';

const rows = numberArgument('rows', 1_000_000);
const rounds = numberArgument('rounds', 3);
const cache = textArgument('cache', join(tmpdir(), 'mlops-bench-data'));
const python = textArgument('peer', '');
const peer = 'contract by pointblank on polars';
const names = ['floor', 'profile', 'contract', ...(python === '' ? [] : [peer])];

/** Made once; a file appears whole or not at all. */
async function made(name: string, seed: number, shifted: boolean): Promise<string> {
  const target = join(cache, `${name}-${rows}.parquet`);
  if (existsSync(target)) return target;
  await writeTable({ target: `${target}.part`, rows, seed, shifted });
  renameSync(`${target}.part`, target);
  return target;
}

mkdirSync(cache, { recursive: true });
const [reference, current] = [await made('ref', 1, false), await made('cur', 2, true)];
const sketch = join(cache, `ref-${rows}.sketch.json`);
// Bundled as `dist/` is: reading some hundred source files would be most of a short process.
const built = join(root, 'node_modules', '.cache', 'bench-data');
const bundle = await rolldown({
  cwd: root,
  input: { work: 'bench/data/work.ts', 'duckdb-worker': 'src/data/engines/duckdb-worker.ts' },
  platform: 'node',
  external: [/^@duckdb\//],
});
await bundle.write({ dir: built, format: 'esm' });
await bundle.close();
const work = (task: string, file: string) =>
  task === peer
    ? treeRun(python, [join(root, 'bench', 'data', 'peer.py'), file], root)
    : treeRun(process.execPath, [join(built, 'work.js'), task, file, sketch], root);
await work('sketch', reference);

heading(`Data checks as whole processes: ${rows} rows × 20 columns, contract of ${writtenRules} rules`);
const runs = new Map(names.map((name): [string, TreeRun[]] => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const name of names) {
    const run = await work(name, current);
    if (round >= 0) runs.get(name)?.push(run);
  }
}
const timings = names.map((name) =>
  timing(
    name,
    (runs.get(name) ?? []).map(({ seconds }) => seconds),
  ),
);
table(timings, rounds);
const peaks = names.map((name) => Math.max(...(runs.get(name) ?? []).map((run) => run.peak)));
for (const [at, name] of names.entries()) console.log(`${name}: peak of ${peaks[at]?.toFixed(0)} MB, whole tree`);
const columns = parseSketch(readFileSync(sketch, 'utf8')).columns.map((column) => JSON.stringify(column));
const stored = Math.max(...columns.map((text) => deflateSync(text).length));
console.log(
  `sketch: at most ${Math.max(...columns.map(({ length }) => length))} bytes a column as text, ${stored} deflated`,
);
const size: Target = {
  figure: 'bytes of a column of the sketch, deflated as git does',
  value: stored,
  limit: 4096,
  unit: '',
};
const [floor = Number.NaN, profile = Number.NaN, contract = Number.NaN, theirs] = timings.map(({ median }) => median);
const besides: readonly Target[] =
  theirs === undefined
    ? []
    : [
        { figure: 'contract against the peer', value: contract / theirs, limit: 1, unit: '×' },
        {
          figure: 'memory of the contract against the peer',
          value: (peaks[2] ?? Number.NaN) / (peaks[3] ?? Number.NaN),
          limit: 0.25,
          unit: '×',
        },
      ];
const large: readonly Target[] = [
  { figure: 'profile + drift against the floor', value: profile / floor, limit: 2.5, unit: '×' },
  { figure: 'contract against the floor', value: contract / floor, limit: 3, unit: '×' },
  { figure: 'MB of the profile', value: Math.round(peaks[1] ?? Number.NaN), limit: 600, unit: '' },
  size,
  ...besides,
];
const small: readonly Target[] = [
  { figure: 'profile + drift', value: profile, limit: 1, unit: 's' },
  { figure: 'contract', value: contract, limit: 1, unit: 's' },
  size,
];
if (rows >= 10_000_000) judge(large);
else if (rows === 1_000_000) judge(small);
else console.log('the targets are for 1,000,000 and 10,000,000 rows');

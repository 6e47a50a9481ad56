/**
 * Data of odd shapes: a table of 1,000 columns, one of 10,000 partitions, and a project that has these:
 * node bench/data-shapes.ts [--rows 300000] [--columns 1000] [--partitions 10000] [--rounds 1]. Targets, for these sizes:
 * sketch of the wide table 15 s; sketch of the partitions 3 × a query that looks at every value; plan with them 2 s.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { TableSource } from '../src/data/engines/port.ts';
import { openDuckdb, sketchDataset, tableSource } from '../src/data/index.ts';
import type { DatasetVersion } from '../src/data/types.ts';
import { benchVersion } from './harness/bench-dataset.ts';
import { alternate, heading, judge, numberArgument, type Target, table } from './harness/measure.ts';
import { inFolder, mlops, program } from './harness/program.ts';

const [rows, columns] = [numberArgument('rows', 300_000), numberArgument('columns', 1000)];
const partitions = numberArgument('partitions', 10_000);
const rounds = numberArgument('rounds', 1);
const rowsOfPartition = 100;

const names = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);
const cells = (count: number) =>
  names(count).map((name, at) => `(hash(i, ${at}) % 1000000007) / 1000000007.0::DOUBLE AS ${name}`);

/** One hash-made number in each cell. */
async function writeTables(wide: string, home: string): Promise<DatasetVersion['files']> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const write = (from: number, to: number, count: number, target: string) =>
    connection.run(`COPY (SELECT ${cells(count).join(', ')} FROM range(${from}, ${to}) r(i))
      TO '${target}' (FORMAT parquet, COMPRESSION snappy)`);
  await write(0, rows, columns, wide);
  const files = [];
  for (let at = 0; at < partitions; at++) {
    const path = `data/region=r${at % 20}/day=${Math.floor(at / 20)}/part.parquet`;
    const local = join(home, path);
    mkdirSync(join(local, '..'), { recursive: true });
    await write(at * rowsOfPartition, (at + 1) * rowsOfPartition, 8, local);
    files.push({ path, local, bytes: 1 });
  }
  connection.closeSync();
  instance.closeSync();
  return files;
}

const projectText = `version: 1
name: shapes
datasets:
  parts: { source: data/**/*.parquet }
models:
  one:
    code: [train.py]
    data: { train: parts }
    train: { run: python train.py }
    artifact: model/
`;

async function clone(home: string): Promise<void> {
  await program('git', ['init', '-q', '-b', 'main', home], home);
  writeFileSync(join(home, 'mlops.yaml'), projectText);
  writeFileSync(join(home, 'train.py'), 'print("nothing")\n');
  writeFileSync(join(home, '.gitignore'), 'data/\n');
  await program('git', ['add', '-A'], home);
  await program('git', ['commit', '-q', '-m', 'everything'], home);
}

const look = (source: TableSource, of: readonly string[]) =>
  [`SELECT ${of.map((name) => `max(hash(${name}))`).join(', ')} FROM d`, [source]] as const;

await inFolder(async (folder) => {
  const [wide, home] = [join(folder, 'wide.parquet'), join(folder, 'clone')];
  mkdirSync(home);
  const files = await writeTables(wide, home);
  await clone(home);
  const many = { ...benchVersion(wide), files };
  const partitioned = { ...many, dataset: { ...many.dataset, source: 'data/**/*.parquet' } };

  // An engine for each run: what it has staged once it does not stage again.
  const inEngine = async (work: (engine: Awaited<ReturnType<typeof openDuckdb>>) => Promise<unknown>) => {
    const engine = await openDuckdb({ tempFolder: folder, threads: 2 });
    try {
      await work(engine);
    } finally {
      await engine.close();
    }
  };
  const sketch = (version: DatasetVersion) => () => inEngine((engine) => sketchDataset(engine, version));
  const floor = (version: DatasetVersion, of: readonly string[]) => () =>
    inEngine((engine) => engine.query(...look(tableSource(version), of)));
  // The floor of the partitions is DuckDB alone: our engine would stage them.
  const plainFloor = async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    const list = files.map(({ local }) => `'${local}'`).join(', ');
    await connection.run(`SELECT ${names(8).map((name) => `max(hash(${name}))`)}, max(hash(region)), max(hash(day))
      FROM read_parquet([${list}], hive_partitioning = true)`);
    connection.closeSync();
    instance.closeSync();
  };

  heading(`A wide table: ${rows} rows × ${columns} columns`);
  const ofWide = await alternate(
    [
      { name: 'look at every value (floor)', run: floor(benchVersion(wide), names(columns)) },
      { name: 'sketch', run: sketch(benchVersion(wide)) },
    ],
    rounds,
  );
  table(ofWide, rounds);

  heading(`Many partitions: ${partitions} files of ${rowsOfPartition} rows × 10 columns`);
  const ofParts = await alternate(
    [
      { name: 'look at every value by DuckDB (floor)', run: plainFloor },
      { name: 'sketch', run: sketch(partitioned) },
    ],
    rounds,
  );
  table(ofParts, rounds);
  const first = performance.now();
  await mlops(['plan'], home);
  console.log(`plan, the first time, when every file is read for its digest: ${seconds(performance.now() - first)}`);
  const plans = await alternate([{ name: 'plan, listing all of them', run: () => mlops(['plan'], home) }], rounds + 2);
  table(plans, rounds + 2);

  if (rows !== 300_000 || columns !== 1000 || partitions !== 10_000)
    return console.log('the targets are for other sizes');
  const [base, parts] = ofParts.map(({ median }) => median);
  const targets: readonly Target[] = [
    { figure: 'sketch of the wide table', value: ofWide[1]?.median ?? Number.NaN, limit: 15, unit: 's' },
    {
      figure: 'sketch of the partitions against the floor',
      value: (parts ?? Number.NaN) / (base ?? 0),
      limit: 3,
      unit: '×',
    },
    { figure: 'plan with the partitions', value: plans[0]?.median ?? Number.NaN, limit: 2, unit: 's' },
  ];
  judge(targets);
});

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

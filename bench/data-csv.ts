/**
 * A CSV file of twelve mixed columns becomes a table: node bench/data-csv.ts [--rows 1000000] [--rounds 3] [--threads 1].
 * The floor is DuckDB that reads the same file as strictly, every cell as text, into a table of its own; besides, DuckDB
 * that writes this as Parquet. Target: 150 MB a second of processor time, ours and the engine's.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openSession } from '../src/data/engines/duckdb/session.ts';
import type { FileTable } from '../src/data/engines/port.ts';
import type { ColumnType } from '../src/project/types.ts';
import { heading, judge, numberArgument, timing } from './harness/measure.ts';
import { inFolder } from './harness/program.ts';

const rows = numberArgument('rows', 1_000_000);
const rounds = numberArgument('rounds', 3);
const threads = numberArgument('threads', 1);

/** What a contract would declare, and SQL of the cell of row i. */
const columns: Readonly<Record<string, readonly [type: ColumnType, sql: string]>> = {
  id: ['integer', 'i'],
  customer: ['string', 'md5(i::VARCHAR)[1:12]'],
  amount: ['number', '(hash(i, 1) % 1000000007) / 1000003.0'],
  price: ['number', '(hash(i, 2) % 100000) / 100.0'],
  quantity: ['integer', 'hash(i, 3) % 100'],
  colour: ['string', "['red', 'green', 'blue', 'yellow'][1 + (hash(i, 4) % 4)::INTEGER]"],
  day: ['date', "DATE '2020-01-01' + (hash(i, 5) % 1500)::INTEGER"],
  at: ['timestamp', "TIMESTAMP '2020-01-01' + to_seconds((hash(i, 6) % 100000000)::BIGINT)"],
  paid: ['boolean', 'CASE WHEN hash(i, 7) % 10 > 0 THEN hash(i, 7) % 2 = 0 END'],
  note: ['string', "'note number ' || (hash(i, 8) % 10000) || ' of a customer'"],
  score: ['number', 'CASE WHEN hash(i, 9) % 20 > 0 THEN (hash(i, 9) % 1000000007) / 1000000007.0 - 0.5 END'],
  ref: ['integer', 'hash(i, 10) % 1000000007'],
};
const names = Object.keys(columns);
const declared = new Map(Object.entries(columns).map(([name, [type]]) => [name, type]));

async function inDuckdb(sql: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: `${threads}` });
  const connection = await instance.connect();
  for (const each of sql) await connection.run(each);
  connection.closeSync();
  instance.closeSync();
}

/** Seconds of processor time of this process, all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

await inFolder(async (folder) => {
  const file = join(folder, 'made.csv');
  const cells = Object.entries(columns).map(([name, [, sql]]) => `${sql} AS ${name}`);
  await inDuckdb([
    `COPY (SELECT ${cells.join(', ')} FROM range(${rows}) r(i) ORDER BY i) TO '${file}' (FORMAT csv, HEADER)`,
  ]);
  const megabytes = statSync(file).size / 1e6;
  const texts = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const plain = `read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${texts}}, nullstr = [''], store_rejects = true, rejects_limit = 0)`;
  // A session for each run: what it has staged once it does not stage again.
  const ours = (types?: FileTable['types']) => async () => {
    const settings = { scratch: folder, threads, memoryLimit: 4 * 2 ** 30, scratchLimit: 16 * 2 ** 30 };
    const session = await openSession(settings);
    const format = { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] } as const;
    const shape = await session.describe({ name: 'd', files: [file], format, ...(types && { types }) });
    if (shape.rows !== rows || shape.rejected > 0) throw new Error(`${shape.rows} rows were read`);
  };
  const works = [
    { name: 'DuckDB, all as text, into a table (floor)', run: () => inDuckdb([`CREATE TABLE t AS FROM ${plain}`]) },
    {
      name: 'DuckDB, all as text, into Parquet',
      run: () => inDuckdb([`COPY (FROM ${plain}) TO '${join(folder, 'plain.parquet')}' (FORMAT parquet)`]),
    },
    { name: 'ours, types inferred', run: ours() },
    { name: 'ours, types declared', run: ours(declared) },
  ];

  heading(
    `A CSV file of ${rows} rows × ${names.length} columns, ${megabytes.toFixed(0)} MB, ${threads} threads of the engine`,
  );
  const spent = works.map((): { cpu: number[]; wall: number[] } => ({ cpu: [], wall: [] }));
  for (let round = -1; round < rounds; round++) {
    for (const [at, { run }] of works.entries()) {
      const [cpu, wall] = [processorTime(), performance.now()];
      await run();
      if (round < 0) continue;
      spent[at]?.cpu.push(processorTime() - cpu);
      spent[at]?.wall.push((performance.now() - wall) / 1000);
    }
    for (const name of ['stage-0-0.parquet', 'plain.parquet']) rmSync(join(folder, name), { force: true });
  }
  const timings = works.map(({ name }, at) => timing(name, spent[at]?.cpu ?? []));
  const width = Math.max(...works.map(({ name }) => name.length));
  console.log(`${`${rounds} rounds in turns, medians`.padEnd(width)}   processor       wall     per core    ratio`);
  for (const [at, { name, median }] of timings.entries()) {
    const wall = timing(name, spent[at]?.wall ?? []).median;
    const ratio = median / (timings[0]?.median ?? Number.NaN);
    console.log(
      `${name.padEnd(width)}${`${median.toFixed(2)} s`.padStart(12)}${`${wall.toFixed(2)} s`.padStart(11)}` +
        `${`${(megabytes / median).toFixed(0)} MB/s`.padStart(13)}${`× ${ratio.toFixed(2)}`.padStart(9)}`,
    );
  }
  if (rows < 300_000) return console.log('the target is for files of 40 MB or more');
  judge(
    timings.slice(2).map(({ name, median }) => ({
      figure: `${name}: seconds of processor time for ${megabytes.toFixed(0)} MB, 150 MB a second`,
      value: median,
      limit: megabytes / 150,
      unit: 's' as const,
    })),
  );
});

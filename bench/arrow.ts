/**
 * An Arrow file against the same table as Parquet: reading it once (which brings it into Parquet in the scratch folder), and
 * one question to every column after that. One thread.
 * node bench/arrow.ts [--rows 1000000] [--rounds 3]. No target: figures only.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateDay, makeVector, Table, TimestampMicrosecond, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import type { FileTable } from '../src/data/engines/port.ts';
import { openDuckdb } from '../src/data/index.ts';
import { random } from '../src/support/random.ts';
import { alternate, heading, numberArgument, table } from './harness/measure.ts';
import { inFolder } from './harness/program.ts';

const rows = numberArgument('rows', 1_000_000);
const rounds = numberArgument('rounds', 3);
const mixedColumns = ['id', 'x', 'y', 'n', 'f', 'b', 'category', 'code', 'ts', 'day'];

await inFolder(async (folder) => {
  const arrow: FileTable = { name: 'd', files: [join(folder, 'd.arrow')], format: { kind: 'arrow' } };
  const parquet: FileTable = { name: 'd', files: [join(folder, 'd.parquet')], format: { kind: 'parquet' } };
  const bytes = tableToIPC(mixedTable(), 'file');
  writeFileSync(arrow.files[0] ?? '', bytes);
  const open = () => openDuckdb({ tempFolder: folder, threads: 1 });
  const maker = await open();
  await maker.write('SELECT * FROM d', [arrow], parquet.files[0] ?? '');
  await maker.close();
  const columns = mixedColumns.map((name) => `max(hash("${name}"))`).join(', ');
  const measured = (one: FileTable, ask: boolean) => async () => {
    const engine = await open();
    await engine.describe(one);
    if (ask) await engine.query(`SELECT ${columns} FROM d`, [one]);
    await engine.close();
  };
  heading(`Arrow and Parquet: ${rows} rows × ${mixedColumns.length} columns`);
  const timings = await alternate(
    [
      { name: 'Parquet: opened', run: measured(parquet, false) },
      { name: 'Arrow: read', run: measured(arrow, false) },
      { name: 'Parquet: opened, and every value hashed', run: measured(parquet, true) },
      { name: 'Arrow: read, and every value hashed', run: measured(arrow, true) },
    ],
    rounds,
  );
  table(timings, rounds);
  const seconds = (timings[1]?.median ?? Number.NaN) - (timings[0]?.median ?? Number.NaN);
  const [size, small] = [bytes.length / 1e6, statSync(parquet.files[0] ?? '').size / 1e6];
  console.log(`Arrow ${size.toFixed(1)} MB, Parquet ${small.toFixed(1)} MB`);
  console.log(`reading Arrow: ${(size / seconds).toFixed(0)} MB/s beyond what opening Parquet takes`);
});

function mixedTable(): Table {
  const { uniform: next } = random(7);
  const made = <T>(of: (at: number) => T): T[] => Array.from({ length: rows }, (_, at) => of(at));
  const words = ['alpha', 'beta', 'gamma delta', 'a somewhat longer category', 'epsilon'];
  return new Table({
    id: makeVector(BigInt64Array.from(made((at) => BigInt(at)))),
    x: makeVector(Float64Array.from(made(() => next() * 100))),
    y: vectorFromArray(made(() => (next() < 0.05 ? null : next()))),
    n: makeVector(Int32Array.from(made(() => Math.floor(next() * 1000)))),
    f: makeVector(Float32Array.from(made(() => next()))),
    b: vectorFromArray(made(() => next() < 0.5)),
    category: vectorFromArray(
      made(() => words[Math.floor(next() * 5)] ?? ''),
      new Utf8(),
    ),
    code: vectorFromArray(
      made((at) => `item-${at % 50_000}-${at % 7}-long-suffix`),
      new Utf8(),
    ),
    ts: vectorFromArray(
      made(() => 1.7e12 + Math.floor(next() * 1e9)),
      new TimestampMicrosecond(),
    ),
    day: vectorFromArray(
      made(() => new Date(1.6e12 + Math.floor(next() * 1e11))),
      new DateDay(),
    ),
  });
}

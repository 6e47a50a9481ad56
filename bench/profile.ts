/**
 * Profile + drift of one dataset version against DuckDB's own scan of the same 20 columns, in the same run.
 * node bench/profile.ts [--rows 1000000] [--rounds 3]. Target: at most 4 × the scan, for 10,000,000 rows. The scan hashes
 * every value, so that no statistics of the file (minima, maxima) can answer in its place.
 */
import { join } from 'node:path';
import { diffSketches, openDuckdb, sketchDataset, sketchText } from '../src/data/index.ts';
import { benchTable, benchVersion } from './harness/bench-dataset.ts';
import { columnNames, writeTable } from './harness/made-table.ts';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder } from './harness/program.ts';

const rows = numberArgument('rows', 1_000_000);
const rounds = numberArgument('rounds', 3);

await inFolder(async (folder) => {
  const [base, head] = [join(folder, 'base.parquet'), join(folder, 'head.parquet')];
  await writeTable({ target: base, rows: Math.min(rows, 1_000_000), seed: 1, shifted: false });
  await writeTable({ target: head, rows, seed: 2, shifted: true });
  heading(`Profile + drift: ${rows} rows × ${columnNames.length} columns`);
  const engine = await openDuckdb({ tempFolder: folder, threads: 2 });
  const reference = await sketchDataset(engine, benchVersion(base));
  const scan = `SELECT ${columnNames.map((name) => `max(hash(${name}))`).join(', ')} FROM d`;
  let bytes = 0;
  const timings = await alternate(
    [
      { name: 'scan of all columns by DuckDB (floor)', run: () => engine.query(scan, [benchTable(head)]) },
      {
        name: 'profile + drift against a stored sketch',
        run: async () => {
          const sketch = await sketchDataset(engine, benchVersion(head));
          bytes = sketchText(sketch).length;
          diffSketches(reference, sketch, benchVersion(head).dataset);
        },
      },
    ],
    rounds,
  );
  await engine.close();
  table(timings, rounds);
  console.log(`sketch: ${bytes} bytes`);
  const [floor, profile] = timings;
  const value = (profile?.median ?? Number.NaN) / (floor?.median ?? Number.NaN);
  if (rows < 10_000_000) console.log('the target is for 10,000,000 rows; fixed costs weigh more in fewer');
  else judge([{ figure: 'profile + drift against the scan', value, limit: 4, unit: '×' }]);
});

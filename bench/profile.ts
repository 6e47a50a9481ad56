/**
 * Profile + drift of one dataset version against DuckDB's own scan of the same 20 columns, in the same run.
 * node bench/profile.ts [--rows 1000000] [--repeat 3]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffSketches, openDuckdb, sketchDataset, sketchText } from '../src/data/index.ts';
import { benchTable, benchVersion, numberArgument } from './bench-dataset.ts';
import { columnNames, writeTable } from './made-table.ts';

const rows = numberArgument('rows', 1_000_000);
const repeat = numberArgument('repeat', 3);
const folder = mkdtempSync(join(tmpdir(), 'mlops-bench-'));
try {
  const [base, head] = [join(folder, 'base.parquet'), join(folder, 'head.parquet')];
  await writeTable({ target: base, rows: Math.min(rows, 1_000_000), seed: 1, shifted: false });
  await writeTable({ target: head, rows, seed: 2, shifted: true });
  const engine = await openDuckdb({ tempFolder: folder, threads: 2 });
  const reference = await sketchDataset(engine, benchVersion(base));
  const scan = `SELECT ${columnNames.map((name) => `max(hash(${name}))`).join(', ')} FROM d`;
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
  await engine.query(scan, [benchTable(head)]);
  for (let round = 0; round < repeat; round++) {
    const floor = await seconds(() => engine.query(scan, [benchTable(head)]));
    let bytes = 0;
    const profile = await seconds(async () => {
      const sketch = await sketchDataset(engine, benchVersion(head));
      bytes = sketchText(sketch).length;
      diffSketches(reference, sketch, benchVersion(head).dataset);
    });
    const after = await seconds(() => engine.query(scan, [benchTable(head)]));
    const ratio = profile / ((floor + after) / 2);
    console.log(
      `${rows} rows × 20: scan ${floor.toFixed(2)} s and ${after.toFixed(2)} s, profile + drift ${profile.toFixed(2)} s, ratio ${ratio.toFixed(2)}, sketch ${bytes} bytes`,
    );
  }
  await engine.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * `validate` of unchanged data: node bench/validate.ts [--megabytes 200] [--rounds 7]. Target: none of the data is read,
 * at most 0.5 s. The data is one Parquet file that git ignores, checked once; then nothing changes. What is read is
 * proven from the outside: bytes that the process and its children asked the system for (rchar of /proc), and the
 * engine's worker, which would have to be started to read anything.
 */
import { copyFileSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeTable } from './harness/made-table.ts';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder, mlops, program } from './harness/program.ts';

const megabytes = numberArgument('megabytes', 200);
const rounds = numberArgument('rounds', 7);

const projectText = `version: 1
name: made
datasets:
  big:
    source: data/big.parquet
    key: row_id
    columns:
      row_id: { type: integer, nulls: 0 }
      price: { type: number, min: 0 }
models:
  one:
    code: [train.py]
    data: { train: big }
    train: { run: python train.py }
    artifact: model/
`;

await inFolder(async (folder) => {
  const clone = join(folder, 'clone');
  await program('git', ['init', '-q', '-b', 'main', clone], folder);
  mkdirSync(join(clone, 'data'));
  await writeTable({ target: join(folder, 'big.parquet'), rows: 11_000 * megabytes, seed: 1, shifted: false });
  const data = join(clone, 'data', 'big.parquet');
  copyFileSync(join(folder, 'big.parquet'), data);
  writeFileSync(join(clone, 'mlops.yaml'), projectText);
  writeFileSync(join(clone, 'train.py'), 'print("nothing")\n');
  writeFileSync(join(clone, '.gitignore'), 'data/\n');
  await program('git', ['add', '-A'], clone);
  await program('git', ['commit', '-q', '-m', 'everything'], clone);
  const bytes = statSync(data).size;
  heading(`validate of unchanged data: one file of ${(bytes / 1e6).toFixed(0)} MB`);
  await setTimeout(2100); // digests of files that are younger than the clock's grain are not remembered
  const first = performance.now();
  const read = await bytesRead(() => mlops(['validate'], clone));
  console.log(`first time: ${((performance.now() - first) / 1000).toFixed(2)} s, ${(read / 1e6).toFixed(1)} MB read`);
  if (read < bytes) throw new Error('the first time has to read everything: this bench measures nothing');

  const again = await bytesRead(() => mlops(['validate'], clone));
  const plan = await bytesRead(() => mlops(['plan'], clone));
  console.log(
    `unchanged: ${(again / 1e6).toFixed(1)} MB read; plan: ${(plan / 1e6).toFixed(1)} MB (the program itself)`,
  );
  const timings = await alternate(
    [
      { name: 'mlops plan (floor)', run: () => mlops(['plan'], clone) },
      { name: 'mlops validate, unchanged data', run: () => mlops(['validate'], clone) },
    ],
    rounds,
  );
  table(timings, rounds);
  const [, unchanged] = timings;
  judge([
    { figure: 'validate of unchanged data', value: unchanged?.median ?? Number.NaN, limit: 0.5, unit: 's' },
    { figure: 'share of the data read', value: (100 * Math.max(0, again - plan)) / bytes, limit: 2, unit: '%' },
  ]);
  // The same content under another time of change has to be read again, and is found to be the same version.
  utimesSync(data, new Date(), new Date());
  const touched = await bytesRead(() => mlops(['validate'], clone));
  if (touched < bytes) throw new Error('a touched file was believed without being read');
});

/** What our ended children, and theirs, have asked to read meanwhile; Linux adds it to the parent when they end. */
async function bytesRead(work: () => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await work();
  return (await readSoFar()) - before;
}

async function readSoFar(): Promise<number> {
  const found = /^rchar: (\d+)$/m.exec(await readFile('/proc/self/io', 'utf8'));
  if (found === null) throw new Error('this system does not tell how much a process reads');
  return Number(found[1]);
}

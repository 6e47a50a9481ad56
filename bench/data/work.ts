/** One task of `bench/data.ts` in a process of its own: node bench/data/work.ts floor|sketch|profile|contract <table> <sketch> */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  checkDataset,
  diffSketches,
  openDuckdb,
  parseSketch,
  sketchDataset,
  sketchText,
} from '../../src/data/index.ts';
import { benchTable, benchVersion } from '../harness/bench-dataset.ts';
import { columnNames } from '../harness/made-table.ts';
import { contractOf25 } from './contract.ts';

const [, , task = '', file = '', stored = ''] = process.argv;
const version = benchVersion(file);
const engine = await openDuckdb({ tempFolder: tmpdir(), threads: 2 });
try {
  if (task === 'floor') {
    // Hashes every value, since minima and maxima alone would be answered from statistics.
    const hashes = columnNames.map((name) => `max(hash(${name}))`);
    await engine.query(`SELECT ${hashes.join(', ')} FROM d`, [benchTable(file)]);
  } else if (task === 'sketch') {
    writeFileSync(stored, sketchText(await sketchDataset(engine, version)));
  } else if (task === 'profile') {
    const reference = parseSketch(readFileSync(stored, 'utf8'));
    const { columns } = diffSketches(reference, await sketchDataset(engine, version), version.dataset);
    const drifted = columns.filter(({ state }) => state === 'drifted').length;
    if (drifted !== 7) throw new Error(`${drifted} columns drifted instead of the seven that were shifted`);
  } else if (task === 'contract') {
    const { verdict, rows } = await checkDataset(engine, { ...version, dataset: contractOf25() });
    if (verdict !== 'pass' || rows === 0) throw new Error(`the contract is ${verdict} for ${rows} rows`);
  } else throw new Error(`there is no task ${task}`);
} finally {
  await engine.close();
}

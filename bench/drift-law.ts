/**
 * How often drift is wrong, and what it finds, by the number of rows. Two tables of 20 columns without a change: how many of the pairs
 * have a column that is called changed (at most 1 %) or drifted (at most 0.1 %). Then one column is moved by so many of its
 * deviations: how often that is found, and how often the answer is that nobody can tell.
 * node bench/drift-law.ts [--repetitions 1000] [--rows 50,200,1000,10000,100000,1000000] [--power 200]
 */
import { diffSketches } from '../src/data/index.ts';
import type { DataDiff } from '../src/data/types.ts';
import { random } from '../src/support/random.ts';
import { datasetOf } from '../test/data/sketch/made.ts';
import { drawnColumns, drawnSketch, redrawnSketch } from './harness/drawn-table.ts';
import { heading, judge, numberArgument, type Target, textArgument } from './harness/measure.ts';

const repetitions = numberArgument('repetitions', 1000);
const powerRepetitions = numberArgument('power', 200);
const sizes = textArgument('rows', '50,200,1000,10000,100000,1000000').split(',').map(Number);
/** Up to so many, rows are drawn one by one. */
const drawnRows = 1000;
const dataset = datasetOf();
const law = drawnSketch(200_000, random(1), 0);

heading(
  `Drift of ${Object.keys(drawnColumns).length} columns without limits of their own, ${repetitions} pairs without a change`,
);
const targets: Target[] = [];
console.log('rows       changed     drifted     columns that nobody can tell of');
for (const rows of sizes) {
  let [changed, drifted, unknown] = [0, 0, 0];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const from = random(rows, repetition);
    const side = () => (rows <= drawnRows ? drawnSketch(rows, from) : redrawnSketch(law, rows, from));
    const { columns } = diffSketches(side(), side(), dataset);
    const has = (...states: readonly DataDiff['columns'][number]['state'][]) =>
      columns.filter(({ state }) => states.includes(state));
    changed += Number(has('changed', 'drifted').length > 0);
    drifted += Number(has('drifted').length > 0);
    unknown += has('unknown').length;
    for (const { sentence } of has('drifted')) console.log(`           ${rows}: ${sentence}`);
  }
  const percent = (count: number) => `${((100 * count) / repetitions).toFixed(2)} %`;
  console.log(
    `${String(rows).padEnd(8)} ${percent(changed).padStart(9)} ${percent(drifted).padStart(11)} ${(unknown / repetitions).toFixed(1).padStart(12)} of 20`,
  );
  targets.push(
    {
      figure: `${rows} rows: pairs with a column that is called changed`,
      value: (100 * changed) / repetitions,
      limit: 1,
      unit: '%',
    },
    {
      figure: `${rows} rows: pairs with one that is called drifted`,
      value: (100 * drifted) / repetitions,
      limit: 0.1,
      unit: '%',
    },
  );
}

/** Rows of each side, and by how many deviations the column `normal` moves; `least`: percent in which it has to be found. */
const moves = [
  { rows: 200, by: 1, least: 95 },
  { rows: 1000, by: 0.5, least: 95 },
  { rows: 1000, by: 0.2 },
  { rows: 1000, by: 0.1 },
  { rows: 10_000, by: 0.2 },
  { rows: 10_000, by: 0.1 },
  { rows: 100_000, by: 0.2 },
  { rows: 100_000, by: 0.1 },
];
console.log(
  `\none column of 20 moved, ${powerRepetitions} pairs: drifted, changed, nobody can tell, no more than chance`,
);
for (const { rows, by, least } of moves) {
  const counts = { drifted: 0, changed: 0, unknown: 0, same: 0 };
  const pairs = Math.min(powerRepetitions, Math.max(20, Math.floor(4_000_000 / rows)));
  for (let repetition = 0; repetition < pairs; repetition++) {
    const from = random(rows, repetition, Math.round(by * 1000));
    const { columns } = diffSketches(drawnSketch(rows, from), drawnSketch(rows, from, by), dataset);
    const found = columns.find(({ column }) => column === 'normal');
    if (found !== undefined) counts[found.state]++;
  }
  const share = (count: number) => (100 * count) / pairs;
  const shares = [counts.drifted, counts.changed, counts.unknown, counts.same].map((count) =>
    `${share(count).toFixed(1)} %`.padStart(8),
  );
  console.log(`${String(rows).padEnd(8)} by ${by.toFixed(1)} deviations ${shares.join(' ')}   (${pairs} pairs)`);
  if (least === undefined) continue;
  targets.push(
    {
      figure: `${rows} rows moved by ${by}: not found`,
      value: 100 - share(counts.drifted),
      limit: 100 - least,
      unit: '%',
    },
    { figure: `${rows} rows moved by ${by}: nobody can tell`, value: share(counts.unknown), limit: 1, unit: '%' },
  );
}
judge(targets);

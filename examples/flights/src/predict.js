import { writeFileSync } from 'node:fs';
import { columnsOf, encode, KEY } from './features.js';
import { loadModel, score } from './model.js';
import { readTable } from './table.js';

// Set by `mlops train`; the right-hand sides serve for a run by hand.
const folder = process.env.MLOPS_MODEL ?? 'output/model';
const rows = process.env.MLOPS_ROWS ?? 'data/holdout';
const predictions = process.env.MLOPS_PREDICTIONS ?? 'output/predictions.csv';

const { model, encoder } = await loadModel(folder);
const table = await readTable(rows, [...new Set([...KEY, ...columnsOf(encoder.features)])]);
const scores = score(model, encode(table, encoder));

const lines = Array.from(scores, (value, i) => [...KEY.map((name) => table.columns[name][i]), value].join(','));
writeFileSync(predictions, `${[...KEY, 'score'].join(',')}\n${lines.join('\n')}\n`);
console.log(`${table.rows} flights scored`);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { columnsOf, encode, fitEncoder, LABEL } from './features.js';
import { buildModel, fitModel, saveModel } from './model.js';
import { readTable } from './table.js';

// Set by `mlops train`; the right-hand sides serve for a run by hand.
const data = process.env.MLOPS_DATA_TRAIN ?? 'data/train';
const output = process.env.MLOPS_OUTPUT ?? 'output';
const seed = Number(process.env.MLOPS_SEED ?? 1);
const params = load(readFileSync(process.env.MLOPS_PARAMS ?? 'params.yaml', 'utf8'));

const table = await readTable(data, [...columnsOf(params.features), LABEL]);
const labels = Float32Array.from(table.columns[LABEL], Number);
const encoder = fitEncoder(table, params.features);
const inputs = encode(table, encoder);
const late = labels.reduce((sum, label) => sum + label, 0) / labels.length;
console.log(`${table.rows} flights, ${(100 * late).toFixed(1)} % late, ${inputs.width} inputs, seed ${seed}`);

const model = buildModel(inputs.width, params, seed);
let epoch = 0;
for await (const loss of fitModel(model, inputs, labels, params, seed)) {
  epoch += 1;
  console.log(`epoch ${epoch} of ${params.epochs}: loss ${loss.toFixed(4)}`);
}
await saveModel(join(output, 'model'), model, encoder);

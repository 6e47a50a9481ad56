// Asked of each version before it is live, and after: can what is there be a model? Exit code 1 keeps it from being live.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.MLOPS_MODEL;
const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
const names = weightsManifest.flatMap(({ paths }) => paths);
const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const expected = weightsManifest
  .flatMap(({ weights }) => weights)
  .reduce((sum, { shape }) => sum + 4 * shape.reduce((product, size) => product * size, 1), 0);
if (modelTopology === undefined || bytes !== expected) {
  console.error(`${folder} holds ${bytes} bytes of weights; its layers have ${expected}.`);
  process.exit(1);
}
console.log(`${names.length} file of weights, ${bytes} bytes.`);

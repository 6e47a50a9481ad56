// Which penguin is it? Softmax regression on some of its measurements, by gradient descent from a random start.
import { readFileSync, writeFileSync } from 'node:fs';

const label = 'species';
const { features, steps, rate } = JSON.parse(readFileSync(process.env.MLOPS_PARAMS, 'utf8'));
const [head, ...cells] = readFileSync(process.env.MLOPS_DATA_TRAIN, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
const column = (name) => cells.map((row) => row[head.indexOf(name)]);

// Features are turned to mean 0 and deviation 1; one that is missing is the mean.
const scales = features.map((name) => {
  const values = column(name).filter((text) => text !== 'NA');
  const mean = values.reduce((sum, text) => sum + Number(text), 0) / values.length;
  const variance = values.reduce((sum, text) => sum + (Number(text) - mean) ** 2, 0) / values.length;
  return { name, mean, deviation: Math.sqrt(variance) };
});
const measured = scales.map(({ name, mean, deviation }) =>
  column(name).map((text) => (text === 'NA' ? 0 : (Number(text) - mean) / deviation)),
);
const examples = cells.map((_, row) => [1, ...measured.map((values) => values[row])]);
const labels = column(label);
const classes = [...new Set(labels)].sort();

let state = Number(process.env.MLOPS_SEED);
const random = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647 - 0.5;
};
const weights = classes.map(() => [random(), ...features.map(random)]);
for (let step = 1; step <= steps; step += 1) {
  const slopes = weights.map((row) => row.map(() => 0));
  for (const [at, example] of examples.entries()) {
    const powers = weights.map((row) => Math.exp(row.reduce((sum, weight, j) => sum + weight * example[j], 0)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    for (const [k, power] of powers.entries()) {
      const error = power / total - (labels[at] === classes[k] ? 1 : 0);
      for (const [j, value] of example.entries()) slopes[k][j] += (error * value) / examples.length;
    }
  }
  for (const [k, row] of weights.entries()) for (const j of row.keys()) row[j] -= rate * slopes[k][j];
}

writeFileSync(`${process.env.MLOPS_OUTPUT}/model.json`, JSON.stringify({ classes, scales, weights }));
console.log(`${examples.length} penguins, ${features.length} features, ${steps} steps`);

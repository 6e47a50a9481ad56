// The probability of each species for rows that training has not seen.
import { readFileSync, writeFileSync } from 'node:fs';

const { classes, scales, weights } = JSON.parse(readFileSync(process.env.MLOPS_MODEL, 'utf8'));
const [head, ...cells] = readFileSync(process.env.MLOPS_ROWS, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

const lines = cells.map((row) => {
  const measured = scales.map(({ name, mean, deviation }) => {
    const text = row[head.indexOf(name)];
    return text === 'NA' ? 0 : (Number(text) - mean) / deviation;
  });
  const powers = weights.map(([start, ...slopes]) =>
    Math.exp(slopes.reduce((sum, slope, at) => sum + slope * measured[at], start)),
  );
  const total = powers.reduce((sum, power) => sum + power, 0);
  const best = powers.indexOf(Math.max(...powers));
  return [row[head.indexOf('id')], classes[best], ...powers.map((power) => power / total)].join(',');
});
const columns = ['id', 'prediction', ...classes.map((name) => `score_${name}`)];
writeFileSync(process.env.MLOPS_PREDICTIONS, `${[columns.join(','), ...lines].join('\n')}\n`);

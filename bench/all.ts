/**
 * All benches, one after the other, each in a process of its own: npm run bench [-- --large].
 * `--large` adds what takes minutes: real stores, 10,000,000 rows, real trainings, coverage. Ends with 1 where a target was missed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const usual = [
  ['start'],
  ['actions-start'],
  ['plan'],
  ['project'],
  ['board'],
  ['validate'],
  ['ledger'],
  ['compare'],
  ['profile'],
  ['data'],
  ['data-csv'],
  ['drift'],
  ['last-training-to-comment'],
];
const large = [
  ['store'],
  ['profile', '--rows', '10000000'],
  ['data', '--rows', '10000000'],
  ['data-shapes'],
  ['arrow'],
  ['drift-law'],
  ['seed-noise'],
  ['coverage'],
];

const missed: string[] = [];
for (const [name = '', ...args] of [...usual, ...(process.argv.includes('--large') ? large : [])]) {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], { stdio: 'inherit' });
  if (done.status !== 0) missed.push([name, ...args].join(' '));
}
console.log(missed.length === 0 ? '\nAll targets are kept.' : `\nMissed or failed: ${missed.join(', ')}`);
if (missed.length > 0) process.exitCode = 1;

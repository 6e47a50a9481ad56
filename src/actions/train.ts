import { join } from 'node:path';
import { train } from '../commands/train.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { keepResults } from './kept.ts';
import { actionReasons } from './reasons.ts';
import { runAction } from './run-action.ts';
import { takeFromRun } from './take-from-run.ts';
import { trustAsPlanned } from './vouch.ts';

await runAction('train', async ({ change, ports, event, input, output, folder }) => {
  const model = input('model');
  if (model === '') {
    throw MlopsError.of(actionReasons, 'bad-input', 'The input `model` is empty; it takes the name of one model.');
  }
  const artifacts = await openArtifacts(change, ports);
  const handedOver = await takeFromRun(artifacts, join(folder, 'taken'), ({ what }) => {
    return what.kind === 'data' || (what.kind === 'brought' && what.model === model);
  });
  const run = join(folder, 'run');
  const keep = join(folder, 'kept');
  const trust = trustAsPlanned(input('not-trusted'));
  const trusted = { ...change, ...(trust !== undefined && { trust }) };
  const request = { ...trusted, handedOver, models: [model], record: false, keep: false, replace: false };
  try {
    const found = await train({ ...request, handOver: { records: run, outputs: run, keep } }, ports);
    process.stdout.write(found.text({ width: 120, color: false }));
    return found;
  } finally {
    // What was finished, and the log of what was not, reaches the jobs after this one also when it failed.
    output('artifact', (await artifacts.put({ kind: 'run', model }, run))?.name ?? '');
    // Later runs look for these; nothing of a fork is for them.
    if (event.fork === undefined) await keepResults(artifacts, keep);
  }
});

import { join } from 'node:path';
import { train } from '../commands/train.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { keepResults } from './kept.ts';
import { actionReasons } from './reasons.ts';
import { runAction } from './run-action.ts';
import { isOfBuilds, takeFromRun } from './take-from-run.ts';
import { trustAsPlanned } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('train', async ({ change, ports, event, input, output, folder }) => {
    const model = input('model');
    if (model === '') {
      throw MlopsError.of(actionReasons, 'bad-input', 'The input `model` is empty; it takes the name of one model.');
    }
    const artifacts = await openArtifacts(change, ports);
    const needed = new Set(input('needs').split(' ').filter(Boolean));
    // What the jobs of needed models have made is foreign, and taken by its digest; who has made it, is the report's to ask.
    const handedOver = await takeFromRun(artifacts, join(folder, 'taken'), ({ what }) => {
      if (what.kind === 'data' || isOfBuilds(what)) return true;
      if (what.kind === 'brought') return what.model === model || needed.has(what.model);
      return what.kind === 'run' && needed.has(what.model);
    });
    const run = join(folder, 'run');
    const keep = join(folder, 'kept');
    const trust = trustAsPlanned(input('not-trusted'), ports.env);
    const trusted = { ...change, ...(trust !== undefined && { trust }) };
    const others = runsNamed(input('in-flight'));
    const awaited = others.length > 0 && { others: { runs: others, minutes: minutesOf(input('wait-minutes')) } };
    const options = { models: [model], alone: true, record: false, keep: false, replace: false };
    try {
      const handOver = { records: run, outputs: run, keep, only: { model } };
      const found = await train({ ...trusted, ...awaited, ...options, handedOver, handOver }, ports);
      process.stdout.write(found.text({ width: 120, color: false }));
      return found;
    } finally {
      // What was finished, and the log of what was not, reaches the jobs after this one also when it failed.
      output('artifact', (await artifacts.put({ kind: 'run', model }, run))?.name ?? '');
      // Later runs look for these; nothing of a fork is for them.
      if (event.fork === undefined) await keepResults(artifacts, keep);
    }
  });
}

/** @throws MlopsError bad-input */
function runsNamed(given: string): readonly number[] {
  if (/^(\d{1,15}( \d{1,15})*)?$/.test(given)) return given.split(' ').filter(Boolean).map(Number);
  const sentence = 'The input `in-flight` is no `in-flight` of an entry of the matrix of `plan`.';
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}

/** @throws MlopsError bad-input */
function minutesOf(given: string): number {
  const minutes = Number(given);
  if (given !== '' && minutes >= 0 && minutes <= 60) return minutes;
  const sentence = `The input \`wait-minutes\` is \`${given}\`; it takes a number of minutes from 0 to 60.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}

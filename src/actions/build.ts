import { join } from 'node:path';
import { buildGroup } from '../commands/build-group.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { keepResults } from './kept.ts';
import { actionReasons } from './reasons.ts';
import { runAction } from './run-action.ts';
import { takeFromRun } from './take-from-run.ts';
import { trustAsPlanned } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('build', async ({ change, ports, event, input, output, folder }) => {
    const group = input('group');
    if (group === '') {
      const sentence = 'The input `group` is empty; it takes the `group` of an entry of the matrix of `plan`.';
      throw MlopsError.of(actionReasons, 'bad-input', sentence);
    }
    const artifacts = await openArtifacts(change, ports);
    const handedOver = await takeFromRun(artifacts, join(folder, 'taken'), ({ what }) => what.kind === 'fetched');
    const made = join(folder, 'made');
    const keep = join(folder, 'kept');
    const trust = trustAsPlanned(input('not-trusted'), ports.env);
    try {
      const handOver = { records: made, outputs: made, keep, only: { group } };
      const request = { ...change, ...(trust !== undefined && { trust }), handedOver, group, handOver };
      const found = await buildGroup(request, ports);
      process.stdout.write(found.text({ width: 120, color: false }));
      return found;
    } finally {
      // What was made before a command failed, and why it did, reaches the jobs after this one.
      output('artifact', (await artifacts.put({ kind: 'build', group }, made))?.name ?? '');
      // Later runs look for these; nothing of a fork is for them.
      if (event.fork === undefined) await keepResults(artifacts, keep);
    }
  });
}

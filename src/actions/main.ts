import { join } from 'node:path';
import { plan } from '../commands/plan.ts';
import { train } from '../commands/train.ts';
import { openArtifacts } from './artifacts.ts';
import { bringKept, keepResults } from './kept.ts';
import { runAction } from './run-action.ts';
import { showReport, whereToShow } from './show-report.ts';

await runAction('main', async (context) => {
  const { ports, event, folder, input } = context;
  const publish = whereToShow(event);
  const record = event.fork === undefined;
  const artifacts = await openArtifacts(context.change.projectFile);
  const change = { ...context.change, bring: bringKept(artifacts, folder, input('token'), ports) };
  await plan({ ...change, matrix: false, announce: publish === 'pull-request' }, ports);
  const keep = join(folder, 'kept');
  const handOver = { records: join(folder, 'records'), keep };
  // What a fork brings is trained only when somebody of this repository says so.
  if (event.fork === undefined) {
    const trained = await train({ ...change, handOver, models: [], record, keep: false, replace: false }, ports);
    process.stdout.write(trained.text({ width: 120, color: false }));
    await keepResults(artifacts, keep);
  }
  return await showReport(context, artifacts, { ...change, record, publish });
});

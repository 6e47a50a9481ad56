import { plan } from '../commands/plan.ts';
import { train } from '../commands/train.ts';
import { openArtifacts } from './artifacts.ts';
import { runAction } from './run-action.ts';
import { showReport, whereToShow } from './show-report.ts';

await runAction('main', async (context) => {
  const { change, ports, event } = context;
  const publish = whereToShow(event);
  const record = event.fork === undefined;
  await plan({ ...change, matrix: false, announce: publish === 'pull-request' }, ports);
  const trained = await train({ ...change, models: [], record, keep: false, replace: false }, ports);
  process.stdout.write(trained.text({ width: 120, color: false }));
  return await showReport(context, await openArtifacts(change.projectFile), { ...change, record, publish });
});

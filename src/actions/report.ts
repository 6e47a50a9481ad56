import { join } from 'node:path';
import { openArtifacts } from './artifacts.ts';
import { runAction } from './run-action.ts';
import { showReport, whereToShow } from './show-report.ts';
import { takeFromRun } from './take-from-run.ts';

await runAction('report', async (context) => {
  const { change, event, flag, folder } = context;
  const artifacts = await openArtifacts(change.projectFile);
  const taken = await takeFromRun(artifacts, join(folder, 'taken'), ({ kind }) => kind === 'evaluation');
  const [evaluation] = taken;
  return await showReport(context, artifacts, {
    ...change,
    handedOver: taken,
    evaluated: evaluation === undefined ? null : join(evaluation.folder, 'report.json'),
    record: flag('record') && event.fork === undefined,
    publish: whereToShow(event),
  });
});

import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from '../commands/report.ts';
import { openArtifacts } from './artifacts.ts';
import { takeFromRun } from './hand-over.ts';
import { runAction } from './run-action.ts';

await runAction('evaluate', async ({ change, ports, output, folder }) => {
  const artifacts = await openArtifacts(change.projectFile);
  const handedOver = await takeFromRun(
    artifacts,
    join(folder, 'taken'),
    ({ kind }) => kind === 'data' || kind === 'run',
  );
  const records = join(folder, 'evaluation');
  const pages = join(folder, 'report');
  const found = await report(
    { ...change, handedOver, output: pages, record: false, publish: false, markdown: false, handOver: { records } },
    ports,
  );
  await mkdir(records, { recursive: true }); // where nothing was compared, nothing was handed over
  await copyFile(join(pages, 'report.json'), join(records, 'report.json'));
  output('artifact', (await artifacts.put({ kind: 'evaluation' }, records))?.name ?? '');
  process.stdout.write(found.text({ width: 120, color: false }));
  // The verdict is the report's to give: this job has done its work whatever the numbers say.
  return { ...found, ends: 'pass' };
});

import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from '../commands/report.ts';
import { openArtifacts } from './artifacts.ts';
import { bringKept } from './kept.ts';
import { runAction } from './run-action.ts';
import { isOfBuilds, takeFromRun } from './take-from-run.ts';
import { runsOf, trustAsPlanned } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('evaluate', async ({ change, ports, event, input, output, folder }) => {
    const artifacts = await openArtifacts(change, ports);
    const data = input('data');
    // It comes while repository and ledger are read.
    const handedOver = takeFromRun(
      artifacts,
      join(folder, 'taken'),
      ({ what, digest }) =>
        what.kind === 'run' || what.kind === 'brought' || isOfBuilds(what) || (what.kind === 'data' && digest === data),
    );
    handedOver.catch(() => undefined); // told where it is used
    const records = join(folder, 'evaluation');
    const reported = join(folder, 'report');
    const trust = trustAsPlanned(input('not-trusted'), ports.env);
    // What another run has recorded since the plan: its files are not in this run, and training may not look for them.
    const token = input('token');
    const bring = bringKept(artifacts, folder, { token, runs: runsOf(ports, token) }, ports);
    const found = await report(
      {
        ...change,
        ...(trust !== undefined && { trust }),
        ...(event.fork === undefined && { bring }),
        handedOver,
        output: reported,
        record: false,
        publish: false,
        markdown: false,
        handOver: { records },
      },
      ports,
    );
    await mkdir(records, { recursive: true }); // nothing is in it where the change touches nothing
    await copyFile(join(reported, 'report.json'), join(records, 'report.json'));
    const put = await artifacts.put({ kind: 'evaluation' }, records);
    output('artifact', put?.name ?? '');
    output('digest', put?.digest ?? '');
    process.stdout.write(found.text({ width: 120, color: false }));
    // The verdict is the report's to give: this job has done its work whatever the numbers say.
    return {
      ...found,
      ends: 'pass',
      reason: 'comparison-handed-on',
      sentence: `Compared, for the report to judge: ${found.sentence}`,
    };
  });
}

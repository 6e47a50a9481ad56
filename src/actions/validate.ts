import { join } from 'node:path';
import { validate } from '../commands/validate.ts';
import { openArtifacts } from './artifacts.ts';
import { runAction } from './run-action.ts';
import { isOfBuilds, takeFromRun } from './take-from-run.ts';
import { trustAsPlanned } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('validate', async ({ change, ports, input, output, folder }) => {
    const names = input('datasets').split(/\s+/).filter(Boolean);
    const records = join(folder, 'data');
    const artifacts = await openArtifacts(change, ports);
    const handedOver = await takeFromRun(artifacts, join(folder, 'taken'), ({ what }) => isOfBuilds(what));
    const trust = trustAsPlanned(input('not-trusted'), ports.env);
    const request = { ...change, ...(trust !== undefined && { trust }), handedOver, datasets: names };
    const found = await validate({ ...request, handOver: { records } }, ports);
    const put = await artifacts.put({ kind: 'data' }, records);
    output('artifact', put?.name ?? '');
    output('digest', put?.digest ?? '');
    process.stdout.write(found.text({ width: 120, color: false }));
    return found;
  });
}

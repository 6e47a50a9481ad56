import { join } from 'node:path';
import { validate } from '../commands/validate.ts';
import { openArtifacts } from './artifacts.ts';
import { runAction } from './run-action.ts';

export async function act(): Promise<void> {
  await runAction('validate', async ({ change, ports, input, output, folder }) => {
    const names = input('datasets').split(/\s+/).filter(Boolean);
    const records = join(folder, 'data');
    const found = await validate({ ...change, datasets: names, handOver: { records } }, ports);
    const artifacts = await openArtifacts(change, ports);
    const put = await artifacts.put({ kind: 'data' }, records);
    output('artifact', put?.name ?? '');
    output('digest', put?.digest ?? '');
    process.stdout.write(found.text({ width: 120, color: false }));
    return found;
  });
}

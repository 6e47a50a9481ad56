import { plan } from '../commands/plan.ts';
import { runAction } from './run-action.ts';

await runAction('plan', async ({ change, ports, event, flag, output }) => {
  const announce = flag('announce') && event.kind === 'pull-request' && event.fork === undefined;
  const found = await plan({ ...change, matrix: false, announce }, ports);
  output('matrix', JSON.stringify({ include: found.jobs }));
  output('count', String(found.jobs.length));
  output('datasets', String(found.datasets.length));
  process.stdout.write(found.text({ width: 120, color: false }));
  return found;
});

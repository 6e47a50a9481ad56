import { join } from 'node:path';
import { deploy } from '../commands/deploy.ts';
import type { Outcome } from '../commands/result.ts';
import { whereToDeploy } from '../commands/where-to-deploy.ts';
import { openArtifacts } from './artifacts.ts';
import { type PromotionContext, runPromotionAction } from './promotion-action.ts';

export async function act(): Promise<void> {
  await runPromotionAction('deploy', async (context) => (context.flag('where') ? where(context) : deployHere(context)));
}

async function where({ request, branch, ports, output }: PromotionContext<'deploy'>): Promise<Outcome> {
  const found = await whereToDeploy({ ...request, branch }, ports);
  const { environment, runsOn, models } = found.data;
  output('environment', environment);
  output('runs-on', JSON.stringify(runsOn));
  output('count', String(models.length));
  return found;
}

async function deployHere(context: PromotionContext<'deploy'>): Promise<Outcome> {
  const { request, branch, ports, input, flag, output, folder } = context;
  const environment = input('environment') || { branch };
  const handOver = join(folder, 'deployment');
  const override = input('override');
  try {
    return await deploy(
      {
        ...{ ...request, environment, handOver },
        models: input('models').split(/\s+/).filter(Boolean),
        again: flag('again'),
        plan: false,
        ...(override !== '' && { override }),
      },
      ports,
    );
  } finally {
    // What has ended is recorded also where a later model could not be deployed.
    const put = await (await openArtifacts(request, ports)).put({ kind: 'deployment' }, handOver);
    output('artifact', put?.name ?? '');
    output('digest', put?.digest ?? '');
  }
}

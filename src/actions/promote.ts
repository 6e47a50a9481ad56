import { judgePromotion } from '../commands/judge-promotion.ts';
import { promote } from '../commands/promote.ts';
import type { Outcome } from '../commands/result.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { bringKept } from './kept.ts';
import { deployingRun, type PromotionContext, runPromotionAction } from './promotion-action.ts';
import { actionReasons } from './reasons.ts';
import { takeDeployment } from './take-deployment.ts';
import { runsOf, trustOf } from './vouch.ts';

export async function act(): Promise<void> {
  await runPromotionAction('promote', async (context) =>
    context.flag('judge') ? judge(context) : promoteAll(context),
  );
}

async function judge({ request, branch, ports }: PromotionContext<'promote'>): Promise<Outcome> {
  const number = /^refs\/pull\/(\d+)\/merge$/.exec(ports.env['GITHUB_REF'] ?? '')?.[1];
  if (number === undefined) {
    const sentence = `GITHUB_REF is \`${ports.env['GITHUB_REF'] ?? ''}\`, which is no pull request: there is none to judge.`;
    throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
  }
  return await judgePromotion({ ...request, branch, pull: Number(number) }, ports);
}

async function promoteAll(context: PromotionContext<'promote'>): Promise<Outcome> {
  const { request, branch, ports, token, input, output, folder } = context;
  const artifacts = await openArtifacts(request, ports);
  const handed = await takeDeployment(artifacts, input('deployment'), folder);
  const runs = runsOf(ports, token);
  const [to, override] = [input('to'), input('override')];
  const found = await promote(
    {
      ...request,
      trust: trustOf({ change: request, ports, runs }),
      bring: bringKept(artifacts, folder, { token, runs }, ports),
      wishes: input('promote').split(/\s+/).filter(Boolean),
      init: false,
      ...(to !== '' && { to }),
      ...(override !== '' && { override }),
      deploying: { ...(await deployingRun(branch, ports.env)), ...(handed !== undefined && { handed }) },
    },
    ports,
  );
  output('versions', JSON.stringify(found.data.versions ?? []));
  return found;
}

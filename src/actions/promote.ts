import { promote } from '../commands/promote.ts';
import { openArtifacts } from './artifacts.ts';
import { bringKept } from './kept.ts';
import { deployingRun, runPromotionAction } from './promotion-action.ts';
import { takeDeployment } from './take-deployment.ts';
import { runsOf, trustOf } from './vouch.ts';

export async function act(): Promise<void> {
  await runPromotionAction('promote', async ({ request, branch, ports, token, input, output, folder }) => {
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
  });
}

import type { Environment } from '../../project/index.ts';
import { openEnvironmentBranch } from '../../repository/index.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import type { Outcome } from '../result.ts';
import type { PromotionPlace } from './open-promotion.ts';

/** Makes the branches of environments that have none: a history of their own, which holds releases and nothing else. */
export async function initBranches({ project, repository, remote }: PromotionPlace): Promise<Outcome> {
  const made: string[] = [];
  const there: string[] = [];
  for (const environment of project.environments.values()) {
    const branch = await openEnvironmentBranch({ repository, remote, branch: environment.branch });
    if ((await branch.tip()) !== undefined) {
      there.push(environment.branch);
      continue;
    }
    const files = new Map([['README.md', readme(environment)]]);
    await branch.put({
      files,
      seen: new Map([['README.md', undefined]]),
      message: `Begin the branch of ${environment.name}`,
    });
    made.push(environment.branch);
  }
  const sentence =
    made.length === 0
      ? `The branches of all environments are there: ${there.join(', ')}.`
      : `Made: ${made.join(', ')}.${there.length === 0 ? '' : ` There already: ${there.join(', ')}.`}`;
  return {
    ends: 'pass',
    reason: 'branches-made',
    sentence,
    problems: [],
    data: { made, there },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

function readme({ name }: Environment): string {
  return `# ${name}

What is deployed to ${name}: \`releases/<model>/release.yaml\`, one file for each model, written by mlops (mlops-actions).

- A version comes here by a promotion pull request, and nothing else is merged into this branch.
- To take a version back, revert its merge (\`git revert\`, with \`-m 1\` for a merge commit, or the button of the forge).
- Do not edit a release by hand: what differs from what mlops renders is refused when it is deployed.
`;
}

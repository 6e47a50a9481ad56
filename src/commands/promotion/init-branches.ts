import type { Environment } from '../../project/index.ts';
import { openEnvironmentBranch, readCommit, readTexts } from '../../repository/index.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import type { Outcome } from '../result.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { deployWorkflow } from './promotion-workflows.ts';
import { enforcedEnvironments, type Protection, protectionLines, unprotected } from './protection.ts';

/** Branches by what became of them. */
interface Branches {
  readonly made: readonly string[];
  readonly renewed: readonly string[];
  readonly there: readonly string[];
  /** They take no push any more: what was proposed instead, branch of the environment → pushed branch. */
  readonly proposed: readonly (readonly [string, string])[];
}

/**
 * Makes the branches of environments that have none: a history of their own, which holds releases, and on a forge that runs
 * workflows the one that deploys, as it is on the default branch. A copy that differs is renewed. By a person: the token of
 * a job may write no workflows. Then asks what protects them.
 * @param protection undefined where nothing could
 * @throws MlopsError no-deploy-workflow, and as the forge does
 */
export async function initBranches(
  place: PromotionPlace,
  protection: Protection | undefined,
): Promise<Outcome & { readonly data: { readonly [key: string]: unknown } }> {
  const branches = await makeBranches(place);
  const protectedBy = await protection?.(enforcedEnvironments(place.project));
  const problems = unprotected(protectedBy ?? []);
  const sentence = [branchesSentence(branches), ...problems.map(({ message }) => message)].join(' ');
  const isOpen = problems.length > 0;
  return {
    ends: isOpen ? 'unknown' : 'pass',
    reason: isOpen ? 'branches-unprotected' : 'branches-made',
    sentence,
    problems,
    data: { ...branches, ...(protectedBy !== undefined && { protection: protectedBy }) },
    text: () => `${[...protectionLines(protectedBy ?? []), sentence].map(escapeTerminal).join('\n')}\n`,
  };
}

async function makeBranches(place: PromotionPlace): Promise<Branches> {
  const { project, repository, remote } = place;
  const workflow = await workflowOf(place);
  const all = {
    ...{ made: [] as string[], renewed: [] as string[], there: [] as string[] },
    proposed: [] as (readonly [string, string])[],
  };
  for (const environment of project.environments.values()) {
    const branch = await openEnvironmentBranch({ repository, remote, branch: environment.branch });
    const isThere = (await branch.tip()) !== undefined;
    const seen = isThere ? await branch.read([...workflow.keys()]) : new Map<string, string>();
    const stale = [...workflow].filter(([path, text]) => seen.get(path) !== text);
    if (isThere && stale.length === 0) {
      all.there.push(environment.branch);
      continue;
    }
    const readmeFile = isThere ? [] : ([['README.md', readme(environment)]] as const);
    const files = new Map([...readmeFile, ...stale]);
    const message = isThere
      ? 'The workflow that deploys, as it is on the default branch'
      : `Begin the branch of ${environment.name}`;
    try {
      await branch.put({ files, seen: new Map([...files.keys()].map((path) => [path, seen.get(path)])), message });
      all[isThere ? 'renewed' : 'made'].push(environment.branch);
    } catch (error) {
      if (!isThere || !isRefusal(error)) throw error;
      const name = `mlops/workflow/${environment.name}`;
      await branch.propose(name, { files, message, open: false });
      all.proposed.push([environment.branch, name]);
    }
  }
  return all;
}

/** Once a ruleset protects it, a branch takes pull requests only. */
function isRefusal(error: unknown): boolean {
  return error instanceof MlopsError && error.problems.some(({ reason }) => reason === 'environment-branch-refused');
}

function branchesSentence({ made, renewed, there, proposed }: Branches): string {
  const none = made.length + renewed.length + proposed.length === 0;
  return [
    ...(made.length === 0 ? [] : [`Made: ${made.join(', ')}.`]),
    ...(renewed.length === 0 ? [] : [`The workflow that deploys is renewed on: ${renewed.join(', ')}.`]),
    ...proposed.map(
      ([branch, name]) =>
        `${branch} takes no push: open a pull request into it from ${name}, whose check will be green.`,
    ),
    ...(there.length === 0
      ? []
      : [`${none ? 'The branches of all environments are there' : 'There already'}: ${there.join(', ')}.`]),
  ].join(' ');
}

/** Path → text; empty where no workflows run. */
async function workflowOf({
  desk,
  repository,
  tip,
  defaultBranch,
}: PromotionPlace): Promise<ReadonlyMap<string, string>> {
  if (desk.kind !== 'github') return new Map();
  const { git } = repository;
  const found = await readTexts(git, await readCommit(git, tip), [deployWorkflow]);
  if (found.has(deployWorkflow)) return found;
  const sentence = `${defaultBranch} has no ${deployWorkflow}, which the branches of environments need a copy of.`;
  throw MlopsError.of(commandReasons, 'no-deploy-workflow', sentence);
}

function readme({ name }: Environment): string {
  return `# ${name}

What is deployed to ${name}: \`releases/<model>/release.yaml\`, one file for each model, written by mlops (mlops-actions).

- A version comes here by a promotion pull request, and nothing else is merged into this branch.
- To take a version back, revert its merge (\`git revert\`, with \`-m 1\` for a merge commit, or the button of the forge).
- Do not edit a release by hand: what differs from what mlops renders is refused when it is deployed.
`;
}

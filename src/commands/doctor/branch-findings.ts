import { clockWorkflow, deployWorkflow, mergeWorkflow } from '../promotion/promotion-workflows.ts';
import { member, readYaml } from '../yaml-values.ts';
import type { EnvironmentBranches, LookedBranch } from './environment-branches.ts';
import type { Finding } from './finding.ts';
import { pullRequestsOf, startsFor, startsForPush } from './pull-request-trigger.ts';

const init = 'mlops promote --init';
/** A rule that lets nothing in but promotions lets no workflow file in either. */
const renew = `${init}; where a ruleset protects the branch, it pushes a branch to open a pull request from`;

/** Whether each environment has its branch. */
export function branchFindings({ branches }: Pick<EnvironmentBranches, 'branches'>): readonly Finding[] {
  const what = 'branches';
  const absent = branches.filter(({ isThere }) => !isThere);
  if (absent.length === 0) return [{ what, state: 'ok', says: branches.map(({ name }) => name).join(', ') }];
  return absent.map(({ name }) => {
    const says = `there is no branch ${name}, so nothing is promoted to its environment`;
    return { what, state: 'warn', says, remedy: init };
  });
}

/** Whether GitHub finds the workflows of promotion where it looks for them, and starts them for every environment. */
export function promotionWorkflowFindings(looked: EnvironmentBranches): readonly Finding[] {
  const { workflows, defaultBranch, branches } = looked;
  const complaints = [...absentFindings(looked), ...triggerFindings(looked), ...copyFindings(looked)];
  if (complaints.length > 0) return complaints;
  const copies = branches.filter(({ isThere }) => isThere).map(({ name }) => name);
  const also = copies.length === 0 ? '' : `; ${deployWorkflow} is the same on ${copies.join(', ')}`;
  const says = `${[...workflows.keys()].sort().join(', ')} on ${defaultBranch}${also}`;
  return [{ what: 'workflows', state: 'ok', says }];
}

/** What each of them is for. The root action can do what two of them do, the third is started by its name. */
const lost = [
  { path: mergeWorkflow, state: 'warn', without: 'a merge makes no version, unless another workflow does it' },
  { path: deployWorkflow, state: 'bad', without: 'nothing is deployed' },
  {
    path: clockWorkflow,
    state: 'warn',
    without: 'what waits for time or for people is not asked again, unless another workflow does it',
  },
] as const;

function absentFindings({ workflows, defaultBranch }: EnvironmentBranches): readonly Finding[] {
  return lost
    .filter(({ path }) => !workflows.has(path))
    .map(({ path, state, without }) => {
      const remedy = `\`mlops init\` writes it; commit it, and push it to ${defaultBranch}.`;
      return { what: 'workflows', state, says: `${defaultBranch} has no ${path}: ${without}`, remedy };
    });
}

/** GitHub asks the file whether the branch that is pushed to, or that a pull request goes into, is meant. */
function triggerFindings({ workflows, branches, defaultBranch }: EnvironmentBranches): readonly Finding[] {
  const text = workflows.get(deployWorkflow);
  if (text === undefined) return [];
  const on = member(readYaml(text), 'on');
  const { pullRequests } = pullRequestsOf(on);
  const where = `${deployWorkflow} of ${defaultBranch}`;
  const names = branches.map(({ name }) => name);
  const unpushed = names.filter((name) => !startsForPush(on, name));
  const unasked = names.filter((name) => pullRequests === undefined || !startsFor(pullRequests, name));
  const remedyFor = (event: string) => `on: { ${event}: { branches: ${JSON.stringify(names)} } }, then ${init}`;
  return [
    ...(unpushed.length === 0
      ? []
      : [
          {
            ...{ what: 'workflows', state: 'bad' as const, remedy: remedyFor('push') },
            says: `${where} does not start for pushes to ${unpushed.join(', ')}: a merge there deploys nothing`,
          },
        ]),
    ...(unasked.length === 0
      ? []
      : [
          {
            ...{ what: 'workflows', state: 'warn' as const, remedy: remedyFor('pull_request') },
            says: `${where} does not start for pull requests into ${unasked.join(', ')}: a revert there gets no check`,
          },
        ]),
  ];
}

/** What runs for a branch is its own copy. */
function copyFindings({ workflows, branches, defaultBranch }: EnvironmentBranches): readonly Finding[] {
  const ours = workflows.get(deployWorkflow);
  if (ours === undefined) return [];
  return branches.filter(({ isThere }) => isThere).flatMap((branch) => copyFinding(branch, ours, defaultBranch));
}

function copyFinding({ name, deploy }: LookedBranch, ours: string, defaultBranch: string): readonly Finding[] {
  if (deploy === ours) return [];
  const what = 'workflows';
  if (deploy === undefined) {
    return [
      { what, state: 'bad', says: `${name} has no ${deployWorkflow}: a push to it deploys nothing`, remedy: renew },
    ];
  }
  const says = `${deployWorkflow} on ${name} is not as it is on ${defaultBranch}, and it is what deploys from there`;
  return [{ what, state: 'warn', says, remedy: renew }];
}

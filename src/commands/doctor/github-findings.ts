import { isAbsolute } from 'node:path';
import { type Host, type HostSettings, hasArtifactService } from '../../forge/index.ts';
import type { Project } from '../../project/index.ts';
import { isRemoteStore } from '../../support/store-address.ts';
import { checkNameOf } from '../reporting/pull-request.ts';
import { baseFindings } from './base-findings.ts';
import { commentFindings } from './comment-commands.ts';
import type { Finding } from './finding.ts';
import { olderWorkflows } from './older-workflows.ts';
import { deployingMachines, guardFindings, runnerFindings, trainingMachines } from './own-machines.ts';
import { renewalFindings, renewalWorkflows } from './renewal-findings.ts';
import { waitingFindings } from './waiting-trainings.ts';
import { type WorkflowFile, workflowFiles } from './workflow-files.ts';

/** What is looked at on GitHub. */
export interface OnGithub {
  readonly settings: HostSettings;
  readonly project: Project;
  /** Of the work tree, those that run our actions. */
  readonly workflows: readonly WorkflowFile[];
  /** Whether one of them opens pull requests that renew the lock file, with the token of its job. Default: no. */
  readonly renews?: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Whether the host of the remote is set up so that pull requests are judged and the judgement counts. */
export async function hostFindings(
  host: Host,
  root: string,
  project: Project,
  env: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  if (host.kind === 'elsewhere') return [];
  if (host.kind === 'no-token') {
    const remedy = 'GITHUB_TOKEN=$(gh auth token) mlops doctor';
    return [
      { what: 'github', state: 'warn', says: `${host.repository} was not asked: GITHUB_TOKEN is not set`, remedy },
    ];
  }
  const [workflows, comments, older, renewing] = await Promise.all([
    workflowFiles(root),
    commentFindings(root),
    olderWorkflows(root, project),
    renewalWorkflows(root),
  ]);
  const renews = renewing.some(({ byJobToken }) => byJobToken);
  return [
    ...githubFindings({ settings: host.settings, project, workflows, renews, env }),
    ...older,
    ...comments,
    ...renewalFindings(project, renewing),
  ];
}

export function githubFindings(asked: OnGithub): readonly Finding[] {
  const { settings, project, env } = asked;
  const [machines, deploying] = [trainingMachines(project), deployingMachines(project)];
  const about = `${settings.repository}, ${settings.private ? 'private' : 'public'}, default branch ${settings.defaultBranch}`;
  return [
    { what: 'github', state: 'ok', says: about },
    ...workflowFindings(asked),
    ...requiredFindings(asked),
    ...baseFindings(asked),
    ...queueFindings(asked),
    ...tokenFindings(settings),
    ...openingFindings(asked),
    ...forkFindings(settings, machines.length > 0),
    ...runnerFindings([...machines, ...deploying], settings),
    ...guardFindings(machines, settings, env),
    ...handOverFindings(asked),
    ...waitingFindings(project, asked.workflows),
    ...unseenFindings(asked, { training: machines.length > 0, deploying: deploying.length > 0 }),
  ];
}

function workflowFindings({ workflows, settings }: OnGithub): readonly Finding[] {
  const what = 'workflows';
  if (workflows.length === 0) {
    const says = 'no workflow of this commit runs mlops: pull requests get no comment and no check';
    return [{ what, state: 'warn', says, remedy: 'mlops init --workflows' }];
  }
  const expected = `${settings.repository}/.github/workflows/mlops-train.yml@${settings.defaultBranch}`;
  const calls = workflows.flatMap(({ path, trainCalls }) => trainCalls.map((call) => ({ path, call })));
  const wrong = calls.filter(({ call }) => call !== expected && call !== expected.replace('@', '@refs/heads/'));
  if (wrong.length === 0) return [{ what, state: 'ok', says: workflows.map(({ path }) => path).join(', ') }];
  return wrong.map(({ path, call }) => ({
    what,
    state: 'bad',
    says: call.startsWith('./')
      ? `${path} calls ${call}, the copy of the pull request itself, which may train anywhere`
      : `${path} calls ${call}, which is not the copy on ${settings.defaultBranch}`,
    remedy: `uses: ${expected}`,
  }));
}

function requiredFindings({ settings, project }: OnGithub): readonly Finding[] {
  const { requiredChecks, defaultBranch } = settings;
  if (requiredChecks.kind === 'hidden') return [];
  // A project without a name has that of its folder, which a runner names after the repository.
  const name = checkNameOf(project.name ?? settings.repository.split('/')[1] ?? '');
  if (requiredChecks.value.includes(name)) {
    return [{ what: 'merge', state: 'ok', says: `${defaultBranch} needs the check "${name}"` }];
  }
  const says = `${defaultBranch} can be merged into whatever the check says: "${name}" is not required`;
  const remedy = `Require the status check "${name}" in a ruleset of ${defaultBranch}, from GitHub Actions.`;
  return [{ what: 'merge', state: 'warn', says, remedy }];
}

function queueFindings({ settings, project, workflows }: OnGithub): readonly Finding[] {
  const what = 'queue';
  if (settings.queueMinutes.kind === 'hidden' || settings.queueMinutes.value === null) return [];
  const minutes = settings.queueMinutes.value;
  if (!workflows.some(({ events }) => events.includes('merge_group'))) {
    const says = 'there is a merge queue, and no workflow that runs mlops answers it: its check would never come';
    return [{ what, state: 'bad', says, remedy: 'on: { pull_request: , merge_group: }' }];
  }
  const longest = Math.max(0, ...[...project.models.values()].map(({ train }) => train.timeout / 60_000));
  if (longest < minutes) return [{ what, state: 'ok', says: `waits ${minutes} minutes for its checks` }];
  const says = `gives up after ${minutes} minutes, and a training may take ${Math.ceil(longest)}`;
  return [{ what, state: 'warn', says, remedy: 'Raise "Status check timeout" of the merge queue.' }];
}

/** GitHub Enterprise Server keeps no artifacts for the client: there a folder that all runners see has to carry them. */
function handOverFindings({ env, project: { store } }: OnGithub): readonly Finding[] {
  const what = 'store';
  if (hasArtifactService(env)) return [{ what, state: 'ok', says: 'artifacts carry what jobs hand on' }];
  if (isAbsolute(store)) {
    return [{ what, state: 'ok', says: `jobs hand on through ${store}, which every runner has to see` }];
  }
  const where = isRemoteStore(store) ? 'takes nothing from jobs of a pull request' : 'is a folder of each checkout';
  const says = `this server keeps no artifacts, and ${store} ${where}: jobs cannot hand on what they made`;
  return [
    { what, state: 'bad', says, remedy: 'store: /mnt/mlops   # in mlops.yaml: a folder that every runner mounts' },
  ];
}

function tokenFindings({ jobToken, repository }: HostSettings): readonly Finding[] {
  if (jobToken.kind === 'hidden') return [];
  if (jobToken.value === 'read')
    return [{ what: 'token', state: 'ok', says: 'jobs that ask for nothing may only read' }];
  const says = 'jobs whose workflow has no `permissions` may write to the repository';
  const remedy = `Choose read-only "Workflow permissions" in the Actions settings of ${repository}.`;
  return [{ what: 'token', state: 'warn', says, remedy }];
}

/** Which pull requests jobs are to open, as a doctor calls one. */
function openedByJobs({ project, renews = false }: OnGithub): readonly string[] {
  return [
    ...(project.environments.size > 0 ? ['promotion pull request'] : []),
    ...(renews ? ['pull request that renews the lock file'] : []),
  ];
}

/** Without this right none of them is opened, whatever its workflow asks for. */
function openingFindings(asked: OnGithub): readonly Finding[] {
  const { jobsOpenPulls, repository } = asked.settings;
  const wanted = openedByJobs(asked);
  if (wanted.length === 0 || jobsOpenPulls.kind === 'hidden') return [];
  if (jobsOpenPulls.value) return [{ what: 'token', state: 'ok', says: 'jobs may open pull requests' }];
  const says = `jobs may not open pull requests, so no ${wanted.join(' and no ')} ever opens`;
  const remedy = `Tick "Allow GitHub Actions to create and approve pull requests" in the Actions settings of ${repository}.`;
  return [{ what: 'token', state: 'bad', says, remedy }];
}

/** Only public repositories take pull requests from people they do not know. */
function forkFindings(settings: HostSettings, own: boolean): readonly Finding[] {
  const { forkApproval } = settings;
  if (settings.private || forkApproval.kind === 'hidden') return [];
  if (forkApproval.value === 'all_external_contributors') {
    return [
      { what: 'forks', state: 'ok', says: 'somebody approves each workflow that a pull request from outside starts' },
    ];
  }
  const says = 'people from outside who have contributed before start workflows with their pull requests, unasked';
  const remedy = 'Require approval for all external contributors in the Actions settings.';
  return [
    { what: 'forks', state: own ? 'bad' : 'warn', says: own ? `${says}; you have machines of your own` : says, remedy },
  ];
}

/** Whether there are machines of the owner's that train, and some that deploy. */
interface Machines {
  readonly training: boolean;
  readonly deploying: boolean;
}

/** What could not be looked at is said, in one line a permission. */
function unseenFindings(about: OnGithub, own: Machines): readonly Finding[] {
  const { settings } = about;
  const asked = [
    [settings.requiredChecks, 'required checks'],
    [settings.protectedBranches, 'protected branches'],
    [settings.queueMinutes, 'the merge queue'],
    [settings.jobToken, 'the default token of jobs'],
    ...(openedByJobs(about).length === 0
      ? []
      : [[settings.jobsOpenPulls, 'whether jobs may open pull requests'] as const]),
    ...(settings.private ? [] : [[settings.forkApproval, 'who approves workflows of forks'] as const]),
    ...(own.training || own.deploying ? [[settings.runners, 'runners'] as const] : []),
    ...(own.training ? [[settings.runnerGroups, 'runner groups'] as const] : []),
  ] as const;
  const hidden = asked.flatMap(([seen, name]) =>
    seen.kind === 'hidden' ? [{ name, permission: seen.permission }] : [],
  );
  const permissions = [...new Set(hidden.map(({ permission }) => permission))];
  return permissions.map((permission) => ({
    what: 'unseen',
    state: 'warn',
    says: hidden
      .filter((one) => one.permission === permission)
      .map(({ name }) => name)
      .join(', '),
    remedy: `Ask with a token that has ${permission}; the token of a job never has.`,
  }));
}

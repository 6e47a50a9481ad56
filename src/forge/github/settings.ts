import { z } from 'zod';
import type { HostSettings, ProtectedBranches, Runner, RunnerGroup, Seen } from '../host-settings.ts';
import { ask, nameOf, type Place } from './ask.ts';
import { isMissing, isRefused } from './failures.ts';

const repositoryShape = z.object({
  private: z.boolean(),
  default_branch: z.string(),
  owner: z.object({ type: z.string() }),
});
const branchShape = z.object({
  protection: z.object({ required_status_checks: z.object({ contexts: z.array(z.string()) }).optional() }).optional(),
});
type Protection = z.infer<typeof branchShape>;
const branchesShape = z.array(branchShape.extend({ name: z.string() }));
const rulesShape = z.array(
  z.object({
    type: z.string(),
    parameters: z
      .object({
        required_status_checks: z.array(z.object({ context: z.string() })).optional(),
        check_response_timeout_minutes: z.number().optional(),
      })
      .optional(),
  }),
);
type Rules = z.infer<typeof rulesShape>;
const tokenShape = z.object({
  default_workflow_permissions: z.enum(['read', 'write']),
  can_approve_pull_request_reviews: z.boolean(),
});
const approvalShape = z.object({ approval_policy: z.string() });
const runnersShape = z.array(
  z.object({
    name: z.string(),
    status: z.string(),
    version: z.string().nullish(),
    labels: z.array(z.object({ name: z.string() })),
  }),
);
const groupsShape = z.array(
  z.object({
    name: z.string(),
    restricted_to_workflows: z.boolean().default(false),
    selected_workflows: z.array(z.string()).default([]),
  }),
);

const administration = 'Administration: read';
/** Each costs a request; who has more release branches than this is told which were left. */
const mostBranches = 30;

/**
 * What the owner has set. Most of it only a token of an administrator may see: what it may not is `hidden`.
 * @throws MlopsError as the GitHub forge does, where the repository itself cannot be read
 */
export async function readSettings(place: Place): Promise<HostSettings> {
  const found = await ask(place, { what: 'read the repository', permission: 'metadata: read' }, async () =>
    repositoryShape.parse((await place.client.octokit.rest.repos.get(at(place))).data),
  );
  const branch = found.default_branch;
  const organization = found.owner.type === 'Organization';
  const look = <Value>(what: string, permission: string, work: () => Promise<Value>) =>
    seen(place, what, permission, work);
  const [protection, rules, protectedBranches, jobToken, forkApproval, runners, runnerGroups] = await Promise.all([
    look(`read the branch ${branch}`, 'Contents: read', () => protectionOf(place, branch)),
    look(`read the rules of ${branch}`, 'Metadata: read', () => rulesOf(place, branch)),
    look('list the protected branches', 'Contents: read', () => protectedBesides(place, branch)),
    look('read the permissions of jobs', administration, () => jobTokenOf(place)),
    look('read the approval of forks', administration, () => forkApprovalOf(place)),
    look('list the runners', administration, () => runnersOf(place)),
    look('list the runner groups', 'Self-hosted runners: read (of the organization)', async () =>
      organization ? await runnerGroupsOf(place) : [],
    ),
  ]);
  return {
    repository: nameOf(place),
    private: found.private,
    defaultBranch: branch,
    organization,
    requiredChecks: both(protection, rules, requiredBy),
    protectedBranches,
    queueMinutes: map(rules, queueMinutesOf),
    jobToken: map(jobToken, (one) => one.default_workflow_permissions),
    jobsOpenPulls: map(jobToken, (one) => one.can_approve_pull_request_reviews),
    forkApproval,
    runners,
    runnerGroups,
  };
}

const at = ({ owner, repo }: Place) => ({ owner, repo });

async function protectionOf(place: Place, branch: string): Promise<Protection> {
  const { data } = await place.client.octokit.rest.repos.getBranch({ ...at(place), branch });
  return branchShape.parse(data);
}

async function rulesOf(place: Place, branch: string): Promise<Rules> {
  const { rest, paginate } = place.client.octokit;
  return rulesShape.parse(await paginate(rest.repos.getBranchRules, { ...at(place), branch, per_page: 100 }));
}

async function protectedBesides(place: Place, branch: string): Promise<ProtectedBranches> {
  const { rest, paginate } = place.client.octokit;
  const asked = { ...at(place), protected: true, per_page: 100 };
  const all = branchesShape.parse(await paginate(rest.repos.listBranches, asked));
  const others = all.filter(({ name }) => name !== branch);
  const looked = others.slice(0, mostBranches).map(async (one) => {
    return { branch: one.name, requiredChecks: requiredBy(one, await rulesOf(place, one.name)) };
  });
  return { looked: await Promise.all(looked), others: others.slice(mostBranches).map(({ name }) => name) };
}

async function jobTokenOf(place: Place): Promise<z.infer<typeof tokenShape>> {
  const { actions } = place.client.octokit.rest;
  const { data } = await actions.getGithubActionsDefaultWorkflowPermissionsRepository(at(place));
  return tokenShape.parse(data);
}

async function forkApprovalOf(place: Place): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval';
  return approvalShape.parse((await place.client.octokit.request(route, at(place))).data).approval_policy;
}

async function runnersOf(place: Place): Promise<readonly Runner[]> {
  const { rest, paginate } = place.client.octokit;
  const all = await paginate(rest.actions.listSelfHostedRunnersForRepo, { ...at(place), per_page: 100 });
  return runnersShape.parse(all).map(runnerOf);
}

async function runnerGroupsOf({ client, owner, repo }: Place): Promise<readonly RunnerGroup[]> {
  const route = 'GET /orgs/{org}/actions/runner-groups';
  const asked = { org: owner, visible_to_repository: repo, per_page: 100 };
  return groupsShape.parse(await client.octokit.paginate(route, asked)).map(groupOf);
}

/** Minutes that the merge queue waits for its checks; null where there is no queue. */
function queueMinutesOf(rules: Rules): number | null {
  const queue = rules.find(({ type }) => type === 'merge_queue');
  return queue === undefined ? null : (queue.parameters?.check_response_timeout_minutes ?? null);
}

/** By the older protection of a branch and by rulesets, which hold side by side. */
function requiredBy({ protection }: Protection, rules: Rules): readonly string[] {
  return [
    ...new Set([
      ...(protection?.required_status_checks?.contexts ?? []),
      ...rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []).map(({ context }) => context),
    ]),
  ];
}

/** Not being allowed to look is an answer of its own; GitHub says 403 or 404 for it. */
async function seen<Value>(
  place: Place,
  what: string,
  permission: string,
  work: () => Promise<Value>,
): Promise<Seen<Value>> {
  return await ask(place, { what, permission }, async () => {
    try {
      return { kind: 'seen', value: await work() };
    } catch (error) {
      if (isRefused(error) || isMissing(error)) return { kind: 'hidden', permission };
      throw error;
    }
  });
}

function map<From, To>(from: Seen<From>, change: (value: From) => To): Seen<To> {
  return from.kind === 'hidden' ? from : { kind: 'seen', value: change(from.value) };
}

function both<A, B, To>(a: Seen<A>, b: Seen<B>, join: (a: A, b: B) => To): Seen<To> {
  if (a.kind === 'hidden') return a;
  return b.kind === 'hidden' ? b : { kind: 'seen', value: join(a.value, b.value) };
}

function runnerOf({ name, status, version, labels }: z.infer<typeof runnersShape>[number]): Runner {
  return {
    name,
    labels: labels.map((label) => label.name),
    online: status === 'online',
    ...(typeof version === 'string' && version !== '' && { version }),
  };
}

function groupOf(group: z.infer<typeof groupsShape>[number]): RunnerGroup {
  return { name: group.name, workflows: group.restricted_to_workflows ? group.selected_workflows : null };
}

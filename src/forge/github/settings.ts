import { z } from 'zod';
import type { HostSettings, Runner, RunnerGroup, Seen } from '../host-settings.ts';
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
const tokenShape = z.object({ default_workflow_permissions: z.enum(['read', 'write']) });
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
  const { client, owner, repo } = place;
  const { rest, paginate, request } = client.octokit;
  const at = { owner, repo };
  const found = await ask(place, { what: 'read the repository', permission: 'metadata: read' }, async () =>
    repositoryShape.parse((await rest.repos.get(at)).data),
  );
  const branch = found.default_branch;
  const organization = found.owner.type === 'Organization';
  const look = <Value>(what: string, permission: string, work: () => Promise<Value>) =>
    seen(place, what, permission, work);
  const rulesOf = async (of: string) =>
    rulesShape.parse(await paginate(rest.repos.getBranchRules, { ...at, branch: of, per_page: 100 }));
  const [classic, rules, protectedBranches, jobToken, forkApproval, runners, runnerGroups] = await Promise.all([
    look(`read the branch ${branch}`, 'Contents: read', async () =>
      branchShape.parse((await rest.repos.getBranch({ ...at, branch })).data),
    ),
    look(`read the rules of ${branch}`, 'Metadata: read', () => rulesOf(branch)),
    look('list the protected branches', 'Contents: read', async () => {
      const asked = { ...at, protected: true, per_page: 100 };
      const all = branchesShape.parse(await paginate(rest.repos.listBranches, asked));
      const others = all.filter(({ name }) => name !== branch);
      const looked = others.slice(0, mostBranches).map(async (one) => {
        return { branch: one.name, requiredChecks: requiredBy(one, await rulesOf(one.name)) };
      });
      return { looked: await Promise.all(looked), others: others.slice(mostBranches).map(({ name }) => name) };
    }),
    look('read the permissions of jobs', administration, async () => {
      const { data } = await rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(at);
      return tokenShape.parse(data).default_workflow_permissions;
    }),
    look('read the approval of forks', administration, async () => {
      const route = 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval';
      return approvalShape.parse((await request(route, at)).data).approval_policy;
    }),
    look('list the runners', administration, async () =>
      runnersShape
        .parse(await paginate(rest.actions.listSelfHostedRunnersForRepo, { ...at, per_page: 100 }))
        .map(runnerOf),
    ),
    look('list the runner groups', 'Self-hosted runners: read (of the organization)', async () => {
      if (!organization) return [];
      const route = 'GET /orgs/{org}/actions/runner-groups';
      const asked = { org: owner, visible_to_repository: repo, per_page: 100 };
      return groupsShape.parse(await paginate(route, asked)).map(groupOf);
    }),
  ]);
  return {
    repository: nameOf(place),
    private: found.private,
    defaultBranch: branch,
    organization,
    requiredChecks: both(classic, rules, requiredBy),
    protectedBranches,
    queueMinutes: map(rules, (all) => {
      const queue = all.find(({ type }) => type === 'merge_queue');
      return queue === undefined ? null : (queue.parameters?.check_response_timeout_minutes ?? null);
    }),
    jobToken,
    forkApproval,
    runners,
    runnerGroups,
  };
}

/** By the older protection of a branch and by rulesets, which hold side by side. */
function requiredBy({ protection }: z.infer<typeof branchShape>, rules: z.infer<typeof rulesShape>): readonly string[] {
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

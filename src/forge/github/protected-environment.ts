import { z } from 'zod';
import type { Enforced, EnforcedEnvironment } from '../enforcement.ts';
import type { EnforcedPart } from './enforce.ts';
import { isMissing, isRefused } from './failures.ts';
import type { SettingsPlace } from './settings-place.ts';

const ruleShape = z.object({
  wait_timer: z.int().optional(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z.array(z.object({ type: z.enum(['User', 'Team']), reviewer: z.object({ id: z.int() }) })).optional(),
});
const environmentShape = z.object({
  protection_rules: z.array(ruleShape).optional(),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
});
type Environment = z.infer<typeof environmentShape>;
const policiesShape = z.object({
  branch_policies: z.array(z.object({ name: z.string(), type: z.string().optional() })),
});

/** The environment on GitHub of the same name, to which its own branch alone may deploy: its secrets are for no other. */
export function environmentPart(place: SettingsPlace, environment: EnforcedEnvironment): EnforcedPart {
  return {
    what: `make the environment ${environment.name}`,
    look: () => look(place, environment),
    write: () => write(place, environment),
  };
}

async function look(place: SettingsPlace, environment: EnforcedEnvironment): Promise<Enforced> {
  const { name, branch } = environment;
  const thing = { what: 'environment', name } as const;
  const click = `${place.page}/settings/environments: the environment "${name}", under "Deployment branches and tags" the selected branch ${branch} and nothing else.`;
  try {
    const found = await read(place, name);
    if (found === undefined) return { ...thing, state: 'missing', sentence: `There is no environment ${name}.`, click };
    const open = await openTo(place, environment, found);
    if (open === undefined) return { ...thing, state: 'there', sentence: `${branch} alone may deploy to it.` };
    return { ...thing, state: 'differs', sentence: open, click };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { ...thing, state: 'hidden', sentence: 'The token lacks `actions: read` to look at it.', click };
  }
}

/** Undefined where there is none of this name. */
async function read({ client, owner, repo }: SettingsPlace, name: string): Promise<Environment | undefined> {
  try {
    const { data } = await client.octokit.rest.repos.getEnvironment({ owner, repo, environment_name: name });
    return environmentShape.parse(data);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** In words who else may deploy, or that its branch may not; undefined where it is as it should be. */
async function openTo(
  place: SettingsPlace,
  { name, branch }: EnforcedEnvironment,
  { deployment_branch_policy: policy }: Environment,
): Promise<string | undefined> {
  if (policy == null) return 'Every branch may deploy to it.';
  if (!policy.custom_branch_policies) return 'Every protected branch may deploy to it.';
  const found = await policiesOf(place, name);
  const others = found.filter((one) => one.name !== branch || one.type === 'tag').map((one) => one.name);
  const said = [
    ...(others.length === found.length ? [`${branch} may not deploy to it`] : []),
    ...(others.length > 0 ? [`${others.join(', ')} may deploy to it`] : []),
  ];
  return said.length === 0 ? undefined : `${said.join('; ')}.`;
}

async function policiesOf({ client, owner, repo }: SettingsPlace, name: string) {
  const asked = { owner, repo, environment_name: name, per_page: 100 };
  const { data } = await client.octokit.rest.repos.listDeploymentBranchPolicies(asked);
  return policiesShape.parse(data).branch_policies;
}

/** Takes nobody's right away by name: which other branches may go, a person says. */
async function write(place: SettingsPlace, { name, branch }: EnforcedEnvironment): Promise<void> {
  const { client, owner, repo } = place;
  const { repos } = client.octokit.rest;
  const there = await read(place, name);
  const at = { owner, repo, environment_name: name, request: { retries: 0 } };
  if (there?.deployment_branch_policy?.custom_branch_policies !== true) {
    const policy = { protected_branches: false, custom_branch_policies: true };
    await repos.createOrUpdateEnvironment({ ...at, ...kept(there), deployment_branch_policy: policy });
  }
  const own = (await policiesOf(place, name)).some((one) => one.name === branch && one.type !== 'tag');
  if (!own) await repos.createDeploymentBranchPolicy({ ...at, name: branch, type: 'branch' });
}

/** What is left out of the request would be taken away. */
function kept(there: Environment | undefined) {
  const rules = there?.protection_rules ?? [];
  const timer = rules.find((rule) => rule.wait_timer !== undefined)?.wait_timer;
  const people = rules.find((rule) => rule.reviewers !== undefined);
  return {
    ...(timer !== undefined && { wait_timer: timer }),
    ...(people?.reviewers !== undefined && {
      reviewers: people.reviewers.map(({ type, reviewer: { id } }) => ({ type, id })),
      prevent_self_review: people.prevent_self_review ?? false,
    }),
  };
}

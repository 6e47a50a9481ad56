import { type Answer, notFound, type Operation, type Request } from './answers.ts';
import { at, isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import type { EnvironmentSettings } from './settings.ts';
import { nextId, stamp } from './world.ts';

/** Environments of the repository, and the branches that may deploy to them. */
export const environmentOperations = {
  'GET /repos/{owner}/{repo}/environments/{environment_name}': (request) =>
    withEnvironment(request, (found) => ({ status: 200, body: shown(request, found) })),

  'PUT /repos/{owner}/{repo}/environments/{environment_name}': (request) => {
    const { body, world } = request;
    const { environments } = world.repository.settings;
    const name = nameOf(request);
    const there = environments.get(name);
    const fresh = { id: nextId(world), branches: null, policies: [], waitMinutes: 0, reviewers: [] };
    const made: EnvironmentSettings = there ?? fresh;
    // What a request leaves out goes back to nothing: it is a PUT.
    made.waitMinutes = typeof body['wait_timer'] === 'number' ? body['wait_timer'] : 0;
    made.reviewers = reviewersOf(body['reviewers']);
    const custom = at(body, ['deployment_branch_policy', 'custom_branch_policies']) === true;
    const guarded = at(body, ['deployment_branch_policy', 'protected_branches']) === true;
    made.branches = custom ? 'custom' : guarded ? 'protected' : null;
    environments.set(name, made);
    return { status: 200, body: shown(request, made) };
  },

  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': (request) =>
    withEnvironment(request, ({ policies }) => {
      const page = (items: readonly Json[]) => ({ total_count: policies.length, branch_policies: items });
      return { status: 200, list: { items: policies.map((one) => ({ ...one })), page } };
    }),

  'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': (request) =>
    withEnvironment(request, ({ branches, policies }) => {
      // GitHub has these only where an environment takes branches by name.
      if (branches !== 'custom') return notFound;
      const type = request.body['type'] === 'tag' ? ('tag' as const) : ('branch' as const);
      const there = policies.find((one) => one.name === request.body['name'] && one.type === type);
      if (there !== undefined) return { status: 303 };
      const made = { id: nextId(request.world), name: `${request.body['name']}`, type };
      policies.push(made);
      return { status: 200, body: made };
    }),
} satisfies Partial<Record<OperationName, Operation>>;

function nameOf({ values }: Request): string {
  return values['environment_name'] ?? '';
}

function withEnvironment(request: Request, act: (found: EnvironmentSettings) => Answer): Answer {
  const found = request.world.repository.settings.environments.get(nameOf(request));
  return found === undefined ? notFound : act(found);
}

function reviewersOf(value: Json | undefined): EnvironmentSettings['reviewers'] {
  return (Array.isArray(value) ? value : [])
    .filter(isObject)
    .map((one) => ({ type: `${one['type']}`, id: Number(one['id']) }));
}

function shown(request: Request, { branches, id, reviewers, waitMinutes }: EnvironmentSettings): JsonObject {
  const { sample, world } = request;
  const policy = { protected_branches: branches === 'protected', custom_branch_policies: branches === 'custom' };
  const rule = (type: string) => ({ id, node_id: type, type });
  const people = reviewers.map((one) => ({
    type: one.type,
    reviewer: { ...sample(one.type === 'Team' ? 'team' : 'simple-user'), id: one.id },
  }));
  return {
    ...{ ...sample('environment'), id, name: nameOf(request), created_at: stamp(world), updated_at: stamp(world) },
    protection_rules: [
      ...(waitMinutes > 0 ? [{ ...rule('wait_timer'), wait_timer: waitMinutes }] : []),
      ...(people.length > 0 ? [{ ...rule('required_reviewers'), prevent_self_review: false, reviewers: people }] : []),
      ...(branches === null ? [] : [rule('branch_policy')]),
    ],
    deployment_branch_policy: branches === null ? null : policy,
  };
}

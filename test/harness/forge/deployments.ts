import { type Answer, invalid, notFound, type Operation, problem, type Request } from './answers.ts';
import { commitOf } from './contents.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { type DeploymentState, type DeploymentStatusState, nextId, type Token, tick, type World } from './world.ts';

/** Deployments and their statuses, newest first, with the defaults of GitHub that bite. */
export const deploymentOperations = {
  'GET /repos/{owner}/{repo}/deployments': (request) => {
    const { query, world } = request;
    const same = (key: 'sha' | 'ref' | 'task' | 'environment', value: string) =>
      !query.has(key) || query.get(key) === value;
    const found = world.repository.deployments.filter(
      (one) =>
        same('sha', one.sha) && same('ref', one.ref) && same('task', one.task) && same('environment', one.environment),
    );
    return { status: 200, list: { items: found.reverse().map((one) => shown(request, one)) } };
  },

  'POST /repos/{owner}/{repo}/deployments': (request) => create(request),

  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': (request) =>
    withDeployment(request, (deployment) => {
      const items = [...deployment.statuses].reverse().map((one) => shownStatus(request, deployment, one));
      return { status: 200, list: { items } };
    }),

  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': (request) =>
    withDeployment(request, (deployment) => createStatus(request, deployment)),
} satisfies Partial<Record<OperationName, Operation>>;

function withDeployment({ values, world }: Request, act: (found: DeploymentState) => Answer): Answer {
  const found = world.repository.deployments.find(({ id }) => `${id}` === values['deployment_id']);
  return found === undefined ? notFound : act(found);
}

async function create(request: Request): Promise<Answer> {
  const { body, token, world } = request;
  const { deployments, git, settings } = world.repository;
  const ref = `${body['ref']}`;
  const sha = await commitOf(request, ref);
  if (sha === undefined) return invalid(`No ref found for: ${ref}`);
  const text = (key: string, usual: string) => (typeof body[key] === 'string' ? body[key] : usual);
  if ([...text('description', '')].length > 140) return invalid('description is too long (maximum is 140 characters)');
  if (body['auto_merge'] !== false) {
    const behind = await git.try(['merge-base', '--is-ancestor', `refs/heads/${settings.defaultBranch}`, sha]);
    if (behind.code !== 0)
      return { status: 202, body: { message: `Auto-merged ${settings.defaultBranch} into ${ref} on deployment.` } };
  }
  if (!Array.isArray(body['required_contexts']) && isUnproven(world, sha))
    return problem(409, `Conflict: Commit status checks failed for ${ref}.`);
  const environment = text('environment', 'production');
  const production = body['production_environment'];
  const deployment: DeploymentState = {
    ...{ id: nextId(world), sha, ref, environment, task: text('task', 'deploy'), creator: token.author },
    production: typeof production === 'boolean' ? production : environment === 'production',
    transient: body['transient_environment'] === true,
    description: text('description', ''),
    payload: body['payload'] ?? '',
    createdAt: tick(world),
    statuses: [],
  };
  deployments.push(deployment);
  return { status: 201, body: shown(request, deployment) };
}

/** Without a list of contexts every one has to have passed. */
function isUnproven({ repository: { checks, statuses } }: World, sha: string): boolean {
  const failed = [...checks.values()].some(
    (one) => one.head === sha && !['success', 'neutral', 'skipped'].includes(one.conclusion ?? ''),
  );
  return failed || statuses.some((one) => one.sha === sha && one.state !== 'success');
}

function createStatus(request: Request, deployment: DeploymentState): Answer {
  const { body, token, world } = request;
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  if ([...text('description')].length > 140) return invalid('description is too long (maximum is 140 characters)');
  const status = add(world, token, deployment, {
    ...{ state: text('state'), description: text('description') },
    ...{ logUrl: text('log_url'), environmentUrl: text('environment_url') },
  });
  if (status.state === 'success' && body['auto_inactive'] !== false) deactivateOthers(world, token, deployment);
  return { status: 201, body: shownStatus(request, deployment, status) };
}

type NewStatus = Pick<DeploymentStatusState, 'state' | 'description' | 'logUrl' | 'environmentUrl'>;

function add(world: World, token: Token, { statuses }: DeploymentState, given: NewStatus): DeploymentStatusState {
  const status = { ...given, id: nextId(world), creator: token.author, createdAt: tick(world) };
  statuses.push(status);
  return status;
}

/** By the name of the environment alone, whatever their task is; transient ones and those of production stay. */
function deactivateOthers(world: World, token: Token, deployment: DeploymentState): void {
  for (const other of world.repository.deployments) {
    const isEarlier = other.id < deployment.id && other.environment === deployment.environment;
    if (!isEarlier || other.transient || other.production || other.statuses.at(-1)?.state !== 'success') continue;
    add(world, token, other, { state: 'inactive', description: '', logUrl: '', environmentUrl: '' });
  }
}

function shown({ sample }: Request, deployment: DeploymentState): JsonObject {
  const { createdAt, creator, description, environment, id, payload, production, ref, sha, task } = deployment;
  return {
    ...{ ...sample('deployment'), id, sha, ref, task, environment, description, payload },
    production_environment: production,
    transient_environment: deployment.transient,
    creator: { ...sample('simple-user'), ...creator },
    created_at: createdAt,
    updated_at: deployment.statuses.at(-1)?.createdAt ?? createdAt,
  };
}

function shownStatus({ sample }: Request, { environment }: DeploymentState, status: DeploymentStatusState): JsonObject {
  const { createdAt, creator, description, environmentUrl, id, logUrl, state } = status;
  return {
    ...{ ...sample('deployment-status'), id, state, description, environment },
    // Left out is what was not given: the description has no way to write an address that is none.
    ...(environmentUrl !== '' && { environment_url: environmentUrl }),
    ...(logUrl !== '' && { log_url: logUrl, target_url: logUrl }),
    creator: { ...sample('simple-user'), ...creator },
    created_at: createdAt,
    updated_at: createdAt,
  };
}

import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { version } from '../../support/version.ts';
import type { ShownDeployment } from '../deployment-desk.ts';
import { ask, persist } from './ask.ts';
import type { WritersPlace } from './open-place.ts';

/** Characters of a description on GitHub. */
const longestDescription = 140;
/** So many other deployments of an environment and model are looked at for one that is active still. */
const lookedAt = 10;

const states = { 'in-progress': 'in_progress', live: 'success', failed: 'failure' } as const;

const deploymentsShape = z.array(z.object({ id: z.int(), sha: z.string() }));
const madeShape = z.object({ id: z.int() });
const statusesShape = z.array(
  z.object({ state: z.string(), description: z.string().nullish(), environment_url: z.string().nullish() }),
);

/**
 * One deployment for each release commit of an environment and model, and a status where the newest says something else.
 * With one that is live all others that are active become inactive, also newer ones, as after a rollback. We do it by hand:
 * GitHub by itself leaves those of production as they are, and takes those of other models along.
 */
export async function showDeployment(place: WritersPlace, shown: ShownDeployment): Promise<void> {
  const action = {
    what: `show the deployment of ${shown.model} to ${shown.environment}`,
    permission: 'deployments: write',
  };
  await persist(place, action, async () => {
    const all = await listed(place, shown);
    const there = all.find(({ sha }) => sha === shown.release);
    const id = there?.id ?? (await create(place, shown));
    const newest = there && (await newestStatus(place, id));
    if (newest === undefined || !says(newest, shown)) await say(place, id, shown);
    if (shown.state === 'live') await retire(place, shown, all.filter((one) => one.id !== id).slice(0, lookedAt));
    return 'done';
  });
}

/** A deployment that has begun has a status, too. */
export async function hasEndedThere(place: WritersPlace, shown: ShownDeployment): Promise<boolean> {
  const action = {
    what: `look at the deployment of ${shown.model} to ${shown.environment}`,
    permission: 'deployments: read',
  };
  return await ask(place, action, async () => {
    const there = (await listed(place, shown)).find(({ sha }) => sha === shown.release);
    const newest = there && (await newestStatus(place, there.id));
    return newest !== undefined && newest.state !== states['in-progress'];
  });
}

const taskOf = ({ model }: ShownDeployment) => `deploy:${model}`;

async function listed({ client, owner, repo }: WritersPlace, shown: ShownDeployment) {
  const asked = { owner, repo, environment: shown.environment, task: taskOf(shown), per_page: 100 };
  return deploymentsShape.parse((await client.octokit.rest.repos.listDeployments(asked)).data);
}

async function newestStatus({ client, owner, repo }: WritersPlace, deployment: number) {
  const asked = { owner, repo, deployment_id: deployment, per_page: 1 };
  return statusesShape.parse((await client.octokit.rest.repos.listDeploymentStatuses(asked)).data)[0];
}

async function create({ client, owner, repo }: WritersPlace, shown: ShownDeployment): Promise<number> {
  const { digest, environment, model, release, version: number } = shown;
  const { data } = await client.octokit.rest.repos.createDeployment({
    ...{ owner, repo, request: { retries: 0 } },
    ...{ ref: release, task: taskOf(shown), environment, production_environment: environment === 'production' },
    // Both are on by default: the default branch would be merged into the environment's, and all checks be asked.
    ...{ auto_merge: false, required_contexts: [] },
    description: shortened(`${model} ${number}`),
    payload: { model, version: number, digest, tool: `mlops-actions ${version}` },
  });
  return madeShape.parse(data).id;
}

type Status = z.infer<typeof statusesShape>[number];

function says({ state, description, environment_url: url }: Status, shown: ShownDeployment): boolean {
  const same = state === states[shown.state] && (url ?? '') === (shown.url ?? '');
  return same && (description ?? '') === shortened(shown.sentence);
}

async function say({ client, owner, repo, writer }: WritersPlace, id: number, shown: ShownDeployment): Promise<void> {
  await client.octokit.rest.repos.createDeploymentStatus({
    ...{ owner, repo, deployment_id: id, request: { retries: 0 }, auto_inactive: false },
    ...{ state: states[shown.state], description: shortened(shown.sentence) },
    ...(writer.url !== undefined && { log_url: writer.url }),
    ...(shown.url !== undefined && { environment_url: shown.url }),
  });
}

async function retire(
  place: WritersPlace,
  { model, version: number }: ShownDeployment,
  others: readonly { readonly id: number }[],
): Promise<void> {
  const { client, owner, repo } = place;
  const statuses = await Promise.all(others.map(({ id }) => newestStatus(place, id)));
  const active = others.filter((_, at) => statuses[at]?.state === 'success');
  for (const { id } of active) {
    await client.octokit.rest.repos.createDeploymentStatus({
      ...{ owner, repo, deployment_id: id, request: { retries: 0 }, auto_inactive: false },
      ...{ state: 'inactive', description: shortened(`${model} ${number} is live`) },
    });
  }
}

/** One line, cut behind a word. */
function shortened(text: string): string {
  const line = oneLine(text);
  if (Array.from(line).length <= longestDescription) return line;
  const cut = clip(line, longestDescription).slice(0, -1);
  const end = cut.lastIndexOf(' ');
  return `${end > longestDescription / 2 ? cut.slice(0, end) : cut}…`;
}

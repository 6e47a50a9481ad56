import { afterEach } from 'vitest';
import { openGithubPromotionDesk } from '../../src/forge/github/promotion-desk.ts';
import type { PromotionDesk } from '../../src/forge/index.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Author, Permissions } from '../harness/forge/world.ts';
import { type PromotionWorld, promotionScene, wanted } from './promotion-scene.ts';

/** What the job that promotes may do. */
export const promoting: Permissions = { contents: 'write', 'pull-requests': 'write', checks: 'write' };

export interface PromotionJob {
  readonly permissions?: Permissions;
  readonly author?: Author;
  readonly run?: number;
}

/** A repository `team/rides` on a forge server, and its clone. */
export interface GithubPromotionWorld extends PromotionWorld {
  readonly server: ForgeServer;
  readonly desk: (job?: PromotionJob) => Promise<PromotionDesk>;
  /** How often something was asked; all requests together without a name. */
  readonly count: (operation?: string) => number;
}

const servers: ForgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Variables of a job on this server. */
export function jobOf(server: ForgeServer, run = 100): NodeJS.ProcessEnv {
  return {
    GITHUB_API_URL: server.api,
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_REPOSITORY: 'team/rides',
    GITHUB_RUN_ID: `${run}`,
  };
}

export async function githubPromotionWorld(): Promise<GithubPromotionWorld> {
  const scene = await promotionScene('origin');
  const server = await startForge(scene.git, { owner: 'team', name: 'rides' });
  servers.push(server);
  server.settings.jobsOpenPulls = true;
  const desk = ({ permissions = promoting, author, run }: PromotionJob = {}) =>
    openGithubPromotionDesk({
      ...{ env: jobOf(server, run), token: server.token(permissions, author) },
      ...{ clone: scene.folder, remote: 'origin', pace: { second: 4, timeout: 10_000 } },
    });
  const count = (operation?: string) =>
    server.seen.filter((one) => operation === undefined || one.operation === operation).length;
  return { ...scene, server, desk, count };
}

/** An open pull request in production beside that in staging. */
export async function twoEnvironments(): Promise<GithubPromotionWorld> {
  const world = await githubPromotionWorld();
  const other = 'mlops/promotion/production/delay/v2';
  await world.put('env/production', 'zero');
  await world.propose(other, 'two', 'env/production');
  await (await world.desk()).put(wanted);
  await (await world.desk()).put({ ...wanted, branch: other, base: 'env/production' });
  return world;
}

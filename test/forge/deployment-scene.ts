import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { openGithubDeploymentDesk } from '../../src/forge/github/deployment-desk.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Author, Permissions } from '../harness/forge/world.ts';
import { newBare } from '../ledger/scene.ts';
import { jobOf } from './promotion-world.ts';
import { story } from './story.ts';

export const deploying: Permissions = {
  ...{ actions: 'write', deployments: 'write', issues: 'write', 'pull-requests': 'write', contents: 'read' },
};
export const path = '.github/workflows/mlops-deploy.yml';
export const digest = `sha256:${'a'.repeat(64)}`;
export const eve: Author = { login: 'eve', type: 'User' };

export const statuses = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
export const deployments = 'POST /repos/{owner}/{repo}/deployments';
export const issues = 'POST /repos/{owner}/{repo}/issues';
export const comments = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
export const badGateway = { kind: 'answer', status: 502, message: 'Bad Gateway' } as const;
export const reason = (code: string, message: unknown = expect.any(String)) => ({
  problems: [{ reason: code, message }],
});

const servers: ForgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** `main` with the workflow that deploys, `env/staging` with it, `better` without. */
let shared: ReturnType<typeof prepared> | undefined;
async function prepared() {
  const { scene, head } = await story((made) => newBare(made, 'origin.git'));
  const git = scene.git('clone');
  const folder = join(scene.folder, 'clone');
  await git.text(['checkout', '-q', 'main']);
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true });
  await writeFile(join(folder, path), 'name: deploy\non:\n  push:\n  workflow_dispatch:\njobs: {}\n');
  await git.text(['add', '.']);
  await git.text(['commit', '-q', '-m', 'workflow']);
  await git.text(['push', '-q', 'origin', 'main', 'main:env/staging']);
  return { scene, head };
}

/** A forge of its own; the repository behind it is shared. */
export async function world() {
  shared ??= prepared();
  const { scene, head } = await shared;
  const server = await startForge(scene.git('origin.git'), { owner: 'team', name: 'rides' });
  servers.push(server);
  const desk = ({ permissions = deploying, run = 100 }: { permissions?: Permissions; run?: number } = {}) =>
    openGithubDeploymentDesk({
      ...{ env: jobOf(server, run), token: server.token(permissions), workflow: 'mlops-deploy.yml' },
      pace: { second: 4, timeout: 10_000 },
    });
  const count = (operation: string) => server.seen.filter((one) => one.operation === operation).length;
  return { server, desk, head, count };
}

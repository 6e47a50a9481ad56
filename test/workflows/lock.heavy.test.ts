import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { published } from '../../src/actions/registry.ts';
import templates from '../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../src/commands/init/templates.ts';
import { Git } from '../../src/support/git.ts';
import { makeWorld, type World } from '../acceptance/harness.ts';
import { workspaceAt } from '../harness/act/workspace.ts';
import { actBinary, runWorkflow, type WorkflowResult } from '../harness/act.ts';
import { startBucket, type TestBucket } from '../harness/bucket.ts';
import { dispatchEvent } from '../harness/forge/events.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { placeActions } from './scene.ts';

const home = join(import.meta.dirname, '..', '..');
const path = '.github/workflows/mlops-lock.yml';
const [template] = workflowFiles(
  { 'mlops-lock.yml': templates['mlops-lock.yml'] },
  { repository: 'team/tiny', branch: 'main', queues: false, environments: [], moving: true, installs: [] },
);

/** As its comment says it: the secret of the bucket, in the step that reads. */
function withSecret(text: string): string {
  const env = `      - id: lock
        env:
          AWS_SECRET_ACCESS_KEY: \${{ secrets.BUCKET_KEY }}
`;
  return text.replace('      - id: lock\n', env);
}

/** As the guide says it: the token of an App, in the job that proposes, whose own token only reads. */
function withApp(text: string): string {
  const guide = readFileSync(join(home, 'docs', 'guides', 'sources.md'), 'utf8');
  const [, steps] = /```yaml\n( {6}- id: app\n[\s\S]*?)```/.exec(guide) ?? [];
  if (steps === undefined) throw new Error('docs/guides/sources.md shows no step of an App any more');
  const [before = '', propose = ''] = text.split(/^(?= {2}propose:$)/m);
  const own = propose
    .replace(/ {6}contents: write.*\n {6}pull-requests: write.*\n/, '      contents: read\n')
    .replace(/ {6}- uses: mlops-actions[\s\S]*$/, steps);
  return `${before}${own}`;
}

let bucket: TestBucket;
let world: World;
let server: ForgeServer;
let actions: string;
beforeAll(async () => {
  if (actBinary === '') return;
  bucket = await startBucket();
  const datasets = '{ rides: "s3://models/rides/*.csv", old: { source: "s3://models/old/*.csv", frozen: true } }';
  world = makeWorld({
    'mlops.yaml': `version: 1\nname: tiny\ndatasets: ${datasets}\n`,
    [path]: withSecret(template?.text ?? ''),
  });
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  server.settings.private = true; // where every permission that a job asks for is one that it needs
  server.settings.jobsOpenPulls = true;
  actions = placeActions(join(world.folder, 'actions'));
});
afterAll(async () => {
  if (actBinary === '') return;
  await server.close();
  await bucket.stop();
  world.remove();
});

async function run(datasets?: string): Promise<WorkflowResult> {
  const event = datasets === undefined ? 'schedule' : 'workflow_dispatch';
  const inputs = datasets === undefined ? {} : { datasets };
  const headSha = world.inOrigin('rev-parse', 'refs/heads/main');
  const state = server.actions.start({ event, path, headSha, headBranch: 'main', actor: 'grace', inputs });
  const workspace = await workspaceAt(server, 'refs/heads/main');
  const { AWS_SECRET_ACCESS_KEY = '', ...env } = bucket.env;
  try {
    return await runWorkflow({
      ...{ server, run: state, workspace, event: await dispatchEvent(server, state), ref: 'refs/heads/main' },
      expects: ['read', 'propose'],
      repositories: { [`${published.repository}@${published.ref}`]: actions },
      secrets: { BUCKET_KEY: AWS_SECRET_ACCESS_KEY, RENEWAL_APP_KEY: appToken() },
      env: { MLOPS_DUCKDB: home, ...env },
    });
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 3 });
  }
}
const appToken = () =>
  server.token({ contents: 'write', 'pull-requests': 'write' }, { login: 'renewal[bot]', type: 'Bot' });
const results = ({ jobs }: WorkflowResult) => jobs.map(({ key, result }) => `${key}: ${result}`);
const reasons = (done: WorkflowResult) =>
  done.jobs.map(({ stepOutputs }) => Object.values(stepOutputs).flatMap(({ reason = '' }) => (reason ? [reason] : [])));

// One repository, told in order: each test goes on where the one before has ended.
describe.skipIf(actBinary === '')('mlops-lock.yml', () => {
  it('fails where nothing can be read, and proposes nothing', { timeout: 120_000 }, async () => {
    const done = await run();
    expect([done.conclusion, results(done)]).toEqual(['failure', ['read: failure', 'propose: success']]);
    expect(server.pulls.size).toBe(0);
  });

  it('proposes what the clock finds, with the secret in the job that reads alone', { timeout: 120_000 }, async () => {
    bucket.objects.set('rides/a.csv', Buffer.from('id\n1\n2\n'));
    bucket.objects.set('old/a.csv', Buffer.from('id\n1\n'));
    const done = await run();
    expect([done.conclusion, results(done)]).toEqual(['success', ['read: success', 'propose: success']]);
    expect(reasons(done)[0]).toEqual(['versions-found']);
    expect([...server.pulls.values()].map(({ title }) => title)).toEqual(['Renew mlops.lock: rides']);
    expect(server.pulls.get(1)?.body).toContain('A schedule asks for it.');
    expect(done.log).not.toContain(bucket.env['AWS_SECRET_ACCESS_KEY']);
  });

  it('renews what somebody names, also what is frozen', { timeout: 120_000 }, async () => {
    const done = await run('old');
    expect(results(done)).toEqual(['read: success', 'propose: success']);
    expect(server.pulls.get(1)?.title).toBe('Renew mlops.lock: old, rides');
    expect(server.pulls.get(1)?.body).toContain('`grace` has asked for `old`.');
  });

  it('opens it with the token of an App, as the guide shows it', { timeout: 120_000 }, async () => {
    server.closePullRequest(1);
    world.write({ [path]: withApp(world.read(path)) });
    world.commit('An App');
    world.git('push', '--quiet', 'origin', 'main');
    bucket.objects.set('rides/b.csv', Buffer.from('id\n3\n'));
    server.settings.jobsOpenPulls = false;
    const done = await run();
    expect([done.conclusion, results(done)]).toEqual(['success', ['read: success', 'propose: success']]);
    expect([...server.pulls.values()].map(({ author, state }) => [author, state])).toEqual([
      ['github-actions[bot]', 'closed'],
      ['renewal[bot]', 'open'],
    ]);
  });
});

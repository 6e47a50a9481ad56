import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pushEvent } from '../harness/forge/events.ts';
import { grantedToOneJob } from './granted.ts';
import { type Run, runStep, type Stepped } from './job.ts';
import { promotingScene } from './promoting.ts';
import { checkOf, depth, ended, openInto, pullsInto, recordsOf, releaseOn } from './promotion-steps.ts';
import { push } from './scene.ts';

/** One job that does everything, on `push` and on `workflow_dispatch`: where environments are declared it may write more. */
const permissions = { ...grantedToOneJob(), actions: 'write', deployments: 'write', issues: 'write' } as const;

describe('the root action, one job for everything', () => {
  const scene = promotingScene(
    (folder) => `  staging:
    auto-merge: true
    on-failure: revert
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
  production:
    needs: [staging]
    target: { kind: local, folder: ${join(folder, 'served', 'production')} }
`,
  );

  async function oneJob(branch: string): Promise<Stepped> {
    const { server, world } = scene;
    const headSha = world.inOrigin('rev-parse', `refs/heads/${branch}`);
    const path = `.github/workflows/mlops-${branch === 'main' ? 'merge' : 'deploy'}.yml`;
    const state = server.actions.start({ event: 'push', path, headSha, headBranch: branch, actor: 'ada' });
    const event = await pushEvent(server, branch, '0'.repeat(40));
    const run: Run = { server, world, state, event, eventName: 'push', ref: `refs/heads/${branch}` };
    const stepped = await runStep(run, { action: 'main', permissions });
    server.actions.finish(state, stepped.code === 0 ? 'success' : 'failure');
    return stepped;
  }
  const waiting = () => scene.server.actions.runs.filter(({ status }) => status === 'queued');
  /** The run that a merge by a job has asked for. */
  async function asked(branch: string): Promise<Stepped> {
    const [state, ...more] = waiting();
    expect([state?.headBranch, more]).toEqual([branch, []]);
    if (state !== undefined) scene.server.actions.finish(state, 'cancelled');
    return await oneJob(branch);
  }
  function commit(number: number): void {
    scene.world.git('switch', '--quiet', 'main');
    scene.world.commit('Another', depth(number));
    scene.world.git('push', '--quiet', 'origin', 'main');
  }

  it('trains, makes a version and merges its promotion on a push to the default branch', async () => {
    const stepped = await oneJob('main');
    expect([...ended(stepped), stepped.log]).toEqual([0, 'promoted', expect.any(String)]);
    expect(JSON.parse(scene.ledger('versions/m/1.json'))).toMatchObject({ version: 1 });
    expect(releaseOn(scene, 'env/staging')).toContain('version: 1\n');
  });

  it('deploys, records and opens the next promotion on the branch of an environment', async () => {
    const stepped = await asked('env/staging');
    expect([...ended(stepped), stepped.log]).toEqual([0, 'promoted', expect.any(String)]);
    expect(scene.live('staging')).toBe('depth: 50');
    expect(recordsOf(scene, 'staging')).toMatchObject([{ version: 1, outcome: 'verified', by: 'ada' }]);
    expect(scene.server.deployments).toMatchObject([{ environment: 'staging', task: 'deploy:m' }]);
    expect(checkOf(scene, openInto(scene, 'production'))?.conclusion).toBe('success');
    expect(waiting()).toEqual([]);
  });

  it('takes back what fails, as the workflows do, and is red', async () => {
    commit(66);
    expect(ended(await oneJob('main'))).toEqual([0, 'promoted']);
    const stepped = await asked('env/staging');
    expect(ended(stepped)).toEqual([1, 'verification-failed']);
    expect(scene.live('staging')).toBe('depth: 50');
    expect(releaseOn(scene, 'env/staging')).toContain('version: 1\n');
    expect(JSON.parse(scene.ledger('holds/staging/m/1.json'))).toMatchObject({ what: 'hold' });
    expect([...scene.server.issues.values()]).toMatchObject([{ title: 'm 2 could not be deployed to staging' }]);
  });

  it('leaves a pull request as it was: it promotes and deploys nothing', async () => {
    const before = [pullsInto(scene, 'staging').length, recordsOf(scene, 'staging').length];
    const run = await push(scene.server, scene.world, 'better', depth(70));
    const stepped = await runStep(run, { action: 'main', permissions: grantedToOneJob() });
    expect([stepped.code, stepped.log]).toEqual([0, expect.any(String)]);
    expect([pullsInto(scene, 'staging').length, recordsOf(scene, 'staging').length]).toEqual(before);
    expect(waiting()).toEqual([]);
  });
});

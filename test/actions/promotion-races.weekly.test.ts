import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promoteStep, promotingScene } from './promoting.ts';
import {
  checkOf,
  deployed,
  deployStep,
  depth,
  ended,
  openInto,
  promoted,
  pullsInto,
  pushTo,
  recordsOf,
  releaseOn,
  runOf,
  staging,
  told,
  trained,
  whereStep,
} from './promotion-steps.ts';

const kill = `--import=${join(import.meta.dirname, '..', 'harness', 'kill-at-effect.mjs')}`;

describe('a deployment that is not alone', () => {
  const scene = promotingScene(staging('    on-failure: revert\n'));

  it('that two runs make one after the other is made, recorded and shown once', async () => {
    await trained(scene, depth(50));
    await promoted(scene);
    expect(told(await scene.pushed('env/staging'))).toEqual([
      ...deployed,
      ['deploy env/staging: where', 0, 'to-deploy'],
      ['deploy env/staging: deploy', 0, 'nothing-to-deploy'],
      ['deploy env/staging: promote', 0, 'nothing-to-promote'],
    ]);
    expect(recordsOf(scene, 'staging')).toHaveLength(1);
    expect(scene.server.deployments).toHaveLength(1);
    expect(scene.server.deployments[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
  });

  it('deploys what the branch names when its turn comes, and the older one is left out', async () => {
    await trained(scene, depth(51));
    await promoted(scene); // version 2 is merged, its run asked for
    const run = await runOf(scene, 'deploy', 'env/staging');
    expect(ended(await whereStep(run))).toEqual([0, 'to-deploy']);
    await trained(scene, depth(52));
    // The run that waits counts as under way, so a person merges what has come.
    pushTo(scene, 'env/staging', { 'note.txt': 'unrelated\n' });
    const second = await deployStep(run);
    expect(ended(second)).toEqual([0, 'deployed']);
    const recorded = await promoteStep(run, { deployment: second.outputs['digest'] ?? '' });
    scene.server.actions.finish(run.state, 'success');
    expect(ended(recorded)).toEqual([0, 'promoted']);
    expect(recordsOf(scene, 'staging').map(({ version }) => version)).toEqual([1, 2]);
    const said = await scene.clock();
    expect(said.at(-1)?.stepped.code).toBe(0);
    expect(scene.live('staging')).toBe('depth: 52');
    expect(recordsOf(scene, 'staging').map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(pullsInto(scene, 'staging')).toHaveLength(3);
  });

  it('that is killed once its target is changed is found, recorded once, and live', async () => {
    await trained(scene, depth(53));
    await promoted(scene);
    const before = recordsOf(scene, 'staging');
    const run = scene.server.actions.runs.findLast(({ path }) => path.endsWith('mlops-deploy.yml'));
    if (run === undefined) throw new Error('nothing is started');
    run.status = 'in_progress';
    const play = await runOf(scene, 'deploy', 'env/staging');
    scene.server.actions.finish(run, 'cancelled');
    await whereStep(play);
    const env = { NODE_OPTIONS: kill, MLOPS_TEST_KILL_AFTER: '^rename .*/m/current$' };
    await expect(deployStep(play, { env })).rejects.toThrow(); // it leaves no result
    expect(scene.live('staging')).toBe('depth: 53');
    expect(recordsOf(scene, 'staging')).toEqual(before);
    expect(ended(await promoteStep(play, { deployment: '' }))).toEqual([0, 'nothing-to-promote']);
    scene.server.actions.finish(play.state, 'failure');
    const said = await scene.clock();
    expect(told(said)).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    expect(recordsOf(scene, 'staging')).toHaveLength(before.length + 1);
    expect(scene.live('staging')).toBe('depth: 53');
  });
});

describe('a branch that is not as it was', () => {
  const scene = promotingScene(staging('    on-failure: revert\n'));

  it('that takes no push gets a pull request that takes the failed version back, whose check is green', async () => {
    await trained(scene, depth(50));
    await scene.clock();
    scene.server.protect(['env/staging'], { checks: ['mlops promotion'] });
    await trained(scene, depth(66));
    const said = await scene.clock();
    expect(told(said)).toContainEqual(['deploy env/staging: deploy', 1, 'verification-failed']);
    const pull = openInto(scene, 'staging');
    expect(pull.title).toBe('Revert m 2 in staging, back to 1');
    expect(checkOf(scene, pull)?.conclusion).toBe('success');
    expect(scene.live('staging')).toBe('depth: 50');
    expect(releaseOn(scene, 'env/staging')).toContain('version: 2\n');
    expect(scene.server.issues.size).toBe(1);
  });

  it('is as before once somebody merges that', async () => {
    const said = await scene.mergePromotion('staging');
    expect(releaseOn(scene, 'env/staging')).toContain('version: 1\n');
    expect(scene.live('staging')).toBe('depth: 50');
    expect(told(said).map(([, code]) => code)).toEqual([0, 0, 0]);
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'nothing-to-promote']]);
  });

  it('that was pushed back by force is deployed as it is now, and nothing newer comes by itself', async () => {
    scene.server.settings.rulesets.length = 0;
    const before = scene.world.inOrigin('rev-parse', 'env/staging');
    await trained(scene, depth(51));
    await scene.clock();
    expect(scene.live('staging')).toBe('depth: 51');
    scene.world.inOrigin('update-ref', 'refs/heads/env/staging', before);
    const said = await scene.pushed('env/staging');
    expect(told(said).map(([, code]) => code)).toEqual([0, 0, 0]);
    expect(scene.live('staging')).toBe('depth: 50');
    expect(releaseOn(scene, 'env/staging')).toContain('version: 1\n');
    expect(pullsInto(scene, 'staging').filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('that is gone is named by everybody who looks for it', async () => {
    const run = await runOf(scene, 'deploy', 'env/staging');
    const tip = scene.world.inOrigin('rev-parse', 'env/staging');
    scene.world.inOrigin('update-ref', '-d', 'refs/heads/env/staging');
    const gone = { ...run, ref: tip }; // what was checked out before it went
    const steps = [await whereStep({ ...gone }, { env: onBranch }), await deployStep(gone, { env: onBranch })];
    expect(steps.map(ended)).toEqual([
      [0, 'nothing-to-deploy'],
      [1, 'deploy-waits'],
    ]);
    for (const { result } of steps) expect(result.sentence).toContain('env/staging');
    scene.server.actions.finish(run.state, 'failure');
    await trained(scene, depth(54));
    const [clock] = await scene.clock();
    expect(clock?.stepped.log).toContain('The branch env/staging does not exist.');
    expect(scene.live('staging')).toBe('depth: 50');
  });
  const onBranch = { GITHUB_REF: 'refs/heads/env/staging' };
});

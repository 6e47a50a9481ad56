import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actBinary, type WorkflowResult } from '../harness/act.ts';
import { openPromotionScene, type PromotionScene } from './promotion-scene.ts';

let scene: PromotionScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openPromotionScene();
});
afterAll(() => scene?.close());

const resultsOf = ({ jobs }: WorkflowResult) => jobs.map(({ key, result }) => `${key}: ${result}`).sort();
const deployed = ['deploy: success', 'judge: skipped', 'promote: success', 'where: success'];
const openInto = (environment: string) =>
  [...scene.server.pulls.values()].filter(({ base, state }) => base === `env/${environment}` && state === 'open');
const promoted = ({ server }: PromotionScene) => server.checks.filter(({ name }) => name.startsWith('mlops promotion'));

// Each stage begins where the one before it has ended. act knows neither `environment` nor `concurrency`.
describe.skipIf(actBinary === '')(
  'from a push to the default branch to production, in act,',
  { timeout: 600_000 },
  () => {
    it('mlops-merge.yml trains, makes a version, and merges its promotion into staging', async () => {
      const done = await scene.pushed('main');
      expect(resultsOf(done)).toEqual([
        'build: skipped',
        'evaluate: success',
        'plan: success',
        'promote: success',
        'report: success',
        'train/build: skipped',
        'train/train-2: skipped',
        'train/train-3: skipped',
        'train/train: success',
        'train/where: success',
        'validate: skipped',
      ]);
      expect(scene.records()).toContain('versions/m/1.json');
      expect([...scene.server.pulls.values()]).toMatchObject([
        { base: 'env/staging', mergedAs: scene.world.inOrigin('rev-parse', 'env/staging') },
      ]);
      expect(promoted(scene)).toMatchObject([{ conclusion: 'success' }]);
    });

    it('mlops-deploy.yml, which that job has started, leaves a server in staging that outlives its jobs', async () => {
      const { branch, done } = await scene.dispatched();
      expect([branch, resultsOf(done)]).toEqual(['env/staging', deployed]);
      expect(done.job('deploy').runsOn).toEqual(['self-hosted', 'staging']);
      expect(await scene.ask('staging')).toEqual({ version: '1', environment: 'staging', model: 'depth: 50' });
      expect(scene.records()).toContain('deployments/staging/m/1.json');
      expect(openInto('production')).toMatchObject([{ title: 'Promote m 1 to production' }]);
    });

    it('and leaves one in production, once somebody has merged what it has opened there', async () => {
      const [pull] = openInto('production');
      await scene.server.mergePullRequest(pull?.number ?? 0);
      const done = await scene.pushed('env/production');
      expect(resultsOf(done)).toEqual(deployed);
      expect(await scene.ask('production')).toEqual({ version: '1', environment: 'production', model: 'depth: 50' });
      expect(scene.server.deployments).toMatchObject([{ environment: 'staging' }, { environment: 'production' }]);
    });

    it('then the clock of mlops-promote.yml finds nothing to do', async () => {
      const before = scene.records();
      const done = await scene.clock();
      expect(resultsOf(done)).toEqual(['promote: success']);
      expect(done.job('promote').log).toContain('Nothing to do now. 2 places: 2 live.');
      expect([scene.records(), openInto('production')]).toEqual([before, []]);
      expect(scene.server.actions.runs.filter(({ status }) => status !== 'completed')).toEqual([]);
    });
  },
);

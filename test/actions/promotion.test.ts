import { describe, expect, it } from 'vitest';
import { personAt, promotingScene, promotionCheck } from './promoting.ts';
import { commentsOn } from './scene.ts';

const scene = promotingScene();
const jobs = (said: readonly { readonly job: string }[]) => said.map(({ job }) => job);
const open = (environment: string) =>
  [...scene.server.pulls.values()].filter(
    ({ base, branch, state }) => base === `env/${environment}` && branch.startsWith('mlops/') && state === 'open',
  );
const checkOf = (head: string) => promotionCheck(scene.server, head);

describe('from a push to the default branch to production, and back', () => {
  it('the first push becomes version 1, which staging merges and deploys by itself', async () => {
    const said = await scene.pushed('main');
    expect(said.map(({ job, stepped }) => [job, stepped.code, stepped.result.reason])).toEqual([
      ['merge main: plan', 0, expect.any(String)],
      ['merge main: where', 0, expect.any(String)],
      ['merge main: train', 0, expect.any(String)],
      ['merge main: evaluate', 0, expect.any(String)],
      ['merge main: report', 0, expect.any(String)],
      ['merge main: promote', 0, 'promoted'],
      ['deploy env/staging: where', 0, 'to-deploy'],
      ['deploy env/staging: deploy', 0, 'deployed'],
      ['deploy env/staging: promote', 0, 'promoted'],
    ]);
    expect(said[6]?.stepped.outputs).toMatchObject({ environment: 'staging', 'runs-on': '["self-hosted","staging"]' });
    expect(scene.live('staging')).toBe('depth: 50');
    expect(JSON.parse(scene.ledger('deployments/staging/m/1.json'))).toMatchObject({
      version: 1,
      outcome: 'verified',
      by: 'github-actions[bot]', // who started the workflow: the job that had merged
    });
    expect(scene.server.deployments).toMatchObject([{ environment: 'staging', task: 'deploy:m' }]);
  });

  it('the pull request into production says what it brings, and its check that it may be merged', () => {
    const [pull] = open('production');
    expect(pull).toMatchObject({ title: 'Promote m 1 to production', branch: 'mlops/promotion/production/m/v1' });
    expect(checkOf(pull?.head ?? '')).toMatchObject({ conclusion: 'success' });
  });

  it('somebody merges it, and it is live', async () => {
    const said = await scene.mergePromotion('production');
    expect(jobs(said)).toEqual([
      'deploy env/production: where',
      'deploy env/production: deploy',
      'deploy env/production: promote',
    ]);
    expect(scene.live('production')).toBe('depth: 50');
    expect(JSON.parse(scene.ledger('deployments/production/m/1.json'))).toMatchObject({ version: 1, by: 'ada' });
  });

  it('a push that changes no input makes no version and deploys nothing', async () => {
    const said = await scene.merge('Words', { 'README.md': 'Other words.\n' });
    expect(said.map(({ job, stepped }) => [job, stepped.result.reason]).at(-1)).toEqual([
      'merge main: promote',
      'nothing-to-promote',
    ]);
    expect(jobs(said)).not.toContain('merge main: train');
  });

  it('a better version follows it, and a revert by the button brings the first one back', async () => {
    await scene.merge('Seventy', { 'params.yaml': 'depth: 70\n' });
    await scene.mergePromotion('production');
    expect([scene.live('staging'), scene.live('production')]).toEqual(['depth: 70', 'depth: 70']);
    const { world, server } = scene;
    world.git('fetch', '--quiet', 'origin');
    world.git('switch', '--quiet', '--create', 'revert-promotion', 'origin/env/production');
    world.git('revert', '--no-edit', '-m', '1', 'HEAD');
    world.git('push', '--quiet', 'origin', 'revert-promotion');
    const number = await scene.propose('revert-promotion', 'production');
    const head = world.git('rev-parse', 'HEAD');
    expect(checkOf(head)).toMatchObject({ conclusion: 'success', title: 'It takes back what was merged' });
    await server.mergePullRequest(number);
    const said = await scene.pushed('env/production');
    expect(said.map(({ stepped }) => stepped.result.reason)).toContain('deployed');
    expect(scene.live('production')).toBe('depth: 50');
    expect(JSON.parse(scene.ledger('deployments/production/m/3.json'))).toMatchObject({
      version: 1,
      outcome: 'rollback',
    });
    expect(open('production')).toEqual([]); // what was taken back does not return by itself
  });

  it('what somebody else proposes there may not be merged', async () => {
    const { world } = scene;
    world.git('switch', '--quiet', '--create', 'by-hand', 'origin/env/production');
    world.write({
      'releases/m/release.yaml': world.read('releases/m/release.yaml').replace('version: 2', 'version: 9'),
    });
    world.commit('By hand', {});
    world.git('push', '--quiet', 'origin', 'by-hand');
    await scene.propose('by-hand', 'production');
    expect(checkOf(world.git('rev-parse', 'HEAD'))).toMatchObject({ conclusion: 'failure' });
    world.git('switch', '--quiet', 'main');
  });

  it('a version that fails in staging is taken back there, held, told, and goes nowhere else', async () => {
    const said = await scene.merge('Sixty-six', { 'params.yaml': 'depth: 66\n' });
    const ended = said.map(({ job, stepped }) => [job, stepped.code, stepped.result.reason]);
    expect(ended).toContainEqual(['deploy env/staging: deploy', 1, 'verification-failed']);
    expect(ended).toContainEqual(['deploy env/staging: promote', 1, 'deployment-failed']);
    expect(scene.live('staging')).toBe('depth: 70');
    expect(JSON.parse(scene.ledger('holds/staging/m/1.json'))).toMatchObject({ what: 'hold' });
    expect(scene.world.inOrigin('show', 'refs/heads/env/staging:releases/m/release.yaml')).toContain('version: 2\n');
    const issues = [...scene.server.issues.values()];
    expect(issues).toMatchObject([{ title: 'm 3 could not be deployed to staging', state: 'open' }]);
    expect(issues[0]?.body).toContain('sixty-six is refused');
    expect(open('production')).toEqual([]);
    expect(ended.at(-1)?.[0]).toBe('deploy env/staging: promote');
    expect(commentsOn(scene.server, 1)).toEqual([]); // it came by a push, not by a pull request
  });

  it('the issue about it stays closed once somebody has closed it, whenever the clock comes round', async () => {
    const [issue] = scene.server.issues.values();
    Object.assign(issue ?? {}, { state: 'closed' });
    const before = scene.server.deployments.map(({ statuses }) => statuses.length);
    const said = await scene.clock();
    expect(said.map(({ stepped }) => stepped.result.reason)).toEqual(['nothing-to-promote']);
    expect([...scene.server.issues.values()].map(({ state }) => state)).toEqual(['closed']);
    expect(scene.server.deployments.map(({ statuses }) => statuses.length)).toEqual(before);
  });

  it('a rollback in a terminal holds and puts the branch right, and the workflow deploys', async () => {
    const { world, server } = scene;
    world.git('switch', '--quiet', 'main');
    const { result } = await world.json(['rollback', 'staging', 'm', '--because', 'it drifts'], {
      env: personAt(server),
    });
    expect([result.ends, result.reason]).toEqual(['pass', 'rollback-begun']);
    await scene.pushed('env/staging');
    expect(scene.live('staging')).toBe('depth: 50');
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Permissions } from '../harness/forge/world.ts';
import { granted } from './granted.ts';
import { promoteStep, promotingScene } from './promoting.ts';
import {
  deployed,
  depth,
  ended,
  promoted,
  pullsInto,
  recordsOf,
  releaseOn,
  runOf,
  staging,
  told,
  trained,
} from './promotion-steps.ts';

describe('a promotion that is kept from its end', () => {
  const scene = promotingScene(staging());
  const all = granted('mlops-promote.yml', 'promote');
  const without = (name: keyof Permissions) => {
    const { [name]: _, ...rest } = all;
    return promoted(scene, { permissions: { ...rest, [name]: 'read' } });
  };

  it('by a token that may not write contents says which line is missing, and has made nothing', async () => {
    await trained(scene, depth(50));
    const stepped = await without('contents');
    expect(stepped.code).toBe(1);
    expect(`${stepped.result.sentence} ${JSON.stringify(stepped.result)}`).toContain('contents: write');
    expect(() => scene.ledger('versions/m/1.json')).toThrow();
  });

  it('by one that may open no pull request has made the version, which stays', async () => {
    const stepped = await without('pull-requests');
    expect(ended(stepped)).toEqual([1, 'forge-no-permission']);
    expect(stepped.result.sentence).toContain('`pull-requests: write`');
    expect(JSON.parse(scene.ledger('versions/m/1.json'))).toMatchObject({ version: 1 });
    expect(scene.server.pulls.size).toBe(0);
  });

  it('by one that may start no workflow has merged, and the next run starts what is missing', async () => {
    const stepped = await without('actions');
    expect(ended(stepped)).toEqual([1, 'forge-no-permission']);
    expect(stepped.result.sentence).toContain('`actions: write`');
    expect(releaseOn(scene, 'env/staging')).toContain('version: 1\n');
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    expect(pullsInto(scene, 'staging')).toHaveLength(1);
    expect(recordsOf(scene, 'staging')).toHaveLength(1);
  });

  it('by lost answers and a limit does everything once', async () => {
    await trained(scene, depth(51));
    scene.server.fail(
      { on: 'POST /repos/{owner}/{repo}/pulls', kind: 'drop', applied: true },
      { on: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', kind: 'drop', applied: true },
      {
        on: 'POST /repos/{owner}/{repo}/check-runs',
        ...{ kind: 'answer', status: 403, message: 'You have exceeded a secondary rate limit.' },
        headers: { 'retry-after': '1' },
      },
    );
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    expect(pullsInto(scene, 'staging')).toHaveLength(2);
    expect(recordsOf(scene, 'staging')).toHaveLength(2);
    expect(scene.server.deployments).toHaveLength(2);
  });

  it('by the lost answer to the start of a deployment is red, and starts none twice', async () => {
    await trained(scene, depth(52));
    const dispatch = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
    scene.server.fail({ on: dispatch, kind: 'drop', applied: true });
    const said = await scene.clock();
    expect(told(said)).toEqual([['promote main: promote', 1, 'forge-no-answer'], ...deployed]);
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'nothing-to-promote']]);
    expect(scene.server.deployments).toHaveLength(3);
  });

  it('by GitHub that is down says so, and goes on when it is back', { timeout: 120_000 }, async () => {
    await trained(scene, depth(53));
    const run = await runOf(scene, 'promote');
    scene.server.fail({ on: 'GET /repos/{owner}/{repo}/pulls', kind: 'meanwhile', act: down(true) });
    const stepped = await promoteStep(run, {});
    down(false)();
    scene.server.actions.finish(run.state, 'failure');
    expect([stepped.code, stepped.result.sentence]).toEqual([1, expect.stringMatching(/502|could not be asked/)]);
    expect(told(await scene.clock())).toEqual([['promote main: promote', 0, 'promoted'], ...deployed]);
    expect(scene.live('staging')).toBe('depth: 53');
    expect(pullsInto(scene, 'staging')).toHaveLength(4);
  });
  const down = (is: boolean) => () => {
    scene.server.settings.down = is;
  };
});

describe('a promotion that nothing keeps', () => {
  const scene = promotingScene(
    (folder) => `  staging:
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
`,
  );

  it('opens its pull request in at most 15 requests, and in 20 where it closes an older one before', async () => {
    for (const [number, most] of [
      [50, 15],
      [51, 20],
    ] as const) {
      await trained(scene, depth(number));
      const from = scene.server.seen.length;
      const begun = performance.now();
      expect(ended(await promoted(scene, {}, 'merge'))).toEqual([0, 'promoted']);
      const took = Math.round(performance.now() - begun);
      const seen = scene.server.seen.slice(from).map(({ operation }) => operation);
      const asked = seen.filter((one) => /^(GET|POST|PUT|PATCH|DELETE) |^graphql/.test(one));
      const opened = asked.indexOf('POST /repos/{owner}/{repo}/pulls') + 1;
      console.info(`the job promote: open after ${opened} requests, ended after ${asked.length}, ${took} ms`);
      expect(opened).toBeGreaterThan(0);
      expect(opened).toBeLessThanOrEqual(most);
    }
  });
});

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { promoteStep, promotingFiles, promotingScene, type Said } from './promoting.ts';
import {
  checkOf,
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
} from './promotion-steps.ts';

const release = 'releases/m/release.yaml';

describe('a promotion pull request', () => {
  const hour = 3_600_000;
  const dayAfter = (hours: number) =>
    new Date(Date.now() + hours * hour).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' }).toLowerCase();
  const openDays = [...new Set([dayAfter(25), dayAfter(26)])];
  const scene = promotingScene((folder) => {
    const plain = (name: string) => `  ${name}:
    target: { kind: local, folder: ${join(folder, 'served', name)} }
`;
    return `  base:
    auto-merge: true
    target: { kind: local, folder: ${join(folder, 'served', 'base')} }
${['byte', 'more', 'closed', 'pushed'].map(plain).join('')}  gated:
    needs: [base]
    soak: 24h
    approvals: 1
    windows:
${openDays.map((day) => `      - { days: ${day}, from: "00:00", to: "24:00", timezone: UTC }`).join('\n')}
    auto-merge: true
    target: { kind: local, folder: ${join(folder, 'served', 'gated')} }
`;
  });
  let first: readonly Said[];
  beforeAll(async () => {
    await trained(scene, depth(50));
    first = await scene.clock();
  });

  it('is opened for each environment at once, and the check of each says whether it may be merged', () => {
    expect(told(first)).toEqual([
      ['promote main: promote', 0, 'promoted'],
      ['deploy env/base: where', 0, 'to-deploy'],
      ['deploy env/base: deploy', 0, 'deployed'],
      ['deploy env/base: promote', 0, 'promoted'],
    ]);
    for (const name of ['byte', 'more', 'closed', 'pushed']) {
      expect([name, checkOf(scene, openInto(scene, name))?.conclusion]).toEqual([name, 'success']);
    }
  });

  describe('with soak, windows and approvals', () => {
    it('is open, and its check says what it waits for', () => {
      const check = checkOf(scene, openInto(scene, 'gated'));
      expect(check?.conclusion).toBe('action_required');
      expect(check?.summary).toMatch(/soak|24 hours|24 h|1 d/i);
      expect(check?.summary).toMatch(/window/i);
      expect(check?.summary).toMatch(/approv/i);
    });

    it('is green once somebody has approved it and the clock has come round, and merges by itself', async () => {
      const pull = openInto(scene, 'gated');
      const head = scene.world.inOrigin('rev-parse', pull.branch);
      const { roles } = scene.server.settings;
      roles.set('ada', 'read').set('grace', 'maintain');
      scene.server.review(pull.number, head, { login: 'ada', type: 'User' });
      expect(ended(await promoted(scene))).toEqual([0, 'nothing-to-promote']);
      expect(checkOf(scene, pull)?.summary).toMatch(/0 so far. That of ada does not count, who may not write here/);
      scene.server.review(pull.number, head, { login: 'grace', type: 'User' });
      expect(ended(await promoted(scene))).toEqual([0, 'nothing-to-promote']);
      expect(checkOf(scene, pull)?.summary).not.toMatch(/approv/i);
      scene.env['NODE_OPTIONS'] = `--import=${join(import.meta.dirname, '..', 'harness', 'later.mjs')}`;
      scene.env['MLOPS_TEST_LATER'] = '25';
      expect(told(await scene.clock())).toEqual([
        ['promote main: promote', 0, 'promoted'],
        ['deploy env/gated: where', 0, 'to-deploy'],
        ['deploy env/gated: deploy', 0, 'deployed'],
        ['deploy env/gated: promote', 0, 'promoted'],
      ]);
      delete scene.env['NODE_OPTIONS'];
      expect(checkOf(scene, pull)?.conclusion).toBe('success');
      expect(scene.server.pulls.get(pull.number)?.mergedAs).toBeTruthy();
      expect(scene.live('gated')).toBe('depth: 50');
    });

    it('is recorded with who has approved it, which the history shows', async () => {
      expect(recordsOf(scene, 'gated')).toMatchObject([{ version: 1, approvedBy: ['grace'] }]);
      expect(recordsOf(scene, 'base')).toMatchObject([{ version: 1, approvedBy: [] }]);
      const { stdout } = await scene.world.run(['history', 'gated']);
      expect(stdout).toMatch(
        / {2}m 1 {2}verified {2}by \S+ {2}approved by grace {2}commit \w{7} {2}data none {2}gates 1 pass/,
      );
    });
  });

  describe('that people touch', () => {
    beforeAll(async () => {
      const { branch: byte } = openInto(scene, 'byte');
      pushTo(scene, byte, { [release]: `${releaseOn(scene, byte)} ` });
      pushTo(scene, openInto(scene, 'more').branch, { 'deploy.sh': 'echo more\n' });
      scene.server.closePullRequest(openInto(scene, 'closed').number);
      expect(ended(await promoted(scene))).toEqual([0, 'nothing-to-promote']);
    });

    it('is red for one byte, and for another file', () => {
      for (const name of ['byte', 'more']) {
        const { conclusion, title } = checkOf(scene, openInto(scene, name)) ?? {};
        expect([name, conclusion, title]).toEqual([name, 'failure', 'It is not what mlops has rendered']);
      }
    });

    it('is not deployed where somebody merges it all the same, and nothing live changes', async () => {
      for (const name of ['byte', 'more']) {
        const said = await scene.mergePromotion(name);
        expect(told(said).slice(0, 2)).toEqual([
          [`deploy env/${name}: where`, 0, 'to-deploy'],
          [`deploy env/${name}: deploy`, 1, 'deploy-waits'],
        ]);
        expect(said[1]?.stepped.result.sentence).toMatch(/did not come by a promotion pull request/);
        expect(scene.live(name)).toBeUndefined();
        expect(recordsOf(scene, name)).toEqual([]);
      }
    });

    it('is not opened again after somebody has closed it', () => {
      expect(pullsInto(scene, 'closed').map(({ state, mergedAs }) => [state, mergedAs])).toEqual([['closed', null]]);
    });
  });

  describe('that a newer version overtakes', () => {
    beforeAll(async () => {
      await trained(scene, depth(51));
      expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
    });

    it('is closed by a word, and there is one for the newer version', () => {
      const [older, newer, ...more] = pullsInto(scene, 'pushed');
      expect([older?.state, newer?.state, more]).toEqual(['closed', 'open', []]);
      const comment = scene.server.comments.find(({ issue }) => issue === older?.number);
      expect(comment?.body).toContain('Version 2 takes its place.');
      expect(newer?.title).toBe('Promote m 2 to pushed');
    });
  });
});

describe('a release that somebody pushes', () => {
  const scene = promotingScene(staging());
  const other = `sha256:${'7'.repeat(64)}`;

  async function deployedAlone() {
    const run = await runOf(scene, 'deploy', 'env/staging');
    const deployed = await deployStep(run);
    scene.server.actions.finish(run.state, 'failure');
    return deployed;
  }

  /** Somebody starts the workflow by hand; the machine, its job that writes, and no job after it. */
  async function overridden(override: string) {
    const run = await runOf(scene, 'deploy', 'env/staging', { override });
    const deployed = await deployStep(run, { inputs: { override } });
    const recorded = await promoteStep(run, { deployment: deployed.outputs['digest'] ?? '' });
    scene.server.actions.finish(run.state, 'success');
    return [deployed, recorded] as const;
  }

  it('with the digest of other bytes is refused with the reason, also where somebody insists', async () => {
    await trained(scene, depth(50));
    await scene.clock();
    const text = releaseOn(scene, 'env/staging');
    const digest = /digest: (sha256:\w+)/.exec(text)?.[1] ?? '';
    pushTo(scene, 'env/staging', { [release]: text.replaceAll(digest, other) });
    const refused = await deployedAlone();
    expect(ended(refused)).toEqual([1, 'deploy-waits']);
    expect(refused.result.sentence).toContain('with other bytes than were recorded');
    const [insisted] = await overridden('I know it');
    expect(insisted.result.sentence).toContain('with other bytes than were recorded');
    expect(scene.live('staging')).toBe('depth: 50');
    expect(recordsOf(scene, 'staging')).toHaveLength(1);
    pushTo(scene, 'env/staging', { [release]: text });
  });

  it('with recorded bytes waits for somebody who says why, and his login is recorded', async () => {
    await trained(scene, depth(51));
    await promoted(scene); // merges it; its deployment is asked for, and nobody runs it
    const text = releaseOn(scene, 'env/staging');
    expect(text).toContain('version: 2\n');
    pushTo(scene, 'env/staging', { [release]: `# by hand\n${text}` });
    const waiting = await deployedAlone();
    expect([...ended(waiting), waiting.result.sentence]).toEqual([
      1,
      'deploy-waits',
      expect.stringContaining('did not come by a promotion pull request'),
    ]);
    expect(scene.live('staging')).toBe('depth: 50');
    const [deployed, recorded] = await overridden('the night is short');
    expect([ended(deployed), ended(recorded)]).toEqual([
      [0, 'deployed'],
      [0, 'promoted'],
    ]);
    expect(recordsOf(scene, 'staging').at(-1)).toMatchObject({
      version: 2,
      by: 'grace',
      approvedBy: [],
      override: { by: 'grace', because: 'the night is short' },
    });
    expect(scene.live('staging')).toBe('depth: 51');
  });
});

describe('a place that goes with the job', () => {
  const scene = promotingScene(staging());
  const project = (change: (text: string) => string) => ({
    'mlops.yaml': change(String(promotingFiles(scene.world.folder, staging()(scene.world.folder))['mlops.yaml'])),
  });
  const commit = (message: string, change: (text: string) => string) => {
    scene.world.git('switch', '--quiet', 'main');
    scene.world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    scene.world.commit(message, project(change));
    scene.world.git('push', '--quiet', 'origin', 'main');
  };

  it('is no store: there is no version, and nothing else is red than that', async () => {
    const said = await scene.merge(
      'Store in the checkout',
      project((text) => text.replace(/^store: .*$/m, 'store: models')),
    );
    expect(told(said)).toEqual([
      ['merge main: plan', 0, expect.any(String)],
      ['merge main: where', 0, expect.any(String)],
      ['merge main: train', 0, expect.any(String)],
      ['merge main: evaluate', 0, expect.any(String)],
      ['merge main: report', 0, expect.any(String)],
      ['merge main: promote', 1, 'store-expires'],
    ]);
    expect(() => scene.ledger('versions/m/1.json')).toThrow();
    expect(scene.server.pulls.size).toBe(0);
  });

  it('is no target: the version is made, and promoted nowhere before that is put right', async () => {
    commit('Target in the checkout', (text) => text.replace(/folder: .*served\/staging/, 'folder: served'));
    const clock = await scene.clock();
    expect(told(clock)).toEqual([['promote main: promote', 1, 'target-in-checkout']]);
    expect(clock[0]?.stepped.result.sentence).toContain('staging');
    expect(JSON.parse(scene.ledger('versions/m/1.json'))).toMatchObject({ version: 1 }); // of what the run has kept
    expect(scene.server.pulls.size).toBe(0);
    commit('Target of the machine', (text) => text);
    expect(told(await scene.clock())).toContainEqual(['deploy env/staging: deploy', 0, 'deployed']);
    expect(scene.live('staging')).toBe('depth: 50');
  });

  it('is none on the branch either: what names it is not deployed, and not tried again and again', async () => {
    const text = releaseOn(scene, 'env/staging').replace(/folder: .*/, 'folder: served');
    pushTo(scene, 'env/staging', { [release]: text });
    expect(told(await scene.pushed('env/staging'))).toEqual([
      ['deploy env/staging: where', 0, 'to-deploy'],
      ['deploy env/staging: deploy', 1, 'target-in-checkout'],
      ['deploy env/staging: promote', 0, expect.any(String)],
    ]);
    expect(recordsOf(scene, 'staging')).toHaveLength(1);
  });
});

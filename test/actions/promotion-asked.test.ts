import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPromotionBody } from '../../src/forge/github/promotion-body.ts';
import { personAt, promotingScene } from './promoting.ts';
import { checkOf, depth, ended, openInto, promoted, pullsInto, recordsOf, trained } from './promotion-steps.ts';

const scene = promotingScene(
  (folder) => `  staging:
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
`,
);
const names = (folder: string) =>
  scene.world
    .inOrigin('ls-tree', '-r', '--name-only', 'refs/heads/mlops/ledger', `${folder}/`)
    .split('\n')
    .filter(Boolean);
const record = (path: string) => JSON.parse(scene.ledger(path));
const person = async (...args: readonly string[]) => {
  const { code, result } = await scene.world.json(args, { env: personAt(scene.server) });
  return [code, result.reason];
};
/** Somebody who may write edits the body of the open pull request. */
function forge(change: (about: Record<string, unknown>) => Record<string, unknown>): void {
  const pull = scene.server.pulls.get(openInto(scene, 'staging').number);
  if (pull === undefined) throw new Error('there is no pull request');
  pull.body = (pull.body ?? '').replace(/^<!-- mlops-promotion (.*) -->/, (_, json) => {
    const said = JSON.parse(json);
    return `<!-- mlops-promotion ${JSON.stringify({ ...said, about: change(said.about) }).replaceAll('-', '\\u002d')} -->`;
  });
}

describe('what a pull request says of itself', () => {
  beforeAll(async () => {
    await trained(scene, depth(50));
    expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
    expect(await person('hold', 'staging', 'm@1', '--because', 'it lies')).toEqual([0, 'held']);
  });

  it('releases no hold in somebody else’s name', async () => {
    const { number } = openInto(scene, 'staging');
    forge((about) => ({ ...about, asked: { by: 'ada', override: 'she has agreed' } }));
    await promoted(scene);
    expect([names('asked'), names('holds')]).toEqual([[], ['holds/staging/m/1.json']]);
    expect(scene.server.checks.findLast(({ name }) => name === 'mlops promotion')?.conclusion).not.toBe('success');
    expect(scene.server.pulls.get(number)?.mergedAs).toBeNull();
    scene.server.closePullRequest(number);
  });
});

describe('what somebody asks for by name', () => {
  it('is a record of the ledger, with the hold that it goes over, and stands with its pull request', async () => {
    const wanted = { promote: 'm@1', to: 'staging', override: 'the auditor has agreed' };
    expect(ended(await promoted(scene, { inputs: wanted }))).toEqual([0, 'promoted']);
    const asked = { version: 1, by: 'grace', override: 'the auditor has agreed', upToHold: 1 };
    const { number, body } = openInto(scene, 'staging');
    expect(record('asked/staging/m/1.json')).toMatchObject(asked);
    expect(record('asked/staging/m/1.json').from).toBeLessThanOrEqual(number);
    expect(record('holds/staging/m/2.json')).toMatchObject({ what: 'release', by: 'grace' });
    expect(readPromotionBody(body ?? '')?.about).not.toHaveProperty('asked');
    expect(body).toContain('**It was held.** grace asks for it all the same: the auditor has agreed');
    expect(ended(await promoted(scene))).toEqual([0, 'nothing-to-promote']);
    expect(checkOf(scene, openInto(scene, 'staging'))?.conclusion).toBe('success');
    expect(names('asked')).toHaveLength(1);
  });

  it('is in the record of the deployment and in the history, with who went over the hold', async () => {
    await scene.mergePromotion('staging');
    expect(scene.live('staging')).toBe('depth: 50');
    const override = { by: 'grace', because: 'the auditor has agreed' };
    expect(recordsOf(scene, 'staging')).toMatchObject([{ version: 1, outcome: 'verified', by: 'ada', override }]);
    const { stdout } = await scene.world.run(['history', 'staging']);
    expect(stdout).toContain('  overridden by grace: the auditor has agreed  commit ');
  });
});

describe('a merged pull request', () => {
  it('vouches for no other release, whatever somebody writes into its body afterwards', async () => {
    const { world, server } = scene;
    await trained(scene, depth(60));
    expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
    await scene.mergePromotion('staging');
    expect(scene.live('staging')).toBe('depth: 60');
    const merged = pullsInto(scene, 'staging').at(-1);
    const release = 'releases/m/release.yaml';
    world.git('fetch', '--quiet', 'origin');
    world.git('switch', '--quiet', '--force-create', 'by-hand', 'origin/env/staging');
    world.commit('By hand', { [release]: `# by hand\n${world.read(release)}` });
    world.git('push', '--quiet', 'origin', 'HEAD:refs/heads/env/staging');
    const { createHash } = await import('node:crypto');
    const digest = `sha256:${createHash('sha256').update(world.read(release)).digest('hex')}`;
    const pull = server.pulls.get(merged?.number ?? 0);
    if (pull === undefined) throw new Error('nothing was merged');
    pull.body = (pull.body ?? '').replace(/"releaseDigest":"[^"]*"/, `"releaseDigest":"${digest}"`);
    expect(readPromotionBody(pull.body)?.about.releaseDigest).toBe(digest);
    const said = await scene.pushed('env/staging');
    const deployed = said.find(({ job }) => job === 'deploy env/staging: deploy')?.stepped;
    expect([deployed?.code, deployed?.result.reason]).toEqual([1, 'deploy-waits']);
    expect(deployed?.result.sentence).toContain('did not come by a promotion pull request');
    world.git('switch', '--quiet', 'main');
  });
});

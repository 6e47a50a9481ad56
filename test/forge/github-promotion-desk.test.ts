import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPromotionBody, writePromotionBody } from '../../src/forge/github/promotion-body.ts';
import type { PullsLook } from '../../src/forge/index.ts';
import type { Author } from '../harness/forge/world.ts';
import { about, base, branch, brought, wanted } from './promotion-scene.ts';
import { type GithubPromotionWorld, githubPromotionWorld, twoEnvironments } from './promotion-world.ts';

const person = (login: string): Author => ({ login, type: 'User' });
const merge = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
const pullsOf = async ({ desk }: GithubPromotionWorld, look: PullsLook = {}) => await (await desk()).pulls(base, look);
const judgement = { verdict: 'pass', title: 'it may be merged', summary: 'all gates' } as const;

describe('the requests of the promotion desk', () => {
  it('are four for two environments with an open pull request each, and as few for writing', async () => {
    const world = await twoEnvironments();
    const desk = await world.desk();
    const before = world.count();
    const found = await Promise.all([desk.pulls(base), desk.pulls('env/production')]);
    expect(found.flat().map(({ base: into, state }) => [into, state])).toEqual([
      [base, 'open'],
      ['env/production', 'open'],
    ]);
    expect(world.count() - before).toBeLessThanOrEqual(4);
    const between = world.count();
    await desk.merge(1, world.commit, 'Promote');
    expect(world.count() - between).toBe(1);
    await desk.close(2, 'closed', 'a word');
    expect(world.count() - between).toBeLessThanOrEqual(5);
  });

  it('ask about the newest merged one of a model alone', async () => {
    const world = await githubPromotionWorld();
    for (const version of [2, 3, 4]) {
      const name = `mlops/promotion/staging/delay/v${version}`;
      const commit = await world.propose(name, `text ${version}`);
      const pull = await (await world.desk()).put({ ...wanted, branch: name, about: { ...about, version } });
      await (await world.desk()).checks?.judge(brought(pull), judgement);
      world.server.review(pull.number, commit, person('eve'));
      world.server.settings.roles.set('eve', 'write');
      await (await world.desk()).merge(pull.number, commit, 'Promote');
    }
    const before = world.count();
    const brief = async (look: PullsLook) =>
      (await pullsOf(world, look)).map(({ state, approvals: { by }, judged }) => [state, by, judged]);
    expect(await brief({ approvals: true })).toEqual([
      ['merged', [], undefined],
      ['merged', [], undefined],
      ['merged', ['eve'], 'pass'],
    ]);
    expect(world.count() - before).toBe(4);
  });

  it('ask about an older merged one as well where its release is named', async () => {
    const world = await githubPromotionWorld();
    const releaseDigest = `sha256:${'7'.repeat(64)}`;
    world.server.settings.roles.set('eve', 'write');
    for (const version of [2, 3]) {
      const name = `mlops/promotion/staging/delay/v${version}`;
      const commit = await world.propose(name, `text ${version}`);
      const own = { ...about, version, ...(version === 2 && { releaseDigest }) };
      const pull = await (await world.desk()).put({ ...wanted, branch: name, about: own });
      world.server.review(pull.number, commit, person('eve'));
      await (await world.desk()).merge(pull.number, commit, 'Promote');
    }
    const approvedBy = async (look: PullsLook) => (await pullsOf(world, look)).map(({ approvals }) => approvals.by);
    expect(await approvedBy({ approvals: true })).toEqual([[], ['eve']]);
    expect(await approvedBy({ approvals: true, releaseDigest })).toEqual([['eve'], ['eve']]);
  });

  it('find an open one behind a hundred closed ones', async () => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    for (let count = 0; count < 105; count++) {
      world.server.closePullRequest(world.server.openPullRequest(branch, { base, body: writePromotionBody(wanted) }));
    }
    const found = await pullsOf(world);
    expect([found.length, found[0]?.number, found[0]?.state, found[1]?.state]).toEqual([101, 1, 'open', 'gone']);
  }, 60_000);
});

describe('what is believed of a pull request', () => {
  it.each([
    ['that is in a fork', { owner: 'eve' }, branch],
    ['of another branch', {}, 'feature/mlops/promotion/x'],
  ])('is nothing of one %s', async (_, more, name) => {
    const world = await githubPromotionWorld();
    await world.git.text(['update-ref', `refs/heads/${name}`, world.commit]);
    world.server.openPullRequest(name, { base, body: writePromotionBody(wanted), author: 'eve', ...more });
    expect(await pullsOf(world)).toEqual([]);
  });

  const line = (json: string) => `<!-- mlops-promotion ${json} -->\ntext`;
  it.each([
    ['nothing', ''],
    ['no JSON', line('{"about":')],
    ['our line further down', `Look:\n${writePromotionBody(wanted)}`],
    ['a member that we do not write', line(JSON.stringify({ about: { ...about, admin: true } }))],
    ['another member beside', line(JSON.stringify({ about, trusted: true }))],
    [
      'who asked for it, as if that could be written here',
      line(JSON.stringify({ about: { ...about, asked: { by: 'ada', override: 'now' } } })),
    ],
    ['no digest', line(JSON.stringify({ about: { ...about, digest: 'sha256:x' } }))],
    ['no version', line(JSON.stringify({ about: { ...about, version: 0 } }))],
    ['a line that is very long', line(JSON.stringify({ about: { ...about, model: 'm'.repeat(8000) } }))],
  ])('is nothing where its body has %s', async (_, body) => {
    const world = await githubPromotionWorld();
    world.server.openPullRequest(branch, { base, body });
    expect(await pullsOf(world)).toEqual([]);
    // What somebody has wiped is written anew; it is the same pull request.
    expect(await (await world.desk()).put(wanted)).toMatchObject({ number: 1, about });
  });

  it('is a body that the page of GitHub has saved again', async () => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put({ ...wanted, body: 'one\n\ntwo' });
    const pull = world.server.pulls.get(1);
    if (pull !== undefined) pull.body = (pull.body ?? '').replaceAll('\n', '\r\n');
    const before = world.count('PATCH /repos/{owner}/{repo}/pulls/{pull_number}');
    expect(await pullsOf(world)).toMatchObject([{ about }]);
    await (await world.desk()).put({ ...wanted, body: 'one\n\ntwo' });
    expect(world.count('PATCH /repos/{owner}/{repo}/pulls/{pull_number}')).toBe(before);
  });

  it('is every text that we have written, and nothing in it is seen', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 }).map((one) => one.toWellFormed());
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 1_000_000 }), (body, name, version) => {
        const said = { body, about: { ...about, version, model: `m${name}` } };
        const written = writePromotionBody(said);
        expect(readPromotionBody(written)).toEqual(said);
        expect(written.slice('<!-- '.length, written.indexOf('\n') - ' -->'.length)).not.toMatch(/--|[<>]/);
      }),
    );
  });

  it('is that somebody else has closed it, where it was not us', async () => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    world.server.closePullRequest(1);
    expect(await pullsOf(world)).toMatchObject([{ state: 'gone', closedAt: expect.any(String) }]);
  });

  it('is not a word of somebody who copies ours into a comment', async () => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    world.server.comment(1, person('eve'), '<!-- mlops-promotion-closed -->\nnot us');
    expect(await pullsOf(world)).toMatchObject([{ state: 'open' }]);
    await (await world.desk()).close(1, 'closed', 'superseded');
    expect(world.server.comments).toHaveLength(2);
  });
});

describe('the check of a promotion pull request', () => {
  it.each([
    ['pass', 'success'],
    ['fail', 'failure'],
    ['unknown', 'action_required'],
  ] as const)('concludes %s as %s, once', async (verdict, conclusion) => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    for (const _ of ['once', 'again'])
      await (await world.desk()).checks?.judge(brought(pull), { ...judgement, verdict });
    const { name, head } = { name: 'mlops promotion', head: world.commit };
    expect(world.server.checks).toMatchObject([{ name, head, conclusion, title: 'it may be merged' }]);
    expect(await pullsOf(world)).toMatchObject([{ judged: verdict }]);
  });

  it('is replaced where it changes, and not by an older run', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    await (await world.desk({ run: 7 })).checks?.judge(brought(pull), { ...judgement, verdict: 'fail' });
    await (await world.desk({ run: 8 })).checks?.judge(brought(pull), judgement);
    await (await world.desk({ run: 7 })).checks?.judge(brought(pull), { ...judgement, verdict: 'fail' });
    expect((await pullsOf(world))[0]?.judged).toBe('pass');
  });

  it('is about this pull request, this commit and the release that was looked at', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    const judged = async () => (await pullsOf(world))[0]?.judged;
    await (await world.desk()).checks?.judge({ ...brought(pull), number: 9 }, judgement);
    expect(await judged()).toBeUndefined();
    await (await world.desk()).checks?.judge({ ...brought(pull), head: undefined }, judgement);
    expect(await judged()).toBeUndefined();
    const { number, head } = pull;
    await (await world.desk()).checks?.judge({ number, head }, judgement);
    expect(await judged()).toBeUndefined();
    await (await world.desk({ run: 101 })).checks?.judge(brought(pull), judgement);
    expect(await judged()).toBe('pass');
  });

  it('is none for another release that somebody writes into the body after it', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    await (await world.desk()).checks?.judge(brought(pull), judgement);
    expect(await (await world.desk()).merge(1, world.commit, 'Promote')).toBe('merged');
    expect(await pullsOf(world)).toMatchObject([{ state: 'merged', judged: 'pass' }]);
    const releaseDigest = `sha256:${'6'.repeat(64)}`;
    const state = world.server.pulls.get(1);
    if (state === undefined) throw new Error('there is no pull request');
    state.body = writePromotionBody({ ...wanted, about: { ...about, releaseDigest } });
    const [forged] = await pullsOf(world);
    expect([forged?.about.releaseDigest, forged?.judged]).toEqual([releaseDigest, undefined]);
  });

  const byApp = async (world: GithubPromotionWorld, login: string, externalId: string) => {
    const token = world.server.token({ checks: 'write' }, { login, type: 'Bot' });
    const output = { title: 'it may be merged', summary: 'all gates' };
    const check = { name: 'mlops promotion', head_sha: world.commit, status: 'completed', conclusion: 'success' };
    const body = JSON.stringify({ ...check, external_id: externalId, output });
    const headers = { authorization: `token ${token}` };
    const answer = await fetch(`${world.server.api}/repos/team/rides/check-runs`, { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
  };

  it('is ours alone: what another App writes with our sign is not believed, and keeps nobody from ours', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    const sign = `mlops:999999999 into pull request 1 with ${about.releaseDigest}`;
    await byApp(world, 'other[bot]', sign);
    expect((await pullsOf(world))[0]?.judged).toBeUndefined();
    await (await world.desk()).checks?.judge(brought(pull), { ...judgement, verdict: 'fail' });
    expect((await pullsOf(world))[0]?.judged).toBe('fail');
    await byApp(world, 'other[bot]', sign);
    expect((await pullsOf(world))[0]?.judged).toBe('fail');
  });

  it('is that of the App, too, whose token is used for promotions, and of no person', async () => {
    const world = await githubPromotionWorld();
    const own = { author: { login: 'rides-app[bot]', type: 'Bot' } } as const;
    const pull = await (await world.desk(own)).put(wanted);
    await (await world.desk(own)).checks?.judge(brought(pull), judgement);
    const judged = async (job: Parameters<typeof world.desk>[0]) =>
      (await (await world.desk(job)).pulls(base))[0]?.judged;
    expect([await judged(own), await judged({}), await judged({ author: person('rides-app') })]).toEqual([
      'pass',
      undefined,
      undefined,
    ]);
  });
});

describe('a promotion pull request is merged', () => {
  it.each([
    ['squash', ['squash', 'rebase'], 2],
    ['rebase', ['rebase'], 3],
  ] as const)('by %s where the repository wants that', async (_, allowed, asked) => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    world.server.settings.mergeMethods = allowed;
    expect(await (await world.desk()).merge(1, world.commit, 'Promote')).toBe('merged');
    expect([world.count(merge), await pullsOf(world)]).toMatchObject([asked, [{ state: 'merged' }]]);
  });

  it('where its branch is protected, once the check is green and somebody approves', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    world.server.protect([base], { checks: ['mlops promotion'], approvals: 1 });
    const refused = async (said: string) => {
      const merging = (await world.desk()).merge(1, world.commit, 'Promote');
      const message = expect.stringContaining(said);
      await expect(merging).rejects.toMatchObject({
        ends: 'unavailable',
        problems: [{ reason: 'promotion-merge-refused', message }],
      });
    };
    await refused('Required status check "mlops promotion" is expected');
    await (await world.desk()).checks?.judge(brought(pull), { ...judgement, verdict: 'unknown' });
    await refused('"mlops promotion" is failing');
    await (await world.desk({ run: 200 })).checks?.judge(brought(pull), judgement);
    await refused('At least 1 approving review is required');
    world.server.review(1, world.commit, person('eve'));
    expect(await (await world.desk()).merge(1, world.commit, 'Promote')).toBe('merged');
  });

  it('only by the check of GitHub Actions where the ruleset binds it, whatever status of that name there is', async () => {
    const world = await githubPromotionWorld();
    const pull = await (await world.desk()).put(wanted);
    world.server.protect([base], { checks: ['mlops promotion'], app: 15_368 });
    const token = world.server.token({ statuses: 'write' }, person('eve'));
    const answer = await fetch(`${world.server.api}/repos/team/rides/statuses/${world.commit}`, {
      ...{ method: 'POST', headers: { authorization: `token ${token}` } },
      body: JSON.stringify({ state: 'success', context: 'mlops promotion' }),
    });
    expect(answer.status).toBe(201);
    await expect((await world.desk()).merge(1, world.commit, 'Promote')).rejects.toMatchObject({
      problems: [{ reason: 'promotion-merge-refused', message: expect.stringContaining('is expected') }],
    });
    await (await world.desk()).checks?.judge(brought(pull), judgement);
    expect(await (await world.desk()).merge(1, world.commit, 'Promote')).toBe('merged');
  });

  it('in no way where the repository and its rules allow none', async () => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    world.server.settings.mergeMethods = [];
    const message = expect.stringMatching(/Merge commits .* Squash merges .* Rebase merges/);
    await expect((await world.desk()).merge(1, world.commit, 'Promote')).rejects.toMatchObject({
      problems: [{ reason: 'promotion-merge-refused', message }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { PullsLook } from '../../src/forge/index.ts';
import type { Author } from '../harness/forge/world.ts';
import { base, wanted } from './promotion-scene.ts';
import { type GithubPromotionWorld, githubPromotionWorld, twoEnvironments } from './promotion-world.ts';

const person = (login: string): Author => ({ login, type: 'User' });
const pullsOf = async ({ desk }: GithubPromotionWorld, look: PullsLook = {}) => await (await desk()).pulls(base, look);

const role = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
const roles = [
  ['eve', 'write'],
  ['ada', 'admin'],
  ['bob', 'maintain'],
  ['reader', 'read'],
  ['sorter', 'triage'],
] as const;

describe('approvals of a promotion pull request', () => {
  const approved = async (give: (world: GithubPromotionWorld) => void) => {
    const world = await githubPromotionWorld();
    await (await world.desk()).put(wanted);
    for (const [login, role] of roles) world.server.settings.roles.set(login, role);
    give(world);
    return (await pullsOf(world, { approvals: true }))[0]?.approvals;
  };
  const by = (login: string, more: Parameters<GithubPromotionWorld['server']['review']>[3] = {}) => {
    return ({ server, commit }: GithubPromotionWorld) => server.review(1, commit, person(login), more);
  };
  const all = (...gives: readonly ((world: GithubPromotionWorld) => void)[]) => {
    return (world: GithubPromotionWorld) => {
      for (const give of gives) give(world);
    };
  };

  it.each<[string, (world: GithubPromotionWorld) => void, readonly string[]]>([
    ['people who may write', all(by('eve'), by('ada'), by('bob')), ['eve', 'ada', 'bob']],
    // A member of an organization who does not show that is none to the token of a job.
    ['whoever may write, whatever GitHub calls them', by('eve', { association: 'CONTRIBUTOR' }), ['eve']],
    ['the same person once', all(by('eve'), by('eve')), ['eve']],
    [
      'not its author',
      ({ server, commit }) => server.review(1, commit, { login: 'github-actions[bot]', type: 'Bot' }),
      [],
    ],
    ['no program', ({ server, commit }) => server.review(1, commit, { login: 'approve[bot]', type: 'Bot' }), []],
    ['not who asks for changes later', all(by('eve'), by('eve', { state: 'CHANGES_REQUESTED' })), []],
    ['not whose approval was dismissed', by('eve', { state: 'DISMISSED' }), []],
    ['who says something afterwards', all(by('eve'), by('eve', { state: 'COMMENTED' })), ['eve']],
    ['not of another commit', ({ server }) => server.review(1, '1'.repeat(40), person('eve')), []],
  ])('are those of %s', async (_, give, logins) => {
    expect(await approved(give)).toEqual({ by: logins, without: [] });
  });

  it.each(['MEMBER', 'COLLABORATOR', 'OWNER', 'NONE'])(
    'are not those of who may only read or triage, called %s, and say so',
    async (association) => {
      const said = await approved(all(by('reader', { association }), by('sorter', { association }), by('eve')));
      expect(said).toEqual({
        by: ['eve'],
        without: [
          'That of reader does not count, who may not write here.',
          'That of sorter does not count, who may not write here.',
        ],
      });
    },
  );

  it('ask about each person once, and about nobody where none is asked for', async () => {
    const world = await twoEnvironments();
    world.server.settings.roles.set('eve', 'write');
    const production = await world.git.text(['rev-parse', 'mlops/promotion/production/delay/v2']);
    world.server.review(1, world.commit, person('eve'));
    world.server.review(2, production, person('eve'));
    const desk = await world.desk();
    expect((await desk.pulls(base))[0]?.approvals).toEqual({ by: [], without: [] });
    const reviews = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
    expect([world.count(reviews), world.count(role)]).toEqual([0, 0]);
    const look = { approvals: true };
    const found = await Promise.all([desk.pulls(base, look), desk.pulls('env/production', look)]);
    expect(found.flat().map(({ approvals }) => approvals.by)).toEqual([['eve'], ['eve']]);
    expect([world.count(reviews), world.count(role)]).toEqual([2, 1]);
  });

  it('of more people than anybody has are not all looked at, and that is said', async () => {
    const crowd = Array.from({ length: 33 }, (_, at) => by(`reader${at}`));
    const { by: counted, without } = (await approved(all(...crowd))) ?? { by: ['none'], without: [] };
    expect([counted, without.length]).toEqual([[], 31]);
    expect(without.at(-1)).toBe('3 more approvals are not looked at: 30 people are asked about.');
  });

  it('do not count where the token may not ask, and nothing is said where GitHub is down', async () => {
    const refused = { on: role, kind: 'answer', status: 403, message: 'Resource not accessible' } as const;
    const said = await approved(all(by('eve'), ({ server }) => server.fail(refused)));
    expect(said).toEqual({
      by: [],
      without: [expect.stringMatching(/^That of eve does not count, as nobody can tell .*\(403\).*metadata: read/)],
    });
    const down = { on: role, kind: 'answer', status: 502, message: 'Bad Gateway' } as const;
    const asking = approved(all(by('eve'), ({ server }) => server.fail(down, down, down, down)));
    await expect(asking).rejects.toMatchObject({ problems: [{ reason: 'forge-no-answer' }] });
  });
});

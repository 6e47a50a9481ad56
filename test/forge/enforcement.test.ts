import { afterEach, describe, expect, it } from 'vitest';
import { openGithubEnforcement } from '../../src/forge/github/enforce.ts';
import { type Enforced, openEnforcement } from '../../src/forge/index.ts';
import type { Fault } from '../harness/forge/faults.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { promotionScene } from './promotion-scene.ts';
import { jobOf } from './promotion-world.ts';

const administrator: Permissions = { administration: 'write', actions: 'read', contents: 'read' };
const staging = { name: 'staging', branch: 'env/staging', approvals: 1 };
const production = { name: 'eu/production', branch: 'env/production', approvals: 1 };
const both = [staging, production];

const rulesets = 'POST /repos/{owner}/{repo}/rulesets';
const environments = 'PUT /repos/{owner}/{repo}/environments/{environment_name}';
const policies = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
const badGateway = { kind: 'answer', status: 502, message: 'Bad Gateway' } as const;

const servers: ForgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function world() {
  const { git } = await promotionScene('origin');
  const server = await startForge(git, { owner: 'team', name: 'rides' });
  servers.push(server);
  const as = (permissions: Permissions = administrator) =>
    openGithubEnforcement({
      ...{ env: jobOf(server), token: server.token(permissions), pace: { second: 4, timeout: 10_000 } },
    });
  const writes = () => server.seen.filter(({ operation }) => /^(PUT|POST) /.test(operation)).length;
  return { git, server, as, writes };
}

const brief = (found: readonly Enforced[]) => found.map(({ name, state }) => [name, state]);
const ruleset = 'mlops environments';

describe('what keeps an environment to its promotion pull requests', () => {
  it('is missing at first, is made, and is made once', async () => {
    const { server, as, writes } = await world();
    const missing = [ruleset, 'staging', 'eu/production'].map((name) => [name, 'missing']);
    const found = await (await as()).look(both);
    expect(brief(found)).toEqual(missing);
    expect(found[0]?.sentence).toMatch(
      /env\/staging: it takes pushes without a pull request, .*"mlops promotion" is not/,
    );
    const page = 'https://github.test/team/rides/settings';
    expect(found.map(({ click }) => click?.split(':').slice(0, 2).join(':'))).toEqual([
      `${page}/rules`,
      `${page}/environments`,
      `${page}/environments`,
    ]);
    expect(writes()).toBe(0);
    expect(brief(await (await as()).create(both))).toEqual(missing.map(([name]) => [name, 'made']));
    const made = writes();
    expect(brief(await (await as()).create(both))).toEqual(missing.map(([name]) => [name, 'there']));
    expect([writes(), server.settings.rulesets.length]).toEqual([made, 1]);
  });

  it('is one ruleset for exactly their branches', async () => {
    const { server, as } = await world();
    await (await as()).create(both);
    expect(server.settings.rulesets).toMatchObject([
      {
        ...{ name: ruleset, enforcement: 'active' },
        conditions: { ref_name: { include: ['refs/heads/env/staging', 'refs/heads/env/production'], exclude: [] } },
        rules: [
          {
            type: 'pull_request',
            parameters: { dismiss_stale_reviews_on_push: true, required_approving_review_count: 1 },
          },
          {
            type: 'required_status_checks',
            parameters: {
              required_status_checks: [{ context: 'mlops promotion', integration_id: 15_368 }],
              do_not_enforce_on_create: true,
            },
          },
          { type: 'deletion' },
          { type: 'non_fast_forward' },
        ],
      },
    ]);
  });

  it('is one more where an environment needs more approvals', async () => {
    const { server, as } = await world();
    const strict = { ...production, approvals: 2 };
    await (await as()).create([staging, strict]);
    const counts = server.settings.rulesets.map(({ name, conditions, rules }) => [
      name,
      conditions,
      rules[0]?.['parameters'],
    ]);
    expect(counts).toMatchObject([
      [ruleset, { ref_name: { include: ['refs/heads/env/staging'] } }, { required_approving_review_count: 1 }],
      [
        `${ruleset}, 2 approvals`,
        { ref_name: { include: ['refs/heads/env/production'] } },
        { required_approving_review_count: 2 },
      ],
    ]);
    expect(brief(await (await as()).look([staging, strict])).map(([, state]) => state)).toEqual(Array(4).fill('there'));
  });

  it('is an environment each, to which its branch alone may deploy', async () => {
    const { server, as } = await world();
    await (await as()).create(both);
    expect([...server.settings.environments]).toMatchObject([
      ['staging', { branches: 'custom', policies: [{ name: 'env/staging', type: 'branch' }] }],
      ['eu/production', { branches: 'custom', policies: [{ name: 'env/production', type: 'branch' }] }],
    ]);
  });

  it('grows with the environments, and says where it holds too much', async () => {
    const { server, as } = await world();
    await (await as()).create([staging]);
    expect(brief(await (await as()).look(both))[0]).toEqual([ruleset, 'differs']);
    expect(brief(await (await as()).create(both))).toEqual([
      [ruleset, 'made'],
      ['staging', 'there'],
      ['eu/production', 'made'],
    ]);
    const [found] = await (await as()).look([staging]);
    expect(found).toMatchObject({ state: 'differs', sentence: expect.stringContaining('refs/heads/env/production') });
    await (await as()).create([staging]);
    expect(server.settings.rulesets[0]?.conditions).toEqual({
      ref_name: { include: ['refs/heads/env/staging'], exclude: [] },
    });
  });

  it('is there where rules of another name do the same', async () => {
    const { server, as } = await world();
    server.protect(['env/staging'], { checks: ['mlops promotion', 'other'], approvals: 1, app: 15_368 });
    expect((await (await as()).look([staging]))[0]).toMatchObject({ state: 'there' });
    expect((await (await as()).look([{ ...staging, approvals: 2 }]))[0]).toMatchObject({
      ...{ state: 'missing', sentence: 'env/staging: fewer than 2 approvals are asked for.' },
    });
  });

  it('becomes strict again, and loses nothing that somebody has made stricter', async () => {
    const { server, as } = await world();
    await (await as()).create([staging]);
    const [own] = server.settings.rulesets;
    if (own === undefined) throw new Error('there is no ruleset');
    const more = { type: 'required_signatures' };
    const checks = { required_status_checks: [{ context: 'security' }], strict_required_status_checks_policy: true };
    const pulls = { ...(own.rules[0]?.['parameters'] as object), required_approving_review_count: 3 };
    own.rules = [
      { type: 'pull_request', parameters: { ...pulls, dismiss_stale_reviews_on_push: false } },
      { type: 'required_status_checks', parameters: checks },
      more,
    ];
    const [found] = await (await as()).look([staging]);
    expect(found?.sentence).toBe(
      'env/staging: approvals outlive the next push, the check "mlops promotion" is not required, it may be deleted, it may be force-pushed.',
    );
    expect((await (await as()).create([staging]))[0]).toMatchObject({ state: 'made' });
    expect(server.settings.rulesets[0]?.rules).toMatchObject([
      { parameters: { dismiss_stale_reviews_on_push: true, required_approving_review_count: 3 } },
      {
        parameters: {
          required_status_checks: [{ context: 'security' }, { context: 'mlops promotion', integration_id: 15_368 }],
          strict_required_status_checks_policy: true,
        },
      },
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      more,
    ]);
  });

  it('takes the check from GitHub Actions alone, by its number on this server, and says where any may give it', async () => {
    const { server, as } = await world();
    server.protect(['env/staging'], { checks: ['mlops promotion'], approvals: 1 });
    const anybody = 'env/staging: whoever may write a status may give it "mlops promotion".';
    expect((await (await as()).look([staging]))[0]).toMatchObject({ state: 'missing', sentence: anybody });
    server.settings.rulesets.splice(0);
    server.settings.actionsApp = 77;
    expect((await (await as()).create([staging]))[0]).toMatchObject({ state: 'made' });
    const required = () => server.settings.rulesets[0]?.rules[1]?.['parameters'];
    expect(required()).toMatchObject({ required_status_checks: [{ integration_id: 77 }] });
    const asked = server.seen.filter(({ operation }) => operation === 'GET /apps/{app_slug}');
    expect(asked).toHaveLength(1);
  });

  it('keeps the App that an administrator has bound the check to', async () => {
    const { server, as } = await world();
    await (await as()).create([staging]);
    const [own] = server.settings.rulesets;
    if (own === undefined) throw new Error('there is no ruleset');
    const bound = {
      ...{ strict_required_status_checks_policy: false, do_not_enforce_on_create: true },
      required_status_checks: [{ context: 'mlops promotion', integration_id: 4711 }],
    };
    own.rules = own.rules.flatMap((rule) => {
      if (rule['type'] === 'deletion') return [];
      return rule['type'] === 'required_status_checks' ? [{ ...rule, parameters: bound }] : [rule];
    });
    expect((await (await as()).create([staging]))[0]).toMatchObject({ state: 'made' });
    expect(server.settings.rulesets[0]?.rules[1]?.['parameters']).toMatchObject(bound);
  });

  it('is not green where the server does not say which number GitHub Actions has', async () => {
    const { server, as } = await world();
    server.settings.actionsApp = undefined;
    const [found] = await (await as()).create([staging]);
    const anybody = 'env/staging: whoever may write a status may give it "mlops promotion".';
    expect(found).toMatchObject({ state: 'differs', sentence: anybody });
    expect(found?.click).toContain('"mlops promotion" from GitHub Actions');
  });

  it('is not there while the ruleset is off, or somebody may go around it', async () => {
    const { server, as } = await world();
    await (await as()).create([staging]);
    const [own] = server.settings.rulesets;
    if (own === undefined) throw new Error('there is no ruleset');
    own.enforcement = 'disabled';
    expect((await (await as()).look([staging]))[0]).toMatchObject({ state: 'differs' });
    await (await as()).create([staging]);
    expect(own.enforcement).toBe('active');
    server.settings.rulesets[0] = { ...own, bypass: [{ actor_type: 'OrganizationAdmin', bypass_mode: 'always' }] };
    const sentence = '1 in its bypass list may go around it.';
    expect((await (await as()).create([staging]))[0]).toMatchObject({ state: 'differs', sentence });
  });

  it('keeps reviewers and the timer of an environment, and names who else may deploy', async () => {
    const { server, as } = await world();
    const there = { id: 7, waitMinutes: 30, reviewers: [{ type: 'User', id: 12 }] };
    server.settings.environments.set('staging', { ...there, branches: null, policies: [] });
    const main = { id: 8, name: 'main', type: 'branch' as const };
    server.settings.environments.set('eu/production', { ...there, branches: 'custom', policies: [main] });
    const said = async () => (await (await as()).look(both)).slice(1).map(({ sentence }) => sentence);
    expect(await said()).toEqual([
      'Every branch may deploy to it.',
      'env/production may not deploy to it; main may deploy to it.',
    ]);
    expect(brief(await (await as()).create(both)).slice(1)).toEqual([
      ['staging', 'made'],
      ['eu/production', 'differs'],
    ]);
    expect(await said()).toEqual(['env/staging alone may deploy to it.', 'main may deploy to it.']);
    expect(server.settings.environments.get('staging')).toMatchObject({ ...there, branches: 'custom' });
    server.settings.environments.set('staging', { ...there, branches: 'protected', policies: [] });
    expect((await said())[0]).toBe('Every protected branch may deploy to it.');
  });

  it('is asked for no environment at all without a request', async () => {
    const { server, as } = await world();
    expect(await (await as()).create([])).toEqual([]);
    expect(server.seen).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['the ruleset', { on: rulesets, ...badGateway, applied: true }],
    ['the ruleset that was not made', { on: rulesets, ...badGateway }],
    ['the environment', { on: environments, kind: 'drop', applied: true }],
    ['the branch of the environment', { on: policies, kind: 'cut' }],
  ])('is made once where the answer about %s is lost', async (_, fault) => {
    const { server, as } = await world();
    server.fail(fault);
    expect(brief(await (await as()).create([staging]))).toEqual([
      [ruleset, 'made'],
      ['staging', 'made'],
    ]);
    expect([server.settings.rulesets.length, server.settings.environments.get('staging')?.policies.length]).toEqual([
      1, 1,
    ]);
  });
});

describe('a token that may not administer', () => {
  it('is told what GitHub said and where to click', async () => {
    const { as } = await world();
    const found = await (await as({ contents: 'write', actions: 'read' })).create([staging]);
    const sentence = expect.stringMatching(
      /GitHub does not let this token change that \(403\): Resource not accessible/,
    );
    expect(found).toMatchObject([
      { what: 'ruleset', state: 'refused', sentence, click: expect.stringContaining('/settings/rules') },
      { what: 'environment', state: 'refused', sentence, click: expect.stringContaining('/settings/environments') },
    ]);
  });

  it('is told what it may not even see', async () => {
    const { as, writes } = await world();
    const found = await (await as({ contents: 'read' })).create([staging]);
    expect(found[1]).toMatchObject({ state: 'hidden', click: expect.stringContaining('env/staging') });
    expect(writes()).toBe(1);
  });

  it('is told what the plan of the owner does not have', async () => {
    const { server, as } = await world();
    const message = 'Upgrade to GitHub Pro or make this repository public to enable this feature.';
    server.fail({ on: rulesets, kind: 'answer', status: 403, message });
    const [found] = await (await as()).create([staging]);
    expect(found).toMatchObject({ state: 'refused', sentence: expect.stringContaining(message) });
    server.fail({ on: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', kind: 'answer', status: 403, message });
    expect((await (await as()).look([staging]))[0]).toMatchObject({ state: 'hidden' });
  });

  it('gets an error where GitHub does not answer', async () => {
    const { server, as } = await world();
    for (let times = 0; times < 4; times++) server.fail({ on: rulesets, ...badGateway });
    await expect((await as()).create([staging])).rejects.toMatchObject({ problems: [{ reason: 'forge-no-answer' }] });
  });
});

describe('where branches of environments are protected', () => {
  it('is nowhere without GitHub, and on it only with a token', async () => {
    const hub = { name: 'origin', address: 'https://github.com/team/rides.git' };
    expect(await openEnforcement({ repository: '.', env: {} })).toBeUndefined();
    await expect(openEnforcement({ repository: '.', env: {}, remote: hub })).rejects.toMatchObject({
      problems: [{ reason: 'forge-no-token' }],
    });
    const { server } = await world();
    const env = { ...jobOf(server), GITHUB_ACTIONS: 'true', GITHUB_TOKEN: server.token(administrator) };
    expect(await (await openEnforcement({ repository: '.', env }))?.look([staging])).toHaveLength(2);
  });
});

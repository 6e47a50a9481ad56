import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import templates from '../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../src/commands/init/templates.ts';
import { Git } from '../../src/support/git.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { makeWorld } from './harness.ts';
import { files } from './promoting.ts';

const deploy = '.github/workflows/mlops-deploy.yml';
const place = {
  repository: 'team/promoting',
  branch: 'main',
  queues: true,
  environments: ['env/staging'],
  installs: [],
};
const written = workflowFiles(templates, place);
const world = makeWorld({ ...files, [deploy]: templates['mlops-deploy.yml'] });
let server: ForgeServer;

beforeAll(async () => {
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'promoting' });
});
afterAll(async () => {
  world.remove();
  await server.close();
});

const administrator: Permissions = { administration: 'write', contents: 'write', actions: 'read' };

function as(permissions: Permissions): NodeJS.ProcessEnv {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_TOKEN: server.token(permissions, { login: 'ada', type: 'User' }),
    GITHUB_API_URL: server.api,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'team/promoting',
  };
}

const writes = () => server.seen.filter(({ operation }) => /^(PUT|POST|PATCH|DELETE) /.test(operation)).length;

interface Said {
  readonly what: string;
  readonly state: string;
  readonly says: string;
}

/** "bad store: …", of lines about promotion. */
async function doctor(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const { result } = await world.json(['doctor'], { env });
  const { findings } = result.data as { findings: readonly Said[] };
  const about = new Set(['branches', 'target', 'protection']);
  const isAbout = ({ what, says }: Said) => about.has(what) || (what === 'workflows' && says.includes('main'));
  return findings.filter(isAbout).map(({ state, what, says }) => `${state} ${what}: ${says}`);
}

// One repository, told in order: each test goes on where the one before has ended.
describe('environments on GitHub', () => {
  it('are looked at by the doctor before anything is made', async () => {
    expect(await doctor(as(administrator))).toEqual([
      'warn branches: there is no branch env/staging, so nothing is promoted to its environment',
      'warn branches: there is no branch env/production, so nothing is promoted to its environment',
      expect.stringMatching(/^warn workflows: main has no \.github\/workflows\/mlops-merge\.yml/),
      expect.stringMatching(/^warn workflows: main has no \.github\/workflows\/mlops-promote\.yml/),
      expect.stringMatching(/^bad target: staging: /),
      expect.stringMatching(/^bad target: production: /),
      expect.stringMatching(/^warn protection: ruleset mlops environments \(missing\): env\/staging: it takes pushes/),
      'warn protection: environment staging (missing): There is no environment staging.',
      'warn protection: environment production (missing): There is no environment production.',
    ]);
  });

  it('get branches, and are not green while nothing protects them; no setting is changed unasked', async () => {
    const { code, result } = await world.json(['promote', '--init'], { env: as(administrator) });
    expect([code, result.reason, result.sentence]).toEqual([
      2,
      'branches-unprotected',
      'Made: env/staging, env/production. Not protected as they should be: ruleset mlops environments, environment staging, environment production.',
    ]);
    expect(result.data).toMatchObject({
      made: ['env/staging', 'env/production'],
      protection: [{ what: 'ruleset', state: 'missing' }, { name: 'staging' }, { name: 'production' }],
    });
    expect(result.problems).toMatchObject([
      { reason: 'branches-unprotected', remedy: expect.stringContaining('mlops promote --init --protect') },
    ]);
    expect(world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/heads/env')).toBe(
      'refs/heads/env/production\nrefs/heads/env/staging',
    );
    expect([writes(), server.settings.rulesets.length, server.settings.environments.size]).toEqual([0, 0, 0]);
  });

  it('say the same in the terminal, with where to click', async () => {
    const { code, stdout } = await world.run(['promote', '--init'], { env: as(administrator) });
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^missing {2}ruleset mlops environments: env\/staging: .*\n {9}→ https:.*\/settings\/rules: /,
    );
    expect(stdout).toMatch(/^missing {2}environment staging: There is no environment staging\.\n {9}→ https:/m);
    expect(stdout).toContain('The branches of all environments are there: env/staging, env/production.');
  });

  it('stay unprotected with a token that may not administer, which is said', async () => {
    const contributor = as({ contents: 'write', actions: 'read' });
    const { code, result } = await world.json(['promote', '--init', '--protect'], { env: contributor });
    expect([code, result.reason]).toEqual([2, 'branches-unprotected']);
    const states = ['refused', 'refused', 'refused'].map((state) => ({ state }));
    expect(result.data).toMatchObject({ protection: states });
  });

  it('are protected where an administrator asks for it, once', async () => {
    const protect = () => world.json(['promote', '--init', '--protect'], { env: as(administrator) });
    const first = await protect();
    expect([first.code, first.result.reason, first.result.problems]).toEqual([0, 'branches-made', []]);
    expect(first.result.data).toMatchObject({ protection: [{ state: 'made' }, { state: 'made' }, { state: 'made' }] });
    const made = writes();
    const again = await protect();
    expect(again.result.data).toMatchObject({
      protection: [{ state: 'there' }, { state: 'there' }, { state: 'there' }],
    });
    expect([again.code, writes(), server.settings.rulesets.length]).toEqual([0, made, 1]);
    expect((await world.json(['promote', '--init'], { env: as(administrator) })).code).toBe(0);
  });

  it('are as they should be then, and the doctor sees what changes', async () => {
    const said = await doctor(as(administrator));
    expect(said).toContain('ok branches: env/staging, env/production');
    expect(said.filter((line) => line.includes('protection'))).toEqual([
      'ok protection: ruleset mlops environments, environment staging, environment production',
    ]);
    world.commit('All workflows, one of them changed', {
      ...Object.fromEntries(written.map(({ path, text }) => [path, text])),
      [deploy]: `${templates['mlops-deploy.yml']}# changed\n`,
    });
    world.git('push', '--quiet', 'origin', 'main');
    world.inOrigin('update-ref', '-d', 'refs/heads/env/production');
    const later = await doctor(as(administrator));
    expect(later).toContain(
      'warn branches: there is no branch env/production, so nothing is promoted to its environment',
    );
    expect(later.filter((line) => line.includes(' workflows:'))).toEqual([
      'warn workflows: .github/workflows/mlops-deploy.yml on env/staging is not as it is on main, and it is what deploys from there',
    ]);
  });

  it('are not taken for protected by a token that may not look', async () => {
    const said = await doctor(as({ contents: 'read' }));
    expect(said.filter((line) => line.includes('environment staging'))).toEqual([
      'warn protection: environment staging (hidden): The token lacks `actions: read` to look at it.',
    ]);
  });

  it('need no token to hear what is on the branches and in mlops.yaml', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'team/promoting' };
    const { result } = await world.json(['doctor'], { env });
    const { findings } = result.data as { findings: readonly Said[] };
    const whats = new Set(findings.filter(({ state }) => state !== 'ok').map(({ what }) => what));
    expect([...whats]).toEqual(expect.arrayContaining(['github', 'branches', 'target', 'store']));
    expect(whats.has('protection')).toBe(false);
  });

  it('get no branches while the default branch has no workflow that deploys', async () => {
    world.commit('Without it', { [deploy]: null });
    world.git('push', '--quiet', 'origin', 'main');
    const { code, result } = await world.json(['promote', '--init'], { env: as(administrator) });
    expect([code, result.reason]).toEqual([65, 'no-deploy-workflow']);
    expect((await doctor(as(administrator))).filter((line) => line.includes(' workflows:'))).toEqual([
      'bad workflows: main has no .github/workflows/mlops-deploy.yml: nothing is deployed',
    ]);
  });
});

describe('environments of a repository without a host', () => {
  it('have branches to look at, and nothing that could protect them', async () => {
    const local = makeWorld(files);
    try {
      const reason = async (...args: readonly string[]) => {
        const { code, result } = await local.json(args);
        return [code, result.reason];
      };
      const lines = async () => (await local.run(['doctor'])).stdout;
      expect(await lines()).toMatch(
        /^warn {2}branches {4}there is no branch env\/staging.*\n {6}→ mlops promote --init$/m,
      );
      expect(await reason('promote', '--protect')).toEqual([64, 'protect-without-init']);
      expect(await reason('promote', '--init', 'delay@1', '--to', 'staging')).toEqual([64, 'init-alone']);
      expect(await reason('promote', '--init', '--protect')).toEqual([64, 'protect-nowhere']);
      expect(local.inOrigin('for-each-ref', 'refs/heads/env')).toBe('');
      expect((await local.json(['promote', '--init'])).result).toMatchObject({
        ...{ exitCode: 0, reason: 'branches-made', sentence: 'Made: env/staging, env/production.' },
        data: { made: ['env/staging', 'env/production'], renewed: [], there: [] },
      });
      const after = await lines();
      expect(after).toMatch(/^ok {4}branches {4}env\/staging, env\/production$/m);
      expect(after).not.toMatch(/protection|target|mlops-deploy/);
    } finally {
      local.remove();
    }
  });
});

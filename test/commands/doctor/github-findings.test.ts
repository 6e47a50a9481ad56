import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubFindings, hostFindings } from '../../../src/commands/doctor/github-findings.ts';
import type { WorkflowFile } from '../../../src/commands/doctor/workflow-files.ts';
import templates from '../../../src/commands/init/templates.json' with { type: 'json' };
import type { HostSettings } from '../../../src/forge/index.ts';
import { loadProject } from '../../../src/project/index.ts';

const seen = <Value>(value: Value) => ({ kind: 'seen', value }) as const;
const hidden = { kind: 'hidden', permission: 'Administration: read' } as const;
const train = 'team/rides/.github/workflows/mlops-train.yml';

const sound: HostSettings = {
  repository: 'team/rides',
  private: false,
  defaultBranch: 'main',
  organization: true,
  requiredChecks: seen(['mlops (rides)']),
  queueMinutes: seen(null),
  protectedBranches: seen({ looked: [], others: [] }),
  jobToken: seen('read'),
  jobsOpenPulls: seen(false),
  forkApproval: seen('all_external_contributors'),
  runners: seen([{ name: 'gpu-1', labels: ['self-hosted', 'GPU'], online: true, version: '2.330.0' }]),
  runnerGroups: seen([{ name: 'gpus', workflows: [`${train}@refs/heads/main`] }]),
};

const workflow: WorkflowFile = {
  path: '.github/workflows/mlops-pull-request.yml',
  events: ['pull_request', 'merge_group'],
  pullRequests: { types: ['opened', 'synchronize', 'reopened', 'edited'] },
  runsUs: true,
  trainCalls: [`${train}@main`],
};

interface Given {
  readonly runsOn?: string;
  readonly workflows?: readonly WorkflowFile[];
  readonly env?: NodeJS.ProcessEnv;
  readonly store?: string;
  /** The machine that deploys to the environment `staging`; absent: there is no environment. */
  readonly deploysOn?: string;
  /** A workflow opens pull requests that renew the lock file. */
  readonly renews?: boolean;
}

function findings(settings: Partial<HostSettings> = {}, given: Given = {}) {
  const {
    runsOn = '{ group: gpus, labels: [self-hosted, gpu] }',
    workflows = [workflow],
    env = {},
    store = '.mlops/store',
    deploysOn,
    renews,
  } = given;
  const text = `version: 1
name: rides
store: ${store}
models:
  m:
    data: data.csv
    train: { run: python train.py, timeout: 2h, runs-on: ${runsOn} }
    artifact: model.pkl
    metrics: metrics.json
    gates: { rmse: { max: 1 } }
${deploysOn === undefined ? '' : environmentOn(deploysOn)}`;
  const { project } = loadProject(text, 'mlops.yaml');
  return githubFindings({ settings: { ...sound, ...settings }, project, workflows, env, ...(renews && { renews }) });
}

const environmentOn = (runsOn: string) => `    serve: python serve.py
environments:
  staging: { runs-on: ${runsOn}, target: { kind: local, folder: /srv/staging } }
`;

function bases(settings: Partial<HostSettings>, workflows: readonly WorkflowFile[] = [workflow]) {
  return findings(settings, { workflows }).filter(({ what }) => what === 'bases');
}

/** Everything that is not ok, as `state what`. */
function complaints(...asked: Parameters<typeof findings>): readonly string[] {
  return findings(...asked)
    .filter(({ state }) => state !== 'ok')
    .map(({ state, what }) => `${state} ${what}`);
}

describe('the doctor about what carries the work of one job to the next', () => {
  const on = (server: string, given: string) =>
    findings({}, { env: { GITHUB_SERVER_URL: server }, store: given }).filter(({ what }) => what === 'store');
  const store = (given: string) => on('https://git.example.org', given)[0];

  it('wants a store that every runner sees where the server keeps no artifacts, with the line to add', () => {
    expect(store('.mlops/store')).toMatchObject({ state: 'bad', remedy: expect.stringContaining('store: /mnt/mlops') });
  });

  it('says that a remote store does not carry it', () => {
    const says = expect.stringContaining('oci://ghcr.io/acme/models takes nothing from jobs of a pull request');
    expect(store('oci://ghcr.io/acme/models')).toMatchObject({ state: 'bad', says });
  });

  it('names the store that does', () => {
    expect(store('/mnt/models')).toMatchObject({ state: 'ok', says: expect.stringContaining('/mnt/models') });
  });

  it.each(['https://github.com', 'https://team.ghe.com', ''])('says that artifacts do on "%s"', (server) => {
    const finding = { what: 'store', state: 'ok', says: 'artifacts carry what jobs hand on' };
    for (const given of ['.mlops/store', '/mnt/models']) expect(on(server, given)).toEqual([finding]);
  });
});

describe('the doctor on GitHub', () => {
  it('finds nothing to say about a repository that is set up', () => {
    expect(complaints()).toEqual([]);
    expect(findings().map(({ what }) => what)).toEqual([
      'github',
      'workflows',
      'merge',
      'bases',
      'token',
      'forks',
      'runner',
      'group',
      'store',
    ]);
  });

  it.each<[string, Parameters<typeof findings>, readonly string[]]>([
    ['no workflow runs mlops', [{}, { workflows: [] }], ['warn workflows']],
    ['the check is not required', [{ requiredChecks: seen(['tests']) }], ['warn merge']],
    ['jobs may write', [{ jobToken: seen('write') }], ['warn token']],
    ['forks start jobs, own machines', [{ forkApproval: seen('first_time_contributors') }], ['bad forks']],
    [
      'forks start jobs, machines of GitHub',
      [{ forkApproval: seen('first_time_contributors') }, { runsOn: 'ubuntu-latest' }],
      ['warn forks'],
    ],
    ['forks of a private repository', [{ private: true, forkApproval: seen('first_time_contributors') }], []],
    ['a queue that is too impatient', [{ queueMinutes: seen(60) }], ['warn queue']],
    ['a patient queue', [{ queueMinutes: seen(180) }], []],
    [
      'a queue that nobody answers',
      [{ queueMinutes: seen(180) }, { workflows: [{ ...workflow, events: ['pull_request'] }] }],
      ['bad queue'],
    ],
    ['no such runner here, an organization', [{ runners: seen([]) }], ['warn runner']],
    [
      'no such runner here, a person',
      [{ runners: seen([]), organization: false, runnerGroups: seen([]) }],
      ['bad runner', 'warn hook'],
    ],
    ['a person with the hook', [{ organization: false }, { env: { ACTIONS_RUNNER_HOOK_JOB_STARTED: '/h.sh' } }], []],
    ['any workflow may use the group', [{ runnerGroups: seen([{ name: 'gpus', workflows: null }]) }], ['warn group']],
    ['the group is not ours', [{ runnerGroups: seen([]) }], ['bad group']],
    [
      'the group keeps our file out',
      [{ runnerGroups: seen([{ name: 'gpus', workflows: ['team/rides/.github/workflows/x.yml@refs/heads/main'] }]) }],
      ['bad group'],
    ],
    [
      'the group lets our file in from any branch as well',
      [{ runnerGroups: seen([{ name: 'gpus', workflows: [`${train}@refs/heads/main`, `${train}@refs/heads/dev`] }]) }],
      ['warn group'],
    ],
    ['no group is named', [{}, { runsOn: '[self-hosted, gpu]' }], ['warn group']],
    [
      'nothing may be seen',
      [{ jobToken: hidden, forkApproval: hidden, runners: hidden, runnerGroups: hidden }],
      ['warn unseen'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(complaints(...asked)).toEqual(expected);
  });

  it.each([
    ['2.327.0', 'bad'],
    ['2.326.9', 'bad'],
    ['1.999.9', 'bad'],
    ['2.327.1', 'ok'],
    ['2.400.0', 'ok'],
    ['3.0.0', 'ok'],
  ])('a runner of version %s is %s', (version, state) => {
    const runners = seen([{ name: 'old', labels: ['self-hosted', 'gpu'], online: true, version }]);
    expect(findings({ runners }).find(({ what }) => what === 'runner')?.state).toBe(state);
  });

  it('says which runners are not there', () => {
    const runners = seen([{ name: 'gpu-1', labels: ['self-hosted', 'gpu'], online: false }]);
    expect(findings({ runners }).find(({ what }) => what === 'runner')).toMatchObject({
      state: 'warn',
      says: 'm asks for the group gpus, self-hosted, gpu: gpu-1, none of which is online',
    });
  });

  it.each([
    ['./.github/workflows/mlops-train.yml', /the copy of the pull request itself/],
    [`${train}@some-branch`, /is not the copy on main/],
    ['other/rides/.github/workflows/mlops-train.yml@main', /is not the copy on main/],
  ])('refuses a training workflow that is %s', (call, says) => {
    const [finding] = findings({}, { workflows: [{ ...workflow, trainCalls: [call] }] }).filter(
      ({ what }) => what === 'workflows',
    );
    expect(finding?.state).toBe('bad');
    expect(finding?.says).toMatch(says);
    expect(finding?.remedy).toBe(`uses: ${train}@main`);
  });

  it('gives the trigger that a pull request needs which gets another base', () => {
    const { pullRequests, ...rest } = workflow;
    const types = pullRequests?.types.filter((type) => type !== 'edited') ?? [];
    const [finding, ...more] = bases({}, [{ ...workflow, pullRequests: { types } }]);
    expect([finding?.state, finding?.says, more]).toEqual([
      'warn',
      expect.stringContaining('.github/workflows/mlops-pull-request.yml does not start when a pull request gets'),
      [],
    ]);
    expect(finding?.remedy).toContain('types: [opened, synchronize, reopened, edited]');
    expect(finding?.remedy).toContain('github.event.changes.base');
    expect(bases({}, [rest])).toEqual([]);
  });

  const [ours, into] = ['mlops (rides)', 'mlops (rides) into release'];
  const only = (...patterns: readonly string[]) => [
    { ...workflow, pullRequests: { types: ['edited'], bases: patterns } },
  ];
  it.each<[string, readonly string[], readonly WorkflowFile[], string, RegExp]>([
    ['its own check', [into], [workflow], 'ok', /^release needs the check "mlops \(rides\) into release"$/],
    [
      'none',
      [],
      [workflow],
      'warn',
      /^release can be merged.* → Require the status check "mlops \(rides\) into release"/,
    ],
    ['the checks of others', ['tests'], [workflow], 'warn', /^release can be merged/],
    ['that of the default branch', [ours], [workflow], 'bad', /never comes there → Require ".* into release" instead/],
    ['that of another base', [`${ours} into other`], [workflow], 'bad', /never comes there/],
    ['its own, and nothing starts', [into], only('main'), 'bad', /no workflow .* → on: .* branches: \[release\]/],
    ['its own, and a pattern starts', [into], only('rel*'), 'ok', /^release needs/],
  ])('judges a protected base branch that needs %s', (_, requiredChecks, workflows, state, words) => {
    const looked = [{ branch: 'release', requiredChecks }];
    const [, finding, ...more] = bases({ protectedBranches: seen({ looked, others: [] }) }, workflows);
    expect([finding?.state, `${finding?.says} → ${finding?.remedy}`.replace(' → undefined', ''), more]).toEqual([
      state,
      expect.stringMatching(words),
      [],
    ]);
  });

  it('says nothing of protected branches that nobody judges, and names bases that nobody protects', () => {
    const looked = [{ branch: 'gh-pages', requiredChecks: ['tests'] }];
    const protectedBranches = seen({ looked, others: [] });
    expect(bases({ protectedBranches }, only('main')).map(({ state }) => state)).toEqual(['ok']);
    const [, finding] = bases({ protectedBranches }, only('main', 'env/prod', 'env/test', 'x/*'));
    expect(finding?.says).toMatch(/^env\/prod, env\/test each can be merged/);
    expect(finding?.remedy).toContain('"mlops (rides) into env/prod", "mlops (rides) into env/test"');
  });

  it('warns of a rule that keeps records out of the ledger, and of branches that it has not looked at', () => {
    const ledger = { branch: 'mlops/ledger', requiredChecks: ['mlops (rides)'] };
    const others = ['r/1', 'r/2', 'r/3', 'r/4'];
    const found = bases({ protectedBranches: seen({ looked: [ledger], others }) });
    expect(found.map(({ state, says }) => `${state} ${says}`)).toEqual([
      expect.stringMatching(/^ok/),
      expect.stringMatching(/^warn mlops\/ledger needs the check "mlops \(rides\)"/),
      'warn 4 more protected branches were not looked at: r/1, r/2, r/3, …',
    ]);
    const free = { ...ledger, requiredChecks: [] };
    expect(bases({ protectedBranches: seen({ looked: [free], others: [] }) })).toHaveLength(1);
  });

  it('names what it could not see, by the permission that it takes', () => {
    const unseen = findings({ jobToken: hidden, protectedBranches: hidden, runners: hidden }).find(
      ({ what }) => what === 'unseen',
    );
    expect(unseen?.says).toBe('protected branches, the default token of jobs, runners');
    expect(unseen?.remedy).toContain('Administration: read');
  });
});

describe('the doctor on GitHub about environments', () => {
  const about = (what: string, settings: Partial<HostSettings> = {}, deploysOn = 'ubuntu-latest') =>
    findings(settings, { deploysOn }).filter((one) => one.what === what);

  it('says where jobs may not open promotion pull requests, with the box to tick', () => {
    expect(about('token')).toMatchObject([
      { state: 'ok' },
      {
        state: 'bad',
        says: expect.stringContaining('no promotion pull request ever opens'),
        remedy: expect.stringContaining('"Allow GitHub Actions to create and approve pull requests"'),
      },
    ]);
    expect(about('token', { jobsOpenPulls: seen(true) }).map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(findings().filter(({ what }) => what === 'token')).toHaveLength(1);
  });

  it('says that it may not see whether they may', () => {
    const jobsOpenPulls = hidden;
    expect(about('token', { jobsOpenPulls })).toHaveLength(1);
    expect(about('unseen', { jobsOpenPulls })).toMatchObject([{ says: 'whether jobs may open pull requests' }]);
  });

  it('says it too where a workflow renews the lock file with the token of its job', () => {
    const token = (settings: Partial<HostSettings> = {}) =>
      findings(settings, { renews: true }).filter(({ what }) => what === 'token')[1];
    const lost = 'no pull request that renews the lock file ever opens';
    expect(token()).toMatchObject({ state: 'bad', says: expect.stringContaining(lost) });
    expect(token({ jobsOpenPulls: seen(true) })).toMatchObject({ state: 'ok' });
    expect(findings({ jobsOpenPulls: hidden }, { renews: true }).at(-1)).toMatchObject({
      what: 'unseen',
      says: 'whether jobs may open pull requests',
    });
  });

  it('says which machine of an environment is not there, and asks nobody for one of GitHub', () => {
    const own = '[self-hosted, staging]';
    const settings = { organization: false, runnerGroups: seen([]) };
    const [, deploying, ...more] = about('runner', settings, own);
    expect([deploying?.state, deploying?.says, more]).toEqual([
      'bad',
      'the environment staging asks for self-hosted, staging; no runner of this repository has that',
      [],
    ]);
    const runners = seen([{ name: 's-1', labels: ['self-hosted', 'staging'], online: true }]);
    expect(about('runner', { runners }, own)[1]).toMatchObject({ state: 'ok', says: expect.stringContaining('s-1') });
    expect(about('runner')).toHaveLength(1);
  });

  it('says that it may not see the machines that deploy, also where none of its own trains', () => {
    const given = { runsOn: 'ubuntu-latest', deploysOn: '[self-hosted, staging]' };
    const unseen = findings({ runners: hidden, runnerGroups: hidden }, given).filter(({ what }) => what === 'unseen');
    expect(unseen).toMatchObject([{ says: 'runners' }]);
  });

  it('wants no check of a base branch in the branch of an environment, nor of the workflow that deploys', () => {
    const deploy: WorkflowFile = {
      ...{ path: '.github/workflows/mlops-deploy.yml', events: ['push', 'pull_request'], runsUs: true, trainCalls: [] },
      pullRequests: { types: ['opened'], bases: ['env/**', 'env/other'] },
    };
    const looked = [{ branch: 'env/staging', requiredChecks: ['mlops promotion'] }];
    const settings = { protectedBranches: seen({ looked, others: [] }) };
    const found = (deploysOn?: string) =>
      findings(settings, { workflows: [workflow, deploy], ...(deploysOn !== undefined && { deploysOn }) })
        .filter(({ what }) => what === 'bases')
        .map(({ state }) => state);
    expect(found('ubuntu-latest')).toEqual(['ok']);
    expect(found()).toEqual(['ok', 'warn']);
  });
});

describe('the doctor about the work tree on GitHub', () => {
  it('finds the workflow that renews the lock file, and that its pull requests cannot open', async () => {
    const root = mkdtempSync(join(tmpdir(), 'mlops-doctor-'));
    mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
    writeFileSync(join(root, '.github', 'workflows', 'mlops-lock.yml'), templates['mlops-lock.yml']);
    const { project } = loadProject('version: 1\ndatasets: { rides: "s3://acme/rides/" }\n', 'mlops.yaml');
    const found = await hostFindings({ kind: 'github', settings: sound }, root, project, {});
    rmSync(root, { recursive: true });
    const said = found.map(({ what, state, says }) => `${state} ${what}: ${says}`);
    expect(said).toContain('ok renewal: .github/workflows/mlops-lock.yml proposes what moves: rides');
    expect(said).toContainEqual(expect.stringMatching(/^bad token: jobs may not open pull requests/));
  });
});

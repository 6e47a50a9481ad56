import { describe, expect, it } from 'vitest';
import { githubFindings } from '../../../src/commands/doctor/github-findings.ts';
import type { WorkflowFile } from '../../../src/commands/doctor/workflow-files.ts';
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
  jobToken: seen('read'),
  forkApproval: seen('all_external_contributors'),
  runners: seen([{ name: 'gpu-1', labels: ['self-hosted', 'GPU'], online: true, version: '2.330.0' }]),
  runnerGroups: seen([{ name: 'gpus', workflows: [`${train}@refs/heads/main`] }]),
};

const workflow: WorkflowFile = {
  path: '.github/workflows/mlops-pull-request.yml',
  events: ['pull_request', 'merge_group'],
  runsUs: true,
  trainCalls: [`${train}@main`],
};

function findings(
  settings: Partial<HostSettings> = {},
  given: { runsOn?: string; workflows?: readonly WorkflowFile[]; env?: NodeJS.ProcessEnv } = {},
) {
  const { runsOn = '{ group: gpus, labels: [self-hosted, gpu] }', workflows = [workflow], env = {} } = given;
  const text = `version: 1
name: rides
models:
  m:
    data: data.csv
    train: { run: python train.py, timeout: 2h, runs-on: ${runsOn} }
    artifact: model.pkl
    metrics: metrics.json
    gates: { rmse: { max: 1 } }
`;
  const { project } = loadProject(text, 'mlops.yaml');
  return githubFindings({ settings: { ...sound, ...settings }, project, workflows, env });
}

/** Everything that is not ok, as `state what`. */
function complaints(...asked: Parameters<typeof findings>): readonly string[] {
  return findings(...asked)
    .filter(({ state }) => state !== 'ok')
    .map(({ state, what }) => `${state} ${what}`);
}

describe('the doctor on GitHub', () => {
  it('finds nothing to say about a repository that is set up', () => {
    expect(complaints()).toEqual([]);
    expect(findings().map(({ what }) => what)).toEqual([
      'github',
      'workflows',
      'merge',
      'token',
      'forks',
      'runner',
      'group',
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

  it('names what it could not see, by the permission that it takes', () => {
    const unseen = findings({ jobToken: hidden, runners: hidden }).find(({ what }) => what === 'unseen');
    expect(unseen?.says).toBe('the default token of jobs, runners');
    expect(unseen?.remedy).toContain('Administration: read');
  });
});

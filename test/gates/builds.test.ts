import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { loadProject } from '../../src/project/index.ts';

const projectOf = (build: string, source = 'data/hourly.csv') =>
  loadProject(
    `version: 1\ndatasets:\n  rides: data/rides.csv\n  hourly: { ${build}, source: ${source}, columns: { n: { type: integer, min: 0 } } }\n`,
    'mlops.yaml',
  ).project;
const appliedTo = (base: string, head: string) => {
  const { project, changes } = applyPolicy(projectOf(base), projectOf(head));
  return { build: project.datasets.get('hourly')?.build, told: changes.map(({ sentence }) => sentence) };
};
const base = 'from: rides, build: { run: make, secrets: [KEY], runs-on: big, timeout: 1h }';

describe('the policy of a dataset that a command makes', () => {
  it('has command, inputs and time of the head, secrets and runner of the base, and tells of each', () => {
    const { build, told } = appliedTo(
      base,
      'build: { run: make more, secrets: [KEY, TOKEN_OF_ALL], runs-on: huge, timeout: 2h }',
    );
    expect(build).toMatchObject({
      from: [],
      run: { text: 'make more' },
      timeout: 7_200_000,
      secrets: ['KEY'],
      runsOn: 'big',
    });
    expect(told).toEqual([
      'changes datasets.hourly.build: make → make more',
      'changes datasets.hourly.from: rides → (none)',
      'changes datasets.hourly.build.secrets: KEY → KEY, TOKEN_OF_ALL',
      'changes datasets.hourly.build.runs-on: big → huge',
    ]);
  });

  it('gives a command that the base does not know no secret and no machine', () => {
    const base = applyPolicy(
      loadProject('version: 1\ndatasets: { rides: data/rides.csv }\n', 'mlops.yaml').project,
      projectOf('from: rides, build: { run: make, secrets: [KEY], runs-on: [self-hosted, gpu] }'),
    );
    expect(base.project.datasets.get('hourly')?.build).toMatchObject({ secrets: [], runsOn: 'ubuntu-latest' });
  });

  it('says where given data are made by a command from now on, and keeps what was asked of them', () => {
    const given = loadProject(
      'version: 1\ndatasets:\n  rides: data/rides.csv\n  hourly: { source: data/hourly.csv, columns: { n: { type: integer, min: 5 } } }\n',
      'mlops.yaml',
    ).project;
    const { project, changes } = applyPolicy(given, projectOf('from: rides, build: make'));
    expect(project.datasets.get('hourly')).toMatchObject({ build: { run: { text: 'make' } } });
    expect(project.datasets.get('hourly')?.columns.get('n')?.min).toBe(5);
    expect(changes.map(({ sentence }) => sentence)).toContain('changes datasets.hourly.build: (none) → make');
  });

  it('is the same where nothing is said otherwise', () => {
    expect(appliedTo(base, base).told).toEqual([]);
  });
});

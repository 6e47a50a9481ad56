import { describe, expect, it } from 'vitest';
import { buildFingerprint, loadProject } from '../../../src/project/index.ts';
import { MlopsError } from '../../../src/support/problem.ts';

const root = `version: 1
include: [teams/*/mlops.yaml]
defaults: { env: { CITY: all }, secrets: [ROOT_KEY] }
datasets: { rides: { source: data/rides.csv } }
`;
const load = (entry: string, more = '') =>
  loadProject({
    file: 'mlops.yaml',
    text: root,
    included: new Map([['teams/east/mlops.yaml', { text: `${more}datasets:\n  zones: ${entry}\n` }]]),
  }).project.datasets.get('zones');
function refused(entry: string): readonly string[] {
  try {
    load(entry);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return error.problems.map(({ place, reason, message }) => `${place?.file}:${place?.line} ${reason} ${message}`);
  }
  throw new Error('the entry was accepted');
}

describe('a `build` of an included file', () => {
  it('begins with its paths at the folder of the file, runs there, and has the defaults of the file', () => {
    const zones = load(
      '{ from: rides, build: { run: make, code: [zones.py, /lib/**], params: params.yaml }, source: made/ }',
      'defaults: { env: { TEAM: east }, setup: none }\n',
    );
    expect(zones).toMatchObject({
      source: 'teams/east/made',
      build: {
        workingDirectory: 'teams/east',
        code: { kind: 'globs', globs: ['teams/east/zones.py', 'lib/**'] },
        params: [{ file: 'teams/east/params.yaml' }],
        setup: { kind: 'none' },
        secrets: ['ROOT_KEY'],
      },
    });
    expect(zones?.build?.env).toEqual(
      new Map([
        ['CITY', 'all'],
        ['TEAM', 'east'],
      ]),
    );
    expect(load('{ build: make, source: /teams/east/made.csv }')?.source).toBe('teams/east/made.csv');
  });

  it.each([
    ['/data/made.csv', 'is outside of `teams/east`, the folder of its file, in which the command runs'],
    ['.', 'is the whole folder `teams/east`, and the command leaves a part of it'],
  ])('is refused where it leaves %s', (source, message) => {
    const [first, ...others] = refused(`{ build: make, source: ${source} }`);
    expect(first).toMatch(/^teams\/east\/mlops\.yaml:2 contradiction /);
    expect(first).toContain(message);
    expect(others).toEqual([]);
  });

  it('is another one in another folder', () => {
    const inputs = {
      ...{ code: [], data: new Map(), params: new Map(), env: new Map(), seeds: [] },
      command: { kind: 'shell', text: 'make' },
      outputs: [{ kind: 'data', pattern: 'made.csv' }],
    } as const;
    const at = (workingDirectory: string) => buildFingerprint({ ...inputs, workingDirectory });
    expect(at('teams/east')).not.toBe(at('teams/west'));
    expect(at('teams/east')).not.toBe(at(''));
  });
});

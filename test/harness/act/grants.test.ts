import { describe, expect, it } from 'vitest';
import { defaultGrants, grantsOf } from './grants.ts';

const defaults = defaultGrants.read;
const caller = (permissions: string) =>
  `jobs: {train: {uses: ./.github/workflows/train.yml, permissions: ${permissions}}}`;

describe('what the jobs of a workflow may do', () => {
  it.each([
    ['nothing said: the setting of the repository', 'jobs: {a: {}}', defaults],
    ['nothing at all', 'permissions: {}\njobs: {a: {}}', {}],
    ['the workflow says it', 'permissions: {checks: write}\njobs: {a: {}}', { checks: 'write' }],
    [
      'the job says it instead of the workflow',
      'permissions: {checks: write}\njobs: {a: {permissions: {contents: read}}}',
      { contents: 'read' },
    ],
    ['none is nothing', 'permissions: {checks: none}\njobs: {a: {}}', {}],
  ])('%s', (_, text, expected) => {
    expect(grantsOf(text, { defaults }).get('a')).toEqual(expected);
  });

  it('knows the two words for everything', () => {
    expect(grantsOf('permissions: read-all\njobs: {a: {}}', { defaults }).get('a')).toMatchObject({ actions: 'read' });
    expect(grantsOf('permissions: write-all\njobs: {a: {}}', { defaults }).get('a')).toEqual(defaultGrants.write);
  });

  it('gives a called workflow what its caller has, and less where it says so', () => {
    const called = () => 'jobs: {fit: {permissions: {}}, keep: {}}';
    const found = grantsOf(caller('{contents: read}'), { defaults, called });
    expect([...found]).toEqual([
      ['train/fit', {}],
      ['train/keep', { contents: 'read' }],
    ]);
  });

  it('starts nothing where a called workflow asks for more', () => {
    const called = () => 'permissions: {contents: write}\njobs: {fit: {}}';
    expect(() => grantsOf(caller('{contents: read}'), { defaults, called })).toThrow(
      "train/fit is requesting 'contents: write', but is only allowed 'contents: read'",
    );
  });

  it('lets a fork write nothing', () => {
    const text = 'permissions: {checks: write, id-token: write}\njobs: {a: {}}';
    expect(grantsOf(text, { defaults, fork: true }).get('a')).toEqual({ checks: 'read' });
  });

  it.each([
    ['an unknown permission', 'permissions: {check: write}\njobs: {a: {}}', /no permission check/],
    ['an unknown level', 'permissions: {checks: admin}\njobs: {a: {}}', /checks cannot be "admin"/],
    ['no jobs', 'on: push', /no jobs/],
    ['a word instead of a mapping', 'permissions: all\njobs: {a: {}}', /not a mapping/],
    ['a call that nobody knows', 'jobs: {a: {uses: ./x.yml}}', /nobody said what/],
  ])('refuses %s', (_, text, message) => {
    expect(() => grantsOf(text, { defaults })).toThrow(message);
  });
});

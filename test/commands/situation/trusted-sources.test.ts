import { describe, expect, it } from 'vitest';
import { trustedSources } from '../../../src/commands/situation/trusted-sources.ts';
import type { Judged } from '../../../src/repository/index.ts';
import { load } from '../../project/support.ts';

const judged = (kind: Judged['candidate']['kind']): Judged =>
  ({ candidate: { sha: 'a', kind }, policy: { sha: 'b' } }) as Judged;
const { project } = load('version: 1\ndatasets: { a: s3://bucket/d/x.csv, b: data/x.csv }');

describe('our credentials are used', () => {
  it('in a workflow for what the base branch names alone, and for nothing where it has no project', () => {
    expect(
      trustedSources(
        'ci',
        judged('merge-result'),
        project,
        '[core]\nremote = r\n[\'remote "r"\']\nurl = s3://box/dvc\n',
      ),
    ).toEqual(['s3://bucket/d/x.csv', 's3://box/dvc/']);
    expect(trustedSources('ci', judged('branch-head'), undefined, undefined)).toEqual([]);
  });

  it('for everything on the default branch, and by who starts a command on their own machine', () => {
    expect(trustedSources('ci', judged('default-branch'), undefined, undefined)).toBe('all');
    expect(trustedSources('local', judged('branch-head'), project, undefined)).toBe('all');
  });
});

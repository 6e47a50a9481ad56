import { describe, expect, it } from 'vitest';
import { outcomeOfError, stopped } from '../../src/commands/failure.ts';
import { GitError } from '../../src/support/git.ts';

const system = (code: string) => Object.assign(new Error(`${code}: said by the system, mkdir '/x/.mlops'`), { code });
const git = (stderr: string) =>
  new GitError(['write-tree'], { code: 128, signal: null, stdout: Buffer.from(''), stderr });
const answer = (error: unknown) => {
  const { ends, reason, sentence } = outcomeOfError(error);
  return [ends, reason, sentence];
};

describe('what the system refuses', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s is a full disk', (code) => {
    expect(answer(system(code))).toEqual([
      'unavailable',
      'disk-full',
      `${code}: said by the system, mkdir '/x/.mlops'.`,
    ]);
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('%s is a right that this user does not have', (code) => {
    expect(answer(system(code)).slice(0, 2)).toEqual(['unavailable', 'access-denied']);
  });

  it.each([
    ['fatal: unable to write loose object file: No space left on device', 'disk-full'],
    ['error: insufficient permission for adding an object to repository database .git/objects', 'access-denied'],
    ["fatal: Unable to create '/x/.git/index.lock': Read-only file system", 'access-denied'],
    ['error: could not lock config file .git/config: Permission denied', 'access-denied'],
    ['git@github.com: Permission denied (publickey).', 'defect'],
    ['fatal: bad object HEAD', 'defect'],
  ])('said by git: %s', (stderr, reason) => {
    expect(answer(git(stderr))[1]).toBe(reason);
  });

  it('is not asked about where somebody stopped the command meanwhile', () => {
    const outcome = outcomeOfError(stopped(system('ENOSPC'), 'mlops train'));
    const sentence = 'mlops train was stopped.';
    expect(outcome).toMatchObject({ ends: 'cancelled', reason: 'cancelled', sentence });
  });

  it('anything else is a defect of ours', () => {
    expect(answer(new TypeError('x')).slice(0, 2)).toEqual(['defect', 'defect']);
    expect(answer('thrown').slice(0, 2)).toEqual(['defect', 'defect']);
  });
});

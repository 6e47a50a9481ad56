import { describe, expect, it } from 'vitest';
import { workTreeFinding } from '../../../src/commands/doctor/work-tree.ts';

describe('what doctor says of the work tree', () => {
  it('clean', () => {
    expect(workTreeFinding([])).toEqual({ what: 'work tree', state: 'ok', says: 'clean' });
  });

  it.each([
    [['train.py'], '1 uncommitted path (train.py); train and report need their inputs committed'],
    [['a', 'b'], '2 uncommitted paths; train and report need their inputs committed'],
  ])('%j uncommitted: a warning with what to do', (paths, says) => {
    expect(workTreeFinding(paths)).toMatchObject({ state: 'warn', says, remedy: expect.stringMatching(/git status/) });
  });
});

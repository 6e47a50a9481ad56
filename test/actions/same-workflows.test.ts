import { afterAll, describe, expect, it } from 'vitest';
import { otherWorkflows } from '../../src/actions/same-workflows.ts';
import { Git } from '../../src/support/git.ts';
import { makeWorld } from '../acceptance/harness.ts';

const file = '.github/workflows/mlops.yml';
const world = makeWorld({ [file]: 'first\n' });
afterAll(() => world.remove());
const git = new Git(world.clone);
const asked = async (commit: string, mayBeBase = false) =>
  (await otherWorkflows(git, commit, 'refs/heads/main', mayBeBase)) === undefined ? 'same' : 'other';

describe('the workflows that GitHub ran for a commit', () => {
  it('are those of the base unless the branch has touched them, whatever the base does later', async () => {
    world.branch('quiet');
    const quiet = world.commit('Quiet', { 'README.md': 'Quiet.\n' });
    world.git('switch', '--quiet', 'main');
    world.branch('loud');
    const loud = world.commit('Loud', { [file]: 'loud\n' });
    const back = world.commit('Back', { [file]: 'first\n' });
    world.git('switch', '--quiet', 'main');
    const moved = world.commit('Base', { [file]: 'second\n' });
    expect([await asked(quiet), await asked(loud), await asked(back)]).toEqual(['same', 'other', 'same']);
    expect([await asked(moved, true), await asked(moved)]).toEqual(['same', 'other']);

    world.git('merge', '--quiet', '--no-ff', '--no-edit', '-X', 'ours', 'loud');
    world.git('switch', '--quiet', '--create', 'on-loud', loud);
    const onLoud = world.commit('On it', { 'README.md': 'On it.\n' });
    // What a merged branch held on its way was never the base's.
    expect([await asked(loud), await asked(onLoud)]).toEqual(['other', 'other']);
  });

  it('are not known of a commit that nobody has', async () => {
    expect(await otherWorkflows(git, 'f'.repeat(40), 'refs/heads/main', true)).toMatch(/origin does not give/);
  });
});

import { expect, it } from 'vitest';
import type { EnvironmentState } from '../../../src/commands/promotion/read-environments.ts';
import { reasonOf, takenBackHere } from '../../../src/commands/promotion/taken-back.ts';
import { renderRelease } from '../../../src/promotion/index.ts';
import { fileHistory, openRepository } from '../../../src/repository/index.ts';
import { environment, ref } from '../../promotion/facts.ts';
import { plain } from '../../promotion/release.ts';
import { makeScene } from '../../repository/scene.ts';

const path = 'releases/delay/release.yaml';
const version = (number: number) =>
  renderRelease({ ...plain, version: number, previous: number === 1 ? null : ref(1) });
const settings = renderRelease({ ...plain, version: 1, previous: ref(1), env: { LANG: 'de' } });

/** A branch that has had these texts, each by a commit with this message. */
async function branch() {
  const { folder, commit, git } = await makeScene();
  const repository = await openRepository(folder);
  const put = async (text: string | null, message: string) => {
    if (text === null) await git('rm', '--quiet', path);
    await commit(text === null ? {} : { [path]: text });
    await git('commit', '--quiet', '--amend', '--message', message);
    return await git('rev-parse', 'HEAD');
  };
  const found = async () => {
    const tip = await git('rev-parse', 'HEAD');
    const files = await fileHistory(repository, tip, 'releases');
    const history = new Map([['delay', files.get(path) ?? []]]);
    const state: Pick<EnvironmentState, 'environment' | 'history'> = { environment: environment(), history };
    return await takenBackHere(state, 'delay', repository);
  };
  return { put, found, git };
}

it('is said with the word of whoever took settings back, which stands in the commit alone', async () => {
  const { put, found } = await branch();
  await put(version(1), 'Promote delay 1 to production');
  expect(await found()).toBeUndefined();
  await put(settings, 'Promote delay 1 to production');
  expect(await found()).toBeUndefined();
  const back = await put(version(1), 'Revert "Promote delay 1 to production"\n\nport 80 is taken');
  expect(await found()).toMatchObject({ version: 1, to: 1, commit: back, because: 'port 80 is taken' });
  await put(version(2), 'Promote delay 2 to production');
  expect(await found()).toBeUndefined();
});

it('is found in what a merge brought, and where the release was removed', async () => {
  const { put, found, git } = await branch();
  await put(version(1), 'Promote delay 1 to production');
  await put(version(2), 'Promote delay 2 to production');
  await git('switch', '--quiet', '--create', 'back');
  await put(version(1), 'Revert delay 2 in production, back to 1\n\nwrong on Mondays');
  await git('switch', '--quiet', '-');
  await git('merge', '--quiet', '--no-ff', '--message', 'Merge pull request 3', 'back');
  expect(await found()).toMatchObject({ version: 2, to: 1, because: 'wrong on Mondays' });
  await put(null, 'Away with it');
  const gone = await found();
  expect(gone).toMatchObject({ version: 1, to: null });
  expect(gone).not.toHaveProperty('because');
});

it('takes nothing for a reason that git, a forge or a tool writes by itself', () => {
  expect(reasonOf('Revert "Promote m 2"\n\nThis reverts commit 0123abc.\n')).toBeUndefined();
  expect(reasonOf('Revert "Promote m 2" (#4)\n\nReverts acme/rides#3\n\nSigned-off-by: A <a@b.c>')).toBeUndefined();
  expect(reasonOf('Promote m 2\n\nbecause')).toBeUndefined();
  expect(reasonOf('Revert "Promote m 2"\n\nThis reverts commit 0123abc.\n\nIt lies\non Mondays.')).toBe(
    'It lies on Mondays.',
  );
});

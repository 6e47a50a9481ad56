import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fetchPull } from '../../src/actions/fetch-pull.ts';
import { Git } from '../../src/support/git.ts';

const folder = await mkdtemp(join(tmpdir(), 'fetch-pull-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const origin = new Git(folder);
await origin.text(['init', '--quiet', '--bare']);
const commit = async (message: string) => {
  const tree = await origin.text(['hash-object', '-w', '-t', 'tree', '/dev/null']);
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return (await origin.text([...who, 'commit-tree', tree.trim(), '-m', message])).trim();
};
const head = await commit('Of the fork');
await origin.text(['update-ref', 'refs/pull/7/head', head]);
await origin.text(['remote', 'add', 'origin', folder]);

it('takes the commit that the event names, where git has it as the head of the pull request', async () => {
  expect(await fetchPull(origin, { number: 7, head }, 'main', '')).toBe(head);
});

it.each([
  ['git has another one', 7, head],
  ['git has none', 8, 'no commit'],
])('judges nothing that git does not have as the head, whatever the API says: %s', async (_, number, has) => {
  const other = await commit('Not pushed yet');
  await expect(fetchPull(origin, { number, head: other }, 'main', '')).rejects.toMatchObject({
    ends: 'unavailable',
    problems: [
      {
        reason: 'fork-not-fetched',
        message: `git has ${has.slice(0, 12)} as head of pull request ${number}, not ${other.slice(0, 12)}.`,
      },
    ],
  });
});

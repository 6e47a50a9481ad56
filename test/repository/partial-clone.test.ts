import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openRepository, readCommit, readTexts } from '../../src/repository/index.ts';
import { Git } from '../../src/support/git.ts';
import { resolve, sceneAt, temporaryFolder } from './scene.ts';

const many = Array.from({ length: 12 }, (_, index) => index);
const contents = (word: string) =>
  Object.fromEntries(
    many.flatMap((at) => [
      [`code/${at}.py`, `${word} ${at}`],
      [`data/${at}.csv`, `id\n${word}${at}\n`],
    ]),
  );

/** A clone as runners have it: of the newest commit all, of the others only which files they have. */
async function cloneWithoutContents() {
  const folder = await temporaryFolder();
  const outside = new Git(folder);
  await outside.text(['init', '--quiet', '--bare', '--initial-branch=main', 'origin.git']);
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant']) {
    await outside.text(['--git-dir', 'origin.git', 'config', key, 'true']);
  }
  await outside.text(['init', '--quiet', 'source']);
  const source = await sceneAt(join(folder, 'source'));
  await source.commit(contents('old'));
  await source.commit(contents('new'));
  await source.git('push', '--quiet', join(folder, 'origin.git'), 'HEAD:refs/heads/main');
  const address = pathToFileURL(join(folder, 'origin.git')).href;
  await outside.text(['clone', '--quiet', '--filter=blob:none', address, 'clone']);
  return { clone: join(folder, 'clone'), trace: join(folder, 'trace.json') };
}

it('a clone without contents fetches what is read of an older commit in one trip, and no code', async () => {
  const { clone, trace } = await cloneWithoutContents();
  process.env['GIT_TRACE2_EVENT'] = trace;
  try {
    const trips = () => readFileSync(trace, 'utf8').match(/"event":"cmd_name"[^\n]*"name":"fetch"/g)?.length ?? 0;
    const { git } = await openRepository(clone);
    const commit = await readCommit(git, 'HEAD^');
    expect([commit.tree.length, trips()]).toEqual([24, 0]);
    const scene = await sceneAt(clone);
    const dataset = await resolve(scene, 'data/*.csv', 'HEAD^');
    expect(dataset.files.map(({ bytes }) => bytes)).toEqual(many.toSorted().map((at) => `id\nold${at}\n`.length));
    expect(trips()).toBe(1);
    const texts = await readTexts(git, commit, ['code/1.py', 'code/2.py', 'code/3.py', 'data/1.csv']);
    expect([texts.get('code/3.py'), texts.get('data/1.csv'), trips()]).toEqual(['old 3', 'id\nold1\n', 2]);
    expect((await git.try(['cat-file', '-e', 'HEAD^:code/7.py'], { env: { GIT_NO_LAZY_FETCH: '1' } })).code).not.toBe(
      0,
    );
  } finally {
    delete process.env['GIT_TRACE2_EVENT'];
    rmSync(trace, { force: true });
  }
});

import { describe, expect, it } from 'vitest';
import { putTags } from '../../src/repository/index.ts';
import { newBare, newClone, newScene } from '../ledger/scene.ts';

async function world(withRemote: boolean) {
  const scene = await newScene();
  await newClone(scene, 'clone', withRemote ? await newBare(scene, 'origin.git') : undefined);
  const git = scene.git('clone');
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  const commits: string[] = [];
  for (const message of ['one', 'two']) {
    await git.text([...who, 'commit', '--quiet', '--allow-empty', '-m', message]);
    commits.push(await git.text(['rev-parse', 'HEAD']));
  }
  if (withRemote) await git.text(['push', '--quiet', 'origin', 'HEAD:refs/heads/main']);
  const remote = withRemote ? 'origin' : undefined;
  return { scene, git, seen: scene.git(withRemote ? 'origin.git' : 'clone'), place: { git, remote }, commits };
}

const tag = (name: string, commit: string | undefined) => {
  return { name, commit: commit ?? '', at: '2026-11-22T20:30:00.000Z', message: 'delay 1: pass\n\nrun: 1' };
};

describe.each([
  ['a remote', true],
  ['one machine', false],
])('tags of versions on %s', (_, withRemote) => {
  it('are annotated, are made once, and are the same whoever makes them', async () => {
    const { seen, place, commits } = await world(withRemote);
    const wanted = [tag('delay@v1.0.0', commits[0]), tag('delay#staging#1', commits[0])];
    expect(await putTags(place, wanted)).toEqual({ made: ['delay@v1.0.0', 'delay#staging#1'], elsewhere: [] });
    const text = await seen.text(['cat-file', '-p', 'refs/tags/delay@v1.0.0']);
    expect(text).toMatch(
      /^object \w+\ntype commit\ntag delay@v1\.0\.0\ntagger mlops <mlops@localhost> 1795379400 \+0000\n\ndelay 1: pass/,
    );
    await seen.text(['fsck', '--strict']);
    const before = await seen.text(['rev-parse', 'refs/tags/delay@v1.0.0']);
    expect(await putTags(place, wanted)).toEqual({ made: [], elsewhere: [] });
    await seen.text(['update-ref', '-d', 'refs/tags/delay@v1.0.0']);
    expect((await putTags(place, wanted)).made).toEqual(['delay@v1.0.0']);
    expect(await seen.text(['rev-parse', 'refs/tags/delay@v1.0.0'])).toBe(before);
  });

  it('that stand elsewhere are told and never moved, plain ones as well; the others are made', async () => {
    const { seen, place, commits } = await world(withRemote);
    await seen.text(['update-ref', 'refs/tags/delay@v1.0.0', commits[1] ?? '']);
    await seen.text(['update-ref', 'refs/tags/delay@v2.0.0', commits[1] ?? '']);
    const wanted = [tag('delay@v1.0.0', commits[0]), tag('delay@v2.0.0', commits[1]), tag('other@v1.0.0', commits[0])];
    const elsewhere = [{ name: 'delay@v1.0.0', commit: commits[1] }];
    expect(await putTags(place, wanted)).toEqual({ made: ['other@v1.0.0'], elsewhere });
    expect(await seen.text(['rev-parse', 'refs/tags/delay@v1.0.0'])).toBe(commits[1]);
  });
});

describe('a remote that takes no tags', () => {
  it('is told with what it said, and has none', async () => {
    const { seen, place, commits } = await world(true);
    await seen.text(['config', 'transfer.hideRefs', 'refs/tags']);
    const found = await putTags(place, [tag('delay@v1.0.0', commits[0])]);
    expect([found.made, found.refused]).toEqual([[], expect.stringMatching(/hidden|denied|deny/)]);
  });

  it('is an error where it cannot be asked', async () => {
    const { scene, place, commits } = await world(true);
    await scene.git('clone').text(['remote', 'set-url', 'origin', `${scene.folder}/nowhere.git`]);
    await expect(putTags(place, [tag('delay@v1.0.0', commits[0])])).rejects.toMatchObject({
      problems: [{ reason: 'tags-unavailable' }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { openPromotionDesk } from '../../src/forge/index.ts';
import { openEnvironmentBranch, openRepository } from '../../src/repository/index.ts';
import { newBare, newClone, newScene } from '../ledger/scene.ts';

const release = 'releases/delay/release.yaml';
const branch = 'mlops/promotion/staging/delay/v2';
const base = 'env/staging';
const digest = `sha256:${'a'.repeat(64)}`;
const about = { model: 'delay', version: 2, digest, releaseDigest: digest };
const wanted = { branch, base, title: 'Promote delay 2 to staging', body: 'text', about };

async function world(remote: 'origin' | undefined) {
  const scene = await newScene();
  const address = remote && (await newBare(scene, 'origin.git'));
  await newClone(scene, 'clone', address);
  const folder = scene.git('clone').folder;
  const repository = await openRepository(folder);
  const environment = await openEnvironmentBranch({ repository, remote, branch: base });
  await environment.put({ files: new Map([[release, 'one']]), seen: new Map(), message: 'Begin' });
  const { commit } = await environment.propose(branch, {
    files: new Map([[release, 'two']]),
    message: 'Promote',
    open: false,
  });
  const desk = () =>
    openPromotionDesk({
      repository: folder,
      env: {},
      ...(remote !== undefined && address !== undefined && { remote: { name: remote, address } }),
    });
  const git = scene.git(remote === undefined ? 'clone' : 'origin.git');
  return { desk, git, commit, repository, remote };
}

describe.each([['origin' as const], [undefined]])('promotion pull requests with the remote %s', (remote) => {
  it('are opened once, with what merging would change', async () => {
    const { desk, commit } = await world(remote);
    const opened = await (await desk()).put(wanted);
    expect(opened).toMatchObject({ ...wanted, number: 1, state: 'open', head: commit, approvals: 0, paths: [release] });
    expect(Date.parse(opened.openedAt)).toBeLessThanOrEqual(Date.now());
    const again = await (await desk()).put({ ...wanted, body: 'newer' });
    expect(again).toEqual({ ...opened, body: 'newer' });
    expect(await (await desk()).pulls(base)).toEqual([again]);
    expect(await (await desk()).pulls('env/production')).toEqual([]);
  });

  it('are merged as they were looked at, and once', async () => {
    const { desk, git, commit } = await world(remote);
    const { number } = await (await desk()).put(wanted);
    expect(await (await desk()).merge(number, commit, 'Promote delay 2')).toBe('merged');
    expect(await git.text(['show', `${base}:${release}`])).toBe('two');
    expect(await (await desk()).pulls(base)).toMatchObject([{ number, state: 'merged' }]);
    expect(await (await desk()).merge(number, commit, 'Promote delay 2')).toBe('moved');
  });

  it('are merged where somebody has pushed their head to the base', async () => {
    const { desk, git, commit } = await world(remote);
    const { number } = await (await desk()).put(wanted);
    await git.text(['update-ref', `refs/heads/${base}`, commit]);
    expect(await (await desk()).pulls(base)).toMatchObject([{ number, state: 'merged', paths: [] }]);
  });

  it('are not merged where their head is another, or they conflict', async () => {
    const { desk, git, commit, repository } = await world(remote);
    const { number } = await (await desk()).put(wanted);
    expect(await (await desk()).merge(number, '0'.repeat(40), 'Promote')).toBe('moved');
    const environment = await openEnvironmentBranch({ repository, remote, branch: base });
    const seen = new Map([[release, 'one']]);
    await environment.put({ files: new Map([[release, 'by hand']]), seen, message: 'By hand' });
    expect(await (await desk()).merge(number, commit, 'Promote')).toBe('moved');
    expect(await git.text(['show', `${base}:${release}`])).toBe('by hand');
  });

  it('are closed by a word, or by hand where somebody removes their branch', async () => {
    const { desk, git } = await world(remote);
    const first = await (await desk()).put(wanted);
    await git.text(['update-ref', '-d', `refs/heads/${branch}`]);
    expect(await (await desk()).pulls(base)).toMatchObject([{ number: first.number, state: 'gone', paths: [] }]);
    await (await desk()).close(first.number, 'closed', 'superseded');
    await (await desk()).close(first.number, 'merged', 'too late');
    expect(await (await desk()).pulls(base)).toMatchObject([{ number: first.number, state: 'closed' }]);
  });
});

it('a repository on GitHub promotes nothing from here', async () => {
  const { repository } = await world(undefined);
  const remote = { name: 'origin', address: 'https://github.com/acme/rides.git' };
  await expect(openPromotionDesk({ repository: repository.root, remote, env: {} })).rejects.toMatchObject({
    ends: 'unavailable',
    problems: [{ reason: 'forge-no-promotion' }],
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { openDigestCache, openRepository, readCommit, resolveDatasets } from '../../src/repository/index.ts';
import { openSources } from '../../src/sources/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { startBucket } from '../harness/bucket.ts';
import { load } from '../project/support.ts';
import { hurried } from '../sources/scene.ts';
import { contents, problems } from './resolved.ts';
import { makeScene, nowhere, refusal, type Scene } from './scene.ts';

async function bucket(objects: Readonly<Record<string, string>>) {
  const server = await startBucket();
  onTestFinished(() => server.stop());
  for (const [key, content] of Object.entries(objects)) server.objects.set(key, Buffer.from(content));
  const env = { HOME: '/nonexistent', ...server.env };
  return { server, sources: () => openSources({ env, trusted: 'all', pace: hurried }) };
}

async function resolved(scene: Scene, datasets: string, sources: ReturnType<typeof openSources>) {
  const repository = await openRepository(scene.folder);
  const cache = await openDigestCache(`${scene.folder}/.mlops/digests.json`);
  const { project } = load(`version: 1\ndatasets:\n${datasets}`);
  const all = project.datasets.values();
  return resolveDatasets(repository, await readCommit(repository.git, 'HEAD'), all, cache, sources);
}

async function one(scene: Scene, dataset: string, sources: ReturnType<typeof openSources>) {
  return (await resolved(scene, `  d: ${dataset}\n`, sources)).get('d') ?? expect.fail('the dataset is there');
}

describe('a dataset behind an address', () => {
  it('has a version without a byte read: the same while no object changes, another after that', async () => {
    const [scene, { server, sources }] = [await makeScene(), await bucket({ 'd/a.csv': '1', 'd/b.csv': '2' })];
    await scene.commit();
    const versions = [];
    for (const change of [undefined, ['d/a.csv', '3'], ['d/a.csv', '1'], ['d/c.csv', '1']]) {
      if (change?.[0] !== undefined) server.objects.set(change[0], Buffer.from(change[1] ?? ''));
      versions.push((await one(scene, 's3://models/d/*.csv', sources())).digest);
    }
    expect(versions[1]).not.toBe(versions[0]);
    expect(versions[2]).toBe(versions[0]);
    expect(versions[3]).not.toBe(versions[0]);
    expect(server.requests.every(({ url }) => url.searchParams.has('list-type'))).toBe(true);
    const found = await one(scene, 's3://models/d/*.csv', sources());
    expect(await contents(scene, found, sources())).toEqual([
      's3/models/d/a.csv=1',
      's3/models/d/b.csv=2',
      's3/models/d/c.csv=1',
    ]);
  });

  it('of one file is held against its digest before anybody reads it', async () => {
    const [scene, { server, sources }] = [await makeScene(), await bucket({ 'd/a.csv': 'content' })];
    await scene.commit();
    const written = `{ source: s3://models/d/a.csv, digest: 'sha256:${sha256('content')}' }`;
    const found = await one(scene, written, sources());
    expect(await contents(scene, found, sources())).toEqual(['s3/models/d/a.csv=content']);
    server.objects.set('d/a.csv', Buffer.from('contend'));
    const changed = await one(scene, written, sources());
    expect(changed.digest).toBe(found.digest);
    expect(await contents(scene, changed, sources())).toEqual(['s3/models/d/a.csv=content']); // kept here by its digest
    const other = await one(scene, written.replace(/:[0-9a-f]{64}/, `:${sha256('never')}`), sources());
    expect(await refusal(contents(scene, other, sources()))).toMatch(
      /^fail source-other-content: d\/a\.csv of the bucket/,
    );
  });

  it('of several files is held against one digest of all, wherever they lie', async () => {
    const [scene, { server, sources }] = [
      await makeScene(),
      await bucket({ 'd/a.csv': '1', 'd/b.csv': '2', 'e/f/a.csv': '1', 'e/f/b.csv': '2' }),
    ];
    await scene.commit();
    const wrong = `sha256:${sha256('')}`;
    const written = (folder: string, digest: string) =>
      `{ source: 's3://models/${folder}/*.csv', digest: '${digest}' }`;
    const said = await refusal(contents(scene, await one(scene, written('d', wrong), sources()), sources()));
    const right =
      /^fail source-other-content: d: the content of \S+ is (sha256:[0-9a-f]{64}), and `digest` asks for sha256:e3b0/.exec(
        said,
      )?.[1] ?? said;
    for (const folder of ['d', 'e/f']) {
      const found = await one(scene, written(folder, right), sources());
      expect(found.digest).toBe(right.replace('sha256:', ''));
      expect(await contents(scene, found, sources())).toHaveLength(2);
    }
    server.objects.set('d/b.csv', Buffer.from('3'));
    expect(await refusal(contents(scene, await one(scene, written('d', right), sources()), sources()))).toMatch(
      /source-other-content/,
    );
  });

  it('of several files has another digest where another folder name=value is around all of them', async () => {
    const objects = ['y=1/a.csv', 'y=1/b.csv', 'y=2/a.csv', 'y=2/b.csv', 'copy/y=1/a.csv', 'copy/y=1/b.csv'];
    const [scene, { sources }] = [
      await makeScene(),
      await bucket(Object.fromEntries(objects.map((key) => [key, '1']))),
    ];
    await scene.commit();
    const digests = [];
    for (const folder of ['y=1', 'y=2', 'copy/y=1']) {
      const written = `{ source: 's3://models/${folder}/*.csv', digest: 'sha256:${sha256('')}' }`;
      const said = await refusal(contents(scene, await one(scene, written, sources()), sources()));
      digests.push(/is (sha256:[0-9a-f]{64})/.exec(said)?.[1]);
    }
    expect(digests[1]).not.toBe(digests[0]);
    expect(digests[2]).toBe(digests[0]);
  });

  it('that cannot be had is a problem of its own, and the others go on', async () => {
    const [scene, { server, sources }] = [await makeScene(), await bucket({ 'd/a.csv': '1' })];
    await scene.commit({ 'x.csv': 'x' });
    server.fault = ({ url }) => (url.searchParams.get('prefix') === 'e' ? { status: 403 } : undefined);
    const found = await resolved(
      scene,
      '  a: s3://models/d/\n  b: s3://models/e/\n  c: x.csv\n  n: s3://models/none/*.csv\n',
      sources(),
    );
    expect([...found.values()].map((each) => [each.files.length, each.ends, problems(each)[0]?.slice(0, 14)])).toEqual([
      [1, undefined, undefined],
      [0, 'unavailable', 'source-refused'],
      [1, undefined, undefined],
      [0, 'fail', 'source-empty: '],
    ]);
    const refused = found.get('b') ?? expect.fail('it is there');
    expect(await refusal(contents(scene, refused, sources()))).toMatch(/^unavailable source-refused/);
    expect(problems(await one(scene, 's3://models/d/', nowhere))).toEqual([
      'source-offline: s3://models/d/ is not asked with --offline.',
    ]);
  });

  it('behind https is known before anybody is asked', async () => {
    const scene = await makeScene();
    await scene.commit();
    const written = `{ source: https://example.org/a.csv, digest: 'sha256:${sha256('content')}' }`;
    const found = await one(scene, written, nowhere);
    expect(found.files).toMatchObject([{ path: 'https/example.org/a.csv', id: `sha256:${sha256('content')}` }]);
    expect(await refusal(contents(scene, found, nowhere))).toMatch(/^unavailable source-offline/);
  });
});

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deployableOf } from '../../../src/commands/deploying/deployable.ts';
import type { Release } from '../../../src/promotion/types.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { openFolderStore, putFile } from '../../../src/store/index.ts';
import { makeScene } from '../../repository/scene.ts';

const project = `version: 1
datasets: { rides: data/*.csv }
models: { m: { working-directory: models/m, data: rides, train: a, artifact: m.txt } }
`;

async function world() {
  const scene = await makeScene();
  await scene.commit({
    'mlops.yaml': project,
    'data/rides.csv': 'a\n1\n',
    'models/m/serve.py': 'print()\n',
    'lib/shared.py': '\n',
  });
  const folder = mkdtempSync(join(tmpdir(), 'mlops-deployable-'));
  const store = openFolderStore(join(folder, 'store'));
  await writeFile(join(folder, 'm.txt'), 'weights');
  const { digest, bytes } = await putFile(store, join(folder, 'm.txt'));
  const code = join(folder, 'code');
  await mkdir(code);
  const repository = await openRepository(scene.folder);
  const tip = await scene.git('rev-parse', 'HEAD');
  const release: Release = {
    ...{ schemaVersion: 1, environment: 'staging', model: 'm', version: 3, fingerprint: 'a'.repeat(64) },
    artifact: { digest, files: [{ path: 'deep/m.txt', digest, bytes }] },
    ...{ commit: tip, store: 'unused', verdict: 'pass', gates: [] },
    serve: { health: '/health', startWithin: 1000, secrets: [], verify: [] },
    ...{ workingDirectory: 'models/m', env: { A: '1' }, verify: [], onFailure: 'propose', previous: null },
    target: { kind: 'local', folder: 'served', ports: new Map() },
  };
  return {
    folder,
    git: (...args: readonly string[]) => scene.git(...args),
    commit: scene.commit,
    release,
    request: { repository, store, projectFile: 'mlops.yaml', code, signal: new AbortController().signal, tip },
  };
}

it('a release is the code of its commit without the data, and a way to bring its model', async () => {
  const { folder, release, request } = await world();
  const wanted = await deployableOf(release, request);
  expect(wanted).toMatchObject({ model: 'm', version: 3, digest: release.artifact.digest, env: { A: '1' } });
  expect(wanted.code).toBe(join(request.code, 'models/m'));
  expect((await readdir(request.code)).toSorted()).toEqual(['lib', 'mlops.yaml', 'models']);
  await wanted.bring(join(folder, 'brought'));
  expect(existsSync(join(folder, 'brought', 'deep', 'm.txt'))).toBe(true);
});

it('what only serving reads is of a commit of its own, everything else of that of the version', async () => {
  const { release, request, git, commit } = await world();
  const fixed = await commit({
    'models/m/serve.py': 'print("fixed")\n',
    'models/m/web/new.py': '\n',
    'lib/shared.py': 'changed = True\n',
  });
  const code = { commit: fixed, files: ['models/m/**', '!models/m/web/old.py'] };
  const wanted = await deployableOf({ ...release, serve: { ...release.serve, code } }, { ...request, tip: fixed });
  expect(readFileSync(join(wanted.code, 'serve.py'), 'utf8')).toBe('print("fixed")\n');
  expect(existsSync(join(wanted.code, 'web/new.py'))).toBe(true);
  expect(readFileSync(join(request.code, 'lib/shared.py'), 'utf8')).toBe('\n');
  expect(wanted.serve).not.toHaveProperty('code');
  const foreign = await git('commit-tree', '-m', 'Not merged', `${fixed}^{tree}`, '-p', fixed);
  const hostile = { ...release, serve: { ...release.serve, code: { ...code, commit: foreign } } };
  await expect(deployableOf(hostile, { ...request, tip: fixed })).rejects.toMatchObject({
    problems: [{ reason: 'release-not-merged' }],
  });
});

it('a commit that the default branch does not have runs nothing', async () => {
  const { release, request, git } = await world();
  const commit = await git('commit-tree', '-m', 'Not merged', `${release.commit}^{tree}`, '-p', release.commit);
  await expect(deployableOf({ ...release, commit }, request)).rejects.toMatchObject({
    ends: 'input',
    problems: [{ reason: 'release-not-merged' }],
  });
});

it('a model that asks for an image is not deployed without it', async () => {
  const { release, request, commit } = await world();
  const serve = 'serve: { run: python serve.py, image: { build: Dockerfile } }';
  const models = `models: { m: { train: x, artifact: a, ${serve} } }`;
  const asking = await commit({ 'mlops.yaml': `version: 1\n${models}\n` });
  await expect(deployableOf({ ...release, commit: asking }, { ...request, tip: asking })).rejects.toMatchObject({
    ends: 'input',
    problems: [{ reason: 'image-not-built' }],
  });
});

it('a commit that this clone does not have is told with the way to get it', async () => {
  const { release, request } = await world();
  await expect(deployableOf({ ...release, commit: 'b'.repeat(40) }, request)).rejects.toMatchObject({
    ends: 'input',
    problems: [{ reason: 'release-commit-gone' }],
  });
});

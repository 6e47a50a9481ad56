import { expect, it } from 'vitest';
import { openGoldenSource } from '../../../src/commands/deploying/golden-source.ts';
import type { GoldenStep } from '../../../src/project/types.ts';
import type { Release } from '../../../src/promotion/types.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { openFolderStore } from '../../../src/store/index.ts';
import { plain } from '../../promotion/release.ts';
import { makeScene, nowhere } from '../../repository/scene.ts';

const project = `version: 1
datasets: { test: { source: gone/*.csv, key: id } }
models: { m: { train: a, artifact: m.txt } }
`;
const golden = { dataset: 'test', key: ['id'], label: 'y', cluster: [], metrics: [], limits: [] };
const step: GoldenStep = {
  ...{ kind: 'golden', dataset: 'test', rows: 10, minRows: 1, protocol: { kind: 'v1' } },
  ...{ batch: 1, within: 1000, tolerance: 0 },
};

async function source(more: Partial<Release>) {
  const scene = await makeScene();
  await scene.commit({ 'mlops.yaml': project });
  const repository = await openRepository(scene.folder);
  const release = { ...plain, commit: await scene.git('rev-parse', 'HEAD'), ...more };
  const unused = () => Promise.reject(new Error('not asked'));
  const ledger = {
    read: unused,
    readMany: unused,
    list: unused,
    write: unused,
    history: () => expect.fail('not asked'),
  };
  const progress = { stage: unused, note: () => undefined, output: () => undefined };
  return openGoldenSource(release, {
    ...{ repository, ledger, store: openFolderStore(`${scene.folder}/store`), projectFile: 'mlops.yaml' },
    ...{
      ports: {
        openDatabase: unused,
        openEngine: unused,
        openSources: () => nowhere,
        reasons: { endsOf: () => undefined, remedyOf: () => undefined },
        progress: { ...progress, stage: (_, work) => work(() => undefined) },
      },
    },
    folder: `${scene.folder}/golden`,
  });
}

const reasonOf = (problems: readonly string[]) => ({ problems: problems.map((reason) => ({ reason })) });

it('rows that no release names, or that its commit does not declare, are told', async () => {
  const missing = reasonOf(['release-golden-missing']);
  await using none = await source({});
  await expect(none.read(step)).rejects.toMatchObject(missing);
  await using other = await source({ golden });
  await expect(other.read({ ...step, dataset: 'train' })).rejects.toMatchObject(missing);
  await using undeclared = await source({ golden: { ...golden, dataset: 'later' } });
  await expect(undeclared.read({ ...step, dataset: 'later' })).rejects.toMatchObject(missing);
});

it('rows that are not in the commit are told as by a training', async () => {
  await using gone = await source({ golden });
  await expect(gone.read(step)).rejects.toMatchObject(reasonOf(['no-files-match']));
});

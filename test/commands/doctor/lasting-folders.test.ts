import { expect, it } from 'vitest';
import { folderFindings } from '../../../src/commands/doctor/lasting-folders.ts';
import { loadProject } from '../../../src/project/index.ts';

function said(store: string, folder: string): readonly string[] {
  const text = `version: 1
store: ${store}
models:
  m: { data: d.csv, train: sh t.sh, artifact: m.pkl, metrics: m.json, gates: { rmse: { max: 1 } }, serve: sh s.sh }
environments:
  staging: { target: { kind: local, folder: ${folder} } }
  own: { target: { kind: command, apply: sh apply.sh } }
`;
  return folderFindings(loadProject(text, 'mlops.yaml').project).map(({ what, says }) => `${what}: ${says}`);
}

it('a store and a target outside of the checkout are nothing to speak of', () => {
  for (const store of ['oci://ghcr.io/acme/models', 's3://acme/models', '/mnt/models']) {
    expect(said(store, '/srv/staging')).toEqual([]);
  }
});

it('a store in the checkout makes no version, and a target in it does not last', () => {
  expect(said('.mlops/store', 'served/staging')).toEqual([
    'store: `store: .mlops/store` is a folder of a job’s checkout, which goes with the job: no version is made',
    'target: staging: the target `served/staging` is a folder of a job’s checkout, which the next job cleans',
  ]);
});

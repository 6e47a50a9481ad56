import { expect, it } from 'vitest';
import { findSituation } from '../../../src/commands/situation/find-situation.ts';
import { makeScene } from '../../repository/scene.ts';
import { ports } from './bare-ports.ts';

const change = { projectFile: 'mlops.yaml', remote: 'origin', offline: false, uncommitted: 'include' } as const;
const text = (serve: string, environments = '') => `version: 1
datasets: { rows: { source: rows.csv, key: id } }
models:
  m:
    data: { train: train.csv, test: rows }
    train: bash train.sh
    artifact: m
    evaluate: { run: bash predict.sh, code: [predict.sh], predictions: p.csv, task: binary, label: { dataset: rows, column: y } }
    ${serve}
${environments}`;
const served = 'serve: { run: bash serve.sh, secrets: [TOKEN], verify: [{ run: bash smoke.sh }, { http: /health }] }';
const live = `environments:
  live: { target: { kind: local, folder: /srv/models, ports: { m: 8080 } }, verify: [{ run: bash look.sh }] }
`;

it.each([
  ['serve that is new', text(''), text(served)],
  ['another command that serves', text(served), text(served.replace('serve.sh', 'other.sh'))],
  ['another verification', text(served), text(served.replace('/health', '/ready'))],
  ['serve that is gone', text(served), text('')],
  ['an environment that is new', text(served), text(served, live)],
  ['another target', text(served, live), text(served, live.replace('8080', '8081'))],
])('%s leaves the fingerprints of training and scoring as they are', async (_, before, after) => {
  const scene = await makeScene();
  const files = { 'rows.csv': 'id,y\n1,0\n', 'train.csv': 'id,x\n2,1\n', 'train.sh': '', 'predict.sh': '' };
  await scene.commit({ ...files, 'mlops.yaml': before });
  await scene.commit({ 'mlops.yaml': after });
  const { candidate, baseline, project } = await findSituation({ ...change, folder: scene.folder }, ports);
  const [now, then] = [candidate, baseline].map((side) => side?.facts.models.get('m'));
  expect(project.models.get('m')?.serve === undefined).toBe(!after.includes('serve:'));
  expect(project.environments.size).toBe(after.includes('environments:') ? 1 : 0);
  expect(now?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(now?.fingerprint).toBe(then?.fingerprint);
  expect(now?.evaluation?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(now?.evaluation?.fingerprint).toBe(then?.evaluation?.fingerprint);
});

it('while another training is another one', async () => {
  const scene = await makeScene();
  const files = { 'rows.csv': 'id,y\n1,0\n', 'train.csv': 'id,x\n2,1\n', 'train.sh': '', 'predict.sh': '' };
  await scene.commit({ ...files, 'mlops.yaml': text(served, live) });
  await scene.commit({ 'mlops.yaml': text(served, live).replace('bash train.sh', 'bash -x train.sh') });
  const { candidate, baseline } = await findSituation({ ...change, folder: scene.folder }, ports);
  const [now, then] = [candidate, baseline].map((side) => side?.facts.models.get('m')?.fingerprint);
  expect(now).not.toBe(then);
});

import { expect, it } from 'vitest';
import { plan } from '../../../src/commands/plan.ts';
import { findSituation } from '../../../src/commands/situation/find-situation.ts';
import { gateReasons } from '../../../src/gates/index.ts';
import { makeScene } from '../../repository/scene.ts';
import { ports } from './bare-ports.ts';

it('a base branch whose file cannot be read judges nobody, and so nobody passes', async () => {
  const scene = await makeScene();
  const good = 'version: 1\nname: theirs\nmodels: { m: { train: a, artifact: m } }\n';
  await scene.commit({ 'mlops.yaml': 'version: 1\nname: ours\nmodels: [' });
  await scene.git('checkout', '--quiet', '-b', 'feature');
  await scene.commit({ 'mlops.yaml': good });
  const change = { folder: scene.folder, projectFile: 'mlops.yaml', remote: 'origin', offline: false } as const;
  const outcome = await plan({ ...change, uncommitted: 'include', matrix: false }, ports);
  expect(JSON.stringify(outcome)).toContain('policy-unreadable');
  expect(gateReasons['policy-unreadable'].ends).toBe('unknown');
  expect(outcome).toMatchObject({ ends: 'unknown' });
  // Comment and check keep their names, which the head does not choose.
  const { project } = await findSituation({ ...change, uncommitted: 'include' }, ports);
  expect(project.name).toBe('ours');
});

it('a change that takes the project file from its place is no first run', async () => {
  const scene = await makeScene();
  const file = (name: string) => `version: 1\nname: ${name}\nmodels: { m: { train: a, artifact: m } }\n`;
  await scene.commit({ 'mlops.yaml': file('toy'), 'other.yaml': 'a: [' });
  await scene.git('checkout', '--quiet', '-b', 'moved');
  await scene.git('rm', '--quiet', 'other.yaml');
  await scene.git('mv', 'mlops.yaml', 'ml.yaml');
  await scene.commit({ 'ml.yaml': file('toy') });
  const change = {
    folder: scene.folder,
    remote: 'origin',
    offline: false,
    uncommitted: 'include',
    matrix: false,
  } as const;
  const moved = await plan({ ...change, projectFile: 'ml.yaml' }, ports);
  expect(moved).toMatchObject({ ends: 'unknown', reason: 'project-moved' });
  expect(JSON.stringify(moved)).toContain('has the project `toy` in mlops.yaml, and this change has it in ml.yaml');
  await scene.commit({ 'ml.yaml': file('another') });
  expect(await plan({ ...change, projectFile: 'ml.yaml' }, ports)).toMatchObject({ ends: 'pass' });
});

it('another file that a change removes is no former place of a project without a name', async () => {
  const scene = await makeScene();
  const file = 'version: 1\nmodels: { m: { train: a, artifact: m } }\n';
  await scene.commit({ 'other.yaml': 'some: settings\n' });
  await scene.git('checkout', '--quiet', '-b', 'first');
  await scene.git('rm', '--quiet', 'other.yaml');
  await scene.commit({ 'mlops.yaml': file });
  const change = { folder: scene.folder, remote: 'origin', offline: false, uncommitted: 'include' } as const;
  const first = await plan({ ...change, projectFile: 'mlops.yaml', matrix: false }, ports);
  expect(first).toMatchObject({ ends: 'pass' });
});

it('judges by the included files of the base, and says which of them cannot be read', async () => {
  const scene = await makeScene();
  const team = (limit: string) =>
    `models: { m: { train: a, artifact: m, metrics: metrics.json, gates: { auc: { min: ${limit} } } } }\n`;
  await scene.commit({ 'mlops.yaml': 'version: 1\ninclude: [teams/*.yaml]\n', 'teams/a.yaml': team('0.9') });
  await scene.git('checkout', '--quiet', '-b', 'feature');
  await scene.commit({ 'teams/a.yaml': team('0.1') });
  const change = { folder: scene.folder, projectFile: 'mlops.yaml', remote: 'origin', offline: false } as const;
  const situation = await findSituation({ ...change, uncommitted: 'include' }, ports);
  expect(situation.project.models.get('m')?.gates.get('auc')?.[0]?.min).toBe(0.9);
  expect(situation.policyChanges.map(({ kind }) => kind)).toEqual(['loosened']);
  expect(situation.policyPlaces?.at(['models', 'm', 'gates'])).toMatchObject({ file: 'teams/a.yaml', line: 1 });

  await scene.git('checkout', '--quiet', 'main');
  await scene.commit({ 'teams/a.yaml': team('high') });
  await scene.git('checkout', '--quiet', '-b', 'later');
  await scene.commit({ 'teams/a.yaml': team('0.1') });
  const outcome = await plan({ ...change, uncommitted: 'include', matrix: false }, ports);
  expect(outcome).toMatchObject({ ends: 'unknown', reason: 'policy-unreadable' });
  expect(JSON.stringify(outcome)).toContain('cannot be asked: teams/a.yaml: models.m.gates.auc.min');
});

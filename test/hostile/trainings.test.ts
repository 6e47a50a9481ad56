import { beforeAll, describe, expect, it } from 'vitest';
import { tiny } from '../acceptance/tiny.ts';
import { actionScene } from '../actions/scene.ts';
import { queries, trainings } from './corpus/trainings.ts';
import { quoted } from './project.ts';
import { type Watched, watch } from './watched.ts';

const scene = actionScene();
let watched: Watched;
let trained: string;
let validated: string;

/** Every training is a model of one project, and every query a check of one dataset. */
function project(outside: string): string {
  const models = trainings.map(
    ({ id, script }) =>
      `  ${id}:\n    code: [train.sh]\n    train: ${quoted(`outside='${outside}'\n${script}`)}\n    artifact: model/\n` +
      (id === 'output-metrics-link' ? '    metrics: metrics.json\n' : ''),
  );
  const checks = queries.map(
    ({ id, sql }) => `      - { name: ${id}, sql: ${quoted(sql.replaceAll('$outside', outside))} }\n`,
  );
  return `version: 1\nname: tiny\nstore: .mlops/store\ndatasets:\n  train:\n    source: data/train.csv\n    checks:\n${checks.join('')}models:\n${models.join('')}`;
}

beforeAll(async () => {
  watched = watch(scene, new Set(['refs/heads/main']));
  scene.world.branch('trainings');
  scene.world.commit('trainings', { 'mlops.yaml': project(watched.outside), 'train.sh': `${tiny['train.sh']}` });
  const run = async (command: string) => {
    const ran = await scene.world.run([command], { env: { ...watched.env, GITHUB_ACTIONS: 'true' } });
    watched.said(command, ran);
    return `${ran.stdout}${ran.stderr}`;
  };
  validated = await run('validate');
  trained = await run('train');
  await run('report');
});

describe('hostile training code', () => {
  it.each(trainings)('$id: tries $tries, must not $mustNot', ({ id }) => {
    expect(trained).toContain(id);
  });

  it.each(queries)('$id: tries $tries, must not $mustNot', ({ id }) => {
    expect(validated).toContain(`❓ ${id}: SQL: `);
  });

  it('gets nothing out and puts nothing elsewhere', () => {
    expect(watched.looked()).toBeGreaterThanOrEqual(6);
    expect(watched.escapes()).toEqual([]);
  });
});

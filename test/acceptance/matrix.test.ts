import { afterAll, beforeAll, expect, it } from 'vitest';
import { put } from '../project/expand/support.ts';
import { makeWorld } from './harness.ts';
import { stepOf } from './parts.ts';

const projectFile = `version: 1
models:
  demand:
    matrix: { region: [north, south, west, east] }
    code: [train.sh]
    train: { run: "bash train.sh ${put('region')}", timeout: 1m }
    artifact: model.txt
    metrics: metrics.json
    serve: files
environments:
  staging: { models: [demand], target: { kind: command, apply: "true" } }
`;

const world = makeWorld({ 'README.md': 'demand\n' });
beforeAll(() => {
  const train = 'echo "$1" > "$MLOPS_OUTPUT/model.txt"; echo \'{"rmse": 1}\' > "$MLOPS_OUTPUT/metrics.json"\n';
  world.commit('Models', { 'mlops.yaml': projectFile, 'train.sh': train });
  world.git('push', '--quiet', 'origin', 'main');
});
afterAll(() => world.remove());

const members = ['demand-north', 'demand-south', 'demand-west', 'demand-east'];

it('the name of a matrix trains, lists and promotes all of its models', async () => {
  const { result } = await world.json(['plan']);
  expect(result.problems.map(({ reason }) => reason)).toEqual(['bare-numbers']);
  expect(result.problems[0]?.message).toContain(
    '`demand-north`, `demand-south`, `demand-west` and 1 more of the matrix',
  );
  const trained = await world.json(['train', 'demand']);
  expect(members.map((name) => stepOf(trained, `train:${name}`).state)).toEqual(members.map(() => 'done'));
  const history = await world.run(['history', 'demand']);
  for (const name of members) expect(history.stdout).toMatch(new RegExp(`run +${name} `));
  const init = await world.run(['promote', '--init']);
  expect(init.code, init.stderr).toBe(0);
  const promoted = await world.run(['promote', 'demand', '--to', 'staging']);
  expect(promoted.code, promoted.stderr).toBe(0);
  for (const name of members) expect(promoted.stdout).toContain(name);
  const other = await world.run(['promote', 'demand@7', '--to', 'staging']);
  expect(other.stderr + other.stdout).toContain('There is no version 7 of demand-north');
});

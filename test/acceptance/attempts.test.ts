import { afterAll, expect, it } from 'vitest';
import { preparedWorld } from './harness.ts';
import { rows, tiny } from './tiny.ts';

const world = await preparedWorld(tiny, [['train']]);
afterAll(() => world.remove());

async function attempts(): Promise<unknown> {
  const { result } = await world.json(['diff', 'm']);
  return Object(result.data).comparisons[0].attempts;
}

it('counts the trainings of a branch that were scored on the present test rows', async () => {
  world.git('switch', '--quiet', '--create', 'branch');
  world.commit('Words', { 'README.md': 'Other words.\n' });
  world.commit('One', { 'params.yaml': 'signal: 0.7\n' });
  await world.json(['train']);
  expect(await attempts()).toBe(1);
  world.commit('Never trained', { 'params.yaml': 'signal: 0.75\n' });
  world.commit('Two', { 'params.yaml': 'signal: 0.8\n' });
  await world.json(['train']);
  expect(await attempts()).toBe(2);
  world.commit('One again', { 'params.yaml': 'signal: 0.7\n' });
  expect(await attempts()).toBe(2);
  world.commit('Other test rows', { 'data/test.csv': rows(300, 5000), 'params.yaml': 'signal: 0.8\n' });
  await world.json(['train']);
  expect(await attempts()).toBe(1);
});

import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

describe('a step that leaves a process running', () => {
  it.each(['train.sh', 'predict.sh'] as const)('%s: the report never passes, and says it', async (script) => {
    const world = makeWorld({ ...tiny, 'mlops.yaml': projectFile({ train: 'run: bash train.sh' }) });
    worlds.push(world);
    await world.json(['train']);
    world.branch('forks');
    world.commit('forks', { [script]: `(setsid sleep 47 > /dev/null 2>&1 &)\n${String(tiny[script])}` });
    const trained = await world.json(['train']);
    expect(trained.stderr).toMatch(/left a process running.* \[child-survived\]/);
    const { result, stdout } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([2, 'child-survived']);
    const step = script === 'train.sh' ? 'training' : 'scoring';
    expect(stdout).toContain(`The ${step} of m left a process running`);
  });
});

import { afterAll, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const elsewhere = projectFile().replace('store: .mlops/store', 'store: /proc/mlops-store');
const world = makeWorld({ ...tiny, 'mlops.yaml': elsewhere });
afterAll(() => world.remove());

it.skipIf(process.platform !== 'linux')(
  'a store where no folder can be made ends the training with one error',
  async () => {
    const { result } = await world.json(['train']);
    expect(result.reason).toBe('store-unwritable');
    expect(result.problems.map(({ reason }) => reason)).toEqual(['store-unwritable']);
    expect(result.problems[0]?.message).toContain('/proc/mlops-store');
  },
);

import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

const second = `  n:
    code: [train.sh]
    data: { train: train }
    params: params.yaml
    train: bash train.sh
    artifact: model/
    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      label: { dataset: test, column: y }
`;

describe('predictions that cannot be used', () => {
  it.each([
    ['missing-ids', 'sed -i 7d "$MLOPS_PREDICTIONS"\n', /1 (of 400|row)/],
    ['unusable-predictions', 'sed -i "1s/score/wrong/" "$MLOPS_PREDICTIONS"\n', /prediction/],
  ])('fail their step (%s), leave other models alone, and are remembered', async (reason, damage, says) => {
    const broken = projectFile({ train: 'run: bash train.sh', gates: '' }).replace(
      'bash predict.sh\n      code: [predict.sh]',
      'bash broken.sh\n      code: [predict.sh, broken.sh]',
    );
    const files = { ...tiny, 'mlops.yaml': broken + second, 'broken.sh': `source predict.sh\n${damage}` };
    const world = makeWorld(files);
    worlds.push(world);
    const { code, stdout } = await world.run(['train']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^failed {3}evaluate m /m);
    expect(stdout).toMatch(/^done {5}train n /m);
    expect(stdout).toMatch(/^done {5}evaluate n /m);
    expect(stdout).toMatch(says);
    const { result, stderr } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([2, reason]);
    expect(result.sentence + stderr).toMatch(says);
    expect(result.sentence + stderr).not.toMatch(/scores of m on test are not recorded/);
  });
});

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
    ['missing-ids', 'sed -i 7d "$MLOPS_PREDICTIONS"\n', /1 (of 400|row)/, 2, 2],
    ['unusable-predictions', 'sed -i "1s/score/wrong/" "$MLOPS_PREDICTIONS"\n', /prediction/, 2, 2],
    ['empty-data-file', ': > "$MLOPS_PREDICTIONS"\n', /predictions\.csv is empty \(0 bytes\)/, 65, 1],
  ])('fail their step (%s), leave other models alone, and are remembered', async (reason, damage, says, ends, told) => {
    const broken = projectFile({ train: 'run: bash train.sh' }).replace(
      'bash predict.sh\n      code: [predict.sh]',
      'bash broken.sh\n      code: [predict.sh, broken.sh]',
    );
    const files = { ...tiny, 'mlops.yaml': broken + second, 'broken.sh': `source predict.sh\n${damage}` };
    const world = makeWorld(files);
    worlds.push(world);
    const { code, stdout } = await world.run(['train']);
    expect(code).toBe(ends);
    expect(stdout).toMatch(/^failed {3}evaluate m /m);
    expect(stdout).toMatch(/^done {5}train n /m);
    expect(stdout).toMatch(/^done {5}evaluate n /m);
    expect(stdout).toMatch(says);
    const { result, stderr } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([told, reason]);
    expect(result.sentence).toMatch(says); // what decided, not that a gate then finds no value
    expect(stdout + result.sentence).not.toContain(world.folder);
    expect(result.sentence + stderr).not.toMatch(/scores of m on test are not recorded/);
  });
});

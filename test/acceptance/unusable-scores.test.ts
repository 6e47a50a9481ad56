import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type Ran, type RanJson } from './harness.ts';
import { judgedAlone } from './parts.ts';
import { tiny } from './tiny.ts';

/** Each damage is done to a model of its own; the last model is fine. */
const cases = [
  ['missing-ids', 'sed -i 7d "$MLOPS_PREDICTIONS"\n', /1 (of 400|row)/, 2, 2],
  ['unusable-predictions', 'sed -i "1s/score/wrong/" "$MLOPS_PREDICTIONS"\n', /prediction/, 2, 2],
  ['empty-data-file', ': > "$MLOPS_PREDICTIONS"\n', /predictions\.csv is empty \(0 bytes\)/, 65, 1],
] as const;
const fine = 'fine';

const section = (name: string) => `  ${name}:
    code: [train.sh]
    data: { train: data/train.csv }
    params: params.yaml
    train: bash train.sh
    artifact: model/
    evaluate:
      run: bash ${name}.sh
      code: [predict.sh, ${name}.sh]
      task: binary
      label: { dataset: test, column: y }
`;
const names = [...cases.map(([name]) => name), fine];
const world = makeWorld({
  ...tiny,
  'mlops.yaml': `version: 1\ndatasets:\n  test: { source: data/test.csv, key: [id] }\nmodels:\n${names.map(section).join('')}`,
  [`${fine}.sh`]: 'source predict.sh\n',
  ...Object.fromEntries(cases.map(([name, damage]) => [`${name}.sh`, `source predict.sh\n${damage}`])),
});
afterAll(() => world.remove());

describe('predictions that cannot be used', () => {
  let trained: Ran;
  let reported: RanJson;
  beforeAll(async () => {
    trained = await world.run(['train']);
    reported = await world.json(['report']);
  });

  it.each(cases)('fail their step (%s), and are remembered', (reason, _, says, __, told) => {
    const line = trained.stdout.split('\n').find((one) => one.startsWith(`failed   evaluate ${reason} `)) ?? '';
    expect(line).toMatch(says);
    const judged = judgedAlone(reported, reason);
    expect([judged.code, judged.reason]).toEqual([told, reason]);
    expect(judged.sentence).toMatch(says); // what decided, not that a gate then finds no value
    expect(judged.sentence).not.toMatch(/scores of .* on test are not recorded/);
  });

  it.each(cases)('end the command as %s ends', async (reason, _, __, ends) => {
    expect((await world.run(['train', reason])).code).toBe(ends);
  });

  it('leave other models alone', () => {
    expect(trained.stdout).toMatch(/^done {5}train fine /m);
    expect(trained.stdout).toMatch(/^done {5}evaluate fine /m);
    expect(trained.stdout + reported.result.sentence).not.toContain(world.folder);
    expect(reported.stderr).not.toMatch(/scores of .* on test are not recorded/);
  });
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEvaluationRecord, predictionsOf } from '../../src/metrics/index.ts';
import { makeWorld } from './harness.ts';
import { judgedAlone, reportIn } from './parts.ts';

const questions = ['id,ease']
  .concat(Array.from({ length: 80 }, (_, id) => `${id},${((id * 613) % 997) / 997}`))
  .join('\n');

/** What a judge says of a row: the ease, and chance that is another in each repeat; `calm` gives the same in all. */
const judge = (noise: string) => `awk -F, -v repeat="$MLOPS_REPEAT" -v skill="$(sed 's/.*: *//' "$MLOPS_MODEL")" '
  FNR == 1 { print "id,quality"; next }
  { chance = (($1 * 7919 + ${noise} * 104729) % 1009) / 1009; printf "%s,%.4f\\n", $1, 1 + 3 * $2 * skill + chance }
' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"
`;

const section = (name: string, repeat: number) => `  ${name}:
    code: [build.sh]
    params: prompt.yaml
    train: bash build.sh
    artifact: prompt.txt
    evaluate: { run: bash ${name}.sh, code: [${name}.sh], task: scored, rows: questions, repeat: ${repeat} }
    gates: { quality: { better: higher, max-worse: 5% } }
`;

const world = makeWorld({
  'mlops.yaml': `version: 1\ndatasets:\n  questions: { source: questions.csv, key: [id] }\nmodels:\n${section('noisy', 3)}${section('calm', 2)}`,
  'build.sh': 'cat "$MLOPS_PARAMS" > /dev/null\ncp prompt.yaml "$MLOPS_OUTPUT/prompt.txt"\n',
  'noisy.sh': judge('repeat'),
  'calm.sh': judge('0'),
  'prompt.yaml': 'skill: 0.5\n',
  'questions.csv': `${questions}\n`,
});
afterAll(() => world.remove());

describe('an evaluation step that is repeated', () => {
  beforeAll(async () => {
    expect((await world.json(['train'])).result.reason).toBe('trained');
    world.branch('change');
    world.commit('change', { 'prompt.yaml': 'skill: 0.9\n' });
    expect((await world.json(['train'])).result.reason).toBe('trained');
  });

  it('scores each model so often, is averaged, and says whether the repeats differ', async () => {
    const reported = await world.json(['report']);
    const [noisy, calm] = ['noisy', 'calm'].map((name) => judgedAlone(reported, name));
    expect([noisy?.reason, calm?.reason]).toEqual(['better', 'better']);
    expect(noisy?.text).toMatch(
      /Each model was scored 3 times; values are means over the repeats, and intervals have their spread\./,
    );
    expect(calm?.text).toMatch(/Each model was scored 2 times; values are means over the repeats, which are all equal/);
    const { comparison } = reportIn(reported).models.find(({ model }) => model === 'noisy') ?? {};
    expect(comparison?.repeats).toEqual({ times: 3, equal: false });
    expect(comparison?.metrics[0]?.candidate).toMatchObject({ rows: 80, seeds: 1 });
    expect(comparison?.metrics[0]?.change?.standardError.repeats).toBeTypeOf('number');
  });

  it('has all repeats in its record, and makes again what the store lost of one', async () => {
    const names = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger').split('\n');
    const records = names
      .filter((name) => name.startsWith('evaluations/noisy/'))
      .map((name) => parseEvaluationRecord(world.inOrigin('show', `mlops/ledger:${name}`)));
    const seeds = records.flatMap((record) => record.seeds);
    expect(seeds.map((seed) => new Set(predictionsOf(seed).map(({ digest }) => digest)).size)).toEqual([3, 3]);
    for (const seed of seeds) {
      const hex = predictionsOf(seed)[2]?.digest.replace('sha256:', '') ?? 'none';
      rmSync(join(world.clone, '.mlops', 'store', hex.slice(0, 2), hex.slice(2)));
    }
    const { stdout, code } = await world.run(['train', 'noisy']);
    expect(stdout).toMatch(
      /evaluate noisy +scored again: the predictions are in the store again, byte for byte as recorded/,
    );
    expect(code).toBe(0);
  });

  it('is another evaluation with another number of repeats', async () => {
    world.git('switch', '--quiet', 'main');
    world.commit('more', { 'mlops.yaml': world.read('mlops.yaml').replace('repeat: 2', 'repeat: 4') });
    const { stdout } = await world.run(['plan']);
    expect(stdout).toMatch(/run +evaluate calm +not scored on these rows yet/);
    expect(stdout).toMatch(/reuse +evaluate noisy/);
  });
});

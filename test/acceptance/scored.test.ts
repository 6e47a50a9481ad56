import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { judgedAlone, reportIn } from './parts.ts';

/** Questions with a difficulty that grows, and their topic. */
const questions = ['id,difficulty,topic']
  .concat(Array.from({ length: 300 }, (_, id) => `${id},${((id * 613) % 997) / 997},${id % 3 === 0 ? 'law' : 'art'}`))
  .join('\n');

/** The judge: an answer is right below the skill of the prompt, and its quality falls with the difficulty. */
const judge = `awk -F, -v skill="$(sed 's/.*: *//' "$MLOPS_MODEL")" '
  FNR == 1 { print "id,ok,quality,said"; next }
  { printf "%s,%d,%.4f,%s\\n", $1, $2 < skill, 1 + 4 * skill * (1 - $2), "because" }
' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"
`;

const mlopsYaml = `version: 1
datasets:
  questions: { source: questions.csv, key: [id] }
models:
  prompt:
    code: [build.sh]
    params: prompt.yaml
    train: { run: bash build.sh, seeds: [1, 2] }
    artifact: prompt.txt
    evaluate:
      run: bash judge.sh
      code: [judge.sh]
      task: scored
      rows: questions
      slices: [topic]
    gates:
      ok: { better: higher, max-worse: 0.02 }
      quality: [{ better: higher, max-worse: 2% }, { by: topic, max-worse: 5% }]
`;

const base = {
  'mlops.yaml': mlopsYaml,
  'build.sh': 'cat "$MLOPS_PARAMS" > /dev/null\ncp prompt.yaml "$MLOPS_OUTPUT/prompt.txt"\n',
  'judge.sh': judge,
  'prompt.yaml': 'skill: 0.6\n',
  'questions.csv': `${questions}\n`,
};

const world = makeWorld(base);
const worlds: World[] = [world];
afterAll(() => {
  for (const one of worlds) one.remove();
});

async function changed(files: Readonly<Record<string, string>>) {
  const copy = world.copy();
  worlds.push(copy);
  copy.branch('change');
  copy.commit('change', files);
  const trained = await copy.json(['train']);
  return { trained, reported: await copy.json(['report']) };
}

describe('a model whose rows bring their scores', () => {
  beforeAll(async () => {
    expect((await world.json(['train'])).result.reason).toBe('trained');
    const ran = await world.json(['report']);
    const { result } = ran;
    expect([result.exitCode, result.reason]).toEqual([0, 'first-run']);
    expect(judgedAlone(ran, 'prompt').text).toMatch(
      /The scores of the rows are the word of the evaluation step itself/,
    );
  });

  it('is compared with the baseline row by row, by each score and slice', async () => {
    const { reported } = await changed({ 'prompt.yaml': 'skill: 0.5\n' });
    const alone = judgedAlone(reported, 'prompt');
    expect([alone.code, alone.reason]).toEqual([1, 'beyond-limit']);
    const { comparison } = reportIn(reported).models[0] ?? {};
    expect(comparison?.scoredBy).toBe('step');
    const line = (metric: string, topic?: string) =>
      comparison?.metrics.find((one) => one.metric === metric && one.slice?.value === topic);
    expect(line('ok')).toMatchObject({ method: 'Newcombe 10', candidate: { rows: 300 }, change: { paired: true } });
    expect(line('ok')?.change?.value).toBeCloseTo(-0.1, 2);
    expect(line('quality')?.method).toBe('paired t');
    expect(line('quality', 'law')?.candidate.rows).toBe(100);
    expect(alone.text).toMatch(/no label vouches for them, and code of this change can write any number/);
  });

  it('passes where it is better', async () => {
    const { reported } = await changed({ 'prompt.yaml': 'skill: 0.7\n' });
    expect([reported.result.exitCode, reported.result.reason]).toEqual([0, 'better']);
  });

  it('is unknown where another scorer made the scores of the candidate', async () => {
    const { reported } = await changed({ 'judge.sh': judge.replace('$2 < skill', '1') });
    const alone = judgedAlone(reported, 'prompt');
    expect([alone.code, alone.reason]).toEqual([2, 'scorer-changed']);
    expect(alone.text).toMatch(/What scores the rows of prompt is not the base's \(judge\.sh\)/);
  });

  it.each([
    ['its `setup`', (text: string) => text.replace('run: bash judge.sh', "run: bash judge.sh\n      setup: 'true'")],
    ['the variable LIMIT', (text: string) => text.replace('models:\n', 'defaults: { env: { LIMIT: "1" } }\nmodels:\n')],
  ])('is unknown where the scorer has another surrounding: %s', async (what, change) => {
    const text = change(mlopsYaml);
    expect(text).not.toBe(mlopsYaml);
    const { reported } = await changed({ 'mlops.yaml': text });
    const alone = judgedAlone(reported, 'prompt');
    expect([alone.code, alone.reason]).toEqual([2, 'scorer-changed']);
    expect(alone.text).toContain(what.replaceAll('`', ''));
  });

  it('never passes where a score is missing', async () => {
    const { trained, reported } = await changed({
      'judge.sh': `${judge}sed -i '5s/,[^,]*,/,,/' "$MLOPS_PREDICTIONS"\n`,
    });
    expect(trained.stdout + trained.stderr).toMatch(/1 value of ok is null, not finite or no number/);
    expect(reported.result.exitCode).toBe(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { judgedAlone, reportIn, stepOf } from './parts.ts';

const questions = ['id,difficulty']
  .concat(Array.from({ length: 300 }, (_, id) => `${id},${((id * 613) % 997) / 997}`))
  .join('\n');

/** The judge: an answer is right below the skill that the prompt names, times the temperature. */
const judge = `awk -F, -v skill="$(sed -n 's/^skill: *//p' "$MLOPS_MODEL")" -v more="$(cat "$MLOPS_DATA_EXAMPLES")" '
  FNR == 1 { print "id,ok"; next }
  { printf "%s,%d\\n", $1, $2 < skill + more }
' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"
`;

const mlopsYaml = `version: 1
datasets:
  questions: { source: questions.csv, key: [id] }
models:
  support:
    artifact: prompts/support.md
    data: { examples: examples.txt }
    evaluate: { run: bash judge.sh, code: [judge.sh], task: scored, rows: questions }
    gates: { ok: { better: higher, max-worse: 0.02 } }
    serve: files
  rules:
    artifact: [rules/]
    metrics: rules-metrics.json
    gates: { hits: { better: higher, min: 5 } }
  careless:
    artifact: prompts/careless.md
    evaluate: { run: bash careless.sh, code: [careless.sh], task: scored, rows: questions }
    gates: { ok: { better: higher, min: 0.1 } }
`;

const base = {
  'mlops.yaml': mlopsYaml,
  'judge.sh': judge,
  // Writes into what it judges, where the commit has it.
  'careless.sh':
    'echo "id,ok" > "$MLOPS_PREDICTIONS"\nawk -F, \'FNR > 1 { print $1 ",1" }\' "$MLOPS_ROWS" >> "$MLOPS_PREDICTIONS"\necho x >> prompts/careless.md\n',
  'prompts/support.md': 'Be kind.\nskill: 0.5\n',
  'prompts/careless.md': 'skill: 0.5\n',
  'examples.txt': '0\n',
  'rules/a.json': '{"limit": 1}\n',
  'rules-metrics.json': '{"hits": 7}\n',
  'questions.csv': `${questions}\n`,
  'app.js': 'the application\n',
  '.gitignore': 'secret/\n',
};

const world = makeWorld(base);
const worlds: World[] = [world];
afterAll(() => {
  for (const one of worlds) one.remove();
});

function changed(files: Readonly<Record<string, string>>): World {
  const copy = world.copy();
  worlds.push(copy);
  copy.branch('change');
  copy.commit('change', files);
  return copy;
}

describe('a model that is not trained', () => {
  beforeAll(async () => {
    const planned = await world.run(['plan']);
    expect(planned.stdout).toMatch(/run +take support +first version: the baseline does not have this model/);
    expect(planned.stdout).toMatch(/To do: .*3 artifacts of the commit, 2 scorings\./);
    const trained = await world.json(['train']);
    expect(stepOf(trained, 'take:support').sentence).toMatch(/^nothing is trained: files of the commit, run /);
    expect(stepOf(trained, 'evaluate:support').sentence).toBe('scored 300 rows');
  });

  it('is judged at its first version, and its run says that nothing was trained', async () => {
    const ran = await world.json(['report']);
    const alone = judgedAlone(ran, 'support');
    expect([alone.code, alone.reason]).toEqual([0, 'first-run']);
    expect(alone.sentence).toMatch(/support is there for the first time/);
    const { candidate } = reportIn(ran).models.find(({ model }) => model === 'support') ?? {};
    expect(candidate).toMatchObject({ training: 'none', seeds: [null], seconds: 0 });
    const rules = reportIn(ran).models.find(({ model }) => model === 'rules');
    expect(rules?.gates).toMatchObject([{ metric: 'hits', verdict: 'pass' }]);
  });

  it('fails where the step that scores changes what it scores', async () => {
    const ran = await world.json(['train']);
    const step = stepOf(ran, 'evaluate:careless');
    expect([step.state, step.problems[0]?.reason]).toEqual(['failed', 'artifact-changed']);
    expect(step.sentence).toBe('the step that scores changed prompts/careless.md, which is what it scores');
  });

  it('is compared row by row, with no noise of seeds', async () => {
    const better = changed({ 'prompts/support.md': 'Be very kind.\nskill: 0.6\n' });
    const planned = await better.run(['plan']);
    expect(planned.stdout).toMatch(/run +take support +files changed: prompts\/support\.md/);
    expect(planned.stdout).toMatch(/reuse +take rules/);
    await better.json(['train', 'support']);
    const alone = judgedAlone(await better.json(['report']), 'support');
    expect([alone.code, alone.reason]).toEqual([0, 'better']);

    const worse = changed({ 'prompts/support.md': 'skill: 0.4\n' });
    await worse.json(['train', 'support']);
    const ran = await worse.json(['report']);
    expect(judgedAlone(ran, 'support').reason).toBe('beyond-limit');
    const line = reportIn(ran).models.find(({ model }) => model === 'support')?.comparison?.metrics[0];
    expect(line?.change).toMatchObject({ paired: true, seedNoise: 'none' });
  });

  it('is another version by its files, data and params, and is left alone by other files', async () => {
    const copy = changed({ 'app.js': 'another application\n' });
    const planned = await copy.run(['plan']);
    expect(planned.stdout).toMatch(/reuse +take support/);
    expect(planned.stdout).toMatch(/reuse +evaluate support/);
    copy.commit('more examples', { 'examples.txt': '0.1\n' });
    expect((await copy.run(['plan'])).stdout).toMatch(/run +take support +data changed/);
    copy.commit('another judge', { 'examples.txt': '0\n', 'judge.sh': `${judge}# more\n` });
    const judged = await copy.run(['plan']);
    expect(judged.stdout).toMatch(/reuse +take support/);
    expect(judged.stdout).toMatch(/run +evaluate support/);
  });

  it('has no numbers where its files changed and the numbers beside them did not', async () => {
    const copy = changed({ 'rules/a.json': '{"limit": 2}\n' });
    const trained = await copy.json(['train', 'rules']);
    expect(stepOf(trained, 'take:rules').problems[0]?.reason).toBe('numbers-not-renewed');
    const ran = await copy.json(['report']);
    const alone = judgedAlone(ran, 'rules');
    expect([alone.code, alone.reason]).toEqual([2, 'numbers-not-renewed']);
    copy.commit('measured', { 'rules-metrics.json': '{"hits": 9}\n' });
    await copy.json(['train', 'rules']);
    expect(judgedAlone(await copy.json(['report']), 'rules').code).toBe(0);
  });

  it('is refused where the commit does not have its files, all at once', async () => {
    const text = mlopsYaml
      .replace('prompts/support.md', 'prompts/suport.md')
      .replace('[rules/]', '[secret/rules.json, rules/]')
      .replace('prompts/careless.md', 'prompts/new.md');
    const copy = changed({ 'mlops.yaml': text });
    copy.write({ 'secret/rules.json': '{}\n', 'prompts/new.md': 'skill: 1\n' });
    const { result } = await copy.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([65, 'artifact-not-tracked']);
    expect(result.problems.map(({ message }) => message.replace(/[0-9a-f]{12}/, '…'))).toEqual([
      'support: the artifact prompts/suport.md is not in commit ….',
      'rules: the artifact secret/rules.json is not in commit …: it lies here, and git ignores it (.gitignore:1:secret/).',
      'careless: the artifact prompts/new.md is not in commit …: it lies here, and git does not track it.',
    ]);
    expect(result.problems[0]?.remedy).toContain('prompts/support.md');
  });

  it('explains itself', async () => {
    const { stdout } = await world.run(['explain', 'support']);
    expect(stdout).toMatch(
      /not trained +its files are those of the commit \(prompts\/support\.md\), scored on ubuntu-latest/,
    );
    expect(stdout).toMatch(/reads files +1 file of prompts\/support\.md: prompts\/support\.md/);
    expect(stdout).toMatch(/another version +its files, data and params above, environment/);
    expect(stdout).not.toMatch(/trains/);
  });
});

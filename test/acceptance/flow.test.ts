import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, makeWorld, preparedWorld, type World } from './harness.ts';
import { projectFile, rows, tiny } from './tiny.ts';

const home = await preparedWorld(tiny, [['train']]);
const worlds: World[] = [home];
let first: { readonly code: number | null; readonly reason: string; readonly sentence: string };

beforeAll(async () => {
  const { result } = await home.json(['report']);
  first = { code: result.exitCode, reason: result.reason, sentence: result.sentence };
});
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** A branch of a copy with one commit, planned and trained. */
async function plannedChange(name: string, files: Files, from = home): Promise<Changed & Planned> {
  const world = branched(name, files, from);
  const planned = await world.run(['plan']);
  const todo = planned.stdout.trimEnd().split('\n').at(-1) ?? '';
  return { ...(await judged(world)), plan: planned.stdout, todo };
}

/** A branch of a copy with one commit, trained. */
function change(name: string, files: Files, from = home): Promise<Changed> {
  return judged(branched(name, files, from));
}

function branched(name: string, files: Files, from: World): World {
  const world = from.copy();
  worlds.push(world);
  world.branch(name);
  world.commit(name, files);
  return world;
}

async function judged(world: World): Promise<Changed> {
  const trained = await world.json(['train']);
  const reported = await world.json(['report']);
  return {
    world,
    train: [trained.result.exitCode, trained.result.reason],
    report: [reported.result.exitCode, reported.result.reason],
    sentence: reported.result.sentence,
    text: reported.stdout,
  };
}

interface Changed {
  readonly world: World;
  readonly train: readonly [number, string];
  readonly report: readonly [number, string];
  readonly sentence: string;
  /** The report as JSON text. */
  readonly text: string;
}

interface Planned {
  readonly plan: string;
  /** The last line of the plan. */
  readonly todo: string;
}

// Two tests each look at these changes.
const better = once(() => plannedChange('better', { 'params.yaml': 'signal: 0.9\n' }));
const worse = once(() => change('worse', { 'params.yaml': 'signal: 0.4\n' }));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const nothing = 'Nothing has to run: 0 trainings.';

describe('a pull request', () => {
  it('first run: absolute gates decide', () => {
    expect(first).toMatchObject({ code: 0, reason: 'first-run' });
    expect(first.sentence).toMatch(/roc-auc 0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('makes the model better, and says so with an interval', async () => {
    const { todo, plan, report, sentence, text } = await better();
    expect(todo).toBe('To do: 1 training, 1 scoring.');
    expect(plan).toMatch(/signal 0\.6 → 0\.9/);
    expect(report).toEqual([0, 'better']);
    // Made by the command before: no reuse to a reader.
    expect(text).toMatch(/trained for this commit, run `[0-9a-f]{12}`", *"scored for this commit"/);
    expect(text).not.toContain('reuses run');
    expect(sentence).toMatch(/\+0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('makes the model worse, and fails with the decisive number', async () => {
    const { report, sentence } = await worse();
    expect(report).toEqual([1, 'beyond-limit']);
    expect(sentence).toMatch(/−0\.\d+ \[−0\.\d+, −0\.\d+\]/);
  });

  it('changes documentation only: nothing runs, and the reason is said', async () => {
    const { todo, train, report, text } = await plannedChange('docs', { 'README.md': 'More words.\n' });
    expect(todo).toBe(nothing);
    expect(train).toEqual([0, 'nothing-to-run']);
    expect(report).toEqual([0, 'nothing-to-run']);
    expect(text).toMatch(/only `README\.md` changed, which no model and no dataset reads/);
  });

  it('changes training data: trained again', async () => {
    const { plan, todo, report } = await plannedChange('data', { 'data/train.csv': rows(80, 1) });
    expect(todo).toBe('To do: 1 validation, 1 training, 1 scoring.');
    expect(plan).toMatch(/train/);
    expect(report[0]).toBe(0);
  });

  it('changes test rows: the baseline is scored again on them, with its own artifact and code, and not trained', async () => {
    const files = { 'data/test.csv': rows(440, 1000), 'params.yaml': 'signal: 0.9\n' };
    const { todo, world, report, text } = await plannedChange('test-rows', files);
    expect(todo).toBe('To do: 1 validation, 1 training, 2 scorings.');
    expect(report).toEqual([0, 'better']);
    expect(text).toMatch(/"newRows":40/);
    expect((await world.json(['plan'])).result.sentence).toBe(nothing);
  });

  it('changes the code that scores: scored again, not trained', async () => {
    const files = { 'predict.sh': `# the same, said again\n${String(tiny['predict.sh'])}` };
    const { todo, report } = await plannedChange('scoring', files);
    expect(todo).toBe('To do: 1 scoring.');
    expect(report[0]).toBe(0);
  });

  it('loosens a gate: judged by the gate of the base, and the loosening is shown', async () => {
    const files = {
      'params.yaml': 'signal: 0.2\n',
      'mlops.yaml': projectFile({ gates: '    gates:\n      roc-auc: { min: 0.1, max-worse: 0.9 }\n' }),
    };
    const { report, text } = await change('looser', files);
    expect(report[0]).toBe(1);
    expect(text).toMatch(/roc-auc.*0\.6 (→|to) 0\.1/);
  });

  it('branches off before a gate existed: the gate of the tip judges', async () => {
    const world = home.copy();
    worlds.push(world);
    world.branch('older');
    world.commit('older', { 'params.yaml': 'signal: 0.7\n' });
    world.git('switch', '--quiet', 'main');
    const gates = '    gates:\n      roc-auc: { min: 0.6, max-worse: 0.02 }\n      accuracy: { min: 0.99 }\n';
    world.commit('a new gate', { 'mlops.yaml': projectFile({ gates }) });
    world.git('push', '--quiet');
    world.git('switch', '--quiet', 'older');
    expect((await world.json(['train'])).result.exitCode).toBe(0);
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([1, 'beyond-limit']);
    expect(result.sentence).toMatch(/accuracy .*0\.99/);
  });

  it('removes a model: blocked', async () => {
    const text = projectFile().replace(/^models:\n {2}m:/m, 'models:\n  n:');
    const { report, text: said } = await change('renamed', { 'mlops.yaml': text });
    expect(report[0]).toBe(1);
    expect(said).toMatch(/model-removed|no longer has/);
  });

  it('is merged by squash: nothing is trained; reverted: the old run is there', async () => {
    const { world } = await better();
    world.git('switch', '--quiet', 'main');
    world.git('merge', '--quiet', '--squash', 'better');
    world.commit('better (#1)');
    world.git('push', '--quiet');
    expect((await world.json(['plan'])).result.sentence).toBe(nothing);
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
    expect((await world.json(['report'])).result.exitCode).toBe(0);
    world.git('revert', '--no-edit', 'HEAD');
    expect((await world.json(['plan'])).result.sentence).toBe(nothing);
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([1, 'beyond-limit']);
  });
});

describe('seeds', () => {
  /** The model of a seed is as good as its seed says. */
  const noisy =
    'mkdir -p "$MLOPS_OUTPUT/model"; s=$(sed "s/.*: *//" params.yaml)\necho "signal: $s$MLOPS_SEED" > "$MLOPS_OUTPUT/model/model.txt"\n';

  it('with equal artifacts: deterministic, so one pair of rows decides', async () => {
    const { report, text } = await worse();
    expect(report[0]).toBe(1);
    expect(text).toMatch(/"seedNoise":"none"/);
  });

  it('one only, of a training that may vary: unknown instead of fail', async () => {
    const world = makeWorld({
      ...tiny,
      'train.sh': noisy,
      'mlops.yaml': projectFile({
        train: 'run: bash train.sh\n      seeds: [5]',
        gates: '    gates:\n      roc-auc: { max-worse: 0.001 }\n',
      }),
    });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('trained');
    const { report, text } = await change('one-seed', { 'params.yaml': 'signal: 0.4\n' }, world);
    expect(report).toEqual([2, 'seed-noise-unknown']);
    expect(text).toMatch(/seed/);
  });
});

describe('other kinds of models', () => {
  async function start(files: Files): Promise<World> {
    const world = makeWorld({ ...tiny, ...files });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('trained');
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([0, 'first-run']);
    return world;
  }

  it('metrics are only reported: compared without an interval, which is said', async () => {
    const script =
      'mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho "{\\"accuracy\\": $(sed "s/.*: *//" params.yaml)}" > "$MLOPS_OUTPUT/metrics.json"\n';
    const project = projectFile({
      train: 'run: bash train.sh',
      model: '    metrics: [metrics.json]\n',
      evaluate: '',
      gates: '    gates:\n      accuracy: { min: 0.5, max-worse: 0.01 }\n',
    });
    const world = await start({ 'train.sh': script, 'mlops.yaml': project });
    const above = await change('above', { 'params.yaml': 'signal: 0.9\n' }, world);
    expect(above.report[0]).toBe(0);
    expect(above.text).toMatch(/no interval/);
    const below = await change('below', { 'params.yaml': 'signal: 0.3\n' }, world);
    expect(below.report).toEqual([1, 'beyond-limit']);
    const fallen = await change('fallen', { 'params.yaml': 'signal: 0.55\n' }, world);
    expect(fallen.report[0]).not.toBe(0);
  });

  const own = `awk -F, -v signal="$(sed 's/.*: *//' params.yaml)" '
  FNR == 1 { print "id,score"; next }
  { noise = ($1 * 7919 % 1009) / 1009; printf "%s,%.6f\\n", $1, signal * $2 + (1 - signal) * noise }
' data/test.csv > "$MLOPS_OUTPUT/predictions.csv"
mkdir -p "$MLOPS_OUTPUT/model"; cp params.yaml "$MLOPS_OUTPUT/model/m"
`;
  const byTraining = projectFile({
    model: '',
    evaluate:
      '    evaluate:\n      task: binary\n      predictions: predictions.csv\n      label: { dataset: test, column: y }\n',
  }).replace('data: { train: train }', 'data: { train: train, test: test }');

  it('predictions are written by training: shared ids are paired', async () => {
    const world = await start({ 'train.sh': own, 'mlops.yaml': byTraining });
    const files = { 'params.yaml': 'signal: 0.9\n', 'data/test.csv': rows(440, 1000) };
    const { report, text, todo } = await plannedChange('better', files, world);
    expect(todo).toBe('To do: 1 validation, 1 training.');
    expect(report).toEqual([0, 'better']);
    expect(text).toMatch(/400 shared rows/);
  });

  it.each([
    ['missing', 'sed -i 7d "$MLOPS_OUTPUT/predictions.csv"\n', 'missing-ids', /1 (of 400|row|id)/],
    ['doubled', 'sed -i 7p "$MLOPS_OUTPUT/predictions.csv"\n', 'duplicate-ids', /1 (of 400|row|id)/],
    ['not numbers', 'sed -i "7s/,.*/,NaN/" "$MLOPS_OUTPUT/predictions.csv"\n', 'unusable-values', /1 /],
    ['empty', ': > "$MLOPS_OUTPUT/predictions.csv"\n', 'empty-data-file', /predictions\.csv/],
  ])('ids of predictions are %s: never green, with their number', async (name, line, reason, says) => {
    const world = makeWorld({ ...tiny, 'train.sh': own + line, 'mlops.yaml': byTraining });
    worlds.push(world);
    await world.json(['train']);
    const { result } = await world.json(['report']);
    expect([name, result.exitCode, result.reason]).toEqual([name, name === 'empty' ? 1 : 2, reason]);
    expect(JSON.stringify(result)).toMatch(says);
  });

  it.each([
    ['missing', 'missing-ids'],
    ['doubled', 'duplicate-ids'],
  ])('ids of scored rows are %s: the scoring fails, nothing is green', async (kind, reason) => {
    const edit = kind === 'missing' ? '7d' : '7p';
    const script = `${String(tiny['predict.sh'])}sed -i ${edit} "$MLOPS_OUTPUT/predictions.csv"\n`;
    const { train, report } = await change(`scored-${kind}`, { 'predict.sh': script });
    expect(train[0]).not.toBe(0);
    expect(train[1]).toBe(reason);
    expect(report[0]).not.toBe(0);
  });

  it('reuse: false trains each commit', async () => {
    const world = await start({
      'mlops.yaml': projectFile({ train: 'run: bash train.sh\n      reuse: false' }),
    });
    const { todo } = await plannedChange('docs', { 'README.md': 'More words.\n' }, world);
    expect(todo).toMatch(/1 training/);
  });

  it('a working directory in a monorepo', async () => {
    const project = projectFile()
      .replaceAll('source: data/', 'source: teams/a/data/')
      .replace('  m:\n', '  m:\n    working-directory: teams/a\n');
    const moved = Object.fromEntries(
      Object.entries(tiny).map(([path, text]) => [
        /^(data|train|predict|params)/.test(path) ? `teams/a/${path}` : path,
        text,
      ]),
    );
    const world = makeWorld({ ...moved, 'mlops.yaml': project, 'teams/b/notes.txt': 'b\n' });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('trained');
    expect((await world.json(['report'])).result.reason).toBe('first-run');
    const other = await plannedChange('other-team', { 'teams/b/notes.txt': 'c\n' }, world);
    expect(other.todo).toBe(nothing);
    const same = await change('same-team', { 'teams/a/params.yaml': 'signal: 0.9\n' }, world);
    expect(same.report).toEqual([0, 'better']);
  });

  it('no model at all: the data is judged', async () => {
    const only = projectFile().replace(/^models:[\s\S]*/m, '');
    const world = makeWorld({ ...tiny, 'mlops.yaml': only });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([0, 'data-passes']);
    const broken = await change('broken', { 'data/train.csv': rows(60, 1).replace('\n1,0.6148,', '\n1,7,') }, world);
    expect(broken.report).toEqual([1, 'above-max']);
  });
});

describe('a base that is broken', () => {
  it.each([
    ['its project file', { 'mlops.yaml': 'version: 1\nmodells: {}\n' }],
    ['its parameters', { 'params.yaml': null }],
  ] as const)('in %s: nobody can tell, and a repair is no first run', async (_, files) => {
    const world = home.copy();
    worlds.push(world);
    world.commit('break', files);
    world.git('push', '--quiet');
    const repaired = Object.fromEntries(Object.keys(files).map((path) => [path, tiny[path] ?? null]));
    const { report } = await change('repair', { ...repaired, 'README.md': 'repaired\n' }, world);
    expect(report[0]).toBe(2);
  });
});

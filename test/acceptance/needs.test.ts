import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { judgedAlone, reportIn, stepOf } from './parts.ts';

const rows = ['id,y'].concat(Array.from({ length: 40 }, (_, id) => `${id},${id % 2}`)).join('\n');

// `demand` stands first and needs what stands below it: order in the file decides nothing.
const mlopsYaml = `version: 1
datasets:
  pool: { source: history.csv, key: [id], columns: { id: { type: integer } } }
  history: { from: pool, where: id < 30 }
  judged: { from: pool, where: id >= 30 }
models:
  demand:
    code: [demand.sh]
    needs: { prices: price-index, weather-2: weather }
    train: bash demand.sh
    artifact: demand.txt
    metrics: metrics.json
    gates: { quality: { better: higher, min: 1 } }
  tuned:
    code: [tuned.sh]
    base-model: demand
    train: bash tuned.sh
    artifact: tuned.txt
    evaluate: { run: bash score.sh, code: [score.sh], task: scored, rows: judged }
    gates: { ok: { better: higher, max-worse: 0.1 } }
  price-index:
    code: [prices.sh]
    data: history
    train: bash prices.sh
    artifact: index/
  weather:
    code: [weather.sh]
    train: bash weather.sh
    artifact: weather.txt
  alone:
    code: [alone.sh]
    train: bash alone.sh
    artifact: alone.txt
    metrics: metrics.json
    gates: { quality: { better: higher, min: 1 } }
`;

const base = {
  'mlops.yaml': mlopsYaml,
  'history.csv': `${rows}\n`,
  'prices.sh':
    'mkdir "$MLOPS_OUTPUT/index"\nwc -l < "$MLOPS_DATA_TRAIN" > "$MLOPS_OUTPUT/index/lines"\necho 1 > "$MLOPS_OUTPUT/index/price"\n',
  'weather.sh': 'echo sun > "$MLOPS_OUTPUT/weather.txt"\n',
  'demand.sh':
    'cat "$MLOPS_MODEL_PRICES/price" "$MLOPS_MODEL_WEATHER_2" > "$MLOPS_OUTPUT/demand.txt"\necho "{\\"quality\\": $(cat "$MLOPS_MODEL_PRICES/price")}" > "$MLOPS_OUTPUT/metrics.json"\n',
  'tuned.sh': '{ cat "$MLOPS_BASE_MODEL"; echo tuned; } > "$MLOPS_OUTPUT/tuned.txt"\n',
  'score.sh':
    'test -f "$MLOPS_BASE_MODEL"\necho "id,ok" > "$MLOPS_PREDICTIONS"\nawk -F, -v ok="$(head -1 "$MLOPS_MODEL")" \'FNR > 1 { print $1 "," ($1 % 4 < ok) }\' "$MLOPS_ROWS" >> "$MLOPS_PREDICTIONS"\n',
  'alone.sh': 'echo x > "$MLOPS_OUTPUT/alone.txt"\necho "{\\"quality\\": 2}" > "$MLOPS_OUTPUT/metrics.json"\n',
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

const stepsOf = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => /^(?:run|reuse|refused) +((?:train|evaluate) \S+(?: of the baseline)?)/.exec(line)?.[1] ?? []);

describe('models that need models', () => {
  beforeAll(async () => {
    const { result } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([0, 'trained']);
  });

  it('are planned and trained behind what they need, and get its artifact in training and scoring', async () => {
    const { stdout } = await world.run(['plan']);
    expect(stepsOf(stdout)).toEqual([
      'train price-index',
      'train weather',
      'train demand',
      'train tuned',
      'evaluate tuned',
      'train alone',
    ]);
    const tuned = join(world.clone, '.mlops', 'store');
    const files = readdirSync(tuned, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
    expect(texts).toContain('1\nsun\ntuned\n');
    const ran = await world.json(['report']);
    expect(ran.result.exitCode).toBe(0);
    const prices = judgedAlone(ran, 'price-index');
    expect([prices.code, prices.reason]).toEqual([0, 'intermediate-model']);
    expect(prices.sentence).toMatch(/price-index has no number of its own: demand needs it, and is judged/);
  });

  it('are trained again where what they need is another one, and what they do not need is not', async () => {
    const copy = changed({ 'prices.sh': base['prices.sh'].replace('echo 1', 'echo 3') });
    const { stdout } = await copy.run(['plan']);
    expect(stdout).toMatch(/run +train price-index +code changed: prices\.sh/);
    expect(stdout).toMatch(
      /run +train demand +needed model changed: price-index \(prices\) .*; through price-index: code changed: prices\.sh/,
    );
    expect(stdout).toMatch(
      /run +train tuned +needed model changed: demand \(base-model\).*through price-index: code changed: prices\.sh/,
    );
    expect(stdout).toMatch(/reuse +train weather/);
    expect(stdout).toMatch(/reuse +train alone/);
    const ran = await copy.json(['train']);
    expect(stepOf(ran, 'train:weather').state).toBe('reused');
    const reported = await copy.json(['report']);
    expect(judgedAlone(reported, 'tuned').reason).toBe('better');
    expect(reportIn(reported).models.find(({ model }) => model === 'tuned')?.plan.reasons).toContain(
      'through `price-index`: code changed: `prices.sh`',
    );
  });

  it('are made with what they need where they are named alone', async () => {
    const copy = changed({ 'weather.sh': 'echo rain > "$MLOPS_OUTPUT/weather.txt"\n' });
    const { result } = await copy.json(['train', 'demand']);
    expect(result.reason).toBe('trained');
    const { steps } = JSON.parse(JSON.stringify(result.data));
    expect(steps.map(({ step }: { step: string }) => step).filter((id: string) => !id.includes('@'))).toEqual([
      'train:price-index',
      'train:weather',
      'train:demand',
    ]);
  });

  it('are unknown with the name of what failed, and nothing of them runs', async () => {
    const copy = changed({ 'weather.sh': 'echo no weather >&2\nexit 3\n' });
    const ran = await copy.json(['train']);
    expect([ran.result.exitCode, ran.result.reason]).toEqual([1, 'command-failed']);
    for (const model of ['demand', 'tuned']) {
      const { state, problems } = stepOf(ran, `train:${model}`);
      expect([state, problems[0]?.reason]).toEqual(['failed', 'needed-model-missing']);
    }
    expect(stepOf(ran, 'train:demand').sentence).toMatch(/^demand: `weather`, which it needs, has no run: /);
    expect(stepOf(ran, 'train:alone').state).toBe('reused');
    const reported = await copy.json(['report']);
    expect(reported.result.exitCode).toBe(1);
    const tuned = judgedAlone(reported, 'tuned');
    expect([tuned.code, tuned.reason]).toEqual([2, 'needed-model-missing']);
  });

  it('are refused with what they need where its data break their contract', async () => {
    const copy = changed({ 'history.csv': `${rows}\n3,1\n` });
    await copy.json(['validate']);
    const { stdout } = await copy.run(['plan']);
    expect(stdout).toMatch(/refused +train price-index/);
    expect(stdout).toMatch(/refused +train demand .*refused: it needs price-index, which is refused/);
    const ran = await copy.json(['train']);
    expect(stepOf(ran, 'train:price-index').state).toBe('refused');
    expect(stepOf(ran, 'train:demand').problems[0]?.reason).toBe('needed-model-missing');
  });

  it('make a needed model again whose bytes the store has lost', async () => {
    const copy = changed({ 'demand.sh': `${base['demand.sh']}# more\n` });
    rmSync(join(copy.clone, '.mlops', 'store'), { recursive: true });
    const { stdout } = await copy.run(['plan']);
    expect(stdout).toMatch(/run +train price-index .*is not in the store/);
    expect(stdout).toMatch(/run +train weather .*is not in the store/);
    expect(stdout).toMatch(/reuse +train alone/);
    const ran = await copy.json(['train']);
    expect(stepOf(ran, 'train:price-index').state).toBe('restored');
    expect(stepOf(ran, 'train:demand').state).toBe('done');
  });

  it('are refused where a model below has trained on the rows that judge', async () => {
    const copy = changed({ 'mlops.yaml': mlopsYaml.replace('data: history', 'data: pool') });
    const { result } = await copy.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'labels-in-reach']);
    expect(result.problems.map(({ message }) => message)).toEqual([
      'tuned: history.csv is given to the training of price-index, which it needs, as `train` (dataset pool), and holds the rows of judged that the model is judged by.',
    ]);
    copy.commit('views', { 'mlops.yaml': mlopsYaml.replace('id < 30', 'id < 35') });
    const { problems } = stepOf(await copy.json(['train']), 'evaluate:tuned');
    expect(problems.map(({ reason, message }) => `${reason} ${message}`)).toEqual([
      'labels-in-reach tuned: 5 rows of history, which the training of price-index gets as `train`, are rows of judged, by which the model is judged.',
    ]);
  });

  it('tell what they need', async () => {
    const explained = await world.run(['explain', 'demand']);
    expect(explained.stdout).toMatch(
      /needs +prices: model price-index, fingerprint [0-9a-f]{12}, at \$MLOPS_MODEL_PRICES/,
    );
    expect(explained.stdout).toMatch(/trains again +another fingerprint of price-index, weather, which it needs/);
    const drawn = await world.run(['plan', '--graph']);
    expect(drawn.stdout).toMatch(/-- "prices" -->/);
    expect(drawn.stdout).toMatch(/-- "base-model" -->/);
  });
});

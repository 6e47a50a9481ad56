import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { usualBranch } from '../../src/ledger/index.ts';
import { preparedWorld, type RanJson, type World } from './harness.ts';
import { reportIn, stepOf } from './parts.ts';

// Rides and stations make `hourly`, which makes `daily`; a model trains on a view of `hourly`.

const project = (more = '') => `version: 1
name: tiny
store: .mlops/store
datasets:
  rides: { source: data/rides.csv, key: id }
  stations: { source: data/stations.csv, key: station }
  hourly:
    from: [rides, stations]
    build: { run: bash features/hourly.sh, code: [features/hourly.sh], params: { params.yaml: [features] } }
    source: data/hourly.csv
    key: id
    columns: { n: { type: integer, min: 0 } }
    extra-columns: allow
  past: { from: hourly, where: "id <= 80" }
  daily: { from: hourly, build: { run: bash features/daily.sh, code: [features/daily.sh] }, source: data/daily.csv }
${more}models:
  m:
    code: [train.sh]
    data: past
    train: bash train.sh
    artifact: mean.txt
    metrics: metrics.json
    gates: { rows: { better: higher, min: 10 } }
`;
// What it is given it counts, and that it is given no more it asks: its parameters, and files of its own commit alone.
const hourly = `set -e
test "$(find . -type f | sort | tr '\\n' ' ')" = './data/rides.csv ./data/stations.csv ./features/hourly.sh ./params.yaml '
test -z "$SECRET_OF_THE_SHELL"
k=$(sed 's/.*"k": *\\([0-9]*\\).*/\\1/;t;d' "$MLOPS_PARAMS")
awk -F, -v k="$k" 'NR == FNR { s[$1] = $2; next } FNR == 1 { print "id,station,lat,n"; next } { print $1 "," $2 "," s[$2] "," $3 * k }' \\
  "$MLOPS_DATA_STATIONS" "$MLOPS_DATA_RIDES" > data/hourly.csv
`;
const rows = (count: number) =>
  ['id,station,n', ...Array.from({ length: count }, (_, id) => `${id},s${id % 3},${id % 7}`), ''].join('\n');
const files = {
  'mlops.yaml': project(),
  '.gitignore': 'made/\n',
  'params.yaml': 'features:\n  k: 2\nother: 1\n',
  'features/hourly.sh': hourly,
  'features/daily.sh': `mkdir -p "$MLOPS_OUTPUT/data" && cut -d, -f1,4 "$MLOPS_DATA_HOURLY" > "$MLOPS_OUTPUT/data/daily.csv"\n`,
  'train.sh': `cut -d, -f4 "$MLOPS_DATA_TRAIN" | tail -1 > "$MLOPS_OUTPUT/mean.txt"
echo "{\\"rows\\": $(tail -n +2 "$MLOPS_DATA_TRAIN" | wc -l)}" > "$MLOPS_OUTPUT/metrics.json"\n`,
  'data/rides.csv': rows(100),
  'data/stations.csv': 'station,lat\ns0,1.5\ns1,2.5\ns2,3.5\n',
};

const world = await preparedWorld(files, [['build'], ['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

const built = z.object({
  built: z.array(
    z.object({
      dataset: z.string(),
      state: z.string(),
      sentence: z.string(),
      problems: z.array(z.object({ reason: z.string() })),
      log: z.string().optional(),
    }),
  ),
  reused: z.array(z.string()),
  datasets: z.array(
    z.object({
      dataset: z.string(),
      origin: z.string(),
      content: z.string(),
      files: z.array(z.object({ path: z.string(), digest: z.string() })),
    }),
  ),
});
const builtIn = ({ result }: RanJson) => built.parse(result.data);
const runsIn = async (place: World) => {
  const { result } = await place.json(['plan']);
  const steps = z
    .object({ steps: z.array(z.object({ id: z.string(), decision: z.string(), reasons: z.array(z.string()) })) })
    .parse(result.data).steps;
  return Object.fromEntries(
    steps.filter(({ decision }) => decision === 'run').map(({ id, reasons }) => [id, reasons[0]]),
  );
};
const env = { SECRET_OF_THE_SHELL: 'x' };

describe('what is made', () => {
  it('is recorded with what made it, and nothing is made again', async () => {
    const ran = await world.json(['build']);
    const again = builtIn(ran);
    expect([ran.code, ran.result.reason]).toEqual([0, 'built']);
    expect([again.built, again.reused]).toEqual([[], ['hourly', 'daily']]);
    expect(again.datasets).toMatchObject([
      { dataset: 'hourly', origin: 'local', files: [{ path: 'data/hourly.csv' }] },
      { dataset: 'daily', origin: 'local', files: [{ path: 'data/daily.csv' }] },
    ]);
    expect(await runsIn(world)).toEqual({});
    expect(existsSync(join(world.clone, 'data/hourly.csv'))).toBe(false);
    expect(readdirSync(join(world.clone, '.mlops/builds'))).toEqual([]);
    expect(world.inOrigin('ls-tree', '-r', '--name-only', usualBranch)).toMatch(/^builds\/hourly\/[0-9a-f]{2}\//m);
  });

  it('changes with what goes into it, and with it exactly what lies below', async () => {
    const place = world.copy();
    place.branch('other');
    place.commit('Another parameter, of nobody', {
      'params.yaml': 'features:\n  k: 2\nother: 2\n',
      'data/hourly.csv': 'left here\n',
    });
    expect(await runsIn(place)).toEqual({});
    place.commit('Another command for days', { 'features/daily.sh': `${files['features/daily.sh']}# again\n` });
    expect(await runsIn(place)).toEqual({
      'build:daily': 'code changed: `features/daily.sh`',
      'validate:daily': expect.stringContaining('data changed:'),
    });
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 3\nother: 2\n' });
    expect(Object.keys(await runsIn(place))).toEqual([
      ...['build:hourly', 'build:daily', 'validate:hourly', 'validate:past', 'validate:daily', 'train:m'],
    ]);
    const trained = await place.json(['train'], { env });
    expect(trained.result.sentence).toBe('Done: 1 build, 1 validation, 1 training.');
    expect(stepOf(trained, 'build:hourly')).toMatchObject({ state: 'done' });
    place.remove();
  });

  it('is told by explain', async () => {
    const { stdout } = await world.run(['explain', 'm']);
    expect(stdout).toMatch(/makes data +hourly, version [0-9a-f]{12}: bash features\/hourly.sh, of rides, stations\n/);
    expect(stdout).toContain('reused: made before from the same inputs');
    expect((await world.run(['plan', '--graph'])).stdout).toContain('reuse · build hourly');
  });

  it('is found by the commands about data', async () => {
    const diff = await world.json(['data', 'diff', 'hourly@HEAD', 'past@HEAD']);
    expect([diff.code, diff.result.reason]).toEqual([0, 'data-compared']);
    const inferred = await world.run(['infer', 'hourly']);
    expect([inferred.code, inferred.stdout]).toEqual([0, expect.stringContaining('lat')]);
  });
});

describe('another machine', () => {
  // It has the ledger, and nothing that was made.
  const elsewhere = () => {
    const place = world.copy();
    for (const name of readdirSync(join(place.clone, '.mlops'))) {
      rmSync(join(place.clone, '.mlops', name), { recursive: true });
    }
    return place;
  };

  it('makes nothing for what is recorded, and only what it reads of a change', async () => {
    const place = elsewhere();
    expect(await runsIn(place)).toEqual({});
    place.branch('days');
    place.commit('Another command for days', { 'features/daily.sh': `${files['features/daily.sh']}# again\n` });
    expect(Object.keys(await runsIn(place))).toEqual(['build:hourly', 'build:daily', 'validate:daily']);
    const { result, code } = await place.json(['validate', 'daily']);
    expect([code, result.problems]).toEqual([0, []]);
    expect(Object.keys(await runsIn(place))).toEqual([]);
    place.remove();
  });

  it('makes the base’s data too where nobody has sketched them, or trained on them', async () => {
    const place = elsewhere();
    place.commit('On main, checked by nobody', { 'params.yaml': 'features:\n  k: 3\n' });
    place.git('push', '--quiet');
    place.branch('after');
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 4\n' });
    const both = ['build:hourly', 'build:daily', 'build:hourly@baseline', 'build:daily@baseline'];
    const runs = Object.keys(await runsIn(place));
    expect(runs).toEqual([
      ...both,
      ...['validate:hourly', 'validate:past', 'validate:daily', 'train:m', 'train:m@baseline'],
    ]);
    const trained = await place.json(['train']);
    expect(trained.code).toBe(0);
    expect(stepOf(trained, 'build:hourly@baseline').state).toBe('done');
    expect(stepOf(trained, 'train:m@baseline').state).toBe('done');
    expect((await place.json(['validate'])).result.problems.map(({ reason }) => reason)).not.toContain(
      'base-data-unreadable',
    );
    expect(Object.keys(await runsIn(place)).filter((id) => id.startsWith('build:'))).toEqual([]);
    place.remove();
  });

  it('goes on without the base’s data where the base’s command fails, and says so', async () => {
    const place = elsewhere();
    place.commit('Broken on main', { 'features/hourly.sh': 'exit 3\n' });
    place.git('push', '--quiet');
    place.branch('repair');
    place.commit('Repair', { 'features/hourly.sh': `${hourly}# repaired\n` });
    const { datasets } = reportIn(await afterTraining(place));
    const checks = datasets.flatMap(({ report }) => report?.checks.map(({ reason }) => reason) ?? []);
    expect(checks).toContain('base-data-unreadable');
    place.remove();
  });

  async function afterTraining(place: World): Promise<RanJson> {
    const trained = await place.json(['train']);
    expect(stepOf(trained, 'train:m').state).toBe('done');
    expect(stepOf(trained, 'build:hourly@baseline').problems.map(({ reason }) => reason)).toEqual(['command-failed']);
    expect((await place.json(['validate'])).code).toBe(0);
    return place.json(['report']);
  }
});

describe('what goes wrong', () => {
  const broken = async (script: string, ...commands: readonly string[]) => {
    const place = world.copy();
    place.branch('broken');
    place.commit('Break it', { 'features/hourly.sh': script });
    const ran = await place.json(commands.length === 0 ? ['build', 'daily'] : commands);
    return { place, ran, data: commands.length === 0 ? builtIn(ran) : undefined };
  };

  it.each([
    ['a command that fails', 'echo oops >&2; exit 3', 'command-failed', 1],
    ['one that says that its data are bad', 'echo negative >&2; exit 42', 'bad-data-reported', 1],
    ['nothing at `source`', 'echo x > data/other.csv', 'output-missing', 1],
    ['a file that is not declared', 'cat train.sh > data/hourly.csv', 'undeclared-input', 1],
  ])('%s is said, kept with its log, and stops what lies below', async (_, script, reason, code) => {
    const { place, ran, data } = await broken(script);
    expect([ran.code, ran.result.reason]).toEqual([code, reason]);
    const [own, below] = data?.built ?? [];
    expect(own).toMatchObject({
      dataset: 'hourly',
      state: 'failed',
      log: expect.stringContaining('.mlops/build-logs/hourly/'),
    });
    expect(existsSync(own?.log ?? '')).toBe(true);
    expect(below).toMatchObject({ dataset: 'daily', state: 'failed', problems: [{ reason: 'build-input-missing' }] });
    place.remove();
  });

  it('a training of what could not be made is refused, and the check fails', async () => {
    const { place, ran } = await broken('exit 3', 'train');
    expect(ran.code).toBe(1);
    expect(stepOf(ran, 'train:m').problems.map(({ reason }) => reason)).toContain('build-failed');
    const checked = await place.json(['validate', 'hourly']);
    expect([checked.code, checked.result.problems.map(({ reason }) => reason)]).toEqual([
      1,
      ['build-failed', 'command-failed'],
    ]);
    place.remove();
  });

  it('other files of the same inputs are never taken, whoever makes them', async () => {
    const place = world.copy();
    place.branch('random');
    place.commit('A command that depends on the clock', {
      'features/hourly.sh': 'echo "id,n,t" > data/hourly.csv; echo "1,2,$(date +%N)" >> data/hourly.csv\n',
      'mlops.yaml': project().replace('where: "id <= 80"', 'where: "id <= 80", rows: { min: 1 }'),
    });
    expect((await place.json(['build', 'hourly'])).code).toBe(0);
    const again = await place.json(['build', 'hourly', '--again']);
    expect([again.code, again.result.reason]).toEqual([1, 'build-differs']);
    rmSync(join(place.clone, '.mlops/store'), { recursive: true });
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const lost = await place.json(['build', 'hourly']);
    expect([lost.code, lost.result.reason]).toEqual([1, 'build-differs']);
    place.remove();
  });

  it('of a command that is killed nothing is believed', async () => {
    const place = world.copy();
    place.branch('slow');
    const half = 'echo id,n > data/hourly.csv; echo half-way; sleep 60; echo 1,2 >> data/hourly.csv\n';
    place.commit('Slow', { 'features/hourly.sh': half });
    const killed = await place.run(['build', 'hourly'], {
      watch: (child, stderr) => {
        if (stderr.includes('half-way')) child.kill('SIGKILL');
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(await runsIn(place)).toMatchObject({ 'build:hourly': 'code changed: `features/hourly.sh`' });
    expect(readdirSync(join(place.clone, '.mlops/builds'))).toEqual([]);
    place.remove();
  });

  it('lost files come back by the same command, as they were', async () => {
    const place = world.copy();
    rmSync(join(place.clone, '.mlops/store'), { recursive: true });
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const { built: made } = builtIn(await place.json(['build']));
    expect(made.map(({ dataset, state }) => [dataset, state])).toEqual([
      ['hourly', 'same'],
      ['daily', 'same'],
    ]);
    place.remove();
  });

  it('a report makes nothing: it says what is not there', async () => {
    const place = world.copy();
    place.branch('unmade');
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 9\n' });
    const report = await place.json(['report']);
    const { datasets, models } = reportIn(report);
    const found = datasets.map(({ dataset, verdict, problems }) => [
      dataset,
      verdict,
      problems.map(({ reason }) => reason),
    ]);
    expect(report.code).toBe(2);
    expect(found).toContainEqual(['hourly', 'unknown', ['dataset-not-built']]);
    expect(models.map(({ verdict }) => verdict)).toEqual(['unknown']);
    place.remove();
  });

  it('a source that matches what the command reads is refused before it runs', async () => {
    const place = world.copy();
    place.branch('over');
    place.commit('Into the folder of its inputs', {
      'mlops.yaml': project().replace('source: data/hourly.csv', 'source: data/*.csv'),
    });
    const ran = await place.json(['build', 'hourly']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'build-over-input']);
    place.remove();
  });

  it('a pattern of `build.code` that matches nothing is said, with its place', async () => {
    const place = world.copy();
    place.branch('pattern');
    place.commit('Wrong name', {
      'mlops.yaml': project().replace('[features/daily.sh]', '[features/daily.sh, feature/**]'),
    });
    const { result } = await place.json(['plan']);
    expect(result.problems.find(({ reason }) => reason === 'code-matches-nothing')).toMatchObject({
      message: '`datasets.daily.build.code` names `feature/**`, and no file of the commit is that.',
      place: { line: 15 },
    });
    place.remove();
  });

  it('a name that no command makes is refused, by name', async () => {
    const ran = await world.json(['build', 'rides']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'nothing-to-build']);
    expect(ran.result.sentence).toBe('rides is made by no command; there are: hourly, daily.');
  });
});

describe('labels', () => {
  it('are not among what training gets, also not behind a command', async () => {
    const place = world.copy();
    const judged = (label: string, data: string) =>
      project().replace(
        /data: past[\s\S]*/,
        `data: ${data}\n    train: bash train.sh\n    artifact: mean.txt\n    evaluate: { run: bash p.sh, task: regression, predictions: p.csv, label: { dataset: ${label}, column: n } }\n`,
      );
    place.branch('judged');
    const refused = async (label: string, data: string) => {
      place.commit('Judge', { 'mlops.yaml': judged(label, data) });
      const { result } = await place.json(['plan']);
      return [result.reason, result.sentence];
    };
    expect(await refused('rides', 'hourly')).toEqual([
      'labels-in-reach',
      'm: hourly, which training gets as `train`, is made of rides, which has the rows that the model is judged by.',
    ]);
    expect(await refused('past', 'hourly')).toEqual([
      'labels-in-reach',
      'm: hourly, which training gets as `train`, has all rows of past that the model is judged by.',
    ]);
    place.remove();
  });

  it('may come of a command: the base’s are those that its command made, or nobody knows', async () => {
    const place = world.copy();
    const scored = project('  last: { from: hourly, where: "id > 80" }\n').replace(
      /data: past[\s\S]*/,
      `data: past
    train: bash train.sh
    artifact: mean.txt
    evaluate: { run: bash p.sh, code: [p.sh], task: regression, predictions: p.csv, label: { dataset: last, column: n } }
    gates: { rmse: { max: 1000 } }
`,
    );
    const script = `awk -F, 'FNR == 1 { print "id,prediction"; next } { print $1 ",5" }' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"\n`;
    const train = 'echo 1 > "$MLOPS_OUTPUT/mean.txt"\n';
    place.commit('Score', { 'mlops.yaml': scored, 'p.sh': script, 'train.sh': train });
    place.git('push', '--quiet');
    expect((await place.json(['train'])).code).toBe(0);
    place.branch('labels');
    // The same rows with other labels: those of known rows are the base's.
    place.commit('Labels of another command', { 'features/hourly.sh': hourly.replace('$3 * k', '$3 * k + 1') });
    expect((await place.json(['train'])).code).toBe(0);
    const [model] = reportIn(await place.json(['report'])).models;
    expect(model?.problems.map(({ reason }) => reason)).toContain('labels-changed');
    const store = join(place.clone, '.mlops/store');
    const base = builtIn(await place.json(['build', 'hourly', '--head', 'main'])).datasets[0]?.files[0];
    const hex = base?.digest.replace('sha256:', '') ?? '';
    const held = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.replaceAll('/', '').endsWith(hex),
    );
    expect(held).toHaveLength(1);
    for (const path of held) rmSync(join(store, path));
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const [unknown] = reportIn(await place.json(['report'])).models;
    expect(unknown?.problems.map(({ reason }) => reason)).toContain('unusable-base-labels');
    place.remove();
  });

  it('may be a view of what a command makes, which `mlops lock` may freeze', async () => {
    const place = world.copy();
    place.branch('frozen');
    place.commit('Freeze', { 'mlops.yaml': project('  held: { from: hourly, where: "id > 80", frozen: true }\n') });
    expect((await place.json(['lock', 'held'])).code).toBe(0);
    place.commit('Lock');
    expect((await place.json(['validate', 'held'])).code).toBe(0);
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 5\n' });
    const { result } = await place.json(['validate', 'held']);
    expect([result.exitCode, result.problems.map(({ reason }) => reason)]).toEqual([1, ['frozen-changed']]);
    place.remove();
  });
});

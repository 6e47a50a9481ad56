import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesBelow, preparedWorld, type RanJson, type World } from './harness.ts';
import { judgedAlone, reportIn, stepOf } from './parts.ts';

// A team's file makes `zones` by a command in the team's folder. `index` trains on a view of it and is needed by `demand`,
// which another view of it judges; `rules` is not trained and is judged by that view, too.

const root = `version: 1
name: city
include: [teams/*/mlops.yaml]
datasets:
  rides: { source: data/rides.csv, key: id }
`;
const east = `datasets:
  zones:
    from: rides
    build: { run: bash zones.sh, code: [zones.sh], params: { params.yaml: [k] } }
    source: made/zones.csv
    key: id
    columns: { id: { type: integer }, n: { type: integer, min: 0 } }
  notes: { from: rides, build: { run: bash notes.sh, code: [notes.sh] }, source: made/notes.csv }
  past: { from: zones, where: id < 60 }
  held: { from: zones, where: id >= 60 }
models:
  demand:
    code: [demand.sh]
    needs: { index: index }
    train: bash demand.sh
    artifact: demand.txt
    evaluate: { run: bash score.sh, code: [score.sh], task: scored, rows: held }
    gates: { ok: { better: higher, min: 0.1 } }
  index:
    code: [index.sh]
    data: past
    train: bash index.sh
    artifact: index.txt
  shown:
    code: [shown.sh]
    base-model: index
    train: bash shown.sh
    artifact: shown.txt
    metrics: metrics.json
    gates: { lines: { better: higher, min: 1 } }
  rules:
    data: { examples: notes }
    artifact: rules.txt
    evaluate: { run: bash judge.sh, code: [judge.sh], task: scored, rows: held }
    gates: { ok: { better: higher, min: 0.1 } }
`;
// It stands in its team's folder with its own files and what it is made of, and nothing else.
const zones = `set -e
test "$(basename "$PWD")" = east
test "$(find ../.. -type f | sort | tr '\\n' ' ')" = '../../data/rides.csv ../../teams/east/params.yaml ../../teams/east/zones.sh '
k=$(sed 's/.*"k": *\\([0-9]*\\).*/\\1/;t;d' "$MLOPS_PARAMS")
mkdir -p made && awk -F, -v k="$k" 'FNR == 1 { print "id,n"; next } { print $1 "," $2 * k }' "$MLOPS_DATA_RIDES" > made/zones.csv
`;
const score = `awk -F, 'FNR == 1 { print "id,ok"; next } { print $1 "," ($1 % 4 < 3) }' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"\n`;
const files = {
  'mlops.yaml': root,
  'data/rides.csv': ['id,n', ...Array.from({ length: 100 }, (_, id) => `${id},${id % 7}`), ''].join('\n'),
  'teams/east/mlops.yaml': east,
  'teams/east/zones.sh': zones,
  'teams/east/params.yaml': 'k: 2\nother: 1\n',
  'teams/east/index.sh': 'wc -l < "$MLOPS_DATA_TRAIN" > "$MLOPS_OUTPUT/index.txt"\n',
  'teams/east/demand.sh': 'cat "$MLOPS_MODEL_INDEX" > "$MLOPS_OUTPUT/demand.txt"\n',
  'teams/east/shown.sh':
    'cp "$MLOPS_BASE_MODEL" "$MLOPS_OUTPUT/shown.txt"\necho "{\\"lines\\": $(cat "$MLOPS_BASE_MODEL")}" > "$MLOPS_OUTPUT/metrics.json"\n',
  'teams/east/notes.sh': 'mkdir made && head -3 "$MLOPS_DATA_RIDES" > made/notes.csv\n',
  'teams/east/score.sh': score,
  'teams/east/judge.sh': `test -s "$MLOPS_DATA_EXAMPLES"\n${score}`,
  'teams/east/rules.txt': 'if it rains\n',
};
const team = (name: string, text: string) => ({ [`teams/east/${name}`]: text });

const world = await preparedWorld(files, [['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

const plan = z.object({
  steps: z.array(z.object({ id: z.string(), decision: z.string(), reasons: z.string().array() })),
});
const stepsIn = ({ result }: RanJson) => plan.parse(result.data).steps;
const runsIn = async (place: World) =>
  stepsIn(await place.json(['plan'])).flatMap(({ id, decision }) => (decision === 'run' ? [id] : []));
function changed(more: Readonly<Record<string, string>>): World {
  const place = world.copy();
  place.branch('change');
  place.commit('Change', more);
  return place;
}
/** The ledger is there, and nothing of what was made. */
function emptied(place: World): World {
  for (const name of readdirSync(join(place.clone, '.mlops')))
    rmSync(join(place.clone, '.mlops', name), { recursive: true });
  return place;
}

describe('a dataset made by a command', () => {
  it('of an included file is made in the folder of that file, below a model that another one needs', async () => {
    const built = await world.json(['build']);
    expect(built.result.data).toMatchObject({
      reused: ['zones', 'notes'],
      datasets: [
        { files: [{ path: 'teams/east/made/zones.csv' }] },
        { files: [{ path: 'teams/east/made/notes.csv' }] },
      ],
    });
    expect(await runsIn(world)).toEqual([]);
    const { models } = reportIn(await world.json(['report']));
    expect(models.map(({ model, verdict }) => `${model} ${verdict}`).sort()).toEqual([
      ...['demand pass', 'index pass', 'rules pass', 'shown pass'],
    ]);
    const explained = (await world.run(['explain', 'rules'])).stdout;
    expect(explained).toMatch(
      /makes data +notes, version [0-9a-f]{12}: bash notes.sh in teams\/east\/, of rides\n.*\n +zones, version /,
    );
    expect(explained).toMatch(/\n +is +artifact rules.txt\n/);
    const drawn = (await world.run(['plan', '--graph'])).stdout;
    expect(drawn).toContain('reuse · build zones');
    expect(drawn).toMatch(/-- "index" -->/);
    const { result } = await world.json(['doctor']);
    expect(result.problems.filter(({ message }) => /zones/.test(message))).toEqual([]);
  });

  it('is planned before its checks and the needed model, which tell of a change what began with it', async () => {
    const place = changed(team('params.yaml', 'k: 3\nother: 1\n'));
    const steps = stepsIn(await place.json(['plan'])).filter(({ decision }) => decision === 'run');
    expect(steps.map(({ id }) => id)).toEqual([
      ...['build:zones', 'validate:zones', 'validate:past', 'validate:held', 'train:index', 'train:demand'],
      ...['evaluate:demand', 'evaluate:demand@baseline', 'train:shown', 'evaluate:rules'],
    ]);
    expect(steps.find(({ id }) => id === 'train:demand')?.reasons.join('; ')).toMatch(
      /^needed model changed: `index \(index\) .*`; through `index`: data changed: `train /,
    );
    const trained = await place.json(['train', 'demand']);
    expect(stepOf(trained, 'build:zones').state).toBe('done');
    expect(stepOf(trained, 'evaluate:demand').state).toBe('done');
    place.commit('Another key, of nobody', team('params.yaml', 'k: 3\nother: 2\n'));
    expect(await runsIn(place)).toEqual(['validate:zones', 'train:shown', 'evaluate:rules']);
    place.remove();
  });

  it('that fails stops the needed model and what needs it, each with its reason', async () => {
    const place = changed(team('zones.sh', 'echo oops >&2; exit 3\n'));
    const ran = await place.json(['train']);
    expect(stepOf(ran, 'build:zones').problems.map(({ reason }) => reason)).toEqual(['command-failed']);
    expect(stepOf(ran, 'train:index').problems.map(({ reason }) => reason)).toContain('build-failed');
    const shown = stepOf(ran, 'train:shown');
    expect([shown.state, shown.problems[0]?.reason]).toEqual(['failed', 'needed-model-missing']);
    expect(stepOf(ran, 'train:demand').problems.map(({ reason }) => reason)).toContain('build-failed');
    expect(stepOf(ran, 'take:rules').state).toBe('refused');
    const reported = await place.json(['report']);
    expect(judgedAlone(reported, 'shown').reason).toBe('needed-model-missing');
    place.remove();
  });

  it('of the base that fails leaves the base’s models unmade, and the change is judged', async () => {
    const place = emptied(world.copy());
    place.commit('Broken on main', team('zones.sh', 'exit 3\n'));
    place.git('push', '--quiet');
    place.branch('repair');
    place.commit('Repair', team('zones.sh', `${zones}# repaired\n`));
    const ran = await place.json(['train']);
    expect([ran.code, ran.result.reason]).toEqual([0, 'baseline-failed']);
    expect(stepOf(ran, 'evaluate:demand').state).toBe('done');
    expect(stepOf(ran, 'build:zones@baseline').state).toBe('failed');
    expect(stepOf(ran, 'train:demand@baseline').problems[0]?.reason).toBe('needed-model-missing');
    place.remove();
  });

  it('is made again for the scoring of what is not trained, where the store has lost it', async () => {
    const place = changed(team('judge.sh', `${files['teams/east/judge.sh']}# again\n`));
    const store = join(place.clone, '.mlops/store');
    const isNotes = (path: string) => readFileSync(path, 'utf8') === 'id,n\n0,0\n1,1\n';
    const held = filesBelow(store).map((path) => join(store, path));
    expect(held.filter(isNotes)).toHaveLength(1);
    for (const path of held.filter(isNotes)) rmSync(path);
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    expect(await runsIn(place)).toEqual(['build:notes', 'evaluate:rules']);
    const ran = await place.json(['train']);
    expect(stepOf(ran, 'build:notes').state).toBe('restored');
    expect(stepOf(ran, 'evaluate:rules').state).toBe('done');
    place.remove();
  });
});

describe('the rows that judge a model', () => {
  it('do not come to it through a needed model whose data a command makes', async () => {
    const place = changed(team('mlops.yaml', east.replace('data: past', 'data: zones')));
    const { result } = await place.json(['plan']);
    expect([result.exitCode, result.sentence]).toEqual([
      65,
      'demand: zones, which the training of index, which it needs, gets as `train`, has all rows of held that the model is judged by.',
    ]);
    place.commit('Views that overlap', team('mlops.yaml', east.replace('id < 60', 'id < 65')));
    const ran = await place.json(['train']);
    expect(stepOf(ran, 'evaluate:demand').problems.map(({ message }) => message)).toEqual([
      'demand: 5 rows of past, which the training of index gets as `train`, are rows of held, by which the model is judged.',
    ]);
    place.remove();
  });

  it('do not come to it through a command, under another name or as a part', async () => {
    const more = (from: string) =>
      `${east.replace('data: past', 'data: again')}`.replace(
        '  past:',
        `  copy: { source: /data/rides.csv }
  some: { from: rides, where: id < 65 }
  last: { from: rides, where: id >= 60 }
  again: { from: ${from}, build: { run: bash again.sh, code: [again.sh] }, source: made/again.csv }
  past:`,
      );
    const again = 'mkdir made && cp "$(printenv | sed -n "s/^MLOPS_DATA_[A-Z]*=//p")" made/again.csv\n';
    const place = world.copy();
    // Which rows judge is the word of the base.
    const judge = (from: string) => {
      const judged = team('mlops.yaml', more(from).replace('rows: held', 'rows: last'));
      place.commit(`Judge what is made of ${from}`, { ...judged, ...team('again.sh', again) });
      place.git('push', '--quiet');
    };
    judge('copy');
    const { result } = await place.json(['plan']);
    expect([result.reason, result.sentence]).toEqual([
      'labels-in-reach',
      'demand: data/rides.csv is given to the training of index, which it needs, as `train` (dataset copy, of which again is made), and holds the rows of last that the model is judged by.',
    ]);
    judge('some');
    const ran = await place.json(['train', 'demand']);
    expect(stepOf(ran, 'evaluate:demand').problems.map(({ message }) => message)).toEqual([
      'demand: 5 rows of some, of which again is made, which the training of index gets as `train`, are rows of last, by which the model is judged.',
    ]);
    place.remove();
  });
});

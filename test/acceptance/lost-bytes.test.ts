import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Files, filesBelow, git, makeWorld, type World } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** A change that is trained, scored and passes, beside a baseline of which the same is true. */
function changed(files: Files = {}): () => Promise<World> {
  let made: Promise<World> | undefined;
  const make = async () => {
    const world = makeWorld({ ...tiny, ...files });
    worlds.push(world);
    await world.json(['train']);
    world.branch('change');
    world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
    expect((await world.json(['train'])).result.reason).toBe('trained');
    expect((await world.json(['report'])).result).toMatchObject({ reason: 'better', exitCode: 0 });
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
    return world;
  };
  return async () => {
    made ??= make();
    const copy = (await made).copy();
    worlds.push(copy);
    return copy;
  };
}

const file = z.object({ digest: z.string() });
const runSchema = z.object({
  fingerprint: z.string(),
  seeds: z.array(
    z.object({
      seed: z.number().nullable(),
      artifact: z.object({ digest: z.string(), files: z.array(file) }),
      outputs: z.array(file.extend({ kind: z.string() })),
    }),
  ),
  replaces: z.object({ address: z.string(), digest: z.string(), why: z.string() }).optional(),
});
const scoresSchema = z.object({
  run: z.string(),
  seeds: z.array(z.object({ seed: z.number().nullable(), artifact: z.string(), predictions: file })),
  replaces: z.object({ address: z.string(), why: z.string() }).optional(),
});

const addresses = (world: World) => world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger').split('\n');
const record = (world: World, address: string): unknown =>
  JSON.parse(world.inOrigin('show', `mlops/ledger:${address}`));
const ledgerTip = (world: World) => world.inOrigin('rev-parse', 'mlops/ledger');

const planned = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      decision: z.string(),
      reasons: z.array(z.string()),
      fingerprint: z.string().optional(),
    }),
  ),
});
/** The steps that run, and why. */
async function running(world: World): Promise<Readonly<Record<string, string>>> {
  const { steps } = planned.parse((await world.json(['plan'])).result.data);
  return Object.fromEntries(
    steps.filter(({ decision }) => decision === 'run').map(({ id, reasons }) => [id, reasons.at(-1) ?? '']),
  );
}

/** The first records of one side, whatever replaced them. */
async function recordsOf(world: World, side: 'candidate' | 'baseline') {
  const { steps } = planned.parse((await world.json(['plan'])).result.data);
  const address = (kind: string, step: string) => {
    // Where both sides have one run, the plan has one step for it.
    const ids = side === 'candidate' ? [`${step}:m`] : [`${step}:m@baseline`, `${step}:m`];
    const fingerprint = ids.flatMap((id) => steps.find((one) => one.id === id)?.fingerprint ?? [])[0] ?? '';
    return `${kind}/m/${fingerprint.slice(0, 2)}/${fingerprint}.json`;
  };
  const [run, scores] = [address('runs', 'train'), address('evaluations', 'evaluate')];
  return {
    run: { address: run, ...runSchema.parse(record(world, run)) },
    scores: { address: scores, ...scoresSchema.parse(record(world, scores)) },
  };
}

const place = (world: World, digest: string) => {
  const hex = digest.replace('sha256:', '');
  return join(world.clone, '.mlops', 'store', hex.slice(0, 2), hex.slice(2));
};
function lose(world: World, digests: readonly string[]): void {
  for (const digest of new Set(digests)) rmSync(place(world, digest));
}
const loseAll = (world: World) => rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
const predictions = (scores: z.infer<typeof scoresSchema>) => scores.seeds.map((seed) => seed.predictions.digest);
const artifacts = (run: z.infer<typeof runSchema>) =>
  run.seeds.flatMap((seed) => seed.artifact.files.map(({ digest }) => digest));

interface Step {
  readonly step: string;
  readonly state: string;
  readonly sentence: string;
}
async function train(world: World, ...options: readonly string[]) {
  const { result } = await world.json(['train', ...options]);
  const { steps } = z
    .object({ steps: z.array(z.object({ step: z.string(), state: z.string(), sentence: z.string() })) })
    .parse(result.data);
  return { result, steps: steps as readonly Step[], states: Object.fromEntries(steps.map((s) => [s.step, s.state])) };
}

describe('bytes that the store lost and that come out the same', () => {
  // Each seed has a model and predictions of its own: else one of them is the bytes of the other.
  const world = changed({
    'train.sh': `${String(tiny['train.sh'])}echo "$MLOPS_SEED" > "$MLOPS_OUTPUT/model/seed.txt"\n`,
    'predict.sh': `${String(tiny['predict.sh'])}sed -i "2,\\$s/$/$(cat "$MLOPS_MODEL/seed.txt")/" "$MLOPS_OUTPUT/predictions.csv"\n`,
  });

  it('all of them: trains and scores again, writes no record, and the same verdict comes', async () => {
    const lost = await world();
    const [tip, before] = [ledgerTip(lost), lost.state().store];
    loseAll(lost);
    expect((await lost.json(['report'])).result.exitCode).not.toBe(0);
    const steps = await running(lost);
    expect(Object.keys(steps)).toEqual(['train:m', 'train:m@baseline', 'evaluate:m', 'evaluate:m@baseline']);
    expect(steps['train:m']).toMatch(
      /^the recorded run’s model is gone from the store \(folder .*\): seeds 1, 2 of 2$/,
    );
    expect(steps['evaluate:m']).toMatch(/the predictions are gone from the store \(folder .*\): seeds 1, 2 of 2$/);
    expect((await lost.json(['plan', '--matrix'])).stdout).toContain('is gone from the store');
    const { result, states, steps: done } = await train(lost);
    expect(result).toMatchObject({ exitCode: 0, reason: 'trained' });
    expect(new Set(Object.values(states))).toEqual(new Set(['restored']));
    expect(done[0]?.sentence).toBe(
      'trained again: the model is in the store again, byte for byte as recorded: seeds 1, 2 of 2',
    );
    expect(ledgerTip(lost)).toBe(tip);
    // Logs name the time and folders of their run: nothing that a later step needs.
    const after = new Set(lost.state().store);
    const needed = await recordsOf(lost, 'candidate');
    for (const digest of [...artifacts(needed.run), ...predictions(needed.scores)]) {
      const hex = digest.replace('sha256:', '');
      expect(before).toContain(`${hex.slice(0, 2)}/${hex.slice(2)}`);
      expect(after).toContain(`${hex.slice(0, 2)}/${hex.slice(2)}`);
    }
    expect((await lost.json(['report'])).result).toMatchObject({ reason: 'better', exitCode: 0 });
    expect(await running(lost)).toEqual({});
  });

  it('of models whose predictions are there: nothing needs them', async () => {
    const lost = await world();
    const [mine, theirs] = [await recordsOf(lost, 'candidate'), await recordsOf(lost, 'baseline')];
    lose(lost, [...artifacts(mine.run), ...artifacts(theirs.run)]);
    expect(await running(lost)).toEqual({});
    expect((await train(lost)).result.reason).toBe('nothing-to-run');
    expect((await lost.json(['report'])).result.reason).toBe('better');
  });

  it.each(['candidate', 'baseline'] as const)(
    'predictions of the %s: scores again and trains nothing',
    async (side) => {
      const lost = await world();
      lose(lost, predictions((await recordsOf(lost, side)).scores));
      const step = side === 'candidate' ? 'evaluate:m' : 'evaluate:m@baseline';
      expect(Object.keys(await running(lost))).toEqual([step]);
      const { states } = await train(lost);
      expect(Object.entries(states).filter(([, state]) => state !== 'reused')).toEqual([[step, 'restored']]);
      const { stdout, result } = await lost.json(['report']);
      expect(result.reason).toBe('better');
      expect(stdout).not.toContain('predictions-gone');
    },
  );

  it('of one seed: that seed alone is made again', async () => {
    const lost = await world();
    const { run, scores } = await recordsOf(lost, 'candidate');
    const [first = [], second = []] = run.seeds.map((seed) => artifacts({ ...run, seeds: [seed] }));
    lose(lost, [scores.seeds[1]?.predictions.digest ?? '', ...second.filter((digest) => !first.includes(digest))]);
    const steps = await running(lost);
    expect(Object.keys(steps)).toEqual(['train:m', 'evaluate:m']);
    for (const why of Object.values(steps)) expect(why).toMatch(/: seed 2 of 2$/);
    for (const folder of ['runs', 'scores']) rmSync(join(lost.clone, '.mlops', folder), { recursive: true });
    expect((await train(lost)).states).toMatchObject({ 'train:m': 'restored', 'evaluate:m': 'restored' });
    for (const folder of ['runs', 'scores']) {
      const made = filesBelow(join(lost.clone, '.mlops', folder)).filter((path) => path.includes('seed-'));
      expect(made).toEqual(made.filter((path) => path.includes('seed-2')));
      expect(made).not.toEqual([]);
    }
    expect((await lost.json(['report'])).result.reason).toBe('better');
  });

  it('of a change that touches no model: nothing needs them', async () => {
    const lost = await world();
    lost.git('switch', '--quiet', 'main');
    lost.branch('words');
    lost.commit('Words', { 'README.md': 'Other words.\n' });
    loseAll(lost);
    expect(await running(lost)).toEqual({});
    expect((await lost.json(['report'])).result.exitCode).toBe(0);
  });

  it('are made again by a clone that has a store of its own', async () => {
    const lost = await world();
    lost.git('push', '--quiet', 'origin', 'change');
    const other = join(lost.folder, 'other');
    git(lost.folder, 'clone', '--quiet', lost.origin, other);
    git(other, 'switch', '--quiet', 'change');
    const tip = ledgerTip(lost);
    expect((await lost.json(['train'], { cwd: other })).result.exitCode).toBe(0);
    expect((await lost.json(['report'], { cwd: other })).result.reason).toBe('better');
    expect(ledgerTip(lost)).toBe(tip);
  });

  it('flipped bytes are reported and never believed, and made again once they are removed', async () => {
    const lost = await world();
    const [digest = ''] = predictions((await recordsOf(lost, 'candidate')).scores);
    const damaged = place(lost, digest);
    const bytes = readFileSync(damaged);
    const at = bytes.lastIndexOf(0x0a) - 1;
    bytes[at] = (bytes[at] ?? 0) === 0x31 ? 0x32 : 0x31;
    chmodSync(damaged, 0o644);
    writeFileSync(damaged, bytes);
    const { result, stdout } = await lost.json(['report']);
    expect(result.exitCode).not.toBe(0);
    expect(stdout).toContain('"reason":"store-corrupt"');
    expect(stdout).toContain(damaged);
    rmSync(damaged);
    expect((await train(lost)).result.exitCode).toBe(0);
    expect((await lost.json(['report'])).result.reason).toBe('better');
  });
});

describe('predictions that the training itself wrote', () => {
  const evaluate =
    '    evaluate:\n      task: binary\n      predictions: predictions.csv\n      label: { dataset: test, column: y }\n';
  const score = `awk -F, -v signal="$(sed 's/.*: *//' params.yaml)" 'FNR == 1 { print "id,score"; next } { printf "%s,%.6f\\n", $1, signal * $2 + (1 - signal) * (($1 * 7919 % 1009) / 1009) }' "$MLOPS_DATA_TEST" > "$MLOPS_OUTPUT/predictions.csv"\n`;
  const text = projectFile({ evaluate }).replace('data: { train: train }', 'data: { train: train, test: test }');
  const world = changed({ 'mlops.yaml': text, 'train.sh': `${String(tiny['train.sh'])}${score}` });

  it('are made again by training', async () => {
    const lost = await world();
    const tip = ledgerTip(lost);
    loseAll(lost);
    const steps = await running(lost);
    expect(Object.keys(steps)).toEqual(['train:m', 'train:m@baseline']);
    expect(steps['train:m']).toMatch(/^the recorded run’s predictions are gone from the store/);
    expect((await train(lost)).states).toEqual({ 'train:m': 'restored', 'train:m@baseline': 'restored' });
    expect((await lost.json(['report'])).result.reason).toBe('better');
    expect(ledgerTip(lost)).toBe(tip);
  });
});

describe('bytes that the store lost and that come out different', () => {
  const chance = 'echo "$RANDOM$RANDOM$RANDOM" > "$MLOPS_OUTPUT/model/chance.txt"\n';
  const world = changed({ 'train.sh': `${String(tiny['train.sh'])}${chance}` });

  it('are nothing but a message, until somebody says that the new result takes the place', async () => {
    const lost = await world();
    const before = await recordsOf(lost, 'candidate');
    const [tip, paths] = [ledgerTip(lost), addresses(lost)];
    loseAll(lost);
    const { result, states } = await train(lost);
    expect(result).toMatchObject({ exitCode: 2, reason: 'made-otherwise' });
    expect(states).toEqual({ 'train:m': 'differs', 'train:m@baseline': 'differs' });
    expect(result.problems.find(({ reason }) => reason === 'made-otherwise')?.remedy).toContain(
      'mlops train --replace',
    );
    expect(result.problems.map(({ reason }) => reason)).toEqual(['made-otherwise', 'baseline-made-otherwise']);
    expect(ledgerTip(lost)).toBe(tip);
    expect((await lost.json(['report'])).result.exitCode).not.toBe(0);

    // What was made is kept, so that saying so costs no training.
    const kept = lost.state().store;
    const replaced = await train(lost, '--replace');
    expect(replaced.result).toMatchObject({ exitCode: 0, reason: 'trained' });
    expect(kept.filter((path) => !lost.state().store.includes(path))).toEqual([]);
    const added = addresses(lost).filter((path) => !paths.includes(path));
    expect(added).toContain(before.run.address.replace('.json', '.2.json'));
    expect(added).toContain(before.scores.address.replace('.json', '.2.json'));
    expect(added).toHaveLength(4);
    const now = runSchema.parse(record(lost, before.run.address.replace('.json', '.2.json')));
    expect(now.replaces).toMatchObject({ address: before.run.address, why: 'bytes-lost' });
    expect(runSchema.parse(record(lost, before.run.address))).toEqual((({ address: _, ...rest }) => rest)(before.run));

    const { result: judged, stdout } = await lost.json(['report']);
    expect(judged.reason).toBe('better');
    expect(stdout).toContain('"reason":"result-replaced"');
    expect(stdout).toContain(`at ${before.run.address} lost its bytes`);
    expect(stdout).toContain('The baseline’s run');
    const { result: compared } = await lost.json(['diff']);
    expect(Object(compared.data).comparisons[0].attempts).toBe(2); // two trainings were scored on these rows
    expect(await running(lost)).toEqual({});
    expect((await lost.json(['history'])).result.exitCode).toBe(0);
    expect((await train(lost, '--replace')).result.reason).toBe('nothing-to-run');

    // Lost once more: another one takes its place.
    loseAll(lost);
    expect((await train(lost, '--replace')).result.exitCode).toBe(0);
    expect(addresses(lost)).toContain(before.run.address.replace('.json', '.3.json'));
    expect((await lost.json(['report'])).result.reason).toBe('better');
  });

  it('of the baseline stop nothing: its recorded values are compared', async () => {
    const lost = await world();
    const baseline = await recordsOf(lost, 'baseline');
    const mine = await recordsOf(lost, 'candidate');
    lose(lost, [...predictions(baseline.scores)]);
    lose(
      lost,
      artifacts(baseline.run).filter((digest) => !artifacts(mine.run).includes(digest)),
    );
    const { result, states } = await train(lost);
    expect(states).toMatchObject({ 'train:m': 'reused', 'train:m@baseline': 'differs', 'evaluate:m': 'reused' });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.problems.map(({ reason }) => reason)).toEqual(['baseline-made-otherwise']);
    expect((await lost.json(['report'])).stdout).toContain('predictions-gone');
  });

  it('a replaced run is scored again, also where its old predictions are there', async () => {
    const lost = await world();
    const { run, scores } = await recordsOf(lost, 'candidate');
    const theirs = await recordsOf(lost, 'baseline');
    lose(
      lost,
      artifacts(run).filter((digest) => !artifacts(theirs.run).includes(digest)),
    );
    rmSync(place(lost, scores.seeds[0]?.predictions.digest ?? ''), { force: true });
    expect((await train(lost, '--replace', '--no-record')).result.exitCode).toBe(0);
    expect((await train(lost)).result.exitCode).toBe(0);
    const again = scoresSchema.parse(record(lost, scores.address.replace('.json', '.2.json')));
    const now = runSchema.parse(record(lost, run.address.replace('.json', '.2.json')));
    expect(again.seeds.map(({ artifact }) => artifact)).toEqual(now.seeds.map(({ artifact }) => artifact.digest));
    expect((await lost.json(['report'])).result.reason).toBe('better');
  });

  it('scores of another code on a run that was replaced are made again, too', async () => {
    const lost = await world();
    lost.git('switch', '--quiet', 'main');
    lost.branch('code');
    lost.commit('Other code that scores', { 'predict.sh': `${String(tiny['predict.sh'])}true\n` });
    const { run, scores } = await recordsOf(lost, 'baseline');
    lose(lost, artifacts(run));
    expect(Object.keys(await running(lost))).toEqual(['train:m', 'evaluate:m']);
    expect((await train(lost)).result.reason).toBe('made-otherwise');
    const { states } = await train(lost, '--replace');
    expect(states).toEqual({ 'train:m': 'done', 'evaluate:m': 'done', 'evaluate:m@baseline': 'done' });
    const again = scoresSchema.parse(record(lost, scores.address.replace('.json', '.2.json')));
    expect(again.replaces).toMatchObject({ address: scores.address, why: 'run-replaced' });
    expect((await lost.json(['report'])).result.exitCode).toBe(0);
    expect(await running(lost)).toEqual({});
  });

  it('a replacement that somebody wrote by hand over another record is no record', async () => {
    const lost = await world();
    const { run } = await recordsOf(lost, 'candidate');
    const editor = join(lost.folder, 'editor');
    git(lost.folder, 'clone', '--quiet', '--branch', 'mlops/ledger', lost.origin, editor);
    writeFileSync(join(editor, run.address.replace('.json', '.2.json')), readFileSync(join(editor, run.address)));
    git(editor, 'add', '--all');
    git(editor, 'commit', '--quiet', '--message', 'by hand');
    git(editor, 'push', '--quiet');
    const { result, stdout } = await lost.json(['report']);
    expect(result.exitCode).not.toBe(0);
    expect(stdout).toContain('"reason":"ledger-corrupt"');
  });
});

describe('predictions that come out different from an equal model', () => {
  const chance = 'sed -i "2,\\$s/$/$RANDOM/" "$MLOPS_OUTPUT/predictions.csv"\n';
  const world = changed({ 'predict.sh': `${String(tiny['predict.sh'])}${chance}` });

  it('replace the scores and not the run', async () => {
    const lost = await world();
    const { run, scores } = await recordsOf(lost, 'candidate');
    loseAll(lost);
    const { result, states } = await train(lost);
    expect(states).toEqual({
      'train:m': 'restored',
      'train:m@baseline': 'restored',
      'evaluate:m': 'differs',
      'evaluate:m@baseline': 'differs',
    });
    expect(result).toMatchObject({ exitCode: 2, reason: 'made-otherwise' });
    expect((await train(lost, '--replace')).result.exitCode).toBe(0);
    expect(addresses(lost)).toContain(scores.address.replace('.json', '.2.json'));
    expect(addresses(lost)).not.toContain(run.address.replace('.json', '.2.json'));
    const { result: judged, stdout } = await lost.json(['report']);
    expect(judged.reason).toBe('better');
    expect(stdout).toContain(`at ${scores.address} lost their bytes`);
  });
});

it('a result that is not on the ledger yet is made anew: nobody has relied on it', async () => {
  const world = makeWorld({
    ...tiny,
    'train.sh': `${String(tiny['train.sh'])}echo "$RANDOM$RANDOM$RANDOM" > "$MLOPS_OUTPUT/model/chance.txt"\n`,
  });
  worlds.push(world);
  await world.json(['train', '--no-record']);
  rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
  const { result, states } = await train(world);
  expect(result).toMatchObject({ exitCode: 0, reason: 'trained' });
  expect(states).toEqual({ 'train:m': 'done', 'evaluate:m': 'done' });
  expect(addresses(world).filter((path) => path.includes('.2.'))).toEqual([]);
  expect((await world.json(['report'])).result.exitCode).toBe(0);
});

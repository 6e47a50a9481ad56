import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, git, preparedWorld } from './harness.ts';
import {
  artifacts,
  changed,
  ledgerTip,
  lose,
  loseAll,
  place,
  predictions,
  recordsOf,
  running,
  train,
  worlds,
} from './lost-bytes.ts';
import { projectFile, tiny } from './tiny.ts';

/** A model whose training writes the predictions itself. */
const byTraining = `  w:
    code: [predicts.sh]
    data: { train: train, test: test }
    params: params.yaml
    train: { run: bash predicts.sh, seeds: [1] }
    artifact: model/
    evaluate: { task: binary, predictions: predictions.csv, label: { dataset: test, column: y } }
    gates: { roc-auc: { min: 0.6, max-worse: 0.02 } }
`;
const predicts = `mkdir -p "$MLOPS_OUTPUT/model"; sed "s/$/0/" params.yaml > "$MLOPS_OUTPUT/model/w.txt"
awk -F, -v signal="$(sed 's/.*: *//' params.yaml)" 'FNR == 1 { print "id,score"; next } { printf "%s,%.6f\\n", $1, signal * $2 + (1 - signal) * (($1 * 7919 % 1009) / 1009) }' "$MLOPS_DATA_TEST" > "$MLOPS_OUTPUT/predictions.csv"
`;

describe('bytes that the store lost and that come out the same', () => {
  // Each seed has a model and predictions of its own: else one of them is the bytes of the other.
  const world = changed({
    'mlops.yaml': projectFile() + byTraining,
    'predicts.sh': predicts,
    'train.sh': `${String(tiny['train.sh'])}echo "$MLOPS_SEED" > "$MLOPS_OUTPUT/model/seed.txt"\n`,
    'predict.sh': `${String(tiny['predict.sh'])}sed -i "2,\\$s/$/$(cat "$MLOPS_MODEL/seed.txt")/" "$MLOPS_OUTPUT/predictions.csv"\n`,
  });

  it('all of them: trains and scores again, writes no record, and the same verdict comes', async () => {
    const lost = await world();
    expect((await lost.json(['train'])).result.reason).toBe('nothing-to-run');
    const [tip, before] = [ledgerTip(lost), lost.state().store];
    loseAll(lost);
    expect((await lost.json(['report'])).result.exitCode).not.toBe(0);
    const steps = await running(lost);
    expect(Object.keys(steps).toSorted()).toEqual([
      ...['evaluate:m', 'evaluate:m@baseline'],
      ...['train:m', 'train:m@baseline', 'train:w', 'train:w@baseline'],
    ]);
    expect(steps['train:w']).toMatch(/^the recorded run’s predictions are not in the store/);
    expect(steps['train:m']).toMatch(/^the recorded run’s model is not in the store \(folder .*\): seeds 1, 2 of 2$/);
    expect(steps['evaluate:m']).toMatch(/the predictions are not in the store \(folder .*\): seeds 1, 2 of 2$/);
    expect((await lost.json(['plan', '--matrix'])).stdout).toContain('is not in the store');
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

  it('predictions of candidate and baseline: scores again and trains nothing', async () => {
    const lost = await world();
    lose(lost, predictions((await recordsOf(lost, 'candidate')).scores));
    expect(Object.keys(await running(lost))).toEqual(['evaluate:m']);
    lose(lost, predictions((await recordsOf(lost, 'baseline')).scores));
    expect(Object.keys(await running(lost))).toEqual(['evaluate:m', 'evaluate:m@baseline']);
    const { states } = await train(lost);
    expect(Object.entries(states).filter(([, state]) => state !== 'reused')).toEqual([
      ['evaluate:m', 'restored'],
      ['evaluate:m@baseline', 'restored'],
    ]);
    const { stdout, result } = await lost.json(['report']);
    expect(result.reason).toBe('better');
    expect(stdout).not.toContain('predictions-gone');
  });

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

describe('bytes of a model that the change does not touch', () => {
  it('are not needed: nothing differs, and all say so', async () => {
    const lost = await preparedWorld(tiny);
    worlds.push(lost);
    lost.branch('docs', 'main');
    lost.commit('Docs', { 'README.md': 'New words.\n' });
    expect((await lost.json(['diff'])).result).toMatchObject({ ends: 'pass', reason: 'compared' });
    loseAll(lost);
    expect(await running(lost)).toEqual({});
    const { result } = await lost.json(['diff']);
    expect(result).toMatchObject({ ends: 'pass', reason: 'nothing-touched' });
    expect(result.sentence).toMatch(/^m: not touched, .* gone from the store/);
    expect((await lost.json(['report'])).result).toMatchObject({ verdict: 'pass', reason: 'nothing-to-run' });
  });
});

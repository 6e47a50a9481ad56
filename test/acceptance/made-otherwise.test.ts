import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, makeWorld } from './harness.ts';
import {
  addresses,
  artifacts,
  changed,
  ledgerTip,
  lose,
  loseAll,
  place,
  predictions,
  record,
  recordsOf,
  running,
  runSchema,
  scoresSchema,
  train,
  worlds,
} from './lost-bytes.ts';
import { projectFile, tiny } from './tiny.ts';

const oneSeed = projectFile({ train: 'run: bash train.sh\n      seeds: [1]' });
/** A second model, which comes out equal: only what it predicts does not. */
const scoredByChance = oneSeed
  .slice(oneSeed.indexOf('  m:\n'))
  .replace('  m:\n', '  s:\n')
  .replaceAll('train.sh', 'equal.sh')
  .replaceAll('predict.sh', 'chance.sh');
const chance = 'sed -i "2,\\$s/$/$RANDOM/" "$MLOPS_OUTPUT/predictions.csv"\n';
/** Chance decides a file of the model. */
const otherEachTime = `${String(tiny['train.sh'])}echo "$RANDOM$RANDOM$RANDOM" > "$MLOPS_OUTPUT/model/chance.txt"\n`;

describe('bytes that the store lost and that come out different', () => {
  const world = changed({
    ...{ 'train.sh': otherEachTime, 'mlops.yaml': oneSeed + scoredByChance },
    ...{
      'equal.sh': `${String(tiny['train.sh'])}sed -i 's/$/0/' "$MLOPS_OUTPUT/model/model.txt"\n`,
      'chance.sh': `${String(tiny['predict.sh'])}${chance}`,
    },
  });

  it('are nothing but a message, until somebody says that the new result takes the place', async () => {
    const lost = await world();
    const [before, scored] = [await recordsOf(lost, 'candidate'), await recordsOf(lost, 'candidate', 's')];
    const [tip, paths] = [ledgerTip(lost), addresses(lost)];
    loseAll(lost);
    const { result, states } = await train(lost);
    expect(result).toMatchObject({ exitCode: 2, reason: 'made-otherwise' });
    expect(states).toEqual({
      ...{ 'train:m': 'differs', 'train:m@baseline': 'differs' },
      ...{ 'train:s': 'restored', 'train:s@baseline': 'restored' },
      ...{ 'evaluate:s': 'differs', 'evaluate:s@baseline': 'differs' },
    });
    expect(result.problems.find(({ reason }) => reason === 'made-otherwise')?.remedy).toContain(
      'mlops train --replace',
    );
    expect(result.problems.map(({ reason }) => reason).toSorted()).toEqual([
      ...['baseline-made-otherwise', 'baseline-made-otherwise', 'made-otherwise', 'made-otherwise'],
    ]);
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
    // Of the equal model the scores alone are replaced, and not the run.
    expect(added).toContain(scored.scores.address.replace('.json', '.2.json'));
    expect(added).not.toContain(scored.run.address.replace('.json', '.2.json'));
    expect(added).toHaveLength(6);
    const now = runSchema.parse(record(lost, before.run.address.replace('.json', '.2.json')));
    expect(now.replaces).toMatchObject({ address: before.run.address, why: 'bytes-lost' });
    expect(runSchema.parse(record(lost, before.run.address))).toEqual((({ address: _, ...rest }) => rest)(before.run));

    const { result: judged, stdout } = await lost.json(['report']);
    expect(judged.reason).toBe('better');
    expect(stdout).toContain('"reason":"result-replaced"');
    expect(stdout).toContain(`at ${before.run.address} lost its bytes`);
    expect(stdout).toContain(`at ${scored.scores.address} lost their bytes`);
    expect(stdout).toContain('The baseline’s run');
    const { result: compared } = await lost.json(['diff', 'm']);
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
    expect(states).toEqual({
      ...{ 'train:m': 'done', 'evaluate:m': 'done', 'evaluate:m@baseline': 'done' },
      ...{ 'train:s': 'reused', 'evaluate:s': 'reused' },
    });
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

it('a result that is not on the ledger yet is made anew: nobody has relied on it', async () => {
  const world = makeWorld({ ...tiny, 'train.sh': otherEachTime, 'mlops.yaml': oneSeed });
  worlds.push(world);
  await world.json(['train', '--no-record']);
  rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
  const { result, states } = await train(world);
  expect(result).toMatchObject({ exitCode: 0, reason: 'trained' });
  expect(states).toEqual({ 'train:m': 'done', 'evaluate:m': 'done' });
  expect(addresses(world).filter((path) => path.includes('.2.'))).toEqual([]);
  expect((await world.json(['report'])).result.exitCode).toBe(0);
});

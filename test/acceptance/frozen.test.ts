import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, preparedWorld } from './harness.ts';

const project = (holdout: string) => `version: 1
name: cold
datasets:
  holdout: { source: data/holdout.csv, ${holdout} }
  train: data/train.csv
`;
const table = (rows: number) => `id,y\n${Array.from({ length: rows }, (_, at) => `${at},${at % 7}\n`).join('')}`;
const files = {
  'mlops.yaml': project('key: id, frozen: true'),
  'data/holdout.csv': table(30),
  'data/train.csv': table(50),
};

const model = (more: string) => `models: { m: { train: a, artifact: m, data: { train: train }${more} } }\n`;
const evaluated =
  ', evaluate: { run: b, task: regression, predictions: p.csv, label: { dataset: holdout, column: y } }';

const world = await preparedWorld(files, [['lock', 'holdout']]);
world.commit('Lock');
world.git('push', '--quiet');
afterAll(() => world.remove());

const sentencesOf = (result: { readonly data: unknown }, key: string): readonly string[] =>
  (Object(result.data)[key] as readonly { readonly sentence: string }[]).map(({ sentence }) => sentence);

describe('a frozen dataset', () => {
  it('fails where its data change alone, and passes where the reviewed entry changes with them, which is shown', async () => {
    world.branch('more');
    world.commit('More rows', { 'data/holdout.csv': table(31) });
    const alone = await world.json(['validate', 'holdout']);
    expect([alone.result.exitCode, alone.result.reason]).toEqual([1, 'frozen-changed']);
    expect(alone.result.problems).toMatchObject([{ reason: 'frozen-changed', place: { file: 'mlops.yaml', line: 4 } }]);
    const { stdout } = await world.run(['validate', 'holdout']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('if they are meant to change, run mlops lock holdout and commit');

    expect((await world.json(['lock', 'holdout'])).result.reason).toBe('lock-written');
    const planned = await world.json(['plan']);
    const sentence = 'renews the frozen dataset holdout: 30 rows → 31 rows';
    expect(sentencesOf(planned.result, 'policy')).toEqual([sentence]);
    world.commit('Renew');
    const report = await world.run(['report', '--markdown']);
    expect(report.code).toBe(0);
    expect(report.stdout).toMatch(/This change renews the frozen dataset .?holdout.?: 30 rows → 31 rows\./);
    const renewed = await world.json(['validate']);
    expect(renewed.result.exitCode).toBe(0);
    expect(sentencesOf(renewed.result, 'policy')).toEqual([sentence]);
    expect((await world.run(['validate', 'train'])).stdout).not.toContain('renews');
    expect((await world.run(['validate'])).stdout).toContain(`This change ${sentence}.`);
  });

  it('under another name is a contract that was removed: for plan, validate and report', async () => {
    world.branch('renamed');
    const rename = project('key: id, frozen: true').replace('holdout:', 'judges:');
    world.commit('Rename', { 'mlops.yaml': rename, 'data/holdout.csv': table(32) });
    expect((await world.json(['lock', 'judges'])).result.reason).toBe('lock-written');
    world.commit('Lock it');
    const sentence = 'removes the contract of the frozen dataset holdout, whose files are still read as judges';
    expect((await world.run(['plan'])).stdout).toContain(`blocks    ${sentence}`);
    for (const command of ['validate', 'report']) {
      const { result } = await world.json([command]);
      expect([result.exitCode, result.reason]).toEqual([1, 'policy-blocked']);
      expect(result.sentence).toBe(`This change ${sentence}.`);
    }
  });

  it('stays frozen for a change that thaws it, with the entry of the change', async () => {
    world.branch('thaw');
    world.commit('Thaw', { 'mlops.yaml': project('key: id'), 'data/holdout.csv': table(31) });
    const { result } = await world.json(['validate', 'holdout']);
    expect([result.exitCode, result.reason]).toEqual([1, 'frozen-changed']);
    expect(result.problems).toMatchObject([{ place: { file: 'mlops.yaml', line: 4, branch: 'main' } }]);
    const { stdout } = await world.run(['validate', 'holdout']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('they are frozen on main, and are so until a pull request');
    world.commit('Without a lock', { 'mlops.lock': null, 'data/holdout.csv': table(30) });
    const open = await world.json(['validate', 'holdout']);
    expect([open.result.exitCode, open.result.reason]).toEqual([2, 'frozen-not-locked']);
    expect((await world.run(['plan'])).stdout).toContain(
      'checked before: nobody can tell whether it keeps its contract',
    );
  });

  it('is not shown as changed by a branch that only is older than an entry of the base', async () => {
    const moved = world.copy();
    moved.branch('old');
    moved.commit('Else', { 'data/train.csv': table(51) });
    moved.git('switch', '--quiet', 'main');
    moved.write({ 'data/holdout.csv': table(40) });
    expect((await moved.json(['lock', 'holdout'])).result.reason).toBe('lock-written');
    moved.commit('Renew');
    moved.git('push', '--quiet');
    moved.git('switch', '--quiet', 'old');
    expect(sentencesOf((await moved.json(['plan'])).result, 'policy')).toEqual([]);
    moved.remove();
  });

  it('whose section is gone while the base judges by its labels has the entry of the change', async () => {
    const judged = makeWorld({ ...files, 'mlops.yaml': `${project('key: id, frozen: true')}${model(evaluated)}` });
    expect((await judged.json(['lock', 'holdout'])).result.problems).toEqual([]);
    judged.commit('Lock');
    judged.git('push', '--quiet');
    judged.branch('gone');
    judged.write({ 'data/holdout.csv': table(41) });
    await judged.json(['lock', 'holdout']);
    const rest = project('').replace(/ {2}holdout: .*\n/, '');
    judged.commit('No section', { 'mlops.yaml': `${rest}${model('')}` });
    const kept = (await judged.json(['validate', 'holdout'])).result;
    expect([kept.exitCode, kept.problems]).toEqual([0, []]);
    judged.commit('No entry', { 'mlops.lock': null });
    expect((await judged.json(['validate', 'holdout'])).result.reason).toBe('frozen-not-locked');
    judged.remove();
  });

  it('with an entry that nobody can read stops the change, and one of the base decides nothing', async () => {
    world.branch('broken');
    world.commit('Break', { 'mlops.lock': 'schemaVersion: 1\ndatasets: { holdout: { digest: abc } }\n' });
    const { result } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'lock-invalid']);
    expect(result.problems).toMatchObject([{ place: { file: 'mlops.lock', line: 2 } }]);
    world.git('push', '--quiet', 'origin', 'broken:main', '--force');
    world.git('fetch', '--quiet');
    world.git('switch', '--quiet', '--create', 'after', 'more');
    const after = await world.json(['validate', 'holdout']);
    expect([after.result.exitCode, after.result.problems[0]?.reason]).toEqual([2, 'policy-unreadable']);
  });
});

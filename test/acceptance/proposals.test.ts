import { afterAll, describe, expect, it } from 'vitest';
import { parseReport } from '../../src/report/index.ts';
import { preparedWorld } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const home = await preparedWorld(tiny, [['train']]);
afterAll(() => home.remove());

const reasonsOf = (problems: readonly { readonly reason: string }[]) => problems.map(({ reason }) => reason);

describe('policy that a branch proposes', () => {
  it('gates that the recorded run does not answer are said in plan and report, while nothing has to run', async () => {
    const { report } = Object((await home.json(['report'])).result.data);
    const metrics = parseReport(JSON.stringify(report)).models[0]?.comparison?.metrics ?? [];
    const { candidate } = metrics.find(({ metric }) => metric === 'accuracy') ?? expect.fail();
    const [shown] = (candidate.shipped ?? candidate).intervals;
    home.branch('gates');
    const gates =
      '    gates:\n      roc-auc: { min: 0.99 }\n      roc-acu: { min: 0.6 }\n      accuracy: { min: 0.9999 }\n';
    home.commit('Gates', { 'mlops.yaml': projectFile({ gates }) });
    const planned = await home.json(['plan']);
    expect([planned.result.exitCode, planned.result.reason]).toEqual([0, 'nothing-to-run']);
    expect(reasonsOf(planned.result.problems)).toEqual(['gate-not-kept', 'gate-names-nothing', 'gate-not-kept']);
    const ends = /95 %: (0\.\d+) to (0\.\d+)/.exec(planned.result.problems[2]?.message ?? '')?.slice(1) ?? [];
    const inDigits = (value = Number.NaN, text = '') => value.toFixed(text.length - 2);
    expect(ends, 'one interval for one run').toEqual([inDigits(shown?.low, ends[0]), inDigits(shown?.high, ends[1])]);
    expect(planned.result.problems[1]?.remedy).toBe('Did you mean `roc-auc`?');
    const reported = await home.run(['report']);
    expect(reported.stdout).toMatch(/The new gate on roc-auc of m would not let the recorded run pass: roc-auc is 0\./);
    expect(reported.stdout).toContain('gate-names-nothing');
  });

  it('on the base branch, too, where only the gates of an unchanged model are new', async () => {
    const world = home.copy();
    world.git('switch', '--quiet', 'main');
    world.git('merge', '--quiet', '--no-edit', 'gates');
    expect(reasonsOf((await world.json(['plan'])).result.problems)).toContain('gate-names-nothing');
    world.remove();
  });

  it('a gate that was loosened on the base branch is named there, and blocks nothing', async () => {
    const world = home.copy();
    world.git('switch', '--quiet', 'main');
    world.commit('Looser', {
      'mlops.yaml': projectFile({ gates: '    gates:\n      roc-auc: { max-worse: 0.02 }\n' }),
    });
    const removed = 'loosens the gate on roc-auc of m: min 0.6 → (none)';
    expect((await world.run(['plan'])).stdout).toMatch(new RegExp(`policy +${removed.replace(/[()]/g, '.')}\n`));
    const { result, stdout } = await world.json(['report']);
    expect([result.exitCode, stdout.includes(removed)]).toEqual([0, true]);
    expect(stdout).not.toMatch(/which no model|takes effect/);
    world.remove();
  });

  it('a comment in mlops.yaml changes no input, contract or gate', async () => {
    const world = home.copy();
    world.git('switch', '--quiet', 'main');
    world.commit('Comment', { 'mlops.yaml': `${projectFile()}# Words.\n` });
    const { stdout } = await world.json(['report']);
    expect(stdout).toContain('only `mlops.yaml` changed, and with it no input, contract or gate');
    world.remove();
  });

  it.each(['main', 'names'])(
    'columns that the test rows do not have are said before they pass, on %s',
    async (branch) => {
      const text = projectFile()
        .replace('label: { dataset: test, column: y }', 'label: { dataset: test, column: yy }')
        .replace('task: binary', 'task: binary\n      cluster: [xx]\n      slices: [xx]');
      const world = home.copy();
      world.git('switch', '--quiet', ...(branch === 'main' ? ['main'] : ['--create', branch, 'main']));
      world.commit('Names', { 'mlops.yaml': text });
      const planned = await world.json(['plan']);
      for (const key of ['label.column', 'cluster', 'slices']) {
        const message = expect.stringContaining(`models.m.evaluate.${key}`);
        const found = planned.result.problems.filter(({ reason }) => reason === 'no-such-test-column');
        const remedy = expect.stringMatching(/Did you mean `[xy]`/);
        expect(found).toContainEqual(expect.objectContaining({ message, remedy }));
      }
      expect(planned.result.exitCode).toBe(2);
      expect((await world.json(['report'])).result.exitCode).toBe(2);
      const doctor = await world.run(['doctor', '--offline']);
      expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringMatching(/bad +columns/)]);
      world.remove();
    },
  );

  it('seeds: plan and train say that they take effect later', async () => {
    home.branch('seeds');
    const train = 'run: bash train.sh\n      seeds: [1, 2, 3]';
    home.commit('Seeds', { 'mlops.yaml': projectFile({ train }), 'params.yaml': 'signal: 0.7\n' });
    const said = 'changes models.m.train.seeds: 1, 2 → 1, 2, 3; it takes effect once it is on main';
    expect((await home.run(['plan'])).stdout).toContain(said);
    const { stdout } = await home.run(['train']);
    expect(stdout).toContain('trained 2 seeds');
    expect(stdout).toContain(said);
  });
});

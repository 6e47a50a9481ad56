import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

const home = makeWorld(tiny);

beforeAll(async () => {
  expect((await home.json(['train'])).result.reason).toBe('trained');
});
afterAll(() => home.remove());

const reasonsOf = (problems: readonly { readonly reason: string }[]) => problems.map(({ reason }) => reason);

describe('policy that a branch proposes', () => {
  it('gates that the recorded run does not answer are said in plan and report, while nothing has to run', async () => {
    const range = (text: string) => /roc-auc is 0\.\d+ \(95 %: ([\d.]+ to [\d.]+)\)/.exec(text)?.[1];
    const shown = range(JSON.stringify((await home.json(['report'])).result)) ?? expect.fail();
    home.branch('gates');
    const gates = '    gates:\n      roc-auc: { min: 0.99 }\n      roc-acu: { min: 0.6 }\n';
    home.commit('Gates', { 'mlops.yaml': projectFile({ gates }) });
    const planned = await home.json(['plan']);
    expect([planned.result.exitCode, planned.result.reason]).toEqual([0, 'nothing-to-run']);
    expect(reasonsOf(planned.result.problems)).toEqual(['gate-not-kept', 'gate-names-nothing']);
    expect(range(planned.result.problems[0]?.message ?? ''), 'one interval for one run').toBe(shown);
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

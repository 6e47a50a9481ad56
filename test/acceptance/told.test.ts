import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { rows, tiny } from './tiny.ts';

/** Numbers that training reports, and nothing else. */
const project = `version: 1
models:
  m:
    code: [train.sh]
    data: data/train.csv
    params: params.yaml
    train: bash train.sh
    artifact: model.txt
    metrics: metrics.json
`;
const script = (metrics: string) =>
  `cat "$MLOPS_PARAMS" > "$MLOPS_OUTPUT/model.txt"\necho '${metrics}' > "$MLOPS_OUTPUT/metrics.json"\n`;

const files = {
  'mlops.yaml': project,
  'train.sh': script('{"rmse": 4.5}'),
  'params.yaml': 'depth: 1\n',
  'data/train.csv': rows(60, 1),
};
const world = makeWorld({ 'README.md': tiny['README.md'] ?? '' });
beforeAll(() => {
  world.commit('A model', files);
  world.git('push', '--quiet', 'origin', 'main');
});
afterAll(() => world.remove());

const reasonsOf = (problems: readonly { readonly reason: string }[]) => problems.map(({ reason }) => reason);

describe('what a command tells at once', () => {
  it('plan: numbers of which nobody will be able to say better or worse', async () => {
    const { result } = await world.json(['plan']);
    expect([result.exitCode, reasonsOf(result.problems)]).toEqual([0, ['bare-numbers']]);
    const told = await world.run(['plan']);
    expect(told.stderr).toContain('rmse_stderr');
    expect(told.stderr).toContain('docs/reference/training.md');
    expect(told.stderr).toContain('beyond it one run is still unknown (`seed-noise-unknown`)');
  });

  it('and no longer, once there is a tolerance, a second seed or a standard error', async () => {
    const other = world.copy();
    const train = 'train: { run: bash train.sh, seeds: [1, 2] }';
    for (const text of [
      `${project}    gates: { rmse: { max-worse: 2% } }\n`,
      project.replace('train: bash train.sh', train),
    ]) {
      other.commit('Otherwise', { 'mlops.yaml': text });
      expect(reasonsOf((await other.json(['plan'])).result.problems)).toEqual([]);
    }
    other.commit('With an error', { 'mlops.yaml': project, 'train.sh': script('{"rmse": 4.5, "rmse_stderr": 0.1}') });
    expect((await other.json(['train'])).result.reason).toBe('trained');
    expect(reasonsOf((await other.json(['plan'])).result.problems)).toEqual([]);
    other.remove();
  });

  it('report: a loss beyond a tolerance is unknown of one run, and fails without an interval where the seeds made one model', async () => {
    const other = world.copy();
    const gates = '    gates: { rmse: { max-worse: 2% } }\n';
    const lose = async (name: string, text: string) => {
      other.commit(`${name}, before`, { 'mlops.yaml': text, 'train.sh': script(`{"rmse": 4.5}`) });
      await other.json(['train']);
      other.commit(`${name}, after`, { 'train.sh': script(`{"rmse": 4.9}`) });
      await other.json(['train']);
      return (await other.run(['report'])).stdout.replaceAll(/\s+/g, ' ');
    };
    const once = await lose('Once', project + gates);
    expect(once).toContain('but one seed cannot tell this from the noise between seeds');
    const several = await lose(
      'Several',
      project.replace('bash train.sh', '{ run: bash train.sh, seeds: [1, 2, 3] }') + gates,
    );
    expect(several).toContain('got worse: rmse 4.50 → 4.90, +0.40 (no interval)');
    expect(several).toContain('All seeds gave the same numbers, which says nothing of chance');
    other.remove();
  });

  it('report: the subject of a baseline that has no project file, and what an ordinary commit is compared with', async () => {
    expect((await world.json(['train'])).result.reason).toBe('trained');
    const { stdout } = await world.run(['report', '--markdown']);
    expect(stdout).toMatch(/against `\w{10}` \(first parent, “First”\)/);
  });

  it('plan: what uncommitted work on the base branch is compared with', async () => {
    world.write({ 'params.yaml': 'depth: 2\n' });
    const { stdout } = await world.run(['plan']);
    expect(stdout).toMatch(
      /^The default branch at \w{12} with 1 uncommitted change, compared with that commit as it is;/,
    );
    world.git('checkout', '--quiet', 'params.yaml');
  });

  it('plan and doctor: commits of the base branch that are not pushed do not judge', async () => {
    world.commit('Not pushed', { 'README.md': 'More.\n' });
    world.branch('feature');
    world.commit('Deeper', { 'params.yaml': 'depth: 3\n' });
    const { stdout, stderr } = await world.run(['plan']);
    expect(stdout).toMatch(/; policy of origin\/main \w{12}\n/);
    expect(stderr).toContain(
      '`origin/main` judges, and the local `main` has 1 commit that is not pushed and does not count.',
    );
    expect(stderr).toContain('git push origin main');
    expect(reasonsOf((await world.json(['plan'])).result.problems)).toContain('base-not-pushed');
    const doctor = await world.run(['doctor']);
    expect(doctor.stdout).toMatch(/^warn {2}base .*origin\/main judges, and the local main has 1 commit/m);
    expect(doctor.stdout).toMatch(/Nothing is broken; look at the one warning\.\n$/);
    world.git('push', '--quiet', 'origin', 'main');
    expect(reasonsOf((await world.json(['plan'])).result.problems)).toEqual(['bare-numbers']);
    expect((await world.run(['plan'])).stdout).toMatch(/; policy of main \w{12}\n/);
  });
});

describe('train', () => {
  it('does not try further seeds of a training that breaks by itself', async () => {
    const other = makeWorld({
      ...files,
      'mlops.yaml': project.replace('train: bash train.sh', 'train: { run: bash train.sh, seeds: [1, 2, 3] }'),
      'train.sh': 'echo it broke\nexit 3\n',
    });
    const { code, stderr } = await other.run(['train']);
    expect(code).toBe(1);
    expect(stderr.match(/^.*it broke$/gm)).toHaveLength(1);
    other.remove();
  });

  it('passes where only the baseline cannot be trained, and the report judges without it', async () => {
    const other = makeWorld({ ...files, 'train.sh': 'exit 3\n' });
    other.commit('Repaired', { 'train.sh': files['train.sh'] });
    const { result, stderr } = await other.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([0, 'baseline-failed']);
    expect(result.sentence).toContain('1 training; the baseline');
    expect(stderr).toContain('[command-failed]');
    const reported = await other.json(['report']);
    expect([reported.result.exitCode, reported.result.reason]).toEqual([2, 'no-baseline']);
    other.remove();
  });

  it('says that the ledger of a clone without a remote went to its first one', async () => {
    const other = makeWorld(files);
    other.git('remote', 'rename', 'origin', 'later');
    expect((await other.json(['train'])).stderr).toContain('in this clone only');
    other.git('remote', 'rename', 'later', 'origin');
    other.commit('More', { 'params.yaml': 'depth: 2\n' });
    expect((await other.run(['train'])).stderr).toMatch(
      /The ledger of this clone is on .* now: [1-9]\d* records pushed\./,
    );
    expect((await other.run(['train'])).stderr).not.toContain('pushed');
    other.remove();
  });
});

describe('doctor', () => {
  it('fails where the data, the program or the code that mlops.yaml names are not there', async () => {
    const other = world.copy();
    other.write({ 'data/train.csv': null, 'mlops.yaml': project.replace('bash train', 'bassh train') });
    const { code, stdout } = await other.run(['doctor']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^bad {3}data .*no file here is data\/train\.csv/m);
    expect(stdout).toMatch(/^bad {3}commands .*m: train begins with bassh, which is not on PATH here/m);
    other.remove();
  });
});

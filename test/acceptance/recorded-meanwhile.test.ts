import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Files, git, makeWorld, type RanJson, type World } from './harness.ts';
import { tiny } from './tiny.ts';

const ledgerRef = 'refs/heads/mlops/ledger';
const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** Two machines with a clone each, and a training that is as reproducible as the test wants it. */
interface Race {
  readonly world: World;
  readonly first: Machine;
  readonly second: Machine;
  /** What the first records arrives when the second pushes, so that the second has seen nothing of it. */
  hold(): void;
  records(): ReadonlyMap<string, string>;
}

interface Machine {
  readonly folder: string;
  mlops(...args: readonly string[]): Promise<RanJson>;
}

/** @param extras what a training on each machine adds to its model: nothing in the files of the repository tells */
function makeRace(extras: readonly [string, string], branches: readonly [Files, Files]): Race {
  const model = '"$MLOPS_OUTPUT/model/model.txt"';
  const train = `${tiny['train.sh']}if grep -q signal "$HOME/extra"; then cp "$HOME/extra" ${model}; else cat "$HOME/extra" >> ${model}; fi\n`;
  const world = makeWorld({ ...tiny, 'train.sh': train });
  worlds.push(world);
  const machine = (name: 'first' | 'second', extra: string, files: Files): Machine => {
    world.branch(name);
    world.commit(name, files);
    world.git('push', '--quiet', 'origin', name);
    const [folder, home] = [join(world.folder, name), join(world.folder, `home-${name}`)];
    mkdirSync(home);
    writeFileSync(join(home, 'extra'), extra);
    git(world.folder, 'clone', '--quiet', '--branch', name, `file://${world.origin}`, folder);
    return { folder, mlops: (...args) => world.json(args, { cwd: folder, env: { HOME: home } }) };
  };
  const first = machine('first', extras[0], branches[0]);
  const second = machine('second', extras[1], branches[1]);
  return {
    world,
    first,
    second,
    hold() {
      world.inOrigin('update-ref', 'refs/held', ledgerRef);
      world.inOrigin('update-ref', '-d', ledgerRef);
      const hook = join(world.origin, 'hooks', 'pre-receive');
      const release = `git update-ref ${ledgerRef} refs/held && git update-ref -d refs/held`;
      writeFileSync(
        hook,
        `#!/bin/sh\nunset GIT_QUARANTINE_PATH\ngit rev-parse -q --verify refs/held || exit 0\n${release}\n`,
      );
      chmodSync(hook, 0o755);
    },
    records() {
      const paths = world.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
      return new Map(paths.map((path) => [path, world.inOrigin('show', `${ledgerRef}:${path}`)]));
    },
  };
}

const better: Files = { 'params.yaml': 'signal: 0.9\n' };
const other: Files = { 'params.yaml': 'signal: 0.8\n' };
const equal = ['', ''] as const;
/** A line of the model that scoring takes no notice of; a signal would decide what it scores. */
const unequal = ['note: one\n', 'note: two\n'] as const;

/** Of the paths that both have, none has changed. */
function expectKept(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  expect([...before].filter(([path, text]) => after.get(path) !== text)).toEqual([]);
}

const runsIn = (records: ReadonlyMap<string, string>) => [...records.keys()].filter((path) => path.startsWith('runs/'));
const scoresIn = (records: ReadonlyMap<string, string>) =>
  [...records.keys()].filter((path) => path.startsWith('evaluations/'));

/** Problems of the report and of its models, by their code. */
function problemsOf({ result }: RanJson): readonly { readonly reason: string; readonly message: string }[] {
  const { report } = Object(result.data);
  return [...report.problems, ...report.models.flatMap((model: { problems: unknown }) => model.problems)];
}

describe('two machines that train the same base at once, to the same result,', () => {
  it.each(['train', 'report'] as const)(
    '%s of the second goes on with the recorded one, and says so quietly',
    async (by) => {
      const race = makeRace(equal, [better, other]);
      await race.first.mlops('train');
      const theirs = race.records();
      race.hold();
      const options = by === 'train' ? [] : ['--no-record'];
      const trained = await race.second.mlops('train', ...options);
      expect([trained.result.ends, trained.result.reason], trained.stderr).toEqual(['pass', 'trained']);
      const reported = await race.second.mlops('report');
      expect([reported.result.verdict, problemsOf(reported)], reported.stderr).toEqual(['pass', []]);
      expect(`${trained.stderr}${reported.stderr}`).toMatch(/made by somebody else meanwhile, with the same results/);
      const all = race.records();
      expectKept(theirs, all);
      expect([runsIn(theirs).length, runsIn(all).length, scoresIn(all).length]).toEqual([2, 3, 3]);
    },
  );
});

describe('two machines that train the same base at once, to different results,', () => {
  it.each(['train', 'report'] as const)('%s of the second judges by the recorded one, and says it', async (by) => {
    const race = makeRace(unequal, [better, other]);
    await race.first.mlops('train');
    const theirs = race.records();
    race.hold();
    const trained = await race.second.mlops('train', ...(by === 'train' ? [] : ['--no-record']));
    expect(trained.result.ends, trained.stderr).toBe('pass');
    const reported = await race.second.mlops('report');
    expect([reported.result.verdict, reported.result.ends], reported.stdout).toEqual(['pass', 'pass']);
    const found = [...trained.result.problems, ...problemsOf(reported)].filter(
      ({ reason }) => reason === 'recorded-first',
    );
    expect(found).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /The run `[0-9a-f]{12}` of m was made twice .* artifact of seed 1 is `sha256:[0-9a-f]{64}` in the record \(runs\/m\/.*, recorded by Ada at .*\) and `sha256:[0-9a-f]{64}` in what was made here\. The first record stays\.$/,
        ),
      }),
    ]);
    const all = race.records();
    expectKept(theirs, all);
    // The second's own model and its scores are recorded; its scores of the other base are not.
    expect([runsIn(all).length, scoresIn(all).length]).toEqual([3, 3]);
    expect((await race.second.mlops('report')).result.verdict).toBe('pass');
  });

  it('is unknown where the candidate is the one, with both results and what to do', async () => {
    const race = makeRace(['signal: 0.91\n', 'signal: 0.92\n'], [better, better]);
    await race.first.mlops('train');
    const theirs = race.records();
    race.hold();
    const trained = await race.second.mlops('train');
    expect([trained.result.ends, trained.result.reason]).toEqual(['unknown', 'recorded-otherwise']);
    expect(trained.result.problems.map(({ reason }) => reason).toSorted()).toEqual([
      'recorded-first',
      'recorded-otherwise',
    ]);
    expectKept(theirs, race.records());
    const reported = await race.second.mlops('report');
    expect([reported.result.verdict, reported.result.reason]).toEqual(['unknown', 'store-missing']);
    // With the files of the recorded run, the recorded run is judged.
    const store = join('.mlops', 'store');
    cpSync(join(race.first.folder, store), join(race.second.folder, store), { recursive: true, force: false });
    expect((await race.second.mlops('report')).result.verdict).toBe('pass');
  });
});

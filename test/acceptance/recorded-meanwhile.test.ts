import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Files, git, makeWorld, type RanJson, type World } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

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

/** The notes of a training on each machine: nothing in the files of the repository tells. */
type Notes = readonly [string, string];
const names = ['first', 'second'] as const;

const oneSeed = projectFile({ train: 'run: bash train.sh\n      seeds: [1]' });
/** Of the model, the machine decides a part. */
const alone = oneSeed.replaceAll('train.sh', 'noted.sh');
/** `m` comes out the same on every machine, `n` does not. */
const project = oneSeed.replace(
  /^ {2}m:\n[\s\S]*/m,
  (section) => section + section.replace('  m:', '  n:').replaceAll('train.sh', 'noted.sh'),
);
const model = '"$MLOPS_OUTPUT/model/model.txt"';
const noted = `${tiny['train.sh']}if grep -q signal "$HOME/extra"; then cp "$HOME/extra" ${model}; else cat "$HOME/extra" >> ${model}; fi\n`;

/** @param branches what each machine has changed */
function makeRace(notes: Notes, branches: readonly [Files, Files], text = project): Race {
  const world = makeWorld({ ...tiny, 'mlops.yaml': text, 'noted.sh': noted });
  for (const [at, name] of names.entries()) {
    world.branch(name);
    world.commit(name, branches[at] ?? {});
    world.git('push', '--quiet', 'origin', name);
    const home = join(world.folder, `home-${name}`);
    mkdirSync(home);
    writeFileSync(join(home, 'extra'), notes[at] ?? '');
    git(world.folder, 'clone', '--quiet', '--branch', name, `file://${world.origin}`, name);
  }
  return raceIn(world);
}

/** The same race once more, from where it is. */
function again({ world }: Race): Race {
  const copy = world.copy();
  for (const name of names) git(join(copy.folder, name), 'remote', 'set-url', 'origin', `file://${copy.origin}`);
  return raceIn(copy);
}

function raceIn(world: World): Race {
  worlds.push(world);
  const machine = (name: (typeof names)[number]): Machine => {
    const folder = join(world.folder, name);
    const env = { HOME: join(world.folder, `home-${name}`) };
    return { folder, mlops: (...args) => world.json(args, { cwd: folder, env }) };
  };
  return {
    world,
    first: machine('first'),
    second: machine('second'),
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

/** Of which model a problem of the report tells. */
const about = (name: string) => (problem: { readonly message: string }) =>
  new RegExp(`The run \`[0-9a-f]{12}\` of ${name} `).test(problem.message);

describe('two machines that train the same base at once,', () => {
  const trained = (async () => {
    const race = makeRace(unequal, [better, other]);
    await race.first.mlops('train');
    return race;
  })();

  it.each(['train', 'report'] as const)(
    '%s of the second goes on with the recorded result, quietly where its own is the same, and says it where not',
    async (by) => {
      const race = again(await trained);
      const theirs = race.records();
      race.hold();
      const made = await race.second.mlops('train', ...(by === 'train' ? [] : ['--no-record']));
      expect([made.result.ends, made.result.reason], made.stderr).toEqual(['pass', 'trained']);
      const reported = await race.second.mlops('report');
      expect([reported.result.verdict, reported.result.ends], reported.stdout).toEqual(['pass', 'pass']);
      const problems = [...made.result.problems, ...problemsOf(reported)];
      // The same results: a notice, and no problem.
      expect(`${made.stderr}${reported.stderr}`).toMatch(/made by somebody else meanwhile, with the same results/);
      expect(problems.filter(about('m'))).toEqual([]);
      // Other results: the recorded ones judge.
      const found = problems.filter(({ reason }) => reason === 'recorded-first');
      expect(found).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(
            /The run `[0-9a-f]{12}` of n was made twice .* artifact of seed 1 is `sha256:[0-9a-f]{64}` in the record \(runs\/n\/.*, recorded by Ada at .*\) and `sha256:[0-9a-f]{64}` in what was made here\. The first record stays\.$/,
          ),
        }),
      ]);
      const all = race.records();
      expectKept(theirs, all);
      // Of both models the second's own run and its scores are recorded; of n its scores of the other base are not.
      expect([runsIn(theirs).length, runsIn(all).length, scoresIn(all).length]).toEqual([4, 6, 6]);
      if (by === 'train') expect((await race.second.mlops('report')).result.verdict).toBe('pass');
    },
  );

  it('is unknown where the candidate is the one, with both results and what to do', async () => {
    const race = makeRace(['signal: 0.91\n', 'signal: 0.92\n'], [better, better], alone);
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

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { type Files, filesBelow, makeWorld, type RanJson, type World } from '../harness.ts';
import { reportIn, stepOf } from '../parts.ts';

// A repository of others, in miniature: its files as its owners have them, and the patch that brings it under
// `mlops.yaml`. `test/fixtures/repositories/README.md` says which, and where their shapes are from.

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'repositories');

/** Python with what the repositories import; `test/harness/repositories.sh` makes it and says why when it cannot. */
export const python = process.env['MLOPS_TEST_REPOSITORIES'] ?? '';
/** DVC itself, of `test/harness/dvc.sh`. */
export const dvc = process.env['MLOPS_TEST_DVC'] ?? '';

const env = {
  PATH: [dirname(python), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  DVC_NO_ANALYTICS: '1',
};

/** In a file, this text by that one. The text stands there exactly once; of an expression the first match counts. */
export type Edit = readonly [path: string, from: string | RegExp, to: string];

/** What the commands said of a change that is proposed. */
export interface Proposed {
  /** Steps that have to run, as `train:forest`. */
  readonly toRun: readonly string[];
  /** Exit code and reason. */
  readonly train: readonly [number, string];
  readonly report: readonly [number, string];
  /** The first line of the report. */
  readonly sentence: string;
  /** Everything that both commands said, as JSON text. */
  readonly said: string;
  readonly reported: RanJson;
  readonly trained: RanJson;
}

export interface Repository {
  readonly world: World;
  /** Python or DVC in the clone. */
  readonly tool: (program: string, ...args: readonly string[]) => string;
  readonly mlops: (...args: readonly string[]) => Promise<RanJson>;
  /** Takes the fixture's patch over, without the workflow that trained until now, and pushes it. */
  readonly migrate: () => Added;
  /** Trains and reports what is on the default branch. */
  readonly record: () => Promise<Proposed>;
  /** A branch of the default branch with these edits, trained and judged. */
  readonly propose: (branch: string, change: readonly Edit[] | (() => void)) => Promise<Proposed>;
  /** The same, planned and left at that: steps that would have to run. */
  readonly plan: (branch: string, change: readonly Edit[]) => Promise<readonly string[]>;
  /** Squashed onto the default branch, and pushed. */
  readonly merge: (branch: string) => void;
  /** Edits on the default branch, pushed. */
  readonly push: (message: string, edits: readonly Edit[]) => void;
}

/** How many lines of `mlops.yaml`, and of all other files, somebody has to write. */
export interface Added {
  readonly projectFile: number;
  readonly elsewhere: number;
}

/** The repository as it is before anybody has heard of us. @param prepare before the first commit, say to add data to DVC */
export function openRepository(name: string, prepare: (repository: Repository) => void = () => undefined): Repository {
  const repository = repositoryIn(makeWorld({ '.gitattributes': '* -text\n' }), name);
  repository.world.write(filesOf(name));
  prepare(repository);
  repository.world.commit('As it was');
  repository.world.git('push', '--quiet', 'origin', 'main');
  return repository;
}

function filesOf(name: string): Files {
  const folder = join(fixtures, name);
  return Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))]));
}

function repositoryIn(world: World, name: string): Repository {
  const mlops = (...args: readonly string[]) => world.json(args, { env });
  const edit = (edits: readonly Edit[]) => {
    for (const [path, from, to] of edits) world.write({ [path]: replaced(world.read(path), from, to) });
  };
  const push = (message: string) => {
    world.commit(message);
    world.git('push', '--quiet', 'origin', 'main');
  };
  const onBranch = (branch: string, change: readonly Edit[] | (() => void)) => {
    world.git('switch', '--quiet', 'main');
    world.branch(branch);
    if (typeof change === 'function') change();
    else edit(change);
    world.commit(branch);
  };
  return {
    world,
    mlops,
    tool: (program, ...args) =>
      execFileSync(program, args, { cwd: world.clone, encoding: 'utf8', env: { ...process.env, ...env } }),
    migrate() {
      world.git('rm', '--quiet', '-r', '.github/workflows');
      world.git('apply', join(fixtures, `${name}.migration.patch`));
      push('Models by mlops.yaml');
      return addedBy(world);
    },
    record: () => judged(mlops),
    async propose(branch, change) {
      onBranch(branch, change);
      return judged(mlops);
    },
    async plan(branch, change) {
      onBranch(branch, change);
      return toRun(mlops);
    },
    merge(branch) {
      world.git('switch', '--quiet', 'main');
      world.git('merge', '--quiet', '--squash', branch);
      push(`${branch} (#1)`);
    },
    push(message, edits) {
      world.git('switch', '--quiet', 'main');
      edit(edits);
      push(message);
    },
  };
}

function replaced(text: string, from: string | RegExp, to: string): string {
  const times = typeof from === 'string' ? text.split(from).length - 1 : Number(from.test(text));
  if (times !== 1) throw new Error(`${from} stands there ${times} times`);
  return text.replace(from, () => to);
}

/** Of the newest commit. */
function addedBy(world: World): Added {
  const lines = world.git('diff', '--numstat', 'HEAD^', 'HEAD').split('\n');
  const added = lines.map((line) => line.split('\t')).map(([count = '', , path = '']) => ({ count: +count, path }));
  const sum = (counted: typeof added) => counted.reduce((total, { count }) => total + count, 0);
  return {
    projectFile: sum(added.filter(({ path }) => path === 'mlops.yaml')),
    elsewhere: sum(added.filter(({ path }) => path !== 'mlops.yaml')),
  };
}

const planSchema = z.object({ steps: z.array(z.object({ id: z.string(), decision: z.string() })) });

async function toRun(mlops: Repository['mlops']): Promise<readonly string[]> {
  const { steps } = planSchema.parse((await mlops('plan')).result.data);
  return steps.filter(({ decision }) => decision === 'run').map(({ id }) => id);
}

async function judged(mlops: Repository['mlops']): Promise<Proposed> {
  const planned = await toRun(mlops);
  const trained = await mlops('train');
  const reported = await mlops('report');
  return {
    toRun: planned,
    train: [trained.result.exitCode, trained.result.reason],
    report: [reported.result.exitCode, reported.result.reason],
    sentence: reported.result.sentence.replaceAll('`', ''),
    said: trained.stdout + reported.stdout,
    trained,
    reported,
  };
}

/**
 * What is on the default branch is what a pull request has made: nothing is trained again, and it becomes a version.
 *
 * @returns names of the models that got one
 */
export async function becomesVersions({ mlops }: Repository): Promise<readonly string[]> {
  const plan = await mlops('plan');
  expect(plan.result.sentence).toBe('Nothing has to run: 0 trainings.');
  const trained = await mlops('train');
  expect([trained.result.exitCode, trained.result.reason]).toEqual([0, 'nothing-to-run']);
  const init = await mlops('promote', '--init');
  expect(init.result.exitCode, init.stderr).toBe(0);
  const { result } = await mlops('promote');
  expect(result.exitCode, result.sentence).toBe(0);
  const { versions } = z.object({ versions: z.array(z.object({ model: z.string() })) }).parse(result.data);
  return versions.map(({ model }) => model);
}

/** A model was not trained for its data, with these reasons, and what is said names rule and column. */
export function refusesData(
  proposed: Proposed,
  model: string,
  reasons: readonly string[],
  said: readonly RegExp[],
): void {
  const step = stepOf(proposed.trained, `train:${model}`);
  expect([step.state, ...step.problems.map(({ reason }) => reason)]).toEqual(['refused', 'data-failed', ...reasons]);
  expect(reportIn(proposed.reported).verdict).toBe('fail');
  for (const sentence of said) expect(proposed.said).toMatch(sentence);
}

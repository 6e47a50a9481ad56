import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, makeWorld, preparedWorld, type World } from './harness.ts';
import { projectFile, rows, tiny } from './tiny.ts';

const home = await preparedWorld(tiny, [['train']]);
const worlds: World[] = [home];
let first: { readonly code: number | null; readonly reason: string; readonly sentence: string };

beforeAll(async () => {
  const { result } = await home.json(['report']);
  first = { code: result.exitCode, reason: result.reason, sentence: result.sentence };
});
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** A branch of a copy with one commit, planned and trained. */
async function plannedChange(name: string, files: Files, from = home): Promise<Changed & Planned> {
  const world = branched(name, files, from);
  const planned = await world.run(['plan']);
  const todo = planned.stdout.trimEnd().split('\n').at(-1) ?? '';
  return { ...(await judged(world)), plan: planned.stdout, todo };
}

/** A branch of a copy with one commit, trained. */
function change(name: string, files: Files, from = home): Promise<Changed> {
  return judged(branched(name, files, from));
}

function branched(name: string, files: Files, from: World): World {
  const world = from.copy();
  worlds.push(world);
  world.branch(name);
  world.commit(name, files);
  return world;
}

async function judged(world: World): Promise<Changed> {
  const trained = await world.json(['train']);
  const reported = await world.json(['report']);
  return {
    world,
    train: [trained.result.exitCode, trained.result.reason],
    report: [reported.result.exitCode, reported.result.reason],
    sentence: reported.result.sentence,
    text: reported.stdout,
  };
}

interface Changed {
  readonly world: World;
  readonly train: readonly [number, string];
  readonly report: readonly [number, string];
  readonly sentence: string;
  /** The report as JSON text. */
  readonly text: string;
}

interface Planned {
  readonly plan: string;
  /** The last line of the plan. */
  readonly todo: string;
}

// Two tests each look at these changes.
const better = once(() => plannedChange('better', { 'params.yaml': 'signal: 0.9\n' }));
const worse = once(() => change('worse', { 'params.yaml': 'signal: 0.4\n' }));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const nothing = 'Nothing has to run: 0 trainings.';

describe('a pull request', () => {
  it('first run: absolute gates decide', () => {
    expect(first).toMatchObject({ code: 0, reason: 'first-run' });
    expect(first.sentence).toMatch(/roc-auc 0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('makes the model better, and says so with an interval', async () => {
    const { todo, plan, report, sentence, text } = await better();
    expect(todo).toBe('To do: 1 training, 1 scoring.');
    expect(plan).toMatch(/signal 0\.6 → 0\.9/);
    expect(report).toEqual([0, 'better']);
    // Made by the command before: no reuse to a reader.
    expect(text).toMatch(/trained for this commit, run `[0-9a-f]{12}`", *"scored for this commit"/);
    expect(text).not.toContain('reuses run');
    expect(sentence).toMatch(/\+0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('makes the model worse, and fails with the decisive number', async () => {
    const { report, sentence } = await worse();
    expect(report).toEqual([1, 'beyond-limit']);
    expect(sentence).toMatch(/−0\.\d+ \[−0\.\d+, −0\.\d+\]/);
  });

  it('changes documentation only: nothing runs, and the reason is said', async () => {
    const { todo, train, report, text } = await plannedChange('docs', { 'README.md': 'More words.\n' });
    expect(todo).toBe(nothing);
    expect(train).toEqual([0, 'nothing-to-run']);
    expect(report).toEqual([0, 'nothing-to-run']);
    expect(text).toMatch(/only `README\.md` changed, which no model and no dataset reads/);
  });

  it('branches off before a gate existed: the gate of the tip judges', async () => {
    const world = (await better()).world.copy();
    worlds.push(world);
    world.git('switch', '--quiet', 'main');
    const gates = '    gates:\n      roc-auc: { min: 0.6, max-worse: 0.02 }\n      accuracy: { min: 0.99 }\n';
    world.commit('a new gate', { 'mlops.yaml': projectFile({ gates }) });
    world.git('push', '--quiet');
    world.git('switch', '--quiet', 'better');
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([1, 'beyond-limit']);
    expect(result.sentence).toMatch(/accuracy .*0\.99/);
  });

  it('is merged by squash: nothing is trained; reverted: the old run is there', async () => {
    const { world } = await better();
    world.git('switch', '--quiet', 'main');
    world.git('merge', '--quiet', '--squash', 'better');
    world.commit('better (#1)');
    world.git('push', '--quiet');
    expect((await world.json(['plan'])).result.sentence).toBe(nothing);
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
    expect((await world.json(['report'])).result.exitCode).toBe(0);
    world.git('revert', '--no-edit', 'HEAD');
    expect((await world.json(['plan'])).result.sentence).toBe(nothing);
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([1, 'beyond-limit']);
  });
});

describe('seeds with equal artifacts', () => {
  it('are deterministic, so one pair of rows decides', async () => {
    const { report, text } = await worse();
    expect(report[0]).toBe(1);
    expect(text).toMatch(/"seedNoise":"none"/);
  });
});

describe('a project', () => {
  it('with no model at all: the data is judged', async () => {
    const only = projectFile().replace(/^models:[\s\S]*/m, '');
    const world = makeWorld({ ...tiny, 'mlops.yaml': only });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('nothing-to-run');
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([0, 'data-passes']);
    const broken = await change('broken', { 'data/train.csv': rows(60, 1).replace('\n1,0.6148,', '\n1,7,') }, world);
    expect(broken.report).toEqual([1, 'above-max']);
  });
});

describe('a base that is broken', () => {
  it.each([
    ['its project file', { 'mlops.yaml': 'version: 1\nmodells: {}\n' }],
    ['its parameters', { 'params.yaml': null }],
  ] as const)('in %s: nobody can tell, and a repair is no first run', async (_, files) => {
    const world = home.copy();
    worlds.push(world);
    world.commit('break', files);
    world.git('push', '--quiet');
    const repaired = Object.fromEntries(Object.keys(files).map((path) => [path, tiny[path] ?? null]));
    const { report } = await change('repair', { ...repaired, 'README.md': 'repaired\n' }, world);
    expect(report[0]).toBe(2);
  });
});

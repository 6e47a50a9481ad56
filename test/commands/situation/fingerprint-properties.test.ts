import fc from 'fast-check';
import { dump } from 'js-yaml';
import { afterEach, expect, it } from 'vitest';
import { projectOf } from '../../../src/commands/situation/project-of.ts';
import { readFacts } from '../../../src/commands/situation/read-commit.ts';
import { type CommitFacts, makePlan, resultKey } from '../../../src/project/index.ts';
import { openDigestCache, openRepository, readCommit } from '../../../src/repository/index.ts';
import { makeScene, type Scene } from '../../repository/scene.ts';
import { ports } from './bare-ports.ts';

// Teams with a file each in a real repository; which input is whose is known from what was drawn, not from the plan.

interface Model {
  readonly name: string;
  readonly team: number;
  readonly data: readonly number[];
  /** Names its own script alone, with or without the shared one; else everything below the folder of its team. */
  readonly code: 'script' | 'script and shared' | 'folder';
  readonly params: boolean;
  readonly judged: number | undefined;
}

const datasets = [0, 1, 2] as const;
const number = fc.constantFrom(...datasets);
const models: fc.Arbitrary<readonly Model[]> = fc
  .array(
    fc.record({
      team: fc.nat(1),
      data: fc.uniqueArray(number, { maxLength: 2 }),
      code: fc.constantFrom('script' as const, 'script and shared' as const, 'folder' as const),
      params: fc.boolean(),
      judged: fc.option(number, { nil: undefined }),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .filter((made) => [0, 1].every((team) => made.some((each) => each.team === team)))
  .map((made) => made.map((each, at) => ({ ...each, name: `m${at}` })));

const folderOf = ({ team }: Pick<Model, 'team'>) => `teams/t${team}`;

function entryOf({ name, data, code, params, judged }: Model): object {
  const script = `${name}.sh`;
  return {
    ...(data.length > 0 && { data: Object.fromEntries(data.map((each) => [`r${each}`, `d${each}`])) }),
    ...(code !== 'folder' && { code: code === 'script' ? [script] : [script, '/lib/**'] }),
    ...(params && { params: 'params.yaml' }),
    train: `bash ${script}`,
    artifact: 'model/',
    ...(judged !== undefined && {
      evaluate: {
        run: 'bash predict.sh',
        code: ['predict.sh'],
        task: 'binary',
        predictions: 'predictions.csv',
        label: { dataset: `d${judged}`, column: 'y' },
      },
    }),
  };
}

type Files = Readonly<Record<string, string>>;

/** @param turned the same in another order of keys, files and entries, the datasets in a file of a team */
function filesOf(all: readonly Model[], turned = false): Files {
  const order = <Item>(items: readonly Item[]) => (turned ? items.toReversed() : items);
  const sources = order(datasets).map((each) => [`d${each}`, { source: `/data/d${each}.csv`, key: 'id' }] as const);
  const inRoot = sources.map(([name, { key }]) => [name, { source: `data/${name}.csv`, key }] as const);
  const teams = [0, 1].flatMap((team): [string, string][] => {
    const own = all.filter((model) => model.team === team);
    const extra = turned && team === 1 ? { datasets: Object.fromEntries(sources) } : {};
    const entries = Object.fromEntries(order(own.map((model) => [model.name, entryOf(model)] as const)));
    const text = dump({ ...extra, ...(own.length > 0 && { models: entries }) }, { sortKeys: turned });
    return [
      [`teams/t${team}/mlops.yaml`, text],
      [`teams/t${team}/params.yaml`, 'depth: 1\n'],
      [`teams/t${team}/predict.sh`, 'predict\n'],
      ...own.map(({ name }): [string, string] => [`teams/t${team}/${name}.sh`, `${name}\n`]),
    ];
  });
  const patterns = order(['teams/t0/*.yaml', 'teams/t1/mlops.yaml', '!**/params.yaml']);
  const include = turned ? ['teams/**', '!**/params.yaml'] : patterns;
  const root = dump({ version: 1, include, ...(!turned && { datasets: Object.fromEntries(inRoot) }) });
  const data = datasets.map((each): [string, string] => [`data/d${each}.csv`, `id,y\n${each},1\n`]);
  return Object.fromEntries([['mlops.yaml', root], ['lib/shared.sh', 'shared\n'], ...data, ...teams]);
}

/** What a change of a file is below of: `t:` a training, `e:` its scoring, of which each is above the scoring. */
function below(path: string, all: readonly Model[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const model of all) {
    const { name, data, code, params, judged } = model;
    const own = folderOf(model);
    const [role] = /d(\d)\.csv$/.exec(path)?.slice(1).map(Number) ?? [];
    const isScoring = path === `${own}/predict.sh`;
    const isCode =
      (code === 'folder' && path.startsWith(`${own}/`) && !(isScoring && judged !== undefined)) ||
      path === `${own}/${name}.sh` ||
      (code === 'script and shared' && path === 'lib/shared.sh');
    // The rows that judge a model never reach its training.
    const isData = role !== undefined && data.some((each) => each === role && each !== judged);
    const trains = isData || isCode || (params && path === `${own}/params.yaml`);
    if (trains) found.add(`t:${name}`);
    if (judged !== undefined && (trains || isScoring || role === judged)) found.add(`e:${name}`);
  }
  return found;
}

async function factsAt(scene: Scene): Promise<CommitFacts> {
  const repository = await openRepository(scene.folder);
  const commit = await readCommit(repository.git, 'HEAD');
  const loaded = await projectOf(repository, commit, 'mlops.yaml');
  if (loaded === undefined) throw new Error('the commit has no project');
  const cache = await openDigestCache(`${scene.folder}/.git/digests.json`);
  const sources = ports.openSources('all');
  const request = { repository, commit, project: loaded.project, projectFile: 'mlops.yaml', cache, sources };
  return (await readFacts(request)).facts;
}

function fingerprints({ models: all }: CommitFacts): ReadonlyMap<string, string> {
  return new Map(
    [...all].flatMap(([name, { fingerprint, evaluation }]) => [
      [`t:${name}`, fingerprint] as const,
      ...(evaluation === undefined ? [] : [[`e:${name}`, evaluation.fingerprint] as const]),
    ]),
  );
}

const changed = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...other].flatMap(([key, value]) => (one.get(key) === value ? [] : [key])).toSorted();

/** In one order. @param recorded a commit of which everything is recorded */
function stepsOf(facts: CommitFacts, recorded?: CommitFacts) {
  const all = [...(recorded?.models ?? [])];
  const known = {
    runs: new Set(all.map(([name, { fingerprint }]) => resultKey(name, fingerprint))),
    evaluations: new Set(
      all.flatMap(([name, { evaluation }]) => (evaluation ? [resultKey(name, evaluation.fingerprint)] : [])),
    ),
    reports: new Set([...(recorded?.datasets.values() ?? [])].map(({ reportKey }) => reportKey)),
  };
  const { steps } = makePlan(facts, recorded, known);
  const inOrder = steps.map((step) => ({ ...step, ...('needs' in step && { needs: step.needs.toSorted() }) }));
  return inOrder.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

let scene: Scene | undefined;
afterEach(() => {
  scene = undefined;
});

/** Everything of the commit before is gone. */
async function put(files: Files): Promise<CommitFacts> {
  scene ??= await makeScene();
  await scene.git('rm', '-rf', '--quiet', '--ignore-unmatch', '.');
  await scene.commit(files);
  return factsAt(scene);
}

it('a change of a declared input changes exactly the fingerprints below it, and one of documentation none', async () => {
  const documentation = ['README.md', 'teams/t0/README.md', 'teams/t1/docs/how.rst', '.github/workflows/x.yml'];
  await fc.assert(
    fc.asyncProperty(models, async (all) => {
      const files = filesOf(all);
      const before = fingerprints(await put(files));
      expect([...before.keys()].filter((key) => key.startsWith('t:'))).toHaveLength(all.length);
      const inputs = Object.keys(files).filter((path) => !path.endsWith('mlops.yaml'));
      const world = scene ?? (await makeScene());
      let restored: Files = {};
      for (const path of [...inputs, ...documentation]) {
        const content = files[path] ?? '';
        await world.commit({ ...restored, [path]: `${content}more: 1\n` });
        restored = { [path]: content };
        const wanted = documentation.includes(path) ? [] : [...below(path, all)].toSorted();
        expect([path, ...changed(before, fingerprints(await factsAt(world)))]).toEqual([path, ...wanted]);
      }
    }),
    { numRuns: 3 },
  );
});

it('a plan does not ask in which order keys, entries, patterns and files stand, nor in which file a dataset does', async () => {
  await fc.assert(
    fc.asyncProperty(models, async (all) => {
      const [one, other] = [await put(filesOf(all)), await put(filesOf(all, true))];
      expect(changed(fingerprints(one), fingerprints(other))).toEqual([]);
      expect(stepsOf(other)).toEqual(stepsOf(one));
      expect(stepsOf(other).length).toBeGreaterThan(all.length);
      expect(stepsOf(other, one).filter(({ decision }) => decision === 'run')).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

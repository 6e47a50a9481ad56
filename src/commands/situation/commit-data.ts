import {
  type BuildFacts,
  type BuiltDataset,
  buildFingerprint,
  buildsBelow,
  builtRoot,
  type Project,
  stepCode,
  type TrainingInputs,
  viewDigest,
} from '../../project/index.ts';
import type { Commit, DigestCache, Repository, ResolvedDataset } from '../../repository/index.ts';
import { readTexts, resolveDatasets } from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import { flatParams, type ParamFiles, paramFiles } from './param-values.ts';

export interface DataRequest {
  readonly repository: Repository;
  readonly commit: Commit;
  readonly project: Project;
  readonly projectFile: string;
  readonly cache: DigestCache;
  readonly sources: Sources;
}

/** The datasets of one commit, identified without reading or making any. */
export interface CommitData {
  readonly datasets: ReadonlyMap<string, ResolvedDataset>;
  /** Those that a command makes, by name. */
  readonly builds: ReadonlyMap<string, BuildFacts>;
  /** Parameters of their commands. */
  readonly buildParams: ReadonlyMap<string, ParamFiles>;
}

/**
 * Finds the version of each dataset: of given data as the repository has them, of what a command makes by the inputs of
 * that command, whether it has run or not. Files of such a version are those of its record (`built-version.ts`).
 * @param names these and what they rest on; absent: all
 * @param problems gets what is wrong with parameters
 */
export async function commitData(
  request: DataRequest,
  problems: Problem[],
  names: Iterable<string> = request.project.datasets.keys(),
): Promise<CommitData> {
  const { repository, commit, project, cache, sources } = request;
  const wanted = [...names];
  const built = buildsBelow(wanted, project.datasets);
  const given = [...new Set([...wanted, ...built.flatMap(({ build }) => build.from)])]
    .flatMap((name) => project.datasets.get(name) ?? [])
    .filter((dataset) => builtRoot(dataset, project.datasets) === undefined);
  const datasets = new Map(await resolveDatasets(repository, commit, given, cache, sources));
  const builds = new Map<string, BuildFacts>();
  const buildParams = new Map<string, ParamFiles>();
  const files = built.flatMap(({ build }) => build.params.map(({ file }) => file));
  const texts = await readTexts(repository.git, commit, files);
  for (const dataset of built) {
    for (const name of dataset.build.from) addView(name, project, datasets);
    const read = paramFiles(dataset.build.params, `datasets.${dataset.name}`, commit, texts, problems);
    const inputs = buildInputs(dataset, request, datasets, read);
    const fingerprint = buildFingerprint(inputs);
    buildParams.set(dataset.name, read);
    builds.set(dataset.name, { dataset, inputs, fingerprint });
    datasets.set(dataset.name, asResolved(dataset, fingerprint, datasets));
  }
  for (const name of wanted) addView(name, project, datasets);
  const inOrder = [...project.datasets.keys()].flatMap((name) => datasets.get(name) ?? []);
  return { datasets: new Map(inOrder.map((one) => [one.dataset.name, one])), builds, buildParams };
}

function buildInputs(
  dataset: BuiltDataset,
  { project, projectFile, commit }: DataRequest,
  datasets: ReadonlyMap<string, ResolvedDataset>,
  params: ParamFiles,
): TrainingInputs {
  const { build, source } = dataset;
  return {
    code: stepCode(build, project, projectFile, commit.tree),
    data: new Map(build.from.map((name) => [name, datasets.get(name)?.digest ?? ''])),
    params: flatParams(params),
    command: build.run,
    ...(build.setup && { setup: build.setup }),
    workingDirectory: build.workingDirectory,
    env: build.env,
    seeds: [],
    outputs: [{ kind: 'data', pattern: source }],
  };
}

/** The version is known by the inputs alone; where one of those is not there, so is this. */
function asResolved(
  dataset: BuiltDataset,
  digest: string,
  datasets: ReadonlyMap<string, ResolvedDataset>,
): ResolvedDataset {
  const broken = dataset.build.from.flatMap((name) => {
    const from = datasets.get(name);
    return from === undefined || from.problems.length > 0 ? [{ name, ends: from?.ends }] : [];
  });
  const [first] = broken;
  const built = { dataset: dataset.name, fingerprint: digest };
  if (first === undefined) return { dataset, digest, files: [], built, problems: [] };
  const reason: keyof typeof commandReasons = 'build-input-missing';
  const are = broken.length === 1 ? 'is' : 'are';
  const message = `${dataset.name}: ${broken.map(({ name }) => name).join(', ')}, of which it is made, ${are} not there.`;
  return {
    dataset,
    digest,
    files: [],
    built,
    problems: [{ reason, message }],
    ...(first.ends && { ends: first.ends }),
  };
}

/** A view of what a command makes: rows of a version that is known already. */
function addView(name: string, project: Project, datasets: Map<string, ResolvedDataset>): void {
  const dataset = project.datasets.get(name);
  if (dataset?.view === undefined || datasets.has(name)) return;
  const root = datasets.get(dataset.view.root);
  if (root === undefined) return;
  const { digest, built, problems, ends } = root;
  const found = problems.length > 0 ? digest : viewDigest(digest, dataset.view, dataset.format);
  datasets.set(name, { dataset, digest: found, files: [], ...(built && { built }), problems, ...(ends && { ends }) });
}

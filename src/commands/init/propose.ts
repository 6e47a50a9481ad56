import { knownMetric } from '../../metrics/index.ts';
import { type DvcPipeline, dvcPipelines } from './dvc.ts';
import { modelFromTarget } from './dvc-target.ts';
import { baseName, folderName, kindOfName } from './interesting.ts';
import { type FoundModel, modelFromDvc, modelFromScript, scriptsOf } from './models.ts';
import { saidRuns } from './said/said-runs.ts';
import { readScript } from './script-facts.ts';
import { type FoundScripts, freeName, safeName, trainingScripts } from './training-scripts.ts';
import type { DataCandidate, Proposal, ProposedDataset, ProposedModel, Survey } from './types.ts';
import { runnerOf } from './workflows.ts';

/** What can be told before any table was looked into. */
export interface Overview {
  readonly pipelines: readonly DvcPipeline[];
  readonly found: FoundScripts;
  /** What becomes of workflows that are there: a sentence each. */
  readonly said: readonly string[];
  /** Columns that any script calls the label. */
  readonly labels: readonly string[];
}

/** @param ours workflow files that `mlops init` writes itself: no evidence */
export function overviewOf(survey: Survey, ours: ReadonlySet<string>): Overview {
  const pipelines = dvcPipelines(survey);
  const said = saidRuns(survey, ours);
  const found = trainingScripts(survey, scriptsOf(pipelines, survey), said.runs);
  const scripts = [...survey.texts].filter(([path]) => kindOfName(path) === 'script');
  return {
    pipelines,
    found,
    said: said.checks,
    labels: [...new Set(scripts.flatMap(([, text]) => readScript(text).labels))],
  };
}

/** Names for the datasets: what they are for, where that is the only one of its kind, else their file. */
export function namedDatasets(
  candidates: readonly DataCandidate[],
): readonly (DataCandidate & { readonly name: string })[] {
  const taken = new Set<string>();
  const splits = candidates.map(({ split }) => split);
  return candidates.map((candidate) => {
    const { split, opens } = candidate;
    const alone = split !== undefined && splits.filter((other) => other === split).length === 1;
    const stem = baseName(opens).replace(/\..*$/, '');
    const file = alone ? split : stem === split ? undefined : safeName(stem);
    const name = file !== undefined && !taken.has(file) ? file : safeName(`${folderOfData(opens)}-${stem}`);
    return { ...candidate, name: freeName(name ?? 'data', taken) };
  });
}

/** The nearest folder whose name says more than that data lie there. */
function folderOfData(path: string): string {
  const folders = folderName(path).split('/').toReversed();
  return folders.find((folder) => !/^(?:data|datasets?|raw|processed|inputs?)$/i.test(folder)) ?? '';
}

/** @param ours workflow files that `mlops init` writes itself: no evidence */
export function propose(
  survey: Survey,
  { pipelines, found, said }: Overview,
  datasets: readonly ProposedDataset[],
  ours: ReadonlySet<string>,
): Proposal {
  const runner = runnerOf(survey, ours);
  const context = { survey, datasets, runsOn: runner.guess };
  const models: FoundModel[] = [
    ...pipelines.flatMap(
      (pipeline) => modelFromTarget(pipeline.file, context) ?? modelFromDvc(pipeline, context) ?? [],
    ),
    ...found.scripts.map((script) => modelFromScript(script, context)),
  ];
  const taken = new Set<string>();
  const named = models.map(({ model }): ProposedModel => {
    return { ...model, name: { ...model.name, value: freeName(model.name.value, taken) } };
  });
  return {
    datasets,
    models: named,
    checks: [
      ...models.flatMap(({ checks }) => checks),
      ...said,
      ...refusedAlone(pipelines, context),
      ...(runner.check === undefined ? [] : [runner.check]),
      ...datasets.flatMap(datasetChecks),
      ...named.flatMap(metricChecks),
      ...named.flatMap(noiseChecks),
      ...named.flatMap(environmentChecks),
    ],
  };
}

/** A pipeline of which nothing could be carried over still says why. */
function refusedAlone(
  pipelines: readonly DvcPipeline[],
  context: Parameters<typeof modelFromDvc>[1],
): readonly string[] {
  return pipelines.flatMap((pipeline) => {
    const isCarried = (modelFromTarget(pipeline.file, context) ?? modelFromDvc(pipeline, context)) !== undefined;
    return isCarried ? [] : pipeline.refused;
  });
}

function datasetChecks({ state, source, name }: ProposedDataset): readonly string[] {
  if (state === 'ignored')
    return [`git ignores ${source} (${name}), so only this machine has it: use DVC or Git LFS, or commit it.`];
  if (state === 'untracked') return [`${source} (${name}) is not in git yet: commit it, or its DVC pointer.`];
  return [];
}

/** What is proposed has one seed and no gates; numbers without rows then come without a noise. */
function noiseChecks({ metrics, evaluate, name }: ProposedModel): readonly string[] {
  if (metrics.length === 0 || evaluate !== undefined) return [];
  const ways =
    '`evaluate`, a standard error in the metrics file (`rmse_stderr` beside `rmse`), or several `seeds` that the command reads from `MLOPS_SEED`';
  const tolerance =
    'A gate with `max-worse` lets pass what stays within it; what lies beyond is unknown all the same (docs/reference/training.md).';
  return [
    `Nobody can tell yet whether a change makes ${name.value} better or worse; it takes one of: ${ways}. ${tolerance}`,
  ];
}

function environmentChecks({ environment, name }: ProposedModel): readonly string[] {
  return environment === undefined
    ? [
        `No lock file of ${name.value} was found: versions of libraries are then no part of what decides whether to train again.`,
      ]
    : [];
}

function metricChecks({ metricNames, name }: ProposedModel): readonly string[] {
  const unknown = metricNames.filter((metric) => knownMetric(metric) === undefined);
  if (unknown.length === 0) return [];
  return [
    `Which way is better for ${unknown.join(', ')} of ${name.value}? Say it under \`gates\`, or they are only shown.`,
  ];
}

import { posix } from 'node:path';
import { codeOf } from './code.ts';
import { chained, type DvcPipeline, isWithin, trainingStages } from './dvc.ts';
import { environmentOf } from './environment.ts';
import { evaluationOf, type FoundEvaluation, fromFolder } from './evaluation.ts';
import { frameworkFacts } from './frameworks.ts';
import { baseName, folderName, isNameable } from './interesting.ts';
import { metricNames } from './metric-names.ts';
import { writtenFiles } from './outputs.ts';
import { below, declaredParams, paramsOf } from './params.ts';
import { rolesOf } from './roles.ts';
import { notebookChecks } from './said/notebooks.ts';
import { commandOf, measuringScripts, modelName, type TrainingScript } from './training-scripts.ts';
import type { Guess, ProposedDataset, ProposedModel, Survey } from './types.ts';
import { workingDirectoryOf } from './working-directory.ts';

/** What all models are made from. */
export interface ModelContext {
  readonly survey: Survey;
  readonly datasets: readonly ProposedDataset[];
  readonly runsOn: Guess<string | readonly string[]> | undefined;
}

export interface FoundModel {
  readonly model: ProposedModel;
  readonly checks: readonly string[];
}

export function modelFromScript(script: TrainingScript, context: ModelContext): FoundModel {
  const { survey, datasets } = context;
  const { said } = script;
  const place = said === undefined ? workingDirectoryOf(script, survey) : { value: said.folder, why: said.why };
  const folder = place.value;
  const isInput = (path: string) => datasets.some(({ opens, files }) => sameFile(path, folder, [opens, ...files]));
  const written = writtenFiles(script.path, script.facts, (path) => isNameable(path) && !isInput(path));
  const roles = rolesOf(script, folder, datasets);
  const params = paramsOf(script, folder, survey);
  const evaluation = evaluationOf({
    ...context,
    script,
    workingDirectory: folder,
    data: roles.data,
    predictions: written.predictions,
  });
  const options = script.facts.requiredOptions;
  const command = said?.command ?? commandOf(fromFolder(script.path, folder));
  const framework = frameworkFacts({ script: script.path, command, folder, survey });
  const metrics = onePerFile([...written.metrics, ...(said?.metrics ?? []), ...framework.metrics]);
  const artifact = onePerFile([...written.artifact, ...framework.artifact]);
  const plots = onePerFile([...written.plots, ...(said?.plots ?? [])]);
  const outputs = [...artifact, ...metrics, ...plots].map(({ value }) => value);
  return {
    model: {
      name: modelName(said?.command === script.path ? posix.join(folder, programName(said.command)) : script.path),
      workingDirectory: place,
      run: withOptions({ value: command, why: script.why }, framework.options),
      data: roles.data,
      params: new Map([...paramsOfFramework(framework.params, folder), ...params.params]),
      ...present('code', codeOf([...outputs, ...written.predictions], folder, survey)),
      artifact,
      metrics,
      plots,
      ...present('runsOn', context.runsOn),
      ...present('evaluate', evaluation.evaluate),
      ...present('environment', environmentOf(folder, survey)),
      metricNames: metricNamesOf(metrics, script, folder, survey),
      evaluateHint: evaluation.hint,
    },
    checks: [
      ...(said?.checks ?? []),
      ...(options.length > 0 ? [`${script.path} needs ${options.join(', ')}: complete \`run\`.`] : []),
      ...framework.checks,
      ...notebookChecks(script.path, survey.texts.get(script.path), command),
      ...(artifact.length === 0
        ? [`Which file or folder is the model that ${script.path} writes? Set \`artifact\`.`]
        : []),
      ...predictorCheck(evaluation, folder, survey),
      ...roles.checks,
      ...params.checks,
      ...evaluation.checks,
    ],
  };
}

/** Of a command that runs no file of the checkout: `bugbug-train x` is about bugbug, `yolo train` says nothing. */
function programName(command: string): string {
  return /^[\w-]*train[\w-]*/i.exec(command)?.[0] ?? 'model';
}

function withOptions(run: Guess<string>, options: Guess<string> | undefined): Guess<string> {
  if (options === undefined) return run;
  return { value: `${run.value} ${options.value}`, why: `${run.why}; ${options.value}: ${options.why}` };
}

function paramsOfFramework(files: readonly Guess<string>[], folder: string): ProposedModel['params'] {
  return new Map(files.map(({ value, why }) => [below(value, folder), { value: null, why }]));
}

/** Two witnesses of one output are one output. */
function onePerFile(outputs: readonly Guess<string>[]): readonly Guess<string>[] {
  const whys = Map.groupBy(outputs, ({ value }) => posix.normalize(value));
  return [...whys].map(([value, guesses]) => ({ value, why: [...new Set(guesses.map(({ why }) => why))].join('; ') }));
}

/** Of a file that an earlier run left, else those that the script quotes. */
function metricNamesOf(
  written: readonly Guess<string>[],
  script: TrainingScript,
  folder: string,
  survey: Survey,
): readonly string[] {
  const found = metricNames(written, folder, survey);
  return found.length > 0 ? found : script.facts.metrics;
}

/** A script that predicts could judge the model, apart from training. */
function predictorCheck({ evaluate }: FoundEvaluation, folder: string, survey: Survey): readonly string[] {
  const [predictor] = evaluate === undefined ? measuringScripts(survey, folder) : [];
  if (predictor === undefined) return [];
  return [
    `${predictor.path} could be the \`evaluate.run\` that the model is judged by: the comment \`evaluate\` in the file says what it then reads and writes.`,
  ];
}

export function modelFromDvc(pipeline: DvcPipeline, context: ModelContext): FoundModel | undefined {
  const { survey, datasets } = context;
  const { file, folder } = pipeline;
  const stages = trainingStages(pipeline);
  if (stages.length === 0) return undefined;
  const from = (path: string): Guess<string> => ({ value: path, why: `${file} says so` });
  const params = declaredParams(mergedParams(stages.map((stage) => stage.params)), folder, file, survey);
  const own = (path: string) => isNameable(path);
  const metrics = [...new Set([...stages.flatMap((stage) => stage.metrics), ...measured(pipeline, stages)])].filter(
    own,
  );
  const plots = [...new Set(stages.flatMap((stage) => stage.plots))].filter(own);
  const artifact = artifactsOf(pipeline, stages).filter(own);
  const data = dvcData(pipeline, stages, datasets);
  return {
    model: {
      name: modelName(posix.join(folder, 'model.py')),
      workingDirectory: { value: folder, why: `${file} lies there` },
      run: {
        value: chained(stages.map(({ command }) => command)),
        why: `the stages ${stages.map(({ name }) => name).join(', ')} of ${file}`,
      },
      data,
      params: params.params,
      ...present('code', codeOf([...metrics, ...plots, ...artifact], folder, survey)),
      artifact: artifact.map(from),
      metrics: metrics.map(from),
      plots: plots.map(from),
      ...present('runsOn', context.runsOn),
      metricNames: metricNames(metrics.map(from), folder, survey),
      ...present('environment', environmentOf(folder, survey)),
      evaluateHint: [],
    },
    checks: [
      ...pipeline.refused,
      ...params.checks,
      ...(artifact.length === 0 ? [`Which output of ${file} is the model? Set \`artifact\`.`] : []),
      ...(data.size === 0 ? [`${file} names no data that was recognised: set \`data\`.`] : []),
    ],
  };
}

type Stages = DvcPipeline['stages'];

/** Metrics that the file lists at its top, where a stage that is kept makes them. */
function measured(pipeline: DvcPipeline, stages: Stages): readonly string[] {
  return pipeline.metrics.filter((path) => stages.some((stage) => stage.outs.some((out) => isWithin(path, out))));
}

/** What the file calls a model, else what the training stage leaves and no other stage that is kept makes anew. */
function artifactsOf(pipeline: DvcPipeline, stages: Stages): readonly string[] {
  const called = pipeline.models.filter((path) =>
    stages.some((stage) => stage.outs.some((out) => isWithin(path, out))),
  );
  if (called.length > 0) return called;
  const like = /model|\.(?:pkl|joblib|pt|pth|onnx|h5|keras|safetensors)$/i;
  const named = stages.flatMap((stage) => stage.outs).filter((out) => like.test(baseName(out)));
  return named.length > 0 ? named : (stages.findLast((stage) => /train|fit/i.test(stage.name))?.outs ?? []);
}

function dvcData(pipeline: DvcPipeline, stages: Stages, datasets: readonly ProposedDataset[]): ProposedModel['data'] {
  const data = new Map<string, Guess<string>>();
  for (const dep of new Set(stages.flatMap((stage) => stage.deps))) {
    const path = posix.join(pipeline.folder, dep);
    for (const { name, opens, split } of datasets) {
      if (!isWithin(opens, path) && !isWithin(path, opens)) continue;
      const role = split ?? (data.has('train') ? name : 'train');
      if (!data.has(role)) data.set(role, { value: name, why: `${pipeline.file} names ${dep} as a dependency` });
    }
  }
  return data;
}

function mergedParams(
  all: readonly ReadonlyMap<string, readonly string[] | null>[],
): ReadonlyMap<string, readonly string[] | null> {
  const merged = new Map<string, readonly string[] | null>();
  for (const [file, keys] of all.flatMap((params) => [...params])) {
    const known = merged.get(file);
    merged.set(file, known === null || keys === null ? null : [...(known ?? []), ...keys]);
  }
  return merged;
}

function sameFile(path: string, folder: string, files: readonly string[]): boolean {
  return [folder, ''].some((base) => files.includes(posix.join(base, path)));
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  const entry: { [K in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

/** Scripts that the commands of a pipeline run: they train as a part of it. */
export function scriptsOf(pipelines: readonly DvcPipeline[], survey: Survey): ReadonlySet<string> {
  const covered = [...survey.texts.keys()].filter((path) =>
    pipelines.some(({ folder, stages }) => {
      if (folder !== '' && !path.startsWith(`${folder}/`)) return false;
      const name = fromFolder(path, folder);
      return stages.some(({ command }) =>
        command.split(/[\s"']+/).some((word) => posix.normalize(word) === name || word === baseName(path)),
      );
    }),
  );
  return new Set(covered.filter((path) => folderName(path) !== '.github/workflows'));
}

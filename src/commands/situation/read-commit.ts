import {
  type BuildFacts,
  type CommitFacts,
  codeOf,
  type Dataset,
  type DatasetFacts,
  declaredOutputs,
  type EvaluationInputs,
  entryOf,
  evaluationCodeOf,
  evaluationFingerprint,
  type Model,
  type ModelFacts,
  metricsReadings,
  type Need,
  namedDatasets,
  neededFirst,
  type TrainingInputs,
  trainingFingerprint,
  trainingRoles,
} from '../../project/index.ts';
import type { Commit, Repository, ResolvedDataset } from '../../repository/index.ts';
import { notHere, readTexts } from '../../repository/index.ts';
import { canonicalJson, sha256 } from '../../support/canonical.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import { commitData, type DataRequest } from './commit-data.ts';
import { flatParams, type ParamFiles, paramFiles } from './param-values.ts';
import { untrackedProblems } from './untracked-artifact.ts';
import { userFileProblems } from './user-schemas.ts';

/** What a commit holds, resolved: the plan's facts and what is needed to act on them. */
export interface ReadCommit {
  readonly commit: Commit;
  readonly facts: CommitFacts & { readonly builds: ReadonlyMap<string, BuildFacts> };
  readonly datasets: ReadonlyMap<string, ResolvedDataset>;
  /** Resolved parameters by model: file → dotted keys → value. */
  readonly params: ReadonlyMap<string, ParamFiles>;
  /** The same of the commands that make datasets, by dataset. */
  readonly buildParams: ReadonlyMap<string, ParamFiles>;
}

export interface FactsRequest extends DataRequest {
  /** Where this commit's models are scored: the candidate's test rows and labels. Default: its own. */
  readonly judgedBy?: ReadCommit;
}

/**
 * Reads what decides about the datasets and models of one commit. Errors, all at once: parameters that are missing,
 * unreadable, or of the candidate and not what the user's own schema asks for.
 */
export async function readFacts(request: FactsRequest): Promise<ReadCommit> {
  const { repository, commit, project } = request;
  const problems: Problem[] = [];
  const { datasets, builds, buildParams } = await commitData(request, problems);
  const models = [...project.models.values()];
  const texts = await readTexts(
    repository.git,
    commit,
    models.flatMap((model) => [...model.params.map((entry) => entry.file), ...model.schemas.values()]),
  );
  const params = new Map(
    models.map((model) => [model.name, paramFiles(model.params, entryOf(model), commit, texts, problems)]),
  );
  if (request.judgedBy === undefined) {
    for (const model of models) {
      problems.push(...(await userFileProblems(model, commit, texts)));
      problems.push(...(await untrackedProblems(repository, model, commit)));
    }
  }
  // Models of one matrix read most of their files by the same line.
  const once = uniqueBy(problems, (problem) => canonicalJson(problem));
  if (once.length > 0) throw new MlopsError('input', once);
  const facts = allFacts(models, request, datasets, params);
  return {
    commit,
    datasets,
    params,
    buildParams,
    facts: { sha: commit.sha, project, builds, datasets: await datasetFacts(repository, datasets), models: facts },
  };
}

async function datasetFacts(
  repository: Repository,
  datasets: ReadonlyMap<string, ResolvedDataset>,
): Promise<ReadonlyMap<string, DatasetFacts>> {
  const facts = await Promise.all(
    [...datasets].map(async ([name, resolved]) => {
      const { dataset, digest, problems } = resolved;
      // How it is made is in its digest; where and how long that may take is in none.
      const { drift: _, rows, frozen, locked, build: ___, ...contract } = dataset;
      const { change: __, ...size } = rows;
      // In the order of its columns a report lists what it found, and a file without a header is read.
      const others = namedOthers(dataset, datasets);
      // What is locked counts where it is asked for: other entries are nobody's business.
      const agreed = frozen === true && { frozen: locked ?? 'not locked' };
      const order = [...dataset.columns.keys()];
      const key = { version: 1, digest, contract: { ...contract, rows: size }, order, ...others, ...agreed };
      const missing = problems.length > 0 && { missing: true };
      const notLocked = dataset.database !== undefined &&
        (dataset.view ?? dataset).locked === undefined && { notLocked: true };
      const absent = await notHere(repository, resolved);
      return [
        name,
        { digest, reportKey: sha256(canonicalJson(key)), ...missing, ...notLocked, ...(absent && { notHere: absent }) },
      ] as const;
    }),
  );
  return new Map(facts);
}

/** Other datasets that rules of the contract name: another version of one of them may give another answer. */
function namedOthers(dataset: Dataset, datasets: ReadonlyMap<string, ResolvedDataset>) {
  const names = [...new Set(namedDatasets(dataset).map((named) => named.dataset))];
  if (names.length === 0) return {};
  const others = names.map((name) => {
    const { digest, dataset: other } = datasets.get(name) ?? {};
    const { format, columns, key, time } = other ?? {};
    return [name, { digest, format, columns, key, time }] as const;
  });
  return { others: new Map(others) };
}

/** In the order of the project; what a model needs is known before it, since its fingerprint is an input. */
function allFacts(
  models: readonly Model[],
  request: FactsRequest,
  datasets: ReadonlyMap<string, ResolvedDataset>,
  params: ReadCommit['params'],
): ReadonlyMap<string, ModelFacts> {
  const { models: all } = request.project;
  const made = new Map<string, ModelFacts>();
  for (const name of neededFirst(all, all.keys())) {
    const model = all.get(name);
    if (model !== undefined) made.set(name, modelFacts(model, request, datasets, params, made));
  }
  const inOrder = models.flatMap(({ name }) => made.get(name) ?? []);
  return new Map(inOrder.map((facts) => [facts.model.name, facts]));
}

function modelFacts(
  model: Model,
  request: FactsRequest,
  datasets: ReadonlyMap<string, ResolvedDataset>,
  params: ReadCommit['params'],
  made: ReadonlyMap<string, ModelFacts>,
): ModelFacts {
  const inputs = trainingInputs(model, request, datasets, params.get(model.name) ?? new Map(), made);
  const fingerprint = trainingFingerprint(inputs);
  const evaluation = evaluationInputs(model, request, datasets, inputs, fingerprint);
  if (evaluation === undefined) return { model, inputs, fingerprint };
  return {
    model,
    inputs,
    fingerprint,
    evaluation: { inputs: evaluation, fingerprint: evaluationFingerprint(evaluation) },
  };
}

function trainingInputs(
  model: Model,
  request: FactsRequest,
  datasets: ReadonlyMap<string, ResolvedDataset>,
  params: ParamFiles,
  made: ReadonlyMap<string, ModelFacts>,
): TrainingInputs {
  const { project, projectFile, commit } = request;
  const inputs = {
    code: codeOf(model, project, projectFile, commit.tree),
    data: new Map(trainingRoles(model).map(([role, dataset]) => [role, datasets.get(dataset)?.digest ?? ''])),
    params: flatParams(params),
    command: model.train.run ?? null,
    ...(model.train.setup && { setup: model.train.setup }),
    workingDirectory: model.workingDirectory,
    env: model.env,
    seeds: model.train.seeds,
    outputs: declaredOutputs(model),
    readings: metricsReadings(model),
    ...(model.needs && { needs: neededRuns(model.needs, made) }),
  };
  return model.train.reuse ? inputs : { ...inputs, commit: commit.sha };
}

function neededRuns(needs: readonly Need[], made: ReadonlyMap<string, ModelFacts>) {
  return new Map(
    needs.map(({ role, model }) => [role, { model, fingerprint: made.get(model)?.fingerprint ?? '' }] as const),
  );
}

function evaluationInputs(
  model: Model,
  request: FactsRequest,
  datasets: ReadonlyMap<string, ResolvedDataset>,
  training: TrainingInputs,
  run: string,
): EvaluationInputs | undefined {
  const step = model.evaluate;
  if (step?.run === undefined) return undefined;
  const judge = request.judgedBy?.facts.models.get(model.name)?.model.evaluate ?? step;
  const rowsOf = request.judgedBy?.datasets ?? datasets;
  const extra = evaluationCodeOf(model, request.commit.tree);
  const code = extra.length === 0 ? training.code : unionByPath(training.code, extra);
  return {
    run,
    rows: judge.label === undefined ? null : (rowsOf.get(judge.label.dataset)?.digest ?? null),
    code,
    command: step.run,
    ...(step.setup && { setup: step.setup }),
    label: judge.label ?? null,
    predictions: step.predictions ?? null,
    ...(judge.repeat !== undefined && { repeat: judge.repeat }),
  };
}

function unionByPath(code: TrainingInputs['code'], extra: TrainingInputs['code']): TrainingInputs['code'] {
  return [...new Map([...code, ...extra].map((entry) => [entry.path, entry])).values()];
}

import { posix } from 'node:path';
import { quoteShell } from '../../support/escape/index.ts';
import { items, member, members, readYaml, texts } from '../yaml-values.ts';
import { folderName } from './interesting.ts';
import type { Survey } from './types.ts';

/** One stage of a `dvc.yaml`; paths are relative to the folder of that file. */
export interface DvcStage {
  readonly name: string;
  readonly command: string;
  readonly deps: readonly string[];
  readonly outs: readonly string[];
  readonly metrics: readonly string[];
  readonly plots: readonly string[];
  /** File → keys, null for the whole file. */
  readonly params: ReadonlyMap<string, readonly string[] | null>;
}

/** A `dvc.yaml` as far as it can be carried over. */
export interface DvcPipeline {
  readonly file: string;
  /** '' for the root. */
  readonly folder: string;
  readonly stages: readonly DvcStage[];
  /** Paths that it calls models. */
  readonly models: readonly string[];
  readonly metrics: readonly string[];
  /** Stages that cannot be carried over, and why: a sentence each. */
  readonly refused: readonly string[];
}

export function dvcPipelines(survey: Survey): readonly DvcPipeline[] {
  return [...survey.texts]
    .filter(([path]) => posix.basename(path) === 'dvc.yaml')
    .map(([path, text]) => pipelineOf(path, readYaml(text)))
    .filter(({ stages, refused }) => stages.length + refused.length > 0);
}

function pipelineOf(file: string, document: unknown): DvcPipeline {
  const refused: string[] = document === undefined ? [`${file} cannot be read as YAML.`] : [];
  const stages = members(member(document, 'stages')).flatMap(([name, written]) => {
    const stage = stageOf(name, written);
    if (typeof stage !== 'string') return [stage];
    refused.push(`The stage ${name} of ${file} ${stage}.`);
    return [];
  });
  const models = members(member(document, 'artifacts')).flatMap(([, artifact]) => {
    const path = member(artifact, 'path');
    return member(artifact, 'type') === 'model' && isInner(path) ? [path] : [];
  });
  return { file, folder: folderName(file), stages, models, metrics: pathsOf(member(document, 'metrics')), refused };
}

/** A stage, or why it cannot be carried over. */
function stageOf(name: string, written: unknown): DvcStage | string {
  if (member(written, 'foreach') !== undefined || member(written, 'matrix') !== undefined) {
    return 'stands for several; write it by hand, as one model with `matrix`';
  }
  const commands = texts(member(written, 'cmd'));
  if (commands === undefined || commands.length === 0) return 'has no command';
  // DVC writes its own values for ${…}; to a shell it would be a variable, and mostly an empty one.
  const values = JSON.stringify(written);
  if (/\$\{/.test(values)) return 'uses variables of DVC, which mean something else to a shell';
  const wdir = member(written, 'wdir') ?? '.';
  if (!isInner(wdir) && wdir !== '.') return 'works outside of its folder';
  const below = (paths: readonly string[]) => paths.map((path) => posix.join(wdir, path)).filter(isInner);
  const run = chained(commands);
  return {
    name,
    command: wdir === '.' ? run : `(cd ${quoteShell(wdir)} && ${run})`,
    deps: below(pathsOf(member(written, 'deps'))),
    outs: below(pathsOf(member(written, 'outs'))),
    metrics: below(pathsOf(member(written, 'metrics'))),
    plots: below(pathsOf(member(written, 'plots'))),
    params: paramsOf(member(written, 'params'), wdir),
  };
}

/** Commands that run one after another and stop at the first that fails, as `bash -e` does with lines. */
export function chained(commands: readonly string[]): string {
  const simple = commands.every((command) => /^[\w./ =:@%+,"'$-]*$/.test(command.trim()));
  return commands.map((command) => command.trim()).join(simple ? ' && ' : '\n');
}

function isInner(path: unknown): path is string {
  return typeof path === 'string' && /^(?![/~])[^:$]+$/.test(path) && !posix.normalize(path).startsWith('..');
}

/** `- path` and `- path: { options }`, or a table of paths. */
function pathsOf(written: unknown): readonly string[] {
  const entries = Array.isArray(written) ? items(written) : members(written).map(([path]) => path);
  return entries
    .map((entry) => (typeof entry === 'string' ? entry : members(entry)[0]?.[0]))
    .filter(isInner)
    .map((path) => posix.normalize(path).replace(/\/$/, ''));
}

function paramsOf(written: unknown, wdir: string): DvcStage['params'] {
  const params = new Map<string, readonly string[] | null>();
  const add = (file: string, keys: readonly string[] | null) => {
    const path = posix.join(wdir, file);
    const known = params.get(path);
    params.set(path, known === null || keys === null ? null : [...(known ?? []), ...keys]);
  };
  for (const entry of items(written)) {
    if (typeof entry === 'string') add('params.yaml', [entry]);
    for (const [file, keys] of members(entry))
      if (isInner(file)) add(file, keys === null ? null : (texts(keys) ?? null));
  }
  return params;
}

/** The stage that trains, those that it needs, and those after it that measure; in an order in which they can run. */
export function trainingStages(pipeline: DvcPipeline): readonly DvcStage[] {
  const ordered = inOrder(pipeline.stages);
  const makes = (stage: DvcStage) => stage.outs.some((out) => pipeline.models.includes(out));
  const trains = (stage: DvcStage) => /train|fit/i.test(`${stage.name} ${stage.command}`);
  const training =
    ordered.find(makes) ?? ordered.findLast((stage) => /^train/i.test(stage.name)) ?? ordered.findLast(trains);
  const last = training ?? ordered.findLast((stage) => stage.metrics.length > 0) ?? ordered.at(-1);
  if (last === undefined) return [];
  const kept = new Set(withAncestors(last, ordered));
  for (const stage of ordered) {
    const measures = stage.metrics.length > 0 || stage.plots.length > 0;
    if (measures && withAncestors(stage, ordered).some((one) => one === last)) {
      for (const one of withAncestors(stage, ordered)) kept.add(one);
    }
  }
  return ordered.filter((stage) => kept.has(stage));
}

/** Path `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

function needs(stage: DvcStage, other: DvcStage): boolean {
  const made = [...other.outs, ...other.metrics, ...other.plots];
  return stage !== other && stage.deps.some((dep) => made.some((out) => isWithin(dep, out) || isWithin(out, dep)));
}

function withAncestors(stage: DvcStage, stages: readonly DvcStage[]): readonly DvcStage[] {
  const found = new Set([stage]);
  for (const one of found) for (const other of stages) if (needs(one, other)) found.add(other);
  return [...found];
}

/** Each after what it needs; stages in a circle stay where they stand. */
function inOrder(stages: readonly DvcStage[]): readonly DvcStage[] {
  const rest = [...stages];
  const ordered: DvcStage[] = [];
  while (rest.length > 0) {
    const at = rest.findIndex((stage) => !rest.some((other) => needs(stage, other)));
    ordered.push(...rest.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

/** What the stages of all pipelines write, from the root: made again by each run, so no dataset. */
export function dvcOutputs(pipelines: readonly DvcPipeline[]): readonly string[] {
  return pipelines.flatMap(({ folder, stages }) =>
    stages
      .flatMap((stage) => [...stage.outs, ...stage.metrics, ...stage.plots])
      .map((path) => posix.join(folder, path)),
  );
}

import { didYouMean } from '../../support/nearest.ts';
import type { Problem } from '../../support/problem.ts';
import { isWithin, touches } from './paths.ts';
import type { NamedPath, Pipeline, Stage, StageOut } from './types.ts';

/** What each stage of a target is for the model. */
export interface Chosen {
  /** In an order in which they can run. */
  readonly before: readonly Stage[];
  /** The one that yields the artifact. */
  readonly training: Stage;
  readonly after: readonly Stage[];
  /** What the training leaves as the model, from the folder of the `dvc.yaml`; empty: nothing that anybody ships. */
  readonly artifact: readonly NamedPath[];
}

/** Why nothing can be chosen: said at the target, or in the `dvc.yaml`. */
export interface NotChosen {
  readonly reason: 'dvc-stage-unknown' | 'dvc-circle' | 'dvc-artifact-unclear';
  readonly message: string;
  readonly remedy?: string;
  readonly place?: Problem['place'];
}

/**
 * The stages that a target needs, sorted by what they are for the model (docs/decisions/dvc-pipelines.md).
 * @param target a stage, or the name of those that `foreach` or `matrix` make
 * @param written `artifact` of the project file, from the folder of the `dvc.yaml`
 */
export function chooseStages(
  pipeline: Pipeline,
  target: string,
  written: readonly string[] | undefined,
): { readonly chosen: Chosen } | { readonly problem: NotChosen } {
  const targets = pipeline.stages.filter(({ name }) => name === target || name.startsWith(`${target}@`));
  if (targets.length === 0) return { problem: unknownTarget(pipeline, target) };
  const needed = neededBy(targets, pipeline.stages);
  const ordered = inOrder(needed);
  if ('circle' in ordered) return { problem: circle(ordered.circle) };
  const found = trainingAmong(pipeline, ordered.stages, written);
  if ('problem' in found) return found;
  const { training, artifact } = found;
  const before = new Set(neededBy([training], needed));
  before.delete(training);
  return {
    chosen: {
      before: ordered.stages.filter((stage) => before.has(stage)),
      training,
      after: ordered.stages.filter((stage) => stage !== training && !before.has(stage)),
      artifact,
    },
  };
}

function unknownTarget({ stages, file }: Pipeline, target: string): NotChosen {
  const names = stages.map(({ name }) => name);
  const message = `${file} has no stage \`${target}\`; there are: ${names.slice(0, 12).join(', ') || 'none'}${names.length > 12 ? ', …' : ''}`;
  const remedy = didYouMean(target, names);
  return { reason: 'dvc-stage-unknown', message, ...(remedy !== undefined && { remedy }) };
}

function circle(stages: readonly Stage[]): NotChosen {
  const message = `the stages ${stages.map(({ name }) => name).join(', ')} need each other`;
  const [first] = stages;
  return { reason: 'dvc-circle', message, ...(first && { place: first.place }) };
}

/** A stage needs those that leave what it reads. */
export function needs(stage: Stage, other: Stage): boolean {
  if (stage === other) return false;
  return stage.deps.some((dep) => other.outs.some((out) => touches(dep.path, out.path)));
}

/** A frozen stage is not run by DVC: what it needs is nobody's business. */
function neededBy(targets: readonly Stage[], stages: readonly Stage[]): readonly Stage[] {
  const found = new Set(targets);
  for (const stage of found) {
    if (stage.frozen && !targets.includes(stage)) continue;
    for (const other of stages) if (needs(stage, other)) found.add(other);
  }
  return stages.filter((stage) => found.has(stage));
}

function inOrder(
  stages: readonly Stage[],
): { readonly stages: readonly Stage[] } | { readonly circle: readonly Stage[] } {
  const rest = [...stages];
  const ordered: Stage[] = [];
  while (rest.length > 0) {
    const at = rest.findIndex((stage) => !rest.some((other) => needs(stage, other)));
    if (at === -1) return { circle: rest };
    ordered.push(...rest.splice(at, 1));
  }
  return { stages: ordered };
}

type Training = { readonly training: Stage; readonly artifact: readonly NamedPath[] };

/**
 * The stage of the written artifact, else of what `artifacts` of the `dvc.yaml` calls a model, else the one stage whose outs
 * only evaluations read.
 */
function trainingAmong(
  pipeline: Pipeline,
  stages: readonly Stage[],
  written: readonly string[] | undefined,
): Training | { readonly problem: NotChosen } {
  const last = stages.at(-1);
  if (last === undefined) throw new RangeError('a target needs itself');
  if (written !== undefined) {
    const makers = stages.filter((stage) => written.some((path) => makes(stage, path)));
    return { training: makers.at(-1) ?? last, artifact: [] };
  }
  const named = modelsIn(pipeline, stages);
  if (named.length === 1) return only(named);
  if (named.length > 1) return unclear(pipeline, named);
  const makers = stages.filter((stage) => shipped(stage, pipeline).length > 0);
  const ends = makers.filter((stage) => !makers.some((other) => needs(other, stage)));
  const found = ends.flatMap((stage) => shipped(stage, pipeline).map((out) => ({ stage, out })));
  if (ends.length === 0) return { training: last, artifact: [] };
  const rivals = ends.length === 1 ? rivalsOf(ends, makers, pipeline) : [];
  if (ends.length > 1 || rivals.length > 0) return unclear(pipeline, [...rivals, ...found]);
  return only(found);
}

interface Made {
  readonly stage: Stage;
  readonly out: NamedPath;
}

function only(made: readonly Made[]): Training {
  const [first] = made;
  if (first === undefined) throw new RangeError('nothing was made');
  return { training: first.stage, artifact: made.map(({ out }) => out) };
}

function makes(stage: Stage, path: string): boolean {
  const plain = path.replace(/\/+$/, '');
  return stage.outs.some((out) => touches(plain, out.path));
}

/** What `artifacts` names and a stage makes: those of type model, where some have it. */
function modelsIn({ artifacts }: Pipeline, stages: readonly Stage[]): readonly Made[] {
  const made = artifacts.flatMap((out) => {
    const stage = stages.find(({ outs }) => outs.some((each) => isWithin(out.path, each.path)));
    return stage === undefined ? [] : [{ stage, out, type: out.type }];
  });
  const models = made.filter(({ type }) => type === 'model');
  return models.length > 0 ? models : made.filter(({ type }) => type === undefined);
}

/** The outs of a stage that could be a model: neither numbers nor pictures, nor a folder of such. */
function shipped({ outs }: Stage, { metrics, plots }: Pipeline): readonly StageOut[] {
  const reports = [...metrics, ...plots];
  return outs.filter(({ kind, path }) => kind === 'out' && !reports.some((report) => isWithin(report.path, path)));
}

const looksLikeModel =
  /model|\.(?:pkl|pickle|joblib|pt|pth|ckpt|onnx|h5|hdf5|keras|safetensors|cbm|ubj|bst|gguf|rds)$/i;

/**
 * Where the last stage that leaves something also has numbers and reads what looks like a model, it may as well be an
 * evaluation that leaves its predictions.
 */
function rivalsOf([end]: readonly Stage[], makers: readonly Stage[], pipeline: Pipeline): readonly Made[] {
  if (end === undefined || !end.outs.some(({ kind }) => kind !== 'out')) return [];
  if (shipped(end, pipeline).some(({ path }) => looksLikeModel.test(path))) return [];
  return makers
    .filter((stage) => needs(end, stage))
    .flatMap((stage) => shipped(stage, pipeline).map((out) => ({ stage, out })))
    .filter(({ out }) => looksLikeModel.test(out.path) && end.deps.some((dep) => touches(dep.path, out.path)));
}

function unclear({ file }: Pipeline, made: readonly Made[]): { readonly problem: NotChosen } {
  const each = made.map(({ stage, out }) => `\`${out.path}\` (${stage.name})`);
  const [first] = made;
  return {
    problem: {
      reason: 'dvc-artifact-unclear',
      message: `${file} does not say which of these is the model: ${each.join(', ')}`,
      remedy: `Write \`artifact: ${first?.out.path ?? 'model.pkl'}\` beside \`train\`, or what it is.`,
    },
  };
}

import { aroundOf, type FilesBeside } from '../around.ts';
import { chooseStages, needs } from './choose.ts';
import { isOutside, isWithin } from './paths.ts';
import { readPipeline } from './read-pipeline.ts';

/** A stage that `train: { dvc: … }` may name, and what it would mean. */
export interface FoundTarget {
  readonly stage: string;
  readonly before: readonly string[];
  readonly training: string;
  readonly after: readonly string[];
  /** From the folder of the `dvc.yaml`. */
  readonly artifact: readonly string[];
  readonly metrics: readonly string[];
}

/**
 * The one stage at which a pipeline ends, by preference one that leaves numbers. Undefined where there are several, where the
 * file has errors, or where it does not say what the model is: then somebody has to choose.
 */
export function findTarget(text: string, file: string, beside: FilesBeside): FoundTarget | undefined {
  const { pipeline, problems } = readPipeline(text, file, aroundOf(beside));
  if (problems.length > 0) return undefined;
  const { stages, metrics } = pipeline;
  const isMeasured = (path: string) => metrics.some((metric) => isWithin(metric.path, path));
  const ends = stages.filter((stage) => !stages.some((other) => needs(other, stage)));
  const measured = ends.filter(({ outs }) => outs.some(({ kind, path }) => kind === 'metrics' || isMeasured(path)));
  const [target, ...others] = measured.length > 0 ? measured : ends;
  if (target === undefined || others.length > 0) return undefined;
  const found = chooseStages(pipeline, target.name, undefined);
  if ('problem' in found || found.chosen.training.frozen) return undefined;
  const { before, training, after, artifact } = found.chosen;
  const all = [...before, training, ...after];
  if (all.some(({ deps }) => deps.some(({ path }) => isOutside(path)))) return undefined;
  const own = all.flatMap(({ outs }) => outs.filter(({ kind }) => kind === 'metrics').map(({ path }) => path));
  const listed = metrics.filter(({ path }) => all.some(({ outs }) => outs.some((out) => isWithin(path, out.path))));
  return {
    stage: target.name,
    before: before.map(({ name }) => name),
    training: training.name,
    after: after.map(({ name }) => name),
    artifact: artifact.map(({ path }) => path),
    metrics: [...new Set([...own, ...listed.map(({ path }) => path)])],
  };
}

import { posix } from 'node:path';
import { findTarget } from '../../project/index.ts';
import { environmentOf } from './environment.ts';
import { folderName } from './interesting.ts';
import { metricNames } from './metric-names.ts';
import type { FoundModel, ModelContext } from './models.ts';
import { modelName } from './training-scripts.ts';
import type { Guess } from './types.ts';

/** The model of a `dvc.yaml` that says all of it; undefined where somebody has to choose. */
export function modelFromTarget(file: string, { survey, runsOn }: ModelContext): FoundModel | undefined {
  const text = survey.texts.get(file);
  const untracked = survey.files.filter(({ state }) => state === 'untracked').map(({ path }) => path);
  const beside = { texts: survey.texts, paths: [...survey.tracked, ...untracked] };
  const target = text === undefined ? undefined : findTarget(text, file, beside);
  if (target === undefined) return undefined;
  const folder = folderName(file);
  const from = (path: string): Guess<string> => ({ value: path, why: `${file} says so` });
  const metrics = target.metrics.map(from);
  const environment = environmentOf(folder, survey);
  return {
    model: {
      name: modelName(posix.join(folder, 'model.py')),
      workingDirectory: { value: folder, why: `${file} lies there` },
      run: { value: target.stage, why: `its stages in ${file}` },
      stage: { value: target.stage, why: whyOf(file, target) },
      data: new Map(),
      params: new Map(),
      artifact: target.artifact.map(from),
      metrics,
      plots: [],
      ...(runsOn && { runsOn }),
      metricNames: metricNames(metrics, folder, survey),
      ...(environment && { environment }),
      evaluateHint: [],
    },
    checks:
      target.artifact.length > 0 ? [] : [`Which output of ${file} is the model? Set \`artifact\`, or nothing is kept.`],
  };
}

type Target = NonNullable<ReturnType<typeof findTarget>>;

function whyOf(file: string, { before, training, after, artifact }: Target): string {
  const stages = [
    ...(before.length === 0 ? [] : [`${before.join(', ')} before it`]),
    ...(after.length === 0 ? [] : [`${after.join(', ')} after it`]),
  ];
  const around = stages.length === 0 ? '' : `, ${stages.join(' and ')}`;
  const model = artifact.length === 0 ? '' : `; the model is ${artifact.join(', ')}`;
  return `${file}: training is the stage ${training}${around}${model}. Code, data, params, metrics and plots are read there.`;
}

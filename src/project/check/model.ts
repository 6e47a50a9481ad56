import { knownMetric, knownMetrics, metricName } from '../../metrics/index.ts';
import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { ProblemList } from '../problem-list.ts';
import { matcher } from '../tree.ts';
import type { Evaluate, Model, Project, ProjectPath } from '../types.ts';
import { checkColumn } from './columns.ts';
import { checkTimeout } from './timeout.ts';

export function checkModel(model: Model, project: Project, context: Context): void {
  const { list } = context;
  checkTrain(model, context);
  checkStepVariables(model, list);
  checkSchemas(model, list);
  checkServed(model, list);
  if (model.evaluate) checkEvaluate(model.evaluate, model, project, context);
}

function checkTrain(model: Model, { list, names }: Context): void {
  const { train, path } = model;
  if (train.run === undefined) {
    checkUntrained(model, list);
    return;
  }
  train.seeds.forEach((seed, index) => {
    const first = train.seeds.indexOf(seed);
    if (first < index)
      list.add('contradiction', [...path, 'train', 'seeds', index], `the seed ${seed} stands twice`, { value: true });
  });
  if (train.launcher !== 'local' && !names.launchers.has(train.launcher)) {
    const declared = ['local', ...names.launchers];
    const message = `there is no launcher \`${train.launcher}\`; declared: ${declared.join(', ')}`;
    list.add('unknown-launcher', [...path, 'train', 'launcher'], message, {
      value: true,
      remedy: didYouMean(train.launcher, declared),
    });
  }
  checkTimeout(train.timeout, [...path, 'train', 'timeout'], list);
}

/** What is not trained has to be there already, and nothing may be written over it. */
function checkUntrained({ name, path, artifact, evaluate }: Model, list: ProblemList): void {
  if (list.touches([...path, 'train']) || list.touches([...path, 'artifact'])) return;
  if (artifact.length === 0) {
    list.add('model-does-nothing', path, `\`${name}\` has neither \`train\` nor \`artifact\`, so there is no model`);
  }
  const predictions = evaluate?.predictions;
  const over = artifact.find((one) => predictions !== undefined && overlaps(one, predictions));
  if (over !== undefined) {
    const message = `the predictions would be written over the artifact \`${over}\`, which is not trained`;
    list.add('contradiction', [...path, 'evaluate', 'predictions'], message, { value: true });
  }
}

function overlaps(artifact: string, predictions: string): boolean {
  return matcher(artifact)(predictions) || matcher(predictions)(artifact.replace(/\/+$/, ''));
}

/** A variable is either literal and in the fingerprint, or secret and in no record. */
function checkStepVariables({ env, train, evaluate, serve, path }: Model, list: ProblemList): void {
  for (const [step, secrets] of [
    ['train', train.secrets],
    ['evaluate', evaluate?.secrets ?? []],
    ['serve', serve?.secrets ?? []],
  ] as const) {
    for (const name of secrets) {
      if (!env.has(name)) continue;
      list.add('contradiction', [...path, step, 'secrets'], `\`${name}\` is both in \`env\` and in \`secrets\``);
    }
  }
}

function checkSchemas(model: Model, list: ProblemList): void {
  const metrics = model.metrics.map(({ file }) =>
    model.workingDirectory === '' ? file : `${model.workingDirectory}/${file}`,
  );
  const files = [...model.params.map(({ file }) => file), ...metrics];
  if (['params', 'metrics', 'schemas'].some((key) => list.touches([...model.path, key]))) return;
  for (const file of model.schemas.keys()) {
    if (files.includes(file)) continue;
    const message = `\`${file}\` is neither a params nor a metrics file of \`${model.name}\`; there are: ${files.join(', ') || 'none'}`;
    list.add('unknown-user-file', [...model.path, 'schemas'], message, { remedy: didYouMean(file, files) });
  }
}

/** What is deployed is the artifact. */
function checkServed({ name, serve, artifact, path }: Model, list: ProblemList): void {
  if (serve === undefined || artifact.length > 0 || list.touches([...path, 'artifact'])) return;
  list.add('contradiction', [...path, 'serve'], `\`${name}\` has no \`artifact\`, so there is nothing to deploy`, {
    remedy: 'Name the files of the model under `artifact`, or remove `serve`.',
  });
}

function checkEvaluate(evaluate: Evaluate, model: Model, project: Project, context: Context): void {
  const { list } = context;
  const at = [...model.path, 'evaluate'];
  checkTimeout(evaluate.timeout, [...at, 'timeout'], list);
  checkCompute(evaluate, at, list);
  if (evaluate.positive !== undefined && evaluate.task !== undefined && evaluate.task !== 'binary') {
    list.add('contradiction', [...at, 'positive'], `a ${evaluate.task} task has no positive label`);
  }
  if (evaluate.label) checkLabel(evaluate.label, evaluate, model, project, context);
}

function checkLabel(
  label: NonNullable<Evaluate['label']>,
  evaluate: Evaluate,
  model: Model,
  project: Project,
  { list, names }: Context,
): void {
  const at = [...model.path, 'evaluate'];
  const place = label.column === undefined ? [...at, 'rows'] : [...at, 'label', 'dataset'];
  if (!names.datasets.has(label.dataset)) {
    const declared = [...names.datasets];
    const message = `there is no dataset \`${label.dataset}\`; declared: ${declared.join(', ') || 'none'}`;
    list.add('unknown-dataset', place, message, { value: true, remedy: didYouMean(label.dataset, declared) });
    return;
  }
  const dataset = project.datasets.get(label.dataset);
  if (!dataset) return; // its own problems were reported
  if (dataset.format.kind === 'table') {
    const message = `\`${dataset.name}\` is rows of a database, and ${label.column === undefined ? 'rows to score' : 'labels'} are read from files`;
    list.add('database-for-model', place, message, { value: true });
  }
  if (dataset.key.length === 0 && !list.touches([...dataset.path, 'key'])) {
    const message = `dataset \`${dataset.name}\` has no \`key\`, so predictions cannot be joined with its ${label.column === undefined ? 'rows' : 'labels'}`;
    list.add('label-without-key', place, message, { value: true });
  }
  if (label.column !== undefined) {
    const column = [...at, 'label', 'column'];
    if (dataset.key.includes(label.column)) {
      const message = `\`${label.column}\` is the label, and part of the key of \`${dataset.name}\``;
      list.add('contradiction', column, message, { value: true });
    }
    checkColumn(dataset, label.column, column, list);
  }
  for (const { column } of evaluate.slices) checkColumn(dataset, column, slicePath(column, model, at), list);
  for (const column of evaluate.cluster) checkColumn(dataset, column, [...at, 'cluster'], list);
}

/** A slice stands under `slices`, or in the gate that judges by it. */
function slicePath(column: string, model: Model, at: ProjectPath): ProjectPath {
  const rule = [...[...model.gates.values()].flat(), ...model.environmentGates].find((each) => each.by === column);
  return rule ? [...rule.path, 'by'] : [...at, 'slices'];
}

function checkCompute({ compute, task }: Evaluate, at: ProjectPath, list: ProblemList): void {
  if (task === 'scored') {
    checkScores(compute, at, list);
    return;
  }
  const computed = knownMetrics.filter(({ tasks }) => (task === undefined ? tasks.length > 0 : tasks.includes(task)));
  const names = computed.map(({ name }) => name);
  compute.forEach((name, index) => {
    const known = knownMetric(name);
    if (known && names.includes(known.name)) return;
    const where = task === undefined ? 'from rows' : `for a ${task} task`;
    const message = `\`${name}\` is not computed ${where}; computed are: ${names.join(', ')}`;
    list.add('unknown-metric', [...at, 'compute', index], message, { value: true, remedy: didYouMean(name, names) });
  });
}

/** Any column may be a score; two spellings of one metric would be two values of one name. */
function checkScores(compute: readonly string[], at: ProjectPath, list: ProblemList): void {
  compute.forEach((name, index) => {
    const same = compute.slice(0, index).find((other) => metricName(other) === metricName(name));
    if (same === undefined) return;
    const message = same === name ? `\`${name}\` stands twice` : `\`${name}\` and \`${same}\` name one metric`;
    list.add('contradiction', [...at, 'compute', index], message, { value: true });
  });
}

import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { WrittenVerifyStep } from '../schema/serve.ts';
import type { Dataset, Model, Project, ProjectPath } from '../types.ts';
import { checkColumn } from './columns.ts';

/** Golden steps whose answers nothing could be held against: predictions are recorded for the rows of one dataset only. */
export function checkGolden(project: Project, context: Context): void {
  const { written } = context;
  const named = new Map<string, string>();
  for (const model of project.models.values()) {
    const serve = written.models?.[model.name]?.serve;
    if (typeof serve !== 'object' || Array.isArray(serve)) continue;
    checkSteps(serve.verify, { at: [...model.path, 'serve', 'verify'], models: [model], named, project, context });
  }
  for (const { name, path, models } of project.environments.values()) {
    const here = models.flatMap((each) => project.models.get(each) ?? []).filter(({ serve }) => serve !== undefined);
    const steps = written.environments?.[name]?.verify;
    checkSteps(steps, { at: [...path, 'verify'], models: here, named, project, context });
  }
}

interface Around {
  readonly at: ProjectPath;
  /** Whose deployments are asked. */
  readonly models: readonly Model[];
  /** Model → the dataset that its first golden step names. */
  readonly named: Map<string, string>;
  readonly project: Project;
  readonly context: Context;
}

function checkSteps(steps: readonly WrittenVerifyStep[] | undefined, around: Around): void {
  steps?.forEach(({ golden }, index) => {
    if (golden === undefined) return;
    const isTable = typeof golden !== 'string';
    const at = [...around.at, index, 'golden'];
    const name = isTable ? golden.dataset : golden;
    const dataset = knownDataset(name, isTable ? [...at, 'dataset'] : at, around);
    if (dataset === undefined) return;
    for (const model of around.models) checkModel(model, name, isTable ? [...at, 'dataset'] : at, around);
    if (isTable && golden.columns !== undefined) checkSent(golden.columns, dataset, [...at, 'columns'], around);
  });
}

function knownDataset(name: string, place: ProjectPath, { project, context }: Around): Dataset | undefined {
  const { list, names } = context;
  if (!names.datasets.has(name)) {
    const declared = [...names.datasets];
    const message = `there is no dataset \`${name}\`; declared: ${declared.join(', ') || 'none'}`;
    list.add('unknown-dataset', place, message, { value: true, remedy: didYouMean(name, declared) });
    return undefined;
  }
  const dataset = project.datasets.get(name);
  if (dataset?.key.length === 0 && !list.touches([...dataset.path, 'key'])) {
    const message = `dataset \`${name}\` has no \`key\`, so its rows cannot be found among the recorded predictions`;
    list.add('contradiction', place, message, { value: true });
  }
  return dataset;
}

function checkModel(model: Model, dataset: string, place: ProjectPath, { named, context: { list } }: Around): void {
  if (list.touches([...model.path, 'evaluate'])) return;
  const wrong = wrongOf(model, dataset, named.get(model.name) ?? dataset);
  if (wrong !== undefined) list.add('contradiction', place, wrong, { value: true });
  else named.set(model.name, dataset);
}

/** Why no predictions of the model are recorded for these rows. */
function wrongOf({ name, evaluate }: Model, dataset: string, before: string): string | undefined {
  if (evaluate === undefined) {
    return `\`${name}\` has no \`evaluate\`, so no predictions are recorded that an answer could be held against`;
  }
  const { label, task } = evaluate;
  if (task === 'scored') {
    return `the scores of \`${name}\` are recorded (\`evaluate.task: scored\`), and no predictions that an answer could be held against`;
  }
  if (label !== undefined && label.dataset !== dataset) {
    return `the predictions of \`${name}\` are recorded for \`${label.dataset}\` (\`evaluate.label\`), not for \`${dataset}\``;
  }
  if (before === dataset) return undefined;
  return `the predictions of \`${name}\` are recorded for one dataset, and another step names \`${before}\``;
}

function checkSent(columns: readonly string[], dataset: Dataset, at: ProjectPath, { models, context }: Around): void {
  columns.forEach((column, index) => {
    const of = models.find(({ evaluate }) => evaluate?.label?.column === column);
    if (of === undefined) {
      checkColumn(dataset, column, [...at, index], context.list);
      return;
    }
    const message = `\`${column}\` is the label of \`${of.name}\`, which is never sent`;
    context.list.add('contradiction', [...at, index], message, { value: true });
  });
}

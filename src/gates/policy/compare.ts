import type { Evaluate, Launcher, Model, Project, ProjectPath } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { PolicyChange } from '../types.ts';
import { added, ordered, plain, removed } from './change.ts';
import { compareContracts } from './compare-contracts.ts';
import { compareEnvironments } from './compare-environments.ts';
import { compareServe } from './compare-serve.ts';
import { compareGates } from './rules.ts';
import { runsOnText } from './runs-on-text.ts';
import { unplaced } from './unplaced.ts';

/** How the head's policy differs from the base's, in the order of the document. */
export function compareProjects(base: Project, head: Project): readonly PolicyChange[] {
  return [
    ...ordered('policy', ['when-unknown'], ['allow', 'block'], base.whenUnknown, head.whenUnknown),
    ...ordered('policy', ['self-accept'], ['true', 'false'], `${base.selfAccept}`, `${head.selfAccept}`),
    ...ordered('policy', ['reuse'], ['verified', 'never'], base.reuse, head.reuse),
    ...plain(['store'], base.store, head.store),
    ...plain(['tags'], base.tags ?? 'none', head.tags ?? 'none'),
    ...plain(['launchers'], launchersText(base.launchers), launchersText(head.launchers)),
    ...[...base.datasets.values()].flatMap((dataset) => compareContracts(dataset, base, head)),
    ...[...base.models.values()].flatMap((model) => compareModels(model, head.models.get(model.name))),
    ...[...head.models.values()].flatMap((model) => (base.models.has(model.name) ? [] : newModel(model))),
    ...compareEnvironments(base.environments, head.environments),
  ];
}

function compareModels(base: Model, head: Model | undefined): readonly PolicyChange[] {
  const { path, train } = base;
  if (head === undefined) {
    const sentence = `removes the model ${base.name} and its gates`;
    return [{ ...removed(path, base.name, sentence), blocks: true, reason: 'model-removed' }];
  }
  return [
    ...compareGates(base, head),
    ...plain([...path, 'train', 'seeds'], train.seeds.join(', '), head.train.seeds.join(', ')),
    ...plain([...path, 'train', 'when'], train.when, head.train.when),
    ...plain([...path, 'train', 'secrets'], train.secrets.join(', '), head.train.secrets.join(', ')),
    ...plain([...path, placeKey(head), 'runs-on'], runsOnText(train.runsOn), runsOnText(head.train.runsOn)),
    ...plain([...path, 'train', 'launcher'], train.launcher, head.train.launcher),
    ...compareEvaluation(base, head),
    ...compareServe(base, head),
  ];
}

/** Under which key a model says where it runs. */
function placeKey({ train }: Model): 'train' | 'evaluate' {
  return train.run === undefined ? 'evaluate' : 'train';
}

/** What a new model asks for and does not get before the merge. */
function newModel(model: Model): readonly PolicyChange[] {
  const { path, train, evaluate } = model;
  return [
    ...plain([...path, 'train', 'secrets'], '', train.secrets.join(', ')),
    ...plain([...path, placeKey(model), 'runs-on'], unplaced.runsOn, runsOnText(train.runsOn)),
    ...plain([...path, 'train', 'launcher'], unplaced.launcher, train.launcher),
    ...plain([...path, 'evaluate', 'secrets'], '', (evaluate?.secrets ?? []).join(', ')),
    ...compareServe({ ...model, serve: undefined }, model),
  ];
}

function compareEvaluation({ name, path: at, evaluate: base }: Model, { evaluate: head }: Model) {
  const path = [...at, 'evaluate'];
  if (base === undefined) return head === undefined ? [] : [added(path, 'declared', `adds an evaluation of ${name}`)];
  if (head === undefined) return [removed(path, 'declared', `removes the evaluation of ${name}`)];
  const step =
    base.run !== undefined && head.run === undefined
      ? [removed([...path, 'run'], 'declared', `lets the training of ${name} write the predictions it is judged by`)]
      : [];
  return [...step, ...evaluationKeys.flatMap((key) => changeOfKey(key, path, base, head))];
}

const evaluationKeys = ['task', 'label', 'positive', 'repeat', 'compute', 'slices', 'cluster', 'secrets'] as const;

/** Another label or task may be easier to meet, and nobody can tell: it is shown as looser. */
const judging: ReadonlySet<string> = new Set(['task', 'label', 'positive', 'cluster']);

function changeOfKey(key: (typeof evaluationKeys)[number], path: ProjectPath, base: Evaluate, head: Evaluate) {
  const [from, to] = [keyText(base[key]), keyText(head[key])];
  const changes = plain([...path, key === 'label' && areRows(base) && areRows(head) ? 'rows' : key], from, to);
  if (from === '' || !judging.has(key)) return changes;
  return changes.map((each) => ({
    ...each,
    kind: 'loosened' as const,
    sentence: each.sentence.replace(/^changes /, 'loosens '),
  }));
}

/** A scored task has no column with the truth: its dataset stands under `rows`. */
function areRows({ label }: Evaluate): boolean {
  return label === undefined || label.column === undefined;
}

function keyText(value: Evaluate[(typeof evaluationKeys)[number]]): string {
  return value === undefined ? '' : canonicalJson(value);
}

function launchersText(launchers: ReadonlyMap<string, Launcher>): string {
  return [...launchers.values()].map(({ name, kind }) => `${name} (${kind})`).join(', ');
}

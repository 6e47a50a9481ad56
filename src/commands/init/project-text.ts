import { knownMetric } from '../../metrics/index.ts';
import type { Proposal, ProposedDataset, ProposedEvaluate, ProposedModel } from './types.ts';
import { type YamlEntry, type YamlValue, yamlLines, yamlScalar } from './yaml.ts';

/** How a file begins that `mlops init` has written. */
export const writtenBy = '# Written by `mlops init`';

/** The text of `mlops.yaml` for a proposal with at least one dataset or model. Each guess stands under its reason. */
export function projectText(proposal: Proposal): string {
  const { datasets, models } = proposal;
  const entries: YamlEntry[] = [
    comment(
      'Written by `mlops init` from what it found; the comments say why. Change what is wrong, then run `mlops plan`.',
    ),
    comment('`mlops schema mlops` has every key.'),
    value('version', 1),
  ];
  if (datasets.length > 0) entries.push({ kind: 'blank' }, table('datasets', datasets.map(datasetEntry)));
  entries.push({ kind: 'blank' });
  if (models.length > 0) entries.push(table('models', spaced(models.map(modelEntry))));
  else entries.push(...noModel(datasets));
  return `${yamlLines(entries).join('\n')}\n`;
}

function comment(text: string): YamlEntry {
  return { kind: 'comment', text };
}

function value(key: string, given: YamlValue, ...above: readonly string[]): YamlEntry {
  return { kind: 'value', key, value: given, above };
}

function table(key: string, entries: readonly YamlEntry[], ...above: readonly string[]): YamlEntry {
  return { kind: 'table', key, entries, above };
}

function spaced(entries: readonly YamlEntry[]): readonly YamlEntry[] {
  return entries.flatMap((entry, index) => (index === 0 ? [entry] : [{ kind: 'blank' } as const, entry]));
}

function datasetEntry(dataset: ProposedDataset): YamlEntry {
  const { name, source, key, facts } = dataset;
  return table(
    name,
    [
      value('source', source),
      ...formatEntries(dataset),
      ...(key === undefined
        ? [comment('key: <column>   # identifies a row: unique, never null; no column says so clearly')].filter(
            () => facts !== undefined,
          )
        : [value('key', key.value, key.why)]),
      ...columnsHint(dataset),
    ],
    dataset.why,
  );
}

function formatEntries({ delimiter, nulls }: ProposedDataset): readonly YamlEntry[] {
  if (delimiter === undefined && nulls === undefined) return [];
  const csv = { ...(delimiter !== undefined && { delimiter }), ...(nulls && { nulls: nulls.value }) };
  const why = [delimiter === undefined ? undefined : 'its first line has no comma', nulls?.why];
  return [value('format', { csv }, ...why.filter((text) => text !== undefined))];
}

/** One rule of a contract, as an example that is true. */
function columnsHint({ facts, key }: ProposedDataset): readonly YamlEntry[] {
  const columns = facts?.columns.filter(({ name, kind }) => kind !== 'other' && name !== key?.value) ?? [];
  // A text may be a date, which nobody looked at: a number is one.
  const column = columns.find(({ kind }) => kind !== 'string') ?? columns[0];
  if (column === undefined) return [];
  return [
    comment(`columns: { ${yamlScalar(column.name)}: { type: ${column.kind} } }   # the contract, column by column`),
  ];
}

function modelEntry(model: ProposedModel): YamlEntry {
  const { workingDirectory, evaluate } = model;
  return table(
    model.name.value,
    [
      ...(workingDirectory.value === ''
        ? []
        : [value('working-directory', workingDirectory.value, workingDirectory.why)]),
      ...(model.stage === undefined ? inputEntries(model) : []),
      trainEntry(model),
      ...(model.stage === undefined ? outputEntries(model) : []),
      ...(evaluate === undefined
        ? model.evaluateHint.map(comment)
        : [value('evaluate', { ...evaluate.value }, evaluate.why)]),
      ...gatesHint(model),
    ],
    `Named after: ${model.name.why}. Records are kept by this name: change it before the first run.`,
  );
}

function inputEntries({ code, data, params }: ProposedModel): readonly YamlEntry[] {
  return [
    ...(code === undefined
      ? [comment('code: all tracked files but documentation; name them ([train.py, src/**]) and others train nothing')]
      : [value('code', code.value, code.why)]),
    ...(data.size === 0
      ? [comment('data: <dataset or path>   # what training reads; nothing says it clearly')]
      : [value('data', dataValue(data), ...unique([...data.values()].map(({ why }) => why)))]),
    ...(params.size === 0
      ? []
      : [value('params', paramsValue(params), ...unique([...params.values()].map(({ why }) => why)))]),
  ];
}

function outputEntries({ artifact, metrics, plots }: ProposedModel): readonly YamlEntry[] {
  return [
    ...outputs('artifact', artifact, 'artifact: model.pkl   # the files or folders that are the model'),
    ...outputs('metrics', metrics, 'metrics: metrics.json   # a file with numbers that training writes'),
    ...outputs('plots', plots),
  ];
}

function trainEntry({ run, stage, runsOn, environment }: ProposedModel): YamlEntry {
  const installed =
    environment?.found === undefined
      ? environment && `Installed beforehand, not by this command: ${environment.value} (${environment.why})`
      : `Installs what ${environment.found} names before its first run, where the machine lacks it; another way: setup`;
  return table('train', [
    ...(installed === undefined ? [] : [comment(installed)]),
    stage === undefined ? value('run', run.value, run.why) : value('dvc', stage.value, stage.why),
    comment('seeds: [1, 2, 3]   # three runs tell how much of a change is chance; the seed is $MLOPS_SEED'),
    ...(runsOn === undefined
      ? [comment('runs-on: [self-hosted, gpu]   # default: ubuntu-latest')]
      : [value('runs-on', runsOn.value, runsOn.why)]),
  ]);
}

function dataValue(data: ProposedModel['data']): YamlValue {
  return Object.fromEntries([...data].map(([role, dataset]) => [role, dataset.value]));
}

/** With keys only where every file has some: the form of the file knows one or the other. */
function paramsValue(params: ProposedModel['params']): YamlValue {
  const files = [...params.keys()];
  const keyed = [...params].flatMap(([file, { value: keys }]) => (keys === null ? [] : [[file, keys] as const]));
  if (keyed.length === files.length) return Object.fromEntries(keyed);
  const [only, ...others] = files;
  return only !== undefined && others.length === 0 ? only : files;
}

function outputs(key: string, found: ProposedModel['artifact'], otherwise?: string): readonly YamlEntry[] {
  const values = unique(found.map(({ value: path }) => path));
  const [only, ...others] = values;
  if (only === undefined) return otherwise === undefined ? [] : [comment(otherwise)];
  return [value(key, others.length === 0 ? only : values, ...unique(found.map(({ why }) => why)))];
}

function gatesHint({ metricNames, evaluate }: ProposedModel): readonly YamlEntry[] {
  const rules = metricNames.length > 0 ? metricNames.map(ruleHint) : [exampleRule(evaluate?.value.task)];
  return ['Gates: none given, so no known metric may get worse beyond its noise. Your own:', 'gates:', ...rules].map(
    comment,
  );
}

function ruleHint(name: string): string {
  const known = knownMetric(name) !== undefined;
  const rule = known
    ? '{ max-worse: 1% }'
    : '{ better: higher, max-worse: 1% }   # higher or lower? the name does not say';
  return `  ${yamlScalar(name)}: ${rule}`;
}

function exampleRule(task: ProposedEvaluate['task'] | undefined): string {
  if (task === undefined) return '  accuracy: { max-worse: 1% }   # for classes; for numbers rmse';
  return `  ${task === 'regression' ? 'rmse' : 'accuracy'}: { max-worse: 1% }`;
}

function noModel(datasets: readonly ProposedDataset[]): readonly YamlEntry[] {
  return [
    'No training script was recognised. A model looks like this:',
    'models:',
    '  model:',
    `    data: ${datasets[0]?.name ?? '<dataset>'}`,
    '    train: python train.py',
    '    artifact: model.pkl',
    '    metrics: metrics.json',
  ].map(comment);
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

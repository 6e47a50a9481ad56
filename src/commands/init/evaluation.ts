import { labelOf, taskOf } from './column-evidence.ts';
import { isWithin } from './dvc.ts';
import { commandOf, measuringScripts, type TrainingScript } from './training-scripts.ts';
import type { Guess, ProposedDataset, ProposedEvaluate, Survey } from './types.ts';
import { yamlScalar } from './yaml.ts';

export interface EvaluationRequest {
  readonly survey: Survey;
  readonly script: TrainingScript;
  readonly workingDirectory: string;
  readonly data: ReadonlyMap<string, Guess<string>>;
  readonly datasets: readonly ProposedDataset[];
  /** Files with predictions that training writes. */
  readonly predictions: readonly string[];
}

export interface FoundEvaluation {
  readonly evaluate?: Guess<ProposedEvaluate>;
  /** How it would look where evidence is missing: lines that are commented out. */
  readonly hint: readonly string[];
  readonly checks: readonly string[];
}

/**
 * Metrics from rows, where everything is known that they need: rows with a key, their label, and somebody who writes
 * predictions in our form. Otherwise what is missing.
 */
export function evaluationOf(request: EvaluationRequest): FoundEvaluation {
  const { script, workingDirectory, survey } = request;
  const rows = testRows(request);
  const scripts = measuringScripts(survey, workingDirectory);
  const scorer = scripts.find(
    ({ facts }) => facts.variables.has('MLOPS_ROWS') && facts.variables.has('MLOPS_PREDICTIONS'),
  );
  const label =
    rows?.facts && labelOf(rows.facts, [...script.facts.labels, ...(scorer?.facts.labels ?? [])], script.path);
  if (rows === undefined || rows.key === undefined || label === undefined || label.value.name === rows.key.value) {
    return { hint: hintOf(rows, label?.value.name, scripts[0]?.path), checks: [] };
  }
  const task = rows.facts && taskOf(label.value, rows.facts.rows);
  const common = {
    ...(task === undefined ? {} : { task: task.value }),
    label: { dataset: rows.name, column: label.value.name },
  };
  const why = [label.why, task?.why, rows.key.why].filter((text) => text !== undefined).join('; ');
  const seen = task?.seen ?? '';
  const given = [...request.data.values()].some(({ value }) => value === rows.name);
  if (scorer !== undefined && !given) {
    const path = fromFolder(scorer.path, workingDirectory);
    const run = { run: commandOf(path), code: [path], predictions: predictionsOf(scorer.facts.paths) };
    return {
      evaluate: { value: { ...run, ...common }, why: `${scorer.path} reads $MLOPS_ROWS; ${why}`, seen },
      hint: [],
      checks: [],
    };
  }
  const [written] = request.predictions;
  const inOurForm = script.facts.namesPredictions && script.facts.paths.length > 0;
  if (scorer === undefined && written !== undefined && inOurForm) {
    const check = `Does ${script.path} write ${written} with the column ${rows.key.value} and \`prediction\` or \`score\`? Metrics are computed from that.`;
    return {
      evaluate: { value: { predictions: written, ...common }, why: `${script.path} writes ${written}; ${why}`, seen },
      hint: [],
      checks: [check],
    };
  }
  const leak =
    scorer === undefined
      ? []
      : [
          `${script.path} gets the test rows ${rows.name} with their labels, so ${scorer.path} cannot judge on them: split them, or let training not read them.`,
        ];
  return { hint: hintOf(rows, label.value.name, scripts[0]?.path), checks: leak };
}

/** The rows to be judged on: of the training's own place, and not the same bytes as those to learn from. */
function testRows({ datasets, workingDirectory, data }: EvaluationRequest): ProposedDataset | undefined {
  const near = datasets.filter(({ opens }) => workingDirectory === '' || isWithin(opens, workingDirectory));
  const learned = datasets.filter(
    ({ name, split }) => split !== 'test' && [...data.values()].some(({ value }) => value === name),
  );
  const tests = near.filter(({ split, facts }) => split === 'test' && facts !== undefined);
  const [only, ...others] = tests.filter(({ bytes }) => learned.every((other) => other.bytes !== bytes));
  return others.length === 0 ? only : undefined;
}

function predictionsOf(paths: TrainingScript['facts']['paths']): string {
  const ending = paths.map(({ path }) => /\.(parquet|jsonl)$/.exec(path)?.[1]).find((found) => found !== undefined);
  return `predictions.${ending ?? 'csv'}`;
}

function hintOf(
  rows: ProposedDataset | undefined,
  label: string | undefined,
  script: string | undefined,
): readonly string[] {
  const dataset = rows?.name ?? '<dataset with a key>';
  const run = script === undefined ? 'python predict.py' : commandOf(script);
  return [
    'Metrics computed from rows, apart from training, on labels that it does not get (docs: getting started):',
    'evaluate:',
    `  run: ${run}   # reads $MLOPS_MODEL and $MLOPS_ROWS, writes $MLOPS_PREDICTIONS`,
    '  predictions: predictions.csv   # the key, and prediction or score',
    `  label: { dataset: ${dataset}, column: ${label === undefined ? '<the column to predict>' : yamlScalar(label)} }`,
  ];
}

export function fromFolder(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

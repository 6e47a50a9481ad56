import type { Task } from '../../project/types.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import { identifier, literals } from '../engines/sql.ts';
import { classText } from './class-text.ts';
import type { Labels, TestRows } from './labels.ts';
import type { PredictionProblem } from './request.ts';
import type { PredictionsTable } from './side.ts';

/** Where a predictions file says what: column names. */
export interface PredictionColumns {
  readonly predicted?: string;
  /** One for each class, or one for the positive class, or none; of a scored task one for each metric that is there. */
  readonly scores: readonly string[];
  /** Of a scored task: the metrics of `scores`. */
  readonly metrics?: readonly string[];
}

/** Classes that a file names by `score_<class>` columns, beyond those of the labels. */
export function scoredClasses(tables: readonly PredictionsTable[]): readonly string[] {
  const names = tables.flatMap((table) => table.shape.columns.map((column) => column.name));
  return [...new Set(names.filter((name) => name.startsWith('score_')).map((name) => name.slice('score_'.length)))];
}

/** Finds `prediction`, `score`, `score_<class>`; a problem where what the task needs is not there. */
export function predictionColumns(table: PredictionsTable, labels: Labels): PredictionColumns | PredictionProblem {
  const names = table.shape.columns.map((column) => column.name);
  const predicted = names.includes('prediction') ? { predicted: 'prediction' } : {};
  const problem = (what: string): PredictionProblem => ({
    side: table.side,
    seed: table.given.seed,
    reason: 'unusable-predictions',
    message: `The predictions have no column ${what} (there is ${names.join(', ')}).`,
  });
  if (labels.task === 'regression')
    return 'predicted' in predicted ? { ...predicted, scores: [] } : problem('prediction');
  if (labels.task === 'binary') {
    const score = ['score', `score_${labels.classes[1]}`].find((name) => names.includes(name));
    if (score !== undefined) return { ...predicted, scores: [score] };
    return 'predicted' in predicted ? { ...predicted, scores: [] } : problem('prediction or score');
  }
  const wanted = labels.classes.map((name) => `score_${name}`);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return { ...predicted, scores: wanted };
  if (missing.length < wanted.length) return problem(missing.slice(0, 10).join(', '));
  return 'predicted' in predicted ? { ...predicted, scores: [] } : problem('prediction or score_<class>');
}

/** SQL of a class index; -1 for a class that nobody knows, null for null. */
export function classIndex(cell: string, type: string, labelType: string, classes: readonly string[]): string {
  const text = classText(cell, type, labelType);
  return `CASE WHEN ${cell} IS NULL THEN NULL ELSE coalesce(list_position(${literals(classes)}, ${text}), 0) - 1 END`;
}

/** SQL of what a file predicts, as a class index or a number. */
export function predictedSql(table: PredictionsTable, column: string, test: TestRows, labels: Labels): string {
  const cell = cellOf(table, column);
  const type = typeOf(table, column);
  if (labels.task === ('regression' satisfies Task)) return numberSql(cell);
  return classIndex(cell, type, test.labelType, labels.classes);
}

export const numberSql = (cell: string) => `try_cast(${cell} AS DOUBLE)`;

export const cellOf = (table: PredictionsTable, column: string) =>
  `${identifier(table.source.name)}.${identifier(column)}`;

function typeOf(table: PredictionsTable, column: string): string {
  return table.shape.columns.find((entry) => entry.name === column)?.engineType ?? 'VARCHAR';
}

/** SQL that joins a file's keys with those of the test rows `r`, whatever types they were written with. */
export function joinOn(table: PredictionsTable, test: TestRows): string {
  const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
  return test.key
    .map((column) => {
      const wanted = types.get(column) ?? 'VARCHAR';
      return `r.${identifier(column)} = ${keySql(cellOf(table, column), typeOf(table, column), wanted)}`;
    })
    .join(' AND ');
}

/** A key in the type of the test set; null, and so never found, where that would change it. */
export function keySql(cell: string, type: string, wanted: string): string {
  if (type === wanted) return cell;
  const lossy = columnTypeOf(wanted) === 'integer' && columnTypeOf(type) === 'number';
  return lossy
    ? `CASE WHEN ${cell} = floor(${cell}) THEN try_cast(${cell} AS ${wanted}) END`
    : `try_cast(${cell} AS ${wanted})`;
}

import type { Task } from '../../project/types.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import type { DataEngine } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { classText } from './class-text.ts';
import type { TestRows } from './labels.ts';

const mostWholeNumberClasses = 20;

/**
 * What a model answers, where nobody says so: text, booleans and at most 20 whole numbers are classes.
 * @param classes the distinct labels by name
 */
export function guessTask(labelType: string, classes: readonly string[]): Task {
  const kind = columnTypeOf(labelType);
  const continuous = kind === 'number' && classes.some((value) => !/^-?\d+$/.test(value));
  const numeric = kind === 'integer' || kind === 'number';
  if (numeric && (continuous || classes.length > mostWholeNumberClasses)) return 'regression';
  return classes.length <= 2 ? 'binary' : 'multiclass';
}

/**
 * The sentence that the base's labels alone tell another task than those that count now; undefined where they do not, or
 * where the base has none. Under another task the same name is another metric.
 */
export async function guessedOtherwise(
  engine: DataEngine,
  { base, label }: TestRows,
  dataset: string,
  task: Task,
): Promise<string | undefined> {
  if (base === undefined) return undefined;
  const cell = identifier(label);
  const { rows } = await engine.query(
    `SELECT DISTINCT ${classText(cell, base.labelType, base.labelType)} FROM base_test WHERE ${cell} IS NOT NULL
     LIMIT ${mostWholeNumberClasses + 1}`,
    [base.table],
  );
  if (rows.length === 0) return undefined;
  const before = guessTask(
    base.labelType,
    rows.map(([value]) => String(value)),
  );
  if (before === task) return undefined;
  return `The labels of ${dataset} tell another task than the base's: ${label} was ${before} and is ${task} now.`;
}

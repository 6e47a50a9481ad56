import { defined } from '../defined.ts';
import type { WrittenColumn } from '../schema/dataset.ts';
import type { Column, ProjectPath } from '../types.ts';
import { amountOf } from '../units.ts';
import { anyOf, columnRulesOf } from './column-rules.ts';

/** A column of a contract, or of a check, with every default. */
export function columnOf(name: string, written: WrittenColumn, path: ProjectPath): Column {
  const rules = columnRulesOf(written, path);
  const nulls = typeof written.nulls === 'object' ? written.nulls.max : written.nulls;
  return {
    name,
    ...defined({
      type: written.type,
      nulls: nulls === undefined ? undefined : amountOf(nulls),
      min: written.min,
      max: written.max,
      values: Array.isArray(written.values) ? written.values : undefined,
      pattern: written.pattern === undefined ? undefined : anyOf(written.pattern),
    }),
    unique: written.unique ?? false,
    required: written.required ?? true,
    absent: written.absent ?? false,
    sensitive: written.sensitive ?? false,
    level: written.level ?? 'fail',
    ...(rules.length > 0 && { rules }),
    path,
  };
}

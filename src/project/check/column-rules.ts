import { checkPattern } from '../pattern.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Column, Dataset, ProjectPath } from '../types.ts';
import { checkBound, checkCount, checkOrder, fitsType, show } from './bounds.ts';
import { checkMoreRules } from './more-rules.ts';

/** What the rules of one column say that cannot be meant. */
export function checkColumnRules(dataset: Dataset, column: Column, list: ProblemList): void {
  const { path, type, rules = [] } = column;
  const named = ['type', 'nulls', 'min', 'max', 'values', 'pattern'].filter(
    (rule) => Reflect.get(column, rule) !== undefined,
  );
  if (column.unique) named.push('unique');
  named.push(...new Set(rules.map(({ key }) => key)));
  if (column.absent && named.length > 0) {
    list.add('contradiction', path, `the column must be absent, and has rules: ${named.join(', ')}`);
  }
  if (!list.touches([...path, 'type'])) {
    for (const key of ['min', 'max'] as const) checkBound(column[key], type, [...path, key], list);
  }
  checkOrder(column.min, column.max, path, list);
  checkValues(column.values ?? [], column, [...path, 'values'], list);
  if (column.nulls) checkCount(column.nulls, [...path, 'nulls'], list);
  if (column.pattern !== undefined) checkColumnPattern(column.pattern, column, [...path, 'pattern'], list);
  for (const rule of rules) {
    if (rule.key === 'not-values') checkValues(rule.values, column, rule.path, list);
    if (rule.key === 'not-pattern')
      for (const pattern of rule.patterns) checkColumnPattern(pattern, column, rule.path, list);
    checkMoreRules(dataset, column, rule, list);
  }
}

function checkValues(
  values: NonNullable<Column['values']>,
  { type }: Column,
  path: ProjectPath,
  list: ProblemList,
): void {
  values.forEach((value, index) => {
    const fits = type === undefined || fitsType(value, type);
    if (!fits) list.add('contradiction', [...path, index], `${show(value)} is not of type ${type}`, { value: true });
  });
}

function checkColumnPattern(pattern: string, { type }: Column, at: ProjectPath, list: ProblemList): void {
  if (type !== undefined && type !== 'string') {
    list.add('contradiction', at, `a pattern needs text, and the column is of type ${type}`);
  }
  for (const { kind, what, index } of checkPattern(pattern)) {
    const where = `at character ${index + 1} of \`${pattern}\``;
    if (kind === 'invalid') list.add('pattern-invalid', at, `${what}, ${where}`, { value: true });
    else list.add('pattern-not-portable', at, `${what}, ${where}, is not understood by every engine`, { value: true });
  }
}

import type { ProblemList } from '../problem-list.ts';
import type { Check, Column, Dataset, ProjectPath, TableRule } from '../types.ts';
import { checkOrder } from './bounds.ts';
import { checkColumnRules } from './column-rules.ts';
import { checkColumn } from './columns.ts';

/** What an entry of `checks` says that cannot be meant, besides its SQL. */
export function checkTableRule(dataset: Dataset, { rule, path }: Check, list: ProblemList): void {
  if (rule.kind === 'where' || rule.kind === 'sql') return;
  const at = [...path, rule.kind];
  if (rule.kind === 'columns') {
    checkColumns(dataset, rule.columns, at, list);
    return;
  }
  const named = columnsNamed(rule);
  for (const name of new Set(named)) checkColumn(dataset, name, at, list);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined && twice !== '') list.add('contradiction', at, `names the column \`${twice}\` twice`);
  checkMeaning(rule, at, list);
}

function checkMeaning(rule: TableRule, at: ProjectPath, list: ProblemList): void {
  if (rule.kind === 'compare' && rule.left === '')
    list.add('invalid-value', at, 'expected two columns and `<`, `<=`, `>`, `>=`, `=` or `!=` between them', {
      value: true,
    });
  if (rule.kind === 'combinations')
    rule.values.forEach((values, index) => {
      if (values.length === rule.columns.length) return;
      const message = `expected ${rule.columns.length} values, one for each column, found ${values.length}`;
      list.add('invalid-value', [...at, 'values', index], message, { value: true });
    });
  if ((rule.kind === 'redundant' || rule.kind === 'correlation') && rule.max >= 1)
    list.add('invalid-value', at, 'expected a share below 1, which every two columns keep', { value: true });
  if (rule.kind === 'rows-as' && rule.min === undefined && rule.max === undefined)
    list.add('missing-key', at, 'one of the keys `min` and `max` is missing');
  if ((rule.kind === 'gaps' || rule.kind === 'after') && rule.column === undefined)
    list.add('missing-key', at, 'the dataset has no `time`, so a `column` is needed');
  if (rule.kind === 'rows') checkRows(rule, at, list);
}

function checkRows(rule: Extract<TableRule, { kind: 'rows' }>, at: ProjectPath, list: ProblemList): void {
  const { per, column, min, max } = rule;
  if (min === undefined && max === undefined) list.add('missing-key', at, 'one of the keys `min` and `max` is missing');
  checkOrder(min, max, at, list);
  if (per !== undefined && column === undefined)
    list.add('missing-key', at, 'the dataset has no `time`, so a `column` is needed');
  if (per === undefined && column !== undefined)
    list.add('missing-key', at, 'a `column` is read for `per` alone, which is missing');
}

function columnsNamed(rule: TableRule): readonly string[] {
  const others = 'column' in rule && rule.column !== undefined ? [rule.column] : [];
  switch (rule.kind) {
    case 'compare':
      return [rule.left, rule.right].filter((name) => name !== '');
    case 'adds-up':
      return typeof rule.to === 'string' ? [...rule.columns, rule.to] : rule.columns;
    case 'determines':
      return [...rule.from, ...rule.to];
    case 'distinct-rows':
      return rule.except;
    case 'gaps':
    case 'rows':
      return [...rule.by, ...others];
    case 'after':
    case 'rows-as':
      return others;
    case 'columns':
      return [...rule.columns.keys()];
    default:
      return rule.columns;
  }
}

function checkColumns(
  dataset: Dataset,
  columns: ReadonlyMap<string, Column>,
  path: ProjectPath,
  list: ProblemList,
): void {
  if (columns.size === 0 && !list.touches(path)) list.add('missing-key', path, 'no column is named');
  for (const [name, column] of columns) {
    checkColumn(dataset, name, column.path, list);
    const type = dataset.columns.get(name)?.type;
    checkColumnRules(dataset, { ...column, ...(type !== undefined && { type }) }, list);
    if (asksNothing(column)) list.add('missing-key', column.path, 'no rule is named');
  }
}

function asksNothing(column: Column): boolean {
  const { nulls, min, max, values, pattern, unique, rules = [] } = column;
  return [nulls, min, max, values, pattern].every((rule) => rule === undefined) && !unique && rules.length === 0;
}

import type { Level } from '../../support/verdict.ts';
import { defined } from '../defined.ts';
import { comparisons } from '../rule-types.ts';
import type { WrittenCheck } from '../schema/dataset.ts';
import type { Amount, Column, Comparison, ProjectPath, TableRule, TableRuleKind } from '../types.ts';
import { amountOf, durationOf, shareOf } from '../units.ts';
import { columnOf } from './column.ts';
import { oneOrMany } from './context.ts';

/** What the rest of a dataset says that rules of its table take as their default. */
export interface TableDefaults {
  readonly time?: string;
  readonly level: Level;
}

const allOf: Amount = { kind: 'percent', value: 100 };

type Writer = (written: WrittenCheck, defaults: TableDefaults, path: ProjectPath) => TableRule | undefined;

/** Each kind of rule from its key. */
const writers: Readonly<Record<TableRuleKind, Writer>> = {
  columns: ({ columns }, { level }, path) => columns && { kind: 'columns', columns: columnsOf(columns, level, path) },
  compare: ({ compare, nulls }) => (compare === undefined ? undefined : comparisonOf(compare, nulls ?? 'skip')),
  combinations: ({ combinations, nulls }) =>
    combinations && { kind: 'combinations', ...combinations, nulls: nulls ?? 'skip' },
  'adds-up': ({ 'adds-up': sum, nulls }) => sum && { kind: 'adds-up', ...defined(sum), nulls: nulls ?? 'skip' },
  determines: ({ determines }) =>
    determines && { kind: 'determines', from: oneOrMany(determines.from), to: oneOrMany(determines.to) },
  unique: ({ unique }) => (unique === undefined ? undefined : { kind: 'unique', columns: oneOrMany(unique) }),
  complete: ({ complete }) =>
    complete === undefined ? undefined : { kind: 'complete', columns: complete === true ? [] : oneOrMany(complete) },
  'distinct-rows': ({ 'distinct-rows': rows }) =>
    rows && { kind: 'distinct-rows', except: rows === true ? [] : oneOrMany(rows.except) },
  redundant: ({ redundant }) => (redundant === undefined ? undefined : { kind: 'redundant', ...pairsOf(redundant) }),
  correlation: ({ correlation }) =>
    correlation === undefined ? undefined : { kind: 'correlation', ...pairsOf(correlation) },
  gaps: ({ gaps }, { time }) => {
    if (gaps === undefined) return undefined;
    const { every, column = time, by } = typeof gaps === 'string' ? { every: gaps } : gaps;
    return { kind: 'gaps', every: durationOf(every), ...defined({ column }), by: oneOrMany(by) };
  },
  rows: ({ rows }, { time }) => {
    if (rows === undefined) return undefined;
    const { by, per, column = per === undefined ? undefined : time, min, max } = rows;
    return { kind: 'rows', by: oneOrMany(by), ...defined({ per, column, min, max }) };
  },
  'apart-from': ({ 'apart-from': other }) => {
    if (other === undefined) return undefined;
    const { dataset, columns } = typeof other === 'string' ? { dataset: other, columns: [] } : other;
    return { kind: 'apart-from', dataset, columns: oneOrMany(columns) };
  },
  after: ({ after }, { time }) => {
    if (after === undefined) return undefined;
    const written = typeof after === 'string' ? { dataset: after } : after;
    const { dataset, column = time, 'other-column': otherColumn } = written;
    return { kind: 'after', dataset, ...defined({ column, otherColumn }) };
  },
  'rows-as': ({ 'rows-as': rows }) => {
    if (rows === undefined) return undefined;
    if (typeof rows === 'string') return { kind: 'rows-as', dataset: rows, min: allOf, max: allOf };
    const { dataset, min, max } = rows;
    const amount = (written: typeof min) => (written === undefined ? undefined : amountOf(written));
    return { kind: 'rows-as', dataset, ...defined({ min: amount(min), max: amount(max) }) };
  },
};

export const tableRuleKinds = Object.keys(writers).filter((key): key is TableRuleKind => Object.hasOwn(writers, key));

export function tableRuleOf(
  kind: TableRuleKind,
  written: WrittenCheck,
  defaults: TableDefaults,
  path: ProjectPath,
): TableRule | undefined {
  return writers[kind](written, defaults, path);
}

function columnsOf(
  written: NonNullable<WrittenCheck['columns']>,
  level: Level,
  path: ProjectPath,
): ReadonlyMap<string, Column> {
  const columns = Object.entries(written).map(([name, rules]) => {
    return [name, columnOf(name, { ...rules, level }, [...path, 'columns', name])] as const;
  });
  return new Map(columns);
}

/** A name in double quotes, in which two of them stand for one, or any text without an operator. */
const side = '("(?:[^"]|"")+"|[^<>=!"]+?)';
const form = new RegExp(`^\\s*${side}\\s*(<=|>=|!=|<|>|=)\\s*${side}\\s*$`);

/** Both names are empty where the text says nothing of the kind; the file's problems then say so. */
function comparisonOf(text: string, nulls: 'skip' | 'break'): TableRule {
  const [, left = '', found = '', right = ''] = form.exec(text) ?? [];
  const operator = comparisons.find((each): each is Comparison => each === found) ?? '=';
  return { kind: 'compare', left: nameOf(left), operator, right: nameOf(right), nulls };
}

function nameOf(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

type Pairs = NonNullable<WrittenCheck['redundant']>;

function pairsOf(written: Pairs): { readonly max: number; readonly columns: readonly string[] } {
  if (typeof written !== 'object') return { max: shareOf(written), columns: [] };
  return { max: shareOf(written.max), columns: written.columns ?? [] };
}

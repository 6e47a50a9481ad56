import { defined } from '../../project/index.ts';
import type { Amount, Column, ColumnType, Dataset } from '../../project/types.ts';
import { ruleText } from './rule-text.ts';
import { largest, smallerAmount, smallest, stricterLevel } from './strictest.ts';

/** The columns of both contracts: the head's in its order, then those that it dropped. */
export function strictestColumns(base: Dataset, head: Dataset): ReadonlyMap<string, Column> {
  const names = new Set([...head.columns.keys(), ...base.columns.keys()]);
  const columns = [...names].flatMap((name) => {
    const column = strictestColumn(base.columns.get(name), head.columns.get(name));
    return column === undefined ? [] : [[name, column] as const];
  });
  return new Map(columns);
}

/** A column that the base does not know is judged by the head, and by what the base asks of every column. */
function strictestColumn(base: Column | undefined, head: Column | undefined): Column | undefined {
  if (base === undefined) return head && { ...head, ...defaultsOfBase(undefined, head) };
  if (head === undefined) return base;
  return {
    name: head.name,
    ...defined({
      type: strictestType(base.type, head.type),
      nulls: smallerAmount(base.nulls, head.nulls),
      min: largest(base.min, head.min),
      max: smallest(base.max, head.max),
      values: bothValues(base.values, head.values),
    }),
    ...bothPatterns(base.pattern, head.pattern),
    unique: base.unique || head.unique,
    required: base.required || head.required,
    // Of a column that the base wants nobody can ask that it is not there: the base's stays.
    absent: base.absent || (head.absent && !base.required),
    sensitive: base.sensitive || head.sensitive,
    level: stricterLevel(base.level, head.level),
    ...bothRules(base, head),
    ...defaultsOfBase(base, head),
    path: head.path,
  };
}

/** Which of two such rules is stricter depends on the data: what the head does not ask just as the base does is asked besides. */
function bothRules(base: Column, head: Column): Pick<Column, 'rules'> {
  const asked = new Set((head.rules ?? []).map(ruleText));
  const rules = [...(head.rules ?? []), ...(base.rules ?? []).filter((rule) => !asked.has(ruleText(rule)))];
  return rules.length === 0 ? {} : { rules };
}

/** What the base asks of the column without a word in its contract, where words of the head would take it away. */
function defaultsOfBase(base: Column | undefined, head: Column): Pick<Column, 'defaults'> {
  const filled = base?.nulls === undefined && head.nulls !== undefined && mayBeAll(head.nulls);
  const declared = base !== undefined;
  if (!filled && (declared || (head.required && head.level === 'fail'))) return {};
  return { defaults: { level: stricterLevel(base?.level ?? 'fail', head.level), filled, declared } };
}

/** Whether so many nulls can be all rows; of a count nobody knows that without the data. */
export function mayBeAll({ kind, value }: Amount): boolean {
  return kind === 'percent' ? value >= 100 : value > 0;
}

/** Whole numbers are numbers, too; other types exclude each other, and the base's stays. */
function strictestType(base: ColumnType | undefined, head: ColumnType | undefined): ColumnType | undefined {
  return base === 'number' && head === 'integer' ? head : (base ?? head);
}

function bothValues(base: Column['values'], head: Column['values']): Column['values'] {
  if (base === undefined || head === undefined) return base ?? head;
  return head.filter((value) => base.includes(value));
}

function bothPatterns(base: string | undefined, head: string | undefined): Pick<Column, 'pattern' | 'alsoPattern'> {
  const pattern = head ?? base;
  const alsoPattern = head === undefined || base === head ? undefined : base;
  return defined({ pattern, alsoPattern });
}

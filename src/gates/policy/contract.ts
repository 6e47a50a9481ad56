import { defined, rowsChangeDefault } from '../../project/index.ts';
import type { Amount, Check, Column, ColumnType, Dataset } from '../../project/types.ts';
import { strictestDrift } from './drift.ts';
import { isAsSmall, largest, smallerAmount, smallest, stricterLevel } from './strictest.ts';

/**
 * The contract of a dataset in a pull request: what the head adds or tightens applies at once, what it removes or
 * loosens still applies. A column that the base does not know is judged by the head alone. Where the two cannot be
 * put into one rule, both are asked.
 */
export function strictestDataset(base: Dataset | undefined, head: Dataset): Dataset {
  if (base === undefined) return head;
  const names = new Set([...base.columns.keys(), ...head.columns.keys()]);
  const columns = [...names].flatMap((name) => {
    const column = strictestColumn(base.columns.get(name), head.columns.get(name));
    return column === undefined ? [] : [[name, column] as const];
  });
  const { time: _, ...proposal } = head; // what is called a time has no default limit of drift
  return {
    ...proposal,
    ...defined({ time: base.time }),
    key: strictestKey(base.key, head.key),
    rows: defined({
      min: largest(base.rows.min, head.rows.min),
      max: smallest(base.rows.max, head.rows.max),
      change: strictestRowsChange(base.rows.change, head.rows.change),
    }),
    extraColumns: stricterExtra(base.extraColumns, head.extraColumns),
    columns: new Map(columns),
    checks: [
      ...head.checks,
      ...base.checks.flatMap((check) => stillApplies(check, head.checks)),
      ...otherKey(base, head),
      ...otherNulls(base, head),
    ],
    drift: strictestDrift(base, head),
  };
}

/** What a side leaves out it limits by the default, so declaring a larger change loosens. */
function strictestRowsChange(base: Amount | undefined, head: Amount | undefined): Amount | undefined {
  if (base === undefined && head === undefined) return undefined;
  return smallerAmount(base ?? rowsChangeDefault, head ?? rowsChangeDefault);
}

/** Rows that differ in a part of a key differ in the whole: a key of fewer columns asks for more. */
function strictestKey(base: Dataset['key'], head: Dataset['key']): Dataset['key'] {
  if (base.length === 0) return head;
  return head.length > 0 && head.every((name) => base.includes(name)) ? head : base;
}

function strictestColumn(base: Column | undefined, head: Column | undefined): Column | undefined {
  if (base === undefined || head === undefined) return base ?? head;
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
    absent: base.absent || head.absent,
    sensitive: base.sensitive || head.sensitive,
    level: stricterLevel(base.level, head.level),
    path: head.path,
  };
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

/** The base's check under its own name where the head dropped, loosened or rewrote it. */
function stillApplies(base: Check, head: readonly Check[]): readonly Check[] {
  const kept = head.some(
    (check) =>
      check.name === base.name &&
      check.rule.kind === base.rule.kind &&
      check.rule.text === base.rule.text &&
      isAsSmall(check.max, base.max) &&
      stricterLevel(base.level, check.level) === check.level,
  );
  if (kept) return [];
  const renamed = head.some((check) => check.name === base.name);
  return [renamed ? { ...base, name: `${base.name} (as on the base branch)` } : base];
}

const nothing: Amount = { kind: 'absolute', value: 0 };

/** A key of other columns than the base's is asked for besides. */
function otherKey(base: Dataset, head: Dataset): readonly Check[] {
  if (head.key.length === 0 || strictestKey(base.key, head.key) === head.key) return [];
  if (base.key.every((name) => head.key.includes(name))) return [];
  const columns = head.key.map(quoted).join(', ');
  const isNull = head.key.map((name) => `${quoted(name)} IS NULL`).join(' OR ');
  const text = `SELECT ${columns} FROM ${quoted(head.name)} GROUP BY ${columns} HAVING count(*) > 1 OR ${isNull}`;
  return [
    {
      name: `${head.key.join(', ')} is a key, as proposed`,
      rule: { kind: 'sql', text },
      max: nothing,
      level: 'fail',
      path: [...head.path, 'key'],
    },
  ];
}

/** A number of nulls and a share of nulls do not compare: the head's is asked for besides. */
function otherNulls(base: Dataset, head: Dataset): readonly Check[] {
  return [...head.columns.values()].flatMap((column) => {
    const before = base.columns.get(column.name);
    const max = column.nulls;
    if (before === undefined || max === undefined || isAsSmall(smallerAmount(before.nulls, max), max)) return [];
    if (!before.required && !column.required) return []; // a rule about a column that may be missing cannot be asked
    return [
      {
        name: `nulls of ${column.name}, as proposed`,
        rule: { kind: 'where', text: `${quoted(column.name)} IS NULL` },
        max,
        level: column.level,
        path: [...column.path, 'nulls'],
      },
    ];
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function stricterExtra(a: Dataset['extraColumns'], b: Dataset['extraColumns']): Dataset['extraColumns'] {
  if (a === 'allow') return b;
  return b === 'allow' ? a : stricterLevel(a, b);
}

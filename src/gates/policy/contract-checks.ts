import type { Amount, Check, Dataset } from '../../project/types.ts';
import { isAsSmall, sameMembers, smallerAmount, stricterLevel } from './strictest.ts';

/** The checks of both contracts, and those rules of the head that do not fit into one with the base's. */
export function strictestChecks(base: Dataset, head: Dataset): readonly Check[] {
  return [
    ...head.checks,
    ...base.checks.flatMap((check) => stillApplies(check, head.checks)),
    ...otherKey(base, head),
    ...otherNulls(base, head),
  ];
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
  if (base.key.length === 0 || head.key.length === 0) return [];
  if (sameMembers(base.key, head.key)) return [];
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

import type { Amount, Check, Column, Dataset, Drift, DriftLimit, DriftStatistic } from '../../project/types.ts';
import type { Level } from '../../support/verdict.ts';

/**
 * The contract of a dataset in a pull request: what the head adds or tightens applies at once, what it removes or
 * loosens still applies. A column that the base does not know is judged by the head alone.
 */
export function strictestDataset(base: Dataset | undefined, head: Dataset): Dataset {
  if (base === undefined) return head;
  const names = new Set([...base.columns.keys(), ...head.columns.keys()]);
  const columns = [...names].map(
    (name) => [name, strictestColumn(base.columns.get(name), head.columns.get(name))] as const,
  );
  return {
    ...head,
    key: base.key.length > 0 ? base.key : head.key,
    rows: {
      ...largest('min', base.rows.min, head.rows.min),
      ...smallest('max', base.rows.max, head.rows.max),
      ...change(base.rows.change, head.rows.change),
    },
    extraColumns: stricterExtra(base.extraColumns, head.extraColumns),
    columns: new Map(columns.flatMap(([name, column]) => (column === undefined ? [] : [[name, column]]))),
    checks: [...head.checks, ...base.checks.flatMap((check) => stillApplies(check, head.checks))],
    drift: strictestDrift(base.drift, head.drift),
  };
}

function strictestColumn(base: Column | undefined, head: Column | undefined): Column | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  const type = base.type ?? head.type;
  const nulls = smallerAmount(base.nulls, head.nulls);
  const values = bothValues(base.values, head.values);
  return {
    name: head.name,
    ...(type === undefined ? {} : { type }),
    ...(nulls === undefined ? {} : { nulls }),
    ...largest('min', base.min, head.min),
    ...smallest('max', base.max, head.max),
    ...(values === undefined ? {} : { values }),
    ...bothPatterns(base.pattern, head.pattern),
    unique: base.unique || head.unique,
    required: base.required || head.required,
    absent: base.absent || head.absent,
    sensitive: base.sensitive || head.sensitive,
    level: stricterLevel(base.level, head.level),
    path: head.path,
  };
}

function bothValues(base: Column['values'], head: Column['values']): Column['values'] {
  if (base === undefined || head === undefined) return base ?? head;
  return head.filter((value) => base.includes(value));
}

function bothPatterns(base: string | undefined, head: string | undefined): Pick<Column, 'pattern' | 'alsoPattern'> {
  const [pattern, alsoPattern] = [head ?? base, head === undefined || base === head ? undefined : base];
  if (pattern === undefined) return {};
  return alsoPattern === undefined ? { pattern } : { pattern, alsoPattern };
}

/** The base's check under its own name where the head dropped, loosened or rewrote it. */
function stillApplies(base: Check, head: readonly Check[]): readonly Check[] {
  const now = head.find((check) => check.name === base.name);
  if (now === undefined) return [base];
  const same = now.rule.kind === base.rule.kind && now.rule.text === base.rule.text;
  const asStrict = smallerAmount(base.max, now.max) === now.max && stricterLevel(base.level, now.level) === now.level;
  return same && asStrict ? [] : [{ ...base, name: `${base.name} (as on the base branch)` }];
}

function strictestDrift(base: Drift, head: Drift): Drift {
  const names = new Set([...base.columns.keys(), ...head.columns.keys()]);
  const columns = [...names].map(
    (name) => [name, strictestLimit(base.columns.get(name), head.columns.get(name))] as const,
  );
  return { against: base.against === 'base' ? 'base' : head.against, columns: new Map(columns) };
}

/** No entry means the defaults, which an entry of the head may tighten but not lift. */
function strictestLimit(base: DriftLimit | undefined, head: DriftLimit | undefined): DriftLimit {
  const [from, to] = [base ?? defaults, head ?? defaults];
  if (from.kind === 'ignore') return to;
  if (to.kind === 'ignore') return from;
  const limits: Partial<Record<DriftStatistic, number>> = {};
  for (const statistic of ['wasserstein', 'l-infinity', 'jensen-shannon', 'nulls', 'new-category'] as const) {
    const both = [from.limits[statistic], to.limits[statistic]].filter((limit) => limit !== undefined);
    if (both.length > 0) limits[statistic] = Math.min(...both);
  }
  return { kind: 'limits', limits };
}

const defaults: DriftLimit = { kind: 'limits', limits: {} };

/** Amounts of one kind compare; of two kinds the base's stays. */
export function smallerAmount(base: Amount | undefined, head: Amount | undefined): Amount | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  if (base.kind !== head.kind) return base;
  return head.value <= base.value ? head : base;
}

function change(base: Amount | undefined, head: Amount | undefined): { readonly change?: Amount } {
  const amount = smallerAmount(base, head);
  return amount === undefined ? {} : { change: amount };
}

type Bound = number | string;

function largest<Key extends string, Value extends Bound>(
  key: Key,
  base: Value | undefined,
  head: Value | undefined,
): { readonly [K in Key]?: Value } {
  return bound(key, base, head, (a, b) => a >= b);
}

function smallest<Key extends string, Value extends Bound>(
  key: Key,
  base: Value | undefined,
  head: Value | undefined,
): { readonly [K in Key]?: Value } {
  return bound(key, base, head, (a, b) => a <= b);
}

function bound<Key extends string, Value extends Bound>(
  key: Key,
  base: Value | undefined,
  head: Value | undefined,
  stricter: (a: Value, b: Value) => boolean,
): { readonly [K in Key]?: Value } {
  const value =
    base === undefined ? head : head === undefined || typeof base !== typeof head || stricter(base, head) ? base : head;
  const entry: { [K in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

const levels: readonly Level[] = ['info', 'warn', 'fail'];

export function stricterLevel(a: Level, b: Level): Level {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}

function stricterExtra(a: Dataset['extraColumns'], b: Dataset['extraColumns']): Dataset['extraColumns'] {
  if (a === 'allow') return b;
  return b === 'allow' ? a : stricterLevel(a, b);
}

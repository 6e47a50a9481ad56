import type { Amount } from '../../../project/types.ts';
import { identifier } from '../../engines/sql.ts';
import type { CheckResult } from '../../types.ts';
import { allowance, exceeds, judged } from '../amount.ts';
import { type CheckFamily, firstOf, type StoredColumn } from '../family.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { kindOf } from './compare.ts';
import { type OtherTable, otherTable } from './other-table.ts';
import { type AskedOfTable, answerOf, type InTable, planTableRules, storedColumn } from './table-rule.ts';

export const apartFromCheck: CheckFamily = {
  name: 'apart-from',
  key: 'checks[].apart-from',
  asks: 'Has no row the same key, or the same values of some columns, as a row of another dataset? Without a key all columns of both are compared; rows with a null among them are left out.',
  reasons: ['rows-in-other', 'allowance-too-large', 'other-dataset-missing', 'missing-column', 'cannot-compare'],
  plan: (context) =>
    planTableRules(
      context,
      'apart-from',
      ({ columns }) => columns,
      (asked) => () => withOther(asked, asked.rule.dataset, (other) => apartFrom(asked, other)),
    ),
};

export const afterCheck: CheckFamily = {
  name: 'after',
  key: 'checks[].after',
  asks: 'Is every time later than all times of another dataset?',
  reasons: ['not-after', 'allowance-too-large', 'other-dataset-missing', 'missing-column', 'cannot-compare'],
  plan: (context) =>
    planTableRules(
      context,
      'after',
      ({ column = '' }) => [column],
      (asked) => () => withOther(asked, asked.rule.dataset, (other) => after(asked, other)),
    ),
};

export const rowsAsCheck: CheckFamily = {
  name: 'rows-as',
  key: 'checks[].rows-as',
  asks: 'Are there as many rows as another dataset has, or such a share of them?',
  reasons: ['too-few-rows', 'too-many-rows', 'other-dataset-missing'],
  plan: (context) =>
    planTableRules(
      context,
      'rows-as',
      () => [],
      (asked) => () => withOther(asked, asked.rule.dataset, (other) => rowsAs(asked, other)),
    ),
};

/** An empty table on either side keeps every rule, and is no pass. */
async function withOther(
  asked: InTable,
  dataset: string,
  judge: (other: OtherTable) => Promise<CheckResult> | CheckResult,
): Promise<CheckResult> {
  const other = await otherTable(asked.context, dataset);
  if (other === undefined) {
    const sentence = `there is no dataset ${dataset}`;
    return answerOf(asked, { verdict: 'unknown', reason: 'other-dataset-missing', sentence, checked: 0 });
  }
  if (other.rows === 0 || asked.context.shape.rows === 0) {
    const sentence = `${other.rows === 0 ? `${dataset} has` : 'there are'} no rows`;
    return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence });
  }
  return judge(other);
}

async function apartFrom(asked: AskedOfTable<'apart-from'>, other: OtherTable): Promise<CheckResult> {
  const { context, rule } = asked;
  const columns = comparedColumns(asked, other);
  const problem = columns.length === 0 ? 'they have no column in common' : unlike(asked, other, columns);
  if (problem !== undefined) {
    const gone = columns.some((name) => other.columns.every((column) => column.name !== name));
    const answers = gone ? (['fail', 'missing-column'] as const) : (['unknown', 'cannot-compare'] as const);
    return answerOf(asked, { verdict: answers[0], reason: answers[1], sentence: problem, checked: 0 });
  }
  const cells = columns.map(identifier).join(', ');
  const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const breaks = `${filled} AND (${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM ${other.relation} WHERE ${filled})`;
  const { rows } = await context.engine.query(
    `SELECT count(*) FILTER (WHERE ${filled}), count(*) FILTER (WHERE ${breaks}) FROM ${context.relation}`,
    [context.table, other.table],
  );
  const [full = 0, failed = 0] = (rows[0] ?? []).map(Number);
  const all = context.shape.rows;
  if (full === 0)
    return answerOf(asked, {
      verdict: 'unknown',
      reason: 'no-rows',
      sentence: 'no row has a value in all columns',
      nulls: all,
    });
  const examples = failed > 0 ? await context.examples(breaks, undefined, [other.table]) : [];
  return answerOf(asked, {
    ...judged(context, failed, all, 'rows-in-other'),
    sentence: `${whole(failed)} of ${counted(all, 'row')}${share(failed, all)} ${agreeing(failed, 'have ')}the same ${columns.join(', ')} as a row of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
    nulls: all - full,
    failed,
    examples,
  });
}

function comparedColumns({ context, rule }: AskedOfTable<'apart-from'>, other: OtherTable): readonly string[] {
  const there = new Set(other.columns.map(({ name }) => name));
  const here = context.stored.map(({ name }) => name);
  if (rule.columns.length > 0) return rule.columns;
  const { key } = context.dataset;
  const keyed = key.length > 0 && key.every((name) => there.has(name) && here.includes(name));
  return keyed ? key : here.filter((name) => there.has(name));
}

function unlike(
  { context, rule }: AskedOfTable<'apart-from'>,
  other: OtherTable,
  names: readonly string[],
): string | undefined {
  const gone = names.filter((name) => other.columns.every((column) => column.name !== name));
  if (gone.length > 0) return `${rule.dataset} has no column ${gone.join(', ')}`;
  const odd = names.find(
    (name) =>
      !alike(
        storedColumn(context, name),
        other.columns.find((one) => one.name === name),
      ),
  );
  return odd === undefined ? undefined : `${odd} has another type in ${rule.dataset}`;
}

function alike(one: StoredColumn, other: StoredColumn | undefined): boolean {
  return (
    other !== undefined &&
    (kindOf(one) === undefined ? one.engineType === other.engineType : kindOf(one) === kindOf(other))
  );
}

async function after(asked: AskedOfTable<'after'>, other: OtherTable): Promise<CheckResult> {
  const { context, rule } = asked;
  const here = storedColumn(context, rule.column ?? '');
  const name = rule.otherColumn ?? other.time ?? '';
  const there = other.columns.find((column) => column.name === name);
  if (there === undefined) {
    const sentence = `${rule.dataset} has no column ${name}`;
    return answerOf(asked, { verdict: 'fail', reason: 'missing-column', sentence, checked: 0 });
  }
  if (kindOf(here) !== 'time' || kindOf(there) !== 'time') {
    const sentence = `${here.name} and ${rule.dataset}.${name} are not both dates or timestamps`;
    return answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const latest = `(SELECT max(${identifier(name)}) FROM ${other.relation})`;
  const cell = identifier(here.name);
  const { rows } = await context.engine.query(
    `SELECT count(${cell}), count(*) FILTER (WHERE ${cell} <= ${latest}), ${latest} IS NULL FROM ${context.relation}`,
    [context.table, other.table],
  );
  const [full, failed, unknown] = rows[0] ?? [];
  const all = context.shape.rows;
  const nulls = all - Number(full);
  if (Number(full) === 0 || unknown === true)
    return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence: 'one of the two has no time', nulls });
  const examples = Number(failed) > 0 ? await context.examples(`${cell} <= ${latest}`, here.name, [other.table]) : [];
  return answerOf(asked, {
    ...judged(context, Number(failed), all, 'not-after'),
    sentence: `${whole(Number(failed))} of ${counted(all, 'row')}${share(Number(failed), all)} ${agreeing(Number(failed), 'are ')}not later than the last ${name} of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
    nulls,
    failed: Number(failed),
    examples,
  });
}

function rowsAs(asked: AskedOfTable<'rows-as'>, other: OtherTable): CheckResult {
  const { context, rule } = asked;
  const { rows } = context.shape;
  const few = rule.min !== undefined && fewer(rows, rule.min, other.rows);
  const many = rule.max !== undefined && exceeds(rows, rule.max, other.rows);
  return answerOf(asked, {
    verdict: few || many ? 'fail' : 'pass',
    reason: few ? 'too-few-rows' : many ? 'too-many-rows' : 'kept',
    sentence: `${counted(rows, 'row')} here, ${whole(other.rows)} in ${rule.dataset}${share(rows, other.rows)}: ${few ? 'too few' : many ? 'too many' : 'as declared'}`,
  });
}

function fewer(count: number, { kind, value }: Amount, all: number): boolean {
  return kind === 'absolute' ? count < value : count * 100 < value * all;
}

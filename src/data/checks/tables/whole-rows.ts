import { identifier } from '../../engines/sql.ts';
import type { CheckResult } from '../../types.ts';
import { allowance, judged } from '../amount.ts';
import { type CheckContext, type CheckFamily, firstOf, type Judge } from '../family.ts';
import { repeated } from '../repeated.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { type AskedOfTable, answerOf, type InTable, planTableRules } from './table-rule.ts';

export const uniqueTogetherCheck: CheckFamily = {
  name: 'unique-together',
  key: 'checks[].unique',
  asks: 'Are the values of some columns unique together? Rows with a null in one of them are left out.',
  reasons: ['not-unique', 'allowance-too-large', 'missing-column'],
  plan: (context) => planTableRules(context, 'unique', ({ columns }) => columns, uniqueTogether),
};

export const completeCheck: CheckFamily = {
  name: 'complete',
  key: 'checks[].complete',
  asks: 'Are there no nulls in all columns, or in these, counted by rows?',
  reasons: ['incomplete-rows', 'allowance-too-large', 'missing-column'],
  plan: (context) => planTableRules(context, 'complete', ({ columns }) => columns, complete),
};

export const distinctRowsCheck: CheckFamily = {
  name: 'distinct-rows',
  key: 'checks[].distinct-rows',
  asks: 'Does no row stand twice, in all columns but the named ones? Nulls are equal to each other; the first of equal rows breaks nothing.',
  reasons: ['duplicate-rows', 'allowance-too-large', 'missing-column'],
  plan: (context) => planTableRules(context, 'distinct-rows', ({ except }) => except, distinctRows),
};

function uniqueTogether(asked: AskedOfTable<'unique'>): Judge {
  const { context, rule } = asked;
  const filled = rule.columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const full = context.count(`count(*) FILTER (WHERE ${filled})`);
  return async () => {
    const nulls = context.shape.rows - full();
    if (full() === 0)
      return answerOf(asked, {
        verdict: 'unknown',
        reason: 'no-rows',
        sentence: 'no row has a value in all columns',
        nulls,
      });
    const { failed, values, condition } = await repeated(context, rule.columns);
    const words = `share ${counted(values, 'value')} of ${rule.columns.join(', ')}`;
    return broken(asked, { failed, nulls, reason: 'not-unique', condition, words });
  };
}

function complete(asked: AskedOfTable<'complete'>): Judge {
  const { context, rule } = asked;
  const columns = rule.columns.length > 0 ? rule.columns : context.stored.map(({ name }) => name);
  const condition = `(${columns.map((name) => `${identifier(name)} IS NULL`).join(' OR ')})`;
  const found = context.count(`count(*) FILTER (WHERE ${condition})`);
  return async () => {
    if (context.shape.rows === 0)
      return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence: 'no rows' });
    const words = `have a null in ${rule.columns.length > 0 ? rule.columns.join(', ') : 'some column'}`;
    return broken(asked, { failed: found(), nulls: found(), reason: 'incomplete-rows', condition, words });
  };
}

function distinctRows(asked: AskedOfTable<'distinct-rows'>): Judge {
  const { context, rule } = asked;
  const columns = context.stored.map(({ name }) => name).filter((name) => !rule.except.includes(name));
  const cells = columns.map(identifier).join(', ');
  return async () => {
    if (context.shape.rows === 0 || columns.length === 0)
      return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence: 'nothing to compare' });
    const groups = `SELECT count(*) AS "#times" FROM ${context.relation} GROUP BY ${cells} HAVING count(*) > 1`;
    const { rows } = await context.engine.query(`SELECT coalesce(sum("#times" - 1), 0) FROM (${groups}) AS "#part"`, [
      context.table,
    ]);
    const repeats = laterRows(context, cells);
    const words = `are equal to an earlier one${rule.except.length > 0 ? ` but for ${rule.except.join(', ')}` : ''}`;
    return broken(asked, { failed: Number(rows[0]?.[0]), nulls: 0, reason: 'duplicate-rows', words, ...repeats });
  };
}

/** Rows that are equal to an earlier one: by place, or by key where rows have no place. */
function laterRows(
  { shape, stored, dataset, relation, placedRelation }: CheckContext,
  cells: string,
): Pick<Found, 'condition' | 'among'> {
  if (shape.rowNumbers === 'none') {
    const names = new Set(stored.map(({ name }) => name));
    const order = [...dataset.key.filter((name) => names.has(name)).map(identifier), cells].join(', ');
    const numbered = `SELECT *, row_number() OVER (PARTITION BY ${cells} ORDER BY ${order}) AS "#time" FROM ${relation}`;
    return { condition: '"#time" > 1', among: `(${numbered}) AS "#part"` };
  }
  const numbered = `SELECT "#file", "#row", row_number() OVER (PARTITION BY ${cells} ORDER BY "#file", "#row") AS "#time" FROM ${placedRelation}`;
  return {
    condition: `("#file", "#row") IN (SELECT ("#file", "#row") FROM (${numbered}) AS "#part" WHERE "#time" > 1)`,
  };
}

interface Found {
  readonly failed: number;
  readonly nulls: number;
  readonly reason: string;
  /** SQL of the rows that break it. */
  readonly condition: string;
  readonly among?: string;
  /** As in "3 of 10 rows <words>". */
  readonly words: string;
}

async function broken(asked: InTable, { failed, nulls, reason, condition, among, words }: Found): Promise<CheckResult> {
  const { context } = asked;
  const { rows } = context.shape;
  const examples = failed > 0 ? await context.examples(condition, undefined, [], among) : [];
  return answerOf(asked, {
    ...judged(context, failed, rows, reason),
    sentence: `${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, words)}, ${allowance(context.allowed)} may${firstOf(examples)}`,
    nulls,
    failed,
    examples,
  });
}

import type { Between } from '../../../project/types.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { shownValue } from '../../engines/shown-value.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import {
  type Asked,
  answer,
  askedOf,
  type CheckContext,
  type CheckFamily,
  type Judge,
  noValues,
  type PresentColumn,
} from '../family.ts';
import { isSensitive } from '../sensitive.ts';
import { between, counted } from '../words.ts';
import { boundSql, ordinary } from './range.ts';

type PositionKey = 'median' | 'quantiles' | 'smallest' | 'largest';

interface Position {
  readonly key: PositionKey;
  readonly reason: string;
  readonly asks: string;
}

const positions: readonly Position[] = [
  {
    key: 'median',
    reason: 'median-outside',
    asks: 'Does the median lie between the limits? Of an even number of values it is the lower of the two in the middle.',
  },
  {
    key: 'quantiles',
    reason: 'quantile-outside',
    asks: 'Do the quantiles lie between their limits? A quantile is the smallest value that so many percent of the values do not exceed.',
  },
  { key: 'smallest', reason: 'smallest-outside', asks: 'Does the smallest value lie between the limits?' },
  { key: 'largest', reason: 'largest-outside', asks: 'Does the largest value lie between the limits?' },
];

/** Values at a place of the sorted column. Decided by counting, so that nothing has to be sorted. */
export const positionChecks: readonly CheckFamily[] = positions.map((position) => ({
  name: position.key,
  key: `columns.<name>.${position.key}`,
  asks: `${position.asks} NaN is left out.`,
  reasons: [position.reason, 'cannot-compare'],
  plan: (context) => askedOf(context, position.key).map((asked) => judge(context, asked, position.reason)),
}));

/** The place of the value among so many, from 1. Exact: a percentage has at most six digits after the point here. */
export function rankOf(percent: number, values: number): number {
  const parts = BigInt(Math.round(percent * 1e6)) * BigInt(values);
  return Number((parts + 99_999_999n) / 100_000_000n);
}

function judge(context: CheckContext, { column, rule }: Asked<PositionKey>, reason: string): Judge {
  const { name } = column;
  const common = { check: rule.key, column: name, level: column.declared.level, path: rule.path } as const;
  const cell = identifier(name);
  const limits = boundsSql(context.engine.dialect, column, rule);
  if (limits === undefined) {
    const sentence = `${name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`;
    return () => answer(context, { ...common, verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const some = ordinary(context.engine.dialect, column);
  const asked = context.count(`count(*) FILTER (WHERE ${some}${cell} IS NOT NULL)`);
  const below = context.count(`count(*) FILTER (WHERE ${some}${cell} < ${limits.min ?? cell})`);
  const upTo = context.count(`count(*) FILTER (WHERE ${some}${cell} <= ${limits.max ?? cell})`);
  return async () => {
    const values = asked();
    const nulls = context.shape.rows - values;
    if (values === 0) return noValues(context, common, nulls);
    const rank = rule.key === 'smallest' ? 1 : rule.key === 'largest' ? values : rankOf(percentOf(rule), values);
    // The value at that place is at least `min` if fewer than so many values are below it, and at most `max` if so many are not above it.
    const broken = below() >= rank || upTo() < rank;
    const shown = broken && !isSensitive(context, name) ? ` ${await valueAt(context, column, rank)}` : '';
    return answer(context, {
      ...common,
      verdict: broken ? 'fail' : 'pass',
      reason: broken ? reason : 'kept',
      sentence: `${name}: the ${wordsOf(rule)}${shown} of ${counted(values, 'value')} is ${broken ? 'not ' : ''}${between(rule)}`,
      nulls,
    });
  };
}

function percentOf(rule: Asked<PositionKey>['rule']): number {
  return rule.key === 'quantiles' ? rule.share : 50;
}

function wordsOf(rule: Asked<PositionKey>['rule']): string {
  if (rule.key === 'quantiles') return `${rule.share} % quantile`;
  return rule.key === 'median' ? 'median' : `${rule.key} value`;
}

/** Both bounds as SQL; undefined where one of them cannot be compared with the column. */
function boundsSql(
  dialect: Dialect,
  column: PresentColumn,
  { min, max }: Between,
): { readonly min?: string; readonly max?: string } | undefined {
  const [low, high] = [min, max].map((bound) => (bound === undefined ? undefined : boundSql(dialect, column, bound)));
  if ((min !== undefined && low === undefined) || (max !== undefined && high === undefined)) return undefined;
  return { ...(low !== undefined && { min: low }), ...(high !== undefined && { max: high }) };
}

async function valueAt(context: CheckContext, column: PresentColumn, rank: number): Promise<string> {
  const cell = identifier(column.name);
  const { rows } = await context.engine.query(
    `SELECT ${context.engine.dialect.shown(cell, column.engineType)} AS "#shown" FROM ${context.relation} WHERE ${ordinary(context.engine.dialect, column)}${cell} IS NOT NULL
     ORDER BY ${cell} OFFSET ${rank - 1} LIMIT 1`,
    [context.table],
  );
  return shownValue(rows[0]?.[0]);
}

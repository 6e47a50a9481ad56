import { isFloating } from '../../engines/column-type.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { allowance, exceeds } from '../amount.ts';
import {
  type Asked,
  answer,
  askedOf,
  type CheckContext,
  type CheckFamily,
  firstOf,
  type Judge,
  noValues,
  type PresentColumn,
} from '../family.ts';
import { momentsOf } from '../moments.ts';
import { isSensitive } from '../sensitive.ts';
import { isNumeric } from '../type.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { rankOf } from './position.ts';

export const outliersCheck: CheckFamily = {
  name: 'outliers',
  key: 'columns.<name>.outliers',
  asks: 'Are at most so many values far away from the others: so many interquartile ranges outside of the quartiles (default 3), or so many standard deviations from the mean?',
  reasons: ['too-many-outliers', 'measure-undefined', 'cannot-compare'],
  plan: (context) => askedOf(context, 'outliers').map((asked) => judge(context, asked)),
};

/** Below and above these values are outliers. */
interface Fences {
  readonly low: number;
  readonly high: number;
}

/** With fewer values a quartile is one of the extremes. */
const fewest = 4;

function judge(context: CheckContext, asked: Asked<'outliers'>): Judge {
  const { column, rule } = asked;
  const { name } = column;
  const common = { check: 'outliers', column: name, level: column.declared.level, path: rule.path } as const;
  if (!isNumeric(column)) {
    const sentence = `${name}: \`outliers\` cannot be asked of a column stored as ${typeWords(column)}`;
    return () => answer(context, { ...common, verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const { values, fences } = rule.method === 'iqr' ? byQuartiles(context, asked) : byDeviations(context, asked);
  return async () => {
    const nulls = context.shape.rows - values();
    if (values() === 0) return noValues(context, common, nulls);
    const found = values() < fewest ? undefined : await fences();
    if (found === undefined) {
      const sentence = `${name}: ${counted(values(), 'value')}${values() < fewest ? '' : ' of which half are equal'} have no spread to measure outliers by`;
      return answer(context, { ...common, verdict: 'unknown', reason: 'measure-undefined', sentence, nulls });
    }
    const breaks = outside(context.engine.dialect, column, found);
    const { rows } = await context.engine.query(`SELECT count(*) FROM ${context.relation} WHERE ${breaks}`, [
      context.table,
    ]);
    const failed = Number(rows[0]?.[0]);
    const broken = exceeds(failed, rule.max, values());
    const examples = broken ? await context.examples(breaks, name) : [];
    const between = isSensitive(context, name) ? '' : ` ${fence(found.low)} to ${fence(found.high)}`;
    return answer(context, {
      ...common,
      verdict: broken ? 'fail' : 'pass',
      reason: broken ? 'too-many-outliers' : 'kept',
      sentence: `${name}: ${whole(failed)} of ${counted(values(), 'value')}${share(failed, values())} ${agreeing(failed, 'lie ')}outside of${between} (${rule.limit} ${rule.method === 'iqr' ? 'interquartile ranges' : 'standard deviations'}), ${allowance(rule.max)} may${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

const fence = (value: number) => Number(value.toPrecision(6));

const finiteSql = (dialect: Dialect, { name, engineType }: PresentColumn) =>
  isFloating(engineType) ? dialect.finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;

function outside(dialect: Dialect, column: PresentColumn, { low, high }: Fences): string {
  const cell = identifier(column.name);
  return `${finiteSql(dialect, column)} AND (${cell} < ${dialect.doubleOf(low)} OR ${cell} > ${dialect.doubleOf(high)})`;
}

function byDeviations(context: CheckContext, { column, rule }: Asked<'outliers'>) {
  const moments = momentsOf(context, column, 'deviation');
  const fences = (): Promise<Fences | undefined> => {
    const deviation = moments.deviation();
    if (deviation === undefined) return Promise.resolve(undefined);
    const away = rule.limit * deviation;
    return Promise.resolve({ low: moments.mean() - away, high: moments.mean() + away });
  };
  return { values: moments.values, fences };
}

function byQuartiles(context: CheckContext, { column, rule }: Asked<'outliers'>) {
  const { dialect } = context.engine;
  const cell = identifier(column.name);
  const values = context.count(`count(*) FILTER (WHERE ${finiteSql(dialect, column)})`);
  const fences = async (): Promise<Fences | undefined> => {
    const ranks = [1, rankOf(25, values()), rankOf(75, values()), values()];
    const ranked = `SELECT ${dialect.asDouble(cell, column.engineType)} AS "#value", row_number() OVER (ORDER BY ${cell}) AS "#rank"
      FROM ${context.relation} WHERE ${finiteSql(dialect, column)}`;
    const { rows } = await context.engine.query(
      `SELECT "#rank", "#value" FROM (${ranked}) AS "#part" WHERE "#rank" IN (${[...new Set(ranks)].join(', ')})`,
      [context.table],
    );
    const at = new Map(rows.map(([rank, value]) => [Number(rank), Number(value)]));
    const [least, first, third, most] = ranks.map((rank) => at.get(rank) ?? Number.NaN);
    if (least === undefined || first === undefined || third === undefined || most === undefined) return undefined;
    // Where half of the values are equal, every other value would be an outlier by this rule.
    if (first === third && least !== most) return undefined;
    const away = rule.limit * (third - first);
    return { low: first - away, high: third + away };
  };
  return { values, fences };
}

import { shownValue } from '../../engines/shown-value.ts';
import { identifier } from '../../engines/sql.ts';
import { allowance, exceeds } from '../amount.ts';
import { type Asked, answer, askedOf, type CheckContext, type CheckFamily, type Judge, noValues } from '../family.ts';
import { isSensitive } from '../sensitive.ts';
import { counted, share } from '../words.ts';

export const mostCommonCheck: CheckFamily = {
  name: 'most-common',
  key: 'columns.<name>.most-common',
  asks: 'Does the most frequent value stand at most so often? A percentage is one of the values that are not null.',
  reasons: ['almost-constant'],
  plan: (context) => askedOf(context, 'most-common').map((asked) => judge(context, asked)),
};

function judge(context: CheckContext, { column, rule }: Asked<'most-common'>): Judge {
  const { name } = column;
  const cell = identifier(name);
  const filled = context.count(`count(${cell})`);
  const common = { check: 'most-common', column: name, level: column.declared.level, path: rule.path } as const;
  return async () => {
    const values = filled();
    const nulls = context.shape.rows - values;
    if (values === 0) return noValues(context, common, nulls);
    const { rows } = await context.engine.query(
      `SELECT ${context.engine.dialect.shown(cell, column.engineType)} AS "#shown", count(*) FROM ${context.relation} WHERE ${cell} IS NOT NULL
       GROUP BY ${cell} ORDER BY count(*) DESC, ${cell} LIMIT 1`,
      [context.table],
    );
    const [value, times] = [rows[0]?.[0], Number(rows[0]?.[1])];
    const shown = isSensitive(context, name) ? '' : ` ${shownValue(value).slice(0, 60)}`;
    const broken = exceeds(times, rule.max, values);
    return answer(context, {
      ...common,
      verdict: broken ? 'fail' : 'pass',
      reason: broken ? 'almost-constant' : 'kept',
      sentence: `${name}: the most frequent value${shown} stands in ${counted(times, 'row')}${share(times, values)} of ${counted(values, 'value')}, ${allowance(rule.max)} expected`,
      nulls,
      failed: broken ? times : 0,
    });
  };
}

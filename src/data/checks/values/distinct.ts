import type { Amount } from '../../../project/types.ts';
import { identifier } from '../../engines/sql.ts';
import { type Asked, answer, askedOf, type CheckContext, type CheckFamily, type Judge, noValues } from '../family.ts';
import { counted, share, whole } from '../words.ts';

export const distinctCheck: CheckFamily = {
  name: 'distinct',
  key: 'columns.<name>.distinct',
  asks: 'Are there as many different values as declared? Nulls are no value; a percentage is one of the values. `{ min: 2 }` rules out a constant.',
  reasons: ['too-few-values', 'too-many-values'],
  plan: (context) => askedOf(context, 'distinct').map((asked) => judge(context, asked)),
};

function judge(context: CheckContext, { column, rule }: Asked<'distinct'>): Judge {
  const { name } = column;
  const filled = context.count(`count(${identifier(name)})`);
  const different = context.count(`count(DISTINCT ${identifier(name)})`);
  const common = { check: 'distinct', column: name, level: column.declared.level, path: rule.path } as const;
  return () => {
    const [values, found] = [filled(), different()];
    const nulls = context.shape.rows - values;
    if (values === 0) return noValues(context, common, nulls);
    const few = rule.min !== undefined && compare(found, rule.min, values) < 0;
    const many = rule.max !== undefined && compare(found, rule.max, values) > 0;
    return answer(context, {
      ...common,
      verdict: few || many ? 'fail' : 'pass',
      reason: few ? 'too-few-values' : many ? 'too-many-values' : 'kept',
      sentence: `${name}: ${whole(found)} different${share(found, values)} of ${counted(values, 'value')}, ${limits(rule)} expected`,
      nulls,
    });
  };
}

/** A percentage is compared without rounding. */
function compare(count: number, { kind, value }: Amount, all: number): number {
  return kind === 'absolute' ? count - value : count * 100 - value * all;
}

function limits({ min, max }: { readonly min?: Amount; readonly max?: Amount }): string {
  const text = ({ kind, value }: Amount) => (kind === 'absolute' ? whole(value) : `${value} %`);
  if (min === undefined) return max === undefined ? '' : `at most ${text(max)}`;
  if (max === undefined) return `at least ${text(min)}`;
  return text(min) === text(max) ? `exactly ${text(min)}` : `between ${text(min)} and ${text(max)}`;
}

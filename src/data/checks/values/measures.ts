import { typeWords } from '../../type-words.ts';
import { type Asked, answer, askedOf, type CheckContext, type CheckFamily, type Judge, noValues } from '../family.ts';
import { type Moments, momentsOf } from '../moments.ts';
import { isSensitive } from '../sensitive.ts';
import { isNumeric } from '../type.ts';
import { between, counted } from '../words.ts';

type MeasureKey = 'mean' | 'sum' | 'deviation';

interface Measure {
  readonly key: MeasureKey;
  readonly reason: string;
  readonly words: string;
  readonly of: (moments: Moments) => number | undefined;
}

const measures: readonly Measure[] = [
  { key: 'mean', reason: 'mean-outside', words: 'mean', of: ({ mean }) => mean() },
  { key: 'sum', reason: 'sum-outside', words: 'sum', of: ({ sum }) => sum() },
  { key: 'deviation', reason: 'deviation-outside', words: 'standard deviation', of: ({ deviation }) => deviation() },
];

/** Measures of all values of a column, from exact sums. */
export const measureChecks: readonly CheckFamily[] = measures.map((measure) => ({
  name: measure.key,
  key: `columns.<name>.${measure.key}`,
  asks: `Does the ${measure.words} of the finite values lie between the limits? From sums of whole numbers, so that it is the same on every machine.`,
  reasons: [measure.reason, 'measure-undefined', 'cannot-compare'],
  plan: (context) => askedOf(context, measure.key).map((asked) => judge(context, asked, measure)),
}));

function judge(context: CheckContext, { column, rule }: Asked<MeasureKey>, { key, reason, words, of }: Measure): Judge {
  const { name } = column;
  const common = { check: key, column: name, level: column.declared.level, path: rule.path } as const;
  if (!isNumeric(column)) {
    const sentence = `${name}: \`${key}\` cannot be asked of a column stored as ${typeWords(column)}`;
    return () => answer(context, { ...common, verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const moments = momentsOf(context, column, key === 'deviation' ? key : 'mean');
  return () => {
    const values = moments.values();
    const nulls = context.shape.rows - values;
    if (values === 0) return noValues(context, common, nulls);
    const found = of(moments);
    if (found === undefined || !Number.isFinite(found)) {
      const sentence = `${name}: ${counted(values, 'value')} have no ${words}`;
      return answer(context, { ...common, verdict: 'unknown', reason: 'measure-undefined', sentence, nulls });
    }
    const broken = (rule.min !== undefined && found < rule.min) || (rule.max !== undefined && found > rule.max);
    const shown = isSensitive(context, name) ? '' : ` ${Number(found.toPrecision(12))}`;
    return answer(context, {
      ...common,
      verdict: broken ? 'fail' : 'pass',
      reason: broken ? reason : 'kept',
      sentence: `${name}: the ${words}${shown} of ${counted(values, 'value')} is ${broken ? 'not ' : ''}${between(rule)}`,
      nulls,
    });
  };
}

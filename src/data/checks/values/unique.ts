import { identifier } from '../../engines/sql.ts';
import { allowance, judged } from '../amount.ts';
import {
  answer,
  type CheckContext,
  type CheckFamily,
  firstOf,
  type Judge,
  noValues,
  type PresentColumn,
} from '../family.ts';
import { repeated } from '../repeated.ts';
import { counted, share, whole } from '../words.ts';

export const uniqueCheck: CheckFamily = {
  name: 'unique',
  key: 'columns.<name>.unique',
  asks: 'Does no value occur twice? Nulls are not compared.',
  reasons: ['not-unique'],
  plan: (context) => context.present.filter((column) => column.declared.unique).map((column) => judge(context, column)),
};

function judge(context: CheckContext, column: PresentColumn): Judge {
  const filled = context.count(`count(${identifier(column.name)})`);
  const { level, path } = column.declared;
  const common = { check: 'unique', column: column.name, level, path: [...path, 'unique'] } as const;
  return async () => {
    const { rows } = context.shape;
    const nulls = rows - filled();
    if (filled() === 0) return noValues(context, common, nulls);
    const { failed, values, condition } = await repeated(context, [column.name]);
    const examples = failed > 0 ? await context.examples(condition, column.name) : [];
    const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : '';
    return answer(context, {
      ...common,
      ...judged(context, failed, rows, 'not-unique'),
      sentence:
        failed > 0
          ? `${column.name}: ${counted(failed, 'row')}${share(failed, rows)} share ${counted(values, 'value')} that should be unique${allowed}${firstOf(examples)}`
          : `${column.name}: all ${whole(filled())} values are different`,
      nulls,
      failed,
      examples,
    });
  };
}

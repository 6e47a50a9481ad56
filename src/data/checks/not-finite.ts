import { isFloating } from '../engines/column-type.ts';
import { identifier } from '../engines/sql.ts';
import { answer, type CheckContext, type CheckFamily, type Count, firstOf, type StoredColumn } from './family.ts';
import { counted } from './words.ts';

export const notFiniteCheck: CheckFamily = {
  name: 'not-finite',
  key: 'always, for floating-point numbers',
  asks: 'Is every number a number? NaN and infinities are counted apart from nulls and from each other.',
  reasons: ['not-finite'],
  plan: (context) =>
    context.stored
      .filter((column) => isFloating(column.engineType))
      .map((column) => {
        const cell = identifier(column.name);
        const filled = context.count(`count(${cell})`);
        const nan = context.count(`count(*) FILTER (WHERE isnan(${cell}))`);
        const plus = context.count(`count(*) FILTER (WHERE ${cell} = 'inf'::DOUBLE)`);
        const minus = context.count(`count(*) FILTER (WHERE ${cell} = '-inf'::DOUBLE)`);
        return () => judge(context, column, { filled, nan, plus, minus });
      }),
};

type Counts = Readonly<Record<'filled' | 'nan' | 'plus' | 'minus', Count>>;

async function judge(context: CheckContext, column: StoredColumn, counts: Counts) {
  const { rows } = context.shape;
  const [nan, plus, minus] = [counts.nan(), counts.plus(), counts.minus()];
  const failed = nan + plus + minus;
  const examples = failed > 0 ? await context.examples(`NOT isfinite(${identifier(column.name)})`, column.name) : [];
  const parts = [`${nan} NaN`, `${plus} +Inf`, `${minus} −Inf`].filter((part) => !part.startsWith('0 '));
  return answer(context, {
    check: 'not-finite',
    column: column.name,
    verdict: failed > 0 ? 'fail' : rows === 0 ? 'unknown' : 'pass',
    level: column.declared?.defaults?.level ?? column.declared?.level ?? 'fail',
    reason: failed > 0 ? 'not-finite' : rows === 0 ? 'no-rows' : 'kept',
    sentence:
      failed > 0
        ? `${column.name}: ${parts.join(', ')} in ${counted(rows, 'row')}${firstOf(examples)}`
        : `${column.name}: no NaN and no infinity in ${counted(rows, 'row')}`,
    nulls: rows - counts.filled(),
    failed,
    examples,
    path: column.declared?.path ?? context.dataset.path,
  });
}

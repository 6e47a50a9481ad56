import { identifier } from '../../engines/sql.ts';
import { allowance, exceeds } from '../amount.ts';
import { answer, type CheckContext, type CheckFamily, firstOf, type Judge, type StoredColumn } from '../family.ts';
import { counted, share } from '../words.ts';

export const nullsCheck: CheckFamily = {
  name: 'nulls',
  key: 'columns.<name>.nulls',
  asks: 'Are at most so many values missing? NaN is no null, it is counted by `not-finite`.',
  reasons: ['too-many-nulls'],
  plan: (context) => context.present.flatMap((column) => limited(context, column)),
};

export const allNullCheck: CheckFamily = {
  name: 'all-null',
  key: 'always',
  asks: 'Does every column have at least one value? Also asked of columns that the contract does not name.',
  reasons: ['all-null'],
  plan: (context) =>
    context.stored.map((column) => {
      const filled = context.count(`count(${identifier(column.name)})`);
      return () => allNull(context, column, filled());
    }),
};

function limited(context: CheckContext, column: CheckContext['present'][number]): readonly Judge[] {
  const amount = column.declared.nulls;
  if (amount === undefined) return [];
  const filled = context.count(`count(${identifier(column.name)})`);
  const common = { check: 'nulls', column: column.name, level: column.declared.level } as const;
  const path = [...column.declared.path, 'nulls'];
  return [
    async () => {
      const { rows } = context.shape;
      const nulls = rows - filled();
      if (rows === 0) {
        return answer(context, {
          ...common,
          verdict: 'unknown',
          reason: 'no-rows',
          sentence: `${column.name}: no rows`,
          path,
        });
      }
      const broken = exceeds(nulls, amount, rows);
      const examples = broken ? await context.examples(`${identifier(column.name)} IS NULL`) : [];
      return answer(context, {
        ...common,
        verdict: broken ? 'fail' : 'pass',
        reason: broken ? 'too-many-nulls' : 'kept',
        sentence: `${column.name}: ${nulls} of ${counted(rows, 'row')}${share(nulls, rows)} are null, ${allowance(amount)} allowed${firstOf(examples)}`,
        nulls,
        failed: nulls,
        examples,
        path,
      });
    },
  ];
}

function allNull(context: CheckContext, column: StoredColumn, filled: number): ReturnType<Judge> {
  const { rows } = context.shape;
  const { declared } = column;
  const allowed = declared?.nulls !== undefined && !exceeds(rows, declared.nulls, rows);
  const agreed = allowed && declared.defaults?.filled !== true;
  const broken = filled === 0 && rows > 0 && !agreed;
  return answer(context, {
    check: 'all-null',
    column: column.name,
    verdict: rows === 0 ? 'unknown' : broken ? 'fail' : 'pass',
    level: declared?.defaults?.level ?? declared?.level ?? 'fail',
    reason: rows === 0 ? 'no-rows' : broken ? 'all-null' : 'kept',
    sentence:
      filled === 0 && rows > 0
        ? `${column.name}: all ${counted(rows, 'row')} are null`
        : `${column.name}: ${counted(filled, 'value')}`,
    nulls: rows - filled,
    failed: broken ? rows : 0,
    path: declared?.path ?? context.dataset.path,
  });
}

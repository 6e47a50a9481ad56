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
        const { dialect } = context.engine;
        const cell = identifier(column.name);
        const filled = context.count(`count(${cell})`);
        const failed = context.count(`count(*) FILTER (WHERE NOT ${dialect.finiteNumber(cell)})`);
        const kinds: Kind[] = [];
        // Three counts of every column would cost as much as all of its other rules; nearly always there is nothing to tell apart.
        context.afterwards(() => {
          if (failed() > 0) kinds.push(...kindsOf(context, cell));
        });
        return () => judge(context, column, { filled, failed, kinds });
      }),
};

interface Kind {
  readonly name: string;
  readonly count: Count;
}

interface Counts {
  readonly filled: Count;
  readonly failed: Count;
  /** Empty where there is none. */
  readonly kinds: readonly Kind[];
}

function kindsOf(context: CheckContext, cell: string): readonly Kind[] {
  const { dialect } = context.engine;
  const equal = (value: number) => `count(*) FILTER (WHERE ${cell} = ${dialect.doubleOf(value)})`;
  return [
    { name: 'NaN', count: context.count(`count(*) FILTER (WHERE ${dialect.isNan(cell)})`) },
    { name: '+Inf', count: context.count(equal(Number.POSITIVE_INFINITY)) },
    { name: '−Inf', count: context.count(equal(Number.NEGATIVE_INFINITY)) },
  ];
}

async function judge(context: CheckContext, column: StoredColumn, counts: Counts) {
  const { rows } = context.shape;
  const failed = counts.failed();
  const examples =
    failed > 0
      ? await context.examples(`NOT ${context.engine.dialect.finiteNumber(identifier(column.name))}`, column.name)
      : [];
  const parts = counts.kinds.flatMap(({ name, count }) => (count() > 0 ? [`${count()} ${name}`] : []));
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

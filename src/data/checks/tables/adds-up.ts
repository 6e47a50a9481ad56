import type { Dialect } from '../../engines/dialect.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import type { CheckFamily, Judge } from '../family.ts';
import { kindOf } from './compare.ts';
import { rowJudge } from './row-rule.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const addsUpCheck: CheckFamily = {
  name: 'adds-up',
  key: 'checks[].adds-up',
  asks: 'Is the sum of some columns another column, or a number, in every row? Rows with a null are left out, or break it with `nulls: break`.',
  reasons: ['sum-differs', 'allowance-too-large', 'missing-column', 'cannot-compare'],
  plan: (context) =>
    planTableRules(
      context,
      'adds-up',
      ({ columns, to }) => (typeof to === 'string' ? [...columns, to] : columns),
      judge,
    ),
};

/** Ten digits and more agree: what adding doubles loses is far less. */
const billionth = 1e-9;

/** Powers of 2: from where on sums are taken of cells that are moved nearer to 1, and how far they are moved. */
const farFromOne = 900;
const moved = 128;

function judge(asked: AskedOfTable<'adds-up'>): Judge {
  const { context, rule } = asked;
  const columns = typeof rule.to === 'string' ? [...rule.columns, rule.to] : rule.columns;
  const odd = columns.map((name) => storedColumn(context, name)).find((column) => kindOf(column) !== 'number');
  if (odd !== undefined) {
    const sentence = `${odd.name} is stored as ${typeWords(odd)} and cannot be added`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const { dialect } = context.engine;
  const cell = (name: string) => dialect.asDouble(identifier(name), storedColumn(context, name).engineType);
  const cells = rule.columns.map(cell);
  const wanted = typeof rule.to === 'string' ? cell(rule.to) : dialect.doubleOf(rule.to);
  const differs = (power: number) => differsAt(dialect, { cells, wanted, within: rule.within }, power);
  const size = largest([...cells, wanted]);
  return rowJudge(asked, {
    columns,
    nulls: rule.nulls,
    reason: 'sum-differs',
    // Far from 1 a sum may leave what a DOUBLE can hold: some engines end the query then, others go on with infinity.
    breaks: `CASE WHEN ${size} >= ${dialect.doubleOf(2 ** farFromOne)} THEN ${differs(-moved)}
      WHEN ${size} < ${dialect.doubleOf(2 ** -farFromOne)} THEN ${differs(moved)} ELSE ${differs(0)} END`,
    words: `do not add up to ${rule.to}`,
  });
}

interface Sum {
  readonly cells: readonly string[];
  readonly wanted: string;
  readonly within: number | undefined;
}

/** The comparison with everything in it times 2^power, which changes no answer. */
function differsAt(dialect: Dialect, { cells, wanted, within }: Sum, power: number): string {
  const at = (value: string) => (power === 0 ? value : dialect.scaled(value, power));
  const difference = `((${cells.map(at).join(' + ')}) - ${at(wanted)})`;
  const allowed =
    within === undefined
      ? `${dialect.doubleOf(billionth)} * ${largest([...cells, wanted].map(at))}`
      : dialect.doubleOf(within * 2 ** power);
  // Of two infinities the difference is NaN, which is not within anything.
  return `NOT coalesce(abs(${difference}) <= ${allowed} AND NOT ${dialect.isNan(difference)}, false)`;
}

const largest = (values: readonly string[]) => `greatest(${values.map((value) => `abs(${value})`).join(', ')})`;

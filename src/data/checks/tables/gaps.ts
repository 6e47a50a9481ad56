import { formatDuration } from '../../../project/index.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { type CheckContext, type CheckFamily, firstOf, type Judge, type StoredColumn } from '../family.ts';
import { counted } from '../words.ts';
import { kindOf } from './compare.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const gapsCheck: CheckFamily = {
  name: 'gaps',
  key: 'checks[].gaps',
  asks: 'Is there no gap longer than this between the first and the last time, within each group of `by`? Named is the row after each gap; rows with a null are left out. That the times reach up to some day is asked by `largest`.',
  reasons: ['time-gap', 'missing-column', 'cannot-compare'],
  plan: (context) => planTableRules(context, 'gaps', ({ column = '', by }) => [column, ...by], judge),
};

function judge(asked: AskedOfTable<'gaps'>): Judge {
  const { context, rule } = asked;
  const column = storedColumn(context, rule.column ?? '');
  if (kindOf(column) !== 'time') {
    const sentence = `${column.name} is stored as ${typeWords(column)}, which has no gaps of time`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const filled = [column.name, ...rule.by].map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const full = context.count(`count(*) FILTER (WHERE ${filled})`);
  return async () => {
    const nulls = context.shape.rows - full();
    const steps = stepsSql(context, column, rule.by, filled);
    const late = `"#now" - "#before" > ${rule.every * 1000}`;
    const { rows } = await context.engine.query(
      `SELECT count(*), count(*) FILTER (WHERE ${late}) FROM (${steps}) AS "#part" WHERE "#before" IS NOT NULL`,
      [context.table],
    );
    const [pairs = 0, gaps = 0] = (rows[0] ?? []).map(Number);
    if (pairs === 0) {
      const sentence = 'there are no two times to compare';
      return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence, nulls });
    }
    const cells = [column.name, ...rule.by].map(identifier).join(', ');
    const condition = `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${steps}) AS "#part" WHERE ${late})`;
    const examples = gaps > 0 ? await context.examples(condition, column.name) : [];
    return answerOf(asked, {
      verdict: gaps > 0 ? 'fail' : 'pass',
      reason: gaps > 0 ? 'time-gap' : 'kept',
      sentence: `${counted(gaps, 'gap')} of more than ${formatDuration(rule.every)} in ${counted(pairs, 'step')} of ${column.name}${firstOf(examples)}`,
      nulls,
      failed: gaps,
      examples,
    });
  };
}

/** Each different time of a group with the one before it, in microseconds. */
function stepsSql(
  { engine, relation }: CheckContext,
  column: StoredColumn,
  by: readonly string[],
  filled: string,
): string {
  const cells = [column.name, ...by].map(identifier).join(', ');
  const times = `SELECT DISTINCT ${cells} FROM ${relation} WHERE ${filled}`;
  const groups = by.length === 0 ? '' : `PARTITION BY ${by.map(identifier).join(', ')} `;
  const now = engine.dialect.microseconds(identifier(column.name), column.engineType);
  return `SELECT ${cells}, ${now} AS "#now", lag(${now}) OVER (${groups}ORDER BY ${now}) AS "#before" FROM (${times}) AS "#part"`;
}

import { identifier } from '../../engines/sql.ts';
import { allowance, judged } from '../amount.ts';
import { firstOf, type Judge } from '../family.ts';
import { ordinary } from '../values/range.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { answerOf, type InTable, storedColumn } from './table-rule.ts';

/** A rule that each row keeps or breaks by itself, by its values in some columns. */
export interface RowRule {
  readonly columns: readonly string[];
  readonly nulls: 'skip' | 'break';
  readonly reason: string;
  /** SQL, true or false where none of the columns is null: true breaks the rule. */
  readonly breaks: string;
  /** As in "3 of 10 rows <words>". */
  readonly words: string;
}

/** Counts the rows that break it; those in which a column is null or NaN break it too, or are left out and counted. */
export function rowJudge(asked: InTable, rule: RowRule): Judge {
  const { context } = asked;
  const filled = rule.columns
    .map((name) => `${ordinary(context.engine.dialect, storedColumn(context, name))}${identifier(name)} IS NOT NULL`)
    .join(' AND ');
  const breaks = rule.nulls === 'skip' ? `(${filled}) AND (${rule.breaks})` : `NOT (${filled}) OR (${rule.breaks})`;
  const full = context.count(`count(*) FILTER (WHERE ${filled})`);
  const breaking = context.count(`count(*) FILTER (WHERE ${breaks})`);
  return async () => {
    const { rows } = context.shape;
    const [failed, nulls] = [breaking(), rows - full()];
    if (rows === 0 || (rule.nulls === 'skip' && full() === 0)) {
      const sentence = rows === 0 ? 'no rows' : 'no row has a value in all of its columns';
      return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence, nulls });
    }
    const examples = failed > 0 ? await context.examples(`(${breaks})`) : [];
    const withNulls =
      nulls > 0 ? ` (${whole(nulls)} with a null, ${rule.nulls === 'skip' ? 'left out' : 'which break it'})` : '';
    return answerOf(asked, {
      ...judged(context, failed, rows, rule.reason),
      sentence: `${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, rule.words)}${withNulls}, ${allowance(context.allowed)} may${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

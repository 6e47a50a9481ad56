import type { ProjectPath } from '../../project/types.ts';
import { identifier } from '../engines/sql.ts';
import { typeWords } from '../type-words.ts';
import { allowance, judged } from './amount.ts';
import { answer, type CheckContext, firstOf, type Judge, type PresentColumn } from './family.ts';
import { isOfType } from './type.ts';
import { agreeing, counted, share, whole } from './words.ts';

/** A rule about the single values of one column; nulls neither keep nor break it. */
export interface CellRule {
  readonly check: string;
  /** Key below the column in `mlops.yaml`. */
  readonly key: string;
  /** Where it stands, if not there. */
  readonly path?: ProjectPath;
  readonly reason: string;
  /** SQL, true for a value that breaks the rule; undefined: the rule does not fit this type. */
  readonly breaks: string | undefined;
  /** As in "3 of 10 rows <words>". */
  readonly words: string;
  /** For a rule that cannot be asked: why, and its code. */
  readonly cannot?: { readonly reason: string; readonly sentence: string };
}

/** Counts the rows that break a rule about values, and names the first. */
export function cellJudge(context: CheckContext, column: PresentColumn, rule: CellRule): Judge {
  const { declared } = column;
  const common = {
    check: rule.check,
    column: column.name,
    level: declared.level,
    path: rule.path ?? [...declared.path, rule.key],
  } as const;
  const cannot = rule.cannot ?? unfit(column, rule);
  if (cannot !== undefined) return () => answer(context, { ...common, verdict: 'unknown', ...cannot, checked: 0 });
  const filled = context.count(`count(${identifier(column.name)})`);
  const breaking = context.count(`count(*) FILTER (WHERE ${rule.breaks})`);
  return async () => {
    const { rows } = context.shape;
    const [values, failed] = [filled(), breaking()];
    const nulls = rows - values;
    if (values === 0) {
      const sentence = `${column.name}: ${rows === 0 ? 'no rows' : 'all rows are null'}`;
      return answer(context, { ...common, verdict: 'unknown', reason: 'no-rows', sentence, nulls });
    }
    const examples = failed > 0 ? await context.examples(rule.breaks ?? 'false', column.name) : [];
    const withNulls = nulls > 0 ? ` (${whole(nulls)} null)` : '';
    const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : '';
    return answer(context, {
      ...common,
      ...judged(context, failed, rows, rule.reason),
      sentence: `${column.name}: ${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, rule.words)}${withNulls}${allowed}${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

function unfit(column: PresentColumn, rule: CellRule): CellRule['cannot'] {
  if (isOfType(column) && rule.breaks !== undefined) return undefined;
  const sentence = `${column.name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`;
  return { reason: 'cannot-compare', sentence };
}

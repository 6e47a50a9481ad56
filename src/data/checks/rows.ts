import { type Answer, answer, type CheckContext, type CheckFamily } from './family.ts';
import { counted, whole } from './words.ts';

export const rowsCheck: CheckFamily = {
  name: 'rows',
  key: 'rows.min, rows.max',
  asks: 'Are there rows at all, and as many as declared?',
  reasons: ['empty-table', 'too-few-rows', 'too-many-rows'],
  plan: (context) => [() => answer(context, judge(context))],
};

function judge(context: CheckContext): Answer {
  const { rows } = context.shape;
  const { min, max } = context.dataset.rows;
  const common = { check: 'rows', level: 'fail', path: [...context.dataset.path, 'rows'] } as const;
  const number = counted(rows, 'row');
  if (rows === 0)
    return {
      ...common,
      path: context.dataset.path,
      verdict: 'fail',
      reason: 'empty-table',
      sentence: 'the table has no rows',
    };
  if (min !== undefined && rows < min) {
    return {
      ...common,
      verdict: 'fail',
      reason: 'too-few-rows',
      sentence: `${number}, at least ${whole(min)} expected`,
    };
  }
  if (max !== undefined && rows > max) {
    return {
      ...common,
      verdict: 'fail',
      reason: 'too-many-rows',
      sentence: `${number}, at most ${whole(max)} expected`,
    };
  }
  const path = min === undefined && max === undefined ? context.dataset.path : common.path;
  return { ...common, path, verdict: 'pass', reason: 'kept', sentence: number };
}

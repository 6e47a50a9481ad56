import { identifier } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import type { CheckContext, CheckFamily, Judge, PresentColumn } from '../family.ts';
import { patternProblem } from '../portable-pattern.ts';
import { isTextual } from '../type.ts';

export const patternCheck: CheckFamily = {
  name: 'pattern',
  key: 'columns.<name>.pattern',
  asks: 'Does every value match the regular expression, from its first to its last character?',
  reasons: ['pattern-mismatch', 'pattern-not-asked', 'cannot-compare'],
  plan: (context) =>
    context.present.flatMap((column) =>
      [column.declared.pattern, column.declared.alsoPattern]
        .filter((pattern) => pattern !== undefined)
        .map((pattern) => matches(context, column, pattern)),
    ),
};

function matches(context: CheckContext, column: PresentColumn, pattern: string): Judge {
  const cell = identifier(column.name);
  const breaks = isTextual(column) ? `NOT ${context.engine.dialect.matchesWhole(cell, pattern)}` : undefined;
  const rule = {
    check: 'pattern',
    key: 'pattern',
    reason: 'pattern-mismatch',
    breaks,
    words: `do not match ${pattern}`,
  };
  const problem = patternProblem(pattern);
  const sentence = `${column.name}: the pattern ${pattern} uses ${problem}`;
  const cannot = problem === undefined ? {} : { cannot: { reason: 'pattern-not-asked', sentence } };
  return cellJudge(context, column, { ...rule, ...cannot });
}

import { identifier, literal } from '../engines/sql.ts';
import { cellJudge } from './cell-rule.ts';
import type { CheckFamily } from './family.ts';
import { patternProblem } from './portable-pattern.ts';

export const patternCheck: CheckFamily = {
  name: 'pattern',
  key: 'columns.<name>.pattern',
  asks: 'Does every value match the regular expression, from its first to its last character?',
  reasons: ['pattern-mismatch', 'pattern-not-portable', 'cannot-compare'],
  plan: (context) =>
    context.present.flatMap((column) => {
      const { pattern } = column.declared;
      if (pattern === undefined) return [];
      const cell = identifier(column.name);
      const textual = column.type === 'string' || column.type === 'integer';
      const breaks = textual ? `NOT regexp_full_match(${cell}::VARCHAR, ${literal(pattern)})` : undefined;
      const rule = {
        check: 'pattern',
        key: 'pattern',
        reason: 'pattern-mismatch',
        breaks,
        words: `do not match ${pattern}`,
      };
      const problem = patternProblem(pattern);
      const sentence = `${column.name}: the pattern ${pattern} uses ${problem}`;
      const cannot = problem === undefined ? {} : { cannot: { reason: 'pattern-not-portable', sentence } };
      return [cellJudge(context, column, { ...rule, ...cannot })];
    }),
};

import { identifier } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { askedOf, type CheckFamily } from '../family.ts';
import { patternProblem } from '../portable-pattern.ts';
import { isTextual } from '../type.ts';
import { listed } from '../words.ts';

export const notPatternCheck: CheckFamily = {
  name: 'not-pattern',
  key: 'columns.<name>.not-pattern',
  asks: 'Does no value match any of the regular expressions, from its first to its last character?',
  reasons: ['forbidden-pattern', 'pattern-not-asked', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'not-pattern').map(({ column, rule: { patterns, path } }) => {
      const cell = identifier(column.name);
      const breaks = patterns.map((pattern) => context.engine.dialect.matchesWhole(cell, pattern)).join(' OR ');
      const problem = patterns.map(patternProblem).find((found) => found !== undefined);
      const sentence = `${column.name}: a pattern of ${patterns.join(', ')} uses ${problem}`;
      return cellJudge(context, column, {
        check: 'not-pattern',
        key: 'not-pattern',
        path,
        reason: 'forbidden-pattern',
        breaks: isTextual(column) ? `(${breaks})` : undefined,
        words: `match ${listed(patterns)}`,
        ...(problem !== undefined && { cannot: { reason: 'pattern-not-asked', sentence } }),
      });
    }),
};

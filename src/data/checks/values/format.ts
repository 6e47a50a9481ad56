import { identifier } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { askedOf, type CheckFamily } from '../family.ts';
import { isTextual } from '../type.ts';

export const formatCheck: CheckFamily = {
  name: 'format',
  key: 'columns.<name>.format',
  asks: 'Has every value the form of that name, or of that date format, from its first to its last character? What the names mean is in [formats](formats.md).',
  reasons: ['format-mismatch', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'format').map(({ column, rule: { name, pattern, path } }) =>
      cellJudge(context, column, {
        check: 'format',
        key: 'format',
        path,
        reason: 'format-mismatch',
        breaks: isTextual(column)
          ? `NOT ${context.engine.dialect.matchesWhole(identifier(column.name), pattern)}`
          : undefined,
        words: `do not have the format ${name}`,
      }),
    ),
};

import { isFloating } from '../../engines/column-type.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { identifier } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { askedOf, type CheckFamily, type PresentColumn } from '../family.ts';
import { isNumeric } from '../type.ts';
import { counted } from '../words.ts';

export const decimalsCheck: CheckFamily = {
  name: 'decimals',
  key: 'columns.<name>.decimals',
  asks: 'Has no number more digits after the point, or in all, than allowed? A floating-point number has those of the shortest decimal that it stands for; beyond 15 digits in all it has none to speak of, and is not asked.',
  reasons: ['too-many-digits', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'decimals').map(({ column, rule: { scale, precision, path } }) => {
      const { dialect } = context.engine;
      const broken = [
        tooFine(dialect, column, scale),
        ...(precision === undefined ? [] : [tooLong(dialect, column, precision - scale)]),
      ];
      const all = precision === undefined ? '' : ` or ${precision} in all`;
      return cellJudge(context, column, {
        check: 'decimals',
        key: 'decimals',
        path,
        reason: 'too-many-digits',
        breaks: isNumeric(column) ? `(${broken.join(' OR ')})` : undefined,
        words: `have more than ${counted(scale, 'digit')} after the point${all}`,
      });
    }),
};

/** From here on neighbouring doubles are too far apart to tell one digit after the point from the next. */
const finest = 2 ** 51;

/** A double has at most so many digits if it is the one nearest to a decimal that does. */
function tooFine(dialect: Dialect, { name, engineType, type }: PresentColumn, scale: number): string {
  const cell = identifier(name);
  if (type === 'integer') return 'false';
  if (!isFloating(engineType)) return `${cell} <> round(${cell}, ${scale})`;
  const units = dialect.doubleOf(10 ** scale);
  const nearest = dialect.asFloating(`round(${dialect.asDouble(cell, engineType)} * ${units}) / ${units}`, engineType);
  const near = `${dialect.finiteNumber(cell)} AND abs(${cell}) < ${dialect.doubleOf(finest / 10 ** scale)}`;
  // Not by AND: of a value that is far away the product may be none.
  return `(CASE WHEN ${near} THEN ${cell} <> ${nearest} ELSE false END)`;
}

function tooLong(dialect: Dialect, { name, engineType }: PresentColumn, digits: number): string {
  const cell = identifier(name);
  const finite = isFloating(engineType) ? `${dialect.finiteNumber(cell)} AND ` : '';
  return `(${finite}abs(${dialect.asDouble(cell, engineType)}) >= ${dialect.doubleOf(10 ** digits)})`;
}

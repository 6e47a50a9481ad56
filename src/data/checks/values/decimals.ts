import { isFloating } from '../../engines/column-type.ts';
import { doubleOf, finiteNumber } from '../../engines/dialect.ts';
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
      const broken = [tooFine(column, scale), ...(precision === undefined ? [] : [tooLong(column, precision - scale)])];
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
function tooFine({ name, engineType, type }: PresentColumn, scale: number): string {
  const cell = identifier(name);
  if (type === 'integer') return 'false';
  if (!isFloating(engineType)) return `${cell} <> round(${cell}, ${scale})`;
  const units = doubleOf(10 ** scale);
  const nearest = `CAST(round(CAST(${cell} AS DOUBLE) * ${units}) / ${units} AS ${engineType === 'FLOAT' ? 'REAL' : 'DOUBLE'})`;
  return `(${finiteNumber(cell)} AND abs(${cell}) < ${doubleOf(finest / 10 ** scale)} AND ${cell} <> ${nearest})`;
}

function tooLong({ name, engineType }: PresentColumn, digits: number): string {
  const cell = identifier(name);
  const finite = isFloating(engineType) ? `${finiteNumber(cell)} AND ` : '';
  return `(${finite}abs(CAST(${cell} AS DOUBLE)) >= ${doubleOf(10 ** digits)})`;
}

import { identifier } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { askedOf, type CheckFamily } from '../family.ts';
import { between } from '../words.ts';

export const lengthCheck: CheckFamily = {
  name: 'length',
  key: 'columns.<name>.length',
  asks: 'Has every text as many characters (code points) as allowed?',
  reasons: ['wrong-length', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'length').map(({ column, rule }) => {
      const length = context.engine.dialect.characters(`CAST(${identifier(column.name)} AS VARCHAR)`);
      const broken = [
        ...(rule.min === undefined ? [] : [`${length} < ${rule.min}`]),
        ...(rule.max === undefined ? [] : [`${length} > ${rule.max}`]),
      ];
      return cellJudge(context, column, {
        check: 'length',
        key: 'length',
        path: rule.path,
        reason: 'wrong-length',
        breaks: column.type === 'string' ? `(${broken.join(' OR ')})` : undefined,
        words: `do not have ${between(rule)} characters`,
      });
    }),
};

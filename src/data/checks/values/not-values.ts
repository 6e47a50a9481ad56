import { cellJudge } from '../cell-rule.ts';
import { askedOf, type CheckFamily } from '../family.ts';
import { listed } from '../words.ts';
import { inList } from './values.ts';

export const notValuesCheck: CheckFamily = {
  name: 'not-values',
  key: 'columns.<name>.not-values',
  asks: 'Is no value one of the forbidden ones?',
  reasons: ['forbidden-value', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'not-values').map(({ column, rule }) =>
      cellJudge(context, column, {
        check: 'not-values',
        key: 'not-values',
        path: rule.path,
        reason: 'forbidden-value',
        breaks: inList(context.engine.dialect, column, rule.values),
        words: `have one of the forbidden values ${listed(rule.values.map(String))}`,
      }),
    ),
};

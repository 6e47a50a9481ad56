import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { allowance, judged } from '../amount.ts';
import { type Asked, answer, askedOf, type CheckContext, type CheckFamily, firstOf, type Judge } from '../family.ts';
import { kindOf } from '../tables/compare.ts';
import { otherTable } from '../tables/other-table.ts';
import { agreeing, counted, share, whole } from '../words.ts';

export const valuesFromCheck: CheckFamily = {
  name: 'values-from',
  key: 'columns.<name>.values.from',
  asks: 'Is every value one of a column of another dataset (a foreign key)? Nulls are neither in nor out.',
  reasons: ['outside-other', 'other-dataset-missing', 'missing-column', 'cannot-compare'],
  plan: (context) => askedOf(context, 'values-from').map((asked) => judge(context, asked)),
};

function judge(context: CheckContext, { column, rule }: Asked<'values-from'>): Judge {
  const { name } = column;
  const common = { check: 'values-from', column: name, level: column.declared.level, path: rule.path } as const;
  const cell = identifier(name);
  const filled = context.count(`count(${cell})`);
  return async () => {
    const nulls = context.shape.rows - filled();
    const there = `${rule.dataset}.${rule.column}`;
    const open = (verdict: 'fail' | 'unknown', reason: string, sentence: string) =>
      answer(context, { ...common, verdict, reason, sentence: `${name}: ${sentence}`, nulls, checked: 0 });
    const other = await otherTable(context, rule.dataset);
    if (other === undefined) return open('unknown', 'other-dataset-missing', `there is no dataset ${rule.dataset}`);
    const found = other.columns.find((one) => one.name === rule.column);
    if (found === undefined) return open('fail', 'missing-column', `there is no column ${there}`);
    if (filled() === 0) return open('unknown', 'no-rows', 'no values');
    if (kindOf(column) === undefined || kindOf(column) !== kindOf(found))
      return open(
        'unknown',
        'cannot-compare',
        `${typeWords(column)} cannot be compared with ${typeWords(found)} of ${there}`,
      );
    const theirs = `SELECT ${identifier(rule.column)} FROM ${other.relation} WHERE ${identifier(rule.column)} IS NOT NULL`;
    const breaks = `${cell} IS NOT NULL AND ${cell} NOT IN (${theirs})`;
    const { rows } = await context.engine.query(
      `SELECT count(*), count(DISTINCT ${cell}) FROM ${context.relation} WHERE ${breaks}`,
      [context.table, other.table],
    );
    const [failed = 0, values = 0] = (rows[0] ?? []).map(Number);
    const all = context.shape.rows;
    const examples = failed > 0 ? await context.examples(breaks, name, [other.table]) : [];
    const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : '';
    return answer(context, {
      ...common,
      ...judged(context, failed, all, 'outside-other'),
      sentence: `${name}: ${whole(failed)} of ${counted(all, 'row')}${share(failed, all)} ${agreeing(failed, 'have ')}one of ${counted(values, 'value')} that ${there} does not have${allowed}${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

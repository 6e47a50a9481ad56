import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { allowance, judged } from '../amount.ts';
import {
  type Asked,
  answer,
  askedOf,
  type CheckContext,
  type CheckFamily,
  firstOf,
  type Judge,
  noValues,
} from '../family.ts';
import { agreeing, counted, share, whole } from '../words.ts';

export const spellingCheck: CheckFamily = {
  name: 'hygiene-spelling',
  key: 'columns.<name>.hygiene',
  asks: 'Does no text differ from another only in letter case or white space? Of such texts the most frequent one is taken for right.',
  reasons: ['spelling-variants', 'cannot-compare'],
  plan: (context) =>
    askedOf(context, 'hygiene')
      .filter(({ rule }) => rule.asks.includes('spelling'))
      .map((asked) => judge(context, asked)),
};

function judge(context: CheckContext, { column, rule }: Asked<'hygiene'>): Judge {
  const { name } = column;
  const common = { check: 'hygiene-spelling', column: name, level: column.declared.level, path: rule.path } as const;
  if (column.type !== 'string') {
    const sentence = `${name}: \`hygiene\` cannot be asked of a column stored as ${typeWords(column)}`;
    return () => answer(context, { ...common, verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const filled = context.count(`count(${identifier(name)})`);
  return async () => {
    const { rows } = context.shape;
    const nulls = rows - filled();
    if (filled() === 0) return noValues(context, common, nulls);
    const variants = variantsSql(context, name);
    const counts = await context.engine.query(
      `SELECT coalesce(sum("#times"), 0), count(*) FROM (${variants}) AS "#part"`,
      [context.table],
    );
    const [failed = 0, spellings = 0] = (counts.rows[0] ?? []).map(Number);
    const condition = `${identifier(name)} IN (SELECT "#value" FROM (${variants}) AS "#part")`;
    const examples = failed > 0 ? await context.examples(condition, name) : [];
    const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : '';
    return answer(context, {
      ...common,
      ...judged(context, failed, rows, 'spelling-variants'),
      sentence: `${name}: ${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, 'have ')}one of ${counted(spellings, 'spelling')} that differ from a more frequent one only in letter case or white space${allowed}${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

/** Texts that are not the most frequent spelling of their kind, and how often each stands. */
function variantsSql(context: CheckContext, name: string): string {
  const cell = identifier(name);
  const texts = `SELECT ${cell} AS "#value", ${context.engine.dialect.plainSpelling(cell)} AS "#plain", count(*) AS "#times"
    FROM ${context.relation} WHERE ${cell} IS NOT NULL GROUP BY ${cell}`;
  const ranked = `SELECT "#value", "#times", row_number() OVER (PARTITION BY "#plain" ORDER BY "#times" DESC, "#value") AS "#rank"
    FROM (${texts}) AS "#part"`;
  return `SELECT "#value", "#times" FROM (${ranked}) AS "#part" WHERE "#rank" > 1`;
}

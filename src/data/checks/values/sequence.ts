import type { SequenceRule } from '../../../project/types.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { allowance, judged } from '../amount.ts';
import {
  answer,
  askedOf,
  type CheckContext,
  type CheckFamily,
  firstOf,
  type Judge,
  type PresentColumn,
} from '../family.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { ordinary } from './range.ts';

export const increasingCheck = familyOf('increasing', 'not-increasing', 'smaller');
export const decreasingCheck = familyOf('decreasing', 'not-decreasing', 'larger');

function familyOf(key: SequenceRule['key'], reason: string, word: string): CheckFamily {
  return {
    name: key,
    key: `columns.<name>.${key}`,
    asks: `Is no value ${word} than the one before it, in the order of the files or of \`order\`, within each group of \`by\`? Rows in which one of these columns is null are left out.`,
    reasons: [reason, 'rows-without-order', 'missing-column', 'cannot-compare'],
    plan: (context) => askedOf(context, key).map(({ column, rule }) => judge(context, column, rule, { reason, word })),
  };
}

interface Wording {
  readonly reason: string;
  readonly word: string;
}

const ordered: ReadonlySet<string> = new Set(['integer', 'number', 'date', 'timestamp']);

function judge(context: CheckContext, column: PresentColumn, rule: SequenceRule, { reason, word }: Wording): Judge {
  const { name } = column;
  const common = { check: rule.key, column: name, level: column.declared.level, path: rule.path } as const;
  const names = [name, ...(rule.order === undefined ? [] : [rule.order]), ...rule.by];
  const gone = names.filter((each) => context.stored.every((stored) => stored.name !== each));
  if (gone.length > 0) {
    const sentence = `${name}: there is no column ${gone.join(', ')}`;
    return () => answer(context, { ...common, verdict: 'fail', reason: 'missing-column', sentence, checked: 0 });
  }
  if (!ordered.has(column.type)) {
    const sentence = `${name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`;
    return () => answer(context, { ...common, verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const filled = names.map((each) => `${identifier(each)} IS NOT NULL`).join(' AND ');
  const asked = context.count(`count(*) FILTER (WHERE ${ordinary(context.engine.dialect, column)}${filled})`);
  return async () => {
    const { rows } = context.shape;
    const nulls = rows - asked();
    if (asked() < 2) {
      const sentence = `${name}: ${counted(asked(), 'value')}, nothing to compare`;
      return answer(context, { ...common, verdict: 'unknown', reason: 'no-rows', sentence, nulls });
    }
    const some = `${ordinary(context.engine.dialect, column)}${filled}`;
    const open = await withoutOrder(context, rule, some);
    if (open !== undefined) {
      const sentence = `${name}: ${open}`;
      return answer(context, { ...common, verdict: 'unknown', reason: 'rows-without-order', sentence, checked: 0 });
    }
    const place = placeOf(context, rule);
    const broken = stepsSql(context, rule, name, some);
    const counts = await context.engine.query(`SELECT count(*) FROM (${broken}) AS "#part"`, [context.table]);
    const failed = Number(counts.rows[0]?.[0]);
    const examples =
      failed > 0
        ? await context.examples(
            `(${place}) IN (SELECT ${context.engine.dialect.tuple(place)} FROM (${broken}) AS "#part")`,
            name,
          )
        : [];
    const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : '';
    const step = rule.strictly ? `not ${word === 'smaller' ? 'larger' : 'smaller'}` : word;
    return answer(context, {
      ...common,
      ...judged(context, failed, rows, reason),
      sentence: `${name}: ${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, 'are ')}${step} than the one before${allowed}${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

/**
 * Rows of a database stand in no order but that of a column: why it does not decide which of two rows comes first.
 * Undefined where it does.
 */
async function withoutOrder(context: CheckContext, { order, by }: SequenceRule, some: string) {
  if (context.shape.rowNumbers !== 'none') return undefined;
  if (order === undefined) return 'rows of a database have no order of their own; `order` has to name a column';
  const cells = [...by, order].map(identifier).join(', ');
  const groups = `SELECT 1 AS "#one" FROM ${context.relation} WHERE ${some} GROUP BY ${cells} HAVING count(*) > 1`;
  const { rows } = await context.engine.query(`SELECT count(*) FROM (${groups}) AS "#part"`, [context.table]);
  const ties = Number(rows[0]?.[0]);
  return ties === 0 ? undefined : `${counted(ties, 'value')} of ${order} stand in several rows, which have no order`;
}

/** What names a row: where it stands, or what orders it. */
function placeOf({ shape }: CheckContext, { order, by }: SequenceRule): string {
  if (shape.rowNumbers !== 'none' || order === undefined) return '"#file", "#row"';
  return [...by, order].map(identifier).join(', ');
}

/** Places of those that break the order. */
function stepsSql(context: CheckContext, rule: SequenceRule, name: string, filled: string): string {
  const groups = rule.by.length === 0 ? '' : `PARTITION BY ${rule.by.map(identifier).join(', ')} `;
  const place = placeOf(context, rule);
  const order = [...(rule.order === undefined ? [] : [identifier(rule.order)]), place].join(', ');
  const cell = identifier(name);
  const pairs = `SELECT ${place}, ${cell} AS "#now", lag(${cell}) OVER (${groups}ORDER BY ${order}) AS "#before"
    FROM ${context.shape.rowNumbers === 'none' ? context.relation : context.placedRelation} WHERE ${filled}`;
  const operator = `${rule.key === 'increasing' ? '<' : '>'}${rule.strictly ? '=' : ''}`;
  return `SELECT ${place} FROM (${pairs}) AS "#part" WHERE "#now" ${operator} "#before"`;
}

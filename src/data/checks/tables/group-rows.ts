import type { Period, TableRuleOf } from '../../../project/types.ts';
import { shownValue } from '../../engines/shown-value.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import { type CheckContext, type CheckFamily, firstOf, type Judge } from '../family.ts';
import { isSensitive } from '../sensitive.ts';
import { between, whole } from '../words.ts';
import { kindOf } from './compare.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const groupRowsCheck: CheckFamily = {
  name: 'group-rows',
  key: 'checks[].rows',
  asks: 'Has each group as many rows as declared, in each period from the first to the last of all? A period in which a group has no row counts; rows with a null are left out.',
  reasons: ['too-few-rows', 'too-many-rows', 'missing-column', 'cannot-compare'],
  plan: (context) =>
    planTableRules(context, 'rows', ({ column, by }) => [...by, ...(column === undefined ? [] : [column])], judge),
};

function judge(asked: AskedOfTable<'rows'>): Judge {
  const { context, rule } = asked;
  const { by, per } = rule;
  const time = rule.column === undefined ? undefined : storedColumn(context, rule.column);
  if (time !== undefined && kindOf(time) !== 'time') {
    const sentence = `${time.name} is stored as ${typeWords(time)}, which has no periods of time`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const named = [...by, ...(time === undefined ? [] : [time.name])];
  const filled = named.length === 0 ? 'true' : named.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const full = context.count(`count(*) FILTER (WHERE ${filled})`);
  const period =
    time === undefined || per === undefined ? undefined : context.engine.dialect.periodOf(identifier(time.name), per);
  return async () => {
    const nulls = context.shape.rows - full();
    // One group of no rows is counted; of groups that nobody has seen there are none to count.
    if (full() === 0 && (named.length > 0 || rule.if === undefined))
      return answerOf(asked, { verdict: 'unknown', reason: 'no-rows', sentence: 'no row belongs to a group', nulls });
    const groups = groupsSql(context, by, period, filled);
    const counts = await countsOf(asked, groups, per);
    const broken = counts.few + counts.many + counts.empty;
    const examples = counts.few + counts.many > 0 ? await firstGroups(asked, groups, period !== undefined) : [];
    return answerOf(asked, {
      verdict: broken > 0 ? 'fail' : 'pass',
      reason: broken === 0 ? 'kept' : counts.few + counts.empty > 0 ? 'too-few-rows' : 'too-many-rows',
      sentence: `${sentenceOf(rule, counts)}${firstOf(examples)}`,
      nulls,
      examples,
    });
  };
}

function sentenceOf(rule: TableRuleOf<'rows'>, { all, few, many, empty }: Counts): string {
  const parts = [...rule.by, ...(rule.per === undefined ? [] : [rule.per])];
  const expected = `${between(rule)} rows expected${parts.length === 0 ? '' : ` for each ${parts.join(' and ')}`}`;
  const sides = [
    ...(empty > 0 ? [`${whole(empty)} have none`] : []),
    ...(few > 0 ? [`${whole(few)} have fewer`] : []),
    ...(many > 0 ? [`${whole(many)} have more`] : []),
  ];
  return `${expected}; of ${whole(all + empty)} ${sides.length === 0 ? 'all have so many' : sides.join(', ')}`;
}

/** Groups and periods with their number of rows; `#p` is the period. */
function groupsSql(
  { relation }: CheckContext,
  by: readonly string[],
  period: string | undefined,
  filled: string,
): string {
  const cells = [...by.map(identifier), ...(period === undefined ? [] : [`${period} AS "#p"`])];
  const places = cells.map((_, index) => index + 1).join(', ');
  const grouped = cells.length === 0 ? '' : ` GROUP BY ${places}`;
  return `SELECT ${[...cells, 'count(*) AS "#rows"'].join(', ')} FROM ${relation} WHERE ${filled}${grouped}`;
}

interface Counts {
  /** Groups, or groups in a period, that have rows. */
  readonly all: number;
  readonly few: number;
  readonly many: number;
  /** Those without any row, where some are asked for. */
  readonly empty: number;
}

async function countsOf(asked: AskedOfTable<'rows'>, groups: string, per: Period | undefined): Promise<Counts> {
  const { context, rule } = asked;
  const outside = [
    rule.min === undefined ? 'false' : `"#rows" < ${rule.min}`,
    rule.max === undefined ? 'false' : `"#rows" > ${rule.max}`,
  ];
  const { dialect } = context.engine;
  const cells = rule.by.map(identifier).join(', ');
  const seen =
    cells === '' ? '1' : `(SELECT count(*) FROM (SELECT DISTINCT ${cells} FROM (${groups}) AS "#part") AS "#part")`;
  const range =
    per === undefined
      ? 'NULL, NULL'
      : ['min', 'max'].map((end) => dialect.text(`${end}("#p")`, 'TIMESTAMP')).join(', ');
  const { rows } = await context.engine.query(
    `SELECT count(*), ${outside.map((each) => `count(*) FILTER (WHERE ${each})`).join(', ')}, ${seen}, ${range} FROM (${groups}) AS "#part"`,
    [context.table],
  );
  const [all, few, many, different, first, last] = rows[0] ?? [];
  const periods = per === undefined ? 1 : periodsBetween(String(first), String(last), per);
  const empty = (rule.min ?? 0) > 0 ? Number(different) * periods - Number(all) : 0;
  return { all: Number(all), few: Number(few), many: Number(many), empty };
}

const hours: Readonly<Record<Exclude<Period, 'month'>, number>> = { hour: 1, day: 24, week: 168 };

/** How many periods begin from the first to the last, both included. Texts as in `2026-01-31 00:00:00`, UTC. */
export function periodsBetween(first: string, last: string, period: Period): number {
  const [from, to] = [first, last].map((text) => new Date(`${text.slice(0, 19).replace(' ', 'T')}Z`));
  if (from === undefined || to === undefined) return 0;
  if (period === 'month')
    return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  return Math.round((to.getTime() - from.getTime()) / (hours[period] * 3_600_000)) + 1;
}

async function firstGroups({ context, rule }: AskedOfTable<'rows'>, groups: string, periodic: boolean) {
  const shown = rule.by;
  const named = rule.column === undefined ? shown : [...shown, rule.column];
  if (named.some((name) => isSensitive(context, name))) return [];
  const { dialect } = context.engine;
  const order = [...shown.map(identifier), ...(periodic ? ['"#p"'] : [])].join(', ');
  const cells = [
    ...shown.map(
      (name, index) => `${dialect.shown(identifier(name), storedColumn(context, name).engineType)} AS "#shown${index}"`,
    ),
    ...(periodic ? [`${dialect.text('"#p"', 'TIMESTAMP')} AS "#shown"`] : []),
  ];
  const outside = [
    ...(rule.min === undefined ? [] : [`"#rows" < ${rule.min}`]),
    ...(rule.max === undefined ? [] : [`"#rows" > ${rule.max}`]),
  ];
  const { rows } = await context.engine.query(
    `SELECT ${[...cells, dialect.text('"#rows"', 'BIGINT')].join(', ')} FROM (${groups}) AS "#part" WHERE ${outside.join(' OR ')}${order === '' ? '' : ` ORDER BY ${order}`} LIMIT 5`,
    [context.table],
  );
  const names = [...shown, ...(periodic ? [rule.per ?? 'period'] : []), 'rows'];
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, shownValue(row[index]).slice(0, 60)])));
}

import { namedFormats } from '../../project/index.ts';
import type { ColumnType } from '../../project/types.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { type CheckDigit, iban97, luhn } from './check-digits.ts';
import { likeMoment } from './moment-forms.ts';
import { namesCard, tellingFormats } from './named-format.ts';
import { personalForms } from './sensitive.ts';

/** Values that a first look takes; what most of them are not is not counted over all rows. */
export const firstLook = 2000;

/** A form to be counted over all rows. */
export interface LikelyForm {
  readonly name: string;
  readonly pattern: string;
}

export interface Look {
  readonly forms: readonly LikelyForm[];
  /** Whether most values look like dates. */
  readonly isMoment: boolean;
}

const asked: readonly LikelyForm[] = [
  ...tellingFormats.map((name) => ({ name, pattern: namedFormats[name] ?? '' })),
  ...Object.entries(personalForms).map(([name, pattern]) => ({ name, pattern })),
];
const moment: LikelyForm = { name: 'moment', pattern: likeMoment };
/** An integer has as many digits as a card. */
const cardNumber: LikelyForm = { name: 'credit-card', pattern: '[0-9]{13,19}' };
const checked: Readonly<Record<string, CheckDigit>> = { 'credit-card': luhn, iban: iban97 };
const mostly = 0.8;

/** SQL of a first look at the values of a column. */
export function headOf(table: TableSource, name: string): string {
  const cell = identifier(name);
  return `(SELECT ${cell} FROM ${identifier(table.name)} WHERE ${cell} IS NOT NULL LIMIT ${firstLook})`;
}

/** What at least half of the values of a first look are. */
export async function lookAt(
  engine: DataEngine,
  table: TableSource,
  { name, type }: { readonly name: string; readonly type: ColumnType | 'other' },
): Promise<Look> {
  if (type !== 'string' && type !== 'integer') return { forms: [], isMoment: false };
  const forms = type === 'string' ? [...asked, moment] : [cardNumber];
  const counts = forms.map(({ pattern }) => `count(*) FILTER (WHERE ${matches(engine, name, pattern)})`);
  const { rows } = await engine.query(`SELECT count(*), ${counts.join(', ')} FROM ${headOf(table, name)} AS head`, [
    table,
  ]);
  const [all = 0, ...found] = (rows[0] ?? []).map(Number);
  const likely = forms.filter((_, index) => all > 0 && 2 * (found[index] ?? 0) >= all);
  const sure: LikelyForm[] = [];
  for (const form of likely.filter((each) => each !== moment)) {
    if (await areRight(engine, table, name, form)) sure.push(form);
  }
  return { forms: sure, isMoment: likely.includes(moment) };
}

/** Whether most of those that have a form with a check digit have the right one; one in ten numbers has it by chance. */
async function areRight(engine: DataEngine, table: TableSource, name: string, form: LikelyForm): Promise<boolean> {
  const check = checked[form.name];
  if (check === undefined || (form.name === 'credit-card' && namesCard(name))) return true;
  const number = check.number(`CAST(${identifier(name)} AS VARCHAR)`);
  const { rows } = await engine.query(
    `SELECT count(*), count(*) FILTER (WHERE ${check.holds(engine.dialect)}) FROM (SELECT ${number} AS number
     FROM ${headOf(table, name)} AS head WHERE ${matches(engine, name, form.pattern)}) AS numbers`,
    [table],
  );
  const [all = 0, right = 0] = (rows[0] ?? []).map(Number);
  return right >= mostly * all;
}

export function matches({ dialect }: DataEngine, name: string, pattern: string): string {
  return dialect.matchesWhole(identifier(name), pattern);
}

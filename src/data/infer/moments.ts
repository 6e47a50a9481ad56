import { counted } from '../checks/words.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { ColumnEvidence } from './evidence.ts';
import { beginsLike, dayForms, isoFormsOf, type MomentForm, withClocks } from './moment-forms.ts';

/** Fewer values say nothing about how dates are written. */
const fewest = 30;

/** Of texts that look like dates, how they are written. */
export interface MomentEvidence {
  /** Forms that every value of the first look has, with the rows of the whole table that have them. */
  readonly forms: readonly (MomentForm & { readonly rows: number })[];
}

export interface MomentProposal {
  readonly type?: 'date' | 'timestamp';
  readonly format?: string;
  readonly why: string;
}

/**
 * How the dates of a column are written, where every one of them is, and no other way to read them is left: `01.02.2026`
 * alone may be January or February.
 */
export function momentOf({ moment, filled, type }: ColumnEvidence): MomentProposal | undefined {
  if (moment === undefined || filled < fewest || type !== 'string') return undefined;
  const whole = moment.forms.filter(({ rows }) => rows === filled);
  const typed = whole.find((form) => form.type !== undefined);
  const each = `each of ${counted(filled, 'value')} is one`;
  if (typed?.type !== undefined) return { type: typed.type, why: each };
  const named = whole.filter(({ name }) => name !== 'iso-any');
  const [only, other] = named;
  if (only !== undefined && other === undefined)
    return { format: only.name, why: `${each}, and no other form fits all` };
  if (other !== undefined) return { why: `dates that ${named.map(({ name }) => name).join(' and ')} fit alike` };
  if (whole.length > 0)
    return { why: 'points in time of more than one form, such as with and without an offset from UTC' };
  return { why: 'dates in more than one form, or in one that no contract names' };
}

/** The forms that all values of a first look have. @param head SQL of the first look, a subquery */
export async function likelyForms(
  engine: DataEngine,
  table: TableSource,
  look: { readonly head: string; readonly name: string; readonly isStored: boolean },
): Promise<readonly MomentForm[]> {
  const cell = identifier(look.name);
  const fitting = async <Form>(forms: readonly Form[], patternOf: (form: Form) => string): Promise<readonly Form[]> => {
    if (forms.length === 0) return [];
    const asked = forms.map((form) => `count(*) FILTER (WHERE ${engine.dialect.matchesWhole(cell, patternOf(form))})`);
    const { rows } = await engine.query(`SELECT count(*), ${asked.join(', ')} FROM ${look.head} AS head`, [table]);
    const [all, ...found] = (rows[0] ?? []).map(Number);
    return forms.filter((_, index) => found[index] === all);
  };
  const iso = await fitting(isoFormsOf(look.isStored), ({ pattern }) => pattern);
  if (iso.length > 0) return iso;
  const days = await fitting(dayForms, ({ pattern }) => pattern);
  if (days.length > 0) return days;
  const begun = await fitting(dayForms, beginsLike);
  return fitting(begun.flatMap(withClocks), ({ pattern }) => pattern);
}

import { counted } from '../checks/words.ts';
import type { ColumnEvidence } from './evidence.ts';
import { numbersPersons, sensitiveWord } from './sensitive-name.ts';

export interface SensitiveProposal {
  readonly why: string;
  readonly short: string;
}

/** Forms whose values belong to somebody, asked of every text; cards and IBANs count by their check digits. */
export const personalForms: Readonly<Record<string, string>> = {
  // Social security number of the United States; national and international phone numbers with blanks or hyphens.
  ssn: '[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}',
  'national-phone': '(?:\\+?1[ .-])?(?:\\([0-9]{3}\\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}|0[0-9]{1,4}[ /-][0-9]{4,9}',
};

const personal: ReadonlySet<string> = new Set([
  ...['email', 'ipv4', 'ipv6', 'mac', 'phone', 'iban', 'credit-card'],
  ...Object.keys(personalForms),
]);
/** So many of the values, and at least so many of them, have a form by no accident. */
const mostlyShare = 0.8;
const fewest = 10;

/**
 * Why nobody should see values of a column in a report, or undefined. Cautious: most values, or the name, are enough. Only
 * numbers of persons that are the table's own key stay visible: without them nobody finds the row that breaks a rule.
 * @param key the columns that identify a row
 */
export function sensitiveOf(
  { name, type, filled, forms }: ColumnEvidence,
  key: readonly string[],
): SensitiveProposal | undefined {
  if (type === 'boolean') return undefined;
  const found = forms.find((each) => personal.has(each.name) && each.rows >= mostlyShare * filled);
  if (found !== undefined && found.rows >= Math.min(fewest, filled) && found.rows > 0) {
    const what = found.name.replace('-', ' ');
    return {
      why: `${counted(found.rows, 'value')} of ${counted(filled, 'row')} look like ${what}`,
      short: `looks like ${what}`,
    };
  }
  const word = sensitiveWord(name);
  if (word === undefined || (key.includes(name) && numbersPersons(name))) return undefined;
  return { why: `named after something personal or secret (${word})`, short: 'by its name' };
}

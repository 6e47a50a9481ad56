import { counted } from '../checks/words.ts';
import type { ColumnEvidence } from './evidence.ts';
import { wordsOfName } from './words-of-name.ts';

/**
 * Formats that values have only on purpose. Left out are those that any short word or number has (hex, slug, integer,
 * country-code): of cards the name or the check digits have to speak, too. Dates have rules of their own.
 */
export const tellingFormats = [
  'email',
  'uuid',
  'ipv4',
  'ipv6',
  'url',
  'mac',
  'sha256',
  'phone',
  'iban',
  'credit-card',
] as const;

/** With one misfit in 300, none is seen in so many with probability 0.04. */
const fewestValues = 1000;

/** The form of a text, where every one of many values has it. */
export function formatOf(column: ColumnEvidence): { readonly format: string; readonly why: string } | undefined {
  if (column.type !== 'string' || column.filled < fewestValues) return undefined;
  const formats: readonly string[] = tellingFormats;
  const found = column.forms.find(({ name, rows }) => rows === column.filled && formats.includes(name));
  return found && { format: found.name, why: `each of ${counted(column.filled, 'value')} is of this form` };
}

/** Whether the name says that numbers are those of cards. */
export function namesCard(name: string): boolean {
  return wordsOfName(name).some((word) => ['card', 'pan', 'creditcard'].includes(word));
}

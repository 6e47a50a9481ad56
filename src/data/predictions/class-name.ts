import type { ColumnType } from '../../project/types.ts';

/**
 * The name of a class that was answered as JSON, as `classText` gives it for columns: 1, 1.0, "1" and true meet where the
 * label is a number or a boolean.
 * @param label type of the label column
 */
export function className(cell: string | number | boolean, label: ColumnType | 'other'): string {
  const text = String(cell);
  const word = text.trim().toLowerCase();
  if (label === 'boolean') {
    if (['true', '1', '1.0'].includes(word)) return 'true';
    return ['false', '0', '0.0'].includes(word) ? 'false' : text;
  }
  if (label !== 'integer' && label !== 'number') return text;
  const number = word === '' || word.startsWith('0x') ? Number.NaN : Number(cell);
  if (Number.isSafeInteger(number)) return String(number + 0);
  return word === 'true' ? '1' : word === 'false' ? '0' : text;
}

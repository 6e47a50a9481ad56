import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** `#row` and its like are columns of ours beside those of the data; the last one the engine keeps to itself. */
const reserved = /^(#(row|file|line|kind .*)|file_row_number)$/is;

/**
 * Refuses columns that nobody could ask about.
 * Errors: `no-columns`, `bad-header` for an empty name, `reserved-column-name`.
 * @param where words for where the names stand: "of line 1"
 */
export function checkColumnNames(file: string, names: readonly string[], where: string): void {
  if (names.length === 0) throw MlopsError.of(dataReasons, 'no-columns', `${file} has no columns.`);
  const empty = names.flatMap((name, index) => (name === '' ? [index + 1] : []));
  if (empty.length > 0) {
    throw MlopsError.of(dataReasons, 'bad-header', `${file}: column ${empty.join(', ')} ${where} has no name.`);
  }
  const ours = names.filter((name) => reserved.test(name));
  if (ours.length > 0) {
    throw MlopsError.of(dataReasons, 'reserved-column-name', `${file} has columns named ${ours.join(', ')}.`);
  }
}

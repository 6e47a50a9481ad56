import { columnTypeOf, type DataEngine, identifier, type TableShape } from '../../data/index.ts';
import type { Guess } from './types.ts';

export type NullTexts = Guess<readonly string[]>;

/** What programs write where they have no value (R, pandas, spreadsheets, databases). */
const known: ReadonlySet<string> = new Set(['NA', 'N/A', '#N/A', 'n/a', 'null', 'NULL', 'None', '-', '?', '.', '\\N']);
/** A wide table is not searched as a whole for a guess. */
const mostColumns = 50;

/**
 * Texts for missing values in columns that hold numbers otherwise: a column of numbers with one such word, and no other,
 * would else be a column of texts. Undefined where there are none.
 */
export async function nullTexts(
  engine: DataEngine,
  table: Parameters<DataEngine['query']>[1][number],
  shape: TableShape,
): Promise<NullTexts | undefined> {
  const texts = shape.columns.filter(({ engineType }) => columnTypeOf(engineType) === 'string').slice(0, mostColumns);
  if (texts.length === 0) return undefined;
  const asked = texts.map(({ name }) => {
    const cell = `trim(${identifier(name)})`;
    const other = `FILTER (WHERE ${cell} <> '' AND try_cast(${cell} AS DOUBLE) IS NULL)`;
    return `count(DISTINCT ${cell}) ${other}, min(${cell}) ${other}, count(try_cast(${cell} AS DOUBLE))`;
  });
  const { rows } = await engine.query(`SELECT ${asked.join(', ')} FROM ${identifier(table.name)}`, [table]);
  const [values = []] = rows;
  const found = texts.flatMap(({ name }, index) => {
    const [words, word, numbers] = values.slice(index * 3, index * 3 + 3);
    const isNull = words === 1 && typeof word === 'string' && known.has(word) && Number(numbers) > 0;
    return isNull ? [{ name, word }] : [];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const all = [...new Set(found.map(({ word }) => word))].toSorted();
  return { value: ['', ...all], why: `\`${first.word}\` stands between the numbers of \`${first.name}\`` };
}

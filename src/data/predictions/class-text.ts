import { columnTypeOf } from '../engines/column-type.ts';

/**
 * SQL for the name of a class, so that 1, 1.0, "1" and true, True, 1 meet where the label is a number or a boolean.
 * @param cell SQL of the value; @param type its engine type; @param label engine type of the label column
 */
export function classText(cell: string, type: string, label: string): string {
  const wanted = columnTypeOf(label);
  const own = columnTypeOf(type);
  if (wanted === 'boolean') {
    const text = `lower(trim(${cell}::VARCHAR))`;
    return `CASE WHEN ${text} IN ('true', '1', '1.0') THEN 'true' WHEN ${text} IN ('false', '0', '0.0') THEN 'false' ELSE ${cell}::VARCHAR END`;
  }
  if (wanted === 'string' || wanted === 'other') return `${cell}::VARCHAR`;
  if (wanted === 'date' || wanted === 'timestamp')
    return `coalesce(try_cast(${cell} AS ${label})::VARCHAR, ${cell}::VARCHAR)`;
  if (own === 'boolean') return `CASE WHEN ${cell} THEN '1' WHEN NOT ${cell} THEN '0' END`;
  const number = `try_cast(${cell} AS DOUBLE)`;
  const isWhole = `isfinite(${number}) AND ${number} = floor(${number}) AND abs(${number}) < 9007199254740992`;
  const word = `lower(trim(${cell}::VARCHAR))`;
  const words = `WHEN ${word} = 'true' THEN '1' WHEN ${word} = 'false' THEN '0'`;
  return `CASE WHEN ${isWhole} THEN ${number}::BIGINT::VARCHAR ${words} ELSE ${cell}::VARCHAR END`;
}

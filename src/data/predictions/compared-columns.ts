import { columnTypeOf } from '../engines/column-type.ts';
import { identifier } from '../engines/sql.ts';
import type { TestRows } from './labels.ts';

/** One column by which a test row is compared with the base's row of the same key. */
interface ComparedColumn {
  readonly name: string;
  /** SQL over the rows `t` (head) and `b` (base), never null: whether they differ. */
  readonly differs: string;
}

/**
 * All columns of the base's test rows but key and label. A column that the head no longer has differs wherever the base
 * had a value: the base's own model is scored on the head's rows and would miss it. A column that only the head has is
 * none of them.
 */
export function comparedColumns(test: TestRows, base: NonNullable<TestRows['base']>): readonly ComparedColumn[] {
  const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
  return base.shape.columns
    .filter(({ name }) => name !== test.label && !test.key.includes(name))
    .map(({ name, engineType }) => ({ name, differs: differs(identifier(name), types.get(name), engineType) }));
}

/** SQL over `t` and `b`: whether a known row differs from the base's in any compared column. */
export function anyDiffers(compared: readonly ComparedColumn[]): string {
  return compared.length === 0
    ? 'false'
    : `(b."#known" IS NOT NULL AND (${compared.map(({ differs }) => differs).join(' OR ')}))`;
}

/**
 * With another type in the head, its value has to be what the base's becomes in that type, and the same number: so a
 * table may be written anew in another format, and yet nobody is free in any bit of a value (0.1 that was stored in
 * single precision is not 0.1 in double precision, whose last digits could say anything).
 */
function differs(column: string, head: string | undefined, base: string): string {
  const [now, was] = [`t.${column}`, `b.${column}`];
  if (head === undefined) return `${was} IS NOT NULL`;
  if (head === base) return `${now} IS DISTINCT FROM ${was}`;
  const kinds = [columnTypeOf(head), columnTypeOf(base)];
  if (kinds.includes('other')) return `${now}::VARCHAR IS DISTINCT FROM ${was}::VARCHAR`;
  const cast = `${now} IS DISTINCT FROM try_cast(${was} AS ${head}) OR (${now} IS NULL) <> (${was} IS NULL)`;
  if (!kinds.every((kind) => kind === 'integer' || kind === 'number')) return `(${cast})`;
  const common = head === 'FLOAT' ? 'FLOAT' : 'DOUBLE';
  return `(${cast} OR ${now}::${common} IS DISTINCT FROM ${was}::${common})`;
}

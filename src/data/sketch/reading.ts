import type { Dataset } from '../../project/types.ts';
import { canonicalJson, compareText, sha256 } from '../../support/canonical.ts';

/**
 * The identity of a sketch: hex SHA-256 over the digest of the data and everything in the dataset's entry that decides
 * its bytes: how the files are read, and which columns leave no values. Two equal keys are the same sketch.
 */
export function sketchKey(digest: string, dataset: Dataset): string {
  return sha256(
    canonicalJson({
      kind: 'sketch',
      version: 2, // 2: with means
      digest,
      ...formOf(dataset),
      ...meaningOf(dataset),
      sensitive: sensitiveIn(dataset),
    }),
  );
}

/**
 * The entry under which the base's data are sketched to be compared with the head's. What a cell means (types, nulls) is
 * asked of both sides in the head's words, so that their cells can be compared. The base's own words stand where its
 * files are written in another form, and where those of the head would change nothing that drift looks at: it drops the
 * values of columns that only the head calls sensitive. Then this is `before` itself, whose sketch is recorded already.
 */
export function comparableEntry(before: Dataset, now: Dataset): Dataset {
  if (canonicalJson(formOf(before)) !== canonicalJson(formOf(now))) return before;
  const same = canonicalJson(meaningOf(before)) === canonicalJson(meaningOf(now));
  const hidden = new Set(sensitiveIn(now));
  return same && sensitiveIn(before).every((name) => hidden.has(name)) ? before : rowsOf(before, now);
}

/** Which rows the base has is the base's word, also where they are read in the head's. */
function rowsOf({ view }: Dataset, now: Dataset): Dataset {
  if (view === now.view) return now;
  const { view: _, ...rest } = now;
  return view === undefined ? rest : { ...rest, view };
}

/** How the files are written; names count only where the files have none. */
function formOf({ format, columns, fieldNames }: Dataset) {
  if (format.kind !== 'csv') return { form: { kind: format.kind } };
  const { nulls: _, ...form } = format;
  const names = fieldNames ?? [...columns.values()].filter((column) => !column.absent).map((column) => column.name);
  return { form, ...(format.header ? {} : { names }) };
}

/** What the text of a cell means; Parquet and Arrow say that themselves. */
function meaningOf({ format, columns }: Dataset) {
  if (format.kind !== 'csv' && format.kind !== 'json') return {};
  const declared = [...columns.values()].filter((column) => !column.absent && column.type !== undefined);
  return {
    nulls: format.kind === 'csv' ? [...new Set(format.nulls)].sort(compareText) : [],
    types: new Map(declared.map(({ name, type }) => [name, type])),
  };
}

function sensitiveIn({ format, columns }: Dataset): readonly string[] {
  if (format.kind === 'files') return [];
  const names = [...columns.values()].filter((column) => column.sensitive).map((column) => column.name);
  return names.sort(compareText);
}

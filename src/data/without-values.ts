/**
 * What an engine says of SQL that failed (`sql-failed`), where a column is sensitive and values may be quoted: as it is where
 * DuckDB says it before it reads a row; of a database without what is in quotes; else only that a value was the cause.
 */
export function withoutValues(message: string): string {
  if (/^(Binder|Catalog) Error/.test(message)) return message;
  if (message.startsWith('SQL: ')) return message.replaceAll(/'[^']*'/g, "'…'").replaceAll(/"[^"]*"/g, '"…"');
  return 'SQL: it fails on a value, which is not shown because a column of the dataset is sensitive.';
}

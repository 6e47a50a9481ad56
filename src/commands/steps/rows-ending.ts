/** Rows keep the family of their format: a step that reads CSV gets CSV. */
export function rowsEnding(kind: string): string {
  return kind === 'csv' ? '.csv' : kind === 'json' ? '.jsonl' : '.parquet';
}

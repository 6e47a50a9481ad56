import type { DataFormat } from '../../project/types.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** How CSV files that no entry of `mlops.yaml` describes are written; other formats say it themselves. */
export interface CsvWords {
  readonly delimiter?: string;
  /** Texts for a missing value, besides the empty one. */
  readonly nulls?: readonly string[];
}

/** Errors: data-bad-delimiter. */
export function withCsvWords(format: DataFormat, { delimiter, nulls = [] }: CsvWords): DataFormat {
  if (format.kind !== 'csv') return format;
  const { length } = delimiter ?? ',';
  if (length < 1 || length > 4) {
    const message = `--delimiter takes one to four characters, not ${JSON.stringify(delimiter)}.`;
    throw MlopsError.of(commandReasons, 'data-bad-delimiter', message);
  }
  return { ...format, ...(delimiter !== undefined && { delimiter }), nulls: [...new Set([...format.nulls, ...nulls])] };
}

import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** Turns an error of DuckDB into an error for users; anything unknown is given back as it is. */
export function explained(error: unknown, files: readonly string[]): unknown {
  if (error instanceof MlopsError || !(error instanceof Error)) return error;
  const text = error.message.trim();
  const first = text.split('\n\n')[0]?.replaceAll(/\s+/g, ' ') ?? text;
  if (/^(INTERRUPT|Interrupt)/.test(text)) {
    return MlopsError.of(dataReasons, 'engine-timeout', 'The query was interrupted.');
  }
  if (/max_temp_directory_size|No space left on device/.test(text)) {
    return MlopsError.of(dataReasons, 'engine-disk-full', `The data engine has no temporary space left: ${first}`);
  }
  if (/^Out of Memory Error/.test(text)) {
    return MlopsError.of(dataReasons, 'engine-out-of-memory', `The data engine reached its memory limit: ${first}`);
  }
  if (/^Parser Error/.test(text)) return MlopsError.of(dataReasons, 'sql-syntax', first);
  if (/^Permission Error/.test(text)) return MlopsError.of(dataReasons, 'sql-not-allowed', first);
  if (/^(IO|Serialization|TProtocolException|Invalid) Error|TProtocol|[Pp]arquet|thrift|snappy|zstd|ZSTD/i.test(text)) {
    const named = files.find((file) => text.includes(file)) ?? files.join(', ');
    return MlopsError.of(dataReasons, 'unreadable-data-file', `${named} cannot be read: ${first}`);
  }
  if (
    /^(Binder|Catalog|Conversion|Out of Range|Invalid Input|Not implemented|Invalid Type|Mismatch Type)/i.test(text)
  ) {
    return MlopsError.of(dataReasons, 'sql-failed', first);
  }
  return error;
}

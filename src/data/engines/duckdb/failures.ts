import { sep } from 'node:path';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** What the engine was at when it failed. */
export interface Attempt {
  /** Of the user's; they may be damaged. */
  readonly files: readonly string[];
  /** Files and folders that we write ourselves: what goes wrong with them is no fault of the data. */
  readonly own: readonly string[];
  /** Whether a SELECT was asked, which a user may have written; else all SQL was ours. */
  readonly asks: boolean;
}

const noSpace =
  /max_temp_directory_size|No space left on device|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/;
const ofFile = /^(IO|Serialization|TProtocolException|Invalid) Error|TProtocol|[Pp]arquet|thrift|snappy|zstd|ZSTD/i;
const ofValues = /^(Conversion|Out of Range|Invalid Input|Not implemented|Invalid Type|Mismatch Type)/i;

/** Turns an error of DuckDB into an error for users; anything unknown is given back as it is. */
export function explained(error: unknown, { files, own, asks }: Attempt): unknown {
  if (error instanceof MlopsError || !(error instanceof Error)) return error;
  const text = error.message.trim();
  const first = text
    .replaceAll(/(\n\n| *Possible fixes:).*/gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (/^(INTERRUPT|Interrupt)/.test(text)) {
    return MlopsError.of(dataReasons, 'engine-timeout', 'The query was interrupted.');
  }
  const isOwn = own.some((path) => text.includes(`${path}${sep}`) || text.includes(`${path}"`));
  if (noSpace.test(text) && (isOwn || !ofValues.test(text))) {
    return MlopsError.of(dataReasons, 'engine-disk-full', `The data engine has no temporary space left: ${first}`);
  }
  if (/^Out of Memory Error/.test(text)) {
    return MlopsError.of(dataReasons, 'engine-out-of-memory', `The data engine reached its memory limit: ${first}`);
  }
  if (/^IO Error/.test(text) && isOwn) {
    return MlopsError.of(dataReasons, 'engine-own-files', `The data engine cannot use its own files: ${first}`);
  }
  return (asks ? ofSelect(text, first) : undefined) ?? ofData(text, first, { files, asks }) ?? error;
}

function ofSelect(text: string, first: string): MlopsError | undefined {
  if (/^Parser Error/.test(text)) return MlopsError.of(dataReasons, 'sql-syntax', first);
  if (/^Permission Error/.test(text)) return MlopsError.of(dataReasons, 'sql-not-allowed', first);
  // A value that is quoted by the message of a cast may speak of Parquet.
  const known = /^(Binder|Catalog|Conversion)/.test(text) || (ofValues.test(text) && !ofFile.test(text));
  return known ? MlopsError.of(dataReasons, 'sql-failed', first) : undefined;
}

function ofData(text: string, first: string, { files, asks }: Pick<Attempt, 'files' | 'asks'>): MlopsError | undefined {
  if (!ofFile.test(text) && (asks || !(ofValues.test(text) || /^Binder/.test(text)))) return undefined;
  const named = files.find((file) => text.includes(file)) ?? files.join(', ');
  return MlopsError.of(dataReasons, 'unreadable-data-file', `${named} cannot be read: ${first}`);
}

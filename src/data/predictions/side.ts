import { basename } from 'node:path';
import type { ColumnType, DataFormat } from '../../project/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { DataEngine, FileTable, TableShape } from '../engines/port.ts';
import type { PredictionProblem, PredictionsFile } from './request.ts';

/** A predictions file as a table of the engine. */
export interface PredictionsTable {
  readonly side: 'candidate' | 'baseline';
  readonly given: PredictionsFile;
  readonly source: FileTable;
  readonly shape: TableShape;
}

const csv: DataFormat = { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] };

function formatOf(file: string): DataFormat | undefined {
  if (file.endsWith('.parquet')) return { kind: 'parquet' };
  if (/\.csv(\.gz)?$/.test(file)) return csv;
  return /\.(jsonl|ndjson|json)(\.gz)?$/.test(file) ? { kind: 'json' } : undefined;
}

export interface SideRequest {
  readonly side: 'candidate' | 'baseline';
  readonly files: readonly PredictionsFile[];
  /** Types of the key columns as in the test dataset. */
  readonly keyTypes: ReadonlyMap<string, ColumnType>;
}

/** Opens the predictions of one side; files that cannot be read are problems, all of them. */
export async function openSide(
  engine: DataEngine,
  request: SideRequest,
): Promise<{ readonly tables: readonly PredictionsTable[]; readonly problems: readonly PredictionProblem[] }> {
  const tables: PredictionsTable[] = [];
  const problems: PredictionProblem[] = [];
  for (const [index, given] of request.files.entries()) {
    const found = await open(engine, request, given, `${request.side}_${index}`);
    if (Array.isArray(found)) problems.push(...found);
    else tables.push(found);
  }
  return { tables, problems };
}

async function open(
  engine: DataEngine,
  request: SideRequest,
  given: PredictionsFile,
  name: string,
): Promise<PredictionsTable | PredictionProblem[]> {
  const about = { side: request.side, seed: given.seed };
  const format = formatOf(given.file);
  const file = basename(given.file);
  if (format === undefined) {
    return [{ ...about, reason: 'unusable-predictions', message: `${file} ends with none of .parquet, .csv, .jsonl.` }];
  }
  const source = { name, files: [given.file], format, types: request.keyTypes };
  try {
    const shape = await engine.describe(source);
    const names = shape.columns.map((column) => column.name);
    const missing = [...request.keyTypes.keys()].filter((key) => !names.includes(key));
    if (missing.length > 0) {
      const message = `${file} has no column ${missing.join(', ')} (there is ${names.join(', ')}).`;
      return [{ ...about, reason: 'unusable-predictions', message }];
    }
    const [reject] = shape.rejects;
    if (reject === undefined) return { side: request.side, given, source, shape };
    const message = `${file}: ${shape.rejected} lines cannot be read; first: line ${reject.line}: ${reject.error}.`;
    return [{ ...about, reason: 'unusable-predictions', message, count: shape.rejected }];
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends !== 'input') throw error;
    // Where this machine keeps it says nothing to whoever reads a report elsewhere.
    const named = (text: string) => text.replaceAll(given.file, file);
    return error.problems.map((problem) => ({ ...problem, ...about, message: named(problem.message) }));
  }
}

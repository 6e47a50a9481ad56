import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DataEngine, FileTable } from '../../src/data/engines/port.ts';
import { type DuckdbOptions, openDuckdb } from '../../src/data/index.ts';
import type { ColumnType, DataFormat } from '../../src/project/types.ts';
import { MlopsError, type Problem } from '../../src/support/problem.ts';

/** A folder that lives as long as the test file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-data-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A small engine for tests; closed at the end of the test file. */
export async function testEngine(folder: string, options: Partial<DuckdbOptions> = {}): Promise<DataEngine> {
  const engine = await openDuckdb({ tempFolder: folder, memoryLimit: 512 * 2 ** 20, threads: 2, ...options });
  afterAll(() => engine.close());
  return engine;
}

export const csv: DataFormat = { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] };
export const json: DataFormat = { kind: 'json' };
export const parquet: DataFormat = { kind: 'parquet' };

/** Writes a file and names it as a table. */
export function written(
  folder: string,
  file: string,
  content: string | Buffer,
  format: DataFormat = csv,
  types: Readonly<Record<string, ColumnType>> = {},
): FileTable {
  const path = join(folder, file);
  writeFileSync(path, content);
  return { name: 't', files: [path], format, types: new Map(Object.entries(types)) };
}

/** The problems of the MlopsError that a promise ends with; any other end fails the test. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MlopsError) return error.problems;
    throw error;
  }
  throw new Error('it ended without an error');
}

export async function reasonOf(work: Promise<unknown>): Promise<string | undefined> {
  return (await problemsOf(work))[0]?.reason;
}

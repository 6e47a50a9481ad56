import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { FileTable } from '../port.ts';
import { identifier, literal } from '../sql.ts';
import { ArrowDamage, ArrowTooLarge } from './arrow/damage.ts';
import { openSource } from './arrow/source.ts';
import { withShape } from './describe.ts';
import { ownMemory } from './own-memory.ts';
import { stageParquet } from './parquet.ts';
import type { WorkerSettings } from './protocol.ts';
import type { Alone, StagedTable } from './staged.ts';
import { packingOf, unpack } from './unpack.ts';

/**
 * Reads Arrow files (both forms of Arrow IPC; Feather version 2 is one of them) once, batch by batch, into Parquet in the
 * scratch folder. From there on they are files of Parquet: the same types, rows in the same order, the same questions.
 * Damaged files are errors, all at once.
 */
export function stageArrow(settings: WorkerSettings, table: FileTable, id: number, alone: Alone): Promise<StagedTable> {
  const { scratch, scratchLimit } = settings;
  const name = `arrow-${id}`;
  const targets = table.files.map((_, at) => join(scratch, `${name}-${at}.parquet`));
  const copy = { file: join(scratch, `many-${id}.parquet`), most: scratchLimit };
  return alone([...targets, copy.file], async (connection) => {
    await stageAll(settings, connection, table.files, targets);
    const found = await stageParquet(connection, { ...table, files: targets }, copy);
    const staged = await withShape(connection, found);
    if (found.placed) await Promise.all(targets.map((target) => rm(target, { force: true })));
    const named = (text: string) => renamed(text, targets, table.files);
    return { ...staged, problems: staged.problems.map((one) => ({ ...one, message: named(one.message) })) };
  });
}

/** What is said names the files that users know. */
function renamed(text: string, targets: readonly string[], files: readonly string[]): string {
  // From behind, so that the name of the first is not found in that of the tenth.
  return targets.reduceRight((said, target, at) => said.replaceAll(target, files[at] ?? target), text);
}

async function stageAll(
  settings: WorkerSettings,
  connection: DuckDBConnection,
  files: readonly string[],
  targets: readonly string[],
): Promise<void> {
  const broken: MlopsError[] = [];
  for (const [at, file] of files.entries()) {
    try {
      await stageFile(settings, connection, file, targets[at] ?? '');
    } catch (error) {
      const told = toldOf(file, error, settings);
      if (!(told instanceof MlopsError) || told.ends !== 'input') throw told;
      broken.push(told);
    }
  }
  if (broken.length === 0) return;
  throw new MlopsError(
    'input',
    broken.flatMap((error) => error.problems),
  );
}

/** Loaded where the first Arrow file is read: all else does without. */
const loader = () => import('./arrow/load-arrow.ts');

async function stageFile(
  settings: WorkerSettings,
  connection: DuckDBConnection,
  file: string,
  target: string,
): Promise<void> {
  const packing = await packingOf(file);
  const plain = packing === undefined ? file : `${target}.arrow`;
  const { loadArrow } = await loader();
  try {
    if (packing !== undefined) await unpack(file, packing, plain, settings.scratchLimit);
    const source = await openSource(plain);
    try {
      const budget = ownMemory(settings.memoryLimit);
      await loadArrow({ connection, table: 'arrow', file, source, budget });
    } finally {
      await source.close();
    }
    // In the order in which they were appended: the engine keeps it (`preserve_insertion_order`), and a sort costs.
    await connection.run(
      `COPY ${identifier('arrow')} TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`,
    );
  } finally {
    await connection.run(`DROP TABLE IF EXISTS ${identifier('arrow')}`);
    if (plain !== file) await rm(plain, { force: true });
  }
}

function toldOf(file: string, error: unknown, { memoryLimit }: WorkerSettings): unknown {
  if (error instanceof ArrowDamage) {
    return MlopsError.of(dataReasons, 'unreadable-data-file', `${file} cannot be read: ${error.message}.`);
  }
  if (!(error instanceof ArrowTooLarge)) return error;
  const mebibytes = Math.floor(ownMemory(memoryLimit) / 2 ** 20);
  const sentence = `${file}: a batch of rows needs more than the ${mebibytes} MiB that reading it may take: ${error.message}.`;
  return MlopsError.of(dataReasons, 'arrow-batch-too-large', sentence);
}

import { type DataEngine, identifier, type Sketch, sketchDataset, sketchText, tableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { bareDataset } from '../../project/index.ts';
import type { Meter } from '../../support/amount.ts';
import { sha256 } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { DatabasesAtHand } from '../databases-at-hand.ts';
import type { DatabaseOperand } from './database-operand.ts';

/** A table that is there and may be read, and the engine that asks it. Nothing was counted yet. */
export interface OpenTable {
  readonly engine: DataEngine;
  /** Without a digest: a database tells none without reading everything. */
  readonly version: DatasetVersion;
}

/**
 * Connects, and asks for no row, so that what is wrong with several tables is said at once.
 * Errors: those of databases, of the table and of its query.
 * @param name of the dataset that it is taken for
 */
export async function openTable(
  { name: operand, place, relation }: DatabaseOperand,
  databases: DatabasesAtHand,
  name: string,
): Promise<OpenTable> {
  const engine = await databases.get(place);
  const dataset = { ...bareDataset(name, operand, [], true), format: { kind: 'table' } as const };
  const version: DatasetVersion = { dataset, digest: '', files: [], relation };
  const table = tableSource(version);
  await engine.query(`SELECT 1 AS one FROM ${identifier(table.name)} LIMIT 0`, [table]).catch((error: unknown) => {
    throw named(error, operand);
  });
  return { engine, version };
}

/** Two sides may lack the same table: whose problem it is stands first. */
function named(error: unknown, operand: string): unknown {
  if (!(error instanceof MlopsError)) return error;
  const problems = error.problems.map((problem) => {
    const isMissing = problem.reason === 'database-table-missing';
    const what = isMissing ? 'there is no such table that this user may read.' : problem.message;
    return { ...problem, message: `${operand}: ${what}` };
  });
  return new MlopsError(error.ends, problems);
}

/** Counts a table. Its digest is that of the counts, since nothing cheaper says whether rows are the same. */
export async function sketchTable(engine: DataEngine, version: DatasetVersion, tell: Meter): Promise<Sketch> {
  const sketch = await sketchDataset(engine, version, tell);
  return { ...sketch, digests: [`sketch:${sha256(sketchText({ ...sketch, digests: [] }))}`] };
}

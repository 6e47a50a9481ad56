import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import type { CheckContext } from './family.ts';

/**
 * Refuses SQL of a rule that means something without its dataset: its answer does not depend on a single row. The engine
 * is asked for it without any table, which is the only one who knows what each name in it stands for (a column, a
 * function, a common table expression of the dataset's name).
 * @throws MlopsError `sql-cannot-fail`
 */
export async function refuseConstant({ engine }: CheckContext, sql: string): Promise<void> {
  try {
    await engine.query(sql, []);
  } catch (error) {
    if (error instanceof MlopsError && (error.ends === 'unknown' || namesTable(error))) return;
    throw error;
  }
  throw cannotFail('it reads no column and no row of the dataset');
}

/** A database says so of a table that is not there. */
function namesTable({ problems }: MlopsError): boolean {
  return problems.some(({ reason }) => reason === 'database-table-missing');
}

const noRows = /\b(?:limit\s+0|fetch\s+(?:first|next)\s+0\s+rows?\s+only)(?:\s+offset\s+\d+)?$/i;

/** @throws MlopsError `sql-cannot-fail` where a SELECT ends with `limit 0` */
export function refuseNoRows(sql: string): void {
  if (noRows.test(sql)) throw cannotFail('it ends with a limit of 0 rows');
}

function cannotFail(why: string): MlopsError {
  return MlopsError.of(dataReasons, 'sql-cannot-fail', `SQL: ${why}, so no data can break the rule.`);
}

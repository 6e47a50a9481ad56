import { columnCheck } from './column.ts';
import { columnsCheck } from './columns.ts';
import type { CheckFamily } from './family.ts';
import { filesCheck } from './files.ts';
import { frozenCheck } from './frozen.ts';
import { keyCheck } from './key.ts';
import { linesCheck } from './lines.ts';
import { notFiniteCheck } from './not-finite.ts';
import { rowsCheck } from './rows.ts';
import { sqlCheck } from './sql.ts';
import { tableFamilies } from './tables/table-families.ts';
import { typeCheck } from './type.ts';
import { allNullCheck } from './values/nulls.ts';
import { valueFamilies } from './values/value-families.ts';
import { whereCheck } from './where.ts';

/** Every check of a contract, in the order in which a report lists them. */
export const checkFamilies: readonly CheckFamily[] = [
  filesCheck,
  frozenCheck,
  linesCheck,
  rowsCheck,
  keyCheck,
  columnCheck,
  typeCheck,
  allNullCheck,
  notFiniteCheck,
  ...valueFamilies,
  columnsCheck,
  ...tableFamilies,
  whereCheck,
  sqlCheck,
];

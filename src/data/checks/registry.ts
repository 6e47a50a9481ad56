import { columnCheck } from './column.ts';
import type { CheckFamily } from './family.ts';
import { filesCheck } from './files.ts';
import { keyCheck } from './key.ts';
import { linesCheck } from './lines.ts';
import { notFiniteCheck } from './not-finite.ts';
import { allNullCheck, nullsCheck } from './nulls.ts';
import { patternCheck } from './pattern.ts';
import { maxCheck, minCheck } from './range.ts';
import { rowsCheck } from './rows.ts';
import { sqlCheck } from './sql.ts';
import { typeCheck } from './type.ts';
import { uniqueCheck } from './unique.ts';
import { valuesCheck } from './values.ts';
import { whereCheck } from './where.ts';

/** Every check of a contract, in the order in which a report lists them. */
export const checkFamilies: readonly CheckFamily[] = [
  filesCheck,
  linesCheck,
  rowsCheck,
  keyCheck,
  columnCheck,
  typeCheck,
  nullsCheck,
  allNullCheck,
  notFiniteCheck,
  minCheck,
  maxCheck,
  valuesCheck,
  patternCheck,
  uniqueCheck,
  whereCheck,
  sqlCheck,
];

import type { CheckFamily } from '../family.ts';
import { addsUpCheck } from './adds-up.ts';
import { combinationsCheck } from './combinations.ts';
import { compareCheck } from './compare.ts';
import { determinesCheck } from './determines.ts';
import { gapsCheck } from './gaps.ts';
import { groupRowsCheck } from './group-rows.ts';
import { afterCheck, apartFromCheck, rowsAsCheck } from './other-datasets.ts';
import { correlationCheck, redundantCheck } from './pairs.ts';
import { completeCheck, distinctRowsCheck, uniqueTogetherCheck } from './whole-rows.ts';

/** Checks of several columns of a table together, and of its rows. */
export const tableFamilies: readonly CheckFamily[] = [
  compareCheck,
  combinationsCheck,
  addsUpCheck,
  determinesCheck,
  uniqueTogetherCheck,
  completeCheck,
  distinctRowsCheck,
  redundantCheck,
  correlationCheck,
  gapsCheck,
  groupRowsCheck,
  apartFromCheck,
  afterCheck,
  rowsAsCheck,
];

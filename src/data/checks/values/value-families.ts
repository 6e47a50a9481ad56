import type { CheckFamily } from '../family.ts';
import { decimalsCheck } from './decimals.ts';
import { distinctCheck } from './distinct.ts';
import { formatCheck } from './format.ts';
import { hygieneChecks } from './hygiene.ts';
import { lengthCheck } from './length.ts';
import { measureChecks } from './measures.ts';
import { mostCommonCheck } from './most-common.ts';
import { notPatternCheck } from './not-pattern.ts';
import { notValuesCheck } from './not-values.ts';
import { nullsCheck } from './nulls.ts';
import { outliersCheck } from './outliers.ts';
import { patternCheck } from './pattern.ts';
import { positionChecks } from './position.ts';
import { maxCheck, minCheck } from './range.ts';
import { decreasingCheck, increasingCheck } from './sequence.ts';
import { uniqueCheck } from './unique.ts';
import { valuesCheck } from './values.ts';
import { valuesFromCheck } from './values-from.ts';

/** Checks of the values of one column, which a rule may also ask of some rows alone. */
export const valueFamilies: readonly CheckFamily[] = [
  nullsCheck,
  minCheck,
  maxCheck,
  valuesCheck,
  valuesFromCheck,
  notValuesCheck,
  patternCheck,
  notPatternCheck,
  formatCheck,
  lengthCheck,
  decimalsCheck,
  ...hygieneChecks,
  uniqueCheck,
  distinctCheck,
  mostCommonCheck,
  increasingCheck,
  decreasingCheck,
  ...measureChecks,
  ...positionChecks,
  outliersCheck,
];

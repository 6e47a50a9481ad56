import type { TextCase } from '../case.ts';
import { categories } from './texts/categories.ts';
import { cells } from './texts/cells.ts';
import { checkNames } from './texts/check-names.ts';
import { columns } from './texts/columns.ts';
import { dataFiles } from './texts/data-files.ts';
import { logLines } from './texts/log-lines.ts';
import { metrics } from './texts/metrics.ts';
import { otherFiles } from './texts/other-files.ts';
import { parameters } from './texts/parameters.ts';

/** Texts of data, metrics, parameters, logs and file names. One project holds all of them. */
export const texts: readonly TextCase[] = [
  ...columns,
  ...categories,
  ...cells,
  ...metrics,
  ...parameters,
  ...logLines,
  ...checkNames,
  ...dataFiles,
  ...otherFiles,
];

export const textsAt = (place: TextCase['place']): readonly string[] =>
  texts.filter((one) => one.place === place).map(({ text }) => text);

import { numberOf } from './number.ts';
import type { Entry } from './types.ts';

const header = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;
const row = /^\s*(\S.*?)\s+(\S+)\s+(\S+)\s+(\S+)\s+\d+(?:\.\d+)?\s*$/;
const single = /^\s*(accuracy)\s+(\S+)\s+\d+(?:\.\d+)?\s*$/;

/** Whether a line begins what scikit-learn's `classification_report` prints. */
export function beginsReport(line: string): boolean {
  return header.test(line);
}

/**
 * The numbers of one row of such a report, with the names of its `output_dict=True` form; undefined where the line is
 * none. `support` counts rows, it is no metric.
 */
export function reportRow(line: string): readonly Entry[] | undefined {
  const [, name, ...cells] = row.exec(line) ?? [];
  const values = cells.map(numberOf);
  if (name !== undefined && values.every((value) => value !== undefined)) {
    return ['precision', 'recall', 'f1-score'].map((metric, k) => ({ name: `${name}.${metric}`, value: values[k] }));
  }
  const [, accuracy, share] = single.exec(line) ?? [];
  const value = share === undefined ? undefined : numberOf(share);
  return accuracy === undefined || value === undefined ? undefined : [{ name: accuracy, value }];
}

import { type MetricLine, metricLines, stateOf } from '../metric-line.ts';
import type { ModelReport, Report } from '../types.ts';

/** As many rows a reviewer reads before the fold. */
const visibleRows = 15;

export interface Visible {
  readonly model: ModelReport;
  /** What deserves a row, worst first, and those that there is room for. */
  readonly lines: readonly MetricLine[];
  readonly rows: readonly MetricLine[];
  /** Lines that are exactly the base's, with gates that pass: so many that they would hide what moved. */
  readonly same: readonly MetricLine[];
}

/** Fewer lines of no difference than these do not hide anything. */
const fewestSame = 3;

/** Exactly the base's, and every gate on it passes. */
function isAlike({ movement, gates }: MetricLine): boolean {
  return movement === 'same' && gates.every(({ verdict }) => verdict === 'pass');
}

/** What no gate stops or warns of. */
const unremarkable: ReadonlySet<ReturnType<typeof stateOf>> = new Set(['judged', 'listed']);

/** Slices deserve a row only where a gate on them does not pass. */
export function visibleLines({ models }: Report): Visible[] {
  let left = visibleRows;
  return models
    .filter(({ outcome }) => outcome !== 'nothing-to-run')
    .map((model) => {
      const candidates = metricLines(model).filter((line) => !line.slice || !unremarkable.has(stateOf(line)));
      const alike = candidates.filter(isAlike);
      const same = alike.length < fewestSame ? [] : alike;
      const lines = candidates.filter((line) => !same.includes(line));
      const rows = lines.slice(0, left);
      left -= rows.length;
      return { model, lines, rows, same };
    });
}

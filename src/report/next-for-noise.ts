import type { GateResult } from '../gates/types.ts';
import type { MetricComparison } from '../metrics/types.ts';
import { code } from './clause.ts';
import type { Report } from './types.ts';

/**
 * What would decide a gate whose interval reaches over the limit. `min` and `max` judge the seed that ships, so that
 * only rows help; what a training reports without rows, only seeds.
 */
export function noiseStep({ models }: Report): string {
  const [open] = models.flatMap(({ gates, comparison }) =>
    gates
      .filter(({ blocks, reason }) => blocks && reason === 'cannot-tell')
      .map((gate) => ({ gate, line: comparison?.metrics.find((line) => isAbout(line, gate)), comparison })),
  );
  const rows = open?.comparison?.cluster === undefined ? 'test rows' : 'groups of test rows';
  const of =
    open?.gate.slice === undefined ? '' : ` of ${code(`${open.gate.slice.column} = ${open.gate.slice.value}`)}`;
  return `More ${open === undefined ? 'test rows or seeds decide' : decisive(open, `${rows}${of}`)} it; \`when-unknown: allow\` on the gate lets such a change pass.`;
}

function decisive(
  { gate, line }: { readonly gate: GateResult; readonly line: MetricComparison | undefined },
  rows: string,
): string {
  const reported = line?.origin === 'reported';
  if (gate.kind === 'min' || gate.kind === 'max')
    return reported ? 'rows behind the reported value decide' : `${rows} decide`;
  if (reported && line?.change?.standardError.rows === null) return '`seeds` decide';
  return line?.change?.seedNoise === 'none' ? `${rows} decide` : `${rows} or seeds decide`;
}

function isAbout(line: MetricComparison, { metric, slice }: GateResult): boolean {
  return line.metric === metric && line.slice?.column === slice?.column && line.slice?.value === slice?.value;
}

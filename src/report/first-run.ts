import type { GateResult } from '../gates/types.ts';
import type { MetricComparison } from '../metrics/types.ts';
import { decimalsFor } from '../support/numbers.ts';
import { code } from './clause.ts';
import { mainInterval } from './numbers.ts';
import type { ModelReport } from './types.ts';

/** Gates that said something which counts. */
export function judgingGates(gates: readonly GateResult[]): GateResult[] {
  return gates.filter(({ verdict, level }) => verdict !== 'unknown' && level !== 'info');
}

/** Why nothing judged a first run, as a clause; undefined for every other run, and where a gate answered. */
export function whyUnjudged({ outcome, gates }: ModelReport): string | undefined {
  if (outcome !== 'first-run' || judgingGates(gates).length > 0) return undefined;
  if (hasNoGates(gates)) return 'it has no gates, and there is no baseline yet';
  return gates.every(({ reason, level }) => reason === 'not-in-baseline' || level === 'info')
    ? 'its gates compare with a baseline, and there is none yet'
    : 'none of its gates could answer';
}

/** The same beside other news. */
export function unjudgedText(model: ModelReport): string | undefined {
  const why = whyUnjudged(model);
  return why === undefined ? undefined : `nothing judged the first run of ${code(model.model)}: ${why}`;
}

/** What to write so that the next change is judged, with a limit that this run keeps. */
export function protection(model: ModelReport): string | undefined {
  if (whyUnjudged(model) === undefined) return undefined;
  const key = code(`models.${model.model}.gates`);
  const limit = keptLimit(model);
  if (limit === undefined) return `Declare metrics of ${code(model.model)} in \`mlops.yaml\`, and limits under ${key}.`;
  const such = `such as ${code(limit)}`;
  return hasNoGates(model.gates)
    ? `To protect ${code(model.model)} from the next change on, write limits under ${key} in \`mlops.yaml\`, ${such}; without any, a known metric may not get measurably worse than in this run.`
    : `Later changes are compared with this run; for a limit that holds without a baseline, add \`min\` or \`max\` under ${key} in \`mlops.yaml\`, ${such}.`;
}

function hasNoGates(gates: readonly GateResult[]): boolean {
  return gates.every(({ kind }) => kind === 'default');
}

/** The limit of the first metric that has a direction and a value. */
function keptLimit({ comparison }: ModelReport): string | undefined {
  const overall = (comparison?.metrics ?? []).filter(({ slice }) => slice === undefined);
  return overall.map(limitOf).find((limit) => limit !== undefined);
}

/** "roc-auc: { min: 0.59 }": the nearer end of the interval, rounded away from it. */
function limitOf({ metric, better, candidate }: MetricComparison): string | undefined {
  const { value, intervals } = candidate.shipped ?? candidate;
  if (value === null || (better !== 'higher' && better !== 'lower')) return undefined;
  const { low, high } = mainInterval(intervals) ?? { low: value, high: value };
  const decimals = decimalsFor(low === high ? value : (high - low) / 2, 1) ?? 3;
  const scale = 10 ** decimals;
  const limit = better === 'higher' ? Math.floor(low * scale) / scale : Math.ceil(high * scale) / scale;
  return `${metric}: { ${better === 'higher' ? 'min' : 'max'}: ${Number(limit.toFixed(decimals))} }`;
}

import type { GateResult } from '../gates/types.ts';
import { notAsked } from './metric-line.ts';
import type { ModelReport } from './types.ts';

/**
 * The worst gate that a model does not keep or that nobody can answer: what blocks before what does not, fails before what
 * is unknown. Those for information ask nothing.
 */
export function openGate({ gates }: Pick<ModelReport, 'gates'>): GateResult | undefined {
  const open = gates.filter((gate) => gate.verdict !== 'pass' && gate.level !== 'info' && !notAsked(gate));
  return open.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
}

function rankOf({ blocks, verdict }: GateResult): number {
  return (blocks ? 0 : 2) + (verdict === 'fail' ? 0 : 1);
}

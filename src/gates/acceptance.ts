import type { Comparison, MetricComparison } from '../metrics/types.ts';
import { canonicalJson, compareText, sha256 } from '../support/canonical.ts';
import type { Acceptance, GateResult, JudgedRows, Loss, LossValue, PolicyChange } from './types.ts';

/** What the losses of a model are made of. */
export interface JudgedModel {
  readonly model: string;
  readonly candidate?: { readonly fingerprint: string };
  readonly comparison?: Comparison;
  readonly judgedRows?: JudgedRows;
  readonly gates: readonly GateResult[];
}

/**
 * What somebody could accept of a model: by metric, everything that its gates fail for, with the values that they judged.
 * What is unknown is no loss, since nobody can accept a number that is not there; but that one is gone for which no gate
 * asks is the loss of the metric itself.
 */
export function lossesOf(judged: JudgedModel): readonly Loss[] {
  const { model, candidate, gates } = judged;
  if (candidate === undefined) return [];
  const failing = Map.groupBy(gates.filter(isLoss), ({ metric }) => metric);
  return [...failing].flatMap(([metric, results]) => {
    const values = results.map((result) => lossValue(result, judged));
    const known = values.filter((value) => value !== undefined);
    if (known.length < values.length) return [];
    return [{ model, metric, fingerprint: candidate.fingerprint, values: known.toSorted(byPlace) }];
  });
}

/** A removal is a loss as a whole: of what the base has, by its fingerprint. */
export function lossOfChange({ reason, path, fingerprint }: PolicyChange): Loss | undefined {
  if (reason === undefined || fingerprint === undefined) return undefined;
  return { model: String(path[1]), metric: reason, fingerprint, values: [] };
}

/** Names exactly what is accepted: another value, slice or fingerprint has another key. Hex. */
export function lossKey({ model, metric, fingerprint, values }: Loss): string {
  return sha256(canonicalJson({ model, metric, fingerprint, values }));
}

/** The results with what was accepted of them: those stop nobody any more, and stay what they are. */
export function withAccepted(
  gates: readonly GateResult[],
  metric: string,
  accepted: Acceptance,
): readonly GateResult[] {
  return gates.map((gate) => (gate.metric === metric && isLoss(gate) ? { ...gate, blocks: false, accepted } : gate));
}

function isLoss({ verdict, kind, level, blocks, accepted }: GateResult): boolean {
  return (verdict === 'fail' || kind === 'kept') && level === 'fail' && (blocks || accepted !== undefined);
}

function lossValue(result: GateResult, { comparison, judgedRows }: JudgedModel): LossValue | undefined {
  const { kind, slice, on } = result;
  const lines = on === undefined ? comparison?.metrics : judgedRows?.vouched?.metrics;
  const line = lines?.find((one) => isAbout(one, result));
  if (kind === 'kept') return lostValue(result, line);
  const absolute = kind === 'min' || kind === 'max';
  const value = (absolute ? (line?.candidate.shipped ?? line?.candidate) : line?.candidate)?.value;
  const baseline = absolute ? undefined : line?.baseline?.value;
  if (typeof value !== 'number' || (!absolute && typeof baseline !== 'number')) return undefined;
  return { kind, ...(slice && { slice }), value, ...(typeof baseline === 'number' && { baseline }), ...(on && { on }) };
}

/** What it was before says which loss it is; what stands there instead is no value. */
function lostValue({ kind }: GateResult, line: MetricComparison | undefined): LossValue | undefined {
  const baseline = line?.baseline?.value;
  return typeof baseline === 'number' ? { kind, value: null, baseline } : undefined;
}

function isAbout({ metric, slice }: MetricComparison, result: GateResult): boolean {
  return metric === result.metric && slice?.column === result.slice?.column && slice?.value === result.slice?.value;
}

/** The order of the gates in the file says nothing about what is accepted. */
function byPlace(one: LossValue, other: LossValue): number {
  return compareText(canonicalJson(one), canonicalJson(other));
}

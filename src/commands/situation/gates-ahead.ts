import { foresee } from '../../gates/index.ts';
import { compareReported, knownMetrics, type ReportedMetric } from '../../metrics/index.ts';
import type { Interval, MetricComparison } from '../../metrics/types.ts';
import type { Model, ModelFacts, Project } from '../../project/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { wantedMetrics } from '../comparison/asked-metrics.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { evaluationAddressOf, runRecord, scoresRecord } from './standing-records.ts';

interface RecordedMetric extends ReportedMetric {
  /** Of the first seed at 95 %, as it was computed from its rows. */
  readonly interval?: Interval;
}

/** Whose gates stand against whose results. */
export interface GatesAhead {
  /** The base's project, whose gates judge; absent on the base branch, where a commit's own gates ask what it changes. */
  readonly policy: Project | undefined;
  /** As the commit has it, without the base's policy over it. */
  readonly proposed: Project;
  readonly candidate: ReadCommit;
  readonly baseline: ReadCommit | undefined;
  readonly records: Records;
}

/** What the gates that a change adds or rewrites would say of what is recorded already: nothing else asks them in time. */
export function gatesAhead({ policy, proposed, candidate, baseline, records }: GatesAhead): readonly Problem[] {
  const before = policy ?? baseline?.facts.project;
  return [...proposed.models.values()].flatMap((head) => {
    const base = before?.models.get(head.name);
    if (base === undefined || head.gates.size + head.environmentGates.length === 0) return [];
    const sides = [candidate, baseline].map((side) => side?.facts.models.get(head.name));
    if (policy === undefined && sides[0]?.fingerprint !== sides[1]?.fingerprint) return [];
    const values = sides.map((facts) => facts && valuesOf(records, facts)).find((found) => found !== undefined);
    if (values === undefined) return [];
    const metrics = compareReported({ metrics: values }).map((line, at) => withInterval(line, values[at]?.interval));
    const recorded = { schemaVersion: 1, model: head.name, metrics, attempts: 1, newRows: 0 } as const;
    const since = baseline?.facts.project.models.get(head.name);
    return foresee({ base, ...(since && { since }), head, recorded, computed: computedFrom(head, values) });
  });
}

/** The interval that the comparison of this run has shown; of older records one of the normal law. */
function withInterval(line: MetricComparison, interval: Interval | undefined): MetricComparison {
  return interval === undefined ? line : { ...line, candidate: { ...line.candidate, intervals: [interval] } };
}

/** Metrics that come from rows at every comparison. Without recorded scores the task may be unknown: any of them may. */
function computedFrom(head: Model, values: readonly RecordedMetric[]): readonly string[] {
  if (head.evaluate === undefined) return [];
  const scored = values.some(({ origin }) => origin === 'computed');
  const any = scored ? [] : knownMetrics.filter(({ tasks }) => tasks.length > 0).map(({ name }) => name);
  // Which columns of scores there are is known when rows are scored.
  const scores = head.evaluate.task === 'scored' && !scored ? [...head.gates.keys()] : [];
  return [...head.evaluate.compute, ...wantedMetrics(head), ...scores, ...any];
}

/** Recorded values of a model; undefined where nothing is recorded or readable, which others say. */
function valuesOf(records: Records, facts: ModelFacts): readonly RecordedMetric[] | undefined {
  try {
    const run = runRecord({ records }, facts);
    if (run === undefined) return undefined;
    const computed = computedValues(records, facts, run);
    // Of the first seed, which ships: absolute gates ask that one.
    const reported = Object.entries(run.seeds[0]?.metrics ?? {}).map(([metric, { value, standardError }]) =>
      recordedValue('reported', metric, Number(value), standardError),
    );
    return [...computed, ...reported.filter(({ metric }) => computed.every((one) => one.metric !== metric))];
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

function computedValues(records: Records, facts: ModelFacts, run: ReturnType<typeof runRecord>) {
  const address = evaluationAddressOf(facts);
  const scores = address === undefined ? undefined : scoresRecord(records, address, {}, run)?.record;
  return Object.entries(scores?.values ?? {}).map(([metric, { value, standardError, seeds, interval }]) => ({
    ...recordedValue('computed', metric, seeds[0] ?? value, standardError),
    ...(interval && { interval }),
  }));
}

function recordedValue(
  origin: 'computed' | 'reported',
  metric: string,
  value: number | null,
  standardError: number | undefined,
): RecordedMetric {
  const candidate = { values: [value], ...(standardError !== undefined && { standardErrors: [standardError] }) };
  return { metric, origin, candidate };
}

import { compareReported, isOneArtifact } from '../../metrics/index.ts';
import type { MetricComparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { RunRecord } from '../../training/types.ts';
import type { Past } from '../situation/past-results.ts';
import { alikeOf } from './alike-runs.ts';
import { betterOf, levelsOf } from './asked-metrics.ts';
import { otherDataOf } from './other-data.ts';
import { isUntrained } from './untrained.ts';

/** The recorded runs of both sides. */
export interface Runs {
  readonly candidate?: RunRecord;
  readonly baseline?: RunRecord;
}

/**
 * Numbers that the user's code reported and we did not compute.
 * @param times on how many sets of rows the computed ones are asked, among which these are weighed
 */
export function reportedLines(
  { model }: Pick<ModelFacts, 'model'>,
  runs: Runs,
  computed: readonly MetricComparison[],
  past: Past,
  times: 1 | 2,
): readonly MetricComparison[] {
  const have = new Set(computed.map((line) => line.metric));
  const names = namesOf(runs.candidate);
  const gone = namesOf(runs.baseline);
  const better = betterOf(model);
  const otherData = otherDataOf(runs);
  const alike = alikeOf(runs);
  const metrics = [...new Set([...names, ...gone])]
    .filter((name) => !have.has(name))
    .map((metric) => {
      const declared = better.get(metric);
      const baseline = runs.baseline && reportedSide(runs.baseline, metric);
      return {
        metric,
        ...(declared && { better: declared }),
        candidate: reportedSide(runs.candidate, metric),
        ...(baseline && { baseline }),
        ...(otherData.length > 0 && { otherData }),
        ...(alike && { alike }),
        history: pastValues(metric, runs, past),
        seedHistory: pastSeeds(metric, runs, past),
      };
    });
  return compareReported({ metrics, levels: levelsOf(model, new Map(), times) });
}

/** In the order in which the training wrote them: what stands first there matters most to whoever wrote it. */
function namesOf(record: RunRecord | undefined): readonly string[] {
  const last = Number.POSITIVE_INFINITY;
  const written = (record?.seeds ?? []).flatMap((run) =>
    Object.entries(run.metrics).toSorted(([, one], [, other]) => rank(one.at ?? last, other.at ?? last)),
  );
  return [...new Set(written.map(([name]) => name))];
}

function rank(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** One value a seed; null where the seed's file has the metric without a number, or lacks it. */
function reportedSide(record: RunRecord | undefined, metric: string) {
  const seeds = record?.seeds ?? [];
  const values = seeds.map((run) => {
    const value = run.metrics[metric]?.value;
    return value === undefined ? null : Number(value);
  });
  const instead = seeds.map((run) => (run.metrics[metric] === undefined ? run.noNumbers?.[metric] : undefined));
  const what = instead.find((found) => found !== undefined);
  const errors = seeds.map((run) => run.metrics[metric]?.standardError ?? null);
  return {
    values,
    ...(what && { noValue: what === 'other' ? ('no-number' as const) : what }),
    ...(errors.every((error) => error !== null) && { standardErrors: errors }),
    artifacts: seeds.map((run) => run.artifact.digest),
    untrained: seeds.some(isUntrained),
  };
}

/**
 * One value a run from runs of the base branch on the same data as the baseline, oldest first. A run that left the same
 * artifact as the one before it is the same model again, and says nothing of noise.
 */
function pastValues(metric: string, { baseline }: Runs, past: Past): readonly number[] {
  const comparable = onSameData(baseline, past).filter(
    (run, at, all) => at === 0 || artifactOf(run) === '' || artifactOf(run) !== artifactOf(all[at - 1]),
  );
  return comparable.flatMap(({ seeds }) => numbersOf(seeds.slice(0, 1), metric));
}

/**
 * Values of past configurations by seed; both sides of this comparison add their own. A run whose seeds all left one
 * artifact says nothing of the noise between seeds: its training may ignore them.
 */
function pastSeeds(metric: string, { candidate, baseline }: Runs, past: Past): readonly (readonly number[])[] {
  const own = new Set([candidate?.fingerprint, baseline?.fingerprint]);
  return onSameData(baseline, past)
    .filter(({ fingerprint }) => !own.has(fingerprint))
    .filter(({ seeds }) => !isOneArtifact(seeds.map(({ artifact }) => artifact.digest)))
    .map(({ seeds }) => numbersOf(seeds, metric))
    .filter((group) => group.length > 1);
}

function onSameData(baseline: RunRecord | undefined, { runs }: Past): readonly RunRecord[] {
  const data = dataOf(baseline);
  return runs.filter((run) => dataOf(run) === data);
}

function numbersOf(seeds: RunRecord['seeds'], metric: string): readonly number[] {
  return seeds.flatMap(({ metrics }) => {
    const value = metrics[metric]?.value;
    return typeof value === 'number' ? [value] : [];
  });
}

function artifactOf(run: RunRecord | undefined): string {
  return run?.seeds[0]?.artifact.digest ?? '';
}

function dataOf(run: RunRecord | undefined): string {
  return (run?.seeds[0]?.inputs.data ?? []).map(({ role, digest }) => `${role} ${digest}`).join('\n');
}

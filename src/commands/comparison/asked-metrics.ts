import { countBlocking, levelsFor } from '../../gates/index.ts';
import { defaultMetrics, knownMetric } from '../../metrics/index.ts';
import type { Model } from '../../project/index.ts';

/** What the evaluation asks for, and what gates name beyond it. */
export function wantedMetrics(model: Model): readonly string[] {
  const task = model.evaluate?.task;
  if (task === undefined) return [];
  const asked = model.evaluate?.compute ?? [];
  return asked.length > 0 ? asked : defaultMetrics(task);
}

/** On slices: what gates name, else the task's first metric. All metrics of all slices are more than anybody reads. */
export function sliceMetrics(model: Model): readonly string[] {
  const gated = new Set([...model.gates.keys()].map(canonicalName));
  const wanted = wantedMetrics(model);
  const named = wanted.filter((metric) => gated.has(canonicalName(metric)));
  return named.length > 0 ? named : wanted.slice(0, 1);
}

function canonicalName(metric: string): string {
  return knownMetric(metric)?.name ?? metric;
}

export function betterOf(model: Model) {
  const rules = [...[...model.gates.values()].flat(), ...model.environmentGates];
  return new Map(rules.flatMap((rule) => (rule.better === undefined ? [] : [[rule.metric, rule.better] as const])));
}

/**
 * As many levels as Holm's procedure may need: one for each question that can block, slices counted in full.
 * @param times on how many sets of rows each question is asked
 */
export function levelsOf(
  model: Model,
  slices: ReadonlyMap<string, { readonly names: readonly string[] }>,
  times: 1 | 2 = 1,
): readonly number[] {
  const values = new Map([...slices].map(([column, { names }]) => [column, names.length]));
  return levelsFor(times * countBlocking(model, values, wantedMetrics(model).length));
}

/** The smallest slice that a gate wants judged; without one the floor of the metrics holds. */
export function sliceFloor(model: Model): { readonly minSliceRows?: number } {
  const floors = [...model.gates.values()].flat().flatMap((rule) => (rule.by === undefined ? [] : [rule.minRows]));
  return floors.length === 0 ? {} : { minSliceRows: Math.min(...floors) };
}

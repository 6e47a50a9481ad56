import { fewestGroups, groupsOf } from './groups.ts';
import { bootstrap, type Functionals, type Replicates, resampledRows } from './intervals/bootstrap.ts';
import { jointCells, resampleCells } from './intervals/cells.ts';
import type { Measured } from './measured.ts';
import { placesOf } from './repeats.ts';
import type { Sample } from './sample.ts';

/** How the intervals of one line are made (docs/concepts/comparison.md: one method for each family of metrics). */
export type Method =
  | { readonly kind: 'proportion' }
  | { readonly kind: 'delong' }
  | { readonly kind: 't' }
  | { readonly kind: 'linear' }
  | { readonly kind: 'cells'; readonly replicates: Replicates }
  | { readonly kind: 'bootstrap'; readonly replicates: Replicates };

/**
 * Chooses a method for each metric and draws all resamples that they need: one stream of draws serves all of them.
 * Without a level to make limits for, nothing is drawn, and standard errors come from influence functions.
 */
export function chooseMethods(
  sample: Sample,
  measured: readonly Measured[],
  seed: number,
  levels: readonly number[],
): readonly Method[] {
  const kinds = measured.map((metric) => {
    const kind = kindOf(sample, metric);
    return levels.length === 0 && (kind === 'cells' || kind === 'bootstrap') ? 'linear' : kind;
  });
  const cells = kinds.includes('cells') ? jointCells(sample) : null;
  const settled = kinds.map((kind) => (kind === 'cells' && !cells ? fallback(sample) : kind));
  const toBootstrap = measured.filter((_, at) => settled[at] === 'bootstrap');
  const drawn = bootstrap(sample, toBootstrap.map(functionalsOf), seed);
  const byBootstrap = new Map(toBootstrap.map((metric, at) => [metric, drawn[at]]));
  const toResample = measured.flatMap((metric, at) => {
    const { family } = metric.definition;
    return settled[at] === 'cells' && family.kind === 'cells' ? [{ metric, confusion: family.metric }] : [];
  });
  const confusions = toResample.map(({ confusion }) => confusion);
  const fromCells = cells && toResample.length > 0 ? resampleCells(sample, cells, confusions, seed) : [];
  const byCells = new Map(toResample.map(({ metric }, at) => [metric, fromCells[at]]));
  return measured.map((metric, at): Method => {
    const kind = settled[at];
    const replicates = byBootstrap.get(metric) ?? byCells.get(metric);
    if (kind === 'bootstrap' || kind === 'cells') return replicates ? { kind, replicates } : { kind: 'linear' };
    return { kind: kind ?? 'linear' };
  });
}

function kindOf(sample: Sample, { definition, better, candidate, baseline }: Measured): Method['kind'] {
  if (candidate.because && (!baseline || baseline.because)) return 'linear';
  // A t interval over groups, for every metric: resamples of few groups cover too little (docs/decisions/groups.md).
  if (sample.clusters) return 'linear';
  // A distance to a number has a kink there.
  if (typeof better === 'object') return fallback(sample);
  switch (definition.family.kind) {
    case 'proportion':
      return 'proportion';
    case 'auc':
      return 'delong';
    case 'mean':
      return 't';
    case 'cells':
      return sample.weighted ? fallback(sample) : 'cells';
    case 'other':
      return fallback(sample);
  }
}

function fallback(sample: Sample): 'bootstrap' | 'linear' {
  return sample.n > 1 && sample.n <= resampledRows ? 'bootstrap' : 'linear';
}

function functionalsOf({ candidate, baseline }: Measured): Functionals {
  return { candidate: candidate.functionals, baseline: baseline?.functionals ?? [] };
}

/** The name in the report. */
export function nameOf(method: Method, measured: Measured, sample: Sample): string {
  const several = [measured.candidate, measured.baseline].flatMap((side) => {
    const places = side === undefined ? [] : placesOf(side.sides);
    return [...(places.length > 1 ? ['seeds'] : []), ...(places.some((one) => one.length > 1) ? ['repeats'] : [])];
  });
  const paired = measured.baseline !== undefined;
  const groups = groupsOf(measured.definition, sample);
  switch (method.kind) {
    case 'proportion':
      return paired ? 'Newcombe 10' : 'Wilson';
    case 'delong':
      return sample.task === 'binary' ? 'DeLong' : 'DeLong, one against rest';
    case 't':
      return paired ? 'paired t' : 't';
    case 'linear':
      if (!groups) return 'influence function';
      return groups.count < fewestGroups ? 'too few groups' : 'influence function of groups';
    case 'cells':
      if (several.length === 0) return 'resampled confusion cells';
      return `resampled confusion cells of all ${[...new Set(several)].toSorted().toReversed().join(' and ')}`;
    case 'bootstrap':
      return 'BCa bootstrap';
  }
}

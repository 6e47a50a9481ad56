import { canonicalJson } from '../support/canonical.ts';
import type { Model } from './types.ts';

/** A file, folder or glob that a step has to leave, as declared; `data`: what a command makes as a dataset. */
export interface DeclaredOutput {
  readonly kind: 'artifact' | 'metrics' | 'plot' | 'predictions' | 'data';
  /** Below `$MLOPS_OUTPUT` or the working directory. */
  readonly pattern: string;
}

/** What the training of a model has to leave: predictions only where no step of its own writes them. */
export function declaredOutputs(model: Model): readonly DeclaredOutput[] {
  const byTraining = model.evaluate?.run === undefined ? model.evaluate?.predictions : undefined;
  return [
    ...model.artifact.map((pattern) => ({ kind: 'artifact' as const, pattern })),
    ...model.metrics.map(({ file }) => ({ kind: 'metrics' as const, pattern: file })),
    ...model.plots.map((pattern) => ({ kind: 'plot' as const, pattern })),
    ...(byTraining === undefined ? [] : [{ kind: 'predictions' as const, pattern: byTraining }]),
  ];
}

/** As fingerprints hold it: `artifact:model/`. Recorded runs are found by it, so that it can never change. */
export function outputText({ kind, pattern }: DeclaredOutput): string {
  return `${kind}:${pattern}`;
}

/**
 * Metrics file → how its numbers are read, where that is told: another row or prefix makes other numbers of the same
 * file. As fingerprints hold it.
 */
export function metricsReadings(model: Model): ReadonlyMap<string, string> {
  const told = model.metrics.filter(({ prefix, row }) => prefix !== undefined || row.kind !== 'last');
  return new Map(told.map(({ file, prefix, row }) => [file, canonicalJson({ prefix, row })]));
}

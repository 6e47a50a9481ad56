import { refuse } from './fail.ts';
import type { RunRecord, SeedRun } from './types.ts';

/**
 * Joins the runs of one fingerprint, in the order of `train.seeds`, to the record of the ledger. Errors (MlopsError):
 * `runs-not-foldable` for none at all, one that did not end well, one of another model or fingerprint, a seed twice.
 */
export function foldRuns(model: string, fingerprint: string, runs: readonly SeedRun[]): RunRecord {
  if (runs.length === 0) throw refuse('runs-not-foldable', `there is no run of ${model} to record`);
  for (const run of runs) {
    if (run.model !== model || run.fingerprint !== fingerprint) {
      throw refuse(
        'runs-not-foldable',
        `a run of ${run.model} (${run.fingerprint.slice(0, 12)}) is no run of ${model} (${fingerprint.slice(0, 12)})`,
      );
    }
    if (run.exit.class !== 'ok') {
      throw refuse('runs-not-foldable', `the run of ${model}${seedText(run)} ended as ${run.exit.class}`);
    }
    if (runs.some((other) => other !== run && other.seed === run.seed)) {
      throw refuse('runs-not-foldable', `two runs of ${model} have the same seed${seedText(run)}`);
    }
  }
  return { schemaVersion: 1, model, fingerprint, seeds: runs };
}

function seedText(run: SeedRun): string {
  return run.seed === null ? '' : ` with seed ${run.seed}`;
}

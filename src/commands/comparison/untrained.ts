import type { RunRecord, SeedRun } from '../../training/types.ts';

/** Whether nobody trained it: its artifact is files of the commit. */
export function isUntrained({ training }: SeedRun): boolean {
  return training === 'none';
}

/** Digests of the artifacts of these runs that nobody trained. */
export function untrainedArtifacts(...runs: readonly (RunRecord | undefined)[]): readonly string[] {
  return runs.flatMap((run) => run?.seeds ?? []).flatMap((seed) => (isUntrained(seed) ? [seed.artifact.digest] : []));
}

/** A run is repeated fifty times at most. */
const attempts = 1000;

/**
 * Orders writers: a later run comes after all attempts of an earlier one. Ids of runs have eleven digits today, so the
 * product stays exact.
 */
export function generationOf(run: number, attempt: number): number {
  return run * attempts + attempt;
}

/** What orders two texts of ours about one thing. */
export interface Rank {
  readonly head: string;
  readonly generation: number;
  readonly approved?: true | undefined;
}

/**
 * Whether one may replace the other. What a maintainer had trained outranks, for the same commit, the report of a run
 * that trained nothing, also of a later one: the fork's run can be repeated at any time, and starts such a report each
 * time. Another commit is newer content, and the later run counts.
 */
export function isNewer(one: Rank, other: Rank): boolean {
  if (one.head === other.head && one.approved !== other.approved) return one.approved === true;
  return one.generation > other.generation;
}

/** Run and attempt of a generation; nothing for what no run wrote. */
export function runOf(generation: number): { readonly run?: number; readonly attempt?: number } {
  if (generation < attempts) return {};
  return { run: Math.floor(generation / attempts), attempt: generation % attempts };
}

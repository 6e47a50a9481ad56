/** A run is repeated fifty times at most. */
const attempts = 1000;

/**
 * Orders writers: a later run comes after all attempts of an earlier one. Ids of runs have eleven digits today, so the
 * product stays exact.
 */
export function generationOf(run: number, attempt: number): number {
  return run * attempts + attempt;
}

/** Run and attempt of a generation; nothing for what no run wrote. */
export function runOf(generation: number): { readonly run?: number; readonly attempt?: number } {
  if (generation < attempts) return {};
  return { run: Math.floor(generation / attempts), attempt: generation % attempts };
}

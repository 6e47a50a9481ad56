/** A file whose pointer the commit holds and whose content this machine does not have. */
export interface NotHere {
  /** From the root of the repository. */
  readonly path: string;
  readonly tool: 'Git LFS' | 'DVC';
}

/**
 * "the content of `data/x.csv` is not on this machine, only its Git LFS pointer", of the first dataset that is so;
 * nothing where each is at hand.
 */
export function notHereText(datasets: readonly ({ readonly notHere?: NotHere } | undefined)[]): readonly string[] {
  const found = datasets.find((dataset) => dataset?.notHere !== undefined)?.notHere;
  if (found === undefined) return [];
  const { path, tool } = found;
  return [`the content of \`${path}\` is not on this machine, only its ${tool} pointer`];
}

import type { CheckContext } from './family.ts';

/** Whether values of a column must not be shown: what the contract of the dataset says, whoever asks. */
export function isSensitive({ version }: CheckContext, name: string): boolean {
  return version.dataset.columns.get(name)?.sensitive === true;
}

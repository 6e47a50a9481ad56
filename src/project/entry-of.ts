import type { Model } from './types.ts';

/** The name under `models` in the file: for a model of a matrix that of its entry, which all of its models share. */
export function entryOf({ matrix, name }: Pick<Model, 'matrix' | 'name'>): string {
  return matrix ?? name;
}

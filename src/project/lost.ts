/**
 * Recorded results whose bytes a step of the plan needs, and the store does not hold; by `resultKey`. What no step needs
 * is not looked for.
 */
export interface Lost {
  readonly runs: ReadonlyMap<string, LostBytes>;
  readonly evaluations: ReadonlyMap<string, LostBytes>;
}

/** What is gone of one result. */
export interface LostBytes {
  /** Never empty. */
  readonly seeds: readonly LostSeed[];
  /** How many seeds the result has. */
  readonly of: number;
  /** The store, in words: `folder .mlops/store`. */
  readonly store: string;
}

export interface LostSeed {
  /** Null: the model declares none. */
  readonly seed: number | null;
  readonly what: readonly ('model' | 'predictions')[];
  /** Of the files that are gone: `sha256:<hex>`. */
  readonly digests: readonly string[];
}

export const nothingLost: Lost = { runs: new Map(), evaluations: new Map() };

/** "the recorded run's model is not in the store (folder x): seed 1 of 3". */
export function lostText(of: 'run' | 'scores', lost: LostBytes): string {
  const kinds = (['model', 'predictions'] as const).filter((kind) =>
    lost.seeds.some(({ what }) => what.includes(kind)),
  );
  const whose = of === 'run' ? 'the recorded run’s' : 'scored before on these rows, but the';
  const verb = kinds.includes('predictions') ? 'are' : 'is';
  return `${whose} ${kinds.join(' and ')} ${verb} not in the store (${lost.store})${lostSeeds(lost)}`;
}

/** ": seeds 1, 2 of 3"; empty where the model declares no seeds. */
export function lostSeeds({
  seeds,
  of,
}: Pick<LostBytes, 'of'> & { readonly seeds: readonly Pick<LostSeed, 'seed'>[] }): string {
  const named = seeds.flatMap(({ seed }) => (seed === null ? [] : [seed]));
  if (named.length === 0) return '';
  return `: seed${named.length === 1 ? '' : 's'} ${named.join(', ')} of ${of}`;
}

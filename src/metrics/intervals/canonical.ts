import type { Sample, Side } from '../sample.ts';

/**
 * An order of the rows that depends on what they say and not on how they lie in the file, and that stays the same when
 * the two sides change places. Resampling by this order makes intervals independent of the order of rows and mirrors
 * them exactly for swapped sides.
 */
export function canonicalOrder(sample: Sample): Uint32Array {
  const columns = [sample.labels, sample.weights, ...sidesInOrder(sample).flat().flatMap(columnsOf)];
  return Uint32Array.from(sample.labels.keys()).sort((a, b) => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Both sides, the one with the smaller checksum of its contents first. */
export function sidesInOrder(sample: Sample): readonly (readonly Side[])[] {
  const { candidate, baseline } = sample;
  if (!baseline) return [candidate];
  return checksum(sample, candidate) <= checksum(sample, baseline) ? [candidate, baseline] : [baseline, candidate];
}

function columnsOf(side: Side): readonly Float64Array[] {
  return side.predicted ? [side.predicted, ...side.scores] : side.scores;
}

/** A sum over the rows of a hash of each: equal for any order of rows. */
function checksum(sample: Sample, sides: readonly Side[]): number {
  const columns = sides.flatMap(columnsOf);
  const words = new Uint32Array(2);
  const double = new Float64Array(words.buffer);
  let total = columns.length;
  for (let i = 0; i < sample.n; i++) {
    let hash = 0;
    for (const column of [sample.labels, ...columns]) {
      double[0] = column[i] ?? 0;
      hash = Math.imul(hash ^ (words[0] ?? 0), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ (words[1] ?? 0), 0xc2b2ae35);
      hash ^= hash >>> 13;
    }
    total = (total + hash) >>> 0;
  }
  return total;
}

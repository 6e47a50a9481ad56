import type { Sample, Side } from '../sample.ts';
import type { Units } from '../units.ts';

/**
 * The units that are drawn, numbered by what their rows say and not by how they lie in the file; the numbers stay the
 * same when the two sides change places. Drawing by these numbers makes intervals independent of the order of rows and
 * mirrors them exactly for swapped sides. One case cannot: sides that say the same as each other, each in other rows,
 * since then nothing tells which of them is which.
 */
export function canonicalUnits(sample: Sample): Units {
  const columns = [sample.labels, sample.weights, ...sidesInOrder(sample).flat().flatMap(columnsOf)];
  const compare = (a: number, b: number): number => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const { clusters, n } = sample;
  const sorted = clusters ? sortGroups(clusters, sample.units, compare, columns) : sortRows(n, compare);
  const numbers = new Uint16Array(sample.units);
  for (const [number, unit] of sorted.entries()) numbers[unit] = number;
  if (!clusters) return { count: n, of: numbers };
  return { count: sample.units, of: Uint16Array.from(clusters, (group) => numbers[group] ?? 0) };
}

type Compare = (a: number, b: number) => number;

function sortRows(n: number, compare: Compare): number[] {
  return Array.from({ length: n }, (_, row) => row).sort(compare);
}

/** Groups by their first row; those that begin alike by their checksums. */
function sortGroups(
  clusters: Uint32Array,
  groups: number,
  compare: Compare,
  columns: readonly Float64Array[],
): number[] {
  const firsts = new Int32Array(groups).fill(-1);
  for (let i = 0; i < clusters.length; i++) {
    const group = clusters[i] ?? 0;
    const first = firsts[group] ?? -1;
    if (first < 0 || compare(i, first) < 0) firsts[group] = i;
  }
  let sums: Float64Array | undefined;
  const checksumOf = (group: number): number => {
    sums ??= checksums(clusters, groups, columns);
    return sums[group] ?? 0;
  };
  return Array.from({ length: groups }, (_, group) => group).sort(
    (a, b) => compare(firsts[a] ?? 0, firsts[b] ?? 0) || checksumOf(a) - checksumOf(b),
  );
}

/** Of each group, whatever the order of its rows. */
function checksums(clusters: Uint32Array, groups: number, columns: readonly Float64Array[]): Float64Array {
  const hash = rowHash(columns);
  const sums = new Float64Array(groups);
  for (let i = 0; i < clusters.length; i++) {
    const group = clusters[i] ?? 0;
    sums[group] = (sums[group] ?? 0) + hash(i);
  }
  return sums;
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
  const hash = rowHash([sample.labels, ...columns]);
  let total = columns.length;
  for (let i = 0; i < sample.n; i++) total = (total + hash(i)) >>> 0;
  return total;
}

/** A hash of 32 bits of what the columns hold in a row. */
function rowHash(columns: readonly Float64Array[]): (row: number) => number {
  const words = new Uint32Array(2);
  const double = new Float64Array(words.buffer);
  return (row) => {
    let hash = 0;
    for (const column of columns) {
      double[0] = column[row] ?? 0;
      hash = Math.imul(hash ^ (words[0] ?? 0), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ (words[1] ?? 0), 0xc2b2ae35);
      hash ^= hash >>> 13;
    }
    return hash >>> 0;
  };
}

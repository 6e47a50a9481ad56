import { maxCells } from './cells.ts';

/** A value is taken down to 2^-28 of a cell's width: at a thousand cells that is eleven digits of the column's range. */
export const fineness = 28;

/** Σ⌊value · 2^scale⌋ over all finite values; exact. */
export interface Sum {
  readonly scale: number;
  readonly units: bigint;
}

/** A sum leaves the engine as two doubles, both exact for fewer than 2^31 rows in a cell. */
export const partSize = 2 ** 40;

/** Up to so many digits below the cell, the rests of 2^23 rows of a cell add up to less than 2^53, exactly and in any order. */
export const restDigits = 30;

/** So many rows make a part of a sum too large for a double. */
export const mostRows = 2 ** 31;

/**
 * The scale of the sum that belongs to the cells whose values of rank n/1000 from either end are these: the cells' width
 * is the smallest power of two that takes at most 1,000 cells for them. A wrong guess costs one more pass, and changes nothing else.
 */
export function expectedScale(low: number, high: number, whole: boolean): number {
  return fineness - expectedExponent(low, high, whole);
}

/** The width of these cells, as a power of two. */
export function expectedExponent(low: number, high: number, whole: boolean): number {
  const cells = (exponent: number): number => Math.floor(high * 2 ** -exponent) - Math.floor(low * 2 ** -exponent) + 1;
  let exponent = high > low ? Math.floor(Math.log2((high - low) / maxCells)) : 0;
  while (cells(exponent) > maxCells) exponent++;
  return whole ? Math.max(0, exponent) : exponent;
}

/** False where values of this magnitude would not fit 62 bits, or units of 2^-scale are coarser than cells of 2^exponent. */
export function fitsUnits(magnitude: number, exponent: number, scale: number): boolean {
  return Math.abs(scale) < 900 && scale + exponent >= 0 && magnitude * 2 ** scale < 2 ** 62;
}

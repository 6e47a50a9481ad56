/**
 * An Arrow file says something that cannot be: it is damaged, cut off, or made to do harm. The message is the rest of
 * the sentence "‹file› cannot be read: …", and holds no value of the data.
 */
export class ArrowDamage extends Error {
  override readonly name = 'ArrowDamage';
}

/** A part of the file needs more memory than the engine may have. The message says which part, and how much it needs. */
export class ArrowTooLarge extends Error {
  override readonly name = 'ArrowTooLarge';
}

export function damaged(what: string): ArrowDamage {
  return new ArrowDamage(what);
}

/** @param most the largest number that can be meant */
export function countOf(value: bigint, what: string, most: number): number {
  if (value < 0n || value > BigInt(most)) throw damaged(`${what} is ${value}, which cannot be`);
  return Number(value);
}

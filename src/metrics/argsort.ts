const digitBits = 11;
const buckets = 1 << digitBits;

/**
 * Row numbers by ascending value, stable, for finite values: a radix sort over the bits of the doubles, six passes of
 * 11 bits that carry the keys along, since comparing a million rows through a callback takes seconds. −0 equals 0.
 */
export function argsort(values: Float64Array): Uint32Array {
  const n = values.length;
  if (n < 2048) return Uint32Array.from(byComparison(values));
  let from = sortable(values);
  let to: Keys = { low: new Uint32Array(n), high: new Uint32Array(n), order: new Uint32Array(n) };
  for (let shift = 0; shift < 64; shift += digitBits) {
    if (!pass(from, to, shift)) continue;
    [from, to] = [to, from];
  }
  return from.order;
}

function byComparison(values: Float64Array): number[] {
  return Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

interface Keys {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly order: Uint32Array;
}

/** Doubles as two unsigned words whose order is that of the numbers: negative ones inverted, others with the sign set. */
function sortable(values: Float64Array): Keys {
  const n = values.length;
  const doubles = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    doubles[i] = (values[i] ?? 0) + 0; // −0 becomes 0
    order[i] = i;
  }
  const words = new Uint32Array(doubles.buffer);
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const bottom = words[2 * i] ?? 0;
    const top = words[2 * i + 1] ?? 0;
    const negative = top >>> 31 === 1;
    low[i] = negative ? ~bottom : bottom;
    high[i] = negative ? ~top : top | 0x80000000;
  }
  return { low, high, order };
}

/** One counting pass over the 11 bits from `shift` on; false where all rows have the same, so that nothing moves. */
function pass(from: Keys, to: Keys, shift: number): boolean {
  const { low, high, order } = from;
  const n = order.length;
  const digits = new Uint16Array(n);
  const starts = new Uint32Array(buckets + 1);
  for (let i = 0; i < n; i++) {
    const digit = digitAt(low[i] ?? 0, high[i] ?? 0, shift);
    digits[i] = digit;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  if (starts[(digits[0] ?? 0) + 1] === n) return false;
  for (let digit = 1; digit <= buckets; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  for (let i = 0; i < n; i++) {
    const digit = digits[i] ?? 0;
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to.low[place] = low[i] ?? 0;
    to.high[place] = high[i] ?? 0;
    to.order[place] = order[i] ?? 0;
  }
  return true;
}

/** The digit may lie across the two words. */
function digitAt(low: number, high: number, shift: number): number {
  if (shift >= 32) return (high >>> (shift - 32)) & (buckets - 1);
  const bottom = low >>> shift;
  return (shift + digitBits <= 32 ? bottom : bottom | (high << (32 - shift))) & (buckets - 1);
}

/**
 * The largest share of the head's rows whose values the base does not have that no change would show, with probability
 * 1 − alpha. Given how often each value stands on both sides together, rows fall on the sides at random without
 * replacement; a value with c rows is new where all of them fall on the head: with probability at most q = (head/all)^c.
 * That values are new is negatively associated (Joag-Dev and Proschan 1983, sampling without replacement), so Chernoff's
 * bound for independent ones holds: P(T ≥ x) ≤ min over t of e^(−tx) · ∏ (1 − q + q·e^(tc)).
 * @param counts rows of each value on both sides together
 */
export function newShareNoise(
  counts: readonly number[],
  sizes: { readonly base: number; readonly head: number },
  alpha: number,
): number {
  const { base, head } = sizes;
  if (base <= 0 || head <= 0) return 0;
  const values = groups(counts, Math.log(head / (base + head)));
  const bound = (rows: number): number => leastExponent(values, rows) - Math.log(alpha);
  let [low, high] = [
    0,
    Math.min(
      head,
      Math.max(
        1,
        values.reduce((sum, { rows, times }) => sum + rows * times, 0),
      ),
    ),
  ];
  if (bound(high) > 0) return high / head;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (bound(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.ceil(high) / head;
}

/** Values that stand equally often, together. */
interface Group {
  readonly rows: number;
  readonly times: number;
  /** Probability that one of them stands in the head alone. */
  readonly alone: number;
}

/** What is never alone in the head, in any data that anybody has, weighs nothing in the bound and costs time. */
const never = 1e-300;

function groups(counts: readonly number[], logShare: number): readonly Group[] {
  const times = new Map<number, number>();
  for (const rows of counts) if (rows > 0) times.set(rows, (times.get(rows) ?? 0) + 1);
  return [...times]
    .map(([rows, many]): Group => ({ rows, times: many, alone: Math.exp(rows * logShare) }))
    .filter(({ alone }) => alone > never);
}

/** ln of the bound, at its best t ≥ 0; the exponent is convex in t, so a golden section finds it. */
function leastExponent(values: readonly Group[], rows: number): number {
  const exponent = (t: number): number => values.reduce((sum, each) => sum + each.times * logMean(each, t), -t * rows);
  let [low, high] = [0, 1];
  while (high < 1024 && exponent(high * 2) < exponent(high)) high *= 2;
  high *= 2;
  for (let step = 0; step < 60; step++) {
    const [left, right] = [low + (high - low) * 0.382, low + (high - low) * 0.618];
    if (exponent(left) < exponent(right)) high = right;
    else low = left;
  }
  return exponent((low + high) / 2);
}

/** ln(1 − q + q·e^(tc)), without overflow. */
function logMean({ rows, alone }: Group, t: number): number {
  const grown = t * rows + Math.log(alone);
  return grown > 30 ? grown + Math.log1p((1 - alone) * Math.exp(-grown)) : Math.log1p(alone * Math.expm1(t * rows));
}

/** A stream of pseudo-random numbers that depends on its seed alone: the same on every machine and engine. */
export interface Random {
  /** The next 32 bits, 0 … 2³² − 1. */
  readonly bits: () => number;
  /** Uniform on [0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Uniform integer 0 … n − 1, n ≤ 2³² (bias below n · 2⁻⁵³). */
  readonly below: (n: number) => number;
  /** As many draws with `below(counts.length)` as there are counts, each added to its count. */
  readonly tally: (counts: Uint16Array) => void;
  /** How many of n independent trials of probability p succeed; exact in law. */
  readonly binomial: (n: number, p: number) => number;
}

/** A stream from one or more integers; any change in any of them gives an unrelated stream. */
export function random(...seeds: readonly number[]): Random {
  const state = new Uint32Array(4);
  let mix = 0x9e3779b9;
  for (const seed of seeds) mix = murmur(mix ^ murmur(seed | 0) ^ murmur(Math.floor(seed / 2 ** 32) | 0) ^ (mix << 5));
  for (let k = 0; k < 4; k++) {
    mix = (mix + 0x9e3779b9) | 0;
    state[k] = murmur(mix);
  }
  state[0] = (state[0] ?? 0) || 1; // the all-zero state is the one that xoshiro cannot leave
  return fromState(state);
}

/**
 * xoshiro128** (Blackman & Vigna 2018, public domain) from its four words of state; period 2¹²⁸ − 1.
 * The published vectors are in the test.
 */
export function fromState(words: ArrayLike<number>): Random {
  let a = (words[0] ?? 0) | 0;
  let b = (words[1] ?? 0) | 0;
  let c = (words[2] ?? 0) | 0;
  let d = (words[3] ?? 0) | 0;
  const bits = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
  const below = (n: number): number => Math.floor(uniform() * n);
  // The same stream with its state in local variables, which takes less than half the time of `below`.
  const tally = (counts: Uint16Array): void => {
    let w = a;
    let x = b;
    let y = c;
    let z = d;
    const n = counts.length;
    for (let draw = 0; draw < n; draw++) {
      const first = Math.imul(x, 5);
      let shifted = x << 9;
      y ^= w;
      z ^= x;
      x ^= y;
      w ^= z;
      y ^= shifted;
      z = (z << 11) | (z >>> 21);
      const second = Math.imul(x, 5);
      shifted = x << 9;
      y ^= w;
      z ^= x;
      x ^= y;
      w ^= z;
      y ^= shifted;
      z = (z << 11) | (z >>> 21);
      const high = Math.imul((first << 7) | (first >>> 25), 9) >>> 5;
      const low = Math.imul((second << 7) | (second >>> 25), 9) >>> 6;
      const unit = Math.floor((high * 2 ** 26 + low) * 2 ** -53 * n);
      counts[unit] = (counts[unit] ?? 0) + 1;
    }
    a = w;
    b = x;
    c = y;
    d = z;
  };
  return { bits, uniform, below, tally, binomial: (n, p) => binomial(uniform, n, p) };
}

/** The finaliser of MurmurHash3: a bijection of 32 bits in which every input bit reaches every output bit. */
function murmur(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function binomial(uniform: () => number, n: number, p: number): number {
  if (!(n > 0) || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(uniform, n, 1 - p);
  return n * p < 10 ? byInversion(uniform, n, p) : byRejection(uniform, n, p);
}

/** Adds up the probabilities from 0 on until they pass a uniform number. */
function byInversion(uniform: () => number, n: number, p: number): number {
  const odds = p / (1 - p);
  let probability = Math.exp(n * Math.log1p(-p));
  let left = uniform();
  for (let k = 0; k < n; k++) {
    if (left < probability) return k;
    left -= probability;
    probability *= (odds * (n - k)) / (k + 1);
    if (k > 200) return k; // beyond 1e-100 of probability: only rounding leads here
  }
  return n;
}

/** BTRS, transformed rejection with squeeze: Hörmann 1993, J. Stat. Comput. Simul. 46, 101–110. For np ≥ 10, p ≤ ½. */
function byRejection(uniform: () => number, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const spread = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / spread + b) * u + centre);
    if (spread >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) continue;
    const accepted = Math.log((v * alpha) / (a / (spread * spread) + b));
    if (accepted <= logRatio(n, p, mode, k)) return k;
  }
}

/** ln of P(k) / P(mode) for the binomial distribution, by Stirling's tail as in Hörmann's paper. */
function logRatio(n: number, p: number, mode: number, k: number): number {
  const odds = p / (1 - p);
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
    stirlingTail(mode) +
    stirlingTail(n - mode) +
    (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) -
    stirlingTail(k) -
    stirlingTail(n - k)
  );
}

const firstTails = [
  0.08106146679532726, 0.0413406959554093, 0.0276779256849984, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.008330563433362871,
];

function stirlingTail(k: number): number {
  const first = firstTails[k];
  if (first !== undefined) return first;
  const square = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}

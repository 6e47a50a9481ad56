/**
 * Special functions of statistics, to about 1e-14 relative. Sources: Abramowitz & Stegun 6.1.41, 6.5, 26.5.8;
 * continued fractions by the modified Lentz method (Thompson & Barnett 1986). The parts that cancel for large
 * arguments are written by Stirling's remainder, so that 10⁵ degrees of freedom lose no digits.
 */

const tiny = 1e-300;
const epsilon = 2 ** -53;
const maxTerms = 200_000;
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x > 0. */
export function stirlingRemainder(x: number): number {
  let shift = 0;
  let at = x;
  // Γ(x + 1) = x Γ(x) carries small arguments to where the asymptotic series is exact.
  while (at < 12) {
    shift += (at + 0.5) * Math.log1p(1 / at) - 1;
    at += 1;
  }
  const r = 1 / (at * at);
  const series = 1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))));
  return series / at + shift;
}

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingRemainder(x);
}

/** ln(x / a) − (x − a) / a without cancellation near x = a. */
function logExcess(x: number, a: number): number {
  const u = (x - a) / a;
  if (Math.abs(u) > 0.2) return Math.log(x / a) - u;
  return seriesOfExcess(u);
}

/** ln(1 + x) − x for |x| ≤ 0.2. */
function seriesOfExcess(x: number): number {
  let term = -x * x;
  let sum = term / 2;
  for (let k = 3; k < 60; k++) {
    term *= -x;
    const next = sum + term / k;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** x^a e^−x / Γ(a + 1). */
function gammaPrefactor(a: number, x: number): number {
  // With x = a(1 + u): a ln x − x − ln Γ(a + 1) = a (ln(1 + u) − u) − ½ ln 2πa − remainder(a).
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(a * logExcess(x, a) - halfLogTwoPi - 0.5 * Math.log(a) - stirlingRemainder(a));
}

/** Regularised incomplete gamma functions `lower` P(a, x) and `upper` Q(a, x), a > 0, x ≥ 0. */
export function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; k < maxTerms && term > sum * epsilon; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, gammaPrefactor(a, x) * sum);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < maxTerms; k++) {
    b += 2;
    d = 1 / nonZero(b - k * (k - a) * d);
    c = nonZero(b - (k * (k - a)) / c);
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < epsilon * 4) break;
  }
  const upper = Math.min(1, gammaPrefactor(a, x) * a * fraction);
  return { lower: 1 - upper, upper };
}

/**
 * Regularised incomplete beta function I_x(a, b), a, b > 0. Give both x and y = 1 − x, each to full precision.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaFraction(b, a, y, x);
  return betaFraction(a, b, x, y);
}

function betaFraction(a: number, b: number, x: number, y: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < maxTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < epsilon * 4) break;
  }
  return (Math.exp(logBetaTerm(a, b, x, y)) * fraction) / a;
}

/** ln(x^a y^b / B(a, b)), with ln Γ(a + b) − ln Γ(a) − ln Γ(b) taken apart so that large a or b do not cancel. */
function logBetaTerm(a: number, b: number, x: number, y: number): number {
  const total = a + b;
  const logX = x > 0.5 ? Math.log1p(-y) : Math.log(x);
  const logY = y > 0.5 ? Math.log1p(-x) : Math.log(y);
  const remainders = stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b);
  const powers = a * (logX + Math.log1p(b / a)) + b * (logY + Math.log1p(a / b));
  return powers + 0.5 * (Math.log(a) + Math.log(b) - Math.log(total)) - halfLogTwoPi + remainders;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

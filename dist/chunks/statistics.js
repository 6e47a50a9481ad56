// src/support/special.ts
const tiny = 1e-300;
const epsilon = 2 ** -53;
const maxTerms = 2e5;
const halfLogTwoPi = .5 * Math.log(2 * Math.PI);
function stirlingRemainder(x) {
	let shift = 0;
	let at = x;
	while (at < 12) {
		shift += (at + .5) * Math.log1p(1 / at) - 1;
		at += 1;
	}
	const r = 1 / (at * at);
	return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * 691 / 360360))))) / at + shift;
}
function logGamma(x) {
	return (x - .5) * Math.log(x) - x + halfLogTwoPi + stirlingRemainder(x);
}
function logExcess(x, a) {
	const u = (x - a) / a;
	if (Math.abs(u) > .2) return Math.log(x / a) - u;
	return seriesOfExcess(u);
}
function seriesOfExcess(x) {
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
function gammaPrefactor(a, x) {
	if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
	return Math.exp(a * logExcess(x, a) - halfLogTwoPi - .5 * Math.log(a) - stirlingRemainder(a));
}
function incompleteGamma(a, x) {
	if (x <= 0) return {
		lower: 0,
		upper: 1
	};
	if (x === Number.POSITIVE_INFINITY) return {
		lower: 1,
		upper: 0
	};
	if (x < a + 1) {
		let term = 1;
		let sum = 1;
		for (let k = 1; k < maxTerms && term > sum * epsilon; k++) {
			term *= x / (a + k);
			sum += term;
		}
		const lower = Math.min(1, gammaPrefactor(a, x) * sum);
		return {
			lower,
			upper: 1 - lower
		};
	}
	let b = x + 1 - a;
	let c = 1 / tiny;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < maxTerms; k++) {
		b += 2;
		d = 1 / nonZero(b - k * (k - a) * d);
		c = nonZero(b - k * (k - a) / c);
		const step = c * d;
		fraction *= step;
		if (Math.abs(step - 1) < epsilon * 4) break;
	}
	const upper = Math.min(1, gammaPrefactor(a, x) * a * fraction);
	return {
		lower: 1 - upper,
		upper
	};
}
function incompleteBeta(a, b, x, y) {
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaFraction(b, a, y, x);
	return betaFraction(a, b, x, y);
}
function betaFraction(a, b, x, y) {
	let c = 1;
	let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m < maxTerms; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		fraction *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		const step = d * c;
		fraction *= step;
		if (Math.abs(step - 1) < epsilon * 4) break;
	}
	return Math.exp(logBetaTerm(a, b, x, y)) * fraction / a;
}
function logBetaTerm(a, b, x, y) {
	const total = a + b;
	const logX = x > .5 ? Math.log1p(-y) : Math.log(x);
	const logY = y > .5 ? Math.log1p(-x) : Math.log(y);
	const remainders = stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b);
	return a * (logX + Math.log1p(b / a)) + b * (logY + Math.log1p(a / b)) + .5 * (Math.log(a) + Math.log(b) - Math.log(total)) - halfLogTwoPi + remainders;
}
function nonZero(value) {
	return Math.abs(value) < tiny ? tiny : value;
}

// src/support/statistics.ts
function normalCdf(z) {
	const upper = .5 * incompleteGamma(.5, z * z / 2).upper;
	return z < 0 ? upper : 1 - upper;
}
function normalQuantile(p) {
	return quantile(p, Number.NEGATIVE_INFINITY, {
		cdf: normalCdf,
		density: (z) => Math.exp(-.5 * z * z) / Math.sqrt(2 * Math.PI),
		symmetric: true
	});
}
function tCdf(t, df) {
	if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
	const square = t * t;
	if (square === Number.POSITIVE_INFINITY) return t < 0 ? 0 : 1;
	const tail = .5 * incompleteBeta(df / 2, .5, df / (df + square), square / (df + square));
	return t < 0 ? tail : 1 - tail;
}
function tQuantile(p, df) {
	if (!(df > 0)) return NaN;
	if (df > 1e5) return fisherExpansion(normalQuantile(p), df);
	const half = df / 2;
	const logScale = half * Math.log1p(.5 / half) + .5 * Math.log(half) - .5 + stirlingRemainder(half + .5) - stirlingRemainder(half) - .5 * Math.log(df * Math.PI);
	return quantile(p, Number.NEGATIVE_INFINITY, {
		cdf: (t) => tCdf(t, df),
		density: (t) => Math.exp(logScale - (df + 1) / 2 * Math.log1p(t * t / df)),
		symmetric: true
	});
}
function fisherExpansion(z, df) {
	if (!Number.isFinite(z) || df === Number.POSITIVE_INFINITY) return z;
	const cube = z ** 3;
	return z + (cube + z) / (4 * df) + (5 * z ** 5 + 16 * cube + 3 * z) / (96 * df * df);
}
function chiSquareTail(x, df) {
	return incompleteGamma(df / 2, x / 2).upper;
}
function chiSquareCdf(x, df) {
	return incompleteGamma(df / 2, x / 2).lower;
}
function chiSquareQuantile(p, df) {
	if (!(df > 0)) return NaN;
	const half = df / 2;
	const logScale = -half * Math.LN2 - logGamma(half);
	return quantile(p, 0, {
		cdf: (x) => chiSquareCdf(x, df),
		tail: (x) => chiSquareTail(x, df),
		density: (x) => Math.exp(logScale + (half - 1) * Math.log(x) - x / 2),
		symmetric: false,
		start: df
	});
}
function quantile(p, lowest, law) {
	if (!(p >= 0 && p <= 1)) return NaN;
	if (p === 0) return lowest;
	if (p === 1) return Number.POSITIVE_INFINITY;
	if (law.symmetric) {
		if (p === .5) return 0;
		return p < .5 ? solve((x) => law.cdf(x) - p, law.density, -1) : -quantile(1 - p, lowest, law);
	}
	const upper = law.tail;
	if (upper && p > .5) return solve((x) => 1 - p - upper(x), law.density, law.start ?? 1);
	return solve((x) => law.cdf(x) - p, law.density, law.start ?? 1);
}
function solve(excess, slope, start) {
	let low = start;
	let high = start;
	const grows = start > 0 ? 2 : .5;
	for (let k = 0; k < 2e3 && excess(low) > 0; k++) low /= grows;
	for (let k = 0; k < 2e3 && excess(high) < 0; k++) high *= grows;
	let x = (low + high) / 2;
	for (let k = 0; k < 200; k++) {
		const error = excess(x);
		if (error === 0) return x;
		if (error < 0) low = x;
		else high = x;
		const newton = x - error / slope(x);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - x) <= Math.abs(x) * 1e-15) return next;
		x = next;
	}
	return x;
}

export { tQuantile as a, normalQuantile as i, chiSquareTail as n, incompleteBeta as o, normalCdf as r, logGamma as s, chiSquareQuantile as t };
// src/support/random.ts
function random(...seeds) {
	const state = /* @__PURE__ */ new Uint32Array(4);
	let mix = 2654435769;
	for (const seed of seeds) mix = murmur(mix ^ murmur(seed | 0) ^ murmur(Math.floor(seed / 2 ** 32) | 0) ^ mix << 5);
	for (let k = 0; k < 4; k++) {
		mix = mix + 2654435769 | 0;
		state[k] = murmur(mix);
	}
	state[0] = (state[0] ?? 0) || 1;
	return fromState(state);
}
function fromState(words) {
	let a = (words[0] ?? 0) | 0;
	let b = (words[1] ?? 0) | 0;
	let c = (words[2] ?? 0) | 0;
	let d = (words[3] ?? 0) | 0;
	const bits = () => {
		const scrambled = Math.imul(b, 5);
		const result = Math.imul(scrambled << 7 | scrambled >>> 25, 9);
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return result >>> 0;
	};
	const uniform = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
	const below = (n) => Math.floor(uniform() * n);
	const tally = (counts) => {
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
			z = z << 11 | z >>> 21;
			const second = Math.imul(x, 5);
			shifted = x << 9;
			y ^= w;
			z ^= x;
			x ^= y;
			w ^= z;
			y ^= shifted;
			z = z << 11 | z >>> 21;
			const high = Math.imul(first << 7 | first >>> 25, 9) >>> 5;
			const low = Math.imul(second << 7 | second >>> 25, 9) >>> 6;
			const unit = Math.floor((high * 2 ** 26 + low) * 2 ** -53 * n);
			counts[unit] = (counts[unit] ?? 0) + 1;
		}
		a = w;
		b = x;
		c = y;
		d = z;
	};
	return {
		bits,
		uniform,
		below,
		tally,
		binomial: (n, p) => binomial(uniform, n, p)
	};
}
function murmur(word) {
	let x = word;
	x = Math.imul(x ^ x >>> 16, 2246822507);
	x = Math.imul(x ^ x >>> 13, 3266489909);
	return x ^ x >>> 16;
}
function binomial(uniform, n, p) {
	if (!(n > 0) || !(p > 0)) return 0;
	if (p >= 1) return n;
	if (p > .5) return n - binomial(uniform, n, 1 - p);
	return n * p < 10 ? byInversion(uniform, n, p) : byRejection(uniform, n, p);
}
function byInversion(uniform, n, p) {
	const odds = p / (1 - p);
	let probability = Math.exp(n * Math.log1p(-p));
	let left = uniform();
	for (let k = 0; k < n; k++) {
		if (left < probability) return k;
		left -= probability;
		probability *= odds * (n - k) / (k + 1);
		if (k > 200) return k;
	}
	return n;
}
function byRejection(uniform, n, p) {
	const deviation = Math.sqrt(n * p * (1 - p));
	const b = 1.15 + 2.53 * deviation;
	const a = -.0873 + .0248 * b + .01 * p;
	const centre = n * p + .5;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const mode = Math.floor((n + 1) * p);
	for (;;) {
		const u = uniform() - .5;
		const v = uniform();
		const spread = .5 - Math.abs(u);
		const k = Math.floor((2 * a / spread + b) * u + centre);
		if (spread >= .07 && v <= .92 - 4.2 / b) return k;
		if (k < 0 || k > n) continue;
		if (Math.log(v * alpha / (a / (spread * spread) + b)) <= logRatio(n, p, mode, k)) return k;
	}
}
function logRatio(n, p, mode, k) {
	const odds = p / (1 - p);
	return (mode + .5) * Math.log((mode + 1) / (odds * (n - mode + 1))) + stirlingTail(mode) + stirlingTail(n - mode) + (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) + (k + .5) * Math.log(odds * (n - k + 1) / (k + 1)) - stirlingTail(k) - stirlingTail(n - k);
}
const firstTails = [
	.08106146679532726,
	.0413406959554093,
	.0276779256849984,
	.020790672103765093,
	.016644691189821193,
	.013876128823070748,
	.01189670994589177,
	.010411265261972096,
	.009255462182712733,
	.00833056343336287
];
function stirlingTail(k) {
	const first = firstTails[k];
	if (first !== void 0) return first;
	const square = (k + 1) * (k + 1);
	return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}

export { random as t };
import { n as chiSquareTail } from "./statistics.js";
import { g as sum, n as divergenceOf, s as meanSquareContingency } from "./divergences.js";

// src/data/drift/named/tests.ts
const testNames = [
	"ks",
	"chi-square",
	"null-share"
];
function kolmogorovSmirnov(a, b) {
	const [na, nb] = [sum(a.rows), sum(b.rows)];
	if (na === 0 || nb === 0) return NaN;
	let [i, j, fa, fb, value] = [
		0,
		0,
		0,
		0,
		0
	];
	while (i < a.at.length || j < b.at.length) {
		const next = Math.min(a.at[i] ?? Number.POSITIVE_INFINITY, b.at[j] ?? Number.POSITIVE_INFINITY);
		while (a.at[i] === next) fa += a.rows[i++] ?? 0;
		while (b.at[j] === next) fb += b.rows[j++] ?? 0;
		value = Math.max(value, Math.abs(fa / na - fb / nb));
	}
	return value;
}
function kolmogorovTail(x) {
	if (!(x > 0)) return 1;
	if (x > 1) {
		let tail = 0;
		for (let k = 1; k <= 10; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
		return tail;
	}
	let below = 0;
	for (let k = 1; k <= 10; k++) below += Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * x * x));
	return 1 - Math.sqrt(2 * Math.PI) / x * below;
}
function ksTest(base, head) {
	const value = kolmogorovSmirnov(base, head);
	if (Number.isNaN(value)) return void 0;
	const [m, n] = [sum(base.rows), sum(head.rows)];
	return {
		test: "ks",
		value,
		pValue: kolmogorovTail(value * Math.sqrt(m * n / (m + n)))
	};
}
function chiSquareTest({ base, head }) {
	const cells = base.filter((n, k) => n + (head[k] ?? 0) > 0).length;
	if (cells < 2 || sum(base) === 0 || sum(head) === 0) return void 0;
	const value = divergenceOf(meanSquareContingency, base, head) * (sum(base) + sum(head));
	return {
		test: "chi-square",
		value,
		degrees: cells - 1,
		pValue: chiSquareTail(value, cells - 1)
	};
}
function nullShareTest(base, head) {
	const pooled = (base.nulls + head.nulls) / (base.rows + head.rows);
	if (!(pooled > 0 && pooled < 1)) return void 0;
	const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / base.rows + 1 / head.rows));
	const value = (head.nulls / head.rows - base.nulls / base.rows) / deviation;
	return {
		test: "null-share",
		value,
		pValue: chiSquareTail(value * value, 1)
	};
}

export { testNames as a, nullShareTest as i, kolmogorovSmirnov as n, ksTest as r, chiSquareTest as t };
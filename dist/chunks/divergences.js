// src/data/drift/distances.ts
function lInfinity(p, q) {
	const [np, nq] = [sum(p), sum(q)];
	if (np === 0 || nq === 0) return {
		value: NaN,
		cell: -1
	};
	let [value, cell, share] = [
		0,
		-1,
		0
	];
	for (let k = 0; k < Math.max(p.length, q.length); k++) {
		const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
		const difference = Math.abs(a - b);
		if (cell >= 0 && Math.abs(difference - value) <= 1e-12 ? a + b < share : difference > value) [value, cell, share] = [
			difference,
			k,
			a + b
		];
	}
	return {
		value,
		cell
	};
}
function jensenShannon(p, q) {
	const [np, nq] = [sum(p), sum(q)];
	if (np === 0 || nq === 0) return NaN;
	let value = 0;
	for (let k = 0; k < Math.max(p.length, q.length); k++) {
		const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
		const middle = (a + b) / 2;
		if (a > 0) value += a / 2 * Math.log2(a / middle);
		if (b > 0) value += b / 2 * Math.log2(b / middle);
	}
	return Math.min(1, Math.max(0, value));
}
function wasserstein(a, b) {
	const [na, nb] = [sum(a.rows), sum(b.rows)];
	if (na === 0 || nb === 0) return NaN;
	let [i, j, fa, fb, value] = [
		0,
		0,
		0,
		0,
		0
	];
	let at = Math.min(a.at[0] ?? 0, b.at[0] ?? 0);
	while (i < a.at.length || j < b.at.length) {
		const next = Math.min(a.at[i] ?? Number.POSITIVE_INFINITY, b.at[j] ?? Number.POSITIVE_INFINITY);
		value += Math.abs(fa / na - fb / nb) * (next - at);
		at = next;
		while (a.at[i] === next) fa += a.rows[i++] ?? 0;
		while (b.at[j] === next) fb += b.rows[j++] ?? 0;
	}
	return value;
}
function moments(points) {
	const rows = sum(points.rows);
	let mean = 0;
	for (const [k, n] of points.rows.entries()) mean += n / rows * (points.at[k] ?? 0);
	let variance = 0;
	for (const [k, n] of points.rows.entries()) variance += n / rows * ((points.at[k] ?? 0) - mean) ** 2;
	return rows === 0 ? {
		rows,
		mean: NaN,
		deviation: NaN
	} : {
		rows,
		mean,
		deviation: Math.sqrt(variance)
	};
}
function pooled(a, b) {
	const rows = /* @__PURE__ */ new Map();
	for (const side of [a, b]) for (const [k, at] of side.at.entries()) rows.set(at, (rows.get(at) ?? 0) + (side.rows[k] ?? 0));
	const sorted = [...rows].sort(([x], [y]) => x - y);
	return {
		at: sorted.map(([at]) => at),
		rows: sorted.map(([, n]) => n)
	};
}
function sum(values) {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

// src/data/drift/named/divergences.ts
const plainShares = (rows) => {
	const total = sum(rows);
	return (n) => n / total;
};
const halfMore = (rows) => {
	const total = sum(rows) + rows.length / 2;
	return (n) => (n + .5) / total;
};
const xLogRatio = (x, y) => x > 0 ? x * Math.log(x / y) : 0;
const psiPart = (p, q) => p === q ? 0 : (p - q) * Math.log(p / q);
const bhattacharyyaPart = (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2;
function jensenShannonPart(p, q) {
	const middle = (p + q) / 2;
	return Math.max(0, (xLogRatio(p, middle) + xLogRatio(q, middle)) / 2);
}
function pearsonPart(p, q, { base, head }) {
	const pooled = (base * p + head * q) / (base + head);
	return pooled > 0 ? (p - q) ** 2 / pooled : 0;
}
const same = (total) => total;
const root = (total) => Math.sqrt(total);
const psiOf = (shares) => ({
	shares,
	part: psiPart,
	weight: 1,
	finish: same
});
const kullbackLeibler = (shares) => ({
	shares,
	part: (p, q) => Math.max(0, xLogRatio(p, q) - p + q),
	weight: 1 / 2,
	finish: same
});
const hellinger = {
	shares: plainShares,
	part: bhattacharyyaPart,
	weight: 1 / 8,
	finish: root
};
const ofRows = (total, { base, head }) => total * base * head / (base + head) ** 2;
const meanSquareContingency = {
	shares: plainShares,
	part: pearsonPart,
	weight: 1,
	finish: ofRows
};
const cramersV = {
	...meanSquareContingency,
	finish: (total, sizes) => root(ofRows(total, sizes))
};
const jensenShannonAs = (form) => ({
	shares: plainShares,
	part: jensenShannonPart,
	weight: 1 / 8,
	finish: (total) => {
		const value = form === "root-nats" ? total : total / Math.LN2;
		return form === "bits" ? value : Math.sqrt(value);
	}
});
function divergenceOf(of, base, head) {
	const [p, q] = usedCells(base, head);
	const sizes = {
		base: sum(p),
		head: sum(q)
	};
	if (sizes.base === 0 || sizes.head === 0) return NaN;
	const [before, after] = [of.shares(p), of.shares(q)];
	let total = 0;
	for (const [k, n] of p.entries()) total += of.part(before(n), after(q[k] ?? 0), sizes);
	return of.finish(total, sizes);
}
function totalVariation(base, head) {
	const [m, n] = [sum(base), sum(head)];
	if (m === 0 || n === 0) return NaN;
	let total = 0;
	for (let k = 0; k < Math.max(base.length, head.length); k++) total += Math.abs((base[k] ?? 0) / m - (head[k] ?? 0) / n);
	return Math.min(1, total / 2);
}
function usedCells(base, head) {
	const used = [[], []];
	for (let k = 0; k < Math.max(base.length, head.length); k++) {
		const [a, b] = [base[k] ?? 0, head[k] ?? 0];
		if (a + b === 0) continue;
		used[0].push(a);
		used[1].push(b);
	}
	return used;
}

export { wasserstein as _, jensenShannonAs as a, plainShares as c, usedCells as d, jensenShannon as f, sum as g, pooled as h, hellinger as i, psiOf as l, moments as m, divergenceOf as n, kullbackLeibler as o, lInfinity as p, halfMore as r, meanSquareContingency as s, cramersV as t, totalVariation as u };
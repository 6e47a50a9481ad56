// src/metrics/groups.ts
function groupsOf({ family, name }, sample) {
	const { clusters, units } = sample;
	if (!clusters) return void 0;
	const shares = sharesOf(sample, clusters);
	const overAllRows = family.kind === "mean" || family.kind === "proportion" && family.of === "all" || name === "ece";
	if (sample.k !== 2 || overAllRows) return {
		count: units,
		shares
	};
	const classes = [0, 1].map((label) => sharesOf(sample, clusters, label));
	const counts = classes.map((column) => column.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0));
	return {
		count: Math.min(...counts),
		shares: shares.map((share, at) => Math.max(share, ...classes.map((c) => c[at] ?? 0)))
	};
}
function sharesOf({ n, weights, labels, units }, clusters, label) {
	const shares = new Float64Array(units);
	let total = 0;
	for (let i = 0; i < n; i++) {
		if (label !== void 0 && labels[i] !== label) continue;
		const group = clusters[i] ?? 0;
		shares[group] = (shares[group] ?? 0) + (weights[i] ?? 0);
		total += weights[i] ?? 0;
	}
	return total > 0 ? shares.map((share) => share / total) : shares;
}
function groupVariance(parts, { count, shares }) {
	let sum = 0;
	for (let at = 0; at < parts.length; at++) sum += ((parts[at] ?? 0) / (1 - (shares[at] ?? 0))) ** 2;
	return sum * (count - 1) / count;
}

export { groupsOf as n, groupVariance as t };
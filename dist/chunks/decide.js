import { i as normalQuantile } from "./statistics.js";

// src/metrics/decide.ts
const power = .8;
function rowsToDecide(line, tolerance) {
	const { change, candidate, baseline } = line;
	if (!change || change.exact) return null;
	const offset = change.value + tolerance;
	const byLevel = change.intervals.toSorted((one, other) => one.level - other.level);
	const interval = offset >= 0 ? byLevel[0] : byLevel.at(-1);
	if (interval === void 0 || interval.low >= -tolerance || interval.high < -tolerance) return null;
	const rowVariance = (change.standardError.rows ?? 0) ** 2;
	const seedVariance = (change.standardError.seeds ?? 0) ** 2;
	const repeatVariance = (change.standardError.repeats ?? 0) ** 2;
	const quantile = (offset >= 0 ? change.value - interval.low : interval.high - change.value) / Math.sqrt(rowVariance + seedVariance + repeatVariance);
	const allowed = (Math.abs(offset) / (quantile + normalQuantile(power))) ** 2;
	const seeds = Math.max(candidate.seeds, baseline?.seeds ?? 1);
	return {
		rows: candidate.rows === null ? null : extra(candidate.rows, rowVariance, allowed - seedVariance - repeatVariance),
		seeds: extra(seeds, seedVariance, allowed - rowVariance - repeatVariance)
	};
}
function extra(count, variance, allowed) {
	if (!(allowed > 0) || !(variance > 0)) return null;
	const needed = Math.ceil(count * (variance / allowed - 1));
	return Number.isSafeInteger(needed) ? Math.max(1, needed) : null;
}

export { rowsToDecide as t };
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { t as knownMetric } from "./known.js";
import { t as undefinedWords } from "./words.js";

// src/gates/lines.ts
function linesFor(comparison, rule) {
	const named = linesNamed(comparison, rule.metric);
	if (named.length === 0) {
		const there = [...new Set(comparison.metrics.map((line) => line.metric))];
		const list = there.length === 0 ? "there is no metric at all" : `there are ${there.join(", ")}`;
		return {
			kind: "unknown",
			reason: "metric-missing",
			sentence: `${rule.metric} was neither computed nor reported; ${list}.`
		};
	}
	const lines = named.filter((line) => line.slice?.column === rule.by);
	if (lines.length > 0) return {
		kind: "lines",
		lines
	};
	return rule.by === void 0 ? {
		kind: "unknown",
		reason: "metric-missing",
		sentence: `${rule.metric} was computed on slices only, not on all rows.`
	} : {
		kind: "unknown",
		reason: "slice-missing",
		sentence: `${rule.metric} was not computed by ${rule.by}.`
	};
}
function linesNamed(comparison, metric) {
	const exact = comparison.metrics.filter((line) => line.metric === metric);
	if (exact.length > 0) return exact;
	const known = knownMetric(metric)?.name;
	return known === void 0 ? [] : comparison.metrics.filter((line) => knownMetric(line.metric)?.name === known);
}

// src/gates/lost-values.ts
function lostValues(model, comparison) {
	const rules = [...model.gates.values()].flat();
	const asked = new Set(rules.flatMap((rule) => linesNamed(comparison, rule.metric)).map(({ metric }) => metric));
	return comparison.metrics.filter((line) => line.slice === void 0 && !asked.has(line.metric) && hasLost(line));
}
function hasLost({ candidate, baseline }) {
	return isNumber(baseline?.value) && !isNumber(candidate.value);
}
function isNumber(value) {
	return typeof value === "number" && Number.isFinite(value);
}
function wordLost(line, { metrics }) {
	const { metric, candidate, baseline } = line;
	const because = candidate.undefinedBecause ?? "missing";
	const before = baseline?.value ?? NaN;
	const seeds = candidate.seeds > 1 && line.origin === "reported" ? " with one of the seeds or more" : "";
	const fresh = because === "missing" ? newNames(metrics) : [];
	const more = fresh.length === 0 ? "" : `; new here: ${fresh.join(", ")}`;
	const value = formatNumber(before, decimalsFor(before, 3) ?? 0);
	return `${metric} ${lostWord(because)}${seeds} (${value} in the baseline${more}), and no gate asks for it.`;
}
function lostWord(because) {
	switch (because) {
		case "missing": return "is no longer there";
		case "not-a-number": return "is not a number (NaN or infinite)";
		case "text": return "is a text, not a number";
		case "null": return "is null, not a number";
		case "no-number": return "is a list, a truth value or a date, not a number";
		default: return `has no value (${undefinedWords[because]})`;
	}
}
const told = 3;
function newNames(metrics) {
	const fresh = metrics.filter(({ slice, candidate, baseline }) => {
		return slice === void 0 && isNumber(candidate.value) && !isNumber(baseline?.value);
	});
	const names = fresh.slice(0, told).map(({ metric }) => metric);
	return fresh.length > told ? [...names, "…"] : names;
}

export { linesFor as i, lostValues as n, wordLost as r, hasLost as t };
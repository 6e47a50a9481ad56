import { n as chosenModels } from "./chosen-names.js";
import { t as compareModels } from "./compare-models.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { d as untouchedBy, t as findSituation } from "./find-situation.js";

// src/commands/comparison/comparison-text.ts
function comparisonText(comparison) {
	const rows = [[
		"metric",
		"base",
		"this",
		"better by [95 %]",
		"method"
	], ...comparison.metrics.map(row)];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length))) ?? [];
	const lines = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
	return `${[escapeTerminal(comparison.model), ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}
function row(line) {
	const { change, slice } = line;
	const digits = digitsOf(line);
	const name = slice === void 0 ? line.metric : `  ${line.metric} · ${slice.column} ${slice.value}`;
	return [
		escapeTerminal(name),
		valueText(line.baseline, digits),
		valueText(line.candidate, digits),
		change === void 0 ? line.notComparable ?? "–" : `${formatSigned(change.value, digits)}${rangeText(change.intervals, digits)}`,
		line.mcnemar === void 0 ? line.method : `${line.method}; McNemar p ${line.mcnemar.pValue.toPrecision(2)}`
	];
}
function digitsOf({ change, candidate }) {
	const [interval] = (change ?? candidate).intervals;
	return (interval && decimalsFor((interval.high - interval.low) / 2, 2)) ?? decimalsFor(candidate.value ?? 0, 4) ?? 0;
}
function valueText(estimate, digits) {
	if (estimate === void 0) return "–";
	return estimate.value === null ? noValue(estimate) : formatNumber(estimate.value, digits);
}
function noValue({ undefinedBecause: why, rows }) {
	if (why === "too-few-rows" && rows !== null) return `– (${formatNumber(rows, 0)} row${rows === 1 ? "" : "s"})`;
	return why === void 0 ? "– (undefined)" : `– (${why.replaceAll("-", " ")})`;
}
function rangeText([interval], digits) {
	return interval === void 0 ? " (no interval)" : ` [${formatSigned(interval.low, digits)}, ${formatSigned(interval.high, digits)}]`;
}

// src/commands/diff.ts
async function diff(request, ports) {
	const situation = await findSituation({
		...request,
		past: true
	}, ports);
	const names = chosenModels(situation.project, request.models);
	await using engine = engineAtHand(ports, situation.own.engine);
	const compared = [];
	const notices = [];
	const untouched = await untouchedBy(situation);
	for (const { compared: found } of await compareModels(situation, names, engine, ports)) {
		const { name } = found.facts.model;
		if (untouched.models.includes(name) && isLost(found)) notices.push(nothingTouched(name));
		else compared.push(found);
	}
	const comparisons = compared.flatMap(({ comparison }) => comparison === void 0 ? [] : [comparison]);
	const found = compared.flatMap((entry) => entry.problems);
	return {
		...ending(found.find(({ reason }) => ports.reasons.endsOf(reason) !== "pass"), comparisons.reduce((sum, entry) => sum + entry.metrics.length, 0), notices),
		problems: [
			...situation.problems,
			...found,
			...notices
		],
		data: { comparisons },
		text: () => comparisons.map(comparisonText).join("\n")
	};
}
function ending(decisive, lines, [untouched]) {
	if (decisive !== void 0) return {
		ends: "unknown",
		reason: decisive.reason,
		sentence: decisive.message
	};
	if (lines > 0) return {
		ends: "pass",
		reason: "compared",
		sentence: `${lines} metric${lines === 1 ? "" : "s"} compared.`
	};
	if (untouched !== void 0) return {
		ends: "pass",
		reason: untouched.reason,
		sentence: untouched.message
	};
	return {
		ends: "unknown",
		reason: "nothing-to-compare",
		sentence: "There is no metric to compare."
	};
}
function isLost({ problems }) {
	return problems.length > 0 && problems.every(({ reason }) => reason === "store-missing");
}
function nothingTouched(model) {
	return {
		reason: "nothing-touched",
		message: `${model}: not touched, so its results are the baseline's and nothing differs; its predictions are gone from the store, so its metrics are not shown.`
	};
}

export { diff };
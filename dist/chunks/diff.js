import { n as chosenModels } from "./chosen-names.js";
import { n as pastCommits, r as pastOf, t as compareModel } from "./compare-model.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as findSituation } from "./situation.js";

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
	return estimate.value === null ? estimate.undefinedBecause ?? "undefined" : formatNumber(estimate.value, digits);
}
function rangeText([interval], digits) {
	return interval === void 0 ? " (no interval)" : ` [${formatSigned(interval.low, digits)}, ${formatSigned(interval.high, digits)}]`;
}

// src/commands/diff.ts
async function diff(request, ports) {
	const situation = await findSituation(request, ports);
	const names = chosenModels(situation.project, request.models);
	await using engine = engineAtHand(ports, situation.own.engine);
	const compared = [];
	const commits = await pastCommits(situation);
	for (const name of names) {
		const past = await pastOf(situation, commits, name);
		compared.push(await ports.progress.stage(`compare ${name}`, () => compareModel(situation, name, engine, past)));
	}
	const comparisons = compared.flatMap(({ comparison }) => comparison === void 0 ? [] : [comparison]);
	const problems = [...situation.problems, ...compared.flatMap((entry) => entry.problems)];
	const [first] = compared.flatMap((entry) => entry.problems);
	const lines = comparisons.reduce((sum, entry) => sum + entry.metrics.length, 0);
	return {
		ends: lines === 0 || first !== void 0 ? "unknown" : "pass",
		reason: first?.reason ?? (lines === 0 ? "nothing-to-compare" : "compared"),
		sentence: first?.message ?? (lines === 0 ? "There is no metric to compare." : `${lines} metric${lines === 1 ? "" : "s"} compared.`),
		problems,
		data: { comparisons },
		text: () => comparisons.map(comparisonText).join("\n")
	};
}

export { diff };
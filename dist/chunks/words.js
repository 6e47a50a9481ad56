import { n as formatNumber, t as decimalsFor } from "./numbers.js";

// src/gates/words.ts
function wordBound(line, question, said) {
	return `${wordFact(line, question)}; ${wordLimit(line, question)}${wordEnding(line, said)}`;
}
function wordEnding(line, said) {
	switch (said) {
		case "pass":
		case "fail": return ".";
		case "pass-on-rows": return line.change?.intervals.length === 0 ? ", by the bare numbers: how far another seed or other test rows would move it is not known." : ", over these rows alone: how far another seed would move it is not known.";
		case "unknown": return ": the interval reaches over the limit.";
		case "seed-noise": return line.candidate.seeds > 1 ? `, but its ${sameOfSeeds(line)}, which says nothing of the noise between seeds.` : ", but one seed cannot tell this from the noise between seeds.";
	}
}
function wordNotTogether(line, question, gates) {
	const why = `of ${gates} blocking gates asked together, one may miss its limit by chance, so a fail needs a stricter level than 95 %, and this is not clear enough for it`;
	return `${wordFact(line, question)}; ${wordLimit(line, question)}: ${why}.`;
}
function wordFact(line, question) {
	return question.kind === "min" || question.kind === "max" ? wordValue(line, question) : wordChange(line, question);
}
function wordValue(line, question) {
	const { value, intervals } = line.candidate.shipped ?? line.candidate;
	if (value === null) return `${about(line)} has no value`;
	const interval = usual(intervals);
	const decimals = enoughDecimals(value, interval, question.limit);
	const range = (found) => `95 %: ${formatNumber(found.low, decimals)} to ${formatNumber(found.high, decimals)}`;
	const which = line.candidate.shipped === void 0 ? "" : " with the first seed, which ships";
	return `${about(line)} is ${formatNumber(value, decimals)}${aside(line.candidate.exact, interval, range)}${which}`;
}
function wordChange(line, question) {
	const { change } = line;
	if (change === void 0) return `${about(line)} has no change`;
	if (change.value === 0 && change.exact) return `${about(line)} is exactly as before`;
	const interval = usual(change.intervals);
	const decimals = enoughDecimals(change.value, interval, question.limit);
	const size = formatNumber(Math.abs(change.value), decimals);
	const turned = interval !== void 0 && interval.low < 0 && interval.high > 0 ? ["is within noise, worse by", "is within noise, better by"] : ["got worse by", "got better by"];
	const word = change.value === 0 ? "is unchanged" : `${turned[change.value < 0 ? 0 : 1]} ${size}`;
	return `${about(line)} ${word}${aside(change.exact, interval, (found) => wordRange(found, decimals))}`;
}
function wordRange({ low, high }, decimals) {
	const size = (bound) => formatNumber(Math.abs(bound), decimals);
	if (high <= 0) return `95 %: ${size(high)} to ${size(low)} worse`;
	if (low >= 0) return `95 %: ${size(low)} to ${size(high)} better`;
	const best = Number(size(high)) === 0 ? "as good" : `${size(high)} better`;
	return `95 %: ${size(low)} worse to ${best}`;
}
function aside(exact, interval, range) {
	if (exact) return "";
	return interval === void 0 ? " (no interval)" : ` (${range(interval)})`;
}
function wordLimit(line, question) {
	const { kind, amount, limit } = question;
	if (kind === "min") return `at least ${asWritten(limit)} is required`;
	if (kind === "max") return `at most ${asWritten(limit)} is allowed`;
	if (kind === "default") return "without gates, nothing may get worse beyond its noise";
	const baseline = line.baseline?.value ?? NaN;
	const size = amount?.kind === "percent" ? `${asWritten(amount.value)} % of ${formatNumber(baseline, decimalsFor(baseline, 3) ?? 3)} (${formatNumber(Math.abs(limit), decimalsFor(limit, 3) ?? 0)})` : asWritten(Math.abs(limit));
	return kind === "max-worse" ? `at most ${size} worse is allowed` : `at least ${size} better is required`;
}
function wordUnknown(line, question, reason, model) {
	const name = about(line);
	switch (reason) {
		case "not-in-baseline": return `${name}: ${question.kind === "default" ? "the change" : question.kind} is not asked, since the baseline does not have ${model.name}.`;
		case "no-baseline": return `${name}: no result of the baseline is recorded to compare with.`;
		case "undefined": return wordUndefined(line, question);
		case "not-comparable": return `${name} is not comparable with the baseline: ${line.notComparable ?? "no common rows"}.`;
		case "data-changed": return wordOtherData(line);
		case "baseline-zero": return `${name} was 0 in the baseline, and a percentage of 0 decides nothing.`;
		case "better-unknown": return `${name}: it is not known whether higher or lower is better.`;
		case "too-few-groups": return `${name} ${wordGroups(line)}: an interval needs ${5} of them.`;
		case "no-interval": return `${wordFact(line, question)}: ${wordNoNoise(line)}, so its noise is unknown.`;
	}
}
function wordNoNoise(line) {
	return line.candidate.seeds > 1 ? `it came without an error, and its ${sameOfSeeds(line)}` : "it came without an error";
}
function sameOfSeeds({ candidate: { seeds, bySeed } }) {
	return `${seeds} seeds ${bySeed?.every((value) => value === bySeed[0]) === true ? "all gave the same number" : "gave the same model"} (does the command read \`MLOPS_SEED\`?)`;
}
function wordOtherData(line) {
	const [before, after] = [line.baseline?.value ?? NaN, line.candidate.value ?? NaN];
	const decimals = decimalsFor(after - before, 2) ?? decimalsFor(after, 3) ?? 3;
	const digits = Math.max(decimals, decimalsFor(after, 3) ?? 3);
	const values = `${formatNumber(before, digits)} to ${formatNumber(after, digits)}`;
	return `${about(line)} went from ${values} as two trainings on different data report it (${(line.otherData ?? []).join(", ")} changed): whether the model got better or worse, or the rows got others, is not known.`;
}
function wordGroups({ candidate: { groups = 0 } }) {
	return `rests on ${groups === 1 ? "1 group" : `${formatNumber(groups, 0)} independent groups`} of rows`;
}
function wordUndefined(line, question) {
	const value = question.kind === "min" || question.kind === "max" ? line.candidate.shipped ?? line.candidate : line.candidate;
	const ofBaseline = value.value !== null && Number.isFinite(value.value);
	const because = (ofBaseline ? line.baseline : line.candidate)?.undefinedBecause;
	const why = because === void 0 ? "it is not a finite number" : undefinedWords[because];
	return `${about(line)} has no value${ofBaseline ? " in the baseline" : ""}: ${why}.`;
}
const undefinedWords = {
	"no-rows": "there are no rows",
	"one-class": "the rows have one class only",
	"zero-denominator": "it divides by zero on these rows",
	"not-a-number": "it is not a finite number",
	"outside-range": "the reported number is impossible for a metric of this name",
	"no-scores": "the predictions hold no scores",
	constant: "the values are all the same",
	missing: "it was not found",
	text: "it is a text, not a number",
	null: "it is null, not a number",
	"no-number": "it is a list, a truth value or a date, not a number",
	"not-a-probability": "the scores are not probabilities",
	"not-computable": "it cannot be computed for this task",
	"too-few-rows": "there are too few rows"
};
function about(line) {
	return line.slice === void 0 ? line.metric : `${line.metric} of ${line.slice.column} ${line.slice.value}`;
}
function usual(intervals) {
	return intervals.find(({ level }) => Math.abs(level - .95) < 1e-9);
}
function asWritten(value) {
	const [, fraction = ""] = String(value).split(".");
	return formatNumber(value, fraction.length);
}
function enoughDecimals(value, interval, limit) {
	const half = interval === void 0 ? 0 : (interval.high - interval.low) / 2;
	const numbers = [value, ...interval === void 0 ? [] : [interval.low, interval.high]];
	let decimals = decimalsFor(half, 2) ?? decimalsFor(value, 3) ?? 3;
	const most = Math.min(9, decimals + 3);
	while (decimals < most && numbers.some((number) => looksEqual(number, limit, decimals))) decimals++;
	return decimals;
}
function looksEqual(number, limit, decimals) {
	return number !== limit && formatNumber(number, decimals) === formatNumber(limit, decimals);
}

export { wordLimit as a, wordGroups as i, wordBound as n, wordNotTogether as o, wordChange as r, wordUnknown as s, undefinedWords as t };
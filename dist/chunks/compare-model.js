import { t as MlopsError } from "./problem.js";
import { c as readTexts, n as readFacts, p as applyPolicy, s as readCommit } from "./situation.js";
import { l as knownMetric, t as loadProject } from "./load.js";
import { c as replacedCount, i as lookForScores, l as runRecord, m as ownScoresAddress, n as isRecorded, o as evaluationAddressOf, r as lookForRun, u as scoresRecord } from "./recorded-results.js";
import { h as tQuantile, n as localFiles } from "./check-data.js";
import { C as seedNoise, E as defaultMetrics, S as pool, T as orientedChange, _ as loadScoredRows, b as symmetric, c as holderSchema, l as isAlive, r as testRows, t as predictionFiles, u as thisProcess, v as compareRows, w as toSample, x as fold, y as seedError } from "./score-run.js";
import { a as scoresOfRun, i as scoresAt, n as runAt } from "./checked-records.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { n as isMissing } from "./files.js";
import { a as commitAddress, c as runAddress, o as evaluationAddress } from "./ledger.js";
import { r as readCommitRecord } from "./commit-record.js";
import { join } from "node:path";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";

// src/metrics/apart.ts
const level = .95;
function compareApart(known, arrived, request) {
	const [before, after] = [known, arrived].map((rows) => {
		const { baseline: _, ...alone } = rows;
		return {
			units: toSample(alone).units,
			lines: compareRows(alone, {
				...request,
				levels: []
			})
		};
	});
	if (before === void 0 || after === void 0) return [];
	return before.lines.flatMap((line, at) => {
		const made = apart(line, after.lines[at], before.units, after.units);
		return made === void 0 ? [] : [made];
	});
}
function apart({ metric, better, candidate: before }, line, ...[units, otherUnits]) {
	const after = line?.candidate;
	if (better === void 0 || before.value === null || after?.value == null) return void 0;
	const change = orientedChange(after.value, before.value, better);
	const made = {
		metric,
		better,
		known: before.value,
		arrived: after.value,
		change
	};
	const variances = [(before.standardError ?? NaN) ** 2, (after.standardError ?? NaN) ** 2];
	const total = variances[0] + variances[1];
	if (units < 2 || otherUnits < 2 || !(total > 0) || typeof better === "object") return made;
	const df = total ** 2 / (variances[0] ** 2 / (units - 1) + variances[1] ** 2 / (otherUnits - 1));
	const half = tQuantile(1.95 / 2, df) * Math.sqrt(total);
	return {
		...made,
		interval: {
			level,
			low: change - half,
			high: change + half
		}
	};
}

// src/metrics/reported.ts
const fewestRuns = 5;
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
function compareReported(request) {
	const levels = request.levels ?? [.95];
	return request.metrics.map((metric) => compareOne(metric, levels));
}
function compareOne(metric, levels) {
	const better = metric.better ?? knownMetric(metric.metric)?.better;
	const error = errorOf(metric);
	const { candidate, baseline } = metric;
	const line = {
		metric: metric.metric,
		...metric.slice && { slice: metric.slice },
		...better && { better },
		origin: metric.origin ?? "reported",
		candidate: estimateOf(candidate, metric, error, levels),
		method: error.name
	};
	if (!baseline) return line;
	const both = {
		...line,
		baseline: estimateOf(baseline, metric, error, levels)
	};
	if (both.candidate.value === null) return both;
	if (both.baseline.value === null) return {
		...both,
		notComparable: `the baseline has no value: ${both.baseline.undefinedBecause ?? "missing"}`
	};
	if (!better) return {
		...both,
		notComparable: "whether higher or lower is better was not declared"
	};
	return {
		...both,
		change: changeOf(metric, both.candidate.value, both.baseline.value, better, error, levels)
	};
}
function errorOf(metric) {
	if (metric.exact) return {
		kind: "exact",
		name: "exact"
	};
	const sides = metric.baseline ? [metric.candidate, metric.baseline] : [metric.candidate];
	if (sides.every((side) => standardErrorOf(side) !== null)) return {
		kind: "reported",
		name: "reported standard error"
	};
	const past = (metric.history ?? []).filter(Number.isFinite);
	const spread = past.length >= fewestRuns ? pool([past]) : void 0;
	if (spread) return {
		kind: "history",
		name: `t prediction interval from ${past.length} runs`,
		deviation: Math.sqrt(spread.variance),
		df: spread.df
	};
	return noiseOf(metric, sides).kind === "included" ? {
		kind: "seeds",
		name: "t over seeds"
	} : {
		kind: "none",
		name: "no interval"
	};
}
function standardErrorOf({ values, standardErrors }) {
	if (values.length === 0 || standardErrors?.length !== values.length) return null;
	let squares = 0;
	for (const error of standardErrors) {
		if (error === null || !Number.isFinite(error) || error < 0) return null;
		squares += error * error;
	}
	return Math.sqrt(squares / values.length);
}
function noiseOf(metric, sides) {
	const runs = sides.map(({ values, artifacts }) => ({
		values: values.map((value) => value ?? NaN),
		artifacts: artifacts ?? []
	}));
	return seedNoise(runs, metric.seedHistory ?? []);
}
function estimateOf(side, metric, error, levels) {
	const seeds = side.values.length;
	const nothing = {
		rows: side.rows ?? null,
		seeds,
		intervals: [],
		exact: false
	};
	if (seeds === 0 || side.values.includes(null)) return {
		...nothing,
		value: null,
		undefinedBecause: "missing"
	};
	const value = side.values.reduce((sum, one) => sum + (one ?? NaN), 0) / seeds;
	if (!Number.isFinite(value)) return {
		...nothing,
		value: null,
		undefinedBecause: "not-a-number"
	};
	const noise = seeds > 1 ? noiseOf(metric, [side]) : { kind: "none" };
	const spread = sideSpread(side, value, error);
	const estimate = {
		...nothing,
		value,
		exact: error.kind === "exact",
		intervals: spread ? fold(value, spread, error.kind === "history" ? { kind: "none" } : noise, levels, anywhere) : [],
		...error.kind === "reported" && spread && { standardError: spread.standardError }
	};
	if (seeds === 1) return estimate;
	const first = side.values[0] ?? NaN;
	const only = {
		values: [first],
		standardErrors: side.standardErrors?.slice(0, 1) ?? []
	};
	const alone = error.kind === "seeds" ? null : sideSpread(only, first, error);
	const intervals = alone ? fold(first, alone, { kind: "none" }, levels, anywhere) : [];
	return {
		...estimate,
		shipped: {
			value: first,
			intervals
		}
	};
}
function sideSpread(side, value, error) {
	switch (error.kind) {
		case "reported": return symmetric(value, standardErrorOf(side) ?? NaN, Number.POSITIVE_INFINITY);
		case "history": return symmetric(value, error.deviation / Math.sqrt(side.values.length), error.df);
		case "seeds": return side.values.length > 1 ? symmetric(value, 0, Number.POSITIVE_INFINITY) : null;
		default: return null;
	}
}
function changeOf(metric, candidate, baseline, better, error, levels) {
	const { candidate: ours, baseline: theirs } = metric;
	const value = orientedChange(candidate, baseline, better);
	const runs = 1 / ours.values.length + 1 / (theirs?.values.length ?? 1);
	const noise = error.kind === "exact" ? { kind: "none" } : error.kind === "history" ? {
		kind: "included",
		variance: error.deviation ** 2 * runs,
		df: error.df
	} : noiseOf(metric, theirs ? [ours, theirs] : [ours]);
	const fromSides = error.kind === "reported" && theirs;
	const rows = fromSides ? Math.hypot(standardErrorOf(ours) ?? 0, standardErrorOf(theirs) ?? 0) : 0;
	const known = error.kind !== "exact" && error.kind !== "none";
	const spread = symmetric(value, rows, Number.POSITIVE_INFINITY);
	return {
		value,
		intervals: known ? fold(value, spread, noise, levels, anywhere) : [],
		exact: error.kind === "exact",
		paired: false,
		seedNoise: noise.kind,
		standardError: {
			rows: fromSides || error.kind === "exact" ? rows : null,
			seeds: seedError(noise)
		}
	};
}

// src/gates/bounds.ts
function atLeast(known, bound) {
	if (known.kind === "exact") {
		const holds = known.value >= bound;
		return {
			holds,
			brokenFor: holds ? 0 : Number.POSITIVE_INFINITY
		};
	}
	const usual = intervalAt(known.intervals, 1);
	const broken = known.intervals.filter((interval) => interval.high < bound).map(gatesOf);
	return {
		holds: usual !== void 0 && usual.low >= bound,
		brokenFor: Math.max(0, ...broken)
	};
}
function atMost(known, bound) {
	return atLeast(known.kind === "exact" ? {
		kind: "exact",
		value: -known.value
	} : {
		kind: "intervals",
		intervals: known.intervals.map(({ level, low, high }) => ({
			level,
			low: -high,
			high: -low
		}))
	}, -bound);
}
function levelsFor(gates) {
	const counts = Array.from({ length: Math.min(16, Math.max(1, gates)) }, (_, index) => index + 1);
	for (let count = 32; count < 2 * gates; count *= 2) counts.push(count);
	return counts.map((count) => 1 - .05 / count);
}
function intervalAt(intervals, gates) {
	return intervals.find((interval) => gatesOf(interval) === gates);
}
function gatesOf({ level }) {
	return Math.floor(.05 / (1 - level) + 1e-6);
}
function holm(brokenFor) {
	const order = brokenFor.map((strength, index) => ({
		strength,
		index
	})).sort((a, b) => b.strength - a.strength);
	const rejected = brokenFor.map(() => false);
	for (const [rank, { strength, index }] of order.entries()) {
		if (strength < brokenFor.length - rank) break;
		rejected[index] = true;
	}
	return rejected;
}

// src/gates/results.ts
function blocksUnknown(rule, reason) {
	return rule.whenUnknown === "block" && reason !== "not-in-baseline";
}
function kindOf(rule) {
	if (rule.min !== void 0) return "min";
	if (rule.max !== void 0) return "max";
	return rule.minBetter === void 0 ? "max-worse" : "min-better";
}
function subjectOf({ metric, slice }) {
	return slice === void 0 ? metric : `${metric} of ${slice.column} ${slice.value}`;
}

// src/gates/gone-rows.ts
const mostGone = .01;
function unlessGone(result, { base, gone }) {
	if (result.verdict !== "pass" || gone <= mostGone * base) return result;
	const share = 100 * gone / base;
	const counted = `${formatNumber(gone, 0)} of the base's ${formatNumber(base, 0)} test rows (${formatNumber(share, share < 10 ? 1 : 0)} %)`;
	const which = gone === base ? `none of the base's ${formatNumber(base, 0)} test rows is left` : `${counted} are gone`;
	return {
		...result,
		verdict: "unknown",
		reason: "rows-gone",
		sentence: `${result.sentence.replace(/\.$/, "")}; but ${which}, and at most ${100 * mostGone} % may be.`,
		blocks: result.level === "fail" && blocksUnknown(result.rule, "rows-gone")
	};
}
function withLostSlices(model, results, { slices }) {
	const lost = [...model.gates.values()].flat().flatMap((rule) => {
		const own = results.filter((result) => result.rule === rule && result.slice !== void 0);
		const judged = new Set(own.filter(({ reason }) => reason !== "slice-too-small").map(({ slice }) => slice?.value));
		if (rule.by === void 0 || !results.some((result) => result.rule === rule && asked(result))) return [];
		return slices.filter(({ column }) => column === rule.by).filter(({ value, rows }) => rows >= rule.minRows && !judged.has(value)).filter(({ value, rows, left }) => left < rows || !own.some(({ slice }) => slice?.value === value)).map((slice) => lostSlice(model, rule, slice));
	});
	const replaced = new Set(lost.map(keyOf$1));
	return [...lost, ...results.filter((result) => result.reason !== "slice-too-small" || !replaced.has(keyOf$1(result)))];
}
function asked({ reason }) {
	return reason !== "slice-missing" && reason !== "metric-missing";
}
function keyOf$1({ rule, slice }) {
	return JSON.stringify([
		rule.path,
		slice?.column,
		slice?.value
	]);
}
function lostSlice(model, rule, { column, value, rows, left }) {
	const about = {
		metric: rule.metric,
		slice: {
			column,
			value
		}
	};
	const now = left === 0 ? "none is left" : left === 1 ? "1 is left" : `${formatNumber(left, 0)} are left`;
	const why = left < rule.minRows ? "" : ", and larger slices took its place";
	return {
		model: model.name,
		...about,
		rule,
		kind: kindOf(rule),
		level: rule.level,
		verdict: "unknown",
		reason: "slice-gone",
		sentence: `${subjectOf(about)} is no longer judged: the base has ${formatNumber(rows, 0)} test rows of it, ${now}${why}.`,
		blocks: rule.level === "fail" && blocksUnknown(rule, "slice-gone")
	};
}

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

// src/gates/questions.ts
function askRule(rule, line, baseline, byDefault) {
	const questions = [];
	if (rule.min !== void 0) questions.push(askValue("min", rule, line, rule.min));
	if (rule.max !== void 0) questions.push(askValue("max", rule, line, rule.max));
	if (rule.maxWorse !== void 0) questions.push(askChange("max-worse", rule, line, baseline, rule.maxWorse, -1));
	if (rule.minBetter !== void 0) questions.push(askChange("min-better", rule, line, baseline, rule.minBetter, 1));
	if (byDefault) questions.push(askDefault(rule, line, baseline));
	return questions;
}
function askValue(kind, rule, line, limit) {
	const known = knownValue(line, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		answer: known
	};
	return {
		kind,
		limit,
		answer: {
			kind: "bound",
			bound: kind === "min" ? atLeast(known, limit) : atMost(known, limit),
			seedNoiseUnknown: false
		}
	};
}
function knownValue(line, rule) {
	const { candidate } = line;
	const { value, intervals } = candidate.shipped ?? candidate;
	if (!isNumber(value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (candidate.exact) return {
		kind: "exact",
		value
	};
	if (intervals.length > 0) return {
		kind: "intervals",
		intervals
	};
	return pointOf(line, rule, value);
}
function pointOf({ origin }, rule, value) {
	return rule.requireInterval || origin === "computed" ? {
		kind: "unknown",
		reason: "no-interval"
	} : {
		kind: "exact",
		value
	};
}
function askChange(kind, rule, line, baseline, amount, sign) {
	const tolerance = absolute(amount, line);
	const limit = sign * (tolerance ?? 0) + 0;
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		amount,
		answer: known
	};
	if (tolerance === void 0) return {
		kind,
		limit,
		amount,
		answer: {
			kind: "unknown",
			reason: "baseline-zero"
		}
	};
	return {
		kind,
		limit,
		amount,
		answer: {
			kind: "bound",
			bound: atLeast(known, limit),
			seedNoiseUnknown: line.change?.seedNoise === "unknown"
		}
	};
}
function absolute(amount, line) {
	if (amount.kind === "absolute") return amount.value;
	const value = line.baseline?.value ?? 0;
	return value === 0 ? void 0 : Math.abs(value) * amount.value / 100;
}
function knownChange(line, baseline, rule) {
	if (baseline === "first-run") return {
		kind: "unknown",
		reason: "not-in-baseline"
	};
	if (!isNumber(line.candidate.value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (baseline === "missing") return {
		kind: "unknown",
		reason: "no-baseline"
	};
	if (line.better === void 0) return {
		kind: "unknown",
		reason: "better-unknown"
	};
	const { change } = line;
	if (change === void 0 || !Number.isFinite(change.value)) return {
		kind: "unknown",
		reason: whyNoChange(line)
	};
	if (change.exact) return {
		kind: "exact",
		value: change.value
	};
	if (change.intervals.length > 0) return {
		kind: "intervals",
		intervals: change.intervals
	};
	return pointOf(line, rule, change.value);
}
function whyNoChange({ baseline, notComparable }) {
	if (notComparable !== void 0) return "not-comparable";
	if (baseline === void 0) return "no-baseline";
	return isNumber(baseline.value) ? "not-comparable" : "undefined";
}
function isNumber(value) {
	return value !== null && Number.isFinite(value);
}
function askDefault(rule, line, baseline) {
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind: "default",
		limit: 0,
		answer: known
	};
	const { brokenFor } = atLeast(known, 0);
	const noiseless = line.change?.exact === false && line.change.intervals.length === 0;
	if (brokenFor > 0 && noiseless) return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "unknown",
			reason: "no-interval"
		}
	};
	const seedNoiseUnknown = line.change?.seedNoise === "unknown";
	return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "bound",
			bound: {
				holds: brokenFor === 0,
				brokenFor
			},
			seedNoiseUnknown
		}
	};
}

// src/gates/vouched-rows.ts
function worseOfBoth(all, again, rows) {
	const others = new Map(again.map((result) => [keyOf(result), result]));
	return all.map((one) => {
		const other = others.get(keyOf(one));
		if (one.verdict !== "fail" && other?.verdict === "fail") return {
			...other,
			on: "vouched-rows",
			sentence: onVouched(other.sentence, rows)
		};
		return one.verdict === "pass" && other?.verdict !== "pass" ? notDeserved(one, other, rows) : one;
	});
}
function keyOf({ metric, slice, kind, rule }) {
	return JSON.stringify([
		rule.path,
		metric,
		kind,
		slice?.column,
		slice?.value
	]);
}
function notDeserved(one, other, rows) {
	const names = rows.columns.slice(0, 3).map(({ name }) => name);
	const columns = `${names.join(", ")}${rows.columns.length > names.length ? ", …" : ""}`;
	const sentence = rows.vouched === void 0 || rows.vouched.rows === 0 ? `${subjectOf(one)} rests on changed rows alone: all ${formatNumber(rows.changed, 0)} test rows that the base knows have other values here (${columns}).` : onVouched(other?.sentence ?? `${subjectOf(one)} has no result.`, rows);
	return {
		...one,
		verdict: "unknown",
		reason: "rows-changed",
		on: "vouched-rows",
		sentence,
		blocks: one.level === "fail" && blocksUnknown(one.rule, "rows-changed")
	};
}
function onVouched(sentence, { vouched }) {
	const count = vouched?.rows ?? 0;
	return `On the ${count === 1 ? "1 test row that is" : `${formatNumber(count, 0)} test rows that are`} as the base has them: ${sentence}`;
}

// src/gates/words.ts
function wordBound(line, question, said) {
	return `${wordFact(line, question)}; ${wordLimit(line, question)}${endings[said]}`;
}
const endings = {
	pass: ".",
	fail: ".",
	unknown: ": the interval reaches over the limit.",
	"seed-noise": ", but one seed cannot tell this from the noise between seeds."
};
function wordNotTogether(line, question, gates) {
	const why = `beyond it at 95 %, but not at the level that ${gates} gates asked at once need (Holm)`;
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
	const word = change.value < 0 ? `got worse by ${size}` : change.value > 0 ? `got better by ${size}` : "is unchanged";
	return `${about(line)} ${word}${aside(change.exact, interval, (found) => wordRange(found, decimals))}`;
}
function wordRange({ low, high }, decimals) {
	const size = (bound) => formatNumber(Math.abs(bound), decimals);
	if (high <= 0) return `95 %: ${size(high)} to ${size(low)} worse`;
	if (low >= 0) return `95 %: ${size(low)} to ${size(high)} better`;
	return `95 %: ${size(low)} worse to ${size(high)} better`;
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
		case "baseline-zero": return `${name} was 0 in the baseline, and a percentage of 0 decides nothing.`;
		case "better-unknown": return `${name}: it is not known whether higher or lower is better.`;
		case "no-interval": return `${wordFact(line, question)}: it came without an error, so its noise is unknown.`;
	}
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
	"no-scores": "the predictions hold no scores",
	constant: "the values are all the same",
	missing: "it was not found",
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

// src/gates/judge.ts
function judge(request) {
	const { rows } = request;
	const asked = questionsOf(request);
	const again = rows?.vouched === void 0 ? [] : questionsOnVouched(request, rows.vouched.metrics);
	const weighed = weigh([...asked, ...again]);
	const results = asked.map((entry) => toResult(request, entry, weighed));
	if (rows === void 0) return results;
	const reported = results.filter((_, index) => asked[index]?.line?.origin === "reported");
	const others = results.filter((result) => !reported.includes(result));
	const onBoth = rows.vouched === void 0 ? others : worseOfBoth(others, again.map((entry) => toResult(request, entry, weighed)), rows);
	return withLostSlices(request.model, [...onBoth.map((result) => unlessGone(result, rows)), ...reported], rows);
}
function questionsOnVouched(request, metrics) {
	if (metrics.length === 0) return [];
	return questionsOf({
		...request,
		comparison: {
			...request.comparison,
			metrics
		}
	}).filter(({ line }) => line !== void 0);
}
function weigh(asked) {
	const blocking = asked.flatMap((entry) => entry.level === "fail" && entry.answer.kind === "bound" ? [{
		entry,
		answer: entry.answer
	}] : []);
	const alone = holm(blocking.map(({ answer }) => answer.seedNoiseUnknown ? 0 : answer.bound.brokenFor));
	const all = holm(blocking.map(({ answer }) => answer.bound.brokenFor));
	const broken = blocking.filter(({ answer }, index) => (answer.seedNoiseUnknown ? all : alone)[index]);
	return {
		broken: new Set(broken.map(({ entry }) => entry)),
		gates: blocking.length
	};
}
function countBlocking(model, slices, metrics) {
	if (model.gates.size === 0) return metrics;
	return [...model.gates.values()].flat().filter((rule) => rule.level === "fail").reduce((sum, rule) => sum + limitsOf(rule) * (rule.by === void 0 ? 1 : slices.get(rule.by) ?? 1), 0);
}
function limitsOf({ min, max, maxWorse, minBetter }) {
	return [
		min,
		max,
		maxWorse,
		minBetter
	].filter((limit) => limit !== void 0).length;
}
function questionsOf(request) {
	const { model, comparison } = request;
	if (model.gates.size === 0) return defaultQuestions(request);
	return [...model.gates.values()].flat().flatMap((rule) => {
		const found = linesFor(comparison, rule);
		if (found.kind === "unknown") return [without(rule, found.reason, found.sentence)];
		const asked = found.lines.flatMap((line) => questionsAbout(request, rule, line));
		return found.lines.every((line) => isTooSmall(line, rule)) ? [nothingJudged(rule, found.lines), ...asked] : asked;
	});
}
function nothingJudged(rule, lines) {
	const largest = [...lines].sort((a, b) => (b.candidate.rows ?? 0) - (a.candidate.rows ?? 0))[0];
	const rows = largest?.candidate.rows ?? 0;
	return without(rule, "no-slice-judged", `${rule.metric} was judged on no value of ${rule.by}: the largest, ${largest?.slice?.value}, has ${counted(rows)}, too few.`);
}
function isTooSmall(line, rule) {
	if (line.slice === void 0) return false;
	const { rows, undefinedBecause } = line.candidate;
	return undefinedBecause === "too-few-rows" || rows !== null && rows < rule.minRows;
}
function wordTooSmall(line, rule) {
	const rows = line.candidate.rows ?? 0;
	const needed = rows < rule.minRows ? `${rule.minRows} are needed to judge it` : "more are needed to compute it";
	return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} has ${counted(rows)}; ${needed}.`;
}
function counted(rows) {
	return rows === 1 ? "1 row" : `${formatNumber(rows, 0)} rows`;
}
function defaultQuestions(request) {
	return request.comparison.metrics.filter((line) => line.slice === void 0 && line.better !== void 0).flatMap((line) => {
		return questionsAbout(request, {
			metric: line.metric,
			minRows: 1,
			level: "fail",
			whenUnknown: request.whenUnknown,
			requireInterval: false,
			path: [...request.model.path, "gates"]
		}, line);
	});
}
function questionsAbout(request, rule, line) {
	if (isTooSmall(line, rule)) return [{
		...without(rule, "slice-too-small", wordTooSmall(line, rule)),
		line,
		level: "info"
	}];
	return askRule(rule, line, request.baseline, request.model.gates.size === 0).map((question) => ({
		rule,
		kind: question.kind,
		line,
		question,
		level: rule.level,
		answer: question.answer.kind === "bound" ? question.answer : {
			...question.answer,
			sentence: wordUnknown(line, question, question.answer.reason, request.model)
		}
	}));
}
function without(rule, reason, sentence) {
	return {
		rule,
		kind: kindOf(rule),
		level: rule.level,
		answer: {
			kind: "unknown",
			reason,
			sentence
		}
	};
}
function toResult(request, entry, weighed) {
	const { rule, kind, line, level } = entry;
	const said = conclude(request, entry, weighed);
	const about = line?.slice === void 0 ? { metric: rule.metric } : {
		metric: rule.metric,
		slice: line.slice
	};
	return {
		model: request.model.name,
		...about,
		rule,
		kind,
		level,
		...said,
		blocks: level === "fail" && (said.verdict === "fail" || said.verdict === "unknown" && blocksUnknown(rule, said.reason))
	};
}
function conclude(request, entry, weighed) {
	const { answer, line, question, level } = entry;
	if (answer.kind === "unknown") return {
		verdict: "unknown",
		reason: answer.reason,
		sentence: answer.sentence
	};
	if (line === void 0 || question === void 0) throw new TypeError("a bound is always about a line");
	if (answer.bound.holds) return {
		verdict: "pass",
		reason: "within-limit",
		sentence: wordBound(line, question, "pass")
	};
	const alone = answer.bound.brokenFor >= 1;
	const fails = level === "fail" ? weighed.broken.has(entry) : alone;
	if (fails && answer.seedNoiseUnknown) return {
		verdict: "unknown",
		reason: "seed-noise-unknown",
		sentence: wordBound(line, question, "seed-noise")
	};
	if (fails) return {
		verdict: "fail",
		reason: "beyond-limit",
		sentence: wordBound(line, question, "fail")
	};
	const more = request.more?.(line, question);
	return {
		verdict: "unknown",
		reason: "cannot-tell",
		sentence: (alone ? wordNotTogether(line, question, weighed.gates) : wordBound(line, question, "unknown")) + (more === void 0 ? "" : ` ${more}`)
	};
}

// src/commands/situation/past-results.ts
const most$1 = 40;
async function pastCommits(situation) {
	const { repository, judged, records, candidate } = situation;
	const args = [
		"rev-list",
		"--first-parent",
		`--max-count=${most$1}`,
		judged.policy.sha
	];
	const shas = (await repository.git.text(args)).split("\n").filter((sha) => sha !== "" && sha !== candidate.commit.sha);
	await records.load(shas.map(commitAddress));
	return shas.flatMap((sha) => readCommitRecord(records.text(commitAddress(sha))) ?? []).toReversed();
}
async function pastOf(situation, commits, model) {
	const results = commits.flatMap((commit) => commit.models[model] ?? []);
	const runs = [...new Set(results.map(({ run }) => runAddress(model, run)))];
	const scores = new Map(results.flatMap(({ run, evaluation }) => evaluation === null ? [] : [[evaluationAddress(model, evaluation), run]]));
	await situation.records.load([...runs, ...scores.keys()]);
	const text = (address) => situation.records.text(address) ?? "";
	return {
		runs: runs.flatMap((address) => readable(() => runAt(address, text(address)))),
		evaluations: [...scores].flatMap(([address, run]) => readable(() => scoresAt(address, text(address), { run })))
	};
}
function readable(read) {
	try {
		return [read()];
	} catch (error) {
		if (error instanceof MlopsError) return [];
		throw error;
	}
}
function trendOf({ evaluations, runs }) {
	const trend = /* @__PURE__ */ new Map();
	const add = (metric, value) => {
		if (typeof value === "number") trend.set(metric, [...trend.get(metric) ?? [], value]);
	};
	for (const { values } of evaluations) for (const [metric, { value }] of Object.entries(values)) add(metric, value);
	const computed = new Set(trend.keys());
	for (const { seeds } of runs) for (const [metric, { value }] of Object.entries(seeds[0]?.metrics ?? {})) if (!computed.has(metric)) add(metric, value);
	return Object.fromEntries(trend);
}

// src/commands/situation/attempts.ts
const most = 50;
async function countAttempts(situation, facts, before) {
	const others = /* @__PURE__ */ new Map();
	for (const sha of await branchCommits(situation)) {
		const read = await readAt(situation, sha);
		const then = read?.facts.models.get(facts.model.name);
		if (read === void 0 || then === void 0) continue;
		if (then.fingerprint === facts.fingerprint || then.fingerprint === before?.fingerprint) continue;
		const look = lookOf(situation, facts, read, then);
		if (look !== void 0) others.set(then.fingerprint, look);
	}
	await situation.digests.save();
	const { records } = situation;
	await records.load([...others.values()].map(({ address }) => address));
	const scored = [...others.values()].filter((look) => isRecorded(records, look)).map(({ address }) => address);
	return [evaluationAddressOf(facts) ?? runAddress(facts.model.name, facts.fingerprint), ...scored].reduce((sum, address) => sum + 1 + replacedCount(records, address), 0);
}
async function branchCommits({ repository, judged, candidate }) {
	if (judged.baseline === void 0) return [];
	const args = [
		`--max-count=${most}`,
		candidate.commit.sha,
		"--not",
		judged.baseline.sha,
		judged.policy.sha
	];
	return (await repository.git.text(["rev-list", ...args])).split("\n").filter((sha) => sha !== "" && sha !== candidate.commit.sha);
}
async function readAt(situation, sha) {
	const { repository, request, policy, digests, candidate } = situation;
	const { projectFile } = request;
	const commit = await readCommit(repository.git, sha);
	const text = await projectText(situation, commit);
	if (text === void 0) return void 0;
	try {
		const { project } = applyPolicy(policy, loadProject(text, projectFile).project);
		return await readFacts({
			repository,
			commit,
			project,
			projectFile,
			cache: digests,
			judgedBy: candidate
		});
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return void 0;
		throw error;
	}
}
async function projectText({ repository, request }, commit) {
	return (await readTexts(repository.git, commit, [request.projectFile])).get(request.projectFile);
}
function lookOf(situation, now, read, then) {
	const scores = evaluationAddressOf(then);
	if (scores !== void 0) return lookForScores(scores, {
		run: then.fingerprint,
		rows: then.evaluation?.inputs.rows
	});
	const label = now.model.evaluate?.label;
	return (label === void 0 ? sameData(now, then) : read.datasets.get(label.dataset)?.digest === situation.candidate.datasets.get(label.dataset)?.digest) ? lookForRun(then.model.name, then.fingerprint) : void 0;
}
function sameData(now, then) {
	const [one, other] = [now.inputs.data, then.inputs.data];
	return one.size === other.size && [...one].every(([role, digest]) => other.get(role) === digest);
}

// src/commands/situation/own-folder.ts
const oldMs = 864e5;
async function makeOwnFolder(all) {
	await mkdir(all, { recursive: true });
	await sweep(all);
	const path = await mkdtemp(join(all, `${nameOf(await thisProcess())}~`));
	return {
		path,
		[Symbol.asyncDispose]: () => rm(path, {
			recursive: true,
			force: true
		})
	};
}
async function sweep(all) {
	for (const name of await readdir(all)) {
		const path = join(all, name);
		const holder = holderNamed(name);
		if (holder?.host === hostname() ? !await isAlive(holder) : await isOld(path)) await rm(path, {
			recursive: true,
			force: true
		}).catch(() => void 0);
	}
}
async function isOld(path) {
	try {
		return (await stat(path)).mtimeMs < Date.now() - oldMs;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
function nameOf({ pid, host, started }) {
	return [
		pid,
		started ?? "",
		Buffer.from(host).toString("base64url")
	].join("~");
}
function holderNamed(name) {
	const [pid, started, encoded, random] = name.split("~");
	if (encoded === void 0 || random === void 0) return void 0;
	const host = Buffer.from(encoded, "base64url").toString();
	return holderSchema.safeParse({
		pid: Number(pid),
		started: started === "" ? null : started,
		host
	}).data;
}

// src/commands/comparison/asked-metrics.ts
function wantedMetrics(model) {
	const task = model.evaluate?.task;
	if (task === void 0) return [];
	const asked = model.evaluate?.compute ?? [];
	return asked.length > 0 ? asked : defaultMetrics(task);
}
function sliceMetrics(model) {
	const gated = new Set([...model.gates.keys()].map(canonicalName));
	const wanted = wantedMetrics(model);
	const named = wanted.filter((metric) => gated.has(canonicalName(metric)));
	return named.length > 0 ? named : wanted.slice(0, 1);
}
function canonicalName(metric) {
	return knownMetric(metric)?.name ?? metric;
}
function betterOf(model) {
	const rules = [...model.gates.values()].flat();
	return new Map(rules.flatMap((rule) => rule.better === void 0 ? [] : [[rule.metric, rule.better]]));
}
function levelsOf(model, slices, times = 1) {
	const values = new Map([...slices].map(([column, { names }]) => [column, names.length]));
	return levelsFor(times * countBlocking(model, values, wantedMetrics(model).length));
}
function sliceFloor(model) {
	const floors = [...model.gates.values()].flat().flatMap((rule) => rule.by === void 0 ? [] : [rule.minRows]);
	return floors.length === 0 ? {} : { minSliceRows: Math.min(...floors) };
}

// src/commands/comparison/replaced-notices.ts
function replacedNotices({ records }, facts, before) {
	const shared = before?.fingerprint === facts.fingerprint;
	return [["candidate", facts], ...before === void 0 || shared ? [] : [["baseline", before]]].flatMap(([side, of]) => {
		const run = runAddress(of.model.name, of.fingerprint);
		const replaced = [run, evaluationAddressOf(of) ?? run].find((address) => replacedCount(records, address) > 0);
		if (replaced === void 0) return [];
		const reason = "result-replaced";
		const what = replaced === run ? "run" : "scores";
		return [{
			reason,
			message: `${side === "candidate" ? "The" : "The baseline’s"} ${what} of ${of.model.name} at ${replaced} lost ${what === "run" ? "its" : "their"} bytes and came out different when made again; what is compared is the result that was recorded in ${what === "run" ? "its" : "their"} place.`
		}];
	});
}

// src/commands/comparison/reported-lines.ts
function reportedLines(facts, runs, computed, past, times) {
	const have = new Set(computed.map((line) => line.metric));
	const names = new Set((runs.candidate?.seeds ?? []).flatMap((run) => Object.keys(run.metrics)));
	const gone = new Set((runs.baseline?.seeds ?? []).flatMap((run) => Object.keys(run.metrics)));
	const better = betterOf(facts.model);
	const metrics = [.../* @__PURE__ */ new Set([...names, ...gone])].filter((name) => !have.has(name)).map((metric) => {
		const declared = better.get(metric);
		const baseline = runs.baseline && reportedSide(runs.baseline, metric);
		return {
			metric,
			...declared && { better: declared },
			candidate: reportedSide(runs.candidate, metric),
			...baseline && { baseline },
			history: pastValues(metric, runs, past)
		};
	});
	return compareReported({
		metrics,
		levels: levelsOf(facts.model, /* @__PURE__ */ new Map(), times)
	});
}
function reportedSide(record, metric) {
	const seeds = record?.seeds ?? [];
	const values = seeds.map((run) => {
		const value = run.metrics[metric]?.value;
		return value === void 0 ? null : Number(value);
	});
	const errors = seeds.map((run) => run.metrics[metric]?.standardError ?? null);
	return {
		values,
		...errors.every((error) => error !== null) && { standardErrors: errors },
		artifacts: seeds.map((run) => run.artifact.digest)
	};
}
function pastValues(metric, { baseline }, past) {
	const data = dataOf(baseline);
	return past.runs.filter((run) => dataOf(run) === data).flatMap(({ seeds }) => {
		const value = seeds[0]?.metrics[metric]?.value;
		return typeof value === "number" ? [value] : [];
	});
}
function dataOf(run) {
	return (run?.seeds[0]?.inputs.data ?? []).map(({ role, digest }) => `${role} ${digest}`).join("\n");
}

// src/commands/comparison/label-counts.ts
function labelCounts({ task, classes, labels, candidate, weights }) {
	if (task === "regression" || weights !== void 0 || labels.length === 0) return void 0;
	const rows = new Array(classes.length).fill(0);
	for (const label of labels) rows[label] = (rows[label] ?? 0) + 1;
	const counted = classes.map((name, at) => ({
		name,
		rows: rows[at] ?? 0
	}));
	const positive = task === "binary" ? classes[1] : void 0;
	const byScore = candidate.some(({ predicted }) => predicted === void 0);
	return {
		classes: counted,
		...positive !== void 0 && { positive },
		...positive !== void 0 && byScore && { threshold: .5 }
	};
}

// src/commands/comparison/scored-lines.ts
async function scoredLines(request, engine, compare) {
	const loaded = await loadScoredRows(await engine.get(), request);
	const problems = loaded.problems.map(({ reason, message, remedy }) => ({
		reason,
		message,
		...remedy && { remedy }
	}));
	if (loaded.changedLabels > 0) {
		const message = `${loaded.changedLabels} labels of known rows differ from the base branch: the base's labels were used.`;
		problems.push({
			reason: "labels-changed",
			message
		});
	}
	const { rows, against, newRows, vouched } = loaded;
	const found = {
		newRows,
		...against && { against },
		problems
	};
	if (rows === void 0) return {
		metrics: [],
		onArrived: [],
		...found
	};
	const asked = (given) => compare(given, vouched === void 0 ? 1 : 2);
	const labels = labelCounts(rows);
	return {
		metrics: linesOf({
			rows,
			...loaded.shared && { shared: loaded.shared }
		}, asked),
		onArrived: onArrived(loaded.apart, asked),
		...vouched && { vouched: {
			rows: vouched.rows.n,
			metrics: vouched.rows.n === 0 ? [] : linesOf(vouched, asked)
		} },
		...labels && { labels },
		...rows.clusters && { groups: new Set(rows.clusters).size },
		...found
	};
}
function linesOf({ rows, shared }, compare) {
	const lines = compareBoth(rows, compare(rows));
	if (shared === void 0 || shared.n === 0) return lines;
	return onSharedRows(lines, compareBoth(shared, compare(shared)), shared.n);
}
function onArrived(apart, compare) {
	if (apart?.known.baseline === void 0 || apart.arrived.baseline === void 0) return [];
	const known = {
		...apart.known,
		candidate: apart.known.baseline
	};
	const arrived = {
		...apart.arrived,
		candidate: apart.arrived.baseline
	};
	const { metrics = [], better } = compare(known).bySlice;
	return compareApart(known, arrived, {
		metrics,
		...better && { better }
	});
}
function compareBoth(rows, { overall, bySlice }) {
	const slices = compareRows(rows, bySlice).filter((line) => line.slice !== void 0);
	return [...compareRows(rows, overall), ...slices];
}
function onSharedRows(all, shared, rows) {
	return all.map((line) => {
		const pair = shared.find((other) => other.metric === line.metric && sameSlice(other, line));
		if (pair?.baseline === void 0) return line;
		const { baseline, change, notComparable } = pair;
		const method = `${pair.method}, on ${rows} shared rows`;
		return {
			...line,
			method,
			baseline,
			...change && { change },
			...notComparable !== void 0 && { notComparable }
		};
	});
}
function sameSlice(a, b) {
	return a.slice?.column === b.slice?.column && a.slice?.value === b.slice?.value;
}
function besideRecorded(lines, recorded, levels) {
	return lines.map((line) => {
		const before = recorded[line.metric];
		if (line.slice !== void 0 || before === void 0 || line.candidate.value === null) return line;
		const error = (value, count) => Array.from({ length: count }, () => value ?? null);
		const [made] = compareReported({
			metrics: [{
				metric: line.metric,
				...line.better && { better: line.better },
				candidate: {
					values: [line.candidate.value],
					standardErrors: error(line.candidate.standardError, 1)
				},
				baseline: {
					values: before.seeds,
					standardErrors: error(before.standardError, before.seeds.length)
				},
				origin: "computed"
			}],
			levels
		});
		return made === void 0 ? line : {
			...made,
			candidate: line.candidate,
			method: `${made.method}, unpaired`
		};
	});
}

// src/commands/comparison/test-rows.ts
function testRowsOf(situation, facts, before, run, computed, { base, known, gone, changed, columns, added }) {
	const gated = new Set(sliceMetrics(facts.model));
	const told = (lines) => lines.filter((line) => line.slice === void 0 && gated.has(line.metric));
	return {
		dataset: facts.model.evaluate?.label?.dataset ?? "",
		rows: {
			base,
			known,
			arrived: computed.newRows,
			gone,
			changed
		},
		columns,
		added,
		effect: before === void 0 ? [] : rowsEffect(situation, before, run, told(computed.metrics)),
		onArrived: computed.onArrived,
		onVouched: told(computed.vouched?.metrics ?? []).map(({ metric, baseline, candidate }) => ({
			metric,
			base: baseline?.value ?? null,
			head: candidate.value
		}))
	};
}
function rowsEffect(situation, before, run, lines) {
	const address = ownScoresAddress(situation.baseline, before);
	const about = { run: before.fingerprint };
	const own = address === void 0 ? void 0 : scoresRecord(situation.records, address, about, run);
	if (own === void 0) return [];
	const { values } = own.record;
	return lines.flatMap(({ metric, baseline }) => {
		const from = values[metric]?.value;
		const to = baseline?.value;
		return typeof from === "number" && typeof to === "number" ? [{
			metric,
			from,
			to
		}] : [];
	});
}

// src/commands/comparison/compare-model.ts
async function compareModel(situation, name, engine, past) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
	const before = situation.baseline?.facts.models.get(name);
	const sides = {
		facts,
		...before && { before }
	};
	try {
		return {
			...sides,
			...await compareSides(situation, facts, before, engine, past)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		const candidate = readQuietly(situation, facts);
		const baseline = before && readQuietly(situation, before);
		const state = before === void 0 ? "first-run" : "missing";
		return {
			...sides,
			...candidate && { candidate },
			...baseline && { baseline },
			state,
			problems: error.problems
		};
	}
}
function readQuietly(situation, facts) {
	try {
		return runRecord(situation, facts);
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
async function compareSides(situation, facts, before, engine, past) {
	const { model } = facts;
	const candidate = runRecord(situation, facts);
	const baseline = before && runRecord(situation, before);
	const state = before === void 0 ? "first-run" : baseline === void 0 ? "missing" : "compared";
	const runs = {
		...candidate && { candidate },
		...baseline && { baseline }
	};
	if (candidate === void 0) {
		const message = `${model.name}: no run is recorded for fingerprint \`${facts.fingerprint.slice(0, 12)}\`.`;
		return {
			...runs,
			state,
			problems: [{
				reason: "not-trained",
				message
			}]
		};
	}
	const computed = await computedLines(situation, facts, before, runs, engine, past);
	const reported = reportedLines(facts, runs, computed.metrics, past, computed.vouched === void 0 ? 1 : 2);
	const metrics = [...computed.metrics, ...reported];
	return {
		...runs,
		state,
		...computed.against && {
			testRows: testRowsOf(situation, facts, before, baseline, computed, computed.against),
			rows: {
				...computed.against,
				...computed.vouched && { vouched: computed.vouched }
			}
		},
		...computed.labels && { labels: computed.labels },
		comparison: {
			schemaVersion: 1,
			model: model.name,
			metrics,
			attempts: await countAttempts(situation, facts, before),
			newRows: computed.newRows,
			...(model.evaluate?.cluster.length ?? 0) > 0 && { cluster: model.evaluate?.cluster ?? [] },
			...computed.groups !== void 0 && { groups: computed.groups }
		},
		problems: [...computed.problems, ...replacedNotices(situation, facts, before)]
	};
}
const nothingComputed = {
	metrics: [],
	newRows: 0,
	onArrived: [],
	problems: []
};
async function computedLines(situation, facts, before, runs, engine, past) {
	const judge = facts.model.evaluate;
	if (judge?.label === void 0 || judge.task === void 0) return nothingComputed;
	const candidate = scoresOf(situation, facts, runs.candidate);
	if (candidate === void 0) {
		const message = `${facts.model.name}: its scores on ${judge.label.dataset} are not recorded.`;
		return {
			...nothingComputed,
			problems: [{
				reason: "not-scored",
				message
			}]
		};
	}
	const baseline = before && scoresOf(situation, before, runs.baseline);
	await using folder = await makeOwnFolder(situation.own.comparisons);
	const base = baseline && await filesOrGone(situation, baseline, join(folder.path, "baseline"));
	const { version: baseTest, problems: unread } = await baselineRows(situation, facts);
	const request = {
		task: judge.task,
		test: (await testRows(situation, facts)).version,
		labelColumn: judge.label.column,
		...judge.positive !== void 0 && { positive: judge.positive },
		slices: judge.slices,
		cluster: judge.cluster,
		candidate: await predictionFiles(situation, candidate.seeds, join(folder.path, "candidate")),
		...base?.kind === "files" && { baseline: base.files },
		...baseTest && { baseTest },
		pairing: judge.run === void 0 ? "shared" : "all"
	};
	const scored = await scoredLines(request, engine, (rows, times) => {
		const common = {
			levels: levelsOf(facts.model, rows.slices, times),
			better: betterOf(facts.model),
			seed: 1
		};
		return {
			overall: {
				...common,
				metrics: wantedMetrics(facts.model),
				history: seedHistory(facts, before, past)
			},
			bySlice: {
				...common,
				metrics: sliceMetrics(facts.model),
				slices: judge.slices,
				...sliceFloor(facts.model)
			}
		};
	});
	const lines = {
		...scored,
		problems: [...unread, ...scored.problems]
	};
	if (base?.kind !== "gone") return lines;
	const levels = levelsOf(facts.model, /* @__PURE__ */ new Map(), lines.vouched === void 0 ? 1 : 2);
	const metrics = besideRecorded(lines.metrics, base.record.values, levels);
	return {
		...lines,
		metrics,
		problems: [...lines.problems, ...base.problems]
	};
}
function seedHistory(facts, before, past) {
	const own = /* @__PURE__ */ new Set([facts.fingerprint, before?.fingerprint]);
	const rows = facts.evaluation?.inputs.rows;
	const others = past.evaluations.filter((record) => !own.has(record.run) && record.rows === rows);
	return wantedMetrics(facts.model).map((metric) => ({
		metric,
		groups: others.map(({ values }) => (values[metric]?.seeds ?? []).filter((value) => value !== null)).filter((group) => group.length > 1)
	}));
}
async function filesOrGone(situation, record, folder) {
	try {
		return {
			kind: "files",
			files: await predictionFiles(situation, record.seeds, folder)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || record.values === void 0) throw error;
		return {
			kind: "gone",
			record,
			problems: [{
				reason: "predictions-gone",
				message: `The baseline's predictions are gone (${error.message}): compared by recorded values, unpaired.`
			}]
		};
	}
}
function scoresOf(situation, facts, run) {
	const address = evaluationAddressOf(facts);
	if (address !== void 0) {
		const about = {
			run: facts.fingerprint,
			rows: facts.evaluation?.inputs.rows
		};
		const found = scoresRecord(situation.records, address, about, run);
		if (found === void 0) return void 0;
		return run === void 0 ? found.record : scoresOfRun(found.address, found.record, run);
	}
	const seeds = (run?.seeds ?? []).flatMap(({ seed, seconds, artifact, outputs }) => outputs.filter((output) => output.kind === "predictions").map(({ path, digest, bytes }) => ({
		seed,
		seconds,
		artifact: artifact.digest,
		predictions: {
			path,
			digest,
			bytes
		}
	})));
	return seeds.length === 0 ? void 0 : {
		seeds,
		values: {}
	};
}
async function baselineRows(situation, facts) {
	const label = facts.model.evaluate?.label;
	const before = label && situation.baseline?.datasets.get(label.dataset);
	const now = label && situation.candidate.datasets.get(label.dataset);
	if (before === void 0 || before.digest === now?.digest) return { problems: [] };
	if (before.problems.length === 0) return {
		version: await localFiles(situation, before),
		problems: []
	};
	const why = before.problems[0]?.message ?? "unreadable";
	return { problems: [{
		reason: "unusable-base-labels",
		message: `The base's version of ${before.dataset.name} cannot be read (${why}): all labels come from the head.`
	}] };
}

export { judge as a, trendOf as i, pastCommits as n, pastOf as r, compareModel as t };
import { t as knownMetric } from "./known.js";
import { t as hasLost } from "./lost-values.js";
import { n as formatNumber, r as formatSigned } from "./numbers.js";
import { n as clipWords, r as oneLine, t as clip } from "./clean.js";
import { i as formatLimit, s as mainInterval, t as decimalsOf } from "./numbers2.js";

// src/report/clause.ts
function count(number, noun) {
	return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function sentence(text) {
	return clipWords(oneLine(text).replace(/\.$/, ""), 240);
}
function code(name) {
	return `\`${clip(oneLine(name), 80).replaceAll("`", "'")}\``;
}
function withoutName(message, name) {
	return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
}

// src/report/dataset-clause.ts
function datasetClause(dataset) {
	const name = `data ${code(dataset.dataset)}`;
	const problem = dataset.problems.find(({ verdict }) => verdict !== "pass");
	if (problem && dataset.outcome !== "drifted") return `${name}: ${sentence(withoutName(problem.message, dataset.dataset))}`;
	switch (dataset.outcome) {
		case "data-broken": return `${name} is broken: ${brokenClause(failedChecks(dataset))}`;
		case "drifted": return `${name} drifted: ${driftClause(dataset)}`;
		case "data-passes": return `${name} passes ${passedClause(dataset)}`;
		case "nothing-to-run": return `${name} is ${sentence(dataset.note ?? "unchanged")}`;
		default: return `nobody can tell about ${name}: ${unknownData(dataset)}`;
	}
}
function passedClause({ report }) {
	const checks = report?.checks ?? [];
	const warned = checks.filter(({ verdict }) => verdict !== "pass").length;
	if (warned === 0) return `its ${count(checks.length, "check") || "comparison"}`;
	return `${checks.length - warned} of its ${count(checks.length, "check")}; the rest only warns`;
}
function withoutExamples(text) {
	return text.split("; first: ")[0] ?? text;
}
function failedChecks({ report, diff }) {
	const share = ({ rows }) => rows.checked === 0 ? 1 : rows.failed / rows.checked;
	return [...report?.checks ?? [], ...diff?.checks ?? []].filter(({ level, verdict }) => level === "fail" && verdict === "fail").toSorted((one, other) => share(other) - share(one));
}
function brokenClause(checks) {
	const [first, ...more] = checks;
	if (!first) return "its report says fail";
	const names = new Set(more.map((check) => check.name ?? check.column ?? check.check));
	const others = [...names].slice(0, 3);
	const rest = names.size > others.length ? ", …" : "";
	const also = more.length === 0 ? "" : ` (and ${count(more.length, "more failing check")}: ${others.join(", ")}${rest})`;
	return `${withoutExamples(sentence(first.sentence))}${also}`;
}
function driftClause({ diff }) {
	const drifted = (diff?.columns ?? []).filter(({ state, level }) => state === "drifted" && level === "fail");
	const more = drifted.length - 1;
	return `${sentence(drifted[0]?.sentence ?? "")}${more > 0 ? ` (and ${count(more, "more column")})` : ""}`;
}
function unknownData({ report, diff }) {
	const open = [...[...report?.checks ?? [], ...diff?.checks ?? []].filter(({ verdict }) => verdict === "unknown"), ...(diff?.columns ?? []).filter(({ state }) => state === "unknown")];
	const decisive = open.find(({ level }) => level === "fail") ?? open[0];
	return sentence(decisive?.sentence ?? "there is no report of it");
}

// src/report/next-for-data.ts
const ownPullRequest = "in a pull request of its own, since the base branch judges this one";
function brokenStep(dataset, remedies) {
	const name = dataset === void 0 ? "the dataset" : code(dataset.dataset);
	const ofFile = dataset === void 0 ? void 0 : fileRemedy(dataset, remedies);
	if (ofFile !== void 0) return `${ofFile} Then push again.`;
	const [check] = dataset === void 0 ? [] : failedChecks(dataset);
	if (dataset === void 0 || check === void 0 || dataset.problems.some(({ verdict }) => verdict === "fail")) return `Repair the files of ${name} as said below and push again.`;
	if (check.reason === "frozen-miscounted") return `Run ${lockCommand(dataset)} and commit the lock file; the data are right.`;
	const branch = check.place?.branch;
	if (check.reason === "frozen-changed" && branch !== void 0) return `Put the files of ${name} back as they were: they are frozen on \`${branch}\`, and are so until a pull request of its own has thawed them.`;
	if (check.reason === "frozen-changed") return `Put the files of ${name} back as they were; if they are meant to change, run ${lockCommand(dataset)} and commit the lock file with them.`;
	const { repair, right } = remedyOf(check, name);
	return `${repair}; if ${right} and the contract of ${name} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`;
}
function fileRemedy(dataset, remedies) {
	const reason = dataset.problems.find(({ verdict }) => verdict === "fail")?.reason ?? failedChecks(dataset)[0]?.reason;
	return reason === void 0 || !wholeFile.has(reason) ? void 0 : remedies(reason);
}
const wholeFile = /* @__PURE__ */ new Set([
	"missing-data-file",
	"empty-data-file",
	"unreadable-data-file",
	"not-utf8",
	"nul-bytes",
	"mixed-line-ends",
	"duplicate-header",
	"bad-header",
	"files-differ",
	"wrong-delimiter"
]);
function openStep(dataset) {
	if (dataset.reason === "frozen-not-locked") return `Run ${lockCommand(dataset)} on the data as they have to be, and commit the lock file.`;
	const retyped = dataset.diff?.columns.find(({ reason, level }) => reason === "type-changed" && level === "fail");
	if (dataset.reason !== "type-changed" || retyped === void 0) return void 0;
	return `Write ${code(retyped.column)} as it was; if its new values are right, let the base branch stop comparing it first (${code(`drift: { columns: { ${retyped.column}: ignore } }`)} under ${code(dataset.dataset)} in \`mlops.yaml\`), ${ownPullRequest}.`;
}
function lockCommand({ dataset }) {
	return code(`mlops lock ${dataset}`);
}
function remedyOf(check, name) {
	const number = numbers[check.reason];
	if (number !== void 0) return {
		repair: number(name),
		right: "the number of rows is right"
	};
	const column = columns[check.reason];
	const which = check.column === void 0 ? "the column" : code(check.column);
	if (column !== void 0) return {
		repair: column(which),
		right: "the data are right"
	};
	return {
		repair: Object.keys(check.examples[0] ?? {}).length > 0 || check.sentence.includes("first: ") ? "Repair the rows named below" : `Repair the rows of ${name} that the checks below count`,
		right: "they are right"
	};
}
const numbers = {
	"empty-table": (dataset) => `Find out why ${dataset} was written without rows and write it again`,
	"too-few-rows": (dataset) => `Find out which rows of ${dataset} are missing and add them`,
	"too-many-rows": (dataset) => `Look for rows of ${dataset} that were added twice and take them out`,
	"row-count-changed": (dataset) => `Look for a part of ${dataset} that is missing or was added twice`
};
const columns = {
	"missing-column": (column) => `Write ${column}, or correct its name`,
	"column-removed": (column) => `Put ${column} back`,
	"forbidden-column": (column) => `Leave ${column} out where the file is written`,
	"extra-column": (column) => `Leave ${column} out where the file is written`,
	"wrong-type": (column) => `Write ${column} with its declared type`,
	"all-null": (column) => `Fill ${column}`
};

// src/report/lost-metrics.ts
function isLost({ comparison }) {
	return comparison !== void 0 && hasLost(comparison);
}
function moreLost({ gates }) {
	const lost = gates.filter(({ kind, blocks }) => kind === "kept" && blocks);
	if (gates.find(({ blocks }) => blocks) !== lost[0] || lost.length < 2) return "";
	return lost.length === 2 ? "; 1 more metric is lost, too" : `; ${lost.length - 1} more metrics are lost, too`;
}
function lostStep({ model, gates, comparison }) {
	const lost = gates.find(({ kind, blocks }) => kind === "kept" && blocks);
	const line = comparison?.metrics.find(({ metric, slice }) => metric === lost?.metric && slice === void 0);
	if (lost === void 0 || line === void 0) return void 0;
	return `${line.origin === "computed" ? `Repair what ${code(model)} predicts, so that ${code(lost.metric)} has a value` : `Write ${code(lost.metric)} as a number again, without quotes or units`}. If it is meant to be gone, or has another name now, give it a gate with \`level: info\` ${ownPullRequest}`;
}

// src/report/metric-line.ts
function metricLines(model) {
	const [seed] = model.candidate?.seeds ?? [];
	const found = (model.comparison?.metrics ?? []).map((comparison) => lineOf(comparison, gatesOf(model, comparison), seed));
	const shown = new Set(found.flatMap(({ gates }) => gates));
	const missing = /* @__PURE__ */ new Map();
	for (const gate of model.gates) {
		if (shown.has(gate)) continue;
		missing.set(keyOf(gate), [...missing.get(keyOf(gate)) ?? [], gate]);
	}
	const lines = [...found, ...[...missing.values()].map(lineWithoutNumbers)];
	const order = [...new Set(model.gates.map(({ metric }) => metric))];
	const placeOf = ({ metric }) => order.includes(metric) ? order.indexOf(metric) : order.length;
	return lines.toSorted((one, other) => rankOf(one) - rankOf(other) || placeOf(one) - placeOf(other));
}
const states = [
	"fails",
	"blocks",
	"warns",
	"judged",
	"listed"
];
function stateOf({ gates }) {
	if (gates.some(({ blocks, verdict }) => blocks && verdict === "fail")) return "fails";
	if (gates.some(({ blocks }) => blocks)) return "blocks";
	if (gates.some((gate) => gate.verdict !== "pass" && gate.level !== "info" && !notAsked(gate))) return "warns";
	return gates.length > 0 ? "judged" : "listed";
}
function warningOf(line) {
	const { gates, movement } = line;
	const open = gates.filter((gate) => !gate.blocks && gate.level !== "info" && !notAsked(gate));
	return open.find(({ verdict }) => verdict === "fail") ?? (movement === "worse" || isLost(line) ? open.find(({ verdict }) => verdict === "unknown") : void 0);
}
function rankOf(line) {
	return states.indexOf(stateOf(line)) * 4 + (line.slice ? 2 : 0) + (line.movement === "worse" ? 0 : 1);
}
function lacksInterval({ movement, comparison }) {
	return movement === "unclear" && comparison?.change?.intervals.length === 0;
}
function isUngated({ gates }) {
	return gates.length > 0 && gates.every(({ kind }) => kind === "default");
}
function judgedLines(lines) {
	return lines.filter(({ gates }) => gates.some(({ level }) => level !== "info"));
}
function notAsked({ reason, verdict }) {
	return verdict === "unknown" && (reason === "not-in-baseline" || reason === "slice-too-small");
}
function askedOf({ shipped, comparison }, gate) {
	if (!(gate.kind === "min" || gate.kind === "max") || shipped === void 0) return requirementOf(gate);
	const bounds = gate.verdict === "unknown" ? mainInterval(comparison?.candidate.shipped?.intervals ?? []) : void 0;
	const decimals = comparison === void 0 ? 0 : decimalsOf(comparison);
	const range = bounds ? ` [${formatNumber(bounds.low, decimals)}, ${formatNumber(bounds.high, decimals)}]` : "";
	return `${requirementOf(gate)} (${shipped}${range})`;
}
function requirementOf({ rule, kind }) {
	switch (kind) {
		case "min": return `at least ${limit(rule.min)}`;
		case "max": return `at most ${limit(rule.max)}`;
		case "max-worse": return rule.maxWorse?.value === 0 ? "not worse" : `at most ${amount(rule.maxWorse)} worse`;
		case "min-better": return `at least ${amount(rule.minBetter)} better`;
		case "default": return "not measurably worse";
		case "kept": return "still a number";
	}
}
function limit(value) {
	return value === void 0 ? "?" : formatLimit(value);
}
function amount(value) {
	return value?.kind === "percent" ? `${formatLimit(value.value)} %` : limit(value?.value);
}
function keyOf({ metric, slice }) {
	return JSON.stringify([
		metric,
		slice?.column,
		slice?.value
	]);
}
function gatesOf(model, comparison) {
	const names = new Set((model.comparison?.metrics ?? []).map(({ metric }) => metric));
	const called = (metric) => names.has(metric) || knownMetric(metric)?.name !== knownMetric(comparison.metric)?.name ? metric : comparison.metric;
	return model.gates.filter((gate) => keyOf({
		...gate,
		metric: called(gate.metric)
	}) === keyOf(comparison));
}
function lineWithoutNumbers(gates) {
	const { metric = "", slice } = gates[0] ?? {};
	const blank = {
		base: "–",
		head: "not there",
		delta: "",
		movement: "undefined",
		arrow: "",
		method: "",
		rows: null
	};
	return {
		metric,
		...slice && { slice },
		...blank,
		gates
	};
}
function lineOf(comparison, gates, seed) {
	const decimals = decimalsOf(comparison);
	const shipped = shippedOf(comparison, decimals, seed);
	const { candidate, baseline, slice } = comparison;
	const value = (estimate) => estimate === void 0 ? "–" : estimate.value === null ? noValue(estimate.undefinedBecause) : formatNumber(estimate.value, decimals);
	return {
		metric: comparison.metric,
		...slice && { slice },
		base: value(baseline),
		head: `${value(candidate)}${baseline === void 0 ? ownInterval(comparison, decimals) : ""}`,
		delta: deltaOf(comparison, decimals),
		movement: movementOf(comparison),
		arrow: arrowOf(comparison),
		gates,
		...shipped !== void 0 && { shipped },
		method: comparison.method,
		rows: candidate.rows,
		comparison
	};
}
function noValue(because) {
	if (because === "text") return "a text";
	if (because === "null") return "null";
	if (because === "no-number") return "no number";
	return because === void 0 || because === "missing" ? "not there" : `undefined: ${because.replaceAll("-", " ")}`;
}
function shippedOf({ candidate }, decimals, seed) {
	if (candidate.shipped === void 0) return void 0;
	const { value } = candidate.shipped;
	const text = value === null ? "no value" : formatNumber(value, decimals);
	return text === (candidate.value === null ? "no value" : formatNumber(candidate.value, decimals)) ? void 0 : `${typeof seed === "number" ? `seed ${seed}` : "first seed"}: ${text}`;
}
function ownInterval({ candidate }, decimals) {
	const bounds = mainInterval(candidate.intervals);
	return bounds ? ` [${formatNumber(bounds.low, decimals)}, ${formatNumber(bounds.high, decimals)}]` : "";
}
function deltaOf({ change, better, notComparable }, decimals) {
	if (!change) return notComparable ? "not comparable" : "";
	const isTarget = typeof better === "object";
	const isFarther = isTarget && change.value < 0;
	const sign = better === "lower" || isFarther ? -1 : 1;
	const closer = isFarther ? " farther" : isTarget ? " closer" : "";
	if (change.exact && change.value === 0) return "";
	const bounds = change.exact ? void 0 : mainInterval(change.intervals);
	const ends = bounds ? [bounds.low * sign, bounds.high * sign].toSorted((a, b) => a - b) : [];
	const interval = ends.length > 0 ? ` [${ends.map((end) => formatNumber(end, decimals)).join(", ")}]` : change.exact ? "" : " (no interval)";
	return `${formatSigned(change.value * sign, decimals)}${closer}${interval}`;
}
function movementOf({ change, baseline, candidate, notComparable, better }) {
	if (candidate.value === null) return "undefined";
	if (!baseline) return "new";
	if (!change || notComparable !== void 0 || better === void 0) return "not-comparable";
	if (change.exact) return change.value === 0 ? "same" : change.value > 0 ? "better" : "worse";
	const bounds = mainInterval(change.intervals);
	if (!bounds) return "unclear";
	return bounds.low > 0 ? "better" : bounds.high < 0 ? "worse" : "unclear";
}
function arrowOf({ baseline, candidate, otherData }) {
	const before = baseline?.value;
	if (otherData !== void 0) return "";
	if (typeof before !== "number" || candidate.value === null || before === candidate.value) return "";
	return candidate.value > before ? "↑" : "↓";
}

export { failedChecks as _, metricLines as a, sentence as b, stateOf as c, lostStep as d, moreLost as f, datasetClause as g, ownPullRequest as h, lacksInterval as i, warningOf as l, openStep as m, isUngated as n, notAsked as o, brokenStep as p, judgedLines as r, requirementOf as s, askedOf as t, isLost as u, code as v, withoutName as x, count as y };
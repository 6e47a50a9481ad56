import { n as oneLine, t as clip } from "./clean.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { i as formatLimit, o as formatShare, r as formatCount, s as mainInterval, t as decimalsOf } from "./numbers2.js";
import { t as byOutcome } from "./outcome.js";

// src/report/metric-line.ts
function metricLines(model) {
	const [seed] = model.candidate?.seeds ?? [];
	const found = (model.comparison?.metrics ?? []).map((comparison) => lineOf(comparison, gatesOf(model, comparison), seed));
	const keys = new Set((model.comparison?.metrics ?? []).map(keyOf));
	const missing = /* @__PURE__ */ new Map();
	for (const gate of model.gates) {
		if (keys.has(keyOf(gate))) continue;
		missing.set(keyOf(gate), [...missing.get(keyOf(gate)) ?? [], gate]);
	}
	return [...found, ...[...missing.values()].map(lineWithoutNumbers)].toSorted((one, other) => rankOf(one) - rankOf(other));
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
function warningOf({ gates, movement }) {
	const open = gates.filter((gate) => !gate.blocks && gate.level !== "info" && !notAsked(gate));
	return open.find(({ verdict }) => verdict === "fail") ?? (movement === "worse" ? open.find(({ verdict }) => verdict === "unknown") : void 0);
}
function rankOf(line) {
	return states.indexOf(stateOf(line)) * 4 + (line.slice ? 2 : 0) + (line.movement === "worse" ? 0 : 1);
}
function lacksInterval({ movement, comparison }) {
	return movement === "unclear" && comparison?.change?.intervals.length === 0;
}
function judgedLines(lines) {
	return lines.filter(({ gates }) => gates.some(({ level }) => level !== "info"));
}
function notAsked({ reason, verdict }) {
	return verdict === "unknown" && (reason === "not-in-baseline" || reason === "slice-too-small");
}
function askedOf({ shipped }, gate) {
	return (gate.kind === "min" || gate.kind === "max") && shipped !== void 0 ? `${requirementOf(gate)} (${shipped})` : requirementOf(gate);
}
function requirementOf({ rule, kind }) {
	switch (kind) {
		case "min": return `at least ${limit(rule.min)}`;
		case "max": return `at most ${limit(rule.max)}`;
		case "max-worse": return rule.maxWorse?.value === 0 ? "not worse" : `at most ${amount(rule.maxWorse)} worse`;
		case "min-better": return `at least ${amount(rule.minBetter)} better`;
		case "default": return "not measurably worse";
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
	return model.gates.filter((gate) => keyOf(gate) === keyOf(comparison));
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
		movement: movementOf$1(comparison),
		arrow: arrowOf(comparison),
		gates,
		...shipped !== void 0 && { shipped },
		method: comparison.method,
		rows: candidate.rows,
		comparison
	};
}
function noValue(because) {
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
	const sign = better === "lower" ? -1 : 1;
	const closer = typeof better === "object" ? " closer" : "";
	if (change.exact && change.value === 0) return "";
	const bounds = change.exact ? void 0 : mainInterval(change.intervals);
	const ends = bounds ? [bounds.low * sign, bounds.high * sign].toSorted((a, b) => a - b) : [];
	const interval = ends.length > 0 ? ` [${ends.map((end) => formatNumber(end, decimals)).join(", ")}]` : change.exact ? "" : " (no interval)";
	return `${formatSigned(change.value * sign, decimals)}${closer}${interval}`;
}
function movementOf$1({ change, baseline, candidate, notComparable, better }) {
	if (candidate.value === null) return "undefined";
	if (!baseline) return "new";
	if (!change || notComparable !== void 0 || better === void 0) return "not-comparable";
	if (change.exact) return change.value === 0 ? "same" : change.value > 0 ? "better" : "worse";
	const bounds = mainInterval(change.intervals);
	if (!bounds) return "unclear";
	return bounds.low > 0 ? "better" : bounds.high < 0 ? "worse" : "unclear";
}
function arrowOf({ baseline, candidate }) {
	const before = baseline?.value;
	if (typeof before !== "number" || candidate.value === null || before === candidate.value) return "";
	return candidate.value > before ? "↑" : "↓";
}

// src/report/test-rows.ts
function testRowsTexts({ testRows }, decimals, alone) {
	if (testRows === void 0) return [];
	return [
		changedText(testRows, decimals),
		goneText(testRows),
		addedText(testRows),
		effectText(testRows, decimals, alone),
		arrivedText(testRows)
	].filter((text) => text !== "");
}
function changedRows({ testRows }) {
	const { changed = 0, known = 0 } = testRows?.rows ?? {};
	if (changed === 0) return void 0;
	return `${known === 1 ? "the only test row" : changed === known ? `all ${formatCount(known)} test rows` : `${formatCount(changed)} of the ${formatCount(known)} test rows`} that the base knows ${changed === 1 ? "has" : "have"} other values here`;
}
function changedText(testRows, decimals) {
	const { rows, columns, onVouched } = testRows;
	const which = changedRows({ testRows });
	if (which === void 0) return "";
	const named = columns.slice(0, 6).map((column) => `${code$1(column.name)} in ${formatCount(column.rows)}`);
	const more = columns.length > named.length ? ` and ${columns.length - named.length} more columns` : "";
	const left = rows.known - rows.changed;
	const value = (metric, number) => number === null ? "no value" : formatNumber(number, decimals(metric));
	const there = onVouched.map(({ metric, base, head }) => `${oneLine(metric)} ${value(metric, base)} → ${value(metric, head)}`);
	const again = left === 0 ? "No row is left that the base vouches for, so no gate passes." : `Each gate is asked again on the ${formatCount(left)} ${left === 1 ? "other" : "others"}, and the worse answer counts${there.length === 0 ? "" : `; there: ${there.join(", ")}`}.`;
	return `In ${code$1(testRows.dataset)}, ${which}: ${named.join(", ")}${more}. ${again}`;
}
function goneText({ dataset, rows: { base, gone } }) {
	if (gone === 0) return "";
	return `${gone === base ? "None" : `${formatCount(gone)} (${formatShare(gone / base)})`} of the base’s ${formatCount(base)} rows of ${code$1(dataset)} ${gone === base ? "is left" : gone === 1 ? "is gone" : "are gone"}.`;
}
function addedText({ dataset, added }) {
	if (added.length === 0) return "";
	const named = added.slice(0, 6).map(code$1);
	const more = added.length > named.length ? ` and ${added.length - named.length} more` : "";
	const are = added.length === 1 ? "is a new column" : "are new columns";
	return `${named.join(", ")}${more} ${are} of ${code$1(dataset)}: the base cannot vouch for the values.`;
}
function effectText({ dataset, rows, effect }, decimals, alone) {
	if (effect.every(({ from, to }) => from === to)) return "";
	const number = ({ metric }, value) => formatNumber(value, decimals(metric));
	const moved = effect.map((line) => `${line.metric} ${number(line, line.from)} → ${number(line, line.to)}`);
	const counts = `${formatCount(rows.base)} → ${formatCount(rows.known + rows.arrived)} rows`;
	const all = alone ? "This change predicts what the base predicts, so all of it comes from the rows." : "The table compares both models on all test rows of this change.";
	return `The test rows changed (${code$1(dataset)}, ${counts}), and they alone move the base’s own model: ${moved.join(", ")}. ${all}`;
}
function arrivedText({ dataset, rows, onArrived }) {
	if (onArrived.length === 0) return "";
	const moved = onArrived.map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
	return `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${code$1(dataset)} alone, against the ${formatCount(rows.known)} that the base knows: ${moved.join("; ")}.`;
}
function lossOnNewRows({ testRows }) {
	const [worst] = (testRows?.onArrived ?? []).filter((line) => movementOf(line) === "worse").toSorted((one, other) => strength(one) - strength(other));
	if (testRows === void 0 || worst === void 0) return void 0;
	return `worse on the ${formatCount(testRows.rows.arrived)} new test rows: ${numbersOf(worst)}`;
}
function code$1(name) {
	return `\`${clip(oneLine(name), 80).replaceAll("`", "'")}\``;
}
const movements = {
	better: "(better)",
	worse: "(worse)",
	unclear: "(within noise)",
	unknown: "(no interval)"
};
function movementOf({ interval }) {
	if (interval === void 0) return "unknown";
	if (interval.low > 0) return "better";
	return interval.high < 0 ? "worse" : "unclear";
}
function strength({ change, interval }) {
	return interval === void 0 ? 0 : 2 * change / (interval.high - interval.low);
}
function numbersOf({ metric, better, known, arrived, change, interval }) {
	const half = interval === void 0 ? Math.abs(change) : (interval.high - interval.low) / 2;
	const decimals = decimalsFor(half, 2) ?? 3;
	const sign = better === "lower" ? -1 : 1;
	const values = `${oneLine(metric)} ${formatNumber(known, decimals)} → ${formatNumber(arrived, decimals)}`;
	if (interval === void 0) return values;
	const [low = 0, high = 0] = [sign * interval.low, sign * interval.high].toSorted((a, b) => a - b);
	return `${values}, ${formatSigned(sign * change, decimals)} [${formatNumber(low, decimals)}, ${formatNumber(high, decimals)}]`;
}

// src/report/headline.ts
function headlineOf(report) {
	const [first, ...others] = clausesOf(report).toSorted((one, other) => byOutcome(one.outcome, other.outcome));
	if (!first) return "There is nothing in this report: neither models nor datasets were planned.";
	const also = others.filter(({ outcome, loss }) => matters(outcome) || loss !== void 0 || (first.outcome === "within-limits" || first.outcome === "warned") && outcome === "better");
	const rest = also.length > 1 ? `; and ${also.length - 1} more` : "";
	return `${capitalised(`${first.text}${also[0] ? `; also ${alsoText(also[0])}${rest}` : ""}${loosening(report)}`)}.`;
}
function capitalised(text) {
	return /^[\w-]*[./][\w./-]*\w/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function looseningClause(loosened) {
	const [first] = loosened;
	const more = loosened.length > 1 ? ` (and ${count(loosened.length - 1, "more loosening")})` : "";
	return `this change ${sentence(first?.sentence ?? "loosens the policy")}${more}; it judges every change after this one`;
}
function loosening({ policy, models }) {
	return policy.some(({ kind }) => kind === "loosened") && models.some(({ gates }) => gates.length > 0) ? "; judged by the base branch’s gates, which this change loosens" : "";
}
function alsoText({ outcome, text, loss }) {
	return loss !== void 0 && !matters(outcome) ? loss : text;
}
const passing = [
	"mixed",
	"within-limits",
	"better",
	"first-run",
	"unknown-allowed",
	"passes",
	"policy-loosened",
	"no-change",
	"data-passes",
	"nothing-to-run"
];
function matters(outcome) {
	return !passing.includes(outcome);
}
function clausesOf(report) {
	const { problems, models, datasets, policy, untouched } = report;
	const blocked = policy.find(({ blocks }) => blocks);
	const clauses = [
		...problems.filter(({ verdict }) => verdict !== "pass").map(({ message, verdict }) => {
			return {
				outcome: verdict === "unknown" ? "cannot-tell" : "stopped",
				text: sentence(message)
			};
		}),
		...datasets.map((dataset) => ({
			outcome: dataset.outcome,
			text: datasetClause(dataset)
		})),
		...models.map(modelClauses)
	];
	const loosened = policy.filter(({ kind, blocks }) => kind === "loosened" && !blocks);
	if (loosened.length > 0) clauses.push({
		outcome: "policy-loosened",
		text: looseningClause(loosened)
	});
	if (blocked) clauses.push({
		outcome: "policy-blocked",
		text: `this change ${sentence(blocked.sentence)}`
	});
	if (untouched.models.length + untouched.datasets.length > 0) clauses.push({
		outcome: "nothing-to-run",
		text: nothingClause(report)
	});
	return clauses;
}
function nothingClause({ untouched }) {
	const counts = [count(untouched.models.length, "model"), count(untouched.datasets.length, "dataset")].filter((text) => text !== "");
	return `nothing had to run${untouched.because === void 0 ? "" : `: ${sentence(untouched.because)}`}; ${counts.join(" and ")} untouched`;
}
function count(number, noun) {
	return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function modelClauses(model) {
	const { outcome } = model;
	const text = modelClause(model);
	const loss = lossOnNewRows(model);
	const told = (outcome === "worse" || outcome === "not-good-enough") && byRowsAlone(model);
	if (loss === void 0 || told) return {
		outcome,
		text
	};
	return {
		outcome,
		text: `${text}; the base’s own model is ${loss}`,
		loss: `the base’s own ${code(model.model)} is ${loss}`
	};
}
function modelClause(model) {
	const name = code(model.model);
	const lines = metricLines(model);
	const first = lines[0];
	const problem = model.problems.find(({ verdict }) => verdict !== "pass");
	switch (model.outcome) {
		case "stopped":
		case "training-failed":
		case "not-trained": return problem ? `${name}: ${sentence(problem.message)}` : `training of ${name} ended with \`${model.candidate?.exit}\``;
		case "worse":
		case "not-good-enough": return `${name} ${model.outcome === "worse" ? "got worse" : "is not good enough"}: ${failing(first)}${slicesToo(lines)}${rowsClause(model, first)}`;
		case "cannot-tell": return `nobody can tell about ${name}: ${unknownClause(model)}`;
		case "warned": return `${name} ${warnedClause(lines)}`;
		case "first-run": return `${name} is trained for the first time${first ? `: ${brief(lines.find(overall) ?? first)}` : ""}`;
		case "nothing-to-run": return `${name} did not have to run: ${sentence(model.plan.reasons[0] ?? "its inputs are unchanged")}`;
		default: return `${name} ${movedClause(model.outcome, lines)}${notAlike(model)}`;
	}
}
function notAlike(model) {
	const changed = changedRows(model);
	return changed === void 0 ? "" : `; ${changed}`;
}
function overall(line) {
	return line.slice === void 0;
}
function warnedClause(lines) {
	const warned = judgedLines(lines).filter((line) => warningOf(line) !== void 0);
	const worse = warned.filter(({ movement }) => movement === "worse");
	const line = worse.find((each) => warningOf(each)?.verdict === "fail") ?? worse[0] ?? warned[0];
	const gate = line && warningOf(line);
	if (!line || !gate) return "breaks a limit that only warns";
	if (gate.on !== void 0) return `does not keep a limit that stops nothing: ${sentence(gate.sentence)}`;
	const unknown = gate.verdict === "unknown";
	const limit = gate.level === "warn" ? "a limit that only warns" : "a limit that allows unknown";
	return `${line.movement === "worse" ? `got worse${unknown ? ", possibly" : ""} beyond` : "does not keep"} ${limit}: ${brief(line)}; the gate asks for ${askedOf(line, gate)} (${gate.level === "warn" ? "warn" : "unknown is allowed"})`;
}
function movedClause(outcome, lines) {
	const asked = lines.filter((line) => line.gates.length > 0);
	const judged = judgedLines(asked);
	const better = judged.find((line) => overall(line) && line.movement === "better");
	const worse = judged.find((line) => line.movement === "worse");
	if (outcome === "better" && better) return `got better: ${brief(better)}`;
	if (outcome === "mixed" && better && worse) return `got better in ${brief(better)}, and worse in ${brief(worse)}, within its limit`;
	if (outcome === "within-limits" && worse) return `got worse within its limit: ${brief(worse)}; allowed: ${allowed(worse)}`;
	const first = judged.find(overall) ?? judged[0] ?? asked[0];
	const number = first ? `: ${brief(first)}` : "";
	if (outcome === "passes" && first && lacksInterval(first)) return `passes its gates; nobody can tell without an interval whether it changed${number}`;
	if (outcome === "passes") return `passes its gates, without a comparison${number}`;
	if (outcome === "unknown-allowed") return `could not be judged, which its gates allow${number}`;
	return `did not measurably change${number}`;
}
function brief(line) {
	return `${`${oneLine(line.metric)}${line.slice ? ` for ${code(`${line.slice.column} = ${line.slice.value}`)}` : ""}`} ${line.base === "–" || line.movement === "same" ? line.head : `${line.base} → ${line.head}`}${line.delta ? `, ${line.delta}` : ""}`;
}
function allowed(line) {
	return line.gates.filter(({ kind, verdict }) => kind !== "min" && kind !== "max" && verdict === "pass").map(requirementOf).join(", ") || "by its gates";
}
function failing(line) {
	const gate = line?.gates.find(({ blocks, verdict }) => blocks && verdict === "fail");
	if (!line || !gate) return "a gate fails";
	if (gate.on !== void 0) return sentence(gate.sentence);
	return `${brief(line)}; the gate asks for ${askedOf(line, gate)}`;
}
function byRowsAlone(model) {
	const { change } = metricLines(model)[0]?.comparison ?? {};
	return (model.testRows?.effect ?? []).length > 0 && change?.exact === true && change.value === 0;
}
function rowsClause(model, line) {
	if (!byRowsAlone(model)) return "";
	const before = model.testRows?.effect.find(({ metric }) => metric === line?.metric && !line.slice)?.from;
	return `; nothing was trained, the new test rows moved it${before === void 0 || !line?.comparison ? "" : ` from ${formatNumber(before, decimalsOf(line.comparison))}`}`;
}
function slicesToo(lines) {
	const more = lines.slice(1).filter(({ gates }) => gates.some(fails)).length;
	return more === 0 ? "" : ` (and ${more} more ${more === 1 ? "line fails" : "lines fail"})`;
}
function fails({ blocks, verdict }) {
	return blocks && verdict === "fail";
}
function unknownClause(model) {
	const text = model.gates.find(({ blocks }) => blocks)?.sentence ?? model.problems.find(({ verdict }) => verdict !== "pass")?.message;
	if (text !== void 0) return sentence(text);
	if (model.reason === "training-interrupted") return `its training ended with \`${model.candidate?.exit}\``;
	return "no gate answered for it";
}
function datasetClause(dataset) {
	const name = `data ${code(dataset.dataset)}`;
	const problem = dataset.problems.find(({ verdict }) => verdict !== "pass");
	if (problem && dataset.outcome !== "drifted") return `${name}: ${sentence(problem.message)}`;
	switch (dataset.outcome) {
		case "data-broken": return `${name} is broken: ${brokenClause(failedChecks(dataset))}`;
		case "drifted": return `${name} drifted: ${driftClause(dataset)}`;
		case "data-passes": return `${name} passes its ${count(dataset.report?.checks.length ?? 0, "check") || "comparison"}`;
		case "nothing-to-run": return `${name} is ${sentence(dataset.note ?? "unchanged")}`;
		default: return `nobody can tell about ${name}: ${unknownData(dataset)}`;
	}
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
	const others = more.slice(0, 3).map((check) => check.name ?? check.column ?? check.check);
	const rest = more.length > others.length ? ", …" : "";
	const also = more.length === 0 ? "" : ` (and ${count(more.length, "more failing check")}: ${others.join(", ")}${rest})`;
	return `${withoutExamples(sentence(first.sentence))}${also}`;
}
function driftClause({ diff }) {
	const drifted = (diff?.columns ?? []).filter(({ state, level }) => state === "drifted" && level === "fail");
	const more = drifted.length - 1;
	return `${sentence(drifted[0]?.sentence ?? "")}${more > 0 ? ` (and ${count(more, "more column")})` : ""}`;
}
function unknownData({ report, diff }) {
	const check = [...report?.checks ?? [], ...diff?.checks ?? []].find(({ verdict }) => verdict === "unknown");
	const column = diff?.columns.find(({ state }) => state === "unknown");
	return sentence(check?.sentence ?? column?.sentence ?? "there is no report of it");
}
function sentence(text) {
	return clip(oneLine(text).replace(/\.$/, ""), 240);
}
function code(name) {
	return `\`${clip(oneLine(name), 80).replaceAll("`", "'")}\``;
}

// src/commands/reporting/report-frame.ts
function reportFrame(situation, ports) {
	return {
		project: situation.project.name ?? situation.repository.root.split(/[\\/]/).at(-1) ?? "project",
		commits: commitsOf(situation),
		models: [],
		datasets: [],
		policy: situation.policyChanges,
		untouched: {
			models: [],
			datasets: []
		},
		problems: situation.problems,
		reproduce: reproduceLines(situation),
		madeAt: (/* @__PURE__ */ new Date()).toISOString(),
		tool: ports.tool
	};
}
function commitsOf({ judged, candidate, baseline }) {
	const { sha, subject } = candidate.commit;
	return {
		candidate: {
			sha,
			subject,
			kind: judged.candidate.kind
		},
		...judged.baseline !== void 0 && { baseline: {
			sha: judged.baseline.sha,
			subject: baseline?.commit.subject ?? "",
			kind: judged.baseline.kind
		} },
		policy: judged.policy
	};
}
function reproduceLines({ candidate, judged, request }) {
	const base = request.base === void 0 ? "" : ` --base ${judged.policy.branch}`;
	return [
		`git checkout ${candidate.commit.sha}`,
		`mlops train${base}`,
		`mlops report${base}`
	];
}

export { headlineOf as a, judgedLines as c, notAsked as d, stateOf as f, failedChecks as i, lacksInterval as l, byRowsAlone as n, testRowsTexts as o, warningOf as p, count as r, askedOf as s, reportFrame as t, metricLines as u };
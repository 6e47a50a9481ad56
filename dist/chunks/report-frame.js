import { n as gateReasons, t as reportReasons } from "./reasons5.js";
import { n as oneLine, t as clip } from "./clean.js";
import { y as worst } from "./check-data.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { i as formatLimit, r as formatCount, s as mainInterval, t as decimalsOf } from "./numbers2.js";
import { i as outcomes, n as joinOutcomes, t as byOutcome } from "./outcome.js";

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
		case "default": return "not worse";
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

// src/report/new-rows.ts
function newRowsText({ onNewRows }) {
	if (onNewRows === void 0 || onNewRows.metrics.length === 0) return "";
	const { rows, metrics, dataset } = onNewRows;
	const name = `\`${clip(oneLine(dataset), 80).replaceAll("`", "'")}\``;
	const moved = metrics.map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
	return `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${name} alone, against the ${formatCount(rows.known)} that the base knows: ${moved.join("; ")}.`;
}
function lossOnNewRows({ onNewRows }) {
	const [worst] = (onNewRows?.metrics ?? []).filter((line) => movementOf(line) === "worse").toSorted((one, other) => strength(one) - strength(other));
	if (onNewRows === void 0 || worst === void 0) return void 0;
	return `worse on the ${formatCount(onNewRows.rows.arrived)} new test rows: ${numbersOf(worst)}`;
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
const passing$1 = [
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
	return !passing$1.includes(outcome);
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
		default: return `${name} ${movedClause(model.outcome, lines)}`;
	}
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
	return `${brief(line)}; the gate asks for ${askedOf(line, gate)}`;
}
function byRowsAlone(model) {
	const { change } = metricLines(model)[0]?.comparison ?? {};
	return model.rowsEffect !== void 0 && change?.exact === true && change.value === 0;
}
function rowsClause(model, line) {
	if (!byRowsAlone(model)) return "";
	const before = model.rowsEffect?.metrics.find(({ metric }) => metric === line?.metric && !line.slice)?.from;
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

// src/report/judge.ts
function problemVerdict(problem, ends) {
	const end = ends(problem.reason);
	if (end === "pass") return "pass";
	return end === "unknown" || end === "unavailable" || end === "cancelled" ? "unknown" : "fail";
}
function judgeModel(parts, ends) {
	const draft = {
		...parts,
		verdict: "unknown",
		outcome: "cannot-tell",
		reason: "nothing-judged"
	};
	const { outcome, reason } = failedProblem(draft, ends) ?? failedTraining(draft) ?? failedGates(draft) ?? unknownParts(draft, ends) ?? passing(draft);
	return {
		...draft,
		outcome,
		reason,
		verdict: outcomes[outcome].verdict
	};
}
function failedProblem({ problems, candidate, plan }, ends) {
	const problem = problems.find((each) => problemVerdict(each, ends) === "fail");
	if (problem?.reason === "data-failed") return {
		outcome: "not-trained",
		reason: problem.reason
	};
	const trains = plan.decision === "train" || plan.decision === "first-run";
	return problem && {
		outcome: trains && !candidate ? "training-failed" : "stopped",
		reason: problem.reason
	};
}
function failedTraining({ candidate }) {
	if (!candidate || candidate.exit === "ok") return void 0;
	return [
		"infrastructure",
		"preempted",
		"cancelled"
	].includes(candidate.exit) ? {
		outcome: "cannot-tell",
		reason: "training-interrupted"
	} : {
		outcome: "training-failed",
		reason: "training-failed"
	};
}
function failedGates(model) {
	const line = metricLines(model)[0];
	if (!line || stateOf(line) !== "fails") return void 0;
	const gate = line.gates.find(({ blocks, verdict }) => blocks && verdict === "fail");
	if (!gate) return void 0;
	return {
		outcome: gate.kind === "max-worse" || gate.kind === "default" || line.movement === "worse" ? "worse" : "not-good-enough",
		reason: gate.reason
	};
}
function unknownParts({ problems, gates }, ends) {
	const problem = problems.find((each) => problemVerdict(each, ends) === "unknown");
	const gate = gates.find(({ blocks }) => blocks);
	const reason = problem?.reason ?? gate?.reason;
	return reason === void 0 ? void 0 : {
		outcome: "cannot-tell",
		reason
	};
}
function passing(model) {
	if (model.plan.decision === "removed") return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (model.plan.decision === "reuse" && sameRun(model)) return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (model.gates.length === 0) return model.plan.decision === "first-run" && model.candidate !== void 0 && model.comparison !== void 0 ? {
		outcome: "first-run",
		reason: "first-run"
	} : {
		outcome: "cannot-tell",
		reason: "nothing-judged"
	};
	if (model.plan.decision === "first-run" || model.gates.some(({ reason }) => reason === "not-in-baseline")) return {
		outcome: "first-run",
		reason: "first-run"
	};
	const outcome = movementOutcome(model);
	return {
		outcome,
		reason: outcome
	};
}
function sameRun({ candidate, baseline }) {
	return candidate !== void 0 && candidate.fingerprint === baseline?.fingerprint;
}
function movementOutcome(model) {
	const judged = judgedLines(metricLines(model));
	if (judged.some((line) => warningOf(line) !== void 0)) return "warned";
	const better = judged.some(({ movement, slice }) => movement === "better" && slice === void 0);
	const worse = judged.some(({ movement }) => movement === "worse");
	if (better) return worse ? "mixed" : "better";
	if (worse) return "within-limits";
	if (judged.filter(({ movement }) => movement === "unclear" || movement === "same").some((line) => !lacksInterval(line))) return "no-change";
	return model.gates.some(({ verdict }) => verdict !== "unknown") ? "passes" : "unknown-allowed";
}
function judgeDataset(parts, ends) {
	const { outcome, reason } = datasetOutcome(parts, ends);
	return {
		...parts,
		outcome,
		reason,
		verdict: outcomes[outcome].verdict
	};
}
function datasetOutcome(part, ends) {
	const { report, diff, note, problems } = part;
	const stopped = problems.find((each) => problemVerdict(each, ends) === "fail");
	if (stopped) return {
		outcome: "data-broken",
		reason: stopped.reason
	};
	const checks = [...report?.checks ?? [], ...diff?.checks ?? []].filter(({ level }) => level === "fail");
	const [failed] = failedChecks(part);
	if (failed) return {
		outcome: "data-broken",
		reason: failed.reason
	};
	const columns = (diff?.columns ?? []).filter(({ level }) => level === "fail");
	const drifted = columns.find(({ state }) => state === "drifted");
	if (drifted) return {
		outcome: "drifted",
		reason: drifted.reason
	};
	const verdicts = [report, diff].flatMap((part) => part ? [part.verdict] : []);
	if (verdicts.includes("fail")) return {
		outcome: "data-broken",
		reason: "data-check-failed"
	};
	const open = problems.find((each) => problemVerdict(each, ends) === "unknown");
	if (open) return {
		outcome: "cannot-tell",
		reason: open.reason
	};
	if (verdicts.length === 0 && note !== void 0) return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (worst(verdicts) === "pass") return {
		outcome: "data-passes",
		reason: "data-passes"
	};
	return {
		outcome: "cannot-tell",
		reason: [...checks, ...columns.map(({ state, reason }) => ({
			verdict: state,
			reason
		}))].find(({ verdict }) => verdict === "unknown")?.reason ?? "data-not-read"
	};
}

// src/report/next.ts
function nextOf(report) {
	const parts = [...report.datasets, ...report.models].filter(({ outcome }) => outcome === report.outcome);
	const decided = parts.find(({ reason }) => reason === report.reason) ?? parts[0];
	const first = namedStep(report, decided) ?? remedyOf(report) ?? advice[report.outcome]?.(report, decided);
	const labels = report.verdict === "pass" ? void 0 : labelsStep(report);
	return first === void 0 || labels === void 0 ? first ?? labels : `${first} ${labels}`;
}
function namedStep(report, part) {
	const name = nameOf(part);
	switch (report.reason) {
		case "not-trained":
		case "not-scored":
		case "no-baseline": return named[report.reason](part && "model" in part ? ` ${plainName(part.model)}` : "");
		case "evaluation-failed": return `Read ${logOf(part)}, repair the \`evaluate.run\` step of ${name}, and run \`mlops train\` again.`;
		case "beyond-limit": return part && "model" in part && byRowsAlone(part) ? `Train ${name} on data like the new rows, or change the gate ${ownPullRequest}.` : void 0;
		default: return;
	}
}
const named = {
	"not-trained": (model) => `Run \`mlops train${model}\` on this commit: it trains and scores what is missing.`,
	"not-scored": (model) => `Run \`mlops train${model}\` on this commit: it scores what is missing.`,
	"no-baseline": (model) => `Run \`mlops train${model}\`: it trains the baseline too where its run is missing.`
};
function logOf(part) {
	return part && "log" in part && part.log !== void 0 ? "the end of its log below" : "its log";
}
function remedyOf(report) {
	return [
		report,
		...report.models,
		...report.datasets
	].flatMap((part) => part.problems).find(({ reason, remedy }) => reason === report.reason && remedy !== void 0)?.remedy ?? (report.verdict === "unknown" ? tableRemedy(report.reason) ?? fallback[report.reason] : void 0);
}
function tableRemedy(reason) {
	return reason === "cannot-tell" ? void 0 : Object.entries({
		...gateReasons,
		...reportReasons
	}).find(([code]) => code === reason)?.[1].remedy;
}
const fallback = { "artifact-gone": "Restore the store, or remove the run record by a reviewed commit on the ledger branch and run `mlops train`." };
function labelsStep(report) {
	return report.models.some(({ problems }) => problems.some(({ reason }) => reason === "labels-changed")) ? "The base branch’s labels judged: merge the corrected labels by themselves first." : void 0;
}
const ownPullRequest = "in a pull request of its own, since the base branch judges this one";
const advice = {
	stopped: () => "Repair what is named below and push again.",
	"data-broken": (_, part) => `Repair the rows named below; if they are right and the contract of ${nameOf(part)} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`,
	"training-failed": (_, part) => `Run \`mlops train\` for ${nameOf(part)} locally, read the end of its log, and push a fix.`,
	"not-trained": () => "Repair the data, or change their contract in a reviewed commit; then run `mlops train`.",
	worse: () => `Do not merge; look at the slices and at what changed. If the loss is wanted, change the gate ${ownPullRequest}.`,
	"not-good-enough": () => `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}.`,
	drifted: (_, part) => `Check that the shift is real and that the model copes with it; if so, raise the limit under \`drift\` of ${nameOf(part)} ${ownPullRequest}.`,
	"policy-blocked": () => `Restore what was removed, or let the base branch give it up first ${ownPullRequest}.`,
	"cannot-tell": (report) => report.models.some(({ gates }) => gates.some(({ blocks }) => blocks)) ? "More rows or seeds decide it (the details say how many); `when-unknown: allow` on the gate lets such a change pass." : "Find the step that did not finish and run it again.",
	warned: () => "Nothing stops this change; decide whether the loss that a gate warns of is worth it.",
	mixed: () => "No gate is broken; decide whether the exchange is worth it."
};
function nameOf(part) {
	return part === void 0 ? "it" : `\`${plainName("model" in part ? part.model : part.dataset)}\``;
}
function plainName(name) {
	return clip(oneLine(name), 80).replaceAll("`", "'");
}

// src/report/compose.ts
function composeReport(parts, ends = () => void 0) {
	const judged = (part) => ({
		...part,
		problems: part.problems.map((problem) => ({
			...problem,
			verdict: problemVerdict(problem, ends)
		}))
	});
	const models = parts.models.map((model) => judgeModel(judged(model), ends)).toSorted(worstFirst);
	const datasets = parts.datasets.map((dataset) => judgeDataset(judged(dataset), ends)).toSorted(worstFirst);
	const voices = voicesOf(parts, models, datasets, ends);
	const outcome = joinOutcomes(voices.map((voice) => voice.outcome)) ?? "cannot-tell";
	const reason = voices.toSorted(worstFirst)[0]?.reason ?? "nothing-planned";
	const draft = {
		schemaVersion: 1,
		project: parts.project,
		verdict: outcomes[outcome].verdict,
		outcome,
		reason: outcome === "mixed" ? "mixed" : reason,
		headline: "",
		commits: parts.commits,
		models,
		datasets,
		policy: parts.policy,
		untouched: parts.untouched,
		problems: judged(parts).problems,
		reproduce: parts.reproduce,
		madeAt: parts.madeAt,
		tool: parts.tool
	};
	const next = nextOf(draft);
	return {
		...draft,
		headline: headlineOf(draft),
		...next !== void 0 && { next }
	};
}
function worstFirst(one, other) {
	return byOutcome(one.outcome, other.outcome);
}
function voicesOf({ problems, policy, untouched }, models, datasets, ends) {
	const voices = [];
	for (const problem of problems) {
		const verdict = problemVerdict(problem, ends);
		if (verdict !== "pass") voices.push({
			outcome: verdict === "fail" ? "stopped" : "cannot-tell",
			reason: problem.reason
		});
	}
	voices.push(...datasets, ...models);
	if (policy.some(({ blocks }) => blocks)) voices.push({
		outcome: "policy-blocked",
		reason: "policy-blocked"
	});
	if (policy.some(({ kind, blocks }) => kind === "loosened" && !blocks)) voices.push({
		outcome: "policy-loosened",
		reason: "policy-loosened"
	});
	if (untouched.models.length + untouched.datasets.length > 0) voices.push({
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	});
	return voices;
}

// src/commands/judged-report.ts
function judgedReport(parts, reasons) {
	const withRemedies = (problems) => problems.map((problem) => withRemedy(problem, reasons));
	return composeReport({
		...parts,
		problems: withRemedies(parts.problems),
		models: parts.models.map((model) => ({
			...model,
			problems: withRemedies(model.problems)
		})),
		datasets: parts.datasets.map((dataset) => ({
			...dataset,
			problems: withRemedies(dataset.problems)
		}))
	}, reasons.endsOf);
}
function withRemedy(problem, reasons) {
	const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
	return remedy === void 0 ? problem : {
		...problem,
		remedy
	};
}

// src/commands/report-frame.ts
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

export { failedChecks as a, lacksInterval as c, stateOf as d, count as i, metricLines as l, judgedReport as n, newRowsText as o, byRowsAlone as r, askedOf as s, reportFrame as t, notAsked as u };
import { n as oneLine, t as clip } from "./clean.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { i as formatLimit, o as formatShare, r as formatCount, s as mainInterval, t as decimalsOf } from "./numbers2.js";

// src/report/clause.ts
function count(number, noun) {
	return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function sentence(text) {
	return clip(oneLine(text).replace(/\.$/, ""), 240);
}
function code$1(name) {
	return `\`${clip(oneLine(name), 80).replaceAll("`", "'")}\``;
}
function withoutName(message, name) {
	return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
}

// src/report/dataset-clause.ts
function datasetClause(dataset) {
	const name = `data ${code$1(dataset.dataset)}`;
	const problem = dataset.problems.find(({ verdict }) => verdict !== "pass");
	if (problem && dataset.outcome !== "drifted") return `${name}: ${sentence(problem.message)}`;
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
	const open = [...[...report?.checks ?? [], ...diff?.checks ?? []].filter(({ verdict }) => verdict === "unknown"), ...(diff?.columns ?? []).filter(({ state }) => state === "unknown")];
	const decisive = open.find(({ level }) => level === "fail") ?? open[0];
	return sentence(decisive?.sentence ?? "there is no report of it");
}

// src/report/first-run.ts
function judgingGates(gates) {
	return gates.filter(({ verdict, level }) => verdict !== "unknown" && level !== "info");
}
function whyUnjudged({ outcome, gates }) {
	if (outcome !== "first-run" || judgingGates(gates).length > 0) return void 0;
	if (hasNoGates(gates)) return "it has no gates, and there is no baseline yet";
	return gates.every(({ reason, level }) => reason === "not-in-baseline" || level === "info") ? "its gates compare with a baseline, and there is none yet" : "none of its gates could answer";
}
function unjudgedText(model) {
	const why = whyUnjudged(model);
	return why === void 0 ? void 0 : `nothing judged the first run of ${code$1(model.model)}: ${why}`;
}
function protection(model) {
	if (whyUnjudged(model) === void 0) return void 0;
	const key = code$1(`models.${model.model}.gates`);
	const limit = keptLimit(model);
	if (limit === void 0) return `Declare metrics of ${code$1(model.model)} in \`mlops.yaml\`, and limits under ${key}.`;
	const such = `such as ${code$1(limit)}`;
	return hasNoGates(model.gates) ? `To protect ${code$1(model.model)} from the next change on, write limits under ${key} in \`mlops.yaml\`, ${such}; without any, a known metric may not get measurably worse than in this run.` : `Later changes are compared with this run; for a limit that holds without a baseline, add \`min\` or \`max\` under ${key} in \`mlops.yaml\`, ${such}.`;
}
function hasNoGates(gates) {
	return gates.every(({ kind }) => kind === "default");
}
function keptLimit({ comparison }) {
	return (comparison?.metrics ?? []).filter(({ slice }) => slice === void 0).map(limitOf).find((limit) => limit !== void 0);
}
function limitOf({ metric, better, candidate }) {
	const { value, intervals } = candidate.shipped ?? candidate;
	if (value === null || better !== "higher" && better !== "lower") return void 0;
	const { low, high } = mainInterval(intervals) ?? {
		low: value,
		high: value
	};
	const decimals = decimalsFor(low === high ? value : (high - low) / 2, 1) ?? 3;
	const scale = 10 ** decimals;
	const limit = better === "higher" ? Math.floor(low * scale) / scale : Math.ceil(high * scale) / scale;
	return `${metric}: { ${better === "higher" ? "min" : "max"}: ${Number(limit.toFixed(decimals))} }`;
}

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
	const named = columns.slice(0, 6).map((column) => `${code(column.name)} in ${formatCount(column.rows)}`);
	const more = columns.length > named.length ? ` and ${columns.length - named.length} more columns` : "";
	const left = rows.known - rows.changed;
	const value = (metric, number) => number === null ? "no value" : formatNumber(number, decimals(metric));
	const there = onVouched.map(({ metric, base, head }) => `${oneLine(metric)} ${value(metric, base)} → ${value(metric, head)}`);
	const again = left === 0 ? "No row is left that the base vouches for, so no gate passes." : `Each gate is asked again on the ${formatCount(left)} ${left === 1 ? "other" : "others"}, and the worse answer counts${there.length === 0 ? "" : `; there: ${there.join(", ")}`}.`;
	return `In ${code(testRows.dataset)}, ${which}: ${named.join(", ")}${more}. ${again}`;
}
function goneText({ dataset, rows: { base, gone } }) {
	if (gone === 0) return "";
	return `${gone === base ? "None" : `${formatCount(gone)} (${formatShare(gone / base)})`} of the base’s ${formatCount(base)} rows of ${code(dataset)} ${gone === base ? "is left" : gone === 1 ? "is gone" : "are gone"}.`;
}
function addedText({ dataset, added }) {
	if (added.length === 0) return "";
	const named = added.slice(0, 6).map(code);
	const more = added.length > named.length ? ` and ${added.length - named.length} more` : "";
	const are = added.length === 1 ? "is a new column" : "are new columns";
	return `${named.join(", ")}${more} ${are} of ${code(dataset)}: the base cannot vouch for the values.`;
}
function effectText({ dataset, rows, effect }, decimals, alone) {
	if (effect.every(({ from, to }) => from === to)) return "";
	const number = ({ metric }, value) => formatNumber(value, decimals(metric));
	const moved = effect.map((line) => `${line.metric} ${number(line, line.from)} → ${number(line, line.to)}`);
	const counts = `${formatCount(rows.base)} → ${formatCount(rows.known + rows.arrived)} rows`;
	const all = alone ? "This change predicts what the base predicts, so all of it comes from the rows." : "The table compares both models on all test rows of this change.";
	return `The test rows changed (${code(dataset)}, ${counts}), and they alone move the base’s own model: ${moved.join(", ")}. ${all}`;
}
function arrivedText({ dataset, rows, onArrived }) {
	if (onArrived.length === 0) return "";
	const moved = onArrived.toSorted((one, other) => strength(one) - strength(other)).map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
	return `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${code(dataset)} alone, against the ${formatCount(rows.known)} that the base knows: ${moved.join("; ")}.`;
}
function lossOnNewRows({ testRows }) {
	const [worst] = (testRows?.onArrived ?? []).filter((line) => movementOf(line) === "worse").toSorted((one, other) => strength(one) - strength(other));
	if (testRows === void 0 || worst === void 0) return void 0;
	return `worse on the ${formatCount(testRows.rows.arrived)} new test rows: ${numbersOf(worst)}`;
}
function code(name) {
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

// src/report/model-clause.ts
function modelClause(model) {
	const name = code$1(model.model);
	const lines = metricLines(model);
	const first = lines[0];
	const problem = model.problems.find(({ verdict }) => verdict !== "pass");
	switch (model.outcome) {
		case "stopped":
		case "training-failed":
		case "not-trained": return problem ? `${name}: ${sentence(withoutName(problem.message, model.model))}` : `training of ${name} ended with \`${model.candidate?.exit}\``;
		case "worse":
		case "not-good-enough": return `${name} ${model.outcome === "worse" ? "got worse" : "is not good enough"}: ${failing(first)}${slicesToo(lines)}${rowsClause(model, first)}`;
		case "cannot-tell": return `nobody can tell about ${name}: ${unknownClause(model)}${besideUnknown(model, lines)}`;
		case "warned": return `${name} ${warnedClause(lines)}`;
		case "first-run": return `${name} is trained for the first time${firstRunClause(model, lines)}`;
		case "nothing-to-run":
			if (model.plan.decision === "removed") return `${name} is no longer in \`mlops.yaml\``;
			return `${name} did not have to run: ${sentence(model.plan.reasons[0] ?? "its inputs are unchanged")}`;
		default: return `${name} ${movedClause(model.outcome, lines)}${oneSeed(lines)}${notAlike(model)}`;
	}
}
function firstRunClause(model, lines) {
	const number = lines.find(overall) ?? lines[0];
	const why = whyUnjudged(model);
	if (why !== void 0) return ` and nothing judged it: ${why}${number ? `; ${brief(number)}` : ""}`;
	const asked = lines.flatMap((line) => judgingGates(line.gates).map((gate) => ({
		line,
		gate
	})));
	const decisive = asked.find(({ gate }) => gate.verdict === "fail") ?? asked.find(({ line }) => overall(line)) ?? asked[0];
	if (decisive === void 0) return number ? `: ${brief(number)}` : "";
	const { line, gate } = decisive;
	return `${gate.verdict === "fail" ? " and does not keep a limit that only warns" : ""}: ${brief(line)}; the gate asks for ${askedOf(line, gate)}`;
}
function oneSeed(lines) {
	return lines.filter(({ movement }) => movement === "better" || movement === "worse").some(({ comparison }) => comparison?.change?.seedNoise === "unknown") ? "; over the rows alone: what another seed would say is not known" : "";
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
function subject({ metric, slice }) {
	return `${oneLine(metric)}${slice ? ` for ${code$1(`${slice.column} = ${slice.value}`)}` : ""}`;
}
function brief(line) {
	const values = line.base === "–" || line.movement === "same" ? line.head : `${line.base} → ${line.head}`;
	return `${subject(line)} ${values}${line.delta ? `, ${line.delta}` : ""}`;
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
	const [next, ...more] = lines.slice(1).filter(({ gates }) => gates.some(fails));
	if (next === void 0) return "";
	return more.length === 0 ? ` (${subject(next)} fails too)` : ` (${more.length + 1} more lines of the table fail too)`;
}
function fails({ blocks, verdict }) {
	return blocks && verdict === "fail";
}
function unknownClause(model) {
	const text = model.gates.find(({ blocks }) => blocks)?.sentence ?? model.problems.find(({ verdict }) => verdict !== "pass")?.message;
	if (text !== void 0) return sentence(withoutName(text, model.model));
	if (model.reason === "training-interrupted") return `its training ended with \`${model.candidate?.exit}\``;
	return "no gate answered for it";
}
function besideUnknown(model, lines) {
	const decisive = model.gates.find(({ blocks }) => blocks);
	if (decisive === void 0 || changedRows(model) !== void 0) return "";
	const known = lines.filter((line) => overall(line) && !line.gates.some(({ blocks }) => blocks));
	const moved = judgedLines(known).filter(({ movement }) => movement === "better" || movement === "worse");
	const line = moved.find(({ metric }) => metric === decisive.metric) ?? moved[0];
	if (line === void 0) return "";
	return `; ${decisive.slice === void 0 ? "" : "on all rows "}it got ${line.movement}${line.movement === "worse" ? " within its limit" : ""}: ${brief(line)}`;
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
function commitsOf({ judged, candidate, baselineCommit }) {
	const { sha, subject } = candidate.commit;
	return {
		candidate: {
			sha,
			subject,
			kind: judged.candidate.kind
		},
		...judged.baseline !== void 0 && { baseline: {
			sha: judged.baseline.sha,
			subject: baselineCommit?.subject ?? "",
			kind: judged.baseline.kind
		} },
		policy: judged.policy
	};
}
function reproduceLines({ candidate, judged, request }) {
	const base = request.base === void 0 ? "" : ` --base ${judged.policy.branch}`;
	return [
		...request.fork === void 0 ? [] : [`git fetch ${request.remote} ${candidate.commit.sha}`],
		`git checkout ${candidate.commit.sha}`,
		`mlops train${base}`,
		`mlops report${base}`
	];
}

export { failedChecks as _, testRowsTexts as a, sentence as b, lacksInterval as c, requirementOf as d, stateOf as f, datasetClause as g, unjudgedText as h, lossOnNewRows as i, metricLines as l, protection as m, byRowsAlone as n, askedOf as o, warningOf as p, modelClause as r, judgedLines as s, reportFrame as t, notAsked as u, code$1 as v, withoutName as x, count as y };
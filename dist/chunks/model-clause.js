import { r as oneLine, t as clip } from "./clean.js";
import { a as metricLines, b as sentence, f as moreLost, i as lacksInterval, l as warningOf, n as isUngated, r as judgedLines, s as requirementOf, t as askedOf, u as isLost, v as code$1, x as withoutName } from "./metric-line.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { o as formatShare, r as formatCount, s as mainInterval, t as decimalsOf } from "./numbers2.js";

// src/report/accepted.ts
function acceptedClause({ by, why }) {
	return `accepted by ${plain(by, 80)}: ${plain(why, 200)}`;
}
function plain(text, limit) {
	return clip(oneLine(text).replaceAll("`", "'"), limit).replace(/\.$/, "");
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

// src/report/test-rows.ts
function testRowsTexts({ testRows }, decimals, alone) {
	if (testRows === void 0) return [];
	return [
		changedText(testRows, decimals),
		goneText(testRows),
		addedText(testRows),
		effectOf(testRows).kind === "table" ? "" : effectText(testRows, decimals, alone),
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
const mostInSentence = 2;
function effectOf(testRows) {
	const lines = testRows?.effect ?? [];
	if (lines.every(({ from, to }) => from === to)) return {
		kind: "nothing",
		lines: []
	};
	return {
		kind: lines.length > mostInSentence ? "table" : "sentence",
		lines
	};
}
function effectText(testRows, decimals, alone) {
	const { dataset, rows } = testRows;
	const { kind, lines } = effectOf(testRows);
	if (kind === "nothing") return "";
	const number = ({ metric }, value) => formatNumber(value, decimals(metric));
	const moved = lines.map((line) => `${line.metric} ${number(line, line.from)} → ${number(line, line.to)}`);
	const counts = `${formatCount(rows.base)} → ${formatCount(rows.known + rows.arrived)} rows`;
	const all = alone ? "This change predicts what the base predicts, so all of it comes from the rows." : `The ${kind === "table" ? "table above compares" : "table compares"} both models on all test rows of this change.`;
	const what = kind === "table" ? "" : `: ${moved.join(", ")}`;
	return `The test rows changed (${code(dataset)}, ${counts}), and they alone move the base’s own model${what}${kind === "table" ? ", as follows" : ""}. ${all}`;
}
function arrivedText({ dataset, rows, onArrived }) {
	if (onArrived.length === 0) return "";
	const worstFirst = onArrived.toSorted((one, other) => strength$1(one) - strength$1(other));
	const moved = worstFirst.map((line) => `${numbersOf(line)} ${movements[movementOf(line)]}`);
	const sentence = `The base’s own model on the ${formatCount(rows.arrived)} new rows of ${code(dataset)} alone, against the ${formatCount(rows.known)} that the base knows: ${moved.join("; ")}.`;
	const guess = guessText(worstFirst);
	return guess === void 0 ? sentence : `${sentence} ${guess}`;
}
function guessText(lines) {
	const line = lines.find(({ constant }) => constant !== void 0);
	if (line?.constant === void 0) return void 0;
	const { known, arrived } = line.constant;
	const value = (number) => formatNumber(number, decimalsIn(line));
	const verdict = (line.better === "lower" ? line.arrived > arrived : line.arrived < arrived) ? ", better than the model on the new ones" : "";
	return `The best constant answer has ${oneLine(line.metric)} ${value(known)} → ${value(arrived)} on the known and on the new rows${verdict}.`;
}
function lossOnNewRows({ testRows }) {
	const [worst] = (testRows?.onArrived ?? []).filter((line) => movementOf(line) === "worse").toSorted((one, other) => strength$1(one) - strength$1(other));
	if (testRows === void 0 || worst === void 0) return void 0;
	const { constant } = worst;
	const value = (number) => formatNumber(number, decimalsIn(worst));
	const guess = constant === void 0 ? "" : constantText(worst, value(constant.known), value(constant.arrived));
	return `worse on the ${formatCount(testRows.rows.arrived)} new test rows: ${numbersOf(worst)}${guess}`;
}
function constantText({ constant, change, better }, known, arrived) {
	const moved = ((constant?.arrived ?? 0) - (constant?.known ?? 0)) * (better === "lower" ? -1 : 1);
	const aside = `the best constant answer: ${known} → ${arrived}`;
	return moved / change >= .5 ? `, most of it by the other labels (${aside})` : ` (${aside})`;
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
function strength$1({ change, interval }) {
	return interval === void 0 ? 0 : 2 * change / (interval.high - interval.low);
}
function numbersOf({ metric, better, known, arrived, change, interval }) {
	const decimals = decimalsIn({
		change,
		...interval && { interval }
	});
	const sign = better === "lower" ? -1 : 1;
	const values = `${oneLine(metric)} ${formatNumber(known, decimals)} → ${formatNumber(arrived, decimals)}`;
	if (interval === void 0) return values;
	const [low = 0, high = 0] = [sign * interval.low, sign * interval.high].toSorted((a, b) => a - b);
	return `${values}, ${formatSigned(sign * change, decimals)} [${formatNumber(low, decimals)}, ${formatNumber(high, decimals)}]`;
}
function decimalsIn({ change, interval }) {
	const half = interval === void 0 ? Math.abs(change) : (interval.high - interval.low) / 2;
	return decimalsFor(half, 2) ?? 3;
}

// src/report/unasked-moves.ts
function unaskedMoves(lines, wanted) {
	const judged = new Set(judgedLines(lines).map(({ metric }) => metric));
	return lines.filter(({ metric, slice, movement }) => slice === void 0 && movement === wanted && !judged.has(metric)).toSorted((one, other) => strength(other) - strength(one));
}
function strength({ comparison }) {
	const change = comparison?.change;
	const bounds = change === void 0 || change.exact ? void 0 : mainInterval(change.intervals);
	return change === void 0 || bounds === void 0 ? 0 : 2 * Math.abs(change.value) / (bounds.high - bounds.low);
}
function unaskedText(lines) {
	return movesText(unaskedMoves(lines, "worse"), "worse");
}
function unaskedGainText(lines) {
	return movesText(unaskedMoves(lines, "better"), "better");
}
function movesText(moved, way) {
	const [first] = moved;
	if (first === void 0) return void 0;
	const named = `${first.metric} ${first.delta}`;
	if (moved.length === 1) return `${named}, which no gate judges, is ${way}`;
	return `${moved.length} metrics that no gate judges got ${way}, most ${named}`;
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
		case "not-good-enough": return `${name} ${model.outcome === "worse" ? "got worse" : "is not good enough"}: ${failing(first)}${slicesToo(lines)}${rowsClause(model)}`;
		case "cannot-tell": return `nobody can tell about ${name}: ${unknownClause(model)}${besideUnknown(model, lines)}`;
		case "accepted": return `${name} ${acceptedLoss(model, lines)}`;
		case "warned": return `${name} ${warnedClause(lines)}`;
		case "first-run": return `${name} is ${model.plan.untrained ? "there" : "trained"} for the first time${firstRunClause(model, lines)}`;
		case "nothing-to-run":
			if (model.plan.decision === "removed") return `${name} is no longer in \`mlops.yaml\``;
			return `${name} did not have to run: ${sentence(model.plan.reasons[0] ?? "its inputs are unchanged")}`;
		case "passes":
			if (model.reason === "intermediate-model") return `${name} has no number of its own: ${neededText(model)}`;
			return `${name} ${movedClause(model.outcome, lines)}${unasked(model.outcome, lines)}${oneSeed(lines)}${notAlike(model)}`;
		default: return `${name} ${movedClause(model.outcome, lines)}${unasked(model.outcome, lines)}${oneSeed(lines)}${notAlike(model)}`;
	}
}
function neededText({ plan: { neededBy = [] } }) {
	const need = neededBy.length === 1 ? "needs" : "need";
	return `${neededBy.map(code$1).join(", ")} ${need} it, and ${neededBy.length === 1 ? "is" : "are"} judged`;
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
function acceptedLoss({ gates }, lines) {
	const [first] = lines.flatMap((line) => {
		const gate = line.gates.find(({ accepted }) => accepted !== void 0);
		return gate?.accepted === void 0 ? [] : [{
			line,
			gate,
			accepted: gate.accepted
		}];
	});
	if (first === void 0) return "fails a gate that somebody has accepted";
	const { line, gate, accepted } = first;
	const did = gate.kind === "kept" ? "lost a metric" : "fails a gate";
	const what = gate.on === void 0 && gate.kind !== "kept" ? `${brief(line)}; the gate asks for ${askedOf(line, gate)}` : sentence(gate.sentence);
	const others = gates.filter((one) => one.accepted !== void 0).length - 1;
	const more = others === 0 ? "" : `; ${others} more accepted ${others === 1 ? "loss" : "losses"} in the table`;
	return `${did}, ${acceptedClause(accepted)}; ${what}${more}`;
}
function unasked(outcome, lines) {
	return [unaskedText(lines), outcome === "passes" ? unaskedGainText(lines) : void 0].flatMap((part) => part === void 0 ? [] : [`; ${part}`]).join("");
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
	if (isLost(line) && gate.verdict === "unknown") return lostClause(line, gate, lines);
	if (gate.on !== void 0) return `does not keep a limit that stops nothing: ${sentence(gate.sentence)}`;
	const unknown = gate.verdict === "unknown";
	const limit = gate.level === "warn" ? "a limit that only warns" : "a limit that allows unknown";
	return `${line.movement === "worse" ? `got worse${unknown ? ", possibly" : ""} beyond` : "does not keep"} ${limit}: ${brief(line)}; the gate asks for ${askedOf(line, gate)} (${gate.level === "warn" ? "warn" : "unknown is allowed"})`;
}
function lostClause(line, gate, lines) {
	const other = judgedLines(lines).find((one) => one !== line && overall(one) && !isLost(one));
	const may = gate.level === "warn" ? "its gate only warns" : "unknown is allowed";
	return `passes, but ${sentence(gate.sentence)} (${may})${other ? `; ${brief(other)}` : ""}`;
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
	if (outcome === "passes" && first && lacksInterval(first) && isUngated(first)) return `has no gates${number}; whether chance alone moved it is not known`;
	if (outcome === "passes" && first?.comparison?.otherData !== void 0) return `passes its gates; its training read other data, so that the values are of different rows, perhaps${number}`;
	if (outcome === "passes" && first && lacksInterval(first)) return `passes its gates; nobody can tell without an interval whether it changed${number}`;
	if (outcome === "passes" && first?.comparison?.change) return `passes its gates${number}`;
	if (outcome === "passes") return `passes its gates, without a comparison${number}`;
	if (outcome === "unknown-allowed") return `could not be judged, which its gates allow${number}`;
	if (judged.length > 0 && judged.every(({ movement }) => movement === "same")) return `is exactly as before${number}`;
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
	return movedByRows(model) !== void 0;
}
function movedByRows(model) {
	const [line] = metricLines(model);
	const { change } = line?.comparison ?? {};
	if (!line?.comparison || line.slice || !change?.exact || change.value !== 0) return void 0;
	const moved = model.testRows?.effect.find(({ metric }) => metric === line.metric);
	if (moved === void 0) return void 0;
	const decimals = decimalsOf(line.comparison);
	const from = formatNumber(moved.from, decimals);
	return from === formatNumber(moved.to, decimals) ? void 0 : from;
}
function rowsClause(model) {
	const from = movedByRows(model);
	return from === void 0 ? "" : `; nothing was trained, the new test rows moved it from ${from}`;
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
	const open = model.problems.filter(({ verdict }) => verdict !== "pass");
	const decisive = open.find(({ reason }) => reason === model.reason);
	const gate = model.gates.find(({ blocks }) => blocks);
	const text = decisive?.message ?? gate?.sentence ?? open[0]?.message;
	const more = decisive === void 0 ? moreLost(model) : "";
	if (text !== void 0) return `${sentence(withoutName(text, model.model))}${more}`;
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

export { effectOf as a, testRowsTexts as c, acceptedClause as d, unaskedText as i, protection as l, modelClause as n, effectText as o, unaskedMoves as r, lossOnNewRows as s, byRowsAlone as t, unjudgedText as u };
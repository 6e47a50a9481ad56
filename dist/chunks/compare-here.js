import { v as changedTexts } from "./load.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as diffOf } from "./place-file.js";
import { r as recordedSketch } from "./dataset-sketch.js";
import { n as driftEdits, r as applyEdits, t as editsOf } from "./edits-of.js";
import { i as countsOf, u as tailRange } from "./cells.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { n as checkData, r as problemVerdict } from "./judged-report.js";
import { c as trendOf, w as judge } from "./find-situation.js";
import { t as rowsToDecide } from "./decide.js";
import { B as reusedScoresReason, C as scoresRecord, H as isModelStep, J as datasetsOf, R as changesThrough, tt as explainChange, y as evaluationAddressOf, z as reusedRunReasons } from "./commit-record.js";
import { n as formatNumber } from "./numbers.js";
import { n as isUntrained, t as compareModels } from "./compare-models.js";
import { n as neededBy } from "./needs.js";
import { t as MlopsError } from "./problem.js";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/data/sketch/known-values.ts
const day = 864e8;
function edgeOf({ content, type }, side) {
	if (content.kind !== "numbers") return void 0;
	const index = outermost(content, side);
	if (index === void 0) return void 0;
	const width = 2 ** content.cells.exponent;
	const edge = side === "min" ? index * width : (index + 1) * width - (content.whole && width >= 1 ? 1 : 0);
	if (content.unit === "number") return String(edge);
	const date = /* @__PURE__ */ new Date((content.unit === "day" ? edge * day : edge) / 1e3);
	if (Number.isNaN(date.valueOf())) return void 0;
	return type === "date" ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 19);
}
function outermost({ cells }, side) {
	const [tails, inner] = [side === "min" ? cells.below : cells.above, [...countsOf(cells)].map(([index]) => index)];
	const edges = tails.flatMap(([tail]) => {
		const [from, to] = tailRange(tail);
		return side === "min" ? from : to - 1;
	});
	const all = [...inner, ...edges];
	if (all.length === 0) return void 0;
	return all.reduce((one, other) => side === "min" ? Math.min(one, other) : Math.max(one, other));
}
function listedValues({ content }) {
	if (content.kind !== "values" || content.unlisted > 0 || content.rest > 0) return void 0;
	return content.values.map(([value]) => value);
}

// src/commands/contract-edits/sketch-facts.ts
function sketchFacts(dataset, sketch) {
	const find = (name) => sketch.columns.find((column) => column.name === name);
	return {
		dataset,
		rows: sketch.rows,
		columns: sketch.columns.map(({ name, type, engineType, nulls }) => ({
			name,
			type,
			engineType,
			nulls
		})),
		isExact: false,
		extreme: async (name, side) => {
			const column = find(name);
			return column && edgeOf(column, side);
		},
		outside: async (name, list, most) => {
			const column = find(name);
			const outside = (column && listedValues(column))?.filter((value) => !list.some((each) => String(each) === value));
			return outside !== void 0 && outside.length > most ? "many" : outside;
		},
		widenings: async () => []
	};
}

// src/commands/contract-edits/accepting-edits.ts
async function withEdits(situation, part) {
	const resolved = situation.candidate.datasets.get(part.dataset);
	const sketch = resolved && recordedSketch(situation, resolved);
	if (sketch === void 0 || part.problems.length > 0) return part;
	const { texts, edits } = await accepted(situation, part, sketch);
	if (edits.length === 0) return part;
	await using folder = await makeOwnFolder(tmpdir(), "edits");
	const diffs = [];
	for (const { file, before, after } of changedTexts(situation.head.texts, texts)) {
		const old = join(folder.path, "before");
		await writeFile(old, before);
		diffs.push(await diffOf(situation.repository, file, old, after));
	}
	return {
		...part,
		edits: {
			diff: diffs.join(""),
			edits
		}
	};
}
async function accepted({ head, project }, { dataset: name, report, diff }, sketch) {
	const dataset = project.datasets.get(name);
	if (dataset === void 0) return {
		texts: head.texts,
		edits: []
	};
	const facts = sketchFacts(dataset, sketch);
	const edits = [];
	let { texts } = head;
	const apply = ({ finding, about, edits: found }) => {
		const { made, ...after } = applyEdits(found, texts);
		texts = after.texts;
		const named = about === void 0 ? {} : { about };
		edits.push(...made.map(({ grade, why, finding: own = finding }) => ({
			finding: own,
			...named,
			grade,
			why
		})));
	};
	for (const check of report?.checks ?? []) {
		const isOfBase = check.place?.branch !== void 0;
		if (check.verdict !== "fail" || check.level !== "fail" || isOfBase) continue;
		const found = await editsOf(check, {
			facts,
			texts
		});
		apply({
			finding: check.sentence,
			about: check.column ?? check.name,
			edits: found
		});
	}
	const drifted = diff === void 0 ? [] : driftEdits(diff, dataset);
	for (const { sentence, edits: found } of drifted) apply({
		finding: sentence,
		edits: found
	});
	return {
		texts,
		edits
	};
}

// src/commands/comparison/plan-part.ts
function planPart(situation, compared) {
	const untrained = compared.facts.model.train.run === void 0;
	const above = neededBy(situation.project.models, compared.facts.model.name);
	return {
		...decided(situation, compared),
		...untrained && { untrained },
		...above.length > 0 && { neededBy: above }
	};
}
function decided(situation, compared) {
	const { facts, before, candidate } = compared;
	const reasons = situation.plan.steps.filter((step) => isModelStep(step) && step.model === facts.model.name && step.side === "candidate").flatMap((step) => {
		if (step.decision !== "reuse") return step.reasons;
		if (step.kind === "train") {
			const through = changesThrough(facts, situation.candidate.facts.models, situation.baseline?.facts.models);
			return [...reusedRunReasons(facts, before, madeFor(situation, candidate?.seeds[0]?.commit)), ...through];
		}
		return [reusedScoresReason(madeFor(situation, scoredCommit(situation, compared)))];
	});
	if (before === void 0) return {
		decision: "first-run",
		reasons
	};
	if (before.fingerprint !== facts.fingerprint) return {
		decision: "train",
		reasons
	};
	const label = facts.model.evaluate?.label;
	return {
		decision: (label === void 0 ? true : sameRows(situation, label.dataset)) && before.evaluation?.fingerprint === facts.evaluation?.fingerprint ? "reuse" : "evaluate",
		reasons
	};
}
function madeFor(situation, commit) {
	return commit === situation.candidate.commit.sha ? "this-commit" : "earlier";
}
function scoredCommit({ records }, { facts, candidate }) {
	const address = evaluationAddressOf(facts);
	if (address === void 0) return void 0;
	try {
		return scoresRecord(records, address, {}, candidate)?.record.commit;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function sameRows({ candidate, baseline }, dataset) {
	return candidate.datasets.get(dataset)?.digest === baseline?.datasets.get(dataset)?.digest;
}

// src/commands/comparison/unfit-data.ts
function unfitProblem(unfit, reasons) {
	const broken = unfit.filter(({ report }) => report !== void 0);
	const unread = unfit.filter(({ report }) => report === void 0);
	const why = [...broken.length === 0 ? [] : [clause(broken, "breaks its contract", "break their contracts")], ...unread.length === 0 ? [] : [clause(unread, "could not be read", "could not be read")]].join(" and ");
	const missing = unread.flatMap(({ problems }) => problems);
	const wrong = broken.length > 0 || missing.some((problem) => problemVerdict(problem, reasons.endsOf) === "fail");
	const [first] = missing;
	if (wrong || first === void 0) return {
		reason: "data-failed",
		message: `not trained, because ${why}.`
	};
	const { reason, remedy } = first;
	return {
		reason,
		message: `not judged, because ${why}.`,
		...remedy !== void 0 && { remedy }
	};
}
function clause(parts, one, several) {
	return `${parts.map(({ dataset }) => `\`${dataset}\``).join(", ")} ${parts.length === 1 ? one : several}`;
}

// src/commands/comparison/model-part.ts
async function modelParts(situation, untouched, unfitData, engine, ports) {
	const names = [...situation.project.models.keys()].filter((name) => !untouched.includes(name));
	const found = await compareModels(situation, names, engine, ports, (name) => {
		const model = situation.project.models.get(name);
		const read = model === void 0 ? [] : datasetsOf(model);
		const unfit = unfitData.filter(({ dataset }) => read.includes(dataset));
		return unfit.length > 0 ? withUnfitData(situation, name, unfit) : void 0;
	});
	const parts = [];
	for (const { compared, past } of found) parts.push(await toPart(situation, compared, past));
	return [...parts, ...situation.plan.removed.map(removedPart)];
}
function withUnfitData(situation, name, unfit) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
	const before = situation.baseline?.facts.models.get(name);
	const state = before === void 0 ? "first-run" : "missing";
	return {
		facts,
		...before && { before },
		state,
		problems: [unfitProblem(unfit, situation.reasons)]
	};
}
function removedPart(model) {
	return {
		model,
		plan: {
			decision: "removed",
			reasons: ["the candidate no longer has this model"]
		},
		gates: [],
		changes: [],
		trend: {},
		problems: []
	};
}
async function toPart(situation, compared, past) {
	const { facts, comparison, state, problems } = compared;
	const { model } = facts;
	const log = model.train.run === void 0 ? void 0 : await lastLog(situation, facts);
	return {
		model: model.name,
		plan: planPart(situation, compared),
		...compared.candidate && { candidate: summary(compared.candidate) },
		...compared.baseline && { baseline: summary(compared.baseline) },
		...comparison && { comparison },
		...compared.testRows && { testRows: compared.testRows },
		...compared.labels && { labels: compared.labels },
		...compared.rows && { judgedRows: plainRows(compared.rows) },
		gates: comparison === void 0 ? [] : gatesOf(situation, model, {
			comparison,
			state,
			rows: compared.rows
		}),
		changes: changesOf(compared),
		trend: compared.candidate === void 0 ? {} : trendOf(past, compared.candidate.seeds.length),
		problems,
		...compared.candidate === void 0 && log !== void 0 && { log }
	};
}
function plainRows({ base, gone, changed, columns, slices, vouched }) {
	return {
		base,
		gone,
		changed,
		slices,
		columns: columns.map(({ name }) => ({ name })),
		...vouched && { vouched: {
			rows: vouched.rows,
			metrics: vouched.metrics
		} }
	};
}
function gatesOf(situation, model, { comparison, state, rows }) {
	const more = moreToDecide(model.evaluate?.cluster ?? []);
	const { whenUnknown } = situation.project;
	return judge({
		model,
		comparison,
		baseline: state,
		whenUnknown,
		...rows && { rows },
		more
	});
}
function moreToDecide(cluster) {
	return (line, question) => {
		if (question.kind === "min" || question.kind === "max") return void 0;
		const more = rowsToDecide(line, -question.limit);
		const part = line.slice === void 0 ? "" : ` of ${line.slice.column} ${line.slice.value}`;
		const parts = [more?.rows == null ? void 0 : `about ${neededText(more.rows, line.candidate, cluster)}${part}`, more?.seeds == null ? void 0 : `${formatNumber(more.seeds, 0)} more seed${more.seeds === 1 ? "" : "s"}`].filter((part) => part !== void 0);
		return parts.length === 0 ? void 0 : `If the change stays what it is, ${parts.join(" or ")} would decide, in four of five cases.`;
	};
}
function neededText(rows, { groups, rows: present }, cluster) {
	const rounded = (number) => formatNumber(Number(number.toPrecision(2)), 0);
	if (groups === void 0 || present === null || cluster.length === 0) return `${rounded(rows)} more test row${rows === 1 ? "" : "s"}`;
	const needed = Math.max(1, Math.ceil(rows * groups / present));
	return `${rounded(needed)} more group${needed === 1 ? "" : "s"} of test rows (other values of ${cluster.join(", ")})`;
}
function changesOf({ facts, before, candidate, baseline }) {
	if (before === void 0) return [];
	const details = (ofCode) => explainChange(before.inputs, facts.inputs).filter(({ kind }) => kind === "code" === ofCode).flatMap((change) => change.details);
	const inputs = details(false).map(({ what, from, to }) => ({
		what,
		from: from || "–",
		to: to || "–"
	}));
	const code = details(true).map((detail) => ({
		what: detail.what,
		...fateOf(detail)
	}));
	return [
		...inputs,
		...code,
		...environmentChanges(baseline, candidate)
	];
}
function fateOf({ from, to }) {
	if (from === "") return {
		from: "–",
		to: "added"
	};
	return {
		from: "there",
		to: to === "" ? "removed" : "edited"
	};
}
function environmentChanges(before, after) {
	const [from, to] = [before?.seeds[0]?.environment, after?.seeds[0]?.environment];
	if (from === void 0 || to === void 0) return [];
	if ([before, after].some((run) => run?.seeds.some(isUntrained))) return [];
	const flat = (environment) => new Map([...Object.entries(environment.runtimes), ...Object.entries(environment.packages).flatMap(([, packages]) => Object.entries(packages))]);
	const [old, now] = [flat(from), flat(to)];
	return [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name)).map((name) => ({
		what: name,
		from: old.get(name) ?? "–",
		to: now.get(name) ?? "–"
	}));
}
function summary(record) {
	const [first] = record.seeds;
	if (first === void 0) throw new TypeError(`the run ${record.fingerprint} has no seed`);
	const { environment, artifact } = first;
	const gpus = environment.gpus.map((gpu) => gpu.name);
	return {
		fingerprint: record.fingerprint,
		commit: first.commit,
		seeds: record.seeds.map((run) => run.seed),
		seconds: record.seeds.reduce((sum, run) => sum + run.seconds, 0),
		exit: first.exit.class,
		hardware: gpus.length > 0 ? gpus.join(", ") : `${environment.cpus} × ${environment.cpu}`,
		artifact: {
			digest: artifact.digest,
			bytes: artifact.files.reduce((sum, file) => sum + file.bytes, 0)
		},
		origin: first.origin,
		...isUntrained(first) && { training: "none" }
	};
}
async function lastLog(situation, facts) {
	const { model, fingerprint } = facts;
	const file = join(situation.own.seedRun(model.name, fingerprint, model.train.seeds[0] ?? null), "log.txt");
	return (await readFile(file, "utf8").catch(() => void 0))?.split("\n").slice(-20).join("\n");
}

// src/commands/comparison/compare-here.ts
async function compareHere(situation, untouched, ports) {
	await using engine = engineAtHand(ports, situation.own.engine);
	const names = [...situation.project.datasets.keys()].filter((name) => !untouched.datasets.includes(name));
	const checked = await checkData(situation, names, engine, ports);
	const datasets = await Promise.all(checked.map((part) => withEdits(situation, part)));
	const unfit = datasets.filter((part) => part.report?.verdict === "fail" || part.problems.length > 0);
	return {
		datasets,
		models: await modelParts(situation, untouched.models, unfit, engine, ports)
	};
}

export { edgeOf as a, removedPart as i, gatesOf as n, listedValues as o, modelParts as r, compareHere as t };
import { d as evaluationAddress, f as runAddress, p as sketchAddress } from "./ledger.js";
import { createHash } from "node:crypto";

// src/support/canonical.ts
function canonicalJson(value) {
	if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
	if (typeof value === "number") {
		if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`);
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
	if (value instanceof Map) return canonicalObject([...value]);
	if (isPlainObject(value)) return canonicalObject(Object.entries(value));
	throw new TypeError(`${typeof value === "object" ? value?.constructor?.name : `a ${typeof value}`} has no form in JSON`);
}
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}
function canonicalObject(entries) {
	return `{${entries.filter(([, member]) => member !== void 0).map(([key, member]) => [String(key), member]).sort(([a], [b]) => compareText(a, b)).map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

// src/project/outputs.ts
function declaredOutputs(model) {
	const byTraining = model.evaluate?.run === void 0 ? model.evaluate?.predictions : void 0;
	return [
		...model.artifact.map((pattern) => ({
			kind: "artifact",
			pattern
		})),
		...model.metrics.map(({ file }) => ({
			kind: "metrics",
			pattern: file
		})),
		...model.plots.map((pattern) => ({
			kind: "plot",
			pattern
		})),
		...byTraining === void 0 ? [] : [{
			kind: "predictions",
			pattern: byTraining
		}]
	];
}
function outputText({ kind, pattern }) {
	return `${kind}:${pattern}`;
}

// src/project/explain.ts
const shown$1 = 3;
function explainChange(from, to) {
	return [
		change("params", "params changed", params(from.params, to.params)),
		change("data", "data changed", maps(from.data, to.data, showDigest)),
		change("code", "code changed", maps(codeOf(from), codeOf(to), () => "…")),
		change("command", "command changed", single("command", showCommand(from.command), showCommand(to.command))),
		change("command", "working directory changed", single("working directory", from.workingDirectory || "/", to.workingDirectory || "/")),
		change("seeds", "seeds changed", single("seeds", showSeeds(from.seeds), showSeeds(to.seeds))),
		change("env", "environment changed", maps(from.env, to.env, showParam)),
		change("outputs", "declared outputs changed", maps(asMap(from.outputs.map(outputText)), asMap(to.outputs.map(outputText)), () => "…")),
		...otherCommit(from.commit, to.commit)
	].filter((entry) => entry.details.length > 0);
}
function change(kind, title, details) {
	const alone = kind === "command" || kind === "seeds";
	const first = details.slice(0, shown$1).map((detail) => describe(detail, alone));
	const more = details.length > shown$1 ? ` and ${details.length - shown$1} more` : "";
	return {
		kind,
		sentence: `${title}: ${first.join(", ")}${more}`,
		details
	};
}
function describe({ what, from, to }, alone) {
	if (from === "") return to === "…" ? `${code(what)} added` : `${code(what)} added (${code(to)})`;
	if (to === "") return `${code(what)} removed`;
	if (from === to) return code(what);
	return alone ? `${code(from)} → ${code(to)}` : code(`${what} ${from} → ${to}`);
}
function code(text) {
	return `\`${text.replaceAll("`", "'")}\``;
}
function otherCommit(from, to) {
	if (from === to) return [];
	const details = [{
		what: "commit",
		from: from?.slice(0, 12) ?? "(any)",
		to: to?.slice(0, 12) ?? "(any)"
	}];
	return [{
		kind: "commit",
		sentence: to === void 0 ? "reuse changed: from now on a commit with the same inputs reuses a run" : "`reuse: false`: every commit is trained",
		details
	}];
}
function params(from, to) {
	const prefix = /^[^:]*:/;
	const files = new Set([...from.keys(), ...to.keys()].map((key) => prefix.exec(key)?.[0]));
	const details = maps(from, to, showParam);
	return files.size > 1 ? details : details.map((detail) => ({
		...detail,
		what: detail.what.replace(prefix, "")
	}));
}
function maps(from, to, show) {
	return [.../* @__PURE__ */ new Set([...from.keys(), ...to.keys()])].sort(compareText).flatMap((what) => {
		const [before, after] = [from.get(what), to.get(what)];
		const texts = {
			from: before === void 0 ? "" : show(before),
			to: after === void 0 ? "" : show(after)
		};
		return before === void 0 === (after === void 0) && canonicalJson(before ?? null) === canonicalJson(after ?? null) ? [] : [{
			what,
			...texts
		}];
	});
}
function single(what, from, to) {
	return from === to ? [] : [{
		what,
		from,
		to
	}];
}
function codeOf({ code }) {
	return new Map(code.map((entry) => [entry.path, `${entry.mode} ${entry.oid}`]));
}
function asMap(values) {
	return new Map(values.map((value) => [value, true]));
}
function showDigest(digest) {
	return digest === "" ? "(none)" : digest.slice(0, 12);
}
function showCommand(command) {
	return command.kind === "shell" ? command.text : canonicalJson(command.argv);
}
function showSeeds(seeds) {
	return seeds.length === 0 ? "(none)" : seeds.join(", ");
}
function showParam(value) {
	const text = typeof value === "string" && isPlainText(value) ? value : canonicalJson(value);
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
function isPlainText(value) {
	return value.trim() === value && value !== "" && value !== "…" && !/^(true|false|null|[-+.\d].*)$/.test(value);
}

// src/project/fingerprint.ts
function datasetDigest(files) {
	const sorted = [...files].sort((a, b) => compareText(a.path, b.path)).map(({ path, id }) => [path, id]);
	return sha256(canonicalJson({
		kind: "dataset",
		version: 1,
		files: sorted
	}));
}
const codeDigests = /* @__PURE__ */ new WeakMap();
function codeDigest(code) {
	const known = codeDigests.get(code);
	if (known !== void 0) return known;
	const sorted = [...code].sort((a, b) => compareText(a.path, b.path)).map((e) => [
		e.path,
		e.mode,
		e.oid
	]);
	const digest = sha256(canonicalJson(sorted));
	codeDigests.set(code, digest);
	return digest;
}
function trainingFingerprint(inputs) {
	return sha256(canonicalJson({
		kind: "training",
		version: 1,
		code: codeDigest(inputs.code),
		data: inputs.data,
		params: inputs.params,
		command: inputs.command,
		workingDirectory: inputs.workingDirectory,
		env: inputs.env,
		seeds: inputs.seeds,
		outputs: [...new Set(inputs.outputs.map(outputText))].sort(compareText),
		commit: inputs.commit
	}));
}
function evaluationFingerprint(inputs) {
	return sha256(canonicalJson({
		kind: "evaluation",
		version: 1,
		run: inputs.run,
		rows: inputs.rows,
		code: codeDigest(inputs.code),
		command: inputs.command,
		label: inputs.label,
		predictions: inputs.predictions
	}));
}
function trainingRoles(model) {
	const judged = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label?.dataset;
	return [...model.data].filter(([, dataset]) => dataset !== judged);
}
function datasetsOf(model) {
	const judged = model.evaluate?.label?.dataset;
	return [.../* @__PURE__ */ new Set([...model.data.values(), ...judged === void 0 ? [] : [judged]])];
}

// src/project/code-notice.ts
const shown = 3;
function codeNotice({ model, inputs }) {
	if (model.code.kind !== "default") return [];
	const scoring = wordsOf(model.evaluate?.run);
	const training = wordsOf(model.train.run);
	const rank = (path) => {
		if (training.some((word) => path.endsWith(word))) return named;
		const at = surprises.findIndex((test) => test.test(path));
		return scoring.some((word) => path.endsWith(word)) ? -1 : at === -1 ? surprises.length : at;
	};
	const paths = inputs.code.map(({ path }) => path).toSorted((one, other) => rank(one) - rank(other));
	const first = paths.slice(0, shown).map((path) => `\`${path.replaceAll("`", "'")}\``);
	if (paths.every((path) => rank(path) === named)) return [];
	const more = paths.length > shown ? ` and ${paths.length - shown} more` : "";
	const [files, any] = paths.length === 1 ? ["file counts", "it"] : ["files count", "any of them"];
	const list = `${first.join(", ")}${more}`;
	return [`\`code:\` is not set: ${paths.length} tracked ${files} as code (${list}), a change of ${any} trains again`];
}
const named = 9;
const surprises = [
	/(^|\/)tests?\/|(^|\/)test_|[._]test\.|\.spec\.|(^|\/)conftest\.py$/i,
	/\.ipynb$/i,
	/\.(csv|tsv|parquet|jsonl|arrow|feather|npy|npz|png|jpe?g|svg|gif|pdf|zip|gz|pkl|pickle|joblib|onnx|pt|h5)$/i,
	/(^|\/)\./
];
function wordsOf(command) {
	if (command === void 0) return [];
	return (command.kind === "shell" ? command.text.split(/\s+/) : command.argv).map((word) => word.replace(/^\.\//, "")).filter((word) => /\.\w+$/.test(word));
}

// src/project/plan.ts
function resultKey(model, fingerprint) {
	return `${model} ${fingerprint}`;
}
function makePlan(candidate, baseline, known) {
	const validate = [...candidate.datasets].map(([name, facts]) => validateStep(name, facts, baseline, known));
	const models = [...candidate.models.values()].flatMap((facts) => modelSteps(facts, baseline?.models.get(facts.model.name), known, candidate));
	const names = new Set(candidate.models.keys());
	return {
		schemaVersion: 1,
		candidate: candidate.sha,
		baseline: baseline?.sha ?? null,
		steps: [...validate, ...models],
		removed: [...baseline?.models.keys() ?? []].filter((name) => !names.has(name)).sort(compareText),
		first: baseline === void 0 ? [...names] : [...names].filter((name) => !baseline.models.has(name))
	};
}
function trainingMatrix(plan) {
	return plan.steps.filter((step) => step.kind === "train").filter((step) => step.decision === "run").map((step) => ({
		model: step.model,
		side: step.side,
		fingerprint: step.fingerprint,
		launcher: step.launcher,
		"runs-on": step.runsOn,
		"timeout-minutes": Math.max(1, Math.ceil(step.timeout * Math.max(1, step.seeds.length) / 6e4)),
		why: step.reasons.join("; ")
	}));
}
function validateStep(dataset, facts, baseline, known) {
	const before = baseline?.datasets.get(dataset);
	const recorded = known.reports.has(facts.reportKey);
	return {
		id: `validate:${dataset}`,
		kind: "validate",
		side: "candidate",
		dataset,
		digest: facts.digest,
		reportKey: facts.reportKey,
		decision: recorded ? "reuse" : "run",
		reasons: [validateReason(facts, before, recorded)],
		needs: []
	};
}
function validateReason(facts, before, recorded) {
	if (recorded) return before?.digest === facts.digest ? "unchanged, and checked before under this contract: not read" : "this version was checked before under this contract: not read";
	if (before === void 0) return "the baseline does not have this dataset";
	if (before.digest !== facts.digest) return `data changed: \`${before.digest.slice(0, 12)} → ${facts.digest.slice(0, 12)}\``;
	if (before.reportKey !== facts.reportKey) return "the contract changed";
	return "nothing is recorded about this version yet";
}
function modelSteps(facts, before, known, candidate) {
	const needs = datasetsOf(facts.model).filter((dataset) => candidate.datasets.has(dataset)).map((dataset) => `validate:${dataset}`);
	const steps = [trainStep(facts, "candidate", trainReasons(facts, before, known), known, needs)];
	const same = before?.fingerprint === facts.fingerprint;
	if (before !== void 0 && !same) {
		const why = known.runs.has(resultKey(before.model.name, before.fingerprint)) ? "recorded before" : "the baseline has no recorded run";
		steps.push(trainStep(before, "baseline", [why], known, []));
	}
	return [...steps, ...evaluateSteps(facts, before, known, candidate)];
}
function trainStep(facts, side, reasons, known, needs) {
	const { model, fingerprint } = facts;
	return {
		id: stepId("train", model.name, side),
		kind: "train",
		side,
		model: model.name,
		fingerprint,
		decision: known.runs.has(resultKey(model.name, fingerprint)) ? "reuse" : "run",
		reasons,
		needs,
		seeds: model.train.seeds,
		launcher: model.train.launcher,
		runsOn: model.train.runsOn,
		timeout: model.train.timeout
	};
}
function trainReasons(facts, before, known) {
	const run = `\`${facts.fingerprint.slice(0, 12)}\``;
	if (before === void 0) {
		if (known.runs.has(resultKey(facts.model.name, facts.fingerprint))) return [`first version here; reuses run ${run}`];
		return ["first run: the baseline does not have this model", ...codeNotice(facts)];
	}
	const changes = before.fingerprint === facts.fingerprint ? [] : explainChange(before.inputs, facts.inputs).map((entry) => entry.sentence);
	if (known.runs.has(resultKey(facts.model.name, facts.fingerprint))) return changes.length === 0 ? [`inputs unchanged: reuses run ${run}`] : [...changes, `these inputs were trained before: reuses run ${run}`];
	return changes.length === 0 ? ["inputs unchanged, but no run is recorded for them"] : changes;
}
function evaluateSteps(facts, before, known, candidate) {
	if (facts.evaluation === void 0) return [];
	const own = evaluateStep(facts, "candidate", known, candidate);
	const same = before?.evaluation?.fingerprint === facts.evaluation.fingerprint;
	if (before?.evaluation === void 0 || same) return [own];
	const trained = before.fingerprint === facts.fingerprint ? "candidate" : "baseline";
	return [own, {
		...evaluateStep(before, "baseline", known, candidate),
		needs: [stepId("train", facts.model.name, trained), ...rowsNeeded(facts, candidate)]
	}];
}
function evaluateStep(facts, side, known, candidate) {
	const { model, evaluation } = facts;
	const fingerprint = evaluation?.fingerprint ?? "";
	const recorded = known.evaluations.has(resultKey(model.name, fingerprint));
	const test = model.evaluate?.label?.dataset;
	return {
		id: stepId("evaluate", model.name, side),
		kind: "evaluate",
		side,
		model: model.name,
		fingerprint,
		run: facts.fingerprint,
		decision: recorded ? "reuse" : "run",
		reasons: [recorded ? "scored before on these rows" : `not scored on these rows yet${test === void 0 ? "" : ` (\`${test}\`)`}`],
		needs: [stepId("train", model.name, side), ...rowsNeeded(facts, candidate)]
	};
}
function rowsNeeded({ model }, candidate) {
	const test = model.evaluate?.label?.dataset;
	return test !== void 0 && candidate.datasets.has(test) ? [`validate:${test}`] : [];
}
function stepId(kind, name, side) {
	return side === "candidate" ? `${kind}:${name}` : `${kind}:${name}@baseline`;
}

// src/data/sketch/reading.ts
function sketchKey(digest, dataset) {
	return sha256(canonicalJson({
		kind: "sketch",
		version: 1,
		digest,
		...formOf(dataset),
		...meaningOf(dataset),
		sensitive: sensitiveIn(dataset)
	}));
}
function comparableEntry(before, now) {
	if (canonicalJson(formOf(before)) !== canonicalJson(formOf(now))) return before;
	const same = canonicalJson(meaningOf(before)) === canonicalJson(meaningOf(now));
	const hidden = new Set(sensitiveIn(now));
	return same && sensitiveIn(before).every((name) => hidden.has(name)) ? before : now;
}
function formOf({ format, columns }) {
	if (format.kind !== "csv") return { form: { kind: format.kind } };
	const { nulls: _, ...form } = format;
	const names = [...columns.values()].filter((column) => !column.absent).map((column) => column.name);
	return {
		form,
		...format.header ? {} : { names }
	};
}
function meaningOf({ format, columns }) {
	if (format.kind !== "csv" && format.kind !== "json") return {};
	const declared = [...columns.values()].filter((column) => !column.absent && column.type !== void 0);
	return {
		nulls: format.kind === "csv" ? [...new Set(format.nulls)].sort(compareText) : [],
		types: new Map(declared.map(({ name, type }) => [name, type]))
	};
}
function sensitiveIn({ format, columns }) {
	if (format.kind === "files") return [];
	return [...columns.values()].filter((column) => column.sensitive).map((column) => column.name).sort(compareText);
}

// src/commands/addresses.ts
function dataReportAddress(key) {
	return `data-reports/${key.slice(0, 2)}/${key}.json`;
}
function sketchAddressOf({ digest, dataset }) {
	return sketchAddress(sketchKey(digest, dataset));
}
function dataAddresses(candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const compared = [...baseline?.datasets.values() ?? []].flatMap((before) => {
		const now = candidate.datasets.get(before.dataset.name);
		return now === void 0 ? [] : [asComparedWith(before, now)];
	});
	return [...sides.flatMap(({ facts }) => [...facts.datasets.values()].map(({ reportKey }) => dataReportAddress(reportKey))), ...[...sides.flatMap(({ datasets }) => [...datasets.values()]), ...compared].map(sketchAddressOf)];
}
function asComparedWith(before, now) {
	return {
		...before,
		dataset: comparableEntry(before.dataset, now.dataset)
	};
}
function ownScoresAddress(baseline, before) {
	const { evaluation, model } = before;
	const label = model.evaluate?.label;
	const own = label && baseline?.datasets.get(label.dataset);
	if (evaluation === void 0 || own === void 0 || own.digest === evaluation.inputs.rows) return void 0;
	return evaluationAddress(model.name, evaluationFingerprint({
		...evaluation.inputs,
		rows: own.digest
	}));
}

// src/commands/known.ts
function knownIn(records, candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const models = sides.flatMap((side) => [...side.facts.models.values()]);
	const has = (address) => records.text(address) !== void 0;
	return {
		runs: new Set(models.filter(({ model, fingerprint }) => has(runAddress(model.name, fingerprint))).map(({ model, fingerprint }) => resultKey(model.name, fingerprint))),
		evaluations: new Set(models.flatMap(({ model, evaluation }) => evaluation !== void 0 && has(evaluationAddress(model.name, evaluation.fingerprint)) ? [resultKey(model.name, evaluation.fingerprint)] : [])),
		reports: new Set(sides.flatMap(({ facts, datasets }) => [...datasets].map(([name, resolved]) => ({
			resolved,
			key: facts.datasets.get(name)?.reportKey ?? ""
		}))).filter(({ resolved, key }) => has(dataReportAddress(key)) && has(sketchAddressOf(resolved))).map(({ key }) => key))
	};
}

export { sha256 as S, trainingRoles as _, ownScoresAddress as a, canonicalJson as b, sketchKey as c, trainingMatrix as d, codeDigest as f, trainingFingerprint as g, evaluationFingerprint as h, dataReportAddress as i, makePlan as l, datasetsOf as m, asComparedWith as n, sketchAddressOf as o, datasetDigest as p, dataAddresses as r, comparableEntry as s, knownIn as t, resultKey as u, explainChange as v, compareText as x, declaredOutputs as y };
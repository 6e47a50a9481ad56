import { t as MlopsError } from "./problem.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { C as union, S as tuple, _ as number, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, m as json$1, p as int, u as boolean, x as string, y as record } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { i as parseEvaluationRecord, o as replacesSchema } from "./expression-text.js";
import { t as readVersioned } from "./versioned.js";
import { t as neededBelow } from "./needs.js";
import { t as ledgerReasons } from "./reasons5.js";
import { S as sketchAddress, m as evaluationAddress, u as commitAddress, x as runAddress, y as replacementAddress } from "./ledger.js";
import { t as parsedJson } from "./json.js";
import { t as manifestDigest } from "./digest.js";
import { t as trainingReasons } from "./reasons8.js";
import { r as parseDataReport } from "./data-report.js";

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
function metricsReadings(model) {
	const told = model.metrics.filter(({ prefix, row }) => prefix !== void 0 || row.kind !== "last");
	return new Map(told.map(({ file, prefix, row }) => [file, canonicalJson({
		prefix,
		row
	})]));
}

// src/project/show-param.ts
const mostLetters = 40;
function showParam(value) {
	const text = wholeParam(value);
	return text.length > mostLetters ? `${text.slice(0, 39)}…` : text;
}
function wholeParam(value) {
	return typeof value === "string" && isPlainText(value) ? value : canonicalJson(value);
}
function showBoth(before, after) {
	const [from, to] = [wholeParam(before), wholeParam(after)];
	if (from.length <= mostLetters && to.length <= mostLetters) return {
		from,
		to
	};
	if (Array.isArray(before) && Array.isArray(after)) {
		const [gone, come] = [onlyIn(before, after), onlyIn(after, before)];
		if (gone.length + come.length > 0) return {
			from: listText(gone, before),
			to: listText(come, after)
		};
	}
	const apart = [...from].findIndex((letter, at) => letter !== [...to][at]);
	const start = Math.max(0, (apart === -1 ? [...from].length : apart) - 8);
	const part = (text) => {
		const letters = [...text].slice(start);
		const cut = letters.length > mostLetters ? `${letters.slice(0, 39).join("")}…` : letters.join("");
		return start === 0 ? cut : `…${cut}`;
	};
	return {
		from: part(from),
		to: part(to)
	};
}
function onlyIn(list, other) {
	const there = new Set(other.map((item) => canonicalJson(item)));
	return list.filter((item) => !there.has(canonicalJson(item)));
}
function listText(own, whole) {
	const few = own.slice(0, 5).map((item) => showParam(item));
	const more = own.length > few.length ? [`${own.length - few.length} more`] : [];
	return `[${[
		...own.length < whole.length ? ["…"] : [],
		...few,
		...more
	].join(",")}]`;
}
function isPlainText(value) {
	return value.trim() === value && value !== "" && value !== "…" && !/^(true|false|null|[-+.\d].*)$/.test(value);
}

// src/project/explain.ts
const shown$1 = 3;
const none = /* @__PURE__ */ new Map();
function explainChange(from, to) {
	return [
		change("params", "params changed", params(from.params, to.params)),
		change("data", "data changed", maps(from.data, to.data, showDigest)),
		change("code", from.command === null && to.command === null ? "files changed" : "code changed", maps(codeOf(from), codeOf(to), () => "…")),
		change("needs", "needed model changed", maps(neededOf(from), neededOf(to), showDigest)),
		change("command", "command changed", single("command", showCommand(from.command), showCommand(to.command))),
		change("command", "setup changed", single("setup", showSetup(from.setup), showSetup(to.setup))),
		change("command", "working directory changed", single("working directory", from.workingDirectory || "/", to.workingDirectory || "/")),
		change("seeds", "seeds changed", single("seeds", showSeeds(from.seeds), showSeeds(to.seeds))),
		change("env", "environment changed", maps(from.env, to.env, showParam)),
		change("outputs", "declared outputs changed", maps(asMap(from.outputs.map(outputText)), asMap(to.outputs.map(outputText)), () => "…")),
		change("outputs", "how metrics are read changed", maps(from.readings ?? none, to.readings ?? none, () => "…")),
		...otherCommit(from.commit, to.commit)
	].filter((entry) => entry.details.length > 0);
}
function change(kind, title, details) {
	const alone = kind === "command" || kind === "seeds";
	const first = details.slice(0, shown$1).map((detail) => describeInput(detail, alone));
	const more = details.length > shown$1 ? ` and ${details.length - shown$1} more` : "";
	return {
		kind,
		sentence: `${title}: ${first.join(", ")}${more}`,
		details
	};
}
function describeInput({ what, from, to }, alone = false) {
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
	const details = maps(from, to, showParam, showBoth);
	return files.size > 1 ? details : details.map((detail) => ({
		...detail,
		what: detail.what.replace(prefix, "")
	}));
}
function maps(from, to, show, both) {
	return [.../* @__PURE__ */ new Set([...from.keys(), ...to.keys()])].sort(compareText).flatMap((what) => {
		const [before, after] = [from.get(what), to.get(what)];
		const texts = both !== void 0 && before !== void 0 && after !== void 0 ? both(before, after) : {
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
function neededOf({ needs = /* @__PURE__ */ new Map() }) {
	return new Map([...needs].map(([role, { model, fingerprint }]) => [`${model} (${role})`, fingerprint]));
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
	if (command === null) return "(none)";
	return command.kind === "shell" ? command.text : canonicalJson(command.argv);
}
function showSetup(setup) {
	if (setup === void 0) return "(found)";
	return setup.kind === "none" ? "(none)" : showCommand(setup);
}
function showSeeds(seeds) {
	return seeds.length === 0 ? "(none)" : seeds.join(", ");
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
const viewRuleVersion = 1;
function viewDigest(source, { rules, reading }, format) {
	const kept = rules.map(({ dataset: _, ...rule }) => rule);
	const read = (format.kind === "csv" || format.kind === "json") && { read: {
		format,
		types: reading.types,
		names: namesIn(format, reading)
	} };
	return sha256(canonicalJson({
		kind: "view",
		version: viewRuleVersion,
		source,
		rules: kept,
		...read
	}));
}
function namesIn(format, { names }) {
	return format.kind === "csv" && !format.header ? names : [];
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
		setup: inputs.setup,
		workingDirectory: inputs.workingDirectory,
		env: inputs.env,
		seeds: inputs.seeds,
		outputs: [...new Set(inputs.outputs.map(outputText))].sort(compareText),
		readings: inputs.readings?.size === 0 ? void 0 : inputs.readings,
		needs: inputs.needs?.size === 0 ? void 0 : inputs.needs,
		commit: inputs.commit
	}));
}
function buildFingerprint(inputs) {
	return sha256(canonicalJson({
		kind: "build",
		version: 1,
		code: codeDigest(inputs.code),
		from: inputs.data,
		params: inputs.params,
		command: inputs.command,
		setup: inputs.setup,
		workingDirectory: inputs.workingDirectory === "" ? void 0 : inputs.workingDirectory,
		env: inputs.env,
		source: inputs.outputs.map(({ pattern }) => pattern)
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
		setup: inputs.setup,
		label: inputs.label,
		predictions: inputs.predictions,
		...inputs.repeat !== void 0 && { repeat: inputs.repeat }
	}));
}
function trainingRoles(model) {
	const judged = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label?.dataset;
	return [...model.data].filter(([, dataset]) => dataset !== judged);
}
function rolesInReach(model, models) {
	const own = trainingRoles(model).map(([role, dataset]) => ({
		role,
		dataset
	}));
	const below = neededBelow(models, model.name).flatMap((name) => {
		const needed = models.get(name);
		return (needed === void 0 ? [] : trainingRoles(needed)).map(([role, dataset]) => ({
			role,
			dataset,
			through: name
		}));
	});
	return [...own, ...below];
}
function datasetsOf(model) {
	const judged = model.evaluate?.label?.dataset;
	return [.../* @__PURE__ */ new Set([...model.data.values(), ...judged === void 0 ? [] : [judged]])];
}

// src/project/lost.ts
const nothingLost = {
	runs: /* @__PURE__ */ new Map(),
	evaluations: /* @__PURE__ */ new Map()
};
function lostText(of, lost) {
	const kinds = ["model", "predictions"].filter((kind) => lost.seeds.some(({ what }) => what.includes(kind)));
	const whose = of === "run" ? "the recorded run’s" : "scored before on these rows, but the";
	const verb = kinds.includes("predictions") ? "are" : "is";
	return `${whose} ${kinds.join(" and ")} ${verb} not in the store (${lost.store})${lostSeeds(lost)}`;
}
function lostSeeds({ seeds, of }) {
	const named = seeds.flatMap(({ seed }) => seed === null ? [] : [seed]);
	if (named.length === 0) return "";
	return `: seed${named.length === 1 ? "" : "s"} ${named.join(", ")} of ${of}`;
}

// src/project/plan-order.ts
function isModelStep(step) {
	return step.kind === "train" || step.kind === "evaluate";
}
function trainId({ name, train }, side) {
	return stepId(train.run === void 0 ? "take" : "train", name, side);
}
function stepId(kind, name, side) {
	return side === "candidate" ? `${kind}:${name}` : `${kind}:${name}@baseline`;
}
function neededSteps({ model: { needs = [] } }, side, candidate, baseline) {
	const ids = needs.flatMap(({ model }) => {
		const now = candidate.models.get(model);
		const then = baseline?.models.get(model);
		if (side === "candidate" || now?.fingerprint === then?.fingerprint) return now ? [trainId(now.model, "candidate")] : [];
		return now && then ? [trainId(then.model, "baseline")] : [];
	});
	return [...new Set(ids)];
}
function inRunOrder(steps) {
	const byId = new Map(steps.map((step) => [step.id, step]));
	const placed = /* @__PURE__ */ new Set();
	const open = /* @__PURE__ */ new Set();
	const place = (step) => {
		if (placed.has(step) || open.has(step)) return;
		open.add(step);
		for (const need of step.needs) {
			const before = byId.get(need);
			if (before !== void 0) place(before);
		}
		placed.add(step);
	};
	for (const step of steps) place(step);
	return [...placed];
}

// src/project/plan-waits.ts
const why = {
	request: "waits: somebody has to ask for it (`when: request`)",
	merge: "waits: it is trained when it is merged (`when: merge`)"
};
const elsewhere = {
	request: "`when: request`: on a pull request it waits until somebody asks for it",
	merge: "`when: merge`: on a pull request it waits for the merge"
};
function isSmoke(step) {
	return step.kind === "train" && step.smoke === true;
}
function withWaits(steps, { models }, unasked) {
	const waiting = /* @__PURE__ */ new Map();
	return steps.map((step) => {
		if (!isModelStep(step) || step.decision !== "run" || step.refused) return step;
		const { model: { train } = {} } = models.get(step.model) ?? {};
		const own = step.kind === "train" ? ownWait(step.model, train?.when) : void 0;
		if (!unasked) return own === void 0 ? step : withNotice(step, own);
		const needed = step.needs.map((id) => waiting.get(id)).find((one) => one !== void 0);
		const found = own ?? needed;
		if (found === void 0) return step;
		waiting.set(step.id, found);
		return waitingStep(step, found, train?.smoke !== void 0 && needed === void 0);
	});
}
function ownWait(model, when = "pull-request") {
	return when === "pull-request" ? void 0 : {
		model,
		until: when
	};
}
function withNotice(step, { until }) {
	return step.side === "baseline" ? step : {
		...step,
		reasons: [...step.reasons, elsewhere[until]]
	};
}
function waitingStep(step, found, mayRun) {
	const reason = found.model === step.model ? why[found.until] : `waits: it needs \`${found.model}\`, which waits`;
	const waits = {
		decision: "wait",
		waiting: found,
		reasons: [...step.reasons, reason]
	};
	if (step.kind === "evaluate" || step.side === "baseline" || !mayRun) return {
		...step,
		...waits
	};
	return {
		...step,
		...waits,
		smoke: true,
		reasons: [...waits.reasons, "its `smoke` runs now"]
	};
}

// src/project/code-notice.ts
const shown = 3;
function codeNotice({ model, inputs }) {
	if (model.code.kind !== "default" || model.train.run === void 0) return [];
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
	/\.(csv|tsv|parquet|jsonl|arrows?|ipc|feather|npy|npz|png|jpe?g|svg|gif|pdf|zip|gz|pkl|pickle|joblib|onnx|pt|h5)$/i,
	/(^|\/)\./
];
function wordsOf(command) {
	if (command === void 0) return [];
	return (command.kind === "shell" ? command.text.split(/\s+/) : command.argv).map((word) => word.replace(/^\.\//, "")).filter((word) => /\.\w+$/.test(word));
}

// src/project/not-here.ts
function notHereText(datasets) {
	const found = datasets.find((dataset) => dataset?.notHere !== void 0)?.notHere;
	if (found === void 0) return [];
	const { path, tool } = found;
	return [`the content of \`${path}\` is not on this machine, only its ${tool} pointer`];
}

// src/project/plan-refused.ts
function withRefused(steps, { model }, { broken }, { datasets }) {
	const read = datasetsOf(model).flatMap((name) => {
		const facts = datasets.get(name);
		return facts === void 0 ? [] : [{
			name,
			...facts
		}];
	});
	const missing = read.find((dataset) => dataset.missing);
	const unfit = missing ?? read.find(({ reportKey }) => broken?.has(reportKey));
	if (unfit === void 0) return steps;
	const what = missing === void 0 ? "breaks its contract" : "is not there";
	const why = `refused: \`${unfit.name}\` ${what}, and nothing is trained or scored on it`;
	return steps.map((step) => step.decision === "reuse" ? step : {
		...step,
		refused: true,
		reasons: missing === void 0 ? [...step.reasons, why] : [why]
	});
}
function refusedThrough(steps, { models }) {
	const all = new Map([...models].map(([name, { model }]) => [name, model]));
	const refused = new Set(steps.flatMap((step) => isModelStep(step) && step.refused ? [step.model] : []));
	if (refused.size === 0) return steps;
	return steps.map((step) => {
		if (!isModelStep(step) || step.refused || step.decision === "reuse") return step;
		const needed = neededBelow(all, step.model).find((name) => refused.has(name));
		if (needed === void 0) return step;
		return {
			...step,
			refused: true,
			reasons: [...step.reasons, `refused: it needs \`${needed}\`, which is refused`]
		};
	});
}

// src/project/reused.ts
function reusedRunReasons(facts, before, madeFor) {
	const run = `\`${facts.fingerprint.slice(0, 12)}\``;
	const own = madeFor === "this-commit";
	const trained = `trained for this commit, run ${run}`;
	if (before === void 0) return [own ? `first version here; ${trained}` : `first version here; reuses run ${run}`];
	if (before.fingerprint === facts.fingerprint) return [own ? `inputs unchanged; ${trained}` : `inputs unchanged: reuses run ${run}`];
	return [...explainChange(before.inputs, facts.inputs).map(({ sentence }) => sentence), own ? trained : `these inputs were trained before: reuses run ${run}`];
}
function reusedScoresReason(madeFor) {
	return madeFor === "this-commit" ? "scored for this commit" : "scored before on these rows";
}

// src/project/through.ts
const deepest = 8;
function changesThrough(facts, now, then, depth = 0) {
	const found = [...new Set((facts.model.needs ?? []).map(({ model }) => model))].flatMap((name) => {
		const [after, before] = [now.get(name), then?.get(name)];
		if (after === void 0 || before === void 0 || after.fingerprint === before.fingerprint) return [];
		const own = explainChange(before.inputs, after.inputs).filter(({ kind }) => kind !== "needs").map(({ sentence }) => `through \`${name}\`: ${sentence}`);
		return depth >= deepest ? own : [...own, ...changesThrough(after, now, then, depth + 1)];
	});
	return [...new Set(found)];
}

// src/project/plan.ts
function resultKey(model, fingerprint) {
	return `${model} ${fingerprint}`;
}
function makePlan(candidate, baseline, known, lost = nothingLost) {
	const results = {
		...known,
		lost
	};
	const validate = [...candidate.datasets].map(([name, facts]) => validateStep(name, facts, baseline, known));
	const models = [...candidate.models.values()].flatMap((facts) => modelSteps(facts, baseline, results, candidate));
	const steps = inRunOrder(refusedThrough([...validate, ...models], candidate));
	const names = new Set(candidate.models.keys());
	return {
		schemaVersion: 1,
		candidate: candidate.sha,
		baseline: baseline?.sha ?? null,
		steps: withWaits(steps, candidate, known.unasked ?? false),
		removed: [...baseline?.models.keys() ?? []].filter((name) => !names.has(name)).sort(compareText),
		first: baseline === void 0 ? [...names] : [...names].filter((name) => !baseline.models.has(name))
	};
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
		reasons: [validateReason(facts, before, recorded, known), ...recorded ? [] : notHereText([facts])],
		needs: []
	};
}
function validateReason(facts, before, recorded, { broken, undecided }) {
	if (recorded) {
		if (broken?.has(facts.reportKey)) return "checked before: it breaks its contract";
		if (undecided?.has(facts.reportKey)) return "checked before: nobody can tell whether it keeps its contract";
		return before?.digest === facts.digest ? "unchanged, and checked before under this contract: not read" : "this version was checked before under this contract: not read";
	}
	if (facts.notLocked) return "the lock file does not say which version is meant";
	if (facts.missing) return "its data are not there";
	if (before === void 0) return "the baseline does not have this dataset";
	if (before.digest !== facts.digest) return `data changed: \`${before.digest.slice(0, 12)} → ${facts.digest.slice(0, 12)}\``;
	if (before.reportKey !== facts.reportKey) return "the contract changed, or a dataset that it names";
	return "nothing is recorded about this version yet";
}
function modelSteps(facts, baseline, known, candidate) {
	const before = baseline?.models.get(facts.model.name);
	const first = [...datasetsOf(facts.model).filter((dataset) => candidate.datasets.has(dataset)).map((dataset) => `validate:${dataset}`), ...neededSteps(facts, "candidate", candidate, baseline)];
	const through = changesThrough(facts, candidate.models, baseline?.models);
	const steps = [trainStep(facts, "candidate", [...trainReasons(facts, before, known), ...through], known, first, candidate)];
	const same = before?.fingerprint === facts.fingerprint;
	if (baseline !== void 0 && before !== void 0 && !same) {
		const key = resultKey(before.model.name, before.fingerprint);
		const lost = known.lost.runs.get(key);
		const recorded = lost === void 0 ? "recorded before" : lostText("run", lost);
		const unrecorded = notTrustedText(known, key) ?? "the baseline has no recorded run";
		const why = known.runs.has(key) ? recorded : unrecorded;
		const others = neededSteps(before, "baseline", candidate, baseline);
		steps.push(trainStep(before, "baseline", [why], known, others, baseline));
	}
	const scoring = evaluateSteps(facts, before, known, candidate, baseline);
	return withRefused([...steps, ...scoring], facts, known, candidate);
}
function trainStep(facts, side, reasons, known, needs, { datasets }) {
	const { model, fingerprint } = facts;
	const key = resultKey(model.name, fingerprint);
	const reused = known.runs.has(key) && !known.lost.runs.has(key);
	const read = trainingRoles(model).map(([, dataset]) => datasets.get(dataset));
	return {
		id: trainId(model, side),
		kind: "train",
		side,
		model: model.name,
		...model.train.run === void 0 && { untrained: true },
		fingerprint,
		decision: reused ? "reuse" : "run",
		reasons: reused ? reasons : [...reasons, ...notHereText(read)],
		needs,
		seeds: model.train.seeds,
		launcher: model.train.launcher,
		runsOn: model.train.runsOn,
		timeout: model.train.timeout
	};
}
function trainReasons(facts, before, known) {
	const key = resultKey(facts.model.name, facts.fingerprint);
	const recorded = known.runs.has(key);
	const lost = known.lost.runs.get(key);
	const notTrusted = notTrustedText(known, key);
	if (before === void 0) {
		if (recorded && lost !== void 0) return [lostText("run", lost)];
		if (recorded) return reusedRunReasons(facts, before, "earlier");
		return [notTrusted ?? `first ${facts.model.train.run === void 0 ? "version" : "run"}: the baseline does not have this model`, ...codeNotice(facts)];
	}
	const changes = before.fingerprint === facts.fingerprint ? [] : explainChange(before.inputs, facts.inputs).map((entry) => entry.sentence);
	if (recorded && lost !== void 0) return [...changes, lostText("run", lost)];
	if (recorded) return reusedRunReasons(facts, before, "earlier");
	if (notTrusted !== void 0) return [...changes, notTrusted];
	return changes.length === 0 ? ["inputs unchanged, but no run is recorded for them"] : changes;
}
function evaluateSteps(facts, before, known, candidate, baseline) {
	if (facts.evaluation === void 0) return [];
	const scored = evaluateStep(facts, "candidate", known, candidate);
	const own = {
		...scored,
		needs: [...scored.needs, ...neededSteps(facts, "candidate", candidate, baseline)]
	};
	const same = before?.evaluation?.fingerprint === facts.evaluation.fingerprint;
	if (before?.evaluation === void 0 || same) return [own];
	const trained = before.fingerprint === facts.fingerprint ? "candidate" : "baseline";
	return [own, {
		...evaluateStep(before, "baseline", known, candidate),
		needs: [
			trainId(before.model, trained),
			...rowsNeeded(facts, candidate),
			...neededSteps(before, "baseline", candidate, baseline)
		]
	}];
}
function evaluateStep(facts, side, known, candidate) {
	const { model, evaluation } = facts;
	const fingerprint = evaluation?.fingerprint ?? "";
	const key = resultKey(model.name, fingerprint);
	const recorded = known.evaluations.has(key);
	const lost = known.lost.evaluations.get(key);
	const test = model.evaluate?.label?.dataset;
	const reused = recorded && lost === void 0;
	return {
		id: stepId("evaluate", model.name, side),
		kind: "evaluate",
		side,
		model: model.name,
		fingerprint,
		run: facts.fingerprint,
		decision: reused ? "reuse" : "run",
		reasons: [recorded ? lost === void 0 ? reusedScoresReason("earlier") : lostText("scores", lost) : notTrustedText(known, key) ?? `not scored on these rows yet${test === void 0 ? "" : ` (\`${test}\`)`}`, ...reused || test === void 0 ? [] : notHereText([candidate.datasets.get(test)])],
		needs: [trainId(model, side), ...rowsNeeded(facts, candidate)]
	};
}
function notTrustedText({ notTrusted }, key) {
	const why = notTrusted?.get(key);
	return why === void 0 ? void 0 : `what is recorded is not used (\`run-not-trusted\`): ${why}`;
}
function rowsNeeded({ model }, candidate) {
	const test = model.evaluate?.label?.dataset;
	return test !== void 0 && candidate.datasets.has(test) ? [`validate:${test}`] : [];
}

// src/training/record-parts.ts
const hex64 = string().regex(/^[0-9a-f]{64}$/);
const commit = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const relativePath = string().min(1).refine((path) => !path.startsWith("/") && !path.split("/").includes(".."), "must be a path below its folder");
const json = json$1();
const file = strictObject({
	path: relativePath,
	digest,
	bytes: int().min(0)
});
const metric = strictObject({
	value: union([number(), _enum([
		"NaN",
		"Infinity",
		"-Infinity"
	])]),
	standardError: number().min(0).exactOptional(),
	file: string(),
	at: int().min(0).exactOptional()
});
const environment = strictObject({
	os: string(),
	cpu: string(),
	cpus: int().min(0),
	memory: number().min(0),
	gpus: array(strictObject({
		name: string(),
		driver: string(),
		memory: number().min(0)
	})),
	runtimes: record(string(), string()),
	packages: record(string(), record(string(), string()))
});
const survivors = int().min(1).describe("Processes that the command left running and that were ended; absent where there were none.");
const setup = array(strictObject({
	command: array(string()).min(1),
	lock: relativePath.describe("The lock file that it was found by; absent for one that mlops.yaml names.").exactOptional(),
	seconds: number().min(0)
})).min(1).describe("What made the language environment before the command, in order; absent where nothing did.");

// src/training/build-record.ts
const version$1 = 1;
const buildRecordSchema = strictObject({
	schemaVersion: literal(version$1),
	dataset: string().min(1),
	fingerprint: hex64.describe("Over the inputs of the command; the version of the dataset."),
	content: digest.describe("Of the files that the command left: of their paths and contents."),
	files: array(file).min(1).describe("Below the root of the repository; the store keeps them by their digests."),
	commit,
	origin: _enum(["local", "ci"]),
	command: array(string()).min(1),
	startedAt: datetime(),
	seconds: number().min(0),
	inputs: strictObject({
		code: strictObject({
			files: int().min(0),
			digest
		}),
		from: array(strictObject({
			dataset: string(),
			digest: string()
		})),
		params: record(string(), json),
		env: record(string(), string())
	}),
	environment,
	setup: setup.exactOptional(),
	survivors: survivors.exactOptional(),
	replaces: replacesSchema.exactOptional()
});
function parseBuildRecord(text) {
	const record = readVersioned(text, {
		what: "The record of a build",
		schema: buildRecordSchema,
		version: version$1,
		reasons: trainingReasons,
		notJson: "build-unreadable",
		malformed: "build-unreadable",
		tooNew: "build-too-new"
	});
	const found = manifestDigest(record.files);
	if (found === record.content) return record;
	const message = `The record of a build of ${record.dataset} (${record.fingerprint.slice(0, 12)}) contradicts itself: its \`content\` is ${record.content}, and that of its files ${found}.`;
	throw MlopsError.of(trainingReasons, "build-corrupt", message);
}

// src/training/record.ts
const version = 1;
const training = literal("none").describe("Present where nothing was trained: the artifact is files of the commit, and `command` is empty.");
const seedRunSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seed: int().nullable(),
	commit,
	origin: _enum(["local", "ci"]),
	training: training.exactOptional(),
	command: array(string()),
	startedAt: datetime(),
	seconds: number().min(0),
	exit: strictObject({
		class: _enum([
			"ok",
			"user",
			"data",
			"infrastructure",
			"preempted",
			"out-of-memory",
			"timeout",
			"cancelled"
		]),
		code: int().nullable(),
		signal: string().nullable()
	}),
	inputs: strictObject({
		code: strictObject({
			files: int().min(0),
			digest
		}),
		data: array(strictObject({
			role: string(),
			dataset: string(),
			digest: string()
		})),
		params: record(string(), json),
		env: record(string(), string()),
		needs: array(strictObject({
			role: string(),
			model: string().min(1),
			fingerprint: hex64,
			digest
		})).min(1).describe("Runs of other models whose artifacts it got; absent where it needs none.").exactOptional()
	}),
	artifact: strictObject({
		digest,
		files: array(file)
	}),
	outputs: array(file.extend({ kind: _enum([
		"metrics",
		"plot",
		"predictions",
		"log"
	]) })),
	metrics: record(string(), metric),
	noNumbers: record(string(), _enum([
		"text",
		"null",
		"other"
	])).describe("What the metrics files have under a name instead of a number; absent where all are numbers.").exactOptional(),
	environment,
	setup: setup.exactOptional(),
	survivors: survivors.exactOptional()
}).refine(({ training: none, command }) => none === void 0 === command.length > 0, {
	error: "a command is missing where something was trained, or is there where nothing was",
	path: ["command"]
});
const runRecordSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seeds: array(seedRunSchema).min(1),
	replaces: replacesSchema.exactOptional()
});
function parseSeedRun(text) {
	return parse(seedRunSchema, text, "run.json");
}
function parseRunRecord(text) {
	return parse(runRecordSchema, text, "The run record");
}
function parse(schema, text, what) {
	return readVersioned(text, {
		what,
		schema,
		version,
		reasons: trainingReasons,
		notJson: "run-unreadable",
		malformed: "run-unreadable",
		tooNew: "run-too-new"
	});
}

// src/commands/situation/checked-records.ts
function runAt(address, text) {
	const record = parseRunRecord(text);
	for (const one of [record, ...record.seeds]) sameModel(address, one);
	sameReplaced(address, record.replaces);
	return record;
}
function scoresAt(address, text, about = {}) {
	const record = parseEvaluationRecord(text);
	sameModel(address, record);
	sameReplaced(address, record.replaces);
	expectSame(address, "run", record.run, about.run ?? record.run);
	if (about.rows !== void 0) expectSame(address, "rows", record.rows, about.rows);
	return record;
}
function scoresOfRun(address, record, run) {
	for (const { seed, artifact } of record.seeds) {
		const trained = run.seeds.find((one) => one.seed === seed);
		expectSame(address, `artifact of seed ${seed ?? "none"}`, artifact, trained?.artifact.digest ?? null);
	}
	return record;
}
function expectSame(address, what, found, wanted) {
	if (found === wanted) return;
	const said = (value) => value === null ? "none" : `\`${value}\``;
	const message = `${address} holds the record of something else: its ${what} is ${said(found)}, not ${said(wanted)}.`;
	throw MlopsError.of(ledgerReasons, "ledger-corrupt", message, { remedy: "Find out who put it there (`git log mlops/ledger`) and undo that by a reviewed commit on the ledger branch. A record that is not on the ledger yet is in `.mlops/records`: delete it there." });
}
function saysItIs(address, text, about = {}) {
	const record = parsedJson(text);
	const [, model = "", , file = ""] = address.split("/");
	const own = {
		model,
		fingerprint: fingerprintIn(file)
	};
	if (!saysAll(record, {
		schemaVersion: 1,
		...own,
		...about
	})) return false;
	const { seeds } = record;
	return Array.isArray(seeds) && seeds.every((seed) => isObject(seed) && (!("model" in seed) || saysAll(seed, own)));
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function saysAll(value, wanted) {
	return isObject(value) && Object.entries(wanted).every(([key, want]) => want === void 0 || value[key] === want);
}
function sameModel(address, { model, fingerprint }) {
	const [, modelAsked = "", , file = ""] = address.split("/");
	expectSame(address, "model", model, modelAsked);
	expectSame(address, "fingerprint", fingerprint, fingerprintIn(file));
}
function fingerprintIn(file) {
	return file.replace(/(\.\d+)?\.json$/, "");
}
function sameReplaced(address, replaces) {
	const named = replaces === void 0 ? void 0 : replacementAddress(replaces.address);
	if (!(replaces === void 0 && !/\.\d+\.json$/.test(address))) expectSame(address, "place", named ?? null, address);
}

// src/commands/situation/standing-records.ts
function standing(records, first) {
	let found;
	for (let next = first; next !== void 0; next = replacementAddress(next)) {
		const text = records.text(next);
		if (text === void 0) break;
		found = {
			address: next,
			text
		};
	}
	return found;
}
function replacedCount(records, first) {
	let count = 0;
	for (let next = replacementAddress(first); next !== void 0; next = replacementAddress(next)) {
		if (records.text(next) === void 0) break;
		count += 1;
	}
	return count;
}
function runRecord({ records }, facts) {
	const found = standing(records, runAddress(facts.model.name, facts.fingerprint));
	if (found === void 0) return void 0;
	const record = runAt(found.address, found.text);
	sameBefore(records, found.address, record.replaces);
	return record;
}
function evaluationAddressOf(facts) {
	return facts.evaluation && evaluationAddress(facts.model.name, facts.evaluation.fingerprint);
}
function scoresRecord(records, first, about, run) {
	const found = standing(records, first);
	if (found === void 0) return void 0;
	const record = scoresAt(found.address, found.text, about);
	sameBefore(records, found.address, record.replaces);
	if (run !== void 0 && isOfReplacedRun(records, found.address, record, run)) return void 0;
	return {
		address: found.address,
		record
	};
}
function isOfReplacedRun(records, address, scores, run) {
	if (run.replaces === void 0 && records.published(address)) return false;
	return scores.seeds.some(({ seed, artifact }) => run.seeds.find((one) => one.seed === seed)?.artifact.digest !== artifact);
}
function sameBefore(records, address, replaces) {
	if (replaces === void 0) return;
	const text = records.text(replaces.address);
	expectSame(address, "replaced record", replaces.digest, text === void 0 ? null : digestOf(text));
}
function placeOfResult(records, first, why) {
	const before = standing(records, first);
	if (before === void 0) return { address: first };
	const next = replacementAddress(before.address);
	if (next !== void 0 && records.published(before.address)) return {
		address: next,
		replaces: {
			address: before.address,
			digest: digestOf(before.text),
			why
		}
	};
	const replaced = standingBefore(records, first, before.address);
	return replaced === void 0 ? { address: before.address } : {
		address: before.address,
		replaces: {
			address: replaced.address,
			digest: digestOf(replaced.text),
			why
		}
	};
}
function standingBefore(records, first, last) {
	for (let one = first; one !== void 0; one = replacementAddress(one)) {
		const text = records.text(one);
		if (text === void 0 || one === last) return void 0;
		if (replacementAddress(one) === last) return {
			address: one,
			text
		};
	}
}
function digestOf(text) {
	return `sha256:${sha256(text)}`;
}

// src/data/sketch/reading.ts
function sketchKey(digest, dataset) {
	return sha256(canonicalJson({
		kind: "sketch",
		version: 2,
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
	return same && sensitiveIn(before).every((name) => hidden.has(name)) ? before : rowsOf(before, now);
}
function rowsOf({ view }, now) {
	if (view === now.view) return now;
	const { view: _, ...rest } = now;
	return view === void 0 ? rest : {
		...rest,
		view
	};
}
function formOf({ format, columns, fieldNames }) {
	if (format.kind !== "csv") return { form: { kind: format.kind } };
	const { nulls: _, ...form } = format;
	const names = fieldNames ?? [...columns.values()].filter((column) => !column.absent).map((column) => column.name);
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

// src/data/sketch/schema.ts
const count = int().nonnegative();
const tails = array(tuple([int(), count]));
const numberCellsSchema = strictObject({
	exponent: int().min(-1074).max(1023),
	runs: array(tuple([int(), array(count)])),
	below: tails,
	above: tails
});
const valuesSchema = strictObject({
	kind: literal("values"),
	values: array(tuple([string(), count])),
	rest: count,
	unlisted: count,
	lengths: numberCellsSchema.optional()
});
const numbersSchema = strictObject({
	kind: literal("numbers"),
	unit: _enum([
		"number",
		"day",
		"microsecond"
	]),
	whole: boolean(),
	mean: number().exactOptional(),
	cells: numberCellsSchema
});
const contentSchema = discriminatedUnion("kind", [
	numbersSchema,
	valuesSchema,
	strictObject({
		kind: literal("lengths"),
		lengths: numberCellsSchema
	}),
	strictObject({ kind: literal("counts") })
]);
const columnSketchSchema = strictObject({
	name: string(),
	type: _enum([
		"integer",
		"number",
		"string",
		"boolean",
		"date",
		"timestamp",
		"other"
	]),
	engineType: string(),
	rows: count,
	nulls: count,
	nan: count,
	plusInfinity: count,
	minusInfinity: count,
	content: contentSchema
});
const sketchSchema = strictObject({
	schemaVersion: literal(1),
	digests: array(string()),
	rows: count,
	files: strictObject({
		count,
		bytes: count,
		sizes: tails
	}).optional(),
	columns: array(columnSketchSchema)
});

// src/gates/policy/predecessor.ts
function predecessorOf(base, head, name, since) {
	const same = base.datasets.get(name);
	const now = head.datasets.get(name);
	if (same !== void 0 || now === void 0) return same;
	const gained = (dataset) => since !== void 0 && (since.datasets.get(dataset.name)?.implicit ?? true);
	const gone = [...base.datasets.values()].filter((dataset) => (dataset.implicit || gained(dataset)) && !head.datasets.has(dataset.name));
	const isSame = ({ source, view }) => source === now.source && view === void 0 && now.view === void 0;
	return gone.find(isSame) ?? gone.find((before) => tookRole(base, head, before, now));
}
function tookRole(base, head, before, now) {
	return [...head.models.values()].some((model) => {
		const roles = base.models.get(model.name)?.data ?? /* @__PURE__ */ new Map();
		return [...model.data].some(([role, name]) => name === now.name && roles.get(role) === before.name);
	});
}

// src/commands/situation/addresses.ts
function dataReportAddress(key) {
	return `data-reports/${key.slice(0, 2)}/${key}.json`;
}
function sketchAddressOf({ digest, dataset }) {
	return sketchAddress(sketchKey(digest, dataset));
}
function datasetBefore(baseline, candidate, name) {
	if (baseline === void 0) return void 0;
	const before = predecessorOf(baseline.facts.project, candidate.facts.project, name);
	return before && baseline.datasets.get(before.name);
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

// src/commands/situation/recorded-results.ts
function recordedResults(records, candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const models = sides.flatMap((side) => [...side.facts.models.values()]);
	const problems = /* @__PURE__ */ new Map();
	const has = (look) => {
		const { address } = look;
		const problem = problemOf(records, look);
		if (problem !== "none" && problem !== "missing") problems.set(address, problem);
		return problem === "none";
	};
	const runs = models.filter(({ model, fingerprint }) => has(lookForRun(model.name, fingerprint)));
	const scored = models.flatMap((facts) => {
		const { model, fingerprint, evaluation } = facts;
		const address = evaluationAddressOf(facts);
		if (evaluation === void 0 || address === void 0) return [];
		const look = lookForScores(address, {
			run: fingerprint,
			rows: evaluation.inputs.rows
		});
		return has(look) && hasScores(records, facts) ? [resultKey(model.name, evaluation.fingerprint)] : [];
	});
	const stands = (address) => records.text(address) !== void 0;
	const reports = new Set(sides.flatMap(({ facts, datasets }) => [...datasets].map(([name, resolved]) => ({
		resolved,
		key: facts.datasets.get(name)?.reportKey ?? ""
	}))).filter(({ resolved, key }) => stands(dataReportAddress(key)) && stands(sketchAddressOf(resolved))).map(({ key }) => key));
	return {
		known: {
			runs: new Set(runs.map(({ model, fingerprint }) => resultKey(model.name, fingerprint))),
			evaluations: new Set(scored),
			reports,
			broken: new Set([...reports].filter((key) => verdictIn(records.text(dataReportAddress(key))) === "fail")),
			undecided: new Set([...reports].filter((key) => verdictIn(records.text(dataReportAddress(key))) === "unknown"))
		},
		problems: [...problems.values()]
	};
}
function verdictIn(text) {
	try {
		return text === void 0 ? void 0 : parseDataReport(text).verdict;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function lookForRun(model, fingerprint) {
	const address = runAddress(model, fingerprint);
	return {
		address,
		read: (text) => runAt(address, text)
	};
}
function lookForScores(address, about) {
	return {
		address,
		about,
		read: (text) => scoresAt(address, text, about)
	};
}
function isRecorded(records, look) {
	return problemOf(records, look) === "none";
}
function problemOf(records, { address, about, read }) {
	const text = records.text(address);
	if (text === void 0) return "missing";
	if (saysItIs(address, text, about)) return "none";
	try {
		read(text);
		return "none";
	} catch (error) {
		const [first] = error instanceof MlopsError ? error.problems : [];
		if (first === void 0) throw error;
		return first;
	}
}
function hasScores(records, facts) {
	const address = evaluationAddressOf(facts);
	const found = address === void 0 ? void 0 : standing(records, address);
	if (address === void 0 || found === void 0) return false;
	if (!(replacedCount(records, runAddress(facts.model.name, facts.fingerprint)) > 0) && records.published(found.address)) return true;
	try {
		const run = runRecord({ records }, facts);
		return scoresRecord(records, address, {}, run) !== void 0;
	} catch (error) {
		if (error instanceof MlopsError) return true;
		throw error;
	}
}

// src/commands/situation/commit-record.ts
const commitRecordSchema = strictObject({
	schemaVersion: literal(1),
	commit: string(),
	models: record(string(), strictObject({
		run: string(),
		evaluation: string().nullable()
	})),
	datasets: record(string(), string()).describe("Dataset → digest of the version that the commit names.")
}).describe("Results of one commit of the default branch.");
function readCommitRecord(text) {
	if (text === void 0) return void 0;
	const parsed = commitRecordSchema.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : void 0;
}
async function keepCommitRecord(situation) {
	const { candidate, judged, records, uncommitted } = situation;
	if (judged.candidate.kind !== "default-branch" || uncommitted.length > 0) return;
	const pinned = [...candidate.datasets.values()].every(({ files, problems }) => problems.length === 0 && files.every((file) => file.from.kind !== "disk"));
	const { known } = recordedResults(records, candidate, void 0);
	const models = [...candidate.facts.models.values()];
	const complete = models.every(({ model, fingerprint, evaluation }) => known.runs.has(resultKey(model.name, fingerprint)) && (evaluation === void 0 || known.evaluations.has(resultKey(model.name, evaluation.fingerprint))));
	if (!pinned || !complete || models.length === 0) return;
	const record = {
		schemaVersion: 1,
		commit: candidate.commit.sha,
		models: Object.fromEntries(models.map(({ model, fingerprint, evaluation }) => [model.name, {
			run: fingerprint,
			evaluation: evaluation?.fingerprint ?? null
		}])),
		datasets: Object.fromEntries([...candidate.facts.datasets].map(([name, { digest }]) => [name, digest]))
	};
	await records.keep({
		address: commitAddress(candidate.commit.sha),
		text: `${canonicalJson(record)}\n`
	});
}

export { viewDigest as $, parseRunRecord as A, reusedScoresReason as B, scoresRecord as C, sameReplaced as D, runAt as E, parseBuildRecord as F, buildFingerprint as G, isModelStep as H, makePlan as I, datasetsOf as J, codeDigest as K, resultKey as L, runRecordSchema as M, seedRunSchema as N, scoresAt as O, buildRecordSchema as P, trainingRoles as Q, changesThrough as R, runRecord as S, expectSame as T, lostSeeds as U, isSmoke as V, nothingLost as W, rolesInReach as X, evaluationFingerprint as Y, trainingFingerprint as Z, comparableEntry as _, isRecorded as a, metricsReadings as at, placeOfResult as b, recordedResults as c, datasetBefore as d, describeInput as et, ownScoresAddress as f, sketchSchema as g, tookRole as h, hasScores as i, declaredOutputs as it, parseSeedRun as j, scoresOfRun as k, asComparedWith as l, predecessorOf as m, keepCommitRecord as n, showBoth as nt, lookForRun as o, sketchAddressOf as p, datasetDigest as q, readCommitRecord as r, showParam as rt, lookForScores as s, commitRecordSchema as t, explainChange as tt, dataReportAddress as u, sketchKey as v, standing as w, replacedCount as x, evaluationAddressOf as y, reusedRunReasons as z };
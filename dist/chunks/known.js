import { c as sketchAddress, o as evaluationAddress, s as runAddress } from "./ledger.js";
import { n as compareText, t as canonicalJson } from "./canonical.js";
import { i as evaluationFingerprint, n as datasetsOf } from "./fingerprint.js";

// src/project/explain.ts
const shown = 3;
function explainChange(from, to) {
	return [
		change("params", "params changed", params(from.params, to.params)),
		change("data", "data changed", maps(from.data, to.data, showDigest)),
		change("code", "code changed", maps(codeOf(from), codeOf(to), () => "…")),
		change("command", "command changed", single("command", showCommand(from.command), showCommand(to.command))),
		change("command", "working directory changed", single("working directory", from.workingDirectory || "/", to.workingDirectory || "/")),
		change("seeds", "seeds changed", single("seeds", showSeeds(from.seeds), showSeeds(to.seeds))),
		change("env", "environment changed", maps(from.env, to.env, showParam)),
		change("outputs", "declared outputs changed", maps(asMap(from.outputs), asMap(to.outputs), () => "…")),
		...otherCommit(from.commit, to.commit)
	].filter((entry) => entry.details.length > 0);
}
function change(kind, title, details) {
	const alone = kind === "command" || kind === "seeds";
	const first = details.slice(0, shown).map((detail) => describe(detail, alone));
	const more = details.length > shown ? ` and ${details.length - shown} more` : "";
	return {
		kind,
		sentence: `${title}: ${first.join(", ")}${more}`,
		details
	};
}
function describe({ what, from, to }, alone) {
	if (from === "") return `${what} added${to === "…" ? "" : ` (${to})`}`;
	if (to === "") return `${what} removed`;
	if (from === to) return what;
	return alone ? `${from} → ${to}` : `${what} ${from} → ${to}`;
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
	return command.kind === "shell" ? `\`${command.text}\`` : canonicalJson(command.argv);
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
	if (before.digest !== facts.digest) return `data changed: ${before.digest.slice(0, 12)} → ${facts.digest.slice(0, 12)}`;
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
	const run = facts.fingerprint.slice(0, 12);
	if (before === void 0) return [known.runs.has(resultKey(facts.model.name, facts.fingerprint)) ? `first version here; reuses run ${run}` : "first run: the baseline does not have this model"];
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
		reasons: [recorded ? "scored before on these rows" : `not scored on these rows yet${test === void 0 ? "" : ` (${test})`}`],
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

// src/commands/addresses.ts
function dataReportAddress(key) {
	return `data-reports/${key.slice(0, 2)}/${key}.json`;
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
		reports: new Set(sides.flatMap((side) => [...side.facts.datasets.values()]).filter(({ digest, reportKey }) => has(dataReportAddress(reportKey)) && has(sketchAddress(digest))).map(({ reportKey }) => reportKey))
	};
}

export { resultKey as a, makePlan as i, dataReportAddress as n, trainingMatrix as o, ownScoresAddress as r, explainChange as s, knownIn as t };
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { t as neededBelow } from "./needs.js";

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

export { rolesInReach as a, viewDigest as c, outputText as d, evaluationFingerprint as i, declaredOutputs as l, datasetDigest as n, trainingFingerprint as o, datasetsOf as r, trainingRoles as s, codeDigest as t, metricsReadings as u };
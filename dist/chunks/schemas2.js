import { D as toJSONSchema } from "./schemas.js";
import { t as historySchema } from "./history-lines.js";
import { n as resultSchema } from "./result2.js";
import { n as acceptanceSchema } from "./acceptance-record.js";
import { M as runRecordSchema, N as seedRunSchema, P as buildRecordSchema, g as sketchSchema, t as commitRecordSchema } from "./commit-record.js";
import { n as proofSchema } from "./proof.js";
import { n as trainingRequestSchema } from "./training-request.js";
import { n as dataReportSchema } from "./data-report.js";
import { p as comparisonSchema } from "./gates.js";
import { r as evaluationRecordSchema } from "./expression-text.js";
import { t as lockFile } from "./lock.js";
import { w as projectFile } from "./needs.js";
import { d as versionSchema, i as holdSchema, n as deploymentSchema, r as gatesSchema, t as askedSchema } from "./records.js";
import { t as releaseSchema } from "./release-schema.js";
import { n as reportSchema } from "./report2.js";

// src/project/schema/for-editors.ts
const filled = {
	type: "string",
	pattern: "\\$\\{\\{\\s*matrix\\."
};
function withFilledValues(schema) {
	return changedAt(schema, [
		"properties",
		"models",
		"additionalProperties",
		"properties"
	], (keys) => mapped(keys, (part, key) => key === "matrix" ? part : allowing(part)));
}
function changedAt(part, [key, ...path], change) {
	if (key === void 0) return change(part);
	const inner = part[key];
	if (!isPart(inner)) throw new TypeError(`the schema has no ${key}`);
	return {
		...part,
		[key]: changedAt(inner, path, change)
	};
}
function allowing(part) {
	if (Array.isArray(part)) return part.map(allowing);
	if (!isPart(part)) return part;
	if (isNarrow(part)) return beside(part);
	return mapped(part, (member, key) => {
		if (!isPart(member) && !Array.isArray(member)) return member;
		if (key === "properties") return isPart(member) ? mapped(member, allowing) : member;
		if (key === "anyOf") return Array.isArray(member) ? alternatives(member) : member;
		return [
			"items",
			"additionalProperties",
			"propertyNames"
		].includes(key) ? allowing(member) : member;
	});
}
function alternatives(parts) {
	const wide = parts.some((part) => isPart(part) && part["type"] === "string" && !isNarrow(part));
	const narrow = parts.some((part) => isPart(part) && isNarrow(part));
	const inside = parts.map((part) => isPart(part) && isNarrow(part) ? part : allowing(part));
	return narrow && !wide ? [...inside, filled] : inside;
}
function isNarrow({ type, pattern, enum: values, const: value }) {
	if (type === "number" || type === "integer" || type === "boolean") return true;
	return pattern !== void 0 || values !== void 0 || value !== void 0;
}
function beside({ description, examples, default: preset, ...rest }) {
	const said = Object.entries({
		description,
		examples,
		default: preset
	}).filter(([, text]) => text !== void 0);
	return {
		...Object.fromEntries(said),
		anyOf: [rest, filled]
	};
}
function mapped(part, change) {
	return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, change(member, key)]));
}
function isPart(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/schemas.ts
const schemas = {
	mlops: projectFile,
	lock: lockFile,
	result: resultSchema,
	run: seedRunSchema,
	"run-record": runRecordSchema,
	build: buildRecordSchema,
	evaluation: evaluationRecordSchema,
	commit: commitRecordSchema,
	acceptance: acceptanceSchema,
	"training-request": trainingRequestSchema,
	proof: proofSchema,
	sketch: sketchSchema,
	"data-report": dataReportSchema,
	comparison: comparisonSchema,
	report: reportSchema,
	history: historySchema,
	version: versionSchema,
	release: releaseSchema,
	deployment: deploymentSchema,
	hold: holdSchema,
	asked: askedSchema,
	gates: gatesSchema
};
function schemaText(schema) {
	const written = toJSONSchema(schema, { io: "input" });
	return `${JSON.stringify(schema === projectFile ? withFilledValues(written) : written, null, 2)}\n`;
}

export { schemaText, schemas };
import { D as toJSONSchema } from "./schemas.js";
import { t as historySchema } from "./history-lines.js";
import { n as resultSchema } from "./result2.js";
import { n as acceptanceSchema } from "./acceptance-record.js";
import { b as sketchSchema, t as commitRecordSchema } from "./commit-record.js";
import { n as proofSchema } from "./proof.js";
import { n as dataReportSchema } from "./data-report.js";
import { p as comparisonSchema } from "./gates.js";
import { n as evaluationRecordSchema } from "./evaluation.js";
import { t as lockFile } from "./lock.js";
import { u as projectFile } from "./drift-statistics.js";
import { d as versionSchema, i as holdSchema, n as deploymentSchema, r as gatesSchema, t as askedSchema } from "./records.js";
import { t as releaseSchema } from "./release-schema.js";
import { n as reportSchema } from "./report2.js";
import { c as runRecordSchema, l as seedRunSchema } from "./checked-records.js";

// src/schemas.ts
const schemas = {
	mlops: projectFile,
	lock: lockFile,
	result: resultSchema,
	run: seedRunSchema,
	"run-record": runRecordSchema,
	evaluation: evaluationRecordSchema,
	commit: commitRecordSchema,
	acceptance: acceptanceSchema,
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
	return `${JSON.stringify(toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
}

export { schemaText, schemas };
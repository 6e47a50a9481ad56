import { n as defineReasons } from "./problem.js";
import { _ as number, b as strictObject, c as _enum, h as literal, l as array, x as string, y as record } from "./schemas.js";
import { t as readVersioned } from "./versioned.js";

// src/support/replaces.ts
const replacesSchema = strictObject({
	address: string().describe("Of the record that is replaced, on the ledger."),
	digest: string().regex(/^sha256:[0-9a-f]{64}$/).describe("Of the bytes of the record that is replaced."),
	why: _enum([
		"bytes-lost",
		"run-replaced",
		"not-trusted"
	]).describe("bytes-lost: the store had lost what it names, and making it again gave other bytes. run-replaced: its run was replaced, so these are scores of another model. not-trusted: nobody vouched for the record, so it was made again.")
}).describe("The record that this one takes the place of.");

// src/metrics/evaluation.ts
const predictionsSchema = strictObject({
	path: string(),
	digest: string().regex(/^sha256:[0-9a-f]{64}$/),
	bytes: number().int().nonnegative()
});
const evaluationRecordSchema = strictObject({
	schemaVersion: literal(1),
	model: string(),
	fingerprint: string().describe("Of the evaluation: run, test rows, code and command."),
	run: string().describe("Fingerprint of the training."),
	rows: string().nullable().describe("Digest of the test rows."),
	commit: string(),
	origin: _enum(["local", "ci"]),
	seeds: array(strictObject({
		seed: number().int().nullable(),
		artifact: string(),
		predictions: predictionsSchema,
		repeats: array(predictionsSchema).min(1).max(19).describe("Those of the repeats after the first, where the step ran several times (`evaluate.repeat`).").exactOptional(),
		seconds: number().nonnegative(),
		survivors: number().int().min(1).describe("Processes that the command left running and that were ended; absent where there were none.").exactOptional()
	})).min(1),
	values: record(string(), strictObject({
		value: number().nullable(),
		standardError: number().nonnegative().optional(),
		interval: strictObject({
			level: number(),
			low: number(),
			high: number()
		}).describe("Of the first seed, which ships, over rows like these, at 95 %.").optional(),
		rows: number().int().nonnegative().nullable(),
		seeds: array(number().nullable())
	})).describe("Metric → value over all seeds, its standard error over rows and repeats, the interval of the first seed, and the value of each."),
	replaces: replacesSchema.exactOptional()
}).describe("Scores of one run on one test set.");
function predictionsOf({ predictions, repeats = [] }) {
	return [predictions, ...repeats];
}
function parseEvaluationRecord(text) {
	return readVersioned(text, {
		what: "The record of scores",
		schema: evaluationRecordSchema,
		version: 1,
		reasons: evaluationReasons,
		notJson: "evaluation-unreadable",
		malformed: "evaluation-unreadable",
		tooNew: "evaluation-too-new"
	});
}
const evaluationReasons = defineReasons({
	"evaluation-unreadable": {
		ends: "input",
		cause: "A record of scores on the ledger does not have the form that this program writes.",
		remedy: "Find out who wrote it (`git log mlops/ledger`), remove it by a reviewed commit, and score again with `mlops train`."
	},
	"evaluation-too-new": {
		ends: "input",
		cause: "A newer version of this program wrote the scores.",
		remedy: "Use that version or a newer one."
	}
});

// src/project/expression-text.ts
const opener = "${{";
function asExpression(words) {
	return `${"${{"} ${words} }}`;
}

export { predictionsOf as a, parseEvaluationRecord as i, evaluationReasons as n, replacesSchema as o, evaluationRecordSchema as r, asExpression as t };
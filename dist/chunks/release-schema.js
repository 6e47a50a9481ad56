import { C as union, _ as number, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, p as int, u as boolean, x as string, y as record } from "./schemas.js";
import { _ as number$1, f as artifact, g as name, h as hex64, m as gates, p as commit, v as verdict, y as versionRef } from "./records.js";

// src/promotion/release-golden-schema.ts
const amountText = "an amount: a number of at least 0, or a percentage such as 2%";
const amount = union([number().min(0, { error: amountText }), string().regex(/^\d+(\.\d+)?(e[+-]?\d+)?%$/, { error: amountText })], { error: amountText });
const names = array(name);
const releaseGolden = strictObject({
	dataset: name,
	key: names.min(1, { error: "a list with at least one column" }),
	evaluation: hex64.describe("Fingerprint of the scores whose predictions are recorded; absent: the training has written them.").exactOptional(),
	label: name.describe("Absent: answers are held against the recorded predictions only.").exactOptional(),
	task: _enum([
		"binary",
		"multiclass",
		"regression"
	]).describe("Absent: as the labels tell.").exactOptional(),
	positive: union([
		string(),
		number(),
		boolean()
	]).exactOptional(),
	cluster: names.describe("Columns whose equal values belong together."),
	metrics: names.describe("Empty: the usual ones of the task."),
	limits: array(strictObject({
		metric: name,
		better: union([_enum(["higher", "lower"]), number()]).exactOptional(),
		"max-worse": amount.exactOptional()
	})).describe("What gates name, and how much worse than the live version it may be: without `max-worse` not beyond its noise. Empty: that holds for all metrics.")
}).describe("What golden steps hold answers against.");

// src/promotion/release-step-schema.ts
const durationText = "a duration such as 500ms, 60s, 30m, 6h or 1d";
const count = int({ error: "a whole number" }).min(0, { error: "a whole number of at least 0" });
const size = number({ error: "a number" }).min(0, { error: "a number of at least 0" });
const variable = string().regex(/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/, { error: "the name of a variable" });
const duration = string({ error: durationText }).regex(/^\d{1,12}(ms|s|m|h|d)$/, { error: durationText });
const command = union([string().min(1), array(string()).min(1)], { error: "a command as text, or a list of its arguments" }).describe("Text for `bash -eo pipefail -c`, or a list of arguments without a shell.");
const secrets = array(variable).describe("Names of variables of the deploying job that it gets as well.");
const column = string().regex(/^(prediction|score|score_(?!proto__$).+)$/s, { error: "a column of predictions" });
const protocol = union([_enum(["v2", "v1"]), strictObject({
	path: name,
	request: name,
	response: union([name, record(column, name)])
})], { error: "v2, v1, or a table with path, request and response" });
const golden = strictObject({
	dataset: name,
	rows: number$1,
	"min-rows": number$1,
	protocol,
	input: name.exactOptional(),
	columns: array(name).min(1).exactOptional(),
	batch: number$1,
	within: duration,
	tolerance: size
}).describe("Rows that are sent to the endpoint; what their answers are held against is in `golden` of the release.");
const prometheus = strictObject({
	query: name,
	min: number().exactOptional(),
	max: number().exactOptional(),
	samples: number$1,
	for: duration,
	every: duration,
	url: name.exactOptional(),
	token: variable.describe("Name of the variable of the deploying job with a bearer token.").exactOptional()
}).describe("A number that is watched once the version is live.");
const verifyStep = union([
	strictObject({
		run: command,
		timeout: duration,
		secrets
	}),
	strictObject({ http: strictObject({
		path: name,
		status: int().min(100).max(599),
		requests: number$1,
		"max-failures": count,
		within: duration
	}) }),
	strictObject({ golden }),
	strictObject({ prometheus })
]);

// src/promotion/release-schema.ts
const verify = array(verifyStep);
const target = discriminatedUnion("kind", [strictObject({
	kind: literal("local"),
	folder: name,
	ports: record(string().refine((key) => key !== "__proto__", { error: "the name of a model" }), int().min(1).max(65535, { error: "a port: a number from 1 to 65535" }))
}), strictObject({
	kind: literal("command"),
	apply: command,
	plan: command.optional(),
	status: command.optional(),
	undo: command.optional(),
	timeout: duration,
	secrets
})]);
const releaseSchema = strictObject({
	"schema-version": literal(1),
	environment: name,
	model: name,
	version: number$1,
	fingerprint: hex64.describe("Of the run."),
	artifact,
	commit: commit.describe("Of the default branch; scripts run from a checkout of it."),
	store: name.describe("Where the bytes are."),
	verdict: verdict.describe("What the gates said of this version, those of the environment included."),
	gates,
	serve: strictObject({
		run: command.optional(),
		code: strictObject({
			commit,
			files: array(name).min(1)
		}).exactOptional().describe("Files that only serving reads, and the commit of the default branch that they are taken from."),
		health: name,
		"start-within": duration,
		secrets,
		verify
	}),
	"working-directory": string(),
	env: record(variable, string()),
	target,
	verify: verify.describe("Of the model, then of the environment."),
	golden: releaseGolden.exactOptional(),
	"on-failure": _enum([
		"revert",
		"propose",
		"hold"
	]),
	previous: versionRef.optional().describe("What a rollback goes back to; absent for the first.")
}).describe("What an environment runs of one model, with all that deploying it needs.");

export { releaseSchema as t };
import { C as union, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, p as int, x as string, y as record } from "./schemas.js";
import { c as artifact, d as hex64, f as name, h as versionRef, l as commit, m as verdict, p as number, u as gates } from "./records2.js";

// src/promotion/release-schema.ts
const durationText = "a duration such as 500ms, 60s, 30m, 6h or 1d";
const variable = string().regex(/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/, { error: "the name of a variable" });
const count = int({ error: "a whole number" }).min(0, { error: "a whole number of at least 0" });
const duration = string({ error: durationText }).regex(/^\d{1,12}(ms|s|m|h|d)$/, { error: durationText });
const command = union([string().min(1), array(string()).min(1)], { error: "a command as text, or a list of its arguments" }).describe("Text for `bash -eo pipefail -c`, or a list of arguments without a shell.");
const secrets = array(variable).describe("Names of variables of the deploying job that it gets as well.");
const verifyStep = union([strictObject({
	run: command,
	timeout: duration,
	secrets
}), strictObject({ http: strictObject({
	path: name,
	status: int().min(100).max(599),
	requests: number,
	"max-failures": count,
	within: duration
}) })]);
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
	version: number,
	fingerprint: hex64.describe("Of the run."),
	artifact,
	commit: commit.describe("Of the default branch; scripts run from a checkout of it."),
	store: name.describe("Where the bytes are."),
	verdict: verdict.describe("What the gates said of this version."),
	gates,
	serve: strictObject({
		run: command.optional(),
		health: name,
		"start-within": duration,
		secrets,
		verify
	}),
	"working-directory": string(),
	env: record(variable, string()),
	target,
	verify: verify.describe("Of the model, then of the environment."),
	"on-failure": _enum([
		"revert",
		"propose",
		"hold"
	]),
	previous: versionRef.optional().describe("What a rollback goes back to; absent for the first.")
}).describe("What an environment runs of one model, with all that deploying it needs.");

export { releaseSchema as t };
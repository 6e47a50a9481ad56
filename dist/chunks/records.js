import { t as canonicalJson } from "./canonical.js";
import { C as union, _ as number$1, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, p as int, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { t as readVersioned } from "./versioned.js";
import { t as promotionReasons } from "./reasons15.js";

// src/promotion/parts.ts
const verdict = _enum([
	"pass",
	"fail",
	"unknown"
]);
const hex64 = string().regex(/^[0-9a-f]{64}$/, { error: "64 hexadecimal digits" });
const digest = string().regex(/^sha256:[0-9a-f]{64}$/, { error: "sha256: and 64 hexadecimal digits" });
const commit = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, { error: "a commit: 40 or 64 hexadecimal digits" });
const instant = datetime({ error: "a time in UTC such as 2026-11-22T20:30:00Z" });
const name = string().min(1, { error: "text that is not empty" });
const number = int({ error: "a whole number" }).min(1, { error: "a whole number of at least 1" });
const versionRef = strictObject({
	version: number,
	digest
});
const path = string().refine(staysBelow, { error: "a path below the folder of the model" });
const artifact = strictObject({
	digest,
	path: path.describe("The one file or folder that is declared; absent: the whole folder.").exactOptional(),
	files: array(strictObject({
		path,
		digest,
		bytes: int().min(0, { error: "a whole number of at least 0" })
	}))
});
const gates = array(strictObject({
	metric: name,
	verdict,
	sentence: string(),
	at: name.describe("The environment that asks it; absent: asked of every version.").exactOptional(),
	against: strictObject({
		environment: name,
		version: number
	}).describe("What it was compared with, live there; absent: the version before, or nothing.").exactOptional()
}));
function staysBelow(written) {
	return !written.includes("\0") && written.split("/").every((part) => ![
		"",
		".",
		".."
	].includes(part));
}

// src/promotion/records.ts
const version = 1;
const versionSchema = strictObject({
	schemaVersion: literal(version),
	model: name,
	version: number,
	fingerprint: hex64.describe("Of the run."),
	evaluation: hex64.nullable().describe("Of its scores; null where the model is not scored."),
	commit: commit.describe("Of the default branch, which brought it."),
	at: instant.describe("When that was committed."),
	artifact,
	verdict: verdict.describe("What the gates said against the version before."),
	reason: name,
	sentence: name,
	gates,
	before: number.nullable().describe("The version that it was compared with; null for the first.")
}).describe("A run that reached the default branch.");
const deployment = strictObject({
	schemaVersion: literal(version),
	environment: name,
	model: name,
	number,
	version: number,
	digest: digest.describe("Of the artifact."),
	release: commit.describe("Of the environment branch: what brought the release file to what was deployed."),
	releaseDigest: digest.describe("Of the bytes of the release file."),
	commit: commit.describe("Of the default branch, from the release."),
	by: name,
	gates: gates.exactOptional().describe("As its release has them, those of the environment included."),
	servingCode: commit.exactOptional().describe("What the files that only serving reads were taken from."),
	approvedBy: array(name).exactOptional().describe("Whose approvals counted on the pull request that brought the release; absent: nobody knows."),
	override: strictObject({
		by: name,
		because: name
	}).exactOptional().describe("What somebody decided against a rule."),
	startedAt: instant,
	endedAt: instant,
	reason: name,
	sentence: name,
	verification: array(strictObject({
		step: name,
		verdict,
		sentence: string(),
		seconds: number$1().min(0)
	})),
	tool: name
});
const deploymentSchema = discriminatedUnion("outcome", [deployment.extend({ outcome: _enum(["verified", "rollback"]) }), deployment.extend({
	outcome: literal("failed"),
	restored: versionRef.nullable().describe("What is live now; null: nothing is.")
})]).describe("One deployment that has ended.");
const holdSchema = strictObject({
	schemaVersion: literal(version),
	environment: name,
	model: name,
	number,
	what: _enum(["hold", "release"]),
	digests: union([array(digest).min(1), literal("all")]).describe("all: also of versions to come."),
	by: name,
	at: instant,
	because: name
}).describe("What automation must not promote any more, or may again.");
const askedSchema = strictObject({
	schemaVersion: literal(version),
	environment: name,
	model: name,
	number,
	version: number,
	digest: digest.describe("Of the artifact."),
	from: number.describe("The lowest number that the pull request can have which brings it."),
	upToHold: int().min(0).describe("Number of the newest hold record then, 0: none. The override is about those alone."),
	by: name,
	at: instant,
	override: name.exactOptional().describe("Why it is to be promoted although it is held.")
}).describe("A version that somebody wants in an environment.");
const gatesSchema = strictObject({
	schemaVersion: literal(version),
	environment: name,
	model: name,
	version: number,
	digest: digest.describe("Of the artifact."),
	verdict: verdict.describe("Of all its gates together; only pass lets automation merge."),
	sentence: name,
	gates
}).describe("What the gates of an environment said of a version, against what was live.");
function parseVersionRecord(text, what) {
	return parse(versionSchema, text, what);
}
function parseDeploymentRecord(text, what) {
	return parse(deploymentSchema, text, what);
}
function parseHoldRecord(text, what) {
	return parse(holdSchema, text, what);
}
function parseAskedRecord(text, what) {
	return parse(askedSchema, text, what);
}
function parseGatesRecord(text, what) {
	return parse(gatesSchema, text, what);
}
function promotionRecordText(record) {
	return `${canonicalJson(record)}\n`;
}
function parse(schema, text, what) {
	return readVersioned(text, {
		what,
		schema,
		version,
		reasons: promotionReasons,
		notJson: "promotion-record-unreadable",
		malformed: "promotion-record-unreadable",
		tooNew: "promotion-record-too-new"
	});
}

export { number as _, parseAskedRecord as a, parseHoldRecord as c, versionSchema as d, artifact as f, name as g, hex64 as h, holdSchema as i, parseVersionRecord as l, gates as m, deploymentSchema as n, parseDeploymentRecord as o, commit as p, gatesSchema as r, parseGatesRecord as s, askedSchema as t, promotionRecordText as u, verdict as v, versionRef as y };
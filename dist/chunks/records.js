import { C as union, _ as number$1, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, p as int, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { t as canonicalJson } from "./canonical.js";
import { t as readVersioned } from "./versioned.js";
import { t as promotionReasons } from "./reasons12.js";

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
	sentence: string()
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
function parseVersionRecord(text, what) {
	return parse(versionSchema, text, what);
}
function parseDeploymentRecord(text, what) {
	return parse(deploymentSchema, text, what);
}
function parseHoldRecord(text, what) {
	return parse(holdSchema, text, what);
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

export { parseVersionRecord as a, artifact as c, hex64 as d, name as f, versionRef as h, parseHoldRecord as i, commit as l, verdict as m, holdSchema as n, promotionRecordText as o, number as p, parseDeploymentRecord as r, versionSchema as s, deploymentSchema as t, gates as u };
import { v as proofAddress } from "./ledger.js";
import { b as strictObject, h as literal, p as int, x as string, y as record } from "./schemas.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";

// src/commands/situation/proof.ts
const proofSchema = strictObject({
	schemaVersion: literal(1),
	run: int().positive().describe("Id of the workflow run."),
	attempt: int().positive(),
	records: record(string(), string().regex(/^sha256:[0-9a-f]{64}$/)).describe("Address of a record → digest of its text.")
}).describe("Which workflow run has made some records. The run has an artifact with the digest of this text.");
function proofText(proof) {
	return `${canonicalJson({
		schemaVersion: 1,
		...proof
	})}\n`;
}
function readProof(text) {
	if (text === void 0) return void 0;
	try {
		return proofSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return;
	}
}
const proven = /^(builds|runs|evaluations)\//;
function toProve(records) {
	const found = records.filter(({ address }) => proven.test(address));
	return Object.fromEntries(found.map(({ address, text }) => [address, `sha256:${sha256(text)}`]));
}
function proofRecords(proof, records) {
	return Object.values(records).map((digest) => ({
		address: proofAddress(digest.slice(7)),
		text: proof
	}));
}

export { toProve as a, readProof as i, proofSchema as n, proofText as r, proofRecords as t };
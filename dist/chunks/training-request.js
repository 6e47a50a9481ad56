import { b as requestAddress } from "./ledger.js";
import { t as canonicalJson } from "./canonical.js";
import { b as strictObject, h as literal, p as int, x as string } from "./schemas.js";
import { t as MlopsError } from "./problem.js";
import { t as readVersioned } from "./versioned.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/situation/training-request.ts
const trainingRequestSchema = strictObject({
	schemaVersion: literal(1),
	commit: string().describe("The head of the pull request, whole."),
	by: string().describe("Login of who asked, who could write to the repository then."),
	pull: int().positive().describe("The pull request that it was said on."),
	comment: int().describe("Id of the comment that said it."),
	at: string().describe("When it was said, ISO 8601.")
}).describe("Somebody asked for the trainings of one commit that wait for it.");
function trainingRequestText(request) {
	return `${canonicalJson(request)}\n`;
}
function trainingRequestOf(commit, text) {
	const address = requestAddress(commit);
	const found = readVersioned(text, {
		what: `The request at ${address}`,
		schema: trainingRequestSchema,
		version: 1,
		reasons: commandReasons,
		notJson: "request-unreadable",
		malformed: "request-unreadable",
		tooNew: "request-too-new"
	});
	if (found.commit === commit) return found;
	const sentence = `${address} holds the request for another commit, ${found.commit.slice(0, 12)}.`;
	throw MlopsError.of(commandReasons, "request-unreadable", sentence);
}

export { trainingRequestSchema as n, trainingRequestText as r, trainingRequestOf as t };
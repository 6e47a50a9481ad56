import { t as lossKey } from "./acceptance.js";
import { a as acceptanceAddress } from "./ledger.js";
import { b as strictObject, h as literal, p as int, x as string } from "./schemas.js";
import { i as lossSchema } from "./gates.js";
import { t as canonicalJson } from "./canonical.js";
import { t as MlopsError } from "./problem.js";
import { t as readVersioned } from "./versioned.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/situation/acceptance-record.ts
const acceptanceSchema = strictObject({
	schemaVersion: literal(1),
	...lossSchema.shape,
	by: string().describe("Login of who accepted it, who could write to the repository then."),
	why: string(),
	pull: int().positive().describe("The pull request that it was said on."),
	head: string().describe("The head that was judged then."),
	comment: int().describe("Id of the comment that said it."),
	at: string().describe("When it was said, ISO 8601.")
}).describe("Somebody accepted one loss of one run.");
function addressOfLoss(loss) {
	return acceptanceAddress(loss.model, lossKey(loss));
}
function acceptanceText(record) {
	return `${canonicalJson(record)}\n`;
}
function acceptanceOf(loss, text) {
	const { model, metric, fingerprint, values, ...said } = readVersioned(text, {
		what: `The acceptance at ${addressOfLoss(loss)}`,
		schema: acceptanceSchema,
		version: 1,
		reasons: commandReasons,
		notJson: "acceptance-unreadable",
		malformed: "acceptance-unreadable",
		tooNew: "acceptance-too-new"
	});
	if (lossKey({
		model,
		metric,
		fingerprint,
		values
	}) === lossKey(loss)) return {
		...said,
		model,
		metric,
		fingerprint,
		values
	};
	const sentence = `${addressOfLoss(loss)} holds the acceptance of another loss, of ${metric} of ${model}.`;
	throw MlopsError.of(commandReasons, "acceptance-unreadable", sentence);
}
function acceptedBy({ by, why }) {
	return {
		by,
		why
	};
}

export { addressOfLoss as a, acceptedBy as i, acceptanceSchema as n, acceptanceText as r, acceptanceOf as t };
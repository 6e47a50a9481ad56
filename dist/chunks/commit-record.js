import { a as commitAddress } from "./ledger.js";
import { a as recordedResults, w as resultKey } from "./recorded-results.js";
import { b as strictObject, h as literal, x as string, y as record } from "./schemas.js";
import { t as canonicalJson } from "./canonical.js";

// src/commands/situation/commit-record.ts
const commitRecordSchema = strictObject({
	schemaVersion: literal(1),
	commit: string(),
	models: record(string(), strictObject({
		run: string(),
		evaluation: string().nullable()
	})),
	datasets: record(string(), string()).describe("Dataset → digest of the version that the commit names.")
}).describe("Results of one commit of the default branch.");
function readCommitRecord(text) {
	if (text === void 0) return void 0;
	const parsed = commitRecordSchema.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : void 0;
}
async function keepCommitRecord(situation) {
	const { candidate, judged, records, uncommitted } = situation;
	if (judged.candidate.kind !== "default-branch" || uncommitted.length > 0) return;
	const pinned = [...candidate.datasets.values()].every(({ files, problems }) => problems.length === 0 && files.every((file) => file.from.kind !== "disk"));
	const { known } = recordedResults(records, candidate, void 0);
	const models = [...candidate.facts.models.values()];
	const complete = models.every(({ model, fingerprint, evaluation }) => known.runs.has(resultKey(model.name, fingerprint)) && (evaluation === void 0 || known.evaluations.has(resultKey(model.name, evaluation.fingerprint))));
	if (!pinned || !complete || models.length === 0) return;
	const record = {
		schemaVersion: 1,
		commit: candidate.commit.sha,
		models: Object.fromEntries(models.map(({ model, fingerprint, evaluation }) => [model.name, {
			run: fingerprint,
			evaluation: evaluation?.fingerprint ?? null
		}])),
		datasets: Object.fromEntries([...candidate.facts.datasets].map(([name, { digest }]) => [name, digest]))
	};
	await records.keep({
		address: commitAddress(candidate.commit.sha),
		text: `${canonicalJson(record)}\n`
	});
}

export { keepCommitRecord as n, readCommitRecord as r, commitRecordSchema as t };
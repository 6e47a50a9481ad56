import { t as existingRemote } from "./repository.js";
import { n as keepCommitRecord } from "./commit-record.js";

// src/commands/reporting/publish-records.ts
async function publishRecords(situation, ports, message) {
	await keepCommitRecord(situation);
	const written = await ports.progress.stage("record on the ledger", () => situation.records.publish(message));
	if (written.added.length === 0) return;
	const records = `${written.added.length} record${written.added.length === 1 ? "" : "s"}`;
	ports.progress.note(written.pushed ? `recorded: ${records} on the ledger` : `recorded: ${records} in this clone only (${await whyNotSent(situation)})`);
}
async function whyNotSent({ repository, request }) {
	if (await existingRemote(repository, request.remote) === void 0) return `it has no remote “${request.remote}”`;
	return request.offline ? `--offline; the next command that may reach ${request.remote} sends them` : `${request.remote} was not reached; the next command that reaches it sends them`;
}

export { publishRecords as t };
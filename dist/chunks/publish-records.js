import { n as keepCommitRecord } from "./commit-record.js";

// src/commands/publish-records.ts
async function publishRecords(situation, ports, message) {
	await keepCommitRecord(situation);
	const written = await ports.progress.stage("record on the ledger", () => situation.records.publish(message));
	if (written.added.length === 0) return;
	const records = `${written.added.length} record${written.added.length === 1 ? "" : "s"}`;
	ports.progress.note(written.pushed ? `recorded: ${records} on the ledger` : `recorded: ${records} in this clone only (no remote was reached)`);
}

export { publishRecords as t };
import { t as loadProject } from "./load.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels } from "./chosen-names.js";
import { i as lineOfScores, n as historyText, r as lineOfRun } from "./history-lines.js";
import { t as commandReasons } from "./reasons4.js";
import { S as scoresAt, x as runAt } from "./commit-record.js";
import { i as openRecords, r as ownPaths } from "./own-paths.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// src/commands/history.ts
async function history(request, ports) {
	const limit = parseLimit(request.limit);
	const repository = await openRepository(request.folder);
	const ledger = await ports.openLedger(repository, await wantedRemote(repository, request.remote));
	const records = openRecords(ledger, ownPaths(repository.root).records);
	const kinds = ["runs", "evaluations"].map((kind) => request.model === void 0 ? `${kind}/` : `${kind}/${request.model}/`);
	const project = await projectAtHand(repository, request.projectFile);
	const entries = [];
	for (const prefix of kinds) for await (const entry of ledger.history(prefix, limit)) entries.push(entry);
	const newest = entries.sort((a, b) => a.at < b.at ? 1 : -1).slice(0, limit);
	if (newest.length === 0 && request.model !== void 0 && project !== void 0) chosenModels(project, [request.model]);
	await records.load(newest.map((entry) => entry.address));
	const problems = [];
	const lines = newest.flatMap(({ address, at }) => readLine(records.text(address) ?? "", address, at, problems));
	const sentence = lines.length === 0 ? "Nothing is recorded yet." : `${lines.length} record${lines.length === 1 ? "" : "s"}.`;
	return {
		ends: problems.length > 0 ? "unknown" : "pass",
		reason: problems[0]?.reason ?? "listed",
		sentence,
		problems,
		data: { records: lines },
		text: () => {
			return `${[...lines.map((line) => historyText(line, [...project?.models.get(line.model)?.gates.keys() ?? []])), sentence].map(escapeTerminal).join("\n")}\n`;
		}
	};
}
async function projectAtHand(repository, file) {
	try {
		return loadProject(await readFile(join(repository.root, file), "utf8"), file).project;
	} catch {
		return;
	}
}
function parseLimit(text) {
	const limit = Number(text);
	if (Number.isInteger(limit) && limit >= 1 && limit <= 1e4) return limit;
	throw MlopsError.of(commandReasons, "bad-limit", `--limit takes a whole number from 1 to 10000, not "${text}".`);
}
function readLine(record, address, at, problems) {
	try {
		return [address.startsWith("runs/") ? lineOfRun(runAt(address, record), at) : lineOfScores(scoresAt(address, record), at)];
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		problems.push(...error.problems.map((problem) => ({
			...problem,
			message: `${address}: ${problem.message}`
		})));
		return [];
	}
}

export { history };
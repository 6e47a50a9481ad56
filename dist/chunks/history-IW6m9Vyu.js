import { i as parseEvaluationRecord } from "./reasons-B2__X-4I.js";
import { t as openRepository } from "./repository-woejxUlV.js";
import { t as escapeTerminal } from "./terminal-DuozZ17o.js";
import { n as formatNumber, t as decimalsFor } from "./numbers-D2CL7zhr.js";
import { t as MlopsError } from "./problem-BDAOkqNz.js";
import { t as parseRunRecord } from "./record-Dhn7GpeV.js";
import { t as commandReasons } from "./reasons-CPAmBhtl.js";
import { t as openRecords } from "./records-B5X73J4o.js";
import { join } from "node:path";

// src/commands/history.ts
async function history(request, ports) {
	const limit = parseLimit(request.limit);
	const repository = await openRepository(request.folder);
	const found = await repository.git.try([
		"remote",
		"get-url",
		request.remote
	]);
	const ledger = await ports.openLedger(repository, found.code === 0 ? request.remote : void 0);
	const records = openRecords(ledger, join(repository.root, ".mlops", "records"));
	const kinds = ["runs", "evaluations"].map((kind) => request.model === void 0 ? `${kind}/` : `${kind}/${request.model}/`);
	const entries = [];
	for (const prefix of kinds) for await (const entry of ledger.history(prefix, limit)) entries.push(entry);
	const newest = entries.sort((a, b) => a.at < b.at ? 1 : -1).slice(0, limit);
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
		text: () => `${[...lines.map(text), sentence].map(escapeTerminal).join("\n")}\n`
	};
}
function parseLimit(text) {
	const limit = Number(text);
	if (Number.isInteger(limit) && limit >= 1 && limit <= 1e4) return limit;
	throw MlopsError.of(commandReasons, "bad-limit", `--limit takes a whole number from 1 to 10000, not "${text}".`);
}
function readLine(record, address, at, problems) {
	try {
		return [address.startsWith("runs/") ? ofRun(parseRunRecord(record), at) : ofScores(parseEvaluationRecord(record), at)];
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		problems.push(...error.problems.map((problem) => ({
			...problem,
			message: `${address}: ${problem.message}`
		})));
		return [];
	}
}
function ofRun(record, at) {
	const [first] = record.seeds;
	const metrics = Object.entries(first?.metrics ?? {}).flatMap(([name, { value }]) => typeof value === "number" ? [[name, value]] : []);
	const { model, fingerprint } = record;
	return {
		at,
		what: "run",
		model,
		fingerprint,
		commit: first?.commit ?? "",
		origin: first?.origin ?? "",
		seeds: record.seeds.length,
		metrics: Object.fromEntries(metrics)
	};
}
function ofScores(record, at) {
	const metrics = Object.entries(record.values).flatMap(([name, { value }]) => value === null ? [] : [[name, value]]);
	const { model, commit, origin, run } = record;
	return {
		at,
		what: "scores",
		model,
		fingerprint: run,
		commit,
		origin,
		seeds: record.seeds.length,
		metrics: Object.fromEntries(metrics)
	};
}
function text(line) {
	const metrics = Object.entries(line.metrics).slice(0, 4).map(([name, value]) => `${name} ${formatNumber(value, decimalsFor(value, 3) ?? 3)}`).join("  ");
	return `${line.at.slice(0, 16).replace("T", " ")}  ${line.commit.slice(0, 7)}  ${line.what.padEnd(6)}  ${line.model}  ${line.fingerprint.slice(0, 12)}  ${line.seeds} seed${line.seeds === 1 ? "" : "s"}  ${metrics}`.trimEnd();
}

export { history };
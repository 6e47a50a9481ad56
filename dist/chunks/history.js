import { t as loadProject } from "./load.js";
import { t as findHeads } from "./judged.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels } from "./chosen-names.js";
import { c as deploymentAddress, l as deploymentsFolder, u as deploymentsOf } from "./ledger.js";
import { t as deploymentHistory } from "./deployment-history.js";
import { r as parseDeploymentRecord } from "./records.js";
import { t as numbersOf } from "./read-versions.js";
import { t as commandReasons } from "./reasons3.js";
import { i as lineOfScores, n as historyText, r as lineOfRun } from "./history-lines.js";
import { i as scoresAt, n as runAt } from "./checked-records.js";
import { r as ownPaths } from "./own-paths.js";
import { t as openRecords } from "./records2.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// src/commands/deployment-history.ts
async function deployments(query, ledger) {
	const records = await readAll(query.environment, ledger);
	if (query.at !== void 0) return liveAt(query.environment, records, instantOf(query.at), query.csv);
	const shown = records.toSorted((a, b) => a.endedAt < b.endedAt ? 1 : -1).slice(0, query.limit);
	const sentence = shown.length === 0 ? `Nothing was deployed to ${query.environment.name} yet.` : `${shown.length} deployment${shown.length === 1 ? "" : "s"} to ${query.environment.name}.`;
	return outcome(sentence, {
		environment: query.environment.name,
		deployments: shown
	}, () => query.csv ? csvOf(shown) : [...shown.map(lineOf), sentence].map(escapeTerminal).join("\n"));
}
async function readAll({ name, models }, ledger) {
	const names = await ledger.list(models.map((model) => deploymentsFolder(name, model)));
	const addresses = models.flatMap((model) => numbersOf(names.get(deploymentsFolder(name, model))).map((number) => deploymentAddress(name, model, number)));
	const texts = await ledger.readMany(addresses);
	return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? "", address));
}
function liveAt({ name, models }, records, at, csv) {
	const until = records.filter(({ endedAt }) => Date.parse(endedAt) <= at);
	const when = new Date(Math.min(at, Date.now())).toISOString();
	const found = models.map((model) => {
		const own = until.filter((record) => record.model === model);
		const { live } = deploymentHistory(own, at);
		return {
			model,
			live,
			record: live && own.findLast(({ version, digest, outcome: how }) => how !== "failed" && version === live.version && digest === live.digest)
		};
	});
	const sentence = `What was live in ${name} at ${when.slice(0, 16).replace("T", " ")} UTC.`;
	return outcome(sentence, {
		environment: name,
		at: when,
		live: found.map(({ model, live, record }) => ({
			model,
			version: live?.version ?? null,
			deployment: record ?? null
		}))
	}, () => {
		if (csv) return csvOf(found.flatMap(({ record }) => record ?? []));
		const lines = found.map(({ model, live, record }) => {
			if (live === void 0) return `${model}: nothing was live`;
			const since = new Date(live.since).toISOString().slice(0, 16).replace("T", " ");
			const who = record === void 0 ? "" : `, brought by ${record.by}, commit ${record.commit.slice(0, 7)}`;
			return `${model} ${live.version}, live since ${since} UTC${who}`;
		});
		return [sentence, ...lines].map(escapeTerminal).join("\n");
	});
}
function lineOf({ endedAt, model, version, outcome: how, by, commit, sentence }) {
	const when = endedAt.slice(0, 16).replace("T", " ");
	const why = how === "failed" ? `  ${sentence}` : "";
	return `${when}  ${model} ${version}  ${how.padEnd(8)}  by ${by}  commit ${commit.slice(0, 7)}${why}`;
}
const columns = [
	"environment",
	"model",
	"number",
	"version",
	"outcome",
	"startedAt",
	"endedAt",
	"by",
	"commit",
	"release",
	"digest",
	"reason",
	"sentence"
];
function csvOf(records) {
	const rows = records.map((record) => columns.map((column) => cellOf(String(record[column]))).join(","));
	return [columns.join(","), ...rows].join("\r\n");
}
function cellOf(text) {
	const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll("\"", "\"\"")}"` : plain;
}
function instantOf(text) {
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
	const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
	const found = isDay || isTime ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text) : NaN;
	if (!Number.isNaN(found) && (!isDay || new Date(found).toISOString().startsWith(text))) return found;
	const sentence = `--at takes a day (2026-11-22) or a time with its zone (2026-11-22T09:00:00Z), not "${text}".`;
	throw MlopsError.of(commandReasons, "bad-moment", sentence);
}
function outcome(sentence, data, text) {
	return {
		ends: "pass",
		reason: "listed",
		sentence,
		problems: [],
		data,
		text: () => `${text()}\n`
	};
}

// src/commands/past-environment.ts
const mostDeployments = 1e6;
async function pastEnvironment(name, ledger) {
	const models = /* @__PURE__ */ new Set();
	for await (const { address } of ledger.history(deploymentsOf(name), mostDeployments)) {
		const [, , model] = address.split("/");
		if (model !== void 0) models.add(model);
	}
	return models.size === 0 ? void 0 : {
		name,
		models: [...models].sort()
	};
}

// src/commands/history.ts
async function history(request, ports) {
	const limit = parseLimit(request.limit);
	const repository = await openRepository(request.folder);
	const ledger = await ports.openLedger(repository, await wantedRemote(repository, request.remote));
	const project = await projectAtHand(repository, request.projectFile) ?? await projectOfBase(repository, request);
	const { at, csv } = request;
	const environment = await environmentOf(request, project, ledger);
	if (environment !== void 0) return await deployments({
		environment,
		limit,
		csv,
		...at !== void 0 && { at }
	}, ledger);
	if (at !== void 0 || csv) throw needsEnvironment(project);
	const records = openRecords(ledger, ownPaths(repository.root).records);
	const kinds = ["runs", "evaluations"].map((kind) => request.model === void 0 ? `${kind}/` : `${kind}/${request.model}/`);
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
async function environmentOf({ model: name, at, csv }, project, ledger) {
	if (name === void 0) return void 0;
	const declared = project?.environments.get(name);
	if (declared !== void 0) {
		const { models = [] } = await pastEnvironment(name, ledger) ?? {};
		return {
			name,
			models: [.../* @__PURE__ */ new Set([...declared.models, ...models])]
		};
	}
	return project?.models.has(name) === true && at === void 0 && !csv ? void 0 : await pastEnvironment(name, ledger);
}
function needsEnvironment(project) {
	const sentence = `--at and --csv are about an environment, and none is named; declared: ${[...project?.environments.keys() ?? []].join(", ") || "none"}.`;
	return MlopsError.of(commandReasons, "no-such-environment", sentence);
}
async function projectAtHand(repository, file) {
	try {
		return loadProject(await readFile(join(repository.root, file), "utf8"), file).project;
	} catch {
		return;
	}
}
async function projectOfBase(repository, request) {
	try {
		const { base } = await findHeads(repository, { remote: request.remote });
		const commit = await readCommit(repository.git, base.sha);
		const text = (await readTexts(repository.git, commit, [request.projectFile])).get(request.projectFile);
		return text === void 0 ? void 0 : loadProject(text, request.projectFile).project;
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
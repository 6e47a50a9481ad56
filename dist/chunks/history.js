import { n as loadProject } from "./load.js";
import { n as findHeads } from "./judged.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { t as readCommit } from "./commit.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels, r as modelsBehind } from "./chosen-names.js";
import { C as versionAddress, d as deploymentAddress, f as deploymentsFolder, p as deploymentsOf, x as runAddress } from "./ledger.js";
import { r as deploymentHistory, t as numbersOf } from "./read-versions.js";
import { l as parseVersionRecord, o as parseDeploymentRecord } from "./records.js";
import { t as csvCell } from "./csv-cell.js";
import { E as runAt, O as scoresAt } from "./commit-record.js";
import { t as commandReasons } from "./reasons4.js";
import { i as lineOfScores, n as historyText, r as lineOfRun } from "./history-lines.js";
import { i as openRecords, r as ownPaths } from "./own-paths.js";
import { n as projectTextsOnDisk, t as projectTexts } from "./project-texts.js";

// src/commands/deployment-lines.ts
function deploymentLine(deployment) {
	const { endedAt, model, version, outcome } = deployment;
	const when = `${endedAt.slice(0, 16).replace("T", " ")} UTC`;
	const why = whyFailed(deployment);
	return `${when}  ${model} ${version}  ${outcome.padEnd(8)}  ${whoAndWhat(deployment, why).join("  ")}${why}`;
}
function whyFailed(deployment) {
	if (deployment.outcome !== "failed") return "";
	const { restored, sentence } = deployment;
	return `  ${restored === null ? "nothing is" : `version ${restored.version} is`} live; ${sentence}`;
}
function whoAndWhat({ by, approvedBy = [], override, commit, servingCode, data, gates }, said = "") {
	const overridden = override && `overridden by ${override.by}: ${override.because}`;
	return [
		`by ${by}`,
		...approvedBy.length === 0 ? [] : [`approved by ${approvedBy.join(", ")}`],
		...overridden === void 0 || said.toLowerCase().includes(overridden.toLowerCase()) ? [] : [overridden],
		`commit ${commit.slice(0, 7)}`,
		...servingCode === void 0 ? [] : [`serving code ${servingCode.slice(0, 7)}`],
		`data ${dataWords(data)}`,
		`gates ${gateWords(gates)}`
	];
}
const mostDigests = 3;
function dataWords(data) {
	if (data === null) return "not recorded";
	const digests = [...new Set(data.map(({ digest }) => digest.replace(/^sha256:/, "").slice(0, 7)))];
	if (digests.length === 0) return "none";
	const more = digests.length - mostDigests;
	return `${digests.slice(0, mostDigests).join(" ")}${more > 0 ? ` and ${more} more` : ""}`;
}
const verdicts = [
	"fail",
	"unknown",
	"pass"
];
function gateWords(gates) {
	if (gates === null) return "not recorded";
	const counts = verdicts.flatMap((verdict) => {
		const count = gates.filter((gate) => gate.verdict === verdict).length;
		return count === 0 ? [] : [`${count} ${verdict}`];
	});
	return counts.length === 0 ? "none" : counts.join(" ");
}
const columns = {
	environment: ({ environment }) => environment,
	model: ({ model }) => model,
	number: ({ number }) => `${number}`,
	version: ({ version }) => `${version}`,
	outcome: ({ outcome }) => outcome,
	startedAt: ({ startedAt }) => startedAt,
	endedAt: ({ endedAt }) => endedAt,
	by: ({ by }) => by,
	commit: ({ commit }) => commit,
	servingCode: ({ servingCode }) => servingCode ?? "",
	release: ({ release }) => release,
	digest: ({ digest }) => digest,
	reason: ({ reason }) => reason,
	sentence: ({ sentence }) => sentence,
	approvedBy: ({ approvedBy = [] }) => approvedBy.join("; "),
	overriddenBy: ({ override }) => override?.by ?? "",
	overriddenBecause: ({ override }) => override?.because ?? "",
	run: ({ run }) => run ?? "",
	data: ({ data }) => (data ?? []).map(({ role, digest }) => `${role} ${digest}`).join("; "),
	verdict: ({ verdict }) => verdict ?? "",
	gates: ({ gates }) => (gates ?? []).map(({ metric, verdict }) => `${metric} ${verdict}`).join("; "),
	verification: ({ verification }) => verification.map(({ step, verdict }) => `${step}: ${verdict}`).join("; ")
};
function deploymentsCsv(deployments) {
	const cells = Object.values(columns);
	const rows = deployments.map((one) => cells.map((cell) => csvCell(cell(one))).join(","));
	return [Object.keys(columns).join(","), ...rows].join("\r\n");
}

// src/commands/deployment-origin.ts
async function withOrigin(deployments, ledger) {
	const problems = [];
	const reading = {
		ledger,
		problems
	};
	const versionOf = ({ model, version }) => versionAddress(model, version);
	const versions = await readEach(deployments.map(versionOf), reading, (text, at) => parseVersionRecord(text, at));
	const runOf = ({ model, fingerprint }) => runAddress(model, fingerprint);
	const runs = await readEach([...versions.values()].map(runOf), reading, (text, at) => runAt(at, text));
	return {
		shown: deployments.map((record) => {
			const version = versions.get(versionOf(record));
			const own = version?.artifact.digest === record.digest ? version : void 0;
			const origin = originOf(own, own && runs.get(runOf(own)));
			return {
				...record,
				...origin,
				gates: record.gates ?? origin.gates
			};
		}),
		problems
	};
}
async function readEach(addresses, { ledger, problems }, read) {
	const texts = addresses.length === 0 ? /* @__PURE__ */ new Map() : await ledger.readMany([...new Set(addresses)]);
	const found = /* @__PURE__ */ new Map();
	for (const [address, text] of texts) try {
		found.set(address, read(text, address));
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		problems.push(...error.problems.map((problem) => ({
			...problem,
			message: `${address}: ${problem.message}`
		})));
	}
	return found;
}
function originOf(version, run) {
	return {
		run: version?.fingerprint ?? null,
		verdict: version?.verdict ?? null,
		gates: version?.gates ?? null,
		data: run?.seeds[0]?.inputs.data ?? null
	};
}

// src/commands/environment-history.ts
async function deployments(query, ledger) {
	const records = await readAll(query.environment, ledger);
	if (query.at !== void 0) {
		const found = liveAt(query.environment, records, instantOf(query.at));
		return liveOutcome(query, found, await withOrigin(found.flatMap(({ record }) => record ?? []), ledger));
	}
	const newest = records.toSorted((a, b) => a.endedAt < b.endedAt ? 1 : -1).slice(0, query.limit);
	const origins = await withOrigin(newest, ledger);
	const { shown } = origins;
	const sentence = shown.length === 0 ? `Nothing was deployed to ${query.environment.name} yet.` : `${shown.length} deployment${shown.length === 1 ? "" : "s"} to ${query.environment.name}.`;
	return outcome({
		sentence,
		data: {
			environment: query.environment.name,
			deployments: shown
		},
		origins
	}, () => query.csv ? deploymentsCsv(shown) : [...shown.map(deploymentLine), sentence].map(escapeTerminal).join("\n"));
}
async function readAll({ name, models }, ledger) {
	const names = await ledger.list(models.map((model) => deploymentsFolder(name, model)));
	const addresses = models.flatMap((model) => numbersOf(names.get(deploymentsFolder(name, model))).map((number) => deploymentAddress(name, model, number)));
	const texts = await ledger.readMany(addresses);
	return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? "", address));
}
function liveAt({ models }, records, at) {
	const until = records.filter(({ endedAt }) => Date.parse(endedAt) <= at);
	return models.map((model) => {
		const own = until.filter((record) => record.model === model);
		const { live } = deploymentHistory(own, at);
		return {
			model,
			live,
			record: live && own.findLast(({ version, digest, outcome: how }) => how !== "failed" && version === live.version && digest === live.digest)
		};
	});
}
function liveOutcome({ environment: { name }, at = "", csv }, found, origins) {
	const when = new Date(Math.min(instantOf(at), Date.now())).toISOString();
	const sentence = `What was live in ${name} at ${when.slice(0, 16).replace("T", " ")} UTC.`;
	const byModel = new Map(origins.shown.map((one) => [one.model, one]));
	return outcome({
		sentence,
		data: {
			environment: name,
			at: when,
			live: found.map(({ model, live }) => ({
				model,
				version: live?.version ?? null,
				deployment: byModel.get(model) ?? null
			}))
		},
		origins
	}, () => {
		if (csv) return deploymentsCsv(origins.shown);
		const lines = found.map(({ model, live }) => {
			if (live === void 0) return `${model}: nothing was live`;
			const since = new Date(live.since).toISOString().slice(0, 16).replace("T", " ");
			const brought = byModel.get(model);
			return `${model} ${live.version}, live since ${since} UTC${brought === void 0 ? "" : `, brought ${whoAndWhat(brought).join(", ")}`}`;
		});
		return [sentence, ...lines].map(escapeTerminal).join("\n");
	});
}
function instantOf(text) {
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
	const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
	const found = isDay || isTime ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text) : NaN;
	if (!Number.isNaN(found) && (!isDay || new Date(found).toISOString().startsWith(text))) return found;
	const inUtc = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(text) ? `${text.replace(" ", "T")}Z` : void 0;
	const meant = inUtc !== void 0 && !Number.isNaN(Date.parse(inUtc)) ? { remedy: `In UTC, as \`mlops history\` shows times, that is \`--at ${inUtc}\`.` } : {};
	const sentence = `--at takes a day (2026-11-22) or a time with its zone (2026-11-22T09:00:00Z), not "${text}".`;
	throw MlopsError.of(commandReasons, "bad-moment", sentence, meant);
}
function outcome({ sentence, data, origins: { problems } }, text) {
	const [first] = problems;
	return {
		ends: first === void 0 ? "pass" : "unknown",
		reason: first?.reason ?? "listed",
		sentence,
		problems,
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
	if (at !== void 0 || csv) throw needsEnvironment(request.model, project);
	const records = openRecords(ledger, ownPaths(repository.root).records);
	const models = request.model === void 0 ? void 0 : modelsBehind(project ?? { models: /* @__PURE__ */ new Map() }, request.model);
	const kinds = ["runs", "evaluations"].flatMap((kind) => models?.map((model) => `${kind}/${model}/`) ?? [`${kind}/`]);
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
function needsEnvironment(named, project) {
	const names = [...project?.environments.keys() ?? []].join(", ") || "none";
	const sentence = `--at and --csv are about an environment, and ${named === void 0 ? "none is named" : `${JSON.stringify(named)} is none`}; declared: ${names}.`;
	return MlopsError.of(commandReasons, "no-such-environment", sentence);
}
async function projectAtHand(repository, file) {
	try {
		const texts = await projectTextsOnDisk(repository.root, file);
		return texts && loadProject(texts).project;
	} catch {
		return;
	}
}
async function projectOfBase(repository, request) {
	try {
		const { base } = await findHeads(repository, { remote: request.remote });
		const commit = await readCommit(repository.git, base.sha);
		const texts = await projectTexts(repository.git, commit, request.projectFile);
		return texts && loadProject(texts).project;
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
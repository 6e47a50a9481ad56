import { c as buildAddress } from "./ledger.js";
import { p as buildsMissing } from "./load.js";
import { r as matcher } from "./tree.js";
import { t as canonicalJson } from "./canonical.js";
import { n as formatNumber } from "./numbers.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { K as codeDigest } from "./commit-record.js";
import { t as manifestDigest } from "./digest.js";
import { _ as collectOutputs, g as argvOf, l as runStep, r as stepData, t as secretsOf, u as survivorsOf, v as requiredOutput } from "./step-inputs.js";
import { t as commandReasons } from "./reasons4.js";
import { a as buildAt, c as recordedBuild, d as keepFailure, s as isStored } from "./commit-data.js";
import { f as asBuilt } from "./find-situation.js";
import { dirname, join, posix } from "node:path";
import { copyFile, mkdir } from "node:fs/promises";

// src/training/build.ts
async function buildDataset(request, signal) {
	const { build } = request;
	const pattern = posix.relative(request.model.workingDirectory, request.source);
	const output = requiredOutput({
		kind: "data",
		pattern
	});
	const plan = {
		name: "build",
		command: build.run,
		setup: build.setup,
		timeout: build.timeout,
		resources: build.resources,
		data: request.data,
		outputs: [output],
		seed: null,
		prepare: async () => ({}),
		collect: (folder, workingDirectory) => takeFiles(output, folder, workingDirectory, request)
	};
	const result = await runStep(request, plan, signal);
	const files = (result.value ?? []).map((each) => fromRoot(each, request));
	return {
		exit: result.exit,
		log: result.logPath,
		problems: result.problems,
		notices: result.notices,
		files: files.map(({ record, file }) => ({
			path: record.path,
			local: file
		})),
		...files.length > 0 && { record: recordOf(request, result, files) },
		...result.kept !== void 0 && { kept: result.kept }
	};
}
function fromRoot({ record, ...rest }, { model }) {
	return {
		...rest,
		record: {
			...record,
			path: posix.join(model.workingDirectory, record.path)
		}
	};
}
async function takeFiles(output, { output: folder }, workingDirectory, { destination, keep = false }) {
	const { collected, problems } = await collectOutputs([output], {
		output: folder,
		workingDirectory
	}, destination, keep);
	return problems.length > 0 ? {
		problems,
		notices: []
	} : {
		value: collected,
		problems,
		notices: []
	};
}
function recordOf(request, result, collected) {
	const { environment } = result;
	if (environment === void 0) throw new TypeError("a build ended well and nobody asked what it ran on");
	const files = collected.map(({ record }) => record);
	return {
		schemaVersion: 1,
		dataset: request.model.name,
		fingerprint: request.fingerprint,
		content: manifestDigest(files),
		files,
		commit: request.commit,
		origin: request.origin,
		command: argvOf(request.build.run),
		startedAt: result.startedAt,
		seconds: Math.round(result.seconds * 1e3) / 1e3,
		inputs: {
			code: {
				files: request.code.length,
				digest: `sha256:${codeDigest(request.code)}`
			},
			from: request.data.map(({ dataset, digest }) => ({
				dataset,
				digest
			})),
			params: request.params,
			env: Object.fromEntries(request.model.env)
		},
		environment,
		...result.setup && { setup: result.setup },
		...survivorsOf(result.notices)
	};
}

// src/commands/steps/build-datasets.ts
async function buildDatasets(building, names) {
	const { read, side, ports, again = [] } = building;
	const { builds, project } = read.facts;
	const stored = /* @__PURE__ */ new Set();
	for (const facts of builds.values()) if (await isThere(building, facts)) stored.add(facts.dataset.name);
	const missing = buildsMissing(names, project.datasets, (name) => stored.has(name) && !again.includes(name));
	const done = [];
	for (const dataset of missing) {
		ports.signal.throwIfAborted();
		const facts = builds.get(dataset.name);
		if (facts === void 0) throw new TypeError(`the commit says nothing about ${dataset.name}`);
		const ended = brokenBelow(dataset, done, read) ?? await buildOne(building, facts);
		if (ended.state === "failed") await keepFailure(building.situation.records, "build", triedOf(facts), ended.problems);
		done.push({
			side,
			...ended
		});
	}
	return done;
}
async function isThere({ situation }, facts) {
	const record = recordedBuild(situation.records, asBuilt(facts));
	return record !== void 0 && await isStored(situation.store, record);
}
function brokenBelow({ name, build }, done, { facts }) {
	const { datasets } = facts.project;
	const broken = build.from.find((from) => {
		const root = datasets.get(from)?.view?.root ?? from;
		return done.some(({ dataset, state }) => dataset === root && state === "failed");
	});
	if (broken === void 0) return void 0;
	return failure(name, [{
		reason: "build-input-missing",
		message: `${name}: ${broken}, of which it is made, could not be made.`
	}]);
}
async function buildOne(building, facts) {
	const { side, ports } = building;
	const { name } = facts.dataset;
	const title = `build ${name}${side === "baseline" ? " of the baseline" : ""}`;
	return ports.progress.stage(title, async () => {
		try {
			return await run(building, facts);
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			return failure(name, error.problems);
		}
	});
}
function triedOf({ dataset, fingerprint }) {
	return {
		model: { name: dataset.name },
		fingerprint
	};
}
async function run(building, facts) {
	const { situation, ports } = building;
	const { dataset, fingerprint } = facts;
	await using folder = await makeOwnFolder(situation.own.builds, "build");
	const roles = dataset.build.from.map((name) => [name, name]);
	await using inputs = await stepData(building, roles);
	refuseOverInput(dataset, inputs.data);
	const outcome = await buildDataset(requestOf(building, facts, inputs.data, folder.path), ports.signal);
	if (outcome.kept !== void 0) ports.progress.note(`kept: ${outcome.kept}`);
	if (outcome.exit.class === "cancelled") throw new MlopsError("cancelled", outcome.problems);
	if (outcome.record !== void 0) return await takeIn(situation, facts, outcome, outcome.record);
	const log = situation.own.buildLog(dataset.name, fingerprint);
	await mkdir(dirname(log), { recursive: true });
	await copyFile(outcome.log, log);
	return {
		...failure(dataset.name, outcome.problems),
		log
	};
}
function refuseOverInput({ name, source }, data) {
	const isResult = matcher(source);
	for (const { dataset, files } of data) {
		const over = files.find(({ path }) => isResult(path));
		if (over === void 0) continue;
		const sentence = `${name}: its source ${source} also matches ${over.path}, a file of ${dataset}, of which it is made.`;
		throw MlopsError.of(commandReasons, "build-over-input", sentence);
	}
}
function requestOf({ situation, read, ports, keep = false }, { dataset, inputs, fingerprint }, data, folder) {
	const { name, build, source } = dataset;
	const params = [...read.buildParams.get(name)?.values() ?? []];
	const paramsFiles = build.params.flatMap(({ file }) => read.commit.entry(file) ?? []);
	const from = new Map(build.from.map((one) => [one, one]));
	const values = Object.assign({}, ...params);
	return {
		model: {
			name,
			workingDirectory: build.workingDirectory,
			env: build.env,
			data: from
		},
		build,
		source,
		fingerprint,
		origin: ports.origin,
		data,
		git: situation.repository.git,
		commit: read.commit.sha,
		tree: read.commit.tree,
		code: [...inputs.code, ...paramsFiles],
		params: values,
		...secretsOf(build.secrets, ports.env),
		checkout: situation.repository.root,
		onOutput: ports.progress.output,
		env: ports.env,
		destination: join(folder, "result"),
		keep
	};
}
async function takeIn({ records, store }, facts, { files, notices }, record) {
	const built = asBuilt(facts);
	const address = buildAddress(built.dataset, built.fingerprint);
	const other = await records.ownText(address);
	const known = recordedBuild(records, built) ?? (other === void 0 ? void 0 : buildAt(built, other));
	if (known !== void 0 && known.content !== record.content) return differing(known, record);
	await store.putAll(files.map(({ local }) => local));
	if (known === void 0) await records.keep({
		address,
		text: `${canonicalJson(record)}\n`
	});
	const count = record.files.length;
	const what = `${formatNumber(count, 0)} file${count === 1 ? "" : "s"} in ${formatNumber(record.seconds, 1)} s, version ${built.fingerprint.slice(0, 12)}`;
	return {
		dataset: built.dataset,
		state: known === void 0 ? "done" : "same",
		sentence: known === void 0 ? `made ${what}` : `made again ${what}: the same as recorded`,
		problems: notices
	};
}
function differing(recorded, now) {
	const { dataset, fingerprint } = now;
	const before = new Map(recorded.files.map(({ path, digest }) => [path, digest]));
	const after = new Map(now.files.map(({ path, digest }) => [path, digest]));
	const paths = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
	const [first = ""] = paths;
	const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
	const short = (digest) => digest?.slice(0, 19) ?? "nothing";
	return failure(dataset, [{
		reason: "build-differs",
		message: `${dataset}: the same inputs (${fingerprint.slice(0, 12)}) made other files than recorded: ${first} is ${short(after.get(first))} and not ${short(before.get(first))}${more}. The recorded ones stay.`
	}]);
}
function failure(dataset, problems) {
	return {
		dataset,
		state: "failed",
		sentence: problems[0]?.message ?? "it did not end well",
		problems
	};
}

export { buildDataset as n, buildDatasets as t };
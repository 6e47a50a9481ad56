import { t as diffSketches } from "./diff.js";
import { g as looseObject, l as array, p as int, x as string } from "./schemas.js";
import { t as renderDataDiff } from "./text.js";
import { t as MlopsError } from "./problem.js";
import { c as parseSketch, i as openRecords, l as sketchText, n as makeOwnPaths } from "./own-paths.js";
import { t as commitOf } from "./judged.js";
import { h as openDigestCache } from "./commit-data.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { T as expectSame, _ as comparableEntry, p as sketchAddressOf } from "./commit-record.js";
import { n as datasetOfCommit, t as contentHere } from "./dataset-of-commit.js";
import { n as projectOf, r as projectOnDisk } from "./project-of.js";
import { t as sketchDataset } from "./dataset.js";
import { n as tableSource } from "./table-source.js";
import { t as ofOneContent } from "./one-content.js";
import { t as commandReasons } from "./reasons4.js";
import { a as databaseNamed, c as sketchTable, i as withCsvWords, n as filesNamed, o as allOf, r as versionOfFiles, s as openTable, t as patternOf } from "./folder.js";
import { o as bareDataset } from "./load.js";
import { i as visible } from "./clean.js";
import { r as matcher } from "./tree.js";
import { n as isAddress } from "./source-address.js";
import { g as columnTypeOf } from "./data.js";
import { n as sensitiveWord } from "./sensitive-name.js";
import { n as databasesAtHand, t as engineAtHand } from "./engine-at-hand.js";
import { t as dataProblems } from "./data-problems.js";
import { relative, resolve } from "node:path";
import { readFile, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/commands/data-sides/dataset.ts
function namedDataset(operand) {
	const [, dataset, revision] = /^([A-Za-z0-9][A-Za-z0-9_-]*)@(.+)$/s.exec(operand) ?? [];
	return dataset === void 0 || revision === void 0 ? void 0 : {
		dataset,
		revision
	};
}
async function openDatasetPlace(request, ports) {
	const repository = await openRepository(request.folder);
	const own = await makeOwnPaths(repository);
	const ledger = await ports.openLedger(repository, await wantedRemote(repository, request.remote));
	const sources = ports.openSources("all");
	const { projectFile, remote } = request;
	return {
		repository,
		projectFile,
		own,
		records: openRecords(ledger, own.records),
		sources,
		ports,
		remote
	};
}
async function datasetAt(place, wanted) {
	const { repository, projectFile, own, sources } = place;
	const { sha } = await commitOf(repository, wanted.revision);
	const commit = await readCommit(repository.git, sha);
	const loaded = await projectOf(repository, commit, projectFile);
	if (loaded === void 0) throw MlopsError.of(repositoryReasons, "project-missing", `${projectFile} is not in commit ${sha.slice(0, 12)}.`);
	const { project } = loaded;
	const [name = ""] = chosenDatasets(project, [wanted.dataset]);
	const cache = await openDigestCache(own.digests);
	const resolved = await datasetOfCommit({
		repository,
		commit,
		project,
		projectFile,
		cache,
		sources
	}, name);
	await cache.save();
	return {
		resolved,
		project
	};
}
async function sketchOfDataset(place, { resolved, project }, entry, make, tell) {
	const { records } = place;
	const asked = {
		...resolved,
		dataset: entry
	};
	const address = sketchAddressOf(asked);
	await records.load([address]);
	const text = records.text(address);
	if (text !== void 0) {
		const sketch = parseSketch(text);
		expectSame(address, "digest", sketch.digests.join("+"), resolved.digest);
		return sketch;
	}
	const made = await make(await contentHere({
		...place,
		project
	}, asked, tell));
	await records.keep({
		address,
		text: sketchText(made)
	});
	return made;
}

// src/commands/data-sides/read-side.ts
async function readSide(side, entry, engine, tell) {
	const notices = [];
	const make = async (version) => {
		const running = await engine.get(version.dataset);
		return ofOneContent(running, [version], async () => {
			notices.push(...await lookedAt(running, version, side.name));
			return sketchDataset(running, version, tell);
		});
	};
	switch (side.kind) {
		case "sketch": return {
			sketch: side.sketch,
			notices
		};
		case "files": return {
			sketch: await make({
				...side.version,
				dataset: entry
			}),
			notices
		};
		case "table": return {
			sketch: await sketchTable(side.engine, {
				...side.version,
				dataset: entry
			}, tell),
			notices
		};
		case "dataset": return {
			sketch: await sketchOfDataset(side.place, side, entry, make, tell),
			notices
		};
	}
}
async function lookedAt(engine, version, name) {
	if (version.dataset.format.kind === "files") return [];
	const { rejected, rejects, problems } = await engine.describe(tableSource(version));
	const [first] = rejects;
	if (rejected > 0) {
		const path = version.files.find(({ local }) => local === first?.file)?.path ?? first?.file ?? name;
		const where = first === void 0 ? "" : `; first: ${path}, line ${first.line}: ${first.error}`;
		const lines = rejected === 1 ? "1 line is no row" : `${rejected} lines are no rows`;
		throw MlopsError.of(commandReasons, "data-side-lines", `${name}: ${lines}${where}.`);
	}
	return problems.map(({ column: _, ...problem }) => ({
		...problem,
		message: `${name}: ${problem.message}`
	}));
}

// src/commands/data-sides/sketch-file.ts
const largest = 64 * 2 ** 20;
const marks = looseObject({
	schemaVersion: int(),
	digests: array(string())
});
async function sketchInFile(path, name) {
	if (!/\.json$/i.test(path) || (await stat(path)).size > largest) return void 0;
	const text = await readFile(path, "utf8");
	if (!marks.safeParse(parsed(text)).success) return void 0;
	try {
		return parseSketch(text);
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		throw MlopsError.of(commandReasons, "data-side-sketch", `${name}: ${error.message}`);
	}
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/commands/data-sides/side.ts
async function findSides([base, head], { folder, ...words }, world) {
	const from = {
		...words,
		folder: resolve(folder)
	};
	return allOf([findSide(base, from, world), findSide(head, from, world)]);
}
async function findSide(operand, from, world) {
	const table = databaseNamed(operand);
	if (table !== void 0) return {
		name: operand,
		kind: "table",
		...await openTable(table, world.databases, "data")
	};
	const dataset = namedDataset(operand);
	try {
		const pattern = await patternOf(operand, from.folder);
		const files = await filesNamed(pattern, from.folder);
		const [file] = files;
		const sketch = file !== void 0 && files.length === 1 ? await sketchInFile(file, operand) : void 0;
		if (sketch !== void 0) return {
			name: operand,
			kind: "sketch",
			sketch
		};
		return {
			name: operand,
			kind: "files",
			version: await versionOfFiles(pattern, files, from)
		};
	} catch (error) {
		if (!(error instanceof MlopsError && error.problems[0]?.reason === "data-side-missing") || dataset === void 0) throw error;
	}
	const at = await world.place();
	return {
		name: operand,
		kind: "dataset",
		...await datasetAt(at, dataset),
		place: at
	};
}

// src/commands/data-sides/contracts.ts
async function contractsOf(sides, { folder, projectFile }) {
	const none = sides.map(() => []);
	if (!sides.some(({ kind }) => kind === "files" || kind === "table")) return none;
	const root = await rootOf(folder);
	if (root === void 0) return none;
	const paths = await Promise.all(sides.map((side) => pathsBelow(root, side)));
	if (!sides.some(({ kind }, at) => kind === "table" || paths[at]?.length !== 0)) return none;
	const datasets = [...(await projectOnDisk(root, projectFile))?.project.datasets.values() ?? []];
	return sides.map((side, at) => datasets.filter((dataset) => isRowsOf(dataset, side, paths[at] ?? [])));
}
async function rootOf(folder) {
	try {
		return await realpath((await openRepository(resolve(folder))).root);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return;
	}
}
async function pathsBelow(root, side) {
	if (side.kind !== "files") return [];
	const places = side.version.files.map(async ({ local }) => [local, await realpath(local)]);
	const found = (await Promise.all(places)).flat().map((path) => relative(root, path).replaceAll("\\", "/"));
	return [...new Set(found)].filter((path) => !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path));
}
function isRowsOf({ source, database, view }, side, paths) {
	if (view !== void 0) return false;
	if (database !== void 0) return side.kind === "table" && side.name === source;
	if (isAddress(source)) return false;
	return paths.some(matcher(source.replace(/\.dvc$/, "")));
}

// src/commands/data-sides/entries.ts
function entriesOf(base, head) {
	const contracts = [head, base].filter(({ declared }) => declared).map(({ dataset }) => dataset);
	const said = [
		...contracts,
		...head.contracts,
		...base.contracts
	].flatMap(({ columns }) => [...columns.values()]);
	const known = new Set(said.map(({ name }) => name));
	const byName = [.../* @__PURE__ */ new Set([...base.sensitive, ...head.sensitive])].filter((name) => !known.has(name));
	const sensitive = [...said.filter((column) => column.sensitive), ...byName.map(sensitiveColumn)];
	const contract = hiding(contracts[0] ?? head.dataset, sensitive);
	const entryOf = ({ dataset, declared }) => {
		const own = hiding(dataset, sensitive);
		if (declared) return comparableEntry(own, contract);
		return contracts.length > 0 && dataset.format.kind === contract.format.kind ? contract : own;
	};
	const asked = {
		...contract,
		drift: {
			...contract.drift,
			against: "base"
		}
	};
	return {
		base: entryOf(base),
		head: entryOf(head),
		asked,
		byName
	};
}
function sensitiveColumn(name) {
	return {
		name,
		unique: false,
		required: false,
		absent: false,
		sensitive: true,
		level: "info",
		path: []
	};
}
function hiding(dataset, sensitive) {
	if (sensitive.length === 0) return dataset;
	const hidden = sensitive.map((column) => {
		const { type: _, ...untyped } = column;
		return [column.name, {
			...dataset.columns.get(column.name) ?? untyped,
			sensitive: true
		}];
	});
	return {
		...dataset,
		columns: new Map([...dataset.columns, ...hidden])
	};
}

// src/commands/data-sides/side-columns.ts
async function sensitiveByName(side, entry, engine) {
	return (await columnsOf(side, entry, engine)).filter((name) => sensitiveWord(name) !== void 0);
}
async function columnsOf(side, entry, engine) {
	switch (side.kind) {
		case "dataset": return [];
		case "sketch": return side.sketch.columns.map(({ name }) => name);
		case "files":
		case "table": {
			const { columns } = await (side.kind === "table" ? side.engine : await engine.get(entry)).describe(tableSource({
				...side.version,
				dataset: entry
			}));
			return columns.filter(({ engineType }) => columnTypeOf(engineType) !== "boolean").map(({ name }) => name);
		}
	}
}

// src/commands/data-sides/side-entries.ts
async function sideEntries([base, head], request, { ports, engine }) {
	const [ofBase = [], ofHead = []] = await contractsOf([base, head], request);
	const entryOf = (side, contracts) => ports.progress.stage(`look at the columns of ${side.name}`, () => sideEntry(side, contracts, request, engine));
	const entries = entriesOf(await entryOf(base, ofBase), await entryOf(head, ofHead));
	if (entries.byName.length > 0) ports.progress.note(visible(noteOf(entries.byName)));
	return entries;
}
async function sideEntry(side, contracts, words, engine) {
	const dataset = datasetOf(side, contracts, words);
	return {
		dataset,
		declared: side.kind === "dataset",
		contracts,
		sensitive: await sensitiveByName(side, dataset, engine)
	};
}
function datasetOf(side, [contract], words) {
	switch (side.kind) {
		case "sketch": return bareDataset("data", side.name, [], true);
		case "dataset": return side.resolved.dataset;
		case "files":
		case "table": return contract === void 0 ? side.version.dataset : writtenAs(side.version.dataset, contract, words);
	}
}
function writtenAs(dataset, { format, columns, fieldNames }, words) {
	if (dataset.format.kind !== "csv" || format.kind !== "csv") return dataset;
	const names = fieldNames ?? [...columns.values()].filter(({ absent }) => !absent).map(({ name }) => name);
	return {
		...dataset,
		format: withCsvWords(format, words),
		...!format.header && { fieldNames: names }
	};
}
function noteOf(names) {
	return `Values of these columns are not shown, because their names say that they are personal or secret: ${names.join(", ")}. What the contract of their dataset in mlops.yaml says of a column counts instead.`;
}

// src/commands/data-diff.ts
async function dataDiff(request, ports) {
	const judges = isJudging(request.failOn);
	await using databases = databasesAtHand(ports);
	const world = {
		place: placeAtHand(request, ports),
		databases
	};
	const [base, head] = await findSides([request.base, request.head], request, world);
	await using engine = engineAtHand(ports, tmpdir());
	const entries = await sideEntries([base, head], request, {
		ports,
		engine
	});
	const read = (side, entry) => ports.progress.stage(`read ${side.name}`, (tell) => readSide(side, entry, engine, tell));
	const before = await read(base, entries.base);
	const after = await read(head, entries.head);
	ports.signal.throwIfAborted();
	const diff = diffSketches(before.sketch, after.sketch, entries.asked);
	const names = {
		base: base.name,
		head: head.name
	};
	const found = judges ? judgedProblems(diff, head.name) : [];
	return {
		...ending(diff, [before.sketch, after.sketch], found),
		problems: [
			...before.notices,
			...after.notices,
			...found
		],
		data: {
			...names,
			diff
		},
		text: (style) => renderDataDiff(diff, names, style)
	};
}
function isJudging(failOn) {
	if (failOn === void 0 || failOn === "drifted") return failOn === "drifted";
	throw MlopsError.of(commandReasons, "data-bad-fail-on", `--fail-on takes "drifted", not "${failOn}".`);
}
function placeAtHand(request, ports) {
	let place;
	return () => {
		place ??= openDatasetPlace(request, ports);
		return place;
	};
}
function judgedProblems(diff, name) {
	const known = dataProblems({
		dataset: name,
		diff
	});
	const open = diff.columns.filter(({ state, level }) => state === "unknown" && level !== "fail");
	return [...known, ...open.map(({ reason, sentence }) => ({
		reason,
		message: `${name}: ${sentence}`
	}))];
}
function ending(diff, sketches, [decisive]) {
	if (!sketches.every(({ files }) => files !== void 0) && (diff.columns.length === 0 || sketches.some(({ rows }) => rows === 0))) return {
		ends: "unknown",
		reason: "data-nothing-in-common",
		sentence: diff.columns.length === 0 ? "The two sides have no column in common." : "One of the two sides has no rows."
	};
	if (decisive !== void 0) return {
		ends: diff.verdict === "fail" ? "fail" : "unknown",
		reason: decisive.reason,
		sentence: decisive.message
	};
	const of = (wanted) => diff.columns.filter(({ state }) => state === wanted).length;
	const told = `${of("drifted")} drifted, ${of("unknown")} unknown, ${of("changed")} changed, ${of("same")} the same`;
	return {
		ends: "pass",
		reason: "data-compared",
		sentence: `${diff.columns.length === 1 ? "1 column" : `${diff.columns.length} columns`} compared: ${told}.`
	};
}

export { dataDiff };
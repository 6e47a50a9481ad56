import { n as diffSketches, t as sketchDataset } from "./dataset.js";
import { g as looseObject, l as array, p as int, x as string } from "./schemas.js";
import { a as formatFromEnding, i as bareDataset, t as loadProject } from "./load.js";
import { t as renderDataDiff } from "./text.js";
import { t as MlopsError } from "./problem.js";
import { a as parseSketch, o as sketchText, t as openRecords } from "./records2.js";
import { o as isPlainPath, t as commitOf } from "./judged.js";
import { n as localVersion, t as tableSource } from "./table-source.js";
import { a as openDigestCache, o as resolveDataset } from "./dvc-cache.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons4.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { x as comparableEntry, y as sketchAddressOf } from "./commit-record.js";
import { d as datasetDigest, t as expectSame } from "./checked-records.js";
import { n as makeOwnPaths } from "./own-paths.js";
import { t as commandReasons } from "./reasons3.js";
import { n as compareText } from "./canonical.js";
import { c as sha256File, i as isMissing } from "./files.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as dataProblems } from "./data-problems.js";
import { relative, resolve } from "node:path";
import { glob, readFile, stat } from "node:fs/promises";
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
	return {
		repository,
		projectFile: request.projectFile,
		own,
		records: openRecords(ledger, own.records)
	};
}
async function datasetAt(place, wanted) {
	const { repository, projectFile, own } = place;
	const { sha } = await commitOf(repository, wanted.revision);
	const commit = await readCommit(repository.git, sha);
	const text = (await readTexts(repository.git, commit, [projectFile])).get(projectFile);
	if (text === void 0) throw MlopsError.of(repositoryReasons, "project-missing", `${projectFile} is not in commit ${sha.slice(0, 12)}.`);
	const { project } = loadProject(text, projectFile);
	const [name = ""] = chosenDatasets(project, [wanted.dataset]);
	const dataset = project.datasets.get(name);
	if (dataset === void 0) throw new TypeError(`chosenDatasets gave ${name}, which the project does not have`);
	const cache = await openDigestCache(own.digests);
	const resolved = await resolveDataset(repository, commit, dataset, cache);
	await cache.save();
	return resolved;
}
async function sketchOfDataset({ repository, own, records }, resolved, entry, make, tell) {
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
	const made = await make(await localVersion(repository, asked, own.cache, tell));
	await records.keep({
		address,
		text: sketchText(made)
	});
	return made;
}

// src/commands/data-sides/entries.ts
function entriesOf(base, head) {
	const contracts = [head, base].filter(({ declared }) => declared).map(({ dataset }) => dataset);
	const sensitive = contracts.flatMap(({ columns }) => [...columns.values()].filter((column) => column.sensitive));
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
		asked
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

// src/commands/data-sides/read-side.ts
async function readSide(side, entry, engine, tell) {
	const notices = [];
	const make = async (version) => {
		const running = await engine.get();
		notices.push(...await lookedAt(running, version, side.name));
		return sketchDataset(running, version, tell);
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
		case "dataset": return {
			sketch: await sketchOfDataset(side.place, side.resolved, entry, make, tell),
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

// src/commands/data-sides/files.ts
async function filesNamed(operand, folder) {
	const path = resolve(folder, operand);
	const kind = await kindOf(path);
	if (kind === "file") return [path];
	if (kind === "folder") throw MlopsError.of(commandReasons, "data-side-folder", `${operand} is a folder.`);
	if (kind === "other") throw missing(`${operand} is no regular file.`);
	if (isPlainPath(operand)) throw missing(`There is no file ${operand}.`);
	const found = [];
	for await (const each of glob(operand, { cwd: folder })) found.push(resolve(folder, each));
	const kinds = await Promise.all(found.map(kindOf));
	const files = found.filter((_, at) => kinds[at] === "file").sort(compareText);
	if (files.length === 0) throw missing(`${operand} matches no file.`);
	return files;
}
function missing(message) {
	return MlopsError.of(commandReasons, "data-side-missing", message);
}
async function kindOf(path) {
	const found = await stat(path).catch((error) => {
		if (!isMissing(error)) throw error;
	});
	if (found === void 0) return void 0;
	return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
}
async function versionOfFiles(operand, files, folder) {
	const format = formatOfAll(operand, files, folder);
	const found = await Promise.all(files.map(sha256File));
	const named = files.map((local, at) => ({
		path: relative(folder, local),
		local,
		bytes: found[at]?.bytes ?? 0
	}));
	const digest = datasetDigest(named.map(({ path }, at) => ({
		path,
		id: found[at]?.digest ?? ""
	})));
	return {
		dataset: {
			...bareDataset("data", operand, [], true),
			format
		},
		digest,
		files: named
	};
}
function formatOfAll(operand, files, folder) {
	const [format, other] = new Map(files.map((file) => [JSON.stringify(formatFromEnding(file)), formatFromEnding(file)])).values();
	const unknown = files.find((file) => formatFromEnding(file).kind === "files");
	if (format === void 0 || unknown !== void 0) {
		const name = unknown === void 0 ? operand : relative(folder, unknown);
		throw MlopsError.of(commandReasons, "data-side-format", `${name} does not end like a data file.`);
	}
	if (other === void 0) return format;
	throw MlopsError.of(commandReasons, "data-side-format", `${operand} matches files of several formats.`);
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
async function findSides(operands, folder, place) {
	const absolute = resolve(folder);
	const [base, head] = await Promise.allSettled(operands.map((operand) => findSide(operand, absolute, place)));
	if (base?.status === "fulfilled" && head?.status === "fulfilled") return [base.value, head.value];
	throw together([base, head].flatMap((each) => each?.status === "rejected" ? [each.reason] : []));
}
function together(errors) {
	const [first] = errors;
	const known = errors.filter((error) => error instanceof MlopsError);
	if (known.length < errors.length) return errors.find((error) => !(error instanceof MlopsError));
	if (!(first instanceof MlopsError)) return first;
	const problems = new Map(known.flatMap((error) => error.problems).map((each) => [each.message, each]));
	return new MlopsError(first.ends, [...problems.values()]);
}
async function findSide(operand, folder, place) {
	const dataset = namedDataset(operand);
	try {
		const files = await filesNamed(operand, folder);
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
			version: await versionOfFiles(operand, files, folder)
		};
	} catch (error) {
		if (!(error instanceof MlopsError && error.problems[0]?.reason === "data-side-missing") || dataset === void 0) throw error;
	}
	const at = await place();
	return {
		name: operand,
		kind: "dataset",
		resolved: await datasetAt(at, dataset),
		place: at
	};
}

// src/commands/data-diff.ts
async function dataDiff(request, ports) {
	const judges = isJudging(request.failOn);
	const [base, head] = await findSides([request.base, request.head], request.folder, placeAtHand(request, ports));
	const entries = entriesOf(entryOf(base), entryOf(head));
	await using engine = engineAtHand(ports, tmpdir());
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
function entryOf(side) {
	switch (side.kind) {
		case "sketch": return {
			dataset: bareDataset("data", side.name, [], true),
			declared: false
		};
		case "files": return {
			dataset: side.version.dataset,
			declared: false
		};
		case "dataset": return {
			dataset: side.resolved.dataset,
			declared: true
		};
	}
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
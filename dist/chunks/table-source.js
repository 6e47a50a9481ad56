import { i as stopOf, t as MlopsError } from "./problem.js";
import { n as isPlainPath } from "./tree.js";
import { C as lfsContent, S as orBrought, _ as bringObjects, b as fromRemote, m as keptFiles, x as dvcFiles } from "./commit-data.js";
import { d as temporaryBeside, o as namingFile } from "./files.js";
import { n as noMeter } from "./amount.js";
import { t as repositoryReasons } from "./reasons6.js";
import { spawn } from "node:child_process";
import { dirname, extname, join, posix } from "node:path";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/repository/local-files.ts
async function localVersion(repository, resolved, holding, tell = noMeter) {
	if (resolved.problems.length > 0) throw new MlopsError(resolved.ends ?? endOf(resolved.problems), resolved.problems);
	const { dataset, digest } = resolved;
	if (dataset.database !== void 0) return {
		dataset,
		digest,
		files: [],
		relation: dataset.database.relation
	};
	const files = [];
	const of = resolved.files.reduce((sum, { bytes }) => sum + bytes, 0);
	let done = 0;
	const at = (more) => tell({
		unit: "bytes",
		done: done + more,
		of,
		what: "brought"
	});
	const brought = await bringObjects(resolved, holding, at);
	const kept = await keptBlobs(resolved, holding);
	for (const file of brought === void 0 ? resolved.files : []) {
		files.push(...await localFile(repository, file, {
			...holding,
			kept
		}, at));
		done += file.bytes;
	}
	await kept?.save();
	tell(void 0);
	return {
		dataset,
		digest,
		files: brought ?? files
	};
}
async function keptBlobs({ files }, { cache, note }) {
	const [oid] = files.flatMap(({ from }) => from.kind === "git" ? [from.oid] : []);
	return oid === void 0 ? void 0 : keptFiles(cache, oid.length === 64 ? "git-sha256" : "git-sha1", note);
}
function endOf([first]) {
	const known = Object.entries(repositoryReasons).find(([reason]) => reason === first?.reason);
	return known === void 0 ? "fail" : stopOf(known[1].ends);
}
async function localFile(repository, file, holding, onBytes) {
	const { path, bytes } = file;
	if (file.from.kind === "disk") return [{
		path,
		bytes,
		local: join(repository.root, path)
	}];
	if (file.from.kind === "source") throw new TypeError(`${path} is brought with the other objects`);
	if (file.from.kind === "git") return [{
		path,
		bytes,
		local: await exportBlob(repository, file.from.oid, file, holding, onBytes)
	}];
	const { pointer } = file.from;
	const bring = (below, of) => fromRemote(repository, below, of, holding, onBytes);
	if (pointer.kind === "dvc") return dvcFiles(repository, path, pointer, bring);
	return [{
		path,
		bytes,
		local: await orBrought(() => lfsContent(repository.git, path, pointer), () => bring(path, pointer))
	}];
}
async function exportBlob(repository, oid, { path, bytes }, { cache, kept }, onBytes) {
	const target = join(cache, "blobs", oid.slice(0, 2), `${oid.slice(2)}${extname(path)}`);
	if (await kept?.has(target, {
		hex: oid,
		bytes,
		path
	}) === true) return target;
	await mkdir(dirname(target), { recursive: true });
	const temporary = temporaryBeside(target);
	try {
		const child = spawn("git", [
			"cat-file",
			"blob",
			oid
		], {
			cwd: repository.root,
			env: repository.git.env,
			stdio: [
				"ignore",
				"pipe",
				"ignore"
			]
		});
		const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
		await namingFile(target, () => pipeline(child.stdout, counted(onBytes), createWriteStream(temporary)));
		if (await ended !== 0) throw MlopsError.of(repositoryReasons, "data-missing", `${path}: git has no object ${oid}.`);
		await chmod(temporary, 292);
		await rename(temporary, target);
	} finally {
		await rm(temporary, { force: true });
	}
	return target;
}
function counted(onBytes) {
	return async function* (pieces) {
		let done = 0;
		for await (const piece of pieces) {
			done += piece.length;
			onBytes(done);
			yield piece;
		}
	};
}

// src/data/table-source.ts
function tableSource(version, name = version.dataset.name) {
	const { relation, dataset } = version;
	if (relation === void 0) return fileTable(version, name);
	const { view } = dataset;
	return {
		name,
		relation,
		hidden: allHidden(version),
		...view && { view: view.rules }
	};
}
function fileTable(version, name = version.dataset.name) {
	const { format, view } = version.dataset;
	const { types, names } = view?.reading ?? readingOf(version);
	if (format.kind === "table") throw new TypeError(`${name} is in a database and has no files`);
	return {
		name,
		files: version.files.map((file) => file.local),
		...isPartitioned(version) && { paths: version.files.map((file) => file.path) },
		format,
		types,
		names,
		hidden: allHidden(version),
		...view && { view: view.rules }
	};
}
function readingOf(version) {
	const columns = columnsOf(version);
	const types = /* @__PURE__ */ new Map();
	for (const column of columns) if (column.type !== void 0) types.set(column.name, column.type);
	return {
		types,
		names: version.dataset.fieldNames ?? columns.map((column) => column.name)
	};
}
function isPartitioned({ dataset, files }) {
	if (!files.some(({ path }) => posix.dirname(path).includes("="))) return false;
	const [only] = files;
	if (files.length > 1 || only === void 0) return true;
	const { source } = dataset;
	if (/^https?:/i.test(source)) return false;
	return !isPlainPath(source) || posix.basename(source).replace(/\.dvc$/, "") !== posix.basename(only.path);
}
function columnsOf({ dataset }) {
	return [...dataset.columns.values()].filter((column) => !column.absent);
}
function allHidden(version) {
	return [.../* @__PURE__ */ new Set([...version.dataset.view?.reading.hidden ?? [], ...hiddenOf(version)])];
}
function hiddenOf(version) {
	return columnsOf(version).filter((column) => column.sensitive).map((column) => column.name);
}

export { tableSource as n, localVersion as r, fileTable as t };
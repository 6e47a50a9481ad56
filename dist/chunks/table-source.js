import { i as stopOf, t as MlopsError } from "./problem.js";
import { n as compareText } from "./canonical.js";
import { l as array, v as object, x as string } from "./schemas.js";
import { n as isPlainPath } from "./tree.js";
import { n as shellCommand } from "./shell.js";
import { _ as damagedContent, g as dvcCached, h as fromRemote, v as lfsContent, w as bringObjects, x as keptFiles } from "./commit-data.js";
import { d as temporaryBeside, i as isMissing, o as namingFile } from "./files.js";
import { n as noMeter } from "./amount.js";
import { t as repositoryReasons } from "./reasons6.js";
import { spawn } from "node:child_process";
import { dirname, extname, isAbsolute, join, posix } from "node:path";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
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
const dvcDirectory = array(object({
	md5: string().regex(/^[0-9a-f]{32}$/),
	relpath: string().refine((path) => !isAbsolute(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path))
}));
const canBeBrought = ["data-not-local", "pointer-content-damaged"];
async function orBrought(atHand, bring) {
	try {
		return await atHand();
	} catch (error) {
		const [problem] = error instanceof MlopsError ? error.problems : [];
		if (!(error instanceof MlopsError) || problem === void 0 || !canBeBrought.includes(problem.reason)) throw error;
		const brought = await bring();
		if (typeof brought !== "string") return brought.local;
		throw brought === "" ? error : new MlopsError(error.ends, [{
			...problem,
			message: `${problem.message} ${brought}`
		}]);
	}
}
async function dvcFiles(repository, path, pointer, bring) {
	if (!pointer.md5.endsWith(".dir")) return [await dvcFile(repository, path, pointer.md5, bring)];
	const atHand = async () => {
		const found = await dvcCached(repository.root, pointer.md5);
		if (found === void 0) throw dvcNotLocal(path, pointer.md5);
		if (await md5Of(found) !== pointer.md5.replace(/\.dir$/, "")) throw dvcDamaged(path, pointer.md5);
		return found;
	};
	const manifest = await orBrought(atHand, () => bring(path, pointer));
	const files = [];
	for (const { md5, relpath } of readManifest(await readFile(manifest, "utf8"), path)) files.push(await dvcFile(repository, `${path}/${relpath}`, md5, bring));
	return files.sort((a, b) => compareText(a.path, b.path));
}
function readManifest(text, path) {
	try {
		return dvcDirectory.parse(JSON.parse(text));
	} catch {
		const message = `DVC's list of the files of ${path} is not a list of paths below it, each with its md5.`;
		throw MlopsError.of(repositoryReasons, "pointer-unreadable", message);
	}
}
async function dvcFile(repository, path, md5, bring) {
	const checkedOut = join(repository.root, path);
	const atHand = async () => {
		const cachedFile = await dvcCached(repository.root, md5);
		for (const found of [cachedFile, checkedOut]) if (found !== void 0 && await md5Of(found) === md5) return found;
		throw cachedFile === void 0 ? dvcNotLocal(path, md5) : dvcDamaged(path, md5);
	};
	const local = await orBrought(atHand, () => bring(path, {
		kind: "dvc",
		md5,
		path,
		bytes: void 0
	}));
	return {
		path,
		local,
		bytes: (await stat(local)).size
	};
}
function dvcDamaged(path, md5) {
	return damagedContent(path, `DVC's cache holds of it is not that of md5 ${md5.slice(0, 12)}…`);
}
function dvcNotLocal(path, md5) {
	return MlopsError.of(repositoryReasons, "data-not-local", `${path} is tracked by DVC, and its content (md5 ${md5.slice(0, 12)}…) is not here.`, { remedy: shellCommand([
		"dvc",
		"pull",
		path
	]) });
}
async function md5Of(file) {
	if ((await stat(file).catch((error) => {
		if (!isMissing(error)) throw error;
	}))?.isFile() !== true) return void 0;
	const hash = createHash("md5");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
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
import { i as stopOf, t as MlopsError } from "./problem.js";
import { l as array, v as object, x as string } from "./schemas.js";
import { n as shellCommand } from "./shell.js";
import { d as temporaryBeside, i as isMissing, o as namingFile, r as isFileOf } from "./files.js";
import { t as repositoryReasons } from "./reasons4.js";
import { n as compareText } from "./canonical.js";
import { n as lfsContent, t as dvcCached } from "./dvc-cache.js";
import { n as noMeter } from "./amount.js";
import { spawn } from "node:child_process";
import { dirname, extname, isAbsolute, join } from "node:path";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";

// src/repository/local-files.ts
async function localVersion(repository, resolved, cacheFolder, tell = noMeter) {
	if (resolved.problems.length > 0) throw new MlopsError(endOf(resolved.problems), resolved.problems);
	const { dataset, digest } = resolved;
	const files = [];
	const of = resolved.files.reduce((sum, { bytes }) => sum + bytes, 0);
	let done = 0;
	const at = (more) => tell({
		unit: "bytes",
		done: done + more,
		of,
		what: "brought"
	});
	for (const file of resolved.files) {
		files.push(...await localFile(repository, file, cacheFolder, at));
		done += file.bytes;
	}
	tell(void 0);
	return {
		dataset,
		digest,
		files
	};
}
function endOf([first]) {
	const known = Object.entries(repositoryReasons).find(([reason]) => reason === first?.reason);
	return known === void 0 ? "fail" : stopOf(known[1].ends);
}
async function localFile(repository, file, cacheFolder, onBytes) {
	const { path, bytes } = file;
	if (file.from.kind === "disk") return [{
		path,
		bytes,
		local: join(repository.root, path)
	}];
	if (file.from.kind === "git") return [{
		path,
		bytes,
		local: await exportBlob(repository, file.from.oid, file, cacheFolder, onBytes)
	}];
	if (file.from.pointer.kind === "lfs") return [{
		path,
		bytes,
		local: await lfsContent(repository.git, path, file.from.pointer)
	}];
	return dvcFiles(repository, path, file.from.pointer);
}
async function exportBlob(repository, oid, { path, bytes }, cacheFolder, onBytes) {
	const target = join(cacheFolder, "blobs", oid.slice(0, 2), `${oid.slice(2)}${extname(path)}`);
	if (await isFileOf(target, bytes)) return target;
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
async function dvcFiles(repository, path, pointer) {
	if (!pointer.md5.endsWith(".dir")) return [await dvcFile(repository, path, pointer.md5)];
	const manifest = await dvcCached(repository.root, pointer.md5);
	if (manifest === void 0) throw dvcNotLocal(path, pointer.md5);
	const files = [];
	for (const { md5, relpath } of readManifest(await readFile(manifest, "utf8"), path)) files.push(await dvcFile(repository, `${path}/${relpath}`, md5));
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
async function dvcFile(repository, path, md5) {
	const checkedOut = join(repository.root, path);
	const local = await dvcCached(repository.root, md5) ?? (await md5Of(checkedOut) === md5 ? checkedOut : void 0);
	if (local === void 0) throw dvcNotLocal(path, md5);
	return {
		path,
		local,
		bytes: (await stat(local)).size
	};
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
	const columns = [...version.dataset.columns.values()].filter((column) => !column.absent);
	const types = /* @__PURE__ */ new Map();
	for (const column of columns) if (column.type !== void 0) types.set(column.name, column.type);
	return {
		name,
		files: version.files.map((file) => file.local),
		format: version.dataset.format,
		types,
		names: version.dataset.fieldNames ?? columns.map((column) => column.name),
		hidden: columns.filter((column) => column.sensitive).map((column) => column.name)
	};
}

export { localVersion as n, tableSource as t };
import { a as sha256File, c as temporaryBeside, n as isMissing, o as syncFolder, r as makeFolders, s as systemCode } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons12.js";
import { basename, dirname, join, resolve } from "node:path";
import { chmod, link, lstat, mkdir, open, readdir, realpath, rename, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";

// src/store/folder-store.ts
function openFolderStore(folder, options = {}) {
	const root = resolve(folder);
	const create = options.create ?? createFile;
	return {
		put: (file) => put(root, resolve(file), create),
		has: async (digest) => await stored(root, placeOf(root, digest)) !== void 0,
		get: (digest, target) => get(root, digest, resolve(target), create),
		describe: () => `folder ${folder}`
	};
}
async function put(root, file, create) {
	const found = await lstat(file).catch(ignoreMissing);
	if (!(found?.isFile() === true || found?.isSymbolicLink() === true && await realFile(file))) throw MlopsError.of(storeReasons, "store-file-missing", `${file} is not a file that can be stored.`);
	const before = await sha256File(file);
	const place = placeOf(root, before.digest);
	if (await holds(root, place, before)) return before;
	const temporary = temporaryBeside(place);
	await telling(`${root} cannot take ${file}`, async () => {
		await makePlace(root, dirname(place));
		await requireInside(root, place);
		await sweep(dirname(place));
		if ((await copy(file, temporary, create)).digest !== before.digest) throw changed(file);
		await chmod(temporary, 292);
		await rename(temporary, place);
		await syncFolder(dirname(place));
	}).finally(() => discard(temporary));
	return before;
}
async function holds(root, place, { digest, bytes }) {
	if ((await stored(root, place))?.size !== bytes) return false;
	return (await telling(`${place} cannot be read`, () => sha256File(place))).digest === digest;
}
async function makePlace(root, folder) {
	try {
		await makeFolders(folder);
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		throw MlopsError.of(storeReasons, "store-unwritable", `${root} cannot be made: the system refuses folders there.`);
	}
}
async function discard(temporary) {
	await rm(temporary, { force: true }).catch(() => void 0);
}
const dayInMilliseconds = 864e5;
async function sweep(folder) {
	for (const name of await readdir(folder)) {
		const found = name.endsWith(".tmp") ? await lstat(join(folder, name)).catch(ignoreMissing) : void 0;
		if (found !== void 0 && found.mtimeMs < Date.now() - dayInMilliseconds) await discard(join(folder, name));
	}
}
function changed(file) {
	return MlopsError.of(storeReasons, "store-file-changed", `${file} changed while it was being stored.`);
}
async function realFile(file) {
	const real = await realpath(file).catch(ignoreMissing);
	return real !== void 0 && (await lstat(real)).isFile();
}
async function get(root, digest, target, create) {
	const place = placeOf(root, digest);
	if (await stored(root, place) === void 0) throw MlopsError.of(storeReasons, "store-missing", `The store ${root} does not hold ${digest}.`);
	if (await lstat(target).catch(ignoreMissing) !== void 0) throw targetExists(target);
	const temporary = temporaryBeside(target);
	await telling(`${target} cannot be written`, async () => {
		await mkdir(dirname(target), { recursive: true });
		const copied = await copy(place, temporary, create);
		if (copied.digest !== digest) throw MlopsError.of(storeReasons, "store-corrupt", `${place} holds ${copied.digest}, not ${digest}.`);
		await placeNew(temporary, target);
	}).finally(() => discard(temporary));
}
async function placeNew(temporary, target) {
	try {
		await link(temporary, target);
	} catch (error) {
		const code = systemCode(error);
		if (code === "EEXIST") throw targetExists(target);
		if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP") throw error;
		if (await lstat(target).catch(ignoreMissing) !== void 0) throw targetExists(target);
		await rename(temporary, target);
	}
}
function targetExists(target) {
	return MlopsError.of(storeReasons, "store-target-exists", `${target} exists already and is not overwritten.`);
}
const createFile = (file) => open(file, "wx", 420);
async function copy(from, to, create) {
	const hash = createHash("sha256");
	let bytes = 0;
	const sink = await create(to);
	try {
		for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
			hash.update(chunk);
			bytes += chunk.length;
			await writeAll(sink, chunk);
		}
		await sink.sync();
	} finally {
		await sink.close();
	}
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}
async function writeAll(sink, chunk) {
	let rest = chunk;
	while (rest.length > 0) {
		const result = await sink.write(rest);
		const written = typeof result === "object" && result !== null && "bytesWritten" in result ? result.bytesWritten : 0;
		if (typeof written !== "number" || written <= 0) throw new Error("nothing was written");
		rest = rest.subarray(written);
	}
}
function placeOf(root, digest) {
	const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
	if (hex === void 0) throw MlopsError.of(storeReasons, "store-bad-digest", `${JSON.stringify(digest)} is not sha256:<64 hex digits>.`);
	return join(root, hex.slice(0, 2), hex.slice(2));
}
async function stored(root, place) {
	const found = await telling(`${root} cannot be read`, () => lstat(place).catch(ignoreMissing));
	if (found === void 0) return void 0;
	if (!found.isFile()) throw unsafe(place, "is not a plain file");
	await requireInside(root, place);
	return found;
}
async function requireInside(root, place) {
	const expected = join(await realpath(root), basename(dirname(place)));
	if (await realpath(dirname(place)) !== expected) throw unsafe(dirname(place), "is a link to another place");
}
function unsafe(path, what) {
	return MlopsError.of(storeReasons, "store-unsafe", `${path} in the store ${what}.`);
}
function ignoreMissing(error) {
	if (!isMissing(error)) throw error;
}
async function telling(what, work) {
	try {
		return await work();
	} catch (error) {
		const code = systemCode(error);
		const sentence = `${what}: ${error instanceof Error ? error.message : String(error)}.`;
		if (code === "ENOSPC" || code === "EDQUOT") throw MlopsError.of(storeReasons, "store-full", sentence);
		if (code !== void 0 && refused.has(code)) throw MlopsError.of(storeReasons, "store-unwritable", sentence);
		throw error;
	}
}
const refused = /* @__PURE__ */ new Set([
	"EACCES",
	"EPERM",
	"EROFS",
	"EEXIST",
	"ENOTDIR",
	"EISDIR",
	"EIO",
	"ELOOP",
	"ENAMETOOLONG"
]);

export { openFolderStore };
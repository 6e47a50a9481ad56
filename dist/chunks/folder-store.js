import { a as makeFolders, c as sha256File, d as temporaryBeside, i as isMissing, l as syncFolder, t as bufferFor, u as systemCode } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons16.js";
import { t as pLimit } from "./p-limit.js";
import { basename, dirname, join, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { chmod, link, lstat, mkdir, open, readdir, realpath, rename, rm } from "node:fs/promises";
import { createHash } from "node:crypto";

// src/store/copy.ts
const createFile = (file) => open(file, "wx", 420);
async function startCopy(from, to, create) {
	const sink = await create(to);
	try {
		const hash = createHash("sha256");
		const bytes = await pour(from, sink, hash);
		return {
			digest: `sha256:${hash.digest("hex")}`,
			bytes,
			sink
		};
	} catch (error) {
		await sink.close();
		throw error;
	}
}
async function pour(from, sink, hash) {
	let bytes = 0;
	const reading = createReadStream(from.file, { highWaterMark: bufferFor(from.bytes) });
	for await (const chunk of reading) {
		hash.update(chunk);
		bytes += chunk.length;
		await writeAll(sink, chunk);
	}
	return bytes;
}
async function endCopy({ sink }) {
	try {
		await sink.sync();
	} finally {
		await sink.close();
	}
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
async function discard(temporary) {
	await rm(temporary, { force: true }).catch(() => void 0);
}

// src/store/missing.ts
function missingOf({ model, fingerprint }, { path, digest }, where) {
	const sentence = `${where} does not hold ${path} of ${model} (run ${fingerprint.slice(0, 12)}, ${digest}).`;
	return MlopsError.of(storeReasons, "store-missing", sentence);
}

// src/store/places.ts
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

// src/store/put-files.ts
const batchSize = 128;
const atOnce = 8;
async function putFiles(root, files, create) {
	const put = [];
	for (let start = 0; start < files.length; start += batchSize) put.push(...await putBatch(root, files.slice(start, start + batchSize), create));
	return put;
}
async function putBatch(root, files, create) {
	const found = await each(files, (file) => lookAt(root, resolve(file)));
	const missing = [...new Map(found.flatMap((one) => one.there ? [] : [[one.place, one]])).values()];
	const folders = [...new Set(missing.map(({ place }) => dirname(place)))];
	await each(folders, (folder) => makePlace(root, folder));
	await place(root, missing, create);
	await each(folders, syncFolder);
	return found.map(({ digest, bytes }) => ({
		digest,
		bytes
	}));
}
async function lookAt(root, file) {
	const found = await lstat(file).catch(ignoreMissing);
	if (!(found?.isFile() === true || found?.isSymbolicLink() === true && await realFile(file))) throw MlopsError.of(storeReasons, "store-file-missing", `${file} is not a file that can be stored.`);
	const digest = await sha256File(file);
	const place = placeOf(root, digest.digest);
	return {
		...digest,
		file,
		place,
		temporary: temporaryBeside(place),
		there: await holds(root, place, digest)
	};
}
async function place(root, incoming, create) {
	const open = /* @__PURE__ */ new Map();
	const about = ({ file }, work) => telling(`${root} cannot take ${file}`, work);
	try {
		await each(incoming, (one) => about(one, async () => void open.set(one, await copyOf(one, create))));
		await each([...open], ([one, copy]) => {
			open.delete(one);
			return about(one, () => endCopy(copy));
		});
		await each(incoming, (one) => about(one, async () => {
			await chmod(one.temporary, 292);
			await rename(one.temporary, one.place);
		}));
	} finally {
		await Promise.allSettled([...open.values()].map(({ sink }) => sink.close()));
		await each(incoming, ({ temporary }) => discard(temporary));
	}
}
async function copyOf(one, create) {
	const copy = await startCopy(one, one.temporary, create);
	if (copy.digest === one.digest) return copy;
	await copy.sink.close();
	throw MlopsError.of(storeReasons, "store-file-changed", `${one.file} changed while it was being stored.`);
}
async function each(items, work) {
	const limit = pLimit(atOnce);
	return (await Promise.allSettled(items.map((item) => limit(() => work(item))))).map((one) => {
		if (one.status === "rejected") throw one.reason;
		return one.value;
	});
}
async function holds(root, place, { digest, bytes }) {
	if ((await stored(root, place))?.size !== bytes) return false;
	return (await telling(`${place} cannot be read`, () => sha256File(place))).digest === digest;
}
async function makePlace(root, folder) {
	try {
		await telling(`${root} cannot be written`, () => makeFolders(folder));
		await requireInside(root, join(folder, "any"));
		await sweep(folder);
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		throw MlopsError.of(storeReasons, "store-unwritable", `${root} cannot be made: the system refuses folders there.`);
	}
}
const dayInMilliseconds = 864e5;
async function sweep(folder) {
	for (const name of await readdir(folder)) {
		const found = name.endsWith(".tmp") ? await lstat(join(folder, name)).catch(ignoreMissing) : void 0;
		if (found !== void 0 && found.mtimeMs < Date.now() - dayInMilliseconds) await discard(join(folder, name));
	}
}
async function realFile(file) {
	const real = await realpath(file).catch(ignoreMissing);
	return real !== void 0 && (await lstat(real)).isFile();
}

// src/store/target.ts
async function requireNew(target) {
	if (await lstat(target).catch(ignoreMissing) !== void 0) throw targetExists(target);
}
async function placeNew(temporary, target) {
	try {
		await link(temporary, target);
	} catch (error) {
		const code = systemCode(error);
		if (code === "EEXIST") throw targetExists(target);
		if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP") throw error;
		await requireNew(target);
		await rename(temporary, target);
	}
}
function targetExists(target) {
	return MlopsError.of(storeReasons, "store-target-exists", `${target} exists already and is not overwritten.`);
}

// src/store/folder-store.ts
function openFolderStore(folder, options = {}) {
	const root = resolve(folder);
	const create = options.create ?? createFile;
	return {
		putAll: (files) => putFiles(root, files, create),
		has: async (digest) => await stored(root, placeOf(root, digest)) !== void 0,
		get: (digest, target) => get(root, digest, resolve(target), create),
		publish: (pack) => requirePack(root, pack),
		describe: () => `folder ${folder}`
	};
}
async function requirePack(root, pack) {
	for (const file of pack.files) if (await stored(root, placeOf(root, file.digest)) === void 0) throw missingOf(pack, file, `The store ${root}`);
}
async function get(root, digest, target, create) {
	const place = placeOf(root, digest);
	const found = await stored(root, place);
	if (found === void 0) throw MlopsError.of(storeReasons, "store-missing", `The store ${root} does not hold ${digest}.`);
	await requireNew(target);
	const temporary = temporaryBeside(target);
	await telling(`${target} cannot be written`, async () => {
		await mkdir(dirname(target), { recursive: true });
		const copied = await startCopy({
			file: place,
			bytes: found.size
		}, temporary, create);
		await copied.sink.close();
		if (copied.digest !== digest) throw MlopsError.of(storeReasons, "store-corrupt", `${place} holds ${copied.digest}, not ${digest}.`);
		await placeNew(temporary, target);
	}).finally(() => discard(temporary));
}

export { placeOf as a, missingOf as c, writeAll as d, makePlace as i, createFile as l, placeNew as n, stored as o, requireNew as r, telling as s, openFolderStore as t, discard as u };
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { lstat, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import { createHash, randomBytes } from "node:crypto";

// src/support/files.ts
async function sha256File(file) {
	const hash = createHash("sha256");
	let bytes = 0;
	const handle = await open(file, "r");
	try {
		const { size } = await handle.stat();
		const buffer = Buffer.allocUnsafe(bufferFor(size));
		for (;;) {
			const { bytesRead } = await handle.read(buffer);
			if (bytesRead === 0) return {
				digest: `sha256:${hash.digest("hex")}`,
				bytes
			};
			hash.update(buffer.subarray(0, bytesRead));
			bytes += bytesRead;
		}
	} finally {
		await handle.close();
	}
}
function bufferFor(size) {
	return Math.min(1 << 20, Math.max(4096, size + 1));
}
function temporaryBeside(file) {
	return join(dirname(file), `.${basename(file)}.${process.pid}.${randomBytes(6).toString("hex")}.tmp`);
}
function writeAtomic(file, content, mode = 438) {
	return namingFile(file, () => replaceFile(file, content, mode));
}
async function replaceFile(file, content, mode) {
	await mkdir(dirname(file), { recursive: true });
	const temporary = temporaryBeside(file);
	try {
		const handle = await open(temporary, "wx", mode);
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	await syncFolder(dirname(file));
}
async function namingFile(file, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Error && systemCode(error) !== void 0 && !("path" in error)) Object.assign(error, {
			path: file,
			message: `${error.message} '${file}'`
		});
		throw error;
	}
}
async function syncFolder(folder) {
	const handle = await open(folder, "r").catch(() => void 0);
	await handle?.sync().catch(() => void 0);
	await handle?.close();
}
async function insideOf(root, path) {
	if (path.includes("\0")) return void 0;
	const realRoot = await realpath(root);
	const real = await realOfExisting(resolve(realRoot, path));
	if (real === void 0) return void 0;
	return real === realRoot || isBelow(realRoot, real) ? real : void 0;
}
function isBelow(root, path) {
	const way = relative(root, path);
	return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
async function realOfExisting(path) {
	try {
		return await realpath(path);
	} catch (error) {
		const parent = dirname(path);
		if (!isMissing(error) || parent === path) throw error;
		if (await isLink(path)) return void 0;
		const realParent = await realOfExisting(parent);
		return realParent === void 0 ? void 0 : join(realParent, basename(path));
	}
}
async function isLink(path) {
	return (await lstat(path).catch(() => void 0))?.isSymbolicLink() ?? false;
}
async function readBounded(file, limit) {
	const handle = await open(file, "r");
	try {
		const chunks = [];
		let total = 0;
		while (total <= limit) {
			const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(1 << 20, limit + 1 - total)));
			if (bytesRead === 0) return {
				kind: "read",
				bytes: Buffer.concat(chunks)
			};
			chunks.push(buffer.subarray(0, bytesRead));
			total += bytesRead;
		}
		return {
			kind: "too-large",
			limit
		};
	} finally {
		await handle.close();
	}
}
function systemCode(error) {
	if (!(error instanceof Error) || !("code" in error)) return void 0;
	return typeof error.code === "string" ? error.code : void 0;
}
function isFileOf(path, bytes) {
	return stat(path).then((found) => found.isFile() && found.size === bytes, () => false);
}
function isMissing(error) {
	const code = systemCode(error);
	return code === "ENOENT" || code === "ENOTDIR";
}
async function makeFolders(path) {
	try {
		await mkdir(path);
	} catch (error) {
		const code = systemCode(error);
		if (code === "EEXIST" && await isFolder(path)) return;
		const parent = dirname(path);
		if (code !== "ENOENT" || parent === path) throw error;
		if (!await isFolder(parent)) await makeFolders(parent);
		await mkdir(path).catch(async (again) => {
			if (systemCode(again) !== "EEXIST" || !await isFolder(path)) throw again;
		});
	}
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

export { makeFolders as a, sha256File as c, temporaryBeside as d, writeAtomic as f, isMissing as i, syncFolder as l, insideOf as n, namingFile as o, isFileOf as r, readBounded as s, bufferFor as t, systemCode as u };
import { i as parseLfsPointer, t as largestPointer } from "./pointers.js";
import { c as sha256File, u as systemCode } from "./files.js";
import { n as GitError } from "./git.js";
import { s as bringMissing } from "./commit.js";
import { d as explained, f as refuse, l as safePath, u as staysInside } from "./variables.js";
import { C as lfsContent, w as lfsNotLocal } from "./commit-data.js";
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { closeSync, constants, fchmodSync, openSync, writeFileSync } from "node:fs";
import { chmod, constants as constants$1, copyFile, mkdir, open, symlink } from "node:fs/promises";

// src/support/git-blobs.ts
async function streamBlobs(git, oids, open, signal) {
	signal?.throwIfAborted();
	if (oids.length === 0) return;
	await bringMissing(git, oids);
	const args = ["cat-file", "--batch"];
	const child = spawn("git", args, {
		cwd: git.folder,
		env: git.env,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		]
	});
	const failed = new Promise((_, reject) => child.once("error", reject));
	const closed = new Promise((resolve) => child.once("close", resolve));
	const stop = () => child.kill("SIGKILL");
	signal?.addEventListener("abort", stop, { once: true });
	child.stdin.on("error", () => void 0);
	child.stdin.end(oids.map((oid) => `${oid}\n`).join(""));
	let stderr = "";
	child.stderr.on("data", (chunk) => {
		stderr += chunk.toString("utf8");
	});
	const chunks = child.stdout[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await chunks.next();
		return done !== true && Buffer.isBuffer(value) ? value : void 0;
	};
	try {
		if (await Promise.race([readAll({
			buffer: Buffer.alloc(0),
			next
		}, oids, open), failed])) return;
		const code = await closed;
		signal?.throwIfAborted();
		throw new GitError(args, {
			code,
			signal: null,
			stdout: Buffer.alloc(0),
			stderr: stderr || "ended early"
		});
	} finally {
		signal?.removeEventListener("abort", stop);
		stop();
	}
}
async function readAll(cursor, oids, open) {
	for (const index of oids.keys()) {
		const header = await readLine(cursor);
		if (header === void 0) return false;
		const [, type, size] = header.split(" ");
		const sink = await open(index, type === "blob" ? Number(size) : void 0);
		if (size === void 0) continue;
		let complete = false;
		try {
			complete = await copyBytes(cursor, Number(size), sink);
		} finally {
			await sink?.end();
		}
		if (!complete || !await copyBytes(cursor, 1, void 0)) return false;
	}
	return true;
}
async function readLine(cursor) {
	for (;;) {
		const end = cursor.buffer.indexOf(10);
		if (end >= 0) {
			const line = cursor.buffer.toString("utf8", 0, end);
			cursor.buffer = cursor.buffer.subarray(end + 1);
			return line;
		}
		const more = await cursor.next();
		if (more === void 0) return void 0;
		cursor.buffer = cursor.buffer.length === 0 ? more : Buffer.concat([cursor.buffer, more]);
	}
}
async function copyBytes(cursor, size, sink) {
	let left = size;
	while (left > 0) {
		if (cursor.buffer.length === 0) {
			const more = await cursor.next();
			if (more === void 0) return false;
			cursor.buffer = more;
		}
		const piece = cursor.buffer.subarray(0, left);
		cursor.buffer = cursor.buffer.subarray(piece.length);
		left -= piece.length;
		await sink?.write(piece);
	}
	return true;
}
function memorySink(done) {
	const pieces = [];
	return {
		write: (chunk) => {
			pieces.push(chunk);
		},
		end: () => done(Buffer.concat(pieces))
	};
}

// src/training/lfs.ts
async function restorePointer(git, path, pointer, target) {
	await copyFile(await lfsContent(git, path, pointer), target, constants.COPYFILE_FICLONE);
	const { digest, bytes } = await sha256File(target);
	if (digest !== `sha256:${pointer.sha256}` || bytes !== pointer.bytes) throw lfsNotLocal(path, "is a Git LFS pointer, and the object in the local store does not have the digest it names");
}

// src/training/export.ts
async function exportInputs(git, request) {
	try {
		const code = [...new Map(request.code.map((entry) => [entry.path, entry])).values()];
		const files = code.filter((entry) => entry.mode.startsWith("100"));
		const links = code.filter((entry) => entry.mode === "120000");
		for (const entry of code) refuseOthers(entry);
		await makeFolders(request.work, [...code, ...request.data.flatMap((input) => input.files)]);
		await writeFiles(git, files, request);
		for (const input of request.data) await placeData(input, request);
		await writeLinks(git, links, request);
	} catch (error) {
		throw explained(error);
	}
}
function refuseOthers(entry) {
	safePath(entry.path);
	if (entry.mode === "160000") throw refuse("submodule-not-supported", `${entry.path} is a submodule`);
	if (entry.mode !== "120000" && !entry.mode.startsWith("100")) throw refuse("path-refused", `${entry.path} has the mode ${entry.mode}, which is neither a file nor a link`);
}
async function makeFolders(work, entries) {
	const folders = new Set(entries.map((entry) => dirname(safePath(entry.path))));
	for (const folder of folders) await mkdir(join(work, folder), { recursive: true });
}
const inMemory = 1 << 20;
async function writeFiles(git, files, request) {
	const pointers = [];
	const sink = (entry, bytes) => {
		const target = join(request.work, entry.path);
		const mode = entry.mode === "100755" ? 493 : 420;
		if (bytes > inMemory) return fileSink(target, mode);
		return memorySink((content) => {
			const pointer = content.length <= 1024 ? parseLfsPointer(content.toString("utf8"), entry.path) : void 0;
			if (pointer === void 0) writeWhole(target, content, mode);
			else pointers.push({
				entry,
				pointer
			});
		});
	};
	await readBlobs(git, files, sink, request.signal);
	for (const { entry, pointer } of pointers) {
		const target = join(request.work, entry.path);
		await restorePointer(git, entry.path, pointer, target);
		await chmod(target, entry.mode === "100755" ? 493 : 420);
	}
}
async function readBlobs(git, entries, sink, signal) {
	const oids = entries.map(({ oid }) => oid);
	const open = (index, bytes) => {
		const entry = at(entries, index);
		if (bytes === void 0) throw refuse("input-missing", `${entry.path}: git has no blob ${entry.oid}`);
		return sink(entry, bytes);
	};
	try {
		await streamBlobs(git, oids, open, signal);
	} catch (error) {
		throw error instanceof GitError ? refuse("input-missing", `the commit cannot be read: ${error.message}`) : error;
	}
}
function writeWhole(path, content, mode) {
	const file = openSync(path, "wx", mode);
	try {
		writeFileSync(file, content);
		fchmodSync(file, mode);
	} finally {
		closeSync(file);
	}
}
async function fileSink(path, mode) {
	const file = await open(path, "wx", mode);
	return {
		write: async (chunk) => {
			await file.writeFile(chunk);
		},
		end: async () => {
			await file.chmod(mode);
			await file.close();
		}
	};
}
async function writeLinks(git, links, request) {
	const targets = [];
	const sink = (entry) => memorySink((content) => targets.push({
		entry,
		target: content.toString("utf8")
	}));
	await readBlobs(git, links, sink, request.signal);
	for (const { entry, target } of targets) {
		if (!staysInside(entry.path, target)) throw refuse("symlink-outside", `${entry.path} is a link to ${JSON.stringify(target)}`);
		await link(target, entry.path, request.work);
	}
}
async function link(target, path, work) {
	try {
		await symlink(target, join(work, path));
	} catch (error) {
		if (systemCode(error) !== "EEXIST") throw error;
		throw refuse("path-refused", `${path} is a link in the commit, and another input lies at or below that path`);
	}
}
async function placeData(input, request) {
	for (const file of input.files) {
		request.signal.throwIfAborted();
		await copyChecked(file, join(request.work, safePath(file.path)), input.dataset);
	}
}
async function copyChecked(file, target, dataset) {
	try {
		await copyFile(file.local, target, constants$1.COPYFILE_FICLONE);
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		throw refuse("input-missing", `${file.path} of the dataset ${dataset} is not on this machine`);
	}
	await chmod(target, 420);
	const handle = await open(target, "r");
	const { size } = await handle.stat().finally(() => handle.close());
	if (size !== file.bytes) throw refuse("input-changed", `${file.path} of the dataset ${dataset} has ${size} bytes instead of ${file.bytes}`);
}
function at(entries, index) {
	const entry = entries[index];
	if (entry === void 0) throw new RangeError(`no entry ${index}`);
	return entry;
}

export { exportInputs as t };
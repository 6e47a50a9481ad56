import { o as sortTree } from "./judged.js";
import { n as GitError } from "./git.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons7.js";
import { spawn } from "node:child_process";
import { isUtf8 } from "node:buffer";

// src/support/git-blobs.ts
async function streamBlobs(git, oids, open, signal) {
	signal?.throwIfAborted();
	if (oids.length === 0) return;
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

// src/repository/blobs.ts
const seen = /* @__PURE__ */ new WeakMap();
const largestKept = 65536;
const mostKept = 1e4;
async function readBlobs(git, oids) {
	const kept = seen.get(git) ?? /* @__PURE__ */ new Map();
	seen.set(git, kept);
	const wanted = [...new Set(oids)];
	const found = new Map(wanted.flatMap((oid) => pair(oid, kept.get(oid))));
	for (const [oid, blob] of await readObjects(git, wanted.filter((oid) => !found.has(oid)))) {
		found.set(oid, blob);
		if (blob.length <= largestKept && kept.size < mostKept) kept.set(oid, blob);
	}
	return found;
}
function pair(oid, blob) {
	return blob === void 0 ? [] : [[oid, blob]];
}
async function readObjects(git, wanted) {
	const blobs = /* @__PURE__ */ new Map();
	await streamBlobs(git, wanted, (index, bytes) => {
		if (bytes === void 0) return void 0;
		return memorySink((content) => blobs.set(wanted[index] ?? "", content));
	});
	return blobs;
}

// src/repository/utf8-text.ts
function utf8Text(bytes, file) {
	const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
	if (mark === 65534 || mark === 65279) throw refused(`${file} is encoded in UTF-16, not UTF-8.`);
	if (isUtf8(bytes)) return bytes.toString("utf8");
	const at = firstWrong(bytes);
	throw refused(`${file} is not encoded in UTF-8: line ${bytes.subarray(0, at).reduce((lines, byte) => byte === 10 ? lines + 1 : lines, 1)}, byte ${at} is 0x${bytes[at]?.toString(16)}.`);
}
function firstWrong(bytes) {
	let [valid, wrong] = [0, bytes.length];
	while (wrong - valid > 1) {
		const middle = valid + wrong >> 1;
		if (startsValid(bytes, middle)) valid = middle;
		else wrong = middle;
	}
	while (valid > 0 && !isUtf8(bytes.subarray(0, valid))) valid -= 1;
	return valid;
}
function startsValid(bytes, length) {
	return [
		0,
		1,
		2,
		3
	].some((cut) => cut <= length && isUtf8(bytes.subarray(0, length - cut)));
}
function refused(sentence) {
	return MlopsError.of(repositoryReasons, "text-not-utf8", sentence);
}

// src/repository/commit.ts
async function readCommit(git, revision) {
	const [head, listing] = await Promise.all([git.text([
		"show",
		"-s",
		"--format=%H%n%s",
		revision,
		"--"
	]), git.list([
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"--full-tree",
		revision
	])]);
	const [sha = "", subject = ""] = head.split("\n");
	const sizes = /* @__PURE__ */ new Map();
	const entries = listing.map((line) => parseEntry(line, sizes));
	const byPath = new Map(entries.map((entry) => [entry.path, entry]));
	return {
		sha,
		subject,
		tree: sortTree(entries),
		entry: (path) => byPath.get(path),
		size: (path) => sizes.get(path) ?? 0
	};
}
function parseEntry(line, sizes) {
	const tab = line.indexOf("	");
	const [mode = "", , oid = "", size = ""] = line.slice(0, tab).split(/ +/);
	const path = line.slice(tab + 1);
	sizes.set(path, Number(size) || 0);
	return {
		path,
		mode,
		oid
	};
}
async function readTexts(git, commit, paths) {
	const entries = [...new Set(paths)].flatMap((path) => commit.entry(path) ?? []);
	const blobs = await readBlobs(git, entries.map((entry) => entry.oid));
	return new Map(entries.flatMap(({ path, oid }) => {
		const blob = blobs.get(oid);
		return blob === void 0 ? [] : [[path, utf8Text(blob, path)]];
	}));
}

export { memorySink as a, readBlobs as i, readTexts as n, streamBlobs as o, utf8Text as r, readCommit as t };
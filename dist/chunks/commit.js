import { r as readHead, s as sortTree } from "./judged.js";
import { t as objectsOf } from "./git-objects.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";
import { isUtf8 } from "node:buffer";

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
	const objects = objectsOf(git);
	const found = await Promise.all(wanted.map((oid) => objects.read(oid)));
	return new Map(found.flatMap((object, index) => pair(wanted[index] ?? "", blobOf(object))));
}
function blobOf(object) {
	return object?.kind === "blob" ? object.bytes : void 0;
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
	const [head, listing] = await Promise.all([readHead(git, revision), git.list([
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"--full-tree",
		revision
	])]);
	if (head === void 0) throw new TypeError(`${revision} names no commit`);
	const sizes = /* @__PURE__ */ new Map();
	const entries = listing.map((line) => parseEntry(line, sizes));
	const byPath = new Map(entries.map((entry) => [entry.path, entry]));
	return {
		sha: head.sha,
		subject: head.subject,
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

export { readBlobs as i, readTexts as n, utf8Text as r, readCommit as t };
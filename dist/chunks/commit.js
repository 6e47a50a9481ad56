import { o as sortTree } from "./tree.js";
import { n as settingsOf, t as isOfRepository } from "./git-settings.js";
import { t as objectsOf } from "./git-objects.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";
import { isUtf8 } from "node:buffer";

// src/support/git-missing.ts
const left = /* @__PURE__ */ new WeakMap();
async function noteMissing(git, revision) {
	if (await promisorOf(git) === void 0) return;
	const args = [
		"rev-list",
		"--objects",
		"--no-walk",
		"--missing=print",
		"--end-of-options",
		revision
	];
	const lines = (await git.text(args)).split("\n");
	const known = left.get(git) ?? /* @__PURE__ */ new Set();
	left.set(git, known);
	for (const line of lines) if (line.startsWith("?")) known.add(line.slice(1));
}
async function bringMissing(git, oids) {
	const known = left.get(git);
	if (known === void 0 || known.size === 0) return;
	const wanted = [...new Set(oids)].filter((oid) => known.delete(oid));
	const remote = await promisorOf(git);
	if (wanted.length < 2 || remote === void 0) return;
	await git.try([
		...fetch,
		"--stdin",
		"--",
		remote
	], { input: `${wanted.join("\n")}\n` });
}
const fetch = [
	...[
		"-c",
		"fetch.negotiationAlgorithm=noop",
		"-c",
		"core.hooksPath=/dev/null"
	],
	...[
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--no-recurse-submodules",
		"--no-auto-maintenance"
	],
	"--filter=blob:none"
];
async function promisorOf(git) {
	for (const entry of await settingsOf(git)) {
		const [key, value] = entry.setting;
		const name = /^remote\.(.+)\.promisor$/.exec(key)?.[1];
		if (name !== void 0 && isOfRepository(entry) && /^(true|yes|on|1)$/i.test(value)) return name;
	}
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
const sizes = /* @__PURE__ */ new WeakMap();
async function blobSizes(git, oids) {
	const kept = sizes.get(git) ?? /* @__PURE__ */ new Map();
	sizes.set(git, kept);
	const wanted = [...new Set(oids)].filter((oid) => !kept.has(oid));
	await bringMissing(git, wanted);
	const objects = objectsOf(git);
	const found = await Promise.all(wanted.map((oid) => objects.size(oid)));
	for (const [index, size] of found.entries()) {
		const oid = wanted[index];
		if (oid !== void 0 && size !== void 0) kept.set(oid, size);
	}
	return kept;
}
function pair(oid, blob) {
	return blob === void 0 ? [] : [[oid, blob]];
}
async function readObjects(git, wanted) {
	const objects = objectsOf(git);
	await bringMissing(git, wanted);
	const found = await Promise.all(wanted.map((oid) => objects.read(oid)));
	return new Map(found.flatMap((object, index) => pair(wanted[index] ?? "", blobOf(object))));
}
function blobOf(object) {
	return object?.kind === "blob" ? object.bytes : void 0;
}

// src/repository/commit-head.ts
async function readHead(git, revision) {
	const found = await objectsOf(git).read(`${revision}^{commit}`);
	return found?.kind === "commit" ? {
		sha: found.oid,
		...partsOf(found.bytes)
	} : void 0;
}
function partsOf(bytes) {
	const end = bytes.indexOf("\n\n");
	const header = bytes.toString("latin1", 0, end < 0 ? bytes.length : end).split("\n");
	const valuesOf = (key) => header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
	const [encoding = "utf-8"] = valuesOf("encoding");
	const message = end < 0 ? "" : decode(bytes.subarray(end + 2), encoding);
	return {
		parents: valuesOf("parent"),
		subject: subjectOf(message)
	};
}
function decode(bytes, encoding) {
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		return bytes.toString("utf8");
	}
}
function subjectOf(message) {
	const lines = message.split("\n").map((line) => line.trimEnd());
	const first = lines.findIndex((line) => line !== "");
	if (first < 0) return "";
	const end = lines.indexOf("", first);
	return lines.slice(first, end < 0 ? void 0 : end).join(" ");
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
	const [head, listing] = await Promise.all([
		readHead(git, revision),
		git.list([
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			revision
		]),
		noteMissing(git, revision)
	]);
	if (head === void 0) throw new TypeError(`${revision} names no commit`);
	const entries = listing.map(parseEntry);
	const byPath = new Map(entries.map((entry) => [entry.path, entry]));
	return {
		sha: head.sha,
		subject: head.subject,
		tree: sortTree(entries),
		entry: (path) => byPath.get(path)
	};
}
function parseEntry(line) {
	const tab = line.indexOf("	");
	const [mode = "", , oid = ""] = line.slice(0, tab).split(" ");
	return {
		path: line.slice(tab + 1),
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

export { blobSizes as a, readHead as i, readTexts as n, readBlobs as o, utf8Text as r, bringMissing as s, readCommit as t };
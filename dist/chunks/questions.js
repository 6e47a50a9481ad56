import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { _ as number, h as literal, v as object, x as string, y as record } from "./schemas.js";
import { n as shellCommand } from "./shell.js";
import { c as sha256File, f as writeAtomic, i as isMissing, n as insideOf, r as isFileOf, u as systemCode } from "./files.js";
import { n as GitError } from "./git.js";
import { t as repositoryReasons } from "./reasons4.js";
import { n as compareText } from "./canonical.js";
import { d as datasetDigest } from "./checked-records.js";
import { t as require_picomatch } from "./picomatch.js";
import { a as isPlainPath, o as matcher, s as selectFiles } from "./judged.js";
import { a as readBlobs, i as blobSizes } from "./commit.js";
import { i as parseLfsPointer, n as mayBePointer, r as parseDvcPointer } from "./pointers.js";
import { n as noMeter } from "./amount.js";
import { extname, join, relative, sep } from "node:path";
import { createReadStream } from "node:fs";
import { access, readFile, readdir, realpath, stat } from "node:fs/promises";
import { createHash } from "node:crypto";

// src/project/code.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const isDocumentation = anyOf([
	"**/*.md",
	"**/*.rst",
	"**/docs/**",
	"**/LICENSE*",
	"**/NOTICE*",
	"**/CITATION*",
	"**/CODEOWNERS",
	"**/.gitignore",
	"**/.gitattributes",
	"**/.editorconfig",
	".github/**"
]);
function anyOf(globs) {
	const expression = new RegExp(globs.map((glob) => import_picomatch.default.makeRe(glob, { dot: true }).source).join("|"));
	return (path) => expression.test(path);
}
function codeOf(model, project, projectFile, tree) {
	const selected = model.code.kind === "globs" ? selectFiles(tree, model.code.globs) : defaultCode(model, tree);
	const isData = dataTest(project);
	const params = new Set(model.params.map((entry) => entry.file));
	return without(selected, ({ path }) => path === projectFile || params.has(path) || isData(path));
}
function evaluationCodeOf(model, tree) {
	const globs = model.evaluate?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function servingCodeOf({ serve }, tree) {
	const globs = serve?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function defaultCode(model, tree) {
	const below = model.workingDirectory === "" ? "**" : `${model.workingDirectory}/`;
	const others = new Set([...evaluationCodeOf(model, tree), ...servingCodeOf(model, tree)].map(({ path }) => path));
	return without(selectFiles(tree, [below]), ({ path }) => isDocumentation(path) || others.has(path));
}
function without(entries, test) {
	const rest = entries.filter((entry) => !test(entry));
	return rest.length === entries.length ? entries : rest;
}
const dataTests = /* @__PURE__ */ new WeakMap();
function dataTest(project) {
	const known = dataTests.get(project);
	if (known !== void 0) return known;
	const answers = /* @__PURE__ */ new Map();
	const isData = dataMatcher(project);
	const test = (path) => {
		const answer = answers.get(path) ?? isData(path);
		answers.set(path, answer);
		return answer;
	};
	dataTests.set(project, test);
	return test;
}
function dataMatcher(project) {
	const tests = [...project.datasets.values()].map((dataset) => matcher(dataset.source));
	return (path) => tests.some((test) => test(path) || path.endsWith(".dvc") && test(path.slice(0, -4)));
}

// src/repository/ignored-files.ts
async function ignoredFiles({ root, git }, source, about, known = /* @__PURE__ */ new Set()) {
	const found = (await new Walk(await realpath(root), source, about).files()).filter(({ path }) => !known.has(path));
	if (found.length === 0) return [];
	const args = [
		"check-ignore",
		"-z",
		"--stdin"
	];
	const asked = await git.try(args, { input: found.map(({ real }) => `${real}\0`).join("") });
	if (asked.code !== 0 && asked.code !== 1) throw new GitError(args, asked);
	const ignored = new Set(asked.stdout.toString("utf8").split("\0"));
	return found.filter(({ real }) => ignored.has(real)).map(({ path }) => path);
}
const ownFolders = /* @__PURE__ */ new Set([".git", ".mlops"]);
var Walk = class {
	#root;
	#source;
	#about;
	#matches;
	#deepest;
	#found = [];
	#seen = /* @__PURE__ */ new Set();
	constructor(root, source, about) {
		this.#root = root;
		this.#source = source;
		this.#about = about;
		this.#matches = matcher(source);
		this.#deepest = deepestMatch(source);
	}
	async files() {
		const base = isPlainPath(this.#source) ? this.#source.replace(/\/+$/, "") : import_picomatch.default.scan(this.#source).base;
		await this.#visit(base === "." ? "" : base);
		return this.#found;
	}
	async #visit(path) {
		const kind = await stat(join(this.#root, path)).catch(withoutTarget);
		if (kind === void 0) return;
		const inside = await insideOf(this.#root, path);
		if (inside === void 0) return this.#refuse(path);
		const real = relative(this.#root, inside).split(sep).join("/");
		if (ownFolders.has(real.split("/", 1)[0] ?? "")) return;
		if (kind.isDirectory()) return this.#enter(path, inside);
		if (kind.isFile() && this.#matches(path)) this.#found.push({
			path,
			real
		});
	}
	async #enter(path, folder) {
		if (depthOf(path) >= this.#deepest || this.#seen.has(folder)) return;
		this.#seen.add(folder);
		for (const name of await readdir(folder)) await this.#visit(path === "" ? name : `${path}/${name}`);
	}
	#refuse(path) {
		if (depthOf(path) >= this.#deepest && !this.#matches(path)) return;
		throw MlopsError.of(repositoryReasons, "data-outside", `${this.#about}: ${path} leads out of the repository, through a symbolic link.`);
	}
};
function deepestMatch(source) {
	return isPlainPath(source) || source.endsWith("/") || /\*\*|[{(]/.test(source) ? Number.POSITIVE_INFINITY : depthOf(source);
}
function depthOf(path) {
	return path === "" ? 0 : path.split("/").length;
}
function withoutTarget(error) {
	if (!isMissing(error) && systemCode(error) !== "ELOOP") throw error;
}

// src/repository/datasets.ts
async function resolveDataset(repository, commit, dataset, cache) {
	try {
		const files = await findFiles(repository, commit, dataset, cache);
		if (files.length === 0) return unresolved(dataset, [missing(dataset)]);
		return {
			dataset,
			digest: datasetDigest(files),
			files,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return unresolved(dataset, error.problems);
	}
}
function unresolved(dataset, problems) {
	return {
		dataset,
		digest: datasetDigest([]),
		files: [],
		problems
	};
}
function missing(dataset) {
	return isPlainPath(dataset.source) ? {
		reason: "data-missing",
		message: `${dataset.name}: ${dataset.source} is neither in the commit nor on this machine.`
	} : {
		reason: "no-files-match",
		message: `${dataset.name}: ${dataset.source} matches no file.`
	};
}
const gitFiles = /(^|\/)\.git(ignore|attributes|keep)$/;
async function findFiles(repository, commit, dataset, cache) {
	const pointers = commit.tree.filter((entry) => isPointerOf(entry.path, dataset.source));
	const files = await fromGit(repository, dataset, selectFiles(commit.tree, [dataset.source]).filter(({ path }) => !gitFiles.test(path) && !path.endsWith(".dvc")));
	for (const pointer of pointers) files.push(await fromDvc(repository, pointer));
	if (files.length === 0) return fromDisk(repository, dataset, cache);
	if (pointers.length === 0) await refuseMixed(repository, commit, dataset, files);
	return sortByPath(files);
}
async function refuseMixed(repository, commit, dataset, tracked) {
	if (tracked.length === 1 && tracked[0]?.path === dataset.source) return;
	const known = new Set(commit.tree.map(({ path }) => path));
	const kinds = new Set(tracked.map(({ path }) => extname(path)));
	const [first, ...more] = (await ignoredFiles(repository, dataset.source, dataset.name, known)).filter((path) => kinds.has(extname(path)));
	if (first === void 0) return;
	const others = more.length === 0 ? first : `${first} and ${more.length} more`;
	throw MlopsError.of(repositoryReasons, "data-mixed", `${dataset.name}: ${dataset.source} matches ${tracked.length} ${tracked.length === 1 ? "file" : "files"} of the commit, and ${others} that git ignores.`);
}
function isPointerOf(path, source) {
	if (!path.endsWith(".dvc")) return false;
	const test = matcher(source);
	return test(path) || test(path.slice(0, -4));
}
function sortByPath(files) {
	return [...files].sort((a, b) => compareText(a.path, b.path));
}
async function fromDvc(repository, entry) {
	const blob = (await readBlobs(repository.git, [entry.oid])).get(entry.oid);
	const pointer = parseDvcPointer(blob?.toString("utf8") ?? "", entry.path);
	if (pointer.kind !== "dvc") throw new TypeError("parseDvcPointer gives DVC pointers");
	return {
		path: pointer.path,
		id: `md5:${pointer.md5}`,
		bytes: pointer.bytes ?? 0,
		from: {
			kind: "pointer",
			pointer
		}
	};
}
async function fromGit(repository, dataset, tracked) {
	const outside = tracked.find((entry) => entry.mode === "120000" || entry.mode === "160000");
	if (outside !== void 0) {
		const what = outside.mode === "120000" ? "a symbolic link" : "a submodule";
		throw MlopsError.of(repositoryReasons, "data-outside", `${dataset.name}: ${outside.path} is ${what}; data must be files of this repository.`);
	}
	const oids = tracked.map(({ oid }) => oid);
	const sizes = await blobSizes(repository.git, oids);
	const blobs = await readBlobs(repository.git, oids.filter((oid) => mayBePointer(sizes.get(oid))));
	return tracked.map(({ path, oid }) => {
		const pointer = parseLfsPointer(blobs.get(oid)?.toString("utf8") ?? "", path);
		if (pointer?.kind === "lfs") return {
			path,
			id: `lfs:${pointer.sha256}`,
			bytes: pointer.bytes,
			from: {
				kind: "pointer",
				pointer
			}
		};
		return {
			path,
			id: `git:${oid}`,
			bytes: sizes.get(oid) ?? 0,
			from: {
				kind: "git",
				oid
			}
		};
	});
}
async function fromDisk(repository, dataset, cache) {
	const paths = await ignoredFiles(repository, dataset.source, dataset.name);
	const digests = await cache.digestAll(paths.map((path) => join(repository.root, path)));
	return sortByPath(paths.flatMap((path, at) => {
		const found = digests[at];
		if (found === void 0) return [];
		return [{
			path,
			id: `sha256:${found.sha256}`,
			bytes: found.bytes,
			from: { kind: "disk" }
		}];
	}));
}

// src/repository/dataset-list.ts
async function resolveDatasets(repository, commit, datasets, cache) {
	const list = [...datasets];
	const tracked = list.flatMap((dataset) => selectFiles(commit.tree, [dataset.source])).filter((entry) => entry.mode !== "160000").map(({ oid }) => oid);
	const sizes = await blobSizes(repository.git, tracked);
	await readBlobs(repository.git, tracked.filter((oid) => mayBePointer(sizes.get(oid))));
	const resolved = /* @__PURE__ */ new Map();
	for (const dataset of list) resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache));
	return resolved;
}

// src/repository/digest-cache.ts
const entrySchema = object({
	stamp: string(),
	sha256: string(),
	seenAt: number()
});
const fileSchema = object({
	schemaVersion: literal(1),
	files: record(string(), entrySchema)
});
const grainMs = 2e3;
async function openDigestCache(file, options = {}) {
	const { now = Date.now, tell = noMeter } = options;
	const entries = new Map(Object.entries(await readCache(file)));
	let changed = false;
	const look = async (path) => {
		const found = await stat(path, { bigint: true });
		const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
		const known = entries.get(path);
		const newest = Math.max(Number(found.mtimeNs / 1000000n), Number(found.ctimeNs / 1000000n));
		const believed = known?.stamp === stamp && known.seenAt - newest >= grainMs;
		return {
			path,
			stamp,
			seenAt: now(),
			bytes: Number(found.size),
			...believed && { sha256: known.sha256 }
		};
	};
	const learn = async (looked, onBytes) => {
		const { path, stamp, seenAt, bytes, sha256 } = looked;
		if (sha256 !== void 0) return {
			sha256,
			bytes
		};
		const made = await hashFile(path, onBytes);
		entries.set(path, {
			stamp,
			sha256: made,
			seenAt
		});
		changed = true;
		return {
			sha256: made,
			bytes
		};
	};
	const digestAll = async (files) => {
		const looked = [];
		for (const file of files) looked.push(await look(file));
		const of = looked.reduce((sum, { sha256, bytes }) => sha256 === void 0 ? sum + bytes : sum, 0);
		let done = 0;
		const onBytes = (bytes) => {
			done += bytes;
			tell({
				unit: "bytes",
				done,
				of,
				what: "hashed"
			});
		};
		const digests = [];
		for (const one of looked) digests.push(await learn(one, onBytes));
		if (done > 0) tell(void 0);
		return digests;
	};
	return {
		digestAll,
		async digest(file) {
			const [found] = await digestAll([file]);
			if (found === void 0) throw new TypeError("one file has one digest");
			return found;
		},
		async save() {
			if (!changed) return;
			const text = JSON.stringify({
				schemaVersion: 1,
				files: Object.fromEntries(entries)
			});
			await writeAtomic(file, text).catch((error) => {
				if (systemCode(error) === void 0) throw error;
			});
			changed = false;
		}
	};
}
async function readCache(file) {
	try {
		const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
		return parsed.success ? parsed.data.files : {};
	} catch {
		return {};
	}
}
async function hashFile(path, onBytes) {
	const hash = createHash("sha256");
	for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
		hash.update(piece);
		onBytes(piece.length);
	}
	return hash.digest("hex");
}

// src/repository/lfs.ts
async function lfsContent(git, path, pointer) {
	const { sha256 } = pointer;
	const stored = await lfsStored(git, pointer);
	if (stored !== void 0) return stored;
	const checkedOut = join(git.folder, path);
	if (await digestOf(checkedOut) === `sha256:${sha256}`) return checkedOut;
	throw lfsNotLocal(path, `is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here`);
}
async function lfsStored(git, { sha256, bytes }) {
	const stored = join(await gitFolder(git), "lfs", "objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
	return await isFileOf(stored, bytes) ? stored : void 0;
}
const gitFolders = /* @__PURE__ */ new WeakMap();
function gitFolder(git) {
	const known = gitFolders.get(git) ?? git.text([
		"rev-parse",
		"--path-format=absolute",
		"--git-common-dir"
	]);
	gitFolders.set(git, known);
	return known;
}
function lfsNotLocal(path, why) {
	return MlopsError.of(repositoryReasons, "data-not-local", `${path} ${why}.`, { remedy: shellCommand([
		"git",
		"lfs",
		"pull",
		"--include",
		path
	]) });
}
async function digestOf(file) {
	try {
		return (await sha256File(file)).digest;
	} catch (error) {
		if (isMissing(error) || systemCode(error) === "EISDIR") return void 0;
		throw error;
	}
}

// src/repository/dvc-cache.ts
async function dvcCached(root, md5) {
	for (const layout of [join("files", "md5"), ""]) {
		const file = join(root, ".dvc", "cache", layout, md5.slice(0, 2), md5.slice(2));
		if (await access(file).then(() => true, () => false)) return file;
	}
}

// src/commands/named-store.ts
function namedStore({ store }, { root }, ports) {
	return ports.openStore({
		store,
		root
	});
}

// src/gates/bounds.ts
function atLeast(known, bound) {
	if (known.kind === "exact") {
		const holds = known.value >= bound;
		return {
			holds,
			brokenFor: holds ? 0 : Number.POSITIVE_INFINITY
		};
	}
	const usual = intervalAt(known.intervals, 1);
	const broken = known.intervals.filter((interval) => interval.high < bound).map(gatesOf);
	return {
		holds: usual !== void 0 && usual.low >= bound,
		brokenFor: Math.max(0, ...broken)
	};
}
function atMost(known, bound) {
	return atLeast(known.kind === "exact" ? {
		kind: "exact",
		value: -known.value
	} : {
		kind: "intervals",
		intervals: known.intervals.map(({ level, low, high }) => ({
			level,
			low: -high,
			high: -low
		}))
	}, -bound);
}
function levelsFor(gates) {
	const counts = Array.from({ length: Math.min(16, Math.max(1, gates)) }, (_, index) => index + 1);
	for (let count = 32; count < 2 * gates; count *= 2) counts.push(count);
	return counts.map((count) => 1 - .05 / count);
}
function intervalAt(intervals, gates) {
	return intervals.find((interval) => gatesOf(interval) === gates);
}
function gatesOf({ level }) {
	return Math.floor(.05 / (1 - level) + 1e-6);
}
function holm(brokenFor) {
	const order = brokenFor.map((strength, index) => ({
		strength,
		index
	})).sort((a, b) => b.strength - a.strength);
	const rejected = brokenFor.map(() => false);
	for (const [rank, { strength, index }] of order.entries()) {
		if (strength < brokenFor.length - rank) break;
		rejected[index] = true;
	}
	return rejected;
}

// src/gates/questions.ts
function askRule(rule, line, baseline, byDefault) {
	const questions = [];
	if (rule.min !== void 0) questions.push(askValue("min", rule, line, rule.min));
	if (rule.max !== void 0) questions.push(askValue("max", rule, line, rule.max));
	if (rule.maxWorse !== void 0) questions.push(askChange("max-worse", rule, line, baseline, rule.maxWorse, -1));
	if (rule.minBetter !== void 0) questions.push(askChange("min-better", rule, line, baseline, rule.minBetter, 1));
	if (byDefault) questions.push(askDefault(rule, line, baseline));
	return questions;
}
function askValue(kind, rule, line, limit) {
	const known = knownValue(line, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		answer: known
	};
	return {
		kind,
		limit,
		answer: {
			kind: "bound",
			bound: kind === "min" ? atLeast(known, limit) : atMost(known, limit),
			seedNoiseUnknown: false
		}
	};
}
function knownValue(line, rule) {
	const { candidate } = line;
	const { value, intervals } = candidate.shipped ?? candidate;
	if (!isNumber(value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (candidate.exact) return {
		kind: "exact",
		value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (intervals.length > 0) return {
		kind: "intervals",
		intervals
	};
	return pointOf(line, rule, value);
}
function pointOf({ origin }, rule, value) {
	return rule.requireInterval || origin === "computed" ? {
		kind: "unknown",
		reason: "no-interval"
	} : {
		kind: "exact",
		value
	};
}
function hasTooFewGroups({ candidate: { groups } }) {
	return groups !== void 0 && groups < 5;
}
function askChange(kind, rule, line, baseline, amount, sign) {
	const tolerance = absolute(amount, line);
	const limit = sign * (tolerance ?? 0) + 0;
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		amount,
		answer: known
	};
	if (tolerance === void 0) return {
		kind,
		limit,
		amount,
		answer: {
			kind: "unknown",
			reason: "baseline-zero"
		}
	};
	return {
		kind,
		limit,
		amount,
		answer: {
			kind: "bound",
			bound: atLeast(known, limit),
			seedNoiseUnknown: line.change?.seedNoise === "unknown"
		}
	};
}
function absolute(amount, line) {
	if (amount.kind === "absolute") return amount.value;
	const value = line.baseline?.value ?? 0;
	return value === 0 ? void 0 : Math.abs(value) * amount.value / 100;
}
function knownChange(line, baseline, rule) {
	if (baseline === "first-run") return {
		kind: "unknown",
		reason: "not-in-baseline"
	};
	if (!isNumber(line.candidate.value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (baseline === "missing") return {
		kind: "unknown",
		reason: "no-baseline"
	};
	if (line.better === void 0) return {
		kind: "unknown",
		reason: "better-unknown"
	};
	const { change } = line;
	if (change === void 0 || !Number.isFinite(change.value)) return {
		kind: "unknown",
		reason: whyNoChange(line)
	};
	if (change.exact) return {
		kind: "exact",
		value: change.value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (change.intervals.length > 0) return {
		kind: "intervals",
		intervals: change.intervals
	};
	return pointOf(line, rule, change.value);
}
function whyNoChange({ baseline, notComparable, otherData }) {
	if (otherData !== void 0) return "data-changed";
	if (notComparable !== void 0) return "not-comparable";
	if (baseline === void 0) return "no-baseline";
	return isNumber(baseline.value) ? "not-comparable" : "undefined";
}
function isNumber(value) {
	return value !== null && Number.isFinite(value);
}
function askDefault(rule, line, baseline) {
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind: "default",
		limit: 0,
		answer: known
	};
	const { brokenFor } = atLeast(known, 0);
	const noiseless = line.change?.exact === false && line.change.intervals.length === 0;
	if (brokenFor > 0 && noiseless) return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "unknown",
			reason: "no-interval"
		}
	};
	const seedNoiseUnknown = line.change?.seedNoise === "unknown";
	return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "bound",
			bound: {
				holds: brokenFor === 0,
				brokenFor
			},
			seedNoiseUnknown
		}
	};
}

export { namedStore as a, lfsNotLocal as c, resolveDatasets as d, codeOf as f, levelsFor as i, lfsStored as l, evaluationCodeOf as m, hasTooFewGroups as n, dvcCached as o, dataTest as p, holm as r, lfsContent as s, askRule as t, openDigestCache as u };
import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { a as predictionsOf, i as parseEvaluationRecord } from "./expression-text.js";
import { t as readVersioned } from "./versioned.js";
import { A as parseRunRecord, F as parseBuildRecord, g as sketchSchema, r as readCommitRecord, w as standing } from "./commit-record.js";
import { t as commandReasons } from "./reasons4.js";
import { m as evaluationAddress, x as runAddress, y as replacementAddress } from "./ledger.js";
import { f as writeAtomic, u as systemCode } from "./files.js";
import { r as parseDataReport } from "./data-report.js";
import { dirname, join } from "node:path";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";

// src/data/sketch/text.ts
function sketchText(sketch) {
	return canonicalJson(sketch);
}
function parseSketch(text) {
	return readVersioned(text, {
		what: "The stored sketch",
		schema: sketchSchema,
		version: 1,
		reasons: dataReasons,
		notJson: "bad-sketch",
		malformed: "bad-sketch",
		tooNew: "newer-sketch"
	});
}

// src/commands/situation/results-of-records.ts
function differenceOf(address, ours, recorded) {
	if (ours === recorded) return void 0;
	const [one, other] = [resultsIn(address, ours), resultsIn(address, recorded)];
	if (one === void 0 || other === void 0) return {
		what: "form",
		recorded: formOf(other),
		ours: formOf(one)
	};
	const what = [.../* @__PURE__ */ new Set([...other.keys(), ...one.keys()])].find((key) => one.get(key) !== other.get(key));
	return what === void 0 ? void 0 : {
		what,
		recorded: other.get(what) ?? null,
		ours: one.get(what) ?? null
	};
}
const replacedRecord = "replaced record";
function formOf(results) {
	return results === void 0 ? "cannot be read" : "can be read";
}
function resultsIn(address, text) {
	const read = readers[address.split("/")[0] ?? ""] ?? ((other) => /* @__PURE__ */ new Map([["record", other]]));
	try {
		return read(text);
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
const readers = {
	runs: runResults,
	builds: (text) => {
		const { content, replaces } = parseBuildRecord(text);
		return withReplaced(/* @__PURE__ */ new Map([["content", content]]), replaces);
	},
	evaluations: scoreResults,
	sketches: (text) => {
		const { rows, columns, ...rest } = parseSketch(text);
		const results = /* @__PURE__ */ new Map([["rows", String(rows)]]);
		for (const { engineType: _, ...column } of columns) results.set(`column ${column.name}`, digestOf(column));
		return results.set("sketch", digestOf(rest));
	},
	"data-reports": dataResults,
	commits: (text) => {
		const record = readCommitRecord(text);
		return record && /* @__PURE__ */ new Map([["results of the commit", digestOf(record)]]);
	}
};
function runResults(text) {
	const { seeds, replaces } = parseRunRecord(text);
	const results = /* @__PURE__ */ new Map([["seeds", seeds.map(({ seed }) => seed ?? "none").join(", ")]]);
	for (const { seed, exit, artifact } of seeds) {
		results.set(`artifact${ofSeed(seed)}`, artifact.digest);
		results.set(`end${ofSeed(seed)}`, exit.class);
	}
	for (const { seed, outputs, metrics } of seeds) {
		for (const { path, digest } of outputs.filter(({ kind }) => kind === "predictions")) results.set(`predictions ${path}${ofSeed(seed)}`, digest);
		for (const [name, { value, standardError }] of Object.entries(metrics)) {
			const error = standardError === void 0 ? "" : ` ± ${standardError}`;
			results.set(`metric ${name}${ofSeed(seed)}`, `${value}${error}`);
		}
	}
	return withReplaced(results, replaces);
}
function scoreResults(text) {
	const { run, rows, seeds, replaces } = parseEvaluationRecord(text);
	const results = /* @__PURE__ */ new Map([
		["run", run],
		["test rows", rows ?? "none"],
		["seeds", seeds.map(({ seed }) => seed ?? "none").join(", ")]
	]);
	for (const { seed, artifact } of seeds) results.set(`artifact${ofSeed(seed)}`, artifact);
	for (const scored of seeds) for (const [at, { digest }] of predictionsOf(scored).entries()) results.set(`predictions${ofSeed(scored.seed)}${at === 0 ? "" : `, repeat ${at}`}`, digest);
	return withReplaced(results, replaces);
}
function dataResults(text) {
	const { rows, verdict, checks } = parseDataReport(text);
	const results = /* @__PURE__ */ new Map([["rows", String(rows)], ["verdict", verdict]]);
	for (const { check, column, name, verdict: answer, rows: counted } of checks) {
		const key = [
			"check",
			check,
			name,
			column
		].filter((part) => part !== void 0).join(" ");
		results.set(key, `${results.get(key) ?? ""}${answer} ${canonicalJson(counted)}`);
	}
	return results;
}
function withReplaced(results, replaces) {
	return replaces === void 0 ? results : results.set(replacedRecord, replaces.digest);
}
function digestOf(value) {
	return `sha256:${sha256(canonicalJson(value))}`;
}
function ofSeed(seed) {
	return seed === null ? "" : ` of seed ${seed}`;
}

// src/commands/situation/give-way.ts
function giveWayTo(ours, there, known) {
	const way = /* @__PURE__ */ new Map();
	for (const [address, recorded] of there) {
		if (address.startsWith("proofs/")) {
			way.set(address, "drop");
			continue;
		}
		const same = differenceOf(address, ours.get(address) ?? "", recorded) === void 0;
		way.set(address, same ? "drop" : "aside");
	}
	const after = { text: (address) => there.get(address) ?? ours.get(address) ?? known(address) };
	for (const [address, text] of ours) if (!there.has(address) && isOfOtherRun(address, text, after)) way.set(address, "aside");
	for (const [address, text] of ours) if (address.startsWith("commits/") && !there.has(address) && namesWhatIsNot(text, way, there)) way.set(address, "aside");
	return way;
}
function isOfOtherRun(address, text, records) {
	if (!address.startsWith("evaluations/")) return false;
	const scores = quietly(() => parseEvaluationRecord(text));
	if (scores === void 0) return false;
	const run = standing(records, runAddress(scores.model, scores.run));
	const artifacts = run && artifactsIn(run.text);
	return artifacts !== void 0 && scores.seeds.some((one) => artifacts.get(one.seed) !== one.artifact);
}
function artifactsIn(text) {
	const run = quietly(() => parseRunRecord(text));
	return run && new Map(run.seeds.map(({ seed, artifact }) => [seed, artifact.digest]));
}
function namesWhatIsNot(text, way, there) {
	const { models = {} } = readCommitRecord(text) ?? {};
	return Object.entries(models).some(([model, { evaluation }]) => {
		if (evaluation === null) return false;
		const address = evaluationAddress(model, evaluation);
		return way.get(address) === "aside" && !there.has(address);
	});
}
function quietly(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/commands/situation/records.ts
function openRecords(ledger, folder) {
	const onLedger = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Map();
	const distrusted = /* @__PURE__ */ new Map();
	const asked = /* @__PURE__ */ new Set();
	const unknown = (address) => ![
		onLedger,
		kept,
		distrusted
	].some((texts) => texts.has(address));
	const loadAll = async (wanted) => {
		for (const address of wanted) asked.add(address);
		for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
		for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
			const text = await readKept(folder, address);
			if (text !== void 0) kept.set(address, text);
		}
	};
	const forget = async (address) => {
		kept.delete(address);
		await rm(join(folder, address), { force: true });
	};
	const keepNew = async (address, text) => {
		for (const next of replacementOf(address)) asked.add(next);
		kept.set(address, text);
		await writeKept(folder, address, text);
	};
	const move = async (address, text) => {
		const moved = inPlaceOf(address, text, distrusted, onLedger);
		await forget(address);
		for (const passed of moved.passed) {
			const there = distrusted.get(passed);
			if (there !== void 0) onLedger.set(passed, there);
			distrusted.delete(passed);
		}
		await keepNew(moved.address, moved.text);
	};
	return {
		async load(addresses) {
			let wanted = [...new Set(addresses.flatMap(withReplacement))].filter(unknown);
			while (wanted.length > 0) {
				await loadAll(wanted);
				wanted = wanted.filter((address) => !unknown(address)).flatMap(replacementOf).filter((one) => !asked.has(one));
			}
		},
		text(address) {
			const found = onLedger.get(address) ?? kept.get(address);
			if (found === void 0 && !asked.has(address)) throw new TypeError(`nobody has loaded the record ${address}`);
			return found;
		},
		published: (address) => onLedger.has(address),
		distrust(addresses) {
			for (const address of addresses) {
				const text = onLedger.get(address);
				if (text === void 0) continue;
				onLedger.delete(address);
				distrusted.set(address, text);
			}
		},
		async keep({ address, text }) {
			if (distrusted.get(address) === text) {
				distrusted.delete(address);
				onLedger.set(address, text);
			}
			if (onLedger.get(address) !== text) await keepNew(address, text);
		},
		keepOwn: ({ address, text }) => writeKept(folder, address, text),
		ownText: (address) => readKept(folder, address),
		async publish(message, { prove, tell } = {}) {
			const known = (address) => onLedger.get(address) ?? kept.get(address);
			for (const [address, text] of kept) if (isOfOtherRun(address, text, { text: known })) await forget(address);
			for (const [address, text] of [...kept]) if (distrusted.has(address)) await move(address, text);
			const made = [...kept].map(([address, text]) => ({
				address,
				text
			}));
			const records = [...made, ...await prove?.(made) ?? []];
			const written = await ledger.write(records, message, (ours, there) => giveWayTo(ours, there, known), tell);
			for (const { address, there } of written.gaveWay) {
				await forget(address);
				if (there !== void 0) onLedger.set(address, there);
			}
			for (const [address, text] of kept) onLedger.set(address, text);
			kept.clear();
			return written;
		}
	};
}
function inPlaceOf(first, text, distrusted, onLedger) {
	const there = (address) => distrusted.get(address) ?? onLedger.get(address);
	const passed = [first];
	for (;;) {
		const last = passed.at(-1) ?? first;
		const next = replacementAddress(last);
		if (next === void 0) return {
			address: first,
			text,
			passed: []
		};
		if (there(next) !== void 0) {
			passed.push(next);
			continue;
		}
		const replaces = {
			address: last,
			digest: `sha256:${sha256(there(last) ?? "")}`,
			why: "not-trusted"
		};
		return {
			address: next,
			text: `${canonicalJson({
				...JSON.parse(text),
				replaces
			})}\n`,
			passed
		};
	}
}
function replacementOf(address) {
	const next = replacementAddress(address);
	return next === void 0 ? [] : [next];
}
function withReplacement(address) {
	return [address, ...replacementOf(address)];
}
async function readKept(folder, address) {
	try {
		const text = await readFile(join(folder, address), "utf8");
		JSON.parse(text);
		return text;
	} catch {
		return;
	}
}
async function writeKept(folder, address, text) {
	const file = join(folder, address);
	await mkdir(dirname(file), { recursive: true });
	await writeAtomic(file, text);
}

// src/commands/situation/own-paths.ts
function ownPaths(root) {
	const folder = join(root, ".mlops");
	const cache = join(folder, "cache");
	const short = (fingerprint) => fingerprint.slice(0, 16);
	return {
		cache,
		digests: join(cache, "digests.json"),
		engine: join(cache, "engine"),
		records: join(folder, "records"),
		report: join(folder, "report"),
		builds: join(folder, "builds"),
		buildLog: (dataset, fingerprint) => join(folder, "build-logs", dataset, `${short(fingerprint)}.txt`),
		comparisons: join(folder, "compare"),
		trainLock: join(folder, "train.lock"),
		deployments: join(folder, "deploy"),
		deployLock: (environment) => join(folder, `deploy-${environment}.lock`),
		seedRun: (model, fingerprint, seed) => join(folder, "runs", model, short(fingerprint), `seed-${seed ?? "none"}`),
		scores: (model, fingerprint) => join(folder, "scores", model, short(fingerprint))
	};
}
async function makeOwnPaths({ root, git }) {
	const [tracked] = await git.list([
		"ls-files",
		"-z",
		"--",
		":(top,icase).mlops"
	]);
	if (tracked !== void 0) throw isTracked(tracked);
	const folder = join(root, ".mlops");
	await mkdir(folder, { recursive: true }).catch((error) => {
		if (systemCode(error) !== "EEXIST") throw error;
		throw isTaken(folder, "is no folder, and the folder of our caches and results has to be there");
	});
	await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
	return ownPaths(root);
}
function isTaken(path, why) {
	return MlopsError.of(commandReasons, "own-folder-taken", `${path} ${why}.`);
}
function isTracked(path) {
	const message = `\`${path}\` is in git. What is in \`.mlops\` belongs to one machine, so a commit must not bring it.`;
	return MlopsError.of(commandReasons, "own-folder-tracked", message);
}

export { isOfOtherRun as a, parseSketch as c, openRecords as i, sketchText as l, makeOwnPaths as n, differenceOf as o, ownPaths as r, replacedRecord as s, isTaken as t };
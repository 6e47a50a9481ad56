import { t as ledgerReasons } from "./reasons7.js";
import { C as union, _ as number, b as strictObject, c as _enum, h as literal, l as array, m as json$1, p as int, x as string, y as record } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { v as replacementAddress } from "./ledger.js";
import { i as parseEvaluationRecord, o as replacesSchema } from "./expression-text.js";
import { t as parsedJson } from "./json.js";
import { t as MlopsError } from "./problem.js";
import { t as readVersioned } from "./versioned.js";
import { t as trainingReasons } from "./reasons16.js";

// src/training/record.ts
const version = 1;
const hex64 = string().regex(/^[0-9a-f]{64}$/);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const relativePath = string().min(1).refine((path) => !path.startsWith("/") && !path.split("/").includes(".."), "must be a path below its folder");
const json = json$1();
const file = strictObject({
	path: relativePath,
	digest,
	bytes: int().min(0)
});
const metric = strictObject({
	value: union([number(), _enum([
		"NaN",
		"Infinity",
		"-Infinity"
	])]),
	standardError: number().min(0).exactOptional(),
	file: string(),
	at: int().min(0).exactOptional()
});
const environment = strictObject({
	os: string(),
	cpu: string(),
	cpus: int().min(0),
	memory: number().min(0),
	gpus: array(strictObject({
		name: string(),
		driver: string(),
		memory: number().min(0)
	})),
	runtimes: record(string(), string()),
	packages: record(string(), record(string(), string()))
});
const survivors = int().min(1).describe("Processes that the command left running and that were ended; absent where there were none.");
const training = literal("none").describe("Present where nothing was trained: the artifact is files of the commit, and `command` is empty.");
const seedRunSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seed: int().nullable(),
	commit: string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
	origin: _enum(["local", "ci"]),
	training: training.exactOptional(),
	command: array(string()),
	startedAt: datetime(),
	seconds: number().min(0),
	exit: strictObject({
		class: _enum([
			"ok",
			"user",
			"data",
			"infrastructure",
			"preempted",
			"out-of-memory",
			"timeout",
			"cancelled"
		]),
		code: int().nullable(),
		signal: string().nullable()
	}),
	inputs: strictObject({
		code: strictObject({
			files: int().min(0),
			digest
		}),
		data: array(strictObject({
			role: string(),
			dataset: string(),
			digest: string()
		})),
		params: record(string(), json),
		env: record(string(), string()),
		needs: array(strictObject({
			role: string(),
			model: string().min(1),
			fingerprint: hex64,
			digest
		})).min(1).describe("Runs of other models whose artifacts it got; absent where it needs none.").exactOptional()
	}),
	artifact: strictObject({
		digest,
		files: array(file)
	}),
	outputs: array(file.extend({ kind: _enum([
		"metrics",
		"plot",
		"predictions",
		"log"
	]) })),
	metrics: record(string(), metric),
	noNumbers: record(string(), _enum([
		"text",
		"null",
		"other"
	])).describe("What the metrics files have under a name instead of a number; absent where all are numbers.").exactOptional(),
	environment,
	setup: array(strictObject({
		command: array(string()).min(1),
		lock: relativePath.describe("The lock file that it was found by; absent for one that mlops.yaml names.").exactOptional(),
		seconds: number().min(0)
	})).min(1).describe("What made the language environment before the command, in order; absent where nothing did.").exactOptional(),
	survivors: survivors.exactOptional()
}).refine(({ training: none, command }) => none === void 0 === command.length > 0, {
	error: "a command is missing where something was trained, or is there where nothing was",
	path: ["command"]
});
const runRecordSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seeds: array(seedRunSchema).min(1),
	replaces: replacesSchema.exactOptional()
});
function parseSeedRun(text) {
	return parse(seedRunSchema, text, "run.json");
}
function parseRunRecord(text) {
	return parse(runRecordSchema, text, "The run record");
}
function parse(schema, text, what) {
	return readVersioned(text, {
		what,
		schema,
		version,
		reasons: trainingReasons,
		notJson: "run-unreadable",
		malformed: "run-unreadable",
		tooNew: "run-too-new"
	});
}

// src/commands/situation/checked-records.ts
function runAt(address, text) {
	const record = parseRunRecord(text);
	for (const one of [record, ...record.seeds]) sameModel(address, one);
	sameReplaced(address, record.replaces);
	return record;
}
function scoresAt(address, text, about = {}) {
	const record = parseEvaluationRecord(text);
	sameModel(address, record);
	sameReplaced(address, record.replaces);
	expectSame(address, "run", record.run, about.run ?? record.run);
	if (about.rows !== void 0) expectSame(address, "rows", record.rows, about.rows);
	return record;
}
function scoresOfRun(address, record, run) {
	for (const { seed, artifact } of record.seeds) {
		const trained = run.seeds.find((one) => one.seed === seed);
		expectSame(address, `artifact of seed ${seed ?? "none"}`, artifact, trained?.artifact.digest ?? null);
	}
	return record;
}
function expectSame(address, what, found, wanted) {
	if (found === wanted) return;
	const said = (value) => value === null ? "none" : `\`${value}\``;
	const message = `${address} holds the record of something else: its ${what} is ${said(found)}, not ${said(wanted)}.`;
	throw MlopsError.of(ledgerReasons, "ledger-corrupt", message, { remedy: "Find out who put it there (`git log mlops/ledger`) and undo that by a reviewed commit on the ledger branch. A record that is not on the ledger yet is in `.mlops/records`: delete it there." });
}
function saysItIs(address, text, about = {}) {
	const record = parsedJson(text);
	const [, model = "", , file = ""] = address.split("/");
	const own = {
		model,
		fingerprint: fingerprintIn(file)
	};
	if (!saysAll(record, {
		schemaVersion: 1,
		...own,
		...about
	})) return false;
	const { seeds } = record;
	return Array.isArray(seeds) && seeds.every((seed) => isObject(seed) && (!("model" in seed) || saysAll(seed, own)));
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function saysAll(value, wanted) {
	return isObject(value) && Object.entries(wanted).every(([key, want]) => want === void 0 || value[key] === want);
}
function sameModel(address, { model, fingerprint }) {
	const [, modelAsked = "", , file = ""] = address.split("/");
	expectSame(address, "model", model, modelAsked);
	expectSame(address, "fingerprint", fingerprint, fingerprintIn(file));
}
function fingerprintIn(file) {
	return file.replace(/(\.\d+)?\.json$/, "");
}
function sameReplaced(address, replaces) {
	const named = replaces === void 0 ? void 0 : replacementAddress(replaces.address);
	if (!(replaces === void 0 && !/\.\d+\.json$/.test(address))) expectSame(address, "place", named ?? null, address);
}

export { scoresOfRun as a, runRecordSchema as c, scoresAt as i, seedRunSchema as l, runAt as n, parseRunRecord as o, saysItIs as r, parseSeedRun as s, expectSame as t };
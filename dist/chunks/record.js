import { C as union, _ as number, b as strictObject, c as _enum, h as literal, k as _isoDateTime, l as array, m as json$1, n as ZodISODateTime, p as int, x as string, y as record } from "./schemas.js";
import { a as readVersioned, t as trainingReasons } from "./reasons7.js";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

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
	file: string()
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
const seedRunSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seed: int().nullable(),
	commit: string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
	origin: _enum(["local", "ci"]),
	command: array(string()).min(1),
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
		env: record(string(), string())
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
	environment
});
const runRecordSchema = strictObject({
	schemaVersion: literal(version),
	model: string().min(1),
	fingerprint: hex64,
	seeds: array(seedRunSchema).min(1)
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

export { seedRunSchema as i, parseSeedRun as n, runRecordSchema as r, parseRunRecord as t };
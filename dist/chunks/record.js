import { t as MlopsError } from "./problem.js";
import { S as union, T as _isoDateTime, b as string, c as array, f as int, g as number, h as looseObject, m as literal, n as ZodISODateTime, p as json$1, s as _enum, v as record, y as strictObject } from "./schemas.js";
import { t as trainingReasons } from "./reasons3.js";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// src/training/fail.ts
function refuse(reason, message, remedy) {
	return MlopsError.of(trainingReasons, reason, message, remedy === void 0 ? {} : { remedy });
}
function systemCode(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
function explained(error) {
	const code = systemCode(error);
	if (code !== "ENOSPC" && code !== "EDQUOT") return error;
	return refuse("no-space-left", `no space is left on the disk${error instanceof Error && "path" in error && typeof error.path === "string" ? ` at ${error.path}` : ""}`);
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
	return parse(runRecordSchema, text, "the run record");
}
function parse(schema, text, what) {
	const value = parseJson(text, what);
	const found = looseObject({ schemaVersion: int() }).safeParse(value);
	if (found.success && found.data.schemaVersion > version) throw refuse("run-too-new", `${what} has schema version ${found.data.schemaVersion}; this version reads up to ${version}`);
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw refuse("run-unreadable", `${what} is not valid at ${issue?.path.join(".") || "its root"}: ${issue?.message}`);
}
function parseJson(text, what) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw refuse("run-unreadable", `${what} is no JSON: ${error instanceof Error ? error.message : error}`);
	}
}

export { explained as a, seedRunSchema as i, parseSeedRun as n, refuse as o, runRecordSchema as r, systemCode as s, parseRunRecord as t };
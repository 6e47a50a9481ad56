import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { S as union, b as string, c as array, f as int, h as looseObject, l as boolean, m as literal, s as _enum, u as discriminatedUnion, v as record, x as tuple, y as strictObject } from "./schemas.js";

// src/data/data-report.ts
const count$1 = int().nonnegative();
const projectPath = array(union([string(), int().nonnegative()]));
const checkResultSchema = strictObject({
	check: string().min(1).describe("Standard name, as in docs/reference/checks.md"),
	column: string().optional(),
	name: string().optional().describe("The user's name of a `where` or `sql` check"),
	verdict: _enum([
		"pass",
		"fail",
		"unknown"
	]),
	level: _enum([
		"fail",
		"warn",
		"info"
	]),
	reason: string().min(1),
	sentence: string(),
	rows: strictObject({
		checked: count$1,
		nulls: count$1,
		skipped: count$1,
		failed: count$1
	}),
	examples: array(record(string(), string())).max(5),
	path: projectPath
}).readonly();
const dataReportSchema = strictObject({
	schemaVersion: literal(1),
	dataset: string(),
	digest: string(),
	rows: count$1,
	files: count$1,
	bytes: count$1,
	columns: array(strictObject({
		name: string(),
		type: _enum([
			"integer",
			"number",
			"string",
			"boolean",
			"date",
			"timestamp",
			"other"
		]),
		engineType: string()
	})),
	verdict: _enum([
		"pass",
		"fail",
		"unknown"
	]),
	checks: array(checkResultSchema)
}).readonly();
const versionOnly = looseObject({ schemaVersion: int() });
function parseDataReport(text) {
	let json;
	try {
		json = JSON.parse(text);
	} catch {
		throw MlopsError.of(dataReasons, "bad-report", "The data report is not JSON.");
	}
	const version = versionOnly.safeParse(json);
	if (version.success && version.data.schemaVersion > 1) {
		const message = `The data report has version ${version.data.schemaVersion}; this program reads version 1.`;
		throw MlopsError.of(dataReasons, "bad-report", message);
	}
	const parsed = dataReportSchema.safeParse(json);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const message = `The data report is malformed at ${issue?.path.join(".") || "its root"}: ${issue?.message ?? ""}.`;
		throw MlopsError.of(dataReasons, "bad-report", message);
	}
	return withoutUndefined(parsed.data);
}
function withoutUndefined(report) {
	const checks = report.checks.map(({ column, name, ...check }) => ({
		...check,
		...column === void 0 ? {} : { column },
		...name === void 0 ? {} : { name }
	}));
	return {
		...report,
		checks
	};
}

// src/data/sketch/schema.ts
const count = int().nonnegative();
const tails = array(tuple([int(), count]));
const numberCellsSchema = strictObject({
	exponent: int().min(-1074).max(1023),
	runs: array(tuple([int(), array(count)])),
	below: tails,
	above: tails
});
const valuesSchema = strictObject({
	kind: literal("values"),
	values: array(tuple([string(), count])),
	rest: count,
	unlisted: count,
	lengths: numberCellsSchema.optional()
});
const numbersSchema = strictObject({
	kind: literal("numbers"),
	unit: _enum([
		"number",
		"day",
		"microsecond"
	]),
	whole: boolean(),
	cells: numberCellsSchema
});
const contentSchema = discriminatedUnion("kind", [
	numbersSchema,
	valuesSchema,
	strictObject({
		kind: literal("lengths"),
		lengths: numberCellsSchema
	}),
	strictObject({ kind: literal("counts") })
]);
const columnSketchSchema = strictObject({
	name: string(),
	type: _enum([
		"integer",
		"number",
		"string",
		"boolean",
		"date",
		"timestamp",
		"other"
	]),
	engineType: string(),
	rows: count,
	nulls: count,
	nan: count,
	plusInfinity: count,
	minusInfinity: count,
	content: contentSchema
});
const sketchSchema = strictObject({
	schemaVersion: literal(1),
	digests: array(string()),
	rows: count,
	files: strictObject({
		count,
		bytes: count,
		sizes: tails
	}).optional(),
	columns: array(columnSketchSchema)
});

export { dataReportSchema as n, parseDataReport as r, sketchSchema as t };
import { t as dataReasons } from "./reasons.js";
import { C as union, S as tuple, b as strictObject, c as _enum, d as discriminatedUnion, h as literal, l as array, p as int, u as boolean, x as string, y as record } from "./schemas.js";
import { a as readVersioned } from "./reasons7.js";

// src/data/data-report.ts
const count$1 = int().nonnegative();
const projectPath = array(union([string(), int().nonnegative()])).max(64);
const most = 1e5;
const checkResultSchema = strictObject({
	check: string().describe("Standard name, as in docs/reference/checks.md"),
	column: string().exactOptional(),
	name: string().exactOptional().describe("The user's name of a `where` or `sql` check"),
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
	reason: string(),
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
	})).max(most),
	verdict: _enum([
		"pass",
		"fail",
		"unknown"
	]),
	checks: array(checkResultSchema).max(most)
}).readonly();
function parseDataReport(text) {
	return readVersioned(text, {
		what: "The data report",
		schema: dataReportSchema,
		version: 1,
		reasons: dataReasons,
		notJson: "bad-report",
		malformed: "bad-report",
		tooNew: "newer-report"
	});
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

export { parseDataReport as i, checkResultSchema as n, dataReportSchema as r, sketchSchema as t };
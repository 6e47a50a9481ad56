import { t as readVersioned } from "./versioned.js";
import { C as union, b as strictObject, c as _enum, h as literal, l as array, p as int, x as string, y as record } from "./schemas.js";
import { t as dataReasons } from "./reasons.js";

// src/data/data-report.ts
const count = int().nonnegative();
const projectPath = array(union([string(), int().nonnegative()])).max(64);
const most = 1e5;
const placeSchema = strictObject({
	file: string(),
	line: count,
	column: count,
	source: string().exactOptional(),
	branch: string().exactOptional().describe("Whose file it is; without it that of the commit")
}).readonly();
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
		checked: count,
		nulls: count,
		skipped: count,
		failed: count
	}),
	examples: array(record(string(), string())).max(5),
	path: projectPath,
	place: placeSchema.exactOptional().describe("Where the rule stands; only in the report of a change")
}).readonly();
const dataReportSchema = strictObject({
	schemaVersion: literal(1),
	dataset: string(),
	digest: string(),
	rows: count,
	files: count,
	bytes: count,
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

export { placeSchema as i, dataReportSchema as n, parseDataReport as r, checkResultSchema as t };
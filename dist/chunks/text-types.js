import { t as identifier } from "./sql.js";

// src/data/engines/duckdb/text-types.ts
const day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const clock = "([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?";
const offset = "(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)";
const patterns = {
	integer: "[+-]?[0-9]+",
	number: "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:nan|inf|infinity)",
	boolean: "(?i:true|false)|0|1",
	date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
	timestamp: "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?))?)?"
};
const timePatterns = {
	zoned: `${day}[T ]${clock} ?${offset}`,
	local: `${day}([T ]${clock})?`
};
const infinite = "[+-]?(?i:inf|infinity)";
const withOffset = `.*:.*${offset}`;
const trimmed = (column) => `trim(${identifier(column)})`;
function castOf(column, type, zoned = false) {
	return type === "string" ? identifier(column) : castOfText(trimmed(column), type, zoned);
}
function castOfText(text, type, zoned) {
	const casts = {
		integer: `try_cast(${text} AS BIGINT)`,
		number: `CASE WHEN isinf(try_cast(${text} AS DOUBLE)) AND NOT regexp_full_match(${text}, '${infinite}') THEN NULL
      ELSE try_cast(${text} AS DOUBLE) END`,
		boolean: `(lower(${text}) IN ('true', '1'))`,
		date: `try_cast(${text} AS DATE)`,
		timestamp: zoned ? `try_cast(${text} AS TIMESTAMPTZ)` : `CASE WHEN ${hasOffset(text)}
      THEN try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE try_cast(${text} AS TIMESTAMP) END`
	};
	return `CASE WHEN regexp_full_match(${text}, '${patterns[type]}') THEN ${casts[type]} END`;
}
function hasOffset(text) {
	return `regexp_full_match(${text}, '${withOffset}')`;
}
function zoneCounts(column) {
	const text = trimmed(column);
	const time = `regexp_full_match(${text}, '${patterns.timestamp}')`;
	return [`count(*) FILTER (WHERE ${time})`, `count(*) FILTER (WHERE ${time} AND ${hasOffset(text)})`];
}
function misfitOf(column, type) {
	if (type === "string") return "false";
	return `(${identifier(column)} IS NOT NULL AND (${castOf(column, type)}) IS NULL)`;
}
const formPatterns = {
	integer: "[+-]?(0|[1-9][0-9]*)",
	decimal: "[+-]?((0|[1-9][0-9]*)?\\.[0-9]+|(0|[1-9][0-9]*)\\.?)([eE][+-]?[0-9]+)?",
	nonFinite: "[+-]?(?i:nan|inf|infinity)",
	boolean: "(?i:true|false)"
};
function formCounts(column) {
	const text = trimmed(column);
	const is = (pattern) => `regexp_full_match(${text}, '${pattern}')`;
	const fits = `try_cast(${text} AS BIGINT) IS NOT NULL`;
	return [
		`count(${identifier(column)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.integer)} AND ${fits})`,
		`count(*) FILTER (WHERE ${is(formPatterns.integer)} AND NOT (${fits}))`,
		`count(*) FILTER (WHERE ${is(formPatterns.decimal)} AND NOT ${is(formPatterns.integer)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.nonFinite)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.boolean)})`,
		`count(*) FILTER (WHERE ${roundedBy(column)})`
	];
}
function formsFrom(counts) {
	const [filled = 0, integers = 0, wide = 0, decimals = 0, nonFinite = 0, booleans = 0, rounded = 0] = counts;
	return {
		filled,
		integers,
		wide,
		decimals,
		nonFinite,
		booleans,
		rounded
	};
}
function roundedBy(column) {
	const text = trimmed(column);
	const exact = `try_cast(${text} AS HUGEINT) = try_cast(try_cast(${text} AS DOUBLE) AS HUGEINT)`;
	return `(length(${text}) > 15 AND regexp_full_match(${text}, '${formPatterns.integer}') AND (${exact}) IS NOT TRUE)`;
}
function isText({ filled, integers, wide, decimals, nonFinite, booleans }) {
	return filled > integers + wide + decimals + nonFinite + booleans;
}
function surely(column, type) {
	return surelyText(trimmed(column), type);
}
function surelyText(text, type) {
	if (type === "integer") return `CAST(try_cast(${text} AS BIGINT) AS VARCHAR) = ${text}`;
	if (type === "number") {
		const { integer, decimal, nonFinite } = formPatterns;
		return `regexp_full_match(${text}, '${integer}|${decimal}|${nonFinite}') AND (length(${text}) <= 15 OR contains(${text}, '.'))`;
	}
	return type === "boolean" ? `regexp_full_match(${text}, '${formPatterns.boolean}')` : "false";
}
function inferType(forms) {
	const { filled, integers, wide, decimals, nonFinite, booleans, rounded } = forms;
	if (filled === 0) return "string";
	if (integers === filled) return "integer";
	if (integers + wide === filled) return "string";
	const numbers = integers + wide + decimals;
	if (rounded === 0 && numbers > 0 && numbers + nonFinite === filled) return "number";
	if (booleans === filled) return "boolean";
	return "string";
}

export { hasOffset as a, misfitOf as c, surelyText as d, timePatterns as f, formsFrom as i, roundedBy as l, castOfText as n, inferType as o, zoneCounts as p, formCounts as r, isText as s, castOf as t, surely as u };
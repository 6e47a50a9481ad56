import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";

// src/data/engines/database/answers.ts
function integerOf(text) {
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : BigInt(text);
}
function arraysOf({ columns, rows }) {
	const arrays = columns.map((name, index) => {
		const cells = rows.map((row) => row[index] ?? null);
		return [name, cells.some((cell) => typeof cell === "string") ? codesOf(cells) : numbersOf(cells)];
	});
	return {
		rows: rows.length,
		columns: new Map(arrays)
	};
}
function numbersOf(cells) {
	return {
		kind: "numbers",
		values: Float64Array.from(cells, (cell) => cell === null ? NaN : Number(cell))
	};
}
function codesOf(cells) {
	const names = [...new Set(cells.filter((cell) => cell !== null).map(String))].sort(byBytes);
	const codes = new Map(names.map((name, code) => [name, code]));
	return {
		kind: "codes",
		names,
		codes: Int32Array.from(cells, (cell) => codes.get(String(cell)) ?? -1)
	};
}
function byBytes(one, other) {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

// src/data/engines/database/guard-text.ts
const allowed = new Set(`materialized all and any array as between bigint bit by case char decimal distinct double else except exists false filter
  first from full group having in inner intersect interval is join last left like ilike limit not null numeric offset on
  or over partition right rows row select some then time timestamp true union using values varchar when where with abs avg bool_and bool_or btrim cast ceil ceiling char_length character_length coalesce concat corr
  count covar_pop covar_samp dense_rank every exp extract first_value floor greatest isfinite lag last_value lead least
  length ln lower ltrim max min mod mode ntile nullif octet_length percent_rank percentile_cont percentile_disc position
  power rank regexp_like replace round row_number rtrim sign split_part sqrt starts_with stddev stddev_pop stddev_samp
  strpos substr substring sum translate trim trunc truncate upper var_pop var_samp variance date_trunc date_part date_diff
  year month day hour minute second bitwise_and from_big_endian_64 hashtextextended is_finite is_nan regexp_replace
  to_utf8 xxhash64 millisecond rpad string_agg sha256 encode convert_to`.split(/\s+/));
const closed = new Set(`current_date current_time current_timestamp localtime localtimestamp current_user session_user user current_role
   current_catalog current_schema current_path system_user tablesample match_recognize into
   insert update delete merge`.split(/\s+/));
const token = /\s+|"(?:[^"]|"")*"|'(?:[^']|'')*'|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|[-+*/<>=~!%^&|.,()[\]:@#?]/y;
function guardText(sql) {
	let depth = 0;
	let [before, last] = ["", ""];
	let at = 0;
	while (at < sql.length) {
		token.lastIndex = at;
		const found = token.exec(sql)?.[0];
		if (found === void 0) throw notAllowed(`${JSON.stringify(sql.charAt(at))} is not understood here`);
		at += found.length;
		if (/^\s/.test(found)) continue;
		refuseTwofold(found, last, sql.charAt(at));
		if (found === "(") {
			refuseCall(last, before);
			depth += 1;
		}
		if (found === ")") depth -= 1;
		if (depth < 0) throw MlopsError.of(dataReasons, "sql-syntax", "SQL: a parenthesis is closed that was never opened.");
		if (last !== "." && closed.has(found.toLowerCase())) throw notAllowed(`${found.toLowerCase()} is closed`);
		[before, last] = [last, found];
	}
	if (depth > 0) throw MlopsError.of(dataReasons, "sql-syntax", "SQL: a parenthesis is not closed.");
}
function refuseTwofold(found, last, next) {
	const pair = found + next;
	if (pair === "--" || pair === "/*") throw notAllowed("comments are closed");
	if (/^[ebxnu]$/i.test(found) && /['"&]/.test(next)) throw notAllowed(`${found}${next} begins a text with escapes`);
	if (/^'/.test(found) && /^'/.test(last)) throw notAllowed("a text in two parts is closed");
}
function refuseCall(name, before) {
	if (!/^["A-Za-z_\u0080-\uffff]/.test(name)) return;
	if (before === "." || !allowed.has(name.toLowerCase())) throw notAllowed(`the function ${name.toLowerCase()} is closed`);
}
function notAllowed(why) {
	return MlopsError.of(dataReasons, "sql-not-allowed", `SQL: ${why}.`);
}

// src/data/engines/database/views.ts
function relationSql(relation) {
	return relation.kind === "table" ? relation.path.map(identifier).join(".") : `(\n${queryOf(relation.sql)}\n) AS "#source"`;
}
const queryOf = (sql) => sql.replace(/[;\s]+$/, "");
function withViews(sql, views, materialized) {
	if (views.length === 0) return sql;
	const parts = views.map(({ name, relation, columns }) => {
		const cells = columns.map((column) => `${column.cell} AS ${identifier(column.name)}`).join(", ");
		return `${identifier(name)} AS ${materialized}(SELECT ${cells} FROM ${relation})`;
	});
	const own = /^\s*WITH\s+/i.exec(sql)?.[0];
	const rest = own === void 0 ? `\n${sql}` : `,\n${sql.slice(own.length)}`;
	return `WITH ${parts.join(",\n")}${rest}`;
}
function ofDatabase(table, engine) {
	if ("relation" in table) return table;
	const sentence = `${table.name} is in files, and ${engine} reads its own tables.`;
	throw MlopsError.of(dataReasons, "engine-other-source", sentence);
}
function refuseOddNames(table, names) {
	const twice = names.filter((name, index) => names.indexOf(name) !== index);
	if (names.length > 0 && twice.length === 0) return;
	const what = names.length === 0 ? "no columns" : `more than one column ${[...new Set(twice)].join(", ")}`;
	throw MlopsError.of(dataReasons, "database-columns", `${table.name} has ${what}.`);
}

// src/data/engines/database/not-set.ts
function notSet(what) {
	return MlopsError.of(dataReasons, "database-not-set", `${what} is not set.`);
}

// src/data/engines/database/explicit-pattern.ts
const highest = 1114111;
const classes = {
	d: [[48, 57]],
	w: [
		[48, 57],
		[65, 90],
		[95, 95],
		[97, 122]
	],
	s: [
		[9, 10],
		[12, 13],
		[32, 32]
	]
};
const controls = {
	n: 10,
	t: 9,
	r: 13,
	f: 12
};
function explicitPattern(pattern, writer) {
	const parts = [];
	let at = 0;
	const characters = [...pattern];
	while (at < characters.length) {
		const character = characters[at] ?? "";
		if (character === "[") {
			const found = readClass(characters, at + 1);
			parts.push(classOf(found.ranges, found.negated, writer));
			at = found.end;
			continue;
		}
		if (character === "\\") {
			parts.push(escaped(characters[at + 1] ?? "", writer));
			at += 2;
			continue;
		}
		parts.push(plain(character, writer));
		at += 1;
	}
	return parts.join("");
}
function plain(character, writer) {
	if (character === ".") return classOf([[10, 10]], true, writer);
	if (character === "^") return writer.begin;
	if (character === "$") return writer.end;
	return "()|*+?{}:,".includes(character) || /[\dA-Za-z]/.test(character) ? character : literalOf(character, writer);
}
function literalOf(character, writer) {
	const point = character.codePointAt(0) ?? 0;
	return classOf([[point, point]], false, writer);
}
function escaped(letter, writer) {
	const ranges = classes[letter.toLowerCase()];
	if (ranges !== void 0) return classOf(ranges, letter !== letter.toLowerCase(), writer);
	const control = controls[letter];
	return literalOf(control === void 0 ? letter : String.fromCodePoint(control), writer);
}
function classOf(ranges, negated, { code }) {
	const members = ranges.map(([from, to]) => from === to ? code(from) : `${code(from)}-${code(to)}`);
	return `[${negated ? "^" : ""}${members.join("")}]`;
}
function readClass(characters, start) {
	const negated = characters[start] === "^";
	const ranges = [];
	let at = negated ? start + 1 : start;
	while (at < characters.length && characters[at] !== "]") {
		const low = member(characters, at);
		at = low.end;
		const high = characters[at] === "-" && characters[at + 1] !== "]" ? member(characters, at + 1) : void 0;
		const [from, to] = [low.ranges[0], high?.ranges[0]];
		if (high !== void 0 && from !== void 0 && to !== void 0) {
			ranges.push([from[0], to[1]]);
			at = high.end;
		} else ranges.push(...low.ranges);
	}
	return {
		ranges,
		negated,
		end: at + 1
	};
}
function member(characters, at) {
	const character = characters[at] ?? "";
	if (character !== "\\") return {
		ranges: [single(character)],
		end: at + 1
	};
	const letter = characters[at + 1] ?? "";
	const ranges = classes[letter.toLowerCase()];
	const end = at + 2;
	if (ranges !== void 0) return {
		ranges: letter === letter.toLowerCase() ? ranges : others(ranges),
		end
	};
	const control = controls[letter];
	return {
		ranges: [control === void 0 ? single(letter) : [control, control]],
		end
	};
}
function single(character) {
	const point = character.codePointAt(0) ?? 0;
	return [point, point];
}
function others(ranges) {
	const gaps = [];
	let next = 1;
	for (const [from, to] of ranges) {
		if (from > next) gaps.push([next, from - 1]);
		next = to + 1;
	}
	return [...gaps, [next, highest]];
}

export { refuseOddNames as a, guardText as c, integerOf as d, queryOf as i, notAllowed as l, notSet as n, relationSql as o, ofDatabase as r, withViews as s, explicitPattern as t, arraysOf as u };
import { t as MlopsError } from "./chunks/problem.js";
import { t as dataReasons } from "./chunks/reasons.js";
import { n as literal, r as literals, t as identifier } from "./chunks/sql.js";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { createReadStream, rmSync, rmdirSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { createGunzip } from "node:zlib";

// src/data/engines/duckdb/bindings.ts
async function loadBindings(folder = process.env["MLOPS_DUCKDB"]) {
	try {
		if (folder === void 0 || folder === "") return await import("@duckdb/node-api");
		const found = createRequire(join(folder, "package.json")).resolve("@duckdb/node-api");
		const loaded = await import(pathToFileURL(found).href);
		return loaded.default ?? loaded;
	} catch (error) {
		const why = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
		const where = folder ? ` from MLOPS_DUCKDB=${folder}` : "";
		throw MlopsError.of(dataReasons, "engine-missing", `The data engine DuckDB could not be loaded${where}: ${why}`);
	}
}

// src/data/engines/duckdb/failures.ts
function explained(error, files) {
	if (error instanceof MlopsError || !(error instanceof Error)) return error;
	const text = error.message.trim();
	const first = text.split("\n\n")[0]?.replaceAll(/\s+/g, " ") ?? text;
	if (/^(INTERRUPT|Interrupt)/.test(text)) return MlopsError.of(dataReasons, "engine-timeout", "The query was interrupted.");
	if (/max_temp_directory_size|No space left on device/.test(text)) return MlopsError.of(dataReasons, "engine-disk-full", `The data engine has no temporary space left: ${first}`);
	if (/^Out of Memory Error/.test(text)) return MlopsError.of(dataReasons, "engine-out-of-memory", `The data engine reached its memory limit: ${first}`);
	if (/^Parser Error/.test(text)) return MlopsError.of(dataReasons, "sql-syntax", first);
	if (/^Permission Error/.test(text)) return MlopsError.of(dataReasons, "sql-not-allowed", first);
	if (/^(IO|Serialization|TProtocolException|Invalid) Error|TProtocol|[Pp]arquet|thrift|snappy|zstd|ZSTD/i.test(text)) {
		const named = files.find((file) => text.includes(file)) ?? files.join(", ");
		return MlopsError.of(dataReasons, "unreadable-data-file", `${named} cannot be read: ${first}`);
	}
	if (/^(Binder|Catalog|Conversion|Out of Range|Invalid Input|Not implemented|Invalid Type|Mismatch Type)/i.test(text)) return MlopsError.of(dataReasons, "sql-failed", first);
	return error;
}

// src/data/engines/duckdb/parquet.ts
function parquetScan(files, more = "") {
	return `read_parquet(${literals(files)}, can_have_nan = true, union_by_name = true${more})`;
}
function rowsOf({ files, fromText }) {
	return `SELECT * ${fromText ? "EXCLUDE (\"#row\")" : ""} FROM ${parquetScan(files)}`;
}
function viewsOf(name, staged) {
	const rows = `CREATE VIEW ${identifier(name)} AS ${rowsOf(staged)}`;
	if (staged.narrow) return [rows];
	const position = `list_position(${literals(staged.files)}, "filename") - 1 AS "#file"`;
	const numbered = staged.fromText ? `SELECT * EXCLUDE ("filename"), ${position} FROM ${parquetScan(staged.files, ", filename = true")}` : `SELECT * EXCLUDE ("filename", "file_row_number"), ${position}, "file_row_number" + 1 AS "#row"
       FROM ${parquetScan(staged.files, ", filename = true, file_row_number = true")}`;
	return [rows, `CREATE VIEW ${identifier(`${name}#rows`)} AS ${numbered}`];
}
async function stageNarrow(connection, whole, columns, target) {
	await connection.run(`COPY (SELECT ${columns.map(identifier).join(", ")} FROM ${parquetScan(whole.files)})
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`);
	return {
		...whole,
		files: [target],
		fromText: false,
		narrow: true
	};
}
async function stageParquet(connection, files) {
	const schemas = /* @__PURE__ */ new Map();
	const broken = [];
	for (const file of files) try {
		schemas.set(file, await schemaOf(connection, file));
	} catch (error) {
		const told = explained(error, [file]);
		if (!(told instanceof MlopsError)) throw told;
		broken.push(told);
	}
	const first = broken[0];
	if (first) throw new MlopsError(first.ends, broken.flatMap((error) => error.problems));
	return {
		files,
		fromText: false,
		rejects: [],
		rejected: 0,
		problems: differences(schemas)
	};
}
async function schemaOf(connection, file) {
	const columns = (await (await connection.run(`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`)).getRows()).map((row) => [String(row[0]), String(row[1])]);
	const renamed = (await (await connection.run(`SELECT lower(name), count(*) FROM (
       SELECT name, row_number() OVER () AS place FROM parquet_schema(${literal(file)})) WHERE place > 1
     GROUP BY lower(name) HAVING count(*) > 1 ORDER BY 1`)).getRows()).map((row) => String(row[0])).filter((name) => columns.some(([column]) => column.toLowerCase() === `${name}_1`));
	if (renamed.length > 0) throw MlopsError.of(dataReasons, "duplicate-header", `${file} has more than one column ${renamed.join(", ")}.`);
	return new Map(columns);
}
function differences(schemas) {
	return [...new Set([...schemas.values()].flatMap((schema) => [...schema.keys()]))].flatMap((column) => {
		const missing = [...schemas].filter(([, schema]) => !schema.has(column)).map(([file]) => file);
		const types = new Set([...schemas.values()].flatMap((schema) => schema.get(column) ?? []));
		const found = [];
		if (missing.length > 0) {
			const message = `Column ${column} is missing in ${missing.length} of ${schemas.size} files: ${some(missing)}.`;
			found.push({
				reason: "files-differ",
				column,
				message
			});
		}
		if (types.size > 1) {
			const message = `Column ${column} has different types in different files: ${[...types].join(", ")}.`;
			found.push({
				reason: "files-differ",
				column,
				message
			});
		}
		return found;
	});
}
function some(files) {
	const rest = files.length - 3;
	return files.slice(0, 3).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

// src/data/engines/duckdb/describe.ts
async function withShape(connection, found) {
	const rows = rowsOf(found);
	const described = await (await connection.run(`DESCRIBE ${rows}`)).getRows();
	const counted = await (await connection.run(`SELECT count(*) FROM (${rows})`)).getRows();
	return {
		...found,
		rows: Number(counted[0]?.[0]),
		columns: described.map((row) => ({
			name: String(row[0]),
			engineType: String(row[1])
		}))
	};
}
function shapeOf({ rows, columns, rejects, rejected, problems, fromText }) {
	return {
		rows,
		columns,
		rejects,
		rejected,
		problems,
		rowNumbers: fromText ? "line" : "row"
	};
}

// src/data/engines/duckdb/guard.ts
const tableFunctions = /* @__PURE__ */ new Set([
	"range",
	"generate_series",
	"unnest"
]);
const closedFunctions = new Set(`random setseed uuid gen_random_uuid uuidv4 uuidv7 now current_timestamp get_current_timestamp transaction_timestamp
   current_date today current_time get_current_time current_localtime current_localtimestamp localtime localtimestamp
   nextval currval txid_current current_setting getenv getvariable current_user current_database current_schema
   current_schemas version current_query query query_table sleep_ms write_log parse_duckdb_log_message in_search_path
   current_connection_id current_query_id current_transaction_id current_role session_user user get_block_size
   pg_typeof_oid add_parquet_key json_execute_serialized_sql from_substrait stats vector_type`.split(/\s+/));
const closedWords = new Set("current_date current_time current_timestamp localtime localtimestamp".split(" "));
const isObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
async function guardSelect(connection, sql, tables) {
	const statements = (await parse(connection, sql))["statements"];
	if (!Array.isArray(statements) || statements.length !== 1 || !isObject$1(statements[0])) throw notAllowed(`one SELECT is allowed, this is ${Array.isArray(statements) ? statements.length : 0} statements`);
	const node = statements[0]["node"];
	const names = new Set([
		...tables,
		...tables.map((table) => `${table}#rows`),
		...cteNames(node)
	].map(lower));
	walk(node, (item) => check(item, names));
}
async function parse(connection, sql) {
	const text = (await (await connection.run(`SELECT json_serialize_sql(${literal(sql)})`)).getRowsJson())[0]?.[0];
	const parsed = JSON.parse(String(text));
	if (!isObject$1(parsed)) throw notAllowed("it cannot be parsed");
	if (parsed["error"] !== true) return parsed;
	const message = String(parsed["error_message"] ?? "it cannot be parsed");
	if (parsed["error_type"] === "parser") throw MlopsError.of(dataReasons, "sql-syntax", `SQL: ${message}`);
	throw notAllowed(message);
}
function walk(value, visit) {
	if (Array.isArray(value)) for (const entry of value) walk(entry, visit);
	if (!isObject$1(value)) return;
	visit(value);
	for (const entry of Object.values(value)) walk(entry, visit);
}
function check(item, tables) {
	if (item["type"] === "BASE_TABLE") checkTable(item, tables);
	if (item["type"] === "TABLE_FUNCTION") checkTableFunction(item);
	if (item["type"] === "SHOW_REF") throw notAllowed("SHOW and DESCRIBE are closed");
	if (item["class"] === "FUNCTION") checkFunction(item);
	if (item["class"] === "COLUMN_REF") checkWord(item);
	if (isObject$1(item["sample"])) throw notAllowed("samples are closed: counts are over all rows");
}
function checkTableFunction(item) {
	const called = isObject$1(item["function"]) ? lower(String(item["function"]["function_name"])) : "";
	if (!tableFunctions.has(called)) throw notAllowed(`the table function ${called} is closed`);
}
function checkFunction(item) {
	const name = lower(String(item["function_name"]));
	if (closedFunctions.has(name)) throw notAllowed(`the function ${name} is closed`);
}
function checkWord(item) {
	const names = item["column_names"];
	const word = Array.isArray(names) && names.length === 1 ? lower(String(names[0])) : "";
	if (closedWords.has(word)) throw notAllowed(`${word} is closed`);
}
function checkTable(item, tables) {
	const name = String(item["table_name"]);
	if (item["schema_name"] !== "" || item["catalog_name"] !== "" || !tables.has(lower(name))) throw notAllowed(`there is no table ${name} here (there is: ${[...tables].filter((table) => !table.endsWith("#rows")).join(", ")})`);
}
function cteNames(node) {
	const names = [];
	walk(node, (item) => {
		const map = isObject$1(item["cte_map"]) ? item["cte_map"]["map"] : void 0;
		if (Array.isArray(map)) {
			for (const entry of map) if (isObject$1(entry)) names.push(String(entry["key"]));
		}
		if (typeof item["cte_name"] === "string") names.push(item["cte_name"]);
	});
	return names;
}
const lower = (text) => text.toLowerCase();
function notAllowed(why) {
	return MlopsError.of(dataReasons, "sql-not-allowed", `SQL: ${why}.`);
}

// src/data/engines/duckdb/locked.ts
async function openLocked(settings, files) {
	const { DuckDBInstance: Instance } = await loadBindings();
	const instance = await Instance.create(":memory:", { threads: `${settings.threads}` });
	const connection = await instance.connect();
	const steps = [
		`SET memory_limit = '${Math.max(64, Math.floor(settings.memoryLimit / 2 ** 20))}MiB'`,
		`SET temp_directory = ${literal(settings.scratch)}`,
		`SET max_temp_directory_size = '${Math.max(64, Math.floor(settings.scratchLimit / 2 ** 20))}MiB'`,
		`SET allowed_paths = ${literals(files)}`,
		"SET autoinstall_known_extensions = false",
		"SET autoload_known_extensions = false",
		"SET allow_community_extensions = false",
		"SET enable_external_file_cache = false",
		"SET TimeZone = 'UTC'",
		"SET enable_external_access = false",
		"SET lock_configuration = true"
	];
	for (const step of steps) await connection.run(step);
	return {
		connection,
		close() {
			connection.closeSync();
			instance.closeSync();
		}
	};
}

// src/data/engines/duckdb/source-files.ts
async function checkSourceFiles(table) {
	if (table.format.kind === "files") throw MlopsError.of(dataReasons, "not-a-table", `${table.name} is a tree of files without rows and columns.`);
	if (table.files.length === 0) throw MlopsError.of(dataReasons, "no-data-files", `${table.name} has no files.`);
	const stats = await Promise.all(table.files.map((file) => stat(file, { bigint: true }).catch(() => void 0)));
	const problems = table.files.flatMap((file, index) => {
		const found = stats[index];
		if (found === void 0 || !found.isFile()) return [{
			reason: "missing-data-file",
			message: `${file} does not exist or is not a regular file.`
		}];
		return found.size === 0n ? [{
			reason: "empty-data-file",
			message: `${file} is empty (0 bytes).`
		}] : [];
	});
	if (problems.length > 0) throw new MlopsError(dataReasons["missing-data-file"].ends, problems);
	return stats.map((found) => `${found?.ino}:${found?.size}:${found?.mtimeNs}:${found?.ctimeNs}`).join(" ");
}

// src/data/engines/duckdb/csv-header.ts
function firstRecord(file, head, format) {
	const fields = [];
	const text = decode(file, head, format.quote);
	const { delimiter, quote } = format;
	let at = 0;
	for (;;) {
		const field = quote !== "" && text.startsWith(quote, at) ? quoted$1(file, text, at, quote) : open(text, at, delimiter);
		fields.push(field.text);
		at = field.end;
		if (!text.startsWith(delimiter, at)) return fields;
		at += delimiter.length;
	}
}
function decode(file, head, quote) {
	let quotes = 0;
	let end = head.length;
	const mark = quote === "" ? -1 : quote.charCodeAt(0);
	for (let at = 0; at < head.length; at += 1) {
		if (head[at] === mark) quotes += 1;
		if ((head[at] === 10 || head[at] === 13) && quotes % 2 === 0) {
			end = at;
			break;
		}
	}
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(head.subarray(0, end));
	} catch {
		throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line 1 has other bytes.`);
	}
}
function quoted$1(file, text, start, quote) {
	let at = start + quote.length;
	let field = "";
	for (;;) {
		const close = text.indexOf(quote, at);
		if (close < 0) throw MlopsError.of(dataReasons, "bad-header", `${file}: a quote in line 1 is never closed.`);
		field += text.slice(at, close);
		at = close + quote.length;
		if (!text.startsWith(quote, at)) return {
			text: field,
			end: at
		};
		field += quote;
		at += quote.length;
	}
}
function open(text, start, delimiter) {
	const close = text.indexOf(delimiter, start);
	const end = close < 0 ? text.length : close;
	return {
		text: text.slice(start, end),
		end
	};
}
function columnNames(file, record, format, declared = []) {
	const names = format.header ? record.map((name) => name.trim()) : record.map((_, index) => declared[index] ?? `column${index + 1}`);
	const empty = names.flatMap((name, index) => name === "" ? [index + 1] : []);
	if (empty.length > 0) throw MlopsError.of(dataReasons, "bad-header", `${file}: column ${empty.join(", ")} of line 1 has no name.`);
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const before = seen.get(name.toLowerCase());
		if (before !== void 0) {
			const how = before === name ? `column ${name} twice` : `columns ${before} and ${name}, which differ only in case`;
			throw MlopsError.of(dataReasons, "duplicate-header", `${file} has ${how}.`);
		}
		seen.set(name.toLowerCase(), name);
	}
	return names;
}
function otherDelimiter(name, delimiter) {
	return [
		",",
		";",
		"	",
		"|"
	].find((other) => other !== delimiter && name.split(other).length > 1);
}

// src/data/engines/duckdb/scan-text.ts
const headSize = 2 ** 20;
const lineFeed$1 = 10;
const carriageReturn$1 = 13;
function bytesOf(file) {
	const raw = createReadStream(file, { highWaterMark: 2 ** 20 });
	if (!file.endsWith(".gz")) return raw;
	const unpacked = createGunzip();
	raw.on("error", (error) => unpacked.destroy(error));
	return raw.pipe(unpacked);
}
async function scanText(file) {
	const head = [];
	let kept = 0;
	let breaks = 0;
	let last = lineFeed$1;
	let seen = 0;
	const ends = lineEnds();
	for await (const chunk of bytesOf(file)) {
		if (!Buffer.isBuffer(chunk)) continue;
		if (kept === 0) refuseWide(file, chunk);
		const nul = chunk.indexOf(0);
		if (nul >= 0) {
			const line = breaks + count(chunk.subarray(0, nul)) + 1;
			throw MlopsError.of(dataReasons, "nul-bytes", `${file} has a NUL byte in line ${line}, at byte ${seen + nul}.`);
		}
		if (kept < headSize) head.push(chunk.subarray(0, headSize - kept));
		kept += chunk.length;
		seen += chunk.length;
		breaks += ends.count(chunk, last, breaks);
		last = chunk.at(-1) ?? last;
	}
	const start = Buffer.concat(head);
	const mark = start.subarray(0, 3).equals(Buffer.from([
		239,
		187,
		191
	])) ? 3 : 0;
	const otherEnd = ends.other();
	return {
		head: start.subarray(mark),
		mark,
		breaks,
		endsWithBreak: last === lineFeed$1,
		...otherEnd !== void 0 && { otherEnd }
	};
}
function lineEnds() {
	let first;
	let other;
	return {
		count: (chunk, before, breaks) => {
			let found = 0;
			for (let at = chunk.indexOf(lineFeed$1); at >= 0; at = chunk.indexOf(lineFeed$1, at + 1)) {
				found += 1;
				if (other !== void 0) continue;
				const withReturn = (at === 0 ? before : chunk[at - 1]) === carriageReturn$1;
				first ??= withReturn;
				if (withReturn !== first) other = breaks + found;
			}
			return found;
		},
		other: () => other
	};
}
function refuseWide(file, chunk) {
	const start = chunk.length >= 2 ? chunk.readUInt16BE(0) : 0;
	if (start === 65534 || start === 65279) throw MlopsError.of(dataReasons, "not-utf8", `${file} is encoded in UTF-16, not UTF-8.`);
}
function count(bytes) {
	let found = 0;
	for (let at = bytes.indexOf(lineFeed$1); at >= 0; at = bytes.indexOf(lineFeed$1, at + 1)) found += 1;
	return found;
}

// src/data/engines/duckdb/line-numbers.ts
const lineFeed = 10;
const carriageReturn = 13;
const mostSteps = 2e3;
function lineSql(record, steps) {
	const [first, ...rest] = steps;
	return `CASE ${rest.toReversed().map((step) => `WHEN ${record} >= ${step.record} THEN ${record} + ${step.offset}`).join(" ")} ${rest.length > 0 ? "" : "WHEN false THEN 0"} ELSE ${record} + ${first?.offset ?? 1} END`;
}
async function findLineSteps(file, format, columns, rejected, mark) {
	const steps = [];
	const lineOfRejected = /* @__PURE__ */ new Map();
	let header = format.header;
	let record = 0;
	let pending;
	const onRecord = (start, line, empty) => {
		if (rejected.has(start)) pending = start;
		if (empty && columns > 1) return;
		if (header) header = false;
		else if (pending !== void 0) {
			lineOfRejected.set(pending, line);
			pending = void 0;
		} else {
			const offset = line - record;
			if (steps.at(-1)?.offset !== offset && steps.length < mostSteps) steps.push({
				record,
				offset
			});
			record += 1;
		}
	};
	await eachRecord(file, format, mark, onRecord);
	if (steps.length === 0) steps.push({
		record: 0,
		offset: format.header ? 2 : 1
	});
	return {
		steps,
		lineOfRejected
	};
}
async function eachRecord(file, format, mark, onRecord) {
	const inside = quoteTracker(format);
	let position = 0;
	let start = mark;
	let line = 1;
	let startLine = 1;
	let length = 0;
	for await (const chunk of bytesOf(file)) {
		if (!Buffer.isBuffer(chunk)) continue;
		const skip = Math.max(0, Math.min(chunk.length, mark - position));
		position += skip;
		for (const byte of chunk.subarray(skip)) {
			position += 1;
			if (byte === lineFeed) line += 1;
			if (!inside(byte) && byte === lineFeed) {
				onRecord(start, startLine, length === 0);
				start = position;
				startLine = line;
				length = 0;
			} else if (byte !== carriageReturn) length += 1;
		}
	}
	if (position > start) onRecord(start, startLine, length === 0);
}
function quoteTracker(format) {
	const quote = format.quote === "" ? -1 : format.quote.charCodeAt(0);
	const split = Buffer.from(format.delimiter).at(-1) ?? -1;
	let open = false;
	let fieldStart = true;
	return (byte) => {
		if (byte === quote && (open || fieldStart)) open = !open;
		fieldStart = byte === split || byte === quote || byte === lineFeed;
		return open;
	};
}

// src/data/engines/duckdb/csv.ts
const mostRejects = 1e5;
async function loadCsv(connection, source, file, table) {
	const format = source.format;
	if (format.kind !== "csv") throw new TypeError("not a CSV source");
	const scan = await scanText(file);
	const columns = columnNames(file, firstRecord(file, scan.head, format), format, source.names);
	await connection.run(readCsv(file, table, columns, format)).catch((error) => {
		throw mixedLineEnds(file, scan, error) ?? error;
	});
	const found = await engineRejects(connection, table);
	const encoding = found.find((reject) => reject.kind === "INVALID ENCODING");
	const { steps, lineOfRejected } = await linesOf(connection, file, table, format, columns, scan, found);
	const rejects = found.map((reject) => told(file, reject, lineOfRejected));
	if (encoding) {
		const line = lineOfRejected.get(encoding.offset) ?? encoding.line;
		throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line ${line} has other bytes.`);
	}
	return {
		file,
		table,
		columns,
		line: lineSql("rowid", steps),
		rejects: rejects.slice(0, 20),
		rejected: new Set(found.map((reject) => reject.offset)).size,
		problems: delimiterProblem(file, columns, format),
		strict: /* @__PURE__ */ new Set()
	};
}
function readCsv(file, table, columns, format) {
	const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
	const nulls = format.nulls.length > 0 ? format.nulls : [" no null "];
	return `CREATE TABLE ${identifier(table)} AS SELECT * FROM read_csv(${literal(file)}, auto_detect = false,
    header = ${format.header}, delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
    escape = ${literal(format.quote)}, columns = {${types}}, nullstr = ${literals(nulls)}, null_padding = false,
    store_rejects = true, rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)},
    rejects_limit = 0)`;
}
function mixedLineEnds(file, { otherEnd }, error) {
	if (otherEnd === void 0 || !/reached an invalid state/.test(String(error))) return void 0;
	const sentence = `${file} has two kinds of line ends: line ${otherEnd} is the first that ends otherwise than line 1 does (LF or CR LF).`;
	return MlopsError.of(dataReasons, "mixed-line-ends", sentence);
}
async function engineRejects(connection, table) {
	return (await (await connection.run(`SELECT line, line_byte_position, column_name, error_type, error_message FROM ${identifier(`${table}_rejects`)}
     ORDER BY line, column_idx LIMIT ${mostRejects}`)).getRows()).map(([line, position, column, kind, message]) => ({
		line: Number(line),
		offset: Number(position) - 1,
		column: column === null || column === void 0 ? null : String(column),
		kind: String(kind),
		message: String(message)
	}));
}
const words = {
	"MISSING COLUMNS": "too few fields",
	"TOO MANY COLUMNS": "too many fields",
	"UNQUOTED VALUE": "a quote that is never closed, or text after a closing quote",
	"LINE SIZE OVER MAXIMUM": "longer than 2 MB",
	"INVALID STATE": "quotes that do not match"
};
function told(file, reject, lines) {
	const line = lines.get(reject.offset) ?? reject.line;
	const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reject.message);
	const why = words[reject.kind] ?? `${reject.kind.toLowerCase()}: ${reject.message}`;
	const error = counts ? `${why}: ${counts[2]} instead of ${counts[1]}` : why;
	return {
		file,
		line,
		...reject.kind === "CAST" && reject.column !== null ? { column: reject.column } : {},
		error
	};
}
async function linesOf(connection, file, table, format, columns, scan, rejects) {
	const counted = await connection.run(`SELECT count(*) FROM ${identifier(table)}`);
	const rows = Number((await counted.getRows())[0]?.[0]);
	const header = format.header ? 1 : 0;
	const lines = scan.breaks + (scan.endsWithBreak ? 0 : 1);
	if (rejects.length === 0 && lines === rows + header) return {
		steps: [{
			record: 0,
			offset: header + 1
		}],
		lineOfRejected: /* @__PURE__ */ new Map()
	};
	return findLineSteps(file, format, columns.length, new Set(rejects.map((reject) => reject.offset)), scan.mark);
}
function delimiterProblem(file, columns, format) {
	const [only] = columns;
	if (columns.length !== 1 || only === void 0) return [];
	const other = otherDelimiter(only, format.delimiter);
	if (other === void 0) return [];
	return [{
		reason: "wrong-delimiter",
		column: only,
		message: `${file} has one column named ${JSON.stringify(only)}; with the delimiter ${JSON.stringify(other)} it would have ${only.split(other).length}.`
	}];
}

// src/data/engines/duckdb/json.ts
async function loadJson(connection, source, file, table) {
	await scanText(file);
	const lines = identifier(`${table}_lines`);
	await connection.run(`CREATE TABLE ${lines} AS SELECT line FROM read_csv(${literal(file)}, auto_detect = false, header = false,
       delim = '', quote = '', escape = '', columns = {line: 'VARCHAR'}, store_rejects = true, max_line_size = 16777216,
       rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0)`);
	await refuseOtherBytes(connection, table, file);
	const badRows = await (await connection.run(`SELECT rowid + 1, line, count(*) OVER () FROM ${lines} WHERE trim(line) <> '' AND ${notObject}
     ORDER BY rowid LIMIT ${20}`)).getRows();
	const columns = uniqueKeys(file, await keysOf(connection, lines));
	await connection.run(tableOf(table, lines, columns));
	const kinds = await kindsOf(connection, table, columns);
	await connection.run(`DROP TABLE ${lines}`);
	return {
		file,
		table,
		columns,
		line: "\"#line\"",
		rejects: badRows.map(([line, text]) => ({
			file,
			line: Number(line),
			error: why(String(text))
		})),
		rejected: Number(badRows[0]?.[2] ?? 0),
		problems: [],
		kinds,
		kindColumns: new Map(columns.map((column) => [column, kindName(column)])),
		strict: new Set(columns.filter((column) => source.types?.get(column) === "string"))
	};
}
const notObject = `(NOT json_valid(line) OR json_type(line) <> 'OBJECT')`;
const isObject = `trim(line) <> '' AND CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END`;
const kindName = (column) => `#kind ${column}`;
function why(line) {
	if (line.trimStart().startsWith("[")) return "a list; each line has to be one JSON object";
	return "not a JSON object";
}
async function refuseOtherBytes(connection, table, file) {
	const first = (await (await connection.run(`SELECT line, error_message FROM ${identifier(`${table}_rejects`)} ORDER BY line LIMIT 1`)).getRows())[0];
	if (first === void 0) return;
	throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line ${first[0]} has other bytes.`);
}
async function keysOf(connection, lines) {
	return (await (await connection.run(`SELECT key FROM (SELECT rowid AS line_at, unnest(json_keys(line)) AS key, generate_subscripts(json_keys(line), 1) AS place
       FROM ${lines} WHERE ${isObject}) GROUP BY key ORDER BY min(line_at), min(place), key`)).getRows()).map((row) => String(row[0]));
}
function uniqueKeys(file, keys) {
	const seen = /* @__PURE__ */ new Map();
	for (const key of keys) {
		const before = seen.get(key.toLowerCase());
		if (before !== void 0) {
			const message = `${file} has the keys ${before} and ${key}, which differ only in case.`;
			throw MlopsError.of(dataReasons, "duplicate-header", message);
		}
		seen.set(key.toLowerCase(), key);
	}
	return keys;
}
function tableOf(table, lines, columns) {
	const pointers = literals(columns.map((column) => `/${column.replaceAll("~", "~0").replaceAll("/", "~1")}`));
	const cells = columns.flatMap((column, index) => [`texts[${index + 1}] AS ${identifier(column)}`, `CASE types[${index + 1}] WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN NULL
       WHEN 'ARRAY' THEN 'list or object' WHEN 'OBJECT' THEN 'list or object' WHEN NULL THEN NULL
       ELSE CASE WHEN types[${index + 1}] IS NULL THEN NULL ELSE 'number' END END AS ${identifier(kindName(column))}`]);
	const read = columns.length > 0 ? `, json_extract_string(line, ${pointers}) AS texts, json_type(line, ${pointers}) AS types` : "";
	return `CREATE TABLE ${identifier(table)} AS SELECT ${[...cells, "\"#line\""].join(", ")} FROM (
    SELECT rowid + 1 AS "#line"${read} FROM ${lines} WHERE ${isObject} ORDER BY rowid)`;
}
async function kindsOf(connection, table, columns) {
	const found = /* @__PURE__ */ new Map();
	for (const column of columns) {
		const kind = identifier(kindName(column));
		const result = await connection.run(`SELECT DISTINCT ${kind} FROM ${identifier(table)} WHERE ${kind} IS NOT NULL ORDER BY 1`);
		found.set(column, (await result.getRows()).map((row) => String(row[0])));
	}
	return found;
}

// src/data/engines/duckdb/text-types.ts
const patterns = {
	integer: "[+-]?[0-9]+",
	number: "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:nan|inf|infinity)",
	boolean: "(?i:true|false)|0|1",
	date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
	timestamp: "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?)?"
};
const zoned = "'.*:.*(Z|[+-][0-9]{2}(:?[0-9]{2})?)'";
function castOf(column, type) {
	const cell = identifier(column);
	if (type === "string") return cell;
	const text = `trim(${cell})`;
	const casts = {
		integer: `try_cast(${text} AS BIGINT)`,
		number: `try_cast(${text} AS DOUBLE)`,
		boolean: `(lower(${text}) IN ('true', '1'))`,
		date: `try_cast(${text} AS DATE)`,
		timestamp: `CASE WHEN regexp_full_match(${text}, ${zoned})
      THEN try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE try_cast(${text} AS TIMESTAMP) END`
	};
	return `CASE WHEN regexp_full_match(${text}, '${patterns[type]}') THEN ${casts[type]} END`;
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
	const text = `trim(${identifier(column)})`;
	const is = (pattern) => `regexp_full_match(${text}, '${pattern}')`;
	const fits = `try_cast(${text} AS BIGINT) IS NOT NULL`;
	const exact = `try_cast(${text} AS HUGEINT) = try_cast(try_cast(${text} AS DOUBLE) AS HUGEINT)`;
	return [
		`count(${identifier(column)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.integer)} AND ${fits})`,
		`count(*) FILTER (WHERE ${is(formPatterns.integer)} AND NOT (${fits}))`,
		`count(*) FILTER (WHERE ${is(formPatterns.decimal)} AND NOT ${is(formPatterns.integer)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.nonFinite)})`,
		`count(*) FILTER (WHERE ${is(formPatterns.boolean)})`,
		`count(*) FILTER (WHERE length(${text}) > 15 AND ${is(formPatterns.integer)} AND (${exact}) IS NOT TRUE)`
	];
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

// src/data/engines/duckdb/text.ts
function stageText(settings, table, name, alone) {
	const targets = table.files.map((_, index) => join(settings.scratch, `${name}-${index}.parquet`));
	return alone([...table.files, ...targets], async (connection) => {
		const raws = [];
		for (const [index, file] of table.files.entries()) raws.push(await (table.format.kind === "csv" ? loadCsv : loadJson)(connection, table, file, `raw_${index}`));
		const { types, problems } = await typesOf(connection, table, raws);
		const rejects = [];
		let rejected = 0;
		for (const [index, raw] of raws.entries()) {
			const found = await misfits(connection, raw, types, table.hidden ?? []);
			rejects.push(...[...raw.rejects, ...found.rejects].toSorted((a, b) => a.line - b.line));
			rejected += raw.rejected + found.rejected;
			await writeTyped(connection, raw, types, targets[index] ?? "", found.rejected > 0);
		}
		return await withShape(connection, {
			files: targets,
			fromText: true,
			rejects: rejects.slice(0, 20),
			rejected,
			problems: [
				...missingColumns(raws),
				...raws.flatMap((raw) => raw.problems),
				...problems
			]
		});
	});
}
async function typesOf(connection, table, raws) {
	const types = /* @__PURE__ */ new Map();
	const problems = [];
	for (const column of new Set(raws.flatMap((raw) => raw.columns))) {
		const declared = table.types?.get(column);
		const having = raws.filter((raw) => raw.columns.includes(column));
		const kinds = new Set(having.flatMap((raw) => raw.kinds?.get(column) ?? []));
		if (declared === void 0 && kinds.size > 1) {
			const list = [...kinds].toSorted().join(", ");
			problems.push({
				reason: "mixed-types",
				column,
				message: `Column ${column} holds values of different kinds: ${list}.`
			});
		}
		types.set(column, declared ?? await inferred(connection, having, column, kinds));
	}
	return {
		types,
		problems
	};
}
async function inferred(connection, raws, column, kinds) {
	if (kinds.size > 1 || kinds.has("string") || kinds.has("list or object")) return "string";
	const sums = [
		0,
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (const raw of raws) {
		const row = (await (await connection.run(`SELECT ${formCounts(column).join(", ")} FROM ${identifier(raw.table)}`)).getRows())[0] ?? [];
		for (const [index, value] of row.entries()) sums[index] = (sums[index] ?? 0) + Number(value);
	}
	const [filled = 0, integers = 0, wide = 0, decimals = 0, nonFinite = 0, booleans = 0, rounded = 0] = sums;
	return inferType({
		filled,
		integers,
		wide,
		decimals,
		nonFinite,
		booleans,
		rounded
	});
}
async function misfits(connection, raw, types, hidden) {
	const table = identifier(raw.table);
	const checked = raw.columns.map((column) => [
		column,
		types.get(column) ?? "string",
		misfit(raw, column, types)
	]);
	const any = checked.map(([, , sql]) => sql).join(" OR ");
	const rejected = Number((await (await connection.run(`SELECT count(*) FROM ${table} WHERE ${any}`)).getRows())[0]?.[0]);
	const rejects = [];
	if (rejected === 0) return {
		rejects,
		rejected
	};
	for (const [column, type, sql] of checked) {
		const result = await connection.run(`SELECT ${raw.line}, ${identifier(column)} FROM ${table} WHERE ${sql} ORDER BY rowid LIMIT ${20}`);
		for (const [line, value] of await result.getRows()) {
			const what = hidden.includes(column) ? "a value" : quoted(String(value));
			rejects.push({
				file: raw.file,
				line: Number(line),
				column,
				error: `${what} is not of type ${type}`
			});
		}
	}
	return {
		rejects: rejects.toSorted((a, b) => a.line - b.line),
		rejected
	};
}
function misfit(raw, column, types) {
	const type = types.get(column) ?? "string";
	const kind = raw.kindColumns?.get(column);
	if (kind === void 0 || (raw.kinds?.get(column)?.length ?? 0) === 0) return misfitOf(column, type);
	const wanted = type === "string" && raw.strict.has(column) ? ["string"] : kindsFor[type];
	const other = wanted === void 0 ? "false" : `${identifier(kind)} NOT IN (${wanted.map(literal).join(", ")})`;
	return `(${misfitOf(column, type)} OR (${identifier(column)} IS NOT NULL AND ${other}))`;
}
const kindsFor = {
	integer: ["number"],
	number: ["number"],
	boolean: ["boolean"],
	date: ["string"],
	timestamp: ["string"]
};
async function writeTyped(connection, raw, types, target, someMisfit) {
	const cells = raw.columns.map((column) => `${castOf(column, types.get(column) ?? "string")} AS ${identifier(column)}`);
	const keep = someMisfit ? raw.columns.map((column) => `NOT ${misfit(raw, column, types)}`).join(" AND ") : "true";
	await connection.run(`COPY (SELECT ${cells.join(", ")}, (${raw.line})::BIGINT AS "#row"
       FROM ${identifier(raw.table)} WHERE ${keep} ORDER BY rowid)
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`);
	await connection.run(`DROP TABLE ${identifier(raw.table)}`);
}
function missingColumns(raws) {
	return [...new Set(raws.flatMap((raw) => raw.columns))].flatMap((column) => {
		const without = raws.filter((raw) => !raw.columns.includes(column)).map((raw) => raw.file);
		if (without.length === 0) return [];
		return [{
			reason: "files-differ",
			column,
			message: `Column ${column} is missing in ${without.length} of ${raws.length} files: ${without.slice(0, 3).join(", ")}.`
		}];
	});
}
function quoted(value) {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}

// src/data/engines/duckdb/values.ts
async function plainRows(result) {
	const rows = await result.getRows();
	return {
		columns: result.columnNames(),
		rows: rows.map((row) => row.map(plain))
	};
}
function plain(value) {
	if (value === null || value === void 0) return null;
	if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
	if (typeof value === "object") return String(value);
	return value;
}
const numeric = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|BOOLEAN|DECIMAL\(.*\))$/;
async function columnArrays(connection, sql, parameters) {
	await connection.run(`CREATE OR REPLACE TEMP TABLE "#result" AS ${sql}\n`, parameters);
	try {
		const shape = await connection.run("SELECT * FROM \"#result\" LIMIT 0");
		const names = shape.columnNames();
		const types = shape.columnTypes().map(String);
		const dictionaries = /* @__PURE__ */ new Map();
		for (const [index, type] of types.entries()) if (!numeric.test(type)) dictionaries.set(index, await dictionary(connection, names[index] ?? "", index));
		const cells = names.map((name, index) => cellOf(name, index, dictionaries));
		return await collect(await connection.run(`SELECT ${cells.join(", ")} FROM "#result"`), names, dictionaries);
	} finally {
		await connection.run("DROP TABLE IF EXISTS \"#result\"");
		await connection.run("DROP TABLE IF EXISTS \"#names\"");
	}
}
function cellOf(name, index, dictionaries) {
	const texts = dictionaries.get(index);
	if (texts === void 0) return `coalesce(${identifier(name)}::DOUBLE, 'nan'::DOUBLE)`;
	if (texts.length === 0) return "-1::INTEGER";
	return `coalesce(enum_code(${identifier(name)}::VARCHAR::${enumName(index)})::INTEGER, -1)`;
}
const enumName = (index) => `"#e${index}"`;
async function dictionary(connection, name, index) {
	await connection.run(`CREATE OR REPLACE TEMP TABLE "#names" AS
     SELECT DISTINCT ${identifier(name)}::VARCHAR AS text FROM "#result" WHERE ${identifier(name)} IS NOT NULL
     ORDER BY text`);
	const texts = (await (await connection.run("SELECT text FROM \"#names\"")).getRows()).map((row) => String(row[0]));
	await connection.run(`DROP TYPE IF EXISTS ${enumName(index)}`);
	if (texts.length > 0) await connection.run(`CREATE TYPE ${enumName(index)} AS ENUM (SELECT text FROM "#names")`);
	return texts;
}
async function collect(result, names, dictionaries) {
	const chunks = await result.fetchAllChunks();
	const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
	const columns = /* @__PURE__ */ new Map();
	for (const [index, name] of names.entries()) {
		const texts = dictionaries.get(index);
		const values = texts === void 0 ? new Float64Array(rows) : new Int32Array(rows);
		let at = 0;
		for (const chunk of chunks) {
			const vector = chunk.getColumnVector(index);
			const items = "items" in vector ? vector.items : void 0;
			if (items instanceof Float64Array || items instanceof Int32Array) values.set(items.subarray(0, chunk.rowCount), at);
			else for (let row = 0; row < chunk.rowCount; row += 1) values[at + row] = Number(vector.getItem(row));
			at += chunk.rowCount;
		}
		if (values instanceof Float64Array) columns.set(name, {
			kind: "numbers",
			values
		});
		else columns.set(name, {
			kind: "codes",
			codes: values,
			names: texts ?? []
		});
	}
	return {
		rows,
		columns
	};
}
function copyOptions(target) {
	const never = "USE_TMP_FILE false";
	if (target.endsWith(".parquet")) return `(FORMAT parquet, COMPRESSION zstd, ${never})`;
	if (target.endsWith(".csv")) return `(FORMAT csv, HEADER true, ${never})`;
	if (/\.(jsonl|ndjson|json)$/.test(target)) return `(FORMAT json, ${never})`;
}
function copyStatement(sql, target, options) {
	return `COPY (\n${sql}\n) TO ${literal(target)} ${options}`;
}

// src/data/engines/duckdb/session.ts
async function openSession(settings) {
	await loadBindings();
	const state = {
		settings,
		staged: /* @__PURE__ */ new Map(),
		written: 0,
		copied: 0
	};
	return {
		describe: (table) => describe(state, table),
		query: (select) => run(state, select, async (connection) => plainRows(await connection.run(select.sql, [...select.parameters]))),
		columns: (select) => run(state, select, (connection) => columnArrays(connection, select.sql, [...select.parameters])),
		write: (select, target) => write(state, select, target),
		interrupt: () => state.busy?.interrupt()
	};
}
async function describe(state, table) {
	try {
		return shapeOf(await stage(state, table));
	} catch (error) {
		throw explained(error, table.files);
	}
}
async function run(state, select, work) {
	try {
		const connection = await openFor(state, await stageAll(state, select.tables));
		state.busy = connection;
		await guardSelect(connection, select.sql, namesOf(select));
		return await work(connection);
	} catch (error) {
		throw explained(error, filesOf(select));
	} finally {
		state.busy = void 0;
	}
}
async function write(state, select, target) {
	const options = copyOptions(target);
	if (options === void 0) throw MlopsError.of(dataReasons, "unknown-target-format", `${basename(target)} ends with no known format.`);
	const staged = await stageAll(state, select.tables);
	state.written += 1;
	const part = `${target}.part-${process.pid}-${state.written}`;
	try {
		return await alone(state, [...staged.flatMap(([, table]) => table.files), part], async (connection) => {
			await createViews(connection, staged);
			await guardSelect(connection, select.sql, namesOf(select));
			const copied = await connection.run(copyStatement(select.sql, part, options), [...select.parameters]);
			await rename(part, target);
			return { rows: Number((await copied.getRows())[0]?.[0]) };
		});
	} finally {
		await rm(part, { force: true });
	}
}
const namesOf = (select) => select.tables.map((table) => table.name);
const filesOf = (select) => select.tables.flatMap((table) => table.files);
async function stageAll(state, tables) {
	const staged = [];
	for (const table of tables) staged.push([table.name, await stage(state, table)]);
	return staged;
}
async function stage(state, table) {
	const { only, ...all } = table;
	if (only === void 0) return stageWhole(state, table);
	const whole = await stageWhole(state, all);
	const key = JSON.stringify([whole.files, only]);
	if (state.narrow?.key === key) return state.narrow.table;
	if (state.narrow !== void 0) await rm(state.narrow.file, { force: true });
	state.copied += 1;
	const file = join(state.settings.scratch, `narrow-${state.copied}.parquet`);
	const made = await alone(state, [...whole.files, file], async (connection) => withShape(connection, await stageNarrow(connection, whole, only, file)));
	state.narrow = {
		key,
		file,
		table: made
	};
	return made;
}
async function stageWhole(state, table) {
	const stamp = await checkSourceFiles(table);
	const key = JSON.stringify([
		stamp,
		table.files,
		table.format,
		[...table.types ?? []],
		table.names,
		table.hidden
	]);
	const known = state.staged.get(key);
	if (known) return known;
	const made = table.format.kind === "parquet" ? await alone(state, table.files, async (connection) => withShape(connection, await stageParquet(connection, table.files))) : await stageText(state.settings, table, `stage-${state.staged.size}`, (files, work) => alone(state, files, work));
	state.staged.set(key, made);
	return made;
}
async function alone(state, files, work) {
	const database = await openLocked(state.settings, files);
	state.busy = database.connection;
	try {
		return await work(database.connection);
	} catch (error) {
		throw explained(error, files);
	} finally {
		state.busy = void 0;
		database.close();
	}
}
async function openFor(state, staged) {
	const key = JSON.stringify(staged);
	if (state.open?.key === key) return state.open.database.connection;
	state.open?.database.close();
	state.open = void 0;
	const database = await openLocked(state.settings, staged.flatMap(([, table]) => table.files));
	state.open = {
		key,
		database
	};
	await createViews(database.connection, staged);
	return database.connection;
}
async function createViews(connection, staged) {
	for (const [name, table] of staged) for (const view of viewsOf(name, table)) await connection.run(view);
}

// src/data/engines/duckdb-worker.ts
let session;
let scratch;
process.on("message", (request) => {
	if (request.kind === "interrupt") {
		session?.interrupt();
		return;
	}
	answer(request).then((reply) => process.send?.(reply));
});
process.on("disconnect", endAtOnce);
function endAtOnce() {
	try {
		if (scratch !== void 0) removeScratch(scratch);
	} finally {
		process.kill(process.pid, "SIGKILL");
	}
}
function removeScratch(folder) {
	rmSync(folder, {
		recursive: true,
		force: true
	});
	rmdirSync(dirname(folder));
}
async function answer(request) {
	try {
		return {
			id: request.id,
			value: await work(request)
		};
	} catch (error) {
		if (error instanceof MlopsError) return {
			id: request.id,
			problems: error.problems,
			ends: error.ends
		};
		return {
			id: request.id,
			defect: error instanceof Error ? error.stack ?? error.message : String(error)
		};
	}
}
async function work(request) {
	if (request.kind === "start") {
		scratch = request.settings.scratch;
		session = await openSession(request.settings);
		return null;
	}
	if (session === void 0) throw new Error("the worker was asked before it was started");
	if (request.kind === "describe") return session.describe(request.table);
	if (request.kind === "write") return session.write(request.select, request.target);
	return request.kind === "query" ? session.query(request.select) : session.columns(request.select);
}

export {  };
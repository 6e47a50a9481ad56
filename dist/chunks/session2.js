import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { a as refuseOddNames, c as guardText, d as integerOf, i as queryOf, l as notAllowed, n as notSet, o as relationSql, r as ofDatabase, s as withViews, t as explicitPattern, u as arraysOf } from "./explicit-pattern.js";
import { l as array, v as object, w as unknown, x as string } from "./schemas.js";
import { n as literal, t as identifier } from "./sql.js";
import { n as fitsDecimal, t as digitsOf } from "./whole-number.js";

// src/data/engines/trino/types.ts
const plainTypes = /* @__PURE__ */ new Map([
	["boolean", "BOOLEAN"],
	["tinyint", "TINYINT"],
	["smallint", "SMALLINT"],
	["integer", "INTEGER"],
	["bigint", "BIGINT"],
	["real", "FLOAT"],
	["double", "DOUBLE"],
	["date", "DATE"]
]);
function viewColumn(name, type) {
	const stored = identifier(name);
	const plain = plainTypes.get(type);
	if (plain !== void 0) return {
		name,
		engineType: plain,
		cell: stored
	};
	const decimal = /^decimal\((\d+), ?(\d+)\)$/.exec(type);
	if (decimal !== null) return {
		name,
		engineType: `DECIMAL(${decimal[1]},${decimal[2]})`,
		cell: stored
	};
	const time = /^timestamp\((\d+)\)( with time zone)?$/.exec(type);
	if (time !== null) {
		const digits = Number(time[1]);
		if (time[2] === void 0) return {
			name,
			engineType: "TIMESTAMP",
			cell: cut(stored, digits)
		};
		return {
			name,
			engineType: "TIMESTAMP WITH TIME ZONE",
			cell: `with_timezone(${cut(`CAST(${stored} AT TIME ZONE 'UTC' AS timestamp(${digits}))`, digits)}, 'UTC')`
		};
	}
	if (type === "uuid") return {
		name,
		engineType: "UUID",
		cell: `CAST(${stored} AS varchar)`
	};
	if (/^(var)?char(\(\d+\))?$/.test(type)) return {
		name,
		engineType: "VARCHAR",
		cell: `CAST(${stored} AS varchar)`
	};
	return {
		name,
		engineType: `TRINO ${type.toUpperCase()}`,
		cell: `CASE WHEN ${stored} IS NOT NULL THEN '…' END`
	};
}
function cut(stored, digits) {
	if (digits <= 6) return `CAST(${stored} AS timestamp(6))`;
	return `CAST(regexp_replace(CAST(${stored} AS varchar), '(\\.\\d{6})\\d+', '$1') AS timestamp(6))`;
}
function sqlValueOf(cell, type) {
	if (cell === null || cell === void 0) return null;
	if (/^(tinyint|smallint|integer|bigint)$/.test(type)) return integerOf(String(cell));
	if (type === "double" || type === "real") return Number(cell);
	return typeof cell === "boolean" ? cell : String(cell);
}

// src/data/engines/trino/client.ts
const answerSchema = object({
	nextUri: string().optional(),
	columns: array(object({
		name: string(),
		type: string()
	})).optional(),
	data: array(array(unknown())).optional(),
	error: object({
		message: string(),
		errorName: string(),
		errorType: string()
	}).optional()
});
function coordinatorOf({ variable, env }) {
	const address = env[variable] ?? "";
	if (address === "") throw notSet(variable);
	const url = URL.canParse(address) ? new URL(address) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) throw bad(`${variable} is no http:// or https:// address.`);
	const token = env[url.searchParams.get("access-token-variable") ?? ""];
	if (url.searchParams.has("access-token-variable") && !token) throw notSet(`The variable with a token that ${variable} names`);
	const [user, password] = [url.username, url.password].map(decodeURIComponent);
	if (url.protocol === "http:" && (password || token)) throw bad(`${variable} has a password or a token, which http:// would show to everybody on the way.`);
	const [, catalog, schema] = url.pathname.split("/").map(decodeURIComponent);
	const secret = token ? `Bearer ${token}` : password ? basic(user ?? "", password) : void 0;
	return {
		variable,
		origin: url.origin,
		patienceMs: 3e4,
		headers: {
			"X-Trino-User": user || "mlops-actions",
			"X-Trino-Source": "mlops-actions",
			"X-Trino-Time-Zone": "UTC",
			"X-Trino-Client-Capabilities": "PARAMETRIC_DATETIME",
			...catalog && { "X-Trino-Catalog": catalog },
			...schema && { "X-Trino-Schema": schema },
			...secret !== void 0 && { Authorization: secret }
		}
	};
}
function basic(user, password) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
function bad(sentence) {
	return MlopsError.of(dataReasons, "database-address", sentence);
}
async function ask(to, sql, limitMs, signal) {
	const session = `query_max_run_time=${Math.max(1, Math.ceil(limitMs))}ms`;
	let next;
	let columns = [];
	const rows = [];
	try {
		let answer = await read(to, await send(to, `${to.origin}/v1/statement`, {
			method: "POST",
			body: sql,
			session
		}, signal));
		for (;;) {
			if (answer.error !== void 0) throw explained(to, answer.error);
			columns = answer.columns ?? columns;
			for (const row of answer.data ?? []) rows.push(row);
			next = answer.nextUri;
			if (next === void 0) break;
			answer = await read(to, await send(to, sameOrigin(to, next), { method: "GET" }, signal));
		}
	} catch (error) {
		if (next !== void 0) await stop(to, next);
		if (signal.aborted) throw cancelledError();
		throw error;
	}
	const types = columns.map(({ type }) => type);
	return {
		columns: columns.map(({ name }) => name),
		types,
		rows: rows.map((row) => row.map((cell, index) => sqlValueOf(cell, types[index] ?? "")))
	};
}
const busy = /* @__PURE__ */ new Set([
	429,
	502,
	503,
	504
]);
const tries = 5;
async function send(to, url, { method, body, session }, signal) {
	const headers = {
		...to.headers,
		...session !== void 0 && { "X-Trino-Session": session }
	};
	for (let tried = 1;; tried += 1) {
		const response = await fetch(url, {
			method,
			headers,
			signal: AbortSignal.any([signal, AbortSignal.timeout(to.patienceMs)]),
			redirect: "error",
			...body !== void 0 && { body }
		}).catch((error) => {
			if (signal.aborted) throw cancelledError();
			throw unreachable(to, error);
		});
		if (!busy.has(response.status) || tried === tries) return response;
		await response.body?.cancel();
		await new Promise((resolve) => setTimeout(resolve, 100 * tried));
	}
}
async function read(to, response) {
	const text = await response.text().catch((error) => {
		throw unreachable(to, error);
	});
	if (response.status === 401 || response.status === 403) throw told(to, "database-login", "it does not let this user in");
	if (!response.ok) throw told(to, "database-away", `it answers with HTTP ${response.status}`);
	try {
		return answerSchema.parse(JSON.parse(jsonWithExactIntegers(text)));
	} catch {
		throw told(to, "database-away", "it does not answer as Trino does");
	}
}
function jsonWithExactIntegers(json) {
	return json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE])-?\d{16,}(?![\d.eE])/g, (token) => token.startsWith("\"") ? token : `"${token}"`);
}
function sameOrigin(to, next) {
	const { pathname, search } = new URL(next);
	return `${to.origin}${pathname}${search}`;
}
async function stop(to, next) {
	const soon = AbortSignal.timeout(700);
	await send(to, sameOrigin(to, next), { method: "DELETE" }, soon).catch(() => void 0);
}
const byName = {
	SYNTAX_ERROR: "sql-syntax",
	PERMISSION_DENIED: "database-table-missing",
	TABLE_NOT_FOUND: "database-table-missing",
	SCHEMA_NOT_FOUND: "database-table-missing",
	CATALOG_NOT_FOUND: "database-table-missing",
	EXCEEDED_TIME_LIMIT: "engine-timeout",
	USER_CANCELED: "engine-cancelled"
};
function explained(to, error) {
	const known = byName[error.errorName];
	if (known === "engine-timeout") return told(to, known, "a query was stopped after its time");
	if (known === "engine-cancelled") return told(to, known, "the query was cancelled");
	if (known !== void 0) return MlopsError.of(dataReasons, known, `SQL: ${error.message}.`);
	if (error.errorType === "USER_ERROR") return MlopsError.of(dataReasons, "sql-failed", `SQL: ${error.message}.`);
	return told(to, error.errorType === "INSUFFICIENT_RESOURCES" && /MEMORY/.test(error.errorName) ? "engine-out-of-memory" : "database-away", `it ended the query with ${error.errorName}`);
}
function told(to, reason, words) {
	return MlopsError.of(dataReasons, reason, `The database of ${to.variable}: ${words}.`);
}
function cancelledError() {
	return MlopsError.of(dataReasons, "engine-cancelled", "The work was cancelled while Trino was asked.");
}
const tls = /CERT|SSL|TLS|UNABLE_TO/;
function unreachable(to, error) {
	const cause = error instanceof Error ? error.cause : void 0;
	const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
	if (tls.test(code)) return told(to, "database-tls", `no connection with TLS (${code})`);
	return told(to, "database-away", `it does not answer${code === "" ? "" : ` (${code})`}`);
}

// src/data/engines/trino/dialect.ts
const writer = {
	code: (point) => `\\x{${point.toString(16)}}`,
	begin: "\\A",
	end: "\\z"
};
const blanks = " \xA0              　";
const asText = (cell) => `CAST(${cell} AS varchar)`;
const asDouble = (value) => `CAST(${value} AS double)`;
const doubleOf = (value) => asDouble(literal(String(value)));
const trim = (text, characters) => `trim(BOTH ${literal(characters)} FROM ${text})`;
const trinoDialect = {
	name: "trino",
	materialized: "",
	matchesWhole: (cell, pattern) => `regexp_like(${asText(cell)}, ${literal(`\\A(?:${explicitPattern(pattern, writer)})\\z`)})`,
	holdsMatch: (cell, characterClass) => `regexp_like(${asText(cell)}, ${literal(characterClass)})`,
	characters: (text) => `length(${text})`,
	bytes: (text) => `length(to_utf8(${text}))`,
	lower: (text) => `lower(${text})`,
	plainSpelling: (cell) => `lower(${trim(`regexp_replace(${asText(cell)}, '[\\t\\n\\f\\r ]+', ' ')`, blanks)})`,
	trimmed: (cell, characterList) => trim(asText(cell), characterList),
	bucket: (text, buckets) => `bitwise_and(from_big_endian_64(xxhash64(to_utf8(${text}))), ${buckets - 1})`,
	shown: (cell, engineType) => /^(FLOAT|DOUBLE)$/.test(engineType) ? cell : text(cell, engineType),
	text,
	doubleOf,
	wholeFor,
	asDouble: (cell, engineType) => asDouble(/^DECIMAL/.test(engineType) ? asText(cell) : cell),
	asFloating: (value, engineType) => engineType === "FLOAT" ? `CAST(${value} AS real)` : value,
	scaled: (value, power) => `${value} * ${asDouble(literal(String(2 ** power)))}`,
	finiteNumber: (cell) => `is_finite(${cell})`,
	isNan: (cell) => `is_nan(${cell})`,
	wholeNumber: (value) => `CAST(${value} AS bigint)`,
	exactSum: (value) => asText(`sum(CAST(${value} AS decimal(38, 0)))`),
	exactSumOfDoubles,
	timeAsDouble: since,
	finiteTimeAsDouble: since,
	microseconds: (cell, engineType) => micros(cell, engineType),
	periodOf: (cell, period) => `CAST(date_trunc('${period}', ${cell}) AS timestamp(6))`,
	instant: (moment) => `TIMESTAMP ${literal(`${moment} UTC`)}`,
	content: {
		exactText: asText,
		hash: (text) => `sha256(to_utf8(${text}))`,
		partsOfHash: (hash) => [
			1,
			9,
			17,
			25
		].map((from) => `from_big_endian_64(substr(${hash}, ${from}, 8))`),
		once: ""
	},
	list: (expressions) => `ARRAY[${expressions}]`,
	tuple: (cells) => cells
};
function wholeFor(value, engineType) {
	if (/^(FLOAT|DOUBLE)$/.test(engineType) || !fitsDecimal(value, engineType)) return `(${doubleOf(value)})`;
	return Math.abs(value) < 2 ** 63 ? `(${digitsOf(value)})` : `(DECIMAL ${literal(digitsOf(value))})`;
}
function text(cell, engineType) {
	if (!engineType.startsWith("TIMESTAMP")) return asText(cell);
	const zoned = engineType.includes("ZONE");
	const plain = `regexp_replace(${asText(zoned ? `CAST(${cell} AS timestamp(6))` : cell)}, '\\.?0+\\z', '')`;
	const whole = `regexp_replace(${asText(zoned ? `CAST(${cell} AS timestamp(6))` : cell)}, '\\.0+\\z', '')`;
	const short = `(CASE WHEN ${whole} LIKE '%.%' THEN ${plain} ELSE ${whole} END)`;
	return zoned ? `${short} || '+00'` : short;
}
function exactSumOfDoubles(value) {
	const part = asDouble(literal(String(2 ** 45)));
	const high = `floor((${value}) / ${part})`;
	const low = `((${value}) - ${high} * ${part})`;
	const sum = (each) => `sum(CAST(CAST(${each} AS bigint) AS decimal(38, 0)))`;
	return asText(`CAST(${sum(high)} * ${2 ** 45} + ${sum(low)} AS decimal(38, 0))`);
}
function since(cell, engineType) {
	return asDouble(engineType === "DATE" ? `date_diff('day', DATE '1970-01-01', ${cell})` : micros(cell, engineType));
}
function micros(cell, engineType) {
	const plain = `CAST(${cell} AS timestamp(6))`;
	const seconds = `date_diff('second', TIMESTAMP '1970-01-01 00:00:00', date_trunc('second', ${plain})) * 1000000`;
	return engineType === "DATE" ? seconds : `(${seconds} + CAST(split_part(${asText(plain)}, '.', 2) AS bigint))`;
}

// src/data/engines/trino/session.ts
const halfAnHour = 18e5;
async function openSession(options) {
	const signal = options.signal ?? new AbortController().signal;
	const state = {
		options,
		to: coordinatorOf(options),
		signal,
		views: /* @__PURE__ */ new Map(),
		origins: /* @__PURE__ */ new Map(),
		last: Promise.resolve()
	};
	await run(state, "SELECT 1");
	return {
		dialect: trinoDialect,
		describe: (table) => inTurn(state, () => describe(state, ofDatabase(table, "Trino"))),
		query: (sql, tables, parameters = [], limits) => inTurn(state, () => query(state, {
			sql,
			tables,
			parameters
		}, limits)),
		columns: (sql, tables, parameters = []) => inTurn(state, async () => arraysOf(await query(state, {
			sql,
			tables,
			parameters
		}))),
		write: () => Promise.reject(MlopsError.of(dataReasons, "database-writes-no-files", "Trino writes no files here.")),
		close: async () => {
			await state.last;
		}
	};
}
function inTurn(state, work) {
	const turn = state.last.then(() => {
		if (state.signal.aborted) throw cancelledError();
		return work();
	});
	state.last = turn.catch(() => void 0);
	return turn;
}
function run({ to, options, signal }, sql, limits) {
	const limit = Math.min(options.timeoutMs ?? halfAnHour, limits?.milliseconds ?? Number.POSITIVE_INFINITY);
	return ask(to, sql, limit, signal);
}
async function describe(state, table) {
	const view = await viewOf(state, table);
	const { rows } = await run(state, `SELECT count(*) FROM ${view.relation}`);
	const columns = view.columns.map(({ name, engineType }) => ({
		name,
		engineType
	}));
	return {
		rows: Number(rows[0]?.[0]),
		columns,
		rejects: [],
		rejected: 0,
		problems: [],
		rowNumbers: "none"
	};
}
async function query(state, { sql, tables, parameters }, limits) {
	if (parameters.length > 0) throw new Error("Trino is asked without parameters");
	const views = [];
	for (const table of tables) views.push(await viewOf(state, ofDatabase(table, "Trino")));
	guardText(sql);
	const full = withViews(sql, views, "");
	if (limits !== void 0) await refuseOtherRelations(state, full, views, limits);
	const { columns, rows } = await run(state, full, limits);
	return {
		columns,
		rows
	};
}
async function refuseOtherRelations(state, sql, views, limits) {
	const open = /* @__PURE__ */ new Set();
	for (const { relation } of views) for (const name of await originsOf(state, relation)) open.add(name);
	const others = [...await relationsOf(state, sql, limits)].filter((name) => !open.has(name));
	if (others.length === 0) return;
	const there = views.map(({ name }) => name).join(", ");
	throw notAllowed(`there is no table ${others.join(", ")} here (there is: ${there})`);
}
const ioSchema = object({ inputTableColumnInfos: array(object({ table: object({
	catalog: string(),
	schemaTable: object({
		schema: string(),
		table: string()
	})
}) })).default([]) });
async function relationsOf(state, sql, limits) {
	const { rows } = await run(state, `EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`, limits);
	const { inputTableColumnInfos } = ioSchema.parse(JSON.parse(String(rows[0]?.[0])));
	return new Set(inputTableColumnInfos.map(({ table: { catalog, schemaTable } }) => `${catalog}.${schemaTable.schema}.${schemaTable.table}`));
}
async function originsOf(state, relation) {
	const found = state.origins.get(relation) ?? await relationsOf(state, `SELECT * FROM ${relation}`);
	state.origins.set(relation, found);
	return found;
}
async function viewOf(state, table) {
	const key = JSON.stringify([
		table.name,
		table.relation,
		table.only
	]);
	const before = state.views.get(key);
	if (before !== void 0) return before;
	if (table.relation.kind === "query") guardText(queryOf(table.relation.sql));
	const relation = relationSql(table.relation);
	const { columns, types } = await run(state, `SELECT * FROM ${relation} LIMIT 0`);
	refuseOddNames(table, columns);
	const only = table.only === void 0 ? void 0 : new Set(table.only);
	const cells = columns.map((name, index) => viewColumn(name, types[index] ?? ""));
	const view = {
		name: table.name,
		relation,
		columns: cells.filter(({ name }) => only?.has(name) ?? true)
	};
	state.views.set(key, view);
	return view;
}

export { openSession };
import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { n as literal, t as identifier } from "./sql.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { n as fitsDecimal, t as digitsOf } from "./whole-number.js";
import { t as ownMemory } from "./own-memory.js";
import { c as sha256File, d as temporaryBeside, i as isMissing, u as systemCode } from "./files.js";
import { createRequire } from "node:module";
import { spawn, spawnSync } from "node:child_process";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { gunzip } from "node:zlib";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import { availableParallelism, homedir, totalmem } from "node:os";
import { getuid, platform } from "node:process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/data/engines/column-type.ts
const integers = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^DECIMAL\(\d+,0\)$/;
const numbers = /^(FLOAT|DOUBLE|NUMERIC)$|^DECIMAL\(/;
function columnTypeOf(engineType) {
	if (integers.test(engineType)) return "integer";
	if (numbers.test(engineType)) return "number";
	if (engineType === "VARCHAR" || engineType === "UUID" || engineType.startsWith("ENUM")) return "string";
	if (engineType === "BOOLEAN") return "boolean";
	if (engineType === "DATE") return "date";
	if (engineType.startsWith("TIMESTAMP")) return "timestamp";
	return "other";
}
function isFloating(engineType) {
	return engineType === "FLOAT" || engineType === "DOUBLE" || engineType === "NUMERIC";
}

// src/data/checks/words.ts
function whole(value) {
	return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}
function counted(value, noun) {
	return `${whole(value)} ${noun}${value === 1 ? "" : "s"}`;
}
const ofOneRow = [
	["are ", "is "],
	["begin or end ", "begins or ends "],
	["break ", "breaks "],
	["do not ", "does not "],
	["have ", "has "],
	["hold ", "holds "],
	["lie ", "lies "],
	["match ", "matches "],
	["only stand ", "only stands "],
	["share ", "shares "]
];
function agreeing(count, words) {
	if (count !== 1) return words;
	const [several, one] = ofOneRow.find(([start]) => words.startsWith(start)) ?? ["", ""];
	return one + words.slice(several.length);
}
function share(part, all) {
	if (all === 0) return "";
	const percent = 100 * part / all;
	if (part === 0 || part === all) return ` (${percent} %)`;
	if (percent < .01) return " (< 0.01 %)";
	if (percent > 99.99) return " (> 99.99 %)";
	return ` (${percent < 10 ? Number(percent.toPrecision(2)) : Math.min(99.9, Number(percent.toFixed(1)))} %)`;
}
function listed(items, most = 10) {
	const rest = items.length - most;
	return items.slice(0, most).join(", ") + (rest > 0 ? ` and ${whole(rest)} more` : "");
}
function between({ min, max }) {
	if (min === void 0) return `at most ${max}`;
	if (max === void 0) return `at least ${min}`;
	return min === max ? `exactly ${min}` : `between ${min} and ${max}`;
}

// src/data/without-values.ts
function withoutValues(message) {
	if (/^(Binder|Catalog) Error/.test(message)) return message;
	if (message.startsWith("SQL: ")) return message.replaceAll(/'[^']*'/g, "'…'").replaceAll(/"[^"]*"/g, "\"…\"");
	return "SQL: it fails on a value, which is not shown because a column of the dataset is sensitive.";
}

// src/data/engines/views/left.ts
function columnNamed({ columns }, name, dataset, key) {
	const found = columns.find((column) => column.name === name);
	if (found !== void 0) return found;
	const names = columns.map((column) => column.name).join(", ");
	throw MlopsError.of(dataReasons, "view-column", `${dataset}: ${key} names the column ${name}; there are: ${names}.`);
}
async function firstRow(left, cells, end = "") {
	const { engine, table } = left;
	const { rows } = await engine.query(`SELECT ${cells} FROM ${relationOf(left, false)}${end}`, [table], [], {});
	return rows[0] ?? [];
}
function relationOf({ table, conditions }, placed) {
	const all = identifier(placed ? `${table.name}#rows` : table.name);
	return conditions.reduce((from, condition) => `(SELECT * FROM ${from} WHERE ${condition}) AS "#kept"`, all);
}

// src/data/engines/views/cut.ts
async function cutOf(left, span, column, side, dataset) {
	const time = await timeOf(left, column, dataset);
	const cut = span.kind === "duration" ? await newestLess(left, time, span.milliseconds) : await atShare(left, time, span);
	if (cut === void 0) return side === "after" ? "1 = 1" : "1 = 0";
	const gap = span.kind === "share" && side === "before" ? span.gap : 0;
	return `${time} ${side === "after" ? ">" : "<="} ${cut - microsecondsOf(gap)}`;
}
async function timeOf(left, column, dataset) {
	const { engineType } = columnNamed(left, column, dataset, "`time`");
	const { dialect } = left.engine;
	const type = columnTypeOf(engineType);
	if (type !== "date" && type !== "timestamp") {
		const sentence = `${dataset}: ${column} holds neither dates nor timestamps (${engineType}), so no rows are the last by it.`;
		throw MlopsError.of(dataReasons, "view-time", sentence);
	}
	const cell = identifier(column);
	const asDouble = dialect.timeAsDouble(cell, engineType);
	const infinite = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((end) => dialect.doubleOf(end)).map((end) => `count(*) FILTER (WHERE (${asDouble}) = ${end})`);
	const [all = 0, filled = 0, ...odd] = (await firstRow(left, [`count(*), count(${cell})`, ...infinite].join(", "))).map(Number);
	const without = all - filled + odd.reduce((sum, count) => sum + count, 0);
	if (without > 0) {
		const sentence = `${dataset}: ${counted(without, "row")} of ${whole(all)} have no time in ${column}, so nobody can tell on which side they belong.`;
		throw MlopsError.of(dataReasons, "view-time-missing", sentence);
	}
	return dialect.microseconds(cell, engineType);
}
async function newestLess(left, time, milliseconds) {
	const newest = integer((await firstRow(left, `max(${time})`))[0]);
	return newest === void 0 ? void 0 : newest - microsecondsOf(milliseconds);
}
async function atShare(left, time, span) {
	const all = integer((await firstRow(left, "count(*)"))[0]) ?? 0n;
	const hundred = 100000000n;
	const before = all * (hundred - BigInt(Math.round(span.percent * 1e6))) / hundred;
	if (before === 0n) return void 0;
	return integer((await firstRow(left, time, ` ORDER BY 1 OFFSET ${before - 1n} LIMIT 1`))[0]);
}
const microsecondsOf = (milliseconds) => BigInt(Math.round(milliseconds * 1e3));
function integer(value) {
	return value === null || value === void 0 ? void 0 : BigInt(String(value));
}

// src/data/engines/views/open-view.ts
async function openView(engine, table, rules) {
	const { columns, state } = await engine.describe(table);
	let left = {
		engine,
		table,
		columns,
		conditions: []
	};
	for (const rule of rules) left = await kept(left, rule);
	const found = left;
	const [count = null] = await firstRow(found, "count(*)");
	return {
		rules,
		state,
		rows: Number(count),
		columns: found.columns,
		relation: (placed) => relationOf(found, placed)
	};
}
async function kept(before, rule) {
	const { where, dropLast, last, time, dataset, select } = rule;
	let left = before;
	if (where !== void 0) {
		left = also(left, `(\n${where}\n)`);
		await tryWhere(before, left, where).catch((error) => {
			throw asWhere(error, dataset, left.table.hidden ?? []);
		});
	}
	if (dropLast !== void 0 && time !== void 0) left = also(left, await cutOf(left, dropLast, time, "before", dataset));
	if (last !== void 0 && time !== void 0) left = also(left, await cutOf(left, last, time, "after", dataset));
	return select === void 0 ? left : {
		...left,
		columns: select.map((name) => columnNamed(left, name, dataset, "`select`"))
	};
}
const also = (left, condition) => ({
	...left,
	conditions: [...left.conditions, condition]
});
async function tryWhere(before, after, where) {
	const { engine, table, columns } = before;
	const from = `FROM (SELECT ${columns.map(({ name }) => identifier(name)).join(", ")} FROM ${relationOf(before, false)}) AS "#kept" LIMIT 0`;
	await engine.query(`SELECT ${engine.dialect.list(`\n${where}\n`)} ${from}`, [table], [], {});
	await engine.query(`SELECT bool_and((\n${where}\n)) ${from}`, [table], [], {});
	await firstRow(after, "count(*)");
}
function asWhere(error, dataset, hidden) {
	if (!(error instanceof MlopsError) || ![
		"sql-syntax",
		"sql-not-allowed",
		"sql-failed",
		"database-table-missing"
	].includes(error.problems[0]?.reason ?? "")) return error;
	const why = error.problems.map(({ reason, message }) => hidden.length > 0 && reason === "sql-failed" ? withoutValues(message) : message).join("; ");
	return MlopsError.of(dataReasons, "view-where", `${dataset}: \`where\` is no condition that can be asked of each row: ${why}`);
}

// src/data/engines/views/viewing-engine.ts
function viewingEngine(engine) {
	const known = /* @__PURE__ */ new Map();
	const open = async (table) => {
		const source = sourceOf(table);
		const state = table.state ?? (await engine.describe(source)).state;
		const { hidden: _, listed: __, ...rows } = source;
		const key = JSON.stringify([
			state,
			table.view,
			rows
		], plain);
		const found = known.get(key) ?? openView(engine, {
			...source,
			state
		}, table.view ?? []);
		known.set(key, found);
		found.catch(() => known.delete(key));
		return found;
	};
	const asked = async (sql, tables) => {
		if (tables.every(({ view }) => view === void 0)) return {
			sql,
			tables
		};
		const parts = [];
		const read = [];
		for (const table of tables) {
			if (table.view === void 0) {
				read.push(table);
				continue;
			}
			const view = await open(table);
			parts.push(...expressionsOf(table, view, sql));
			read.push(narrowed(table, view));
		}
		return {
			sql: withParts(sql, parts),
			tables: read
		};
	};
	return {
		...engine,
		describe: async (table) => {
			if (table.view === void 0) return engine.describe(table);
			return shapeOf(await engine.describe(sourceOf(table)), await open(table));
		},
		query: async (sql, tables, parameters, limits) => {
			const full = await asked(sql, tables);
			return engine.query(full.sql, full.tables, parameters, limits);
		},
		columns: async (sql, tables, parameters) => {
			const full = await asked(sql, tables);
			return engine.columns(full.sql, full.tables, parameters);
		},
		write: async (sql, tables, target) => {
			const full = await asked(sql, tables);
			return engine.write(full.sql, full.tables, target);
		}
	};
}
const plain = (_, value) => value instanceof Map ? [...value] : value;
function sourceOf({ view: _, only: __, ...table }) {
	return {
		...table,
		name: `${table.name}#source`
	};
}
function narrowed(table, { state, rules }) {
	const source = {
		...sourceOf(table),
		state
	};
	if (table.only === void 0 || rules.some(({ where }) => where !== void 0)) return source;
	return {
		...source,
		only: [.../* @__PURE__ */ new Set([...table.only, ...rules.flatMap(({ time }) => time ?? [])])]
	};
}
function expressionsOf({ name, only }, { columns, relation }, sql) {
	const all = columns.map((column) => column.name);
	const cells = (only === void 0 ? all : all.filter((column) => only.includes(column))).map(identifier);
	const part = (as, placed) => {
		const places = placed ? ["\"#file\"", "\"#row\""] : [];
		return `${identifier(as)} AS (SELECT ${[...cells, ...places].join(", ")} FROM ${relation(placed)})`;
	};
	const twin = `${name}#rows`;
	const isPlaced = only === void 0 && sql.toLowerCase().includes(identifier(twin).toLowerCase());
	return [part(name, false), ...isPlaced ? [part(twin, true)] : []];
}
function withParts(sql, parts) {
	const own = /^\s*WITH\s+/i.exec(sql)?.[0];
	return `WITH ${parts.join(",\n")}${own === void 0 ? `\n${sql}` : `,\n${sql.slice(own.length)}`}`;
}
function shapeOf(source, { rows, columns }) {
	const names = new Set(columns.map(({ name }) => name));
	return {
		...source,
		rows,
		columns,
		problems: source.problems.filter(({ column }) => column === void 0 || names.has(column))
	};
}

// src/data/engines/postgres.ts
async function openPostgres(options) {
	const { openSession } = await import("./session.js");
	return viewingEngine(await openSession(options));
}

// src/data/engines/trino.ts
async function openTrino(options) {
	const { openSession } = await import("./session2.js");
	return viewingEngine(await openSession(options));
}

// src/data/engines/databases.ts
const kinds = {
	postgres: {
		oneSnapshot: true,
		open: openPostgres
	},
	trino: {
		oneSnapshot: false,
		open: openTrino
	}
};
function isOneSnapshot(scheme) {
	return kinds[scheme].oneSnapshot;
}
async function openDatabase(place, options) {
	const { offline = false, ...around } = options;
	if (offline) {
		const sentence = `The database of ${place.variable} is not asked with --offline.`;
		throw MlopsError.of(dataReasons, "database-offline", sentence);
	}
	return kinds[place.scheme].open({
		...around,
		variable: place.variable
	});
}

// src/data/engines/duckdb/dialect.ts
const wide = /^U?HUGEINT$|^DECIMAL\((\d+),(\d+)\)$/;
const exactDigits = 15;
const duckdbDialect = {
	name: "duckdb",
	materialized: "MATERIALIZED ",
	matchesWhole: (cell, pattern) => `regexp_full_match(CAST(${cell} AS VARCHAR), ${literal(pattern)})`,
	holdsMatch: (cell, characterClass) => `regexp_matches(CAST(${cell} AS VARCHAR), ${literal(characterClass)})`,
	characters: (text) => `length(${text})`,
	bytes: (text) => `strlen(${text})`,
	lower: (text) => `lower(${text})`,
	plainSpelling: (cell) => `lower(trim(regexp_replace(CAST(${cell} AS VARCHAR), '\\s+', ' ', 'g')))`,
	trimmed: (cell, characterList) => `trim(CAST(${cell} AS VARCHAR), ${literal(characterList)})`,
	bucket: (text, buckets) => `hash(${text}) >> ${64 - Math.log2(buckets)}`,
	shown: (cell) => `CAST(${cell} AS VARCHAR)`,
	text: (cell) => `CAST(${cell} AS VARCHAR)`,
	doubleOf,
	wholeFor,
	asDouble,
	asFloating: (value, engineType) => `CAST(${value} AS ${engineType === "FLOAT" ? "REAL" : "DOUBLE"})`,
	scaled: (value, power) => `${value} * CAST('${2 ** power}' AS DOUBLE)`,
	finiteNumber: (cell) => `isfinite(${cell})`,
	isNan: (cell) => `isnan(${cell})`,
	wholeNumber: (value) => `CAST(${value} AS BIGINT)`,
	exactSum: (value) => `CAST(sum(${value}) AS VARCHAR)`,
	exactSumOfDoubles: (value) => `CAST(sum(CAST(${value} AS HUGEINT)) AS VARCHAR)`,
	timeAsDouble: (cell, engineType) => `CASE WHEN isfinite(${stamp(cell, engineType)}) THEN ${since(cell, engineType)}
    WHEN ${cell} > CAST('1970-01-01' AS ${engineType}) THEN CAST('Infinity' AS DOUBLE)
    WHEN ${cell} IS NOT NULL THEN CAST('-Infinity' AS DOUBLE) END`,
	finiteTimeAsDouble: since,
	microseconds: (cell, engineType) => engineType === "DATE" ? `epoch_us(CAST(${cell} AS TIMESTAMP))` : `epoch_us(${cell})`,
	periodOf: (cell, period) => `CAST(date_trunc('${period}', ${cell}) AS TIMESTAMP)`,
	instant: (text) => `TIMESTAMPTZ ${literal(`${text}+00`)}`,
	list: (expressions) => `[${expressions}]`,
	tuple: (cells) => `(${cells})`,
	quick: {
		valuesAtRanks: (value, shares) => shares.map((_, index) => `quantile_disc(${value}, [${shares.join(", ")}])[${index + 1}]`),
		unitsOrNull: (value, scale) => `TRY_CAST(floor(${value} * CAST('${2 ** scale}' AS DOUBLE)) AS BIGINT)`,
		shiftedRight: (integer, digits) => `${integer} >> ${digits}`,
		lowDigits: (integer, digits) => `${integer} & ${2n ** BigInt(digits) - 1n}`,
		sumParts: (sum, size) => [`${sum} // ${size}`, `${sum} % ${size}`],
		hashOf: (cells) => `hash(${cells})`,
		distinctWithin: (cell, low, high) => `coalesce(bit_count(bitstring_agg(${cell}, ${low}, ${high})), 0)`
	}
};
function doubleOf(value) {
	return `${literal(String(value))}::DOUBLE`;
}
function wholeFor(value, engineType) {
	const floating = /^(FLOAT|DOUBLE)$/.test(engineType);
	const beyond = Math.abs(value) >= 2 ** 127 || !fitsDecimal(value, engineType);
	return `(${floating || beyond || engineType === "UHUGEINT" && value < 0 ? doubleOf(value) : digitsOf(value)})`;
}
function asDouble(cell, engineType) {
	const found = wide.exec(engineType);
	const plain = `CAST(${cell} AS DOUBLE)`;
	if (found === null || Number(found[1] ?? 39) <= exactDigits) return plain;
	return `CASE WHEN ${`abs(${cell}) < ${10n ** BigInt(Math.max(0, exactDigits - Number(found[2] ?? 0)))}`} THEN ${plain} ELSE CAST(CAST(${cell} AS VARCHAR) AS DOUBLE) END`;
}
function since(cell, engineType) {
	return `CAST(${engineType === "DATE" ? `${cell} - DATE '1970-01-01'` : `epoch_us(${stamp(cell, engineType)})`} AS DOUBLE)`;
}
function stamp(cell, engineType) {
	return /^(DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/.test(engineType) ? cell : `CAST(${cell} AS TIMESTAMP)`;
}

// src/data/engines/without-network.ts
let isolation;
function ownNetwork() {
	if (platform !== "linux") return [];
	const unshare = [
		"unshare",
		...getuid?.() === 0 ? [] : ["--user"],
		"--net",
		"--"
	];
	return spawnSync(unshare[0] ?? "", [...unshare.slice(1), "true"], {
		stdio: "ignore",
		timeout: 5e3
	}).status === 0 ? unshare : [];
}
function withoutNetwork(worker) {
	isolation ??= ownNetwork();
	const [command, ...args] = isolation;
	return command === void 0 ? worker : {
		command,
		args: [
			...args,
			worker.command,
			...worker.args
		]
	};
}

// src/data/engines/duckdb-worker-process.ts
const passedOn = [
	"MLOPS_DUCKDB",
	"LD_LIBRARY_PATH",
	"DYLD_LIBRARY_PATH",
	"SystemRoot",
	"PATH"
];
function defaultWorker() {
	const found = [
		"./duckdb-worker.ts",
		"./duckdb-worker.js",
		"../duckdb-worker.js"
	].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
	if (found === void 0) throw MlopsError.of(dataReasons, "engine-missing", "The data engine has no duckdb-worker.js beside its bundle.");
	return {
		command: process.execPath,
		args: [found]
	};
}
function heapLimit(memoryLimit) {
	return `--max-old-space-size=${Math.floor(ownMemory(memoryLimit) / 2 ** 20)}`;
}
function startWorker(worker, { home, library, memoryLimit }) {
	const env = {
		HOME: home,
		TMPDIR: home,
		TZ: "UTC",
		LC_ALL: "C.UTF-8"
	};
	for (const name of passedOn) if (process.env[name] !== void 0) env[name] = process.env[name];
	if (library !== void 0) env["MLOPS_DUCKDB"] = library;
	const heap = worker.command === process.execPath ? [heapLimit(memoryLimit)] : [];
	const { command, args } = withoutNetwork({
		command: worker.command,
		args: [...heap, ...worker.args]
	});
	return connect(spawn(command, args, {
		cwd: home,
		env,
		serialization: "advanced",
		stdio: [
			"ignore",
			"ignore",
			"pipe",
			"ipc"
		]
	}));
}
function connect(child) {
	const waiting = /* @__PURE__ */ new Map();
	let said = "";
	let alive = true;
	child.stderr?.on("data", (chunk) => {
		said = (said + chunk.toString("utf8")).slice(-4e3);
	});
	child.on("message", (reply) => {
		const call = waiting.get(reply.id);
		if ("share" in reply) {
			call?.onShare?.(reply.share);
			return;
		}
		waiting.delete(reply.id);
		if (call) settle(call, reply);
	});
	const ended = new Promise((resolve) => {
		const end = (code, signal, why) => {
			alive = false;
			for (const call of waiting.values()) call.reject(endedError(code, signal, why ?? said));
			waiting.clear();
			resolve();
		};
		child.on("error", (error) => end(null, null, error.message));
		child.on("close", (code, signal) => end(code, signal));
	});
	return {
		pid: child.pid,
		ask: (request, onShare) => new Promise((resolve, reject) => {
			waiting.set(request.id, {
				resolve,
				reject,
				onShare
			});
			if (alive) child.send(request, () => void 0);
		}),
		interrupt: () => {
			if (child.connected) child.send({
				kind: "interrupt",
				id: 0
			}, () => void 0);
		},
		kill: () => child.kill("SIGKILL"),
		ended,
		isAlive: () => alive && child.connected
	};
}
function settle(call, reply) {
	if ("value" in reply) call.resolve(reply.value);
	else if ("problems" in reply) call.reject(new MlopsError(reply.ends, reply.problems));
	else call.reject(/* @__PURE__ */ new Error(`data engine: ${reply.defect}`));
}
function endedError(code, signal, said) {
	const how = signal ? `by ${signal}` : `with exit code ${code}`;
	if (/heap out of memory|bad_alloc|Cannot allocate memory/.test(said)) return MlopsError.of(dataReasons, "engine-out-of-memory", `The data engine ended ${how}: it ran out of memory.`);
	const last = said.trim().split("\n").at(-1) ?? "";
	const hint = signal === "SIGKILL" ? " The operating system does this when memory runs out." : "";
	return MlopsError.of(dataReasons, "engine-crashed", `The data engine ended ${how}.${hint}${last ? ` ${last}` : ""}`);
}

// src/data/engines/port.ts
function isFileTable(table) {
	return "files" in table;
}

// src/data/engines/duckdb.ts
const graceMs = 2e3;
async function openDuckdb(options) {
	const own = await makeOwnFolder(options.tempFolder, "duckdb");
	const state = {
		options,
		folder: own.path,
		workers: 0,
		calls: 0,
		closed: false,
		last: Promise.resolve()
	};
	const cancel = () => state.worker?.kill();
	options.signal?.addEventListener("abort", cancel, { once: true });
	const close = async () => {
		options.signal?.removeEventListener("abort", cancel);
		state.closed = true;
		state.worker?.kill();
		await state.worker?.ended;
		await own[Symbol.asyncDispose]();
	};
	try {
		await inTurn(state, () => freshWorker(state));
	} catch (error) {
		await close();
		throw error;
	}
	return viewingEngine({
		dialect: duckdbDialect,
		describe: (table) => call(state, (id) => ({
			kind: "describe",
			id,
			table: ofFiles(table)
		})),
		query: (sql, tables, parameters = [], limits) => call(state, (id) => ({
			kind: "query",
			id,
			select: {
				sql,
				tables: tables.map(ofFiles),
				parameters
			}
		}), limits),
		columns: (sql, tables, parameters = []) => call(state, (id) => ({
			kind: "columns",
			id,
			select: {
				sql,
				tables: tables.map(ofFiles),
				parameters
			}
		})),
		write: (sql, tables, target) => call(state, (id) => ({
			kind: "write",
			id,
			select: {
				sql,
				tables: tables.map(ofFiles),
				parameters: []
			},
			target
		})),
		close
	});
}
function ofFiles(table) {
	if (isFileTable(table)) return table;
	const sentence = `${table.name} is a table of a database, and DuckDB reads files on this machine.`;
	throw MlopsError.of(dataReasons, "engine-other-source", sentence);
}
function call(state, request, limits = {}) {
	return inTurn(state, async () => {
		const worker = state.worker?.isAlive() ? state.worker : await freshWorker(state);
		state.calls += 1;
		return await within(state, worker, worker.ask(request(state.calls), limits.onShare), limits.milliseconds);
	});
}
function inTurn(state, work) {
	const turn = state.last.then(() => {
		if (state.options.signal?.aborted) throw cancelled();
		if (state.closed) throw new Error("the data engine is closed");
		return work();
	});
	state.last = turn.catch(() => void 0);
	return turn;
}
async function freshWorker(state) {
	const { options } = state;
	state.workers += 1;
	const scratch = join(state.folder, `worker-${state.workers}`);
	await mkdir(scratch);
	const memoryLimit = options.memoryLimit ?? defaultMemory();
	const worker = startWorker(options.worker ?? defaultWorker(), {
		home: scratch,
		library: options.library,
		memoryLimit
	});
	state.worker = worker;
	const settings = {
		memoryLimit,
		threads: options.threads ?? availableParallelism(),
		scratch,
		scratchLimit: options.tempLimit ?? 64 * 2 ** 30
	};
	await within(state, worker, worker.ask({
		kind: "start",
		id: 0,
		settings
	}));
	return worker;
}
function defaultMemory() {
	const constrained = process.constrainedMemory();
	const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
	return Math.floor(limit * .6);
}
async function within(state, worker, answer, own = Number.POSITIVE_INFINITY) {
	const limit = Math.min(own, state.options.timeoutMs ?? 18e5);
	let late = false;
	const timers = [setTimeout(() => {
		late = true;
		worker.interrupt();
	}, limit), setTimeout(() => worker.kill(), limit + graceMs)];
	try {
		return await answer;
	} catch (error) {
		if (state.options.signal?.aborted) throw cancelled();
		if (late) throw MlopsError.of(dataReasons, "engine-timeout", `The data engine took longer than ${limit / 1e3} s.`);
		throw error;
	} finally {
		for (const timer of timers) clearTimeout(timer);
	}
}
function cancelled() {
	return MlopsError.of(dataReasons, "engine-cancelled", "The data engine was cancelled.");
}

// src/data/engines/install/digest-list.ts
const listName = "SHA256SUMS";
async function digestsOf(folder) {
	const entries = await readdir(join(folder, "node_modules"), {
		recursive: true,
		withFileTypes: true
	});
	const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
	if (odd !== void 0) throw new OddFile(`${odd.name} is neither a file nor a folder`);
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const digests = /* @__PURE__ */ new Map();
	for (const file of files.sort()) {
		const { digest } = await sha256File(file);
		digests.set(relative(folder, file).split(sep).join("/"), digest.slice(7));
	}
	return digests;
}
var OddFile = class extends Error {};
function listText(digests) {
	return [...digests].map(([path, digest]) => `${digest}  ${path}\n`).join("");
}
async function damageOf(folder) {
	const listed = parseList(await readFile(join(folder, listName), "utf8").catch(absent));
	if (typeof listed === "string") return listed;
	const found = await digestsOf(folder).catch((error) => {
		if (error instanceof OddFile) return error.message;
		if (isMissing(error)) return "it has no node_modules";
		throw error;
	});
	if (typeof found === "string") return found;
	for (const [path, digest] of listed) {
		if (!found.has(path)) return `${path} is missing`;
		if (found.get(path) !== digest) return `${path} is not what ${listName} says`;
	}
	const extra = [...found.keys()].find((path) => !listed.has(path));
	return extra && `${extra} is not in ${"SHA256SUMS"}`;
}
function absent(error) {
	if (isMissing(error)) return void 0;
	throw error;
}
function parseList(text) {
	if (text === void 0) return `it has no ${listName}`;
	const listed = /* @__PURE__ */ new Map();
	for (const line of text.trimEnd().split(/\r?\n/)) {
		const [, digest, path] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/.exec(line) ?? [];
		if (digest === void 0 || path === void 0) return `${listName} is not a list of digests`;
		listed.set(path, digest);
	}
	return listed;
}

// src/data/engines/install/cache.ts
function cacheFolder(env, version, platform) {
	return join(cacheRoot(env), "mlops-duckdb", version, platform);
}
function cacheRoot(env) {
	return absolute(env["RUNNER_TOOL_CACHE"]) ?? join(userCache(env), "mlops-actions", "tools");
}
function userCache(env) {
	if (process.platform === "win32") return absolute(env["LOCALAPPDATA"]) ?? join(homedir(), "AppData", "Local");
	if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
	return absolute(env["XDG_CACHE_HOME"]) ?? join(absolute(env["HOME"]) ?? homedir(), ".cache");
}
function absolute(path) {
	return path !== void 0 && isAbsolute(path) ? path : void 0;
}
function markerOf(folder) {
	return `${folder}.complete`;
}
async function readCached(folder, packages) {
	try {
		if (await textOf(markerOf(folder)) === void 0) return { kind: "absent" };
		const why = await damageOf(folder) ?? await wrongPackage(folder, packages);
		return why === void 0 ? { kind: "complete" } : {
			kind: "damaged",
			why
		};
	} catch (error) {
		if (systemCode(error) === void 0 || !(error instanceof Error)) throw error;
		return {
			kind: "damaged",
			why: `it cannot be read: ${error.message}`
		};
	}
}
async function wrongPackage(folder, packages) {
	for (const { name, version } of packages) {
		const found = versionIn(await textOf(join(folder, "node_modules", name, "package.json")));
		if (found !== version) return `it holds ${name} ${found ?? "not at all"}, and ${version} is needed`;
	}
}
function versionIn(manifest) {
	try {
		const said = JSON.parse(manifest ?? "null");
		const version = typeof said === "object" && said !== null && "version" in said ? said.version : void 0;
		return typeof version === "string" ? version : void 0;
	} catch {
		return;
	}
}
async function textOf(file) {
	return readFile(file, "utf8").catch((error) => {
		if (isMissing(error)) return void 0;
		throw error;
	});
}

// src/data/engines/install/pinned.ts
const pinnedEngine = {
	version: "1.5.6-r.1",
	common: [
		{
			name: "@duckdb/node-api",
			version: "1.5.6-r.1",
			integrity: "sha512-yIPol6P4EQmsAUsb27donJf7iADrM31Ei/WkvhkZpSscjhEErYsuF19lsJ/qz5mUWxsKFQpLdjvrlhPQnMTBqw=="
		},
		{
			name: "@duckdb/node-bindings",
			version: "1.5.6-r.1",
			integrity: "sha512-/pWlTyvKC1d16iSMJCBAPwlmzoeXRs5Y9cqG+TpKd/YAW6Ke05FJg099v/Im2bkS9BgznNyNcAK1NxA1eQhSUw=="
		},
		{
			name: "detect-libc",
			version: "2.1.2",
			integrity: "sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ=="
		}
	],
	platforms: {
		"darwin-arm64": {
			name: "@duckdb/node-bindings-darwin-arm64",
			version: "1.5.6-r.1",
			integrity: null
		},
		"darwin-x64": {
			name: "@duckdb/node-bindings-darwin-x64",
			version: "1.5.6-r.1",
			integrity: null
		},
		"linux-arm64": {
			name: "@duckdb/node-bindings-linux-arm64",
			version: "1.5.6-r.1",
			integrity: null
		},
		"linux-arm64-musl": {
			name: "@duckdb/node-bindings-linux-arm64-musl",
			version: "1.5.6-r.1",
			integrity: null
		},
		"linux-x64": {
			name: "@duckdb/node-bindings-linux-x64",
			version: "1.5.6-r.1",
			integrity: "sha512-IXcrZJE6kEqM0Z4wwdVnGBHX/frOS33VPNAwDXQ/Q+Fs84b058Qe94chrCCIcNJlG8Y3UHIUU4eBeCQxW5mN1Q=="
		},
		"linux-x64-musl": {
			name: "@duckdb/node-bindings-linux-x64-musl",
			version: "1.5.6-r.1",
			integrity: "sha512-PVzIEZqp7QN07WBgjmIH0cK2GKXR735KmL6wnghTzRnhHWrePxx3MjZB9zZHI8tB73wdF8luarBm4EgqSjGyVA=="
		},
		"win32-arm64": {
			name: "@duckdb/node-bindings-win32-arm64",
			version: "1.5.6-r.1",
			integrity: null
		},
		"win32-x64": {
			name: "@duckdb/node-bindings-win32-x64",
			version: "1.5.6-r.1",
			integrity: null
		}
	}
};

// src/data/engines/install/platform.ts
function thisPlatform() {
	const name = `${process.platform}-${process.arch}`;
	return process.platform === "linux" && !hasGlibc() ? `${name}-musl` : name;
}
function hasGlibc() {
	const { report } = process;
	const before = Reflect.get(report, "excludeNetwork");
	Reflect.set(report, "excludeNetwork", true);
	const said = report.getReport();
	Reflect.set(report, "excludeNetwork", before);
	return said.header?.glibcVersionRuntime !== void 0;
}
function packagesOf(pinned, platform) {
	const native = Object.hasOwn(pinned.platforms, platform) ? pinned.platforms[platform] : void 0;
	return native && [...pinned.common, native];
}
function refusalFor(pinned, platform) {
	const packages = packagesOf(pinned, platform);
	if (packages === void 0) return `DuckDB ${pinned.version} has no library for ${platform}; it has one for ${Object.keys(pinned.platforms).join(", ")}.`;
	const open = packages.find(({ integrity }) => integrity === null);
	return open && `This version pins no digest for ${open.name}, so nothing is downloaded for ${platform}.`;
}

// src/data/engines/install/find.ts
async function findDuckdb(surroundings) {
	const { env, pinned = pinnedEngine, code = import.meta.url } = surroundings;
	const named = env["MLOPS_DUCKDB"];
	if (named !== void 0 && named !== "") return {
		kind: "named",
		folder: resolve(named)
	};
	const installed = installedBeside(code, pinned);
	if (installed !== void 0) return {
		kind: "installed",
		folder: installed
	};
	const platform = surroundings.platform ?? thisPlatform();
	const folder = cacheFolder(env, pinned.version, platform);
	const packages = packagesOf(pinned, platform);
	const cached = packages === void 0 ? void 0 : await readCached(folder, packages);
	if (cached?.kind === "complete") return {
		kind: "cached",
		folder
	};
	const refusal = refusalFor(pinned, platform);
	return {
		kind: "absent",
		folder,
		...cached?.kind === "damaged" && { damage: cached.why },
		...refusal !== void 0 && { refusal }
	};
}
function installedBeside(code, pinned) {
	const api = manifestSeenFrom(code, "@duckdb/node-api");
	if (api === void 0 || versionIn(readFileSync(api, "utf8")) !== pinned.version) return void 0;
	const bindings = manifestSeenFrom(api, "@duckdb/node-bindings");
	if (bindings === void 0) return void 0;
	return ["", "-musl"].map((libc) => `${process.platform}-${process.arch}${libc}`).some((name) => manifestSeenFrom(bindings, `@duckdb/node-bindings-${name}`) !== void 0) ? resolve(dirname(api), "..", "..", "..") : void 0;
}
function manifestSeenFrom(code, name) {
	try {
		return createRequire(code).resolve(`${name}/package.json`);
	} catch {
		return;
	}
}

// src/data/engines/install/fetch-within.ts
const usual = {
	bytes: 128 * 2 ** 20,
	stallMs: 3e4,
	totalMs: 9e5,
	noticeMs: 5e3
};
async function fetchWithin(url, options) {
	const { stallMs, totalMs } = options.limits ?? usual;
	const stalled = new AbortController();
	const timer = setTimeout(() => stalled.abort(/* @__PURE__ */ new Error(`no byte came for ${stallMs / 1e3} s`)), stallMs);
	const total = AbortSignal.timeout(totalMs);
	const signals = [
		stalled.signal,
		total,
		...options.signal ? [options.signal] : []
	];
	try {
		const response = await answerOf(url, AbortSignal.any(signals));
		if (!(response instanceof Response)) return response;
		return await bodyOf(response, options, () => timer.refresh());
	} catch (error) {
		if (total.aborted) return {
			kind: "failed",
			why: `it took longer than ${totalMs / 1e3} s`
		};
		return {
			kind: "failed",
			why: whyOf(error)
		};
	} finally {
		clearTimeout(timer);
	}
}
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
async function answerOf(url, signal) {
	let asked = url;
	for (let followed = 0; followed <= 3; followed += 1) {
		const response = await fetch(asked, {
			redirect: "manual",
			signal,
			headers: {
				accept: "application/octet-stream",
				"accept-encoding": "identity"
			}
		});
		if (response.ok) return response;
		const { status } = response;
		const location = response.headers.get("location");
		await response.body?.cancel();
		if (status >= 500 || status === 429) return {
			kind: "failed",
			why: `the answer is ${status}`
		};
		if (!redirects.has(status) || location === null) return {
			kind: "refused",
			why: `the answer is ${status}`
		};
		const next = URL.canParse(location, asked.href) ? new URL(location, asked) : void 0;
		if (next?.origin !== url.origin) return {
			kind: "refused",
			why: `the answer leads to ${next?.origin ?? "nowhere"}, and no other host is asked`
		};
		asked = next;
	}
	return {
		kind: "refused",
		why: "the answer leads from one address to the next"
	};
}
async function bodyOf(response, options, alive) {
	const { bytes: limit, noticeMs } = options.limits ?? usual;
	const tooLarge = {
		kind: "refused",
		why: `it has more than ${limit} bytes`
	};
	const announced = Number(response.headers.get("content-length") ?? 0);
	if (announced > limit) {
		await response.body?.cancel();
		return tooLarge;
	}
	const chunks = [];
	let total = 0;
	let said = Date.now();
	for await (const chunk of response.body ?? []) {
		alive();
		total += chunk.length;
		if (total > limit) return tooLarge;
		chunks.push(chunk);
		if (Date.now() - said < noticeMs) continue;
		said = Date.now();
		options.notice(`${options.name}: ${megabytes(total)}${announced > 0 ? ` of ${megabytes(announced)}` : ""}`);
	}
	return {
		kind: "body",
		bytes: Buffer.concat(chunks)
	};
}
function megabytes(bytes) {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
function whyOf(error) {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	if (!(cause instanceof Error)) return error.message;
	return `${"code" in cause && typeof cause.code === "string" ? `${cause.code} ` : ""}${cause.message}`.trim();
}

// src/data/engines/install/mirror.ts
const npmDefault = "https://registry.npmjs.org/";
function mirrorOf(env) {
	const given = env["MLOPS_NPM_MIRROR"];
	if (given === void 0 || given === "") return new URL(npmDefault);
	const url = URL.canParse(given) ? new URL(given) : void 0;
	const why = url === void 0 ? "is no address" : problemOf(url);
	if (url === void 0 || why !== void 0) throw MlopsError.of(dataReasons, "bad-npm-mirror", `MLOPS_NPM_MIRROR ${why}.`);
	if (!url.pathname.endsWith("/")) url.pathname += "/";
	return url;
}
function problemOf(url) {
	if (url.protocol !== "https:" && url.protocol !== "http:") return "begins with neither https:// nor http://";
	if (url.username !== "" || url.password !== "") return "holds a user name or a password";
	return url.search !== "" || url.hash !== "" ? "holds a query or a fragment" : void 0;
}
function tarballUrl(mirror, { name, version }) {
	return new URL(`${name}/-/${name.split("/").at(-1)}-${version}.tgz`, mirror);
}

// src/data/engines/install/download.ts
async function download(pinned, options) {
	const url = tarballUrl(options.mirror, pinned);
	const wanted = digestOf(pinned);
	const pauses = options.pauses ?? [1e3, 4e3];
	for (let attempt = 0;; attempt += 1) {
		const fetched = await fetchWithin(url, {
			...options,
			name: pinned.name
		});
		if (fetched.kind === "body") return checked(pinned, wanted, fetched.bytes, url);
		if (options.signal?.aborted) throw MlopsError.of(dataReasons, "engine-cancelled", "The download was cancelled.");
		const wait = pauses[attempt];
		if (fetched.kind === "refused" || wait === void 0) throw failed(url, fetched, attempt + 1);
		options.notice(`${pinned.name}: ${fetched.why}; trying again.`);
		await setTimeout$1(wait, void 0, { signal: options.signal }).catch(() => void 0);
	}
}
function failed(url, { why }, attempts) {
	const times = attempts === 1 ? "" : ` (${attempts} attempts)`;
	return MlopsError.of(dataReasons, "engine-download-failed", `${url.href} could not be fetched: ${why}${times}.`);
}
function digestOf({ name, integrity }) {
	const digest = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity ?? "")?.[1];
	if (digest === void 0) throw new TypeError(`${name} has no sha512 to be checked against`);
	return Buffer.from(digest, "base64");
}
function checked({ name, version, integrity }, wanted, bytes, url) {
	const found = createHash("sha512").update(bytes).digest();
	if (found.equals(wanted)) return bytes;
	const said = `its digest is sha512-${found.toString("base64")}, and ${integrity} is pinned`;
	throw MlopsError.of(dataReasons, "engine-digest", `${url.href} is not ${name} ${version}: ${said}.`);
}

// src/data/engines/install/publish.ts
async function publish(made, folder) {
	const list = await readFile(join(made, listName), "utf8");
	for (let attempt = 0; attempt < 5; attempt += 1) {
		const refused = await rename(made, folder).then(() => void 0, systemError);
		if (refused === void 0 || await isSame(folder, list)) {
			await writeFile(markerOf(folder), "");
			return;
		}
		if (attempt === 4) throw refused;
		await moveAway(folder);
	}
}
function systemError(error) {
	if (error instanceof Error && systemCode(error) !== void 0) return error;
	throw error;
}
async function isSame(folder, list) {
	return await readFile(join(folder, "SHA256SUMS"), "utf8").catch(() => void 0) === list && await damageOf(folder) === void 0;
}
async function moveAway(folder) {
	await rm(markerOf(folder), { force: true });
	const aside = temporaryBeside(folder);
	await rename(folder, aside).catch((error) => {
		if (!isMissing(error)) throw error;
	});
	await rm(aside, {
		recursive: true,
		force: true
	});
}
const leftoverMs = 864e5;
async function removeLeftovers(folder, now = Date.now()) {
	const parent = dirname(folder);
	const names = (await readdir(parent)).filter((name) => name.startsWith(`.${basename(folder)}.`) && name.endsWith(".tmp"));
	for (const name of names) {
		const path = join(parent, name);
		const found = await stat(path).catch(() => void 0);
		if (found !== void 0 && now - found.mtimeMs > leftoverMs) await rm(path, {
			recursive: true,
			force: true
		});
	}
}

// src/data/engines/install/tar.ts
const limits = {
	bytes: 512 * 2 ** 20,
	files: 5e3
};
const block = 512;
var BadArchive = class extends Error {};
async function readPackage(tarball, byteLimit = limits.bytes) {
	const tar = await unzipped(tarball, byteLimit);
	const files = /* @__PURE__ */ new Map();
	let at = 0;
	while (!isZero(blockAt(tar, at))) {
		const { path, size, isFolder } = readHeader(blockAt(tar, at));
		at += block;
		if (at + size > tar.length) throw new BadArchive(`it is cut off in ${path}`);
		const key = path.toLowerCase();
		if (!isFolder && files.has(key)) throw new BadArchive(`${path} is in it twice`);
		if (!isFolder) files.set(key, {
			path,
			bytes: tar.subarray(at, at + size)
		});
		if (files.size > limits.files) throw new BadArchive(`it has more than ${limits.files} files`);
		at += Math.ceil(size / block) * block;
	}
	if (!isZero(tar.subarray(at))) throw new BadArchive("it goes on after its end");
	return [...files.values()];
}
function unzipped(tarball, limit) {
	return new Promise((resolve, reject) => {
		gunzip(tarball, { maxOutputLength: limit }, (error, tar) => {
			if (error === null) resolve(tar);
			else if ("code" in error && error.code === "ERR_BUFFER_TOO_LARGE") reject(new BadArchive(`it has more than ${limit} bytes when it is unpacked`));
			else reject(new BadArchive(`it cannot be unzipped: ${error.message}`));
		});
	});
}
function readHeader(header) {
	const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
	if (octal(header.subarray(148, 156)) !== sum) throw new BadArchive("a header is damaged");
	const prefix = header.toString("latin1", 257, 262) === "ustar" ? text(header.subarray(345, 500)) : "";
	const name = prefix === "" ? text(header.subarray(0, 100)) : `${prefix}/${text(header.subarray(0, 100))}`;
	const type = header.toString("latin1", 156, 157);
	const isFolder = type === "5";
	if (!isFolder && type !== "0" && type !== "\0") throw new BadArchive(`${JSON.stringify(name)} is neither a file nor a folder (type ${JSON.stringify(type)})`);
	const size = octal(header.subarray(124, 136));
	if (size === void 0 || isFolder && size !== 0) throw new BadArchive(`${JSON.stringify(name)} has no size`);
	return {
		path: pathOf(name, isFolder),
		size,
		isFolder
	};
}
function pathOf(name, isFolder) {
	const [top, ...parts] = (isFolder ? name.replace(/\/$/, "") : name).split("/");
	const plain = parts.every((part) => /^[\w@+.-]+$/.test(part) && !/^\.+$|\.$/.test(part));
	if (top !== "package" || !plain || parts.length === 0 && !isFolder) throw new BadArchive(`${JSON.stringify(name)} is no plain path below package/`);
	return parts.join("/");
}
function octal(field) {
	const digits = /^ *([0-7]+)[ \0]*$/.exec(field.toString("latin1"))?.[1];
	return digits === void 0 ? void 0 : Number.parseInt(digits, 8);
}
function text(field) {
	const end = field.indexOf(0);
	return field.toString("utf8", 0, end === -1 ? field.length : end);
}
function blockAt(tar, at) {
	if (at + block > tar.length) throw new BadArchive("it is cut off");
	return tar.subarray(at, at + block);
}
function isZero(bytes) {
	return bytes.every((byte) => byte === 0);
}

// src/data/engines/install/install.ts
async function install(folder, packages, options) {
	const part = temporaryBeside(folder);
	await onDisk(folder, async () => {
		await mkdir(dirname(folder), { recursive: true });
		await removeLeftovers(folder);
		await mkdir(part);
	});
	try {
		for (const pinned of packages) {
			const files = await unpacked(pinned, await download(pinned, options));
			await onDisk(folder, () => writeFiles(join(part, "node_modules", pinned.name), files));
		}
		await onDisk(folder, async () => {
			await writeFile(join(part, listName), listText(await digestsOf(part)));
			await publish(part, folder);
		});
	} finally {
		await rm(part, {
			recursive: true,
			force: true
		});
	}
}
async function unpacked({ name, version }, tarball) {
	try {
		return await readPackage(tarball);
	} catch (error) {
		if (!(error instanceof BadArchive)) throw error;
		const message = `The tarball of ${name} ${version} is not unpacked: ${error.message}.`;
		throw MlopsError.of(dataReasons, "engine-archive", message);
	}
}
async function writeFiles(folder, files) {
	for (const { path, bytes } of files) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, bytes, {
			flag: "wx",
			mode: 420
		});
	}
}
async function onDisk(folder, work) {
	try {
		return await work();
	} catch (error) {
		if (systemCode(error) === void 0 || !(error instanceof Error)) throw error;
		const message = `The data engine cannot be put into ${folder}: ${error.message}.`;
		throw MlopsError.of(dataReasons, "engine-cache", message);
	}
}

// src/data/engines/install/provide.ts
async function provideDuckdb(request) {
	const platform = request.platform ?? thisPlatform();
	const place = await findDuckdb({
		...request,
		platform
	});
	if (place.kind !== "absent") return place.folder;
	const pinned = request.pinned ?? pinnedEngine;
	const packages = packagesOf(pinned, platform);
	if (packages === void 0 || place.refusal !== void 0) throw MlopsError.of(dataReasons, "engine-platform", place.refusal ?? `There is no DuckDB for ${platform}.`);
	if (request.download === "never") throw notHere(place);
	const mirror = mirrorOf(request.env);
	if (place.damage !== void 0) request.notice(`The data engine in ${place.folder} is damaged: ${place.damage}.`);
	request.notice(`The data engine DuckDB ${pinned.version} is fetched from ${mirror.host}, once, into ${place.folder}.`);
	await install(place.folder, packages, {
		...request,
		mirror
	});
	return place.folder;
}
function notHere({ folder, damage }) {
	const cache = damage === void 0 ? folder : `${folder}, where ${damage}`;
	return MlopsError.of(dataReasons, "engine-missing", `The data engine DuckDB is neither beside the code nor in ${cache}, and offline nothing is downloaded.`);
}

export { isFloating as _, isOneSnapshot as a, openPostgres as c, between as d, counted as f, columnTypeOf as g, whole as h, isFileTable as i, withoutValues as l, share as m, findDuckdb as n, openDatabase as o, listed as p, openDuckdb as r, openTrino as s, provideDuckdb as t, agreeing as u };
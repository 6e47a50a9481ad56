import { n as noMeter } from "./amount.js";
import { n as compareText, r as sha256 } from "./canonical.js";
import { _ as isFloating, g as columnTypeOf } from "./data.js";
import { t as identifier } from "./sql.js";
import { n as tableSource } from "./table-source.js";
import { a as maxCells, c as shift, d as toCells, i as countsOf, l as tailOf, n as bitLength, o as noCells, t as add } from "./cells.js";

// src/data/watched-engine.ts
function watchedEngine(engine, onShare) {
	return {
		...engine,
		query: (sql, tables, parameters, limits) => engine.query(sql, tables, parameters, {
			...limits,
			onShare
		})
	};
}

// src/data/sketch/sums.ts
const fineness = 28;
const partSize = 2 ** 40;
const mostRows = 2 ** 31;
function expectedScale(low, high, whole) {
	return 28 - expectedExponent(low, high, whole);
}
function expectedExponent(low, high, whole) {
	const cells = (exponent) => Math.floor(high * 2 ** -exponent) - Math.floor(low * 2 ** -exponent) + 1;
	let exponent = high > low ? Math.floor(Math.log2((high - low) / maxCells)) : 0;
	while (cells(exponent) > maxCells) exponent++;
	return whole ? Math.max(0, exponent) : exponent;
}
function fitsUnits(magnitude, exponent, scale) {
	return Math.abs(scale) < 900 && scale + exponent >= 0 && magnitude * 2 ** scale < 2 ** 62;
}

// src/data/sketch/number-pass.ts
function valueSql(column) {
	return column.value(identifier(column.name));
}
async function pass(engine, table, column, exponent, options = {}) {
	const { rows, columns } = await engine.columns(passSql(engine.dialect, table, column, exponent, options), [table]);
	const [index, filled, counts] = [
		"i",
		"f",
		"n"
	].map((name) => numbers(columns.get(name)));
	const cells = /* @__PURE__ */ new Map();
	const found = {
		rows: 0,
		finite: 0,
		nulls: 0,
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0,
		open: 0
	};
	for (let k = 0; k < rows; k++) {
		const [i, n, f] = [
			index?.[k] ?? NaN,
			counts?.[k] ?? 0,
			filled?.[k] ?? 0
		];
		found.rows += n;
		found.nulls += n - f;
		if (options.scale !== void 0 && Number.isNaN(i)) found.open += f;
		else if (Number.isNaN(i)) found.nan += f;
		else if (i === Number.POSITIVE_INFINITY) found.plusInfinity += n;
		else if (i === Number.NEGATIVE_INFINITY) found.minusInfinity += n;
		else {
			found.finite += n;
			add(cells, i, n);
		}
	}
	const { scale } = options;
	const units = scale === void 0 ? void 0 : unitsOf(columns, cells, scale + exponent);
	const sum = scale === void 0 || units === void 0 || found.rows >= mostRows ? void 0 : {
		scale,
		units
	};
	return {
		...found,
		groups: rows,
		cells,
		sum
	};
}
function unitsOf(columns, cells, digits) {
	if (digits > 30) return unitsInParts(numbers(columns.get("high")), numbers(columns.get("low")));
	const most = 2 ** (53 - digits);
	let [units, rests] = [0n, 0n];
	for (const [index, rows] of cells) {
		if (rows >= most) return void 0;
		units += BigInt(index) * BigInt(rows);
	}
	for (const rest of numbers(columns.get("rest"))) if (!Number.isNaN(rest)) rests += BigInt(rest);
	return (units << BigInt(digits)) + rests;
}
function unitsInParts(high, low) {
	let units = 0n;
	for (const [k, part] of high.entries()) if (!Number.isNaN(part)) units += BigInt(part) * BigInt(partSize) + BigInt(low[k] ?? 0);
	return units;
}
function passSql(dialect, table, column, exponent, options) {
	const { where = "", limit, few = false, scale } = options;
	const { quick } = dialect;
	const cell = (text) => `floor(${dialect.scaled(column.value(text), -exponent)})`;
	const [name, from] = [identifier(column.name), `${identifier(table.name)} ${where}`];
	const end = limit === void 0 ? "" : `LIMIT ${limit}`;
	if (few) return `SELECT ${cell("v")} AS i, n, f FROM (
      SELECT ${name} AS v, count(*) AS n, count(${name}) AS f FROM ${from} GROUP BY 1 ${end}) AS "#part"`;
	if (scale === void 0 || quick === void 0) return `SELECT ${cell(name)} AS i, count(*) AS n, count(${name}) AS f FROM ${from} GROUP BY 1 ${end}`;
	const digits = scale + exponent;
	const counted = `${quick.shiftedRight("u", digits)} AS i, count(*) AS n, count(v) AS f`;
	const units = `(SELECT ${name} AS v, ${quick.unitsOrNull(valueSql(column), scale)} AS u FROM ${from}) AS "#cells"`;
	if (digits <= 30) return `SELECT ${counted}, ${`sum(CAST(${quick.lowDigits("u", digits)} AS DOUBLE))`} AS rest FROM ${units} GROUP BY 1 ${end}`;
	const [high, low] = quick.sumParts("s", partSize);
	return `SELECT i, n, f, ${high} AS high, ${low} AS low FROM (
    SELECT ${counted}, sum(u) AS s FROM ${units} GROUP BY 1 ${end}) AS "#part"`;
}
function numbers(column) {
	return column?.values ?? /* @__PURE__ */ new Float64Array();
}

// src/data/sketch/refine.ts
const passCells = 8192;
function firstExponent(lowest, highest, whole) {
	const magnitude = exponentOf(Math.max(Math.abs(lowest), Math.abs(highest)));
	const range = exponentOf(highest - lowest) + 1 - Math.log2(passCells);
	if (magnitude === Number.NEGATIVE_INFINITY) return 0;
	return clamp(Math.max(Math.ceil(range), magnitude - 51), whole);
}
function refine(counted, whole) {
	const rows = total(counted);
	if (rows === 0) return {
		kind: "done",
		cells: toCells(0, /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map())
	};
	const [first, last] = innerRange(counted, rows);
	const finest = clamp(highestDigit(counted) - 52, whole);
	if (last - first + 1 <= 1e3 && counted.exponent > finest) return again(counted, first, last, finest);
	let exponent = Math.max(counted.exponent, finest);
	while (shift(last, exponent - counted.exponent) - shift(first, exponent - counted.exponent) + 1 > maxCells) exponent++;
	return {
		kind: "done",
		cells: finish(counted, exponent, first, last)
	};
}
function narrow(counted, step, counts) {
	const inside = (index) => step.windows.some(({ first, last }) => index >= first && index <= last);
	const left = [...counted.counts].filter(([index]) => !inside(index));
	return {
		exponent: step.exponent,
		counts,
		outside: [...counted.outside, ...left.map(([index, rows]) => ({
			index,
			rows,
			exponent: counted.exponent
		}))]
	};
}
function maybeWhole(counted) {
	if (counted.exponent >= 0) return true;
	for (const index of counted.counts.keys()) if (shift(index, -counted.exponent) * 2 ** -counted.exponent !== index) return false;
	return true;
}
function atUnits(counted) {
	if (counted.exponent >= 0) return counted;
	const counts = /* @__PURE__ */ new Map();
	for (const [index, rows] of counted.counts) add(counts, shift(index, -counted.exponent), rows);
	return {
		...counted,
		exponent: 0,
		counts
	};
}
function again(counted, first, last, finest) {
	const extra = [-1, 0].filter((index) => counted.counts.has(index) && (index < first || index > last));
	const windows = [{
		first,
		last
	}, ...extra.map((index) => ({
		first: index,
		last: index
	}))];
	const width = last - first + 1 + extra.length;
	const digits = Math.max(1, Math.floor(Math.log2(passCells / width)));
	return {
		kind: "again",
		exponent: Math.max(finest, counted.exponent - digits),
		windows
	};
}
function finish(counted, exponent, first, last) {
	const [inner, below, above] = [
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map()
	];
	const by = exponent - counted.exponent;
	const [from, to] = [shift(first, by), shift(last, by)];
	for (const [index, rows] of counted.counts) {
		const cell = shift(index, by);
		if (cell >= from && cell <= to) add(inner, cell, rows);
		else add(cell < from ? below : above, tailOf(cell), rows);
	}
	for (const each of counted.outside) {
		const digits = each.exponent - exponent;
		const cell = tailOf(each.index);
		const side = each.index < shift(first, each.exponent - counted.exponent) ? below : above;
		add(side, cell >= 0 ? cell + digits : cell - digits, each.rows);
	}
	return toCells(exponent, inner, below, above);
}
function innerRange(counted, rows) {
	const sorted = [...counted.counts].sort(([a], [b]) => a - b);
	const rank = Math.floor(rows / 1e3);
	const edge = sorted[0]?.[0] ?? 0;
	const beyond = (side) => counted.outside.reduce((sum, each) => sum + (side(each.index * 2 ** (each.exponent - counted.exponent)) ? each.rows : 0), 0);
	return [atRank(sorted, rank - beyond((position) => position < edge)) ?? edge, atRank(sorted.toReversed(), rank - beyond((position) => position >= edge)) ?? edge];
}
function atRank(cells, rank) {
	let seen = 0;
	for (const [index, rows] of cells) {
		seen += rows;
		if (seen > rank) return index;
	}
}
function total(counted) {
	let rows = 0;
	for (const each of counted.counts.values()) rows += each;
	return counted.outside.reduce((sum, each) => sum + each.rows, rows);
}
function highestDigit(counted) {
	const digit = (index, exponent) => {
		const digits = bitLength(index >= 0 ? index : -1 - index);
		return digits === 0 ? Number.NEGATIVE_INFINITY : digits + exponent;
	};
	let highest = Number.NEGATIVE_INFINITY;
	for (const index of counted.counts.keys()) highest = Math.max(highest, digit(index, counted.exponent));
	for (const each of counted.outside) highest = Math.max(highest, digit(each.index, each.exponent));
	return highest;
}
function exponentOf(x) {
	return x > 0 ? Math.floor(Math.log2(x)) : Number.NEGATIVE_INFINITY;
}
function clamp(exponent, whole) {
	return Math.min(1e3, Math.max(whole ? 0 : -960, exponent));
}

// src/data/sketch/count-numbers.ts
const glimpse$1 = 2e4;
const glimpseOfMany = 4096;
const mostCells = 65536;
async function rangesOf(engine, table, columns) {
	const ends = (column) => {
		const name = identifier(column.name);
		return [column.value(`min(${name})`), column.value(`max(${name})`)];
	};
	const found = await askRanges(engine, table, columns, ends);
	const unsure = columns.filter((column) => {
		const range = found.get(column.name);
		return range !== void 0 && !(Number.isFinite(range.lowest) && Number.isFinite(range.highest));
	});
	const rows = table.only === void 0 ? glimpse$1 : glimpseOfMany;
	const first = await askRanges(engine, table, unsure, innerEnds(engine.dialect), rows);
	return new Map([...found, ...[...first].map(([name, range]) => [name, glimpsed(range)])]);
}
function finiteEnds(dialect) {
	return (column) => {
		const value = valueSql(column);
		return ["min", "max"].map((which) => `${which}(${value}) FILTER (WHERE ${dialect.finiteNumber(value)})`);
	};
}
function innerEnds(dialect) {
	const { quick } = dialect;
	if (quick === void 0) return finiteEnds(dialect);
	return (column) => {
		const value = valueSql(column);
		const finite = `CASE WHEN ${dialect.finiteNumber(value)} THEN ${value} END`;
		return quick.valuesAtRanks(finite, [
			0,
			1,
			.001,
			.999
		]);
	};
}
function glimpsed(range) {
	return {
		lowest: 0,
		highest: 0,
		...range,
		glimpsed: true
	};
}
async function askRanges(engine, table, columns, ends, firstRows) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const names = columns.map((column) => identifier(column.name)).join(", ");
	const all = identifier(table.name);
	const from = firstRows === void 0 ? all : `(SELECT ${names} FROM ${all} LIMIT ${firstRows}) AS "#part"`;
	const sql = `SELECT ${columns.flatMap(ends).join(", ")} FROM ${from}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(columns.map((column, k) => {
		const width = row.length / columns.length;
		return [column.name, knownOf(row.slice(width * k, width * (k + 1)))];
	}));
}
function knownOf([lowest, highest, low, high]) {
	if (typeof lowest !== "number" || typeof highest !== "number") return void 0;
	return {
		lowest,
		highest,
		...typeof low === "number" && typeof high === "number" ? { inner: [low, high] } : {}
	};
}
async function countNumbers(engine, table, column, range) {
	const { exponent, first } = await firstPass(engine, table, column, range);
	let whole = column.integral;
	let counted = {
		exponent,
		counts: first.cells,
		outside: []
	};
	for (;;) {
		if (!whole && counted.exponent < 0 && maybeWhole(counted)) whole = await onlyWhole(engine, table, column);
		if (whole) counted = atUnits(counted);
		const step = refine(counted, whole);
		if (step.kind === "done") {
			const units = step.cells.exponent === 0 && first.finite > 0;
			const decided = column.integral || units && (whole || await onlyWhole(engine, table, column));
			return {
				...first,
				whole: decided,
				cells: step.cells
			};
		}
		const next = await pass(engine, table, column, step.exponent, { where: windowSql(engine.dialect, column, counted.exponent, step) });
		counted = narrow(counted, step, next.cells);
	}
}
async function firstPass(engine, table, column, range) {
	if (range === void 0) return {
		exponent: 0,
		first: await pass(engine, table, column, 0)
	};
	const guessed = {
		...column,
		value: !range.glimpsed && column.finiteValue || column.value
	};
	const guess = await guessedPass(engine, table, guessed, range);
	if (guess !== void 0 && agrees(guess, range, guessed.value !== column.value)) return guess;
	const known = (await askRanges(engine, table, [column], finiteEnds(engine.dialect))).get(column.name);
	const exponent = known === void 0 ? 0 : firstExponent(known.lowest, known.highest, column.integral);
	return {
		exponent,
		first: await pass(engine, table, column, exponent)
	};
}
async function guessedPass(engine, table, column, range) {
	const { lowest, highest, inner: [low, high] = [lowest, highest] } = range;
	const widest = firstExponent(lowest, highest, column.integral);
	const likely = expectedExponent(low, high, column.integral) - 1;
	const exponent = range.inner === void 0 ? widest : Math.max(widest, likely);
	const few = column.integral && !range.glimpsed && highest - lowest < 1e3;
	const scale = expectedScale(low, high, column.integral);
	const { quick } = engine.dialect;
	const summed = quick !== void 0 && !few && fitsUnits(Math.max(Math.abs(lowest), Math.abs(highest)), exponent, scale);
	const near = await pass(engine, table, column, exponent, {
		limit: mostCells,
		few,
		scale: summed ? scale : void 0
	});
	if (near.groups >= mostCells) return void 0;
	if (near.open === 0 || quick === void 0) return {
		exponent,
		first: near
	};
	const where = `WHERE ${identifier(column.name)} IS NOT NULL AND ${quick.unitsOrNull(valueSql(column), scale)} IS NULL`;
	const far = await pass(engine, table, column, exponent, {
		limit: mostCells,
		where
	});
	return far.groups >= mostCells ? void 0 : {
		exponent,
		first: both(near, far)
	};
}
function both(near, far) {
	const { nan, plusInfinity, minusInfinity } = far;
	const cells = new Map([...near.cells, ...far.cells]);
	const finite = near.finite + far.finite;
	const sum = far.finite === 0 ? near.sum : void 0;
	return {
		...near,
		nan,
		plusInfinity,
		minusInfinity,
		finite,
		cells,
		sum,
		open: 0
	};
}
function agrees({ exponent, first }, range, cheaply) {
	if (!range.glimpsed && !cheaply) return true;
	if (first.plusInfinity + first.minusInfinity > 0) return false;
	const [low, high] = cheaply ? [Math.floor(range.lowest * 2 ** -exponent), Math.floor(range.highest * 2 ** -exponent)] : [-(2 ** 51), 2 ** 51];
	for (const index of first.cells.keys()) if (index < low || index > high) return false;
	return true;
}
function windowSql(dialect, column, exponent, step) {
	const value = valueSql(column);
	return `WHERE ${step.windows.map(({ first, last }) => `(${value} >= ${dialect.doubleOf(first * 2 ** exponent)} AND ${value} < ${dialect.doubleOf((last + 1) * 2 ** exponent)})`).join(" OR ")}`;
}
async function onlyWhole(engine, table, column) {
	const value = valueSql(column);
	const sql = `SELECT count(*) FILTER (WHERE ${engine.dialect.finiteNumber(value)} AND ${value} <> floor(${value})) FROM ${identifier(table.name)}`;
	return (await engine.query(sql, [table])).rows[0]?.[0] === 0;
}

// src/data/sketch/count-texts.ts
const maxValues = 256;
const glimpse = 2e4;
const buckets = 4096;
async function manyValued(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Set();
	const names = columns.map(identifier);
	const sql = `SELECT ${names.map((name) => `count(DISTINCT ${name})`).join(", ")} FROM (SELECT ${names.join(", ")} FROM ${identifier(table.name)} LIMIT ${glimpse}) AS "#part"`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Set(columns.filter((_, k) => toCount(row[k]) > glimpse / 2));
}
async function countValues(engine, table, column) {
	const { dialect } = engine;
	const text = "CAST(v AS VARCHAR)";
	const sql = `WITH g AS ${dialect.materialized}(SELECT ${identifier(column)} AS v, count(*) AS n FROM ${identifier(table.name)} GROUP BY 1)
    SELECT 'length' AS kind, NULL AS v, ${dialect.bytes(text)} AS size, CAST(sum(n) AS BIGINT) AS n, count(*) AS distinct_values
      FROM g WHERE v IS NOT NULL GROUP BY ${dialect.bytes(text)}
    UNION ALL SELECT 'value', v, 0, n, 0
      FROM (SELECT ${text} AS v, n FROM g WHERE v IS NOT NULL ORDER BY n DESC, 1 LIMIT 257) AS "#part"
    UNION ALL SELECT 'null', NULL, 0, n, 0 FROM g WHERE v IS NULL`;
	const found = read((await engine.query(sql, [table])).rows);
	return listed(found, found.distinct <= 256);
}
async function countFrequent(engine, table, column) {
	const { dialect } = engine;
	const [from, name] = [identifier(table.name), identifier(column)];
	const bucket = dialect.bucket(name, buckets);
	const sql = `WITH g AS ${dialect.materialized}(SELECT ${bucket} AS b, ${dialect.bytes(name)} AS size, count(*) AS n FROM ${from} GROUP BY 1, 2)
    SELECT 'length' AS kind, NULL AS v, size, CAST(sum(n) AS BIGINT) AS n, 0 AS d FROM g WHERE size IS NOT NULL GROUP BY size
    UNION ALL SELECT 'bucket', NULL, b, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NOT NULL GROUP BY b
    UNION ALL SELECT 'null', NULL, 0, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NULL HAVING sum(n) > 0`;
	const { rows } = await engine.query(sql, [table]);
	const found = read(rows);
	const least = threshold(found.texts);
	const heavy = rows.filter((row) => row[0] === "bucket" && toCount(row[3]) >= least).map((row) => toCount(row[2]));
	if (heavy.length === 0) return listed(found, false);
	const frequent = `SELECT 'value', ${name}, 0, count(*), 0 FROM ${from}
    WHERE ${name} IS NOT NULL AND ${bucket} IN (${heavy.join(", ")}) GROUP BY ${name} HAVING count(*) >= ${least}
    ORDER BY count(*) DESC, ${name} LIMIT 257`;
	const values = read((await engine.query(frequent, [table])).rows).values;
	return listed({
		...found,
		values
	}, false);
}
function read(rows) {
	const lengths = /* @__PURE__ */ new Map();
	const values = [];
	let [nulls, distinct, texts] = [
		0,
		0,
		0
	];
	for (const [kind, value, size, n, different] of rows) {
		if (kind === "value") values.push([String(value), toCount(n)]);
		if (kind === "null") nulls += toCount(n);
		if (kind !== "length") continue;
		add(lengths, toCount(size), toCount(n));
		texts += toCount(n);
		distinct += toCount(different);
	}
	return {
		lengths,
		values,
		nulls,
		distinct,
		texts
	};
}
function listed(found, complete) {
	const least = complete ? 1 : threshold(found.texts);
	const frequent = found.values.filter(([, rows]) => rows >= least);
	const values = frequent.slice(0, 256);
	const rest = found.texts - values.reduce((sum, [, rows]) => sum + rows, 0);
	const cut = frequent[256]?.[1];
	const unlisted = complete ? 0 : cut ?? least - 1;
	return {
		rows: found.texts + found.nulls,
		nulls: found.nulls,
		values,
		rest,
		unlisted,
		lengths: lengthCells(found.lengths)
	};
}
function threshold(texts) {
	return Math.max(2, Math.ceil(texts / 1e3));
}
function lengthCells(lengths) {
	if (lengths.size === 0) return noCells;
	const step = refine({
		exponent: 0,
		counts: lengths,
		outside: []
	}, true);
	return step.kind === "done" ? step.cells : noCells;
}
function toCount(value) {
	return typeof value === "number" || typeof value === "bigint" ? Number(value) : 0;
}

// src/data/sketch/means.ts
const farthest = 60;
async function meansOf(engine, table, counted) {
	const means = /* @__PURE__ */ new Map();
	const asked = [];
	for (const each of counted) {
		if (finiteRows(each.counts) === 0 || Math.abs(each.counts.cells.exponent) >= 900) continue;
		const units = knownUnits(each.counts);
		if (units === void 0) asked.push(each);
		else means.set(each.column.name, meanOf(each.counts, units));
	}
	return new Map([...means, ...await askedMeans(engine, table, asked)]);
}
function knownUnits({ sum, whole, cells }) {
	if (sum?.scale === 28 - cells.exponent) return sum.units;
	if (!whole || cells.exponent !== 0 || cells.below.length + cells.above.length > 0) return void 0;
	let total = 0n;
	for (const [value, rows] of countsOf(cells)) total += BigInt(value) * BigInt(rows);
	return total << BigInt(28);
}
function meanOf(counts, units) {
	return Number(units) / finiteRows(counts) * 2 ** (counts.cells.exponent - 28);
}
async function askedMeans(engine, table, asked) {
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const sql = `SELECT ${asked.map((each) => sumSql(engine.dialect, each)).join(", ")} FROM ${identifier(table.name)}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(asked.flatMap(({ column, counts }, k) => {
		const [sum, rows] = [row[2 * k], Number(row[2 * k + 1])];
		if (typeof sum !== "string" || rows !== finiteRows(counts)) return [];
		return [[column.name, meanOf(counts, BigInt(sum))]];
	}));
}
function finiteRows({ rows, nulls, nan, plusInfinity, minusInfinity }) {
	return rows - nulls - nan - plusInfinity - minusInfinity;
}
function sumSql(dialect, { column, counts }) {
	const value = column.value(identifier(column.name));
	const { exponent } = counts.cells;
	const near = `${dialect.finiteNumber(value)} AND abs(${value}) < ${dialect.doubleOf(2 ** (exponent + farthest))}`;
	const units = `floor(${dialect.scaled(value, 28 - exponent)})`;
	return `${dialect.exactSumOfDoubles(`CASE WHEN ${near} THEN ${units} END`)}, count(*) FILTER (WHERE ${near})`;
}

// src/data/sketch/dataset.ts
async function sketchDataset(engine, version, tell = noMeter) {
	const digests = [version.digest];
	if (version.dataset.format.kind === "files" && version.relation === void 0) return {
		schemaVersion: 1,
		digests,
		rows: 0,
		files: fileCounts(version),
		columns: []
	};
	const shape = await engine.describe(tableSource(version));
	const table = {
		...tableSource(version),
		state: shape.state
	};
	const sensitive = new Set([...version.dataset.columns.values()].filter((c) => c.sensitive).map((c) => c.name));
	const columns = [];
	const meter = valuesMeter(shape, tell);
	const watched = watchedEngine(engine, meter.onShare);
	const at = (more) => meter.columns(columns.length + more);
	for (const part of partsOf(table, shape)) columns.push(...await countColumns(watched, part, sensitive, at));
	tell(void 0);
	return {
		schemaVersion: 1,
		digests,
		rows: shape.rows,
		columns: columns.sort((a, b) => compareText(a.name, b.name))
	};
}
function valuesMeter({ rows, columns }, tell) {
	let [counted, most] = [0, 0];
	const say = (part) => {
		most = Math.max(most, Math.floor((counted + part) * rows));
		tell({
			unit: "values",
			done: most,
			of: rows * columns.length,
			what: "counted"
		});
	};
	return {
		columns: (done) => {
			counted = done;
			say(0);
		},
		onShare: (share) => say(Math.min(share, .99))
	};
}
function fileCounts(version) {
	const sizes = /* @__PURE__ */ new Map();
	for (const file of version.files) add(sizes, bitLength(file.bytes), 1);
	const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
	return {
		count: version.files.length,
		bytes,
		sizes: [...sizes].sort(([a], [b]) => a - b)
	};
}
const widest = 96;
const group = 48;
function partsOf(table, shape) {
	if (shape.columns.length <= widest) return [{
		table,
		shape
	}];
	return Array.from({ length: Math.ceil(shape.columns.length / group) }, (_, index) => {
		const columns = shape.columns.slice(index * group, (index + 1) * group);
		return {
			table: {
				...table,
				only: columns.map((column) => column.name)
			},
			shape: {
				...shape,
				columns
			}
		};
	});
}
async function countColumns(engine, { table, shape }, sensitive, onColumns) {
	const open = shape.columns.filter((column) => !sensitive.has(column.name));
	const numbers = open.flatMap((column) => numberColumn(engine.dialect, column) ?? []);
	const texts = open.filter((column) => columnTypeOf(column.engineType) === "string").map((column) => column.name);
	const ranges = await rangesOf(engine, table, numbers);
	const many = await manyValued(engine, table, texts);
	const sketches = [];
	const counted = [];
	for (const column of shape.columns) {
		onColumns(sketches.length);
		const number = numbers.find((each) => each.name === column.name);
		if (number !== void 0) {
			const counts = await countNumbers(engine, table, number, ranges.get(column.name));
			counted.push({
				column: number,
				counts
			});
			sketches.push(numberSketch(column, shape.rows, counts));
		} else if (sensitive.has(column.name) || columnTypeOf(column.engineType) === "other") sketches.push(await countOnly(engine, table, column, shape.rows));
		else {
			const count = many.has(column.name) ? countFrequent : countValues;
			sketches.push(textSketch(column, shape.rows, await count(engine, table, column.name)));
		}
	}
	const means = await meansOf(engine, table, counted);
	return sketches.map((sketch) => withMean(sketch, means.get(sketch.name)));
}
function withMean(sketch, mean) {
	const { content } = sketch;
	return mean === void 0 || content.kind !== "numbers" ? sketch : {
		...sketch,
		content: {
			...content,
			mean
		}
	};
}
function numberColumn(dialect, column) {
	const type = columnTypeOf(column.engineType);
	if (type === "integer" || type === "number") {
		const value = (text) => dialect.asDouble(text, column.engineType);
		return {
			name: column.name,
			integral: type === "integer",
			value
		};
	}
	if (type !== "date" && type !== "timestamp") return void 0;
	return {
		name: column.name,
		integral: true,
		value: (text) => dialect.timeAsDouble(text, column.engineType),
		finiteValue: (text) => dialect.finiteTimeAsDouble(text, column.engineType)
	};
}
function numberSketch(column, rows, counts) {
	complete(column, rows, counts.rows);
	const type = columnTypeOf(column.engineType);
	const unit = type === "date" ? "day" : type === "timestamp" ? "microsecond" : "number";
	const { nulls, nan, plusInfinity, minusInfinity, whole, cells } = counts;
	const content = {
		kind: "numbers",
		unit,
		whole,
		cells
	};
	return {
		...base(column, rows, nulls),
		nan,
		plusInfinity,
		minusInfinity,
		content
	};
}
function textSketch(column, rows, counts) {
	complete(column, rows, counts.rows);
	const lengths = column.engineType === "BOOLEAN" ? {} : { lengths: counts.lengths };
	const content = {
		kind: "values",
		values: counts.values.map(([value, n]) => [short(value), n]),
		rest: counts.rest,
		unlisted: counts.unlisted,
		...lengths
	};
	return {
		...base(column, rows, counts.nulls),
		content
	};
}
async function countOnly(engine, table, column, rows) {
	const name = identifier(column.name);
	const { dialect } = engine;
	const floating = isFloating(column.engineType);
	const sql = `SELECT ${[`${name} IS NULL`, ...floating ? [
		dialect.isNan(name),
		`${name} = ${dialect.doubleOf(Number.POSITIVE_INFINITY)}`,
		`${name} = ${dialect.doubleOf(Number.NEGATIVE_INFINITY)}`
	] : []].map((kind) => `count(*) FILTER (WHERE ${kind})`).join(", ")} FROM ${identifier(table.name)}`;
	const [nulls = 0, nan = 0, plusInfinity = 0, minusInfinity = 0] = ((await engine.query(sql, [table])).rows[0] ?? []).map(Number);
	const known = {
		...base(column, rows, nulls),
		nan,
		plusInfinity,
		minusInfinity
	};
	if (columnTypeOf(column.engineType) !== "string") return {
		...known,
		content: { kind: "counts" }
	};
	const size = `SELECT ${dialect.bytes(`CAST(${name} AS VARCHAR)`)}, count(*) FROM ${identifier(table.name)} WHERE ${name} IS NOT NULL GROUP BY 1`;
	const lengths = new Map((await engine.query(size, [table])).rows.map(([length, n]) => [Number(length), Number(n)]));
	return {
		...known,
		content: {
			kind: "lengths",
			lengths: lengthCells(lengths)
		}
	};
}
function base(column, rows, nulls) {
	const type = columnTypeOf(column.engineType);
	return {
		name: column.name,
		type,
		engineType: column.engineType,
		rows,
		nulls,
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0
	};
}
function complete(column, rows, counted) {
	if (rows !== counted) throw new Error(`column ${column.name}: ${counted} of ${rows} rows were counted`);
}
function short(value) {
	return value.length <= 100 ? value : `${value.slice(0, 60)}… (sha256 ${sha256(value).slice(0, 16)})`;
}

export { watchedEngine as n, sketchDataset as t };
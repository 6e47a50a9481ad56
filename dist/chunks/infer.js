import { _ as isFloating, f as counted, g as columnTypeOf, h as whole, i as isFileTable } from "./data.js";
import { n as noMeter } from "./amount.js";
import { A as namesClass, B as sensitiveOf, F as namesTime, G as withClocks, H as beginsLike, I as namesVersion, J as keySetAmong, K as keyAmong, L as headOf, M as namesFlag, N as namesOrder, P as namesThing, R as lookAt, S as headOf$1, U as dayForms, V as formatOf, W as isoFormsOf, a as safeName, j as namesCount, k as countKeys, n as freeName, q as keyNames, w as nullTexts, x as delimiterOf, z as matches } from "./training-scripts.js";
import { n as literal, t as identifier } from "./sql.js";
import { a as mayHaveRange, c as isScalarAt, d as writtenAt, i as nullsOf, l as withLines, n as driftEdits, r as applyEdits, s as rangeOf, t as editsOf, u as withTable } from "./edits-of.js";
import { n as wordsOfName } from "./words-of-name.js";
import { d as isPlaceholder, i as folderColumns, l as inList, n as comparisonOf, o as checkDataset, p as counterOf } from "./beside-base.js";
import { n as sensitiveWord } from "./sensitive-name.js";
import { n as openRepository } from "./repository.js";
import { i as visible } from "./clean.js";
import { f as writeAtomic } from "./files.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { a as databaseNamed, n as filesNamed, o as allOf, r as versionOfFiles, s as openTable, t as patternOf } from "./folder.js";
import { n as databasesAtHand, t as engineAtHand } from "./engine-at-hand.js";
import { n as yamlLines } from "./yaml.js";
import { n as tableSource, t as fileTable } from "./table-source.js";
import { t as commitOf } from "./judged.js";
import { h as openDigestCache } from "./commit-data.js";
import { t as readCommit } from "./commit.js";
import { t as snapshotWorkTree } from "./work-tree.js";
import { A as tableText, S as withText, c as namedDatasets, n as loadProject, t as fileAt, v as changedTexts, x as textIn } from "./load.js";
import { t as commandReasons } from "./reasons4.js";
import { n as datasetOfCommit, t as contentHere } from "./dataset-of-commit.js";
import { n as makeOwnPaths } from "./own-paths.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { c as misfitOf, l as roundedBy } from "./text-types.js";
import { t as diffOf } from "./place-file.js";
import { t as findSituation } from "./find-situation.js";
import { r as projectOnDisk } from "./project-of.js";
import { join, relative, resolve } from "node:path";
import { tmpdir } from "node:os";

// src/data/infer/closed-set.ts
const mostValues = 30;
const mostNumbers = 10;
const fewestRows = 300;
const fewestEach = 10;
const fewestBeyond = 30;
const longest = 60;
const digits = /^[+-]?\d+$/;
const numbered = /\d$/;
const mostNumbered = .5;
function closedSetOf(column) {
	const { name, type, values, filled } = column;
	if (values === void 0 || values.length < 2 || values.length > 30 || filled < fewestRows) return void 0;
	if (type !== "string" && type !== "integer") return void 0;
	if (isOpen(column) || values.some(({ value }) => value.length > longest || /[\0\r\n]/.test(value))) return void 0;
	const rarest = Math.min(...values.map(({ rows }) => rows));
	if (rarest < fewestEach) return void 0;
	const isNumeric = values.every(({ value }) => digits.test(value));
	if (isNumeric ? !isCode(name, values) : areNumbered(values)) return void 0;
	const bound = Number((300 / filled).toPrecision(2));
	const times = counted(rarest, "time");
	return {
		values: inOrder(values, isNumeric, type),
		why: `${values.length} values in ${counted(filled, "row")}, the rarest ${times}: others at most ${bound} % of rows with 95 % confidence`,
		short: `${values.length} values in ${counted(filled, "row")}, the rarest ${whole(rarest)} times`
	};
}
function isOpen({ name, isPartition, isGrowing, moment }) {
	return isPartition || isGrowing === true || moment !== void 0 || namesTime(name) || namesOrder(name) || namesThing(name);
}
function isCode(name, values) {
	if (namesCount(name)) return false;
	if (values.length === 2 && values.every(({ value }) => value === "0" || value === "1")) return namesFlag(name) || isScale(values);
	return namesClass(name) && values.length <= mostNumbers && isScale(values);
}
function isScale(values) {
	const sorted = values.toSorted((a, b) => Number(a.value) - Number(b.value)).map(({ rows }) => rows);
	const [first = 0, second = 1] = sorted;
	const [neighbour = 1, last = 0] = sorted.slice(-2);
	return first ** 2 / second >= fewestBeyond && last ** 2 / neighbour >= fewestBeyond;
}
function areNumbered(values) {
	return values.filter(({ value }) => numbered.test(value)).length > mostNumbered * values.length;
}
function inOrder(values, isNumeric, type) {
	const texts = values.map(({ value }) => value);
	if (type === "integer") return texts.map(Number).toSorted((a, b) => a - b);
	return texts.toSorted((a, b) => (isNumeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1));
}

// src/data/infer/moments.ts
const fewest = 30;
function momentOf({ moment, filled, type }) {
	if (moment === void 0 || filled < fewest || type !== "string") return void 0;
	const whole = moment.forms.filter(({ rows }) => rows === filled);
	const typed = whole.find((form) => form.type !== void 0);
	const each = `each of ${counted(filled, "value")} is one`;
	if (typed?.type !== void 0) return {
		type: typed.type,
		why: each
	};
	const named = whole.filter(({ name }) => name !== "iso-any");
	const [only, other] = named;
	if (only !== void 0 && other === void 0) return {
		format: only.name,
		why: `${each}, and no other form fits all`
	};
	if (other !== void 0) return { why: `dates that ${named.map(({ name }) => name).join(" and ")} fit alike` };
	if (whole.length > 0) return { why: "points in time of more than one form, such as with and without an offset from UTC" };
	return { why: "dates in more than one form, or in one that no contract names" };
}
async function likelyForms(engine, table, look) {
	const cell = identifier(look.name);
	const fitting = async (forms, patternOf) => {
		if (forms.length === 0) return [];
		const asked = forms.map((form) => `count(*) FILTER (WHERE ${engine.dialect.matchesWhole(cell, patternOf(form))})`);
		const { rows } = await engine.query(`SELECT count(*), ${asked.join(", ")} FROM ${look.head} AS head`, [table]);
		const [all, ...found] = (rows[0] ?? []).map(Number);
		return forms.filter((_, index) => found[index] === all);
	};
	const iso = await fitting(isoFormsOf(look.isStored), ({ pattern }) => pattern);
	if (iso.length > 0) return iso;
	const days = await fitting(dayForms, ({ pattern }) => pattern);
	if (days.length > 0) return days;
	return fitting((await fitting(dayForms, beginsLike)).flatMap(withClocks), ({ pattern }) => pattern);
}

// src/data/infer/column.ts
const wholeFrom = 300;
const typedFrom = 30;
function columnOf(column, table, { dataset, key }) {
	const moment = momentOf(column);
	const nulls = key.includes(column.name) ? void 0 : nullsOf(column.filled, table.rows);
	const parts = [
		{
			key: "type",
			...typePart(column, table, moment?.type && {
				type: moment.type,
				why: moment.why
			}, dataset)
		},
		...nulls ? [{
			key: "nulls",
			rules: { nulls: nulls.nulls },
			why: nulls.why,
			short: nulls.short
		}] : [],
		...valueParts(column, key, moment?.format === void 0 ? void 0 : {
			format: moment.format,
			why: moment.why
		}),
		...troubleParts(column)
	];
	const rules = parts.flatMap((part) => Object.entries(part.rules));
	const short = parts.flatMap((part) => part.short ?? []);
	return {
		name: column.name,
		rules: Object.fromEntries(rules.flatMap(([name, rule]) => rule === void 0 ? [] : [[name, rule]])),
		why: parts.map((part) => `${part.key}: ${part.why}`),
		...short.length > 0 && { short: short.join("; ") }
	};
}
function valueParts(column, key, dates) {
	const sensitive = sensitiveOf(column, key);
	const set = sensitive === void 0 ? closedSetOf(column) : void 0;
	const format = dates ?? formatOf(column);
	const range = set === void 0 ? rangeOf(column) : void 0;
	return [
		...set ? [{
			key: "values",
			rules: { values: set.values },
			why: set.why,
			short: set.short
		}] : [],
		...format ? [{
			key: "format",
			rules: { format: format.format },
			why: format.why
		}] : [],
		...range ? [{
			key: "range",
			rules: {
				min: range.min,
				max: range.max
			},
			why: range.why
		}] : [],
		...sensitive ? [{
			key: "sensitive",
			rules: { sensitive: true },
			why: sensitive.why,
			short: `sensitive: ${sensitive.short}`
		}] : []
	];
}
function troubleParts({ missing, notFinite }) {
	const inFiles = `missing in ${missing}`;
	const odd = `${counted(notFinite, "row")} with NaN or infinity`;
	return [...missing === void 0 ? [] : [{
		key: "required",
		rules: { required: false },
		why: inFiles,
		short: inFiles
	}], ...notFinite === 0 ? [] : [{
		key: "not-finite",
		rules: {},
		why: odd,
		short: odd
	}]];
}
function typePart(column, { isTyped }, moment, dataset) {
	const isIdentifier = keyNames([column.name], dataset).length > 0;
	const { type, why } = moment ?? typeOf$1(column, isTyped && !column.isPartition, isIdentifier);
	return {
		rules: { type },
		why
	};
}
function kindsText(kinds) {
	return kinds.length === 1 ? `each value is a ${kinds[0]}` : `values of different kinds (${kinds.join(", ")})`;
}
function typeOf$1({ type, engineType, filled, kinds, isVersion }, isTyped, isIdentifier) {
	if (kinds !== void 0) return { why: `${kindsText(kinds)}, which no type of a contract holds` };
	if (type === "other") return { why: `stored as ${engineType}, which no contract names` };
	if (isTyped) return {
		type,
		why: `stored as ${engineType}`
	};
	if (isVersion) return {
		type: "string",
		why: "versions by its name: 1.10 is not 1.1, and the next may be 1.2.1"
	};
	if (filled < typedFrom) return { why: `${counted(filled, "value")} say nothing sure` };
	if (type === "integer" && filled < wholeFrom && !isIdentifier) return {
		type: "number",
		why: `all of ${counted(filled, "value")} are whole, ${wholeFrom} are needed for integer`
	};
	return {
		type,
		why: `each of ${counted(filled, "value")} is one`
	};
}

// src/data/infer/time-column.ts
const ranks = [
	[
		"timestamp",
		"event",
		"ts"
	],
	[
		"started",
		"start",
		"begin",
		"pickup",
		"departure",
		"occurred",
		"observed"
	],
	[
		"created",
		"time",
		"datetime",
		"date",
		"day",
		"hour"
	]
];
function timeOf({ columns: all, rows }) {
	const full = all.filter((column) => sensitiveOf(column, []) === void 0).map(asRead).filter(({ type, filled }) => (type === "date" || type === "timestamp") && filled === rows);
	if (rows === 0 || full.length === 0) return void 0;
	const [only, second] = full;
	if (only !== void 0 && second === void 0) return {
		time: only.name,
		why: `the only ${only.type} without nulls, ${counted(rows, "row")}`
	};
	for (const words of ranks) {
		const [best, other] = full.filter(({ name }) => wordsOfName(name).some((word) => words.includes(word)));
		if (best !== void 0 && other === void 0) return {
			time: best.name,
			why: `a ${best.type} by its name`
		};
		if (other !== void 0) return void 0;
	}
}
function asRead(column) {
	const type = momentOf(column)?.type;
	return type === void 0 ? column : {
		...column,
		type
	};
}

// src/data/infer/contract.ts
const forbidden = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype",
	"<<"
]);
function contractOf(evidence, dataset) {
	const key = keyOf(evidence, dataset);
	const [named, odd] = [evidence.columns.filter(isNameable), evidence.columns.filter((column) => !isNameable(column))];
	const time = timeOf({
		...evidence,
		columns: named
	});
	return {
		rows: evidence.rows,
		...key && { key },
		...time && { time: {
			column: time.time,
			why: time.why
		} },
		columns: named.map((column) => columnOf(column, evidence, {
			dataset,
			key: key?.columns ?? []
		})),
		notes: [
			...named.flatMap(missingNote),
			...keyNote(key, evidence),
			...sensitiveNote(named, key?.columns ?? []),
			...odd.map(({ name }) => `The column ${JSON.stringify(name)} has a name that no contract can hold; it is left out.`),
			...named.flatMap(kindsNote),
			...named.flatMap(momentNote),
			...named.flatMap((column) => placeholderNote(column, evidence))
		]
	};
}
function isNameable({ name }) {
	return !forbidden.has(name) && !name.includes("\0") && !name.includes("${{") && name !== "";
}
function keyOf(evidence, dataset) {
	const { rows, keys, sets } = evidence;
	const single = keyAmong(keys, rows, dataset);
	if (single !== void 0) return {
		columns: [single.name],
		why: `${single.name} never repeats and is never null in ${counted(rows, "row")}`
	};
	const set = keySetAmong(sets);
	if (set === void 0) return void 0;
	const times = counted(set.pairsByChance, "time");
	return {
		columns: set.columns,
		why: `together never twice in ${counted(rows, "row")}, where chance would repeat them ${times}`
	};
}
function keyNote(key, { keys, rows }) {
	if (key !== void 0) return [`Key: ${key.columns.join(", ")}.`];
	const near = keys.find(({ distinct }) => distinct < rows && distinct > .9 * rows);
	if (near === void 0) return ["No column, and no few of them, was found to identify a row: there is no `key`."];
	const repeated = rows - near.nulls - near.distinct;
	return [`No \`key\`: ${near.name} is named like one and has ${counted(repeated, "value")} that stood before and ${counted(near.nulls, "null")} in ${counted(rows, "row")}.`];
}
function sensitiveNote(columns, key) {
	const found = columns.filter((column) => sensitiveOf(column, key) !== void 0).map(({ name }) => name);
	if (found.length === 0) return [];
	return [`Sensitive, so that no value appears anywhere: ${found.join(", ")}. Take \`sensitive\` away where that is wrong.`];
}
function missingNote({ name, missing }) {
	return missing === void 0 ? [] : [`${name}: missing in ${missing}, so it has \`required: false\`.`];
}
function momentNote(column) {
	const moment = momentOf(column);
	if (moment === void 0 || moment.type !== void 0 || moment.format !== void 0) return [];
	return [`${column.name}: ${moment.why}; no type is proposed.`];
}
function kindsNote({ name, kinds }) {
	return kinds === void 0 ? [] : [`${name}: ${kindsText(kinds)}; no type is proposed.`];
}
function placeholderNote({ name, placeholders }, table) {
	if (placeholders === 0) return [];
	const say = placeholders === 1 ? "says" : "say";
	return [`${`${name}: ${counted(placeholders, "row")} only ${say} that a value is missing (such as N/A)`}; as nulls they would be counted: ${table.namesNulls ? "`format: { csv: { nulls: … } }`, or clean them" : "write null in their place"}.`];
}

// src/data/infer/growing-set.ts
const mostMissed = 7;
async function withGrowth(engine, table, columns, rows) {
	const time = timeOf({
		columns,
		rows
	})?.time;
	if (time === void 0) return columns;
	const marked = [];
	for (const column of columns) {
		const isGrowing = closedSetOf(column) !== void 0 && await cameLate(engine, table, column, time);
		marked.push(isGrowing ? {
			...column,
			isGrowing
		} : column);
	}
	return marked;
}
async function cameLate(engine, table, { name, values = [], filled }, time) {
	const relation = identifier(table.name);
	const [cell, at] = [identifier(name), identifier(time)];
	const value = `CAST(${cell} AS VARCHAR)`;
	const last = await engine.query(`SELECT ${value}, min(${at}) FROM ${relation} WHERE ${cell} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1`, [table]);
	const newest = String(last.rows[0]?.[0]);
	const first = `SELECT min(${at}) FROM ${relation} WHERE ${value} = ${literal(newest)}`;
	const before = await engine.query(`SELECT count(${cell}) FROM ${relation} WHERE ${at} < (${first})`, [table]);
	return (values.find((each) => each.value === newest)?.rows ?? 0) / filled * Number(before.rows[0]?.[0]) > mostMissed;
}

// src/data/infer/count-evidence.ts
async function countEvidence(engine, table, dataset, tell = () => void 0) {
	const shape = await engine.describe(table);
	const counter = counterOf(engine, table, identifier(table.name));
	const isTyped = !isFileTable(table) || ["parquet", "arrow"].includes(table.format.kind);
	const looked = {
		engine,
		table,
		shape,
		counter,
		partitions: folderColumns(isFileTable(table) ? table.paths ?? [] : []),
		isTyped
	};
	const columns = [];
	for (const [at, column] of shape.columns.entries()) {
		tell(at, shape.columns.length);
		columns.push(await planColumn(looked, column));
	}
	await counter.run();
	const counted = await withGrowth(engine, table, columns.map((column) => column()), shape.rows);
	return {
		rows: shape.rows,
		isTyped,
		namesNulls: isFileTable(table) && table.format.kind === "csv",
		rejected: shape.rejected,
		columns: counted,
		...await countKeys(engine, table, counted, shape.rows, dataset)
	};
}
async function planColumn(looked, column) {
	const { engine, table, counter, isTyped } = looked;
	const { name, engineType, kinds } = column;
	const type = typeOf(column);
	const cell = identifier(name);
	const isPartition = looked.partitions.has(name);
	const look = await lookAt(engine, table, {
		name,
		type: columnTypeOf(engineType)
	});
	const stored = isTyped && !isPartition;
	const moments = look.isMoment ? await likelyForms(engine, table, {
		head: headOf(table, name),
		name,
		isStored: stored
	}) : [];
	const values = !(table.hidden?.includes(name) === true || sensitiveWord(name) !== void 0) && look.forms.length === 0 && !look.isMoment && !isPartition && (type === "string" || type === "integer") ? await fewValues(looked, name) : void 0;
	const isVersion = await areVersions(looked, {
		name,
		type
	});
	const count = (condition) => counter.count(`count(*) FILTER (WHERE ${condition})`);
	const rowsOf = (forms) => forms.map((form) => ({
		form,
		rows: count(matches(engine, name, form.pattern))
	}));
	const [forms, dates] = [rowsOf(look.forms), rowsOf(moments)];
	const filled = counter.count(`count(${cell})`);
	const placeholders = type === "string" ? count(isPlaceholder(engine.dialect, cell)) : () => 0;
	const notFinite = isFloating(engineType) ? count(`NOT ${engine.dialect.finiteNumber(cell)}`) : () => 0;
	const range = rangeCounts(looked, column);
	const missing = missingOf(looked.shape, name);
	return () => {
		const bounds = range();
		return {
			name,
			type,
			engineType,
			...kinds && { kinds },
			filled: filled(),
			...values && { values },
			...bounds && { range: bounds },
			forms: forms.map(({ form, rows }) => ({
				name: form.name,
				rows: rows()
			})),
			...look.isMoment && { moment: { forms: dates.map(({ form, rows }) => ({
				...form,
				rows: rows()
			})) } },
			isPartition,
			...isVersion && { isVersion },
			notFinite: notFinite(),
			...missing !== void 0 && { missing },
			placeholders: placeholders()
		};
	};
}
function typeOf({ engineType, kinds }) {
	return kinds === void 0 ? columnTypeOf(engineType) : "other";
}
function missingOf({ problems }, name) {
	const found = problems.find(({ reason, column }) => reason === "files-differ" && column === name);
	return found && / is missing in (\d+ of \d+ files)/.exec(found.message)?.[1];
}
function rangeCounts({ engine, counter }, { name, engineType }) {
	const type = columnTypeOf(engineType);
	if (type !== "integer" && type !== "number" || !mayHaveRange(name)) return () => void 0;
	const value = engine.dialect.asDouble(identifier(name), engineType);
	const only = type === "number" ? ` FILTER (WHERE ${engine.dialect.finiteNumber(value)})` : "";
	const [min, max] = [counter.value(`min(${value})${only}`), counter.value(`max(${value})${only}`)];
	return () => {
		const [low, high] = [min(), max()];
		return low === null || high === null ? void 0 : {
			min: Number(low),
			max: Number(high)
		};
	};
}
async function areVersions(looked, { name, type }) {
	const { table } = looked;
	const said = type === "number" ? namesVersion(name) : void 0;
	if (said === void 0 || !isFileTable(table) || table.format.kind !== "csv") return false;
	return said === "yes" || await fewValues(looked, name) !== void 0;
}
async function fewValues({ engine, table }, name) {
	const cell = identifier(name);
	const first = await engine.query(`SELECT count(DISTINCT ${cell}) FROM ${headOf(table, name)} AS head`, [table]);
	if (Number(first.rows[0]?.[0]) > 30) return void 0;
	const { rows } = await engine.query(`SELECT CAST(${cell} AS VARCHAR) AS value, count(*) AS rows FROM ${identifier(table.name)} WHERE ${cell} IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${30 + 1}`, [table]);
	if (rows.length > 30) return void 0;
	return rows.map(([value, count]) => ({
		value: String(value),
		rows: Number(count)
	}));
}

// src/data/infer/infer-contract.ts
async function inferContract(engine, table, dataset, tell = noMeter) {
	const evidence = await countEvidence(engine, table, dataset, (done, of) => tell({
		unit: "columns",
		done,
		of
	}));
	tell(void 0);
	return contractOf(evidence, dataset);
}

// src/data/infer/observed.ts
async function extremeOf(engine, table, { name, engineType }, side) {
	const cell = identifier(name);
	const only = isFloating(engineType) ? ` FILTER (WHERE NOT ${engine.dialect.isNan(cell)})` : "";
	const { rows } = await engine.query(`SELECT CAST(${side}(${cell})${only} AS VARCHAR) FROM ${identifier(table.name)}`, [table]);
	const value = rows[0]?.[0];
	return value === null || value === void 0 ? void 0 : String(value);
}
async function valuesOutside(engine, table, { name, engineType }, list, most) {
	const inside = inList(engine.dialect, {
		name,
		engineType,
		type: columnTypeOf(engineType)
	}, list);
	if (inside === void 0) return void 0;
	const cell = identifier(name);
	const { rows } = await engine.query(`SELECT DISTINCT CAST(${cell} AS VARCHAR) FROM ${identifier(table.name)}
     WHERE ${cell} IS NOT NULL AND NOT (${inside}) ORDER BY 1 LIMIT ${most + 1}`, [table]);
	return rows.length > most ? void 0 : rows.map(([value]) => String(value));
}

// src/data/infer/wider-types.ts
const wider = {
	integer: ["number", "string"],
	number: ["string"],
	boolean: [
		"integer",
		"number",
		"string"
	],
	date: ["timestamp", "string"],
	timestamp: ["string"],
	string: []
};
async function widerTypes(engine, version, shape) {
	if (version.relation !== void 0 || version.dataset.view !== void 0 || shape.rejected === 0) return [];
	const table = fileTable(version);
	const typed = [...table.types ?? []].filter(([, type]) => wider[type].length > 0);
	if (typed.length === 0) return [];
	return table.format.kind === "csv" ? ofCsv(engine, table, typed) : ofJson(engine, table, typed, shape);
}
async function ofCsv(engine, table, typed) {
	const texts = new Map([...table.types ?? []].map(([name]) => [name, "string"]));
	const asTexts = {
		...table,
		types: texts
	};
	const { columns } = await engine.describe(asTexts);
	const present = typed.filter(([name]) => columns.some((column) => column.name === name));
	const asked = present.flatMap(([column, from]) => wider[from].map((to) => ({
		column,
		from,
		to
	})));
	const count = (condition) => `count(*) FILTER (WHERE ${condition})`;
	const aggregates = asked.flatMap(({ column, from, to }) => [
		`count(${identifier(column)})`,
		count(misfitOf(column, from)),
		count(to === "number" ? `${misfitOf(column, to)} OR ${roundedBy(column)}` : misfitOf(column, to))
	]);
	if (aggregates.length === 0) return [];
	const { rows } = await engine.query(`SELECT ${aggregates.join(", ")} FROM ${identifier(table.name)}`, [asTexts]);
	const counts = (rows[0] ?? []).map(Number);
	const found = asked.map((each, at) => {
		const [filled = 0, misfits = 0, left = 0] = counts.slice(3 * at, 3 * at + 3);
		return {
			...each,
			filled,
			misfits,
			left
		};
	});
	return present.flatMap(([name]) => {
		const first = found.find(({ column, misfits, left }) => column === name && misfits > 0 && left === 0);
		if (first === void 0) return [];
		const { left: _, ...widening } = first;
		return [widening];
	});
}
async function ofJson(engine, table, typed, { rejects }) {
	const broken = typed.filter(([name]) => rejects.some(({ column }) => column === name));
	const free = {
		...table,
		types: /* @__PURE__ */ new Map()
	};
	const { rejected, columns, problems } = await engine.describe(free);
	const found = [];
	for (const [column, from] of broken) {
		const stored = columns.find(({ name }) => name === column);
		const to = stored?.kinds === void 0 ? columnTypeOf(stored?.engineType ?? "") : "other";
		if (to === "other" || !wider[from].includes(to) || problems.some((each) => each.column === column)) continue;
		const alone = await engine.describe({
			...table,
			types: /* @__PURE__ */ new Map([[column, from]])
		});
		const { rows } = await engine.query(`SELECT count(${identifier(column)}) FROM ${identifier(table.name)}`, [free]);
		found.push({
			column,
			from,
			to,
			misfits: alone.rejected - rejected,
			filled: Number(rows[0]?.[0])
		});
	}
	return found;
}

// src/commands/infer/contract-text.ts
function columnEntries({ columns }, wanted) {
	return columns.filter(({ name }) => wanted.has(name)).map(({ name, rules, short }) => ({
		kind: "value",
		key: name,
		value: { ...rules },
		above: short === void 0 ? [] : [short]
	}));
}
function evidenceLines(name, { key, time, columns }) {
	return [
		...key === void 0 ? [] : [`${name}: key: ${key.why}`],
		...time === void 0 ? [] : [`${name}: time: ${time.why}`],
		...columns.flatMap((column) => column.why.map((why) => `${name}: ${column.name}: ${why}`))
	];
}
function contractEntries(contract, wanted) {
	const { key, time } = contract;
	const columns = columnEntries(contract, wanted.columns);
	return [
		...key !== void 0 && wanted.key ? [valueEntry("key", key.columns.length === 1 ? key.columns[0] ?? "" : key.columns, `key: ${key.why}`)] : [],
		...time !== void 0 && wanted.time ? [valueEntry("time", time.column, `time: ${time.why}`)] : [],
		...columns.length > 0 ? [{
			kind: "table",
			key: "columns",
			entries: columns
		}] : []
	];
}
function datasetEntry(name, source, format, contract, troubles = []) {
	const columns = new Set(contract.columns.map((column) => column.name));
	return {
		kind: "table",
		key: name,
		entries: [
			valueEntry("source", source),
			...format === void 0 ? [] : [valueEntry("format", format)],
			...contractEntries(contract, {
				key: true,
				time: true,
				columns
			})
		],
		above: [
			`Inferred by \`mlops infer\` from ${counted(contract.rows, "row")}.`,
			...troubles.map((trouble) => `Broken today: ${trouble}`),
			...typeof source === "string" ? [] : [`\`mlops lock ${name}\` writes which version of these rows is meant.`]
		]
	};
}
function valueEntry(key, value, ...above) {
	return {
		kind: "value",
		key,
		value,
		above
	};
}
function projectOfDatasets(datasets) {
	return `${yamlLines([
		{
			kind: "value",
			key: "version",
			value: 1
		},
		{ kind: "blank" },
		{
			kind: "table",
			key: "datasets",
			entries: datasets
		}
	]).join("\n")}\n`;
}

// src/commands/infer/find-data.ts
async function findData(operand, place, taken) {
	const { repository, loaded, folder } = place;
	const source = sourceOf(operand, place);
	const datasets = [...loaded?.project.datasets.values() ?? []];
	const declared = datasets.find((each) => each.name === operand) ?? datasets.find((each) => each.source === source && each.database === void 0 && each.view === void 0);
	if (declared?.database !== void 0) return declaredTable(declared, declared.database.relation);
	if (declared !== void 0 && repository !== void 0 && loaded !== void 0) {
		await commitOf(repository, "HEAD");
		const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
		const own = await makeOwnPaths(repository);
		const cache = await openDigestCache(own.digests);
		const { project } = loaded;
		const common = {
			...place,
			repository,
			project
		};
		const resolved = await datasetOfCommit({
			...common,
			commit,
			cache
		}, declared.name);
		await cache.save();
		const version = await contentHere({
			...common,
			own
		}, resolved);
		return {
			name: declared.name,
			source: declared.source,
			version,
			isDeclared: !declared.implicit
		};
	}
	const pattern = await patternOf(operand, folder);
	const files = await filesNamed(pattern, folder);
	const version = await versionOfFiles(pattern, files, { folder });
	return {
		name: freeName(safeName(stemOf(operand)) ?? "data", taken),
		source: sourceOf(pattern, place),
		version,
		isDeclared: false
	};
}
function declaredTable(dataset, relation) {
	const version = {
		dataset,
		digest: dataset.locked?.digest.replace("sha256:", "") ?? "",
		files: [],
		relation
	};
	return {
		name: dataset.name,
		source: dataset.source,
		version,
		isDeclared: true
	};
}
async function foundTable(operand, databases, taken) {
	const { place, relation } = operand;
	const isTable = relation.kind === "table";
	const name = freeName(safeName(isTable ? relation.path.at(-1) ?? "" : "query") ?? "data", taken);
	const said = isTable ? { table: tableText(relation.path) } : { query: relation.sql };
	return {
		name,
		source: {
			[place.scheme]: place.variable,
			...said
		},
		isDeclared: false,
		...await openTable(operand, databases, name)
	};
}
function sourceOf(operand, { folder, repository }) {
	return relative(repository?.root ?? folder, resolve(folder, operand)).replaceAll("\\", "/");
}
function stemOf(operand) {
	return (operand.split("/").filter((part) => part !== "" && !/[*?[{]/.test(part)).at(-1) ?? "data").replace(/\..*$/, "");
}
async function tableOf(engine, { name, version, isDeclared }) {
	const { format } = version.dataset;
	if (format.kind === "files" && version.relation === void 0) throw MlopsError.of(commandReasons, "infer-no-table", `${name} is a tree of files that is not looked into.`);
	const [file] = version.files;
	const head = format.kind === "csv" && !isDeclared && file !== void 0 ? await headOf$1(file.local) : void 0;
	const delimiter = head && file && delimiterOf(file.path, head);
	const usual = tableSource(version);
	const table = delimiter === void 0 ? usual : withCsv(usual, { delimiter });
	const shape = await engine.describe(table);
	if (shape.rows === 0) throw MlopsError.of(commandReasons, "infer-no-table", `${name} has no rows.`);
	if (format.kind !== "csv" || isDeclared) return {
		table,
		format: {}
	};
	const nulls = await nullTexts(engine, table, shape);
	const found = {
		...delimiter !== void 0 && { delimiter },
		...nulls && { nulls: nulls.value }
	};
	return {
		table: withCsv(table, found),
		format: found
	};
}
function withCsv(table, found) {
	return isFileTable(table) && table.format.kind === "csv" ? {
		...table,
		format: {
			...table.format,
			...found
		}
	} : table;
}

// src/commands/infer/into-project.ts
function missingEntries(inferred, loaded) {
	const { contract, name, isDeclared } = inferred;
	const dataset = isDeclared ? loaded?.project.datasets.get(name) : void 0;
	if (dataset === void 0) return [datasetEntry(name, inferred.source, inferred.format, contract, inferred.troubles)];
	const columns = new Set(contract.columns.map((column) => column.name).filter((each) => !dataset.columns.has(each)));
	const wanted = {
		key: dataset.key.length === 0,
		time: dataset.time === void 0,
		columns
	};
	const entries = contractEntries(contract, wanted);
	return entries.length === 0 ? [] : [{
		kind: "table",
		key: name,
		entries
	}];
}
function withContracts(loaded, all, file) {
	if (loaded === void 0) return [{
		file,
		after: projectOfDatasets(all.flatMap((each) => missingEntries(each, void 0)))
	}];
	const texts = all.reduce((before, each) => {
		const own = loaded.project.datasets.has(each.name) ? fileAt(loaded, ["datasets", each.name]) : file;
		return withText(before, own, withContract(textIn(before, own) ?? "", each, loaded, own));
	}, loaded.texts);
	loadProject(texts);
	return changedTexts(loaded.texts, texts);
}
function withContract(text, inferred, loaded, file) {
	const entries = missingEntries(inferred, loaded);
	const [section] = entries;
	if (section === void 0) return text;
	const path = ["datasets", inferred.name];
	const dataset = inferred.isDeclared ? loaded.project.datasets.get(inferred.name) : void 0;
	if (dataset === void 0) return added(text, ["datasets"], yamlLines(entries), file);
	const inner = section.kind === "table" ? section.entries : [];
	if (isScalarAt(text, path)) {
		const source = {
			kind: "value",
			key: "source",
			value: String(writtenAt(text, path))
		};
		return orOdd(withTable(text, path, yamlLines([source, ...inner])), path.join("."), file);
	}
	const hasColumns = [...dataset.columns.values()].some(({ path: [, owner] }) => owner === dataset.name);
	const own = inner.filter((entry) => !(hasColumns && entry.kind === "table" && entry.key === "columns"));
	const withOwn = own.length === 0 ? text : added(text, path, yamlLines(own), file);
	if (!hasColumns) return withOwn;
	const missing = new Set(inferred.contract.columns.map(({ name }) => name).filter((name) => !dataset.columns.has(name)));
	const columns = columnEntries(inferred.contract, missing);
	return columns.length === 0 ? withOwn : added(withOwn, [...path, "columns"], yamlLines(columns), file);
}
function added(text, path, lines, file) {
	const [section] = path;
	if (path.length === 1 && section !== void 0 && !new RegExp(`^${section}:`, "m").test(text)) return `${text.replace(/\s*$/, "\n")}\n${section}:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
	return orOdd(withLines(text, path, lines), path.join("."), file);
}
function orOdd(changed, what, file) {
	if (changed === void 0) throw odd(what, file);
	return changed;
}
function odd(what, file) {
	return MlopsError.of(commandReasons, "infer-odd-text", `Nothing can be added to ${what} of ${file} as it is written.`);
}

// src/commands/infer/own-findings.ts
async function ownFindings(engine, version, table, { name, contract }) {
	const text = projectOfDatasets([datasetEntry(name, "data.parquet", void 0, contract)]);
	const proposed = loadProject(text, "mlops.yaml").project.datasets.get(name);
	if (proposed === void 0) throw new Error(`the contract of ${name} has no dataset`);
	const { source, format } = version.dataset;
	const read = isFileTable(table) ? {
		format: table.format,
		...table.names && table.names.length > 0 && { fieldNames: table.names }
	} : { format };
	const dataset = {
		...proposed,
		source,
		...read
	};
	const { checks } = await checkDataset(engine, {
		...version,
		dataset
	});
	return checks.filter(({ verdict, level }) => verdict !== "pass" && level !== "info").map(({ sentence }) => sentence);
}

// src/commands/contract-edits/engine-facts.ts
function engineFacts(engine, version, shape) {
	const table = tableSource(version);
	const find = (name) => shape.columns.find((column) => column.name === name);
	return {
		dataset: version.dataset,
		rows: shape.rows,
		columns: shape.columns.map((column) => ({
			...column,
			type: columnTypeOf(column.engineType)
		})),
		isExact: true,
		extreme: async (name, side) => {
			const column = find(name);
			return column && extremeOf(engine, table, column, side);
		},
		outside: async (name, list, most) => {
			const column = find(name);
			return column && (await valuesOutside(engine, table, column, list, most) ?? "many");
		},
		widenings: () => widerTypes(engine, version, shape)
	};
}

// src/commands/contract-edits/propose-edits.ts
const rounds = 6;
async function proposeEdits(engine, version, others, given) {
	const { name } = version.dataset;
	const edits = [];
	let texts = given;
	for (let round = 0;; round += 1) {
		const { locked } = version.dataset;
		const dataset = {
			...loadProject(texts).project.datasets.get(name) ?? version.dataset,
			...locked && { locked }
		};
		const now = {
			...version,
			dataset
		};
		const { checks } = await checkDataset(engine, now, { others });
		const found = checks.filter(({ verdict, level }) => verdict !== "pass" && level !== "info");
		const open = found.map(({ reason, sentence }) => ({
			dataset: name,
			reason,
			sentence
		}));
		if (found.length === 0 || round === rounds) return {
			texts,
			edits,
			open
		};
		const shape = await engine.describe(tableSource(now));
		const more = await oneRound(found, {
			facts: engineFacts(engine, now, shape),
			texts
		});
		if (more.edits.length === 0) return {
			texts,
			edits,
			open
		};
		texts = more.texts;
		edits.push(...more.edits);
	}
}
async function oneRound(found, context) {
	const first = await editsFor(found.filter(({ reason }) => reason === "unreadable-lines"), context);
	return first.edits.length > 0 ? first : editsFor(found, context);
}
async function editsFor(found, context) {
	const edits = [];
	let { texts } = context;
	for (const each of found) {
		if (each.verdict !== "fail" && each.reason !== "null-result") continue;
		const { made, ...after } = applyEdits(await editsOf(each, {
			...context,
			texts
		}), texts);
		texts = after.texts;
		const about = {
			dataset: context.facts.dataset.name,
			reason: each.reason
		};
		edits.push(...made.map(({ grade, why, finding = each.sentence }) => ({
			...about,
			finding,
			grade,
			why
		})));
	}
	return {
		texts,
		edits
	};
}

// src/commands/infer/accept-drift.ts
async function acceptDrift(names, given, request, ports) {
	const situation = await situationOf(request, ports);
	if (typeof situation === "string") return {
		...given,
		notAsked: situation
	};
	let all = given;
	for (const name of names) {
		all = await ports.progress.stage(`compare ${name}`, () => acceptOne(name, all, {
			situation,
			ports
		}));
		ports.signal.throwIfAborted();
	}
	return all;
}
async function situationOf(request, ports) {
	try {
		return await findSituation({
			...request,
			uncommitted: "include"
		}, ports);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return error.problems.map(({ message }) => message).join(" ");
	}
}
async function acceptOne(name, given, { situation, ports }) {
	const datasetIn = (texts) => loadProject(texts).project.datasets.get(name);
	const resolved = situation.candidate.datasets.get(name);
	const asked = datasetIn(given.texts);
	if (resolved === void 0 || asked === void 0 || asked.format.kind === "files") return given;
	await using engine = engineAtHand(ports, situation.own.engine);
	const compare = await comparisonOf(situation, {
		...resolved,
		dataset: asked
	}, engine, () => void 0);
	if (compare === void 0) return given;
	const edits = [];
	let { texts } = given;
	for (const { reason, sentence, edits: found } of driftEdits(compare(asked), asked)) {
		const { made, ...after } = applyEdits(found, texts);
		texts = after.texts;
		edits.push(...made.map(({ grade, why }) => ({
			dataset: name,
			reason,
			finding: sentence,
			grade,
			why
		})));
	}
	const now = datasetIn(texts) ?? asked;
	const open = driftEdits(compare(now), now).map(({ reason, sentence }) => ({
		dataset: name,
		reason,
		sentence
	}));
	return {
		texts,
		edits: [...given.edits, ...edits],
		open: [...given.open, ...open]
	};
}

// src/commands/infer/update.ts
async function inferUpdate(request, place, ports) {
	const { loaded, repository } = place;
	const file = request.projectFile;
	if (loaded === void 0 || repository === void 0) throw MlopsError.of(commandReasons, "infer-no-project", `There is no ${file} in a repository here to update.`);
	const names = chosenDatasets(loaded.project, request.datasets);
	const kept = await proposeAll(names, place, loaded.texts, ports);
	const { texts, edits, open, notAsked } = await acceptDrift(names, kept, request, ports);
	const changed = changedTexts(loaded.texts, texts);
	const diff = (await Promise.all(changed.map(({ file, after }) => diffOf(repository, file, join(repository.root, file), after)))).join("");
	if (request.write && diff !== "") {
		loadProject(texts);
		for (const { file, after } of changed) await writeAtomic(join(repository.root, file), after);
	}
	const listed = edits.map((edit) => ({
		...edit,
		consumers: consumersOf(loaded.project, edit.dataset)
	}));
	const rest = open.map(({ sentence }) => sentence);
	const written = changed.length === 0 ? file : changed.map((one) => one.file).join(", ");
	const found = ending$1(edits, open, {
		write: request.write,
		written
	});
	const end = notAsked === void 0 ? found : {
		...found,
		sentence: `${found.sentence} Drift was not asked: ${notAsked}`
	};
	const left = open.map(({ dataset, sentence }) => visible(`no edit silences: ${dataset}: ${sentence}`));
	const lines = [
		...diff === "" ? [] : [diff.trimEnd()],
		...listed.map(editLine),
		...left,
		visible(end.sentence),
		""
	];
	return {
		...end,
		problems: open.map(({ reason, sentence }) => ({
			reason,
			message: `No edit silences it: ${sentence}`
		})),
		data: {
			edits: listed,
			diff,
			open: rest,
			...notAsked !== void 0 && { notAsked },
			written: request.write && diff !== ""
		},
		text: () => lines.join("\n")
	};
}
async function proposeAll(names, place, given, ports) {
	await using folder = await makeOwnFolder(tmpdir(), "infer");
	await using engine = engineAtHand(ports, folder.path);
	let all = {
		texts: given,
		edits: [],
		open: []
	};
	for (const name of names) {
		const found = await ports.progress.stage(`check ${name}`, async () => {
			const { version } = await findData(name, place, /* @__PURE__ */ new Set());
			if (version.dataset.format.kind === "files") return void 0;
			const others = await versionsOf(namedDatasets(version.dataset).map(({ dataset }) => dataset), place);
			return proposeEdits(await engine.get(version.dataset), version, others, all.texts);
		});
		ports.signal.throwIfAborted();
		if (found) all = {
			texts: found.texts,
			edits: [...all.edits, ...found.edits],
			open: [...all.open, ...found.open]
		};
	}
	return all;
}
async function versionsOf(names, place) {
	const versions = /* @__PURE__ */ new Map();
	for (const name of names) if (!versions.has(name)) versions.set(name, (await findData(name, place, /* @__PURE__ */ new Set())).version);
	return versions;
}
function consumersOf({ models }, dataset) {
	return [...models.values()].filter(({ data }) => [...data.values()].includes(dataset)).map(({ name }) => name);
}
function editLine({ dataset, finding, grade, why, consumers }) {
	const read = consumers.length === 0 ? "no model reads it" : `read by ${consumers.join(", ")}`;
	return visible(`${grade.replace("-", " ")}: ${dataset}: ${finding} → ${why} (${read})`);
}
function ending$1(edits, open, { write, written }) {
	const count = `${edits.length} edit${edits.length === 1 ? "" : "s"}`;
	if (open.length > 0) {
		const left = `${open.length} finding${open.length === 1 ? "" : "s"} that no edit silences`;
		return {
			ends: "unknown",
			reason: "infer-update-open",
			sentence: `${count} ${write ? "made" : "proposed"}; ${left}: ${listOf(open.map(({ sentence }) => sentence))}`
		};
	}
	if (edits.length === 0) return {
		ends: "pass",
		reason: "infer-nothing-new",
		sentence: "Every contract is kept; nothing to change."
	};
	return write ? {
		ends: "pass",
		reason: "infer-written",
		sentence: `${count} made in ${written}.`
	} : {
		ends: "pass",
		reason: "infer-proposed",
		sentence: `${count} proposed; nothing is written.`
	};
}
function listOf(sentences) {
	return sentences.map((sentence, at) => sentences.length === 1 ? sentence : `(${at + 1}) ${sentence}`).join(" ");
}

// src/commands/infer.ts
async function infer(request, ports) {
	const tables = await tablesOf(request);
	const place = await placeOf(request, ports);
	if (request.update) return inferUpdate({
		...request,
		datasets: request.data
	}, place, ports);
	const all = await inferAll(request, place, {
		ports,
		tables
	});
	const file = request.projectFile;
	const entries = all.flatMap((each) => missingEntries(each, place.loaded));
	const changes = entries.length > 0;
	const written = request.write && changes ? withContracts(place.loaded, all, file) : [];
	for (const each of written) await writeAtomic(join(place.repository?.root ?? place.folder, each.file), each.after);
	const text = changes ? yamlLines([{
		kind: "table",
		key: "datasets",
		entries
	}]) : [];
	const troubles = all.flatMap(troublesOf);
	const notes = all.flatMap(({ name, contract }) => contract.notes.map((note) => `${name}: ${note}`));
	const evidence = request.verbose ? all.flatMap(({ name, contract }) => evidenceLines(name, contract)) : [];
	const end = ending(all, changes, request.write ? written.map((one) => one.file) : void 0);
	const remarks = [
		...all.filter(({ isDeclared }) => isDeclared).flatMap(troublesOf),
		...notes,
		...evidence,
		end.sentence
	].map((note) => `# ${visible(note)}`);
	return {
		...end,
		problems: [],
		data: {
			datasets: all.map(dataOf),
			written: request.write && changes,
			notes: [...troubles, ...notes]
		},
		text: () => [
			...text,
			...remarks,
			""
		].join("\n")
	};
}
function troublesOf({ name, troubles }) {
	return troubles.map((trouble) => `${name}: broken today: ${trouble}`);
}
function ending(all, changes, written) {
	const names = all.map(({ name }) => name).join(", ");
	const count = all.reduce((sum, { troubles }) => sum + troubles.length, 0);
	const broken = count === 0 ? "" : ` Its data break it today: ${counted(count, "finding")}.`;
	if (!changes) return {
		ends: "pass",
		reason: "infer-nothing-new",
		sentence: `Nothing can be added to ${names}.${broken}`
	};
	if (written !== void 0) return {
		ends: "pass",
		reason: "infer-written",
		sentence: `The contract of ${names} is in ${written.join(", ")}.${broken}`
	};
	return {
		ends: "pass",
		reason: "infer-proposed",
		sentence: `A contract for ${names}; nothing is written.${broken}`
	};
}
function dataOf({ name, source, contract, troubles }) {
	return {
		dataset: name,
		source,
		...contract,
		broken: troubles
	};
}
async function placeOf({ folder: given, projectFile, remote }, ports) {
	const folder = resolve(given);
	const repository = await openRepository(folder).catch((error) => {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
	});
	const loaded = await projectOnDisk(repository?.root ?? folder, projectFile);
	return {
		folder,
		ports,
		remote,
		projectFile,
		sources: ports.openSources("all"),
		...repository && { repository },
		...loaded && { loaded }
	};
}
async function tablesOf({ data, update }) {
	const tables = await allOf(data.map(async (operand) => databaseNamed(operand)));
	const first = tables.find((table) => table !== void 0);
	if (first !== void 0 && update) {
		const why = `--update takes names of datasets, and ${first.name} is a table.`;
		throw MlopsError.of(commandReasons, "infer-database-source", why);
	}
	return tables;
}
async function inferAll({ data }, place, world) {
	const { ports, tables } = world;
	const names = [...place.loaded?.project.datasets.keys() ?? []];
	const taken = new Set(names);
	await using folder = await makeOwnFolder(tmpdir(), "infer");
	await using engine = engineAtHand(ports, folder.path);
	await using databases = databasesAtHand(ports);
	const open = await allOf(tables.map(async (table) => table && foundTable(table, databases, taken)));
	const all = [];
	for (const [at, operand] of (data.length === 0 ? names : data).entries()) {
		all.push(await ports.progress.stage(`infer ${operand}`, async (tell) => {
			const table = open[at];
			const found = table ?? await findData(operand, place, taken);
			return inferOne(found, table?.engine ?? await engine.get(found.version.dataset), tell);
		}));
		ports.signal.throwIfAborted();
	}
	return all;
}
async function inferOne(found, engine, tell) {
	const { name, source, isDeclared } = found;
	const { table, format } = await tableOf(engine, found);
	const contract = await inferContract(engine, table, name, tell);
	const read = Object.keys(format).length > 0 && { format: { csv: { ...format } } };
	return {
		name,
		source,
		isDeclared,
		contract,
		troubles: await ownFindings(engine, found.version, table, {
			name,
			contract
		}),
		...read
	};
}

export { inferContract as i, infer, extremeOf as n, valuesOutside as r, widerTypes as t };
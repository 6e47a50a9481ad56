import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { n as literal, t as identifier } from "./sql.js";
import { g as formatDuration } from "./needs.js";
import { s as formatFromEnding, w as defined } from "./load.js";
import { r as nearest } from "./nearest.js";
import { d as datasetBefore, l as asComparedWith, p as sketchAddressOf } from "./commit-record.js";
import { f as writeAtomic } from "./files.js";
import { n as noMeter } from "./amount.js";
import { n as tableSource, t as fileTable } from "./table-source.js";
import { t as worst } from "./verdict.js";
import { i as sketchOf, o as withNames, r as recordedSketch } from "./dataset-sketch.js";
import { n as watchedEngine } from "./dataset.js";
import { _ as isFloating, d as between, f as counted, g as columnTypeOf, h as whole, l as withoutValues, m as share, p as listed, u as agreeing } from "./data.js";
import { n as exactCsvCell, t as csvCell } from "./csv-cell.js";
import { t as typeWords } from "./type-words.js";
import { n as rowCountCheck, t as diffSketches } from "./diff.js";
import { join } from "node:path";

// src/data/checks/counter.ts
const batchSize = 96;
function counterOf(engine, table, relation) {
	const values = /* @__PURE__ */ new Map();
	let later = [];
	const value = (aggregate) => {
		if (!values.has(aggregate)) values.set(aggregate, void 0);
		return () => {
			const found = values.get(aggregate);
			if (found === void 0) throw new Error(`not counted yet: ${aggregate}`);
			return found;
		};
	};
	const takeOpen = async () => {
		const open = [...values].filter(([, known]) => known === void 0).map(([aggregate]) => aggregate);
		for (let start = 0; start < open.length; start += batchSize) {
			const batch = open.slice(start, start + batchSize);
			const { rows } = await engine.query(`SELECT ${batch.join(",\n")} FROM ${relation}`, [table]);
			for (const [index, aggregate] of batch.entries()) values.set(aggregate, rows[0]?.[index] ?? null);
		}
	};
	return {
		value,
		count(aggregate) {
			const of = value(aggregate);
			return () => Number(of());
		},
		afterwards: (plan) => later.push(plan),
		async run() {
			await takeOpen();
			while (later.length > 0) {
				const plans = later;
				later = [];
				for (const plan of plans) plan();
				await takeOpen();
			}
		}
	};
}

// src/data/engines/shown-value.ts
function shownValue(value) {
	return typeof value === "number" ? shownNumber(value) : String(value);
}
function shownNumber(value) {
	if (Number.isNaN(value)) return "nan";
	if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
	const [digits = "", power = ""] = value.toExponential().split("e");
	const exponent = Number(power);
	if (value !== 0 && (exponent < -4 || exponent >= 16)) return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
	const plain = value.toString();
	return (Object.is(value, -0) ? "-" : "") + (plain.includes(".") ? plain : `${plain}.0`);
}

// src/data/checks/examples.ts
const most = 5;
const longest = 60;
const naming = 3;
async function exampleRows(engine, version, table, shape, from) {
	const sensitive = (name) => version.dataset.columns.get(name)?.sensitive === true;
	const placed = shape.rowNumbers !== "none";
	const names = namedBy(version, shape, sensitive);
	const shown = from.column !== void 0 && !sensitive(from.column) && !names.includes(from.column) ? [from.column] : [];
	const columns = [...names, ...shown];
	const place = placed ? ["\"#file\"", "\"#row\""] : [];
	const cells = columns.map((name, index) => `${engine.dialect.shown(identifier(name), typeOf(shape, name))} AS "#shown${index}"`);
	const order = [...(placed ? names : columns).map(identifier), ...place];
	if (order.length === 0) return [];
	const relation = from.among ?? identifier(placed ? `${table.name}#rows` : table.name);
	const { rows } = await engine.query(`SELECT ${[...place, ...cells].join(", ")}
     FROM ${relation} WHERE ${from.condition} ORDER BY ${order.join(", ")} LIMIT ${most}`, [table, ...from.others ?? []]);
	return rows.map((row) => {
		const values = placed ? row.slice(2) : row;
		const shownRow = {
			...placed && names.length === 0 ? placeOf$1(version, shape, Number(row[0]), row[1] ?? null) : {},
			...Object.fromEntries(columns.map((name, index) => [name, shortened(values[index] ?? null)]))
		};
		takenFrom.set(shownRow, from);
		return shownRow;
	});
}
const takenFrom = /* @__PURE__ */ new WeakMap();
function rowsBehind({ examples: [first] }) {
	return first && takenFrom.get(first);
}
function namedBy(version, shape, sensitive) {
	const stored = shape.columns.map(({ name }) => name);
	const { key } = version.dataset;
	if (key.length > 0 && key.every((name) => stored.includes(name) && !sensitive(name))) return key;
	return shape.rowNumbers === "none" ? stored.filter((name) => !sensitive(name)).slice(0, naming) : [];
}
function typeOf(shape, name) {
	return shape.columns.find((column) => column.name === name)?.engineType ?? "";
}
function placeOf$1(version, shape, file, row) {
	return {
		...version.files.length > 1 ? { file: version.files[file]?.path ?? String(file) } : {},
		[shape.rowNumbers]: String(row)
	};
}
function shortened(value) {
	if (value === null) return "null";
	const text = shownValue(value);
	return text.length > longest ? `${text.slice(0, 59)}…` : text;
}

// src/data/checks/context.ts
const none = {
	kind: "absolute",
	value: 0
};
function contextOf(engine, version, shape, ruleLimitMs, others) {
	const table = {
		...tableSource(version),
		state: shape.state
	};
	const relation = identifier(table.name);
	const counter = counterOf(engine, table, relation);
	const stored = storedColumns(version, shape);
	return {
		context: {
			engine,
			version,
			dataset: version.dataset,
			table,
			shape,
			relation,
			placedRelation: identifier(`${table.name}#rows`),
			datasetRows: shape.rows,
			allowed: none,
			others,
			stored,
			ruleLimitMs,
			present: stored.flatMap((column) => column.declared && !column.declared.absent ? [{
				...column,
				declared: column.declared
			}] : []),
			count: counter.count,
			value: counter.value,
			afterwards: counter.afterwards,
			examples: (condition, column, named = [], among) => exampleRows(engine, version, table, shape, {
				condition,
				column,
				others: named,
				among
			})
		},
		counter
	};
}
function storedColumns(version, shape) {
	return shape.columns.map(({ name, engineType }) => {
		const declared = version.dataset.columns.get(name);
		return {
			name,
			engineType,
			type: columnTypeOf(engineType),
			...declared ? { declared } : {}
		};
	});
}
function narrowedContext(context, condition, { rows, skipped }) {
	const where = `CAST((\n${condition}\n) AS BOOLEAN)`;
	const relation = `(SELECT * FROM ${context.relation} WHERE ${where}) AS "#part"`;
	const counter = counterOf(context.engine, context.table, relation);
	return {
		context: {
			...context,
			relation,
			placedRelation: `(SELECT * FROM ${context.placedRelation} WHERE ${where}) AS "#part"`,
			shape: {
				...context.shape,
				rows,
				rejected: context.shape.rejected + skipped
			},
			count: counter.count,
			value: counter.value,
			afterwards: counter.afterwards,
			examples: (broken, column, named, among) => context.examples(`${where} AND (${broken})`, column, named, among)
		},
		counter
	};
}

// src/data/checks/wanted-rows.ts
const rowLimits = {
	rows: 1e4,
	bytes: 5e7
};
function withinLimits(all, before = 0) {
	let bytes = before;
	const cut = all.slice(0, rowLimits.rows).findIndex((line) => {
		bytes += Buffer.byteLength(line) + 1;
		return bytes > rowLimits.bytes;
	});
	return all.slice(0, cut === -1 ? rowLimits.rows : cut);
}

// src/data/checks/failing-rows-of-database.ts
async function writeRowsOfDatabase(engine, wanted) {
	const { version, table, shape, from, shown, target } = wanted;
	const cells = shown.map(({ name, engineType }) => engine.dialect.shown(identifier(name), engineType));
	if (cells.length === 0) return {
		rows: 0,
		found: 0
	};
	const names = cells.map((_, at) => `"#shown${at}"`);
	const texts = names.map((name) => `CAST(${name} AS varchar)`);
	const keys = version.dataset.key.filter((name) => shape.columns.some((column) => column.name === name));
	const order = [...keys.map((_, at) => `"#key${at}"`), ...texts].join(", ");
	const some = `SELECT * FROM (${`SELECT ${[...keys.map((name, at) => `${identifier(name)} AS "#key${at}"`), ...cells.map((cell, at) => `${cell} AS ${names[at]}`)].join(", ")} FROM ${from.among ?? identifier(table.name)} WHERE ${from.condition}`}) AS "#all" ORDER BY ${order} LIMIT ${rowLimits.rows + 1}`;
	const size = texts.map((text) => `coalesce(length(${text}), 0)`).join(" + ");
	const sized = `SELECT ${names.join(", ")}, row_number() OVER (ORDER BY ${order}) AS "#at",
    sum(${size}) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS "#until" FROM (${some}) AS "#some"`;
	const tables = [table, ...from.others ?? []];
	const fits = `"#until" <= ${rowLimits.bytes}`;
	const counted = await engine.query(`SELECT count(*) FROM (${some}) AS "#some"`, tables);
	const found = Number(counted.rows[0]?.[0]);
	if (found === 0) return {
		rows: 0,
		found
	};
	const { rows } = await engine.query(`SELECT ${names.join(", ")} FROM (${sized}) AS "#sized" WHERE ${fits} AND "#at" <= ${rowLimits.rows} ORDER BY "#at"`, tables);
	const header = shown.map(({ name }) => exactCsvCell(name)).join(",");
	const lines = withinLimits(rows.map((row) => row.map(cellOf).join(",")), Buffer.byteLength(header) + 1);
	await writeAtomic(target, [
		header,
		...lines,
		""
	].join("\n"));
	return {
		rows: lines.length,
		found
	};
}
function cellOf(value) {
	if (value === null) return "";
	return exactCsvCell(shownValue(value)) || "\"\"";
}

// src/data/checks/failing-rows.ts
async function writeFailingRows(engine, failing, sink) {
	const { version, shape, result } = failing;
	const isSensitive = (name) => version.dataset.columns.get(name)?.sensitive === true;
	const shown = shape.columns.filter(({ name }) => !isSensitive(name));
	const file = fileName(sink.written.length + 1, result, version);
	const { rows, found } = await (shape.rowNumbers === "none" ? writeRowsOfDatabase : writeRowsOfFiles)(engine, {
		...failing,
		shown,
		target: join(sink.folder, file)
	});
	if (rows === 0 && found === 0) return;
	const { check, column, name } = result;
	sink.written.push({
		dataset: version.dataset.name,
		check,
		...column !== void 0 && { column },
		...name !== void 0 && { name },
		file,
		rows,
		isCut: found > rows,
		leftOut: shape.columns.map((each) => each.name).filter(isSensitive)
	});
}
async function writeRowsOfFiles(engine, wanted) {
	const { version, table, shape, from, target } = wanted;
	const shown = wanted.shown.map(({ name }) => identifier(name));
	const relation = from.among ?? identifier(`${table.name}#rows`);
	const tables = [table, ...from.others ?? []];
	const some = `SELECT ${[
		"\"#file\"",
		"\"#row\"",
		...shown
	].join(", ")} FROM ${relation} WHERE ${from.condition}
    ORDER BY "#file", "#row" LIMIT ${rowLimits.rows + 1}`;
	const sizes = ["16", ...shown.map((cell) => `coalesce(2 * strlen(CAST(${cell} AS VARCHAR)), 0) + 3`)].join(" + ");
	const [found = 0, fitting = 0] = ((await engine.query(`SELECT count(*), count(*) FILTER (WHERE "#until" <= ${rowLimits.bytes}) FROM (
       SELECT sum(${sizes}) OVER (ORDER BY "#file", "#row" ROWS UNBOUNDED PRECEDING) AS "#until" FROM (${some}) AS "#some"
     ) AS "#sized"`, tables)).rows[0] ?? []).map(Number);
	if (found === 0) return {
		rows: 0,
		found
	};
	const place = [`CASE "#file" ${version.files.map(({ path }, at) => `WHEN ${at} THEN ${literal(path)}`).join(" ")} END AS "#file"`, `"#row" AS ${identifier(`#${shape.rowNumbers}`)}`];
	const limit = Math.min(fitting, rowLimits.rows);
	const sql = `SELECT ${[...place, ...shown].join(", ")} FROM (${some}) AS "#some" ORDER BY "#some"."#file", "#some"."#row" LIMIT ${limit}`;
	const { rows } = await engine.write(sql, tables, target);
	return {
		rows,
		found
	};
}
function fileName(at, { check, column, name }, { dataset }) {
	const parts = [
		dataset.name,
		check,
		name ?? column ?? ""
	].map((part) => part.replaceAll(/[^A-Za-z0-9_]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40));
	return `${[String(at).padStart(3, "0"), ...parts].filter((part) => part !== "").join("-")}.csv`;
}

// src/data/checks/family.ts
const defaultRuleLimitMs = 12e4;
function askedOf(context, key) {
	return context.present.flatMap((column) => (column.declared.rules ?? []).filter((rule) => rule.key === key).map((rule) => ({
		column,
		rule
	})));
}
function answer(context, given) {
	const { nulls = 0, failed = 0, checked = context.shape.rows, examples = [], ...rest } = given;
	const rows = {
		checked,
		nulls,
		skipped: context.shape.rejected,
		failed
	};
	return {
		...rest,
		rows,
		examples: different(examples)
	};
}
function noValues(context, asked, nulls) {
	const open = {
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${asked.column}: no values`
	};
	return answer(context, {
		...asked,
		...open,
		nulls
	});
}
function different(examples) {
	return [...new Map(examples.map((row) => [JSON.stringify(row), row])).values()];
}
function firstOf(examples) {
	if (examples.length === 0) return "";
	return `; first: ${different(examples).slice(0, 3).map((row) => Object.entries(row).map(([name, value]) => `${name}=${value}`).join(" ")).join(", ")}`;
}

// src/data/checks/frozen.ts
const frozenCheck = {
	name: "frozen",
	key: "frozen",
	asks: "Are the data of a `frozen` dataset those of its entry in `mlops.lock`?",
	reasons: [
		"frozen-not-locked",
		"frozen-changed",
		"frozen-miscounted"
	],
	plan: (context) => frozenAnswers(context.version, context.shape.rows).map((given) => () => answer(context, given))
};
function frozenAnswers({ dataset, digest, files }, rows) {
	if (dataset.frozen !== true) return [];
	const asked = {
		check: "frozen",
		level: "fail",
		path: [...dataset.path, "frozen"]
	};
	const { locked } = dataset;
	if (locked === void 0) {
		const sentence = "the dataset is frozen, and the lock file does not say at which version";
		return [{
			...asked,
			verdict: "unknown",
			reason: "frozen-not-locked",
			sentence
		}];
	}
	if (locked.digest === `sha256:${digest}`) {
		const wrong = wrongCounts(locked, {
			rows,
			bytes: files.reduce((sum, file) => sum + file.bytes, 0)
		});
		if (wrong.length > 0) {
			const sentence = `the digest in the lock file is that of the data, and its counts are not: ${wrong.join("; ")}`;
			return [{
				...asked,
				verdict: "fail",
				reason: "frozen-miscounted",
				sentence
			}];
		}
		return [{
			...asked,
			verdict: "pass",
			reason: "kept",
			sentence: "the data are those of the lock file"
		}];
	}
	const sentence = `the data of a frozen dataset changed: ${rows === void 0 || locked.rows === void 0 ? `${short(locked.digest)} is locked, and they are ${short(`sha256:${digest}`)}` : `${counted(locked.rows, "row")} as ${short(locked.digest)} are locked, and there are ${counted(rows, "row")} as ${short(`sha256:${digest}`)}`}`;
	return [{
		...asked,
		verdict: "fail",
		reason: "frozen-changed",
		sentence
	}];
}
function wrongCounts(locked, found) {
	return ["rows", "bytes"].flatMap((unit) => {
		const [said, are] = [locked[unit], found[unit]];
		const noun = unit === "rows" ? "row" : "byte";
		return said === void 0 || are === void 0 || said === are ? [] : [`${counted(said, noun)}, and there are ${counted(are, noun)}`];
	});
}
function short(digest) {
	return `${digest.slice(0, 19)}…`;
}

// src/data/checks/column.ts
const columnCheck = {
	name: "column",
	key: "columns.<name> (required, absent), extra-columns",
	asks: "Do the columns of the contract exist, the forbidden ones not, and no others?",
	reasons: [
		"missing-column",
		"optional-column-missing",
		"forbidden-column",
		"extra-column"
	],
	plan: (context) => {
		const names = new Set(context.stored.map((column) => column.name));
		const declared = [...context.dataset.columns.values()];
		const key = new Set(context.dataset.key);
		const extra = context.stored.filter((column) => column.declared === void 0 && !key.has(column.name));
		return [
			...declared.filter((column) => !column.absent && !names.has(column.name)).map((column) => missing$3(context, column)),
			...declared.filter((column) => column.absent).map((column) => forbidden(context, column)),
			...declared.length > 0 ? extra.map((column) => undeclared(context, column)) : []
		].flat();
	}
};
function missing$3(context, column) {
	const names = context.stored.map(({ name }) => name);
	const padded = names.find((name) => name.trim() === column.name);
	const near = padded === void 0 ? nearest(column.name, names) : `${JSON.stringify(padded)}, with blanks around it`;
	const hint = near === void 0 ? "" : ` (there is ${near})`;
	return () => answer(context, {
		check: "column",
		column: column.name,
		verdict: column.required ? "fail" : "pass",
		level: column.level,
		reason: column.required ? "missing-column" : "optional-column-missing",
		sentence: `${column.name}: the column does not exist${hint}`,
		path: column.path
	});
}
function forbidden(context, column) {
	const found = context.stored.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
	return () => answer(context, {
		check: "column",
		column: column.name,
		verdict: found ? "fail" : "pass",
		level: column.level,
		reason: found ? "forbidden-column" : "kept",
		sentence: found ? `${found.name}: the column exists, but must not` : `${column.name}: the column does not exist, as it should be`,
		path: [...column.path, "absent"]
	});
}
function undeclared(context, column) {
	const level = context.dataset.extraColumns;
	if (level === "allow") return [];
	return [() => answer(context, {
		check: "column",
		column: column.name,
		verdict: "fail",
		level,
		reason: "extra-column",
		sentence: `${column.name}: the contract does not name this column (${column.type === "other" ? column.engineType : column.type})`,
		path: context.dataset.path
	})];
}

// src/data/checks/user-sql.ts
async function withUserSql(context, check, ask) {
	try {
		const engine = limitedEngine(context);
		const { version, table, shape } = context;
		const examples = (condition, column, others = [], among) => exampleRows(engine, version, table, shape, {
			condition,
			column,
			others,
			among
		});
		return await ask({
			...context,
			engine,
			examples
		});
	} catch (error) {
		const problem = error instanceof MlopsError ? problemOfRule(error) : void 0;
		if (problem === void 0) throw error;
		return answer(context, {
			...commonOf(check),
			verdict: "unknown",
			reason: problem.reason,
			sentence: `${check.name}: ${redacted(context, problem)}`,
			checked: 0
		});
	}
}
function limitedEngine({ engine, ruleLimitMs }) {
	return {
		...engine,
		query: (sql, tables, parameters, limits) => engine.query(sql, tables, parameters, {
			...limits,
			milliseconds: ruleLimitMs
		})
	};
}
const costs = /* @__PURE__ */ new Set([
	"engine-timeout",
	"engine-out-of-memory",
	"engine-disk-full"
]);
function problemOfRule({ ends, problems }) {
	const [first] = problems;
	if (ends === "unknown" || first === void 0) return first;
	return costs.has(first.reason) ? {
		...first,
		reason: "sql-too-costly"
	} : void 0;
}
const names = {
	unique: "unique-together",
	rows: "group-rows"
};
function commonOf(check) {
	const { kind } = check.rule;
	return {
		check: names[kind] ?? kind,
		name: check.name,
		level: check.level,
		path: [...check.path, kind]
	};
}
function redacted(context, { reason, message }) {
	return [...context.dataset.columns.values()].some((column) => column.sensitive) && reason === "sql-failed" ? withoutValues(message) : message;
}

// src/data/checks/narrowed.ts
function narrowed(context, check, plan) {
	const { rule, max } = check;
	const condition = "if" in rule ? rule.if : void 0;
	const allowing = {
		...context,
		allowed: max
	};
	if (condition === void 0) return plan(allowing);
	return [() => withUserSql(allowing, check, (limited) => ask(limited, check, condition, plan))];
}
async function ask(context, check, condition, plan) {
	await context.engine.query(`SELECT ${context.engine.dialect.list(`\n${condition}\n`)} FROM ${context.relation} LIMIT 0`, [context.table]);
	const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE "#asked"), count(*) FILTER (WHERE "#asked" IS NULL)
     FROM (SELECT CAST((\n${condition}\n) AS BOOLEAN) AS "#asked" FROM ${context.relation}) AS "#part"`, [context.table]);
	const [all = 0, asked = 0, open = 0] = (rows[0] ?? []).map(Number);
	if (all !== context.shape.rows) {
		const sentence = `${check.name}: its \`if\` gives ${counted(all, "answer")} for ${counted(context.shape.rows, "row")}`;
		const where = {
			...commonOf(check),
			path: [...check.path, "if"]
		};
		return answer(context, {
			...where,
			verdict: "unknown",
			reason: "where-not-by-row",
			sentence,
			checked: all
		});
	}
	if (all === 0) return answer(context, {
		...commonOf(check),
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${check.name}: no rows`
	});
	const inner = narrowedContext(context, condition, {
		rows: asked,
		skipped: open
	});
	const judges = plan(inner.context);
	await inner.counter.run();
	const results = [];
	for (const judge of judges) results.push(...[await judge()].flat());
	return results;
}

// src/data/checks/amount.ts
function exceeds(count, amount, all) {
	return amount.kind === "absolute" ? count > amount.value : count * 100 > amount.value * all;
}
function allowance(amount) {
	if (amount.value === 0) return "none";
	return amount.kind === "absolute" ? `at most ${whole(amount.value)}` : `at most ${amount.value} %`;
}
function judged$1({ allowed, datasetRows }, failed, asked, reason) {
	if (exceeds(failed, allowed, asked)) return {
		verdict: "fail",
		reason
	};
	return allowed.value === 0 || exceeds(datasetRows, allowed, datasetRows) ? {
		verdict: "pass",
		reason: "kept"
	} : {
		verdict: "unknown",
		reason: "allowance-too-large"
	};
}

// src/data/checks/type.ts
const typeCheck = {
	name: "type",
	key: "columns.<name>.type",
	asks: "Is the column stored with the declared type? Whole numbers are numbers, too.",
	reasons: ["wrong-type"],
	plan: (context) => context.present.flatMap((column) => {
		const wanted = column.declared.type;
		if (wanted === void 0) return [];
		return [() => {
			const fits = isOfType(column, wanted);
			return answer(context, {
				check: "type",
				column: column.name,
				verdict: fits ? "pass" : "fail",
				level: column.declared.level,
				reason: fits ? "kept" : "wrong-type",
				sentence: fits ? `${column.name}: stored as ${column.engineType}, which is of type ${wanted}` : `${column.name}: stored as ${typeWords(column)}, ${wanted} expected`,
				path: [...column.declared.path, "type"]
			});
		}];
	})
};
function isOfType(column, wanted = column.declared.type) {
	return wanted === void 0 || column.type === wanted || wanted === "number" && column.type === "integer";
}
function isTextual({ type }) {
	return type === "string" || type === "integer";
}
function isNumeric({ type }) {
	return type === "integer" || type === "number";
}

// src/data/checks/cell-rule.ts
function cellJudge(context, column, rule) {
	const { declared } = column;
	const common = {
		check: rule.check,
		column: column.name,
		level: declared.level,
		path: rule.path ?? [...declared.path, rule.key]
	};
	const cannot = rule.cannot ?? unfit(column, rule);
	if (cannot !== void 0) return () => answer(context, {
		...common,
		verdict: "unknown",
		...cannot,
		checked: 0
	});
	const filled = context.count(`count(${identifier(column.name)})`);
	const breaking = context.count(`count(*) FILTER (WHERE ${rule.breaks})`);
	return async () => {
		const { rows } = context.shape;
		const [values, failed] = [filled(), breaking()];
		const nulls = rows - values;
		if (values === 0) {
			const sentence = `${column.name}: ${rows === 0 ? "no rows" : "all rows are null"}`;
			return answer(context, {
				...common,
				verdict: "unknown",
				reason: "no-rows",
				sentence,
				nulls
			});
		}
		const examples = failed > 0 ? await context.examples(rule.breaks ?? "false", column.name) : [];
		const withNulls = nulls > 0 ? ` (${whole(nulls)} null)` : "";
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			...judged$1(context, failed, rows, rule.reason),
			sentence: `${column.name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, rule.words)}${withNulls}${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function unfit(column, rule) {
	if (isOfType(column) && rule.breaks !== void 0) return void 0;
	return {
		reason: "cannot-compare",
		sentence: `${column.name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`
	};
}

// src/data/checks/values/decimals.ts
const decimalsCheck = {
	name: "decimals",
	key: "columns.<name>.decimals",
	asks: "Has no number more digits after the point, or in all, than allowed? A floating-point number has those of the shortest decimal that it stands for; beyond 15 digits in all it has none to speak of, and is not asked.",
	reasons: ["too-many-digits", "cannot-compare"],
	plan: (context) => askedOf(context, "decimals").map(({ column, rule: { scale, precision, path } }) => {
		const { dialect } = context.engine;
		const broken = [tooFine(dialect, column, scale), ...precision === void 0 ? [] : [tooLong(dialect, column, precision - scale)]];
		const all = precision === void 0 ? "" : ` or ${precision} in all`;
		return cellJudge(context, column, {
			check: "decimals",
			key: "decimals",
			path,
			reason: "too-many-digits",
			breaks: isNumeric(column) ? `(${broken.join(" OR ")})` : void 0,
			words: `have more than ${counted(scale, "digit")} after the point${all}`
		});
	})
};
const finest = 2 ** 51;
function tooFine(dialect, { name, engineType, type }, scale) {
	const cell = identifier(name);
	if (type === "integer") return "false";
	if (!isFloating(engineType)) return `${cell} <> round(${cell}, ${scale})`;
	const units = dialect.doubleOf(10 ** scale);
	const nearest = dialect.asFloating(`round(${dialect.asDouble(cell, engineType)} * ${units}) / ${units}`, engineType);
	return `(CASE WHEN ${`${dialect.finiteNumber(cell)} AND abs(${cell}) < ${dialect.doubleOf(finest / 10 ** scale)}`} THEN ${cell} <> ${nearest} ELSE false END)`;
}
function tooLong(dialect, { name, engineType }, digits) {
	const cell = identifier(name);
	return `(${isFloating(engineType) ? `${dialect.finiteNumber(cell)} AND ` : ""}abs(${dialect.asDouble(cell, engineType)}) >= ${dialect.doubleOf(10 ** digits)})`;
}

// src/data/checks/values/distinct.ts
const distinctCheck = {
	name: "distinct",
	key: "columns.<name>.distinct",
	asks: "Are there as many different values as declared? Nulls are no value; a percentage is one of the values. `{ min: 2 }` rules out a constant.",
	reasons: ["too-few-values", "too-many-values"],
	plan: (context) => askedOf(context, "distinct").map((asked) => judge$19(context, asked))
};
function judge$19(context, { column, rule }) {
	const { name } = column;
	const filled = context.count(`count(${identifier(name)})`);
	const different = context.count(`count(DISTINCT ${identifier(name)})`);
	const common = {
		check: "distinct",
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	return () => {
		const [values, found] = [filled(), different()];
		const nulls = context.shape.rows - values;
		if (values === 0) return noValues(context, common, nulls);
		const few = rule.min !== void 0 && compare(found, rule.min, values) < 0;
		const many = rule.max !== void 0 && compare(found, rule.max, values) > 0;
		return answer(context, {
			...common,
			verdict: few || many ? "fail" : "pass",
			reason: few ? "too-few-values" : many ? "too-many-values" : "kept",
			sentence: `${name}: ${whole(found)} different${share(found, values)} of ${counted(values, "value")}, ${limits(rule)} expected`,
			nulls
		});
	};
}
function compare(count, { kind, value }, all) {
	return kind === "absolute" ? count - value : count * 100 - value * all;
}
function limits({ min, max }) {
	const text = ({ kind, value }) => kind === "absolute" ? whole(value) : `${value} %`;
	if (min === void 0) return max === void 0 ? "" : `at most ${text(max)}`;
	if (max === void 0) return `at least ${text(min)}`;
	return text(min) === text(max) ? `exactly ${text(min)}` : `between ${text(min)} and ${text(max)}`;
}

// src/data/checks/values/format.ts
const formatCheck = {
	name: "format",
	key: "columns.<name>.format",
	asks: "Has every value the form of that name, or of that date format, from its first to its last character? What the names mean is in [formats](formats.md).",
	reasons: ["format-mismatch", "cannot-compare"],
	plan: (context) => askedOf(context, "format").map(({ column, rule: { name, pattern, path } }) => cellJudge(context, column, {
		check: "format",
		key: "format",
		path,
		reason: "format-mismatch",
		breaks: isTextual(column) ? `NOT ${context.engine.dialect.matchesWhole(identifier(column.name), pattern)}` : void 0,
		words: `do not have the format ${name}`
	}))
};

// src/data/checks/values/spelling.ts
const spellingCheck = {
	name: "hygiene-spelling",
	key: "columns.<name>.hygiene",
	asks: "Does no text differ from another only in letter case or white space? Of such texts the most frequent one is taken for right.",
	reasons: ["spelling-variants", "cannot-compare"],
	plan: (context) => askedOf(context, "hygiene").filter(({ rule }) => rule.asks.includes("spelling")).map((asked) => judge$18(context, asked))
};
function judge$18(context, { column, rule }) {
	const { name } = column;
	const common = {
		check: "hygiene-spelling",
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	if (column.type !== "string") {
		const sentence = `${name}: \`hygiene\` cannot be asked of a column stored as ${typeWords(column)}`;
		return () => answer(context, {
			...common,
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const filled = context.count(`count(${identifier(name)})`);
	return async () => {
		const { rows } = context.shape;
		const nulls = rows - filled();
		if (filled() === 0) return noValues(context, common, nulls);
		const variants = variantsSql(context, name);
		const [failed = 0, spellings = 0] = ((await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (${variants}) AS "#part"`, [context.table])).rows[0] ?? []).map(Number);
		const condition = `${identifier(name)} IN (SELECT "#value" FROM (${variants}) AS "#part")`;
		const examples = failed > 0 ? await context.examples(condition, name) : [];
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			...judged$1(context, failed, rows, "spelling-variants"),
			sentence: `${name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, "have ")}one of ${counted(spellings, "spelling")} that differ from a more frequent one only in letter case or white space${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function variantsSql(context, name) {
	const cell = identifier(name);
	return `SELECT "#value", "#times" FROM (${`SELECT "#value", "#times", row_number() OVER (PARTITION BY "#plain" ORDER BY "#times" DESC, "#value") AS "#rank"
    FROM (${`SELECT ${cell} AS "#value", ${context.engine.dialect.plainSpelling(cell)} AS "#plain", count(*) AS "#times"
    FROM ${context.relation} WHERE ${cell} IS NOT NULL GROUP BY ${cell}`}) AS "#part"`}) AS "#part" WHERE "#rank" > 1`;
}

// src/data/checks/values/hygiene.ts
const blanks = " 	\r\n\f\v\xA0           ​  　﻿";
const control = `[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f�-­؜᠎​‎‏ -‮⁠-⁯﻿￹-￻󠀁󠀠-󠁿]`;
const placeholders = [
	"n/a",
	"na",
	"n.a.",
	"#n/a",
	"#na",
	"<na>",
	"nan",
	"null",
	"(null)",
	"<null>",
	"\\n",
	"none",
	"nil",
	"undefined",
	"missing",
	"-",
	"--",
	"---",
	"?",
	"."
];
function isPlaceholder(dialect, cell) {
	return `${dialect.lower(dialect.trimmed(cell, blanks))} IN (${placeholders.map(literal).join(", ")})`;
}
const textAsks = [
	{
		ask: "empty",
		reason: "empty-text",
		asks: "Is no text empty? An empty text is no null.",
		words: "are empty texts",
		breaks: (dialect, cell) => `${dialect.characters(`CAST(${cell} AS VARCHAR)`)} = 0`
	},
	{
		ask: "blanks",
		reason: "surrounding-blanks",
		asks: "Does no text begin or end with white space, visible or not?",
		words: "begin or end with white space",
		breaks: (dialect, cell) => `${dialect.trimmed(cell, blanks)} <> CAST(${cell} AS VARCHAR)`
	},
	{
		ask: "control",
		reason: "control-characters",
		asks: "Is no control character in a text (tab and line ends are none), none that is invisible or turns the direction of writing (U+200B, U+202E and the like, wherever they stand; the joiners U+200C and U+200D are letters’ own), and no sign that it was decoded wrongly (U+FFFD)?",
		words: "hold a control character, an invisible one or one that could not be decoded",
		breaks: (dialect, cell) => dialect.holdsMatch(cell, control)
	},
	{
		ask: "placeholder",
		reason: "placeholder-value",
		asks: `Does no text only stand for a missing value? In any letter case: ${placeholders.map((text) => `\`${text}\``).join(" ")}.`,
		words: "only stand for a missing value",
		breaks: isPlaceholder
	}
];
const hygieneChecks = [...textAsks.map(familyOf$1), spellingCheck];
function familyOf$1(about) {
	return {
		name: `hygiene-${about.ask}`,
		key: "columns.<name>.hygiene",
		asks: about.asks,
		reasons: [about.reason, "cannot-compare"],
		plan: (context) => askedOf(context, "hygiene").filter(({ rule }) => rule.asks.includes(about.ask)).map((asked) => judge$17(context, asked, about))
	};
}
function judge$17(context, { column, rule }, { ask, reason, words, breaks }) {
	return cellJudge(context, column, {
		check: `hygiene-${ask}`,
		key: "hygiene",
		path: rule.path,
		reason,
		words,
		breaks: column.type === "string" ? breaks(context.engine.dialect, identifier(column.name)) : void 0
	});
}

// src/data/checks/values/length.ts
const lengthCheck = {
	name: "length",
	key: "columns.<name>.length",
	asks: "Has every text as many characters (code points) as allowed?",
	reasons: ["wrong-length", "cannot-compare"],
	plan: (context) => askedOf(context, "length").map(({ column, rule }) => {
		const length = context.engine.dialect.characters(`CAST(${identifier(column.name)} AS VARCHAR)`);
		const broken = [...rule.min === void 0 ? [] : [`${length} < ${rule.min}`], ...rule.max === void 0 ? [] : [`${length} > ${rule.max}`]];
		return cellJudge(context, column, {
			check: "length",
			key: "length",
			path: rule.path,
			reason: "wrong-length",
			breaks: column.type === "string" ? `(${broken.join(" OR ")})` : void 0,
			words: `do not have ${between(rule)} characters`
		});
	})
};

// src/data/checks/moments.ts
const sumBits = 62;
const squareBits = 31;
const largestPower$1 = 1e3;
function momentsOf(context, column, wants) {
	const { dialect } = context.engine;
	const cell = dialect.asDouble(identifier(column.name), column.engineType);
	const finite = isFloating(column.engineType) ? dialect.finiteNumber(identifier(column.name)) : `${cell} IS NOT NULL`;
	const values = context.count(`count(*) FILTER (WHERE ${finite})`);
	const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
	const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
	let total;
	let spread;
	context.afterwards(() => {
		if (values() === 0) return;
		const [least, most] = [Number(low()), Number(high())];
		const unit = powerFor(Math.max(Math.abs(least), Math.abs(most)), sumBits);
		total = scaled(context, finite, dialect.scaled(cell, unit), unit);
		if (wants === "mean") return;
		const fine = powerFor(most / 2 - least / 2, squareBits);
		const away = dialect.scaled(`(${cell} - ${dialect.doubleOf(least / 2 + most / 2)})`, fine);
		spread = {
			sum: scaled(context, finite, away, fine),
			squares: {
				units: context.value(squares(dialect, finite, away)),
				power: 2 * fine
			}
		};
	});
	const sum = () => total === void 0 ? NaN : Number(unitsOf(total)) * 2 ** -total.power;
	return {
		values,
		sum,
		mean: () => sum() / values(),
		deviation: () => {
			if (spread === void 0 || values() < 2) return void 0;
			return deviation(BigInt(values()), unitsOf(spread.sum), unitsOf(spread.squares)) * 2 ** -spread.sum.power;
		}
	};
}
function scaled(context, finite, value, power) {
	const { dialect } = context.engine;
	const units = `CASE WHEN ${finite} THEN ${dialect.wholeNumber(`floor(${value})`)} END`;
	return {
		units: context.value(dialect.exactSum(units)),
		power
	};
}
function squares(dialect, finite, value) {
	const units = dialect.wholeNumber(`floor(${value})`);
	return dialect.exactSum(`CASE WHEN ${finite} THEN ${units} * ${units} END`);
}
function unitsOf({ units }) {
	return BigInt(String(units()));
}
function powerFor(largest, bits) {
	return largest === 0 ? 0 : Math.min(largestPower$1, bits - Math.ceil(Math.log2(largest)));
}
function deviation(n, sum, squaresSum) {
	return Math.sqrt(Number(squaresSum * n - sum * sum) / Number(n * (n - 1n)));
}

// src/data/checks/sensitive.ts
function isSensitive({ version }, name) {
	return version.dataset.columns.get(name)?.sensitive === true;
}

// src/data/checks/values/measures.ts
const measures = [
	{
		key: "mean",
		reason: "mean-outside",
		words: "mean",
		of: ({ mean }) => mean()
	},
	{
		key: "sum",
		reason: "sum-outside",
		words: "sum",
		of: ({ sum }) => sum()
	},
	{
		key: "deviation",
		reason: "deviation-outside",
		words: "standard deviation",
		of: ({ deviation }) => deviation()
	}
];
const measureChecks = measures.map((measure) => ({
	name: measure.key,
	key: `columns.<name>.${measure.key}`,
	asks: `Does the ${measure.words} of the finite values lie between the limits? From sums of whole numbers, so that it is the same on every machine.`,
	reasons: [
		measure.reason,
		"measure-undefined",
		"cannot-compare"
	],
	plan: (context) => askedOf(context, measure.key).map((asked) => judge$16(context, asked, measure))
}));
function judge$16(context, { column, rule }, { key, reason, words, of }) {
	const { name } = column;
	const common = {
		check: key,
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	if (!isNumeric(column)) {
		const sentence = `${name}: \`${key}\` cannot be asked of a column stored as ${typeWords(column)}`;
		return () => answer(context, {
			...common,
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const moments = momentsOf(context, column, key === "deviation" ? key : "mean");
	return () => {
		const values = moments.values();
		const nulls = context.shape.rows - values;
		if (values === 0) return noValues(context, common, nulls);
		const found = of(moments);
		if (found === void 0 || !Number.isFinite(found)) {
			const sentence = `${name}: ${counted(values, "value")} have no ${words}`;
			return answer(context, {
				...common,
				verdict: "unknown",
				reason: "measure-undefined",
				sentence,
				nulls
			});
		}
		const broken = rule.min !== void 0 && found < rule.min || rule.max !== void 0 && found > rule.max;
		const shown = isSensitive(context, name) ? "" : ` ${Number(found.toPrecision(12))}`;
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? reason : "kept",
			sentence: `${name}: the ${words}${shown} of ${counted(values, "value")} is ${broken ? "not " : ""}${between(rule)}`,
			nulls
		});
	};
}

// src/data/checks/values/most-common.ts
const mostCommonCheck = {
	name: "most-common",
	key: "columns.<name>.most-common",
	asks: "Does the most frequent value stand at most so often? A percentage is one of the values that are not null.",
	reasons: ["almost-constant"],
	plan: (context) => askedOf(context, "most-common").map((asked) => judge$15(context, asked))
};
function judge$15(context, { column, rule }) {
	const { name } = column;
	const cell = identifier(name);
	const filled = context.count(`count(${cell})`);
	const common = {
		check: "most-common",
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	return async () => {
		const values = filled();
		const nulls = context.shape.rows - values;
		if (values === 0) return noValues(context, common, nulls);
		const { rows } = await context.engine.query(`SELECT ${context.engine.dialect.shown(cell, column.engineType)} AS "#shown", count(*) FROM ${context.relation} WHERE ${cell} IS NOT NULL
       GROUP BY ${cell} ORDER BY count(*) DESC, ${cell} LIMIT 1`, [context.table]);
		const [value, times] = [rows[0]?.[0], Number(rows[0]?.[1])];
		const shown = isSensitive(context, name) ? "" : ` ${shownValue(value).slice(0, 60)}`;
		const broken = exceeds(times, rule.max, values);
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "almost-constant" : "kept",
			sentence: `${name}: the most frequent value${shown} stands in ${counted(times, "row")}${share(times, values)} of ${counted(values, "value")}, ${allowance(rule.max)} expected`,
			nulls,
			failed: broken ? times : 0
		});
	};
}

// src/data/checks/portable-pattern.ts
const refused = [
	[/^\(\?<?[=!]/, "look-around"],
	[/^\(\?P?<\w/, "a named group"],
	[/^\(\?>/, "an atomic group"],
	[/^\(\?(?!:)/, "inline flags"],
	[/^\\[1-9]/, "a back reference"],
	[/^\\k/, "a back reference"],
	[/^\\[bB<>AzZG]/, "a boundary"],
	[/^\\[pPXRhHKvVN]/, "a character property"],
	[/^\\[QE]/, "a quoted section"],
	[/^[*+?}]\+/, "a possessive quantifier"]
];
function patternProblem(pattern) {
	let inClass = false;
	for (let at = 0; at < pattern.length; at += 1) {
		const rest = pattern.slice(at);
		if (inClass && rest.startsWith("[:")) return `a POSIX class (at ${at + 1})`;
		const found = refused.find(([form]) => inClass && !form.source.startsWith("^\\\\") ? false : form.test(rest));
		if (found) return `${found[1]} (at ${at + 1})`;
		if (rest[0] === "\\") at += 1;
		else if (rest[0] === "[" && !inClass) inClass = true;
		else if (rest[0] === "]") inClass = false;
	}
	for (const [text, low, high] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) if (Math.max(Number(low), Number(high ?? 0)) > 255) return `the quantifier ${text}, more than 255`;
	try {
		new RegExp(pattern, "u");
		return;
	} catch (error) {
		return error instanceof Error ? error.message.replace(/^.*: /, "") : "a syntax error";
	}
}

// src/data/checks/values/not-pattern.ts
const notPatternCheck = {
	name: "not-pattern",
	key: "columns.<name>.not-pattern",
	asks: "Does no value match any of the regular expressions, from its first to its last character?",
	reasons: [
		"forbidden-pattern",
		"pattern-not-asked",
		"cannot-compare"
	],
	plan: (context) => askedOf(context, "not-pattern").map(({ column, rule: { patterns, path } }) => {
		const cell = identifier(column.name);
		const breaks = patterns.map((pattern) => context.engine.dialect.matchesWhole(cell, pattern)).join(" OR ");
		const problem = patterns.map(patternProblem).find((found) => found !== void 0);
		const sentence = `${column.name}: a pattern of ${patterns.join(", ")} uses ${problem}`;
		return cellJudge(context, column, {
			check: "not-pattern",
			key: "not-pattern",
			path,
			reason: "forbidden-pattern",
			breaks: isTextual(column) ? `(${breaks})` : void 0,
			words: `match ${listed(patterns)}`,
			...problem !== void 0 && { cannot: {
				reason: "pattern-not-asked",
				sentence
			} }
		});
	})
};

// src/data/checks/values/range.ts
const minCheck = rangeFamily("min", "below-min", "<", "below");
const maxCheck = rangeFamily("max", "above-max", ">", "above");
function rangeFamily(side, reason, operator, word) {
	return {
		name: side,
		key: `columns.<name>.${side}`,
		asks: `Is no value ${word} the bound? The bound itself is allowed; NaN is counted by \`not-finite\`.`,
		reasons: [reason, "cannot-compare"],
		plan: (context) => context.present.flatMap((column) => {
			const bound = column.declared[side];
			if (bound === void 0) return [];
			const { dialect } = context.engine;
			const sql = boundSql(dialect, column, bound);
			const cell = identifier(column.name);
			const breaks = sql === void 0 ? void 0 : `${ordinary(dialect, column)}${cell} ${operator} ${sql}`;
			return [cellJudge(context, column, {
				check: side,
				key: side,
				reason,
				breaks,
				words: `are ${word} ${bound}`
			})];
		})
	};
}
function ordinary(dialect, { name, engineType }) {
	return isFloating(engineType) ? `NOT ${dialect.isNan(identifier(name))} AND ` : "";
}
function numberFor(dialect, { engineType }, value) {
	return Number.isInteger(value) ? dialect.wholeFor(value, engineType) : `(${dialect.doubleOf(value)})`;
}
function boundSql(dialect, column, bound) {
	if (typeof bound === "number") {
		if (column.type !== "integer" && column.type !== "number") return void 0;
		return numberFor(dialect, column, bound);
	}
	if (column.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(bound) && !Number.isNaN(Date.parse(bound))) return `DATE ${literal(bound)}`;
	if (column.type !== "timestamp" && column.type !== "date") return void 0;
	const text = momentText(bound);
	if (text === void 0) return void 0;
	return column.engineType === "TIMESTAMP WITH TIME ZONE" ? dialect.instant(text) : `TIMESTAMP ${literal(text)}`;
}
function momentText(written) {
	const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(written);
	if (found === null) return void 0;
	const [, date = "", clock = "00:00", fraction = "", offset = "Z"] = found;
	const time = Date.parse(`${date}T${clock}${offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
	const digits = fraction.slice(1).replace(/0+$/, "");
	if (Number.isNaN(time) || digits.length > 6) return void 0;
	return `${new Date(time).toISOString().slice(0, -5).replace("T", " ")}${digits === "" ? "" : `.${digits}`}`;
}

// src/data/checks/values/values.ts
const valuesCheck = {
	name: "values",
	key: "columns.<name>.values",
	asks: "Is every value one of the list?",
	reasons: ["outside-values", "cannot-compare"],
	plan: (context) => context.present.flatMap((column) => {
		const { values } = column.declared;
		if (values === void 0) return [];
		const words = `have a value outside ${listed(values.map(String))}`;
		const breaks = outside$1(context.engine.dialect, column, values);
		return [cellJudge(context, column, {
			check: "values",
			key: "values",
			reason: "outside-values",
			breaks,
			words
		})];
	})
};
function outside$1(dialect, column, values) {
	const filled = `${identifier(column.name)} IS NOT NULL`;
	if (values.length === 0) return comparable$1(column, values) ? filled : void 0;
	const found = inList(dialect, column, values);
	return found === void 0 ? void 0 : `${filled} AND NOT (${found})`;
}
function inList(dialect, column, values) {
	if (!comparable$1(column, values)) return void 0;
	if (isNumeric(column)) return inNumbers(dialect, column, values.map(Number));
	const direct = column.type === "boolean";
	const cell = identifier(column.name);
	const list = values.map((value) => direct ? String(value) : literal(String(value)));
	return `${direct ? cell : dialect.text(cell, column.engineType)} IN (${list.join(", ")})`;
}
function inNumbers(dialect, column, values) {
	const cell = identifier(column.name);
	const { true: whole = [], false: other = [] } = Object.groupBy(values, (value) => `${Number.isInteger(value)}`);
	const found = [whole, other].filter((list) => list.length > 0).map((list) => `${cell} IN (${list.map((value) => numberFor(dialect, column, value)).join(", ")})`);
	return found.length > 1 ? `(${found.join(" OR ")})` : found[0] ?? "false";
}
function comparable$1(column, values) {
	if (isNumeric(column)) return values.every((value) => typeof value === "number");
	if (column.type === "boolean") return values.every((value) => typeof value === "boolean");
	return column.type !== "other";
}

// src/data/checks/values/not-values.ts
const notValuesCheck = {
	name: "not-values",
	key: "columns.<name>.not-values",
	asks: "Is no value one of the forbidden ones?",
	reasons: ["forbidden-value", "cannot-compare"],
	plan: (context) => askedOf(context, "not-values").map(({ column, rule }) => cellJudge(context, column, {
		check: "not-values",
		key: "not-values",
		path: rule.path,
		reason: "forbidden-value",
		breaks: inList(context.engine.dialect, column, rule.values),
		words: `have one of the forbidden values ${listed(rule.values.map(String))}`
	}))
};

// src/data/checks/values/nulls.ts
const nullsCheck = {
	name: "nulls",
	key: "columns.<name>.nulls",
	asks: "Are at most so many values missing? NaN is no null, it is counted by `not-finite`.",
	reasons: ["too-many-nulls"],
	plan: (context) => context.present.flatMap((column) => limited(context, column))
};
const allNullCheck = {
	name: "all-null",
	key: "always",
	asks: "Does every column have at least one value? Also asked of columns that the contract does not name.",
	reasons: ["all-null"],
	plan: (context) => context.stored.map((column) => {
		const filled = context.count(`count(${identifier(column.name)})`);
		return () => allNull(context, column, filled());
	})
};
function limited(context, column) {
	const amount = column.declared.nulls;
	if (amount === void 0) return [];
	const filled = context.count(`count(${identifier(column.name)})`);
	const common = {
		check: "nulls",
		column: column.name,
		level: column.declared.level
	};
	const path = [...column.declared.path, "nulls"];
	return [async () => {
		const { rows } = context.shape;
		const nulls = rows - filled();
		if (rows === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${column.name}: no rows`,
			path
		});
		const broken = exceeds(nulls, amount, rows);
		const examples = broken ? await context.examples(`${identifier(column.name)} IS NULL`) : [];
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "too-many-nulls" : "kept",
			sentence: `${column.name}: ${nulls} of ${counted(rows, "row")}${share(nulls, rows)} are null, ${allowance(amount)} allowed${firstOf(examples)}`,
			nulls,
			failed: nulls,
			examples,
			path
		});
	}];
}
function allNull(context, column, filled) {
	const { rows } = context.shape;
	const { declared } = column;
	const agreed = declared?.nulls !== void 0 && !exceeds(rows, declared.nulls, rows) && declared.defaults?.filled !== true;
	const broken = filled === 0 && rows > 0 && !agreed;
	return answer(context, {
		check: "all-null",
		column: column.name,
		verdict: rows === 0 ? "unknown" : broken ? "fail" : "pass",
		level: declared?.defaults?.level ?? declared?.level ?? "fail",
		reason: rows === 0 ? "no-rows" : broken ? "all-null" : "kept",
		sentence: filled === 0 && rows > 0 ? `${column.name}: all ${counted(rows, "row")} are null` : `${column.name}: ${counted(filled, "value")}`,
		nulls: rows - filled,
		failed: broken ? rows : 0,
		path: declared?.path ?? context.dataset.path
	});
}

// src/data/checks/values/position.ts
const positions = [
	{
		key: "median",
		reason: "median-outside",
		asks: "Does the median lie between the limits? Of an even number of values it is the lower of the two in the middle."
	},
	{
		key: "quantiles",
		reason: "quantile-outside",
		asks: "Do the quantiles lie between their limits? A quantile is the smallest value that so many percent of the values do not exceed."
	},
	{
		key: "smallest",
		reason: "smallest-outside",
		asks: "Does the smallest value lie between the limits?"
	},
	{
		key: "largest",
		reason: "largest-outside",
		asks: "Does the largest value lie between the limits?"
	}
];
const positionChecks = positions.map((position) => ({
	name: position.key,
	key: `columns.<name>.${position.key}`,
	asks: `${position.asks} NaN is left out.`,
	reasons: [position.reason, "cannot-compare"],
	plan: (context) => askedOf(context, position.key).map((asked) => judge$14(context, asked, position.reason))
}));
function rankOf(percent, values) {
	const parts = BigInt(Math.round(percent * 1e6)) * BigInt(values);
	return Number((parts + 99999999n) / 100000000n);
}
function judge$14(context, { column, rule }, reason) {
	const { name } = column;
	const common = {
		check: rule.key,
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	const cell = identifier(name);
	const limits = boundsSql(context.engine.dialect, column, rule);
	if (limits === void 0) {
		const sentence = `${name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`;
		return () => answer(context, {
			...common,
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const some = ordinary(context.engine.dialect, column);
	const asked = context.count(`count(*) FILTER (WHERE ${some}${cell} IS NOT NULL)`);
	const below = context.count(`count(*) FILTER (WHERE ${some}${cell} < ${limits.min ?? cell})`);
	const upTo = context.count(`count(*) FILTER (WHERE ${some}${cell} <= ${limits.max ?? cell})`);
	return async () => {
		const values = asked();
		const nulls = context.shape.rows - values;
		if (values === 0) return noValues(context, common, nulls);
		const rank = rule.key === "smallest" ? 1 : rule.key === "largest" ? values : rankOf(percentOf(rule), values);
		const broken = below() >= rank || upTo() < rank;
		const shown = broken && !isSensitive(context, name) ? ` ${await valueAt(context, column, rank)}` : "";
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? reason : "kept",
			sentence: `${name}: the ${wordsOf(rule)}${shown} of ${counted(values, "value")} is ${broken ? "not " : ""}${between(rule)}`,
			nulls
		});
	};
}
function percentOf(rule) {
	return rule.key === "quantiles" ? rule.share : 50;
}
function wordsOf(rule) {
	if (rule.key === "quantiles") return `${rule.share} % quantile`;
	return rule.key === "median" ? "median" : `${rule.key} value`;
}
function boundsSql(dialect, column, { min, max }) {
	const [low, high] = [min, max].map((bound) => bound === void 0 ? void 0 : boundSql(dialect, column, bound));
	if (min !== void 0 && low === void 0 || max !== void 0 && high === void 0) return void 0;
	return {
		...low !== void 0 && { min: low },
		...high !== void 0 && { max: high }
	};
}
async function valueAt(context, column, rank) {
	const cell = identifier(column.name);
	const { rows } = await context.engine.query(`SELECT ${context.engine.dialect.shown(cell, column.engineType)} AS "#shown" FROM ${context.relation} WHERE ${ordinary(context.engine.dialect, column)}${cell} IS NOT NULL
     ORDER BY ${cell} OFFSET ${rank - 1} LIMIT 1`, [context.table]);
	return shownValue(rows[0]?.[0]);
}

// src/data/checks/values/outliers.ts
const outliersCheck = {
	name: "outliers",
	key: "columns.<name>.outliers",
	asks: "Are at most so many values far away from the others: so many interquartile ranges outside of the quartiles (default 3), or so many standard deviations from the mean?",
	reasons: [
		"too-many-outliers",
		"measure-undefined",
		"cannot-compare"
	],
	plan: (context) => askedOf(context, "outliers").map((asked) => judge$13(context, asked))
};
const fewest = 4;
function judge$13(context, asked) {
	const { column, rule } = asked;
	const { name } = column;
	const common = {
		check: "outliers",
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	if (!isNumeric(column)) {
		const sentence = `${name}: \`outliers\` cannot be asked of a column stored as ${typeWords(column)}`;
		return () => answer(context, {
			...common,
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const { values, fences } = rule.method === "iqr" ? byQuartiles(context, asked) : byDeviations(context, asked);
	return async () => {
		const nulls = context.shape.rows - values();
		if (values() === 0) return noValues(context, common, nulls);
		const found = values() < fewest ? void 0 : await fences();
		if (found === void 0) {
			const sentence = `${name}: ${counted(values(), "value")}${values() < fewest ? "" : " of which half are equal"} have no spread to measure outliers by`;
			return answer(context, {
				...common,
				verdict: "unknown",
				reason: "measure-undefined",
				sentence,
				nulls
			});
		}
		const breaks = outside(context.engine.dialect, column, found);
		const { rows } = await context.engine.query(`SELECT count(*) FROM ${context.relation} WHERE ${breaks}`, [context.table]);
		const failed = Number(rows[0]?.[0]);
		const broken = exceeds(failed, rule.max, values());
		const examples = broken ? await context.examples(breaks, name) : [];
		const between = isSensitive(context, name) ? "" : ` ${fence(found.low)} to ${fence(found.high)}`;
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "too-many-outliers" : "kept",
			sentence: `${name}: ${whole(failed)} of ${counted(values(), "value")}${share(failed, values())} ${agreeing(failed, "lie ")}outside of${between} (${rule.limit} ${rule.method === "iqr" ? "interquartile ranges" : "standard deviations"}), ${allowance(rule.max)} may${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
const fence = (value) => Number(value.toPrecision(6));
const finiteSql = (dialect, { name, engineType }) => isFloating(engineType) ? dialect.finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;
function outside(dialect, column, { low, high }) {
	const cell = identifier(column.name);
	return `${finiteSql(dialect, column)} AND (${cell} < ${dialect.doubleOf(low)} OR ${cell} > ${dialect.doubleOf(high)})`;
}
function byDeviations(context, { column, rule }) {
	const moments = momentsOf(context, column, "deviation");
	const fences = () => {
		const deviation = moments.deviation();
		if (deviation === void 0) return Promise.resolve(void 0);
		const away = rule.limit * deviation;
		return Promise.resolve({
			low: moments.mean() - away,
			high: moments.mean() + away
		});
	};
	return {
		values: moments.values,
		fences
	};
}
function byQuartiles(context, { column, rule }) {
	const { dialect } = context.engine;
	const cell = identifier(column.name);
	const values = context.count(`count(*) FILTER (WHERE ${finiteSql(dialect, column)})`);
	const fences = async () => {
		const ranks = [
			1,
			rankOf(25, values()),
			rankOf(75, values()),
			values()
		];
		const ranked = `SELECT ${dialect.asDouble(cell, column.engineType)} AS "#value", row_number() OVER (ORDER BY ${cell}) AS "#rank"
      FROM ${context.relation} WHERE ${finiteSql(dialect, column)}`;
		const { rows } = await context.engine.query(`SELECT "#rank", "#value" FROM (${ranked}) AS "#part" WHERE "#rank" IN (${[...new Set(ranks)].join(", ")})`, [context.table]);
		const at = new Map(rows.map(([rank, value]) => [Number(rank), Number(value)]));
		const [least, first, third, most] = ranks.map((rank) => at.get(rank) ?? NaN);
		if (least === void 0 || first === void 0 || third === void 0 || most === void 0) return void 0;
		if (first === third && least !== most) return void 0;
		const away = rule.limit * (third - first);
		return {
			low: first - away,
			high: third + away
		};
	};
	return {
		values,
		fences
	};
}

// src/data/checks/values/pattern.ts
const patternCheck = {
	name: "pattern",
	key: "columns.<name>.pattern",
	asks: "Does every value match the regular expression, from its first to its last character?",
	reasons: [
		"pattern-mismatch",
		"pattern-not-asked",
		"cannot-compare"
	],
	plan: (context) => context.present.flatMap((column) => [column.declared.pattern, column.declared.alsoPattern].filter((pattern) => pattern !== void 0).map((pattern) => matches(context, column, pattern)))
};
function matches(context, column, pattern) {
	const cell = identifier(column.name);
	const rule = {
		check: "pattern",
		key: "pattern",
		reason: "pattern-mismatch",
		breaks: isTextual(column) ? `NOT ${context.engine.dialect.matchesWhole(cell, pattern)}` : void 0,
		words: `do not match ${pattern}`
	};
	const problem = patternProblem(pattern);
	const sentence = `${column.name}: the pattern ${pattern} uses ${problem}`;
	const cannot = problem === void 0 ? {} : { cannot: {
		reason: "pattern-not-asked",
		sentence
	} };
	return cellJudge(context, column, {
		...rule,
		...cannot
	});
}

// src/data/checks/values/sequence.ts
const increasingCheck = familyOf("increasing", "not-increasing", "smaller");
const decreasingCheck = familyOf("decreasing", "not-decreasing", "larger");
function familyOf(key, reason, word) {
	return {
		name: key,
		key: `columns.<name>.${key}`,
		asks: `Is no value ${word} than the one before it, in the order of the files or of \`order\`, within each group of \`by\`? Rows in which one of these columns is null are left out.`,
		reasons: [
			reason,
			"rows-without-order",
			"missing-column",
			"cannot-compare"
		],
		plan: (context) => askedOf(context, key).map(({ column, rule }) => judge$12(context, column, rule, {
			reason,
			word
		}))
	};
}
const ordered = /* @__PURE__ */ new Set([
	"integer",
	"number",
	"date",
	"timestamp"
]);
function judge$12(context, column, rule, { reason, word }) {
	const { name } = column;
	const common = {
		check: rule.key,
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	const names = [
		name,
		...rule.order === void 0 ? [] : [rule.order],
		...rule.by
	];
	const gone = names.filter((each) => context.stored.every((stored) => stored.name !== each));
	if (gone.length > 0) {
		const sentence = `${name}: there is no column ${gone.join(", ")}`;
		return () => answer(context, {
			...common,
			verdict: "fail",
			reason: "missing-column",
			sentence,
			checked: 0
		});
	}
	if (!ordered.has(column.type)) {
		const sentence = `${name}: \`${rule.key}\` cannot be asked of a column stored as ${typeWords(column)}`;
		return () => answer(context, {
			...common,
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const filled = names.map((each) => `${identifier(each)} IS NOT NULL`).join(" AND ");
	const asked = context.count(`count(*) FILTER (WHERE ${ordinary(context.engine.dialect, column)}${filled})`);
	return async () => {
		const { rows } = context.shape;
		const nulls = rows - asked();
		if (asked() < 2) {
			const sentence = `${name}: ${counted(asked(), "value")}, nothing to compare`;
			return answer(context, {
				...common,
				verdict: "unknown",
				reason: "no-rows",
				sentence,
				nulls
			});
		}
		const some = `${ordinary(context.engine.dialect, column)}${filled}`;
		const open = await withoutOrder(context, rule, some);
		if (open !== void 0) {
			const sentence = `${name}: ${open}`;
			return answer(context, {
				...common,
				verdict: "unknown",
				reason: "rows-without-order",
				sentence,
				checked: 0
			});
		}
		const place = placeOf(context, rule);
		const broken = stepsSql$1(context, rule, name, some);
		const counts = await context.engine.query(`SELECT count(*) FROM (${broken}) AS "#part"`, [context.table]);
		const failed = Number(counts.rows[0]?.[0]);
		const examples = failed > 0 ? await context.examples(`(${place}) IN (SELECT ${context.engine.dialect.tuple(place)} FROM (${broken}) AS "#part")`, name) : [];
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		const step = rule.strictly ? `not ${word === "smaller" ? "larger" : "smaller"}` : word;
		return answer(context, {
			...common,
			...judged$1(context, failed, rows, reason),
			sentence: `${name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, "are ")}${step} than the one before${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
async function withoutOrder(context, { order, by }, some) {
	if (context.shape.rowNumbers !== "none") return void 0;
	if (order === void 0) return "rows of a database have no order of their own; `order` has to name a column";
	const cells = [...by, order].map(identifier).join(", ");
	const groups = `SELECT 1 AS "#one" FROM ${context.relation} WHERE ${some} GROUP BY ${cells} HAVING count(*) > 1`;
	const { rows } = await context.engine.query(`SELECT count(*) FROM (${groups}) AS "#part"`, [context.table]);
	const ties = Number(rows[0]?.[0]);
	return ties === 0 ? void 0 : `${counted(ties, "value")} of ${order} stand in several rows, which have no order`;
}
function placeOf({ shape }, { order, by }) {
	if (shape.rowNumbers !== "none" || order === void 0) return "\"#file\", \"#row\"";
	return [...by, order].map(identifier).join(", ");
}
function stepsSql$1(context, rule, name, filled) {
	const groups = rule.by.length === 0 ? "" : `PARTITION BY ${rule.by.map(identifier).join(", ")} `;
	const place = placeOf(context, rule);
	const order = [...rule.order === void 0 ? [] : [identifier(rule.order)], place].join(", ");
	const cell = identifier(name);
	return `SELECT ${place} FROM (${`SELECT ${place}, ${cell} AS "#now", lag(${cell}) OVER (${groups}ORDER BY ${order}) AS "#before"
    FROM ${context.shape.rowNumbers === "none" ? context.relation : context.placedRelation} WHERE ${filled}`}) AS "#part" WHERE "#now" ${`${rule.key === "increasing" ? "<" : ">"}${rule.strictly ? "=" : ""}`} "#before"`;
}

// src/data/checks/all-different.ts
const mostBits = 2 ** 28;
const bitsPerRow = 64;
async function surelyDifferent(context, columns, hash) {
	const { quick } = context.engine.dialect;
	if (quick === void 0) return false;
	const stored = columns.flatMap((name) => context.stored.filter((column) => column.name === name));
	const [only] = stored;
	if (only === void 0 || stored.some(({ engineType }) => isFloating(engineType))) return false;
	if (stored.length === 1 && only.type === "integer") return differentInBitmap(context, only, quick);
	return differentByHash(context, columns, hash ?? quick.hashOf);
}
async function differentInBitmap(context, { name }, quick) {
	const cell = identifier(name);
	const ask = async (aggregates) => (await context.engine.query(`SELECT ${aggregates} FROM ${context.relation}`, [context.table])).rows[0] ?? [];
	const [low, high] = await ask(`min(${cell}), max(${cell})`);
	if (typeof low !== "number" || typeof high !== "number") return false;
	const bits = high - low + 1;
	if (bits > mostBits || bits > bitsPerRow * context.shape.rows) return false;
	const [filled, different] = await ask(`count(${cell}), ${quick.distinctWithin(cell, low, high)}`);
	return filled === different;
}
async function differentByHash(context, columns, hash) {
	const groups = hashGroups(context, columns, hash);
	const { rows } = await context.engine.query(`SELECT count(*) FROM (${groups}) AS "#part"`, [context.table]);
	return rows[0]?.[0] === 0;
}
function hashGroups(context, columns, hash) {
	const cells = hash(columns.map(identifier).join(", "));
	const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	return `SELECT ${cells} AS h FROM ${context.relation} WHERE ${filled} GROUP BY 1 HAVING count(*) > 1`;
}

// src/data/checks/repeated.ts
async function repeated(context, columns, hash) {
	if (await surelyDifferent(context, columns, hash)) return {
		failed: 0,
		values: 0,
		condition: "false"
	};
	const cells = columns.map(identifier).join(", ");
	const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const groups = `SELECT ${cells}, count(*) AS "#times" FROM ${context.relation} WHERE ${filled} GROUP BY ${cells} HAVING count(*) > 1`;
	const { rows } = await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (${groups}) AS "#part"`, [context.table]);
	return {
		failed: Number(rows[0]?.[0]),
		values: Number(rows[0]?.[1]),
		condition: `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${groups}) AS "#part")`
	};
}

// src/data/checks/values/unique.ts
const uniqueCheck = {
	name: "unique",
	key: "columns.<name>.unique",
	asks: "Does no value occur twice? Nulls are not compared.",
	reasons: ["not-unique"],
	plan: (context) => context.present.filter((column) => column.declared.unique).map((column) => judge$11(context, column))
};
function judge$11(context, column) {
	const filled = context.count(`count(${identifier(column.name)})`);
	const { level, path } = column.declared;
	const common = {
		check: "unique",
		column: column.name,
		level,
		path: [...path, "unique"]
	};
	return async () => {
		const { rows } = context.shape;
		const nulls = rows - filled();
		if (filled() === 0) return noValues(context, common, nulls);
		const { failed, values, condition } = await repeated(context, [column.name]);
		const examples = failed > 0 ? await context.examples(condition, column.name) : [];
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			...judged$1(context, failed, rows, "not-unique"),
			sentence: failed > 0 ? `${column.name}: ${counted(failed, "row")}${share(failed, rows)} share ${counted(values, "value")} that should be unique${allowed}${firstOf(examples)}` : `${column.name}: all ${whole(filled())} values are different`,
			nulls,
			failed,
			examples
		});
	};
}

// src/data/checks/tables/table-rule.ts
function planTableRules(context, kind, columnsOf, plan) {
	return context.dataset.checks.flatMap((check) => {
		const { rule } = check;
		if (!isOfKind(rule, kind)) return [];
		const names = new Set(context.stored.map(({ name }) => name));
		const gone = columnsOf(rule).filter((name) => !names.has(name));
		if (gone.length > 0) return [() => missing$2(context, check, gone)];
		return narrowed(context, check, (inner) => [plan({
			context: inner,
			check,
			rule
		})]);
	});
}
function isOfKind(rule, kind) {
	return rule.kind === kind;
}
function missing$2(context, check, gone) {
	const sentence = `${check.name}: there is no column ${gone.join(", ")}`;
	return answer(context, {
		...commonOf(check),
		verdict: "fail",
		reason: "missing-column",
		sentence,
		checked: 0
	});
}
function answerOf({ context, check }, given) {
	return answer(context, {
		...commonOf(check),
		...given,
		sentence: `${check.name}: ${given.sentence}`
	});
}
function storedColumn({ stored }, name) {
	const found = stored.find((column) => column.name === name);
	if (found === void 0) throw new Error(`there is no column ${name}`);
	return found;
}

// src/data/checks/tables/row-rule.ts
function rowJudge(asked, rule) {
	const { context } = asked;
	const filled = rule.columns.map((name) => `${ordinary(context.engine.dialect, storedColumn(context, name))}${identifier(name)} IS NOT NULL`).join(" AND ");
	const breaks = rule.nulls === "skip" ? `(${filled}) AND (${rule.breaks})` : `NOT (${filled}) OR (${rule.breaks})`;
	const full = context.count(`count(*) FILTER (WHERE ${filled})`);
	const breaking = context.count(`count(*) FILTER (WHERE ${breaks})`);
	return async () => {
		const { rows } = context.shape;
		const [failed, nulls] = [breaking(), rows - full()];
		if (rows === 0 || rule.nulls === "skip" && full() === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: rows === 0 ? "no rows" : "no row has a value in all of its columns",
			nulls
		});
		const examples = failed > 0 ? await context.examples(`(${breaks})`) : [];
		const withNulls = nulls > 0 ? ` (${whole(nulls)} with a null, ${rule.nulls === "skip" ? "left out" : "which break it"})` : "";
		return answerOf(asked, {
			...judged$1(context, failed, rows, rule.reason),
			sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, rule.words)}${withNulls}, ${allowance(context.allowed)} may${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}

// src/data/checks/tables/compare.ts
const compareCheck = {
	name: "compare",
	key: "checks[].compare",
	asks: "Does the comparison of two columns hold in every row? Rows in which one of them is null are left out, or break it with `nulls: break`.",
	reasons: [
		"comparison-broken",
		"allowance-too-large",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "compare", ({ left, right }) => [left, right], judge$10)
};
const opposites = {
	"<": ">=",
	"<=": ">",
	">": "<=",
	">=": "<",
	"=": "<>",
	"!=": "="
};
function judge$10(asked) {
	const { context, rule } = asked;
	const [left, right] = [storedColumn(context, rule.left), storedColumn(context, rule.right)];
	if (!comparable(left, right, rule.operator)) {
		const sentence = `${typeWords(left)} and ${typeWords(right)} cannot be compared by ${rule.operator}`;
		return () => answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	return rowJudge(asked, {
		columns: [rule.left, rule.right],
		nulls: rule.nulls,
		reason: "comparison-broken",
		breaks: `${identifier(rule.left)} ${opposites[rule.operator]} ${identifier(rule.right)}`,
		words: "break it"
	});
}
function comparable(left, right, operator) {
	const [one, other] = [kindOf(left), kindOf(right)];
	if (one === void 0 || one !== other) return false;
	return one === "number" || one === "time" || operator === "=" || operator === "!=";
}
function kindOf({ type }) {
	if (type === "integer" || type === "number") return "number";
	if (type === "date" || type === "timestamp") return "time";
	return type === "other" ? void 0 : type;
}

// src/data/checks/tables/other-table.ts
async function otherTable(context, name) {
	const version = context.others.get(name);
	if (version === void 0) return void 0;
	const table = tableSource(version);
	const shape = await context.engine.describe(table);
	const { key, time } = version.dataset;
	return {
		table,
		relation: identifier(table.name),
		rows: shape.rows,
		key,
		...time !== void 0 && { time },
		columns: shape.columns.map((column) => ({
			...column,
			type: columnTypeOf(column.engineType)
		}))
	};
}

// src/data/checks/values/values-from.ts
const valuesFromCheck = {
	name: "values-from",
	key: "columns.<name>.values.from",
	asks: "Is every value one of a column of another dataset (a foreign key)? Nulls are neither in nor out.",
	reasons: [
		"outside-other",
		"other-dataset-missing",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => askedOf(context, "values-from").map((asked) => judge$9(context, asked))
};
function judge$9(context, { column, rule }) {
	const { name } = column;
	const common = {
		check: "values-from",
		column: name,
		level: column.declared.level,
		path: rule.path
	};
	const cell = identifier(name);
	const filled = context.count(`count(${cell})`);
	return async () => {
		const nulls = context.shape.rows - filled();
		const there = `${rule.dataset}.${rule.column}`;
		const open = (verdict, reason, sentence) => answer(context, {
			...common,
			verdict,
			reason,
			sentence: `${name}: ${sentence}`,
			nulls,
			checked: 0
		});
		const other = await otherTable(context, rule.dataset);
		if (other === void 0) return open("unknown", "other-dataset-missing", `there is no dataset ${rule.dataset}`);
		const found = other.columns.find((one) => one.name === rule.column);
		if (found === void 0) return open("fail", "missing-column", `there is no column ${there}`);
		if (filled() === 0) return open("unknown", "no-rows", "no values");
		if (kindOf(column) === void 0 || kindOf(column) !== kindOf(found)) return open("unknown", "cannot-compare", `${typeWords(column)} cannot be compared with ${typeWords(found)} of ${there}`);
		const theirs = `SELECT ${identifier(rule.column)} FROM ${other.relation} WHERE ${identifier(rule.column)} IS NOT NULL`;
		const breaks = `${cell} IS NOT NULL AND ${cell} NOT IN (${theirs})`;
		const { rows } = await context.engine.query(`SELECT count(*), count(DISTINCT ${cell}) FROM ${context.relation} WHERE ${breaks}`, [context.table, other.table]);
		const [failed = 0, values = 0] = (rows[0] ?? []).map(Number);
		const all = context.shape.rows;
		const examples = failed > 0 ? await context.examples(breaks, name, [other.table]) : [];
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			...judged$1(context, failed, all, "outside-other"),
			sentence: `${name}: ${whole(failed)} of ${counted(all, "row")}${share(failed, all)} ${agreeing(failed, "have ")}one of ${counted(values, "value")} that ${there} does not have${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}

// src/data/checks/values/value-families.ts
const valueFamilies = [
	nullsCheck,
	minCheck,
	maxCheck,
	valuesCheck,
	valuesFromCheck,
	notValuesCheck,
	patternCheck,
	notPatternCheck,
	formatCheck,
	lengthCheck,
	decimalsCheck,
	...hygieneChecks,
	uniqueCheck,
	distinctCheck,
	mostCommonCheck,
	increasingCheck,
	decreasingCheck,
	...measureChecks,
	...positionChecks,
	outliersCheck
];

// src/data/checks/columns.ts
const columnsCheck = {
	name: "columns",
	key: "checks[].columns",
	asks: "Are rules about columns kept, as those of the contract are, by the rows of `if`, with the level and the allowance (`max`) of the check? Each answer has the name of its rule.",
	reasons: ["missing-column", "allowance-too-large"],
	plan: (context) => context.dataset.checks.flatMap((check) => {
		const { rule } = check;
		return rule.kind === "columns" ? narrowed(context, check, (inner) => judges(inner, check, rule.columns)).map((judge) => named$1(judge, check)) : [];
	})
};
function judges(context, check, columns) {
	const names = new Set(context.stored.map(({ name }) => name));
	const gone = [...columns.values()].filter(({ name }) => !names.has(name));
	const present = context.stored.flatMap((column) => {
		const declared = columns.get(column.name);
		return declared === void 0 ? [] : [{
			...column,
			declared
		}];
	});
	const inner = {
		...context,
		present
	};
	return [...gone.map((column) => () => missing$1(context, check, column)), ...valueFamilies.flatMap((family) => family.plan(inner))];
}
function missing$1(context, { level }, { name, path }) {
	const sentence = `${name}: the column does not exist`;
	return answer(context, {
		check: "columns",
		column: name,
		verdict: "fail",
		level,
		reason: "missing-column",
		sentence,
		path
	});
}
function named$1(judge, { name }) {
	return async () => [await judge()].flat().map((result) => result.name === void 0 ? {
		...result,
		name,
		sentence: `${name}: ${result.sentence}`
	} : result);
}

// src/data/checks/files.ts
const filesCheck = {
	name: "files",
	key: "always",
	asks: "Can every file, or the table of a database, be read as a table, and do all files of a glob have the same columns?",
	reasons: [
		"files-differ",
		"wrong-delimiter",
		"mixed-types",
		"mixed-time-zones",
		"tables-not-read"
	],
	plan: (context) => {
		const { problems } = context.shape;
		return problems.length === 0 ? [() => readable(context)] : problems.map((problem) => () => problemOf(context, problem));
	}
};
function readable(context) {
	const { files } = context.version;
	const columns = counted(context.shape.columns.length, "column");
	const what = context.version.relation === void 0 ? counted(files.length, "file") : "the table";
	return answer(context, {
		check: "files",
		verdict: "pass",
		level: "fail",
		reason: "kept",
		sentence: `${what} could be read: ${counted(context.shape.rows, "row")}, ${columns}`,
		path: context.dataset.path
	});
}
function problemOf(context, problem) {
	const named = problem.column === void 0 ? void 0 : context.dataset.columns.get(problem.column);
	const declared = named?.defaults?.declared === false ? void 0 : named;
	const where = problem.column === void 0 ? {} : { column: problem.column };
	const optional = problem.reason === "files-differ" && declared?.required === false;
	const sentence = withNames(problem.message, context.version.files);
	return answer(context, {
		check: "files",
		...where,
		verdict: optional ? "pass" : "fail",
		level: declared?.level ?? levelOf(context, problem.reason),
		reason: optional ? "optional-column-missing" : problem.reason,
		sentence,
		path: named?.path ?? context.dataset.path
	});
}
function levelOf(context, reason) {
	const extra = context.dataset.extraColumns;
	if (reason !== "files-differ" || context.dataset.implicit) return "fail";
	return extra === "allow" ? "info" : extra;
}

// src/data/checks/key.ts
const keyCheck = {
	name: "key",
	key: "key",
	asks: "Do the columns of the key identify every row: unique together, and never null?",
	reasons: [
		"duplicate-key",
		"null-key",
		"missing-column"
	],
	plan: (context) => {
		const { key } = context.dataset;
		if (key.length === 0) return [];
		const names = new Set(context.stored.map((column) => column.name));
		const gone = key.filter((name) => !names.has(name));
		if (gone.length > 0) return [() => missing(context, gone)];
		const empty = context.count(`count(*) FILTER (WHERE ${key.map((name) => `${identifier(name)} IS NULL`).join(" OR ")})`);
		return [() => nulls(context, empty()), () => duplicates(context, empty())];
	}
};
const common = (context) => ({
	check: "key",
	level: "fail",
	path: [...context.dataset.path, "key"]
});
const named = (context) => `key ${context.dataset.key.join(", ")}`;
function missing(context, gone) {
	const sentence = `${named(context)}: there is no column ${gone.join(", ")}`;
	return answer(context, {
		...common(context),
		verdict: "fail",
		reason: "missing-column",
		sentence
	});
}
async function nulls(context, empty) {
	const { rows } = context.shape;
	if (rows === 0) return answer(context, {
		...common(context),
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${named(context)}: no rows`
	});
	const condition = context.dataset.key.map((name) => `${identifier(name)} IS NULL`).join(" OR ");
	const examples = empty > 0 ? await context.examples(`(${condition})`) : [];
	return answer(context, {
		...common(context),
		verdict: empty > 0 ? "fail" : "pass",
		reason: empty > 0 ? "null-key" : "kept",
		sentence: `${named(context)}: null in ${whole(empty)} of ${counted(rows, "row")}${firstOf(examples)}`,
		nulls: empty,
		failed: empty,
		examples
	});
}
async function duplicates(context, empty) {
	const { rows } = context.shape;
	if (rows === empty) return answer(context, {
		...common(context),
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${named(context)}: no keys`
	});
	const { failed, values, condition } = await repeated(context, context.dataset.key);
	const examples = failed > 0 ? await context.examples(condition) : [];
	return answer(context, {
		...common(context),
		verdict: failed > 0 ? "fail" : "pass",
		reason: failed > 0 ? "duplicate-key" : "kept",
		sentence: failed > 0 ? `${named(context)}: ${counted(failed, "row")}${share(failed, rows)} share ${counted(values, "key")}${firstOf(examples)}` : `${named(context)}: all ${whole(rows - empty)} keys are different`,
		nulls: empty,
		failed,
		examples
	});
}

// src/data/checks/rejected-lines.ts
const linesName = "lines";
async function writeRejectedLines(engine, version, { rejected, state }, sink) {
	if (rejected === 0 || version.relation !== void 0) return;
	const table = {
		...fileTable(version),
		listed: rowLimits.rows,
		state
	};
	const { rejects } = await engine.describe(table);
	const paths = new Map(version.files.map(({ path, local }) => [local, path]));
	const lines = withinLimits(rejects.map((reject) => lineOf(reject, paths.get(reject.file) ?? reject.file)));
	const file = `${version.dataset.name}-rejected.csv`;
	await writeAtomic(join(sink.folder, file), [
		"file,line,column,error",
		...lines,
		""
	].join("\n"));
	const rows = new Set(rejects.slice(0, lines.length).map((reject) => `${reject.line} ${reject.file}`)).size;
	const leftOut = [...version.dataset.columns.values()].filter(({ sensitive }) => sensitive).map(({ name }) => name);
	sink.written.push({
		dataset: version.dataset.name,
		check: linesName,
		file,
		rows,
		isCut: rows < rejected,
		leftOut
	});
}
function lineOf({ line, column = "", error }, path) {
	return [
		path,
		String(line),
		column,
		error
	].map(csvCell).join(",");
}

// src/data/checks/lines.ts
const linesCheck = {
	name: linesName,
	key: "always, for text files",
	asks: "Is every line of every text file a row of the table, with every value of its declared type? A blank line of a CSV file is no row, and is counted in the sentence; where there is one column it is a row with a null.",
	reasons: ["unreadable-lines"],
	plan: (context) => {
		const { shape, dataset, version } = context;
		if (shape.rowNumbers !== "line") return [];
		return [() => {
			const all = shape.rows + shape.rejected;
			const fine = shape.rejected === 0;
			const path = (local) => version.files.find((file) => file.local === local)?.path ?? local;
			const where = firstLines(shape.rejects.map((reject) => ({
				...reject,
				file: path(reject.file)
			})));
			const empty = shape.blankLines ?? 0;
			const blank = empty > 0 ? `, ${counted(empty, "blank line")} left out` : "";
			return answer(context, {
				check: linesName,
				verdict: fine ? "pass" : "fail",
				level: "fail",
				reason: fine ? "kept" : "unreadable-lines",
				sentence: fine ? `all ${counted(all, "line")} are rows${blank}` : `${counted(shape.rejected, "line")} of ${counted(all, "line")}${share(shape.rejected, all)} cannot be read${blank}${where}`,
				checked: all,
				failed: shape.rejected,
				examples: shape.rejects.slice(0, 5).map((reject) => ({
					file: path(reject.file),
					line: String(reject.line),
					...reject.column === void 0 ? {} : { column: reject.column },
					error: reject.error
				})),
				path: dataset.path
			});
		}];
	}
};
const shownLines = 3;
function firstLines(rejects) {
	const shown = [...new Map(rejects.toReversed().map((reject) => [`${reject.line} ${reject.file}`, reject])).values()].toReversed().slice(0, shownLines);
	const told = shown.map(({ file, line, column, error }, at) => {
		return `${file !== shown[at - 1]?.file ? `${file}, ` : ""}line ${line}${column === void 0 ? "" : `, column ${column}`}: ${error}`;
	});
	return told.length === 0 ? "" : `; first: ${told.join("; ")}`;
}

// src/data/checks/not-finite.ts
const notFiniteCheck = {
	name: "not-finite",
	key: "always, for floating-point numbers",
	asks: "Is every number a number? NaN and infinities are counted apart from nulls and from each other.",
	reasons: ["not-finite"],
	plan: (context) => context.stored.filter((column) => isFloating(column.engineType)).map((column) => {
		const { dialect } = context.engine;
		const cell = identifier(column.name);
		const filled = context.count(`count(${cell})`);
		const failed = context.count(`count(*) FILTER (WHERE NOT ${dialect.finiteNumber(cell)})`);
		const kinds = [];
		context.afterwards(() => {
			if (failed() > 0) kinds.push(...kindsOf(context, cell));
		});
		return () => judge$8(context, column, {
			filled,
			failed,
			kinds
		});
	})
};
function kindsOf(context, cell) {
	const { dialect } = context.engine;
	const equal = (value) => `count(*) FILTER (WHERE ${cell} = ${dialect.doubleOf(value)})`;
	return [
		{
			name: "NaN",
			count: context.count(`count(*) FILTER (WHERE ${dialect.isNan(cell)})`)
		},
		{
			name: "+Inf",
			count: context.count(equal(Number.POSITIVE_INFINITY))
		},
		{
			name: "−Inf",
			count: context.count(equal(Number.NEGATIVE_INFINITY))
		}
	];
}
async function judge$8(context, column, counts) {
	const { rows } = context.shape;
	const failed = counts.failed();
	const examples = failed > 0 ? await context.examples(`NOT ${context.engine.dialect.finiteNumber(identifier(column.name))}`, column.name) : [];
	const parts = counts.kinds.flatMap(({ name, count }) => count() > 0 ? [`${count()} ${name}`] : []);
	return answer(context, {
		check: "not-finite",
		column: column.name,
		verdict: failed > 0 ? "fail" : rows === 0 ? "unknown" : "pass",
		level: column.declared?.defaults?.level ?? column.declared?.level ?? "fail",
		reason: failed > 0 ? "not-finite" : rows === 0 ? "no-rows" : "kept",
		sentence: failed > 0 ? `${column.name}: ${parts.join(", ")} in ${counted(rows, "row")}${firstOf(examples)}` : `${column.name}: no NaN and no infinity in ${counted(rows, "row")}`,
		nulls: rows - counts.filled(),
		failed,
		examples,
		path: column.declared?.path ?? context.dataset.path
	});
}

// src/data/checks/rows.ts
const rowsCheck = {
	name: "rows",
	key: "rows.min, rows.max",
	asks: "Are there rows at all, and as many as declared?",
	reasons: [
		"empty-table",
		"too-few-rows",
		"too-many-rows"
	],
	plan: (context) => [() => answer(context, judge$7(context))]
};
function judge$7(context) {
	const { rows } = context.shape;
	const { min, max } = context.dataset.rows;
	const common = {
		check: "rows",
		level: "fail",
		path: [...context.dataset.path, "rows"]
	};
	const number = counted(rows, "row");
	if (rows === 0) return {
		...common,
		path: context.dataset.path,
		verdict: "fail",
		reason: "empty-table",
		sentence: "the table has no rows"
	};
	if (min !== void 0 && rows < min) return {
		...common,
		verdict: "fail",
		reason: "too-few-rows",
		sentence: `${number}, at least ${whole(min)} expected`
	};
	if (max !== void 0 && rows > max) return {
		...common,
		verdict: "fail",
		reason: "too-many-rows",
		sentence: `${number}, at most ${whole(max)} expected`
	};
	const path = min === void 0 && max === void 0 ? context.dataset.path : common.path;
	return {
		...common,
		path,
		verdict: "pass",
		reason: "kept",
		sentence: number
	};
}

// src/data/checks/refuse-constant.ts
async function refuseConstant({ engine }, sql) {
	try {
		await engine.query(sql, []);
	} catch (error) {
		if (error instanceof MlopsError && (error.ends === "unknown" || namesTable(error))) return;
		throw error;
	}
	throw cannotFail("it reads no column and no row of the dataset");
}
function namesTable({ problems }) {
	return problems.some(({ reason }) => reason === "database-table-missing");
}
const noRows$1 = /\b(?:limit\s+0|fetch\s+(?:first|next)\s+0\s+rows?\s+only)(?:\s+offset\s+\d+)?$/i;
function refuseNoRows(sql) {
	if (noRows$1.test(sql)) throw cannotFail("it ends with a limit of 0 rows");
}
function cannotFail(why) {
	return MlopsError.of(dataReasons, "sql-cannot-fail", `SQL: ${why}, so no data can break the rule.`);
}

// src/data/checks/sql.ts
const sqlCheck = {
	name: "sql",
	key: "checks[].sql",
	asks: "How many rows does the SELECT return? Those break the rule. The table has the name of the dataset. Each query may take two minutes.",
	reasons: [
		"rule-broken",
		"allowance-too-large",
		"sql-syntax",
		"sql-not-allowed",
		"sql-cannot-fail",
		"sql-failed",
		"sql-too-costly"
	],
	plan: (context) => context.dataset.checks.flatMap((check) => {
		const { rule } = check;
		return rule.kind === "sql" ? [() => withUserSql(context, check, (limited) => judge$6(limited, check, rule.text))] : [];
	})
};
async function judge$6(context, check, given) {
	const text = given.replace(/[;\s]+$/, "");
	const { columns } = await context.engine.query(`WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`, [context.table]);
	refuseNoRows(text);
	const { rows } = await context.engine.query(`SELECT count(*) FROM (\n${text}\n) AS "#part"`, [context.table]);
	await refuseConstant(context, `WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`);
	const failed = Number(rows[0]?.[0]);
	const all = context.shape.rows;
	const common = {
		...commonOf(check),
		failed
	};
	const returned = `${check.name}: the query returns ${counted(failed, "row")}, ${allowance(check.max)} may`;
	const broken = exceeds(failed, check.max, all);
	if (all === 0 && !broken) return answer(context, {
		...common,
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${check.name}: no rows`
	});
	const examples = broken ? await firstRows(context, text, columns.length) : [];
	return answer(context, {
		...common,
		...judged$1({
			...context,
			allowed: check.max
		}, failed, all, "rule-broken"),
		sentence: `${returned}${firstOf(examples)}`,
		examples
	});
}
async function firstRows(context, text, width) {
	if ([...context.dataset.columns.values()].some((column) => column.sensitive)) return [];
	const order = Array.from({ length: width }, (_, index) => index + 1).join(", ");
	const { columns, rows } = await context.engine.query(`SELECT * FROM (\n${text}\n) AS "#part" ORDER BY ${order} LIMIT 5`, [context.table]);
	const shown = (value) => String(value ?? "null").slice(0, 60);
	return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, shown(row[index])])));
}

// src/data/checks/tables/adds-up.ts
const addsUpCheck = {
	name: "adds-up",
	key: "checks[].adds-up",
	asks: "Is the sum of some columns another column, or a number, in every row? Rows with a null are left out, or break it with `nulls: break`.",
	reasons: [
		"sum-differs",
		"allowance-too-large",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "adds-up", ({ columns, to }) => typeof to === "string" ? [...columns, to] : columns, judge$5)
};
const billionth = 1e-9;
const farFromOne = 900;
const moved = 128;
function judge$5(asked) {
	const { context, rule } = asked;
	const columns = typeof rule.to === "string" ? [...rule.columns, rule.to] : rule.columns;
	const odd = columns.map((name) => storedColumn(context, name)).find((column) => kindOf(column) !== "number");
	if (odd !== void 0) {
		const sentence = `${odd.name} is stored as ${typeWords(odd)} and cannot be added`;
		return () => answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const { dialect } = context.engine;
	const cell = (name) => dialect.asDouble(identifier(name), storedColumn(context, name).engineType);
	const cells = rule.columns.map(cell);
	const wanted = typeof rule.to === "string" ? cell(rule.to) : dialect.doubleOf(rule.to);
	const differs = (power) => differsAt(dialect, {
		cells,
		wanted,
		within: rule.within
	}, power);
	const size = largest([...cells, wanted]);
	return rowJudge(asked, {
		columns,
		nulls: rule.nulls,
		reason: "sum-differs",
		breaks: `CASE WHEN ${size} >= ${dialect.doubleOf(2 ** farFromOne)} THEN ${differs(-128)}
      WHEN ${size} < ${dialect.doubleOf(2 ** -900)} THEN ${differs(moved)} ELSE ${differs(0)} END`,
		words: `do not add up to ${rule.to}`
	});
}
function differsAt(dialect, { cells, wanted, within }, power) {
	const at = (value) => power === 0 ? value : dialect.scaled(value, power);
	const difference = `((${cells.map(at).join(" + ")}) - ${at(wanted)})`;
	return `NOT coalesce(abs(${difference}) <= ${within === void 0 ? `${dialect.doubleOf(billionth)} * ${largest([...cells, wanted].map(at))}` : dialect.doubleOf(within * 2 ** power)} AND NOT ${dialect.isNan(difference)}, false)`;
}
const largest = (values) => `greatest(${values.map((value) => `abs(${value})`).join(", ")})`;

// src/data/checks/tables/combinations.ts
const combinationsCheck = {
	name: "combinations",
	key: "checks[].combinations",
	asks: "Do the values of several columns go together in every row as in one of the combinations? Rows with a null are left out, or break it with `nulls: break`.",
	reasons: [
		"outside-combinations",
		"allowance-too-large",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "combinations", ({ columns }) => columns, judge$4)
};
function judge$4(asked) {
	const { context, rule } = asked;
	const allowed = rule.values.map((values) => values.map((value, index) => inList(context.engine.dialect, storedColumn(context, rule.columns[index] ?? ""), [value])));
	const unfit = allowed.findIndex((cells) => cells.includes(void 0));
	if (unfit >= 0) {
		const sentence = `${rule.columns.join(", ")} cannot be compared with ${rule.values[unfit]?.join(", ")}`;
		return () => answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	return rowJudge(asked, {
		columns: rule.columns,
		nulls: rule.nulls,
		reason: "outside-combinations",
		breaks: `NOT (${allowed.map((cells) => `(${cells.join(" AND ")})`).join(" OR ")})`,
		words: `have another combination than ${listed(rule.values.map((values) => values.join(" and ")))}`
	});
}

// src/data/checks/tables/determines.ts
const determinesCheck = {
	name: "determines",
	key: "checks[].determines",
	asks: "Are rows that are equal in some columns equal in others? Of several values the most frequent one is taken for right; rows with a null are left out.",
	reasons: [
		"not-determined",
		"allowance-too-large",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "determines", ({ from, to }) => [...from, ...to], judge$3)
};
function judge$3(asked) {
	const { context, rule } = asked;
	const { from, to } = rule;
	const filled = [...from, ...to].map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const full = context.count(`count(*) FILTER (WHERE ${filled})`);
	return async () => {
		const { rows } = context.shape;
		const nulls = rows - full();
		if (full() === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "no row has a value in all columns",
			nulls
		});
		const odd = oddSql(context, from, to, filled);
		const [failed = 0, groups = 0] = ((await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (SELECT ${from.map(identifier).join(", ")}, sum("#times") AS "#times" FROM (${odd}) AS "#part" GROUP BY ${from.map(identifier).join(", ")}) AS "#part"`, [context.table])).rows[0] ?? []).map(Number);
		const cells = [...from, ...to].map(identifier).join(", ");
		const condition = `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${odd}) AS "#part")`;
		const examples = failed > 0 ? await context.examples(condition) : [];
		return answerOf(asked, {
			...judged$1(context, failed, rows, "not-determined"),
			sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, "have ")}another ${to.join(", ")} than most with the same ${from.join(", ")} (${counted(groups, "value")} of it), ${allowance(context.allowed)} may${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function oddSql({ relation }, from, to, filled) {
	const [left, right] = [from.map(identifier).join(", "), to.map(identifier).join(", ")];
	return `SELECT ${left}, ${right}, "#times" FROM (${`SELECT *, row_number() OVER (PARTITION BY ${left} ORDER BY "#times" DESC, ${right}) AS "#rank" FROM (${`SELECT ${left}, ${right}, count(*) AS "#times" FROM ${relation} WHERE ${filled} GROUP BY ${left}, ${right}`}) AS "#part"`}) AS "#part" WHERE "#rank" > 1`;
}

// src/data/checks/tables/gaps.ts
const gapsCheck = {
	name: "gaps",
	key: "checks[].gaps",
	asks: "Is there no gap longer than this between the first and the last time, within each group of `by`? Named is the row after each gap; rows with a null are left out. That the times reach up to some day is asked by `largest`.",
	reasons: [
		"time-gap",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "gaps", ({ column = "", by }) => [column, ...by], judge$2)
};
function judge$2(asked) {
	const { context, rule } = asked;
	const column = storedColumn(context, rule.column ?? "");
	if (kindOf(column) !== "time") {
		const sentence = `${column.name} is stored as ${typeWords(column)}, which has no gaps of time`;
		return () => answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const filled = [column.name, ...rule.by].map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const full = context.count(`count(*) FILTER (WHERE ${filled})`);
	return async () => {
		const nulls = context.shape.rows - full();
		const steps = stepsSql(context, column, rule.by, filled);
		const late = `"#now" - "#before" > ${rule.every * 1e3}`;
		const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE ${late}) FROM (${steps}) AS "#part" WHERE "#before" IS NOT NULL`, [context.table]);
		const [pairs = 0, gaps = 0] = (rows[0] ?? []).map(Number);
		if (pairs === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "there are no two times to compare",
			nulls
		});
		const cells = [column.name, ...rule.by].map(identifier).join(", ");
		const condition = `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${steps}) AS "#part" WHERE ${late})`;
		const examples = gaps > 0 ? await context.examples(condition, column.name) : [];
		return answerOf(asked, {
			verdict: gaps > 0 ? "fail" : "pass",
			reason: gaps > 0 ? "time-gap" : "kept",
			sentence: `${counted(gaps, "gap")} of more than ${formatDuration(rule.every)} in ${counted(pairs, "step")} of ${column.name}${firstOf(examples)}`,
			nulls,
			failed: gaps,
			examples
		});
	};
}
function stepsSql({ engine, relation }, column, by, filled) {
	const cells = [column.name, ...by].map(identifier).join(", ");
	const times = `SELECT DISTINCT ${cells} FROM ${relation} WHERE ${filled}`;
	const groups = by.length === 0 ? "" : `PARTITION BY ${by.map(identifier).join(", ")} `;
	const now = engine.dialect.microseconds(identifier(column.name), column.engineType);
	return `SELECT ${cells}, ${now} AS "#now", lag(${now}) OVER (${groups}ORDER BY ${now}) AS "#before" FROM (${times}) AS "#part"`;
}

// src/data/checks/tables/group-rows.ts
const groupRowsCheck = {
	name: "group-rows",
	key: "checks[].rows",
	asks: "Has each group as many rows as declared, in each period from the first to the last of all? A period in which a group has no row counts; rows with a null are left out.",
	reasons: [
		"too-few-rows",
		"too-many-rows",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "rows", ({ column, by }) => [...by, ...column === void 0 ? [] : [column]], judge$1)
};
function judge$1(asked) {
	const { context, rule } = asked;
	const { by, per } = rule;
	const time = rule.column === void 0 ? void 0 : storedColumn(context, rule.column);
	if (time !== void 0 && kindOf(time) !== "time") {
		const sentence = `${time.name} is stored as ${typeWords(time)}, which has no periods of time`;
		return () => answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const named = [...by, ...time === void 0 ? [] : [time.name]];
	const filled = named.length === 0 ? "true" : named.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const full = context.count(`count(*) FILTER (WHERE ${filled})`);
	const period = time === void 0 || per === void 0 ? void 0 : context.engine.dialect.periodOf(identifier(time.name), per);
	return async () => {
		const nulls = context.shape.rows - full();
		if (full() === 0 && (named.length > 0 || rule.if === void 0)) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "no row belongs to a group",
			nulls
		});
		const groups = groupsSql(context, by, period, filled);
		const counts = await countsOf(asked, groups, per);
		const broken = counts.few + counts.many + counts.empty;
		const examples = counts.few + counts.many > 0 ? await firstGroups(asked, groups, period !== void 0) : [];
		return answerOf(asked, {
			verdict: broken > 0 ? "fail" : "pass",
			reason: broken === 0 ? "kept" : counts.few + counts.empty > 0 ? "too-few-rows" : "too-many-rows",
			sentence: `${sentenceOf(rule, counts)}${firstOf(examples)}`,
			nulls,
			examples
		});
	};
}
function sentenceOf(rule, { all, few, many, empty }) {
	const parts = [...rule.by, ...rule.per === void 0 ? [] : [rule.per]];
	const expected = `${between(rule)} rows expected${parts.length === 0 ? "" : ` for each ${parts.join(" and ")}`}`;
	const sides = [
		...empty > 0 ? [`${whole(empty)} have none`] : [],
		...few > 0 ? [`${whole(few)} have fewer`] : [],
		...many > 0 ? [`${whole(many)} have more`] : []
	];
	return `${expected}; of ${whole(all + empty)} ${sides.length === 0 ? "all have so many" : sides.join(", ")}`;
}
function groupsSql({ relation }, by, period, filled) {
	const cells = [...by.map(identifier), ...period === void 0 ? [] : [`${period} AS "#p"`]];
	const places = cells.map((_, index) => index + 1).join(", ");
	const grouped = cells.length === 0 ? "" : ` GROUP BY ${places}`;
	return `SELECT ${[...cells, "count(*) AS \"#rows\""].join(", ")} FROM ${relation} WHERE ${filled}${grouped}`;
}
async function countsOf(asked, groups, per) {
	const { context, rule } = asked;
	const outside = [rule.min === void 0 ? "false" : `"#rows" < ${rule.min}`, rule.max === void 0 ? "false" : `"#rows" > ${rule.max}`];
	const { dialect } = context.engine;
	const cells = rule.by.map(identifier).join(", ");
	const seen = cells === "" ? "1" : `(SELECT count(*) FROM (SELECT DISTINCT ${cells} FROM (${groups}) AS "#part") AS "#part")`;
	const range = per === void 0 ? "NULL, NULL" : ["min", "max"].map((end) => dialect.text(`${end}("#p")`, "TIMESTAMP")).join(", ");
	const { rows } = await context.engine.query(`SELECT count(*), ${outside.map((each) => `count(*) FILTER (WHERE ${each})`).join(", ")}, ${seen}, ${range} FROM (${groups}) AS "#part"`, [context.table]);
	const [all, few, many, different, first, last] = rows[0] ?? [];
	const periods = per === void 0 ? 1 : periodsBetween(String(first), String(last), per);
	const empty = (rule.min ?? 0) > 0 ? Number(different) * periods - Number(all) : 0;
	return {
		all: Number(all),
		few: Number(few),
		many: Number(many),
		empty
	};
}
const hours = {
	hour: 1,
	day: 24,
	week: 168
};
function periodsBetween(first, last, period) {
	const [from, to] = [first, last].map((text) => /* @__PURE__ */ new Date(`${text.slice(0, 19).replace(" ", "T")}Z`));
	if (from === void 0 || to === void 0) return 0;
	if (period === "month") return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
	return Math.round((to.getTime() - from.getTime()) / (hours[period] * 36e5)) + 1;
}
async function firstGroups({ context, rule }, groups, periodic) {
	const shown = rule.by;
	if ((rule.column === void 0 ? shown : [...shown, rule.column]).some((name) => isSensitive(context, name))) return [];
	const { dialect } = context.engine;
	const order = [...shown.map(identifier), ...periodic ? ["\"#p\""] : []].join(", ");
	const cells = [...shown.map((name, index) => `${dialect.shown(identifier(name), storedColumn(context, name).engineType)} AS "#shown${index}"`), ...periodic ? [`${dialect.text("\"#p\"", "TIMESTAMP")} AS "#shown"`] : []];
	const outside = [...rule.min === void 0 ? [] : [`"#rows" < ${rule.min}`], ...rule.max === void 0 ? [] : [`"#rows" > ${rule.max}`]];
	const { rows } = await context.engine.query(`SELECT ${[...cells, dialect.text("\"#rows\"", "BIGINT")].join(", ")} FROM (${groups}) AS "#part" WHERE ${outside.join(" OR ")}${order === "" ? "" : ` ORDER BY ${order}`} LIMIT 5`, [context.table]);
	const names = [
		...shown,
		...periodic ? [rule.per ?? "period"] : [],
		"rows"
	];
	return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, shownValue(row[index]).slice(0, 60)])));
}

// src/data/checks/tables/other-datasets.ts
const apartFromCheck = {
	name: "apart-from",
	key: "checks[].apart-from",
	asks: "Has no row the same key, or the same values of some columns, as a row of another dataset? Without a key all columns of both are compared; rows with a null among them are left out.",
	reasons: [
		"rows-in-other",
		"allowance-too-large",
		"other-dataset-missing",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "apart-from", ({ columns }) => columns, (asked) => () => withOther(asked, asked.rule.dataset, (other) => apartFrom(asked, other)))
};
const afterCheck = {
	name: "after",
	key: "checks[].after",
	asks: "Is every time later than all times of another dataset?",
	reasons: [
		"not-after",
		"allowance-too-large",
		"other-dataset-missing",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "after", ({ column = "" }) => [column], (asked) => () => withOther(asked, asked.rule.dataset, (other) => after(asked, other)))
};
const rowsAsCheck = {
	name: "rows-as",
	key: "checks[].rows-as",
	asks: "Are there as many rows as another dataset has, or such a share of them?",
	reasons: [
		"too-few-rows",
		"too-many-rows",
		"other-dataset-missing"
	],
	plan: (context) => planTableRules(context, "rows-as", () => [], (asked) => () => withOther(asked, asked.rule.dataset, (other) => rowsAs(asked, other)))
};
async function withOther(asked, dataset, judge) {
	const other = await otherTable(asked.context, dataset);
	if (other === void 0) {
		const sentence = `there is no dataset ${dataset}`;
		return answerOf(asked, {
			verdict: "unknown",
			reason: "other-dataset-missing",
			sentence,
			checked: 0
		});
	}
	if (other.rows === 0 || asked.context.shape.rows === 0) {
		const sentence = `${other.rows === 0 ? `${dataset} has` : "there are"} no rows`;
		return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence
		});
	}
	return judge(other);
}
async function apartFrom(asked, other) {
	const { context, rule } = asked;
	const columns = comparedColumns(asked, other);
	const problem = columns.length === 0 ? "they have no column in common" : unlike(asked, other, columns);
	if (problem !== void 0) {
		const answers = columns.some((name) => other.columns.every((column) => column.name !== name)) ? ["fail", "missing-column"] : ["unknown", "cannot-compare"];
		return answerOf(asked, {
			verdict: answers[0],
			reason: answers[1],
			sentence: problem,
			checked: 0
		});
	}
	const cells = columns.map(identifier).join(", ");
	const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const breaks = `${filled} AND (${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM ${other.relation} WHERE ${filled})`;
	const { rows } = await context.engine.query(`SELECT count(*) FILTER (WHERE ${filled}), count(*) FILTER (WHERE ${breaks}) FROM ${context.relation}`, [context.table, other.table]);
	const [full = 0, failed = 0] = (rows[0] ?? []).map(Number);
	const all = context.shape.rows;
	if (full === 0) return answerOf(asked, {
		verdict: "unknown",
		reason: "no-rows",
		sentence: "no row has a value in all columns",
		nulls: all
	});
	const examples = failed > 0 ? await context.examples(breaks, void 0, [other.table]) : [];
	return answerOf(asked, {
		...judged$1(context, failed, all, "rows-in-other"),
		sentence: `${whole(failed)} of ${counted(all, "row")}${share(failed, all)} ${agreeing(failed, "have ")}the same ${columns.join(", ")} as a row of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
		nulls: all - full,
		failed,
		examples
	});
}
function comparedColumns({ context, rule }, other) {
	const there = new Set(other.columns.map(({ name }) => name));
	const here = context.stored.map(({ name }) => name);
	if (rule.columns.length > 0) return rule.columns;
	const { key } = context.dataset;
	return key.length > 0 && key.every((name) => there.has(name) && here.includes(name)) ? key : here.filter((name) => there.has(name));
}
function unlike({ context, rule }, other, names) {
	const gone = names.filter((name) => other.columns.every((column) => column.name !== name));
	if (gone.length > 0) return `${rule.dataset} has no column ${gone.join(", ")}`;
	const odd = names.find((name) => !alike(storedColumn(context, name), other.columns.find((one) => one.name === name)));
	return odd === void 0 ? void 0 : `${odd} has another type in ${rule.dataset}`;
}
function alike(one, other) {
	return other !== void 0 && (kindOf(one) === void 0 ? one.engineType === other.engineType : kindOf(one) === kindOf(other));
}
async function after(asked, other) {
	const { context, rule } = asked;
	const here = storedColumn(context, rule.column ?? "");
	const name = rule.otherColumn ?? other.time ?? "";
	const there = other.columns.find((column) => column.name === name);
	if (there === void 0) {
		const sentence = `${rule.dataset} has no column ${name}`;
		return answerOf(asked, {
			verdict: "fail",
			reason: "missing-column",
			sentence,
			checked: 0
		});
	}
	if (kindOf(here) !== "time" || kindOf(there) !== "time") {
		const sentence = `${here.name} and ${rule.dataset}.${name} are not both dates or timestamps`;
		return answerOf(asked, {
			verdict: "unknown",
			reason: "cannot-compare",
			sentence,
			checked: 0
		});
	}
	const latest = `(SELECT max(${identifier(name)}) FROM ${other.relation})`;
	const cell = identifier(here.name);
	const { rows } = await context.engine.query(`SELECT count(${cell}), count(*) FILTER (WHERE ${cell} <= ${latest}), ${latest} IS NULL FROM ${context.relation}`, [context.table, other.table]);
	const [full, failed, unknown] = rows[0] ?? [];
	const all = context.shape.rows;
	const nulls = all - Number(full);
	if (Number(full) === 0 || unknown === true) return answerOf(asked, {
		verdict: "unknown",
		reason: "no-rows",
		sentence: "one of the two has no time",
		nulls
	});
	const examples = Number(failed) > 0 ? await context.examples(`${cell} <= ${latest}`, here.name, [other.table]) : [];
	return answerOf(asked, {
		...judged$1(context, Number(failed), all, "not-after"),
		sentence: `${whole(Number(failed))} of ${counted(all, "row")}${share(Number(failed), all)} ${agreeing(Number(failed), "are ")}not later than the last ${name} of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
		nulls,
		failed: Number(failed),
		examples
	});
}
function rowsAs(asked, other) {
	const { context, rule } = asked;
	const { rows } = context.shape;
	const few = rule.min !== void 0 && fewer(rows, rule.min, other.rows);
	const many = rule.max !== void 0 && exceeds(rows, rule.max, other.rows);
	return answerOf(asked, {
		verdict: few || many ? "fail" : "pass",
		reason: few ? "too-few-rows" : many ? "too-many-rows" : "kept",
		sentence: `${counted(rows, "row")} here, ${whole(other.rows)} in ${rule.dataset}${share(rows, other.rows)}: ${few ? "too few" : many ? "too many" : "as declared"}`
	});
}
function fewer(count, { kind, value }, all) {
	return kind === "absolute" ? count < value : count * 100 < value * all;
}

// src/data/checks/tables/correlation.ts
const bits = 31;
const largestPower = 1e3;
function correlationOf(context) {
	return (pair) => {
		const [one, other] = pair.map((column) => rangeOf(context, column));
		let sums;
		context.afterwards(() => {
			if (one === void 0 || other === void 0 || one.filled() === 0 || other.filled() === 0) return;
			sums = sumsOf(context, one, other);
		});
		return () => sums === void 0 ? void 0 : coefficient(sums);
	};
}
function rangeOf(context, { name, engineType }) {
	const { dialect } = context.engine;
	const cell = dialect.asDouble(identifier(name), engineType);
	const finite = isFloating(engineType) ? dialect.finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;
	const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
	const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
	const units = () => {
		const [least, most] = [Number(low()), Number(high())];
		const half = most / 2 - least / 2;
		const power = half === 0 ? 0 : Math.min(largestPower, bits - Math.ceil(Math.log2(half)));
		const away = `(${cell} - ${dialect.doubleOf(least / 2 + most / 2)})`;
		return dialect.wholeNumber(`floor(${dialect.scaled(away, power)})`);
	};
	return {
		finite,
		filled: context.count(`count(*) FILTER (WHERE ${finite})`),
		units
	};
}
function sumsOf(context, one, other) {
	const all = context.shape.rows;
	const open = [one, other].filter(({ filled }) => filled() < all).map(({ finite }) => finite);
	const [x, y] = [one.units(), other.units()];
	const sum = (value) => context.value(context.engine.dialect.exactSum(open.length === 0 ? value : `CASE WHEN ${open.join(" AND ")} THEN ${value} END`));
	return {
		rows: context.value(open.length === 0 ? "count(*)" : `count(*) FILTER (WHERE ${open.join(" AND ")})`),
		x: sum(x),
		y: sum(y),
		xx: sum(`${x} * ${x}`),
		yy: sum(`${y} * ${y}`),
		xy: sum(`${x} * ${y}`)
	};
}
function coefficient({ rows, x, y, xx, yy, xy }) {
	if (Number(rows()) === 0) return void 0;
	const [n, sx, sy, sxx, syy, sxy] = [
		rows,
		x,
		y,
		xx,
		yy,
		xy
	].map((each) => BigInt(String(each())));
	if (n === void 0 || sx === void 0 || sy === void 0) return void 0;
	if (sxx === void 0 || syy === void 0 || sxy === void 0) return void 0;
	const [left, right] = [n * sxx - sx * sx, n * syy - sy * sy];
	if (left === 0n || right === 0n) return void 0;
	return Number(n * sxy - sx * sy) / (Math.sqrt(Number(left)) * Math.sqrt(Number(right)));
}

// src/data/checks/tables/pairs.ts
const redundantCheck = {
	name: "redundant",
	key: "checks[].redundant",
	asks: "Have no two columns of a kind the same value in more than this share of the rows in which one of them has any?",
	reasons: [
		"redundant-columns",
		"too-many-pairs",
		"measure-undefined",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "redundant", ({ columns }) => columns, redundant)
};
const correlationCheck = {
	name: "correlation",
	key: "checks[].correlation",
	asks: "Have no two columns of numbers a correlation above this, without its sign? Pearson, over the rows in which both are finite, from sums of whole numbers.",
	reasons: [
		"correlated-columns",
		"too-many-pairs",
		"measure-undefined",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "correlation", ({ columns }) => columns, correlation)
};
const mostPairs = 300;
function redundant(asked) {
	const { context, rule } = asked;
	const pairs = pairsOf(columnsOf(asked).filter((column) => kindOf(column) !== void 0)).filter(([a, b]) => kindOf(a) === kindOf(b));
	if (pairs.length > mostPairs) return () => tooMany(asked, pairs.length);
	const measured = pairs.map((pair) => {
		const [a, b] = pair.map(({ name }) => identifier(name));
		const equal = context.count(`count(*) FILTER (WHERE ${a} = ${b})`);
		const some = context.count(`count(*) FILTER (WHERE ${a} IS NOT NULL OR ${b} IS NOT NULL)`);
		return [pair, () => some() === 0 ? void 0 : equal() / some()];
	});
	const words = (share) => `${Number((100 * share).toPrecision(4))} %`;
	return () => judged(asked, measured, {
		reason: "redundant-columns",
		what: `equal in more than ${words(rule.max)} of the rows`,
		words
	});
}
function correlation(asked) {
	const { context, rule } = asked;
	const pairs = pairsOf(columnsOf(asked).filter((column) => kindOf(column) === "number"));
	if (pairs.length > mostPairs) return () => tooMany(asked, pairs.length);
	const of = correlationOf(context);
	const measured = pairs.map((pair) => [pair, of(pair)]);
	const words = (value) => String(Number(value.toPrecision(4)));
	return () => judged(asked, measured, {
		reason: "correlated-columns",
		what: `correlated above ${words(rule.max)}`,
		words
	});
}
function columnsOf({ context, rule }) {
	return rule.columns.length === 0 ? context.stored : rule.columns.map((name) => storedColumn(context, name));
}
function pairsOf(columns) {
	return columns.flatMap((first, index) => columns.slice(index + 1).map((second) => [first, second]));
}
function tooMany(asked, pairs) {
	const sentence = `${counted(pairs, "pair")} of columns are more than ${mostPairs}`;
	return answerOf(asked, {
		verdict: "unknown",
		reason: "too-many-pairs",
		sentence,
		checked: 0
	});
}
function judged(asked, measured, { reason, what, words }) {
	const values = measured.map(([pair, measure]) => ({
		pair,
		value: measure()
	}));
	const known = values.flatMap(({ pair, value }) => value === void 0 ? [] : [{
		pair,
		value,
		size: Math.abs(value)
	}]);
	if (known.length === 0) {
		const sentence = `${counted(measured.length, "pair")} of columns, none of which has such a measure`;
		return answerOf(asked, {
			verdict: "unknown",
			reason: "measure-undefined",
			sentence
		});
	}
	const over = known.filter(({ size }) => size > asked.rule.max).toSorted((a, b) => b.size - a.size);
	const names = over.map(({ pair: [a, b], value }) => `${a.name} and ${b.name} (${words(value)})`);
	const open = known.length < values.length ? `; ${values.length - known.length} have no such measure` : "";
	return answerOf(asked, {
		verdict: over.length > 0 ? "fail" : "pass",
		reason: over.length > 0 ? reason : "kept",
		sentence: `${over.length} of ${counted(values.length, "pair")} of columns are ${what}${over.length > 0 ? `: ${listed(names)}` : ""}${open}`
	});
}

// src/data/checks/tables/whole-rows.ts
const uniqueTogetherCheck = {
	name: "unique-together",
	key: "checks[].unique",
	asks: "Are the values of some columns unique together? Rows with a null in one of them are left out.",
	reasons: [
		"not-unique",
		"allowance-too-large",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "unique", ({ columns }) => columns, uniqueTogether)
};
const completeCheck = {
	name: "complete",
	key: "checks[].complete",
	asks: "Are there no nulls in all columns, or in these, counted by rows?",
	reasons: [
		"incomplete-rows",
		"allowance-too-large",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "complete", ({ columns }) => columns, complete)
};
const distinctRowsCheck = {
	name: "distinct-rows",
	key: "checks[].distinct-rows",
	asks: "Does no row stand twice, in all columns but the named ones? Nulls are equal to each other; the first of equal rows breaks nothing.",
	reasons: [
		"duplicate-rows",
		"allowance-too-large",
		"missing-column"
	],
	plan: (context) => planTableRules(context, "distinct-rows", ({ except }) => except, distinctRows)
};
function uniqueTogether(asked) {
	const { context, rule } = asked;
	const filled = rule.columns.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const full = context.count(`count(*) FILTER (WHERE ${filled})`);
	return async () => {
		const nulls = context.shape.rows - full();
		if (full() === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "no row has a value in all columns",
			nulls
		});
		const { failed, values, condition } = await repeated(context, rule.columns);
		return broken(asked, {
			failed,
			nulls,
			reason: "not-unique",
			condition,
			words: `share ${counted(values, "value")} of ${rule.columns.join(", ")}`
		});
	};
}
function complete(asked) {
	const { context, rule } = asked;
	const condition = `(${(rule.columns.length > 0 ? rule.columns : context.stored.map(({ name }) => name)).map((name) => `${identifier(name)} IS NULL`).join(" OR ")})`;
	const found = context.count(`count(*) FILTER (WHERE ${condition})`);
	return async () => {
		if (context.shape.rows === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "no rows"
		});
		const words = `have a null in ${rule.columns.length > 0 ? rule.columns.join(", ") : "some column"}`;
		return broken(asked, {
			failed: found(),
			nulls: found(),
			reason: "incomplete-rows",
			condition,
			words
		});
	};
}
function distinctRows(asked) {
	const { context, rule } = asked;
	const columns = context.stored.map(({ name }) => name).filter((name) => !rule.except.includes(name));
	const cells = columns.map(identifier).join(", ");
	return async () => {
		if (context.shape.rows === 0 || columns.length === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "nothing to compare"
		});
		const groups = `SELECT count(*) AS "#times" FROM ${context.relation} GROUP BY ${cells} HAVING count(*) > 1`;
		const { rows } = await context.engine.query(`SELECT coalesce(sum("#times" - 1), 0) FROM (${groups}) AS "#part"`, [context.table]);
		const repeats = laterRows(context, cells);
		const words = `are equal to an earlier one${rule.except.length > 0 ? ` but for ${rule.except.join(", ")}` : ""}`;
		return broken(asked, {
			failed: Number(rows[0]?.[0]),
			nulls: 0,
			reason: "duplicate-rows",
			words,
			...repeats
		});
	};
}
function laterRows({ shape, stored, dataset, relation, placedRelation }, cells) {
	if (shape.rowNumbers === "none") {
		const names = new Set(stored.map(({ name }) => name));
		return {
			condition: "\"#time\" > 1",
			among: `(${`SELECT *, row_number() OVER (PARTITION BY ${cells} ORDER BY ${[...dataset.key.filter((name) => names.has(name)).map(identifier), cells].join(", ")}) AS "#time" FROM ${relation}`}) AS "#part"`
		};
	}
	return { condition: `("#file", "#row") IN (SELECT ("#file", "#row") FROM (${`SELECT "#file", "#row", row_number() OVER (PARTITION BY ${cells} ORDER BY "#file", "#row") AS "#time" FROM ${placedRelation}`}) AS "#part" WHERE "#time" > 1)` };
}
async function broken(asked, { failed, nulls, reason, condition, among, words }) {
	const { context } = asked;
	const { rows } = context.shape;
	const examples = failed > 0 ? await context.examples(condition, void 0, [], among) : [];
	return answerOf(asked, {
		...judged$1(context, failed, rows, reason),
		sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${agreeing(failed, words)}, ${allowance(context.allowed)} may${firstOf(examples)}`,
		nulls,
		failed,
		examples
	});
}

// src/data/checks/tables/table-families.ts
const tableFamilies = [
	compareCheck,
	combinationsCheck,
	addsUpCheck,
	determinesCheck,
	uniqueTogetherCheck,
	completeCheck,
	distinctRowsCheck,
	redundantCheck,
	correlationCheck,
	gapsCheck,
	groupRowsCheck,
	apartFromCheck,
	afterCheck,
	rowsAsCheck
];

// src/data/checks/where.ts
const whereCheck = {
	name: "where",
	key: "checks[].where",
	asks: "For how many rows is the expression true? Those break the rule. Rows for which it is null are said, and leave the answer open. Each query may take two minutes.",
	reasons: [
		"rule-broken",
		"allowance-too-large",
		"null-result",
		"where-not-by-row",
		"sql-syntax",
		"sql-not-allowed",
		"sql-cannot-fail",
		"sql-failed",
		"sql-too-costly"
	],
	plan: (context) => context.dataset.checks.flatMap((check) => {
		const { rule } = check;
		return rule.kind === "where" ? [() => withUserSql(context, check, (limited) => judge(limited, check, rule.text))] : [];
	})
};
async function judge(context, check, text) {
	const table = identifier(context.table.name);
	await context.engine.query(`SELECT ${context.engine.dialect.list(`\n${text}\n`)} FROM ${table} LIMIT 0`, [context.table]);
	const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE broken), count(*) FILTER (WHERE broken IS NULL)
     FROM (SELECT CAST((\n${text}\n) AS BOOLEAN) AS broken FROM ${table}) AS "#part"`, [context.table]);
	const [checked = 0, failed = 0, nulls = 0] = (rows[0] ?? []).map(Number);
	const all = context.shape.rows;
	const common = {
		...commonOf(check),
		nulls,
		failed,
		checked
	};
	if (checked !== all) {
		const sentence = `${check.name}: it gives ${counted(checked, "answer")} for ${counted(all, "row")}`;
		return answer(context, {
			...common,
			verdict: "unknown",
			reason: "where-not-by-row",
			sentence
		});
	}
	await refuseConstant(context, `SELECT (\n${text}\n) AS "#part" LIMIT 0`);
	if (all === 0) return answer(context, {
		...common,
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${check.name}: no rows`
	});
	const examples = failed > 0 ? await context.examples(`CAST((\n${text}\n) AS BOOLEAN)`) : [];
	const open = nulls > 0 ? `; null result for ${counted(nulls, "row")}` : "";
	const sentence = `${whole(failed)} of ${counted(all, "row")}${share(failed, all)} ${agreeing(failed, "break ")}the rule “${check.name}”, ${allowance(check.max)} may${open}${firstOf(examples)}`;
	if (exceeds(failed, check.max, all)) return answer(context, {
		...common,
		verdict: "fail",
		reason: "rule-broken",
		sentence,
		examples
	});
	const undecided = exceeds(failed + nulls, check.max, all);
	return answer(context, {
		...common,
		...undecided ? {
			verdict: "unknown",
			reason: "null-result"
		} : judged$1({
			...context,
			allowed: check.max
		}, failed, all, "rule-broken"),
		sentence,
		examples: undecided ? await context.examples(`(\n${text}\n) IS NULL`) : examples
	});
}

// src/data/checks/registry.ts
const checkFamilies = [
	filesCheck,
	frozenCheck,
	linesCheck,
	rowsCheck,
	keyCheck,
	columnCheck,
	typeCheck,
	allNullCheck,
	notFiniteCheck,
	...valueFamilies,
	columnsCheck,
	...tableFamilies,
	whereCheck,
	sqlCheck
];

// src/data/checks/check-dataset.ts
async function checkDataset(engine, version, options = {}) {
	if (version.dataset.format.kind === "files" && version.relation === void 0) return filesReport(version);
	try {
		const shape = await engine.describe(tableSource(version));
		return report(version, shape.rows, storedColumns(version, shape), await runChecks(engine, version, shape, options));
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends !== "input") throw error;
		return unreadableReport(version, error);
	}
}
async function runChecks(engine, version, shape, { ruleLimitMs = defaultRuleLimitMs, others = /* @__PURE__ */ new Map(), tell = noMeter, failingRows }) {
	let isCounting = true;
	const watched = watchedEngine(engine, (share) => {
		if (isCounting) tell(rowsAmount(shape.rows, share));
	});
	const { context, counter } = contextOf(watched, version, shape, ruleLimitMs, others);
	const judges = checkFamilies.flatMap((family) => family.plan(context));
	await counter.run();
	isCounting = false;
	const results = [];
	for (const judge of judges) {
		tell({
			unit: "checks",
			done: results.length,
			of: judges.length
		});
		const answers = [await judge()].flat();
		results.push(...answers);
		for (const result of failingRows === void 0 ? [] : answers) {
			const from = result.verdict === "pass" ? void 0 : rowsBehind(result);
			if (from && failingRows) await writeFailingRows(engine, {
				version,
				table: context.table,
				shape,
				result,
				from
			}, failingRows);
		}
	}
	tell(void 0);
	if (failingRows !== void 0) await writeRejectedLines(engine, version, shape, failingRows);
	return results;
}
function rowsAmount(rows, share) {
	return {
		unit: "rows",
		done: Math.floor(share * rows),
		of: rows,
		what: "read"
	};
}
function report(version, rows, columns, checks) {
	return {
		schemaVersion: 1,
		dataset: version.dataset.name,
		digest: version.digest,
		rows,
		files: version.files.length,
		bytes: bytesOf(version),
		columns: columns.map(({ name, type, engineType }) => ({
			name,
			type,
			engineType
		})),
		verdict: worst(checks.filter((check) => check.level === "fail").map((check) => check.verdict)),
		checks
	};
}
const bytesOf = (version) => version.files.reduce((sum, file) => sum + file.bytes, 0);
const noRows = {
	checked: 0,
	nulls: 0,
	skipped: 0,
	failed: 0
};
function unreadableReport(version, error) {
	return report(version, 0, [], error.problems.map((problem) => ({
		check: "files",
		verdict: "fail",
		level: "fail",
		reason: problem.reason,
		sentence: withoutName(withNames(problem.message, version.files), version.dataset.name),
		rows: noRows,
		examples: [],
		path: version.dataset.path
	})));
}
function withoutName(sentence, name) {
	return sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;
}
function filesReport(version) {
	const { dataset } = version;
	const none = version.files.length === 0;
	const common = {
		check: "files",
		level: "fail",
		rows: noRows,
		examples: [],
		path: dataset.path
	};
	const frozen = frozenAnswers(version).map((given) => ({
		...given,
		rows: noRows,
		examples: []
	}));
	const open = dataset.key.length + dataset.columns.size + dataset.checks.length + Object.keys(dataset.rows).length > 0 ? [{
		...common,
		verdict: "unknown",
		reason: "not-a-table",
		sentence: "rules about rows and columns cannot be asked of a tree of files"
	}] : [];
	const sentence = none ? "there are no files" : `${counted(version.files.length, "file")}, ${whole(bytesOf(version))} bytes`;
	return report(version, 0, [], [
		{
			...common,
			verdict: none ? "fail" : "pass",
			reason: none ? "no-data-files" : "kept",
			sentence
		},
		...frozen,
		...open,
		...unreadTables(version)
	]);
}
const kindWords = {
	parquet: "Parquet",
	arrow: "Arrow"
};
function unreadTables({ dataset, files }) {
	const { format, path, implicit } = dataset;
	const [kind = "files", ...others] = new Set(files.map((file) => formatFromEnding(file.path).kind));
	if (implicit || format.kind !== "files" || format.guessed !== true || kind === "files" || others.length > 0) return [];
	return [{
		check: "files",
		verdict: "fail",
		level: "warn",
		reason: "tables-not-read",
		sentence: `${counted(files.length, `${kindWords[kind] ?? kind.toUpperCase()} file`)}, and nothing in them is looked into; \`format: ${kind}\` would read them as one table`,
		rows: noRows,
		examples: [],
		path: [...path, "format"]
	}];
}

// src/data/drift/unrecorded.ts
function diffWithUnrecorded(base, head, dataset) {
	const { rows = 0 } = base;
	const open = {
		check: "drift",
		verdict: "unknown",
		level: "fail",
		reason: "drift-base-not-recorded",
		sentence: `nobody has recorded the sketch of the base's version (sha256:${base.digest.slice(0, 12)}…), and a database cannot be read as it was then`,
		rows: {
			checked: 0,
			nulls: 0,
			skipped: 0,
			failed: 0
		},
		examples: [],
		path: dataset.path
	};
	const counted = base.rows === void 0 ? [] : [rowCountCheck(sketchOfRows(base.digest, rows), head, dataset)];
	return {
		dataset: dataset.name,
		base: {
			digest: base.digest,
			rows
		},
		head: {
			digest: head.digests.join("+"),
			rows: head.rows
		},
		added: [],
		removed: [],
		retyped: [],
		verdict: counted.some(({ verdict }) => verdict === "fail") ? "fail" : "unknown",
		columns: [],
		checks: [...counted, open]
	};
}
function sketchOfRows(digest, rows) {
	return {
		schemaVersion: 1,
		digests: [digest],
		rows,
		columns: []
	};
}

// src/data/folder-columns.ts
function folderColumns(paths) {
	const folders = paths.flatMap((path) => path.split("/").slice(0, -1));
	return new Set(folders.filter((folder) => folder.includes("=")).map((folder) => unescaped(folder.split("=")[0] ?? "")));
}
function unescaped(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/commands/steps/base-not-read.ts
function baseNotRead(error, before, now) {
	if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
	const isLeft = before.dataset.source !== now.dataset.source;
	if (error.ends !== "input" && error.ends !== "fail" && !isLeft) return { problems: error.problems.map((each) => ({
		...each,
		message: `Of the base: ${each.message}`
	})) };
	return {
		warning: {
			check: "drift",
			verdict: "fail",
			level: "warn",
			reason: "base-data-unreadable",
			sentence: `the data of the base cannot be read, so nothing is compared with them: ${error.problems.map(({ message }) => message.replace(/\.$/, "")).join("; ")}`,
			rows: {
				checked: 0,
				nulls: 0,
				skipped: 0,
				failed: 0
			},
			examples: [],
			path: [...now.dataset.path, "drift"]
		},
		problems: []
	};
}
function withWarning(report, warning) {
	return warning === void 0 ? report : {
		...report,
		checks: [...report.checks, warning]
	};
}

// src/commands/steps/beside-base.ts
async function besideBase(situation, resolved, engine, tell) {
	const before = comparedWith(situation, resolved);
	const head = recordedSketch(situation, resolved);
	if (before === void 0 || head === void 0) return {};
	if (before.dataset.database !== void 0) return { diff: withRecorded(situation, before, resolved, head) };
	try {
		const base = await baseSketch(situation, {
			before,
			now: resolved
		}, engine, tell);
		return { diff: diffSketches(base, head, resolved.dataset, aboutHead(before, resolved)) };
	} catch (error) {
		return baseNotRead(error, before, resolved);
	}
}
function comparedWith(situation, { dataset, digest }) {
	const before = datasetBefore(situation.baseline, situation.candidate, dataset.name);
	if (dataset.drift.against === "none" || before === void 0 || before.digest === digest) return void 0;
	return before.problems.length > 0 ? void 0 : before;
}
async function comparisonOf(situation, resolved, engine, tell) {
	const before = comparedWith(situation, resolved);
	if (before === void 0) return void 0;
	await situation.records.load([
		resolved,
		before,
		asComparedWith(before, resolved)
	].map(sketchAddressOf));
	const head = await sketchOf(situation, resolved, engine, tell);
	if (before.dataset.database !== void 0) return (dataset) => withRecorded(situation, before, {
		...resolved,
		dataset
	}, head);
	const base = await baseSketch(situation, {
		before,
		now: resolved
	}, engine, tell);
	return (dataset) => diffSketches(base, head, dataset, aboutHead(before, resolved));
}
function withRecorded(situation, before, now, head) {
	const base = recordedSketch(situation, asComparedWith(before, now)) ?? recordedSketch(situation, before);
	if (base !== void 0) return diffSketches(base, head, now.dataset);
	const { digest, dataset } = before;
	return diffWithUnrecorded({
		digest,
		...defined({ rows: dataset.locked?.rows })
	}, head, now.dataset);
}
async function baseSketch(situation, { before, now }, engine, tell) {
	const compared = asComparedWith(before, now);
	if (compared.dataset === before.dataset) return sketchOf(situation, before, engine, tell);
	try {
		const shared = await sketchOf(situation, compared, engine, tell);
		const own = await sketchOf(situation, before, engine, tell);
		if (shared.rows !== own.rows) return own;
		return situation.policy === void 0 ? shared : withOwnNumbers(shared, own);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends !== "input") throw error;
		return sketchOf(situation, before, engine, tell);
	}
}
function withOwnNumbers(shared, own) {
	const numbers = new Map(own.columns.filter(isNumber).map((column) => [column.name, column]));
	const columns = shared.columns.map((column) => isNumber(column) ? column : numbers.get(column.name) ?? column);
	return {
		...shared,
		columns
	};
}
function isNumber({ type }) {
	return type === "integer" || type === "number";
}
function aboutHead(before, now) {
	return {
		appended: isAppended(before, now),
		folders: folderColumns(now.files.map(({ path }) => path))
	};
}
function isAppended(before, now) {
	if (before.dataset.view !== void 0 || now.dataset.view !== void 0) return false;
	const files = new Map(now.files.map(({ path, id }) => [path, id]));
	return now.files.length > before.files.length && before.files.every(({ path, id }) => files.get(path) === id);
}

export { diffWithUnrecorded as a, linesName as c, isPlaceholder as d, rowLimits as f, folderColumns as i, inList as l, comparisonOf as n, checkDataset as o, counterOf as p, withWarning as r, checkFamilies as s, besideBase as t, patternProblem as u };
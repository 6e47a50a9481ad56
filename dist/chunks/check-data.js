import { n as noMeter } from "./amount.js";
import { t as MlopsError } from "./problem.js";
import { t as worst } from "./verdict.js";
import { n as localVersion, t as tableSource } from "./table-source.js";
import { n as isFloating, t as columnTypeOf } from "./column-type.js";
import { n as literal, t as identifier } from "./sql.js";
import { r as nearest } from "./nearest.js";
import { n as diffSketches, r as typeWords, t as sketchDataset } from "./dataset.js";
import { l as formatDuration, s as namedDatasets } from "./load.js";
import { r as parseDataReport } from "./data-report.js";
import { a as parseSketch, o as sketchText } from "./records2.js";
import { t as canonicalJson } from "./canonical.js";
import { _ as datasetBefore, g as dataReportAddress, h as asComparedWith, y as sketchAddressOf } from "./commit-record.js";
import { t as expectSame } from "./checked-records.js";
import { isDeepStrictEqual } from "node:util";

// src/data/checks/counter.ts
const batchSize = 48;
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

// src/data/checks/examples.ts
const most = 5;
const longest$1 = 60;
async function exampleRows(engine, version, table, shape, from) {
	const names = new Set(shape.columns.map((column) => column.name));
	const sensitive = (name) => version.dataset.columns.get(name)?.sensitive === true;
	const { key } = version.dataset;
	const byKey = key.length > 0 && key.every((name) => names.has(name) && !sensitive(name));
	const shown = from.column !== void 0 && !sensitive(from.column) && !(byKey && key.includes(from.column)) ? [from.column] : [];
	const columns = [...byKey ? key : [], ...shown];
	const place = ["\"#file\"", "\"#row\""];
	const order = [...byKey ? key.map(identifier) : [], ...place];
	const { rows } = await engine.query(`SELECT ${[...place, ...columns.map((name) => `${identifier(name)}::VARCHAR`)].join(", ")}
     FROM ${identifier(`${table.name}#rows`)} WHERE ${from.condition} ORDER BY ${order.join(", ")} LIMIT ${most}`, [table, ...from.others ?? []]);
	return rows.map(([file, row, ...values]) => ({
		...byKey ? {} : placeOf$1(version, shape, Number(file), row ?? null),
		...Object.fromEntries(columns.map((name, index) => [name, shortened(values[index] ?? null)]))
	}));
}
function placeOf$1(version, shape, file, row) {
	return {
		...version.files.length > 1 ? { file: version.files[file]?.path ?? String(file) } : {},
		[shape.rowNumbers]: String(row)
	};
}
function shortened(value) {
	if (value === null) return "null";
	const text = String(value);
	return text.length > longest$1 ? `${text.slice(0, 59)}…` : text;
}

// src/data/checks/context.ts
const none = {
	kind: "absolute",
	value: 0
};
function contextOf(engine, version, shape, ruleLimitMs, others) {
	const table = tableSource(version);
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
			examples: (condition, column, named = []) => exampleRows(engine, version, table, shape, {
				condition,
				column,
				others: named
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
	const relation = `(SELECT * FROM ${context.relation} WHERE ${where})`;
	const counter = counterOf(context.engine, context.table, relation);
	return {
		context: {
			...context,
			relation,
			placedRelation: `(SELECT * FROM ${context.placedRelation} WHERE ${where})`,
			shape: {
				...context.shape,
				rows,
				rejected: context.shape.rejected + skipped
			},
			count: counter.count,
			value: counter.value,
			afterwards: counter.afterwards,
			examples: (broken, column, named) => context.examples(`${where} AND (${broken})`, column, named)
		},
		counter
	};
}

// src/data/checks/family.ts
const defaultRuleLimitMs = 6e5;
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
	const near = nearest(column.name, context.stored.map(({ name }) => name));
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
		const examples = (condition, column, others = []) => exampleRows(engine, version, table, shape, {
			condition,
			column,
			others
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
			sentence: `${check.name}: ${redacted(context, problem.message)}`,
			checked: 0
		});
	}
}
function limitedEngine({ engine, ruleLimitMs }) {
	return {
		...engine,
		query: (sql, tables, parameters) => engine.query(sql, tables, parameters, { milliseconds: ruleLimitMs })
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
function redacted(context, message) {
	return [...context.dataset.columns.values()].some((column) => column.sensitive) ? message.replaceAll(/'[^']*'/g, "'…'") : message;
}

// src/data/checks/words.ts
function whole(value) {
	return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}
function counted(value, noun) {
	return `${whole(value)} ${noun}${value === 1 ? "" : "s"}`;
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
	await context.engine.query(`SELECT [\n${condition}\n] FROM ${context.relation} LIMIT 0`, [context.table]);
	const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE "#asked"), count(*) FILTER (WHERE "#asked" IS NULL)
     FROM (SELECT CAST((\n${condition}\n) AS BOOLEAN) AS "#asked" FROM ${context.relation})`, [context.table]);
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

// src/data/engines/dialect.ts
function matchesWhole(cell, pattern) {
	return `regexp_full_match(CAST(${cell} AS VARCHAR), ${literal(pattern)})`;
}
function holdsMatch(cell, pattern) {
	return `regexp_matches(CAST(${cell} AS VARCHAR), ${literal(pattern)})`;
}
function characters(cell) {
	return `length(${cell})`;
}
function plainSpelling(cell) {
	return `lower(trim(regexp_replace(CAST(${cell} AS VARCHAR), '\\s+', ' ', 'g')))`;
}
function trimmed(cell, characterList) {
	return `trim(CAST(${cell} AS VARCHAR), ${literal(characterList)})`;
}
function wholeNumber(value) {
	return `CAST(${value} AS BIGINT)`;
}
function exactSum(value) {
	return `CAST(sum(${value}) AS VARCHAR)`;
}
function finiteNumber(cell) {
	return `isfinite(${cell})`;
}
function microseconds(cell, engineType) {
	return engineType === "DATE" ? `epoch_us(CAST(${cell} AS TIMESTAMP))` : `epoch_us(${cell})`;
}
function periodOf(cell, period) {
	return `CAST(date_trunc('${period}', ${cell}) AS TIMESTAMP)`;
}
function doubleOf(value) {
	return `${literal(String(value))}::DOUBLE`;
}

// src/data/checks/amount.ts
function exceeds(count, amount, all) {
	return amount.kind === "absolute" ? count > amount.value : count * 100 > amount.value * all;
}
function allowance(amount) {
	if (amount.value === 0) return "none";
	return amount.kind === "absolute" ? `at most ${whole(amount.value)}` : `at most ${amount.value} %`;
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
		const broken = exceeds(failed, context.allowed, rows);
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? rule.reason : "kept",
			sentence: `${column.name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${rule.words}${withNulls}${allowed}${firstOf(examples)}`,
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
		const broken = [tooFine(column, scale), ...precision === void 0 ? [] : [tooLong(column, precision - scale)]];
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
function tooFine({ name, engineType, type }, scale) {
	const cell = identifier(name);
	if (type === "integer") return "false";
	if (!isFloating(engineType)) return `${cell} <> round(${cell}, ${scale})`;
	const units = doubleOf(10 ** scale);
	const nearest = `CAST(round(CAST(${cell} AS DOUBLE) * ${units}) / ${units} AS ${engineType === "FLOAT" ? "REAL" : "DOUBLE"})`;
	return `(${finiteNumber(cell)} AND abs(${cell}) < ${doubleOf(finest / 10 ** scale)} AND ${cell} <> ${nearest})`;
}
function tooLong({ name, engineType }, digits) {
	const cell = identifier(name);
	return `(${isFloating(engineType) ? `${finiteNumber(cell)} AND ` : ""}abs(CAST(${cell} AS DOUBLE)) >= ${doubleOf(10 ** digits)})`;
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
		breaks: isTextual(column) ? `NOT ${matchesWhole(identifier(column.name), pattern)}` : void 0,
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
		const [failed = 0, spellings = 0] = ((await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (${variants})`, [context.table])).rows[0] ?? []).map(Number);
		const condition = `${identifier(name)} IN (SELECT "#value" FROM (${variants}))`;
		const examples = failed > 0 ? await context.examples(condition, name) : [];
		const broken = exceeds(failed, context.allowed, rows);
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "spelling-variants" : "kept",
			sentence: `${name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} have one of ${counted(spellings, "spelling")} that differ from a more frequent one only in letter case or white space${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function variantsSql(context, name) {
	const cell = identifier(name);
	return `SELECT "#value", "#times" FROM (${`SELECT "#value", "#times", row_number() OVER (PARTITION BY "#plain" ORDER BY "#times" DESC, "#value") AS "#rank"
    FROM (${`SELECT ${cell} AS "#value", ${plainSpelling(cell)} AS "#plain", count(*) AS "#times"
    FROM ${context.relation} WHERE ${cell} IS NOT NULL GROUP BY ${cell}`})`}) WHERE "#rank" > 1`;
}

// src/data/checks/values/hygiene.ts
const blanks = " 	\r\n\f\v\xA0           ​  　﻿";
const control = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f�]";
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
const textAsks = [
	{
		ask: "empty",
		reason: "empty-text",
		asks: "Is no text empty? An empty text is no null.",
		words: "are empty texts",
		breaks: (cell) => `${characters(`CAST(${cell} AS VARCHAR)`)} = 0`
	},
	{
		ask: "blanks",
		reason: "surrounding-blanks",
		asks: "Does no text begin or end with white space, visible or not?",
		words: "begin or end with white space",
		breaks: (cell) => `${trimmed(cell, blanks)} <> CAST(${cell} AS VARCHAR)`
	},
	{
		ask: "control",
		reason: "control-characters",
		asks: "Is no control character in a text (tab and line ends are none), and no sign that it was decoded wrongly (U+FFFD)?",
		words: "hold a control character or one that could not be decoded",
		breaks: (cell) => holdsMatch(cell, control)
	},
	{
		ask: "placeholder",
		reason: "placeholder-value",
		asks: `Does no text only stand for a missing value? In any letter case: ${placeholders.map((text) => `\`${text}\``).join(" ")}.`,
		words: "only stand for a missing value",
		breaks: (cell) => `lower(${trimmed(cell, blanks)}) IN (${placeholders.map(literal).join(", ")})`
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
		breaks: column.type === "string" ? breaks(identifier(column.name)) : void 0
	});
}

// src/data/checks/values/length.ts
const lengthCheck = {
	name: "length",
	key: "columns.<name>.length",
	asks: "Has every text as many characters (code points) as allowed?",
	reasons: ["wrong-length", "cannot-compare"],
	plan: (context) => askedOf(context, "length").map(({ column, rule }) => {
		const length = characters(`CAST(${identifier(column.name)} AS VARCHAR)`);
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
	const cell = `CAST(${identifier(column.name)} AS DOUBLE)`;
	const finite = isFloating(column.engineType) ? finiteNumber(identifier(column.name)) : `${cell} IS NOT NULL`;
	const values = context.count(`count(*) FILTER (WHERE ${finite})`);
	const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
	const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
	let total;
	let spread;
	context.afterwards(() => {
		if (values() === 0) return;
		const [least, most] = [Number(low()), Number(high())];
		const unit = powerFor(Math.max(Math.abs(least), Math.abs(most)), sumBits);
		total = scaled(context, finite, `${cell} * ${doubleOf(2 ** unit)}`, unit);
		if (wants === "mean") return;
		const fine = powerFor(most / 2 - least / 2, squareBits);
		const away = `(${cell} - ${doubleOf(least / 2 + most / 2)}) * ${doubleOf(2 ** fine)}`;
		spread = {
			sum: scaled(context, finite, away, fine),
			squares: {
				units: context.value(squares(finite, away)),
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
	return {
		units: context.value(exactSum(`CASE WHEN ${finite} THEN ${wholeNumber(`floor(${value})`)} END`)),
		power
	};
}
function squares(finite, value) {
	const units = wholeNumber(`floor(${value})`);
	return exactSum(`CASE WHEN ${finite} THEN ${units} * ${units} END`);
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
		const { rows } = await context.engine.query(`SELECT CAST(${cell} AS VARCHAR), count(*) FROM ${context.relation} WHERE ${cell} IS NOT NULL
       GROUP BY ${cell} ORDER BY count(*) DESC, ${cell} LIMIT 1`, [context.table]);
		const [value, times] = [rows[0]?.[0], Number(rows[0]?.[1])];
		const shown = isSensitive(context, name) ? "" : ` ${String(value).slice(0, 60)}`;
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
		const breaks = patterns.map((pattern) => matchesWhole(cell, pattern)).join(" OR ");
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
		const breaks = outside$1(column, values);
		return [cellJudge(context, column, {
			check: "values",
			key: "values",
			reason: "outside-values",
			breaks,
			words
		})];
	})
};
function outside$1(column, values) {
	const filled = `${identifier(column.name)} IS NOT NULL`;
	if (values.length === 0) return comparable$1(column, values) ? filled : void 0;
	const found = inList(column, values);
	return found === void 0 ? void 0 : `${filled} AND NOT (${found})`;
}
function inList(column, values) {
	if (!comparable$1(column, values)) return void 0;
	const cell = identifier(column.name);
	const direct = isNumeric(column) || column.type === "boolean";
	const list = values.map((value) => typeof value === "string" || !direct ? literal(String(value)) : numberSql(value));
	return `${direct ? cell : `CAST(${cell} AS VARCHAR)`} IN (${list.join(", ")})`;
}
function comparable$1(column, values) {
	if (isNumeric(column)) return values.every((value) => typeof value === "number");
	if (column.type === "boolean") return values.every((value) => typeof value === "boolean");
	return column.type !== "other";
}
const numberSql = (value) => typeof value === "number" && !Number.isSafeInteger(value) ? `${literal(String(value))}::DOUBLE` : String(value);

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
		breaks: inList(column, rule.values),
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
			const sql = boundSql(column, bound);
			const cell = identifier(column.name);
			const breaks = sql === void 0 ? void 0 : `${ordinary(column)}${cell} ${operator} ${sql}`;
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
function ordinary({ name, engineType }) {
	return isFloating(engineType) ? `NOT isnan(${identifier(name)}) AND ` : "";
}
function boundSql(column, bound) {
	if (typeof bound === "number") {
		if (column.type !== "integer" && column.type !== "number") return void 0;
		return Number.isSafeInteger(bound) ? `(${bound})` : `(${literal(String(bound))}::DOUBLE)`;
	}
	const time = Date.parse(bound);
	if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(bound)) return void 0;
	if (column.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(bound)) return `DATE ${literal(bound)}`;
	if (column.type !== "timestamp" && column.type !== "date") return void 0;
	const utc = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(bound) ? Date.parse(`${bound.replace(" ", "T")}Z`) : time;
	const text = new Date(utc).toISOString().replace("T", " ").replace("Z", "");
	return column.engineType === "TIMESTAMP WITH TIME ZONE" ? `TIMESTAMPTZ ${literal(`${text}+00`)}` : `TIMESTAMP ${literal(text)}`;
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
	const limits = boundsSql(column, rule);
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
	const some = ordinary(column);
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
function boundsSql(column, { min, max }) {
	const [low, high] = [min, max].map((bound) => bound === void 0 ? void 0 : boundSql(column, bound));
	if (min !== void 0 && low === void 0 || max !== void 0 && high === void 0) return void 0;
	return {
		...low !== void 0 && { min: low },
		...high !== void 0 && { max: high }
	};
}
async function valueAt(context, column, rank) {
	const cell = identifier(column.name);
	const { rows } = await context.engine.query(`SELECT CAST(${cell} AS VARCHAR) FROM ${context.relation} WHERE ${ordinary(column)}${cell} IS NOT NULL
     ORDER BY ${cell} LIMIT 1 OFFSET ${rank - 1}`, [context.table]);
	return String(rows[0]?.[0]);
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
		const breaks = outside(column, found);
		const { rows } = await context.engine.query(`SELECT count(*) FROM ${context.relation} WHERE ${breaks}`, [context.table]);
		const failed = Number(rows[0]?.[0]);
		const broken = exceeds(failed, rule.max, values());
		const examples = broken ? await context.examples(breaks, name) : [];
		const between = isSensitive(context, name) ? "" : ` ${fence(found.low)} to ${fence(found.high)}`;
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "too-many-outliers" : "kept",
			sentence: `${name}: ${whole(failed)} of ${counted(values(), "value")}${share(failed, values())} lie outside of${between} (${rule.limit} ${rule.method === "iqr" ? "interquartile ranges" : "standard deviations"}), ${allowance(rule.max)} may${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
const fence = (value) => Number(value.toPrecision(6));
const finiteSql = ({ name, engineType }) => isFloating(engineType) ? finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;
function outside(column, { low, high }) {
	const cell = identifier(column.name);
	return `${finiteSql(column)} AND (${cell} < ${doubleOf(low)} OR ${cell} > ${doubleOf(high)})`;
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
	const cell = identifier(column.name);
	const values = context.count(`count(*) FILTER (WHERE ${finiteSql(column)})`);
	const fences = async () => {
		const ranks = [
			1,
			rankOf(25, values()),
			rankOf(75, values()),
			values()
		];
		const ranked = `SELECT CAST(${cell} AS DOUBLE) AS "#value", row_number() OVER (ORDER BY ${cell}) AS "#rank"
      FROM ${context.relation} WHERE ${finiteSql(column)}`;
		const { rows } = await context.engine.query(`SELECT "#rank", "#value" FROM (${ranked}) WHERE "#rank" IN (${[...new Set(ranks)].join(", ")})`, [context.table]);
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
		breaks: isTextual(column) ? `NOT ${matchesWhole(cell, pattern)}` : void 0,
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
	const asked = context.count(`count(*) FILTER (WHERE ${ordinary(column)}${filled})`);
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
		const broken = stepsSql$1(context, rule, name, `${ordinary(column)}${filled}`);
		const counts = await context.engine.query(`SELECT count(*) FROM (${broken})`, [context.table]);
		const failed = Number(counts.rows[0]?.[0]);
		const examples = failed > 0 ? await context.examples(`("#file", "#row") IN (SELECT ("#file", "#row") FROM (${broken}))`, name) : [];
		const fails = exceeds(failed, context.allowed, rows);
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		const step = rule.strictly ? `not ${word === "smaller" ? "larger" : "smaller"}` : word;
		return answer(context, {
			...common,
			verdict: fails ? "fail" : "pass",
			reason: fails ? reason : "kept",
			sentence: `${name}: ${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} are ${step} than the one before${allowed}${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function stepsSql$1({ placedRelation }, rule, name, filled) {
	const groups = rule.by.length === 0 ? "" : `PARTITION BY ${rule.by.map(identifier).join(", ")} `;
	const order = [
		...rule.order === void 0 ? [] : [identifier(rule.order)],
		"\"#file\"",
		"\"#row\""
	].join(", ");
	const cell = identifier(name);
	return `SELECT "#file", "#row" FROM (${`SELECT "#file", "#row", ${cell} AS "#now", lag(${cell}) OVER (${groups}ORDER BY ${order}) AS "#before"
    FROM ${placedRelation} WHERE ${filled}`}) WHERE "#now" ${`${rule.key === "increasing" ? "<" : ">"}${rule.strictly ? "=" : ""}`} "#before"`;
}

// src/data/checks/repeated.ts
async function repeated(context, columns) {
	const cells = columns.map(identifier).join(", ");
	const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(" AND ");
	const groups = `SELECT ${cells}, count(*) AS "#times" FROM ${context.relation} WHERE ${filled} GROUP BY ${cells} HAVING count(*) > 1`;
	const { rows } = await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (${groups})`, [context.table]);
	return {
		failed: Number(rows[0]?.[0]),
		values: Number(rows[0]?.[1]),
		condition: `(${cells}) IN (SELECT (${cells}) FROM (${groups}))`
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
		const broken = exceeds(failed, context.allowed, rows);
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "not-unique" : "kept",
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
	const filled = rule.columns.map((name) => `${ordinary(storedColumn(context, name))}${identifier(name)} IS NOT NULL`).join(" AND ");
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
		const broken = exceeds(failed, context.allowed, rows);
		const withNulls = nulls > 0 ? ` (${whole(nulls)} with a null, ${rule.nulls === "skip" ? "left out" : "which break it"})` : "";
		return answerOf(asked, {
			verdict: broken ? "fail" : "pass",
			reason: broken ? rule.reason : "kept",
			sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${rule.words}${withNulls}, ${allowance(context.allowed)} may${firstOf(examples)}`,
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
		const broken = exceeds(failed, context.allowed, all);
		const allowed = context.allowed.value > 0 ? `, ${allowance(context.allowed)} may` : "";
		return answer(context, {
			...common,
			verdict: broken ? "fail" : "pass",
			reason: broken ? "outside-other" : "kept",
			sentence: `${name}: ${whole(failed)} of ${counted(all, "row")}${share(failed, all)} have one of ${counted(values, "value")} that ${there} does not have${allowed}${firstOf(examples)}`,
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
	reasons: ["missing-column"],
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
	asks: "Can every file be read as a table, and do all files of a glob have the same columns?",
	reasons: [
		"files-differ",
		"wrong-delimiter",
		"mixed-types"
	],
	plan: (context) => {
		const { problems } = context.shape;
		return problems.length === 0 ? [() => readable(context)] : problems.map((problem) => () => problemOf(context, problem));
	}
};
function readable(context) {
	const { files } = context.version;
	const columns = counted(context.shape.columns.length, "column");
	return answer(context, {
		check: "files",
		verdict: "pass",
		level: "fail",
		reason: "kept",
		sentence: `${counted(files.length, "file")} could be read: ${counted(context.shape.rows, "row")}, ${columns}`,
		path: context.dataset.path
	});
}
function problemOf(context, problem) {
	const named = problem.column === void 0 ? void 0 : context.dataset.columns.get(problem.column);
	const declared = named?.defaults?.declared === false ? void 0 : named;
	const where = problem.column === void 0 ? {} : { column: problem.column };
	const optional = problem.reason === "files-differ" && declared?.required === false;
	const sentence = context.version.files.reduce((text, file) => text.replaceAll(file.local, file.path), problem.message);
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

// src/data/checks/lines.ts
const linesCheck = {
	name: "lines",
	key: "always, for text files",
	asks: "Is every line of every text file a row of the table, with every value of its declared type?",
	reasons: ["unreadable-lines"],
	plan: (context) => {
		const { shape, dataset, version } = context;
		if (shape.rowNumbers !== "line") return [];
		return [() => {
			const all = shape.rows + shape.rejected;
			const fine = shape.rejected === 0;
			const [first] = shape.rejects;
			const path = (local) => version.files.find((file) => file.local === local)?.path ?? local;
			const column = first?.column === void 0 ? "" : `, column ${first.column}`;
			const where = first ? `; first: ${path(first.file)}, line ${first.line}${column}: ${first.error}` : "";
			return answer(context, {
				check: "lines",
				verdict: fine ? "pass" : "fail",
				level: "fail",
				reason: fine ? "kept" : "unreadable-lines",
				sentence: fine ? `all ${counted(all, "line")} are rows` : `${counted(shape.rejected, "line")} of ${counted(all, "line")}${share(shape.rejected, all)} cannot be read${where}`,
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

// src/data/checks/not-finite.ts
const notFiniteCheck = {
	name: "not-finite",
	key: "always, for floating-point numbers",
	asks: "Is every number a number? NaN and infinities are counted apart from nulls and from each other.",
	reasons: ["not-finite"],
	plan: (context) => context.stored.filter((column) => isFloating(column.engineType)).map((column) => {
		const cell = identifier(column.name);
		const filled = context.count(`count(${cell})`);
		const nan = context.count(`count(*) FILTER (WHERE isnan(${cell}))`);
		const plus = context.count(`count(*) FILTER (WHERE ${cell} = 'inf'::DOUBLE)`);
		const minus = context.count(`count(*) FILTER (WHERE ${cell} = '-inf'::DOUBLE)`);
		return () => judge$8(context, column, {
			filled,
			nan,
			plus,
			minus
		});
	})
};
async function judge$8(context, column, counts) {
	const { rows } = context.shape;
	const [nan, plus, minus] = [
		counts.nan(),
		counts.plus(),
		counts.minus()
	];
	const failed = nan + plus + minus;
	const examples = failed > 0 ? await context.examples(`NOT isfinite(${identifier(column.name)})`, column.name) : [];
	const parts = [
		`${nan} NaN`,
		`${plus} +Inf`,
		`${minus} −Inf`
	].filter((part) => !part.startsWith("0 "));
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

// src/data/checks/sql.ts
const sqlCheck = {
	name: "sql",
	key: "checks[].sql",
	asks: "How many rows does the SELECT return? Those break the rule. The table has the name of the dataset.",
	reasons: [
		"rule-broken",
		"sql-syntax",
		"sql-not-allowed",
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
	await context.engine.query(`WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`, [context.table]);
	const { rows } = await context.engine.query(`SELECT count(*) FROM (\n${text}\n)`, [context.table]);
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
	const examples = broken ? await firstRows(context, text) : [];
	return answer(context, {
		...common,
		verdict: broken ? "fail" : "pass",
		reason: broken ? "rule-broken" : "kept",
		sentence: `${returned}${firstOf(examples)}`,
		examples
	});
}
async function firstRows(context, text) {
	if ([...context.dataset.columns.values()].some((column) => column.sensitive)) return [];
	const { columns, rows } = await context.engine.query(`SELECT * FROM (\n${text}\n) ORDER BY ALL LIMIT 5`, [context.table]);
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
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "adds-up", ({ columns, to }) => typeof to === "string" ? [...columns, to] : columns, judge$5)
};
const billionth = 1e-9;
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
	const cell = (name) => `CAST(${identifier(name)} AS DOUBLE)`;
	const sum = `(${rule.columns.map(cell).join(" + ")})`;
	const wanted = typeof rule.to === "string" ? cell(rule.to) : doubleOf(rule.to);
	const sizes = [...rule.columns.map((name) => `abs(${cell(name)})`), `abs(${wanted})`].join(", ");
	const within = rule.within === void 0 ? `${doubleOf(billionth)} * greatest(${sizes})` : doubleOf(rule.within);
	return rowJudge(asked, {
		columns,
		nulls: rule.nulls,
		reason: "sum-differs",
		breaks: `NOT coalesce(abs(${sum} - ${wanted}) <= ${within} AND NOT isnan(${sum} - ${wanted}), false)`,
		words: `do not add up to ${rule.to}`
	});
}

// src/data/checks/tables/combinations.ts
const combinationsCheck = {
	name: "combinations",
	key: "checks[].combinations",
	asks: "Do the values of several columns go together in every row as in one of the combinations? Rows with a null are left out, or break it with `nulls: break`.",
	reasons: [
		"outside-combinations",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "combinations", ({ columns }) => columns, judge$4)
};
function judge$4(asked) {
	const { context, rule } = asked;
	const allowed = rule.values.map((values) => values.map((value, index) => inList(storedColumn(context, rule.columns[index] ?? ""), [value])));
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
	reasons: ["not-determined", "missing-column"],
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
		const [failed = 0, groups = 0] = ((await context.engine.query(`SELECT coalesce(sum("#times"), 0), count(*) FROM (SELECT ${from.map(identifier).join(", ")}, sum("#times") AS "#times" FROM (${odd}) GROUP BY ${from.map(identifier).join(", ")})`, [context.table])).rows[0] ?? []).map(Number);
		const cells = [...from, ...to].map(identifier).join(", ");
		const condition = `(${cells}) IN (SELECT (${cells}) FROM (${odd}))`;
		const examples = failed > 0 ? await context.examples(condition) : [];
		const broken = exceeds(failed, context.allowed, rows);
		return answerOf(asked, {
			verdict: broken ? "fail" : "pass",
			reason: broken ? "not-determined" : "kept",
			sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} have another ${to.join(", ")} than most with the same ${from.join(", ")} (${counted(groups, "value")} of it), ${allowance(context.allowed)} may${firstOf(examples)}`,
			nulls,
			failed,
			examples
		});
	};
}
function oddSql({ relation }, from, to, filled) {
	const [left, right] = [from.map(identifier).join(", "), to.map(identifier).join(", ")];
	return `SELECT ${left}, ${right}, "#times" FROM (${`SELECT *, row_number() OVER (PARTITION BY ${left} ORDER BY "#times" DESC, ${right}) AS "#rank" FROM (${`SELECT ${left}, ${right}, count(*) AS "#times" FROM ${relation} WHERE ${filled} GROUP BY ${left}, ${right}`})`}) WHERE "#rank" > 1`;
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
		const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE ${late}) FROM (${steps}) WHERE "#before" IS NOT NULL`, [context.table]);
		const [pairs = 0, gaps = 0] = (rows[0] ?? []).map(Number);
		if (pairs === 0) return answerOf(asked, {
			verdict: "unknown",
			reason: "no-rows",
			sentence: "there are no two times to compare",
			nulls
		});
		const cells = [column.name, ...rule.by].map(identifier).join(", ");
		const condition = `(${cells}) IN (SELECT (${cells}) FROM (${steps}) WHERE ${late})`;
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
function stepsSql({ relation }, column, by, filled) {
	const cells = [column.name, ...by].map(identifier).join(", ");
	const times = `SELECT DISTINCT ${cells} FROM ${relation} WHERE ${filled}`;
	const groups = by.length === 0 ? "" : `PARTITION BY ${by.map(identifier).join(", ")} `;
	const now = microseconds(identifier(column.name), column.engineType);
	return `SELECT ${cells}, ${now} AS "#now", lag(${now}) OVER (${groups}ORDER BY ${now}) AS "#before" FROM (${times})`;
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
	const period = time === void 0 || per === void 0 ? void 0 : periodOf(identifier(time.name), per);
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
	const cells = rule.by.map(identifier).join(", ");
	const seen = cells === "" ? "1" : `(SELECT count(*) FROM (SELECT DISTINCT ${cells} FROM (${groups})))`;
	const range = per === void 0 ? "NULL, NULL" : "CAST(min(\"#p\") AS VARCHAR), CAST(max(\"#p\") AS VARCHAR)";
	const { rows } = await context.engine.query(`SELECT count(*), ${outside.map((each) => `count(*) FILTER (WHERE ${each})`).join(", ")}, ${seen}, ${range} FROM (${groups})`, [context.table]);
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
	const cells = [...shown.map(identifier), ...periodic ? ["\"#p\""] : []];
	const outside = [...rule.min === void 0 ? [] : [`"#rows" < ${rule.min}`], ...rule.max === void 0 ? [] : [`"#rows" > ${rule.max}`]];
	const order = cells.length === 0 ? "" : ` ORDER BY ${cells.join(", ")}`;
	const { rows } = await context.engine.query(`SELECT ${[...cells.map((cell) => `CAST(${cell} AS VARCHAR)`), "\"#rows\""].join(", ")} FROM (${groups}) WHERE ${outside.join(" OR ")}${order} LIMIT 5`, [context.table]);
	const names = [
		...shown,
		...periodic ? [rule.per ?? "period"] : [],
		"rows"
	];
	return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, String(row[index]).slice(0, 60)])));
}

// src/data/checks/tables/other-datasets.ts
const apartFromCheck = {
	name: "apart-from",
	key: "checks[].apart-from",
	asks: "Has no row the same key, or the same values of some columns, as a row of another dataset? Without a key all columns of both are compared; rows with a null among them are left out.",
	reasons: [
		"rows-in-other",
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
	const breaks = `${filled} AND (${cells}) IN (SELECT (${cells}) FROM ${other.relation} WHERE ${filled})`;
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
	const broken = exceeds(failed, context.allowed, all);
	return answerOf(asked, {
		verdict: broken ? "fail" : "pass",
		reason: broken ? "rows-in-other" : "kept",
		sentence: `${whole(failed)} of ${counted(all, "row")}${share(failed, all)} have the same ${columns.join(", ")} as a row of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
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
	const broken = exceeds(Number(failed), context.allowed, all);
	return answerOf(asked, {
		verdict: broken ? "fail" : "pass",
		reason: broken ? "not-after" : "kept",
		sentence: `${whole(Number(failed))} of ${counted(all, "row")}${share(Number(failed), all)} are not later than the last ${name} of ${rule.dataset}, ${allowance(context.allowed)} may${firstOf(examples)}`,
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
	const cell = `CAST(${identifier(name)} AS DOUBLE)`;
	const finite = isFloating(engineType) ? finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;
	const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
	const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
	const units = () => {
		const [least, most] = [Number(low()), Number(high())];
		const half = most / 2 - least / 2;
		const power = half === 0 ? 0 : Math.min(largestPower, bits - Math.ceil(Math.log2(half)));
		return wholeNumber(`floor((${cell} - ${doubleOf(least / 2 + most / 2)}) * ${doubleOf(2 ** power)})`);
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
	const sum = (value) => context.value(exactSum(open.length === 0 ? value : `CASE WHEN ${open.join(" AND ")} THEN ${value} END`));
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
	reasons: ["not-unique", "missing-column"],
	plan: (context) => planTableRules(context, "unique", ({ columns }) => columns, uniqueTogether)
};
const completeCheck = {
	name: "complete",
	key: "checks[].complete",
	asks: "Are there no nulls in all columns, or in these, counted by rows?",
	reasons: ["incomplete-rows", "missing-column"],
	plan: (context) => planTableRules(context, "complete", ({ columns }) => columns, complete)
};
const distinctRowsCheck = {
	name: "distinct-rows",
	key: "checks[].distinct-rows",
	asks: "Does no row stand twice, in all columns but the named ones? Nulls are equal to each other; the first of equal rows breaks nothing.",
	reasons: ["duplicate-rows", "missing-column"],
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
		const { rows } = await context.engine.query(`SELECT coalesce(sum("#times" - 1), 0) FROM (${groups})`, [context.table]);
		const condition = `("#file", "#row") IN (SELECT ("#file", "#row") FROM (${`SELECT "#file", "#row", row_number() OVER (PARTITION BY ${cells} ORDER BY "#file", "#row") AS "#time" FROM ${context.placedRelation}`}) WHERE "#time" > 1)`;
		const words = `are equal to an earlier one${rule.except.length > 0 ? ` but for ${rule.except.join(", ")}` : ""}`;
		return broken(asked, {
			failed: Number(rows[0]?.[0]),
			nulls: 0,
			reason: "duplicate-rows",
			condition,
			words
		});
	};
}
async function broken(asked, { failed, nulls, reason, condition, words }) {
	const { context } = asked;
	const { rows } = context.shape;
	const examples = failed > 0 ? await context.examples(condition) : [];
	const fails = exceeds(failed, context.allowed, rows);
	return answerOf(asked, {
		verdict: fails ? "fail" : "pass",
		reason: fails ? reason : "kept",
		sentence: `${whole(failed)} of ${counted(rows, "row")}${share(failed, rows)} ${words}, ${allowance(context.allowed)} may${firstOf(examples)}`,
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
	asks: "For how many rows is the expression true? Those break the rule. Rows for which it is null are said, and leave the answer open.",
	reasons: [
		"rule-broken",
		"null-result",
		"where-not-by-row",
		"sql-syntax",
		"sql-not-allowed",
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
	await context.engine.query(`SELECT [\n${text}\n] FROM ${table} LIMIT 0`, [context.table]);
	const { rows } = await context.engine.query(`SELECT count(*), count(*) FILTER (WHERE broken), count(*) FILTER (WHERE broken IS NULL)
     FROM (SELECT CAST((\n${text}\n) AS BOOLEAN) AS broken FROM ${table})`, [context.table]);
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
	if (all === 0) return answer(context, {
		...common,
		verdict: "unknown",
		reason: "no-rows",
		sentence: `${check.name}: no rows`
	});
	const examples = failed > 0 ? await context.examples(`CAST((\n${text}\n) AS BOOLEAN)`) : [];
	const open = nulls > 0 ? `; null result for ${counted(nulls, "row")}` : "";
	const sentence = `${whole(failed)} of ${counted(all, "row")}${share(failed, all)} break the rule “${check.name}”, ${allowance(check.max)} may${open}${firstOf(examples)}`;
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
		verdict: undecided ? "unknown" : "pass",
		reason: undecided ? "null-result" : "kept",
		sentence,
		examples: undecided ? await context.examples(`(\n${text}\n) IS NULL`) : examples
	});
}

// src/data/checks/registry.ts
const checkFamilies = [
	filesCheck,
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
	if (version.dataset.format.kind === "files") return filesReport(version);
	try {
		const shape = await engine.describe(tableSource(version));
		return report(version, shape.rows, storedColumns(version, shape), await runChecks(engine, version, shape, options));
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends !== "input") throw error;
		return unreadableReport(version, error);
	}
}
async function runChecks(engine, version, shape, { ruleLimitMs = defaultRuleLimitMs, others = /* @__PURE__ */ new Map(), tell = noMeter }) {
	const { context, counter } = contextOf(engine, version, shape, ruleLimitMs, others);
	const judges = checkFamilies.flatMap((family) => family.plan(context));
	await counter.run();
	const results = [];
	for (const judge of judges) {
		tell({
			unit: "checks",
			done: results.length,
			of: judges.length
		});
		results.push(...[await judge()].flat());
	}
	tell(void 0);
	return results;
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
	const relative = (text) => version.files.reduce((all, file) => all.replaceAll(file.local, file.path), text);
	return report(version, 0, [], error.problems.map((problem) => ({
		check: "files",
		verdict: "fail",
		level: "fail",
		reason: problem.reason,
		sentence: relative(problem.message),
		rows: noRows,
		examples: [],
		path: version.dataset.path
	})));
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
	const open = dataset.key.length + dataset.columns.size + dataset.checks.length + Object.keys(dataset.rows).length > 0 ? [{
		...common,
		verdict: "unknown",
		reason: "not-a-table",
		sentence: "rules about rows and columns cannot be asked of a tree of files"
	}] : [];
	const sentence = none ? "there are no files" : `${counted(version.files.length, "file")}, ${whole(bytesOf(version))} bytes`;
	return report(version, 0, [], [{
		...common,
		verdict: none ? "fail" : "pass",
		reason: none ? "no-data-files" : "kept",
		sentence
	}, ...open]);
}

// src/commands/situation/rule-places.ts
function rulePlaces(contracts, dataset) {
	const sides = {
		base: contracts.policy?.datasets.get(dataset),
		head: contracts.head.project.datasets.get(dataset),
		applied: contracts.project.datasets.get(dataset)
	};
	const placed = (answer, ofBase = isOfBase(sides, answer)) => {
		return {
			...answer,
			place: brief(placeOf(contracts, writtenPath(answer), ofBase))
		};
	};
	return {
		ofChecks: (checks) => checks.map((check, at) => {
			if (check.verdict === "pass") return check;
			return isSecondRule(check, checks.slice(0, at)) ? placed(check, true) : placed(check);
		}),
		ofColumns: (columns) => columns.map((column) => column.state === "same" ? column : placed(column))
	};
}
function placeOf({ head, policyPlaces, judged }, path, ofBase) {
	if (!ofBase || policyPlaces === void 0) return head.places.at(path);
	return {
		...policyPlaces.at(path),
		branch: judged.policy.branch
	};
}
const longest = 1e3;
function brief({ source = "", ...place }) {
	return source.length > longest ? place : {
		...place,
		source
	};
}
function isSecondRule({ check, column, path }, before) {
	const [, , section, , key] = path;
	if (section !== "columns" || key === void 0 || key === "absent") return false;
	return before.some((other) => other.check === check && other.column === column && isDeepStrictEqual(other.path.slice(2), path.slice(2)));
}
function writtenPath({ path, reason }) {
	const key = keysOfReasons[reason];
	return key === void 0 ? path : [...path, key];
}
const keysOfReasons = {
	"too-few-rows": "min",
	"too-many-rows": "max",
	"extra-column": "extra-columns"
};
function isOfBase({ base, head, applied }, answer) {
	if (base === void 0) return false;
	if (head === void 0) return true;
	const { name } = answer;
	const [, , ...below] = writtenPath(answer);
	if (below[0] === "checks") return head.checks.every((check) => check.name !== name);
	if (name !== void 0) return false;
	const [before, now, asked] = [
		askedAt(base, below),
		askedAt(head, below),
		askedAt(applied, below)
	];
	return before !== void 0 && !isDeepStrictEqual(now, asked) && isDeepStrictEqual(before, asked);
}
function askedAt(dataset, [section, name, ...below]) {
	if (dataset === void 0) return void 0;
	const [rule] = below;
	switch (section) {
		case "key": return dataset.key.length === 0 ? void 0 : dataset.key;
		case "rows": return Reflect.get(dataset.rows, String(name));
		case "extra-columns": return dataset.extraColumns;
		case "drift": return dataset.drift.columns.get(String(rule));
		case "columns": {
			const column = dataset.columns.get(String(name));
			return column === void 0 || rule === void 0 ? column?.name : askedOfColumn(column, below);
		}
		default: return;
	}
}
function askedOfColumn(column, below) {
	const rules = (column.rules ?? []).filter(({ path }) => isDeepStrictEqual(path.slice(-below.length), below));
	return rules.length === 0 ? Reflect.get(column, String(below[0])) : rules.map(({ path: _, ...rule }) => rule);
}

// src/commands/steps/check-data.ts
async function checkData(situation, names, engine, ports) {
	const reports = [];
	for (const [at, name] of names.entries()) {
		const resolved = situation.candidate.datasets.get(name);
		if (resolved === void 0) continue;
		const work = (tell) => {
			if (names.length > 1) tell({
				unit: "datasets",
				done: at,
				of: names.length
			});
			return checkOne(situation, resolved, engine, tell);
		};
		reports.push(await ports.progress.stage(`validate ${name}`, work));
	}
	return reports;
}
async function checkOne(situation, resolved, engine, tell) {
	const { name } = resolved.dataset;
	try {
		const { report, read } = await contractReport(situation, resolved, engine, tell);
		const diff = await difference(situation, resolved, engine, tell);
		const note = read ? {} : { note: noteOf(situation, resolved) };
		const files = changedFiles(datasetBefore(situation.baseline, situation.candidate, name), resolved);
		return {
			dataset: name,
			...withPlaces(situation, name, report, diff),
			...files && { files },
			...note,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			dataset: name,
			problems: error.problems
		};
	}
}
function withPlaces(situation, name, report, diff) {
	const { ofChecks, ofColumns } = rulePlaces(situation, name);
	return {
		report: {
			...report,
			checks: ofChecks(report.checks)
		},
		...diff && { diff: {
			...diff,
			checks: ofChecks(diff.checks),
			columns: ofColumns(diff.columns)
		} }
	};
}
function noteOf(situation, resolved) {
	if (datasetBefore(situation.baseline, situation.candidate, resolved.dataset.name)?.digest === resolved.digest) return `unchanged since \`${situation.baseline?.commit.sha.slice(0, 12)}\`, not read`;
	return "this version was checked before under this contract, not read";
}
async function contractReport(situation, resolved, engine, tell) {
	const { name } = resolved.dataset;
	const key = situation.candidate.facts.datasets.get(name)?.reportKey ?? "";
	const address = dataReportAddress(key);
	const known = situation.records.text(address);
	if (known !== void 0 && situation.records.text(sketchAddressOf(resolved)) !== void 0) return {
		report: reportAt(address, known, resolved),
		read: false
	};
	const version = await localFiles(situation, resolved, tell);
	const others = await namedVersions(situation, resolved, tell);
	const report = await checkDataset(await engine.get(), version, {
		tell,
		others
	});
	if (report.checks.every((check) => check.reason !== "sql-too-costly")) await situation.records.keep({
		address,
		text: `${canonicalJson(report)}\n`
	});
	if (report.rows > 0 || resolved.dataset.format.kind === "files") await keepSketch(situation, version, engine, tell);
	return {
		report,
		read: true
	};
}
async function namedVersions(situation, { dataset }, tell) {
	const versions = /* @__PURE__ */ new Map();
	for (const { dataset: name } of namedDatasets(dataset)) {
		const other = situation.candidate.datasets.get(name);
		if (other !== void 0 && !versions.has(name)) versions.set(name, await localFiles(situation, other, tell));
	}
	return versions;
}
function reportAt(address, text, { dataset, digest }) {
	const report = parseDataReport(text);
	expectSame(address, "dataset", report.dataset, dataset.name);
	expectSame(address, "digest", report.digest, digest);
	return report;
}
async function keepSketch(situation, version, engine, tell) {
	const sketch = await sketchDataset(await engine.get(), version, tell);
	await situation.records.keep({
		address: sketchAddressOf(version),
		text: sketchText(sketch)
	});
	return sketch;
}
async function difference(situation, resolved, engine, tell) {
	const { dataset, digest } = resolved;
	const before = datasetBefore(situation.baseline, situation.candidate, dataset.name);
	if (dataset.drift.against === "none" || before === void 0 || before.digest === digest) return void 0;
	if (before.problems.length > 0) return void 0;
	const head = recordedSketch(situation, resolved);
	if (head === void 0) return void 0;
	const base = await baseSketch(situation, {
		before,
		now: resolved
	}, engine, tell);
	return diffSketches(base, head, dataset, isAppended(before, resolved));
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
async function sketchOf(situation, resolved, engine, tell) {
	return recordedSketch(situation, resolved) ?? keepSketch(situation, await localFiles(situation, resolved, tell), engine, tell);
}
function recordedSketch(situation, resolved) {
	const address = sketchAddressOf(resolved);
	const text = situation.records.text(address);
	if (text === void 0) return void 0;
	const sketch = parseSketch(text);
	expectSame(address, "digest", sketch.digests.join("+"), resolved.digest);
	return sketch;
}
function changedFiles(before, now) {
	if (before === void 0 || before.problems.length > 0 || before.digest === now.digest) return void 0;
	const then = new Map(before.files.map(({ path, id }) => [path, id]));
	const here = new Set(now.files.map(({ path }) => path));
	const paths = (keep) => now.files.filter(({ path, id }) => keep(path, id)).map(({ path }) => path);
	return {
		added: paths((path) => !then.has(path)),
		changed: paths((path, id) => then.has(path) && then.get(path) !== id),
		removed: [...then.keys()].filter((path) => !here.has(path)),
		same: paths((path, id) => then.get(path) === id).length
	};
}
function isAppended(before, now) {
	const files = new Map(now.files.map(({ path, id }) => [path, id]));
	return now.files.length > before.files.length && before.files.every(({ path, id }) => files.get(path) === id);
}
function localFiles(situation, resolved, tell) {
	return localVersion(situation.repository, resolved, situation.own.cache, tell);
}

export { patternProblem as a, checkFamilies as i, localFiles as n, checkDataset as r, checkData as t };
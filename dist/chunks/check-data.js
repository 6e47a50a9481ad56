import { n as noMeter } from "./amount.js";
import { t as MlopsError } from "./problem.js";
import { t as worst } from "./verdict.js";
import { n as localVersion, t as tableSource } from "./table-source.js";
import { n as isFloating, t as columnTypeOf } from "./column-type.js";
import { n as literal, t as identifier } from "./sql.js";
import { r as nearest } from "./nearest.js";
import { c as formatDuration, o as namedDatasets } from "./load.js";
import { D as rowsChangeDefault, E as driftDefaults } from "./find-situation.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { g as logGamma, m as normalQuantile, p as chiSquareQuantile, u as random } from "./compare.js";
import { r as parseDataReport } from "./data-report.js";
import { a as parseSketch, o as sketchText } from "./records2.js";
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
function askedOf$1(context, key) {
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
function listed$1(items, most = 10) {
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

// src/data/type-words.ts
const words = {
	integer: "whole numbers",
	number: "numbers",
	string: "text",
	boolean: "true and false",
	date: "dates",
	timestamp: "points in time"
};
function typeWords({ type, engineType }) {
	return type === "other" ? `values of type ${engineType}` : words[type];
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

// src/data/checks/decimals.ts
const decimalsCheck = {
	name: "decimals",
	key: "columns.<name>.decimals",
	asks: "Has no number more digits after the point, or in all, than allowed? A floating-point number has those of the shortest decimal that it stands for; beyond 15 digits in all it has none to speak of, and is not asked.",
	reasons: ["too-many-digits", "cannot-compare"],
	plan: (context) => askedOf$1(context, "decimals").map(({ column, rule: { scale, precision, path } }) => {
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

// src/data/checks/distinct.ts
const distinctCheck = {
	name: "distinct",
	key: "columns.<name>.distinct",
	asks: "Are there as many different values as declared? Nulls are no value; a percentage is one of the values. `{ min: 2 }` rules out a constant.",
	reasons: ["too-few-values", "too-many-values"],
	plan: (context) => askedOf$1(context, "distinct").map((asked) => judge$20(context, asked))
};
function judge$20(context, { column, rule }) {
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
		if (values === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/format.ts
const formatCheck = {
	name: "format",
	key: "columns.<name>.format",
	asks: "Has every value the form of that name, or of that date format, from its first to its last character? What the names mean is in [formats](formats.md).",
	reasons: ["format-mismatch", "cannot-compare"],
	plan: (context) => askedOf$1(context, "format").map(({ column, rule: { name, pattern, path } }) => cellJudge(context, column, {
		check: "format",
		key: "format",
		path,
		reason: "format-mismatch",
		breaks: isTextual(column) ? `NOT ${matchesWhole(identifier(column.name), pattern)}` : void 0,
		words: `do not have the format ${name}`
	}))
};

// src/data/checks/spelling.ts
const spellingCheck = {
	name: "hygiene-spelling",
	key: "columns.<name>.hygiene",
	asks: "Does no text differ from another only in letter case or white space? Of such texts the most frequent one is taken for right.",
	reasons: ["spelling-variants", "cannot-compare"],
	plan: (context) => askedOf$1(context, "hygiene").filter(({ rule }) => rule.asks.includes("spelling")).map((asked) => judge$19(context, asked))
};
function judge$19(context, { column, rule }) {
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
		if (filled() === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/hygiene.ts
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
		plan: (context) => askedOf$1(context, "hygiene").filter(({ rule }) => rule.asks.includes(about.ask)).map((asked) => judge$18(context, asked, about))
	};
}
function judge$18(context, { column, rule }, { ask, reason, words, breaks }) {
	return cellJudge(context, column, {
		check: `hygiene-${ask}`,
		key: "hygiene",
		path: rule.path,
		reason,
		words,
		breaks: column.type === "string" ? breaks(identifier(column.name)) : void 0
	});
}

// src/data/checks/length.ts
const lengthCheck = {
	name: "length",
	key: "columns.<name>.length",
	asks: "Has every text as many characters (code points) as allowed?",
	reasons: ["wrong-length", "cannot-compare"],
	plan: (context) => askedOf$1(context, "length").map(({ column, rule }) => {
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

// src/data/checks/measures.ts
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
	plan: (context) => askedOf$1(context, measure.key).map((asked) => judge$17(context, asked, measure))
}));
function judge$17(context, { column, rule }, { key, reason, words, of }) {
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
		if (values === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/most-common.ts
const mostCommonCheck = {
	name: "most-common",
	key: "columns.<name>.most-common",
	asks: "Does the most frequent value stand at most so often? A percentage is one of the values that are not null.",
	reasons: ["almost-constant"],
	plan: (context) => askedOf$1(context, "most-common").map((asked) => judge$16(context, asked))
};
function judge$16(context, { column, rule }) {
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
		if (values === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/not-pattern.ts
const notPatternCheck = {
	name: "not-pattern",
	key: "columns.<name>.not-pattern",
	asks: "Does no value match any of the regular expressions, from its first to its last character?",
	reasons: [
		"forbidden-pattern",
		"pattern-not-asked",
		"cannot-compare"
	],
	plan: (context) => askedOf$1(context, "not-pattern").map(({ column, rule: { patterns, path } }) => {
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
			words: `match ${listed$1(patterns)}`,
			...problem !== void 0 && { cannot: {
				reason: "pattern-not-asked",
				sentence
			} }
		});
	})
};

// src/data/checks/values.ts
const valuesCheck = {
	name: "values",
	key: "columns.<name>.values",
	asks: "Is every value one of the list?",
	reasons: ["outside-values", "cannot-compare"],
	plan: (context) => context.present.flatMap((column) => {
		const { values } = column.declared;
		if (values === void 0) return [];
		const words = `have a value outside ${listed$1(values.map(String))}`;
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

// src/data/checks/not-values.ts
const notValuesCheck = {
	name: "not-values",
	key: "columns.<name>.not-values",
	asks: "Is no value one of the forbidden ones?",
	reasons: ["forbidden-value", "cannot-compare"],
	plan: (context) => askedOf$1(context, "not-values").map(({ column, rule }) => cellJudge(context, column, {
		check: "not-values",
		key: "not-values",
		path: rule.path,
		reason: "forbidden-value",
		breaks: inList(column, rule.values),
		words: `have one of the forbidden values ${listed$1(rule.values.map(String))}`
	}))
};

// src/data/checks/nulls.ts
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

// src/data/checks/range.ts
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

// src/data/checks/position.ts
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
	plan: (context) => askedOf$1(context, position.key).map((asked) => judge$15(context, asked, position.reason))
}));
function rankOf(percent, values) {
	const parts = BigInt(Math.round(percent * 1e6)) * BigInt(values);
	return Number((parts + 99999999n) / 100000000n);
}
function judge$15(context, { column, rule }, reason) {
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
		if (values === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/outliers.ts
const outliersCheck = {
	name: "outliers",
	key: "columns.<name>.outliers",
	asks: "Are at most so many values far away from the others: so many interquartile ranges outside of the quartiles (default 3), or so many standard deviations from the mean?",
	reasons: [
		"too-many-outliers",
		"measure-undefined",
		"cannot-compare"
	],
	plan: (context) => askedOf$1(context, "outliers").map((asked) => judge$14(context, asked))
};
const fewest = 4;
function judge$14(context, asked) {
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
		if (values() === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${name}: no values`,
			nulls
		});
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

// src/data/checks/pattern.ts
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

// src/data/checks/sequence.ts
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
		plan: (context) => askedOf$1(context, key).map(({ column, rule }) => judge$13(context, column, rule, {
			reason,
			word
		}))
	};
}
const ordered$1 = /* @__PURE__ */ new Set([
	"integer",
	"number",
	"date",
	"timestamp"
]);
function judge$13(context, column, rule, { reason, word }) {
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
	if (!ordered$1.has(column.type)) {
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

// src/data/checks/unique.ts
const uniqueCheck = {
	name: "unique",
	key: "columns.<name>.unique",
	asks: "Does no value occur twice? Nulls are not compared.",
	reasons: ["not-unique"],
	plan: (context) => context.present.filter((column) => column.declared.unique).map((column) => judge$12(context, column))
};
function judge$12(context, column) {
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
		if (filled() === 0) return answer(context, {
			...common,
			verdict: "unknown",
			reason: "no-rows",
			sentence: `${column.name}: no values`,
			nulls
		});
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

// src/data/checks/table-rule.ts
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

// src/data/checks/row-rule.ts
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

// src/data/checks/compare.ts
const compareCheck = {
	name: "compare",
	key: "checks[].compare",
	asks: "Does the comparison of two columns hold in every row? Rows in which one of them is null are left out, or break it with `nulls: break`.",
	reasons: [
		"comparison-broken",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "compare", ({ left, right }) => [left, right], judge$11)
};
const opposites = {
	"<": ">=",
	"<=": ">",
	">": "<=",
	">=": "<",
	"=": "<>",
	"!=": "="
};
function judge$11(asked) {
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

// src/data/checks/other-table.ts
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

// src/data/checks/values-from.ts
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
	plan: (context) => askedOf$1(context, "values-from").map((asked) => judge$10(context, asked))
};
function judge$10(context, { column, rule }) {
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

// src/data/checks/value-families.ts
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
		return () => judge$9(context, column, {
			filled,
			nan,
			plus,
			minus
		});
	})
};
async function judge$9(context, column, counts) {
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
	plan: (context) => [() => answer(context, judge$8(context))]
};
function judge$8(context) {
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
		return rule.kind === "sql" ? [() => withUserSql(context, check, (limited) => judge$7(limited, check, rule.text))] : [];
	})
};
async function judge$7(context, check, given) {
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

// src/data/checks/adds-up.ts
const addsUpCheck = {
	name: "adds-up",
	key: "checks[].adds-up",
	asks: "Is the sum of some columns another column, or a number, in every row? Rows with a null are left out, or break it with `nulls: break`.",
	reasons: [
		"sum-differs",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "adds-up", ({ columns, to }) => typeof to === "string" ? [...columns, to] : columns, judge$6)
};
const billionth = 1e-9;
function judge$6(asked) {
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

// src/data/checks/combinations.ts
const combinationsCheck = {
	name: "combinations",
	key: "checks[].combinations",
	asks: "Do the values of several columns go together in every row as in one of the combinations? Rows with a null are left out, or break it with `nulls: break`.",
	reasons: [
		"outside-combinations",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "combinations", ({ columns }) => columns, judge$5)
};
function judge$5(asked) {
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
		words: `have another combination than ${listed$1(rule.values.map((values) => values.join(" and ")))}`
	});
}

// src/data/checks/determines.ts
const determinesCheck = {
	name: "determines",
	key: "checks[].determines",
	asks: "Are rows that are equal in some columns equal in others? Of several values the most frequent one is taken for right; rows with a null are left out.",
	reasons: ["not-determined", "missing-column"],
	plan: (context) => planTableRules(context, "determines", ({ from, to }) => [...from, ...to], judge$4)
};
function judge$4(asked) {
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

// src/data/checks/gaps.ts
const gapsCheck = {
	name: "gaps",
	key: "checks[].gaps",
	asks: "Is there no gap longer than this between the first and the last time, within each group of `by`? Named is the row after each gap; rows with a null are left out. That the times reach up to some day is asked by `largest`.",
	reasons: [
		"time-gap",
		"missing-column",
		"cannot-compare"
	],
	plan: (context) => planTableRules(context, "gaps", ({ column = "", by }) => [column, ...by], judge$3)
};
function judge$3(asked) {
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

// src/data/checks/group-rows.ts
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
	plan: (context) => planTableRules(context, "rows", ({ column, by }) => [...by, ...column === void 0 ? [] : [column]], judge$2)
};
function judge$2(asked) {
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
		const counts = await countsOf$1(asked, groups, per);
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
async function countsOf$1(asked, groups, per) {
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

// src/data/checks/other-datasets.ts
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

// src/data/checks/correlation.ts
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

// src/data/checks/pairs.ts
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
		sentence: `${over.length} of ${counted(values.length, "pair")} of columns are ${what}${over.length > 0 ? `: ${listed$1(names)}` : ""}${open}`
	});
}

// src/data/checks/whole-rows.ts
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
	plan: (context) => planTableRules(context, "complete", ({ columns }) => columns, complete$1)
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
function complete$1(asked) {
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

// src/data/checks/table-families.ts
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
		return rule.kind === "where" ? [() => withUserSql(context, check, (limited) => judge$1(limited, check, rule.text))] : [];
	})
};
async function judge$1(context, check, text) {
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
const noRows$1 = {
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
		rows: noRows$1,
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
		rows: noRows$1,
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

// src/data/drift/limits.ts
const falseAlarms = .01;
function askedOf(dataset, column, type, appended = false) {
	const { onlyInHead: only } = dataset.drift;
	const drift = dataset.drift.columns.get(column);
	const declared = drift?.kind === "limits" ? drift.limits : {};
	const time = column === dataset.time || type === "date" || type === "timestamp";
	return {
		ignored: dataset.drift.against === "none" || drift?.kind === "ignore",
		declared,
		limit: (statistic) => declared[statistic] ?? driftDefaults[statistic],
		sensitive: dataset.columns.get(column)?.sensitive ?? false,
		nature: time || isIdentifier(dataset, column, type),
		hiddenByHead: only?.sensitive.includes(column) ?? false,
		alsoShares: only?.distances.includes(column) ?? false,
		appended
	};
}
function isIdentifier({ key, columns, drift }, column, type) {
	const only = drift.onlyInHead;
	if (columns.get(column)?.unique === true && !only?.unique.includes(column)) return true;
	if (only?.key.includes(column)) return false;
	return key.includes(column) && (key.length === 1 || type !== "string");
}

// src/data/drift/wording.ts
function amount(value) {
	if (!Number.isFinite(value)) return String(value);
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size >= 1e6 || size < .001) return value.toExponential(2).replace("e+", "e");
	return String(Number(value.toPrecision(4)));
}
function evenly(before, after) {
	const size = Math.max(Math.abs(before), Math.abs(after));
	if (!(size >= .001 && size < 1e6)) return `${amount(before)} → ${amount(after)}`;
	const decimals = Math.max(0, 3 - Math.floor(Math.log10(size)));
	const texts = [before, after].map((value) => value.toFixed(decimals));
	const spare = Math.min(...texts.map((text) => (/\.\d*?(0*)$/.exec(text)?.[1] ?? "").length));
	return texts.map((text) => Number(text).toFixed(decimals - spare)).join(" → ");
}
function estimated(value, limit) {
	if (value === 0 || !Number.isFinite(value)) return amount(value);
	const shown = Number(amount(limit));
	const side = Math.sign(value - limit);
	for (let more = 0; more < mostDigits; more++) {
		const text = withDigits(value, more);
		if (side === 0 || Math.sign(Number(text) - shown) === side) return text;
	}
	return String(value);
}
const mostDigits = 17;
function withDigits(value, more) {
	const size = Math.abs(value);
	if (size >= 1e6 || size < .001) return value.toExponential(2 + more).replace("e+", "e");
	return value.toFixed((decimalsFor(value, 2) ?? 0) + more);
}
function inUnit(value, unit) {
	if (unit === "number") return amount(value);
	const milliseconds = unit === "day" ? value * 864e5 : value / 1e3;
	if (!(Math.abs(milliseconds) < 864e13)) return amount(value);
	const text = new Date(milliseconds).toISOString();
	return unit === "day" ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
function percent(share) {
	const points = share * 100;
	if (points !== 0 && Math.abs(points) < .1) return `${Number(points.toPrecision(2))} %`;
	return `${points.toFixed(1)} %`;
}
function quoted(value) {
	const line = value.replaceAll(/\s+/g, " ");
	return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}
function rowsText(rows) {
	return formatNumber(rows, 0);
}

// src/data/drift/table.ts
function rowCountCheck(base, head, dataset) {
	const [unit, before, after] = head.files ? [
		"files",
		base.files?.count ?? 0,
		head.files.count
	] : [
		"rows",
		base.rows,
		head.rows
	];
	const limit = dataset.rows.change ?? rowsChangeDefault;
	const change = Math.abs(after - before);
	const allowed = limit.kind === "percent" ? limit.value / 100 * before : limit.value;
	const [verdict, reason] = before === 0 && (limit.kind === "percent" || after === 0) ? ["unknown", "one-side-empty"] : change <= allowed ? ["pass", "row-count-kept"] : ["fail", "row-count-changed"];
	const relative = before === 0 ? "" : ` (${after >= before ? "+" : "−"}${amount(100 * change / before)} %)`;
	const bound = `limit ±${amount(limit.value)}${limit.kind === "percent" ? " %" : ""}`;
	return {
		check: "rows-change",
		verdict,
		level: "fail",
		reason,
		sentence: `${rowsText(before)} → ${rowsText(after)} ${unit}${relative}, ${bound}.`,
		rows: {
			checked: after,
			nulls: 0,
			skipped: 0,
			failed: verdict === "fail" ? change : 0
		},
		examples: [],
		path: dataset.rows.change ? [
			...dataset.path,
			"rows",
			"change"
		] : dataset.path
	};
}
function removedChecks(removed, head, dataset) {
	const only = dataset.drift.onlyInHead?.declared ?? [];
	return removed.filter((column) => !dataset.columns.has(column) || only.includes(column)).map((column) => ({
		check: "removed-column",
		column,
		verdict: "fail",
		level: "warn",
		reason: "column-removed",
		sentence: `Column ${column} of the base is gone.`,
		rows: {
			checked: head.rows,
			nulls: 0,
			skipped: 0,
			failed: head.rows
		},
		examples: [],
		path: dataset.path
	}));
}

// src/data/drift/distances.ts
function lInfinity(p, q) {
	const [np, nq] = [sum(p), sum(q)];
	if (np === 0 || nq === 0) return {
		value: NaN,
		cell: -1
	};
	let [value, cell, share] = [
		0,
		-1,
		0
	];
	for (let k = 0; k < Math.max(p.length, q.length); k++) {
		const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
		const difference = Math.abs(a - b);
		if (cell >= 0 && Math.abs(difference - value) <= 1e-12 ? a + b < share : difference > value) [value, cell, share] = [
			difference,
			k,
			a + b
		];
	}
	return {
		value,
		cell
	};
}
function jensenShannon(p, q) {
	const [np, nq] = [sum(p), sum(q)];
	if (np === 0 || nq === 0) return NaN;
	let value = 0;
	for (let k = 0; k < Math.max(p.length, q.length); k++) {
		const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
		const middle = (a + b) / 2;
		if (a > 0) value += a / 2 * Math.log2(a / middle);
		if (b > 0) value += b / 2 * Math.log2(b / middle);
	}
	return Math.min(1, Math.max(0, value));
}
function wasserstein(a, b) {
	const [na, nb] = [sum(a.rows), sum(b.rows)];
	if (na === 0 || nb === 0) return NaN;
	let [i, j, fa, fb, value] = [
		0,
		0,
		0,
		0,
		0
	];
	let at = Math.min(a.at[0] ?? 0, b.at[0] ?? 0);
	while (i < a.at.length || j < b.at.length) {
		const next = Math.min(a.at[i] ?? Number.POSITIVE_INFINITY, b.at[j] ?? Number.POSITIVE_INFINITY);
		value += Math.abs(fa / na - fb / nb) * (next - at);
		at = next;
		while (a.at[i] === next) fa += a.rows[i++] ?? 0;
		while (b.at[j] === next) fb += b.rows[j++] ?? 0;
	}
	return value;
}
function moments(points) {
	const rows = sum(points.rows);
	let mean = 0;
	for (const [k, n] of points.rows.entries()) mean += n / rows * (points.at[k] ?? 0);
	let variance = 0;
	for (const [k, n] of points.rows.entries()) variance += n / rows * ((points.at[k] ?? 0) - mean) ** 2;
	return rows === 0 ? {
		rows,
		mean: NaN,
		deviation: NaN
	} : {
		rows,
		mean,
		deviation: Math.sqrt(variance)
	};
}
function pooled(a, b) {
	const rows = /* @__PURE__ */ new Map();
	for (const side of [a, b]) for (const [k, at] of side.at.entries()) rows.set(at, (rows.get(at) ?? 0) + (side.rows[k] ?? 0));
	const sorted = [...rows].sort(([x], [y]) => x - y);
	return {
		at: sorted.map(([at]) => at),
		rows: sorted.map(([, n]) => n)
	};
}
function sum(values) {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

// src/data/drift/finding.ts
const rarer = 10;
function noiseOf(law, alpha) {
	return {
		changed: law(alpha),
		drifted: law(alpha / rarer)
	};
}
function stateOf(finding) {
	const { value, limit, noise, gates } = finding;
	const beyond = (least) => value > least * (1 + 1e-12) + 1e-15;
	if (gates && beyond(limit) && beyond(noise.drifted)) return "drifted";
	if (gates && noise.drifted > limit && !beyond(noise.drifted) && (finding.needsRows || beyond(limit))) return "unknown";
	return beyond(noise.changed) ? "changed" : "same";
}

// src/data/drift/share-law.ts
const exactVariance = 2500;
function shareNoise(sizes, alpha) {
	const { rows, base, head } = sizes;
	const all = base + head;
	if (rows <= 0 || base <= 0 || head <= 0) return 0;
	const [lowest, highest] = [Math.max(0, rows - head), Math.min(rows, base)];
	const mean = rows * base / all;
	const variance = all > 1 ? mean * (head / all) * (all - rows) / (all - 1) : 0;
	const [from, to] = variance > exactVariance ? normalRange(mean, variance, alpha) : [tailEnd(sizes, alpha / 2, -1, lowest), tailEnd(sizes, alpha / 2, 1, highest)];
	const difference = (x) => Math.abs(x / base - (rows - x) / head);
	return Math.max(difference(Math.max(lowest, from)), difference(Math.min(highest, to)));
}
function normalRange(mean, variance, alpha) {
	const reach = -normalQuantile(alpha / 2) * Math.sqrt(variance) + .5;
	return [mean - reach, mean + reach];
}
function tailEnd(sizes, level, direction, end) {
	const mode = Math.floor((sizes.rows + 1) * (sizes.base + 1) / (sizes.base + sizes.head + 2));
	const likely = [];
	let probability = hypergeometric(sizes, mode);
	for (let x = mode; x !== end + direction && probability > level * 1e-9; x += direction) {
		likely.push(probability);
		probability *= ratio(sizes, x, direction);
	}
	let tail = 0;
	for (let k = likely.length - 1; k >= 0; k--) {
		tail += likely[k] ?? 0;
		if (tail > level) return mode + direction * k;
	}
	return mode;
}
function ratio({ rows, base, head }, x, direction) {
	return direction === 1 ? (rows - x) * (base - x) / ((x + 1) * (head - rows + x + 1)) : x * (head - rows + x) / ((rows - x + 1) * (base - x + 1));
}
function hypergeometric({ rows, base, head }, x) {
	return Math.exp(logChoose(base, x) + logChoose(head, rows - x) - logChoose(base + head, rows));
}
function logChoose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

// src/data/drift/laws.ts
function jensenShannonNoise(rows, sizes, alpha) {
	if (rows.length < 2) return 0;
	const scale = 1 / sizes.base + 1 / sizes.head;
	return (chiSquareQuantile(1 - alpha, rows.length - 1) + excess(rows, sizes)) / (8 * Math.LN2) * scale;
}
function excess(rows, { base, head }) {
	const [scale, uneven] = [1 / base + 1 / head, 1 / base - 1 / head];
	let sum = 0;
	for (const each of rows) {
		const share = each / (base + head);
		sum += (scale ** 2 / 2 + uneven ** 2) / (4 * share * scale) + 2 / 3 * (scale / (4 * share)) ** 2;
	}
	return sum;
}
function lInfinityNoise(rows, sizes, alpha) {
	const share = alpha / Math.max(1, rows.length);
	let noise = 0;
	for (const each of new Set(rows)) noise = Math.max(noise, shareNoise({
		rows: each,
		...sizes
	}, share));
	return noise;
}
const draws = 2e3;
const knots = 128;
const central = .95;
function wassersteinLaw(both, sizes) {
	const scale = Math.sqrt(1 / sizes.base + 1 / sizes.head);
	const { deviation } = moments(both);
	if (!(deviation > 0)) return () => 0;
	const usual = bridgeQuantile(gaps(both));
	return (alpha) => scale * (usual + deviation * Math.max(0, -normalQuantile(alpha) - normalQuantile(central)));
}
function gaps(points) {
	const rows = sum(points.rows);
	const joined = /* @__PURE__ */ new Map();
	let below = 0;
	for (let k = 0; k + 1 < points.at.length; k++) {
		below += points.rows[k] ?? 0;
		const length = (points.at[k + 1] ?? 0) - (points.at[k] ?? 0);
		const knot = Math.floor(knots * Math.asin(Math.sqrt(Math.min(1, below / rows))) / (Math.PI / 2));
		const gap = joined.get(knot) ?? {
			weighted: 0,
			length: 0
		};
		joined.set(knot, {
			weighted: gap.weighted + below / rows * length,
			length: gap.length + length
		});
	}
	return [...joined.values()].filter((gap) => gap.length > 0).map((gap) => ({
		share: gap.weighted / gap.length,
		length: gap.length
	}));
}
let normals;
function standardNormals() {
	if (normals !== void 0) return normals;
	const { uniform } = random(1999, 27);
	const drawn = new Float64Array(draws * 129);
	for (let k = 0; k + 1 < drawn.length; k += 2) {
		const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
		const angle = 2 * Math.PI * uniform();
		drawn[k] = radius * Math.cos(angle);
		drawn[k + 1] = radius * Math.sin(angle);
	}
	normals = drawn;
	return drawn;
}
function bridgeQuantile(steps) {
	const drawn = standardNormals();
	const before = [0, ...steps.map((step) => step.share)];
	const keep = Float64Array.from(steps, (step, k) => (1 - step.share) / (1 - (before[k] ?? 0)));
	const variance = steps.map((step, k) => (step.share - (before[k] ?? 0)) * (keep[k] ?? 0));
	const spread = Float64Array.from(variance, (each) => Math.sqrt(Math.max(0, each)));
	const length = Float64Array.from(steps, (step) => step.length);
	const areas = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) {
		let [bridge, area] = [0, 0];
		const at = draw * 129;
		for (let k = 0; k < steps.length; k++) {
			bridge = bridge * (keep[k] ?? 0) + (spread[k] ?? 0) * (drawn[at + k] ?? 0);
			area += Math.abs(bridge) * (length[k] ?? 0);
		}
		areas[draw] = area;
	}
	areas.sort();
	return areas[Math.floor(draws * central)] ?? 0;
}

// src/data/drift/pool.ts
const leastExpected = 5;
function poolRare(cells) {
	const kept = cells.labels.map((label, k) => ({
		label,
		base: cells.base[k] ?? 0,
		head: cells.head[k] ?? 0
	})).filter((cell) => cell.base + cell.head > 0);
	kept.sort((a, b) => b.base + b.head - a.base - a.head || (a.label < b.label ? -1 : 1));
	const base = kept.reduce((rows, cell) => rows + cell.base, 0);
	const head = kept.reduce((rows, cell) => rows + cell.head, 0);
	const needed = 5 * (base + head) / Math.max(1, Math.min(base, head));
	let rare = {
		label: "rare",
		base: 0,
		head: 0
	};
	for (let last = kept.at(-1); last !== void 0; last = kept.at(-1)) {
		const joined = rare.base + rare.head;
		if (last.base + last.head >= needed && (joined === 0 || joined >= needed)) break;
		rare = {
			label: "rare",
			base: rare.base + last.base,
			head: rare.head + last.head
		};
		kept.pop();
	}
	if (rare.base + rare.head > 0) kept.push(rare);
	return {
		labels: kept.map((c) => c.label),
		base: kept.map((c) => c.base),
		head: kept.map((c) => c.head)
	};
}

// src/data/drift/categorical.ts
const otherLabel = "(other)";
const nullLabel = "(null)";
function commonCategories(base, head) {
	const comparable = (value) => (base.values.has(value) || base.unlisted === 0) && (head.values.has(value) || head.unlisted === 0);
	const values = [.../* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])].filter(comparable).sort(compareText);
	const side = (of) => {
		const counted = values.map((value) => of.values.get(value) ?? 0);
		const listed = [...of.values.values()].reduce((sum, n) => sum + n, 0);
		const other = of.rest + listed - counted.reduce((sum, n) => sum + n, 0);
		return [
			...counted,
			other,
			of.sketch.nulls,
			of.sketch.nan,
			of.sketch.plusInfinity,
			of.sketch.minusInfinity
		];
	};
	return {
		labels: [
			...values.map(quoted),
			otherLabel,
			nullLabel,
			"(NaN)",
			"(infinity)",
			"(minus infinity)"
		],
		base: side(base),
		head: side(head)
	};
}
function categoricalFindings(base, head, asked, alpha) {
	const cells = commonCategories(base, head);
	const few = base.unlisted === 0 && head.unlisted === 0 && (/* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])).size <= 50;
	const declared = ["l-infinity", "jensen-shannon"].filter((each) => asked.declared[each] !== void 0);
	const wanted = declared.length > 0 ? declared : [few ? "l-infinity" : "jensen-shannon"];
	const gates = !asked.ignored && (!asked.nature || declared.length > 0);
	const found = wanted.map((statistic) => {
		const measured = statistic === "l-infinity" ? measureLInfinity(cells, alpha, asked) : measureJensenShannon(cells, alpha, asked);
		return {
			statistic,
			limit: asked.limit(statistic),
			gates,
			needsRows: true,
			...measured
		};
	});
	const fresh = newCategory(base, head, alpha);
	if (fresh === void 0) return found;
	const limit = asked.limit("new-category");
	return [...found, {
		statistic: "new-category",
		limit,
		gates: gates || !asked.ignored && asked.declared["new-category"] !== void 0,
		needsRows: false,
		...fresh
	}];
}
function measureLInfinity(cells, alpha, asked) {
	const { value, cell } = lInfinity(cells.base, cells.head);
	const used = cells.labels.map((_, k) => (cells.base[k] ?? 0) + (cells.head[k] ?? 0)).filter((rows) => rows > 0);
	return {
		value,
		noise: noiseOf((level) => lInfinityNoise(used, sizesOf(cells), level), alpha),
		detail: shares$1(cells, cell, asked)
	};
}
function measureJensenShannon(cells, alpha, asked) {
	const enough = poolRare(cells);
	const value = jensenShannon(enough.base, enough.head);
	const rows = enough.labels.map((_, k) => (enough.base[k] ?? 0) + (enough.head[k] ?? 0));
	return {
		value,
		noise: noiseOf((level) => jensenShannonNoise(rows, sizesOf(cells), level), alpha),
		detail: `most: ${shares$1(cells, lInfinity(cells.base, cells.head).cell, asked)}`
	};
}
function shares$1(cells, cell, { appended }) {
	if (cell < 0) return "all shares are equal";
	const { base, head } = sizesOf(cells);
	const [before, after] = [cells.base[cell] ?? 0, cells.head[cell] ?? 0];
	const alone = appended && head > base ? `; of the new rows alone ${percent((after - before) / (head - base))}` : "";
	return `share of ${cells.labels[cell]} ${percent(before / base)} → ${percent(after / head)}${alone}`;
}
function sizesOf(cells) {
	const total = (rows) => rows.reduce((sum, n) => sum + n, 0);
	return {
		base: total(cells.base),
		head: total(cells.head)
	};
}
function newValues(base, head) {
	return tellsAbsence(base) ? unlistedThere(base, head) : [];
}
function tellsAbsence(side) {
	return mostUnlisted(side) <= side.sketch.rows / 1e3;
}
function mostUnlisted({ unlisted, rest }) {
	return Math.min(unlisted, rest);
}
function unlistedThere(base, head) {
	return [...head.values].filter(([value]) => !base.values.has(value)).sort(([v, n], [w, m]) => m - n || compareText(v, w));
}
function newCategory(base, head, alpha) {
	const fresh = unlistedThere(base, head);
	const [value, rows] = fresh[0] ?? [];
	if (value === void 0 || rows === void 0) return void 0;
	const sizes = {
		base: base.sketch.rows,
		head: head.sketch.rows
	};
	const most = mostUnlisted(base);
	const [before, after] = [most / sizes.base, rows / sizes.head];
	const shares = `${most === 0 ? "none" : `at most ${percent(before)}`} of the base's rows, ${percent(after)} of the head's`;
	const law = (level) => shareNoise({
		rows: rows + most,
		...sizes
	}, level);
	if (tellsAbsence(base)) {
		const more = fresh.length > 1 ? ` and ${fresh.length - 1} more new values` : "";
		return {
			value: after,
			noise: noiseOf(law, alpha / fresh.length),
			detail: `${quoted(value)} is new: ${shares}${more}`
		};
	}
	if (after <= before) return void 0;
	const noise = noiseOf(law, alpha / head.values.size);
	return {
		value: after - before,
		atLeast: true,
		noise,
		detail: `${quoted(value)}: ${shares}`
	};
}

// src/data/sketch/cells.ts
const maxCells = 1e3;
const noCells = {
	exponent: 0,
	runs: [],
	below: [],
	above: []
};
function shift$1(index, by) {
	return by === 0 ? index : by > 60 ? index < 0 ? -1 : 0 : Math.floor(index / 2 ** by);
}
function bitLength(i) {
	return i >= 2 ** 32 ? 64 - Math.clz32(Math.floor(i / 2 ** 32)) : 32 - Math.clz32(i);
}
function tailOf(index) {
	return index >= 0 ? bitLength(index) : -1 - bitLength(-1 - index);
}
function shiftTail(tail, by) {
	return tail >= 0 ? Math.max(0, tail - by) : -1 - Math.max(0, -1 - tail - by);
}
function tailRange(tail) {
	const digits = tail >= 0 ? tail : -1 - tail;
	const [from, to] = digits === 0 ? [0, 1] : [2 ** (digits - 1), 2 ** digits];
	return tail >= 0 ? [from, to] : [-to, -from];
}
function coarsen(cells, exponent) {
	const by = exponent - cells.exponent;
	if (by < 0) throw new RangeError(`cells of width 2^${cells.exponent} cannot be split into 2^${exponent}`);
	if (by === 0) return cells;
	const inner = /* @__PURE__ */ new Map();
	for (const [index, rows] of countsOf(cells)) add(inner, shift$1(index, by), rows);
	const tail = (tails) => {
		const found = /* @__PURE__ */ new Map();
		for (const [t, rows] of tails) add(found, shiftTail(t, by), rows);
		return found;
	};
	return toCells(exponent, inner, tail(cells.below), tail(cells.above));
}
function* countsOf(cells) {
	for (const [first, counts] of cells.runs) for (const [offset, rows] of counts.entries()) if (rows > 0) yield [first + offset, rows];
}
function rowsOf(cells) {
	let rows = 0;
	for (const [, counts] of cells.runs) for (const each of counts) rows += each;
	for (const [, each] of [...cells.below, ...cells.above]) rows += each;
	return rows;
}
function toCells(exponent, inner, below, above) {
	const runs = [];
	for (const [index, rows] of sorted(inner)) {
		const last = runs.at(-1);
		const gap = last === void 0 ? Number.POSITIVE_INFINITY : index - last[0] - last[1].length;
		if (last === void 0 || gap > 2) {
			runs.push([index, [rows]]);
			continue;
		}
		for (let k = 0; k < gap; k++) last[1].push(0);
		last[1].push(rows);
	}
	return {
		exponent,
		runs,
		below: sorted(below),
		above: sorted(above)
	};
}
function add(counts, key, rows) {
	counts.set(key, (counts.get(key) ?? 0) + rows);
}
function sorted(counts) {
	return [...counts].filter(([, rows]) => rows > 0).sort(([a], [b]) => a - b);
}

// src/data/drift/points.ts
function pointsOf(cells, whole) {
	const width = 2 ** cells.exponent;
	const middle = whole && width >= 1 ? (width - 1) / 2 : width / 2;
	const inner = [...countsOf(cells)];
	const [first, last] = [inner[0]?.[0] ?? 0, inner.at(-1)?.[0] ?? 0];
	const rows = /* @__PURE__ */ new Map();
	const put = (at, n) => void rows.set(at, (rows.get(at) ?? 0) + n);
	for (const [tail, n] of cells.below) {
		const [from, to] = tailRange(tail);
		put(to >= first && from < first ? (first - 1) * width + middle : (from + to) / 2 * width, n);
	}
	for (const [index, n] of inner) put(index * width + middle, n);
	for (const [tail, n] of cells.above) {
		const [from, to] = tailRange(tail);
		put(from <= last + 1 && to > last ? (last + 1) * width + middle : (from + to) / 2 * width, n);
	}
	const sorted = [...rows].sort(([a], [b]) => a - b);
	return {
		at: sorted.map(([at]) => at),
		rows: sorted.map(([, n]) => n)
	};
}
function commonCells(base, head) {
	const exponent = Math.max(base.exponent, head.exponent);
	const widen = (cells) => cells.runs.length === 0 ? cells : coarsen(cells, exponent);
	return [widen(base), widen(head)];
}
function wholeValues(cells) {
	if (cells.exponent !== 0) return void 0;
	const exact = new Map(countsOf(cells));
	for (const [tail, n] of [...cells.below, ...cells.above]) {
		const [from, to] = tailRange(tail);
		if (to - from > 1) return void 0;
		exact.set(from, (exact.get(from) ?? 0) + n);
	}
	return exact;
}

// src/data/drift/histogram.ts
const inner = 18;
function numberHistogram([base, head], sides) {
	let [left, right] = commonCells(sides[0].cells, sides[1].cells);
	while (width(left, right) > inner) {
		const exponent = Math.max(left.exponent, right.exponent) + 1;
		[left, right] = [widen(left, exponent), widen(right, exponent)];
	}
	const unit = 2 ** Math.max(left.exponent, right.exponent);
	const [first, last] = range(left, right);
	const bars = [];
	if (first <= last) {
		const name = (index) => inUnit(index * unit, sides[0].unit);
		const [below, above] = [ends("below", left, right), ends("above", left, right)];
		if (below.base + below.head > 0) bars.push({
			label: `below ${name(first)}`,
			...below
		});
		const [a, b] = [new Map(countsOf(left)), new Map(countsOf(right))];
		for (let index = first; index <= last; index++) bars.push({
			label: `${name(index)} – ${name(index + 1)}`,
			base: a.get(index) ?? 0,
			head: b.get(index) ?? 0
		});
		if (above.base + above.head > 0) bars.push({
			label: `from ${name(last + 1)}`,
			...above
		});
	}
	return shares([...bars, ...special(base, head)], base.rows, head.rows);
}
function categoryHistogram([base, head], cells) {
	const listed = cells.labels.map((label, k) => ({
		label,
		base: cells.base[k] ?? 0,
		head: cells.head[k] ?? 0
	}));
	const values = listed.filter((bar) => bar.label.startsWith("\""));
	const total = (bar) => bar.base / Math.max(1, base.rows) + bar.head / Math.max(1, head.rows);
	values.sort((a, b) => total(b) - total(a));
	const rest = [...values.slice(inner), ...listed.filter((bar) => bar.label === otherLabel)];
	const rows = (side) => rest.reduce((sum, bar) => sum + bar[side], 0);
	const other = {
		label: otherLabel,
		base: rows("base"),
		head: rows("head")
	};
	return shares([
		...values.slice(0, inner),
		other,
		...special(base, head)
	], base.rows, head.rows);
}
function special(base, head) {
	return [
		{
			label: nullLabel,
			base: base.nulls,
			head: head.nulls
		},
		{
			label: "(NaN)",
			base: base.nan,
			head: head.nan
		},
		{
			label: "(infinity)",
			base: base.plusInfinity,
			head: head.plusInfinity
		},
		{
			label: "(minus infinity)",
			base: base.minusInfinity,
			head: head.minusInfinity
		}
	].filter((bar) => bar.base + bar.head > 0);
}
function shares(bars, base, head) {
	return bars.filter((bar) => bar.label !== "(other)" || bar.base + bar.head > 0).map((bar) => ({
		label: bar.label,
		base: bar.base / Math.max(1, base),
		head: bar.head / Math.max(1, head)
	}));
}
function ends(which, left, right) {
	const rows = (cells) => cells[which].reduce((sum, [, n]) => sum + n, 0);
	return {
		base: rows(left),
		head: rows(right)
	};
}
function widen(cells, exponent) {
	return cells.runs.length === 0 ? cells : coarsen(cells, exponent);
}
function range(...both) {
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { runs } of both) for (const [start, counts] of runs) [first, last] = [Math.min(first, start), Math.max(last, start + counts.length - 1)];
	return [first, last];
}
function width(left, right) {
	const [first, last] = range(left, right);
	return first <= last ? last - first + 1 : 0;
}

// src/data/drift/missing.ts
const kinds = [
	["nulls", "nulls"],
	["nan", "NaN"],
	["plusInfinity", "infinity"],
	["minusInfinity", "minus infinity"]
];
function missingFinding(base, head, asked, alpha) {
	const sizes = {
		base: base.rows,
		head: head.rows
	};
	const decisive = kinds.map(([kind, word]) => {
		const [before, after] = [base[kind] / base.rows, head[kind] / head.rows];
		const rows = base[kind] + head[kind];
		const noise = noiseOf((level) => shareNoise({
			rows,
			...sizes
		}, level), alpha / kinds.length);
		return {
			value: Math.abs(after - before),
			noise,
			detail: `${word} ${percent(before)} → ${percent(after)}`
		};
	}).reduce((most, each) => each.value - each.noise.changed > most.value - most.noise.changed ? each : most);
	return {
		statistic: "nulls",
		limit: asked.limit("nulls"),
		gates: !asked.ignored,
		needsRows: false,
		...decisive
	};
}

// src/data/drift/numeric.ts
function numericFinding(base, head, asked, alpha) {
	const sizes = {
		base: rowsOf(base.cells),
		head: rowsOf(head.cells)
	};
	if (sizes.base === 0 || sizes.head === 0) return void 0;
	const gates = !asked.ignored && (!asked.nature || asked.declared.wasserstein !== void 0);
	const [before, after] = [pointsOf(base.cells, base.whole), pointsOf(head.cells, head.whole)];
	const whole = base.whole && head.whole;
	const [left, right] = commonCells(base.cells, head.cells).map((cells) => pointsOf(cells, whole));
	if (left === void 0 || right === void 0) return void 0;
	if (before.at.length === 1) return constantFinding([left, right], [before, after], base.unit, {
		asked,
		alpha,
		gates,
		mean: head.mean
	});
	const { deviation } = moments(before);
	const means = meansOf$1([base, head], [before, after]);
	const law = wassersteinLaw(pooled(left, right), sizes);
	return {
		statistic: "wasserstein",
		value: wasserstein(left, right) / deviation,
		limit: asked.limit("wasserstein"),
		noise: noiseOf((level) => law(level) / deviation, alpha),
		gates,
		needsRows: true,
		detail: `${movement(before, after, means, base.unit)}${asked.appended ? newMean(before, after, means, base.unit) : ""}`
	};
}
function meansOf$1(sides, [before, after]) {
	const [base, head] = sides;
	if (base.mean !== void 0 && head.mean !== void 0) return [base.mean, head.mean];
	return [moments(before).mean, moments(after).mean];
}
function movement(before, after, means, unit) {
	const mean = `mean ${unit === "number" ? evenly(...means) : means.map((one) => inUnit(one, unit)).join(" → ")}`;
	if (Math.abs(means[1] - means[0]) >= .5 * wasserstein(before, after)) return mean;
	return unit === "number" ? `${mean}, deviation ${evenly(moments(before).deviation, moments(after).deviation)}` : mean;
}
function newMean(before, after, means, unit) {
	const [b, a] = [moments(before), moments(after)];
	const rows = a.rows - b.rows;
	if (rows <= 0) return "";
	const mean = (a.rows * means[1] - b.rows * means[0]) / rows;
	return `; the new rows alone ${inUnit(unit === "number" ? Number(mean.toPrecision(3)) : mean, unit)}`;
}
function constantFinding([left, right], [before, after], unit, how) {
	const rows = left.rows[0] ?? 0;
	const all = right.rows.reduce((sum, n) => sum + n, 0);
	const same = right.at.reduce((sum, at, k) => sum + (at === left.at[0] ? right.rows[k] ?? 0 : 0), 0);
	const { value } = lInfinity([rows, 0], [same, all - same]);
	const constant = inUnit(before.at[0] ?? NaN, unit);
	const differ = `now ${percent((all - same) / all)} of the rows differ (mean ${inUnit(how.mean ?? moments(after).mean, unit)})`;
	return {
		statistic: "l-infinity",
		value,
		limit: how.asked.limit("l-infinity"),
		noise: noiseOf((level) => shareNoise({
			rows: all - same,
			base: rows,
			head: all
		}, level), how.alpha),
		gates: how.gates || !how.asked.ignored && how.asked.declared["l-infinity"] !== void 0,
		needsRows: false,
		detail: same === all ? `always ${constant}` : `it was always ${constant}, ${differ}`
	};
}

// src/data/drift/column.ts
function compareColumn(base, head, asked, alpha) {
	const pair = asked.sensitive ? [withoutValues(base), withoutValues(head)] : [base, head];
	const missing = missingFinding(base, head, asked, alpha / 3);
	const compared = compareContents(pair, asked, alpha * 2 / 3);
	return {
		...compared,
		findings: [...compared.findings, missing]
	};
}
function withoutValues(column) {
	const { content } = column;
	if (content.kind === "values" && content.lengths !== void 0) return {
		...column,
		content: {
			kind: "lengths",
			lengths: content.lengths
		}
	};
	return content.kind === "lengths" ? column : {
		...column,
		content: { kind: "counts" }
	};
}
const nothing = {
	newValues: [],
	lostValues: [],
	histogram: [],
	comparable: true
};
function compareContents(pair, asked, alpha) {
	const [base, head] = pair;
	const [left, right] = [base.content, head.content];
	if (left.kind === "numbers" && right.kind === "numbers" && left.unit === right.unit) return compareNumbers(pair, [left, right], asked, alpha);
	if (left.kind === "values" && right.kind === "values") {
		const sides = [categories(base), categories(head)];
		return isText(sides) ? compareTexts(pair, asked, alpha) : compareCategories(pair, sides, asked, alpha);
	}
	if (lengthsOf(base) !== void 0 && lengthsOf(head) !== void 0) return compareTexts(pair, asked, alpha);
	const comparable = left.kind === "counts" || right.kind === "counts";
	return {
		...nothing,
		kind: "other",
		findings: [],
		comparable
	};
}
function compareNumbers(pair, [left, right], asked, alpha) {
	const [base, head] = pair;
	const byShares = asked.declared.wasserstein === void 0 || asked.alsoShares;
	const [a, b] = left.unit === "number" && left.whole && right.whole && byShares ? [wholeValues(left.cells), wholeValues(right.cells)] : [void 0, void 0];
	if (a !== void 0 && b !== void 0 && a.size > 0 && b.size > 0 && (/* @__PURE__ */ new Set([...a.keys(), ...b.keys()])).size <= 50) {
		const side = (sketch, values) => ({
			sketch,
			values: new Map([...values].map(([value, n]) => [String(value), n])),
			rest: 0,
			unlisted: 0
		});
		const shares = compareCategories(pair, [side(base, a), side(head, b)], asked, alpha);
		if (asked.declared.wasserstein === void 0) return shares;
		const distance = numericFinding(left, right, asked, alpha);
		return distance === void 0 ? shares : {
			...shares,
			findings: [...shares.findings, distance]
		};
	}
	const sides = [left, right];
	const finding = numericFinding(left, right, asked, alpha);
	const kind = left.unit === "number" ? "numeric" : "time";
	const findings = finding === void 0 ? [] : [finding];
	return {
		...nothing,
		kind,
		findings,
		histogram: numberHistogram(pair, sides)
	};
}
function compareCategories(pair, sides, asked, alpha) {
	const [base, head] = sides;
	const fresh = newValues(base, head);
	const lost = newValues(head, base);
	return {
		kind: "categorical",
		findings: categoricalFindings(base, head, asked, alpha / 2),
		newValues: fresh.map(([value]) => value),
		lostValues: lost.map(([value]) => value),
		histogram: categoryHistogram(pair, commonCategories(base, head)),
		comparable: true
	};
}
function compareTexts(pair, asked, alpha) {
	const [left, right] = pair.map((column) => {
		const cells = lengthsOf(column);
		return cells === void 0 ? void 0 : {
			cells,
			whole: true,
			unit: "number"
		};
	});
	if (left === void 0 || right === void 0) return {
		...nothing,
		kind: "text",
		findings: []
	};
	const finding = numericFinding(left, right, {
		...asked,
		nature: true
	}, alpha);
	const findings = finding === void 0 ? [] : [{
		...finding,
		detail: `length in bytes: ${finding.detail}`
	}];
	return {
		...nothing,
		kind: "text",
		findings
	};
}
function lengthsOf(column) {
	const { content } = column;
	return content.kind === "values" || content.kind === "lengths" ? content.lengths : void 0;
}
function categories(sketch) {
	const { content } = sketch;
	if (content.kind !== "values") return {
		sketch,
		values: /* @__PURE__ */ new Map(),
		rest: 0,
		unlisted: 0
	};
	return {
		sketch,
		values: new Map(content.values),
		rest: content.rest,
		unlisted: content.unlisted
	};
}
function isText(sides) {
	return sides.every(({ values, rest }) => {
		const listed = [...values.values()];
		return listed.every((rows) => rows <= 1) && listed.length + rest > 50;
	});
}
function limitPath(dataset, column, declared) {
	return declared ? [
		...dataset,
		"drift",
		"columns",
		column
	] : [...dataset, "drift"];
}

// src/data/drift/verdict.ts
const worstFirst = [
	"drifted",
	"unknown",
	"changed",
	"same"
];
function diffColumn(base, head, dataset, { alpha, appended }) {
	const asked = askedOf(dataset, head.name, head.type, appended);
	const declared = dataset.columns.get(head.name);
	const gate = declared?.defaults?.level ?? declared?.level ?? "fail";
	const ruled = Object.keys(asked.declared).length > 0;
	const empty = base.rows === 0 || head.rows === 0;
	const compared = empty ? noRows : compareColumn(base, head, asked, alpha);
	const judged = judge(compared, asked, [base, head], empty);
	const findings = ordered(compared.findings).filter((finding) => finding.gates);
	return {
		column: head.name,
		kind: compared.kind,
		state: judged.state,
		level: judged.reason === "not-enough-data" && !ruled ? "warn" : gate,
		reason: judged.reason,
		sentence: judged.sentence,
		statistics: findings.map(({ statistic, value, limit, noise }) => ({
			statistic,
			value,
			limit,
			noise: noise.drifted
		})),
		nulls: {
			base: base.nulls / Math.max(1, base.rows),
			head: head.nulls / Math.max(1, head.rows)
		},
		newValues: compared.newValues.slice(0, 20),
		lostValues: compared.lostValues.slice(0, 20),
		histogram: compared.histogram,
		path: limitPath(dataset.path, head.name, dataset.drift.columns.has(head.name))
	};
}
const noRows = {
	kind: "other",
	findings: [],
	newValues: [],
	lostValues: [],
	histogram: [],
	comparable: true
};
function judge(compared, asked, [base, head], empty) {
	const name = head.name;
	if (empty) return {
		state: "unknown",
		reason: "one-side-empty",
		sentence: `${name}: the ${base.rows === 0 ? "base" : "head"} has no rows.`
	};
	if (!compared.comparable && !asked.ignored) return {
		state: "unknown",
		reason: "type-changed",
		sentence: wordRetyped(base, head, asked)
	};
	if (isSame(base, head) && !asked.ignored && !asked.hiddenByHead) return {
		state: "same",
		reason: "not-changed",
		sentence: `${name}: exactly as in the base.`
	};
	const decisive = ordered(compared.findings)[0];
	const state = decisive === void 0 ? "same" : stateOf(decisive);
	if (asked.ignored) return quiet(name, state, decisive, "not-compared", "excluded from drift");
	if (state === "drifted" || state === "unknown") return loud(name, state, decisive, [base, head]);
	if (asked.hiddenByHead && !asked.nature) return {
		state: "unknown",
		reason: "hidden-by-change",
		sentence: `${name}: its values are not compared, because this change calls it sensitive; the base branch does not.`
	};
	if (asked.nature) return quiet(name, state, decisive, "moves-by-nature", "a key, identifier or time");
	return quiet(name, state, decisive, state === "changed" ? "changed" : "not-changed", state === "changed" ? within(decisive) : "no more than chance");
}
function isSame(base, head) {
	const { kind } = head.content;
	return (kind === "numbers" || kind === "values") && isDeepStrictEqual(base, head);
}
function wordRetyped(base, head, { sensitive }) {
	const [before, after] = [typeWords(base), typeWords(head)];
	const [from, to] = before === after ? [base.engineType, head.engineType] : [before, after];
	const odd = sensitive ? void 0 : firstOdd(base, head);
	const because = odd === void 0 ? "" : `; ${quoted(odd)} is no number`;
	return `${head.name} holds ${to} now and held ${from} in the base: the two cannot be compared${because}.`;
}
function firstOdd(base, { content }) {
	if (content.kind !== "values" || base.type !== "number" && base.type !== "integer") return void 0;
	return content.values.map(([value]) => value).find((value) => value.trim() === "" || Number.isNaN(Number(value)));
}
function within(finding) {
	return finding?.gates ? `${measured(finding)}, limit ${limitText(finding)}` : "beyond chance; for information";
}
function quiet(name, state, finding, reason, why) {
	return {
		state,
		reason,
		sentence: `${name}: ${finding === void 0 ? "nothing to compare in numbers" : finding.detail} (${why}).`
	};
}
function loud(name, state, finding, sides) {
	if (finding === void 0) return {
		state,
		reason: "not-changed",
		sentence: `${name}: nothing to compare.`
	};
	if (state === "unknown") return {
		state,
		reason: "not-enough-data",
		sentence: `${name}: cannot tell from ${sides.map((side) => rowsText(side.rows)).join(" and ")} rows: only a shift above ${shift(finding, finding.noise.drifted)} could be seen, the limit is ${limitText(finding)}; ${finding.detail}.`
	};
	return {
		state,
		reason: finding.statistic === "new-category" ? "new-category" : finding.statistic === "nulls" ? "null-share-moved" : "drifted",
		sentence: `${name} ${measured(finding)} (limit ${limitText(finding)}): ${finding.detail}.`
	};
}
function measured(finding) {
	if (finding.statistic === "new-category" && finding.atLeast) return `has a value in at least ${percent(Math.floor(finding.value * 1e3) / 1e3)} more of the rows than the base can have`;
	if (finding.statistic === "new-category") return `has a value that the base lacks in ${percent(finding.value)} of the rows`;
	return `moved by ${shift(finding, finding.value)}`;
}
function shift(finding, value) {
	const { limit } = finding;
	if (finding.statistic === "wasserstein") return `${estimated(value, limit)} standard deviations`;
	if (finding.statistic === "jensen-shannon") return `a divergence of ${estimated(value, limit)}`;
	return `${estimated(value * 100, limit * 100)} points`;
}
function limitText(finding) {
	const share = finding.statistic === "l-infinity" || finding.statistic === "nulls";
	if (finding.statistic === "new-category") return percent(finding.limit);
	return share ? `${amount(finding.limit * 100)}` : amount(finding.limit);
}
function ordered(findings) {
	const beyond = (finding) => finding.value / Math.max(finding.gates ? finding.limit : finding.noise.changed, 1e-300);
	return [...findings].sort((a, b) => worstFirst.indexOf(stateOf(a)) - worstFirst.indexOf(stateOf(b)) || beyond(b) - beyond(a));
}
function compareDiffs(a, b) {
	const weight = (diff) => {
		const first = diff.statistics[0];
		return first === void 0 ? 0 : first.value / Math.max(first.limit, 1e-300);
	};
	return worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) || openness(a) - openness(b) || weight(b) - weight(a) || (a.column < b.column ? -1 : 1);
}
function openness({ state, level, reason }) {
	if (state !== "unknown") return 0;
	return (level === "fail" ? 0 : 2) + (reason === "not-enough-data" ? 1 : 0);
}

// src/data/drift/diff.ts
function diffSketches(base, head, dataset, appended = false) {
	const before = new Map(base.columns.map((column) => [column.name, column]));
	const after = new Map(head.columns.map((column) => [column.name, column]));
	const common = head.columns.flatMap((column) => {
		const other = before.get(column.name);
		return other === void 0 ? [] : [[other, column]];
	});
	const alpha = falseAlarms / Math.max(1, common.length);
	const columns = common.map(([left, right]) => diffColumn(left, right, dataset, {
		alpha,
		appended
	})).sort(compareDiffs);
	const removed = base.columns.filter((column) => !after.has(column.name)).map((column) => column.name);
	const checks = [rowCountCheck(base, head, dataset), ...removedChecks(removed, head, dataset)];
	return {
		dataset: dataset.name,
		base: {
			digest: base.digests.join("+"),
			rows: base.rows
		},
		head: {
			digest: head.digests.join("+"),
			rows: head.rows
		},
		added: head.columns.filter((column) => !before.has(column.name)).map((column) => column.name),
		removed,
		retyped: common.flatMap(([left, right]) => retyped(left, right)),
		verdict: verdictOf(columns, checks),
		columns,
		checks
	};
}
function retyped(base, head) {
	const zone = (column) => column.engineType.endsWith("WITH TIME ZONE");
	if (base.type === head.type && zone(base) === zone(head) && (base.type !== "other" || base.engineType === head.engineType)) return [];
	const [from, to] = [typeWords(base), typeWords(head)];
	return [{
		column: head.name,
		...from === to ? {
			from: base.engineType,
			to: head.engineType
		} : {
			from,
			to
		}
	}];
}
function verdictOf(columns, checks) {
	const judged = columns.filter((column) => column.level === "fail").map((column) => stateVerdicts[column.state]);
	return worst([...judged, ...checks.filter((check) => check.level === "fail").map((check) => check.verdict)]);
}
const stateVerdicts = {
	drifted: "fail",
	unknown: "unknown",
	changed: "pass",
	same: "pass"
};

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
	while (shift$1(last, exponent - counted.exponent) - shift$1(first, exponent - counted.exponent) + 1 > maxCells) exponent++;
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
	for (const index of counted.counts.keys()) if (shift$1(index, -counted.exponent) * 2 ** -counted.exponent !== index) return false;
	return true;
}
function atUnits(counted) {
	if (counted.exponent >= 0) return counted;
	const counts = /* @__PURE__ */ new Map();
	for (const [index, rows] of counted.counts) add(counts, shift$1(index, -counted.exponent), rows);
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
	const [from, to] = [shift$1(first, by), shift$1(last, by)];
	for (const [index, rows] of counted.counts) {
		const cell = shift$1(index, by);
		if (cell >= from && cell <= to) add(inner, cell, rows);
		else add(cell < from ? below : above, tailOf(cell), rows);
	}
	for (const each of counted.outside) {
		const digits = each.exponent - exponent;
		const cell = tailOf(each.index);
		const side = each.index < shift$1(first, each.exponent - counted.exponent) ? below : above;
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
const mostCells = 65536;
function double(value) {
	return `CAST('${value}' AS DOUBLE)`;
}
async function rangesOf(engine, table, columns) {
	const ends = (column) => {
		const name = identifier(column.name);
		return [column.value(`min(${name})`), column.value(`max(${name})`)];
	};
	const found = await askRanges(engine, table, columns, ends);
	const first = await askRanges(engine, table, columns.filter((column) => {
		const range = found.get(column.name);
		return range !== void 0 && !(Number.isFinite(range.lowest) && Number.isFinite(range.highest));
	}), finiteEnds, glimpse$1);
	return new Map([...found, ...[...first].map(([name, range]) => [name, glimpsed(range)])]);
}
function finiteEnds(column) {
	const value = column.value(identifier(column.name));
	return ["min", "max"].map((which) => `${which}(${value}) FILTER (WHERE isfinite(${value}))`);
}
function glimpsed(range) {
	return {
		lowest: range?.lowest ?? 0,
		highest: range?.highest ?? 0,
		glimpsed: true
	};
}
async function askRanges(engine, table, columns, ends, firstRows) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const names = columns.map((column) => identifier(column.name)).join(", ");
	const all = identifier(table.name);
	const from = firstRows === void 0 ? all : `(SELECT ${names} FROM ${all} LIMIT ${firstRows})`;
	const sql = `SELECT ${columns.flatMap(ends).join(", ")} FROM ${from}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(columns.map((column, k) => {
		const [lowest, highest] = [row[2 * k], row[2 * k + 1]];
		const range = typeof lowest === "number" && typeof highest === "number" ? {
			lowest,
			highest
		} : void 0;
		return [column.name, range];
	}));
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
		const next = await pass(engine, table, column, step.exponent, windowSql(column, counted.exponent, step));
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
	const guess = await passOver(engine, table, guessed, range, mostCells);
	if (guess !== void 0 && agrees(guess, range, guessed.value !== column.value)) return guess;
	const careful = await passOver(engine, table, column, (await askRanges(engine, table, [column], finiteEnds)).get(column.name));
	if (careful === void 0) throw new Error(`column ${column.name}: a pass without a limit has one`);
	return careful;
}
async function passOver(engine, table, column, range, limit) {
	const exponent = range === void 0 ? 0 : firstExponent(range.lowest, range.highest, column.integral);
	const first = await pass(engine, table, column, exponent, "", limit);
	return limit !== void 0 && first.groups >= limit ? void 0 : {
		exponent,
		first
	};
}
function agrees({ exponent, first }, range, cheaply) {
	if (!range.glimpsed && !cheaply) return true;
	if (first.plusInfinity + first.minusInfinity > 0) return false;
	const [low, high] = cheaply ? [Math.floor(range.lowest * 2 ** -exponent), Math.floor(range.highest * 2 ** -exponent)] : [-(2 ** 51), 2 ** 51];
	for (const index of first.cells.keys()) if (index < low || index > high) return false;
	return true;
}
async function pass(engine, table, column, exponent, where = "", limit) {
	const sql = `SELECT i, i IS NULL AS none, n FROM (
    SELECT floor(${column.value(identifier(column.name))} * ${double(2 ** -exponent)}) AS i, count(*) AS n FROM ${identifier(table.name)} ${where} GROUP BY 1 ${limit === void 0 ? "" : `LIMIT ${limit}`})`;
	const { rows, columns } = await engine.columns(sql, [table]);
	const [index, none, counts] = [
		"i",
		"none",
		"n"
	].map((name) => numbers(columns.get(name)));
	const cells = /* @__PURE__ */ new Map();
	const found = {
		rows: 0,
		finite: 0,
		nulls: 0,
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0
	};
	for (let k = 0; k < rows; k++) {
		const [i, n] = [index?.[k] ?? NaN, counts?.[k] ?? 0];
		found.rows += n;
		if (none?.[k] === 1) found.nulls += n;
		else if (Number.isNaN(i)) found.nan += n;
		else if (i === Number.POSITIVE_INFINITY) found.plusInfinity += n;
		else if (i === Number.NEGATIVE_INFINITY) found.minusInfinity += n;
		else {
			found.finite += n;
			add(cells, i, n);
		}
	}
	return {
		...found,
		groups: rows,
		cells
	};
}
function numbers(column) {
	return column?.values ?? /* @__PURE__ */ new Float64Array();
}
function windowSql(column, exponent, step) {
	const value = column.value(identifier(column.name));
	return `WHERE ${step.windows.map(({ first, last }) => `(${value} >= ${double(first * 2 ** exponent)} AND ${value} < ${double((last + 1) * 2 ** exponent)})`).join(" OR ")}`;
}
async function onlyWhole(engine, table, column) {
	const value = column.value(identifier(column.name));
	const sql = `SELECT count(*) FILTER (WHERE isfinite(${value}) AND ${value} <> floor(${value})) FROM ${identifier(table.name)}`;
	return (await engine.query(sql, [table])).rows[0]?.[0] === 0;
}

// src/data/sketch/count-texts.ts
const maxValues = 256;
const glimpse = 2e4;
const buckets = 4096;
async function manyValued(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Set();
	const names = columns.map(identifier);
	const sql = `SELECT ${names.map((name) => `count(DISTINCT ${name})`).join(", ")} FROM (SELECT ${names.join(", ")} FROM ${identifier(table.name)} LIMIT ${glimpse})`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Set(columns.filter((_, k) => toCount(row[k]) > glimpse / 2));
}
async function countValues(engine, table, column) {
	const sql = `WITH g AS MATERIALIZED (
      SELECT CAST(v AS VARCHAR) AS v, n
      FROM (SELECT ${identifier(column)} AS v, count(*) AS n FROM ${identifier(table.name)} GROUP BY 1))
    SELECT 'length' AS kind, NULL AS v, strlen(v) AS size, CAST(sum(n) AS BIGINT) AS n, count(*) AS distinct_values
      FROM g WHERE v IS NOT NULL GROUP BY strlen(v)
    UNION ALL SELECT 'value', v, 0, n, 0
      FROM (SELECT v, n FROM g WHERE v IS NOT NULL ORDER BY n DESC, v LIMIT 257)
    UNION ALL SELECT 'null', NULL, 0, n, 0 FROM g WHERE v IS NULL`;
	const found = read((await engine.query(sql, [table])).rows);
	return listed(found, found.distinct <= 256);
}
async function countFrequent(engine, table, column) {
	const [from, name] = [identifier(table.name), identifier(column)];
	const bucket = `hash(${name}) % ${buckets}`;
	const sql = `WITH g AS MATERIALIZED (SELECT ${bucket} AS b, strlen(${name}) AS size, count(*) AS n FROM ${from} GROUP BY ALL)
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
const fineness = 28;
const farthest = 60;
async function meansOf(engine, table, counted) {
	const asked = counted.filter(({ counts }) => finiteRows(counts) > 0 && Math.abs(counts.cells.exponent) < 900);
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const sql = `SELECT ${asked.map(sumSql).join(", ")} FROM ${identifier(table.name)}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(asked.flatMap(({ column, counts }, k) => {
		const [sum, rows] = [row[2 * k], Number(row[2 * k + 1])];
		if (typeof sum !== "string" || rows !== finiteRows(counts)) return [];
		return [[column.name, Number(BigInt(sum)) / rows * 2 ** (counts.cells.exponent - fineness)]];
	}));
}
function finiteRows({ rows, nulls, nan, plusInfinity, minusInfinity }) {
	return rows - nulls - nan - plusInfinity - minusInfinity;
}
function sumSql({ column, counts }) {
	const value = column.value(identifier(column.name));
	const { exponent } = counts.cells;
	const near = `isfinite(${value}) AND abs(${value}) < ${double(2 ** (exponent + farthest))}`;
	return `CAST(sum(CASE WHEN ${near} THEN ${`CAST(floor(${value} * ${double(2 ** (fineness - exponent))}) AS HUGEINT)`} END) AS VARCHAR), count(*) FILTER (WHERE ${near})`;
}

// src/data/sketch/dataset.ts
async function sketchDataset(engine, version, tell = noMeter) {
	const digests = [version.digest];
	if (version.dataset.format.kind === "files") return {
		schemaVersion: 1,
		digests,
		rows: 0,
		files: fileCounts(version),
		columns: []
	};
	const table = tableSource(version);
	const shape = await engine.describe(table);
	const sensitive = new Set([...version.dataset.columns.values()].filter((c) => c.sensitive).map((c) => c.name));
	const columns = [];
	const at = (more) => tell({
		unit: "columns",
		done: columns.length + more,
		of: shape.columns.length
	});
	for (const part of partsOf(table, shape)) columns.push(...await countColumns(engine, part, sensitive, at));
	tell(void 0);
	return {
		schemaVersion: 1,
		digests,
		rows: shape.rows,
		columns: columns.sort((a, b) => compareText(a.name, b.name))
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
	const numbers = open.flatMap((column) => numberColumn(column) ?? []);
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
function numberColumn(column) {
	const type = columnTypeOf(column.engineType);
	if (type === "integer" || type === "number") return {
		name: column.name,
		integral: type === "integer",
		value: (text) => `CAST(${text} AS DOUBLE)`
	};
	if (type !== "date" && type !== "timestamp") return void 0;
	const since = (text) => type === "date" ? `${text} - DATE '1970-01-01'` : `epoch_us(${stamp(column, text)})`;
	const value = (text) => `CASE WHEN isfinite(${stamp(column, text)}) THEN CAST(${since(text)} AS DOUBLE)
    WHEN ${text} > CAST('1970-01-01' AS ${stampType(column)}) THEN CAST('Infinity' AS DOUBLE)
    WHEN ${text} IS NOT NULL THEN CAST('-Infinity' AS DOUBLE) END`;
	const finiteValue = (text) => `CAST(${since(text)} AS DOUBLE)`;
	return {
		name: column.name,
		integral: true,
		value,
		finiteValue
	};
}
function stamp(column, text) {
	return /^(DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/.test(column.engineType) ? text : `CAST(${text} AS TIMESTAMP)`;
}
function stampType(column) {
	return column.engineType === "DATE" ? "DATE" : column.engineType;
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
	const floating = isFloating(column.engineType);
	const sql = `SELECT ${[`${name} IS NULL`, ...floating ? [
		`isnan(${name})`,
		`${name} = 'Infinity'`,
		`${name} = '-Infinity'`
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
	const size = `SELECT strlen(CAST(${name} AS VARCHAR)), count(*) FROM ${identifier(table.name)} WHERE ${name} IS NOT NULL GROUP BY 1`;
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

export { checkDataset as a, diffSketches as i, localFiles as n, checkFamilies as o, sketchDataset as r, patternProblem as s, checkData as t };
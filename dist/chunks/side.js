import { t as MlopsError } from "./problem.js";
import { r as literals, t as identifier } from "./sql.js";
import { t as fileTable } from "./table-source.js";
import { g as columnTypeOf } from "./data.js";
import { basename } from "node:path";

// src/data/predictions/class-text.ts
function classText(cell, type, label) {
	const wanted = columnTypeOf(label);
	const own = columnTypeOf(type);
	if (wanted === "boolean") {
		const text = `lower(trim(${cell}::VARCHAR))`;
		return `CASE WHEN ${text} IN ('true', '1', '1.0') THEN 'true' WHEN ${text} IN ('false', '0', '0.0') THEN 'false' ELSE ${cell}::VARCHAR END`;
	}
	if (wanted === "string" || wanted === "other") return `${cell}::VARCHAR`;
	if (wanted === "date" || wanted === "timestamp") return `coalesce(try_cast(${cell} AS ${label})::VARCHAR, ${cell}::VARCHAR)`;
	if (own === "boolean") return `CASE WHEN ${cell} THEN '1' WHEN NOT ${cell} THEN '0' END`;
	const number = `try_cast(${cell} AS DOUBLE)`;
	const isWhole = `isfinite(${number}) AND ${number} = floor(${number}) AND abs(${number}) < 9007199254740992`;
	const word = `lower(trim(${cell}::VARCHAR))`;
	return `CASE WHEN ${isWhole} THEN ${number}::BIGINT::VARCHAR ${`WHEN ${word} = 'true' THEN '1' WHEN ${word} = 'false' THEN '0'`} ELSE ${cell}::VARCHAR END`;
}

// src/data/predictions/columns.ts
function scoredClasses(tables) {
	const names = tables.flatMap((table) => table.shape.columns.map((column) => column.name));
	return [...new Set(names.filter((name) => name.startsWith("score_")).map((name) => name.slice(6)))];
}
function predictionColumns(table, labels) {
	const names = table.shape.columns.map((column) => column.name);
	const predicted = names.includes("prediction") ? { predicted: "prediction" } : {};
	const problem = (what) => ({
		side: table.side,
		seed: table.given.seed,
		reason: "unusable-predictions",
		message: `The predictions have no column ${what} (there is ${names.join(", ")}).`
	});
	if (labels.task === "regression") return "predicted" in predicted ? {
		...predicted,
		scores: []
	} : problem("prediction");
	if (labels.task === "binary") {
		const score = ["score", `score_${labels.classes[1]}`].find((name) => names.includes(name));
		if (score !== void 0) return {
			...predicted,
			scores: [score]
		};
		return "predicted" in predicted ? {
			...predicted,
			scores: []
		} : problem("prediction or score");
	}
	const wanted = labels.classes.map((name) => `score_${name}`);
	const missing = wanted.filter((name) => !names.includes(name));
	if (missing.length === 0) return {
		...predicted,
		scores: wanted
	};
	if (missing.length < wanted.length) return problem(missing.slice(0, 10).join(", "));
	return "predicted" in predicted ? {
		...predicted,
		scores: []
	} : problem("prediction or score_<class>");
}
function classIndex(cell, type, labelType, classes) {
	const text = classText(cell, type, labelType);
	return `CASE WHEN ${cell} IS NULL THEN NULL ELSE coalesce(list_position(${literals(classes)}, ${text}), 0) - 1 END`;
}
function predictedSql(table, column, test, labels) {
	const cell = cellOf(table, column);
	const type = typeOf(table, column);
	if (labels.task === "regression") return numberSql(cell);
	return classIndex(cell, type, test.labelType, labels.classes);
}
const numberSql = (cell) => `try_cast(${cell} AS DOUBLE)`;
const cellOf = (table, column) => `${identifier(table.source.name)}.${identifier(column)}`;
function typeOf(table, column) {
	return table.shape.columns.find((entry) => entry.name === column)?.engineType ?? "VARCHAR";
}
function joinOn(table, test) {
	const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
	return test.key.map((column) => {
		const wanted = types.get(column) ?? "VARCHAR";
		return `r.${identifier(column)} = ${keySql(cellOf(table, column), typeOf(table, column), wanted)}`;
	}).join(" AND ");
}
function keySql(cell, type, wanted) {
	if (type === wanted) return cell;
	return columnTypeOf(wanted) === "integer" && columnTypeOf(type) === "number" ? `CASE WHEN ${cell} = floor(${cell}) THEN try_cast(${cell} AS ${wanted}) END` : `try_cast(${cell} AS ${wanted})`;
}

// src/data/predictions/compared-columns.ts
function comparedColumns(test, base) {
	const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
	return base.shape.columns.filter(({ name }) => name !== test.label && !test.key.includes(name)).map(({ name, engineType }) => ({
		name,
		differs: differs(identifier(name), types.get(name), engineType)
	}));
}
function anyDiffers(compared) {
	return compared.length === 0 ? "false" : `(b."#known" IS NOT NULL AND (${compared.map(({ differs }) => differs).join(" OR ")}))`;
}
function differs(column, head, base) {
	const [now, was] = [`t.${column}`, `b.${column}`];
	if (head === void 0) return `${was} IS NOT NULL`;
	if (head === base) return `${now} IS DISTINCT FROM ${was}`;
	const kinds = [columnTypeOf(head), columnTypeOf(base)];
	if (kinds.includes("other")) return `${now}::VARCHAR IS DISTINCT FROM ${was}::VARCHAR`;
	const cast = `${now} IS DISTINCT FROM try_cast(${was} AS ${head}) OR (${now} IS NULL) <> (${was} IS NULL)`;
	if (!kinds.every((kind) => kind === "integer" || kind === "number")) return `(${cast})`;
	const common = head === "FLOAT" ? "FLOAT" : "DOUBLE";
	return `(${cast} OR ${now}::${common} IS DISTINCT FROM ${was}::${common})`;
}

// src/data/predictions/task.ts
const mostWholeNumberClasses = 20;
function guessTask(labelType, classes) {
	const kind = columnTypeOf(labelType);
	const continuous = kind === "number" && classes.some((value) => !/^-?\d+$/.test(value));
	if ((kind === "integer" || kind === "number") && (continuous || classes.length > mostWholeNumberClasses)) return "regression";
	return classes.length <= 2 ? "binary" : "multiclass";
}
async function guessedOtherwise(engine, { base, label }, dataset, task) {
	if (base === void 0) return void 0;
	const cell = identifier(label);
	const { rows } = await engine.query(`SELECT DISTINCT ${classText(cell, base.labelType, base.labelType)} FROM base_test WHERE ${cell} IS NOT NULL
     LIMIT 21`, [base.table]);
	if (rows.length === 0) return void 0;
	const before = guessTask(base.labelType, rows.map(([value]) => String(value)));
	if (before === task) return void 0;
	return `The labels of ${dataset} tell another task than the base's: ${label} was ${before} and is ${task} now.`;
}

// src/data/predictions/labels.ts
const problem = (reason, message) => ({
	side: "test",
	reason,
	message
});
async function openTest(engine, request) {
	const { test } = request;
	const { key, name } = test.dataset;
	const label = request.labelColumn ?? key[0] ?? "";
	if (key.length === 0) return { problems: [problem("no-key", `Dataset ${name} has no key.`)] };
	const table = fileTable(test, "test");
	const shape = await engine.describe(table);
	const typeOf = (column) => shape.columns.find((entry) => entry.name === column)?.engineType;
	const missing = key.filter((column) => typeOf(column) === void 0);
	if (missing.length > 0) return { problems: [problem("no-key", `Dataset ${name} has no column ${missing.join(", ")}.`)] };
	const labelType = typeOf(label);
	if (labelType === void 0) return { problems: [problem("unusable-label", `Dataset ${name} has no column ${label}.`)] };
	const common = {
		key,
		label,
		labelType,
		table,
		shape
	};
	if (request.baseTest === void 0) return {
		value: common,
		problems: []
	};
	const base = await openBase(engine, request.baseTest, key, label);
	if (typeof base !== "string") return {
		value: {
			...common,
			base
		},
		problems: []
	};
	const message = `The base's version of ${name} ${base}: ${request.labelColumn === void 0 ? "nothing says which rows are new" : "all labels come from the head"}.`;
	return {
		value: common,
		problems: [problem("unusable-base-labels", message)]
	};
}
async function openBase(engine, version, key, label) {
	const table = fileTable(version, "base_test");
	const shape = await engine.describe(table);
	const missing = [...key, label].filter((column) => !shape.columns.some((entry) => entry.name === column));
	if (missing.length > 0) return `has no column ${missing.join(", ")}`;
	const cells = key.map(identifier).join(", ");
	const { rows } = await engine.query(`SELECT count(*) FROM (SELECT 1 FROM base_test GROUP BY ${cells} HAVING count(*) > 1)`, [table]);
	if (Number(rows[0]?.[0]) > 0) return "has rows with the same key";
	return {
		table,
		shape,
		labelType: shape.columns.find((entry) => entry.name === label)?.engineType ?? "VARCHAR"
	};
}
function effectiveLabels(test) {
	const { label, base } = test;
	const head = `t.${identifier(label)}`;
	if (base === void 0) return `SELECT t.*, ${head} AS "#label", true AS "#new", false AS "#label-differs", false AS "#cells-differ" FROM test t`;
	return `SELECT t.*, CASE WHEN b."#known" THEN ${sameType("b.\"#old\"", base.labelType, test.labelType)} ELSE ${head} END AS "#label",
      b."#known" IS NULL AS "#new", ${labelDiffers(test, base)} AS "#label-differs",
      ${anyDiffers(comparedColumns(test, base))} AS "#cells-differ"
    FROM ${joinedWithBase(test)}`;
}
function labelDiffers({ label, labelType }, base) {
	return `(b."#known" IS NOT NULL AND (${classText("b.\"#old\"", base.labelType, labelType)}) IS DISTINCT FROM (${classText(`t.${identifier(label)}`, labelType, labelType)}))`;
}
function joinedWithBase({ key, label, shape, base }) {
	const typeOf = (columns, name) => columns?.find((column) => column.name === name)?.engineType ?? "VARCHAR";
	const on = key.map((name) => {
		return `${keySql(`b.${identifier(name)}`, typeOf(base?.shape.columns, name), typeOf(shape.columns, name))} = t.${identifier(name)}`;
	});
	return `test t LEFT JOIN (SELECT *, ${identifier(label)} AS "#old", true AS "#known" FROM base_test) b ON ${on.join(" AND ")}`;
}
const sameType = (cell, type, wanted) => type === wanted ? cell : `try_cast(${cell} AS ${wanted})`;
const tablesOf = (test) => test.base ? [test.table, test.base.table] : [test.table];
const mostClasses = 1e4;
async function readLabels(engine, request, test) {
	if (request.task === "scored") return {
		value: {
			task: "scored",
			classes: []
		},
		problems: []
	};
	const kind = columnTypeOf(test.labelType);
	const numeric = kind === "integer" || kind === "number";
	const { name } = request.test.dataset;
	const text = classText("\"#label\"", test.labelType, test.labelType);
	const { rows } = await engine.query(`SELECT class, sum(times) FROM (SELECT ${text} AS class, times FROM (
       SELECT "#label", count(*) AS times FROM (${effectiveLabels(test)}) GROUP BY "#label"))
     GROUP BY class ORDER BY class NULLS FIRST LIMIT 10002`, tablesOf(test));
	const nulls = Number(rows.find(([value]) => value === null)?.[1] ?? 0);
	if (rows.length === 0) return { problems: [problem("unusable-label", `Dataset ${name} has no rows.`)] };
	if (nulls > 0) {
		const message = `${nulls} rows of ${name} have no ${test.label}.`;
		return { problems: [{
			...problem("unusable-label", message),
			count: nulls
		}] };
	}
	const classes = sorted(rows.map(([value]) => String(value)));
	const task = request.task ?? guessTask(test.labelType, classes);
	const otherwise = request.task === void 0 ? await guessedOtherwise(engine, test, name, task) : void 0;
	if (otherwise !== void 0) return { problems: [problem("task-changed", otherwise)] };
	if (task === "regression") {
		const message = `${test.label} of ${name} is stored as ${test.labelType}, a regression needs a number.`;
		return numeric ? {
			value: {
				task,
				classes: []
			},
			problems: []
		} : { problems: [problem("unusable-label", message)] };
	}
	if (classes.length > mostClasses) return { problems: [problem("unusable-label", `${test.label} of ${name} has more than ${mostClasses} classes.`)] };
	return task === "multiclass" ? {
		value: {
			task,
			classes
		},
		problems: []
	} : binary(request, test, classes);
}
function sorted(classes) {
	return classes.every((value) => /^-?\d{1,15}$/.test(value)) ? classes.toSorted((a, b) => Number(a) - Number(b)) : classes;
}
function binary(request, test, classes) {
	const usual = ["1", "true"].find((value) => classes.includes(value)) ?? (classes.every((value) => value === "0") ? "1" : void 0);
	const falseOnly = classes.every((value) => value === "false") ? "true" : void 0;
	const positive = request.positive === void 0 ? usual ?? falseOnly : normal(request.positive, test.labelType);
	const others = classes.filter((value) => value !== positive);
	const listed = classes.slice(0, 10).join(", ");
	if (positive === void 0) return { problems: [problem("unclear-positive-class", `${test.label} is one of ${listed}: which one is positive?`)] };
	if (others.length > 1) {
		const message = `${test.label} has ${classes.length} classes (${listed}) for a binary task with the positive class ${positive}.`;
		return { problems: [problem("unclear-positive-class", message)] };
	}
	return {
		value: {
			task: "binary",
			classes: [others[0] ?? `not ${positive}`, positive]
		},
		problems: []
	};
}
function normal(positive, labelType) {
	const kind = columnTypeOf(labelType);
	if (kind === "boolean") return String(positive === true || positive === 1 || String(positive).toLowerCase() === "true");
	if (typeof positive === "boolean" && (kind === "integer" || kind === "number")) return positive ? "1" : "0";
	return String(positive);
}

// src/data/predictions/side.ts
const csv = {
	kind: "csv",
	header: true,
	delimiter: ",",
	quote: "\"",
	nulls: [""]
};
function formatOf(file) {
	if (file.endsWith(".parquet")) return { kind: "parquet" };
	if (/\.csv(\.gz)?$/.test(file)) return csv;
	return /\.(jsonl|ndjson|json)(\.gz)?$/.test(file) ? { kind: "json" } : void 0;
}
async function openSide(engine, request) {
	const tables = [];
	const problems = [];
	for (const [index, given] of request.files.entries()) {
		const found = await open(engine, request, given, `${request.side}_${index}`);
		if (Array.isArray(found)) problems.push(...found);
		else tables.push(found);
	}
	return {
		tables,
		problems
	};
}
async function open(engine, request, given, name) {
	const about = {
		side: request.side,
		seed: given.seed
	};
	const format = formatOf(given.file);
	const file = basename(given.file);
	if (format === void 0) return [{
		...about,
		reason: "unusable-predictions",
		message: `${file} ends with none of .parquet, .csv, .jsonl.`
	}];
	const source = {
		name,
		files: [given.file],
		format,
		types: request.keyTypes
	};
	try {
		const shape = await engine.describe(source);
		const names = shape.columns.map((column) => column.name);
		const missing = [...request.keyTypes.keys()].filter((key) => !names.includes(key));
		if (missing.length > 0) {
			const message = `${file} has no column ${missing.join(", ")} (there is ${names.join(", ")}).`;
			return [{
				...about,
				reason: "unusable-predictions",
				message
			}];
		}
		const [reject] = shape.rejects;
		if (reject === void 0) return {
			side: request.side,
			given,
			source,
			shape
		};
		const message = `${file}: ${shape.rejected} lines cannot be read; first: line ${reject.line}: ${reject.error}.`;
		return [{
			...about,
			reason: "unusable-predictions",
			message,
			count: shape.rejected
		}];
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends !== "input") throw error;
		const named = (text) => text.replaceAll(given.file, file);
		return error.problems.map((problem) => ({
			...problem,
			...about,
			message: named(problem.message)
		}));
	}
}

export { scoredClasses as _, openTest as a, anyDiffers as c, classIndex as d, joinOn as f, predictionColumns as g, predictedSql as h, labelDiffers as i, comparedColumns as l, numberSql as m, effectiveLabels as n, readLabels as o, keySql as p, joinedWithBase as r, tablesOf as s, openSide as t, cellOf as u, classText as v };
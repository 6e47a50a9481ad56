import { g as columnTypeOf } from "./data.js";
import { _ as scoredClasses, a as openTest, c as anyDiffers, d as classIndex, f as joinOn, g as predictionColumns, h as predictedSql, i as labelDiffers, l as comparedColumns, m as numberSql, n as effectiveLabels, o as readLabels, p as keySql, r as joinedWithBase, s as tablesOf, t as openSide, u as cellOf, v as classText } from "./side.js";
import { r as literals, t as identifier } from "./sql.js";
import { r as metricName } from "./known.js";
import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { t as fileTable } from "./table-source.js";
import { r as computeMetrics } from "./compare.js";
import { a as predictionsOf, r as evaluationRecordSchema } from "./expression-text.js";
import { C as scoresRecord, L as resultKey, Q as trainingRoles, S as runRecord, U as lostSeeds, X as rolesInReach, b as placeOfResult, y as evaluationAddressOf } from "./commit-record.js";
import { t as canonicalJson } from "./canonical.js";
import { c as sha256File } from "./files.js";
import { f as refuse } from "./variables.js";
import { _ as collectOutputs, a as rowsEnding, d as copyInput, f as placeArtifact, i as versionOf, l as runStep, n as stepInputs, o as sharedKeys, r as stepData, s as sharedRows, u as survivorsOf } from "./step-inputs.js";
import { t as commandReasons } from "./reasons4.js";
import { n as localFiles } from "./dataset-sketch.js";
import { t as pLimit } from "./p-limit.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { c as recordedBuild, l as failureOf } from "./commit-data.js";
import { g as madeOf } from "./load.js";
import { l as madeOfOne, u as wayOf } from "./find-situation.js";
import { basename, dirname, extname, join } from "node:path";
import { mkdir, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { availableParallelism, tmpdir } from "node:os";

// src/training/score.ts
async function scoreRows(request, signal) {
	const { model } = request;
	const command = commandOf(model);
	const output = {
		kind: "predictions",
		pattern: model.evaluate?.predictions ?? "predictions.csv"
	};
	const plan = {
		name: "scoring",
		command,
		setup: model.evaluate?.setup,
		timeout: model.evaluate?.timeout ?? model.train.timeout,
		resources: {},
		data: request.data ?? [],
		outputs: [output],
		seed: request.seed,
		prepare: async (folder) => ({
			MLOPS_MODEL: await placeArtifact({
				artifact: model.artifact,
				files: request.artifact
			}, join(folder.root, "model")),
			MLOPS_ROWS: await placeRows(request.rows, folder),
			MLOPS_PREDICTIONS: await predictionsPath(output, folder),
			MLOPS_REPEAT: String(request.repeat ?? 0)
		}),
		collect: async (folder, workingDirectory) => {
			const changed = model.train.run === void 0 ? await changedArtifact(request, folder, workingDirectory) : [];
			if (changed.length > 0) return {
				problems: changed,
				notices: []
			};
			return takePredictions(output, {
				output: folder.output,
				workingDirectory
			}, request);
		}
	};
	const { value, exit, seconds, logPath, problems, notices, kept } = await runStep(request, plan, signal);
	return {
		exit,
		seconds,
		log: logPath,
		problems,
		notices,
		...value === void 0 ? {} : { predictions: {
			...value.record,
			file: value.file
		} },
		...kept === void 0 ? {} : { kept }
	};
}
function commandOf(model) {
	if (model.evaluate?.run === void 0) throw new TypeError(`the model ${model.name} has no evaluate.run`);
	return model.evaluate.run;
}
async function changedArtifact({ artifact }, folder, workingDirectory) {
	const problems = [];
	for (const { path, local } of artifact) {
		const { digest } = await sha256File(local);
		for (const place of [join(folder.root, "model", path), join(workingDirectory, path)]) {
			const found = await sha256File(place).catch(() => void 0);
			if (found?.digest === digest) continue;
			const what = found === void 0 ? "removed" : "changed";
			problems.push({
				reason: "artifact-changed",
				message: `the step that scores ${what} ${path}, which is what it scores`
			});
			break;
		}
	}
	return problems;
}
async function placeRows(rows, folder) {
	const target = join(folder.root, "rows", basename(rows));
	await mkdir(dirname(target));
	await copyInput(rows, target, "the file with the test rows");
	return target;
}
async function predictionsPath(output, folder) {
	const path = join(folder.output, output.pattern);
	await mkdir(dirname(path), { recursive: true });
	return path;
}
async function takePredictions(output, places, request) {
	const found = await collectOutputs([output], places, request.destination, request.keep ?? false);
	const [only] = found.collected;
	if (found.problems.length === 0 && found.collected.length > 1) throw refuse("output-refused", `the predictions ${output.pattern} are ${found.collected.length} files instead of one`);
	if (only !== void 0 && found.problems.length === 0) return {
		value: only,
		problems: [],
		notices: []
	};
	const others = found.problems.filter(({ reason }) => reason !== "output-missing");
	if (others.length > 0) return {
		problems: others,
		notices: []
	};
	return {
		problems: [{
			reason: "output-missing",
			message: `no predictions were written to $MLOPS_PREDICTIONS (${output.pattern})`
		}],
		notices: []
	};
}

// src/data/predictions/join.ts
async function joinRows(engine, request, test, labels, files) {
	const cells = [
		`${labelSql(test, labels)} AS "label"`,
		"r.\"#label-differs\" AS \"label_differs\"",
		"r.\"#new\" AS \"arrived\"",
		"r.\"#cells-differ\" AS \"cells_differ\"",
		...files.flatMap((file) => cellsOf(file, test, labels)),
		...request.slices.map((slice, index) => `coalesce(r.${identifier(slice.column)}::VARCHAR, '(null)') AS "slice_${index}"`),
		...clusterSql(request.cluster)
	];
	const joins = files.map(({ table }) => {
		const name = identifier(table.source.name);
		return `LEFT JOIN (SELECT *, 1 AS "#found" FROM ${name}) ${name} ON ${joinOn(table, test)}`;
	});
	const order = test.key.map((column) => `r.${identifier(column)}`).join(", ");
	const sql = `SELECT ${cells.join(", ")} FROM (${effectiveLabels(test)}) r ${joins.join(" ")} ORDER BY ${order}`;
	const arrays = await engine.columns(sql, [...tablesOf(test), ...files.map(({ table }) => table.source)]);
	return {
		isClassification: labels.task === "binary" || labels.task === "multiclass",
		arrays,
		labels: numbers(arrays, "label"),
		labelDiffers: numbers(arrays, "label_differs"),
		arrived: numbers(arrays, "arrived"),
		cellsDiffer: numbers(arrays, "cells_differ")
	};
}
function labelSql({ labelType }, { task, classes }) {
	if (task === "scored") return "0";
	return task === "regression" ? numberSql("r.\"#label\"") : classIndex("r.\"#label\"", labelType, labelType, classes);
}
function cellsOf({ table, columns }, test, labels) {
	const { name } = table.source;
	const predicted = columns.predicted === void 0 ? [] : [`${predictedSql(table, columns.predicted, test, labels)} AS ${identifier(`${name}_predicted`)}`];
	const scores = columns.scores.map((score, index) => `${numberSql(cellOf(table, score))} AS ${identifier(`${name}_score_${index}`)}`);
	return [
		`${identifier(name)}."#found" AS ${identifier(`${name}_found`)}`,
		...predicted,
		...scores
	];
}
function clusterSql(columns) {
	if (columns.length === 0) return [];
	return [`concat_ws(chr(31), ${columns.map((column) => `coalesce(r.${identifier(column)}::VARCHAR, chr(30))`).join(", ")}) AS "cluster"`];
}
function numbers(arrays, name) {
	const found = arrays.columns.get(name);
	if (found?.kind !== "numbers") throw new Error(`no numbers in ${name}`);
	return found.values;
}
function scoredRows(request, labels, joined, candidate, baseline, metrics = []) {
	const { arrays } = joined;
	const cluster = arrays.columns.get("cluster");
	const [ours, theirs] = [candidate, baseline].map((files) => files?.map((file) => seedOf(arrays, file, metrics)));
	return {
		task: labels.task,
		n: arrays.rows,
		classes: labels.classes,
		labels: joined.labels,
		...labels.task === "scored" && { scores: scoreMetrics(metrics, [...ours ?? [], ...theirs ?? []]) },
		candidate: ours ?? [],
		...theirs && { baseline: theirs },
		slices: new Map(request.slices.map((slice, index) => [slice.column, topOf(arrays.columns.get(`slice_${index}`), slice.top)])),
		...cluster?.kind === "codes" ? { clusters: cluster.codes } : {}
	};
}
function scoreMetrics(metrics, sides) {
	return metrics.map((name, at) => ({
		name,
		isShare: sides.every(({ scores }) => scores[at]?.every((score) => score === 0 || score === 1) ?? true)
	}));
}
function seedOf(arrays, { table, columns }, metrics) {
	const { name } = table.source;
	const score = (index) => index < 0 ? /* @__PURE__ */ new Float64Array(0) : numbers(arrays, `${name}_score_${index}`);
	const there = columns.metrics;
	return {
		seed: table.given.seed,
		...table.given.repeat !== void 0 && { repeat: table.given.repeat },
		artifact: table.given.artifact,
		...columns.predicted === void 0 ? {} : { predicted: numbers(arrays, `${name}_predicted`) },
		scores: there ? metrics.map((metric) => score(there.indexOf(metric))) : columns.scores.map((_, at) => score(at))
	};
}
function topOf(column, top) {
	if (column?.kind !== "codes") return {
		names: [],
		codes: /* @__PURE__ */ new Int32Array(0)
	};
	if (top === void 0 || top >= column.names.length) return {
		names: column.names,
		codes: column.codes
	};
	const counts = new Float64Array(column.names.length);
	for (const code of column.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	const kept = [...counts.keys()].toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, top);
	kept.sort((a, b) => a - b);
	const index = new Map(kept.map((code, place) => [code, place]));
	return {
		names: kept.map((code) => column.names[code] ?? ""),
		codes: column.codes.map((code) => index.get(code) ?? -1)
	};
}
function onlyRows(rows, keep) {
	const kept = Int32Array.from(Array.from({ length: rows.n }, (_, row) => row).filter(keep));
	const pick = (values) => values.length === 0 ? values : Float64Array.from(kept, (row) => values[row] ?? NaN);
	const codes = (values) => Int32Array.from(kept, (row) => values[row] ?? -1);
	const seed = ({ predicted, scores, ...rest }) => ({
		...rest,
		...predicted === void 0 ? {} : { predicted: pick(predicted) },
		scores: scores.map(pick)
	});
	return {
		...rows,
		n: kept.length,
		labels: pick(rows.labels),
		candidate: rows.candidate.map(seed),
		...rows.baseline === void 0 ? {} : { baseline: rows.baseline.map(seed) },
		slices: new Map([...rows.slices].map(([name, slice]) => [name, {
			names: slice.names,
			codes: codes(slice.codes)
		}])),
		...rows.clusters === void 0 ? {} : { clusters: codes(rows.clusters) },
		...rows.weights === void 0 ? {} : { weights: pick(rows.weights) }
	};
}

// src/data/predictions/known-rows.ts
const mostSlices$1 = 1e3;
async function rowsAgainstBase(engine, request, test) {
	const { base } = test;
	if (base === void 0) return void 0;
	const compared = comparedColumns(test, base);
	const cells = [
		"b.\"#known\"",
		labelDiffers(test, base),
		anyDiffers(compared),
		...compared.map(({ differs }) => `b."#known" AND ${differs}`)
	].map((condition) => `count(*) FILTER (WHERE ${condition})`);
	const { rows } = await engine.query(`SELECT ${cells.join(", ")} FROM ${joinedWithBase(test)}`, tablesOf(test));
	const [known = 0, labels = 0, changed = 0, ...byColumn] = (rows[0] ?? []).map(Number);
	const names = new Set(base.shape.columns.map(({ name }) => name));
	return {
		base: base.shape.rows,
		known,
		gone: base.shape.rows - known,
		labels,
		changed,
		columns: compared.map(({ name }, index) => ({
			name,
			rows: byColumn[index] ?? 0
		})).filter((column) => column.rows > 0).toSorted((one, other) => other.rows - one.rows),
		added: test.shape.columns.map(({ name }) => name).filter((name) => !names.has(name)),
		slices: await slicesOfBase(engine, request, test, base)
	};
}
async function slicesOfBase(engine, request, test, base) {
	const slices = [];
	for (const { column, top } of request.slices) {
		const type = test.shape.columns.find(({ name }) => name === column)?.engineType;
		if (type === void 0 || !base.shape.columns.some(({ name }) => name === column)) continue;
		const cell = identifier(column);
		const { rows } = await engine.query(`SELECT value, count(*) FILTER (WHERE was) AS rows, count(*) FILTER (WHERE NOT was) AS "left" FROM (
         SELECT coalesce(try_cast(${cell} AS ${type})::VARCHAR, ${cell}::VARCHAR, '(null)') AS value, true AS was FROM base_test
         UNION ALL SELECT coalesce(${cell}::VARCHAR, '(null)'), false FROM test)
       GROUP BY value HAVING count(*) FILTER (WHERE was) > 0 ORDER BY rows DESC, value LIMIT ${top ?? mostSlices$1}`, [base.table, test.table]);
		for (const [value, was, left] of rows) slices.push({
			column,
			value: String(value),
			rows: Number(was),
			left: Number(left)
		});
	}
	return slices;
}

// src/data/predictions/problems.ts
const most = 5;
async function countKeys(engine, request, test, sql, tables) {
	const keys = test.key.map(identifier);
	const { rows } = await engine.query(`SELECT ${keys.map((key) => `${key}::VARCHAR`).join(", ")}, count(*) OVER () FROM (${sql}) ORDER BY ${keys.join(", ")} LIMIT ${most}`, tables);
	return {
		count: Number(rows[0]?.at(-1) ?? 0),
		examples: test.key.some((name) => request.test.dataset.columns.get(name)?.sensitive === true) ? [] : rows.map((row) => Object.fromEntries(test.key.map((name, index) => [name, String(row[index] ?? "null")])))
	};
}
async function testProblems(engine, request, test) {
	const keys = test.key.map(identifier).join(", ");
	const twice = await countKeys(engine, request, test, `SELECT ${keys} FROM test GROUP BY ${keys} HAVING count(*) > 1`, [test.table]);
	const nulls = await countKeys(engine, request, test, `SELECT ${keys} FROM test WHERE ${test.key.map((name) => `${identifier(name)} IS NULL`).join(" OR ")}`, [test.table]);
	const problems = [];
	const { name } = request.test.dataset;
	if (twice.count > 0) problems.push({
		side: "test",
		reason: "duplicate-ids",
		message: `${twice.count} keys of ${name} occur more than once.`,
		...twice
	});
	if (nulls.count > 0) problems.push({
		side: "test",
		reason: "no-key",
		message: `${nulls.count} rows of ${name} have no key.`,
		...nulls
	});
	return problems;
}
async function fileProblems(engine, request, test, labels, file) {
	const { table } = file;
	const tables = [...tablesOf(test), table.source];
	const name = identifier(table.source.name);
	const keys = test.key.map((column) => `r.${identifier(column)}`).join(", ");
	const rows = `(${effectiveLabels(test)}) r`;
	const on = joinOn(table, test);
	const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
	const own = new Map(table.shape.columns.map((column) => [column.name, column.engineType]));
	const ids = test.key.map((column) => `${keySql(cellOf(table, column), own.get(column) ?? "", types.get(column) ?? "")} AS ${identifier(column)}`);
	const joined = `FROM ${rows} JOIN ${name} ON ${on} WHERE`;
	const asked = [
		[
			"missing-ids",
			"rows of the test set have no prediction",
			`SELECT ${keys} FROM ${rows} WHERE NOT EXISTS (SELECT 1 FROM ${name} WHERE ${on})`
		],
		[
			"duplicate-ids",
			"rows of the test set have more than one prediction",
			`SELECT ${keys} FROM ${rows} JOIN ${name} ON ${on} GROUP BY ${keys} HAVING count(*) > 1`
		],
		[
			"extra-ids",
			"predictions are for rows that are not in the test set",
			`SELECT ${ids.join(", ")} FROM ${name} WHERE NOT EXISTS (SELECT 1 FROM test r WHERE ${on})`
		],
		...valueQuestions(test, labels, file).map(([reason, words, condition]) => [
			reason,
			words,
			`SELECT ${keys} ${joined} ${condition}`
		])
	];
	const problems = [];
	for (const [reason, words, sql] of asked) {
		const { count, examples } = await countKeys(engine, request, test, sql, tables);
		if (count === 0) continue;
		const first = examples[0] ? `; first: ${Object.entries(examples[0]).map(([key, value]) => `${key}=${value}`).join(" ")}` : "";
		const seed = whichText(table.given);
		problems.push({
			side: table.side,
			seed: table.given.seed,
			reason,
			message: `${count} ${count === 1 ? ofOne(words) : words}${seed}${first}.`,
			count,
			examples
		});
	}
	return problems;
}
function ofOne(words) {
	return words.replace(/^(row|prediction|value)s\b/, "$1").replace(/ have /, " has ").replace(/ are for rows that are /, " is for a row that is ").replace(/ are (null, not finite or no) numbers/, " is $1 number").replace(/ are /, " is ");
}
function valueQuestions(test, labels, { table, columns }) {
	const notNumber = (column) => `coalesce(NOT isfinite(${numberSql(cellOf(table, column))}), true)`;
	const scores = columns.scores.map((column) => [
		"unusable-values",
		`values of ${column} are null, not finite or no numbers`,
		notNumber(column)
	]);
	const { predicted } = columns;
	if (predicted === void 0) return scores;
	if (labels.task === "regression") return [...scores, [
		"unusable-values",
		`values of ${predicted} are null, not finite or no numbers`,
		notNumber(predicted)
	]];
	const cell = cellOf(table, predicted);
	const type = table.shape.columns.find((column) => column.name === predicted)?.engineType ?? "VARCHAR";
	const known = `list_contains(${literals(labels.classes)}, ${classText(cell, type, test.labelType)})`;
	return [
		...scores,
		[
			"unusable-values",
			`values of ${predicted} are null`,
			`${cell} IS NULL`
		],
		[
			"unknown-class",
			`values of ${predicted} are none of the classes ${labels.classes.slice(0, 10).join(", ")}`,
			`${cell} IS NOT NULL AND NOT ${known}`
		]
	];
}
function whichText({ seed, repeat }) {
	const parts = [...seed === null ? [] : [`seed ${seed}`], ...repeat === void 0 ? [] : [`repeat ${repeat}`]];
	return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

// src/data/predictions/same-rows.ts
const known = /* @__PURE__ */ new WeakMap();
function ofTestRows(engine, request, test) {
	const answers = known.get(engine) ?? /* @__PURE__ */ new Map();
	known.set(engine, answers);
	const key = keyOf(request, test);
	const answer = answers.get(key) ?? ask(engine, request, test);
	answers.set(key, answer);
	answer.catch(() => answers.delete(key));
	return answer;
}
async function ask(engine, request, test) {
	const labels = await readLabels(engine, request, test);
	return {
		labels,
		problems: labels.value === void 0 ? [] : await testProblems(engine, request, test)
	};
}
function keyOf({ test: version, baseTest, labelColumn, task, positive }, test) {
	const { files, format, types = [], names, hidden } = test.table;
	return JSON.stringify([...[
		version.dataset.name,
		version.digest,
		baseTest?.digest,
		labelColumn,
		task,
		positive,
		test.key
	], ...[
		files,
		format,
		[...types],
		names,
		hidden,
		test.base?.table.files
	]]);
}

// src/data/predictions/score-columns.ts
async function scoreColumns(engine, { scores: asked = [] }, key, sides) {
	const read = (tables) => Promise.all(tables.map((table) => asked.length > 0 ? askedColumns(table, asked) : allColumns(engine, table, key)));
	const [ours, theirs] = [await read(sides.candidate), await read(sides.baseline)];
	const found = [...ours, ...theirs].flatMap(({ columns }) => [...columns.keys()]);
	const names = [...new Set(asked.length > 0 ? asked.map(metricName) : found)];
	const complete = [...ours.map((file) => lacking(file, asked.length > 0 ? names : columnsOf$1(ours))), ...theirs.map((file) => lacking(file, columnsOf$1(theirs)))];
	const problems = [...[...ours, ...theirs].flatMap((file) => file.problems), ...complete.flat()];
	return {
		names,
		ours: ours.map((file) => ordered(file, names)),
		theirs: theirs.map((file) => ordered(file, names)),
		problems
	};
}
const columnsOf$1 = (files) => [...new Set(files.flatMap(({ columns }) => [...columns.keys()]))];
function ordered({ table, columns }, names) {
	const there = names.flatMap((name) => {
		const column = columns.get(name);
		return column === void 0 ? [] : [{
			name,
			column
		}];
	});
	return {
		table,
		columns: {
			scores: there.map(({ column }) => column),
			metrics: there.map(({ name }) => name)
		}
	};
}
function lacking({ table, columns, problems }, wanted) {
	const missing = wanted.filter((name) => !columns.has(name));
	if (problems.length > 0 || missing.length === 0 && wanted.length > 0) return [];
	return [unusable(table, "unusable-predictions", `The predictions have no column ${wanted.length === 0 ? "of numbers besides the key" : missing.slice(0, 10).join(", ")} (there is ${namesOf(table).join(", ")}).`)];
}
function askedColumns(table, asked) {
	const there = namesOf(table);
	const columns = asked.flatMap((name) => {
		const column = there.includes(name) ? name : there.find((other) => metricName(other) === metricName(name));
		return column === void 0 ? [] : [[metricName(name), column]];
	});
	return {
		table,
		columns: new Map(columns),
		problems: []
	};
}
async function allColumns(engine, table, key) {
	const columns = /* @__PURE__ */ new Map();
	const problems = [];
	for (const { name, engineType } of table.shape.columns) {
		if (key.includes(name)) continue;
		const type = columnTypeOf(engineType);
		if (type === "date" || type === "timestamp" || !(type === "integer" || type === "number" || type === "boolean") && await isText(engine, table, name, problems)) continue;
		const same = columns.get(metricName(name));
		if (same === void 0) columns.set(metricName(name), name);
		else problems.push(unusable(table, "unusable-predictions", `The columns ${same} and ${name} name one metric, ${metricName(name)}.`));
	}
	return {
		table,
		columns,
		problems
	};
}
async function isText(engine, table, column, problems) {
	const { source, shape } = table;
	const cell = `${identifier(column)}::VARCHAR`;
	const { rows } = await engine.query(`SELECT count(try_cast(${cell} AS DOUBLE)), count(${cell}) FROM ${identifier(source.name)}`, [source]);
	const [numbers = 0, there = 0] = (rows[0] ?? []).map(Number);
	if (shape.rows === 0 || numbers === 0 && there > 0) return true;
	const wrong = shape.rows - numbers;
	const message = `${wrong} of ${shape.rows} values of ${column} are null or no numbers.`;
	const remedy = `Write a number in every row; if ${column} is no score, name the columns that are under \`evaluate.compute\`.`;
	problems.push({
		...unusable(table, "unusable-values", message),
		remedy,
		count: wrong
	});
	return true;
}
const namesOf = (table) => table.shape.columns.map(({ name }) => name);
function unusable({ side, given }, reason, message) {
	return {
		side,
		seed: given.seed,
		reason,
		message
	};
}

// src/data/predictions.ts
async function loadScoredRows(engine, request) {
	const opened = await openTest(engine, request);
	const none = {
		newRows: 0,
		changedLabels: 0,
		changedExamples: []
	};
	if (opened.value === void 0) return {
		...none,
		problems: opened.problems
	};
	const test = opened.value;
	const missing = missingColumns(request, test);
	const { labels: found, problems: unkeyed } = await ofTestRows(engine, request, test);
	const problems = [
		...opened.problems,
		...missing,
		...found.problems
	];
	if (found.value === void 0 || missing.length > 0) return {
		...none,
		problems
	};
	const keyTypes = keyTypesOf(test);
	const candidate = await openSide(engine, {
		side: "candidate",
		files: request.candidate,
		keyTypes
	});
	const baseline = await openSide(engine, {
		side: "baseline",
		files: request.baseline ?? [],
		keyTypes
	});
	const labels = withScoredClasses(found.value, [...candidate.tables, ...baseline.tables]);
	const read = await columnsOf(engine, request, test, labels, {
		candidate: candidate.tables,
		baseline: baseline.tables
	});
	const { ours, theirs } = read;
	problems.push(...candidate.problems, ...baseline.problems, ...read.problems);
	if (request.candidate.length === 0) problems.push(noCandidate);
	const sides = unkeyed.length > 0 ? {
		complete: false,
		problems: unkeyed
	} : await checkedSides(engine, request, test, labels, ours, theirs);
	problems.push(...sides.problems);
	const changes = await changesOf(engine, request, test);
	const broken = (side) => problems.some((problem) => problem.side === side && problem.reason !== "unusable-base-labels");
	if (sides.joined === void 0 || broken("candidate") || broken("test")) return {
		...changes,
		problems
	};
	const hasBaseline = request.baseline !== void 0 && request.baseline.length > 0 && !broken("baseline");
	const joined = hasBaseline || theirs.length === 0 ? sides.joined : await joinRows(engine, request, test, labels, ours);
	const rows = scoredRows(request, labels, joined, ours, hasBaseline ? theirs : void 0, read.names);
	if (!hasBaseline || sides.complete) return {
		rows,
		...apart(rows, joined, changes.newRows),
		...vouched(changes, joined, rows),
		...changes,
		problems
	};
	const { baseline: _, ...alone } = rows;
	const pairs = isShared(joined, theirs);
	const shared = onlyRows(rows, pairs);
	return {
		rows: alone,
		...shared.n > 0 ? { shared } : {},
		...vouched(changes, joined, alone, {
			rows,
			pairs
		}),
		...changes,
		problems
	};
}
function vouched({ against }, { arrived, cellsDiffer }, rows, shared) {
	if (against === void 0 || against.changed === 0) return {};
	const kept = (row) => arrived[row] === 0 && cellsDiffer[row] === 0;
	const pairs = shared && onlyRows(shared.rows, (row) => kept(row) && shared.pairs(row));
	return { vouched: {
		rows: onlyRows(rows, kept),
		...pairs && { shared: pairs }
	} };
}
function apart(rows, { arrived }, newRows) {
	if (newRows === 0 || newRows === rows.n) return {};
	const of = (kind) => onlyRows(rows, (row) => arrived[row] === kind);
	return { apart: {
		known: of(0),
		arrived: of(1)
	} };
}
const noCandidate = {
	side: "candidate",
	reason: "unusable-predictions",
	message: "There are no predictions of the candidate."
};
const mostSlices = 1e3;
function missingColumns(request, test) {
	const names = new Set(test.shape.columns.map((column) => column.name));
	return [...request.slices.map((slice) => slice.column), ...request.cluster].filter((name) => !names.has(name)).map((name) => ({
		side: "test",
		reason: "no-such-test-column",
		message: `The test dataset has no column ${name}.`
	}));
}
function keyTypesOf(test) {
	const types = new Map(test.shape.columns.map((column) => [column.name, columnTypeOf(column.engineType)]));
	return new Map(test.key.map((name) => {
		const type = types.get(name) ?? "string";
		return [name, type === "other" ? "string" : type];
	}));
}
function withScoredClasses(labels, tables) {
	if (labels.task !== "multiclass") return labels;
	return {
		...labels,
		classes: [.../* @__PURE__ */ new Set([...labels.classes, ...scoredClasses(tables)])]
	};
}
async function columnsOf(engine, request, test, labels, tables) {
	if (labels.task === "scored") return await scoreColumns(engine, request, test.key, tables);
	const [ours, theirs] = [withColumns(tables.candidate, labels), withColumns(tables.baseline, labels)];
	return {
		names: [],
		ours: ours.scored,
		theirs: theirs.scored,
		problems: [...ours.problems, ...theirs.problems]
	};
}
function withColumns(tables, labels) {
	const scored = [];
	const problems = [];
	for (const table of tables) {
		const columns = predictionColumns(table, labels);
		if ("reason" in columns) problems.push(columns);
		else scored.push({
			table,
			columns
		});
	}
	return {
		scored,
		problems
	};
}
async function checkedSides(engine, request, test, labels, ours, theirs) {
	const problems = [];
	const files = [...ours, ...theirs];
	const joined = await joinRows(engine, request, test, labels, files);
	let complete = true;
	for (const file of files) {
		if (isClean(joined, file, test.shape.rows)) continue;
		const found = await fileProblems(engine, request, test, labels, file);
		const partial = request.pairing === "shared" && file.table.side === "baseline";
		if (partial && found.some((problem) => problem.reason === "missing-ids")) complete = false;
		problems.push(...partial ? found.filter((problem) => !["missing-ids", "extra-ids"].includes(problem.reason)) : found);
	}
	for (const [index, slice] of request.slices.entries()) {
		const column = joined.arrays.columns.get(`slice_${index}`);
		if (slice.top !== void 0 || column?.kind !== "codes" || column.names.length <= mostSlices) continue;
		const message = `${slice.column} has ${column.names.length} values, too many to slice by without \`top\`.`;
		problems.push({
			side: "test",
			reason: "unusable-slice",
			message
		});
	}
	return {
		joined,
		complete,
		problems
	};
}
function isClean(joined, { table, columns }, rows) {
	const { name } = table.source;
	if (joined.arrays.rows !== rows || table.shape.rows !== rows) return false;
	if (![
		"found",
		...columns.predicted === void 0 ? [] : ["predicted"],
		...columns.scores.map((_, index) => `score_${index}`)
	].every((column) => numbers(joined.arrays, `${name}_${column}`).every(Number.isFinite))) return false;
	return columns.predicted === void 0 || !joined.isClassification || numbers(joined.arrays, `${name}_predicted`).every((value) => value >= 0);
}
function isShared(joined, theirs) {
	const found = theirs.map(({ table }) => numbers(joined.arrays, `${table.source.name}_found`));
	return (row) => joined.labelDiffers[row] === 0 && found.every((values) => values[row] === 1);
}
async function changesOf(engine, request, test) {
	const none = {
		changedLabels: 0,
		changedExamples: []
	};
	if (request.baseTest === void 0) return {
		newRows: 0,
		...none
	};
	const against = await rowsAgainstBase(engine, request, test);
	if (against === void 0) return {
		newRows: test.shape.rows,
		...none
	};
	const found = {
		newRows: test.shape.rows - against.known,
		against
	};
	if (against.labels === 0) return {
		...found,
		...none
	};
	const labels = `SELECT * FROM (${effectiveLabels(test)}) WHERE "#label-differs"`;
	const { count, examples } = await countKeys(engine, request, test, labels, tablesOf(test));
	return {
		...found,
		changedLabels: count,
		changedExamples: examples
	};
}

// src/data/test-rows.ts
async function writeRowsWithoutLabel(engine, test, labelColumn, target) {
	const table = fileTable(test, "test");
	const { columns } = await engine.describe(table);
	const rest = columns.filter((column) => column.name !== labelColumn);
	if (labelColumn !== void 0 && (rest.length === columns.length || rest.length === 0)) {
		const why = rest.length === 0 ? `has no column but ${labelColumn}` : `has no column ${labelColumn}`;
		throw MlopsError.of(dataReasons, "unusable-label", `Dataset ${test.dataset.name} ${why}.`);
	}
	const cells = rest.map((column) => identifier(column.name)).join(", ");
	return engine.write(`SELECT ${cells} FROM "test#rows" ORDER BY "#file", "#row"`, [table], target);
}

// src/commands/steps/asked-rows.ts
function askedRows({ task, label, positive, compute, cluster }) {
	return {
		...task && { task },
		...label?.column !== void 0 && { labelColumn: label.column },
		...positive !== void 0 && { positive },
		...task === "scored" && { scores: compute },
		cluster
	};
}

// src/store/put-file.ts
async function putFile(store, file) {
	const [put] = await store.putAll([file]);
	if (put === void 0) throw new TypeError("one file gives one digest");
	return put;
}

// src/commands/steps/each-seed.ts
function eachSeed(model, seeds, work, tell) {
	const limit = pLimit(sideBySide(model));
	let done = 0;
	const count = () => {
		if (seeds.length > 1) tell({
			unit: "seeds",
			done,
			of: seeds.length
		});
	};
	const one = async (seed) => {
		const result = await work(seed);
		done += 1;
		count();
		return result;
	};
	count();
	return Promise.all(seeds.map((seed) => limit(() => one(seed))));
}
function sideBySide({ train: { resources } }) {
	if (resources.cpus === void 0 || (resources.gpus?.count ?? 0) > 0) return 1;
	return Math.max(1, Math.floor(availableParallelism() / resources.cpus));
}
function stageTitle(verb, model, side, seeds) {
	const about = `${verb} ${model}${side === "baseline" ? " of the baseline" : ""}`;
	const named = seeds.filter((seed) => seed !== null);
	return named.length === 0 ? about : `${about}, seed${named.length === 1 ? "" : "s"} ${named.join(", ")}`;
}

// src/commands/steps/made-again.ts
async function stillLost(store, lost) {
	return (await Promise.all(lost.seeds.map(async (one) => {
		const there = await Promise.all(one.digests.map((digest) => store.has(digest)));
		return {
			...one,
			digests: one.digests.filter((_, index) => there[index] === false)
		};
	}))).filter(({ digests }) => digests.length > 0);
}
function restoredText(verb, { seeds, of }) {
	const kinds = kindsOf(seeds);
	return `${verb} again: the ${kinds} ${kinds.includes("predictions") ? "are" : "is"} in the store again, byte for byte as recorded${lostSeeds({
		seeds,
		of
	})}`;
}
function differingProblem({ model, side, verb, lost, seeds, hasValues }) {
	const kinds = kindsOf(seeds);
	const of = side === "baseline" ? " of the baseline" : "";
	const [first] = seeds.flatMap(({ digests }) => digests);
	const what = `${model}${of}: ${verb} again from the same inputs, its ${kinds} came out other than recorded${lostSeeds({
		seeds,
		of: lost.of
	})}`;
	const where = `The record names \`${first}\`, which ${lost.store} does not hold; the record stays as it is.`;
	const reason = side === "baseline" && hasValues ? "baseline-made-otherwise" : "made-otherwise";
	return {
		reason,
		message: `${what}. ${where}`,
		remedy: commandReasons[reason].remedy
	};
}
function kindsOf(seeds) {
	return ["model", "predictions"].filter((kind) => seeds.some(({ what }) => what.includes(kind))).join(" and ");
}

// src/commands/steps/step-context.ts
function sideOf(situation, side) {
	if (side === "candidate") return situation.candidate;
	if (situation.baseline === void 0) throw new TypeError("the plan has a step for a baseline that does not exist");
	return situation.baseline;
}

// src/commands/steps/needed-artifacts.ts
async function neededArtifacts(asked) {
	await using made = new AsyncDisposableStack();
	const needed = [];
	const needs = asked.facts.model.needs ?? [];
	const folder = needs.length === 0 ? "" : made.use(await makeOwnFolder(tmpdir(), "needed")).path;
	for (const { role, variable, model } of needs) {
		const { facts, record } = await recordedNeed(asked, model);
		const [shipped] = record.seeds;
		if (shipped === void 0) throw new TypeError(`the run of ${model} has no seed`);
		const files = [];
		for (const { path, digest, bytes } of shipped.artifact.files) {
			const local = join(folder, variable, path);
			await mkdir(dirname(local), { recursive: true });
			await asked.situation.store.get(digest, local, bytes);
			files.push({
				path,
				local
			});
		}
		const run = {
			role,
			model,
			fingerprint: facts.fingerprint,
			digest: shipped.artifact.digest
		};
		needed.push({
			...run,
			variable,
			artifact: facts.model.artifact,
			files
		});
	}
	const kept = made.move();
	return {
		needed,
		[Symbol.asyncDispose]: () => kept.disposeAsync()
	};
}
async function recordedNeed({ situation, side, facts: { model } }, name) {
	const facts = sideOf(situation, side).facts.models.get(name);
	const record = facts && runRecord(situation, facts);
	if (facts !== void 0 && record !== void 0) return {
		facts,
		record
	};
	const [why] = (facts && await failureOf(situation, "train", facts)) ?? [];
	throw new MlopsError("unknown", [neededMissing(model.name, name, why)]);
}
function neededMissing(model, needed, why) {
	const reason = "needed-model-missing";
	return {
		reason,
		message: `${model}: \`${needed}\`, which it needs, has no run${why === void 0 ? "" : `: ${why.message}`}`,
		remedy: commandReasons[reason].remedy
	};
}

// src/commands/steps/training-data.ts
async function trainingData(request) {
	return stepData(request, trainingRoles(request.facts.model), (role, version) => refuseJudgedRows(request, {
		role,
		dataset: version.dataset.name
	}, version));
}
async function refuseTrainedRows(request) {
	const { datasets, models } = request.read.facts.project;
	for (const reach of rolesInReach(request.facts.model, models)) for (const name of [reach.dataset, ...madeOf(reach.dataset, datasets)]) if (mayShareRows(request, name)) await refuseJudgedRows(request, reach, await versionOf(request, name));
	for (const one of madeOfOne(request.facts.model, request.read)) await refuseJudgedKeys(request, one);
}
async function refuseJudgedRows(request, reach, version) {
	const { role, dataset, through } = reach;
	const { model } = request.facts;
	const { name, evaluate } = model;
	const judged = evaluate?.label?.dataset;
	if (judged === void 0 || !mayShareRows(request, version.dataset.name)) return;
	const test = await versionOf(request, judged);
	const both = await sharedRows(await request.engine.get(), version, test);
	if (both === 0) return;
	const rows = `${both.toLocaleString("en-US")} ${both === 1 ? "row" : "rows"}`;
	const training = through === void 0 ? "training" : `the training of ${through}`;
	const gets = version.dataset.name === dataset ? `which ${training} gets` : `of which ${dataset} is made, which ${training} gets`;
	const sentence = `${name}: ${rows} of ${version.dataset.name}, ${gets} as \`${role}\`, ${both === 1 ? "is a row" : "are rows"} of ${judged}, by which the model is judged.`;
	const { models } = request.read.facts.project;
	const { way, at } = wayOf(reach, model, models);
	const place = request.situation.head.places.value(at);
	const remedy = `Name a view without these rows in ${version.dataset.name === dataset ? way : `the \`from\` below ${dataset}`}, or take them out of ${judged}.`;
	throw MlopsError.of(commandReasons, "labels-in-reach", sentence, {
		place,
		remedy
	});
}
async function refuseJudgedKeys(request, { reach, judged, key }) {
	if (key === void 0) return;
	const [given, test] = [await versionOf(request, reach.dataset), await versionOf(request, judged)];
	const both = await sharedKeys(await request.engine.get(), given, test, key);
	if (both === 0) return;
	const rows = both === 1 ? "1 row" : `${both.toLocaleString("en-US")} rows`;
	const training = reach.through === void 0 ? "training" : `the training of ${reach.through}`;
	const names = key.map((name) => `\`${name}\``).join(", ");
	const sentence = `${request.facts.model.name}: ${rows} of ${reach.dataset}, which ${training} gets as \`${reach.role}\`, ${both === 1 ? "has" : "have"} the ${names} of rows of ${judged}, by which the model is judged.`;
	const place = request.situation.head.places.value(reach.at);
	const remedy = `Name a view without these rows in ${reach.way}, or take them out of ${judged}.`;
	throw MlopsError.of(commandReasons, "labels-in-reach", sentence, {
		place,
		remedy
	});
}
function mayShareRows({ situation, read, facts: { model } }, name) {
	const judged = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label?.dataset;
	const [one, other] = [read.datasets.get(name), judged === void 0 ? void 0 : read.datasets.get(judged)];
	if (one?.dataset.view === void 0 || other?.dataset.view === void 0) return false;
	return isDeepStrictEqual(filesBelow(situation, one), filesBelow(situation, other));
}
function filesBelow({ records }, { files, built }) {
	if (built === void 0) return files;
	return recordedBuild(records, built)?.files.map(({ digest, path }) => [digest, extname(path)]) ?? [built];
}

// src/commands/steps/score-run.ts
async function scoreRun(context, run, engine) {
	const { situation, side, facts, ports } = context;
	const { model, evaluation } = facts;
	const address = evaluationAddressOf(facts);
	if (evaluation === void 0 || address === void 0) throw new TypeError(`${model.name} has no step that scores`);
	const folder = situation.own.scores(model.name, evaluation.fingerprint);
	await rm(folder, {
		recursive: true,
		force: true
	});
	await mkdir(folder, { recursive: true });
	const recorded = scoresRecord(situation.records, address, { run: facts.fingerprint }, run)?.record;
	const lost = recorded && situation.lost.evaluations.get(resultKey(model.name, evaluation.fingerprint));
	const present = recorded?.seeds.filter(({ seed }) => lost?.seeds.every((one) => one.seed !== seed)) ?? [];
	const missing = run.seeds.filter(({ seed }) => present.every((one) => one.seed !== seed));
	const read = sideOf(situation, side);
	if (side === "candidate") await refuseTrainedRows({
		situation,
		read,
		facts,
		engine
	});
	const rows = await rowsWithoutLabel(situation, facts, folder, engine);
	await using inputs = model.train.run === void 0 ? await trainingData({
		situation,
		read,
		facts,
		engine
	}) : void 0;
	const data = inputs?.data ?? [];
	await using others = await neededArtifacts({
		situation,
		side,
		facts
	});
	const { needed } = others;
	const scoreOne = (seedRun) => scoreSeed({
		...context,
		read,
		seedRun,
		folder,
		rows,
		data,
		needed
	});
	const title = stageTitle("score", model.name, side, missing.map((one) => one.seed));
	const ended = await ports.progress.stage(title, (tell) => {
		context.soFar?.(tell);
		return eachSeed(model, missing, scoreOne, tell);
	});
	const failed = ended.find((one) => one.kind === "failed");
	if (failed !== void 0) return failed;
	const done = ended.filter((one) => one.kind === "done");
	const made = [...present, ...done.map((one) => one.score)];
	const seeds = run.seeds.flatMap(({ seed }) => made.find((one) => one.seed === seed) ?? []);
	const notices = done.flatMap((one) => one.notices);
	const still = lost === void 0 ? [] : await stillLost(situation.store, lost);
	if (lost !== void 0 && still.length === 0) return {
		kind: "restored",
		lost,
		notices
	};
	const place = placeOfResult(situation.records, address, lost === void 0 ? "run-replaced" : "bytes-lost");
	if (lost !== void 0 && place.replaces !== void 0 && !context.options.replace) return {
		kind: "differs",
		lost,
		seeds: still,
		notices
	};
	const values = await ownValues(situation, facts, seeds, engine, folder);
	const record = evaluationRecordSchema.parse({
		schemaVersion: 1,
		model: model.name,
		fingerprint: evaluation.fingerprint,
		run: facts.fingerprint,
		rows: evaluation.inputs.rows,
		commit: read.commit.sha,
		origin: ports.origin,
		seeds,
		values,
		...place.replaces && { replaces: place.replaces }
	});
	await situation.records.keep({
		address: place.address,
		text: `${canonicalJson(record)}\n`
	});
	return {
		kind: "scored",
		record,
		notices
	};
}
async function scoreSeed(asked) {
	const { situation, facts, seedRun, folder, ports } = asked;
	const artifact = await restoreArtifact(situation, seedRun, join(folder, `artifact-${seedRun.seed ?? "none"}`));
	const made = [];
	const notices = [];
	let seconds = 0;
	const times = facts.evaluation?.inputs.repeat;
	for (let repeat = 0; repeat < (times ?? 1); repeat++) {
		const outcome = await scoreOnce(asked, artifact, times === void 0 ? void 0 : repeat);
		if (outcome.kept !== void 0) ports.progress.note(`kept: ${outcome.kept}`);
		if (outcome.predictions === void 0) return {
			kind: "failed",
			problems: outcome.problems,
			exit: outcome.exit.class,
			log: outcome.log
		};
		const { digest, bytes } = await putFile(situation.store, outcome.predictions.file);
		made.push({
			path: outcome.predictions.path,
			digest,
			bytes
		});
		notices.push(...outcome.notices);
		seconds += outcome.seconds;
	}
	const [predictions, ...repeats] = made;
	if (predictions === void 0) throw new TypeError(`${facts.model.name} was not scored at all`);
	return {
		kind: "done",
		score: {
			seed: seedRun.seed,
			artifact: seedRun.artifact.digest,
			predictions,
			seconds,
			...repeats.length > 0 && { repeats },
			...survivorsOf(notices)
		},
		notices
	};
}
async function scoreOnce({ situation, facts, read, seedRun, folder, rows, data, needed, ports, options }, artifact, repeat) {
	const { model, evaluation } = facts;
	const inputs = stepInputs(situation, read, facts, model.evaluate?.secrets ?? [], ports);
	const of = repeat === void 0 ? "" : `-repeat-${repeat}`;
	return await scoreRows({
		...inputs,
		code: [...evaluation?.inputs.code ?? [], ...inputs.code.filter((entry) => !isCode(facts, entry.path))],
		destination: join(folder, `seed-${seedRun.seed ?? "none"}${of}`),
		keep: options.keep,
		artifact,
		data,
		needed,
		rows,
		seed: seedRun.seed,
		...repeat !== void 0 && { repeat }
	}, ports.signal);
}
function isCode(facts, path) {
	return facts.inputs.code.some((entry) => entry.path === path);
}
async function rowsWithoutLabel(situation, facts, folder, engine) {
	const test = await testRows(situation, facts);
	const target = join(folder, `rows${rowsEnding(test.version.dataset.format.kind)}`);
	await writeRowsWithoutLabel(await engine.get(), test.version, test.label.column, target);
	return target;
}
async function testRows(situation, facts) {
	const label = situation.candidate.facts.models.get(facts.model.name)?.model.evaluate?.label;
	const resolved = label && situation.candidate.datasets.get(label.dataset);
	if (label === void 0 || resolved === void 0) throw MlopsError.of(commandReasons, "no-label", `${facts.model.name} declares no label, so its scores mean nothing.`);
	return {
		label,
		version: await localFiles(situation, resolved)
	};
}
async function restoreArtifact(situation, run, folder) {
	const files = [];
	for (const { path, digest, bytes } of run.artifact.files) {
		const local = join(folder, path);
		await mkdir(join(local, ".."), { recursive: true });
		await situation.store.get(digest, local, bytes);
		files.push({
			path,
			local
		});
	}
	return files;
}
const withoutIntervals = { levels: [] };
const asCompared = {
	levels: [.95],
	seed: 1
};
async function ownValues(situation, facts, seeds, engine, folder) {
	const judge = situation.candidate.facts.models.get(facts.model.name)?.model.evaluate ?? facts.model.evaluate;
	if (judge === void 0) return {};
	const { version } = await testRows(situation, facts);
	const candidate = await predictionFiles(situation, seeds, join(folder, "predictions"));
	const loaded = await loadScoredRows(await engine.get(), {
		...askedRows(judge),
		test: version,
		slices: [],
		candidate
	});
	const { rows } = loaded;
	if (rows === void 0) throw new MlopsError("fail", loaded.problems);
	const perSeed = seeds.map(({ seed }) => {
		const own = rows.candidate.filter((side) => side.seed === seed);
		return computeMetrics({
			...rows,
			candidate: own
		}, judge.compute, withoutIntervals);
	});
	return Object.fromEntries(computeMetrics(rows, judge.compute, asCompared).map(({ metric, candidate: estimate }) => {
		const [interval] = (estimate.shipped ?? estimate).intervals;
		return [metric, {
			value: estimate.value,
			...estimate.standardError === void 0 ? {} : { standardError: estimate.standardError },
			...interval && { interval },
			rows: estimate.rows,
			seeds: perSeed.map((lines) => lines.find((line) => line.metric === metric)?.candidate.value ?? null)
		}];
	}));
}
function eachRepeat(scored) {
	const { seed, artifact } = scored;
	const all = predictionsOf(scored);
	return all.map((predictions, at) => ({
		seed,
		artifact,
		predictions,
		repeat: all.length === 1 ? void 0 : at
	}));
}
async function predictionFiles(situation, seeds, folder) {
	const files = [];
	for (const { seed, artifact, predictions, repeat } of seeds.flatMap(eachRepeat)) {
		const file = join(folder, predictions.digest.replace("sha256:", ""), predictions.path);
		await mkdir(join(file, ".."), { recursive: true });
		await rm(file, { force: true });
		await situation.store.get(predictions.digest, file);
		files.push({
			seed,
			artifact,
			file,
			...repeat !== void 0 && { repeat }
		});
	}
	return files;
}

export { scoreRows as _, neededArtifacts as a, differingProblem as c, eachSeed as d, stageTitle as f, loadScoredRows as g, writeRowsWithoutLabel as h, trainingData as i, restoredText as l, askedRows as m, scoreRun as n, neededMissing as o, putFile as p, testRows as r, sideOf as s, predictionFiles as t, stillLost as u };
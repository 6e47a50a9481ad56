import { t as escapeTerminal } from "./terminal.js";
import { t as holdFileLock } from "./file-lock.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { O as dataTest, h as openDigestCache, i as namedStore, o as builtVersion } from "./commit-data.js";
import { C as union, S as tuple, _ as number, c as _enum, d as discriminatedUnion, h as literal, l as array, v as object, x as string } from "./schemas.js";
import { a as giveDeployment, c as unfinishedFailure, h as releaseHold, r as recordDeployment, s as finishFailure, t as draftOf } from "./record-deployment.js";
import { t as branchProblems } from "./branch-problems.js";
import { c as releasedNow, h as mergedCommits, i as releaseDigestOf, o as releasedBefore } from "./merged-versions.js";
import { i as waitText, r as readBoard } from "./read-board.js";
import { a as isLive, c as addressOf, d as commandText, f as runCommand, i as isGood, l as ask$1, m as titleOf, n as changedMeanwhile, o as ownEvidence, p as throwIfCancelled, r as changedStep, s as timed, u as exchange } from "./deployment.js";
import { r as oneLine, t as clip } from "./clean.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { t as knownMetric } from "./known.js";
import { t as rowsToDecide } from "./decide.js";
import { i as levelsFor, r as holm, t as askRule } from "./questions.js";
import { a as wordLimit, r as wordChange, s as wordUnknown } from "./words.js";
import { m as defaultMetrics, n as compareRows } from "./compare.js";
import { t as worst } from "./verdict.js";
import { g as formatDuration } from "./needs.js";
import { i as prometheusAddress, n as loadProject } from "./load.js";
import { t as parsedJson } from "./json.js";
import { t as fileTest } from "./tree.js";
import { t as readCommit } from "./commit.js";
import { t as exportInputs } from "./export.js";
import { t as commandReasons } from "./reasons4.js";
import { t as projectTexts } from "./project-texts.js";
import { g as columnTypeOf } from "./data.js";
import { t as identifier } from "./sql.js";
import { a as openTest, f as joinOn, m as numberSql, o as readLabels, t as openSide, u as cellOf$1, v as classText } from "./side.js";
import { t as dataReasons } from "./reasons.js";
import { c as buildAddress, m as evaluationAddress, x as runAddress, y as replacementAddress } from "./ledger.js";
import { r as localVersion } from "./table-source.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { n as datasetOfCommit } from "./dataset-of-commit.js";
import { i as openRecords, n as makeOwnPaths, r as ownPaths, t as isTaken } from "./own-paths.js";
import { E as runAt, O as scoresAt } from "./commit-record.js";
import { n as targetInCheckout } from "./in-checkout.js";
import { a as openPromotion, i as modelNamed, n as environmentOn, r as lookAtPromotion, t as environmentNamed } from "./open-promotion.js";
import { basename, join, resolve } from "node:path";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout } from "node:timers/promises";

// src/data/golden-rows.ts
async function readGoldenRows(engine, request) {
	const { test: version, recorded } = request;
	const asked = {
		test: version,
		labelColumn: request.label?.column ?? version.dataset.key[0] ?? "",
		...labelOptions(request),
		slices: [],
		cluster: [],
		candidate: []
	};
	const test = found(await openTest(engine, asked));
	const labels = request.label && found(await readLabels(engine, asked, test));
	const columns = sentColumns(request, test);
	const table = recorded && await openRecorded(engine, recorded, test);
	return await read(engine, request, {
		test,
		columns,
		...labels && { labels },
		...table && { table }
	});
}
function labelOptions({ label }) {
	return {
		...label?.task && { task: label.task },
		...label?.positive !== void 0 && { positive: label.positive }
	};
}
function found({ value, problems }) {
	if (value === void 0 || problems.length > 0) throw new MlopsError("unknown", problems);
	return value;
}
async function openRecorded(engine, file, test) {
	const typeOf = (name) => columnTypeOf(test.shape.columns.find((one) => one.name === name)?.engineType ?? "");
	const keyTypes = new Map(test.key.map((name) => {
		const type = typeOf(name);
		return [name, type === "other" ? "string" : type];
	}));
	const { tables, problems } = await openSide(engine, {
		side: "candidate",
		files: [file],
		keyTypes
	});
	return found({
		value: tables[0],
		problems
	});
}
function sentColumns({ columns, label, test: { dataset } }, test) {
	const there = test.shape.columns.map(({ name }) => name);
	const wanted = columns ?? there.filter((name) => !test.key.includes(name) && name !== label?.column);
	const missing = wanted.filter((name) => !there.includes(name) || name === label?.column);
	if (missing.length > 0 || wanted.length === 0) {
		const what = wanted.length === 0 ? "no column but key and label" : `no column ${missing.join(", ")} to be sent`;
		throw MlopsError.of(dataReasons, "data-not-sendable", `Dataset ${dataset.name} has ${what}.`);
	}
	return wanted.map((name) => {
		const engineType = test.shape.columns.find((one) => one.name === name)?.engineType ?? "";
		const cell = `r.${identifier(name)}`;
		const type = columnTypeOf(engineType);
		if (type === "other") {
			const sentence = `Column ${name} of ${dataset.name} is stored as ${engineType}, which is not sent.`;
			throw MlopsError.of(dataReasons, "data-not-sendable", sentence);
		}
		if (type === "integer" || type === "boolean") return {
			name,
			type,
			sql: cell
		};
		if (type === "number") return {
			name,
			type,
			sql: `${cell}::DOUBLE`
		};
		return {
			name,
			type: "text",
			sql: `${cell}::VARCHAR`
		};
	});
}
async function read(engine, request, opened) {
	const { test, columns, labels, table } = opened;
	const { dataset } = request.test;
	const recorded = table === void 0 ? [] : recordedColumns(table);
	const cells = [
		...test.key.map((name) => `r.${identifier(name)}::VARCHAR`),
		...columns.map(({ sql }) => sql),
		...recorded.map(({ sql }) => sql),
		labels === void 0 ? "NULL" : labelSql(labels, test),
		request.cluster.length === 0 ? "NULL" : keyText(request.cluster, "r")
	].map((sql, index) => `${sql} AS "c${index}"`);
	const order = (alias) => `md5(${keyText(test.key, alias)})`;
	const chosen = `(SELECT t.* FROM test t ORDER BY ${order("t")} LIMIT ${request.rows}) r`;
	const join = table && `LEFT JOIN ${identifier(table.source.name)} ON ${joinOn(table, test)}`;
	const sql = `SELECT ${cells.join(", ")} FROM ${chosen} ${join ?? ""} ORDER BY ${order("r")} LIMIT ${request.rows + 1}`;
	const { rows } = await engine.query(sql, table ? [test.table, table.source] : [test.table]);
	const take = (from, count) => rows.map((row) => row.slice(from, from + count));
	const keys = take(0, test.key.length).map((row) => row.map(String));
	refuseTwice(keys, dataset.name);
	const [sent, said] = [test.key.length, test.key.length + columns.length];
	const last = said + recorded.length;
	return {
		dataset: dataset.name,
		key: test.key,
		keys,
		sensitive: test.key.some((name) => dataset.columns.get(name)?.sensitive === true),
		columns: columns.map(({ name, type }) => ({
			name,
			type
		})),
		rows: take(sent, columns.length).map((row) => row.map((cell, at) => asJson(cell, columns[at], dataset.name))),
		recorded: new Map(recorded.map(({ name }, at) => [name, rows.map((row) => jsonCell(row[said + at] ?? null))])),
		...labels && { labels: {
			...labels,
			type: columnTypeOf(test.labelType),
			values: rows.map((row) => jsonCell(row[last] ?? null)),
			...request.cluster.length > 0 && { clusters: rows.map((row) => String(row[last + 1])) }
		} }
	};
}
function keyText(columns, alias) {
	return `concat_ws(chr(31), ${columns.map((name) => `coalesce(${alias}.${identifier(name)}::VARCHAR, chr(30))`).join(", ")})`;
}
function labelSql({ task }, { label, labelType }) {
	const cell = `r.${identifier(label)}`;
	return task === "regression" ? numberSql(cell) : classText(cell, labelType, labelType);
}
function recordedColumns(table) {
	const isSaid = (name) => name === "prediction" || name === "score" || name.startsWith("score_");
	return table.shape.columns.filter(({ name }) => isSaid(name)).map(({ name, engineType }) => {
		const cell = cellOf$1(table, name);
		const type = columnTypeOf(engineType);
		if (type === "integer" || type === "boolean") return {
			name,
			sql: cell
		};
		return {
			name,
			sql: type === "number" ? `${cell}::DOUBLE` : `${cell}::VARCHAR`
		};
	});
}
function refuseTwice(keys, dataset) {
	if (new Set(keys.map((key) => JSON.stringify(key))).size === keys.length) return;
	const sentence = `Keys of ${dataset} occur more than once, there or among the recorded predictions.`;
	throw MlopsError.of(dataReasons, "duplicate-ids", sentence);
}
function jsonCell(value) {
	return typeof value === "bigint" ? String(value) : value;
}
function asJson(value, column, dataset) {
	if (typeof value !== "bigint" && !(column?.type === "integer" && typeof value === "string")) return value;
	const sentence = `Column ${column?.name} of ${dataset} holds integers beyond 2^53, which JSON does not carry safely.`;
	throw MlopsError.of(dataReasons, "data-not-sendable", sentence);
}

// src/data/predictions/class-name.ts
function className(cell, label) {
	const text = String(cell);
	const word = text.trim().toLowerCase();
	if (label === "boolean") {
		if ([
			"true",
			"1",
			"1.0"
		].includes(word)) return "true";
		return [
			"false",
			"0",
			"0.0"
		].includes(word) ? "false" : text;
	}
	if (label !== "integer" && label !== "number") return text;
	const number = word === "" || word.startsWith("0x") ? NaN : Number(cell);
	if (Number.isSafeInteger(number)) return String(number + 0);
	return word === "true" ? "1" : word === "false" ? "0" : text;
}

// src/gates/beside.ts
function judgeBeside(lines, limits) {
	const asked = lines.flatMap((line) => questionsAbout(line, limits).map((question) => ({
		line,
		question
	})));
	const bounds = asked.filter(({ question }) => question.answer.kind === "bound");
	const broken = holm(bounds.map(({ question }) => brokenFor(question)));
	const failing = new Set(bounds.filter((_, index) => broken[index]));
	return asked.map((one) => ({
		metric: one.line.metric,
		...concluded$2(one, failing.has(one))
	}));
}
function questionsAbout(line, limits) {
	const own = limits.filter(({ metric, maxWorse }) => maxWorse && canonical(metric) === canonical(line.metric));
	if (own.length === 0) return askRule(ruleOf({ metric: line.metric }), line, "compared", true);
	return own.flatMap((limit) => askRule(ruleOf(limit), line, "compared", false));
}
function canonical(metric) {
	return knownMetric(metric)?.name ?? metric;
}
function ruleOf(limit) {
	return {
		...limit,
		minRows: 1,
		level: "fail",
		whenUnknown: "block",
		requireInterval: true,
		path: []
	};
}
function brokenFor({ answer }) {
	return answer.kind === "bound" ? answer.bound.brokenFor : 0;
}
function concluded$2({ line, question }, fails) {
	const { answer } = question;
	if (answer.kind === "unknown") return {
		verdict: "unknown",
		sentence: wordUnknown(line, question, answer.reason, { name: "the model" })
	};
	const fact = `${wordChange(line, question)}; ${limitText$1(line, question)}`;
	if (answer.bound.holds) return {
		verdict: "pass",
		sentence: `${fact}.`
	};
	if (fails) return {
		verdict: "fail",
		sentence: `${fact}.`
	};
	return {
		verdict: "unknown",
		sentence: `${fact}: these rows cannot tell${moreText(line, question)}.`
	};
}
function limitText$1(line, question) {
	return question.kind === "default" ? "it may not get worse beyond its noise" : wordLimit(line, question);
}
function moreText(line, { limit }) {
	const more = rowsToDecide(line, -limit)?.rows;
	return typeof more === "number" ? `, about ${formatNumber(more, 0)} more would` : "";
}

// src/deployment/golden/as-recorded.ts
const mostKeys = 5;
const longestKey = 60;
function asRecorded(rows, answers, { tolerance, minRows }) {
	const names = [...answers.keys()].filter((name) => rows.recorded.has(name));
	if (names.length === 0) return {
		verdict: "fail",
		sentence: `It answers ${listed(answers.keys())}, recorded are ${listed(rows.recorded.keys())}: nothing to compare.`
	};
	const pairs = (row) => names.map((name) => [answers.get(name)?.[row] ?? null, rows.recorded.get(name)?.[row] ?? null]);
	const compared = [...rows.keys.keys()].filter((row) => pairs(row).every(([, recorded]) => recorded !== null));
	const different = compared.filter((row) => pairs(row).some(([cell, recorded]) => !isSame(cell, recorded, tolerance)));
	const of = `${formatNumber(compared.length, 0)} ${compared.length === 1 ? "row" : "rows"}`;
	if (different.length > 0) return {
		verdict: "fail",
		sentence: `${`${formatNumber(different.length, 0)} of ${of}`} ${different.length === 1 ? "is" : "are"} answered otherwise than recorded in ${names.join(", ")} (tolerance ${tolerance})${firstKeys(rows, different)}.`
	};
	if (compared.length < minRows) return {
		verdict: "unknown",
		sentence: `Only ${of} can be compared, ${minRows} are needed.`
	};
	return {
		verdict: "pass",
		sentence: `${of} are answered as recorded in ${names.join(", ")} (tolerance ${tolerance}).`
	};
}
function isSame(cell, recorded, tolerance) {
	if (cell === null || recorded === null) return false;
	if (typeof cell === "number" && typeof recorded === "number") {
		const difference = Math.abs(cell - recorded);
		return Object.is(cell, recorded) || difference <= tolerance || difference <= tolerance * Math.abs(recorded);
	}
	return className(cell, "number") === className(recorded, "number");
}
function listed(names) {
	return [...names].map((name) => name === "" ? "one value" : name).join(", ") || "nothing";
}
function firstKeys({ sensitive, key, keys }, rows) {
	if (sensitive) return "";
	return `; first: ${rows.slice(0, mostKeys).map((row) => {
		const cells = keys[row] ?? [];
		return key.map((name, at) => `${name}=${clip(oneLine(cells[at] ?? ""), longestKey)}`).join(" ");
	}).join(", ")}`;
}

// src/deployment/golden/json-path.ts
function listAt(value, path) {
	const keys = path.split(".");
	const star = keys.indexOf("*");
	const list = valueAt(value, star === -1 ? keys : keys.slice(0, star));
	if (!Array.isArray(list)) return void 0;
	if (star === -1) return list;
	const rest = keys.slice(star + 1);
	return list.map((entry) => valueAt(entry, rest));
}
function valueAt(value, keys) {
	let found = value;
	for (const key of keys) {
		if (typeof found !== "object" || found === null) return void 0;
		found = Object.getOwnPropertyDescriptor(found, key)?.value;
	}
	return found;
}
function nestedAt(path, value) {
	return path.split(".").reduceRight((inner, key) => ({ [key]: inner }), value);
}

// src/deployment/golden/answers.ts
const longestText = 1e3;
function readAnswers(protocol, text, rows) {
	const body = parsed(text);
	if (body === void 0) return wrong("its answer is no JSON");
	if (protocol.kind === "v2") return fromOutputs(body.value, rows);
	if (protocol.kind === "v1") return fromEntries(listAt(body.value, "predictions"), "predictions", rows);
	const { response } = protocol;
	if (typeof response === "string") return fromEntries(listAt(body.value, response), response, rows);
	return joined$1(Object.entries(response).map(([name, path]) => fromList(name, listAt(body.value, path), `\`${path}\``, rows)));
}
function parsed(text) {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return;
	}
}
function wrong(why) {
	return {
		kind: "wrong",
		why
	};
}
function joined$1(parts) {
	const answers = /* @__PURE__ */ new Map();
	for (const part of parts) {
		if (part.kind === "wrong") return part;
		for (const [name, cells] of part.answers) {
			if (answers.has(name)) return wrong(`its answer has \`${name}\` twice`);
			answers.set(name, cells);
		}
	}
	return {
		kind: "answers",
		answers
	};
}
function isKnown(name) {
	return name === "prediction" || name === "score" || name.startsWith("score_");
}
function fromOutputs(body, rows) {
	const outputs = listAt(body, "outputs");
	if (outputs === void 0 || outputs.length === 0) return wrong("its answer has no `outputs`");
	const tensors = outputs.map((output) => tensorOf(output, rows));
	const known = tensors.filter(({ name }) => isKnown(name));
	if (known.length > 0) return joined$1(known.map(({ read }) => read));
	const [only, ...others] = tensors;
	if (only === void 0 || others.length > 0) return wrong(`none of its outputs (${tensors.slice(0, 5).map(({ name }) => name.slice(0, 60)).join(", ")}) is called prediction, score or score_<class>`);
	if (only.read.kind === "wrong") return only.read;
	return {
		kind: "answers",
		answers: /* @__PURE__ */ new Map([["", [...only.read.answers.values()].flat()]])
	};
}
function tensorOf(output, rows) {
	const field = (key) => typeof output === "object" && output !== null ? Object.getOwnPropertyDescriptor(output, key)?.value : void 0;
	const [name, shape] = [field("name"), field("shape")];
	if (typeof name !== "string") return {
		name: "",
		read: wrong("one of its outputs has no name")
	};
	const where = `output \`${name.slice(0, 60)}\``;
	const isColumn = Array.isArray(shape) && shape[0] === rows && shape.slice(1).every((size) => size === 1);
	if (shape !== void 0 && !isColumn) return {
		name,
		read: wrong(`${where} has the shape ${shapeText(shape)} instead of one value for each row`)
	};
	return {
		name,
		read: fromList(name, listAt(output, "data"), where, rows)
	};
}
function shapeText(shape) {
	return (JSON.stringify(shape) ?? "nothing").slice(0, 60);
}
function fromList(name, list, where, rows) {
	if (list === void 0) return wrong(`its answer has no list in ${where}`);
	if (list.length !== rows) return wrong(`${where} has ${list.length} answers to ${rows} rows`);
	const cells = [];
	for (const [at, entry] of list.entries()) {
		const cell = cellOf(entry);
		if (cell === void 0) return wrong(`answer ${at + 1} in ${where} is neither a value nor a list of one`);
		cells.push(cell);
	}
	return {
		kind: "answers",
		answers: /* @__PURE__ */ new Map([[name, cells]])
	};
}
function cellOf(entry) {
	const value = Array.isArray(entry) && entry.length === 1 ? entry[0] : entry;
	if (value === null || typeof value === "boolean") return value;
	if (typeof value === "number") return value;
	return typeof value === "string" && value.length <= longestText ? value : void 0;
}
function fromEntries(list, path, rows) {
	const where = `\`${path}\``;
	const first = list?.[0];
	if (list === void 0 || typeof first !== "object" || first === null || Array.isArray(first)) return fromList("", list, where, rows);
	const names = Object.keys(first).filter(isKnown);
	if (names.length === 0) return wrong(`answers in ${where} have neither prediction nor score`);
	return joined$1(names.map((name) => fromList(name, columnOf(list, name), `${name} of ${where}`, rows)));
}
function columnOf(list, name) {
	return list.map((entry) => typeof entry === "object" && entry !== null ? Object.getOwnPropertyDescriptor(entry, name)?.value : void 0);
}

// src/deployment/golden/requests.ts
function goldenPath(protocol, model) {
	if (protocol.kind === "mapped") return protocol.path;
	const name = encodeURIComponent(model);
	return protocol.kind === "v2" ? `/v2/models/${name}/infer` : `/v1/models/${name}:predict`;
}
function whyNotSent(protocol, columns) {
	if (protocol.kind !== "v2" || protocol.input === void 0) return void 0;
	const texts = columns.filter(({ type }) => type === "text").map(({ name }) => name);
	if (texts.length === 0) return void 0;
	return `One input takes numbers only, and ${texts.join(", ")} hold${texts.length === 1 ? "s" : ""} texts.`;
}
function goldenBody(protocol, batch) {
	if (protocol.kind === "v1") return JSON.stringify({ instances: tables(batch) });
	if (protocol.kind === "mapped") return JSON.stringify(nestedAt(protocol.request, tables(batch)));
	const { input } = protocol;
	return JSON.stringify({ inputs: input === void 0 ? tensors(batch) : [oneTensor(input, batch)] });
}
function tables({ columns, rows }) {
	return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));
}
const datatypes = {
	integer: "INT64",
	number: "FP64",
	boolean: "BOOL",
	text: "BYTES"
};
function tensors({ columns, rows }) {
	return columns.map(({ name, type }, at) => {
		const data = rows.map((row) => row[at] ?? null);
		return {
			name,
			shape: [rows.length, 1],
			datatype: datatypes[type],
			data
		};
	});
}
function oneTensor(name, { columns, rows }) {
	const data = rows.flatMap((row) => columns.map((_, at) => numberOf(row[at] ?? null)));
	return {
		name,
		shape: [rows.length, columns.length],
		datatype: "FP64",
		data
	};
}
function numberOf(cell) {
	return typeof cell === "boolean" ? Number(cell) : cell;
}

// src/deployment/golden/replay.ts
const most$1 = (rows) => 65536 + 4096 * rows;
async function replay({ endpoint, model, step, rows }, signal) {
	const { protocol, batch, within } = step;
	const address = addressOf(endpoint, goldenPath(protocol, model));
	const wanted = wantedColumns(rows);
	const parts = [];
	for (let from = 0; from < rows.rows.length; from += batch) {
		if (signal.aborted) return {
			kind: "wrong",
			why: "it was cancelled"
		};
		const some = rows.rows.slice(from, from + batch);
		const body = goldenBody(protocol, {
			columns: rows.columns,
			rows: some
		});
		const answered = await exchange(address, {
			method: "POST",
			body,
			within,
			most: most$1(some.length)
		}, signal);
		const read = readOne(answered, () => readAnswers(protocol, answered.kind === "answered" ? answered.text : "", some.length));
		if (read.kind === "wrong") return {
			kind: "wrong",
			why: `rows ${from + 1} to ${from + some.length}: ${read.why}`
		};
		const kept = new Map([...read.answers].filter(([name]) => wanted.has(name)));
		const [first] = parts;
		if (first !== void 0 && [...first.keys()].toString() !== [...kept.keys()].toString()) return {
			kind: "wrong",
			why: `rows ${from + 1} to ${from + some.length} are answered in other columns`
		};
		parts.push(kept);
	}
	return {
		kind: "answers",
		answers: named(joined(parts), rows)
	};
}
function readOne(answered, read) {
	if (answered.kind === "none") return {
		kind: "wrong",
		why: answered.why
	};
	return isGood(answered.status) ? read() : {
		kind: "wrong",
		why: `status ${answered.status} instead of 2xx`
	};
}
function wantedColumns({ recorded, labels }) {
	const classes = labels?.classes ?? [];
	return /* @__PURE__ */ new Set([
		"",
		"prediction",
		"score",
		...recorded.keys(),
		...classes.map((name) => `score_${name}`)
	]);
}
function joined(parts) {
	const names = [...parts[0]?.keys() ?? []];
	return new Map(names.map((name) => [name, parts.flatMap((part) => part.get(name) ?? [])]));
}
function named(answers, { recorded }) {
	const only = answers.get("");
	if (only === void 0) return answers;
	const isScore = recorded.has("score") && !recorded.has("prediction");
	return /* @__PURE__ */ new Map([[isScore ? "score" : "prediction", only]]);
}

// src/deployment/golden/side-by-side.ts
function sideBySide(asked) {
	const { labels, ours, theirs, minRows, live } = asked;
	const n = labels.values.length;
	if (n < minRows) return unknown$1(`Only ${n} rows can be compared, ${minRows} are needed.`);
	const candidate = predictionsOf(ours, labels);
	if (typeof candidate === "string") return {
		verdict: "fail",
		sentence: `What it answers has no metrics: ${candidate}.`
	};
	const baseline = predictionsOf(theirs, labels);
	if (typeof baseline === "string") return unknown$1(`What ${live} answers has no metrics: ${baseline}.`);
	return concluded$1(asked, scoredRows(labels, {
		...candidate,
		artifact: "ours"
	}, {
		...baseline,
		artifact: "theirs"
	}));
}
function unknown$1(sentence) {
	return {
		verdict: "unknown",
		sentence
	};
}
function scoredRows(labels, candidate, baseline) {
	const { task, classes, values, clusters } = labels;
	const groups = new Map([...new Set(clusters)].map((name, index) => [name, index]));
	return {
		task,
		n: values.length,
		classes,
		labels: Float64Array.from(values, (value) => task === "regression" ? Number(value) : classes.indexOf(String(value))),
		candidate: [candidate],
		baseline: [baseline],
		slices: /* @__PURE__ */ new Map(),
		...clusters && { clusters: Int32Array.from(clusters, (name) => groups.get(name) ?? 0) }
	};
}
function predictionsOf(answers, labels) {
	const { task, classes } = labels;
	const predicted = task === "regression" ? numbers(answers, "prediction") : classesOf(answers, labels);
	if (typeof predicted === "string") return predicted;
	const scores = scoreNames(task, classes, answers).map((name) => numbers(answers, name) ?? `there is no ${name}`);
	const bad = scores.find((score) => typeof score === "string");
	if (bad !== void 0) return bad;
	const arrays = scores.filter((score) => typeof score !== "string");
	if (predicted === void 0 && arrays.length === 0) return `there is neither prediction nor score for a ${task} task`;
	return {
		seed: null,
		...predicted && { predicted },
		scores: arrays
	};
}
function scoreNames(task, classes, answers) {
	if (task === "regression") return [];
	if (task === "binary") return ["score", `score_${classes[1]}`].filter((name) => answers.has(name)).slice(0, 1);
	const names = classes.map((name) => `score_${name}`);
	return names.every((name) => answers.has(name)) ? names : [];
}
function numbers(answers, name) {
	const cells = answers.get(name);
	if (cells === void 0) return void 0;
	const bad = cells.filter((cell) => typeof cell !== "number" || !Number.isFinite(cell)).length;
	if (bad > 0) return `${name} of ${formatNumber(bad, 0)} rows is no number`;
	return Float64Array.from(cells, Number);
}
function classesOf(answers, { classes, type }) {
	const cells = answers.get("prediction");
	if (cells === void 0) return void 0;
	const index = new Map(classes.map((name, at) => [name, at]));
	const found = cells.map((cell) => cell === null ? void 0 : index.get(className(cell, type)));
	const bad = found.filter((at) => at === void 0).length;
	if (bad > 0) return `the prediction of ${formatNumber(bad, 0)} rows is none of the ${classes.length} classes`;
	return Float64Array.from(found, (at) => at ?? NaN);
}
function concluded$1({ labels, metrics, limits, live }, rows) {
	const names = judgedMetrics(metrics.length > 0 ? metrics : defaultMetrics(labels.task), limits);
	const better = new Map(limits.flatMap((limit) => limit.better ? [[limit.metric, limit.better]] : []));
	const lines = compareRows(rows, {
		metrics: names,
		levels: levelsFor(names.length + limits.length),
		better,
		seed: 1
	});
	const asked = lines.filter((line) => isAsked(line, limits));
	const results = judgeBeside(asked, limits);
	if (results.length === 0) return unknown$1(`No metric follows from what is answered (${names.join(", ")}).`);
	const left = lines.filter((line) => !asked.includes(line)).map(({ metric }) => metric);
	const rest = left.length === 0 ? "" : ` Not asked, for want of scores: ${left.join(", ")}.`;
	const said = results.toSorted((a, b) => rank(a) - rank(b)).map(({ sentence }) => sentence);
	const sentence = `On ${formatNumber(rows.n, 0)} rows, against ${live}: ${said.join(" ")}${rest}`;
	return {
		verdict: worst(results.map(({ verdict }) => verdict)),
		sentence
	};
}
function judgedMetrics(names, limits) {
	const gated = new Set(limits.map(({ metric }) => nameOf$1(metric)));
	const named = names.filter((name) => gated.has(nameOf$1(name)));
	return named.length > 0 ? named : names;
}
function nameOf$1(metric) {
	return knownMetric(metric)?.name ?? metric;
}
function isAsked({ metric, candidate, baseline }, limits) {
	if (limits.some((limit) => limit.maxWorse && nameOf$1(limit.metric) === nameOf$1(metric))) return true;
	return candidate.undefinedBecause !== "no-scores" && baseline?.undefinedBecause !== "no-scores";
}
function rank({ verdict }) {
	return [
		"fail",
		"unknown",
		"pass"
	].indexOf(verdict);
}

// src/deployment/golden/verify-golden.ts
async function verifyGolden(step, verification, signal) {
	const { wanted, beside, golden, at } = verification;
	const { endpoint } = at;
	const name = `golden ${step.dataset}`;
	const answered = endpoint === void 0 ? void 0 : {
		endpoint,
		model: wanted.model,
		step
	};
	const began = await timedRead(golden, step);
	if (answered === void 0) return [await timed(name, async () => unknown("There is no endpoint that could be asked."))];
	if (began.kind === "none") return [await timed(name, async () => unknown(began.why))];
	const { basis } = began;
	const { rows } = basis;
	const why = rows.rows.length === 0 ? "There are no rows." : whyNotSent(step.protocol, rows.columns);
	if (why !== void 0) return [await timed(name, async () => unknown(why))];
	const title = `${name}, ${rows.rows.length} ${rows.rows.length === 1 ? "row" : "rows"}`;
	const alone = whyAlone(basis, beside);
	let ours;
	const first = await timed(`${title}, as recorded`, async () => {
		ours = await replay({
			...answered,
			rows
		}, signal);
		if (ours.kind === "wrong") return {
			verdict: "fail",
			sentence: `What it answers is not as expected: ${ours.why}.`
		};
		const found = basis.notRecorded === void 0 ? asRecorded(rows, ours.answers, step) : unknown(basis.notRecorded);
		return alone === void 0 ? found : {
			...found,
			sentence: `${found.sentence} Not compared side by side: ${alone}.`
		};
	});
	const { labels } = rows;
	if (ours?.kind !== "answers" || beside?.kind !== "live" || labels === void 0) return [first];
	const { answers } = ours;
	const live = beside.version === null ? "the live one" : `the live version ${beside.version}`;
	return [first, await timed(`${title}, side by side`, async () => {
		const theirs = await askLive(beside, verification, {
			step,
			rows,
			signal
		});
		if (typeof theirs === "string") return unknown(`What ${live} answers is not as expected: ${theirs}.`);
		const { metrics, limits } = basis;
		return sideBySide({
			labels,
			ours: answers,
			theirs,
			metrics,
			limits,
			minRows: step.minRows,
			live
		});
	})];
}
function unknown(sentence) {
	return {
		verdict: "unknown",
		sentence
	};
}
async function timedRead(golden, step) {
	if (golden === void 0) return {
		kind: "none",
		why: "The release does not name what answers are held against."
	};
	try {
		return {
			kind: "basis",
			basis: await golden.read(step)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			kind: "none",
			why: `The rows cannot be had: ${error.message}`
		};
	}
}
function whyAlone({ rows }, beside) {
	if (beside === void 0) return void 0;
	if (beside.kind === "none") return beside.why;
	return rows.labels === void 0 ? "the model declares no label" : void 0;
}
async function askLive({ endpoint, step: own }, { wanted, golden }, { step, rows, signal }) {
	const theirStep = own === void 0 ? step : {
		...own,
		rows: step.rows
	};
	const read = own === void 0 ? void 0 : await timedRead(golden, theirStep);
	if (read?.kind === "none") return read.why;
	const theirRows = read === void 0 ? rows : read.basis.rows;
	if (JSON.stringify(theirRows.keys) !== JSON.stringify(rows.keys)) return "other rows were chosen for it";
	const theirs = await replay({
		endpoint,
		model: wanted.model,
		step: theirStep,
		rows: theirRows
	}, signal);
	return theirs.kind === "wrong" ? theirs.why : theirs.answers;
}

// src/deployment/prometheus/reading.ts
const sample = tuple([number(), string()]);
const answer = union([object({
	status: literal("success"),
	data: discriminatedUnion("resultType", [
		object({
			resultType: literal("scalar"),
			result: sample
		}),
		object({
			resultType: literal("vector"),
			result: array(object({ value: sample.optional() }))
		}),
		object({ resultType: _enum(["matrix", "string"]) })
	])
}), object({
	status: literal("error"),
	errorType: string(),
	error: string()
})]);
function readingOf(status, text) {
	const parsed = answer.safeParse(parsedJson(text));
	if (!parsed.success) return status === 200 ? {
		kind: "wrong",
		why: "its answer has not the form of Prometheus"
	} : {
		kind: status >= 500 || status === 429 ? "nothing" : "wrong",
		why: `status ${status}`
	};
	if (parsed.data.status === "error") return refused(status, parsed.data);
	const { data } = parsed.data;
	if (data.resultType === "scalar") return numberIn(data.result[1]);
	if (data.resultType !== "vector") return {
		kind: "wrong",
		why: `the query gives a ${data.resultType}, not a number`
	};
	const [only, ...others] = data.result;
	if (only === void 0) return {
		kind: "nothing",
		why: "no series"
	};
	if (others.length > 0) return {
		kind: "wrong",
		why: `the query gives ${data.result.length} series, not one`
	};
	return only.value === void 0 ? {
		kind: "wrong",
		why: "the query gives a histogram, not a number"
	} : numberIn(only.value[1]);
}
function refused(status, said) {
	const why = clip(oneLine(`${said.errorType}: ${said.error}`), 300);
	return {
		kind: status >= 400 && status < 500 && status !== 429 ? "wrong" : "nothing",
		why
	};
}
function numberIn(text) {
	const value = {
		"+Inf": Number.POSITIVE_INFINITY,
		"-Inf": Number.NEGATIVE_INFINITY
	}[text] ?? (text.trim() === "" ? NaN : Number(text));
	return Number.isNaN(value) ? {
		kind: "nothing",
		why: "NaN"
	} : {
		kind: "value",
		value
	};
}

// src/deployment/prometheus/watch.ts
const begun = {
	values: [],
	nothing: /* @__PURE__ */ new Map()
};
function taken(limits, watch, reading) {
	if (reading.kind === "wrong") return {
		verdict: "unknown",
		sentence: `Prometheus cannot answer: ${reading.why}.`
	};
	if (reading.kind === "nothing") {
		const nothing = new Map(watch.nothing).set(reading.why, (watch.nothing.get(reading.why) ?? 0) + 1);
		return {
			...watch,
			nothing
		};
	}
	const values = [...watch.values, reading.value];
	const [last, before] = values.toReversed();
	if (last === void 0 || before === void 0 || !isBeyond(limits, last) || !isBeyond(limits, before)) return {
		...watch,
		values
	};
	return {
		verdict: "fail",
		sentence: `${shown(before)} and ${shown(last)}, one after the other, are beyond ${limitText(limits)} (of ${counted(values.length)}).`
	};
}
function isOpen(limits, { values }) {
	const last = values.at(-1);
	return last !== void 0 && isBeyond(limits, last);
}
function concluded(limits, watch) {
	const { values, nothing } = watch;
	const missing = [...nothing].map(([why, times]) => `${why} (${times} times)`).join(", ");
	const without = missing === "" ? "" : `; without a value: ${missing}`;
	if (values.length < limits.samples) return {
		verdict: "unknown",
		sentence: `Only ${counted(values.length)} came, ${limits.samples} are needed${without}.`
	};
	const range = `${counted(values.length)} from ${shown(Math.min(...values))} to ${shown(Math.max(...values))}`;
	if (isOpen(limits, watch)) return {
		verdict: "unknown",
		sentence: `${range}, the last one beyond ${limitText(limits)}, and none came after it${without}.`
	};
	return {
		verdict: "pass",
		sentence: `${range}, never twice in a row beyond ${limitText(limits)}${without}.`
	};
}
function isBeyond({ min, max }, value) {
	return max !== void 0 && value > max || min !== void 0 && value < min;
}
function limitText({ min, max }) {
	return [min === void 0 ? [] : [`min ${min}`], max === void 0 ? [] : [`max ${max}`]].flat().join(" and ");
}
function counted(count) {
	return count === 1 ? "1 value" : `${formatNumber(count, 0)} values`;
}
function shown(value) {
	return formatNumber(value, Number.isInteger(value) ? 0 : decimalsFor(value, 3) ?? 3);
}

// src/deployment/prometheus/verify-prometheus.ts
const within = 1e4;
const most = 1048576;
function nameOfWatch(step) {
	return `prometheus ${limitText(step)} for ${formatDuration(step.for)}: ${clip(oneLine(step.query), 80)}`;
}
async function watchPrometheus(step, { env, signal }) {
	const asking = askingOf(step, env);
	if (typeof asking === "string") return {
		verdict: "unknown",
		sentence: asking
	};
	const times = Math.floor(step.for / step.every);
	let watch = begun;
	for (let asked = 0; asked < times || asked === times && isOpen(step, watch); asked++) {
		await setTimeout(step.every, void 0, { signal }).catch(() => void 0);
		if (signal.aborted) return {
			verdict: "unknown",
			sentence: "The watch was cancelled."
		};
		const next = taken(step, watch, await ask(asking, signal));
		if ("verdict" in next) return next;
		watch = next;
	}
	return concluded(step, watch);
}
function askingOf({ query, url, token }, env) {
	const written = url ?? env["MLOPS_PROMETHEUS_URL"];
	if (written === void 0 || written === "") return "Nobody says where Prometheus is: neither `url` of the step nor the variable MLOPS_PROMETHEUS_URL.";
	const found = prometheusAddress(written);
	if (typeof found === "string") return `Where Prometheus is: ${found}.`;
	const secret = token === void 0 ? void 0 : env[token];
	if (token !== void 0 && (secret === void 0 || secret === "")) return `The variable ${token} of \`token\` is not set.`;
	if (secret !== void 0 && !/^[\x21-\x7e]+$/.test(secret)) return `The variable ${token} holds no token: blanks or other characters.`;
	return {
		address: `${addressOf(found.href, "/api/v1/query")}?${new URLSearchParams({ query }).toString()}`,
		headers: secret === void 0 ? {} : { authorization: `Bearer ${secret}` }
	};
}
async function ask({ address, headers }, signal) {
	const answered = await exchange(address, {
		method: "GET",
		headers,
		within,
		most
	}, signal);
	if (answered.kind === "none") return {
		kind: "nothing",
		why: answered.why
	};
	return readingOf(answered.status, answered.text);
}

// src/deployment/verify-http.ts
async function askMany(step, endpoint, signal) {
	if (step.requests < 1) return {
		verdict: "unknown",
		sentence: "The step asks for no request."
	};
	const answers = [];
	const failures = [];
	while (answers.length < step.requests && failures.length <= step.maxFailures && !signal.aborted) {
		const answered = await ask$1(addressOf(endpoint, step.path), step.within, signal);
		answers.push(answered);
		const failure = failureOf(answered, step.status);
		if (failure !== void 0) failures.push(failure);
	}
	if (answers.length < step.requests && failures.length <= step.maxFailures) return {
		verdict: "unknown",
		sentence: `Only ${answers.length} of ${step.requests} requests were sent.`
	};
	return judge(step, answers, failures);
}
function failureOf(answered, status) {
	if (answered.kind === "none") return answered.why;
	return answered.status === status ? void 0 : `status ${answered.status} instead of ${status}`;
}
function judge(step, answers, failures) {
	const times = answers.flatMap((answered) => answered.kind === "answered" ? [answered.milliseconds] : []);
	const kinds = [...new Set(failures)].slice(0, 3).join("; ");
	if (failures.length > step.maxFailures) return {
		verdict: "fail",
		sentence: `${failures.length} of ${answers.length} requests failed, ${step.maxFailures} may: ${kinds}.`
	};
	if (failures.length === answers.length) return {
		verdict: "fail",
		sentence: `Not one of ${answers.length} requests got ${step.status}: ${kinds}.`
	};
	const slowest = `the slowest after ${(Math.max(...times) / 1e3).toFixed(3)} s`;
	const failed = failures.length === 0 ? "" : `, ${failures.length} failed, ${step.maxFailures} may: ${kinds}`;
	return {
		verdict: "pass",
		sentence: `${answers.length - failures.length} of ${step.requests} requests got ${step.status}, ${slowest}${failed}.`
	};
}

// src/deployment/verify.ts
async function verify(verification, around) {
	const evidence = [...await ownEvidence(verification, around.signal)];
	for (const step of verification.steps) {
		if (step.kind === "prometheus" && !isLive(verification.at)) continue;
		throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
		if (step.kind === "golden") evidence.push(...await verifyGolden(step, verification, around.signal));
		else if (step.kind === "prometheus") evidence.push(await watched(step, evidence, around));
		else evidence.push(await timed(nameOf(step), () => findingOf(step, verification, around)));
	}
	throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
	return verification.steps.length > 0 || !isLive(verification.at) ? [...evidence, ...await changedMeanwhile(verification, evidence)] : evidence;
}
function watched(step, before, around) {
	const isGood = before.every(({ verdict }) => verdict === "pass");
	const sentence = "Not watched, since what was asked before has not passed.";
	return timed(nameOfWatch(step), async () => isGood ? watchPrometheus(step, around) : {
		verdict: "unknown",
		sentence
	});
}
function nameOf(step) {
	if (step.kind === "run") return `run ${commandText(step.run)}`;
	return `GET ${step.path}, ${step.requests} ${step.requests === 1 ? "request" : "requests"}`;
}
async function findingOf(step, verification, around) {
	if (step.kind === "run") return runStep(step, verification, around);
	const { endpoint } = verification.at;
	if (endpoint === void 0) return {
		verdict: "unknown",
		sentence: "There is no endpoint that could be asked."
	};
	return askMany(step, endpoint, around.signal);
}
async function runStep(step, { wanted, at }, around) {
	await using own = await makeOwnFolder(tmpdir(), "verify");
	const folder = join(own.path, "step");
	await mkdir(folder);
	const end = await runCommand({
		command: step.run,
		code: wanted.code,
		folder,
		declared: wanted.env,
		secrets: step.secrets,
		contract: variablesOf(wanted, at),
		timeout: step.timeout,
		of: `The verification of ${titleOf(wanted)}`
	}, around);
	if (end.kind === "timeout") return fail(`It ran longer than ${step.timeout / 1e3} s and was ended: ${end.words}`);
	if (end.kind === "not-started") return fail(`It could not be started: ${end.why}`);
	if (end.kind === "signal") return fail(`It was ended by ${end.signal}: ${end.words}`);
	if (end.code === 0) return {
		verdict: "pass",
		sentence: "It ended with exit code 0."
	};
	const sentence = `It ended with exit code ${end.code}: ${end.words}`;
	return {
		verdict: end.code === 2 ? "unknown" : "fail",
		sentence
	};
}
function variablesOf(wanted, { endpoint, folder }) {
	return {
		MLOPS_ENVIRONMENT: wanted.environment,
		MLOPS_MODEL_NAME: wanted.model,
		MLOPS_VERSION: String(wanted.version),
		...endpoint === void 0 ? {} : { MLOPS_ENDPOINT: endpoint },
		...folder === void 0 ? {} : { MLOPS_MODEL: join(folder, wanted.path ?? "") }
	};
}
function fail(sentence) {
	return {
		verdict: "fail",
		sentence
	};
}

// src/commands/deploying/beside.ts
async function besideStaged(release, before, { target, wanted }) {
	if (!release.verify.some(({ kind }) => kind === "golden")) return void 0;
	return besideOf(release, before, await target.status(wanted.model));
}
function besideOf(release, before, live) {
	if (live === void 0) return {
		kind: "none",
		why: "nothing is live"
	};
	if (live.digest === release.artifact.digest) return {
		kind: "none",
		why: "the same bytes are live"
	};
	if (!live.healthy) return {
		kind: "none",
		why: `what is live is not healthy (${live.because ?? "no reason is told"})`
	};
	const { endpoint, version } = live;
	if (endpoint === void 0) return {
		kind: "none",
		why: "what is live has no endpoint"
	};
	const own = (before?.artifact.digest === live.digest ? before.verify : []).find((step) => step.kind === "golden" && step.dataset === release.golden?.dataset);
	return {
		kind: "live",
		endpoint,
		version,
		...own?.kind === "golden" && { step: own }
	};
}

// src/commands/deploying/deployable.ts
async function deployableOf(release, request) {
	const { repository, store, code, signal } = request;
	await requireBytes(release, store);
	const { code: _, ...serve } = release.serve;
	const commit = await mergedCommit(release.commit, request);
	const project = await projectOf(commit, request);
	refuseImage(release, project);
	const isData = project === void 0 ? () => false : dataTest(project);
	const files = (await codeOf(release, commit, request)).filter(({ path, mode }) => mode !== "160000" && !isData(path));
	await exportInputs(repository.git, {
		commit: commit.sha,
		code: files,
		data: [],
		work: code,
		signal
	});
	return {
		environment: release.environment,
		model: release.model,
		version: release.version,
		digest: release.artifact.digest,
		files: release.artifact.files,
		...release.artifact.path !== void 0 && { path: release.artifact.path },
		serve,
		env: release.env,
		code: join(code, release.workingDirectory),
		bring: async (folder) => {
			for (const { path, digest, bytes } of release.artifact.files) await store.get(digest, join(folder, path), bytes);
		}
	};
}
async function requireBytes({ model, version, artifact }, store) {
	const there = await Promise.all(artifact.files.map(({ digest }) => store.has(digest)));
	const gone = artifact.files.filter((_, at) => there[at] === false);
	const [first] = gone;
	if (first === void 0) return;
	const sentence = `${gone.length} of ${artifact.files.length} files of ${model} ${version} are not in the ${store.describe()}, such as ${first.path} (${first.digest.slice(0, 19)}…).`;
	throw MlopsError.of(commandReasons, "release-bytes-missing", sentence);
}
async function mergedCommit(commit, { repository, tip }) {
	const short = commit.slice(0, 12);
	const merged = (await mergedCommits(repository, tip, [commit])).get(commit);
	if (merged === "merged") return await readCommit(repository.git, commit);
	if (merged === "not-here") {
		const sentence = `The release is of commit ${short}, which this clone does not have.`;
		throw MlopsError.of(commandReasons, "release-commit-gone", sentence);
	}
	const sentence = `The release is of commit ${short}, which is not part of the default branch (at ${tip.slice(0, 12)}).`;
	throw MlopsError.of(commandReasons, "release-not-merged", sentence);
}
async function codeOf({ serve }, { tree }, request) {
	if (serve.code === void 0) return tree;
	const isServing = fileTest(serve.code.files);
	const serving = await mergedCommit(serve.code.commit, request);
	return [...tree.filter(({ path }) => !isServing(path)), ...serving.tree.filter(({ path }) => isServing(path))];
}
async function projectOf(commit, { repository, projectFile }) {
	const texts = await projectTexts(repository.git, commit, projectFile);
	return texts && loadProject(texts).project;
}
function refuseImage({ model, version }, project) {
	if (project?.models.get(model)?.serve?.wantsImage !== true) return;
	const sentence = `${model} ${version} has \`serve.image\`, and this version builds no image.`;
	throw MlopsError.of(commandReasons, "image-not-built", sentence);
}

// src/commands/deploying/deploy-release.ts
async function deployRelease(deploying) {
	const { release, rollback, ports, golden } = deploying;
	const title = `${release.model} ${release.version}`;
	const opened = await openRelease(release, deploying.folder, deploying);
	const found = [];
	const ask = async (at, where, beside) => {
		const steps = rollback ? [] : release.verify;
		const asked = {
			wanted: opened.wanted,
			at,
			steps,
			...golden && { golden },
			...beside && { beside }
		};
		const said = (await ports.progress.stage(`verify ${title}`, () => verify(asked, opened.around))).map((one) => ({
			...one,
			step: `${one.step}${where}`
		}));
		found.push(...said);
		return said;
	};
	const staged = await ports.progress.stage(`stage ${title}`, () => opened.target.stage(opened.wanted)).catch(atFaultOnly);
	if (staged instanceof MlopsError) return await keptBefore(deploying, opened, problemOf(staged), found);
	const isBeside = staged.endpoint !== void 0 || staged.folder !== void 0;
	if (!rollback && isBeside) {
		const evidence = await ask(staged, ", beside what is live", await besideStaged(release, deploying.before?.release, opened));
		if (evidence.length > 0 && worst(evidence.map(({ verdict }) => verdict)) !== "pass") return await (hasChanged(evidence) && sameFiles(deploying.before?.ref, release) ? broughtBack : keptBefore)(deploying, opened, evidenceProblem(evidence), found);
	}
	const live = await ports.progress.stage(`make ${title} live`, () => opened.target.apply(opened.wanted)).catch(atFaultOnly);
	if (live instanceof MlopsError) return await broughtBack(deploying, opened, problemOf(live), found);
	const evidence = await ask(live, "", isBeside ? void 0 : {
		kind: "none",
		why: "nothing runs beside what is live"
	});
	if (worst(evidence.map(({ verdict }) => verdict)) !== "pass") return await broughtBack(deploying, opened, evidenceProblem(evidence), found);
	const where = live.endpoint ?? live.folder;
	const sentence = `${title} is live in ${release.environment}${where === void 0 ? "" : `, at ${where}`}`;
	return {
		outcome: { outcome: rollback ? "rollback" : "verified" },
		reason: rollback ? "rolled-back" : "deployed",
		sentence: `${sentence}${rollback ? " again" : " and verified"}.`,
		verification: found
	};
}
async function openRelease(release, place, { ports, sources }) {
	await mkdir(place, { recursive: true });
	const code = await mkdtemp(join(place, "code-"));
	const wanted = await deployableOf(release, {
		...sources,
		code
	});
	const around = {
		environment: release.environment,
		root: sources.repository.root,
		code: wanted.code,
		env: ports.env,
		signal: ports.signal,
		output: ports.progress.output
	};
	return {
		wanted,
		around,
		target: await ports.openTarget(release.target, around)
	};
}
function atFaultOnly(error) {
	if (error instanceof MlopsError && error.ends === "fail") return error;
	throw error;
}
function ignoreLive(error) {
	if (error instanceof MlopsError && (error.ends === "fail" || error.ends === "input")) return;
	throw error;
}
function problemOf({ problems }) {
	const [first] = problems;
	if (first === void 0) throw new TypeError("an error without a problem");
	return {
		reason: first.reason,
		sentence: first.message
	};
}
function evidenceProblem(evidence) {
	const failed = evidence.filter(({ verdict }) => verdict === "fail");
	const [first] = failed.length > 0 ? failed : evidence.filter(({ verdict }) => verdict === "unknown");
	const sentence = first === void 0 ? "Nothing was asked of it." : `${first.step}: ${first.sentence}`;
	return {
		reason: failed.length > 0 ? "verification-failed" : "verification-unknown",
		sentence
	};
}
function hasChanged(evidence) {
	return evidence.some(({ step }) => step.startsWith(changedStep));
}
function sameFiles(before, { version, artifact }) {
	return before?.version === version && before.digest === artifact.digest;
}
async function keptBefore({ before }, { target, wanted }, why, verification) {
	await target.discard(wanted).catch(ignoreLive);
	return failed(why, before?.ref ?? null, verification);
}
async function broughtBack(deploying, half, why, verification) {
	const { before, ports } = deploying;
	await half.target.discard(half.wanted).catch(ignoreLive);
	if (before?.release === void 0) return failed(why, null, verification);
	const { release } = before;
	const opened = await openRelease(release, deploying.folder, deploying);
	const title = `bring ${release.model} ${release.version} back`;
	const changed = hasChanged(verification);
	const wanted = changed && sameFiles(before.ref, deploying.release) ? {
		...opened.wanted,
		repair: true
	} : opened.wanted;
	const live = await ports.progress.stage(title, () => opened.target.apply(wanted)).catch(atFaultOnly);
	if (changed) await half.target.discard(half.wanted).catch(ignoreLive);
	if (live instanceof MlopsError) {
		const sentence = `${why.sentence} Version ${release.version} could not be brought back: ${live.message}`;
		return failed({
			...why,
			sentence
		}, null, verification);
	}
	const evidence = await verify({
		wanted: opened.wanted,
		at: live,
		steps: []
	}, opened.around);
	if (worst(evidence.map(({ verdict }) => verdict)) === "pass") return failed(why, before.ref, verification);
	const { sentence: odd } = evidenceProblem(evidence);
	const sentence = `${why.sentence} Version ${release.version} was brought back, and is not as it should be: ${odd}`;
	return failed({
		...why,
		sentence
	}, null, [...verification, ...evidence]);
}
function failed(why, restored, verification) {
	return {
		outcome: {
			outcome: "failed",
			restored
		},
		...why,
		verification
	};
}

// src/commands/deploying/recorded-predictions.ts
async function findPredictions(release, rows, ledger) {
	const { golden, model, artifact } = release;
	const evaluation = golden?.evaluation;
	const found = evaluation === void 0 ? await ofTraining(release, ledger) : await ofScoring(release, evaluation, rows, ledger);
	if (typeof found === "string") return found;
	return found.find((one) => one.artifact === artifact.digest) ?? `No predictions of the artifact of ${model} ${release.version} are recorded.`;
}
async function ofScoring({ model, version, fingerprint }, evaluation, rows, ledger) {
	const found = await standing(ledger, evaluationAddress(model, evaluation));
	if (found === void 0) return `The scores of ${model} ${version} are not on the ledger.`;
	const record = scoresAt(found.address, found.text, { run: fingerprint });
	if (record.rows !== rows) return `The scores of ${model} ${version} are about another version of its test rows.`;
	return record.seeds.map(({ seed, artifact, predictions }) => ({
		seed,
		artifact,
		...predictions
	}));
}
async function ofTraining({ model, version, fingerprint }, ledger) {
	const found = await standing(ledger, runAddress(model, fingerprint));
	if (found === void 0) return `The run of ${model} ${version} is not on the ledger.`;
	return runAt(found.address, found.text).seeds.flatMap(({ seed, artifact, outputs }) => outputs.filter(({ kind }) => kind === "predictions").map(({ path, digest }) => ({
		seed,
		artifact: artifact.digest,
		path,
		digest
	})));
}
async function standing(ledger, first) {
	let found;
	for (let next = first; next !== void 0; next = replacementAddress(next)) {
		const text = await ledger.read(next);
		if (text === void 0) break;
		found = {
			address: next,
			text
		};
	}
	return found;
}

// src/commands/deploying/golden-source.ts
function openGoldenSource(release, places) {
	const engine = engineAtHand(places.ports, ownPaths(places.repository.root).engine);
	const known = /* @__PURE__ */ new Map();
	const read = async ({ dataset, rows, columns }) => {
		const golden = goldenOf(release, dataset);
		const test = await testRows(release, golden, places);
		const recorded = await recordedFile(release, test, places);
		const { label, task, positive, cluster, metrics, limits } = golden;
		const labelled = label !== void 0 && { label: {
			column: label,
			...task && { task },
			...positive !== void 0 && { positive }
		} };
		return {
			rows: await readGoldenRows(await engine.get(), {
				test,
				rows,
				cluster,
				...labelled,
				...columns && { columns },
				...typeof recorded === "object" && { recorded }
			}),
			...typeof recorded === "string" && { notRecorded: recorded },
			metrics,
			limits
		};
	};
	return {
		read(step) {
			const key = JSON.stringify([
				step.dataset,
				step.rows,
				step.columns
			]);
			const basis = known.get(key) ?? read(step);
			known.set(key, basis);
			return basis;
		},
		[Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]()
	};
}
function goldenOf({ model, version, golden }, dataset) {
	if (golden?.dataset === dataset) return golden;
	const sentence = `The release of ${model} ${version} does not say what rows of ${dataset} are held against.`;
	throw MlopsError.of(commandReasons, "release-golden-missing", sentence);
}
async function testRows(release, golden, places) {
	const { repository, projectFile, ports, ledger, store } = places;
	const own = ownPaths(repository.root);
	const commit = await readCommit(repository.git, release.commit);
	const texts = await projectTexts(repository.git, commit, projectFile);
	const project = texts && loadProject(texts).project;
	const dataset = project?.datasets.get(golden.dataset);
	if (project === void 0 || dataset === void 0) {
		const sentence = `${projectFile} at ${release.commit.slice(0, 12)}, which made ${release.model} ${release.version}, has no dataset ${golden.dataset}.`;
		throw MlopsError.of(commandReasons, "release-golden-missing", sentence);
	}
	const cache = await openDigestCache(own.digests, {});
	const wanted = {
		...dataset,
		key: golden.key
	};
	const sources = ports.openSources("all");
	const data = {
		repository,
		commit,
		project: {
			...project,
			datasets: new Map([...project.datasets, [dataset.name, wanted]])
		},
		projectFile,
		cache,
		sources
	};
	const resolved = await datasetOfCommit(data, dataset.name);
	return await ports.progress.stage(`bring rows of ${dataset.name}`, async (tell) => {
		const { note } = ports.progress;
		if (resolved.built === void 0) return localVersion(repository, resolved, {
			cache: own.cache,
			sources,
			note
		}, tell);
		const records = openRecords(ledger, own.records);
		await records.load([buildAddress(resolved.built.dataset, resolved.built.fingerprint)]);
		return builtVersion({
			records,
			store,
			own,
			reasons: ports.reasons,
			note
		}, resolved, resolved.built, tell);
	});
}
async function recordedFile(release, { digest }, { ledger, store, folder }) {
	try {
		const found = await findPredictions(release, digest, ledger);
		if (typeof found === "string") return found;
		const { seed, path } = found;
		await mkdir(folder, { recursive: true });
		const file = join(folder, `${found.digest.replace("sha256:", "")}-${basename(path)}`);
		await store.get(found.digest, file);
		return {
			seed,
			artifact: release.artifact.digest,
			file
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return `The recorded predictions cannot be had: ${error.message}`;
	}
}

// src/commands/deploying/left-behind.ts
async function leftBehind(cell, now, looking) {
	const { model, state, facts } = cell;
	const { root } = looking.place.repository;
	const folderOf = ({ target }) => target.kind === "local" ? resolve(root, target.folder) : void 0;
	const { wordOnRelease } = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const isGone = ({ text }) => {
		const digest = releaseDigestOf(text);
		return digest === now.gone || ["taken-back", "failed"].includes(wordOnRelease(digest)?.kind ?? "");
	};
	const named = releasedNow(state, model);
	const all = [...named === void 0 ? [] : [named], ...releasedBefore(state, model)];
	const lastInEach = [...Map.groupBy(all, ({ release }) => folderOf(release))].flatMap(([folder, [last]]) => folder === void 0 || last === void 0 ? [] : [{
		folder,
		last
	}]);
	const kept = now.release && folderOf(now.release);
	const sentences = [];
	for (const { folder, last } of lastInEach) {
		if (folder === kept || !isGone(last)) continue;
		sentences.push(...await stillThere(last.release, looking));
	}
	return sentences;
}
async function stillThere({ environment, model, version, target }, { place, ports }) {
	if (target.kind !== "local") return [];
	const { root } = place.repository;
	const { env, signal, progress } = ports;
	const around = {
		environment,
		root,
		code: root,
		env,
		signal,
		output: progress.output
	};
	const own = `${target.folder}/${model}`;
	try {
		const live = await (await ports.openTarget(target, around)).status(model);
		if (live?.version !== version) return [];
		const at = live.endpoint === void 0 ? "" : `, at ${live.endpoint}`;
		const server = live.endpoint === void 0 ? "" : `end its server (pid in ${own}/servers/*/process.json) and `;
		return [`${target.folder} still serves ${model} ${version}${at}, which was taken back or has failed: let its readers go to what is live, then ${server}remove ${own}.`];
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return [`Nobody can tell whether ${own} still serves what was taken back: ${error.message}`];
	}
}

// src/commands/deploying/deploy-cell.ts
async function deployCell(cell, around) {
	const { model, promotion, facts } = cell;
	if (facts.branch.kind !== "release") {
		const wait = promotion.waitsFor.find(({ kind }) => kind === "release") ?? promotion.waitsFor[0];
		const odd = promotion.live !== null || facts.branch.kind !== "empty";
		const sentence = odd ? wait?.sentence ?? promotion.state : "the branch names no release yet";
		return {
			model,
			state: odd ? "waits" : "nothing",
			sentence,
			...wayOut(cell),
			followed: []
		};
	}
	const action = promotion.actions.find((one) => one.kind === "deploy") ?? againAction(cell, around.request);
	if (action !== void 0) return await deployNow(cell, action, around);
	const unfinished = unfinishedFailure(cell);
	if (unfinished !== void 0) return await finished(cell, unfinished, around);
	const { version } = facts.branch.release;
	if (!(promotion.version === version && stopped.has(promotion.state))) return withLeft(await lookAfter(cell, around), await leftBehind(cell, releaseOfCell(cell), around));
	const waits = promotion.waitsFor.map(waitText).join(" ");
	const isForeign = promotion.waitsFor.some(({ kind }) => kind === "commit");
	const sentence = `version ${version} is not deployed: ${waits}`;
	return {
		model,
		state: "waits",
		...isForeign ? { reason: "release-not-merged" } : {},
		sentence,
		...wayOut(cell),
		followed: []
	};
}
function wayOut(cell) {
	const [problem] = branchProblems(cell);
	const { remedy, place } = problem ?? {};
	return {
		...remedy !== void 0 && { remedy },
		...place && { place }
	};
}
const stopped = /* @__PURE__ */ new Set([
	"merged",
	"held",
	"failed",
	"rolled-back",
	"deploying",
	"verifying"
]);
function againAction({ facts, promotion }, { again }) {
	if (!again || facts.branch.kind !== "release") return void 0;
	const { version, digest, commit } = facts.branch.release;
	if (promotion.live?.version !== version || promotion.live.digest !== digest) return void 0;
	return {
		kind: "deploy",
		version,
		digest,
		commit,
		rollback: false
	};
}
async function lookAfter(cell, around) {
	const { model, facts } = cell;
	if (facts.branch.kind !== "release") throw new TypeError("nothing is released");
	const { version, digest, commit } = facts.branch.release;
	const there = await whatIsThere(cell, around);
	if (there === void 0) return elsewhere(cell, version);
	const unchanged = (how) => {
		return {
			model,
			state: "unchanged",
			sentence: `version ${version} is live already, ${how}`,
			followed: []
		};
	};
	if (there.version === version && there.digest === digest && there.healthy) return unchanged("as its target says");
	if (there.version === null && there.digest === null) return unchanged(`as it is recorded (${there.because ?? "its target does not say what is live"})`);
	const found = there.digest === digest ? "" : ` (the target has version ${there.version ?? "unknown"})`;
	around.ports.progress.note(`${model} ${version} is not as it was left${found}: ${there.because ?? "it is another one"}`);
	return await deployNow(cell, {
		kind: "deploy",
		version,
		digest,
		commit,
		rollback: false
	}, around);
}
function withLeft(deployed, left) {
	if (deployed.left !== void 0 || left.length === 0) return deployed;
	return {
		...deployed,
		sentence: followedBy(deployed.sentence, left),
		left
	};
}
async function whatIsThere(cell, around) {
	const { release } = releaseOfCell(cell);
	const sources = await sourcesOf(release, around);
	const { target } = await openRelease(release, around.folder, {
		ports: around.ports,
		sources
	});
	return await target.status(cell.model);
}
function leftPlace(live, { target: now }) {
	if (live === void 0) return "a place that the branch does not name any more";
	const { target: before } = live;
	if (before.kind !== now.kind) return before.kind === "local" ? before.folder : "its target of commands";
	return before.kind === "local" && now.kind === "local" && before.folder !== now.folder ? before.folder : void 0;
}
function elsewhere({ model, environment }, version) {
	const { target } = environment;
	return {
		model,
		state: "waits",
		reason: "target-elsewhere",
		sentence: `version ${version} is recorded as live, and there is nothing of ${model} in ${target.kind === "local" ? `${target.folder} here` : "its target"}`,
		followed: []
	};
}
function releaseOfCell({ model, state }) {
	const released = releasedNow(state, model);
	if (released === void 0) throw new TypeError(`nothing is released of ${model}`);
	return released;
}
async function sourcesOf(release, { place, ports, request }) {
	const store = await namedStore(release, place.repository, ports);
	return {
		repository: place.repository,
		store,
		projectFile: request.projectFile,
		signal: ports.signal,
		tip: place.tip
	};
}
async function deployNow(cell, action, around) {
	const { model } = cell;
	const { place, ports, request, folder } = around;
	const { text, release } = releaseOfCell(cell);
	const before = beforeOf(cell);
	const leaves = before && leftPlace(before.release, release);
	if (before !== void 0 && leaves === void 0 && !request.again && await whatIsThere(cell, around) === void 0) return elsewhere(cell, before.ref.version);
	if (leaves !== void 0) ports.progress.note(`${model} leaves ${leaves}: what runs there is left as it is.`);
	if (request.plan) return await planned(cell, release, around);
	const { handOver } = around;
	if (action.release !== void 0 && handOver === void 0) await releaseHold(action.digest, action.release, {
		cell,
		place
	});
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	const sources = await sourcesOf(release, around);
	const rows = join(folder, "golden");
	await using golden = openGoldenSource(release, {
		...sources,
		ledger: place.ledger,
		ports,
		folder: rows
	});
	const ended = await deployRelease({
		release,
		rollback: action.rollback,
		folder,
		ports,
		sources,
		golden,
		...before && { before: {
			ref: before.ref,
			release: before.release
		} }
	});
	const hasFailed = ended.outcome.outcome === "failed";
	const gone = hasFailed ? text : action.rollback ? before?.text : void 0;
	const left = await leftBehind(cell, {
		release: hasFailed ? before?.release : release,
		gone: gone && releaseDigestOf(gone)
	}, around);
	const made = {
		cell,
		action,
		release,
		text,
		startedAt,
		ended: withOverride({
			...ended,
			sentence: followedBy(ended.sentence, left)
		}, action)
	};
	const draft = draftOf(made, place.by, ports.tool);
	if (handOver !== void 0) {
		await giveDeployment(handOver, {
			schemaVersion: 1,
			draft
		});
		const { outcome, sentence } = draft;
		return {
			model,
			state: outcome === "failed" ? "failed" : "deployed",
			sentence,
			record: draft,
			followed: [],
			left
		};
	}
	const record = await recordDeployment(draft, cell.facts.deployments, {
		place,
		ports,
		remote: request.remote
	});
	if (record === "by-somebody") return {
		model,
		state: "unchanged",
		sentence: `somebody else has deployed version ${release.version} meanwhile, with the same end`,
		followed: []
	};
	if (record.outcome !== "failed") return {
		model,
		state: "deployed",
		sentence: record.sentence,
		record,
		followed: [],
		left
	};
	return {
		...await finished(cell, record, around),
		left
	};
}
function withOverride(ended, { override }) {
	if (override === void 0) return ended;
	return {
		...ended,
		sentence: followedBy(ended.sentence, [`Overridden by ${override.by}: ${override.because}`])
	};
}
function followedBy(sentence, more) {
	if (more.length === 0) return sentence;
	return [/[.!?]$/.test(sentence) ? sentence : `${sentence}.`, ...more].join(" ");
}
async function planned({ model }, release, around) {
	const sources = await sourcesOf(release, around);
	const opened = await openRelease(release, around.folder, {
		ports: around.ports,
		sources
	});
	const { changes, lines } = await opened.target.plan(opened.wanted);
	return {
		model,
		state: "planned",
		sentence: `version ${release.version} would be deployed${changes ? "" : ", and nothing would change"}`,
		followed: lines
	};
}
async function finished(cell, record, { place, handOver }) {
	const followed = handOver === void 0 ? await finishFailure(cell, record, place) : [];
	return {
		model: cell.model,
		state: "failed",
		sentence: record.sentence,
		record,
		followed
	};
}
function beforeOf(cell) {
	const { facts, model, state } = cell;
	const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const { live } = words;
	const older = releasedBefore(state, model);
	const found = live === void 0 ? older.find(({ text }) => words.wordOnRelease(releaseDigestOf(text))?.kind === "verified") : [releaseOfCell(cell), ...older].find(({ text }) => releaseDigestOf(text) === live.releaseDigest);
	const release = found?.release;
	const ref = live ?? (release && {
		version: release.version,
		digest: release.artifact.digest
	});
	return ref && {
		ref: {
			version: ref.version,
			digest: ref.digest
		},
		release,
		text: found?.text
	};
}

// src/commands/deploy.ts
async function deploy(request, ports) {
	const { handOver } = request;
	const place = await (handOver === void 0 ? openPromotion : lookAtPromotion)(request, ports);
	const wanted = request.environment;
	const environment = typeof wanted === "string" ? environmentNamed(place.project, wanted) : environmentOn(place.project, wanted.branch);
	const models = request.models.length === 0 ? environment.models : request.models.map((name) => modelNamed(environment, name));
	const own = await makeOwnPaths(place.repository);
	const lock = own.deployLock(environment.name);
	await using _ = await holdFileLock(lock, {
		held: (holder) => another(holder, environment.name, lock),
		isFolder: () => isTaken(lock, "is a folder, and the lock of deployments has to be there")
	});
	const versions = await readVersions(place.ledger, models);
	const before = await readBoard(place, versions, {
		environments: [environment.name],
		models
	});
	const asked = askedFor(request, place, before);
	const states = [...before.query.states.values()];
	const { cells } = asked.size === 0 ? before : await readBoard(place, versions, {
		environments: [environment.name],
		models,
		asked,
		states
	});
	if (handOver !== void 0) refuseCheckout(cells);
	await using folder = await makeOwnFolder(own.deployments, "deploy");
	const done = [];
	for (const cell of cells) done.push(await deployCell(cell, {
		request,
		place,
		ports,
		folder: join(folder.path, cell.model),
		...handOver !== void 0 && { handOver }
	}));
	return outcomeOf(environment.name, done);
}
function refuseCheckout(cells) {
	const inside = cells.flatMap(({ environment, model, state, facts }) => {
		const target = facts.branch.kind === "release" ? releasedNow(state, model)?.release.target : void 0;
		const folder = target && targetInCheckout(target);
		if (folder === void 0) return [];
		return [`The target of ${model} in ${environment.name}, as its branch names it, is the folder ${folder} of this checkout.`];
	});
	if (inside.length > 0) throw MlopsError.of(commandReasons, "target-in-checkout", inside.join(" "));
}
function another(holder, environment, lock) {
	const sentence = `${holder === "unknown" ? "Another process" : `Process ${holder.pid} on ${holder.host}`} deploys to ${environment} from this checkout (${lock}).`;
	return MlopsError.of(commandReasons, "another-deployment", sentence);
}
function askedFor({ again, override }, { by }, { cells }) {
	if (!again && override === void 0) return /* @__PURE__ */ new Map();
	return new Map(cells.flatMap(({ model, facts: { branch } }) => {
		if (branch.kind !== "release") return [];
		const { version } = branch.release;
		return [[model, {
			version,
			by,
			...override !== void 0 && { override }
		}]];
	}));
}
function outcomeOf(environment, done) {
	const failed = done.filter(({ state }) => state === "failed");
	const waits = done.filter(({ state }) => state === "waits");
	const deployed = done.filter(({ state }) => state === "deployed");
	const first = failed[0] ?? waits[0];
	const problems = [...failed, ...waits].map(({ model, sentence, state, record, reason, remedy, place }) => ({
		reason: state === "failed" ? record?.reason ?? "verification-failed" : reason ?? "deploy-waits",
		message: `${environment}: ${model}: ${sentence}`,
		...place && { place },
		...remedy !== void 0 && { remedy }
	}));
	const left = done.flatMap((one) => (one.left ?? []).map((sentence) => ({
		model: one.model,
		sentence
	})));
	const leftReason = "target-left-serving";
	problems.push(...left.map(({ model, sentence }) => ({
		reason: leftReason,
		message: `${environment}: ${model}: ${sentence}`
	})));
	const good = deployed.length > 0 ? deployed.map(({ sentence }) => sentence).join(" ") : ["Everything is as the branch says.", ...left.map(({ sentence }) => sentence)].join(" ");
	return {
		ends: failed.length > 0 ? "fail" : waits.length + left.length > 0 ? "unknown" : "pass",
		reason: problems[0]?.reason ?? (deployed.length > 0 ? "deployed" : "nothing-to-deploy"),
		sentence: first === void 0 ? good : `${environment}: ${first.model}: ${first.sentence}`,
		problems,
		data: {
			environment,
			models: done
		},
		text: () => `${done.flatMap(({ model, state, sentence, record, followed }) => [
			`${state.padEnd(9)} ${model}: ${sentence}`,
			...(record?.verification ?? []).map((one) => `          ${one.verdict.padEnd(7)} ${one.step}: ${one.sentence}`),
			...followed.map((what) => `          ${state === "planned" ? "" : "then: "}${what}`)
		]).map(escapeTerminal).join("\n")}\n`
	};
}

export { readGoldenRows as a, className as i, requireBytes as n, verify as r, deploy as t };
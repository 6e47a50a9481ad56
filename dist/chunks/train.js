import { x as runAddress, y as replacementAddress } from "./ledger.js";
import { H as isModelStep, J as datasetsOf, K as codeDigest, L as resultKey, S as runRecord, V as isSmoke, b as placeOfResult, i as hasScores, j as parseSeedRun, y as evaluationAddressOf } from "./commit-record.js";
import { M as CORE_SCHEMA, R as load, r as neededFirst, t as neededBelow } from "./needs.js";
import { n as openRepository } from "./repository.js";
import { n as formatNumber } from "./numbers.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { n as checkData, t as judgedReport } from "./judged-report.js";
import { i as otherwiseProblem, n as eachOnce, t as publishRecords } from "./publish-records.js";
import { t as reportFrame } from "./report-frame.js";
import { A as takenFiles, d as keepFailure } from "./commit-data.js";
import { N as parseTolerantJson, i as metricsFileProblems, m as handOver, t as findSituation } from "./find-situation.js";
import { t as holdFileLock } from "./file-lock.js";
import { t as commandReasons } from "./reasons4.js";
import { n as makeOwnPaths, t as isTaken } from "./own-paths.js";
import { t as buildNeeded } from "./build-needed.js";
import { t as dataProblems } from "./data-problems.js";
import { a as neededArtifacts, c as differingProblem, d as eachSeed, f as stageTitle, i as trainingData, l as restoredText, n as scoreRun, o as neededMissing, s as sideOf, u as stillLost } from "./score-run.js";
import { _ as collectOutputs, g as argvOf, h as removeRunFolder, l as runStep$1, m as makeRunFolder, n as stepInputs, p as makeDestination, u as survivorsOf, y as requiredOutputs } from "./step-inputs.js";
import { t as canonicalJson } from "./canonical.js";
import { f as refuse } from "./variables.js";
import { t as exportInputs } from "./export.js";
import { U as parse$1 } from "./load.js";
import { c as sha256File, s as readBounded } from "./files.js";
import { t as manifestDigest } from "./digest.js";
import { n as terminalSentence } from "./terminal.js";
import { n as policySentence, t as laterSteps } from "./later-policy.js";
import { t as stepsText } from "./steps-text.js";
import { dirname, join } from "node:path";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// src/metrics/readers/number.ts
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const words = {
	nan: NaN,
	inf: Number.POSITIVE_INFINITY,
	infinity: Number.POSITIVE_INFINITY
};
function numberOf(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string") return void 0;
	const text = value.trim();
	if (decimal.test(text)) return Number(text);
	return notFinite(text);
}
function notFinite(text) {
	const [, sign, word] = /^([+-]?)\.?(\w+)$/.exec(text.trim()) ?? [];
	const value = words[word?.toLowerCase() ?? ""];
	return value === void 0 ? void 0 : sign === "-" ? -value : value;
}
function recorded(value) {
	if (Number.isNaN(value)) return "NaN";
	if (Number.isFinite(value)) return value;
	return value > 0 ? "Infinity" : "-Infinity";
}

// src/metrics/readers/classification-report.ts
const header = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;
const row = /^\s*(\S.*?)\s+(\S+)\s+(\S+)\s+(\S+)\s+\d+(?:\.\d+)?\s*$/;
const single = /^\s*(accuracy)\s+(\S+)\s+\d+(?:\.\d+)?\s*$/;
function beginsReport(line) {
	return header.test(line);
}
function reportRow(line) {
	const [, name, ...cells] = row.exec(line) ?? [];
	const values = cells.map(numberOf);
	if (name !== void 0 && values.every((value) => value !== void 0)) return [
		"precision",
		"recall",
		"f1-score"
	].map((metric, k) => ({
		name: `${name}.${metric}`,
		value: values[k]
	}));
	const [, accuracy, share] = single.exec(line) ?? [];
	const value = share === void 0 ? void 0 : numberOf(share);
	return accuracy === void 0 || value === void 0 ? void 0 : [{
		name: accuracy,
		value
	}];
}

// src/metrics/readers/lines.ts
const separated = /^\s*([^:=]*[^:=\s])\s*[:=]\s*(\S.*?)\s*$/;
const spaced = /^\s*(\S.*?)\s+(\S+(?:\s%)?)\s*$/;
const percent = /^(\S+)\s?%$/;
const gap = /\s{2,}|\t/;
function readLines(text) {
	const found = [];
	let inReport = false;
	for (const line of text.split(/\r?\n/)) {
		if (line.trim() === "") continue;
		const row = inReport ? reportRow(line) : void 0;
		inReport = row !== void 0 || beginsReport(line);
		found.push(...row ?? (inReport ? [] : entryOf(line)));
	}
	return found;
}
function entryOf(line) {
	const [, name, value] = separated.exec(line) ?? spaced.exec(line) ?? [];
	if (name === void 0 || value === void 0) return [];
	const number = numberOf(percent.exec(value)?.[1] ?? value);
	if (number !== void 0 && gap.test(name)) return [{
		name: name.replaceAll(/\s+/g, " "),
		value: line.trim()
	}];
	if (number !== void 0) return [{
		name,
		value: number
	}];
	return separated.test(line) ? [{
		name,
		value
	}] : [];
}

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};

// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};

// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};

// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};

// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};

// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};

// node_modules/csv-parse/lib/sync.js
const parse = function(data, opts = {}) {
	if (typeof data === "string") data = Buffer.from(data);
	const records = opts && opts.objname ? Object.create(null) : [];
	const parser = transform(opts);
	const push = (record) => {
		if (parser.options.objname === void 0) records.push(record);
		else records[record[0]] = record[1];
	};
	const close = () => {};
	const error = parser.parse(data, true, push, close);
	if (error !== void 0) throw error;
	return records;
};

// src/metrics/readers/table.ts
function readTable(text, delimiter, stem, choice) {
	const [header, ...body] = parse(text, {
		delimiter,
		trim: true,
		bom: true,
		skip_empty_lines: true
	});
	if (header === void 0) return { entries: [] };
	if (header.length === 1 && numberOf(header[0]) !== void 0) return choose([header, ...body].map((cells) => /* @__PURE__ */ new Map([[stem, cells[0]]])), choice);
	refuseTwins(header);
	if (choice.kind !== "where" && isLong(header, body)) return { entries: body.map(([name, value]) => ({
		name: name ?? "",
		value
	})) };
	return choose(body.map((cells) => new Map(header.map((column, index) => [column, cells[index]]))), choice);
}
function readJsonLines(text, choice) {
	return choose(text.split("\n").filter((line) => line.trim() !== "").map((line) => {
		const row = parseTolerantJson(line);
		if (typeof row !== "object" || row === null || Array.isArray(row)) throw new SyntaxError("a line is no object");
		return new Map(Object.entries(row));
	}), choice);
}
function refuseTwins(header) {
	const twin = header.find((column, index) => header.indexOf(column) !== index);
	if (twin !== void 0) throw new SyntaxError(`the column ${JSON.stringify(twin)} stands twice in the header`);
}
function isLong(header, body) {
	const [first = "", second = ""] = header.map((column) => column.toLowerCase());
	if (header.length !== 2 || ![
		"metric",
		"name",
		"key"
	].includes(first)) return false;
	return ["value", "score"].includes(second) && body.every(([name]) => numberOf(name) === void 0);
}
function choose(rows, choice) {
	if (choice.kind === "where") return matching(rows, choice.cells);
	const row = choice.kind === "last" ? rows.at(-1) : extreme(rows, choice);
	if (row === void 0) return choice.kind === "last" ? { entries: [] } : { missing: `no row has a number in the column ${choice.column}` };
	return { entries: entriesOf$1(row) };
}
function entriesOf$1(row, without) {
	return [...row].filter(([name, value]) => value !== "" && without?.has(name) !== true).map(([name, value]) => ({
		name,
		value
	}));
}
function extreme(rows, choice) {
	const sign = choice.kind === "min" ? -1 : 1;
	let best;
	for (const row of rows) {
		const value = numberOf(row.get(choice.column));
		if (value === void 0 || Number.isNaN(value)) continue;
		if (best === void 0 || sign * value > sign * best.value) best = {
			row,
			value
		};
	}
	return best?.row;
}
function matching(rows, cells) {
	const absent = [...cells.keys()].filter((column) => !rows.some((row) => row.has(column)));
	if (rows.length > 0 && absent.length > 0) return { missing: `${absent.length === 1 ? `the column ${absent[0]} is` : `the columns ${absent.join(", ")} are`} not there, and \`row.where\` asks for it` };
	const found = rows.filter((row) => [...cells].every(([column, value]) => isValue(row.get(column), value)));
	const [only] = found;
	if (only !== void 0 && found.length === 1) return { entries: entriesOf$1(only, cells) };
	const wanted = [...cells].map(([column, value]) => `${column} = ${JSON.stringify(value)}`).join(" and ");
	return { notOne: `${found.length} of ${rows.length} rows have ${wanted}, and exactly one has to` };
}
function isValue(cell, wanted) {
	if (typeof wanted === "number") return numberOf(cell) === wanted;
	if (typeof wanted === "boolean") return String(cell).toLowerCase() === String(wanted);
	return (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") && String(cell) === wanted;
}

// src/metrics/readers/tree.ts
const deepest = 32;
function entriesOfTree(tree) {
	if (!isTree(tree)) return [{
		name: "value",
		value: tree
	}];
	const results = tree["results"];
	if (isTree(results) && isHarness(tree)) return entriesBelow(withoutAliases(results), "", 0);
	return entriesBelow(tree, "", 0);
}
function entriesBelow(tree, prefix, depth) {
	if (depth > deepest) return [{
		name: prefix,
		value: tree
	}];
	const rows = Object.keys(tree).some((key) => key === "support") && "precision" in tree && "recall" in tree;
	const found = [];
	for (const [key, value] of Object.entries(tree)) {
		if (rows && key === "support" || valueOfError(tree, key) !== void 0) continue;
		const name = prefix === "" ? key : `${prefix}.${key}`;
		if (isTree(value)) found.push(...entriesBelow(value, name, depth + 1));
		else found.push(entry(tree, key, name));
	}
	return found;
}
function entry(tree, key, name) {
	const error = tree[errorKey(key)];
	return error === void 0 ? {
		name,
		value: tree[key]
	} : {
		name,
		value: tree[key],
		error
	};
}
function errorKey(key) {
	const comma = key.indexOf(",");
	return comma < 0 ? `${key}_stderr` : `${key.slice(0, comma)}_stderr${key.slice(comma)}`;
}
function valueOfError(tree, key) {
	const match = /^(.+)_stderr(,.*)?$/s.exec(key);
	if (match === null) return void 0;
	const value = `${match[1]}${match[2] ?? ""}`;
	return Object.hasOwn(tree, value) ? value : void 0;
}
function isHarness(tree) {
	return [
		"n-shot",
		"versions",
		"config",
		"configs"
	].filter((key) => isTree(tree[key])).length >= 2;
}
function withoutAliases(results) {
	const tasks = Object.entries(results).map(([task, values]) => [task, isTree(values) ? omit(values, "alias") : values]);
	return Object.fromEntries(tasks);
}
function omit(tree, key) {
	return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
}
function isTree(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

// src/metrics/readers/read.ts
const mostMetrics = 2e3;
const mostProblems = 20;
function readMetricsFile(text, file) {
	const reading = entriesOf(text.replace(/^\ufeff/, ""), file);
	if ("problem" in reading) return {
		metrics: {},
		noNumbers: {},
		problems: [reading.problem]
	};
	if (reading.entries.length > mostMetrics) return {
		metrics: {},
		noNumbers: {},
		problems: [problem("metrics-too-many", `${file.file} holds ${reading.entries.length} values; at most ${mostMetrics} are read as metrics`)]
	};
	return judge(reading.entries, file);
}
function readMetricsFiles(files) {
	const metrics = /* @__PURE__ */ new Map();
	const noNumbers = /* @__PURE__ */ new Map();
	const problems = [];
	for (const { text, file } of files) {
		const reading = readMetricsFile(text, file);
		problems.push(...reading.problems);
		for (const [name, what] of Object.entries(reading.noNumbers)) noNumbers.set(name, what);
		for (const [name, metric] of Object.entries(reading.metrics)) {
			const first = metrics.get(name);
			if (first === void 0) metrics.set(name, metric);
			else problems.push(problem("metric-twice", `${name} is reported by ${first.file} and by ${metric.file}`));
		}
	}
	return {
		metrics: Object.fromEntries(metrics),
		noNumbers: Object.fromEntries(noNumbers),
		problems
	};
}
function entriesOf(text, file) {
	try {
		const reading = parseAs(text, file);
		if ("entries" in reading) return reading;
		if ("missing" in reading) return { problem: problem("metric-row-missing", `${file.file}: ${reading.missing}`) };
		return { problem: problem("metric-row-not-one", `${file.file}: ${reading.notOne}`) };
	} catch (error) {
		const why = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
		return { problem: problem("metrics-unreadable", `${file.file} cannot be read: ${why}`) };
	}
}
function parseAs(text, file) {
	const name = file.file.split("/").at(-1) ?? file.file;
	const stem = name.replace(/\.[^.]*$/, "");
	switch (/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()) {
		case "json": return { entries: entriesOfTree(parseTolerantJson(text)) };
		case "yaml":
		case "yml": return { entries: text.trim() === "" ? [] : entriesOfTree(load(text, {
			schema: CORE_SCHEMA,
			maxAliases: 50
		})) };
		case "toml": return { entries: entriesOfTree(parse$1(text)) };
		case "csv": return readTable(text, ",", stem, file.row);
		case "tsv": return readTable(text, "	", stem, file.row);
		case "jsonl":
		case "ndjson": return readJsonLines(text, file.row);
		default: return { entries: /^\s*\{/.test(text) ? entriesOfTree(parseTolerantJson(text)) : readLines(text) };
	}
}
function judge(entries, file) {
	const metrics = /* @__PURE__ */ new Map();
	const noNumbers = /* @__PURE__ */ new Map();
	const problems = [];
	const bare = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const name = file.prefix === void 0 ? entry.name : `${file.prefix}.${entry.name}`;
		const value = asValue(entry.value, file);
		if (value === void 0) {
			noNumbers.set(name, kindOf(entry.value));
			problems.push(noNumber(name, entry.value, file));
		} else if (metrics.has(name)) problems.push(problem("metric-twice", `${name} stands twice in ${file.file}`));
		else if (bare.has(withoutBlanks(name))) problems.push(problem("metric-twice", onlyBlanks(name, bare, file)));
		else metrics.set(name, {
			value: recorded(value),
			...errorOf(entry),
			file: file.file
		});
		if (value !== void 0 && !bare.has(withoutBlanks(name))) bare.set(withoutBlanks(name), name);
	}
	if (metrics.size === 0) problems.push(problem("metrics-empty", `${file.file} holds no number`));
	return {
		metrics: Object.fromEntries(metrics),
		noNumbers: Object.fromEntries(noNumbers),
		problems: shortened(problems, file)
	};
}
function withoutBlanks(name) {
	return name.replaceAll(/\s+/g, "");
}
function onlyBlanks(name, bare, { file }) {
	const first = bare.get(withoutBlanks(name)) ?? "";
	return `${JSON.stringify(first)} and ${JSON.stringify(name)} in ${file} differ only in blanks`;
}
function asValue(value, file) {
	if (typeof value === "bigint") return Number(value);
	if (typeof value === "string" && !/\.[ct]sv$/i.test(file.file)) return notFinite(value);
	return numberOf(value);
}
function errorOf(entry) {
	const error = entry.error;
	return typeof error === "number" && Number.isFinite(error) && error >= 0 ? { standardError: error } : {};
}
function noNumber(name, value, file) {
	return problem("metric-not-a-number", `${name} in ${file.file} is ${shown(value)}, not a number`);
}
function kindOf(value) {
	if (typeof value === "string") return "text";
	return value === null ? "null" : "other";
}
function shown(value) {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object" && value !== null) return "nested too deeply or a date";
	const text = typeof value === "string" ? JSON.stringify(value) : String(value);
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
function shortened(problems, file) {
	const texts = problems.filter((each) => each.reason === "metric-not-a-number");
	if (texts.length <= mostProblems) return problems;
	const listed = new Set(texts.slice(0, mostProblems));
	const rest = problem("metric-not-a-number", `${texts.length - mostProblems} more values in ${file.file} are not numbers`);
	return [...problems.filter((each) => each.reason !== "metric-not-a-number" || listed.has(each)), rest];
}
function problem(reason, message) {
	return {
		reason,
		message
	};
}

// src/training/fold.ts
function foldRuns(model, fingerprint, runs) {
	if (runs.length === 0) throw refuse("runs-not-foldable", `there is no run of ${model} to record`);
	for (const run of runs) {
		if (run.model !== model || run.fingerprint !== fingerprint) throw refuse("runs-not-foldable", `a run of ${run.model} (${run.fingerprint.slice(0, 12)}) is no run of ${model} (${fingerprint.slice(0, 12)})`);
		if (run.exit.class !== "ok") throw refuse("runs-not-foldable", `the run of ${model}${seedText(run)} ended as ${run.exit.class}`);
		if (runs.some((other) => other !== run && other.seed === run.seed)) throw refuse("runs-not-foldable", `two runs of ${model} have the same seed${seedText(run)}`);
	}
	return {
		schemaVersion: 1,
		model,
		fingerprint,
		seeds: runs
	};
}
function seedText(run) {
	return run.seed === null ? "" : ` with seed ${run.seed}`;
}

// src/training/smoke.ts
async function smokeRun(request, signal) {
	const { train, name } = request.model;
	if (train.smoke === void 0 || train.run === void 0) throw new TypeError(`${name} has no smoke command`);
	const { exit, seconds, problems, logPath: log, kept } = await runStep$1(request, {
		name: "smoke run",
		command: train.smoke,
		environmentOf: train.run,
		setup: train.setup,
		timeout: train.timeout,
		resources: train.resources,
		data: request.data,
		outputs: requiredOutputs(request.model),
		seed: request.seed,
		prepare: async () => ({}),
		collect: async () => ({
			value: true,
			problems: [],
			notices: []
		})
	}, signal);
	return {
		exit: exit.class,
		seconds,
		problems,
		log,
		...kept !== void 0 && { kept }
	};
}

// src/training/trained.ts
const nothing = {
	artifact: [],
	outputs: [],
	metrics: {},
	noNumbers: {}
};
const unknownEnvironment = {
	os: "unknown",
	cpu: "unknown",
	cpus: 0,
	memory: 0,
	gpus: [],
	runtimes: {},
	packages: {}
};
const mostMetricsBytes = 16 << 20;
async function collectTrained({ model, destination, keep = false }, places) {
	const found = await collectOutputs(requiredOutputs(model), places, destination, keep);
	const read = found.problems.length > 0 ? readMetricsFiles([]) : await readMetrics(found.collected, model);
	const judged = Map.groupBy(read.problems, (problem) => isMinor(problem) ? "notices" : "problems");
	return {
		value: {
			...split(found.collected),
			metrics: read.metrics,
			noNumbers: read.noNumbers
		},
		problems: [...found.problems, ...judged.get("problems") ?? []],
		notices: judged.get("notices") ?? []
	};
}
function split(collected) {
	return {
		artifact: collected.filter((entry) => entry.output.kind === "artifact").map((entry) => entry.record),
		outputs: collected.flatMap(({ output, record }) => output.kind === "artifact" || output.kind === "data" ? [] : [{
			...record,
			kind: output.kind
		}])
	};
}
function isMinor({ reason }) {
	return reason === "metric-not-a-number";
}
async function readMetrics(collected, model) {
	const files = [];
	const problems = [];
	for (const { output, record, file } of collected) {
		const declared = output.kind === "metrics" ? model.metrics.find((entry) => entry.file === output.pattern) : void 0;
		if (declared === void 0) continue;
		const read = await readBounded(file, mostMetricsBytes);
		if (read.kind === "read") files.push({
			text: read.bytes.toString("utf8"),
			file: {
				...declared,
				file: record.path
			}
		});
		else problems.push({
			reason: "metrics-refused",
			message: `${record.path} has ${record.bytes} bytes; at most ${read.limit} are read`
		});
	}
	const reading = readMetricsFiles(files);
	return {
		...reading,
		problems: [...problems, ...reading.problems]
	};
}
function recordOf(request, value) {
	const { artifact, outputs, metrics, noNumbers } = value ?? nothing;
	const needed = (request.needed ?? []).map(({ role, model, fingerprint, digest }) => {
		return {
			role,
			model,
			fingerprint,
			digest
		};
	});
	return {
		schemaVersion: 1,
		model: request.model.name,
		fingerprint: request.fingerprint,
		seed: request.seed,
		commit: request.commit,
		origin: request.origin,
		inputs: {
			code: {
				files: request.code.length,
				digest: `sha256:${codeDigest(request.code)}`
			},
			data: request.data.map(({ role, dataset, digest }) => ({
				role,
				dataset,
				digest
			})),
			params: request.params,
			env: Object.fromEntries(request.model.env),
			...needed.length > 0 && { needs: needed }
		},
		artifact: {
			digest: manifestDigest(artifact),
			files: artifact
		},
		outputs,
		metrics: inOrder(metrics),
		...Object.keys(noNumbers).length > 0 && { noNumbers }
	};
}
function inOrder(metrics) {
	return Object.fromEntries(Object.entries(metrics).map(([name, metric], at) => [name, {
		...metric,
		at
	}]));
}
async function writeRecord(path, run) {
	await writeFile(`${path}.part`, `${JSON.stringify(run, null, 2)}\n`);
	await rename(`${path}.part`, path);
}

// src/training/take.ts
async function takeArtifact(request, signal) {
	await makeDestination(request.destination);
	const started = /* @__PURE__ */ new Date();
	const folder = await makeRunFolder(request.temporary, request.checkout, request.keep);
	const { work, output } = folder;
	const taken = await orProblems(signal, async () => {
		await exportInputs(request.git, {
			commit: request.commit,
			code: request.code,
			data: [],
			work,
			signal
		});
		const workingDirectory = join(work, request.model.workingDirectory);
		await mkdir(workingDirectory, { recursive: true });
		return await collectTrained(request, {
			output,
			workingDirectory
		});
	});
	const left = request.keep === true ? void 0 : await removeRunFolder(folder);
	const log = join(request.destination, "log.txt");
	await writeFile(log, `Nothing is trained: the files are those of commit ${request.commit}.\n`);
	const run = {
		...recordOf(request, taken.value),
		training: "none",
		command: [],
		startedAt: started.toISOString(),
		seconds: 0,
		exit: {
			class: taken.exit,
			code: null,
			signal: null
		},
		environment: unknownEnvironment
	};
	await writeRecord(join(request.destination, "run.json"), run);
	const leftover = left === void 0 ? [] : [{
		reason: "folder-not-removed",
		message: left
	}];
	return {
		run,
		folder: request.destination,
		log,
		problems: taken.problems,
		notices: [...taken.notices, ...leftover],
		...request.keep === true && { kept: folder.root }
	};
}
async function orProblems(signal, work) {
	try {
		const taken = await work();
		if (taken.problems.length === 0) return {
			...taken,
			exit: "ok"
		};
		return {
			problems: taken.problems,
			notices: taken.notices,
			exit: "user"
		};
	} catch (error) {
		if (signal.aborted) return {
			problems: [{
				reason: "step-cancelled",
				message: "it was cancelled"
			}],
			notices: [],
			exit: "cancelled"
		};
		if (!(error instanceof MlopsError)) throw error;
		const exit = error.problems.some(({ reason }) => reason === "no-space-left") ? "infrastructure" : "user";
		return {
			problems: error.problems,
			notices: [],
			exit
		};
	}
}

// src/training/train.ts
async function trainSeed(request, signal) {
	const { model } = request;
	const command = commandOf(request);
	const plan = {
		name: "training",
		command,
		setup: model.train.setup,
		timeout: model.train.timeout,
		resources: model.train.resources,
		data: request.data,
		outputs: requiredOutputs(model),
		seed: request.seed,
		prepare: async () => ({}),
		collect: (folder, workingDirectory) => collectTrained(request, {
			output: folder.output,
			workingDirectory
		})
	};
	const result = await runStep$1(request, plan, signal);
	const run = await record(request, command, result);
	await writeRecord(join(request.destination, "run.json"), run);
	return {
		run,
		folder: request.destination,
		log: result.logPath,
		problems: result.problems,
		notices: result.notices,
		...result.kept === void 0 ? {} : { kept: result.kept }
	};
}
function commandOf({ model }) {
	if (model.train.run === void 0) throw new TypeError(`the model ${model.name} is not trained`);
	return model.train.run;
}
async function record(request, command, result) {
	const log = {
		path: "log.txt",
		...await sha256File(result.logPath),
		kind: "log"
	};
	const common = recordOf(request, result.value);
	return {
		...common,
		command: argvOf(command),
		startedAt: result.startedAt,
		seconds: Math.round(result.seconds * 1e3) / 1e3,
		exit: result.exit,
		outputs: [...common.outputs, log],
		environment: result.environment ?? unknownEnvironment,
		...result.setup && { setup: result.setup },
		...survivorsOf(result.notices)
	};
}

// src/commands/situation/others-in-flight.ts
const pause = 1e4;
async function situationAfterOthers(request, others, ports) {
	const before = await findSituation(request, ports);
	const wanted = missingRecords(before, request.models);
	if (wanted.length === 0 || before.candidate.facts.project.reuse === "never") return before;
	const { runs, minutes } = others;
	const names = `run${runs.length === 1 ? "" : "s"} ${runs.join(", ")}`;
	const came = await ports.progress.stage(`wait up to ${minutes} min for what ${names} trained of the same inputs`, () => appears(before, wanted, minutes * 6e4, ports));
	ports.progress.note(came ? "It is recorded." : `It is not recorded after ${minutes} min, so it is trained here.`);
	return came ? leaveToOthers(before, await findSituation(request, ports)) : before;
}
function missingRecords(situation, models) {
	const { plan, candidate, baseline, lost } = situation;
	const unrecorded = plan.steps.filter((step) => isModelStep(step) && step.decision === "run").filter((step) => models.includes(step.model) && !isLost(step, lost));
	const side = unrecorded.some((step) => step.side === "candidate") ? "candidate" : "baseline";
	const facts = (side === "candidate" ? candidate : baseline)?.facts.models;
	return unrecorded.filter((step) => step.side === side).flatMap((step) => {
		const of = facts?.get(step.model);
		if (of === void 0) return [];
		const address = step.kind === "train" ? runAddress(step.model, step.fingerprint) : evaluationAddressOf(of);
		return address === void 0 ? [] : [firstFree(address, situation)];
	});
}
function firstFree(address, situation) {
	const next = situation.notTrusted.records.has(address) ? replacementAddress(address) : void 0;
	return next === void 0 ? address : firstFree(next, situation);
}
function isLost({ kind, model, fingerprint }, { runs, evaluations }) {
	return (kind === "train" ? runs : evaluations).has(resultKey(model, fingerprint));
}
async function appears({ request }, addresses, limit, ports) {
	const repository = await openRepository(request.folder);
	const end = performance.now() + limit;
	for (;;) {
		ports.signal.throwIfAborted();
		try {
			if ((await (await ports.openLedger(repository, request.remote)).readMany(addresses)).size > 0) return true;
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			ports.progress.note(`The ledger could not be looked at: ${error.message}`);
		}
		const left = end - performance.now();
		if (left <= 0) return false;
		await setTimeout(Math.min(pause, left), void 0, { signal: ports.signal });
	}
}
function leaveToOthers(before, now) {
	const todo = now.plan.steps.filter((step) => isModelStep(step) && step.decision === "run");
	const came = (step) => isLost(step, now.lost) && !isLost(step, before.lost);
	const left = new Set(todo.map(({ model }) => model).filter((model) => todo.every((step) => step.model !== model || came(step))));
	const steps = now.plan.steps.map((step) => !isModelStep(step) || step.decision !== "run" || !left.has(step.model) ? step : {
		...step,
		decision: "reuse",
		reasons: ["recorded by another run meanwhile, which keeps its files"]
	});
	return {
		...now,
		plan: {
			...now.plan,
			steps
		}
	};
}

// src/commands/situation/own-lock.ts
function holdLock(file) {
	return holdFileLock(file, {
		held: (holder) => inUse(file, holder),
		isFolder: () => isTaken(file, "is a folder, and the lock of trainings has to be there")
	});
}
function inUse(file, holder) {
	const who = holder === "unknown" ? "another process" : `process ${holder.pid} on ${holder.host}`;
	return MlopsError.of(commandReasons, "another-training", `${who} trains in this checkout (${file}).`);
}

// src/commands/steps/smoke-first.ts
const told = /* @__PURE__ */ new Set([
	"user",
	"data",
	"out-of-memory",
	"timeout"
]);
async function smokeFirst(context) {
	const { situation, side, facts, ports, options, engine } = context;
	const { model, fingerprint } = facts;
	const read = sideOf(situation, side);
	await using inputs = await trainingData({
		situation,
		read,
		facts,
		engine
	});
	await using others = await neededArtifacts({
		situation,
		side,
		facts
	});
	const [seed = null] = model.train.seeds;
	const destination = join(dirname(situation.own.seedRun(model.name, fingerprint, seed)), "smoke");
	await rm(destination, {
		recursive: true,
		force: true
	});
	await mkdir(destination, { recursive: true });
	const request = {
		...stepInputs(situation, read, facts, model.train.secrets, ports),
		destination,
		keep: options.keep,
		fingerprint,
		seed,
		origin: ports.origin,
		data: inputs.data,
		needed: others.needed
	};
	const { exit, seconds, problems, log, kept } = await ports.progress.stage(`smoke run of ${model.name}`, () => smokeRun(request, ports.signal));
	if (kept !== void 0) ports.progress.note(`kept: ${kept}`);
	if (exit === "ok") return {
		kind: "ran",
		seconds
	};
	return {
		kind: "failed",
		problems: told.has(exit) ? [failed(model.name, problems), ...problems] : problems,
		exit,
		log
	};
}
function failed(model, [why]) {
	return {
		reason: "smoke-failed",
		message: `${model} is not trained, since its smoke run failed: ${why?.message ?? "nobody knows why"}`
	};
}

// src/commands/steps/stale-numbers.ts
function staleNumbers(facts, before) {
	if (before === void 0 || facts.model.train.run !== void 0 || before.model.train.run !== void 0) return [];
	const [now, then] = [filesOf(facts), filesOf(before)];
	if (sameFiles(now.artifact, then.artifact)) return [];
	return [...now.numbers].filter(([path, file]) => sameFiles(file, then.numbers.get(path) ?? [])).map(([path]) => {
		const reason = "numbers-not-renewed";
		const changed = now.artifact.find(({ path: one, oid }) => then.artifact.every((other) => other.path !== one || other.oid !== oid));
		return {
			reason,
			message: `${facts.model.name}: ${changed?.path ?? "its artifact"} changed and ${path} did not, so its numbers are those of the old files.`
		};
	});
}
function filesOf({ model, inputs }) {
	const taken = takenFiles(withoutPlots(model), inputs.code);
	return {
		artifact: taken.filter(({ kind }) => kind === "artifact").flatMap(({ files }) => files),
		numbers: new Map(taken.filter(({ kind }) => kind !== "artifact").map(({ pattern, files }) => [pattern, files]))
	};
}
function withoutPlots(model) {
	return {
		...model,
		plots: []
	};
}
function sameFiles(one, other) {
	return canonicalJson(one) === canonicalJson(other);
}

// src/commands/steps/train-run.ts
async function trainRun(context) {
	const { situation, side, facts, ports } = context;
	const { model, fingerprint } = facts;
	const recorded = runRecord(situation, facts);
	const lost = recorded && situation.lost.runs.get(resultKey(model.name, fingerprint));
	const present = recorded?.seeds.filter(({ seed }) => lost?.seeds.every((one) => one.seed !== seed)) ?? [];
	const seeds = model.train.seeds.length === 0 ? [null] : model.train.seeds;
	const missing = seeds.filter((seed) => present.every((one) => one.seed !== seed));
	if (recorded === void 0 && side === "candidate" && model.train.smoke !== void 0) {
		const smoked = await allFinished(context, missing) ? void 0 : await smokeFirst(context);
		if (smoked?.kind === "failed") return smoked;
	}
	const work = (tell) => {
		context.soFar?.(tell);
		return eachSeed(model, missing, untilBroken(context), tell);
	};
	const ended = await ports.progress.stage(stageTitle(model.train.run === void 0 ? "take" : "train", model.name, side, missing), work);
	const failed = ended.find((one) => one.kind === "failed");
	if (failed !== void 0) return failed;
	const done = ended.filter((one) => one.kind === "done");
	const notices = done.flatMap((one) => one.notices);
	const made = [...present, ...done.map((one) => one.run)];
	const runs = seeds.flatMap((seed) => made.find((one) => one.seed === seed) ?? []);
	const still = lost === void 0 ? [] : await stillLost(situation.store, lost);
	if (lost !== void 0 && still.length === 0) return {
		kind: "restored",
		lost,
		notices
	};
	const { address, replaces } = placeOfResult(situation.records, runAddress(model.name, fingerprint), "bytes-lost");
	if (lost !== void 0 && replaces !== void 0 && !context.options.replace) return {
		kind: "differs",
		lost,
		seeds: still,
		notices
	};
	const record = {
		...foldRuns(model.name, fingerprint, runs),
		...replaces && { replaces }
	};
	await situation.records.keep({
		address,
		text: `${canonicalJson(record)}\n`
	});
	return {
		kind: "trained",
		record,
		trained: done.map((one) => one.run),
		notices
	};
}
function untilBroken(context) {
	let broken;
	return async (seed) => {
		if (broken !== void 0) return broken;
		const ended = await trainOne(context, seed);
		if (ended.kind === "failed" && ended.exit === "user") broken = ended;
		return ended;
	};
}
async function trainOne(context, seed) {
	const { situation, side, facts, ports } = context;
	const finished = await finishedSeed(situation, facts, seed);
	if (finished !== void 0) return {
		kind: "done",
		run: finished,
		notices: []
	};
	const stale = side === "candidate" ? staleNumbers(facts, situation.baseline?.facts.models.get(facts.model.name)) : [];
	if (stale.length > 0) return {
		kind: "failed",
		problems: stale,
		exit: "user"
	};
	const outcome = await runSeed(context, seed);
	if (outcome.kept !== void 0) ports.progress.note(`kept: ${outcome.kept}`);
	if (outcome.problems.length > 0) return {
		kind: "failed",
		problems: outcome.problems,
		exit: outcome.run.exit.class,
		log: outcome.log
	};
	const { repository } = situation;
	const problems = await metricsFileProblems(facts.model, repository.git, sideOf(situation, side).commit, (file) => readFile(join(outcome.folder, "outputs", file), "utf8").catch(() => void 0));
	if (problems.length > 0) return {
		kind: "failed",
		problems,
		exit: "user",
		log: outcome.log
	};
	await storeSeed(situation, outcome);
	return {
		kind: "done",
		run: outcome.run,
		notices: outcome.notices
	};
}
async function runSeed(context, seed) {
	const { situation, side, facts, ports, options, engine } = context;
	const read = sideOf(situation, side);
	await using inputs = await trainingData({
		situation,
		read,
		facts,
		engine
	});
	await using others = await neededArtifacts({
		situation,
		side,
		facts
	});
	const destination = situation.own.seedRun(facts.model.name, facts.fingerprint, seed);
	await rm(destination, {
		recursive: true,
		force: true
	});
	await mkdir(destination, { recursive: true });
	const request = {
		...stepInputs(situation, read, facts, facts.model.train.secrets, ports),
		destination,
		keep: options.keep,
		fingerprint: facts.fingerprint,
		seed,
		origin: ports.origin,
		data: inputs.data,
		needed: others.needed
	};
	return await (facts.model.train.run === void 0 ? takeArtifact : trainSeed)(request, ports.signal);
}
function seedAddress(model, fingerprint, seed) {
	return `seed-runs/${model}/${fingerprint}/${seed ?? "none"}.json`;
}
async function finishedSeed(situation, facts, seed) {
	const text = await situation.records.ownText(seedAddress(facts.model.name, facts.fingerprint, seed));
	if (text === void 0) return void 0;
	const run = readOwnRun(text);
	if (run === void 0) return void 0;
	for (const { digest } of [...run.artifact.files, ...run.outputs]) if (!await situation.store.has(digest)) return void 0;
	return run;
}
async function allFinished({ situation, facts }, seeds) {
	for (const seed of seeds) if (await finishedSeed(situation, facts, seed) === void 0) return false;
	return true;
}
function readOwnRun(text) {
	try {
		return parseSeedRun(text);
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
async function storeSeed(situation, { run, folder }) {
	await situation.store.putAll([...run.artifact.files.map(({ path }) => join(folder, "artifact", path)), ...run.outputs.map(({ path, kind }) => kind === "log" ? join(folder, path) : join(folder, "outputs", path))]);
	const address = seedAddress(run.model, run.fingerprint, run.seed);
	await situation.records.keepOwn({
		address,
		text: `${canonicalJson(run)}\n`
	});
}

// src/commands/train-outcome.ts
function trainOutcome(situation, trained, reasons) {
	const { names, done, otherwise } = trained;
	const ends = (entry) => reasons.endsOf(entry.problems[0]?.reason ?? "") ?? "fail";
	const bad = done.find((entry) => entry.state === "failed" && !isBaseline(entry) || entry.state === "refused") ?? done.find((entry) => entry.state === "differs" && ends(entry) !== "pass");
	const unwell = done.filter((entry) => !isBaseline(entry)).flatMap(({ problems }) => problems.filter(isUnwell));
	const doubts = [...otherwise.filter(({ reason }) => reasons.endsOf(reason) !== "pass"), ...unwell];
	const doubt = bad === void 0 ? doubts[0] : void 0;
	const ran = done.filter(hasRun).length;
	const onlySmoke = done.filter(hasRun).every(({ step }) => step.startsWith("smoke:"));
	const all = doneText(trained);
	const withoutBaseline = done.find((entry) => entry.state === "failed" && isBaseline(entry));
	const sentence = bad?.sentence ?? doubt?.message ?? (withoutBaseline !== void 0 ? `${all}; the baseline's did not end well, so what is compared with it will be unknown.` : void 0) ?? (ran === 0 ? "Nothing to train: every result is recorded already." : `${all}.`);
	const later = laterSteps(situation, names).map((change) => `policy    ${policySentence(change, situation)}`);
	return {
		ends: bad === void 0 ? (doubt && reasons.endsOf(doubt.reason)) ?? "pass" : ends(bad),
		reason: bad?.problems[0]?.reason ?? doubt?.reason ?? (withoutBaseline ? "baseline-failed" : ran === 0 ? "nothing-to-run" : onlySmoke ? "smoke-ran" : "trained"),
		sentence,
		problems: [
			...situation.problems,
			...done.flatMap((entry) => entry.problems),
			...otherwise
		],
		data: {
			commit: situation.candidate.commit.sha,
			steps: done
		},
		text: () => `${[
			...done.map(line),
			...later,
			closing(trained, sentence)
		].map(terminalSentence).join("\n")}\n`
	};
}
function isBaseline({ step }) {
	return step.endsWith("@baseline");
}
function isUnwell({ reason }) {
	return reason === "child-survived";
}
function hasRun({ state }) {
	return state === "done" || state === "restored";
}
function doneText({ validated, done }) {
	const count = (kind) => done.filter((entry) => hasRun(entry) && entry.step.startsWith(`${kind}:`)).length;
	const steps = stepsText({
		build: count("build"),
		validate: validated,
		smoke: count("smoke"),
		train: count("train"),
		take: count("take"),
		evaluate: count("evaluate")
	});
	return steps === void 0 ? "Nothing is done" : `Done: ${steps}`;
}
function closing(trained, sentence) {
	const { done } = trained;
	const count = (state) => done.filter((entry) => entry.state === state).length;
	const parts = [
		"failed",
		"refused",
		"differs"
	].flatMap((state) => {
		const steps = count(state);
		return steps === 0 ? [] : [`${steps} step${steps === 1 ? "" : "s"} ${state === "differs" ? "made otherwise than recorded" : state}`];
	});
	return parts.length === 0 ? sentence : `${parts.join(", ")}. ${doneText(trained)}.`;
}
function line(entry) {
	const log = entry.log === void 0 ? "" : ` (log: ${entry.log})`;
	return `${entry.state.padEnd(8)} ${entry.step.replace(":", " ").replace("@", " of the ")}  ${entry.sentence}${log}`;
}

// src/commands/train.ts
async function train(request, ports) {
	const { trainLock } = await makeOwnPaths(await openRepository(request.folder));
	await using _ = await holdLock(trainLock);
	const { others } = request;
	const situation = await (others ? situationAfterOthers(request, others, ports) : findSituation(request, ports));
	if (situation.misplaced.length > 0) throw new MlopsError("input", situation.misplaced);
	const names = namesOf(situation, request);
	await using engine = engineAtHand(ports, situation.own.engine);
	const built = await buildForModels(situation, names, engine, ports);
	const { refused, validated } = await refusedModels(situation, names, engine, ports);
	const done = [...built, ...refused.values()];
	let otherwise = [];
	try {
		const steps = situation.plan.steps.filter(isModelStep).filter(({ model }) => names.includes(model));
		for (const [at, step] of steps.entries()) {
			if (refused.has(step.model) || step.decision === "wait" && !isSmoke(step)) continue;
			const missing = step.decision !== "reuse" ? neededThatStopped(situation, step, done) : void 0;
			if (missing !== void 0) {
				if (step.kind === "train") done.push(await withoutNeeded(situation, step, missing));
				continue;
			}
			if (step.needs.some((need) => done.some((entry) => entry.step === need && stops.has(entry.state)))) continue;
			const soFar = (tell) => {
				if (steps.length > 1) tell({
					unit: "steps",
					done: at,
					of: steps.length
				});
			};
			done.push(await runStep(situation, step, engine, {
				ports,
				options: request,
				soFar
			}));
		}
	} finally {
		if (request.record) {
			const message = `Train ${names.join(", ")} at ${situation.candidate.commit.sha.slice(0, 12)}`;
			otherwise = await publishRecords(situation, ports, message);
		}
		if (request.handOver) await handOver(situation, request.handOver);
	}
	const known = await otherwiseProblems(situation, eachOnce(otherwise));
	return trainOutcome(situation, {
		names,
		validated,
		done,
		otherwise: known
	}, ports.reasons);
}
function namesOf({ project }, { models, alone }) {
	const chosen = chosenModels(project, models);
	if (alone) return chosen;
	return neededFirst(project.models, new Set(chosen.flatMap((name) => [...neededBelow(project.models, name), name])));
}
async function buildForModels(situation, names, engine, ports) {
	const models = names.filter((name) => hasWork(situation, name));
	const datasets = models.flatMap((name) => datasetsOfModel(situation, name));
	return (await buildNeeded(situation, {
		datasets,
		models
	}, engine, ports)).map(({ dataset, side, state, sentence, problems, log }) => ({
		step: `build:${dataset}${side === "baseline" ? "@baseline" : ""}`,
		state: state === "same" ? "restored" : state,
		sentence,
		problems,
		...log !== void 0 && { log }
	}));
}
const stops = /* @__PURE__ */ new Set(["failed", "differs"]);
function neededThatStopped({ plan }, step, done) {
	for (const need of step.needs) {
		const made = plan.steps.find(({ id }) => id === need);
		const entry = done.find((one) => one.step === need && (stops.has(one.state) || one.state === "refused"));
		if (entry !== void 0 && made !== void 0 && isModelStep(made) && made.model !== step.model) return {
			model: made.model,
			why: entry.problems[0]
		};
	}
}
async function withoutNeeded(situation, step, { model, why }) {
	const facts = factsOf(situation, step);
	const problem = neededMissing(step.model, model, why);
	await keepFailure(situation.records, "train", facts, [problem]);
	return {
		step: step.id,
		state: "failed",
		sentence: problem.message,
		problems: [problem]
	};
}
function factsOf(situation, step) {
	const facts = sideOf(situation, step.side).facts.models.get(step.model);
	if (facts === void 0) throw new TypeError(`the plan names ${step.model}, which its commit does not have`);
	return facts;
}
async function refusedModels(situation, names, engine, ports) {
	const needed = names.filter((name) => hasWork(situation, name));
	const datasets = new Set(needed.flatMap((name) => datasetsOfModel(situation, name)));
	const parts = await checkData(situation, [...datasets], engine, ports);
	const broken = new Map(parts.filter((part) => !keepsContract(situation, part, ports)).map((part) => [part.dataset, part]));
	return {
		refused: new Map(needed.flatMap((name) => {
			const bad = datasetsOfModel(situation, name).flatMap((dataset) => broken.get(dataset) ?? []);
			return bad.length === 0 ? [] : [[name, refusal(situation, name, bad, ports)]];
		})),
		validated: parts.filter(({ report, note }) => report !== void 0 && note === void 0).length
	};
}
function hasWork(situation, model) {
	return situation.plan.steps.filter(isModelStep).filter((step) => step.model === model).some((step) => step.decision === "run" || isSmoke(step));
}
function datasetsOfModel(situation, name) {
	const model = situation.project.models.get(name);
	return model === void 0 ? [] : datasetsOf(model);
}
function keepsContract(situation, part, ports) {
	return contractOnly(situation, [part], ports).verdict === "pass";
}
function contractOnly(situation, parts, ports) {
	const datasets = parts.map(({ diff: _, ...part }) => part);
	return judgedReport({
		...reportFrame(situation, ports),
		datasets,
		policy: [],
		problems: []
	}, ports.reasons);
}
function refusal(situation, model, bad, ports) {
	const { headline, reason, datasets } = contractOnly(situation, bad, ports);
	const found = bad.flatMap(({ diff: _, ...part }) => [...part.problems, ...dataProblems(part)]);
	const findings = [...found.filter((problem) => problem.reason === reason), ...found.filter((problem) => problem.reason !== reason)];
	const refused = {
		step: situation.project.models.get(model)?.train.run === void 0 ? `take:${model}` : `train:${model}`,
		state: "refused",
		sentence: headline
	};
	const broken = datasets.filter(({ report, verdict }) => report !== void 0 && verdict === "fail");
	if (broken.length === 0 && findings.length > 0) return {
		...refused,
		problems: findings
	};
	const problem = {
		reason: "data-failed",
		message: `${model} is not trained: ${broken.map(({ dataset }) => dataset).join(", ")} ${broken.length === 1 ? "breaks its contract" : "break their contracts"}.`
	};
	return {
		...refused,
		problems: [problem, ...findings]
	};
}
async function runStep(situation, step, engine, around) {
	const facts = factsOf(situation, step);
	if (step.decision === "reuse" && (step.kind === "train" || hasScores(situation.records, facts))) return {
		step: step.id,
		state: "reused",
		sentence: step.reasons.join("; "),
		problems: []
	};
	const context = {
		situation,
		side: step.side,
		facts,
		...around
	};
	if (isSmoke(step)) return doSmoke(context, engine);
	return step.kind === "train" ? doTrain(step.id, context, engine) : doScore(step.id, context, engine);
}
async function doTrain(step, context, engine) {
	const trained = await endedOrFailed(() => trainRun({
		...context,
		engine
	}));
	if (trained.kind === "failed") return failedStep(step, context, "train", trained);
	if (trained.kind !== "trained") return madeAgain(step, context, "trained", trained);
	if (context.facts.model.train.run === void 0) return {
		step,
		state: "done",
		sentence: `nothing is trained: files of the commit, run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`,
		problems: trained.notices
	};
	const seconds = trained.trained.reduce((sum, run) => sum + run.seconds, 0);
	const count = trained.trained.length;
	const time = `${formatNumber(seconds, 1)} s${count === 1 ? "" : " of training"}`;
	return {
		step,
		state: "done",
		sentence: `trained ${count} seed${count === 1 ? "" : "s"} (${time}), run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`,
		problems: trained.notices
	};
}
async function doSmoke(context, engine) {
	const step = `smoke:${context.facts.model.name}`;
	const smoked = await endedOrFailed(() => smokeFirst({
		...context,
		engine
	}));
	if (smoked.kind === "failed") return failedStep(step, context, "train", smoked);
	return {
		step,
		state: "done",
		sentence: `ran (${formatNumber(smoked.seconds, 1)} s): nothing is known of the model by it, and its training waits`,
		problems: []
	};
}
async function doScore(step, context, engine) {
	const run = runRecord(context.situation, context.facts);
	if (run === void 0) throw new TypeError(`${step} comes before its training`);
	const scored = await endedOrFailed(() => scoreRun(context, run, engine));
	if (scored.kind === "failed") return failedStep(step, context, "score", scored);
	if (scored.kind !== "scored") return madeAgain(step, context, "scored", scored);
	const rows = Object.values(scored.record.values)[0]?.rows ?? 0;
	return {
		step,
		state: "done",
		sentence: `scored ${formatNumber(rows, 0)} rows${replacesText(scored.record)}`,
		problems: scored.notices
	};
}
async function endedOrFailed(work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			kind: "failed",
			problems: error.problems,
			exit: error.ends === "unavailable" ? "infrastructure" : "user"
		};
	}
}
function replacesText({ replaces }) {
	return replaces === void 0 ? "" : `; recorded in place of ${replaces.address}, which stays`;
}
function madeAgain(step, context, verb, made) {
	const { situation, side, facts } = context;
	if (made.kind === "restored") return {
		step,
		state: "restored",
		sentence: restoredText(verb, made.lost),
		problems: made.notices
	};
	const hasValues = hasScores(situation.records, facts);
	const problem = differingProblem({
		model: facts.model.name,
		side,
		verb,
		...made,
		hasValues
	});
	return {
		step,
		state: "differs",
		sentence: problem.message,
		problems: [problem, ...made.notices]
	};
}
async function failedStep(step, { situation, facts }, kind, failed) {
	if (failed.exit === "cancelled") throw new MlopsError("cancelled", failed.problems);
	await keepFailure(situation.records, kind, facts, failed.problems);
	return {
		step,
		state: "failed",
		sentence: failed.problems[0]?.message ?? `ended as ${failed.exit}`,
		problems: failed.problems,
		...failed.log !== void 0 && { log: failed.log }
	};
}
function otherwiseProblems(situation, all) {
	const own = new Set([...situation.candidate.facts.models.values()].flatMap(addressesOf));
	return Promise.all(all.map((one) => otherwiseProblem(one, own.has(one.address) ? "recorded-otherwise" : "recorded-first", situation.ledger)));
}
function addressesOf(facts) {
	return [runAddress(facts.model.name, facts.fingerprint), evaluationAddressOf(facts) ?? []].flat();
}

export { foldRuns as a, smokeRun as i, trainSeed as n, takeArtifact as r, train as t };
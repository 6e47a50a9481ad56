import { t as MlopsError } from "./problem.js";
import { t as identifier } from "./sql.js";
import { n as compareText, r as sha256 } from "./canonical.js";
import { D as isDatabaseScheme, E as isDatabaseAddress, O as tableForm, k as tableNamed, o as bareDataset, s as formatFromEnding } from "./load.js";
import { n as isPlainPath } from "./tree.js";
import { q as datasetDigest } from "./commit-record.js";
import { t as commandReasons } from "./reasons4.js";
import { c as sha256File, i as isMissing } from "./files.js";
import { n as tableSource } from "./table-source.js";
import { t as sketchDataset } from "./dataset.js";
import { l as sketchText } from "./own-paths.js";
import { relative, resolve } from "node:path";
import { glob, stat } from "node:fs/promises";

// src/commands/data-sides/open-table.ts
async function openTable({ name: operand, place, relation }, databases, name) {
	const engine = await databases.get(place);
	const version = {
		dataset: {
			...bareDataset(name, operand, [], true),
			format: { kind: "table" }
		},
		digest: "",
		files: [],
		relation
	};
	const table = tableSource(version);
	await engine.query(`SELECT 1 AS one FROM ${identifier(table.name)} LIMIT 0`, [table]).catch((error) => {
		throw named(error, operand);
	});
	return {
		engine,
		version
	};
}
function named(error, operand) {
	if (!(error instanceof MlopsError)) return error;
	const problems = error.problems.map((problem) => {
		const what = problem.reason === "database-table-missing" ? "there is no such table that this user may read." : problem.message;
		return {
			...problem,
			message: `${operand}: ${what}`
		};
	});
	return new MlopsError(error.ends, problems);
}
async function sketchTable(engine, version, tell) {
	const sketch = await sketchDataset(engine, version, tell);
	return {
		...sketch,
		digests: [`sketch:${sha256(sketchText({
			...sketch,
			digests: []
		}))}`]
	};
}

// src/commands/all-of.ts
async function allOf(works) {
	const errors = (await Promise.allSettled(works)).flatMap((each) => each.status === "rejected" ? [each.reason] : []);
	if (errors.length > 0) throw together(errors);
	return Promise.all(works);
}
function together(errors) {
	const [first] = errors;
	const known = errors.filter((error) => error instanceof MlopsError);
	if (known.length < errors.length) return errors.find((error) => !(error instanceof MlopsError));
	if (!(first instanceof MlopsError)) return first;
	const problems = new Map(known.flatMap((error) => error.problems).map((each) => [each.message, each]));
	return new MlopsError(first.ends, [...problems.values()]);
}

// src/commands/data-sides/database-operand.ts
const form = /^(?<scheme>[a-z]+):(?<variable>[A-Za-z_]\w*)(?<rest>.*)$/s;
function databaseNamed(operand) {
	if (isDatabaseAddress(operand)) throw MlopsError.of(commandReasons, "data-side-address", "An address of a database was given where the name of the variable that holds it belongs.");
	const scheme = /^([a-z]+):/.exec(operand)?.[1] ?? "";
	if (!isDatabaseScheme(scheme)) return void 0;
	const { variable, rest = "" } = form.exec(operand)?.groups ?? {};
	if (variable === void 0) throw unreadable(`What follows ${scheme}: does not begin with the name of a variable.`);
	const place = {
		scheme,
		variable
	};
	const query = /^\?query=(.*\S.*)$/s.exec(rest)?.[1];
	if (query !== void 0) return {
		name: operand,
		place,
		relation: {
			kind: "query",
			sql: query.trim()
		}
	};
	const relation = rest.startsWith("/") ? tableNamed(scheme, rest.slice(1)) : void 0;
	if (relation !== void 0) return {
		name: operand,
		place,
		relation
	};
	throw unreadable(rest.startsWith("/") ? `${operand}: ${rest.slice(1) || "nothing"} is no ${tableForm(scheme)}.` : `What follows ${scheme}:${variable} is neither /${tableForm(scheme)} nor ?query= with a query.`);
}
function unreadable(message) {
	return MlopsError.of(commandReasons, "data-side-database", message);
}

// src/commands/data-sides/csv-words.ts
function withCsvWords(format, { delimiter, nulls = [] }) {
	if (format.kind !== "csv") return format;
	const { length } = delimiter ?? ",";
	if (length < 1 || length > 4) {
		const message = `--delimiter takes one to four characters, not ${JSON.stringify(delimiter)}.`;
		throw MlopsError.of(commandReasons, "data-bad-delimiter", message);
	}
	return {
		...format,
		...delimiter !== void 0 && { delimiter },
		nulls: [.../* @__PURE__ */ new Set([...format.nulls, ...nulls])]
	};
}

// src/commands/data-sides/files.ts
async function filesNamed(operand, folder) {
	const path = resolve(folder, operand);
	const kind = await kindOf(path);
	if (kind === "file") return [path];
	if (kind === "folder" || kind === "other") throw missing(`${operand} is no regular file.`);
	if (isPlainPath(operand)) throw missing(`There is no file ${operand}.`);
	const found = [];
	for await (const each of glob(operand, { cwd: folder })) found.push(resolve(folder, each));
	const kinds = await Promise.all(found.map(kindOf));
	const files = found.filter((_, at) => kinds[at] === "file").sort(compareText);
	if (files.length === 0) throw missing(`${operand} matches no file.`);
	return files;
}
function missing(message) {
	return MlopsError.of(commandReasons, "data-side-missing", message);
}
async function kindOf(path) {
	const found = await stat(path).catch((error) => {
		if (!isMissing(error)) throw error;
	});
	if (found === void 0) return void 0;
	return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
}
async function versionOfFiles(operand, files, { folder, ...words }) {
	const format = withCsvWords(formatOfAll(operand, files, folder), words);
	const found = await Promise.all(files.map(sha256File));
	const named = files.map((local, at) => ({
		path: relative(folder, local),
		local,
		bytes: found[at]?.bytes ?? 0
	}));
	const digest = datasetDigest(named.map(({ path }, at) => ({
		path,
		id: found[at]?.digest ?? ""
	})));
	return {
		dataset: {
			...bareDataset("data", operand, [], true),
			format
		},
		digest,
		files: named
	};
}
function formatOfAll(operand, files, folder) {
	const [format, other] = new Map(files.map((file) => [JSON.stringify(formatFromEnding(file)), formatFromEnding(file)])).values();
	const unknown = files.find((file) => formatFromEnding(file).kind === "files");
	if (format === void 0 || unknown !== void 0) {
		const name = unknown === void 0 ? operand : relative(folder, unknown);
		throw MlopsError.of(commandReasons, "data-side-format", `${name} does not end like a data file.`);
	}
	if (other === void 0) return format;
	throw MlopsError.of(commandReasons, "data-side-format", `${operand} matches files of several formats.`);
}

// src/commands/data-sides/folder.ts
async function patternOf(operand, folder) {
	if ((await stat(resolve(folder, operand)).catch(() => void 0))?.isDirectory() !== true) return operand;
	const endings = /* @__PURE__ */ new Set();
	for await (const name of glob("**/*.{parquet,arrow,arrows,ipc,feather,csv,tsv,json,jsonl,ndjson}{,.gz,.zst}", { cwd: resolve(folder, operand) })) endings.add(/(?:\.[A-Za-z]+){1,2}$/.exec(name)?.[0] ?? "");
	const [only, second] = endings;
	if (only !== void 0 && second === void 0) return `${operand.replace(/\/+$/, "")}/**/*${only}`;
	const what = only === void 0 ? "holds no data file" : `holds data files of several endings (${[...endings].sort().join(", ")})`;
	throw MlopsError.of(commandReasons, "data-side-folder", `${operand} ${what}.`);
}

export { databaseNamed as a, sketchTable as c, withCsvWords as i, filesNamed as n, allOf as o, versionOfFiles as r, openTable as s, patternOf as t };
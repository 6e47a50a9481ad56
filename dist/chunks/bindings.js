import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// src/data/engines/duckdb/arrow/damage.ts
var ArrowDamage = class extends Error {
	name = "ArrowDamage";
};
var ArrowTooLarge = class extends Error {
	name = "ArrowTooLarge";
};
function damaged(what) {
	return new ArrowDamage(what);
}
function countOf(value, what, most) {
	if (value < 0n || value > BigInt(most)) throw damaged(`${what} is ${value}, which cannot be`);
	return Number(value);
}

// src/data/engines/duckdb/column-names.ts
const reserved = /^(#(row|file|line|kind .*)|file_row_number)$/is;
function checkColumnNames(file, names, where) {
	if (names.length === 0) throw MlopsError.of(dataReasons, "no-columns", `${file} has no columns.`);
	const empty = names.flatMap((name, index) => name === "" ? [index + 1] : []);
	if (empty.length > 0) throw MlopsError.of(dataReasons, "bad-header", `${file}: column ${empty.join(", ")} ${where} has no name.`);
	const ours = names.filter((name) => reserved.test(name));
	if (ours.length > 0) throw MlopsError.of(dataReasons, "reserved-column-name", `${file} has columns named ${ours.join(", ")}.`);
}

// src/data/engines/duckdb/bindings.ts
async function loadBindings(folder = process.env["MLOPS_DUCKDB"]) {
	try {
		if (folder === void 0 || folder === "") return await import("@duckdb/node-api");
		const found = createRequire(join(folder, "package.json")).resolve("@duckdb/node-api");
		const loaded = await import(pathToFileURL(found).href);
		return loaded.default ?? loaded;
	} catch (error) {
		const why = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
		const where = folder ? ` from MLOPS_DUCKDB=${folder}` : "";
		throw MlopsError.of(dataReasons, "engine-missing", `The data engine DuckDB could not be loaded${where}: ${why}`);
	}
}
async function loadRawBindings(folder = process.env["MLOPS_DUCKDB"]) {
	const above = createRequire(folder ? join(folder, "package.json") : import.meta.url);
	const beside = createRequire(above.resolve("@duckdb/node-api"));
	const loaded = await import(pathToFileURL(beside.resolve("@duckdb/node-bindings")).href);
	return loaded.default ?? loaded;
}

export { ArrowTooLarge as a, ArrowDamage as i, loadRawBindings as n, countOf as o, checkColumnNames as r, damaged as s, loadBindings as t };
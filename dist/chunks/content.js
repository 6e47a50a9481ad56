import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { t as MlopsError } from "./problem.js";
import { t as columnTypeOf } from "./column-type.js";
import { t as identifier } from "./sql.js";
import { t as dataReasons } from "./reasons.js";
import { n as tableSource } from "./table-source.js";

// src/data/content.ts
async function contentOf(engine, version) {
	const words = engine.dialect.content;
	if (words === void 0) throw new TypeError(`${version.dataset.name} is in files, which have digests`);
	const table = tableSource(version);
	const { columns } = await engine.describe(table);
	refuseUnseen(version.dataset.name, columns);
	const sorted = columns.toSorted((one, other) => compareText(one.name, other.name));
	const sums = words.partsOfHash("\"#hash\"").map((part) => engine.dialect.exactSum(part));
	const hashes = `SELECT ${words.hash(rowText(words, sorted))} AS "#hash" FROM ${identifier(table.name)}${words.once}`;
	const sql = `SELECT count(*), ${sums.join(", ")} FROM (${hashes}) AS "#hashes"`;
	const [count, ...totals] = (await engine.query(sql, [table])).rows[0] ?? [];
	const rows = Number(count);
	const shape = sorted.map(({ name, engineType }) => [name, engineType]);
	const sum = totals.map((total) => String(total ?? 0));
	const content = {
		kind: "table",
		version: 1,
		engine: engine.dialect.name,
		columns: shape,
		rows,
		sum
	};
	return {
		rows,
		digest: sha256(canonicalJson(content))
	};
}
function rowText({ exactText }, columns) {
	return columns.map(({ name }) => {
		const text = exactText(identifier(name));
		return `coalesce(CAST(length(${text}) AS varchar) || ':' || ${text}, '-')`;
	}).join(" || ");
}
function refuseUnseen(name, columns) {
	const unseen = columns.filter(({ engineType }) => columnTypeOf(engineType) === "other" && /^TRINO /.test(engineType));
	if (unseen.length === 0) return;
	const shown = unseen.map((column) => `${column.name} (${column.engineType.replace(/^TRINO /, "").toLowerCase()})`);
	throw MlopsError.of(dataReasons, "database-column-unseen", `${name}: nobody can tell whether values of ${shown.join(", ")} change.`);
}

export { contentOf as t };
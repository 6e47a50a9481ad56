import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { t as MlopsError } from "./problem.js";
import { a as isOneSnapshot, g as columnTypeOf } from "./data.js";
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

// src/commands/one-content.ts
async function ofOneContent(engine, versions, work) {
	const tables = versions.flatMap((version) => {
		const { database } = version.dataset;
		return database === void 0 ? [] : [{
			version,
			database
		}];
	});
	for (const { version } of tables) if (!await isThere(engine, version)) throw changed(version);
	const found = await work();
	for (const { version, database } of tables) if (!isOneSnapshot(database.place.scheme) && !await isThere(engine, version)) throw moved(version, database);
	return found;
}
async function isThere(engine, version) {
	const { view, ...dataset } = version.dataset;
	if (view === void 0) return (await contentOf(engine, version)).digest === version.digest;
	return `sha256:${(await contentOf(engine, {
		...version,
		dataset
	})).digest}` === view.locked?.digest;
}
function changed({ dataset }) {
	const { source, view } = dataset;
	const [name, locked] = view === void 0 ? [dataset.name, dataset.locked] : [view.root, view.locked];
	const sentence = `${name}: ${source} no longer has the rows that the lock file names (${`${locked?.digest.slice(0, 19)}…`}).`;
	const remedy = `Run \`mlops lock ${name}\`, commit the lock file and look at the data diff.`;
	return MlopsError.of(dataReasons, "database-content-changed", sentence, { remedy });
}
function moved({ dataset: { name, source } }, { place }) {
	const sentence = `${name}: rows were written to ${source} while it was read, and ${place.scheme} has no one snapshot for all queries.`;
	return MlopsError.of(dataReasons, "database-content-moves", sentence);
}

export { contentOf as n, ofOneContent as t };
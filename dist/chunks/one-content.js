import { t as contentOf } from "./content.js";
import { t as dataReasons } from "./reasons.js";
import { a as isOneSnapshot } from "./data.js";
import { t as MlopsError } from "./problem.js";

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
	return (await contentOf(engine, version)).digest === version.digest;
}
function changed({ dataset: { name, source, locked } }) {
	const sentence = `${name}: ${source} no longer has the rows that the lock file names (${`${locked?.digest.slice(0, 19)}…`}).`;
	const remedy = `Run \`mlops lock ${name}\`, commit the lock file and look at the data diff.`;
	return MlopsError.of(dataReasons, "database-content-changed", sentence, { remedy });
}
function moved({ dataset: { name, source } }, { place }) {
	const sentence = `${name}: rows were written to ${source} while it was read, and ${place.scheme} has no one snapshot for all queries.`;
	return MlopsError.of(dataReasons, "database-content-moves", sentence);
}

export { ofOneContent as t };
import { c as buildAddress } from "./ledger.js";
import { r as localVersion } from "./table-source.js";
import { i as wantedRemote } from "./repository.js";
import { t as MlopsError } from "./problem.js";
import { i as namedStore, o as builtVersion, t as commitData } from "./commit-data.js";
import { i as openRecords } from "./own-paths.js";

// src/commands/situation/dataset-of-commit.ts
async function datasetOfCommit(request, name) {
	const problems = [];
	const { datasets } = await commitData(request, problems, [name]);
	if (problems.length > 0) throw new MlopsError("input", problems);
	const found = datasets.get(name);
	if (found === void 0) throw new TypeError(`the project has no dataset ${name}`);
	return found;
}
async function contentHere(places, resolved, tell) {
	const { repository, own, sources, ports } = places;
	const { built } = resolved;
	const { note } = ports.progress;
	if (built === void 0) return localVersion(repository, resolved, {
		cache: own.cache,
		sources,
		note
	}, tell);
	return builtVersion(await builtPlaces(places, built), resolved, built, tell);
}
async function builtPlaces({ repository, project, own, ports, remote }, { dataset, fingerprint }) {
	const ledger = await ports.openLedger(repository, await wantedRemote(repository, remote));
	const records = openRecords(ledger, own.records);
	await records.load([buildAddress(dataset, fingerprint)]);
	return {
		records,
		own,
		store: await namedStore(project, repository, ports),
		reasons: ports.reasons,
		note: ports.progress.note
	};
}

export { datasetOfCommit as n, contentHere as t };
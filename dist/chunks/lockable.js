import { t as MlopsError } from "./problem.js";
import { n as isAddress } from "./source-address.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/lock/lockable.ts
function isLockable(dataset) {
	return dataset !== void 0 && (dataset.frozen === true || isTable(dataset) || isMoving(dataset));
}
function isTable({ database, view }) {
	return database !== void 0 && view === void 0;
}
function isMoving({ source, digest, view }) {
	return view === void 0 && digest === void 0 && isAddress(source);
}
function movingDatasets({ datasets }) {
	const isIt = (dataset) => dataset.frozen !== true && (isTable(dataset) || isMoving(dataset));
	return [...datasets.values()].filter(isIt).map(({ name }) => name);
}
function wantedEntries(project, { datasets, moving }) {
	const named = datasets.length === 0 ? [] : chosenDatasets(project, datasets);
	const thawed = named.filter((name) => !isLockable(project.datasets.get(name)));
	if (thawed.length > 0) {
		const sentence = `${thawed.join(", ")} ${thawed.length === 1 ? "is" : "are"} neither frozen, nor in a database, nor behind an address.`;
		throw MlopsError.of(commandReasons, "lock-not-frozen", sentence);
	}
	return /* @__PURE__ */ new Set([...named, ...moving ? movingDatasets(project) : []]);
}

export { wantedEntries as a, movingDatasets as i, isMoving as n, isTable as r, isLockable as t };
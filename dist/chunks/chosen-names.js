import { t as didYouMean } from "./nearest.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/chosen-names.ts
function chosenModels(project, wanted) {
	const named = wanted.flatMap((name) => modelsBehind(project, name));
	return chosenNames("model", [...project.models.keys()], [...new Set(named)]);
}
function modelsBehind({ models }, name) {
	const members = [...models.values()].filter(({ matrix }) => matrix === name).map((model) => model.name);
	return members.length === 0 ? [name] : members;
}
function chosenDatasets(project, wanted) {
	return chosenNames("dataset", [...project.datasets.keys()], wanted);
}
function chosenNames(what, names, wanted) {
	for (const name of wanted) {
		if (names.includes(name)) continue;
		const all = names.length === 0 ? `The project has no ${what}.` : `There are: ${names.join(", ")}.`;
		const remedy = didYouMean(name, names) ?? all;
		throw MlopsError.of(commandReasons, `no-such-${what}`, `There is no ${what} "${name}".`, { remedy });
	}
	return wanted.length === 0 ? names : wanted;
}

export { chosenModels as n, modelsBehind as r, chosenDatasets as t };
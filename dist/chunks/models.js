import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons8.js";

// src/commands/models.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
function chosenModels(project, wanted) {
	const names = [...project.models.keys()];
	for (const name of wanted) {
		if (names.includes(name)) continue;
		const remedy = names.length === 0 ? "mlops.yaml has no model." : `Did you mean ${(0, import_fastest_levenshtein.closest)(name, names)}?`;
		throw MlopsError.of(commandReasons, "unknown-model", `There is no model "${name}".`, { remedy });
	}
	return wanted.length === 0 ? names : wanted;
}

export { chosenModels as t };
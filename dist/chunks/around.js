import { t as MlopsError } from "./problem.js";
import { t as sourceReasons } from "./reasons7.js";

// src/sources/around.ts
function notAsked(what) {
	return MlopsError.of(sourceReasons, "source-offline", `${what} is not asked with --offline.`);
}

export { notAsked as t };
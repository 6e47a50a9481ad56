import { l as withPatience } from "./http.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons16.js";

// src/store/remote/patience.ts
function patiently(what, attempt, patience) {
	return withPatience(attempt, patience, (why) => MlopsError.of(storeReasons, "store-unreachable", `The ${what} does not answer: ${why}.`));
}

export { patiently as t };
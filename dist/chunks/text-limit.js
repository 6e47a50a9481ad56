import { t as MlopsError } from "./problem.js";
import { t as largestText } from "./port.js";
import { t as forgeReasons } from "./reasons10.js";

// src/forge/github/text-limit.ts
function checkLength(what, text) {
	const bytes = Buffer.byteLength(text);
	if (bytes <= 6e4) return;
	const sentence = `The ${what} has ${bytes} bytes; GitHub gets ${largestText} at most.`;
	throw MlopsError.of(forgeReasons, "forge-text-too-long", sentence);
}

export { checkLength as t };
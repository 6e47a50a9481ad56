import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/promotion/wishes.ts
function wishOf(text) {
	const at = text.lastIndexOf("@");
	if (at < 0) return { model: text };
	const number = text.slice(at + 1);
	if (/^[1-9]\d{0,8}$/.test(number)) return {
		model: text.slice(0, at),
		version: Number(number)
	};
	const sentence = `${JSON.stringify(text)} names no version: <model>@<number> is expected, as in delay@7.`;
	throw MlopsError.of(commandReasons, "no-such-version", sentence);
}
function versionNamed(model, number, versions) {
	const found = versions.find(({ version }) => version === number);
	if (found !== void 0) return found;
	const there = versions.map(({ version }) => version).join(", ");
	const sentence = `There is no version ${number} of ${model}; there ${there === "" ? "is none yet" : `are: ${there}`}.`;
	throw MlopsError.of(commandReasons, "no-such-version", sentence);
}

export { wishOf as n, versionNamed as t };
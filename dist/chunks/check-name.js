import { r as oneLine } from "./clean.js";

// src/forge/check-name.ts
function shownCheckName({ name, base }, defaultBranch) {
	return base === defaultBranch ? name : `${name}${baseInCheckName(base)}`;
}
function baseInCheckName(base) {
	const plain = (character) => character !== "%" && oneLine(character) === character;
	return ` into ${Array.from(base.toWellFormed(), (one) => plain(one) ? one : encodeURIComponent(one)).join("")}`;
}

export { shownCheckName as n, baseInCheckName as t };
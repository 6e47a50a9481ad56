import { createHash } from "node:crypto";

// src/support/canonical.ts
function canonicalJson(value) {
	if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
	if (typeof value === "number") {
		if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`);
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
	if (value instanceof Map) return canonicalObject([...value]);
	if (isPlainObject(value)) return canonicalObject(Object.entries(value));
	throw new TypeError(`${typeof value === "object" ? value?.constructor?.name : `a ${typeof value}`} has no form in JSON`);
}
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}
function canonicalObject(entries) {
	return `{${entries.filter(([, member]) => member !== void 0).map(([key, member]) => [String(key), member]).sort(([a], [b]) => compareText(a, b)).map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

export { compareText as n, sha256 as r, canonicalJson as t };
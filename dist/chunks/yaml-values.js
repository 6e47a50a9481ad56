import { M as CORE_SCHEMA, R as load } from "./needs.js";

// src/commands/yaml-values.ts
const mostValues = 2e4;
function readYaml(text) {
	try {
		const value = load(text, {
			schema: CORE_SCHEMA,
			maxAliases: 100,
			maxDepth: 32
		});
		return countedUpTo(value, mostValues) > mostValues ? void 0 : value;
	} catch {
		return;
	}
}
function countedUpTo(value, limit) {
	const rest = [value];
	let count = 0;
	while (rest.length > 0 && count <= limit) {
		const next = rest.pop();
		count += 1;
		if (typeof next === "object" && next !== null) rest.push(...Object.values(next).slice(0, limit));
	}
	return count;
}
function members(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
function member(value, key) {
	return members(value).find(([name]) => name === key)?.[1];
}
function items(value) {
	if (Array.isArray(value)) return value;
	return value === void 0 || value === null ? [] : [value];
}
function texts(value) {
	const all = items(value);
	const found = all.filter((item) => typeof item === "string");
	return found.length === all.length ? found : void 0;
}

export { texts as a, readYaml as i, member as n, members as r, items as t };
import { r as oneLine, t as clip } from "./clean.js";

// src/commands/init/yaml.ts
function yamlLines(entries, indent = 0) {
	const space = " ".repeat(indent);
	return entries.flatMap((entry) => {
		if (entry.kind === "blank") return [""];
		if (entry.kind === "comment") return [`${space}# ${indentOf(entry.text)}${commentText(entry.text)}`];
		const above = (entry.above ?? []).map((text) => `${space}# ${commentText(text)}`);
		const key = yamlScalar(entry.key);
		if (entry.kind === "value") return [...above, `${space}${key}: ${yamlInline(entry.value)}`];
		return [
			...above,
			`${space}${key}:`,
			...yamlLines(entry.entries, indent + 2)
		];
	});
}
function yamlInline(value) {
	if (typeof value === "string") return yamlScalar(value);
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	if (isList(value)) return `[${value.map(yamlInline).join(", ")}]`;
	const members = Object.entries(value).map(([key, member]) => `${yamlScalar(key)}: ${yamlInline(member)}`);
	return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
function isList(value) {
	return Array.isArray(value);
}
const plain = /^[A-Za-z_./$][\w./$=+@%-]*(?: (?:&& )?[\w./$=+@%"'-]+)*$/;
const meansMore = /^(?:null|true|false|yes|no|on|off|y|n|\.inf|\.nan|\.[\d_]+(?:e[+-]?\d+)?)$/i;
const unusual = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\p{Default_Ignorable_Code_Point}/gv;
function yamlScalar(text) {
	const value = text.toWellFormed();
	if (plain.test(value) && !meansMore.test(value)) return value;
	return `"${value.replace(unusual, escaped)}"`;
}
function escaped(character) {
	if (character === "\"" || character === "\\") return `\\${character}`;
	if (character === "\n") return "\\n";
	if (character === "	") return "\\t";
	const point = character.codePointAt(0) ?? 0;
	return point > 65535 ? `\\U${point.toString(16).padStart(8, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
}
function indentOf(text) {
	return /^ {0,8}/.exec(text)?.[0] ?? "";
}
function commentText(text) {
	return clip(oneLine(text).replace(/[\ufffe\uffff]/g, ""), 300);
}

export { yamlLines as n, yamlScalar as r, yamlInline as t };
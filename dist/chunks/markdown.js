import { i as visible, r as oneLine, t as clip } from "./clean.js";

// src/support/escape/markdown.ts
const gap = "​";
function escapeMarkdown(text, limit = 1e3) {
	return clip(oneLine(text), limit).replace(/[\\`*_[\]<|~$&]/g, "\\$&").replace(/@/g, `@${gap}`).replace(/#(?=\d)/g, `#${gap}`).replace(/\bGH-(?=\d)/gi, `$&${gap}`).replace(/\b[0-9a-f]{7,40}\b/gi, (hex) => hex.replace(/.{6}(?=.)/g, `$&${gap}`)).replace(/www(?=\.)/gi, `$&${gap}`).replace(/:(?=\/\/|[a-z0-9_+-]+:|[a-z_+-][a-z0-9_+-]*$)/gi, `:${gap}`).replace(/^(?:[#>=]|[-+](?=[-+\s]|$)|:(?=-))/, "\\$&").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
function markdownCode(text, limit = 120) {
	const line = clip(oneLine(text), limit);
	if (line === "") return escapeMarkdown("(empty)");
	if (line.includes("|")) return escapeMarkdown(line, limit);
	const fence = "`".repeat(longestRun(line) + 1);
	const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
function markdownSentence(text, limit = 600) {
	return clip(oneLine(text), limit).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? markdownCode(part.slice(1, -1), limit) : escapePart(part, limit)).join("");
}
function markdownFence(text, language = "") {
	const body = visible(text).replace(/\r\n?|[\u000b\f\u001c-\u001f\u0085\u2028\u2029]/g, "\n").replace(/(?<!\n)\n+$/, "");
	const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
	return `${fence}${language}\n${body}\n${fence}`;
}
function escapePart(part, limit) {
	const before = part.startsWith(" ") ? " " : "";
	const after = part.length > 1 && part.endsWith(" ") ? " " : "";
	return `${before}${escapeMarkdown(part, limit)}${after}`;
}
function longestRun(text) {
	return text.match(/`+/g)?.reduce((longest, run) => Math.max(longest, run.length), 0) ?? 0;
}

export { markdownSentence as i, markdownCode as n, markdownFence as r, escapeMarkdown as t };
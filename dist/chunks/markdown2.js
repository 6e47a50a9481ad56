import { i as markdownSentence, n as markdownCode, r as markdownFence, t as escapeMarkdown } from "./markdown.js";
import { a as sectionIds, t as documentOf } from "./build3.js";
import { t as clip } from "./clean.js";
import { i as outcomes } from "./outcome.js";

// src/report/mermaid.ts
function mermaidTrend({ title, axis, values }) {
	const finite = values.filter(Number.isFinite);
	if (finite.length < 3) return "";
	const base = finite.at(-2) ?? 0;
	const low = Math.min(...finite);
	const high = Math.max(...finite);
	const room = (high - low) * .1 || Math.abs(high) * .1 || 1;
	const runs = finite.map((_, index) => index === finite.length - 1 ? "\"this\"" : `"${index + 1}"`);
	return [
		"```mermaid",
		"xychart-beta",
		`  title "${label(title)}"`,
		`  x-axis "runs of the base branch, then this change; level line at the last base run" [${runs.join(", ")}]`,
		`  y-axis "${label(axis)}" ${decimal(low - room)} --> ${decimal(high + room)}`,
		`  line [${finite.map(() => decimal(base)).join(", ")}]`,
		`  line [${finite.map(decimal).join(", ")}]`,
		"```"
	].join("\n");
}
function label(text) {
	return clip(text.replace(/[^A-Za-z0-9 ._-]+/g, " ").replace(/ +/g, " ").trim(), 80).replace("…", "") || "value";
}
function decimal(value) {
	return String(Number.parseFloat(value.toFixed(6)));
}

// src/report/markdown.ts
const marks = {
	pass: "✅",
	fail: "❌",
	unknown: "❓"
};
function renderMarkdown(report, { limit = Number.POSITIVE_INFINITY, links = {} } = {}) {
	const document = documentOf(report);
	let sections = document.sections;
	const dropped = [];
	let text = assemble(document, sections, dropped, links);
	for (const id of sectionIds) {
		if (Buffer.byteLength(text) <= limit) break;
		dropped.push(...sections.filter((section) => section.id === id));
		sections = sections.filter((section) => section.id !== id);
		text = assemble(document, sections, dropped, links);
	}
	return text;
}
function assemble(document, sections, dropped, links) {
	const { word, verdict } = outcomes[document.outcome];
	return `${[
		`## ${marks[verdict]} ${word} · ${escapeMarkdown(document.project, 80)}`,
		markdownSentence(document.headline, 900),
		...document.next === void 0 ? [] : [`**Next:** ${markdownSentence(document.next)}`],
		...sections.map(sectionText),
		...note(dropped, links),
		"---",
		...footer(document, links)
	].join("\n\n")}\n`;
}
function note(dropped, { page }) {
	if (dropped.length === 0) return [];
	return [`> Left out, since the report would be too long for a comment: ${dropped.map(({ title }) => title.toLowerCase()).join(", ")}; ${safeLink(page) === void 0 ? "`mlops report` prints them" : "the page has them"}.`];
}
function footer({ footer: lines }, { page, records, run }) {
	const addresses = [
		link("Full report", page),
		link("Run records", records),
		link("Run", run)
	].filter((text) => text !== void 0);
	return [`<sub>${[...lines.map((line) => spansText(line)), ...addresses.length > 0 ? [addresses.join(" · ")] : []].join("<br>")}</sub>`];
}
function link(label, address) {
	const safe = safeLink(address);
	return safe === void 0 ? void 0 : `[${label}](${safe})`;
}
function safeLink(address) {
	if (address === void 0 || !URL.canParse(address)) return void 0;
	const url = new URL(address);
	if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return void 0;
	return url.href.replace(/[()[\]<>|`*_~\\"'\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sectionText({ title, folded, blocks }) {
	return folded ? foldText(title, blocks) : bodyText(blocks);
}
function bodyText(blocks) {
	return blocks.map(blockText).filter((text) => text !== "").join("\n\n");
}
function foldText(title, blocks) {
	const body = bodyText(blocks);
	return body === "" ? "" : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function blockText(block) {
	switch (block.kind) {
		case "heading": return `#### ${spansText(block.spans)}`;
		case "paragraph": return spansText(block.spans);
		case "list": return block.items.map((item) => `- ${spansText(item)}`).join("\n");
		case "table": return tableText(block);
		case "code": return markdownFence(block.text, block.language);
		case "fold": return foldText(block.title, block.blocks);
		case "chart": return block.chart.kind === "trend" ? mermaidTrend(block.chart) : "";
	}
}
function tableText({ columns, rows }) {
	const head = columns.map(({ title }) => title).join(" | ");
	const rule = columns.map(({ align }) => align === "right" ? "--:" : "---").join(" | ");
	return [
		`| ${head} |`,
		`| ${rule} |`,
		...rows.map(rowText)
	].join("\n");
}
function rowText({ cells, strong }) {
	return `| ${cells.map((cell) => spansText(cell).trim()).map((text) => strong && text !== "" ? `**${text}**` : text).join(" | ")} |`;
}
function spansText(spans) {
	return spans.map(spanText).join("").trim();
}
function spanText(span) {
	if (typeof span === "string") return keepEnds(span, markdownSentence(span));
	if ("strong" in span) return keepEnds(plain(span.strong.at(-1)), `**${spansText(span.strong)}**`);
	if ("sparks" in span) return span.sparks.map((bars) => markdownCode(bars)).join("<br>");
	return "code" in span ? markdownCode(span.code) : escapeMarkdown(span.text);
}
function plain(span) {
	return typeof span === "string" ? span : "";
}
function keepEnds(source, text) {
	return `${source.startsWith(" ") && !text.startsWith(" ") ? " " : ""}${text}${source.endsWith(" ") && !text.endsWith(" ") && source.trim() !== "" ? " " : ""}`;
}

export { sectionText as n, renderMarkdown as t };
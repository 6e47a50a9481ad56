import { n as terminalSentence, t as escapeTerminal } from "./terminal.js";
import { t as withoutCommands } from "./workflow-command.js";
import { n as widthOf } from "./text-width.js";
import { i as schemaSpans, n as calledSides, o as columnBlocks, r as findingsOf, t as documentOf } from "./build3.js";
import { y as count } from "./metric-line.js";
import { i as outcomes } from "./outcome.js";
import { styleText } from "node:util";

// src/report/document/data-diff.ts
function dataDiffBlocks(diff) {
	const moved = diff.columns.filter(({ state }) => state !== "same");
	const checks = diff.checks.filter(({ check }) => check !== "removed-column");
	const found = {
		dataset: diff.dataset,
		diff: {
			...diff,
			checks
		},
		problems: []
	};
	const findings = findingsOf(found, "No limit is declared for them.");
	const schema = schemaSpans({ diff });
	return [
		{
			kind: "paragraph",
			spans: [amountText(diff)]
		},
		...diff.columns.length > 0 ? [paragraph([statesText(diff.columns)])] : [],
		...schema === void 0 ? [] : [paragraph(schema)],
		...findings.length > 0 ? [{
			kind: "list",
			items: findings
		}] : [],
		...calledSides(columnBlocks(diff.dataset, moved), {
			base: "base",
			change: "head"
		})
	];
}
function paragraph(spans) {
	return {
		kind: "paragraph",
		spans
	};
}
function amountText({ checks }) {
	return checks.find(({ check }) => check === "rows-change")?.sentence ?? "";
}
function statesText(columns) {
	const of = (wanted) => columns.filter(({ state }) => state === wanted).length;
	const told = [
		[of("drifted"), "moved beyond the limit"],
		[of("unknown"), "cannot be told"],
		[of("changed"), "moved by more than chance"],
		[of("same"), "moved by no more than chance"]
	].filter(([columns]) => columns > 0).map(([columns, words]) => `${columns} ${words}`);
	return `${count(columns.length, "column")} on both sides: ${told.join(", ")}.`;
}

// src/report/text-layout.ts
function padTo(text, width, align) {
	const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
	return align === "right" ? blanks + text : text + blanks;
}
function wrap(text, width, indent) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (line !== "" && widthOf(longer) > width) {
			lines.push(line);
			line = `${indent}${word}`;
		} else line = longer;
	}
	return [...lines, line].join("\n");
}

// src/report/text-sections.ts
const shown = [
	"problems",
	"table",
	"data",
	"policy"
];
function textSections(sections) {
	return {
		sections: sections.flatMap((section) => {
			if (shown.includes(section.id)) return [section];
			return section.id === "metrics" ? unansweredGates(section) : [];
		}),
		left: sections.filter(({ id }) => !shown.includes(id)).map(({ title }) => title)
	};
}
function unansweredGates({ blocks, ...section }) {
	const kept = blocks.filter((block, at) => block.kind === "list" || block.kind === "heading" && followedByList(blocks.slice(at + 1)));
	return kept.length === 0 ? [] : [{
		...section,
		title: "Gates that do not pass",
		blocks: kept
	}];
}
function followedByList(blocks) {
	return blocks.find(({ kind }) => kind === "list" || kind === "heading")?.kind === "list";
}

// src/report/text.ts
const marks = {
	pass: "✔",
	fail: "✘",
	unknown: "?"
};
const colors = {
	pass: "green",
	fail: "red",
	unknown: "yellow"
};
function renderText(report, { width = 100, color = false } = {}) {
	const alone = onlyData(report);
	const reproduce = alone ? [] : report.reproduce.slice(-1);
	const document = documentOf({
		...report,
		reproduce
	}, Number.POSITIVE_INFINITY);
	const { sections, left } = alone ? {
		sections: document.sections,
		left: []
	} : textSections(document.sections);
	const { word, verdict } = outcomes[document.outcome];
	const title = `${marks[verdict]} ${word} · ${escapeTerminal(document.project)}`;
	const paint = painter(color);
	const parts = [
		paint(["bold", colors[verdict]], title),
		wrap(terminalSentence(document.headline), width, ""),
		...document.next === void 0 ? [] : [wrap(`Next: ${terminalSentence(document.next)}`, width, "")],
		...sections.map((section) => sectionText(section, width, paint)),
		...left.length === 0 ? [] : [wrap(`On the page and in the comment: ${left.join(", ")}.`, width, "")],
		document.footer.map((line) => paint("dim", wrap(spansText(line), width, ""))).join("\n")
	];
	return `${withoutCommands(parts.filter((part) => part !== "").join("\n\n"))}\n`;
}
function renderDataDiff(diff, names, { width = 100, color = false } = {}) {
	const paint = painter(color);
	const title = paint("bold", `${escapeTerminal(names.base)} → ${escapeTerminal(names.head)}`);
	const blocks = dataDiffBlocks(diff).map((block) => blockText(block, width, paint));
	return `${withoutCommands([title, ...blocks.filter((text) => text !== "")].join("\n"))}\n`;
}
function painter(color) {
	return (style, text) => color ? styleText(style, text, { validateStream: false }) : text;
}
function onlyData({ models, policy, untouched }) {
	const others = policy.filter(({ path }) => path[0] !== "datasets");
	return models.length + others.length + untouched.models.length + untouched.datasets.length === 0;
}
function sectionText({ title, folded, blocks }, width, paint) {
	const body = blocks.map((block) => blockText(block, width, paint)).filter((text) => text !== "");
	return [...folded ? [paint("bold", title)] : [], ...body].join("\n");
}
function blockText(block, width, paint) {
	switch (block.kind) {
		case "heading": return paint("underline", spansText(block.spans));
		case "paragraph": return wrap(spansText(block.spans), width, "");
		case "list": return block.items.map((item) => wrap(`- ${spansText(item)}`, width, "  ")).join("\n");
		case "table": return tableText(block, paint);
		case "code": return block.text.split("\n").map((line) => `  ${escapeTerminal(line)}`).join("\n");
		case "fold": return foldText(block, width, paint);
		case "chart": return "";
	}
}
function foldText({ title, blocks }, width, paint) {
	const body = blocks.map((each) => blockText(each, width, paint)).filter((text) => text !== "");
	return body.length === 0 ? "" : [paint("bold", title), ...body].join("\n");
}
function tableText({ columns, rows }, paint) {
	const cells = rows.map((row) => row.cells.map(spansText));
	const widths = columns.map(({ title }, at) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ""))));
	const line = (texts) => texts.map((text, at) => padTo(text, widths[at] ?? 0, columns[at]?.align ?? "left")).join("  ").trimEnd();
	const lines = rows.map((row, at) => row.strong ? paint("bold", line(cells[at] ?? [])) : line(cells[at] ?? []));
	return [paint("dim", line(columns.map(({ title }) => title))), ...lines].join("\n");
}
function spansText(spans) {
	return spans.map(spanText).join("").trim();
}
function spanText(span) {
	if (typeof span === "string") return terminalSentence(span);
	if ("strong" in span) return span.strong.map(spanText).join("");
	if ("sparks" in span) return span.sparks.map((bars) => escapeTerminal(bars)).join(" → ");
	return escapeTerminal("code" in span ? span.code : span.text);
}

export { renderText as n, renderDataDiff as t };
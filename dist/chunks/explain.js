import { i as markdownSentence, n as markdownCode, r as markdownFence } from "./markdown.js";
import { t as withRemedy } from "./with-remedy.js";

// src/commands/answering/explain.ts
const limit = 55e3;
const marks = {
	pass: "✅",
	fail: "❌",
	unknown: "❓"
};
function explanation(head, judgements, { remedyOf, endsOf }) {
	const reasons = {
		remedyOf,
		endsOf
	};
	return fitting([`What decided the verdict on ${markdownCode(head.slice(0, 12))}, from its check:`, ...judgements.flatMap((judgement) => blocksOf(judgement, reasons))]);
}
function blocksOf(judgement, reasons) {
	const { project, verdict, reason, headline, models, datasets, policy, problems, reproduce, losses, left } = judgement;
	const open = losses.filter(({ accepted }) => accepted === void 0);
	return [
		`### ${marks[verdict]} ${markdownCode(project)}: ${verdict}\n\n${markdownSentence(headline)} (${markdownCode(reason)})`,
		...listOf("Of the whole", problems.map((problem) => problemLine(problem, reasons))),
		...models.map((model) => modelBlock(model, reasons)),
		...listOf("Data", datasets.map((one) => `${marks[one.verdict]} ${markdownSentence(one.sentence)} (${markdownCode(one.reason)})${remedyText(one.reason, one.verdict, reasons)}`)),
		...listOf("Policy", policy.map((change) => policyLine(change, reasons))),
		...left === 0 ? [] : [`${left} gates had no room beside the check; they stand in the report.`],
		...listOf("A loss that is wanted is accepted by who may write here and has not opened the pull request", open.slice(0, 20).map(({ model, metric }) => markdownCode(`/mlops accept ${model} ${metric} <reason>`))),
		...reproduce.length === 0 ? [] : [`In a terminal:\n\n${markdownFence(reproduce.join("\n"), "sh")}`]
	];
}
function modelBlock({ model, verdict, reason, gates, problems }, reasons) {
	return [`**${marks[verdict]} ${markdownCode(model)}: ${verdict}**, decided by ${markdownCode(reason)}`, ...[...gates.toSorted((one, other) => rank(one) - rank(other)).map((gate) => gateLine(gate, reasons)), ...problems.map((problem) => problemLine(problem, reasons))].map((line) => `- ${line}`)].join("\n");
}
function rank({ verdict, blocks }) {
	return (blocks ? 0 : 3) + (verdict === "fail" ? 0 : verdict === "unknown" ? 1 : 2);
}
function gateLine({ about, asked, verdict, blocks, reason, sentence, accepted }, reasons) {
	const taken = accepted === void 0 ? "" : `, accepted by ${markdownSentence(plain(accepted.by))}: ${markdownSentence(plain(accepted.why))}`;
	const stops = verdict === "pass" || accepted !== void 0 ? "" : blocks ? ", stops the change" : ", stops nothing";
	const remedy = accepted === void 0 ? remedyText(reason, verdict, reasons) : "";
	return `${marks[verdict]} ${markdownCode(about)}, ${markdownSentence(asked)}: ${markdownSentence(sentence)} (${markdownCode(reason)}${stops}${taken})${remedy}`;
}
function problemLine(problem, reasons) {
	const { verdict = "fail" } = problem;
	const { reason, message, remedy } = withRemedy(problem, reasons);
	const advice = remedy === void 0 || verdict === "pass" ? "" : ` → ${markdownSentence(remedy)}`;
	return `${marks[verdict]} ${markdownSentence(message)} (${markdownCode(reason)})${advice}`;
}
function policyLine({ sentence, blocks, reason, accepted }, reasons) {
	const taken = accepted === void 0 ? "" : `, accepted by ${markdownSentence(plain(accepted.by))}: ${markdownSentence(plain(accepted.why))}`;
	const code = reason === void 0 ? "" : ` (${markdownCode(reason)}${taken})`;
	const advice = blocks && reason !== void 0 ? remedyText(reason, "fail", reasons) : "";
	return `${blocks ? "❌ " : ""}This change ${markdownSentence(sentence)}${code}${advice}`;
}
function remedyText(reason, verdict, { remedyOf }) {
	const remedy = verdict === "pass" ? void 0 : remedyOf(reason);
	return remedy === void 0 ? "" : ` → ${markdownSentence(remedy)}`;
}
function listOf(title, lines) {
	return lines.length === 0 ? [] : [`${title}:\n\n${lines.map((line) => `- ${line}`).join("\n")}`];
}
function plain(text) {
	return text.replaceAll("`", "'");
}
function fitting(blocks) {
	const kept = [];
	for (const block of blocks) {
		if (Buffer.byteLength([...kept, block].join("\n\n")) > limit) return [...kept, "There is no room here for the rest: it stands in the report."].join("\n\n");
		kept.push(block);
	}
	return kept.join("\n\n");
}

export { explanation };
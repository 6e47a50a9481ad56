import { o as showDuration } from "./deployment-history.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as shellCommand } from "./shell.js";
import { i as waitText } from "./read-board.js";

// src/commands/promotion/board-text.ts
function boardText(cells, versions, place) {
	const rows = cells.map(({ environment, model, promotion, facts }) => {
		const { live, state, version, since } = promotion;
		const newest = versions.get(model)?.at(-1);
		const age = since === null ? "" : showDuration(Math.max(0, Date.parse(facts.now) - Date.parse(since)));
		return [
			model,
			environment.name,
			live === null ? "–" : `${live.version}`,
			newest === void 0 ? "–" : `${newest.version} ${newest.verdict}`,
			version === null || state === "live" ? state : `${version} ${state}`,
			age
		];
	});
	const head = [
		"model",
		"environment",
		"live",
		"newest",
		"state",
		"since"
	];
	const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
	const line = (row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ").trimEnd();
	const lines = cells.flatMap((cell, at) => [
		line(rows[at] ?? []),
		...cell.promotion.waitsFor.map((wait) => `  ${waitText(wait)}`),
		...nextStep(cell, place).map((step) => `  next: ${step}`)
	]);
	return [line(head), ...lines].map(escapeTerminal).join("\n");
}
function nextStep({ environment, model, promotion, facts, state }, { desk, remote }) {
	if (desk.kind === "github") {
		const waits = promotion.waitsFor.some(({ kind }) => kind === "merge" || kind === "approvals");
		const open = facts.open.find(({ version }) => version === promotion.version);
		const url = state.pulls.find(({ number }) => number === open?.number)?.url;
		return waits && url !== void 0 ? [url] : [];
	}
	const actions = promotion.actions.map(({ kind }) => kind);
	if (actions.includes("deploy")) return [`mlops deploy ${environment.name} ${model}`];
	if (actions.length > 0) return ["mlops promote"];
	const isUnapproved = promotion.waitsFor.some(({ kind }) => kind === "approvals");
	if (isUnapproved && promotion.state === "merged") return [`${shellCommand([
		"mlops",
		"deploy",
		environment.name,
		model
	])} --override "<who approves it>"`];
	if (!isUnapproved && !promotion.waitsFor.some(({ kind }) => kind === "merge")) return [];
	const pull = facts.open.find(({ version }) => version === promotion.version);
	if (pull === void 0) return [];
	const ref = `refs/heads/${environment.branch}`;
	const words = remote === void 0 ? [
		"update-ref",
		ref,
		pull.head
	] : [
		"push",
		remote,
		`${pull.head}:${ref}`
	];
	return [shellCommand(["git", ...words])];
}
function boardSentence(cells) {
	const states = cells.map(({ promotion: { state, live }, facts: { branch } }) => {
		return branch.kind === "release" && live?.version === branch.release.version && ![
			"merged",
			"failed",
			"rolled-back"
		].includes(state) ? "live" : state;
	});
	const counts = [...Map.groupBy(states, (state) => state)].map(([state, all]) => `${all.length} ${state}`);
	return `${cells.length} place${cells.length === 1 ? "" : "s"}: ${counts.join(", ")}.`;
}

export { boardText as n, boardSentence as t };
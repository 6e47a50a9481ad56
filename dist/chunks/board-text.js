import { c as showDuration } from "./read-versions.js";
import { t as escapeTerminal } from "./terminal.js";
import { g as holdOn, i as waitText } from "./read-board.js";
import { n as shellCommand } from "./shell.js";

// src/commands/promotion/next-steps.ts
const forPeople = /* @__PURE__ */ new Set([
	"merge",
	"approvals",
	"verdict",
	"gates"
]);
function nextSteps(cell, place) {
	return [...place.desk.kind === "github" ? onForge(cell) : inTerminal(cell, place), ...decisions(cell, place)];
}
function onForge({ promotion, facts, state }) {
	const waits = promotion.waitsFor.filter(isOfItself).some(({ kind }) => forPeople.has(kind));
	const open = facts.open.find(({ version }) => version === promotion.version);
	const url = state.pulls.find(({ number }) => number === open?.number)?.url;
	return waits && url !== void 0 ? [`next: ${url}`] : [];
}
function inTerminal(cell, { remote }) {
	const { environment, model, promotion, facts } = cell;
	const actions = promotion.actions.map(({ kind }) => kind);
	if (actions.includes("deploy")) return [`next: mlops deploy ${environment.name} ${model}`];
	if (actions.length > 0) return ["next: mlops promote"];
	const waits = promotion.waitsFor.filter(isOfItself);
	if (waits.some(({ kind }) => kind === "approvals") && promotion.state === "merged") return [`next: ${shellCommand([
		"mlops",
		"deploy",
		environment.name,
		model
	])} --override "<who approves it>"`];
	const pull = facts.open.find(({ version }) => version === promotion.version);
	if (promotion.state !== "open" || pull === void 0) return [];
	if (waits.length === 0 || !waits.every(({ kind }) => forPeople.has(kind))) return [];
	return [`${waits.some(({ kind }) => kind === "verdict" || kind === "gates") ? "to merge it all the same" : "next"}: ${merging(environment.branch, pull.head, remote)}`];
}
function merging(branch, head, remote) {
	const ref = `refs/heads/${branch}`;
	return shellCommand(["git", ...remote === void 0 ? [
		"update-ref",
		ref,
		head
	] : [
		"push",
		remote,
		`${head}:${ref}`
	]]);
}
function isOfItself({ kind, asks }) {
	return kind !== "version" && asks === void 0;
}
function decisions(cell, { desk, remote }) {
	const { environment, promotion, state, model } = cell;
	const found = promotion.waitsFor.flatMap((wait) => {
		if (wait.asks !== void 0) return [`to ask for it: mlops promote ${model}@${wait.asks} --to ${environment.name}`];
		if (wait.kind === "hold") return holding(cell);
		if (wait.kind === "failure") return afterFailure(cell);
		if (wait.kind !== "revert") return [];
		const revert = state.pulls.find(({ about, state: is }) => about.model === model && about.revert && is === "open");
		const merge = desk.kind === "github" ? revert?.url : revert?.head && merging(environment.branch, revert.head, remote);
		return merge === void 0 ? [] : [`to take it back: ${merge}`];
	});
	return [...new Set(found)];
}
function holding({ environment: { name }, model, promotion, facts }) {
	const { live, state, version } = promotion;
	if (state === "live" && live !== null) return [`to take it back: mlops rollback ${name} ${model} --because "<why>"`];
	const digest = facts.versions.find((one) => one.version === version)?.artifact.digest;
	return [`to let it go: mlops release ${name} ${digest === void 0 || holdOn(facts.holds, digest)?.digests === "all" ? `${model} --all` : `${model}@${version}`} --because "<why>"`];
}
function afterFailure({ environment: { name }, model, promotion, facts }) {
	const back = `to take it back: mlops rollback ${name} ${model} --because "<why>"`;
	const isBack = promotion.state === "rolled-back" && facts.revert === void 0;
	const release = facts.branch.kind === "release" ? facts.branch.release : void 0;
	const once = `to try it once more: mlops deploy ${name} ${model} --again${release !== void 0 && holdOn(facts.holds, release.digest) !== void 0 ? " --override \"<why>\"" : ""}`;
	return [...isBack ? [back] : [], once];
}

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
		...nextSteps(cell, place).map((step) => `  ${step}`)
	]);
	return [line(head), ...lines].map(escapeTerminal).join("\n");
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
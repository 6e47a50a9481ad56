import { c as showDuration } from "./read-versions.js";
import { t as escapeTerminal } from "./terminal.js";
import { a as forPeople, c as toRead, i as waitText, o as nextSteps } from "./read-board.js";

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
		...toRead(cell, place).map((step) => `  ${step}`),
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
	return `${cells.length} place${cells.length === 1 ? "" : "s"}: ${counts.join(", ")}${pullsText(cells)}.`;
}
function pullsText(cells) {
	const open = cells.filter(({ promotion: { state } }) => state === "open");
	const [waiting, others] = [open.filter(isForPerson), open.filter((cell) => !isForPerson(cell))];
	const count = (all, one, many) => all.length === 0 ? [] : [`; ${all.length} pull request${all.length === 1 ? ` ${one}` : `s ${many}`}`];
	return [...count(waiting, "waits for a person", "wait for a person"), ...count(others, "is open", "are open")].join("");
}
function isForPerson({ promotion: { waitsFor } }) {
	return waitsFor.some(({ kind }) => forPeople.has(kind));
}

export { boardText as n, boardSentence as t };
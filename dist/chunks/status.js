import { t as escapeTerminal } from "./terminal.js";
import { n as chosenModels } from "./chosen-names.js";
import { n as boardText, t as boardSentence } from "./board-text.js";
import { r as lookAtPromotion } from "./open-promotion.js";
import { r as readBoard, t as boardData } from "./read-board.js";
import { n as readVersions } from "./read-versions.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/promotion/show-pull.ts
async function showPull(asked, { desk, project }) {
	const number = /^#?([1-9]\d{0,8})$/.exec(asked)?.[1];
	const all = (await Promise.all([...project.environments.values()].map(async ({ branch }) => await desk.pulls(branch)))).flat();
	const pull = all.find((one) => `${one.number}` === number);
	if (pull === void 0) {
		const open = all.filter(({ state }) => state === "open").map((one) => `${one.number}`);
		const there = open.length === 0 ? "none is open" : `open ${open.length === 1 ? "is" : "are"} ${open.join(", ")}`;
		const sentence = `There is no promotion pull request ${JSON.stringify(asked)} into an environment of this project; ${there}.`;
		throw MlopsError.of(commandReasons, "no-such-pull-request", sentence);
	}
	const { title, body, state, base, branch, url } = pull;
	const head = `Pull request ${number} into ${base}, ${state}${url === void 0 ? "" : `: ${url}`}`;
	return {
		ends: "pass",
		reason: "pull-request-shown",
		sentence: `${head}: ${title}`,
		problems: [],
		data: { pullRequest: {
			number: pull.number,
			title,
			body,
			state,
			base,
			branch,
			...url !== void 0 && { url }
		} },
		text: () => `${[
			head,
			"",
			title,
			"",
			...body.trimEnd().split("\n")
		].map(escapeTerminal).join("\n")}\n`
	};
}

// src/commands/status.ts
async function status(request, ports) {
	const place = await lookAtPromotion(request, ports);
	if (request.pullRequest !== void 0) return await showPull(request.pullRequest, place);
	const models = chosenModels(place.project, request.models);
	const versions = await readVersions(place.ledger, models);
	const { cells } = await readBoard(place, versions, {
		environments: [],
		models
	});
	const sentence = boardSentence(cells);
	return {
		ends: "pass",
		reason: "board",
		sentence,
		problems: [],
		data: { board: boardData(cells) },
		text: () => `${boardText(cells, versions, place)}\n\n${escapeTerminal(sentence)}\n`
	};
}

export { status };
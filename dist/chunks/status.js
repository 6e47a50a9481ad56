import { t as escapeTerminal } from "./terminal.js";
import { n as chosenModels } from "./chosen-names.js";
import { n as boardText, t as boardSentence } from "./board-text.js";
import { r as lookAtPromotion } from "./open-promotion.js";
import { r as readBoard, t as boardData } from "./read-board.js";
import { n as readVersions } from "./read-versions.js";

// src/commands/status.ts
async function status(request, ports) {
	const place = await lookAtPromotion(request, ports);
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
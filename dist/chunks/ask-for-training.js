import { b as requestAddress } from "./ledger.js";
import { r as trainingRequestText, t as trainingRequestOf } from "./training-request.js";
import { t as answers } from "./answers.js";
import { t as judgementsOf } from "./judgements2.js";

// src/commands/answering/ask-for-training.ts
const waits = /* @__PURE__ */ new Set(["training-not-requested", "training-at-merge"]);
async function askForTraining({ author, pull, at, comment }, now, { verdicts, openLedger }) {
	const judged = await judgementsOf(verdicts, now);
	if (judged.length === 0) return {
		kind: "refused",
		answer: answers.notJudgedYet(now.head)
	};
	const waiting = judged.filter(({ judgement }) => isWaiting(judgement));
	if (waiting.length === 0) return {
		kind: "refused",
		answer: answers.notNeeded()
	};
	const own = {
		schemaVersion: 1,
		commit: now.head,
		by: author,
		pull,
		comment,
		at
	};
	const ledger = await openLedger();
	const address = requestAddress(now.head);
	const there = await ledger.read(address);
	if (there !== void 0) return {
		kind: "recorded",
		record: trainingRequestOf(now.head, there),
		runs: runsOf(waiting)
	};
	const first = (await ledger.write([{
		address,
		text: trainingRequestText(own)
	}], `Ask for the trainings of ${now.head.slice(0, 12)}`, (ours) => new Map([...ours.keys()].map((one) => [one, "drop"])))).gaveWay[0]?.there;
	return {
		kind: "recorded",
		record: first === void 0 ? own : trainingRequestOf(now.head, first),
		runs: runsOf(waiting)
	};
}
function isWaiting({ models }) {
	return models.some(({ problems }) => problems.some(({ reason }) => waits.has(reason)));
}
function runsOf(judged) {
	const found = judged.flatMap(({ run, attempt = 1 }) => run === void 0 ? [] : [[run, {
		run,
		attempt
	}]]);
	return [...new Map(found).values()];
}

export { askForTraining };
import { r as loadRootKeys } from "./load.js";
import { t as MlopsError } from "./problem.js";
import { a as addressOfLoss, r as acceptanceText, t as acceptanceOf } from "./acceptance-record.js";
import { t as answers } from "./answers.js";
import { t as judgementsOf } from "./judgements2.js";

// src/commands/answering/accept.ts
async function acceptLoss(request, command, desks) {
	const { author, pull, at } = request;
	const { desk, verdicts } = desks;
	if (author === void 0 || !await desk.mayWrite(author)) return refused(answers.mayNotAccept());
	const now = await desk.pullRequest(pull);
	if (!now.open) return refused(answers.closed());
	if (now.fork) return refused(answers.forkNotAccepted());
	const stood = await judgementsOf(verdicts, now, at);
	if (stood.length === 0) return refused(answers.noVerdict(now.head));
	const [found, another] = stood.flatMap(({ judgement }) => judgement.losses.filter(({ model, metric }) => model === command.model && metric === command.metric).map((loss) => ({
		judgement,
		loss
	})));
	if (found === void 0) return refused(answers.noSuchLoss(now.head, stood.flatMap(openLosses)));
	if (another !== void 0) return refused(answers.severalLosses());
	if (isSame(author, now.author) && !await maySelfAccept(found.judgement, now, desks)) return refused(answers.ownLoss());
	const { accepted: _, ...loss } = found.loss;
	const { pull: number, comment } = request;
	const record = await recorded(loss, {
		schemaVersion: 1,
		...loss,
		by: author,
		why: command.why,
		pull: number,
		head: now.head,
		comment,
		at
	}, desks);
	const run = await runToRepeat(loss, now, found.judgement.project, desks);
	return {
		kind: "recorded",
		record,
		known: record.comment !== comment,
		...run !== void 0 && { run }
	};
}
function refused(answer) {
	return {
		kind: "refused",
		answer
	};
}
function openLosses({ judgement }) {
	return judgement.losses.filter(({ accepted }) => accepted === void 0);
}
function isSame(one, other) {
	return one.toLowerCase() === other?.toLowerCase();
}
async function maySelfAccept({ projectFile }, { base }, { verdicts }) {
	const text = await verdicts.fileOn(base, projectFile);
	if (text === void 0) return false;
	try {
		return loadRootKeys(text, projectFile).selfAccept;
	} catch (error) {
		if (error instanceof MlopsError) return false;
		throw error;
	}
}
async function recorded(loss, own, { openLedger }) {
	const ledger = await openLedger();
	const address = addressOfLoss(loss);
	const there = await ledger.read(address);
	if (there !== void 0) return acceptanceOf(loss, there);
	const message = `Accept a loss of ${own.model}`;
	const [first] = (await ledger.write([{
		address,
		text: acceptanceText(own)
	}], message, (ours) => {
		return new Map([...ours.keys()].map((one) => [one, "drop"]));
	})).gaveWay;
	return first?.there === void 0 ? own : acceptanceOf(loss, first.there);
}
async function runToRepeat(loss, pull, project, { verdicts }) {
	const newest = (await judgementsOf(verdicts, pull)).find(({ judgement }) => judgement.project === project);
	const same = newest?.judgement.losses.find((one) => addressOfLoss(one) === addressOfLoss(loss));
	return same === void 0 || same.accepted !== void 0 ? void 0 : newest?.run;
}

export { acceptLoss };
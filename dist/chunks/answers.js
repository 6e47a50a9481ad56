import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";

// src/commands/answering/answers.ts
const answers = {
	understood: () => `This is no command that is understood, so nothing was done. What is understood, as the whole comment:

- ${markdownCode("/mlops train <sha>")} trains the head of a fork’s pull request, or what waits for it of another (\`when: request\` in \`mlops.yaml\`), where a maintainer writes it; the whole commit id, of which shorter ones can be imitated.
- ${markdownCode("/mlops explain")} tells what decided the verdict, gate by gate.\n- ${markdownCode("/mlops accept <model> <metric> <reason>")} accepts a loss that is wanted, where somebody writes it who may write to this repository and has not opened the pull request. All of it on one line.`,
	notAllowed: () => "Only who may write to this repository can start a training. Nothing was started.",
	mayNotRead: () => "Only who may read this repository is told more than the check says.",
	notJudged: (head) => `There is no verdict on ${markdownCode(head)} yet, or one that says nothing beside it. Ask again when its check has concluded.`,
	mayNotAccept: () => "Only who may write to this repository can accept a loss. Nothing was accepted.",
	forkNotAccepted: () => "Nothing of a fork’s pull request is recorded, so that no loss of it can be accepted. Nothing was accepted. Push the commit to a branch of this repository, and accept the loss there.",
	noVerdict: (head) => `No verdict stood on ${markdownCode(head)}, the head by now, when this was written. Nothing was accepted. Wait until its check has concluded, look at it, and write the command again.`,
	noSuchLoss: (head, losses) => `The verdict on ${markdownCode(head)} knows no such loss. Nothing was accepted. What a gate cannot tell cannot be accepted: nobody knows yet what it would be.` + (losses.length === 0 ? " There is nothing to accept." : `\n\nWhat can be accepted:\n\n${losses.slice(0, 20).map(({ model, metric }) => `- ${markdownCode(`/mlops accept ${model} ${metric} <reason>`)}`).join("\n")}`),
	severalLosses: () => "Several projects of this repository have a model of this name that loses in this metric. Nothing was accepted.",
	ownLoss: () => "Who has opened a pull request does not accept its loss, unless `mlops.yaml` of the base branch says `self-accept: true`. Nothing was accepted: somebody else who may write here has to.",
	accepting: (record) => `${acceptedText(record)} The report is being made again.`,
	accepted: (record, run) => `${acceptedText(record)} ${run === void 0 ? "The report says so" : `The report is made again in [this run](${run})`}, and all other gates judge as before. Another fingerprint or value has to be accepted anew; what becomes of this comment changes nothing.`,
	known: ({ by, why, pull }, run) => `This very loss is accepted already, by ${name(by)} on pull request ${pull}: ${escapeMarkdown(why)}. Nothing else was recorded.` + (run === void 0 ? "" : ` The report is made again in [this run](${run}).`),
	recordedBefore: (now) => `The loss was accepted and recorded when this was written; the report was not made again. Since then: ${now}`,
	notReported: (record, why) => `${acceptedText(record)} But the report could not be made again: ${markdownSentence(why)} Run the job that reports again, or the job of this command.`,
	closed: () => "The pull request is closed. Nothing was started or accepted.",
	notNeeded: () => "Nothing waits for this: the commits of this pull request are in this repository, and every push trains by itself what it makes necessary, but for models with `when: request` or `when: merge`. Nothing was started.",
	notJudgedYet: (head) => `There is no verdict on ${markdownCode(head)} yet, so that nobody knows what waits. Nothing was started. Wait until its check has concluded, and write the command again.`,
	asking: (record) => `${askedText(record)} Its jobs are being run again.`,
	askedFor: (record, pages) => `${askedText(record)} ${pages.length === 0 ? "No run of it is known: run its jobs again on its page" : `Its jobs run again in ${pages.map((page) => `[this run](${page})`).join(", ")}`}. What comes of it is recorded, and stands in the comment and the check of this pull request. Another head has to be asked for anew.`,
	notRepeated: (record, why) => `${askedText(record)} But its jobs could not be run again: ${markdownSentence(why)} Run the run of its check again on its page, or the job of this command.`,
	otherHead: ({ head }, asked, changes) => `The head of this pull request is ${markdownCode(head)}, not ${markdownCode(asked)}. Nothing was started. [Look at what changed since](${changes}), all of it: training runs its code. Then comment ${markdownCode(`/mlops train ${head}`)}.`,
	starting: (head) => `The training of ${markdownCode(head)} is being started.`,
	started: (head, run) => `The training of ${markdownCode(head)} was started${run === void 0 ? "" : ` in [this run](${run})`}. What comes of it stands in the comment and the check of this pull request; nothing of it is recorded.`,
	refused: (head, why) => `The training of ${markdownCode(head)} could not be started: ${markdownSentence(why)} When that is repaired, run the job of this command again.`
};
function askedText({ by, commit }) {
	return `${name(by)} asks for the trainings of ${markdownCode(commit.slice(0, 12))} that wait for it. It is recorded on the ledger.`;
}
function acceptedText({ model, metric, by, why, fingerprint }) {
	const what = metric === "model-removed" || metric === "contract-removed" ? "that it is removed" : "the loss in it";
	return `${name(by)} accepts ${markdownCode(metric)} of ${markdownCode(model)}, ${what}, for fingerprint ${markdownCode(fingerprint.slice(0, 12))}: ${escapeMarkdown(why)}. It is recorded on the ledger.`;
}
function name(login) {
	return escapeMarkdown(login);
}

export { answers as t };
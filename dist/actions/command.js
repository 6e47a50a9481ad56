import { o as setSecret, r as getInput } from "../chunks/core.js";
import { p as int, v as object, w as unknown, x as string } from "../chunks/schemas.js";
import { t as MlopsError } from "../chunks/problem.js";
import { i as markdownSentence, n as markdownCode } from "../chunks/markdown.js";
import { t as commandReasons } from "../chunks/reasons8.js";
import { r as actionReasons } from "../chunks/reasons4.js";
import { r as readRunnerEvent, t as runStep } from "../chunks/run-step.js";

// src/commands/answering/answers.ts
const answers = {
	understood: () => `This is no command that is understood, so nothing was done. What is understood, as the whole comment:

- ${markdownCode("/mlops train <sha>")} trains the head of a fork’s pull request, where a maintainer writes it; the whole commit id, of which shorter ones can be imitated.`,
	notAllowed: () => "Only who may write to this repository can start a training. Nothing was started.",
	closed: () => "The pull request is closed. Nothing was started.",
	notNeeded: () => "The commits of this pull request are in this repository: every push trains by itself what it makes necessary. Nothing was started.",
	otherHead: ({ head }, asked, changes) => `The head of this pull request is ${markdownCode(head)}, not ${markdownCode(asked)}. Nothing was started. [Look at what changed since](${changes}), all of it: training runs its code. Then comment ${markdownCode(`/mlops train ${head}`)}.`,
	starting: (head) => `The training of ${markdownCode(head)} is being started.`,
	started: (head, run) => `The training of ${markdownCode(head)} was started${run === void 0 ? "" : ` in [this run](${run})`}. What comes of it stands in the comment and the check of this pull request; nothing of it is recorded.`,
	refused: (head, why) => `The training of ${markdownCode(head)} could not be started: ${markdownSentence(why)} When that is repaired, run the job of this command again.`
};

// src/commands/answering/parse-command.ts
const train = /^\/mlops[ \t]+train[ \t]+([0-9a-f]{40}|[0-9a-f]{64})$/;
function parseCommand(body) {
	const text = body.trimEnd();
	if (!/^\/mlops(?!\S)/.test(text)) return void 0;
	const commit = train.exec(text)?.[1];
	return commit === void 0 ? { kind: "strange" } : {
		kind: "train",
		commit
	};
}

// src/commands/answer-command.ts
async function answerCommand(request, desk) {
	const command = parseCommand(request.body);
	if (command === void 0) return void 0;
	const before = await desk.answerTo(request);
	if (before?.state === "given") return ended("answered-before", "This comment was answered before.");
	if (before?.training !== void 0) return await goOn(request, before, before.training, desk);
	const decided = await decide(request, command, desk);
	if (decided.training === void 0) {
		await desk.answer(request, decided);
		return ended("command-answered", "The command was answered, and nothing was started.");
	}
	await desk.answer(request, decided);
	return await start(request, decided.training, desk);
}
const given = (body) => ({
	state: "given",
	body
});
async function decide({ author, pull }, command, desk) {
	if (command.kind === "strange") return given(answers.understood());
	if (author === void 0 || !await desk.mayWrite(author)) return given(answers.notAllowed());
	const now = await desk.pullRequest(pull);
	if (!now.open) return given(answers.closed());
	if (!now.fork) return given(answers.notNeeded());
	if (now.head !== command.commit) return given(answers.otherHead(now, command.commit, desk.changesPage(pull)));
	const training = {
		pull,
		commit: now.head,
		base: now.base
	};
	return {
		state: "starting",
		body: answers.starting(now.head),
		training
	};
}
async function goOn(request, { at }, training, desk) {
	const run = await desk.findTraining(training, at);
	if (run !== void 0) return await confirm(request, training, run, desk);
	const { author, pull } = request;
	const decided = await decide({
		...request,
		author,
		pull
	}, {
		kind: "train",
		commit: training.commit
	}, desk);
	if (decided.training !== void 0) return await start(request, decided.training, desk);
	await desk.answer(request, decided);
	return ended("command-answered", "The command was answered, and nothing was started.");
}
async function start(request, training, desk) {
	let run;
	try {
		run = await desk.startTraining(training);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		const body = answers.refused(training.commit, error.message);
		await desk.answer(request, {
			state: "starting",
			body,
			training
		});
		const sentence = `The training of ${training.commit.slice(0, 12)} was not started: ${error.message}`;
		throw MlopsError.of(commandReasons, "training-not-started", sentence);
	}
	return await confirm(request, training, run, desk);
}
async function confirm(request, training, run, desk) {
	await desk.answer(request, given(answers.started(training.commit, run)));
	return ended("training-started", `The training of ${training.commit.slice(0, 12)} was started.`);
}
function ended(reason, sentence) {
	return {
		ends: "pass",
		reason,
		sentence,
		problems: [],
		data: null,
		text: () => ""
	};
}

// src/actions/command-event.ts
const shape = object({
	action: string(),
	issue: object({
		number: int().positive(),
		pull_request: unknown().optional()
	}),
	comment: object({
		id: int(),
		body: string(),
		user: object({ login: string().min(1) }).nullish()
	})
});
async function readCommandEvent(env) {
	const { name: eventName, payload } = await readRunnerEvent(env);
	const parsed = shape.safeParse(payload);
	if (eventName !== "issue_comment" || !parsed.success) {
		const sentence = `\`command\` answers to \`issue_comment\` only, and this is \`${eventName}\`, or one that is not understood.`;
		throw MlopsError.of(actionReasons, "event-not-supported", sentence, { remedy: "Start it by `issue_comment`, as mlops-commands.yml does." });
	}
	const { action, issue, comment } = parsed.data;
	if (action !== "created") throw notOne(`The comment was ${action === "edited" ? "edited" : "not written now"}.`);
	if (issue.pull_request == null) throw notOne("The comment is on an issue, not on a pull request.");
	return {
		pull: issue.number,
		comment: comment.id,
		body: comment.body,
		author: comment.user?.login
	};
}
function notOne(sentence) {
	return MlopsError.of(actionReasons, "not-a-command", sentence);
}

// src/actions/command.ts
const input = (name) => getInput(name);
await runStep("command", async ({ signal }) => {
	const comment = await readCommandEvent(process.env);
	const token = input("token");
	if (token !== "") setSecret(token);
	const { openCommandDesk } = await import("../chunks/forge2.js");
	const desk = await openCommandDesk({
		env: process.env,
		token,
		workflow: input("workflow"),
		signal
	});
	const outcome = await answerCommand(comment, desk);
	if (outcome === void 0) throw notOne("The comment does not begin with `/mlops`.");
	process.stdout.write(`${outcome.sentence}\n`);
	return outcome;
});

export {  };
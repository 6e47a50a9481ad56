import { o as setSecret, r as getInput } from "./core.js";
import { p as int, v as object, w as unknown, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { t as MlopsError } from "./problem.js";
import { t as answers } from "./answers.js";
import { r as oneLine } from "./clean.js";
import { t as commandReasons } from "./reasons4.js";
import { a as makeFolders } from "./files.js";
import { t as Git } from "./git.js";
import { n as readRunnerEvent, r as giveToken, t as runStep } from "./run-step.js";
import { t as actionReasons } from "./reasons11.js";
import { join } from "node:path";

// src/commands/answering/parse-command.ts
const train = /^\/mlops[ \t]+train[ \t]+([0-9a-f]{40}|[0-9a-f]{64})$/;
const explain$1 = /^\/mlops[ \t]+explain$/;
const accept$1 = /^\/mlops[ \t]+accept[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S[^\r\n]*)$/;
const longestReason = 500;
function parseCommand(body) {
	const text = body.trimEnd();
	if (!/^\/mlops(?!\S)/.test(text)) return void 0;
	const commit = train.exec(text)?.[1];
	if (commit !== void 0) return {
		kind: "train",
		commit
	};
	if (explain$1.test(text)) return { kind: "explain" };
	const [, model, metric, reason = ""] = accept$1.exec(text) ?? [];
	const why = oneLine(reason).trim();
	if (model === void 0 || metric === void 0 || why === "" || [...why].length > longestReason) return { kind: "strange" };
	return {
		kind: "accept",
		model,
		metric,
		why
	};
}

// src/commands/answer-command.ts
async function answerCommand(request, desks) {
	const command = parseCommand(request.body);
	if (command === void 0) return void 0;
	const { desk } = desks;
	const before = await desk.answerTo(request);
	if (before?.state === "given") return ended("answered-before", "This comment was answered before.");
	if (before?.training !== void 0) return await goOn(request, before, before.training, desks);
	if (command.kind === "accept") return await accept(request, command, before !== void 0, desks);
	const decided = command.kind === "explain" ? await explain(request, desks) : await decide(request, command, desk);
	if (decided === "own-branch") return await ask(request, desks);
	await desk.answer(request, decided);
	if (decided.training !== void 0) return await start(request, decided.training, desk);
	return ended("command-answered", "The command was answered, and nothing was started.");
}
async function explain({ author, pull }, { desk, verdicts, reasons }) {
	if (author === void 0 || !await desk.mayRead(author)) return given(answers.mayNotRead());
	const [now, { judgementsOf }, { explanation }] = await Promise.all([
		desk.pullRequest(pull),
		import("./judgements.js"),
		import("./explain.js")
	]);
	const judged = await judgementsOf(verdicts, now);
	if (judged.length === 0) return given(answers.notJudged(now.head));
	return given(explanation(now.head, judged.map(({ judgement }) => judgement), reasons));
}
async function accept(request, command, begun, desks) {
	const { desk, verdicts } = desks;
	const { acceptLoss } = await import("./accept.js");
	const done = await acceptLoss(request, command, desks);
	if (done.kind === "refused") {
		await desk.answer(request, given(begun ? answers.recordedBefore(done.answer) : done.answer));
		return ended("command-answered", "The command was answered, and nothing was accepted.");
	}
	const { record, known, run } = done;
	const last = known ? answers.known : answers.accepted;
	if (run === void 0) await desk.answer(request, given(last(record, void 0)));
	else {
		await desk.answer(request, {
			state: "starting",
			body: answers.accepting(record)
		});
		try {
			const page = await verdicts.reportAgain(run);
			await desk.answer(request, given(last(record, page)));
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			await desk.answer(request, {
				state: "starting",
				body: answers.notReported(record, error.message)
			});
			const sentence = `The loss is accepted and recorded, and the report was not made again: ${error.message}`;
			throw MlopsError.of(commandReasons, "report-not-started", sentence);
		}
	}
	if (known) return ended("command-answered", "This loss was accepted before.");
	return ended("loss-accepted", `The loss of ${command.model} was accepted and recorded.`);
}
async function ask(request, desks) {
	const { desk, verdicts } = desks;
	const { author, pull } = request;
	const { askForTraining } = await import("./ask-for-training.js");
	if (author === void 0) throw new TypeError("who asks has been looked up before");
	const done = await askForTraining({
		...request,
		author
	}, await desk.pullRequest(pull), desks);
	if (done.kind === "refused") {
		await desk.answer(request, given(done.answer));
		return ended("command-answered", "The command was answered, and nothing was started.");
	}
	const { record, runs } = done;
	await desk.answer(request, {
		state: "starting",
		body: answers.asking(record)
	});
	try {
		const pages = [];
		for (const { run, attempt } of runs) pages.push(await verdicts.runAgain(run, attempt));
		await desk.answer(request, given(answers.askedFor(record, pages)));
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		await desk.answer(request, {
			state: "starting",
			body: answers.notRepeated(record, error.message)
		});
		const sentence = `The trainings are asked for and recorded, and the jobs were not run again: ${error.message}`;
		throw MlopsError.of(commandReasons, "run-not-repeated", sentence);
	}
	return ended("training-requested", `The trainings of ${record.commit.slice(0, 12)} that waited were asked for.`);
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
	if (now.head !== command.commit) return given(answers.otherHead(now, command.commit, desk.changesPage(pull)));
	if (!now.fork) return "own-branch";
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
async function goOn(request, { at }, training, desks) {
	const { desk } = desks;
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
	if (decided === "own-branch") return await ask(request, desks);
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

// src/actions/bare-place.ts
async function makeBarePlace(folder, env, token) {
	const own = join(folder, "repository");
	await makeFolders(own);
	const git = new Git(own);
	const server = (env["GITHUB_SERVER_URL"] ?? "https://github.com").replace(/\/+$/, "");
	await git.text([
		"init",
		"--quiet",
		"--bare",
		"."
	]);
	const address = `${server}/${env["GITHUB_REPOSITORY"] ?? ""}.git`;
	const added = await git.try([
		"remote",
		"add",
		"origin",
		address
	]);
	if (added.code !== 0) {
		const sentence = `${address} cannot be the address of the repository: ${added.stderr.trim()}`;
		throw MlopsError.of(actionReasons, "no-checkout", sentence);
	}
	await giveToken(git, await git.text([
		"remote",
		"get-url",
		"origin"
	]), token);
	return own;
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
		created_at: datetime({ offset: true }),
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
		author: comment.user?.login,
		at: comment.created_at
	};
}
function notOne(sentence) {
	return MlopsError.of(actionReasons, "not-a-command", sentence);
}

// src/actions/command.ts
const input = (name) => getInput(name);
async function act() {
	await runStep("command", async ({ folder, signal }) => {
		const comment = await readCommandEvent(process.env);
		const token = input("token");
		if (token !== "") setSecret(token);
		const [{ openCommandDesk }, { reasons }] = await Promise.all([import("./forge2.js"), import("./reasons17.js")]);
		const place = {
			env: process.env,
			token,
			workflow: input("workflow"),
			job: input("job"),
			signal
		};
		const outcome = await answerCommand(comment, {
			...await openCommandDesk(place),
			openLedger: async () => {
				const { openLedgerAt } = await import("./app2.js");
				return await openLedgerAt(await makeBarePlace(folder, process.env, token));
			},
			reasons
		});
		if (outcome === void 0) throw notOne("The comment does not begin with `/mlops`.");
		process.stdout.write(`${outcome.sentence}\n`);
		return outcome;
	});
}

export { act };
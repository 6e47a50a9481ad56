import { c as _enum, l as array, p as int, v as object, x as string } from "./schemas.js";
import { t as commentJson } from "./comment.js";
import { t as parsedJson } from "./json.js";
import { r as persist, t as ask } from "./ask.js";
import { a as knownPullRequest, r as ownTexts } from "./comments.js";
import { t as defaultBranchOf } from "./default-branch.js";
import { n as roleOf, t as mayWrite } from "./role.js";

// src/forge/github/answers.ts
const line = /^<!-- mlops-answer (\{.*\}) -->\r?\n/;
const shape = object({
	comment: int(),
	state: _enum(["starting", "given"]),
	training: object({
		pull: int(),
		commit: string(),
		base: string()
	}).optional()
});
async function answerTo(place, question) {
	const action = {
		what: `read the comments of pull request ${question.pull}`,
		permission: "pull-requests: read"
	};
	const [found] = await ask(place, action, () => answers(place, question));
	return found === void 0 ? void 0 : {
		...found.value,
		at: found.at
	};
}
async function putAnswer(place, question, answer) {
	const texts = ownTexts(place);
	const wanted = textOf(question, answer);
	let made = false;
	const action = {
		what: `answer on pull request ${question.pull}`,
		permission: "pull-requests: write"
	};
	await persist(place, action, async () => {
		const [kept, ...others] = await answers(place, question);
		if (kept === void 0 && made) return "done";
		if (kept === void 0) {
			await texts.create(question.pull, wanted);
			made = true;
			return "again";
		}
		for (const { id } of others) await texts.remove(id);
		if (isSame(textOf(question, kept.value), wanted)) return others.length > 0 ? "again" : "done";
		await texts.change(kept.id, wanted);
		return "again";
	});
}
function answers(place, { pull, comment }) {
	return ownTexts(place).list(pull, (body) => {
		const found = line.exec(body);
		const parsed = shape.safeParse(parsedJson(found?.[1]));
		if (found === null || !parsed.success || parsed.data.comment !== comment) return void 0;
		const { state, training } = parsed.data;
		return {
			state,
			training,
			body: body.slice(found[0].length)
		};
	});
}
function textOf({ comment }, { state, training, body }) {
	return `<!-- mlops-answer ${commentJson({
		comment,
		state,
		training
	})} -->\n${body}`;
}
function isSame(one, other) {
	const plain = (text) => text.replaceAll("\r\n", "\n").trim();
	return plain(one) === plain(other);
}

// src/forge/github/command-desk.ts
function commandDesk(place, { server, workflow }) {
	return {
		mayWrite: async (login) => mayWrite(await roleOf(place, login)),
		mayRead: async (login) => await roleOf(place, login) !== "none",
		pullRequest: (number) => pullRequest(place, number),
		answerTo: (question) => answerTo(place, question),
		answer: (question, answer) => putAnswer(place, question, answer),
		findTraining: (training, since) => findTraining(place, workflow, training, since),
		startTraining: (training) => startTraining(place, workflow, training),
		changesPage: (number) => `${server.replace(/\/+$/, "")}/${place.owner}/${place.repo}/pull/${number}/files`
	};
}
const repository = object({ id: int() });
const pullShape = object({
	state: string(),
	user: object({ login: string() }).nullish(),
	head: object({
		sha: string(),
		repo: repository.nullish()
	}),
	base: object({
		ref: string(),
		repo: repository
	})
});
async function pullRequest(place, number) {
	const { client, owner, repo } = place;
	const action = {
		what: `read pull request ${number}`,
		permission: "pull-requests: read"
	};
	const get = () => client.octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	const { state, head, base, user } = await ask(place, action, async () => pullShape.parse((await knownPullRequest(place, number, get)).data));
	const fork = head.repo?.id !== base.repo.id;
	return {
		open: state === "open",
		head: head.sha,
		base: base.ref,
		fork,
		author: user?.login
	};
}
const runsShape = object({ workflow_runs: array(object({
	display_title: string().nullish(),
	created_at: string(),
	html_url: string(),
	head_branch: string().nullish()
})) });
function titleOf({ pull, commit }) {
	return `Train pull request ${pull} at ${commit}`;
}
async function findTraining(place, workflow, training, since) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		workflow_id: workflow,
		event: "workflow_dispatch",
		created: `>=${since}`,
		per_page: 100
	};
	const action = {
		what: `look for runs of ${workflow}`,
		permission: "actions: read"
	};
	const { workflow_runs: runs } = await ask(place, action, async () => runsShape.parse((await client.octokit.rest.actions.listWorkflowRuns(asked)).data));
	const title = titleOf(training);
	return runs.findLast((run) => run.display_title === title && Date.parse(run.created_at) >= Date.parse(since))?.html_url;
}
const startedShape = object({ html_url: string() });
async function startTraining(place, workflow, training) {
	const { client, owner, repo } = place;
	const { pull, commit, base } = training;
	const ref = await defaultBranchOf(place);
	const inputs = {
		"pull-request": `${pull}`,
		commit,
		base
	};
	const action = {
		what: `start ${workflow}`,
		permission: "actions: write"
	};
	const once = {
		owner,
		repo,
		workflow_id: workflow,
		request: { retries: 0 }
	};
	const { data } = await ask(place, action, () => client.octokit.rest.actions.createWorkflowDispatch({
		...once,
		ref,
		inputs,
		return_run_details: true
	}));
	return startedShape.safeParse(data).data?.html_url;
}

export { commandDesk };
import { a as RequestError } from "./dist-bundle.js";
import { b as strictObject, l as array, p as int, v as object, w as unknown, x as string } from "./schemas.js";
import { r as oneLine, t as clip } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { t as forgeReasons } from "./reasons10.js";
import { i as isMissing, n as nameOf, r as persist, t as ask } from "./ask.js";
import { t as version } from "./version.js";
import { t as openPlace } from "./open-place2.js";
import { t as commentJson } from "./comment.js";
import { t as escapeMarkdown } from "./markdown.js";
import { t as parsedJson } from "./json.js";
import { n as ownLogin, r as ownTexts } from "./comments.js";
import { t as checkLength } from "./text-limit.js";

// src/forge/github/deployment-runs.ts
const runsShape = object({ workflow_runs: array(object({
	id: int(),
	event: string(),
	status: string().nullish(),
	conclusion: string().nullish(),
	head_branch: string().nullish(),
	created_at: string(),
	run_started_at: string().nullish(),
	run_attempt: int().nullish()
})) });
const deploying = /* @__PURE__ */ new Set(["push", "workflow_dispatch"]);
async function deploymentRuns(place, workflow, branches, own) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		workflow_id: workflow,
		per_page: 100
	};
	const action = {
		what: `list the runs of ${workflow}`,
		permission: "actions: read"
	};
	const list = async (more) => {
		const { data } = await client.octokit.rest.actions.listWorkflowRuns({
			...asked,
			...more
		});
		return runsShape.parse(data).workflow_runs;
	};
	const ours = (await ask(place, action, async () => {
		try {
			return (await Promise.all([list({}), list({ status: "waiting" })])).flat();
		} catch (error) {
			if (isMissing(error)) return [];
			throw error;
		}
	})).filter(({ event }) => deploying.has(event));
	const all = branches.map((branch) => [branch, ours.filter((run) => run.head_branch === branch)]);
	return {
		underWay: new Map(all.flatMap(([branch, runs]) => dated(branch, sinceWhen(runs, own)))),
		broken: new Map(all.flatMap(([branch, runs]) => dated(branch, brokenSince(runs, own))))
	};
}
const dated = (branch, at) => at === void 0 ? [] : [[branch, at]];
function sinceWhen(runs, own) {
	return runs.filter(({ id, status }) => id !== own && status !== "completed").map(({ created_at: created, run_started_at: started }) => started ?? created).sort()[0];
}
function brokenSince(runs, own) {
	const newest = runs.filter(({ id, run_attempt: attempt, status }) => id === own ? (attempt ?? 1) > 1 : status === "completed").toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1);
	return newest?.conclusion === "success" ? void 0 : newest?.created_at;
}
async function startRun(place, workflow, branch) {
	const { client, owner, repo } = place;
	const action = {
		what: `start ${workflow} on ${branch}`,
		permission: "actions: write"
	};
	const once = {
		owner,
		repo,
		workflow_id: workflow,
		request: { retries: 0 }
	};
	await ask(place, action, async () => {
		try {
			await client.octokit.rest.actions.createWorkflowDispatch({
				...once,
				ref: branch
			});
		} catch (error) {
			if (!(error instanceof RequestError) || !isWorkflowMissing(error)) throw error;
			const said = clip(oneLine(error.message.replace(/ - https?:\/\/\S+$/, "")), 300);
			const sentence = `GitHub cannot start ${workflow} on ${branch} of ${nameOf(place)}: ${said}`;
			throw MlopsError.of(forgeReasons, "deploy-workflow-missing", sentence);
		}
	});
}
function isWorkflowMissing({ message, status }) {
	if (status === 404) return true;
	return status === 422 && /does not exist|no ref found|'workflow_dispatch' trigger/i.test(message);
}

// src/forge/github/deployments.ts
const longestDescription = 140;
const lookedAt = 10;
const states = {
	"in-progress": "in_progress",
	live: "success",
	failed: "failure"
};
const deploymentsShape = array(object({
	id: int(),
	sha: string()
}));
const madeShape = object({ id: int() });
const statusesShape = array(object({
	state: string(),
	description: string().nullish(),
	environment_url: string().nullish()
}));
async function showDeployment(place, shown) {
	const action = {
		what: `show the deployment of ${shown.model} to ${shown.environment}`,
		permission: "deployments: write"
	};
	await persist(place, action, async () => {
		const all = await listed(place, shown);
		const there = all.find(({ sha }) => sha === shown.release);
		const id = there?.id ?? await create(place, shown);
		const newest = there && await newestStatus(place, id);
		if (newest === void 0 || !says(newest, shown)) await say(place, id, shown);
		if (shown.state === "live") await retire(place, shown, all.filter((one) => one.id !== id).slice(0, lookedAt));
		return "done";
	});
}
async function hasEndedThere(place, shown) {
	const action = {
		what: `look at the deployment of ${shown.model} to ${shown.environment}`,
		permission: "deployments: read"
	};
	return await ask(place, action, async () => {
		const there = (await listed(place, shown)).find(({ sha }) => sha === shown.release);
		const newest = there && await newestStatus(place, there.id);
		return newest !== void 0 && newest.state !== states["in-progress"];
	});
}
const taskOf = ({ model }) => `deploy:${model}`;
async function listed({ client, owner, repo }, shown) {
	const asked = {
		owner,
		repo,
		environment: shown.environment,
		task: taskOf(shown),
		per_page: 100
	};
	return deploymentsShape.parse((await client.octokit.rest.repos.listDeployments(asked)).data);
}
async function newestStatus({ client, owner, repo }, deployment) {
	const asked = {
		owner,
		repo,
		deployment_id: deployment,
		per_page: 1
	};
	return statusesShape.parse((await client.octokit.rest.repos.listDeploymentStatuses(asked)).data)[0];
}
async function create({ client, owner, repo }, shown) {
	const { digest, environment, model, release, version: number } = shown;
	const { data } = await client.octokit.rest.repos.createDeployment({
		owner,
		repo,
		request: { retries: 0 },
		ref: release,
		task: taskOf(shown),
		environment,
		production_environment: environment === "production",
		auto_merge: false,
		required_contexts: [],
		description: shortened(`${model} ${number}`),
		payload: {
			model,
			version: number,
			digest,
			tool: `mlops-actions ${version}`
		}
	});
	return madeShape.parse(data).id;
}
function says({ state, description, environment_url: url }, shown) {
	return state === states[shown.state] && (url ?? "") === (shown.url ?? "") && (description ?? "") === shortened(shown.sentence);
}
async function say({ client, owner, repo, writer }, id, shown) {
	await client.octokit.rest.repos.createDeploymentStatus({
		owner,
		repo,
		deployment_id: id,
		request: { retries: 0 },
		auto_inactive: false,
		state: states[shown.state],
		description: shortened(shown.sentence),
		...writer.url !== void 0 && { log_url: writer.url },
		...shown.url !== void 0 && { environment_url: shown.url }
	});
}
async function retire(place, { model, version: number }, others) {
	const { client, owner, repo } = place;
	const statuses = await Promise.all(others.map(({ id }) => newestStatus(place, id)));
	const active = others.filter((_, at) => statuses[at]?.state === "success");
	for (const { id } of active) await client.octokit.rest.repos.createDeploymentStatus({
		owner,
		repo,
		deployment_id: id,
		request: { retries: 0 },
		auto_inactive: false,
		state: "inactive",
		description: shortened(`${model} ${number} is live`)
	});
}
function shortened(text) {
	const line = oneLine(text);
	if (Array.from(line).length <= longestDescription) return line;
	const cut = clip(line, longestDescription).slice(0, -1);
	const end = cut.lastIndexOf(" ");
	return `${end > longestDescription / 2 ? cut.slice(0, end) : cut}…`;
}

// src/forge/github/told-failure.ts
const firstLine = /^<!-- mlops-failure (\{[^\n]*\}) -->(?:\r?\n|$)/;
const markerShape = strictObject({
	environment: string(),
	model: string(),
	digest: string()
});
const label = "mlops";
const issueShape = object({
	number: int(),
	html_url: string(),
	body: string().nullish(),
	user: object({ login: string() }).nullish(),
	pull_request: unknown().optional()
});
async function tellFailure(place, failure) {
	const text = withMarker(failure, failure.body);
	checkLength("issue", text);
	const comment = withMarker(failure, `**${escapeMarkdown(oneLine(failure.title))}**\n\n${failure.body}`);
	checkLength("comment", comment);
	return [await putIssue(place, failure, text), await putComment(place, failure, comment)].filter((one) => one !== void 0);
}
function withMarker({ environment, model, digest }, body) {
	return `<!-- mlops-failure ${commentJson({
		environment,
		model,
		digest
	})} -->\n${body}`;
}
function isAbout(body, { environment, model, digest }) {
	const { success, data } = markerShape.safeParse(parsedJson(firstLine.exec(body)?.[1]));
	return success && data.environment === environment && data.model === model && data.digest === digest;
}
async function putIssue(place, failure, text) {
	const { client, owner, repo } = place;
	const action = {
		what: `open the issue about ${failure.model} in ${failure.environment}`,
		permission: "issues: write"
	};
	return await persist(place, action, async () => {
		try {
			const there = await openIssue(place, failure);
			if (there !== void 0) return there.html_url;
			const { data } = await client.octokit.rest.issues.create({
				owner,
				repo,
				request: { retries: 0 },
				title: clip(oneLine(failure.title), 256),
				body: text,
				labels: [label]
			});
			return issueShape.parse(data).html_url;
		} catch (error) {
			if (isGone(error)) return void 0;
			throw error;
		}
	});
}
function isGone(error) {
	return isMissing(error) && error instanceof Error && "status" in error && error.status === 410;
}
async function openIssue(place, failure) {
	const { client, owner, repo } = place;
	const { issues } = client.octokit.rest;
	const asked = {
		owner,
		repo,
		state: "open",
		per_page: 100
	};
	const own = async (found) => {
		const about = array(issueShape).parse(found).filter(({ body, pull_request: pull }) => pull === void 0 && isAbout(body ?? "", failure));
		const me = about.length === 0 ? void 0 : await ownLogin(place);
		return about.findLast(({ user }) => user?.login === me);
	};
	return await own(await client.octokit.paginate(issues.listForRepo, {
		...asked,
		labels: label
	})) ?? await own((await issues.listForRepo(asked)).data);
}
const pullsShape = array(object({
	number: int(),
	html_url: string(),
	merged_at: string().nullish()
}));
async function putComment(place, failure, text) {
	const { client, owner, repo } = place;
	const { commit } = failure;
	const looking = {
		what: `find the pull request of ${commit.slice(0, 12)}`,
		permission: "pull-requests: read"
	};
	const pull = (await ask(place, looking, async () => {
		const asked = {
			owner,
			repo,
			commit_sha: commit,
			per_page: 100
		};
		return pullsShape.parse((await client.octokit.rest.repos.listPullRequestsAssociatedWithCommit(asked)).data);
	})).find(({ merged_at: merged }) => merged != null);
	if (pull === void 0) return void 0;
	const texts = ownTexts(place);
	const action = {
		what: `comment on pull request ${pull.number}`,
		permission: "pull-requests: write"
	};
	return await persist(place, action, async () => {
		if ((await texts.list(pull.number, (body) => isAbout(body, failure) || void 0)).length === 0) await texts.create(pull.number, text);
		return pull.html_url;
	});
}

// src/forge/github/deployment-desk.ts
async function openGithubDeploymentDesk(options) {
	const place = await openPlace(options);
	const { env, workflow } = options;
	const ownRun = env["GITHUB_RUN_ID"] === void 0 ? void 0 : Number(env["GITHUB_RUN_ID"]);
	return {
		runs: (branches) => deploymentRuns(place, workflow, branches, ownRun),
		start: (branch) => startRun(place, workflow, branch),
		show: (shown) => showDeployment(place, shown),
		hasEnded: (shown) => hasEndedThere(place, shown),
		tell: (failure) => tellFailure(place, failure)
	};
}

export { openGithubDeploymentDesk };
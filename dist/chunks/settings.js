import { _ as number, c as _enum, l as array, u as boolean, v as object, x as string } from "./schemas.js";
import { a as isRefused, i as isMissing, n as nameOf, t as ask } from "./ask.js";

// src/forge/github/settings.ts
const repositoryShape = object({
	private: boolean(),
	default_branch: string(),
	owner: object({ type: string() })
});
const branchShape = object({ protection: object({ required_status_checks: object({ contexts: array(string()) }).optional() }).optional() });
const branchesShape = array(branchShape.extend({ name: string() }));
const rulesShape = array(object({
	type: string(),
	parameters: object({
		required_status_checks: array(object({ context: string() })).optional(),
		check_response_timeout_minutes: number().optional()
	}).optional()
}));
const tokenShape = object({
	default_workflow_permissions: _enum(["read", "write"]),
	can_approve_pull_request_reviews: boolean()
});
const approvalShape = object({ approval_policy: string() });
const runnersShape = array(object({
	name: string(),
	status: string(),
	version: string().nullish(),
	labels: array(object({ name: string() }))
}));
const groupsShape = array(object({
	name: string(),
	restricted_to_workflows: boolean().default(false),
	selected_workflows: array(string()).default([])
}));
const administration = "Administration: read";
const mostBranches = 30;
async function readSettings(place) {
	const found = await ask(place, {
		what: "read the repository",
		permission: "metadata: read"
	}, async () => repositoryShape.parse((await place.client.octokit.rest.repos.get(at(place))).data));
	const branch = found.default_branch;
	const organization = found.owner.type === "Organization";
	const look = (what, permission, work) => seen(place, what, permission, work);
	const [protection, rules, protectedBranches, jobToken, forkApproval, runners, runnerGroups] = await Promise.all([
		look(`read the branch ${branch}`, "Contents: read", () => protectionOf(place, branch)),
		look(`read the rules of ${branch}`, "Metadata: read", () => rulesOf(place, branch)),
		look("list the protected branches", "Contents: read", () => protectedBesides(place, branch)),
		look("read the permissions of jobs", administration, () => jobTokenOf(place)),
		look("read the approval of forks", administration, () => forkApprovalOf(place)),
		look("list the runners", administration, () => runnersOf(place)),
		look("list the runner groups", "Self-hosted runners: read (of the organization)", async () => organization ? await runnerGroupsOf(place) : [])
	]);
	return {
		repository: nameOf(place),
		private: found.private,
		defaultBranch: branch,
		organization,
		requiredChecks: both(protection, rules, requiredBy),
		protectedBranches,
		queueMinutes: map(rules, queueMinutesOf),
		jobToken: map(jobToken, (one) => one.default_workflow_permissions),
		jobsOpenPulls: map(jobToken, (one) => one.can_approve_pull_request_reviews),
		forkApproval,
		runners,
		runnerGroups
	};
}
const at = ({ owner, repo }) => ({
	owner,
	repo
});
async function protectionOf(place, branch) {
	const { data } = await place.client.octokit.rest.repos.getBranch({
		...at(place),
		branch
	});
	return branchShape.parse(data);
}
async function rulesOf(place, branch) {
	const { rest, paginate } = place.client.octokit;
	return rulesShape.parse(await paginate(rest.repos.getBranchRules, {
		...at(place),
		branch,
		per_page: 100
	}));
}
async function protectedBesides(place, branch) {
	const { rest, paginate } = place.client.octokit;
	const asked = {
		...at(place),
		protected: true,
		per_page: 100
	};
	const others = branchesShape.parse(await paginate(rest.repos.listBranches, asked)).filter(({ name }) => name !== branch);
	const looked = others.slice(0, mostBranches).map(async (one) => {
		return {
			branch: one.name,
			requiredChecks: requiredBy(one, await rulesOf(place, one.name))
		};
	});
	return {
		looked: await Promise.all(looked),
		others: others.slice(mostBranches).map(({ name }) => name)
	};
}
async function jobTokenOf(place) {
	const { actions } = place.client.octokit.rest;
	const { data } = await actions.getGithubActionsDefaultWorkflowPermissionsRepository(at(place));
	return tokenShape.parse(data);
}
async function forkApprovalOf(place) {
	return approvalShape.parse((await place.client.octokit.request("GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval", at(place))).data).approval_policy;
}
async function runnersOf(place) {
	const { rest, paginate } = place.client.octokit;
	const all = await paginate(rest.actions.listSelfHostedRunnersForRepo, {
		...at(place),
		per_page: 100
	});
	return runnersShape.parse(all).map(runnerOf);
}
async function runnerGroupsOf({ client, owner, repo }) {
	const route = "GET /orgs/{org}/actions/runner-groups";
	const asked = {
		org: owner,
		visible_to_repository: repo,
		per_page: 100
	};
	return groupsShape.parse(await client.octokit.paginate(route, asked)).map(groupOf);
}
function queueMinutesOf(rules) {
	const queue = rules.find(({ type }) => type === "merge_queue");
	return queue === void 0 ? null : queue.parameters?.check_response_timeout_minutes ?? null;
}
function requiredBy({ protection }, rules) {
	return [.../* @__PURE__ */ new Set([...protection?.required_status_checks?.contexts ?? [], ...rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []).map(({ context }) => context)])];
}
async function seen(place, what, permission, work) {
	return await ask(place, {
		what,
		permission
	}, async () => {
		try {
			return {
				kind: "seen",
				value: await work()
			};
		} catch (error) {
			if (isRefused(error) || isMissing(error)) return {
				kind: "hidden",
				permission
			};
			throw error;
		}
	});
}
function map(from, change) {
	return from.kind === "hidden" ? from : {
		kind: "seen",
		value: change(from.value)
	};
}
function both(a, b, join) {
	if (a.kind === "hidden") return a;
	return b.kind === "hidden" ? b : {
		kind: "seen",
		value: join(a.value, b.value)
	};
}
function runnerOf({ name, status, version, labels }) {
	return {
		name,
		labels: labels.map((label) => label.name),
		online: status === "online",
		...typeof version === "string" && version !== "" && { version }
	};
}
function groupOf(group) {
	return {
		name: group.name,
		workflows: group.restricted_to_workflows ? group.selected_workflows : null
	};
}

export { readSettings };
import { c as _enum, g as looseObject, l as array, p as int, u as boolean, v as object, w as unknown, x as string } from "./schemas.js";
import { a as RequestError } from "./dist-bundle.js";
import { r as oneLine, t as clip } from "./clean.js";
import { a as actionsApp } from "./checks.js";
import { a as isRefused, i as isMissing, r as persist, t as ask } from "./ask.js";
import { t as openPlace } from "./open-place2.js";
import { n as promotionCheck } from "./promotion-check.js";

// src/forge/github/protected-environment.ts
const ruleShape$1 = object({
	wait_timer: int().optional(),
	prevent_self_review: boolean().optional(),
	reviewers: array(object({
		type: _enum(["User", "Team"]),
		reviewer: object({ id: int() })
	})).optional()
});
const environmentShape = object({
	protection_rules: array(ruleShape$1).optional(),
	deployment_branch_policy: object({
		protected_branches: boolean(),
		custom_branch_policies: boolean()
	}).nullish()
});
const policiesShape = object({ branch_policies: array(object({
	name: string(),
	type: string().optional()
})) });
function environmentPart(place, environment) {
	return {
		what: `make the environment ${environment.name}`,
		look: () => look$2(place, environment),
		write: () => write$1(place, environment)
	};
}
async function look$2(place, environment) {
	const { name, branch } = environment;
	const thing = {
		what: "environment",
		name
	};
	const click = `${place.page}/settings/environments: the environment "${name}", under "Deployment branches and tags" the selected branch ${branch} and nothing else.`;
	try {
		const found = await read(place, name);
		if (found === void 0) return {
			...thing,
			state: "missing",
			sentence: `There is no environment ${name}.`,
			click
		};
		const open = await openTo(place, environment, found);
		if (open === void 0) return {
			...thing,
			state: "there",
			sentence: `${branch} alone may deploy to it.`
		};
		return {
			...thing,
			state: "differs",
			sentence: open,
			click
		};
	} catch (error) {
		if (!isRefused(error)) throw error;
		return {
			...thing,
			state: "hidden",
			sentence: "The token lacks `actions: read` to look at it.",
			click
		};
	}
}
async function read({ client, owner, repo }, name) {
	try {
		const { data } = await client.octokit.rest.repos.getEnvironment({
			owner,
			repo,
			environment_name: name
		});
		return environmentShape.parse(data);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function openTo(place, { name, branch }, { deployment_branch_policy: policy }) {
	if (policy == null) return "Every branch may deploy to it.";
	if (!policy.custom_branch_policies) return "Every protected branch may deploy to it.";
	const found = await policiesOf(place, name);
	const others = found.filter((one) => one.name !== branch || one.type === "tag").map((one) => one.name);
	const said = [...others.length === found.length ? [`${branch} may not deploy to it`] : [], ...others.length > 0 ? [`${others.join(", ")} may deploy to it`] : []];
	return said.length === 0 ? void 0 : `${said.join("; ")}.`;
}
async function policiesOf({ client, owner, repo }, name) {
	const asked = {
		owner,
		repo,
		environment_name: name,
		per_page: 100
	};
	const { data } = await client.octokit.rest.repos.listDeploymentBranchPolicies(asked);
	return policiesShape.parse(data).branch_policies;
}
async function write$1(place, { name, branch }) {
	const { client, owner, repo } = place;
	const { repos } = client.octokit.rest;
	const there = await read(place, name);
	const at = {
		owner,
		repo,
		environment_name: name,
		request: { retries: 0 }
	};
	if (there?.deployment_branch_policy?.custom_branch_policies !== true) {
		const policy = {
			protected_branches: false,
			custom_branch_policies: true
		};
		await repos.createOrUpdateEnvironment({
			...at,
			...kept(there),
			deployment_branch_policy: policy
		});
	}
	if (!(await policiesOf(place, name)).some((one) => one.name === branch && one.type !== "tag")) await repos.createDeploymentBranchPolicy({
		...at,
		name: branch,
		type: "branch"
	});
}
function kept(there) {
	const rules = there?.protection_rules ?? [];
	const timer = rules.find((rule) => rule.wait_timer !== void 0)?.wait_timer;
	const people = rules.find((rule) => rule.reviewers !== void 0);
	return {
		...timer !== void 0 && { wait_timer: timer },
		...people?.reviewers !== void 0 && {
			reviewers: people.reviewers.map(({ type, reviewer: { id } }) => ({
				type,
				id
			})),
			prevent_self_review: people.prevent_self_review ?? false
		}
	};
}

// src/forge/github/ruleset.ts
const commonName = "mlops environments";
const parametersShape = looseObject({
	dismiss_stale_reviews_on_push: boolean().optional(),
	required_approving_review_count: int().optional(),
	required_status_checks: array(looseObject({
		context: string(),
		integration_id: int().nullish()
	})).optional()
});
const ruleShape = looseObject({
	type: string(),
	parameters: parametersShape.optional()
});
const listShape = array(object({
	id: int(),
	name: string()
}));
const rulesetShape = object({
	conditions: object({ ref_name: object({ include: array(string()).optional() }).optional() }).nullish(),
	rules: array(ruleShape).optional(),
	bypass_actors: array(unknown()).optional()
});
function rulesetParts(place, environments) {
	const fewest = Math.min(...environments.map(({ approvals }) => approvals));
	return [...Map.groupBy(environments, ({ approvals }) => approvals)].map(([approvals, all]) => {
		const more = approvals === fewest ? "" : `, ${approvals} approval${approvals === 1 ? "" : "s"}`;
		return rulesetPart(place, all, {
			name: `${commonName}${more}`,
			approvals
		});
	});
}
function rulesetPart(place, environments, { name, approvals }) {
	const include = environments.map(({ branch }) => `refs/heads/${branch}`);
	return {
		what: `protect ${environments.map(({ branch }) => branch).join(", ")}`,
		look: () => look$1(place, environments, {
			name,
			approvals,
			include
		}),
		write: () => write(place, {
			name,
			approvals,
			include
		})
	};
}
async function look$1(place, environments, wanted) {
	const thing = {
		what: "ruleset",
		name: wanted.name
	};
	const click = clickOf(place, environments, wanted);
	try {
		const [own, ...open] = await Promise.all([ownRuleset(place, wanted.name), ...environments.map(async ({ branch }) => {
			const lacks = missingIn(await rulesOf(place, branch), wanted.approvals);
			return lacks.length === 0 ? [] : [`${branch}: ${lacks.join(", ")}`];
		})]);
		const more = (own?.include ?? []).filter((ref) => !wanted.include.includes(ref));
		const others = more.length === 0 ? [] : [`it holds for ${more.join(", ")} as well, where no environment is`];
		const around = own === void 0 || own.bypassed === 0 ? [] : [`${own.bypassed} in its bypass list may go around it`];
		const said = [
			...open.flat(),
			...others,
			...around
		];
		if (said.length === 0) return {
			...thing,
			state: "there",
			sentence: "The branches of environments are protected."
		};
		return {
			...thing,
			state: own === void 0 ? "missing" : "differs",
			sentence: `${said.join("; ")}.`,
			click
		};
	} catch (error) {
		if (!isRefused(error) && !isMissing(error)) throw error;
		return {
			...thing,
			state: "hidden",
			sentence: "The token may not look at the rules of branches.",
			click
		};
	}
}
async function rulesOf({ client, owner, repo }, branch) {
	const { rest, paginate } = client.octokit;
	return array(ruleShape).parse(await paginate(rest.repos.getBranchRules, {
		owner,
		repo,
		branch,
		per_page: 100
	}));
}
function isBound({ integration_id: app }) {
	return app != null;
}
function missingIn(rules, approvals) {
	const of = (type) => rules.filter((rule) => rule.type === type);
	const pulls = of("pull_request").map(({ parameters }) => parameters ?? {});
	const own = of("required_status_checks").flatMap(({ parameters }) => parameters?.required_status_checks ?? []).filter(({ context }) => context === promotionCheck);
	return [
		[pulls.length > 0, "it takes pushes without a pull request"],
		[pulls.length === 0 || pulls.some((one) => one.dismiss_stale_reviews_on_push === true), "approvals outlive the next push"],
		[pulls.length === 0 || pulls.some((one) => (one.required_approving_review_count ?? 0) >= approvals), `fewer than ${approvals} approvals are asked for`],
		[own.length > 0, `the check "${promotionCheck}" is not required`],
		[own.length === 0 || own.some(isBound), `whoever may write a status may give it "${promotionCheck}"`],
		[of("deletion").length > 0, "it may be deleted"],
		[of("non_fast_forward").length > 0, "it may be force-pushed"]
	].filter(([holds]) => !holds).map(([, words]) => words);
}
async function ownRuleset({ client, owner, repo }, wanted) {
	const { rest, paginate } = client.octokit;
	const asked = {
		owner,
		repo,
		includes_parents: false,
		per_page: 100
	};
	const id = listShape.parse(await paginate(rest.repos.getRepoRulesets, asked)).find(({ name }) => name === wanted)?.id;
	if (id === void 0) return void 0;
	const { data } = await rest.repos.getRepoRuleset({
		owner,
		repo,
		ruleset_id: id
	});
	const { conditions, rules = [], bypass_actors: bypass = [] } = rulesetShape.parse(data);
	return {
		id,
		include: conditions?.ref_name?.include ?? [],
		rules,
		bypassed: bypass.length
	};
}
async function write(place, { name, approvals, include }) {
	const { client, owner, repo } = place;
	const [own, app] = await Promise.all([ownRuleset(place, name), place.actionsApp()]);
	const body = {
		owner,
		repo,
		name,
		target: "branch",
		enforcement: "active",
		request: { retries: 0 },
		conditions: { ref_name: {
			include,
			exclude: []
		} },
		rules: wantedRules(own?.rules ?? [], {
			approvals,
			app
		})
	};
	const route = own === void 0 ? "POST /repos/{owner}/{repo}/rulesets" : "PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}";
	await client.octokit.request(route, {
		...body,
		...own !== void 0 && { ruleset_id: own.id }
	});
}
function wantedRules(there, { approvals, app }) {
	const of = (type) => there.find((rule) => rule.type === type)?.parameters ?? {};
	const [pulls, checks] = [of("pull_request"), of("required_status_checks")];
	const isOurs = ({ context }) => context === promotionCheck;
	const required = checks.required_status_checks ?? [];
	const bound = app === void 0 ? {} : { integration_id: app };
	const own = required.find((one) => isOurs(one) && isBound(one)) ?? {
		context: "mlops promotion",
		...bound
	};
	const ours = [
		{
			type: "pull_request",
			parameters: {
				require_code_owner_review: false,
				require_last_push_approval: false,
				required_review_thread_resolution: false,
				...pulls,
				dismiss_stale_reviews_on_push: true,
				required_approving_review_count: Math.max(pulls.required_approving_review_count ?? 0, approvals)
			}
		},
		{
			type: "required_status_checks",
			parameters: {
				strict_required_status_checks_policy: false,
				do_not_enforce_on_create: true,
				...checks,
				required_status_checks: [...required.filter((one) => !isOurs(one)), own]
			}
		},
		{ type: "deletion" },
		{ type: "non_fast_forward" }
	];
	return [...ours, ...there.filter(({ type }) => !ours.some((one) => one.type === type))];
}
function clickOf({ page }, environments, { name, approvals }) {
	return `${page}/settings/rules: a branch ruleset "${name}", active, for ${environments.map(({ branch }) => branch).join(", ")}: require a pull request before merging${approvals === 0 ? "" : `, with ${approvals} approval${approvals === 1 ? "" : "s"}`}, dismissing stale approvals; require the status check "${promotionCheck}" from GitHub Actions; restrict deletions; block force pushes.`;
}

// src/forge/github/enforce.ts
async function openGithubEnforcement(options) {
	const { client, owner, repo } = await openPlace(options);
	const server = (options.env["GITHUB_SERVER_URL"] || "https://github.com").replace(/\/+$/, "");
	let asked;
	const place = {
		client,
		owner,
		repo,
		page: `${server}/${owner}/${repo}`,
		actionsApp: () => {
			asked ??= actionsApp({
				client,
				owner,
				repo
			});
			return asked;
		}
	};
	const each = async (environments, work) => {
		if (environments.length === 0) return [];
		return await Promise.all(partsOf(place, environments).map(work));
	};
	return {
		look: (environments) => each(environments, (part) => look(place, part)),
		create: (environments) => each(environments, (part) => create(place, part))
	};
}
function partsOf(place, environments) {
	return [...rulesetParts(place, environments), ...environments.map((one) => environmentPart(place, one))];
}
async function look(place, part) {
	const action = {
		what: `look whether somebody has to ${part.what}`,
		permission: "Administration: read"
	};
	return await ask(place, action, () => part.look());
}
async function create(place, part) {
	const action = {
		what: part.what,
		permission: "Administration: write"
	};
	let [tried, wrote] = [false, false];
	return await persist(place, action, async () => {
		const found = await part.look();
		if (found.state === "there") return tried ? {
			...found,
			state: "made"
		} : found;
		if (found.state === "hidden" || wrote) return found;
		tried = true;
		try {
			await part.write();
		} catch (error) {
			if (isNotAllowed(error)) return {
				...found,
				state: "refused",
				sentence: refusedBy(found, error)
			};
			throw error;
		}
		wrote = true;
		return "again";
	});
}
function isNotAllowed(error) {
	return isRefused(error) || isMissing(error) || error instanceof RequestError && error.status === 422;
}
function refusedBy({ sentence }, { message, status }) {
	return `${sentence} GitHub does not let this token change that (${status}): ${clip(oneLine(message.replace(/ - https?:\/\/\S+$/, "")), 300)}`;
}

export { openGithubEnforcement };